"""Tests of the page that the benchmarks write."""

from pathlib import Path
from types import ModuleType

import pytest


def test_a_benchmark_replaces_its_own_section(
    tables: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two benchmarks share the page; when one is run again, its rows are new and the other's stay."""
    page = tmp_path / "benchmarks.md"
    monkeypatch.setattr(tables, "_PLACE", page)
    tables.write_section("Speed", "Of one.", ["what", "value"], [["loading", "1"]])
    tables.write_section("Size", "Of all.", ["what"], [["tokens"]])
    tables.write_section("Speed", "Of two.", ["what", "value"], [["loading", "2"]])
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Benchmarks\n") and text.index("## Speed") < text.index("## Size")
    assert "| loading | 2 |" in text and "| loading | 1 |" not in text and text.endswith("| tokens |\n")
    assert text.count("## ") == 2 and "\n\n\n" not in text

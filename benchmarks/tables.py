"""Where the benchmarks write what they measured: docs/benchmarks.md, a section for each of them."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

_PLACE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
_HEAD = """# Benchmarks

Written by `make bench` and `python benchmarks/scale.py`; what is here is what they measured last. Speeds are per second
of processor time of all processes together, so that a busy machine does not change them much; between machines only
ratios can be compared.
"""


def write_section(title: str, remarks: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Replace one section of the page, and leave the others as they are."""
    lines = [f"## {title}", "", f"{remarks} {_machine()}", "", _line(columns), _line(["---"] * len(columns))]
    section = "\n".join([*lines, *map(_line, rows)]) + "\n"
    page = _PLACE.read_text(encoding="utf-8") if _PLACE.exists() else _HEAD
    old = re.search(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    if old:
        after = page[old.end() :]
        page = page[: old.start()] + section + ("\n" + after if after else "")
    else:
        page = page.rstrip("\n") + "\n\n" + section
    _PLACE.write_text(page, encoding="utf-8")


def rows_of(title: str) -> list[list[str]]:
    """The rows of a section as they stand on the page."""
    page = _PLACE.read_text(encoding="utf-8") if _PLACE.exists() else ""
    section = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    lines = section[1].splitlines() if section else []
    return [line.strip("| ").split(" | ") for line in lines if line.startswith("|")][2:]


def peak_megabytes() -> float:
    """The most memory that this process has held; nan where the system does not tell."""
    # What resource tells began in the process that started this one.
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmHWM")), float("nan"))


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _machine() -> str:
    found = f"Python {platform.python_version()}, pandas {version('pandas')}, pyarrow {version('pyarrow')}"
    return f"{found}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores."

"""The look for known holes in the locked packages: what it says, and when it is a failure."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def audit() -> ModuleType:
    """The script, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def package(name: str, *holes: list[str]) -> dict[str, Any]:
    """A package with a hole for each list of versions that mend it."""
    vulns = [{"id": f"HOLE-{number}", "fix_versions": versions} for number, versions in enumerate(holes)]
    return {"name": name, "version": "1.0", "vulns": vulns}


def test_a_hole_that_a_newer_version_mends_is_a_failure(audit: ModuleType) -> None:
    """It is named with the version; one that nothing mends is named, and is none."""
    words, status = audit.judgement([package("mill"), package("port", [], ["1.1", "2.0"])])
    assert status == 1 and "port 1.0: HOLE-1, mended in 1.1, 2.0" in words and "2, of which 1" in words
    words, status = audit.judgement([package("port", []), {"name": "quay", "skip_reason": "unknown"}])
    assert status == 0 and "HOLE-0, mended in no version yet" in words and "quay: not checked" in words


def test_what_cannot_be_asked_is_said(audit: ModuleType, monkeypatch: Any, capsys: Any) -> None:
    """Where there is no service nothing is claimed, and the status is that of neither a pass nor a failure."""

    def unanswered(*arguments: object) -> None:
        raise audit.NotChecked("The service does not answer.")

    monkeypatch.setattr(audit, "audit", unanswered)
    monkeypatch.setattr("sys.argv", ["audit.py"])
    assert audit.main() == 2
    said = capsys.readouterr().out
    assert said.startswith("Known holes in dependencies: NOT CHECKED. The service does not answer. This is no pass")


def test_the_first_package_of_the_lock_is_whole(audit: ModuleType) -> None:
    """It is asked for alone, with its version and hashes, and without a condition."""
    first = audit.first_package((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    assert first.count("==") == 1 and "--hash=sha256:" in first and ";" not in first and first.endswith("\n")

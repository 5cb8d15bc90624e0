"""Progress: a bar where somebody watches, silence everywhere else."""

import io
import sys
from pathlib import Path

import pytest

from toolkit import load_articles
from toolkit.progress import SILENT, track


class Screen(io.StringIO):
    """A file that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def numbers(progress: bool) -> list[int]:
    return list(track(range(5), total=5, label="dates", progress=progress))


def test_a_terminal_shows_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """The label and the unit are told on the screen; what is counted comes through unchanged."""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    assert numbers(True) == list(range(5))
    assert "dates" in screen.getvalue()
    assert "articles" in screen.getvalue()


@pytest.mark.parametrize("case", ["not asked", "a file", "a rerun"])
def test_silence(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written when nobody asked, when nobody watches, and in notebooks that rerun runs."""
    screen = io.StringIO() if case == "a file" else Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    if case == "a rerun":
        monkeypatch.setenv(SILENT, "1")
    assert numbers(case != "not asked") == list(range(5))
    assert screen.getvalue() == ""


def test_loading_shows_its_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder of many files tells how far it has come, and the table is the same."""
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"The port closed on day {number}, its master said.", encoding="utf-8")
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    assert load_articles(tmp_path, progress=True).equals(load_articles(tmp_path))
    assert "loading" in screen.getvalue() and "files" in screen.getvalue()

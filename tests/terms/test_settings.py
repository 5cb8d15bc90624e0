"""Tests of themes and stop words read from files beside the data."""

from pathlib import Path

import pandas as pd
import pytest

from toolkit.errors import ToolkitError
from toolkit.terms.settings import read_stop_words, read_themes
from toolkit.terms.trends import term_trends


def test_themes_are_counted_as_read(tmp_path: Path) -> None:
    """Patterns of a file, with a byte order mark as spreadsheets write it, go straight into a trend."""
    path = tmp_path / "themes.csv"
    path.write_text('\ufefftheme,pattern\narms, missile*\narms,"shell*"\n농업,수확*\n', encoding="utf-8")
    themes = read_themes(path)
    assert themes == {"arms": ["missile*", "shell*"], "농업": ["수확*"]}
    articles = pd.DataFrame({"text": ["missiles, shells, 수확량"], "date": pd.to_datetime(["2024-01-02"])})
    assert term_trends(articles, themes, freq="month")["count"].tolist() == [2, 1]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "cannot be read"),
        ("topic,pattern\na,b\n", "lack the column 'theme': the first line must be 'theme,pattern'"),
        ("theme,pattern\narms,\n", "Line 2 .* has no pattern"),
        ("theme,pattern\narms,shell\n,mill\n", "Line 3 .* names no theme for 'mill'"),
    ],
)
def test_themes_that_cannot_be_read_are_explained(tmp_path: Path, written: str, message: str) -> None:
    """The file, the line and what would work are named."""
    path = tmp_path / "themes.csv"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(ToolkitError, match=message):
        read_themes(path)
    with pytest.raises(ToolkitError, match="cannot be read"):
        read_themes(tmp_path / "nothing.csv")


def test_stop_words_are_read_as_they_are_counted(tmp_path: Path) -> None:
    """Remarks are left out, and capitals and apostrophes do not matter."""
    path = tmp_path / "stop_words.txt"
    path.write_text("# mine\nReuters said\nDon’t\n\n", encoding="utf-8")
    assert read_stop_words(path) == {"reuters", "said", "don't"}
    with pytest.raises(ToolkitError, match="cannot be read"):
        read_stop_words(tmp_path / "nothing.txt")
    path.write_text("said\nkcna*\n", encoding="utf-8")
    with pytest.raises(ToolkitError, match=r"hold the pattern 'kcna\*': stop words are whole words"):
        read_stop_words(path)


def test_themes_come_from_any_spreadsheet(tmp_path: Path) -> None:
    """Semicolons and tabs divide as commas do, capitals in the head do not matter, and empty lines are passed over."""
    path = tmp_path / "themes.csv"
    for divider in ",;\t":
        lines = ["Theme,Pattern,note", "arms,missile*,", "", ",,", "grain,harvest*,mine"]
        path.write_text("\n".join(lines).replace(",", divider), encoding="utf-8")
        assert read_themes(path) == {"arms": ["missile*"], "grain": ["harvest*"]}
    path.write_text("theme,pattern\narms,missile*\n\n,mill\n", encoding="utf-8")
    with pytest.raises(ToolkitError, match=r"Line 4 .* names no theme for 'mill'"):
        read_themes(path)
    path.write_text("theme,pattern\ncafé,café*\n", encoding="latin-1")
    with pytest.raises(ToolkitError, match=r"not in UTF-8\. Save them as such"):
        read_themes(path)

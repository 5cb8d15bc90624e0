"""Delimited tables: no row is lost in silence."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import load_with_manifest
from toolkit.loading.forms.csv_rows import Dialect, RowReader


def load(tmp_path: Path, content: str, name: str = "a.csv") -> tuple[pd.DataFrame, dict[str, object]]:
    """The articles of a table, and its row of the manifest."""
    (tmp_path / name).write_text(content, encoding="utf-8", newline="")
    articles, manifest = load_with_manifest(tmp_path / name)
    return articles, manifest.to_dict("records")[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_recognised(tmp_path: Path, delimiter: str) -> None:
    """Also where the cells are full of the other delimiters."""
    cells = [["title", "body", "page"], ["A", '"x, y; z | w\tv"', "1"], ["B", '"u; u; u, u"', "2"]]
    articles, _ = load(tmp_path, "\r\n".join(delimiter.join(row) for row in cells))
    assert articles["title"].tolist() == ["A", "B"]
    assert articles["page"].tolist() == ["1", "2"]


def test_a_line_that_excel_writes_is_no_header(tmp_path: Path) -> None:
    """The delimiter of "sep=;" is taken, and the line is not."""
    articles, _ = load(tmp_path, "sep=;\ntitle;text\nA;x\n")
    assert articles.loc[0, ["title", "text"]].tolist() == ["A", "x"]


def test_rows_with_too_many_cells_are_listed(tmp_path: Path) -> None:
    """A comma without quotation marks has moved the columns: the row is a loss, not a wrong article."""
    articles, row = load(tmp_path, "title,text,page\nA,x,1\nB,y, and z,2\nC,w,3,,\nD,v\n")
    assert articles["title"].tolist() == ["A", "C", "D"]
    assert (row["found"], row["loaded"], row["lost"]) == (4, 3, "1")
    assert "more cells" in str(row["reason"])
    assert "1 row has fewer cells" in str(row["reason"])


def test_an_open_quotation_mark_swallows_only_its_own_row(tmp_path: Path) -> None:
    """The rows behind it are read, whether or not another quotation mark follows."""
    for last in ("E,z,5\n", 'E,"z, z",5\n'):
        articles, row = load(tmp_path, f'title,text,page\nA,x,1\nB,"oops,2\nC,y,3\nD,w,4\n{last}')
        assert articles["title"].tolist() == ["A", "C", "D", "E"]
        assert (row["found"], row["loaded"], row["lost"]) == (5, 4, "1")
        assert "never closed" in str(row["reason"])


def test_a_table_cut_off_inside_a_cell_keeps_its_last_article(tmp_path: Path) -> None:
    """The manifest says that the end is missing."""
    articles, row = load(tmp_path, 'title,text,page\nA,x,1\nB,"First paragraph.\nSecond, and then the fi')
    assert articles["text"].tolist() == ["x", "First paragraph.\nSecond, and then the fi"]
    assert row["status"] == "partial"
    assert "cut off" in str(row["reason"])


def test_quotation_marks_that_are_not_doubled_are_forgiven(tmp_path: Path) -> None:
    """The row is read, and the manifest says so."""
    articles, row = load(tmp_path, 'title,text,page\nA,"He said "no" to it",1\nB,y,2\n')
    assert articles["title"].tolist() == ["A", "B"]
    assert articles["text"].str.contains("no").tolist() == [True, False]
    assert "not doubled" in str(row["reason"])


def test_backslashes_before_quotation_marks_are_understood(tmp_path: Path) -> None:
    """Databases write them instead of doubling."""
    articles, _ = load(tmp_path, 'title,text\nA,"He said \\"no, never\\" to it"\n')
    assert articles["text"].tolist() == ['He said "no, never" to it']


def test_cells_may_be_long(tmp_path: Path) -> None:
    """A text beyond the csv module's usual limit is read."""
    articles, _ = load(tmp_path, f'title,text\nA,"{"word " * 100_000}"\n')
    assert articles["text"].str.len().tolist() == [499_999]


def test_a_table_in_a_text_file_is_a_table(tmp_path: Path) -> None:
    """Content decides before the name; a pasted article that begins with a short line is none."""
    articles, row = load(tmp_path, "title\toutlet\ttext\nA\tP\tx\n", name="export.txt")
    assert (row["format"], articles["outlet"].tolist()) == ("csv", ["P"])
    _, row = load(tmp_path, "Text, title and date\n\nThe words above are a headline, the printer said.", name="b.txt")
    assert row["format"] == "txt"


def test_repeated_names_of_columns_are_kept_apart(tmp_path: Path) -> None:
    """Two columns of one name do not hide each other; a column without a name has one."""
    articles, _ = load(tmp_path, "title,page,page,,x\nA,1,2,3,4\n")
    assert articles.loc[0, ["page", "page_2", "column_4", "x"]].tolist() == ["1", "2", "3", "4"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(*[st.text(alphabet='ab,"\n;\\ ', min_size=1, max_size=8)] * 3).filter(lambda row: row[0].strip()),
        max_size=6,
    )
)
def test_what_pandas_writes_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    """Every table that is written by the rules is read cell for cell."""
    written = pd.DataFrame(rows, columns=["a", "b", "c"]).to_csv(index=False, lineterminator="\n")
    lines = written.splitlines(keepends=True)
    reader = RowReader(lines, Dialect(","), width=3)
    read = list(reader)[1:]
    expected = [[cell.lstrip(" ") if cell[:1] == " " and "\n" not in cell else cell for cell in row] for row in rows]
    assert [[cell.strip() for cell in row or []] for row in read] == [[c.strip() for c in row] for row in expected]
    assert not reader.swallowed
    assert not reader.cut_off


def test_rows_above_the_header_are_passed_over(tmp_path: Path) -> None:
    """Exports begin with what was searched for; the manifest says that lines were passed over."""
    articles, row = load(tmp_path, "Results for: harbour\n\nFrom 1 May 2031\nTitel;Volltext;Datum\nA;x, y;4.5.2031\n")
    assert articles.loc[0, ["title", "text"]].tolist() == ["A", "x, y"]
    assert row["found"] == 1
    assert "2 rows above the header" in str(row["reason"])


def test_a_header_in_the_middle_is_no_article(tmp_path: Path) -> None:
    """Tables that were put behind one another have it, with or without a byte order mark."""
    articles, row = load(tmp_path, "title,text\nA,x\n\ufefftitle,text\nB,y\n")
    assert articles["title"].tolist() == ["A", "B"]
    assert (row["found"], row["status"]) == (2, "loaded")
    assert "The header stands in the table again, 1 times" in str(row["reason"])


def test_a_table_of_texts_alone_has_no_delimiter(tmp_path: Path) -> None:
    """With one column, commas and semicolons are the text's own."""
    articles, _ = load(tmp_path, 'text\nOne, two; three\n"Four, five"\n')
    assert articles["text"].tolist() == ["One, two; three", "Four, five"]

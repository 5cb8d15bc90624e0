"""Tests of articles on disk: what is saved once comes back, by part and with every reader of Parquet."""

import datetime as dt
import decimal
import random
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pyarrow import parquet

from toolkit import open_articles, save_articles, tables
from toolkit.errors import LoadingError, SelectionWarning, TableError, ToolkitError
from toolkit.storage.columns import as_arrow, common_kinds, fitted
from toolkit.storage.locking import locked

READERS = ["pandas", "duckdb", "polars"]


def articles(first: int, last: int) -> pd.DataFrame:
    """Articles numbered from first up to last, one a day, of two outlets in turn."""
    numbers = range(first, last)
    frame = pd.DataFrame(
        {
            "article_id": [f"a{number:04}" for number in numbers],
            "date": pd.Timestamp("2031-01-01") + pd.to_timedelta(list(numbers), unit="D"),
            "outlet": ["Tarn Watch" if number % 2 else "Velm Post" for number in numbers],
            "title": [f"Harbour {number}" for number in numbers],
            "text": [f"The harbour of Velm was opened {number} times." for number in numbers],
            "position": list(numbers),
        }
    )
    return tables.conform(frame, "articles")


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    """All columns, their dtypes and the order of saving come back, and the input is as it was."""
    frame = articles(0, 30)
    before = frame.copy()
    saved = save_articles(frame, tmp_path / "new" / "store")
    pd.testing.assert_frame_equal(frame, before)
    assert saved.added == 30 and saved.present == 0
    assert saved.path is not None and saved.path.parent == tmp_path / "new" / "store"
    pd.testing.assert_frame_equal(open_articles(tmp_path / "new" / "store"), frame)


def test_an_article_is_added_once(tmp_path: Path) -> None:
    """Ids that the folder has, and ids that come twice in one call, are passed over and counted."""
    save_articles(articles(0, 10), tmp_path)
    saved = save_articles(pd.concat([articles(5, 15), articles(14, 15)]), tmp_path)
    assert (saved.added, saved.present) == (5, 6)
    again = save_articles(articles(0, 15), tmp_path)
    assert (again.added, again.present, again.path) == (0, 15, None)
    pd.testing.assert_frame_equal(open_articles(tmp_path), articles(0, 15))


def test_the_order_is_that_of_saving(tmp_path: Path) -> None:
    """Later calls come later, whatever the articles are called."""
    for start in (20, 0, 10):
        save_articles(articles(start, start + 10), tmp_path)
    ids = open_articles(tmp_path, columns=["article_id"])["article_id"]
    assert ids.tolist() == [f"a{number:04}" for start in (20, 0, 10) for number in range(start, start + 10)]


def test_a_part_is_what_was_asked_for(tmp_path: Path) -> None:
    """Columns in the order asked for, days with both bounds included, outlets by name."""
    save_articles(articles(0, 60), tmp_path)
    part = open_articles(tmp_path, columns=["title", "date"], since="2031-02", until=dt.date(2031, 2, 3))
    assert part.columns.tolist() == ["title", "date"]
    assert part["title"].tolist() == ["Harbour 31", "Harbour 32", "Harbour 33"]
    watch = open_articles(tmp_path, outlets="Tarn Watch", until="2031-01-04")
    assert watch["title"].tolist() == ["Harbour 1", "Harbour 3"]
    assert open_articles(tmp_path, since="2040").empty


def test_undated_articles_are_left_out_and_told(tmp_path: Path) -> None:
    """With a bound, articles without a date are left out, and a warning says how many there are."""
    frame = articles(0, 6)
    frame.loc[[1, 2], "date"] = pd.NaT
    save_articles(frame, tmp_path)
    with pytest.warns(SelectionWarning, match="1 article has no date"):
        part = open_articles(tmp_path, since="2031-01-05", outlets="Tarn Watch")
    assert part["title"].tolist() == ["Harbour 5"]


def test_what_is_not_asked_for_is_not_read(tmp_path: Path) -> None:
    """With the bytes of the texts destroyed, the other columns can still be read, and the texts cannot."""
    path = save_articles(articles(0, 500), tmp_path).path
    assert path is not None
    group = parquet.read_metadata(path).row_group(0)
    chunk = next(
        group.column(place) for place in range(group.num_columns) if group.column(place).path_in_schema == "text"
    )
    start = chunk.dictionary_page_offset or chunk.data_page_offset
    content = bytearray(path.read_bytes())
    content[start : start + chunk.total_compressed_size] = b"\xff" * chunk.total_compressed_size
    path.write_bytes(content)
    assert len(open_articles(tmp_path, columns=["article_id", "outlet"], since="2031-02")) == 469
    with pytest.raises(LoadingError, match="cannot be read"):
        open_articles(tmp_path, columns=["text"])


def test_old_files_stay_readable(tmp_path: Path) -> None:
    """A column that comes later is missing before; whole numbers widen to decimals, and numbers to words."""
    old = pd.DataFrame({"article_id": ["a"], "page": [3], "score": pd.Series([1], dtype="int32"), "gone": ["x"]})
    new = pd.DataFrame({"article_id": ["b"], "page": ["A4"], "score": [0.5], "section": ["Ports"]})
    save_articles(old, tmp_path)
    save_articles(new, tmp_path)
    frame = open_articles(tmp_path)
    assert frame["page"].tolist() == ["3", "A4"]
    assert frame["score"].tolist() == [1.0, 0.5]
    assert frame["section"].isna().tolist() == [True, False]
    assert frame["gone"].isna().tolist() == [False, True]
    assert open_articles(tmp_path, columns=["section"])["section"].tolist()[1:] == ["Ports"]


def test_odd_values_are_saved(tmp_path: Path) -> None:
    """A column of several kinds becomes text, half a surrogate pair a question mark; missing stays missing."""
    texts = pd.Series(["\ud83d!", None, "조선"], dtype="object")
    save_articles(pd.DataFrame({"article_id": ["a", "b", "c"], "page": [3, "A4", None], "text": texts}), tmp_path)
    opened = open_articles(tmp_path)
    assert opened["page"].tolist()[:2] == ["3", "A4"] and opened["page"].isna().tolist() == [False, False, True]
    assert opened["text"].tolist()[::2] == ["?!", "조선"]


def read_with(reader: str, folder: Path) -> dict[str, list[Any]]:
    """The columns of all files of a folder, as a reader of Parquet has them that knows nothing of the toolkit."""
    if reader == "duckdb":
        table = pytest.importorskip("duckdb").sql(f"SELECT * FROM '{folder}/*.parquet'")
        return dict(zip(table.columns, map(list, zip(*table.fetchall(), strict=True)), strict=True))
    if reader == "polars":
        return dict(pytest.importorskip("polars").read_parquet(folder / "*.parquet").to_dict(as_series=False))
    frame = pd.read_parquet(folder).astype(object)
    return frame.where(frame.notna(), None).to_dict("list")


@pytest.mark.parametrize("reader", READERS)
def test_other_readers_read_the_files_as_they_are(reader: str, tmp_path: Path) -> None:
    """pandas, DuckDB and Polars read the same articles in the same order, with a Korean title."""
    frame = articles(0, 20).assign(title="항구")
    save_articles(frame.head(12), tmp_path)
    save_articles(frame, tmp_path)
    read = read_with(reader, tmp_path)
    assert read["article_id"] == frame["article_id"].tolist() and set(read["title"]) == {"항구"}


@pytest.mark.parametrize("reader", READERS)
def test_other_readers_read_all_files_after_columns_were_added(reader: str, tmp_path: Path) -> None:
    """A column that comes later, or changes its kind, is there for every reader, in the first file too."""
    calls: list[dict[str, object]] = [
        {"page": 3, "tags": []},
        {"page": "A4", "tags": ["ports"], "section": "Ports"},
        {"section": None, "text": "Fine."},
    ]
    for number, columns in enumerate(calls):
        save_articles(pd.DataFrame([{"article_id": f"a{number}", **columns}]), tmp_path)
    read = read_with(reader, tmp_path)
    assert list(read) == ["article_id", "page", "tags", "section", "text"] == open_articles(tmp_path).columns.tolist()
    assert read["page"] == ["3", "A4", None] and read["section"] == [None, "Ports", None]
    assert [None if each is None else list(each) for each in read["tags"]] == [[], ["ports"], None]


# Two values each of what a column of an analyst's own may hold.
_KINDS: dict[str, list[Any]] = {
    "text": ["Ports", "a"],
    "number": [3, 4],
    "decimal": [0.5, 1e300],
    "flag": [True, False],
    "day": [dt.date(2031, 3, 5), dt.date(2031, 3, 6)],
    "moment": [pd.Timestamp("2031-03-05 10:00", tz="Asia/Seoul"), pd.Timestamp("2031-03-06", tz="Asia/Seoul")],
    "span": [pd.Timedelta("1h"), pd.Timedelta("2h")],
    "list": [["a", "b"], []],
    "numbers": [[1], [2, 3]],
    "record": [{"a": 1}, {"b": "x"}],
    "bytes": [b"\xff", b"a"],
    "money": [decimal.Decimal("1.20"), decimal.Decimal("3.123")],
    "set": [{1}, {2}],
    "huge": [2**70, 5],
    "complex": [1j, 2j],
    "mixture": ["a", ["b"]],
    "category": ["u", "v"],
}


def _column(kind: str) -> "pd.Series[Any]":
    return pd.Series(_KINDS[kind], dtype="category" if kind == "category" else None)


@pytest.mark.parametrize("before", _KINDS)
def test_kinds_of_columns_have_one_that_holds_both(before: str) -> None:
    """Whatever a column holds first and whatever then: no value is missing in the kind that it comes to have."""
    for after in _KINDS:
        parts = [as_arrow(pd.DataFrame({"own": _column(kind)})) for kind in (before, after)]
        schema = common_kinds(part.schema for part in parts)
        assert [fitted(part, schema).column("own").null_count for part in parts] == [0, 0], after


@pytest.mark.parametrize("order", range(4))
def test_no_kind_of_column_closes_a_folder(order: int, tmp_path: Path) -> None:
    """One kind after another, in any order: after each call every value is there, for us and for pandas."""
    kinds = random.Random(order).sample(sorted(_KINDS), 6)
    for number, kind in enumerate(kinds):
        save_articles(pd.DataFrame({"article_id": [f"{number}a", f"{number}b"], "own": _column(kind)}), tmp_path)
        for table in (open_articles(tmp_path), pd.read_parquet(tmp_path)):
            assert len(table) == 2 * number + 2 and table["own"].notna().all(), kinds


def test_whole_numbers_keep_their_digits(tmp_path: Path) -> None:
    """Numbers of posts, of which some are missing, come back as they are, also where pandas made them decimal."""
    number = 1234567890123456789
    save_articles(pd.DataFrame({"article_id": ["a", "b"], "post": pd.array([number, None], "Int64")}), tmp_path)
    save_articles(pd.DataFrame({"article_id": ["c", "d"], "post": [5.0, np.nan]}), tmp_path)
    posts = open_articles(tmp_path)["post"]
    assert posts.dtype == "Int64" and posts.tolist() == [number, pd.NA, 5, pd.NA]
    save_articles(pd.DataFrame({"article_id": ["e"], "post": [0.5]}), tmp_path)
    first = parquet.read_table(sorted(tmp_path.glob("*.parquet"))[0])
    assert first.column("post").to_pylist() == [number, None]  # a decimal number has no room for it: it stays
    assert open_articles(tmp_path)["post"].tolist()[-1] == 0.5


def test_columns_of_articles_are_saved_as_what_they_are(tmp_path: Path) -> None:
    """A date with a zone keeps its clock; dates that are text, and positions that are words, are refused."""
    moment = pd.Timestamp("2031-03-05 23:30", tz="Asia/Seoul")
    save_articles(pd.DataFrame({"article_id": [1], "date": [moment], "outlet": [7]}), tmp_path / "store")
    opened = open_articles(tmp_path / "store", since="2031-03-05", until="2031-03-05", outlets="7")
    assert opened.to_numpy().tolist() == [["1", pd.Timestamp("2031-03-05 23:30"), "7"]]
    for column, error in (({"date": ["5 March"]}, "must hold dates"), ({"position": ["p. 3"]}, "of the dtype Int64")):
        with pytest.raises(TableError, match=error):
            save_articles(pd.DataFrame({"article_id": ["a"], **column}), tmp_path / "other")
    twice = pd.DataFrame([["a", "x", "y"]], columns=["article_id", "text", "text"])
    with pytest.raises(TableError, match=r"different names, but \['text'\]"):
        save_articles(twice, tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_a_lock_that_was_taken_away_is_asked_for_anew(tmp_path: Path) -> None:
    """Who waited for a folder that went with its holder does not share the new one with the next to come."""
    inside: list[int] = []

    def work(number: int) -> None:
        for _ in range(40):
            with locked(tmp_path / "work"):
                inside.append(number)
                assert set(inside) == {number}
                time.sleep(0.001)
                inside.clear()
                shutil.rmtree(tmp_path / "work", ignore_errors=True)  # the next may have come already

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(4)))


def test_two_writers_do_no_harm(tmp_path: Path) -> None:
    """Four programs that save overlapping articles at the same moment leave each article once."""
    code = (
        "import sys, pandas as pd\nfrom toolkit import save_articles\n"
        "for start in range(0, 40, 4):\n"
        "    ids = [f'a{number:04}' for number in range(start, start + 8)]\n"
        "    save_articles(pd.DataFrame({'article_id': ids, 'text': sys.argv[2]}), sys.argv[1])\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name]) for name in "abcd"]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0, 0]
    ids = open_articles(tmp_path, columns=["article_id"])["article_id"]
    assert sorted(ids) == [f"a{number:04}" for number in range(44)]


def test_a_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk fails, what was saved is there and nothing new is, and the next call works."""
    save_articles(articles(0, 5), tmp_path)

    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(ToolkitError, match="No space left"):
            save_articles(articles(0, 10), tmp_path)
    assert len(open_articles(tmp_path)) == 5
    assert save_articles(articles(0, 10), tmp_path).added == 5


def test_litter_of_killed_writers_is_hidden_and_goes(tmp_path: Path) -> None:
    """What a killed writer left behind is read by nobody, and the next writer takes it away."""
    save_articles(articles(0, 5), tmp_path)
    litter = tmp_path / ".articles-000002-abc.parquet.xyz"
    litter.write_bytes(b"PAR1 half")
    assert len(open_articles(tmp_path)) == 5 == len(pd.read_parquet(tmp_path))
    save_articles(articles(5, 6), tmp_path)
    assert not litter.exists()


def test_a_column_of_missing_values_takes_the_type_it_gets_later(tmp_path: Path) -> None:
    """A column that is empty in the first file is one of text when a later file has text in it."""
    save_articles(pd.DataFrame({"article_id": ["a"], "section": [None]}), tmp_path)
    save_articles(pd.DataFrame({"article_id": ["b"], "section": ["Ports"]}), tmp_path)
    assert open_articles(tmp_path)["section"].tolist()[1:] == ["Ports"]


def test_nothing_to_save_and_nothing_saved(tmp_path: Path) -> None:
    """No articles make an empty folder, which opens as an empty table with the right dtypes."""
    assert save_articles(tables.empty("articles"), tmp_path / "store") == (0, 0, None)
    pd.testing.assert_frame_equal(open_articles(tmp_path / "store"), tables.empty("articles"))
    assert open_articles(tmp_path / "store", columns=["text"]).columns.tolist() == ["text"]


def test_wrong_arguments_say_what_would_work(tmp_path: Path) -> None:
    """Misspelt columns and outlets get a hint; a missing folder, ids or table are named."""
    save_articles(articles(0, 3), tmp_path)
    with pytest.raises(ValueError, match="Did you mean 'title'"):
        open_articles(tmp_path, columns=["titel"])
    with pytest.raises(ValueError, match="columns must be a sequence"):
        open_articles(tmp_path, columns="title")
    with pytest.raises(ValueError, match="Did you mean 'Tarn Watch'"):
        open_articles(tmp_path, outlets=["Tarn Wach"])
    with pytest.raises(ValueError, match="since must not be after until"):
        open_articles(tmp_path, since="2032", until="2031")
    with pytest.raises(LoadingError, match="no folder"):
        open_articles(tmp_path / "nowhere")
    with pytest.raises(TableError, match="1 of 3 have none"):
        save_articles(articles(0, 3).assign(article_id=["a", np.nan, "b"]), tmp_path)
    with pytest.raises(TableError, match="lacks the column 'article_id'"):
        save_articles(pd.DataFrame({"text": ["x"]}), tmp_path)
    save_articles(pd.DataFrame({"article_id": ["a"]}), tmp_path / "bare")
    with pytest.raises(ValueError, match="cannot be chosen by outlet: they have only"):
        open_articles(tmp_path / "bare", outlets="Tarn Watch")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("The harbour of Velm.")
    with pytest.raises(LoadingError, match=r"no Parquet files in .*, but others, such as 'a\.txt'\. Load them first"):
        open_articles(tmp_path / "raw")
    with pytest.raises(ToolkitError, match="it is a file; name a folder"):
        save_articles(articles(0, 3), tmp_path / "raw" / "a.txt")
    (tmp_path / "broken.parquet").write_bytes(b"PAR1")
    with pytest.raises(LoadingError, match=r"broken\.parquet"):
        open_articles(tmp_path)

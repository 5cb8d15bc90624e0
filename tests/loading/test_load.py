"""Loading: every input is accounted for, and nothing is invented."""

import gzip
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from toolkit import article_from_text, load_articles, load_with_manifest
from toolkit.errors import LoadingError, LoadingWarning, TableError
from toolkit.tables import TABLES

BODY = "The harbour of Velm was closed on Monday, its master said, because of silt."
TABLE = "Publisher,Headline,Story Text,Published,page\nTarn Watch,Harbour closed,{},2031-05-04,7\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article of each kind, and files that are no articles."""
    (tmp_path / "a.txt").write_text(f"Harbour closed\n\n{BODY}\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(TABLE.format('"' + BODY + '\nSecond paragraph."'), encoding="utf-8")
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "c.txt.gz").write_bytes(gzip.compress(f"{BODY} Again.".encode()))
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "blank.txt").write_text(" \n\n")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 10)
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7 nothing else")
    (tmp_path / "numbers.csv").write_text("year,tonnes\n2031,7\n2032,8\n")
    (tmp_path / ".hidden.txt").write_text(BODY)
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "aliases.csv").write_text("title,text\na,b\n")
    return tmp_path


def test_the_manifest_has_every_input_with_its_reason(folder: Path) -> None:
    """Each file has a row; found is loaded and lost together; one bad file stops nothing."""
    articles, manifest = load_with_manifest(folder)
    rows = {Path(path).name: row for path, row in zip(manifest["path"], manifest.to_dict("records"), strict=True)}
    status = {name: row["status"] for name, row in rows.items()}
    assert status == {
        "a.txt": "loaded",
        "b.csv": "loaded",
        "c.txt.gz": "loaded",
        "empty.txt": "empty",
        "blank.txt": "empty",
        "noise.txt": "failed",
        "paper.pdf": "failed",
        "numbers.csv": "failed",
    }
    assert manifest["loaded"].sum() == len(articles) == 3
    assert "binary" in rows["noise.txt"]["reason"]
    assert "'year', 'tonnes'" in rows["numbers.csv"]["reason"]
    assert "columns=" in rows["numbers.csv"]["hint"]
    assert "PDF" in rows["paper.pdf"]["reason"]
    assert rows["numbers.csv"]["lost"] == "0-1"
    assert manifest.loc[manifest["status"] != "loaded", "reason"].notna().all()
    assert list(articles.columns[: len(TABLES["articles"])]) == list(TABLES["articles"])


def test_losses_are_warned_of_once(folder: Path) -> None:
    """One warning counts what was not loaded; a sound folder has none."""
    with pytest.warns(LoadingWarning, match="5 of 8 inputs") as caught:
        load_articles(folder)
    assert len(caught) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        load_articles(folder / "a.txt")


def test_strict_raises_at_the_first_loss(folder: Path) -> None:
    """The message names the file and the reason."""
    with pytest.raises(LoadingError, match=r"numbers\.csv: The table has neither"):
        load_articles(folder / "a.txt", folder / "numbers.csv", strict=True)


def test_columns_are_recognised_and_cells_may_hold_lines(folder: Path) -> None:
    """Names in common use map to ours, others stay under their own."""
    article = load_articles(folder / "b.csv").iloc[0]
    assert article["outlet"] == "Tarn Watch"
    assert article["title"] == "Harbour closed"
    assert article["text"] == f"{BODY}\nSecond paragraph."
    assert article["date"] == pd.Timestamp("2031-05-04")
    assert (article["date_source"], article["outlet_source"]) == ("column", "column")
    assert article["page"] == "7"


def test_columns_can_be_given(folder: Path) -> None:
    """A table with names of its own is read with `columns=`; a wrong name is told."""
    path = folder / "own.csv"
    path.write_text("A,B\nHarbour closed,7\n")
    assert load_articles(path, columns={"title": "A"})["title"].tolist() == ["Harbour closed"]
    with pytest.raises(TableError, match="columns names 'C'"):
        load_articles(path, columns={"title": "A", "outlet": "C"})
    with pytest.raises(ValueError, match=r"maps 'titel'\. Did you mean 'title'\?"):
        load_articles(path, columns={"titel": "A"})


def test_paths_are_files_folders_patterns_and_frames(folder: Path) -> None:
    """A file that is named twice is loaded once; frames stand in the order they were given."""
    frame = pd.DataFrame({"headline": ["Ice early"]})
    articles = load_articles(frame, folder / "a.txt", str(folder / "*.csv")[:-5] + "b.csv", folder / "a.txt")
    assert articles["title"].tolist() == ["Ice early", "Harbour closed", "Harbour closed"]
    found = load_articles(str(folder / "**" / "c.*"))
    assert found["text"].tolist() == [f"{BODY} Again."]


def test_a_missing_path_says_what_is_near(folder: Path) -> None:
    """The nearest name is offered; a pattern without a match says so."""
    with pytest.raises(LoadingError, match=r"Did you mean .*a\.txt"):
        load_articles(folder / "aa.txt")
    with pytest.raises(LoadingError, match="exists, what follows does not"):
        load_articles(folder / "no" / "such" / "folder")
    with pytest.raises(LoadingError, match="No file matches"):
        load_articles(str(folder / "*.zzz"))


def test_nothing_to_load_is_an_error_that_helps(tmp_path: Path) -> None:
    """An empty folder and a folder of other things say what is read."""
    with pytest.raises(LoadingError, match=r"There are no files in .* What is read: .*\.csv"):
        load_with_manifest(tmp_path)
    (tmp_path / "paper.rtf").write_bytes(b"{\\rtf1 words}")
    with pytest.raises(LoadingError, match=r"No article could be loaded .* RTF document.*\.docx"):
        load_articles(tmp_path)
    articles, manifest = load_with_manifest(tmp_path)
    assert (len(articles), manifest["status"].tolist()) == (0, ["skipped"])
    with pytest.raises(ValueError, match="at least one"):
        load_articles()


def test_an_empty_frame_gives_an_empty_table() -> None:
    """No row in, no row out, the dtypes of articles."""
    articles = load_articles(pd.DataFrame({"title": [], "text": []}))
    assert articles.dtypes.astype(str).to_dict() == TABLES["articles"]


def test_given_values_fill_only_what_lacks(folder: Path) -> None:
    """`outlet=` and `date=` are recorded as given, and never overwrite the input."""
    articles = load_articles(folder / "a.txt", folder / "b.csv", outlet="The Courier", date="2031-06-01")
    assert articles["outlet"].tolist() == ["The Courier", "Tarn Watch"]
    assert articles["outlet_source"].tolist() == ["given", "column"]
    assert articles["date_source"].tolist() == ["given", "column"]
    assert articles["date"].dt.month.tolist() == [6, 5]
    with pytest.raises(ValueError, match="date must be a day"):
        load_articles(folder / "a.txt", date="spring")


def test_ids_are_of_the_content_alone(folder: Path) -> None:
    """Neither the place of a file nor given values change an id; line ends do not; other words do."""
    pasted = (folder / "a.txt").read_text()
    first = load_articles(folder / "a.txt")["article_id"][0]
    assert article_from_text(pasted, date="2031-01-01", outlet="X", title="Y")["article_id"][0] == first
    (folder / "deep" / "windows.txt").write_bytes(pasted.replace("\n", "\r\n").encode("utf-16"))
    assert load_articles(folder / "deep" / "windows.txt")["article_id"][0] == first
    assert article_from_text(pasted + "More words.")["article_id"][0] != first
    assert len(first) == 16


def test_identical_articles_stay_visible() -> None:
    """Copies in one load are numbered, in any order of rows; loading again gives the same ids."""
    rows = pd.DataFrame({"title": ["A", "B", "A"], "text": ["x", "y", "x"]})
    ids = load_articles(rows)["article_id"].tolist()
    assert len(set(ids)) == 3
    assert set(load_articles(rows.iloc[::-1])["article_id"]) == set(ids)
    assert load_articles(rows.iloc[:1])["article_id"][0] == ids[0]


def test_titles_without_text_are_loaded_and_counted() -> None:
    """A row with a title alone is an article with missing text; one with neither is a loss."""
    articles, manifest = load_with_manifest(pd.DataFrame({"title": ["A", None, "nan"], "text": [None, "x", " "]}))
    assert articles["text"].isna().tolist() == [True, False]
    assert manifest.loc[0, ["found", "loaded", "lost"]].tolist() == [3, 2, "2"]
    assert "1 article with a title and no text" in manifest["reason"][0]


def test_a_table_of_articles_loads_back_equal(tmp_path: Path) -> None:
    """What the toolkit wrote as CSV is taken as it stands, ids and origins included."""
    rows = pd.DataFrame(
        {"headline": ["A", "A"], "text": ["x\ny", "x\ny"], "date": ["2031-05-04", "spring"], "publisher": ["P", None]}
    )
    articles = load_articles(rows)
    articles.to_csv(tmp_path / "articles.csv", index=False)
    pd.testing.assert_frame_equal(load_articles(tmp_path / "articles.csv"), articles)


def test_the_input_is_not_changed() -> None:
    """A frame is the same after loading."""
    rows = pd.DataFrame({"title": ["A"], "tags": [["x", "y"]], "date": pd.to_datetime(["2031-05-04"])})
    before = rows.copy(deep=True)
    articles = load_articles(rows)
    pd.testing.assert_frame_equal(rows, before)
    assert articles["keywords"].tolist() == ["x; y"]
    assert articles["date"].tolist() == [pd.Timestamp("2031-05-04")]


def test_columns_that_are_ours_by_name_are_kept_aside() -> None:
    """A foreign article_id or path does not become ours."""
    articles = load_articles(pd.DataFrame({"title": ["A"], "article_id": [7], "path": ["x"], "Title": ["B"]}))
    assert articles["title"].tolist() == ["A"]
    assert articles["input_article_id"].tolist() == [7]
    assert articles["input_path"].tolist() == ["x"]
    assert articles["Title"].tolist() == ["B"]


def test_a_gzip_file_that_is_cut_off_keeps_what_was_read(tmp_path: Path) -> None:
    """The rows before the damage are loaded, and the manifest says that the rest is missing."""
    rows = "".join(f"Headline {number},{BODY} {number * 7919}\n" for number in range(2000))
    data = gzip.compress(f"title,text\n{rows}".encode())
    (tmp_path / "a.csv.gz").write_bytes(data[: len(data) // 2])
    _, manifest = load_with_manifest(tmp_path / "a.csv.gz")
    assert manifest["status"][0] in ("partial", "failed")
    assert "cut off" in manifest["reason"][0]


def test_the_agency_of_a_wire_head_is_the_outlet(tmp_path: Path) -> None:
    """A dateline gives the outlet, and the date only where it has a year."""
    (tmp_path / "a.txt").write_text(f"VELM, March 3, 2031 (Tarnpress) -- {BODY}")
    (tmp_path / "b.txt").write_text(f"Velm, January 3 (KCNA) -- {BODY}")
    articles = load_articles(tmp_path)
    assert articles["outlet"].tolist() == ["Tarnpress", "KCNA"]
    assert articles["date_source"].tolist() == ["dateline", "none"]
    assert articles["date"][0] == pd.Timestamp("2031-03-03")
    assert articles["text"].str.contains("--").all()


def test_text_must_be_text() -> None:
    """An empty string and another type are refused with a sentence."""
    with pytest.raises(LoadingError, match="empty"):
        article_from_text(" \n")
    with pytest.raises(ValueError, match="must be a string"):
        article_from_text(7)  # type: ignore[arg-type]


def test_links_in_a_folder_are_followed_once(tmp_path: Path) -> None:
    """A linked folder is read, a link that leads back up or to a file that is met anyway adds nothing."""
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "in" / "a.txt").write_text(BODY)
    (tmp_path / "out" / "b.txt").write_text(f"{BODY} Again.")
    (tmp_path / "in" / "b").symlink_to(tmp_path / "out")
    (tmp_path / "out" / "up").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "d.txt").symlink_to(tmp_path / "nowhere.txt")
    articles, manifest = load_with_manifest(tmp_path / "in")
    assert [Path(path).name for path in articles["path"]] == ["a.txt", "b.txt"]
    assert manifest["status"].tolist() == ["loaded", "loaded", "failed", "skipped"]
    assert manifest["reason"].iloc[-1].endswith("a.txt, which was read.") and not manifest["is_loss"].iloc[-1]
    assert "link to a file that is not there" in manifest["reason"][2]


def test_a_folder_that_may_not_be_opened_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stops nothing, and the manifest says that what is in it was not read."""
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "locked").mkdir()
    entries = Path.iterdir

    def iterdir(path: Path) -> Iterator[Path]:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return entries(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    articles, manifest = load_with_manifest(tmp_path)
    assert (len(articles), manifest["status"].tolist()) == (1, ["loaded", "failed"])
    assert "Permission denied" in manifest["reason"][1]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_names_in_an_old_encoding_are_shown_as_far_as_they_can_be(tmp_path: Path) -> None:
    """A name that is no UTF-8 is no reason to lose the article."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(BODY)
    assert Path(load_articles(tmp_path)["path"][0]).name == "caf\ufffd.txt"


def test_cells_may_be_arrays() -> None:
    """Lists come as arrays from Parquet tables that pandas has read."""
    rows = pd.DataFrame({"title": ["A"], "tags": [np.array(["x", "y"])], "scores": [np.array([1, 2])]})
    article = load_articles(rows).iloc[0]
    assert (article["keywords"], article["scores"]) == ("x; y", [1, 2])

"""What articles do not say of themselves: names of files and folders, the sidecar, the rows to fill."""

import gzip
from pathlib import Path

import pandas as pd
import pytest

from toolkit import load_articles, load_with_manifest, missing_metadata, write_missing
from toolkit.loading.names import outlet_of_folder

BODY = "The harbour of Velm was closed on Monday because of silt, its master said. Nobody had told the ferries."


def write(folder: Path, *names: str) -> Path:
    """Write a pasted article under each name, every one with other words."""
    for number, name in enumerate(names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{BODY}\n\nThis is telling number {number}.", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "date", "outlet", "title"),
    [
        ("2031-05-04_Daily-Velm_harbour-closed-for-silt.txt", "2031-05-04", "Daily Velm", "harbour closed for silt"),
        ("2031-05-04_Daily-Velm_silt.txt", "2031-05-04", "Daily Velm", None),
        ("20310504 harbour.txt", "2031-05-04", None, None),
        ("harbour 2031.05.04.txt", "2031-05-04", None, None),
        ("2031-05-04.txt", "2031-05-04", None, None),
        ("2031-05-04_final_copy.txt", "2031-05-04", None, None),
        ("report-2031-13-01.txt", None, None, None),
        ("invoice 12345678901.txt", None, None, None),
        ("order 20310504 at Galm.txt", None, None, None),
        ("May 2031.txt", None, None, None),
    ],
)
def test_names_of_files(tmp_path: Path, name: str, date: str | None, outlet: str | None, title: str | None) -> None:
    """A whole day at the beginning or end of a name, and an outlet where the name is built of three parts."""
    article = load_articles(write(tmp_path, name)).iloc[0]
    assert article["date_source"] == ("filename" if date else "none")
    assert (pd.isna(article["date"]) and date is None) or article["date"] == pd.Timestamp(date)
    assert article["outlet_source"] == ("filename" if outlet else "none")
    assert (article["outlet"] if outlet else None) == outlet
    assert (article["title"] if title else None) == title


def test_what_the_article_says_goes_before_its_name(tmp_path: Path) -> None:
    """A header line is believed before the file's name, the name before the caller's value, and no id changes."""
    write(tmp_path, "2031-05-04_Daily-Velm_x.txt", "a.txt")
    (tmp_path / "2031-05-06 b.txt").write_text(f"Date: 5 May 2031\nOutlet: Tarn Watch\n\n{BODY}")
    articles = load_articles(tmp_path, date="2030-01-01", outlet="The Courier")
    assert articles["date_source"].tolist() == ["filename", "header", "given"]
    assert articles["outlet"].tolist() == ["Daily Velm", "Tarn Watch", "The Courier"]
    assert articles["date"].dt.day.tolist() == [4, 5, 1]
    (tmp_path / "2031-05-04_Daily-Velm_x.txt").rename(tmp_path / "c.txt")
    assert load_articles(tmp_path / "c.txt")["article_id"][0] == articles["article_id"][0]


def test_the_name_of_a_table_says_nothing_of_its_rows(tmp_path: Path) -> None:
    """An export's date is no publication date."""
    (tmp_path / "2031-05-04_Daily-Velm_export.csv").write_text("title,text\nA,x\n")
    article = load_articles(tmp_path).iloc[0]
    assert (article["date_source"], article["outlet_source"]) == ("none", "none")


def test_folders_named_after_outlets(tmp_path: Path) -> None:
    """A name of the press, a known outlet, or one the collection itself has; not a topic or a month."""
    write(
        tmp_path / "raw",
        "Velm Gazette/2031/a.txt",
        "daily nk/b.txt",
        "tarn-watch/c.txt",
        "Trade/d.txt",
        "2031-05/e.txt",
        "Saved Pages/f.txt",
    )
    (tmp_path / "raw" / "g.txt").write_text(f"Outlet: Tarn Watch\n\n{BODY}")
    articles = load_articles(tmp_path / "raw")
    outlets = dict(zip((Path(path).stem for path in articles["path"]), articles["outlet"], strict=True))
    assert {name: outlet for name, outlet in outlets.items() if isinstance(outlet, str)} == {
        "a": "Velm Gazette",
        "b": "Daily NK",
        "c": "Tarn Watch",
        "g": "Tarn Watch",
    }
    assert (articles["outlet_source"] == "folder").sum() == 3


@pytest.mark.parametrize(
    "folder", ["News", "news 2031", "Old News", "Press", "press cuttings", "The News", "Export Review"]
)
def test_folders_that_only_sound_like_outlets(folder: str) -> None:
    """Words for what the files are do not make a name."""
    assert outlet_of_folder((folder,), {}) is None


def test_a_sidecar_fills_and_corrects(tmp_path: Path) -> None:
    """Its values are recorded as given; what it repeats keeps its origin; it is no article; unused rows are told."""
    write(tmp_path, "a.txt", "deep/2031-05-04 b.txt", "c.txt")
    (tmp_path / "articles.csv").write_text(
        "path,date,outlet,title,url\n"
        "a.txt,13/05/2031,Tarn Watch,Harbour closed,https://tarn.example/1\n"
        "deep/2031-05-04 b.txt,4/5/2031,The Courier,,\n"
        "no.txt,,X,,\n"
    )
    articles, manifest = load_with_manifest(tmp_path)
    assert [Path(path).name for path in articles["path"]] == ["a.txt", "c.txt", "2031-05-04 b.txt"]
    assert articles["date"].dt.strftime("%m-%d").tolist()[::2] == ["05-13", "05-04"]
    assert articles["date_source"].tolist() == ["given", "none", "filename"]
    assert articles["outlet_source"].tolist() == ["given", "none", "given"]
    assert articles["title"].tolist()[0] == "Harbour closed"
    row = manifest[manifest["path"].str.endswith("articles.csv")].iloc[0]
    assert row["status"] == "skipped"
    assert "for 2 files" in row["reason"]
    assert "'no.txt'" in row["reason"]
    load_articles(tmp_path)  # warns of nothing: the sidecar is no loss


def test_a_table_called_articles_is_a_table(tmp_path: Path) -> None:
    """With a column of texts it is no sidecar."""
    (tmp_path / "articles.csv").write_text("path,title,text\na.txt,A,x\n")
    assert load_articles(tmp_path)["title"].tolist() == ["A"]


def test_missing_rows_are_filled_and_picked_up(tmp_path: Path) -> None:
    """The round: list what lacks, fill it, load again; nothing lacks any more and no id has changed."""
    write(tmp_path, "a.txt", "deep/b.txt")
    (tmp_path / "two.txt").write_text(f"Title: A\n\n{BODY}\n\n==========\n\nTitle: B\n\n{BODY} Again.\n")
    (tmp_path / "whole.txt").write_text(f"Title: A\nDate: 2031-05-04\nOutlet: Tarn Watch\n\n{BODY}")
    before = load_articles(tmp_path)
    rows = missing_metadata(before, folder=tmp_path)
    assert rows["path"].tolist() == ["a.txt", "deep/b.txt", "two.txt", "two.txt"]
    assert rows["position"].astype(object).where(rows["position"].notna(), None).tolist() == [None, None, 0, 1]
    sidecar = tmp_path / "articles.csv"
    assert write_missing(before, sidecar) == 4
    filled = pd.read_csv(sidecar, dtype="str", encoding="utf-8-sig")
    filled["date"] = ["2031-05-01", "2031-05-02", "2031-05-03", "2031-05-04"]
    filled["outlet"] = "Tarn Watch"
    filled["title"] = ["K", "L", "A", "N"]
    filled.to_csv(sidecar, index=False, encoding="utf-8-sig")
    after = load_articles(tmp_path)
    assert after["article_id"].tolist() == before["article_id"].tolist()
    assert after["title"].tolist() == ["K", "L", "A", "N", "A"]
    assert after["date"].dt.day.tolist() == [1, 2, 3, 4, 4]
    assert missing_metadata(after, folder=tmp_path).empty


def test_writing_again_keeps_what_was_filled(tmp_path: Path) -> None:
    """Rows that are there already stay as the analyst left them; only new ones are added."""
    write(tmp_path, "a.txt")
    sidecar = tmp_path / "articles.csv"
    write_missing(load_articles(tmp_path), sidecar)
    filled = pd.read_csv(sidecar, dtype="str", encoding="utf-8-sig").assign(outlet="Tarn Watch")
    filled.to_csv(sidecar, index=False)
    (tmp_path / "b.txt").write_text(f"{BODY} Again.")
    assert write_missing(load_articles(tmp_path), sidecar) == 1
    written = pd.read_csv(sidecar, dtype="str", encoding="utf-8-sig")
    assert written["path"].tolist() == ["a.txt", "b.txt"]
    assert written["outlet"].tolist()[0] == "Tarn Watch"


def test_a_folders_own_description_is_no_article(tmp_path: Path) -> None:
    """README and LICENSE are listed as skipped, and are no loss."""
    write(tmp_path, "a.txt", "README.md", "LICENSE")
    _, manifest = load_with_manifest(tmp_path)
    assert sorted(manifest["status"]) == ["loaded", "skipped", "skipped"]
    load_articles(tmp_path, strict=True)


def test_a_large_table_called_articles_is_read_as_a_table(tmp_path: Path) -> None:
    """Cells of any length, and a damaged file, are no trouble when looking whether it is a sidecar."""
    (tmp_path / "articles.csv").write_text(f'title,text\nA,"{"word " * 40_000}"\n')
    assert load_articles(tmp_path)["text"].str.len().tolist() == [199_999]
    (tmp_path / "articles.csv").unlink()
    rows = "".join(f"{number},{number * 7919}\n" for number in range(20_000))
    packed = gzip.compress(f"path,outlet\n{rows}".encode())
    (tmp_path / "articles.csv.gz").write_bytes(packed[: len(packed) // 2])
    _, manifest = load_with_manifest(tmp_path)
    assert manifest["status"].tolist() == ["failed"]


def test_the_text_tells_its_language_against_a_label(tmp_path: Path) -> None:
    """A label does not make Spanish articles English; short texts and the toolkit's own tables keep theirs."""
    spanish = "El puerto de Velm fue cerrado el lunes por la mañana, dijo su director en un comunicado. " * 3
    table = pd.DataFrame({"text": [spanish, "El puerto de Velm fue cerrado.", BODY * 3], "language": "en"})
    table.to_csv(tmp_path / "a.csv", index=False)
    articles, manifest = load_with_manifest(tmp_path / "a.csv")
    assert articles["language"].tolist() == ["es", "en", "en"]
    assert manifest["reason"][0] == "1 article labelled 'en' and written in Spanish: the text decides."
    assert load_articles(articles.assign(language="en"))["language"].tolist() == ["en"] * 3

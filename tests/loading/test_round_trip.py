"""Articles written as a table load back equal, whatever is in them."""

import datetime as dt
import runpy
from pathlib import Path

import pandas as pd
import pytest

from toolkit import load_articles, load_with_manifest, save_table
from toolkit.tables import TABLES

MADE = runpy.run_path(str(Path(__file__).with_name("made_files.py")))
NAMES = ("author", "translator", "editor", "language", "url", "keywords", "captions", "headings", "boilerplate")
FULL = dict(
    zip(NAMES, ("Ana Solt", "Mara Lind", "Jon Haver", "en", "https://velm.example/?a=1&b=2", "x; y"), strict=False)
)
ROWS = [
    FULL
    | {
        "title": "=SUM(A1:A2)",
        "text": 'She said "no",\nand left.\n\nSecond, "quoted" paragraph; with a tab\there | and a bar.',
        "date": "2031-05-04 10:30:00",
        "outlet": "Tarn, Watch",
        "captions": "The quay. (Velm Press)\n\nThe tide",
        "headings": "No word",
        "boilerplate": "About us",
        "page": "007",
    },
    {"title": None, "text": "-1 is a number; +44 a code; @home", "date": None, "outlet": None, "page": "1e5"},
    {
        "title": "  spaced  ",
        "text": "  lead\r\nwindows\rmac \n\n\n end  ",
        "date": "1987-02-26 15:01:01.790",
        "page": "NA",
    },
    {"title": "“Curly” — 벨름 🚢 NULL", "text": "None", "date": "spring", "outlet": "nan?", "page": "7 a"},
    {"title": "A\u2028B\u00a0C", "text": "word " * 8000, "date": "2031-05-04", "outlet": "O", "page": None},
    {"title": "'quoted'", "text": "<b>5 < 6</b> &amp; more", "date": "1 May 2031", "outlet": "O", "page": "x"},
]


@pytest.fixture
def articles() -> pd.DataFrame:
    """Articles with every column, missing values, long cells, formulas and signs."""
    return load_articles(pd.DataFrame(ROWS))


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "guarded.csv", "a.jsonl", "a.json", "a.parquet", "a.xlsx"])
def test_articles_load_back_equal(tmp_path: Path, articles: pd.DataFrame, name: str) -> None:
    """Values, missing values, dtypes and the order of columns and rows."""
    path = tmp_path / name
    if name == "guarded.csv":
        save_table(articles, path)
    elif name.endswith((".csv", ".tsv")):
        articles.to_csv(path, index=False, sep="\t" if name.endswith("tsv") else ",")
    elif "json" in name:
        articles.to_json(path, orient="records", lines=name.endswith("l"), date_format="iso", force_ascii=False)
    elif name.endswith("parquet"):
        articles.to_parquet(path)
    else:
        values = articles.astype("object").to_numpy().tolist()
        cells = [[None if value is pd.NA or value != value else _plain(value) for value in row] for row in values]
        path.write_bytes(MADE["xlsx"]([list(articles.columns), *cells]))
    pd.testing.assert_frame_equal(load_articles(path), articles)


def _plain(value: object) -> object:
    return value.to_pydatetime() if isinstance(value, pd.Timestamp) else value


def test_the_table_has_every_column(articles: pd.DataFrame) -> None:
    """So that the test above holds for each of them."""
    assert set(TABLES["articles"]) <= set(articles.columns)
    filled = articles.notna().any()
    assert set(filled[~filled].index) == {"member", "encoding"}


def test_foreign_tables_give_the_same_articles_in_every_form(tmp_path: Path) -> None:
    """Ids, titles, texts and dates do not depend on how the table was saved."""
    rows = pd.DataFrame(ROWS)[["title", "text", "outlet"]].assign(date=dt.datetime(2031, 5, 4, 10, 30))
    rows.to_csv(tmp_path / "a.csv", index=False)
    rows.to_json(tmp_path / "b.jsonl", orient="records", lines=True, date_format="iso", force_ascii=False)
    rows.to_parquet(tmp_path / "c.parquet")
    cells = [[None if value != value else _plain(value) for value in row] for row in rows.to_numpy().tolist()]
    (tmp_path / "d.xlsx").write_bytes(MADE["xlsx"]([list(rows.columns), *cells]))
    loaded = [load_articles(path) for path in sorted(tmp_path.iterdir())]
    for other in loaded[1:]:
        for name in ("title", "text", "outlet", "date"):
            pd.testing.assert_series_equal(other[name], loaded[0][name])


def test_the_order_of_day_and_month_is_decided_for_a_column_and_said(tmp_path: Path) -> None:
    """One date that can be read in one way only decides for all; without one, or with both, none is guessed."""
    for name, dates in {
        "a.csv": ["03/04/2031", "25/04/2031", "01/02/2031"],
        "b.csv": ["03/04/2031", "04/25/2031", "01/02/2031"],
        "c.csv": ["03/04/2031", "05/06/2031", "07/07/2031"],
        "d.csv": ["03/04/2031", "25/04/2031", "04/25/2031"],
    }.items():
        pd.DataFrame({"title": ["A", "B", "C"], "date": dates}).to_csv(tmp_path / name, index=False)
    articles, manifest = load_with_manifest(tmp_path)
    months = articles["date"].dt.month.fillna(0).astype(int).tolist()
    assert months == [4, 4, 2, 3, 4, 1, 0, 0, 7, 0, 4, 4]
    for reason, words in zip(manifest["reason"], ("day first", "month first", "no date", "some"), strict=True):
        assert words in reason
    assert articles.loc[6, "date_raw"] == "03/04/2031"


def test_implausible_dates_are_kept_raw_and_left_missing() -> None:
    """Nothing is taken from the clock, and nothing is bent to the nearest day."""
    dates = ["2031-02-30", "0000-00-00", "9999-12-31", "yesterday", "today", "May 2031", "31", ""]
    articles, manifest = load_with_manifest(pd.DataFrame({"title": list("ABCDEFGH"), "date": dates}))
    assert articles["date"].isna().all()
    assert articles["date_raw"].tolist()[:7] == dates[:7]
    assert (articles["date_source"] == "none").all()
    assert "left missing" in manifest["reason"][0]

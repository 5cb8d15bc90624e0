"""Sheets to tick, and how often the rules were right in them."""

from pathlib import Path

import pandas as pd
import pytest

from toolkit import find_attributions, find_dates, mark_duplicates, read_review, review_sample, save_table, show_review
from toolkit.errors import TableError, ToolkitError

TEXTS = [
    f"The dam of Velm {verb} on 3 May 2031, Ana Ruiz said. “It was loud,” a nurse told the Gazette on Monday."
    for verb in ("broke", "held", "leaked", "moved", "shook", "groaned")
]


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    """Six articles of one outlet, the last two with one text."""
    texts = [*TEXTS, TEXTS[-1]]
    ids = [f"a{number}" for number in range(len(texts))]
    days = pd.date_range("2031-05-04", periods=len(texts), unit="us")
    return pd.DataFrame({"article_id": ids, "outlet": "Gazette", "date": days, "title": ids, "text": texts})


@pytest.fixture(scope="module")
def attributions(articles: pd.DataFrame) -> pd.DataFrame:
    """What is said in them."""
    return find_attributions(articles)


def filled(sheet: pd.DataFrame, **answers: list[str | None]) -> pd.DataFrame:
    """The sheet with answers in it, "yes" where none are given."""
    given = sheet.copy()
    for name in [name for name in sheet.columns if name.startswith("is_") or name.endswith("_right")]:
        given[name] = answers.get(name, ["yes"] * len(sheet))
    return given


def test_a_sheet_has_the_sentence_and_empty_columns(articles: pd.DataFrame, attributions: pd.DataFrame) -> None:
    """What is asked stands behind what was found; the sentence holds the statement; offsets give back the words."""
    sheet = review_sample(attributions, articles, n=5)
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    assert len(sheet) == 5
    for row in sheet.itertuples():
        assert texts[row.article_id][row.start : row.end] == row.text
        assert row.text in row.sentence
    assert sheet[["is_attribution", "content_right", "note"]].isna().all(axis=None)


def test_the_sample_depends_on_the_seed_alone(articles: pd.DataFrame, attributions: pd.DataFrame) -> None:
    """Shuffled rows give the same sheet, another seed another one, and no row comes twice."""
    sheet = review_sample(attributions, articles, n=6)
    shuffled = review_sample(attributions.sample(frac=1, random_state=4), articles.iloc[::-1], n=6)
    pd.testing.assert_frame_equal(shuffled, sheet)
    assert review_sample(attributions, articles, n=6, seed=1)["text"].index.equals(sheet.index)
    everything = review_sample(attributions, articles, n=1000)
    assert len(everything) == len(attributions)
    assert not everything.duplicated(["article_id", "part", "start", "end"]).any()


def test_copies_are_not_asked_twice(articles: pd.DataFrame, attributions: pd.DataFrame) -> None:
    """Of articles with one text only the first is in the sheet."""
    marked = articles.assign(cluster=["a0", "a1", "a2", "a3", "a4", "a5", "a5"])
    sheet = review_sample(attributions, marked, n=1000)
    assert "a6" not in set(sheet["article_id"])


def test_dates_have_a_sheet_of_their_own(articles: pd.DataFrame) -> None:
    """The questions of a date, and the expression."""
    sheet = review_sample(find_dates(articles), articles, n=3)
    assert {"expression", "value", "is_date", "value_right"} <= set(sheet.columns)
    assert read_review(filled(sheet))["field"].tolist() == ["is_date", "extent_right", "value_right", "everything"]


def test_rows_of_other_tables_are_refused(articles: pd.DataFrame) -> None:
    """Articles are no attributions."""
    with pytest.raises(TableError, match="neither attributions nor dates"):
        review_sample(articles, articles)


def test_precision_and_interval() -> None:
    """8 of 10: Wilson's interval reaches from 0.49 to 0.94; conditional questions count true rows alone."""
    sheet = pd.DataFrame(
        {"is_attribution": ["yes"] * 8 + ["no"] * 2 + [None] * 3, "source_right": ["1"] * 6 + ["0"] * 2 + [None] * 5}
    )
    review = read_review(sheet).set_index("field")
    assert review["checked"].to_dict() == {"is_attribution": 10, "source_right": 8, "everything": 10}
    assert review["precision"].to_dict() == {"is_attribution": 0.8, "source_right": 0.75, "everything": 0.6}
    assert review.loc["is_attribution", ["low", "high"]].round(4).tolist() == [0.4902, 0.9433]
    assert set(review["unfilled"]) == {3}


@pytest.mark.parametrize(
    ("yes", "no"),
    [("yes", "no"), ("Y", "N"), (1, 0), (1.0, 0.0), (True, False), ("x", "0"), ("ja", "nein"), ("예", "아니요"),
     (" Oui ", "non."), ("✓", "✗"), ("WAHR", "FALSCH")],
)  # fmt: skip
def test_answers_in_many_forms(yes: object, no: object) -> None:
    """What people and spreadsheets write for yes and no."""
    review = read_review(pd.DataFrame({"is_date": pd.Series([yes, no, yes], dtype="object")}))
    assert review["right"].tolist() == [2]


def test_a_row_filled_in_by_half_is_refused_with_its_number() -> None:
    """The number is that of the line in the spreadsheet."""
    sheet = pd.DataFrame({"is_date": ["yes", "yes", None], "value_right": ["yes", None, "no"]})
    with pytest.raises(ToolkitError, match=r"2 rows \(3, 4\) filled in by half: in row 3 'value_right' has no answer"):
        read_review(sheet)
    with pytest.raises(ToolkitError, match="no row that is filled in"):
        read_review(sheet.assign(is_date=None, value_right=None))
    with pytest.raises(ToolkitError, match="'perhaps' under 'is_date' in row 2"):
        read_review(pd.DataFrame({"is_date": ["perhaps"]}))
    with pytest.raises(ToolkitError, match="no sheet of review_sample"):
        read_review(pd.DataFrame({"is_dat": ["yes"]}))


def test_a_sheet_goes_to_a_file_and_comes_back(
    tmp_path: Path, articles: pd.DataFrame, attributions: pd.DataFrame
) -> None:
    """As written by save_table, and as spreadsheets save it: with semicolons, tabs, in an old encoding."""
    sheet = filled(review_sample(attributions, articles, n=6))
    sheet["sentence"] = "=HYPERLINK(1)"
    path = save_table(sheet, tmp_path / "review.csv")
    assert "'=HYPERLINK" in path.read_text(encoding="utf-8-sig")
    expected = read_review(sheet)
    pd.testing.assert_frame_equal(read_review(path), expected)
    for divider, encoding in ((";", "cp1252"), ("\t", "utf-8"), (";", "cp949")):
        sheet.drop(columns="sentence").replace({"“": '"'}, regex=True).to_csv(
            tmp_path / "other.csv", sep=divider, encoding=encoding, errors="replace", index=False
        )
        pd.testing.assert_frame_equal(read_review(tmp_path / "other.csv"), expected)
    with pytest.raises(ToolkitError, match="cannot be read"):
        read_review(tmp_path / "none.csv")


def test_a_report_finds_the_sheets_beside_the_articles(
    tmp_path: Path, articles: pd.DataFrame, attributions: pd.DataFrame
) -> None:
    """`settings/review.csv` is told with its figures; without it there is nothing to tell."""
    assert show_review(tmp_path) is None
    sheet = filled(review_sample(attributions, articles, n=5))
    sheet.loc[4, [name for name in sheet.columns if name.endswith("_right") or name == "is_attribution"]] = None
    save_table(sheet, tmp_path / "settings" / "review.csv")
    shown = show_review(tmp_path)
    assert shown is not None
    assert "4 attributions of this collection" in shown.body
    assert "(1 row of the sheet is not filled in)" in shown.body
    assert "100.0%" in shown.body


def test_the_articles_stay_as_they_were(articles: pd.DataFrame, attributions: pd.DataFrame) -> None:
    """Drawing a sample changes neither table."""
    before = articles.copy(), attributions.copy()
    review_sample(attributions, mark_duplicates(articles))
    pd.testing.assert_frame_equal(articles, before[0])
    pd.testing.assert_frame_equal(attributions, before[1])


def test_no_rows_give_an_empty_sheet(articles: pd.DataFrame, attributions: pd.DataFrame) -> None:
    """The columns are there."""
    sheet = review_sample(attributions.head(0), articles)
    assert sheet.empty
    assert "is_attribution" in sheet

"""Selecting articles by words, days and outlets."""

import datetime as dt
import warnings

import pandas as pd
import pytest

from toolkit import select_articles
from toolkit.errors import SelectionWarning, TableError


@pytest.fixture
def articles() -> pd.DataFrame:
    """Five articles, one without a date, one without a text."""
    return pd.DataFrame(
        {
            "title": ["Harbour closed", "Ferries wait", "Ice early", "Port’s reply", None],
            "text": [
                "Silt has closed the harbour, they say.",
                "The harbour-master said nothing. They said so.",
                "The ice came early to the port of Velm.",
                None,
                "항구는 월요일에 폐쇄되었다.",
            ],
            "date": pd.to_datetime(
                ["2031-02-28 23:59", "2031-03-01", None, "2031-03-31 08:00", "2032-01-01"], format="mixed"
            ),
            "outlet": ["Tarn Watch", "The Courier", "The Courier", "Tarn Watch", None],
        }
    )


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("harbour", [0, 1]),
        ("HARBOUR silt", [0]),
        ("closed ferries", []),
        ("harb*", [0, 1]),
        ("*bour", [0, 1]),
        ("harb", []),
        ('"they say"', [0]),
        ('"harbour master"', [1]),
        ('"closed silt"', []),
        ("port's", [3]),
        ("항구*", [4]),
        ("항구", []),
        ("/silt|ice/", [0, 2]),
        ("/^ice/", [2]),
        ("a+b", []),
    ],
)
def test_words_phrases_and_patterns(articles: pd.DataFrame, query: str, rows: list[int]) -> None:
    """All words must occur, whole, in title or text; a phrase does not run from the title into the text."""
    expected = articles.iloc[rows].reset_index(drop=True)
    pd.testing.assert_frame_equal(select_articles(articles, query=query), expected)


@pytest.mark.parametrize(
    ("since", "until", "rows"),
    [
        ("2031-03-01", None, [1, 3, 4]),
        (None, "2031-02-28", [0]),
        ("2031-03", "2031-03", [1, 3]),
        ("2031", "2031", [0, 1, 3]),
        (dt.date(2032, 1, 1), dt.datetime(2032, 1, 1, 5), [4]),
        ("2031-02-28", pd.Timestamp("2031-03-31"), [0, 1, 3]),
    ],
)
def test_bounds_are_days_and_included(
    articles: pd.DataFrame, since: str | None, until: str | None, rows: list[int]
) -> None:
    """The whole of the last day belongs; months and years stand for their first and last days."""
    with pytest.warns(SelectionWarning, match="1 article has no date"):
        selected = select_articles(articles, since=since, until=until)
    assert selected["outlet"].tolist() == articles["outlet"].iloc[rows].tolist()


def test_outlets_are_named_exactly(articles: pd.DataFrame) -> None:
    """One name or several; an unknown one is answered with the nearest."""
    assert len(select_articles(articles, outlets="The Courier")) == 2
    assert len(select_articles(articles, outlets=["The Courier", "Tarn Watch"])) == 4
    with pytest.raises(ValueError, match=r"'Tarn Watsch' was passed\. Did you mean 'Tarn Watch'\?"):
        select_articles(articles, outlets="Tarn Watsch")


def test_conditions_hold_together_and_in_any_order(articles: pd.DataFrame) -> None:
    """Selecting at once and step by step is the same; shuffled rows change nothing; the input stays."""
    before = articles.copy(deep=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SelectionWarning)
        at_once = select_articles(articles, query="harbour", since="2031-03", outlets="The Courier")
        steps = select_articles(select_articles(articles, outlets="The Courier"), query="harbour", since="2031-03")
        shuffled = select_articles(articles.iloc[::-1], query="harbour", since="2031-03", outlets="The Courier")
    pd.testing.assert_frame_equal(at_once, steps)
    pd.testing.assert_frame_equal(at_once, shuffled)
    pd.testing.assert_frame_equal(articles, before)


def test_undated_articles_that_were_not_wanted_are_not_told(articles: pd.DataFrame) -> None:
    """Only those are counted that the outlet does not already leave out."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(select_articles(articles, since="2031", outlets="Tarn Watch")) == 2


def test_no_condition_selects_everything(articles: pd.DataFrame) -> None:
    """An empty table stays empty, with its dtypes."""
    pd.testing.assert_frame_equal(select_articles(articles), articles)
    none = articles.iloc[:0]
    pd.testing.assert_frame_equal(select_articles(none, query="x", since="2031", outlets="A"), none)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"query": " "}, "must hold a word"),
        ({"query": "*"}, "must hold a word"),
        ({"query": "/(/"}, "no regular expression"),
        ({"since": "spring"}, "since must be a day"),
        ({"until": "2031-02-30"}, "until must be a day"),
        ({"since": "2032", "until": "2031"}, "since must not be after until"),
    ],
)
def test_wrong_arguments_say_what_would_work(articles: pd.DataFrame, arguments: dict[str, str], message: str) -> None:
    """Each message names the argument and the value."""
    with pytest.raises(ValueError, match=message):
        select_articles(articles, **arguments)  # type: ignore[arg-type]


def test_a_pattern_that_never_ends_is_stopped() -> None:
    """A repetition inside a repetition is told, not waited for."""
    hostile = pd.DataFrame({"text": ["a" * 5_000 + "!"]})
    with pytest.raises(ValueError, match="was stopped"):
        select_articles(hostile, query=r"/^(\w|a)+$/")


def test_a_table_without_text_is_told() -> None:
    """The column that is asked about must be there."""
    with pytest.raises(TableError, match="lacks the column 'text'"):
        select_articles(pd.DataFrame({"outlet": ["A"]}), query="x")

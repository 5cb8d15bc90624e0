"""Tests of concordance: every place a pattern stands, with true offsets."""

import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import tables
from toolkit.errors import TableError
from toolkit.terms.concordance import concordance
from toolkit.terms.frequencies import term_frequencies
from toolkit.text.words import words


@pytest.fixture
def articles() -> pd.DataFrame:
    """Three articles with the hard cases of news."""
    return pd.DataFrame(
        {
            "article_id": ["a", "b", "c"],
            "outlet": ["TOMNA", "Meskar Lantern", None],
            "date": pd.to_datetime(["2024-03-02", "2024-03-01", None]).astype("datetime64[us]"),
            "title": ["Weapons talks", None, "U.S.-led talks"],
            "text": [
                "The anti‑tank weapon\nand nuclear weapons, said Kim’s aide. Don’t report the port’s weapon-grade ore.",
                "NUCLEAR, WEAPONS. The U.S. don't agree; the U.S.’s aide said so.",
                None,
            ],
        }
    )


@pytest.mark.parametrize(
    ("pattern", "matches"),
    [
        ("weapon", ["weapon"]),
        ("weapon*", ["Weapons", "weapon", "weapons", "weapon-grade", "WEAPONS"]),
        ("nuclear weapon*", ["nuclear weapons", "NUCLEAR, WEAPONS"]),
        ("kim", ["Kim’s"]),
        ("don't", ["Don’t", "don't"]),
        ("DON’T", ["Don’t", "don't"]),
        ("port", ["port’s"]),
        ("anti-*", ["anti‑tank"]),
        ("*-grade", ["weapon-grade"]),
        ("U.S.", ["U.S.", "U.S.’s"]),
        ("u.s.*", ["U.S.", "U.S.’s", "U.S.-led"]),
        ("* aide", ["Kim’s aide", "U.S.’s aide"]),
        ("missile", []),
        ("/weapons?[,-]/", ["weapons,", "weapon-"]),
        ("/don't/", ["Don’t", "don't"]),
        ("/x*/", []),
    ],
)
def test_matches_by_hand(articles: pd.DataFrame, pattern: str, matches: list[str]) -> None:
    """Words, phrases, wildcards and expressions find what a reader would, title first."""
    assert concordance(articles, pattern)["match"].tolist() == matches


def test_offsets_give_back_the_text(articles: pd.DataFrame) -> None:
    """In every line the part's text from start to end is the match, and the metadata are the article's."""
    lines = concordance(articles, "*")
    rows = articles.set_index("article_id")
    for line in lines.itertuples():
        assert rows.loc[line.article_id, line.part][line.start : line.end] == line.match
    assert lines.columns.tolist() == list(tables.TABLES["concordance"])
    assert lines.groupby("article_id")["outlet"].first()["a"] == "TOMNA"
    assert lines.loc[lines["article_id"] == "c", ["outlet", "date"]].isna().all(axis=None)


def test_a_term_has_as_many_lines_as_it_is_counted(articles: pd.DataFrame) -> None:
    """Concordance and frequencies agree for every word and pair of words."""
    for ngram in (1, 2):
        table = term_frequencies(articles, ngram=ngram, stop_words=None)
        for term, count in zip(table["term"], table["count"], strict=True):
            assert len(concordance(articles, term)) == count


PIECES = st.text(alphabet="abSs.'’-–,&@#19é\u0301\u00ad \n\u00a0한$", max_size=50)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=3))
def test_every_word_of_any_text_is_found(texts: list[str]) -> None:
    """Whatever the text, each of its words is found as often as it stands there."""
    articles = pd.DataFrame({"text": pd.Series(texts, dtype="str")})
    every = [word for text in texts for word in words(text)]
    for word in set(every):
        lines = concordance(articles, word)
        # "a.b" asked for as a pattern is read as a text is: what it is counted as then is what is found.
        if words(word) == [word]:
            assert len(lines) == every.count(word)
    assert len(concordance(articles, "*")) == len(every)


def test_context_is_cut_between_words() -> None:
    """The window holds whole words, and white space of any kind is one space."""
    articles = pd.DataFrame({"text": ["one two  three\nfour MARK five six seven"]})
    assert concordance(articles, "mark", window=10)[["left", "right"]].to_numpy().tolist() == [["four", "five six"]]
    assert concordance(articles, "mark", window=12)[["left", "right"]].to_numpy().tolist() == [
        ["three four", "five six"]
    ]
    assert concordance(articles, "mark", window=2, unit="words")[["left", "right"]].to_numpy().tolist() == [
        ["three four", "five six"]
    ]
    assert concordance(articles, "mark", window=0)[["left", "right"]].to_numpy().tolist() == [["", ""]]
    assert concordance(articles, "one")["left"].tolist() == [""]


def test_sorting() -> None:
    """Lines are ordered by the nearest word on a side, by the match, the date or the outlet, missing ones last."""
    articles = pd.DataFrame(
        {
            "text": ["b zinc ore c", "a iron Ores b", "a zinc ore a"],
            "outlet": ["Post", None, "Echo"],
            "date": pd.to_datetime(["2024-03-01", "2024-01-01", None]),
        }
    )

    def texts(sort: str) -> list[str]:
        lines = concordance(articles, "ore*", sort=sort)  # type: ignore[arg-type]
        return (lines["left"] + " " + lines["match"] + " " + lines["right"]).tolist()

    first, second, third = articles["text"]
    assert texts("article") == [first, second, third]
    assert texts("left") == [second, third, first]
    assert texts("right") == [third, second, first]
    assert texts("match") == [first, third, second]
    assert texts("date") == [second, first, third]
    assert texts("outlet") == [third, first, second]


def test_soft_hyphens_and_combining_marks_do_not_hide_a_word() -> None:
    """A word is found whichever way its letters are encoded."""
    articles = pd.DataFrame({"text": ["com\u00adputers in a cafe\u0301"]})
    assert len(concordance(articles, "computers")) == 1
    assert concordance(articles, "café")["match"].tolist() == ["cafe\u0301"]


def test_case_may_matter_in_expressions(articles: pd.DataFrame) -> None:
    """An expression is matched without regard to case, unless told otherwise."""
    assert len(concordance(articles, "/nuclear/")) == 2
    assert concordance(articles, "/nuclear/", ignore_case=False)["match"].tolist() == ["nuclear"]


def test_an_expression_that_blows_up_is_stopped() -> None:
    """A pattern that would run for hours ends with an error that says so."""
    articles = pd.DataFrame({"text": ["a" * 60 + "!"]})
    started = time.monotonic()
    with pytest.raises(ValueError, match="took more than 2 seconds on one text and was stopped"):
        concordance(articles, "/(a|aa)+$/")
    assert time.monotonic() - started < 30


def test_hostile_text_is_searched_in_linear_time() -> None:
    """A long text without spaces, full of the word's letters, takes seconds at most."""
    articles = pd.DataFrame({"text": ["ore-" * 50_000, "ore " * 50_000]})
    started = time.process_time()
    assert len(concordance(articles, "ore", window=20)) == 50_000
    assert time.process_time() - started < 20


def test_nothing_to_search_gives_an_empty_table(articles: pd.DataFrame) -> None:
    """No articles, no text, or no match give the columns and dtypes of the table."""
    for frame in (articles.head(0), pd.DataFrame({"text": [None, float("nan")]}), articles):
        lines = concordance(frame, "zzz")
        pd.testing.assert_frame_equal(lines, tables.empty("concordance"))


def test_articles_stay_as_they_are(articles: pd.DataFrame) -> None:
    """Searching changes nothing, also with an index of another kind."""
    articles.index = pd.Index(["x", "x", "z"])
    before = articles.copy(deep=True)
    assert concordance(articles, "nuclear")["article_id"].tolist() == ["a", "b"]
    pd.testing.assert_frame_equal(articles, before)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"pattern": " -- "}, "holds no word"),
        ({"pattern": 3}, "must be text such as 'weapon\\*', but 3"),
        ({"pattern": "/(/"}, "is no regular expression: .* leave out the slashes"),
        ({"window": -1}, "window must be a number of characters from 0, but -1"),
        ({"unit": "lines"}, "unit must be one of"),
        ({"sort": "rigth"}, "sort must be one of .* Did you mean 'right'"),
    ],
)
def test_wrong_options_are_explained(articles: pd.DataFrame, options: dict[str, object], message: str) -> None:
    """Each wrong value is named beside what would work."""
    with pytest.raises(ValueError, match=message):
        concordance(articles, **({"pattern": "weapon"} | options))  # type: ignore[arg-type]


def test_dates_that_are_text_are_explained(articles: pd.DataFrame) -> None:
    """A date column of text is refused with what would read it."""
    with pytest.raises(TableError, match=r"must hold dates, .* pandas\.to_datetime"):
        concordance(articles.assign(date="2 March"), "weapon")


def test_long_words_are_not_cut_from_a_window_of_words() -> None:
    """Each side has the number of words that was asked for, whole, however long they are."""
    address = "https://echo.example/" + "a" * 300
    articles = pd.DataFrame({"text": [f"See {address} port {address} now, and {address}"]})
    line = concordance(articles, "port", window=1, unit="words").iloc[0]
    assert (line["left"], line["right"]) == (address, address)
    line = concordance(articles, "port", window=3, unit="words").iloc[0]
    assert (line["left"], line["right"]) == (f"See {address}", f"{address} now, and")


def test_flags_behind_an_expression_are_explained() -> None:
    """What other languages write behind the second slash is refused, instead of being looked for as words."""
    articles = pd.DataFrame({"text": ["The Mill"]})
    with pytest.raises(ValueError, match="must end with its slash: capitals do not matter unless ignore_case is False"):
        concordance(articles, "/mill/i")
    assert concordance(articles, "/mill/")["match"].tolist() == ["Mill"]
    assert concordance(articles, "m?ll")["match"].tolist() == ["Mill"]


def test_signs_neither_sort_nor_count() -> None:
    """Lines are in the order of the words beside the match, and have so many, whatever signs stand between them."""
    articles = pd.DataFrame({"text": ["mill — “work” mill, and mill able, “coal” mill"]})
    right = concordance(articles, "mill", window=1, unit="words", sort="right")["right"]
    assert right.tolist() == ["", "able,", ", and", "— “work”"]
    left = concordance(articles, "mill", window=1, unit="words", sort="left")["left"]
    assert left.tolist() == ["", "and", "“coal”", "“work”"]

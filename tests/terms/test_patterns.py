"""Tests of term patterns: what fits a word is the same for a text and for a vocabulary, in linear time."""

import re
import time

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.terms.concordance import concordance
from toolkit.terms.patterns import TermPattern, find_term
from toolkit.terms.refinements import join_phrases, merge_terms
from toolkit.terms.tokens import Tokens, tokenize


def places(tokens: Tokens, pattern: str) -> list[int]:
    """Where a pattern begins."""
    return find_term(tokens, TermPattern.parse(pattern))[0].tolist()


@pytest.mark.parametrize(
    ("pattern", "fits", "does_not"),
    [
        ("weapon*", ["weapon", "weapons", "weapon-grade"], ["bioweapon"]),
        ("*weapon", ["weapon", "bioweapon"], ["weapons"]),
        ("w*n", ["weapon", "wn"], ["w", "weapons"]),
        ("aa*aa", ["aaaa", "aabaa"], ["aa", "aaa"]),
        ("u.s.*", ["u.s.", "u.s.-led"], ["us", "uxsx"]),
        ("*", ["anything"], []),
        ("**a**", ["a", "bab"], ["b"]),
        ("wom?n", ["woman", "women"], ["womn", "womaan"]),
        ("m??l*", ["mill", "mills", "mall-owner"], ["ml", "mil"]),
        ("*o?e*", ["rope", "overthrower"], ["oe", "roes"]),
    ],
)
def test_wildcards_by_hand(pattern: str, fits: list[str], does_not: list[str]) -> None:
    """A star stands for any letters, also for none; nothing else is special."""
    parsed = TermPattern.parse(pattern)
    types = pa.array(sorted(fits + does_not), pa.large_string())
    assert [word for word in fits if not parsed.fits(0, word)] == []
    assert [word for word in does_not if parsed.fits(0, word)] == []
    assert types.take(parsed.codes(types)).to_pylist() == sorted(fits)


@settings(deadline=None)
@given(
    st.text("ab*?", min_size=1, max_size=8), st.lists(st.text("ab", min_size=1, max_size=8), max_size=8, unique=True)
)
def test_wildcards_agree_with_expressions(pattern: str, words: list[str]) -> None:
    """The two ways of matching agree with Python's regular expressions."""
    parsed = TermPattern((pattern,))
    expected = [re.fullmatch(pattern.replace("*", ".*").replace("?", "."), word) is not None for word in sorted(words)]
    assert [parsed.fits(0, word) for word in sorted(words)] == expected
    assert parsed.codes(pa.array(sorted(words), pa.large_string())).tolist() == [
        place for place, fits in enumerate(expected) if fits
    ]


def test_the_country_is_not_the_pronoun() -> None:
    """US in capitals is the United States, with dots or without."""
    tokens = tokenize(pd.DataFrame({"text": ["The US told us; US-led talks, the U.S. said."]}))
    assert places(tokens, "US") == [1, 7]
    assert places(tokens, "us") == [3]
    assert places(tokens, "US*") == [3]


def test_many_stars_take_no_time() -> None:
    """A pattern of many stars is matched in linear time against a very long word."""
    parsed = TermPattern.parse("a*" * 30 + "b")
    word = "a" * 200_000
    started = time.process_time()
    assert not parsed.fits(0, word)
    assert parsed.codes(pa.array([word], pa.large_string())).tolist() == []
    assert time.process_time() - started < 10


def test_regular_expressions_are_for_concordances() -> None:
    """An expression between slashes is refused where words are counted, instead of being taken apart."""
    with pytest.raises(ValueError, match="is a regular expression, which concordance takes"):
        TermPattern.parse("/missiles?/")
    assert TermPattern.parse("and/or").words == ("and", "or")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("weapon*,", ("weapon*",)),
        ("“wom?n”?", ("wom?n",)),
        ("CAFE\u0301*", ("café*",)),
        ("what? missile?", ("what", "missile")),
        ("*.s.", ("*.s.",)),
    ],
)
def test_signs_around_wildcards_do_not_matter(written: str, words: tuple[str, ...]) -> None:
    """A pattern may be pasted with its quotation marks and commas, and a question mark behind a word asks."""
    assert TermPattern.parse(written).words == words


def test_alternatives_are_not_taken_for_a_phrase() -> None:
    """A bar between words is refused with what would work, instead of finding nothing."""
    with pytest.raises(ValueError, match=r"holds '\|', which parts alternatives in regular expressions only"):
        TermPattern.parse("mill|port")


def test_capitals_never_matter() -> None:
    """A word is found in tokens that keep their case, and under a name with capitals that it was given."""
    tokens = tokenize(pd.DataFrame({"text": ["Port of the port, PORT"]}), keep_case=True)
    assert places(tokens, "Port") == places(tokens, "port") == [0, 3, 4]
    assert places(merge_terms(tokens, {"Harbours": "port"}), "harbours") == [0, 3, 4]


def test_phrases_are_found_joined_or_not() -> None:
    """What was joined is found by its words, by wildcards and within longer phrases; a star stays within a word."""
    tokens = tokenize(pd.DataFrame({"text": ["Nuclear weapons tests: no nuclear test, nuclear weapons"]}))
    joined = join_phrases(tokens, ["nuclear weapons"])
    assert joined.words(0) == ["nuclear weapons", "tests", "no", "nuclear", "test", "nuclear weapons"]
    assert places(joined, "nuclear weapons") == [0, 5]
    assert places(joined, "nuclear weapon* test*") == [0]
    assert places(joined, "n* *") == [0, 2, 3, 5]
    assert places(joined, "nuclear*") == [3]
    twice = join_phrases(joined, ["nuclear weapons tests", "nuclear test"])
    assert twice.words(0) == ["nuclear weapons tests", "no", "nuclear test", "nuclear weapons"]
    assert places(twice, "nuclear weapons") == [3]
    many = join_phrases(tokenize(pd.DataFrame({"text": ["a b c " * 400]})), ["a b", "b c a"])
    assert places(many, "a b c " * 40) == [*range(0, 800 - 78, 2)]


def test_very_long_words_take_no_time() -> None:
    """A pasted word of thousands of letters is looked for in linear time, and found."""
    articles = pd.DataFrame({"text": ["a" * 100_000 + " " + "ab " * 10_000 + "a" * 5_000]})
    started = time.process_time()
    assert concordance(articles, "a" * 5_000)["match"].str.len().tolist() == [5_000]
    assert time.process_time() - started < 5

"""Tests of term patterns: what fits a word is the same for a text and for a vocabulary, in linear time."""

import re
import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.terms.patterns import TermPattern, find_term
from toolkit.terms.tokens import tokenize


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
    ],
)
def test_wildcards_by_hand(pattern: str, fits: list[str], does_not: list[str]) -> None:
    """A star stands for any letters, also for none; nothing else is special."""
    parsed = TermPattern.parse(pattern)
    vocabulary = pd.Index(sorted(fits + does_not), dtype="str")
    assert [word for word in fits if not parsed.fits(0, word)] == []
    assert [word for word in does_not if parsed.fits(0, word)] == []
    assert vocabulary[parsed.codes(0, vocabulary)].tolist() == sorted(fits)


@settings(deadline=None)
@given(st.text("ab*", min_size=1, max_size=8), st.lists(st.text("ab", min_size=1, max_size=8), max_size=8, unique=True))
def test_wildcards_agree_with_expressions(pattern: str, words: list[str]) -> None:
    """The two ways of matching agree with Python's regular expressions."""
    parsed = TermPattern((pattern,))
    expected = [re.fullmatch(pattern.replace("*", ".*"), word) is not None for word in sorted(words)]
    assert [parsed.fits(0, word) for word in sorted(words)] == expected
    assert parsed.codes(0, pd.Index(sorted(words), dtype="str")).tolist() == [
        place for place, fits in enumerate(expected) if fits
    ]


def test_the_country_is_not_the_pronoun() -> None:
    """US in capitals is the United States, with dots or without."""
    tokens = tokenize(pd.DataFrame({"text": ["The US told us; US-led talks, the U.S. said."]}))
    assert len(find_term(tokens, TermPattern.parse("US"))) == 2
    assert len(find_term(tokens, TermPattern.parse("us"))) == 1
    assert len(find_term(tokens, TermPattern.parse("US*"))) == 1


def test_many_stars_take_no_time() -> None:
    """A pattern of many stars is matched in linear time against a very long word."""
    parsed = TermPattern.parse("a*" * 30 + "b")
    word = "a" * 200_000
    started = time.process_time()
    assert not parsed.fits(0, word)
    assert parsed.codes(0, pd.Index([word], dtype="str")).tolist() == []
    assert time.process_time() - started < 10


def test_regular_expressions_are_for_concordances() -> None:
    """An expression between slashes is refused where words are counted, instead of being taken apart."""
    with pytest.raises(ValueError, match="is a regular expression, which concordance takes"):
        TermPattern.parse("/missiles?/")
    assert TermPattern.parse("and/or").words == ("and", "or")

"""Tests of the token definition."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.text.words import word_spans, words


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Kim's plan and the workers' plan", ["kim", "plan", "and", "the", "workers", "plan"]),
        ("KOREA'S STEEL", ["korea", "steel"]),
        ('the “Herald”’s and the country"s', ["the", "herald", "and", "the", "country"]),
        ("It’s, that's, who's", ["it's", "that's", "who's"]),
        ("don’t don't don`t donʼt", ["don't"] * 4),
        ("O’Brien, Xi'an, rock'n'roll", ["o'brien", "xi'an", "rock'n'roll"]),
        ("'tis the '90s, the 1990s and the 1990's", ["tis", "the", "90s", "the", "1990s", "and", "the", "1990"]),
        ("anti-drone anti‑drone F-16s COVID-19", ["anti-drone", "anti-drone", "f-16s", "covid-19"]),
        ("said—and 2010–2015, Arlen--Brack", ["said", "and", "2010", "2015", "arlen", "brack"]),
        ("the U.S. and the U.S, the U.S.'s", ["the", "u.s.", "and", "the", "u.s.", "the", "u.s."]),
        ("U.N.-led, anti-U.S., U.S-led", ["u.n.-led", "anti-u.s.", "u.s.-led"]),
        ("US and US-led, anti-US, the US’s", ["u.s.", "and", "u.s.-led", "anti-u.s.", "the", "u.s."]),
        ("told us, USA, US$5, USS", ["told", "us", "usa", "us$", "5", "uss"]),
        ("J.K. Rowe, Ph.D, 5 p.m., EE.UU.", ["j.k.", "rowe", "ph.d.", "5", "p.m.", "ee.uu."]),
        ("The end.The J.Carver case, U.S.and", ["the", "end", "the", "j", "carver", "case", "u.s.", "and"]),
        ("Mr. Lee, No.1, etc.", ["mr", "lee", "no", "1", "etc"]),
        ("$7,500 3.5bn $5-million 16th 7.62mm", ["7,500", "3.5bn", "5-million", "16th", "7.62mm"]),
        ("10:30 9/11 12-1/8 24/7 50% 20×10", ["10:30", "9/11", "12-1/8", "24/7", "50", "20×10"]),
        ("6-4,6-3 and 1,2,3 and 1,234,567", ["6-4", "6-3", "and", "1", "2", "3", "and", "1,234,567"]),
        ("US$5 and A$1.50 and $2", ["us$", "5", "and", "a$", "1.50", "and", "2"]),
        ("AT&T, R&D, war & peace", ["at&t", "r&d", "war", "peace"]),
        ("and/or n/a wait...what snake_case _so_", ["and", "or", "n/a", "wait", "what", "snake_case", "so"]),
        ("#Vote2024 @some_user #1 (#9lives)", ["#vote2024", "@some_user", "1", "#9lives"]),
        ("Write to a.b+c@mail.example.", ["write", "to", "a.b+c@mail.example"]),
        ("(https://paper.example/a?b=1#c).", ["https://paper.example/a?b=1#c"]),
        ("www.paper.example, paper.co.kr/a.", ["www.paper.example", "paper.co.kr/a"]),
        ("북한은 3만명이 “한국”의 1,000만원", ["북한은", "3만명이", "한국", "의", "1,000만원"]),
        ("com\u00adpute\u00adrs \ufeffstart", ["computers", "start"]),
        ("e\u0301te\u0301 ÉTÉ", ["été", "été"]),
        ("-- ... – “” !? * ', \x03", []),
        ("", []),
    ],
)
def test_words_by_hand(written: str, expected: list[str]) -> None:
    """What stands in the table of the module, and its neighbours in real news."""
    assert words(written) == expected


def test_composed_and_decomposed_text_have_the_same_words() -> None:
    """Hangul and accents count the same in either normal form."""
    text = "북한은 café naïve"
    assert words(unicodedata.normalize("NFD", text)) == words(text) == text.split()


def test_keep_case_leaves_capitals() -> None:
    """Only the case differs when capitals are kept."""
    text = "Kim’s KOREA'S plan for the U.S"
    assert words(text, keep_case=True) == ["Kim", "KOREA", "plan", "for", "the", "U.S."]
    assert [word.lower() for word in words(text, keep_case=True)] == words(text)


PIECES = st.text(alphabet="abSsU.'’-–,:/&@#_19é\u0301\u00ad \n\u00a0한$\"", max_size=40)


@settings(deadline=None)
@given(PIECES | st.text(max_size=60))
def test_a_text_has_the_words_of_its_pieces(text: str) -> None:
    """No word depends on what stands beyond white space."""
    assert words(text) == [word for piece in text.split() for word in words(piece)]
    assert words(text) == [word for line in text.split(" ") for word in words(line)]


@settings(deadline=None)
@given(PIECES | st.text(max_size=60))
def test_spans_give_back_the_words(text: str) -> None:
    """Spans stand in order, do not overlap, hold no white space, and have the same words."""
    spans = word_spans(text)
    assert [word for word, _, _ in spans] == words(text)
    end = 0
    for _, start, stop in spans:
        assert end <= start < stop <= len(text)
        assert not any(character.isspace() for character in text[start:stop])
        end = stop


@pytest.mark.parametrize(
    "piece",
    [
        "a.",
        "a",
        "a+",
        "a@",
        "@",
        "#1_",
        "1,",
        "a-",
        "a'",
        "www.",
        "http://)",
        "a.com/",
        "a.b",
        "a@a.",
        "a.co.uk",
        "aa.",
    ],
)
def test_time_grows_with_the_text(piece: str) -> None:
    """Text made to trap a pattern is read in linear time: 200,000 characters of it within seconds."""
    started = time.process_time()
    words(piece * (200_000 // len(piece)))
    assert time.process_time() - started < 8

"""The grammar holds together, and reading takes time in proportion to the text."""

from __future__ import annotations

import datetime as dt
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.timelines import values
from toolkit.timelines.compiler import patterns_by_tag
from toolkit.timelines.dates import dates_in
from toolkit.timelines.fragments import FRAGMENTS
from toolkit.timelines.grammar import RULES
from toolkit.timelines.meaning import RESOLVERS
from toolkit.timelines.vocabulary import CLASSES

DAY = dt.date(2024, 2, 29)


def test_every_rule_has_a_meaning() -> None:
    """Each rule of the grammar but "nothing" has a resolver, and each resolver a rule."""
    assert {name for name, _ in RULES} - {"nothing"} == set(RESOLVERS)


def test_every_fragment_is_used() -> None:
    """No fragment of the grammar is dead."""
    text = " ".join([pattern for _, pattern in RULES] + list(FRAGMENTS.values()))
    assert [name for name in FRAGMENTS if f"${name}" not in text] == []


def test_compiling_again_gives_the_same() -> None:
    """The grammar does not depend on what was compiled before."""
    assert patterns_by_tag() == patterns_by_tag()


def test_repetition_is_bounded() -> None:
    """No rule has a star or a plus, which could take more than linear time."""
    assert not [rule for rule in RULES if set("*+{") & set(rule[1])]


@pytest.mark.parametrize(
    "piece",
    [
        "1234567890",
        "12 ",
        "January ",
        "Monday ",
        "May 3 and ",
        "word",
        "a ",
        "the very end of ",
        "twenty-one ",
        "2011-",
        "3:",
        "1,",
        "\n ",
        "'",
        "-",
        "until ",
        "2024년 ",
        "지난 ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    """Four times the text takes about four times as long, whatever it repeats."""

    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        begin = time.process_time()
        dates_in(text, DAY)
        return time.process_time() - begin

    seconds(1_000)
    short, long = seconds(25_000), seconds(100_000)
    assert long < 12 * short + 0.5


_WORDS = [
    *sorted(CLASSES),
    "3",
    "24",
    "1998",
    "2,500",
    "of",
    "in",
    "on",
    "the",
    ",",
    ".",
    "-",
    "ago",
    "'s",
    "$",
    "5:30",
    "1990s",
]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(_WORDS), max_size=12), st.booleans(), st.sampled_from([None, DAY, dt.date(1999, 12, 31)])
)
def test_laws_of_any_text(words: list[str], capitals: bool, published: dt.date | None) -> None:
    """Whatever the words: offsets give back the text, rows are apart and in order, days are in order."""
    text = " ".join(word.capitalize() if capitals else word for word in words)
    last_end = 0
    for start, end, expression, kind, value, first, last, granularity, anchored, _ in dates_in(text, published):
        assert text[start:end] == expression
        assert last_end <= start < end
        last_end = end
        assert kind in ("date", "time", "duration", "set")
        assert (first is None) == (last is None) == (granularity is None)
        if first is not None and last is not None:
            assert first <= last
            assert value is not None and values.period(value) == (first, last, granularity)
        if published is None:
            assert not anchored


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_characters(text: str) -> None:
    """No string makes the verb fail, in any script."""
    for start, end, expression, *_ in dates_in(text, DAY):
        assert text[start:end] == expression


def test_words_far_away_change_nothing() -> None:
    """What another paragraph says does not move a date that stands for itself."""
    random.seed(5)
    paragraphs = [f"The mill burned on {day} May {year}." for day, year in ((3, 1998), (4, 2012), (5, 1871))]
    alone = {dates_in(paragraph, DAY)[0][4] for paragraph in paragraphs}
    random.shuffle(paragraphs)
    assert {row[4] for row in dates_in("\n\n".join(paragraphs), DAY)} == alone

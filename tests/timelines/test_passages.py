"""Extents and values of date expressions in 60 invented passages of news, marked by hand.

The odd ones were read while the rules were written, the even ones were not.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from toolkit.timelines.dates import dates_in

_MARK = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


class Passage(NamedTuple):
    """One passage: its number, the day it was published, its text, and the marked (start, end, value)."""

    number: int
    published: dt.date
    text: str
    marked: set[tuple[int, int, str]]


def _passages() -> list[Passage]:
    passages = []
    source = Path(__file__).with_name("passages.txt").read_text(encoding="utf-8")
    for block in source.split("\n## ")[1:]:
        head, body = block.split("\n", 1)
        number, published, _ = head.split()
        text, marked, at = "", set(), 0
        for match in _MARK.finditer(body):
            text += body[at : match.start()]
            marked.add((len(text), len(text) + len(match[1]), match[2].removeprefix("set:")))
            text += match[1]
            at = match.end()
        passages.append(Passage(int(number), dt.date.fromisoformat(published), text + body[at:], marked))
    return passages


PASSAGES = _passages()


def _f1(right: int, found: int, marked: int) -> float:
    return 200 * right / (found + marked)


@pytest.mark.parametrize(("half", "strict", "value"), [(1, 97, 96), (0, 95, 93)], ids=["read", "not read"])
def test_invented_passages(half: int, strict: float, value: float) -> None:
    """Extents, and extents with values, reach their floors (F1 in per cent) on either half of the passages."""
    extents = values = found = marked = 0
    for passage in PASSAGES:
        if passage.number % 2 == half:
            rows = {(row[0], row[1], row[4] or "") for row in dates_in(passage.text, passage.published)}
            spans = {row[:2] for row in rows}
            extents += len(spans & {mark[:2] for mark in passage.marked})
            values += len(rows & passage.marked)
            found, marked = found + len(rows), marked + len(passage.marked)
    assert _f1(extents, found, marked) >= strict
    assert _f1(values, found, marked) >= value


def test_passages_are_whole() -> None:
    """Sixty passages with more than 400 marked expressions, each within its text."""
    assert [passage.number for passage in sorted(PASSAGES)] == list(range(1, 61))
    assert sum(len(passage.marked) for passage in PASSAGES) > 400
    assert all(passage.text[start:end].strip() for passage in PASSAGES for start, end, _ in passage.marked)

"""Which rows a correction means: those at its place with its words, or, where the rules mark them otherwise now, the
row with the same source and content."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

import pandas as pd

from toolkit import tables
from toolkit.review.keys import Key, keys_of, table_of

_WORD = re.compile(r"[^\W_]+")
_SAME_CONTENT = 0.5  # of the words of the shorter one


class Match(NamedTuple):
    """One correction and the rows it is for."""

    correction: int  # its place in the table of corrections
    key: Key
    action: str
    value: str
    rows: list[int]  # none where it is lost
    moved: Key | None  # where the rows are marked now, if elsewhere


class _Row(NamedTuple):
    key: Key
    source: str
    content: frozenset[str]


def match_rows(rows: pd.DataFrame, corrections: pd.DataFrame) -> list[Match]:
    """The rows of each correction that is for this table, in the order of the corrections."""
    columns = ["article_id", "part", "start", "end", "text"]
    tables.check(corrections, "corrections", ["table", *columns, "action", "value"])
    table, places = table_of(rows), _places(rows)
    known: defaultdict[tuple[str, str], list[_Row]] | None = None
    wanted = zip(*(corrections[name].tolist() for name in columns), strict=True)
    told = zip(*(corrections[name].tolist() for name in ("table", "action", "value")), strict=True)
    described = zip(_column(corrections, "source"), _column(corrections, "content"), strict=True)
    matches = []
    for number, (fields, (of_table, action, value), (source, content)) in enumerate(
        zip(wanted, told, described, strict=True)
    ):
        if of_table != table:
            continue
        article, part, start, end, text = fields
        key = Key(article, part, int(start), int(end), text)
        moved = None
        if key not in places:
            known = known if known is not None else _described(rows)
            moved = _marked_otherwise(_Row(key, _source(source), _words(content)), known[article, part])
        found = places.get(moved or key, [])
        matches.append(Match(number, key, action, value if isinstance(value, str) else "", found, moved))
    return matches


def _column(corrections: pd.DataFrame, name: str) -> list[object]:
    return corrections[name].tolist() if name in corrections else [None] * len(corrections)


def _places(rows: pd.DataFrame) -> dict[Key, list[int]]:
    places: defaultdict[Key, list[int]] = defaultdict(list)
    for place, key in enumerate(keys_of(rows)):
        places[key].append(place)
    return dict(places)


def _described(rows: pd.DataFrame) -> defaultdict[tuple[str, str], list[_Row]]:
    """The rows by article and part, with what they are known by when their marks move."""
    known: defaultdict[tuple[str, str], list[_Row]] = defaultdict(list)
    keys = dict.fromkeys(zip(keys_of(rows), _column(rows, "source"), _column(rows, "content"), strict=True))
    for key, source, content in keys:
        known[key.article_id, key.part].append(_Row(key, _source(source), _words(content)))
    return known


def _marked_otherwise(wanted: _Row, rows: list[_Row]) -> Key | None:
    """The key of the one row that is the same in other marks; None where none or several could be it."""
    fitting = []
    for row in rows:
        if not _words(row.key.text) & _words(wanted.key.text):
            continue
        overlaps = row.key.start < wanted.key.end and wanted.key.start < row.key.end
        is_same_source = bool(wanted.source) and row.source == wanted.source
        shared = len(row.content & wanted.content) / max(1, min(len(row.content), len(wanted.content)))
        if overlaps and (is_same_source or shared >= _SAME_CONTENT or not (wanted.source or wanted.content)):
            fitting.append((2 + is_same_source + shared, row.key))
        elif is_same_source and shared >= _SAME_CONTENT:
            fitting.append((shared, row.key))
    best = max((score for score, _ in fitting), default=0.0)
    keys = {key for score, key in fitting if score == best}
    return keys.pop() if len(keys) == 1 else None


def _source(source: object) -> str:
    """The words of a source as they are compared: "The nurse" is "a nurse"."""
    words = _WORD.findall(source.casefold()) if isinstance(source, str) else []
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


def _words(text: object) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) if isinstance(text, str) else frozenset()

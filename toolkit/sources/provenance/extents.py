"""From where to where attributions reach in their articles, and which of them stand inside the words of another."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

_HOLDERS = 50  # attributions whose content begins before, the nearest ones
_MARKS = 5  # characters: a quotation mark or the number of a note may stand behind


class Extent(NamedTuple):
    """From where to where an attribution and its content reach in one part of an article."""

    article: str
    part: str
    start: int
    end: int
    content: tuple[int, int]


def extents_of(attributions: pd.DataFrame) -> list[Extent]:
    """From where to where each attribution reaches, with the stretch of its content."""
    columns: dict[str, list[Any]] = {
        name: attributions[name].tolist() if name in attributions else [None] * len(attributions)
        for name in ("source_start", "source_end", "cue_start", "cue_end")
    }
    ids = attributions["article_id"].tolist()
    parts = attributions["part"].tolist() if "part" in attributions else ["text"] * len(attributions)
    extents = []
    for row, spans in enumerate(attributions["content_spans"].tolist()):
        offsets = [int(offset) for span in spans for offset in span]
        content = (min(offsets), max(offsets)) if offsets else (0, 0)
        offsets += [int(values[row]) for values in columns.values() if not pd.isna(values[row])]
        extents.append(Extent(ids[row], parts[row], min(offsets, default=0), max(offsets, default=0), content))
    return extents


def enclosing(extents: Sequence[Extent], rules: Sequence[object]) -> list[int | None]:
    """For each row the smallest attribution whose content holds it whole, or that cites it."""
    parents: list[int | None] = [None] * len(extents)
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for row, extent in enumerate(extents):
        places[extent.article, extent.part].append(row)
    for rows in places.values():
        rows.sort(key=lambda row: (extents[row].content, row))
        starts = [extents[row].content[0] for row in rows]
        for row in rows:
            extent = extents[row]
            is_cited = rules[row] == "cited"  # the statement is first of all of whoever cites
            before = bisect_right(starts, extent.content[0] if is_cited else extent.start)
            holding = [
                other
                for other in rows[max(0, before - _HOLDERS) : before]
                if other != row
                and extent.end <= extents[other].content[1] + _MARKS
                and extents[other].content != extent.content
            ]
            if is_cited:
                holding = [
                    other
                    for other in rows[max(0, before - _HOLDERS) : before]
                    if extents[other].content == extent.content and rules[other] != "cited"
                ]
            if holding:
                parents[row] = min(holding, key=lambda other: (_length(extents[other].content), extents[other]))
    return parents


def _length(span: Sequence[int]) -> int:
    return span[1] - span[0]

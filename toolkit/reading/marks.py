"""Marks over a text: stretches that may nest and overlap, turned into HTML."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal, NamedTuple

from toolkit.reading.pages import escape

Kind = Literal["source", "cue", "content", "date"]


class Mark(NamedTuple):
    """One marked stretch; `note` is the label of the note that explains it, `title` what a pointer shows."""

    start: int
    end: int
    kind: Kind
    note: str
    title: str


def segments(marks: Iterable[Mark], start: int, end: int) -> list[tuple[int, int, list[Mark]]]:
    """The stretch from start to end, cut wherever a mark begins or ends, with the marks over each piece.

    >>> a, b = Mark(0, 6, "content", "1", ""), Mark(4, 9, "date", "d1", "")
    >>> [(s, e, [mark.note for mark in over]) for s, e, over in segments([a, b], 0, 9)]
    [(0, 4, ['1']), (4, 6, ['1', 'd1']), (6, 9, ['d1'])]
    """
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    begins: dict[int, list[Mark]] = defaultdict(list)
    for mark in inside:
        begins[max(mark.start, start)].append(mark)
    cuts = sorted({start, end, *begins, *(mark.end for mark in inside if mark.end < end)})
    pieces: list[tuple[int, int, list[Mark]]] = []
    over: list[Mark] = []
    for left, right in pairwise(cuts):
        over = [mark for mark in over if mark.end > left] + begins[left]
        pieces.append((left, right, over))
    return pieces


def marked(text: str, marks: Iterable[Mark], anchors: dict[int, list[str]], start: int, end: int) -> str:
    """HTML of text[start:end] with its marks; `anchors` are the notes whose numbers stand behind an offset."""
    html = []
    for left, right, over in segments(marks, start, end):
        piece = escape(text[left:right])
        if over:
            kinds = " ".join(sorted({f"tk-{mark.kind}" for mark in over}))
            titles = " · ".join(dict.fromkeys(mark.title for mark in over))
            piece = f'<span class="{kinds}" title="{escape(titles)}">{piece}</span>'
        html.append(piece)
        if right in anchors:
            html.append(f'<sup class="tk-number">{escape(", ".join(anchors[right]))}</sup>')
    return "".join(html)

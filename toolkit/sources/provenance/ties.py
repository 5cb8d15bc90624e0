"""Which attributions a passage of an article rests on."""

from __future__ import annotations

from collections import defaultdict
from typing import Literal, get_args

import pandas as pd

from toolkit.sources.provenance.claims import Passage
from toolkit.sources.provenance.extents import Extent
from toolkit.sources.provenance.origins import Origins
from toolkit.tables import AUTHOR, UNRESOLVED
from toolkit.text.sentences import paragraph_spans, sentence_spans

Tie = Literal["statement", "sentence", "near", "own voice"]
TIES: tuple[Tie, ...] = get_args(Tie)  # the surest first

_MARKS = 5  # characters: a quotation mark, an article before the source
_PARAGRAPHS = 2  # after the one in which a claim stands without a source


class Ties:
    """Looks up, for a passage, the attributions of its article that it rests on."""

    def __init__(self, articles: pd.DataFrame, origins: Origins) -> None:
        self._ids = articles["article_id"].tolist()
        self._texts = articles["text"].tolist()
        self._extents = extents = origins.extents
        # "It shows" is a picture's, where one stands before it.
        self._is_nobody = [
            speaker in (UNRESOLVED, AUTHOR) and origin.kind != "material"
            for speaker, origin in zip(origins.columns["speaker"], origins.all, strict=True)
        ]
        self._is_outlet = [kind == "outlet" for kind in origins.columns["kind"]]
        self._rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, extent in enumerate(extents):
            if extent.part == "text":
                self._rows[extent.article].append(row)

    def of(self, passage: Passage) -> tuple[Tie, list[int]]:
        """The attributions a passage rests on, by the nearest tie there is.

        A statement that holds the words; else one that shares the sentence; else one before it in its paragraph, then
        behind it, then in the two paragraphs that follow. A sentence that a pattern found may tell of something else,
        and whoever speaks in it or behind it as well: there a statement, with its source, must hold all the words, an
        outlet must be cited in it, or the statement before it carries it. Who merely stands near must be known: "they
        say" carries no other sentence. Without any the outlet speaks for itself.
        """
        article = self._ids[passage.article]
        rows = self._rows.get(article, [])
        first, last = passage.words
        inside = [row for row in rows if self._meets(self._extents[row].content, first, last)]
        if not passage.is_marked:
            inside = [row for row in inside if self._holds(self._extents[row], first, last)]
        if inside:
            return "statement", inside
        beside = [row for row in rows if self._meets(self._extents[row][2:4], *passage.sentence)]
        if beside and not passage.is_marked:
            beside = [row for row in beside if self._is_outlet[row]]
            return ("sentence", beside) if beside else ("own voice", [])
        if beside:
            return "sentence", beside
        near = self._near(passage, [row for row in rows if not self._is_nobody[row]])
        return ("near", near) if near else ("own voice", [])

    def _near(self, passage: Passage, rows: list[int]) -> list[int]:
        text = self._texts[passage.article]
        paragraphs = paragraph_spans(text)
        at = next((n for n, (_, end) in enumerate(paragraphs) if passage.sentence[0] < end), None)
        if at is None:
            return []
        start, end = paragraphs[at]
        here = [row for row in rows if self._meets(self._extents[row][2:4], start, end)]
        before = [row for row in here if self._extents[row].start < passage.sentence[0]]
        if before:
            nearest = max(self._extents[row].end for row in before)
            sentence = next((s for s in sentence_spans(text) if s[0] < nearest <= s[1]), (nearest - 1, nearest))
            return [row for row in before if self._meets(self._extents[row][2:4], *sentence)]
        if not passage.is_marked:
            return []
        if here:
            return here[:1]
        for start, end in paragraphs[at + 1 : at + 1 + _PARAGRAPHS]:
            found = [row for row in rows if self._meets(self._extents[row][2:4], start, end)]
            if found:
                return found[:1]
        return []

    @staticmethod
    def _holds(extent: Extent, first: int, last: int) -> bool:
        return extent.start - _MARKS <= first and last <= extent.end + _MARKS

    @staticmethod
    def _meets(span: tuple[int, ...], start: int, end: int) -> bool:
        return span[0] < end and span[1] > start

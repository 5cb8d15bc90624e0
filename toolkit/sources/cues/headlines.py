"""Headlines: "Oru: The dam will hold", "Five dead in blast – police"."""

from __future__ import annotations

import re

from toolkit.sources.grammar.contents import trim
from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.reading import Reading
from toolkit.sources.wordlists import read_sections

_LABELS = frozenset(read_sections("signal_words")["labels"])
_SPEAKER = re.compile(r"(?:[DJ]*[NEQ]+|O?E+):")
_STATES = re.compile("[VbXML]")
_LONGEST_INITIALS = 4  # letters
_LONGEST_TITLE = 24  # tokens
_DASHED = re.compile("–(?P<source>[DJN]{0,3}[NE])[.]?\\Z")


def read_headline(line: Line, low: int, high: int) -> Reading | None:
    """Oru: The dam will hold. Only where it opens a paragraph: a headline, or a line of a transcript."""
    match = _SPEAKER.match(line.letters, low, high)
    if match is None or match.end() > low + 7 or match.end() + 2 >= high or not line.opens_paragraph(low):
        return None
    start, end = match.end(), trim(line.letters, match.end(), high)
    stated = _STATES.search(line.letters, start, end) or (line.letters[start] == "“" and start in line.opener)
    if low == 0 and line.starts[start - 1] > _LONGEST_INITIALS and line.text[: line.starts[start - 1]].isupper():
        return None  # ORUM: The council met on Monday
    if not stated or line.word(start - 2) in _LABELS:
        return None
    return Reading((low, start - 1), (start - 1, start), ((start, end),), "headline")


def read_dashed(line: Line, low: int, high: int) -> Reading | None:
    """Five dead in blast – police: a headline with its source behind a dash."""
    if high - low >= _LONGEST_TITLE or line.letters[high - 1] not in "NE":
        return None
    dash = line.letters.rfind("–", low, high)
    match = _DASHED.match(line.letters, dash, high) if dash - low > 2 else None
    if match is None or not line.opens_paragraph(low) or not _ends_paragraph(line, high):
        return None
    start, end = match.span("source")
    last = line.word(end - 1)
    known = last in line.people or last in line.documents or last in ("media", "tv")
    if not known or not line.pieces[start][0].islower() or line.letters.find("–", low, dash) >= 0:
        return None
    return Reading((start, end), (dash, dash + 1), ((low, dash),), "headline-dash")


def _ends_paragraph(line: Line, high: int) -> bool:
    return high >= len(line.starts) or line.opens_paragraph(high)

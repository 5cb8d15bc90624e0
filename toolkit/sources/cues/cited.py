"""Whom somebody cites for what he says: "the agency reported, citing two officials"."""

from __future__ import annotations

import re

from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.reading import Reading
from toolkit.sources.naming.heads import HEADS
from toolkit.sources.naming.kinds import read_phrase

_CITING = re.compile(r"(?:cit|quot)(?:es?|ed|ing)")
_STATING = re.compile(r"(?:say|state|tell|write|inform|speak|speak-of|tail|inverted|answer|show)(?:-|\Z)")
_FARTHEST = 30  # tokens between the two verbs


def with_cited(line: Line, readings: list[Reading]) -> list[Reading]:
    """The readings by cue, with one more for each source that is cited beside a statement of the same sentence.

    In "the agency reported on Monday, citing two officials" the statement is also the officials'.
    """
    found: list[Reading] = []
    for place, reading in enumerate(readings):
        found.append(reading)
        if reading.rule.startswith("mention-object") and _CITING.fullmatch(line.word(reading.cue[1] - 1)):
            statement = _statement_of(line, readings, place)
            if statement is not None and _is_source(line, reading):
                found.append(Reading(reading.content[0], reading.cue, statement.content, "cited"))
    return found


def _statement_of(line: Line, readings: list[Reading], place: int) -> Reading | None:
    """What is said by whoever cites in the reading at a place: told before it, or behind "Oru, citing Tan,"."""
    citing = readings[place]
    near = [other for other in readings[max(0, place - 3) : place + 3] if _STATING.match(other.rule)]
    before = [other for other in near if other.cue[0] < citing.cue[0] and other.source == citing.source]
    behind = [
        other
        for other in near
        if other.cue[0] > citing.cue[0] and other.source is not None and other.source[1] <= citing.cue[0]
    ]
    chosen = before[-1] if before and citing.source is not None else behind[0] if behind else None
    if chosen is None or abs(chosen.cue[0] - citing.cue[0]) > _FARTHEST:
        return None
    first, last = sorted((chosen.cue[0], citing.cue[0]))
    return None if "." in line.letters[first:last] else chosen


def _is_source(line: Line, reading: Reading) -> bool:
    first, end = line.span(*reading.content[0])
    phrase = read_phrase(line.text[first:end])
    if phrase.kind == "outlet":
        return phrase.form == "name"
    # Who is cited is new to the text: "citing an official", but "citing the case of an official" tells of an argument.
    is_new = phrase.determiner in ("new", "another", "bare")
    return phrase.kind in ("person", "group") and phrase.form == "noun" and is_new and phrase.head in HEADS

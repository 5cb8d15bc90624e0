"""Quotations that no cue touches: they go on from the sentence or the paragraph before, or follow a colon."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from toolkit.sources.grammar.adjuncts import skip_adjuncts
from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.phrase_ends import phrase_after
from toolkit.sources.grammar.phrases import subject_before
from toolkit.sources.grammar.reading import Reading, Tokens
from toolkit.sources.grammar.subjects import nearest_subject

_FINITE = re.compile("[VbXML]")
_SHORTEST = 4  # words of a quotation that can be a statement of its own


def join_quotations(line: Line, readings: list[Reading]) -> list[Reading]:
    """The readings by cue, with every quotation that goes on added to the attribution it goes on from.

    News says who speaks once, and then lets quotation follow quotation: “...,” she said. “...” The second one is a
    further piece of the same attribution. So is a paragraph that opens with a mark after one that closed with none.
    """
    if not line.quotes:
        return readings
    ranges = [(line.at(quote.start), line.at(quote.end)) for quote in line.quotes]
    owner = _owners(line, readings, ranges)
    added: dict[int, list[Tokens]] = {}
    further: list[Reading] = []
    current: int | None = None  # the last reading that is a quotation
    reach = 0  # the token up to which it, or what goes on from it, has come
    was_open = False
    for n, (start, end) in enumerate(ranges):
        if end - start < 3:
            continue
        owned = owner[n]
        if owned is not None:
            reading = readings[owned]
            if reading.rule.startswith(("tail", "inverted")) or any(begin == start for begin, _ in reading.content):
                current, was_open = owned, not line.quotes[n].closed
                reach = max(end, line.sentence_of(max(reading.cue[0], end - 1))[1])
            continue
        opens = _opens_sentence(line, start)
        if current is not None and not opens and line.letters[start - 1] == "," and start < reach:
            added.setdefault(current, []).append((start, end))  # “...,” she said of Oru, “...”
            reach = max(reach, end)
            continue
        if current is not None and opens:
            apart = line.paragraph_of(start) - line.paragraph_of(reach - 1)
            # A whole paragraph of quotation goes on from the one before.
            alone = end >= line.sentence_of(end - 1)[1] and line.paragraph_of(end) != line.paragraph_of(start)
            follows = start <= reach + 1 and (apart == 0 or (apart == 1 and (was_open or alone)))
            if follows:
                added.setdefault(current, []).append((start, end))
                reach, was_open = max(end, line.sentence_of(end - 1)[1]), not line.quotes[n].closed
                continue
        if opens and (k := _told_before(line, readings, start)) is not None:
            added.setdefault(k, []).append((start, end))  # She argues that it is over. “It was never real.”
            current, reach, was_open = k, max(end, line.sentence_of(end - 1)[1]), not line.quotes[n].closed
            continue
        lead = _after_colon(line, start, end)
        if lead is None and opens:
            lead = _before_any_verb(line, start, end)
            if lead is not None:
                current, was_open = len(readings) + len(further), not line.quotes[n].closed
                reach = max(end, line.sentence_of(end - 1)[1])
        if lead is not None:
            further.append(lead)
    if not added and not further:
        return readings
    joined = [
        reading._replace(content=(*reading.content, *added[k])) if k in added else reading
        for k, reading in enumerate([*readings, *further])
    ]
    return sorted(joined, key=lambda reading: reading.cue) if further else joined


_TOLD = re.compile(r"(?:say|state|tell|write|speak|inform|answer|promise|propose)-(?:that|bare|wh|to|gap|preposition)")


@cache
def _is_telling(rule: str) -> bool:
    return _TOLD.match(rule) is not None


def _told_before(line: Line, readings: list[Reading], start: int) -> int | None:
    """The number of the first reported statement in the sentence right before token `start`: a quotation goes on."""
    if start == 0:
        return None
    low, high = line.sentence_of(start - 1)
    if line.paragraph_of(start) != line.paragraph_of(low):
        return None
    for k in range(bisect_left(readings, low, key=lambda reading: reading.cue[0]), len(readings)):
        if readings[k].cue[0] >= high:
            return None
        if readings[k].source and _is_telling(readings[k].rule):
            return k
    return None


def _owners(line: Line, readings: list[Reading], ranges: list[Tokens]) -> list[int | None]:
    """For each quotation the number of the reading whose content holds it; of several, the last to begin."""
    owner: list[int | None] = [None] * len(ranges)
    starts = [start for start, _ in ranges]
    for k, reading in enumerate(readings):
        for begin, stop in reading.content:
            n = bisect_left(starts, begin - 1)
            while n < len(starts) and starts[n] < stop:
                if ranges[n][1] > begin:
                    owner[n] = k
                n += 1
    return owner


_NAMED = re.compile("[DJN'E]{1,6}E")


def _opens_sentence(line: Line, start: int) -> bool:
    return line.sentence_of(start)[0] == start or line.letters[start - 1] in ".?!”…"


def _named_alone(line: Line, low: int, end: int) -> Tokens | None:
    """Who is named right before token `end` where no verb stands: "More from the report", "Oru, 34, a nurse"."""
    whole = phrase_after(line.letters, low, end)
    if whole is not None and whole[1] == end and line.letters[low] == "E" and "," in line.letters[low:end]:
        return whole
    first = line.letters.rfind("P", low, end) + 1 or low
    found = phrase_after(line.letters, first, end)
    if found is None or found[1] != end:
        return None
    last = line.word(end - 1)
    return found if line.letters[end - 1] == "E" or last in line.people or last in line.documents else None


def _after_colon(line: Line, start: int, end: int) -> Reading | None:
    """She was blunt: “...”"""
    letters = line.letters
    if start < 2 or letters[start - 1] != ":" or end - start < _SHORTEST + 2:
        return None
    low, _ = line.sentence_of(start - 1)
    low = max(low, letters.rfind("–", low, start - 1) + 1)
    if not _FINITE.search(letters, low, start - 1):
        return Reading(_named_alone(line, low, start - 1), (start - 1, start), ((start, end),), "colon")
    source = nearest_subject(line, start - 1, low)
    if source is None:
        source = subject_before(letters, start - 1, low)
    if source is None:
        return None
    person = letters[source[0]] in "RE" or line.word(source[1] - 1) in line.people
    person = person or _NAMED.fullmatch(letters, *source) is not None  # neighbour Tan Oru fumed: “..."
    return Reading(source if person else None, (start - 1, start), ((start, end),), "colon")


def _before_any_verb(line: Line, start: int, end: int) -> Reading | None:
    """“...,” an angry Oru retaliated: after a whole quotation that ends with a comma any verb is one of saying."""
    letters = line.letters
    high = line.sentence_of(end - 1)[1]
    if end >= high or letters[end - 2] != "," or end - start < _SHORTEST + 2:
        return None
    source = phrase_after(letters, end, high)
    if source is None:
        return None
    verb = source[1]
    while verb < high and letters[verb] == "Z":
        verb += 1
    if verb >= high or letters[verb] not in "VL":
        return None
    after = skip_adjuncts(line, verb + 1, high)
    if after < high and letters[after] not in ".,":
        return None
    return Reading(source, (source[1], verb + 1), ((start, end),), "tail-other")

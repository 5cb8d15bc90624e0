"""Quotations that no cue touches: they go on from the sentence or the paragraph before, or follow a colon."""

from __future__ import annotations

from bisect import bisect_right

from toolkit.sources.line import Line
from toolkit.sources.reading import Reading, Tokens
from toolkit.sources.subjects import nearest_subject

_SENTENCE_STOPS = ".?!…"
_SHORTEST = 4  # words of a quotation that can be a statement of its own


def join_quotations(line: Line, readings: list[Reading]) -> list[Reading]:
    """The readings, with every quotation that goes on added to the attribution it goes on from.

    News says who speaks once, and then lets quotation follow quotation: “...,” she said. “...” The second one is a
    further piece of the same attribution. So is a paragraph that opens with a mark after one that closed with none.
    """
    if not line.quotes:
        return readings
    readings = sorted(readings, key=lambda reading: reading.cue)
    ranges = [(line.at(quote.start), line.at(quote.end)) for quote in line.quotes]
    owner = _owners(line, readings, ranges)
    added: dict[int, list[Tokens]] = {}
    further: list[Reading] = []
    for n, (start, end) in enumerate(ranges):
        if owner[n] is not None or end - start < 3:
            continue
        found = _goes_on_from(line, readings, ranges, owner, n)
        if found is not None:
            owner[n] = found
            added.setdefault(found, []).append((start, end))
            continue
        lead = _after_colon(line, start, end)
        if lead is not None:
            further.append(lead)
            owner[n] = -1
    if not added and not further:
        return readings
    joined = [
        reading._replace(content=(*reading.content, *added[k])) if k in added else reading
        for k, reading in enumerate(readings)
    ]
    return sorted([*joined, *further], key=lambda reading: reading.cue)


def _owners(line: Line, readings: list[Reading], ranges: list[Tokens]) -> list[int | None]:
    """For each quotation the number of the reading whose content holds it; of several, the last to begin."""
    owner: list[int | None] = [None] * len(ranges)
    starts = [start for start, _ in ranges]
    for k, reading in enumerate(readings):
        for begin, stop in reading.content:
            n = max(0, bisect_right(starts, begin) - 1)
            while n < len(starts) and starts[n] < stop:
                if ranges[n][1] > begin and starts[n] >= begin - 1:
                    owner[n] = k
                n += 1
    return owner


def _goes_on_from(
    line: Line, readings: list[Reading], ranges: list[Tokens], owner: list[int | None], n: int
) -> int | None:
    start = ranges[n][0]
    if n == 0 or not _opens_sentence(line, start):
        return None
    paragraph = line.paragraph_of(start)
    sentence = line.sentence_of(start)[0]
    k = n - 1
    # Quotations that nobody owns, "a “bad” day", may stand in the sentence before.
    while k > 0 and owner[k] is None and line.sentence_of(ranges[k - 1][0])[0] >= line.sentence_of(max(0, sentence - 1))[0]:
        k -= 1
    before = owner[k]
    if before is None or before < 0:
        return None
    last_start, last_end = ranges[k]
    if paragraph == line.paragraph_of(last_start):
        reading = readings[before]
        touched = max(last_end, *(stop for _, stop in reading.content))
        if reading.cue[0] < start:
            touched = max(touched, reading.cue[1])
        # The sentence with the cue must be the last one before this quotation.
        return before if line.sentence_of(touched - 1)[1] >= start - 1 else None
    if paragraph == line.paragraph_of(last_start) + 1 and not line.quotes[n - 1].closed:
        return before
    return None


def _opens_sentence(line: Line, start: int) -> bool:
    return line.sentence_of(start)[0] == start or line.letters[start - 1] in ".?!”…"


def _after_colon(line: Line, start: int, end: int) -> Reading | None:
    """She was blunt: “...”"""
    letters = line.letters
    if start < 2 or letters[start - 1] != ":" or end - start < _SHORTEST + 2:
        return None
    low, _ = line.sentence_of(start - 1)
    source = nearest_subject(letters, start - 1, low)
    if source is None:
        return None
    return Reading(source, (start - 1, start), ((start, end),), "colon")

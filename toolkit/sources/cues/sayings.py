"""Fixed forms: "according to Oru", "as Oru said", "as reported by the Tribune"."""

from __future__ import annotations

import re

from toolkit.sources.cues.tails import content_before, states
from toolkit.sources.grammar.adjuncts import skip_adjuncts
from toolkit.sources.grammar.contents import clause_end, trim
from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.phrase_ends import phrase_after
from toolkit.sources.grammar.phrases import owner_before
from toolkit.sources.grammar.reading import Reading, Tokens
from toolkit.sources.wordlists import read_sections


def read_according(line: Line, i: int, low: int, high: int) -> Reading | None:
    """According to Oru, the dam held; the dam held, according to Oru."""
    letters = line.letters
    if i + 1 >= high or line.word(i + 1) != "to":
        return None
    source = phrase_after(letters, i + 2, high)
    if source is not None and (issued := _ISSUED.match(letters, source[1], high)):
        source = source[0], issued.end()  # according to a poll released on Tuesday, Oru leads
    if source is None or (line.word(source[1] - 1) in _MEASURES and not _NAMED.search(letters, *source)):
        return None
    dated = _DATED.match(letters, source[1], high)  # according to imagery of May 3
    content = _around(line, i, dated.end() if dated else source[1], low, high)
    return Reading(source, (i, i + 2), content, "according") if content else None


_WORDS = read_sections("signal_words")
_MEASURES = frozenset(_WORDS["measures"])
_POLLS = frozenset(_WORDS["polls"])
_BY = frozenset("account reckoning admission".split())
_POSSESSIVES = frozenset("his her their its my our".split())
_NAMED = re.compile("[DERW']")
_ISSUED = re.compile(r"Z?[LU][PDJZ]{0,3}Y[YF]*(?=[,.])")
_DATED = re.compile(r"[oP][DJ]?Y[YF]*(?:[CP][DJ]?[YF]+)?(?=,)")


def read_as_said(
    line: Line, source: Tokens, cue: Tokens, low: int, high: int, frames: frozenset[str]
) -> Reading | None:
    """As Oru said, the dam held; as reported by the Tribune, the dam held."""
    letters = line.letters
    start = source[0] - 1  # "as"
    if start < low or letters[start] != "S" or line.word(start) != "as":
        return None
    end = skip_adjuncts(line, cue[1], high)
    if (
        "person" in frames
        and end < high
        and letters[end] in "DNEJRr"
        and (addressed := phrase_after(letters, end, high))
    ):
        end = skip_adjuncts(line, addressed[1], high)  # as Oru told reporters
    if (
        (end >= high or letters[end] in ".;")
        and start - 2 > low
        and letters[start - 1] == ","
        and {"bare", "quote"} <= frames
    ):
        content = content_before(line, start, low)
        if content is None or not states(line, *content[0]):
            return None
        return Reading(source, cue, content, "as-said-after")
    if end + 1 >= high or letters[end] not in ",:":
        return None
    if start == low or (start == low + 1 and letters[low] in "CBZ"):
        first = end + 1
        if letters[first] == "“" and first in line.opener:
            return Reading(source, cue, ((first, line.at(line.opener[first].end)),), "as-said")
        return Reading(source, cue, ((first, clause_end(line, first, high)),), "as-said")
    return None


def read_view(line: Line, i: int, low: int, high: int, *, alone: bool) -> Reading | None:
    """In her view, the dam will hold; in the words of Oru, “it will hold”.

    `alone`: nothing was said before it in the sentence.
    """
    letters = line.letters
    k = i - 1
    while k > low and letters[k] in "JZN":
        k -= 1
    source: Tokens | None = None
    start, end = k, i + 1
    if letters[k] == "'":
        source = owner_before(letters, k, low)
        start = source[0] if source else k
    elif letters[k] == "D" and line.word(k) in _POSSESSIVES:
        source = (k, k + 1)
    elif end < high and letters[end] == "o" and letters[k] == "D":
        source = phrase_after(letters, end + 1, high)
        end = source[1] if source else end
    preposition = start - 1
    if source is None or preposition < low or line.word(preposition) != ("by" if line.word(i) in _BY else "in"):
        return None
    cue = (preposition, source[0]) if source[0] > i else (preposition, i + 1)
    opening = end + (letters[end : end + 1] == ",")
    content: tuple[Tokens, ...] = ()
    if opening < high and letters[opening] == "“" and opening in line.opener:
        content = ((opening, clause_end(line, opening, high)),)
    elif alone and (preposition == low or letters[low] in "CB" or letters[preposition - 1] == ","):
        content = _around(line, preposition, end, low, high)
    if not content and preposition > low:
        return None
    if not content and end < high and letters[end] in "DRENQJ“":
        content = ((end, clause_end(line, end, high)),)
    if not content or not any(states(line, *piece) or letters[piece[0]] == "“" for piece in content):
        return None
    return Reading(source, cue, content, "view")


_FRONTED_POLL = re.compile(r"[CBZ]?P(?P<poll>[DQ]?[JNEFQYKLG'o/]*N)(?P<more>[^,;:.“”VbXM]{0,14}),")


def read_poll(line: Line, low: int, high: int) -> Reading | None:
    """In the latest Tribune poll, Oru leads."""
    if "P" not in line.letters[low : low + 2]:
        return None
    match = _FRONTED_POLL.match(line.letters, low, high)
    if match is None or line.word(match.end("poll") - 1) not in _POLLS:
        return None
    preposition = match.start("poll") - 1
    if line.word(preposition) != "in":
        return None
    start, end = match.end(), clause_end(line, match.end(), high)
    if end - start < 3:
        return None
    return Reading((match.start("poll"), match.end() - 1), (preposition, preposition + 1), ((start, end),), "poll")


def _around(line: Line, start: int, end: int, low: int, high: int) -> tuple[Tokens, ...]:
    """What is said around a fixed form that reaches from `start` to `end`."""
    letters = line.letters
    before: tuple[Tokens, ...] = ()
    first = low
    opened = line.quotation_of(low)
    if opened is not None:
        first = line.at(opened.start)  # the sentence begins inside a quotation
    while first < start and letters[first] in "CBZ,":
        first += 1
    stop = start
    while stop > first and letters[stop - 1] in "ZY":
        stop -= 1
    last = trim(letters, first, stop)
    if start > low and letters[start - 1] == "”" and start - 1 in line.closer:
        before = ((min(first, line.at(line.closer[start - 1].start)), start),)
    elif last - first >= 2:
        cut = letters.rfind(";", first, last)
        if letters[stop - 1] == ":":  # Others did not: according to Oru, three ...
            cut = last
        if cut < last:
            before = ((cut + 1 if cut >= 0 else first, last),)
    j = end
    if j < high and letters[j] == "," and j + 1 < high:
        goes_on = (
            not before or letters[j + 1] in "VbXML" or (letters[last - 1] not in "”" and letters[start - 1] == ",")
        )
        if goes_on and letters[j + 1] not in "WGB":
            stop = clause_end(line, j + 1, high)
            return (*before, (j + 1, stop)) if stop > j + 1 else before
    return before

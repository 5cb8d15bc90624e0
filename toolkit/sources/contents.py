"""Where reported content begins and ends inside its sentence, read off a line of letters."""

from __future__ import annotations

import re

from toolkit.sources.line import Line

_BREAK = re.compile(
    r"""(?P<stop>;)
    | ,(?P<but>B)
    | [,–](?P<participle>Z?G)
    | (?P<verb>[CB]Z?[VL])
    """,
    re.VERBOSE,
)
_PHRASE_BREAK = re.compile(r"[;:,.!?”)–SBHWT]|CZ?[VLbXM]|PG")
_LIST = re.compile(r",(?:Z?[DQFJNE'o]+,)*Z?[DQFJNE'o]+,?C[DQFJNE]")
_STOP = re.compile(r"[;:,.!?”)–]")
_TRAILING = ",.;:!?–…"


def clause_end(line: Line, start: int, high: int) -> int:
    """The token after a reported clause that begins at `start`, at most `high`."""
    letters, quoted = line.letters, line.quoted
    position = start
    while True:
        found = _BREAK.search(letters, position, high)
        if found is None:
            return trim(letters, start, high)
        at = found.start()
        kind = found.lastgroup
        last = found.end() - 1
        if not quoted[at] and at > start:
            if kind in ("stop", "but"):
                return trim(letters, start, at)
            if kind == "participle" and line.cues[last] != ".":
                return trim(letters, start, at)
            if kind == "verb":
                cue = line.table.get(line.cues[last])
                if cue is not None and "tail" in cue.verb:
                    return trim(letters, start, at)
        position = at + 1


def phrase_end(line: Line, start: int, high: int) -> int:
    """The token after a noun phrase with what hangs on it, where the phrase is all that is reported."""
    letters = line.letters
    position = start
    while True:
        found = _PHRASE_BREAK.search(letters, position, high)
        if found is None:
            return trim(letters, start, high)
        at = found.start()
        letter = letters[at]
        if letter == "," and _LIST.match(letters, at, high):
            position = at + 1
            continue
        if letter in "WT" and at > start:
            cue = line.table.get(line.cues[at - 1])
            if letter == "T" and cue is not None and "that" in cue.noun:
                return clause_end(line, at, high)
            stop = _STOP.search(letters, at, high)
            return trim(letters, start, stop.start() if stop else high)
        if letter == "P" and line.words[at].lower() != "by":
            position = at + 1
            continue
        if letter == "”" and line.quoted[start] == 0:
            position = at + 1
            continue
        return trim(letters, start, at)


def trim(letters: str, start: int, end: int) -> int:
    """The end without closing punctuation."""
    while end > start and letters[end - 1] in _TRAILING:
        end -= 1
    return end


def whole_quotations(line: Line, content: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The content, its pieces stretched to the end of a quotation that begins in them."""
    out = []
    for start, end in content:
        if end > start and end < len(line.quoted) and line.quoted[end - 1] and line.letters[end - 1] != "”":
            quote = line.quotation_of(end - 1)
            if quote is not None and quote.start >= line.starts[start]:
                end = line.at(quote.end)
        out.append((start, end))
    return tuple(out)

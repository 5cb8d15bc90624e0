"""Where reported content begins and ends inside its sentence, read off a line of letters."""

from __future__ import annotations

import re

from toolkit.sources.line import Line

_SUBJECT = r"(?:[RTW]|D?[QZ]?[JNEFQ'Do]{1,8})Z?"
# ", but" ends what is reported; ", and" only before a new subject with its verb.
_BREAK = re.compile(
    rf"""(?P<stop>;)
    | ,(?P<but>B)
    | ,(?P<and>C)(?={_SUBJECT}[VbXML])
    | [,–](?P<participle>G)
    | ,(?P<because>S)
    """,
    re.VERBOSE,
)
_PHRASE_BREAK = re.compile(r"[;:,.!?“”)–]|[SBHWT]|C(?=Z?[VLbXM])|PG")
_TRAILING = ",.;:!?–…"


def clause_end(line: Line, start: int, high: int) -> int:
    """The token after a reported clause that begins at `start`, at most `high`."""
    letters = line.letters
    position = start
    while True:
        found = _BREAK.search(letters, position, high)
        if found is None:
            return trim(letters, start, high)
        at = found.start()
        kind = found.lastgroup
        if kind in ("stop", "but"):
            return trim(letters, start, at)
        if kind == "participle" and line.cues[at + 1] != ".":
            return trim(letters, start, at)
        position = at + 1


def phrase_end(line: Line, start: int, high: int) -> int:
    """The token after a noun phrase with what hangs on it, where the phrase is all that is reported."""
    found = _PHRASE_BREAK.search(line.letters, start, high)
    stop = found.start() if found else high
    return trim(line.letters, start, stop)


def trim(letters: str, start: int, end: int) -> int:
    """The end without closing punctuation."""
    while end > start and letters[end - 1] in _TRAILING:
        end -= 1
    return end

"""What stands between a verb and what is said: "on Monday", "in a statement", "to reporters"."""

from __future__ import annotations

import re

from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.phrase_ends import phrase_after

_ADJUNCT = re.compile(
    r"P?[DJQ]?Y[YF]*(?!')(?:,F|Z(?=[,T“:]))?|[DFQ]YZ(?=[,T“:PE])|[Po]J(?=T)|C?[Po](?=[DJNEFQRr'“])|S(?=[DJNEFQ']{1,9}[,“])|,P"
)
# What an adjunct may begin with: one of these classes, whatever follows, or one of these pairs.
_OPENS_ADJUNCT = "PYoS"
_PAIR_OPENS_ADJUNCT = frozenset("DY JY QY FY CP Co ,P".split())
MAY_BE_SKIPPED = "PYoSDJQFC,Z"  # classes at which `skip_adjuncts` may find anything; Z is an adverb before a quotation
_MOST_ADJUNCTS = 5
_LONGEST_TITLE = 8  # tokens
_FINITE = re.compile("[VbXM]")


def skip_adjuncts(line: Line, j: int, high: int) -> int:
    """The token after "on Monday", "in a statement", "to reporters": what stands between a verb and its content."""
    letters, start, tried = line.letters, j, 0
    while j < high and tried < _MOST_ADJUNCTS:
        if letters[j] not in _OPENS_ADJUNCT and letters[j : j + 2] not in _PAIR_OPENS_ADJUNCT:
            break
        tried += 1
        match = _ADJUNCT.match(letters, j, high)
        if match is None:
            break
        k = match.end()
        if letters[k - 1] in "PoS":
            phrase = (k, k) if letters[k : k + 1] == "“" else phrase_after(letters, k, high)
            if phrase is None:
                break
            over = over_title(letters, phrase[1], high)
            if over is None:
                break
            k = over
        j = k
    while j < high and letters[j] == "Z" and letters[j : j + 3] in ("Z,“", "ZZ,"):
        j += 1
    return j + 1 if j > start and letters[j : j + 2] == ",T" else j


def over_title(letters: str, k: int, high: int) -> int | None:
    """The token after “Meet the Town” or 's “Meet the Town” at token k; k without it; None if it is a statement."""
    title = k + (letters[k : k + 2] == "'“")
    if title >= high or letters[title] != "“":
        return k
    close = letters.find("”", title, min(high, title + _LONGEST_TITLE))
    return None if close < 0 or _FINITE.search(letters, title, close) else close + 1

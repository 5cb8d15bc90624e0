"""Where a noun phrase ends: the source after "said" or "according to", walked from its first token to the right."""

from __future__ import annotations

import re

from toolkit.sources.phrases import LONGEST
from toolkit.sources.reading import Tokens

_APPOSITION_END = ",.”?!;)–"
_OTHER_CLAUSE = re.compile(r"[^WT]*[“RMbXV]")  # no part of an apposition, unless a relative clause opens before it
_CLAUSE_STOP = re.compile(r"[,;:.?!–]|(?<=[,.])”")


def phrase_after(line: str, i: int, high: int, *, last: bool = False) -> Tokens | None:
    """The noun phrase that begins at token i, with what belongs to it: "of ...", appositions, names.

    `last`: nothing but the phrase is expected up to the end of its sentence, as after “...,” said.
    """
    if high - i > LONGEST:
        high = i + LONGEST
    if i >= high:
        return None
    if line[i] in "Rr":
        return i, i + 1
    end = _chunk_end(line, i, high)
    if end is None:
        return None
    end = _with_attachments(line, end, high)
    # An apposition: ", the minister," but not ", the minister said".
    while end + 1 < high and line[end] == "," and line[end + 1] in "DNJFEoQZW":
        if line[end + 1] == "W":
            further = _clause_stop(line, end + 1, high)
        else:
            chunk = _chunk_end(line, end + 2 if line[end + 1] == "o" else end + 1, high)
            if chunk is None and line[end + 1] == "J" and line[end + 2 : end + 3] in ("o", "P"):
                chunk = end + 2  # Oru, Republican of Orum
            if chunk is None:
                break
            further = _with_attachments(line, chunk, high)
        if further < high and line[further] not in _APPOSITION_END:
            stop = _clause_stop(line, further, high)
            if not last or _OTHER_CLAUSE.match(line, further, stop):
                break
            further = stop  # Tan, a founder of a group called Open Gates
        if further < high and line[further] == "," and further + 1 < high and line[further + 1] in "VbXM":
            break
        end = further
    return i, end


def _chunk_end(line: str, i: int, high: int) -> int | None:
    """The token after the plain noun phrase that begins at token i."""
    k, end = i, None
    while k < high:
        letter = line[k]
        if letter in "NEFQKk":
            end = k + 1
            if letter == "Q" and k > i and line[k - 1] == "N":
                break
        elif letter == "D":
            if k > i and line[k - 1] not in "QZF'o":
                break
        elif letter != "J" and (letter not in "Y'GLUZ," or not _goes_on(line, k, i, headed=end is not None)):
            break
        k += 1
    return end


def _goes_on(line: str, k: int, first: int, *, headed: bool) -> bool:
    """Whether the phrase from token `first` on, `headed` if it has a noun, goes on with the seldom word at token k."""
    letter, before = line[k], line[k - 1]
    if letter == "Y":
        return (not headed and k > first) or line[k + 1 : k + 2] == "'"
    if letter == "'":
        return headed or before == "Y"
    if letter in "GLU":
        return not headed or before == "'"
    return not headed and (letter == "Z" or (k > first and before == "J"))


def _with_attachments(line: str, end: int, high: int) -> int:
    """Prepositional phrases, "and ..." and restrictive clauses that follow a noun phrase ending before `end`."""
    while end < high:
        letter = line[end]
        if letter not in "oPC(JLGUYW":
            return end
        if letter == "(":
            close = line.find(")", end, min(high, end + 8))
            if close < 0:
                return end
            end = close + 1
            continue
        if letter == "o" and line[end + 1 : end + 2] == "“":
            close = line.find("”", end, min(high, end + 12))  # the author of “Harbour Lights”
            if close < 0:
                return end
            end = close + 1
            continue
        if letter == "o" or (letter in "P" and end + 1 < high and line[end + 1] not in "YG"):
            further = _chunk_end(line, end + 1, high)
        elif letter == "C":
            further = _chunk_end(line, end + 1, high)
            if further is not None and further < high and line[further] in "VbXMLZ":
                further = None
        elif letter in "JLGU" and end + 1 < high and line[end + 1] in "Pt":
            further = _chunk_end(line, end + 2, high)
        elif letter in "GU" and end + 1 < high and line[end + 1] in "DNEJFQ":
            further = _chunk_end(line, end + 1, high)
        elif letter == "Y" and end + 1 < high and line[end + 1] == "P":
            further = _chunk_end(line, end + 2, high)
        elif letter == "W":
            return _clause_stop(line, end, high)
        else:
            return end
        if further is None:
            return end
        end = further
    return end


def _clause_stop(line: str, i: int, high: int) -> int:
    stop = _CLAUSE_STOP.search(line, i, high)
    return stop.start() if stop else high

"""Where a noun phrase ends: the source after "said" or "according to", walked from its first token to the right."""

from __future__ import annotations

import re

from toolkit.sources.grammar.chunks import chunk_end
from toolkit.sources.grammar.phrases import LONGEST
from toolkit.sources.grammar.reading import Tokens

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
    end = chunk_end(line, i, high)
    if end is None:
        return None
    end = _with_attachments(line, end, high)
    # An apposition: ", the minister," but not ", the minister said".
    while end + 1 < high and line[end] == "," and line[end + 1] in "DNJFEoQZW":
        if line[end + 1] == "W":
            further = _clause_stop(line, end + 1, high)
        else:
            chunk = chunk_end(line, end + 2 if line[end + 1] == "o" else end + 1, high)
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
            further = chunk_end(line, end + 1, high)
        elif letter == "C":
            further = chunk_end(line, end + 1, high)
            if further is not None and further < high and line[further] in "VbXMLZ":
                further = None
        elif letter in "JLGU" and end + 1 < high and line[end + 1] in "Pt":
            further = chunk_end(line, end + 2, high)
        elif letter in "GU" and end + 1 < high and line[end + 1] in "DNEJFQ":
            further = chunk_end(line, end + 1, high)
        elif letter == "Y" and end + 1 < high and line[end + 1] == "P":
            further = chunk_end(line, end + 2, high)
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

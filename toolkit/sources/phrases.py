"""Where a noun phrase begins and ends: the limits of a source, read off a line of letters.

Both walks go over each token a fixed number of times and stop after `_LONGEST` tokens, so that a text without full
stops costs no more than any other.
"""

from __future__ import annotations

import re

from toolkit.sources.reading import Tokens

_LONGEST = 45
_CORE = "NEFQJDYKkGLUR'"  # what may stand inside a noun phrase, to the left of its head
_HEAD = "NEFQKk"  # what it may end with
_PLAIN = re.compile(r"(?:[QZ]?[DQF]*(?:[JLGUFZQ]|J,(?=J))*[NEKkFQ'Y]*)*")
_VERBAL = "VbXM"


def subject_before(line: str, i: int, low: int) -> Tokens | None:
    """The noun phrase that ends right before token i, the first of a verb group; nothing before `low` counts.

    An apposition belongs to it ("Ms. Oru, the minister,"), a relative clause between commas does not.
    """
    j = i - 1
    low = max(low, i - _LONGEST)
    while j >= low and line[j] in "Zr":
        j -= 1
    if j < low:
        return None
    letter = line[j]
    if letter in "RW":
        return j, j + 1
    if letter == "T":
        return (j, j + 1) if j > low and line[j - 1] in "NE" else None
    if letter in ",–)":
        return _before_insertion(line, j, low)
    if letter == "”":  # Oru, host of “Today,” said
        opening = line.rfind("“", low, j)
        comma = line.rfind(",", low, opening) if opening > low else -1
        if comma > low and _is_apposition(line[comma + 1 : opening]):
            found = _phrase_ending(line, comma - 1, low)
            return (found[0], j + 1) if found else None
        return None
    if letter == "Y" or (
        letter == "F" and j > low and line[j - 1] == "Y"
    ):  # "the chairman this week said", "Oru on Tuesday said"
        k = j
        while k > low and line[k] in "YFJP,":
            k -= 1
        if k > low and line[k] in "LU" and line[k - 1] in "NE":  # "an ad released Thursday said"
            found = _phrase_ending(line, k - 1, low)
            return (found[0], j + 1) if found else None
        if k >= low and line[k] in _HEAD + "R)":
            return _phrase_ending(line, k, low)
        return _with_relative(line, j, low)
    return _phrase_ending(line, j, low)


def owner_before(line: str, i: int, low: int) -> Tokens | None:
    """The owner before the possessive mark at token i: "the minister" in "the minister's plan"."""
    if i <= low:
        return None
    start = _chunk_start(line, i - 1, max(low, i - _LONGEST))
    return (start, i) if start is not None else None


def _before_insertion(line: str, j: int, low: int) -> Tokens | None:
    """The subject before something set off by commas, dashes or brackets that ends at token j."""
    mark = "(" if line[j] == ")" else line[j]
    k = line.rfind(mark, low, j)
    while k - 2 > low and line[k - 1] == "F" and line[k - 2] == "Y":  # the comma of "October 10, 1992"
        k = line.rfind(mark, low, k)
    if k <= low:
        return None
    if mark == "(":
        found = _phrase_ending(line, k - 1, low)
        return (found[0], j + 1) if found else None
    end = k  # where the subject itself ends
    inserted = line[k + 1 : j]
    if not _is_apposition(inserted):
        if inserted[:1] in ("C", "B"):
            return None
        found = subject_before(line, k, low)
        return (found[0], j) if found and inserted[:1] == "W" else found
    # Go on to the left over ", 53, of Orum," as long as what stands before a comma is a noun phrase of its own.
    found = None
    while True:
        before = _phrase_ending(line, end - 1, low)
        if before is None:
            break
        found = before
        start = before[0]
        if start - 1 > low and line[start - 1] == "," and _is_apposition(line[start:end]) and line[start] in "DFJNo":
            end = start - 1
            continue
        break
    if found is None:
        return None
    if line[k + 1] in "SPG" or _VERB_INSIDE.search(inserted):
        return found[0], end
    return found[0], j


_VERB_INSIDE = re.compile(r"^[^W]*[bXM]")


def _is_apposition(inserted: str) -> bool:
    return bool(inserted) and inserted[0] in "DNEJFQoGL" and not re.search(r"^[^W]*[VbXM]", inserted)


def _phrase_ending(line: str, j: int, low: int) -> Tokens | None:
    """The noun phrase whose last token is j."""
    if j < low or line[j] not in "NEFQRKkYrJGLU)":
        return None
    if line[j] == "R":
        return j, j + 1
    if line[j] == ")":
        k = line.rfind("(", low, j)
        found = _phrase_ending(line, k - 1, low) if k > low else None
        return (found[0], j + 1) if found else None
    start = _chunk_start(line, j, low)
    if start is None:
        return _with_relative(line, j, low)
    listed = None  # where the phrase starts without the members of a list before it
    while start > low:
        before = line[start - 1]
        if before == "P" and start - 2 > low and line[start - 2] == ",":  # Oru, a lawyer, in a speech said
            return _before_insertion(line, start - 2, low) or (start, j + 1)
        if before in "oP" and start - 2 >= low:
            further = _chunk_start(line, start - 2, low)
            if further is None:
                # "the people familiar with", "officials briefed on"
                if line[start - 2] in "JGLU" and start - 3 >= low and line[start - 3] in "NEQ":
                    further = _chunk_start(line, start - 3, low)
                if further is None:
                    return _related(line, start, j, low)
            start = further
        elif before == "C" and start - 2 >= low and line[start - 2] in "NEFQ,":
            comma = line[start - 2] == ","
            further = _chunk_start(line, start - 2 - comma, low) if start - 2 - comma >= low else None
            if further is None:
                break
            start = further
        elif before == "," and start - 2 >= low and line[start - 2] in "NE" and "C" in line[start : j + 1]:
            # "Oru, Tan and Veld said"
            further = _chunk_start(line, start - 2, low)
            if further is None or (further > low and line[further - 1] in "oP"):
                break
            listed = listed or start
            start = further
        elif before == "G" and start - 2 >= low and line[start - 2] in "NE" and line[start] in "NE":
            # "the policy planning director": only where nothing but the edge of the clause is left of it
            further = _chunk_start(line, start - 2, low)
            if further is None or (further > low and line[further - 1] not in "”,"):
                return start, j + 1
            start = further
        elif before in "GLUVbXM":
            return _related(line, start, j, low)
        elif before == "”":  # the “Harbour Lights” star
            opening = line.rfind("“", max(low, start - 8), start - 1)
            if opening <= low or line[start - 2] in ",.?!" or line[opening - 1] not in "DJNE'":
                break
            start = opening - 1 if line[opening - 1] in "DJ" else opening
            if start == opening:
                further = _chunk_start(line, opening - 1, low)
                start = opening if further is None else further
        else:
            break
    if listed is not None and start > low and line[start - 1] == "P":
        start = listed  # "At factories and farms, officials said"
    return start, j + 1


def _chunk_start(line: str, j: int, low: int) -> int | None:
    """The first token of the plain noun phrase (no preposition inside) that ends with token j."""
    if line[j] not in "NEFQKkYr":
        return None
    k = j
    while k > low:
        before = line[k - 1]
        if line[k] == "D":
            if before not in "QF'" and not (before == "Z" and k - 1 == low):
                break
            if before == "'":
                break
        elif before == "Y" and line[k] not in "Y'":
            break
        elif before in "GLU":
            if before == "G" and k - 1 == low:
                k -= 1
                break
            if k - 2 < low or line[k - 2] not in "DJ'F":
                break
        elif before not in "NEFQJDKk'" and not (before == "Z" and k - 2 >= low and line[k - 2] in "D"):
            break
        elif before == "'" and (k - 2 < low or line[k - 2] not in "NEFQYR"):
            break
        k -= 1
    return k


def _related(line: str, start: int, j: int, low: int) -> Tokens:
    """The phrase from `start` to j, with the noun phrase before it if a relative clause ties them."""
    found = _with_relative(line, start - 1, low)
    return (found[0] if found else start), j + 1


def _with_relative(line: str, j: int, low: int) -> Tokens | None:
    """The noun phrase with a relative clause without commas that ends before token j + 1."""
    k = j
    while k >= low and line[k] not in ",;:“”–WT":
        k -= 1
    if k > low and line[k] in "WT" and line[k - 1] in "NEQ":
        start = _chunk_start(line, k - 1, low)
        if start is not None and start - 2 >= low and line[start - 1] in "oP":
            further = _chunk_start(line, start - 2, low)
            if further is not None:
                start = further
        if start is not None:
            return start, j + 1
    return None


def phrase_after(line: str, i: int, high: int) -> Tokens | None:
    """The noun phrase that begins at token i, with what belongs to it: "of ...", appositions, names."""
    high = min(high, i + _LONGEST)
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
        elif line[end + 1] == "o":
            further = _chunk_end(line, end + 2, high)
        else:
            further = _chunk_end(line, end + 1, high)
        if further is None:
            break
        if line[end + 1] != "W":
            further = _with_attachments(line, further, high)
        if further < high and line[further] not in ",.”?!;)–":
            break
        if further < high and line[further] == "," and further + 1 < high and line[further + 1] in "VbXM":
            break
        end = further
    return i, end


def _chunk_end(line: str, i: int, high: int) -> int | None:
    """The token after the plain noun phrase that begins at token i."""
    k, head = i, None
    while k < high:
        letter = line[k]
        if letter == "J":
            pass
        elif letter == "D":
            if k > i and line[k - 1] not in "QZF'o":
                break
        elif letter == "Y":
            if (head is not None or k == i) and line[k + 1 : k + 2] != "'":
                break
        elif letter in "NEFQKk":
            head = k
            if letter in "Q" and k > i and line[k - 1] == "N":
                break
        elif letter == "'":
            if head is None and line[k - 1] != "Y":
                break
        elif letter in "GLU":
            if head is not None and line[k - 1] != "'":
                break
        elif letter == "Z":
            if head is not None:
                break
        elif letter == "," and head is None and k > i and line[k - 1] == "J":
            pass
        else:
            break
        k += 1
    return None if head is None else head + 1


def _with_attachments(line: str, end: int, high: int) -> int:
    """Prepositional phrases, "and ..." and restrictive clauses that follow a noun phrase ending before `end`."""
    while end < high:
        letter = line[end]
        if letter == "(":
            close = line.find(")", end, min(high, end + 8))
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


_CLAUSE_STOP = re.compile(r"[,;:.?!–]|(?<=[,.])”")


def _clause_stop(line: str, i: int, high: int) -> int:
    stop = _CLAUSE_STOP.search(line, i, high)
    return stop.start() if stop else high

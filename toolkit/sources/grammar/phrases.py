"""Where a noun phrase begins: the subject before a verb, walked from its last token to the left.

A walk goes over each token a fixed number of times and stops after `LONGEST` tokens, so that a text without full stops
costs no more than any other. `phrase_ends.py` has the walk to the right.
"""

from __future__ import annotations

import re

from toolkit.sources.grammar.chunks import chunk_start
from toolkit.sources.grammar.reading import Tokens

LONGEST = 45
_HEAD = "NEFQKk"  # what a noun phrase may end with
_LISTED = re.compile("[^Po]*C")
_NAMED_PLACE = re.compile(r"[Po]E{1,3}\Z")
_VERB_INSIDE = re.compile(r"^[^WT]*[bXM]")
_CLAUSE_INSIDE = re.compile(r"^[^WT]*[VbXM]")


def subject_before(line: str, i: int, low: int) -> Tokens | None:
    """The noun phrase that ends right before token i, the first of a verb group; nothing before `low` counts.

    What is set off by commas behind it belongs to it: "Ms. Oru, the minister", "Ms. Oru, who leads the talks".
    """
    j = i - 1
    if i - low > LONGEST:
        low = i - LONGEST
    while j >= low:
        letter = line[j]
        if letter in "NE":  # most of them
            return _phrase_ending(line, j, low)
        if letter in "RW":
            return j, j + 1
        if letter not in "Zr" or (letter == "r" and line[max(low, j - 1)] in "oPt"):
            break
        j -= 1
    else:
        return None
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
    if letter == "Y" or (letter == "F" and j > low and line[j - 1] == "Y"):
        k = j  # "the chairman this week said", "Oru on Jan. 3 said"
        while k > low and (line[k] in "YFJP,Z" or (line[k] == "Q" and line[k + 1] in "YJ")):
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
    start = chunk_start(line, i - 1, max(low, i - LONGEST))
    return (start, i) if start is not None else None


def _before_insertion(line: str, j: int, low: int) -> Tokens | None:
    """The subject before something set off by commas, dashes or brackets that ends at token j."""
    mark = "(" if line[j] == ")" else line[j]
    k = line.rfind(mark, low, j)
    while k - 2 > low and line[k - 1] == "F" and line[k - 2] == "Y":  # the comma of "October 10, 1992"
        k = line.rfind(mark, low, k)
    if mark == "," and line[k + 1 : j] == "E" and _NAMED_PLACE.search(line[max(low, k - 4) : k]):
        earlier = line.rfind(mark, low, k)  # Oru, now retired in Belmar, Va., said
        k = earlier if earlier > low else k
    if k <= low:
        return (k + 1, j) if k == low and mark == "(" and k + 1 < j else None  # <Orum Mills Inc> said
    if mark == "(":
        found = _phrase_ending(line, k - 1, low)
        return (found[0], j + 1) if found else None
    end = k  # where the subject itself ends
    inserted = line[k + 1 : j]
    if not _is_apposition(inserted):
        if inserted[:1] in ("C", "B") and mark == ",":
            return None
        found = subject_before(line, k, low)
        if found is None or inserted[:1] != "W":
            return found
        return _over_appositions(line, found[0], found[1], low), j
    found = _phrase_ending(line, end - 1, low)
    if found is None:
        return None
    first = _over_appositions(line, found[0], end, low)
    return (first, end) if line[k + 1] in "SPG" or _VERB_INSIDE.search(inserted) else (first, j)


def _over_appositions(line: str, start: int, end: int, low: int) -> int:
    """Where the phrase begins to the left of ", 53, of Orum," and ", the minister,"."""
    while start - 1 > low and line[start - 1] == "," and line[start] in "DFJNo" and _is_apposition(line[start:end]):
        end = start - 1
        before = _phrase_ending(line, end - 1, low)
        if before is None or (before[0] > low and line[before[0] - 1] in "PSGLUVo"):
            break  # "At a meeting in Orum, the minister, Tan, said": the first comma closes what stands in front
        start = before[0]
    return start


def _is_apposition(inserted: str) -> bool:
    if inserted[:1] == "Z" and inserted[1:2] in ("F", "D", "J", "N", "L"):
        inserted = inserted[1:]  # now 81 and retired
    return bool(inserted) and inserted[0] in "DNEJFQoGL" and _CLAUSE_INSIDE.search(inserted) is None


def _phrase_ending(line: str, j: int, low: int) -> Tokens | None:
    """The noun phrase whose last token is j."""
    if j < low:
        return None
    letter = line[j]
    if letter not in "NEFQKkYrJGLU":
        if letter == "R":
            return j, j + 1
        k = line.rfind("(", low, j) if letter == ")" else low
        found = _phrase_ending(line, k - 1, low) if k > low else None
        return (found[0], j + 1) if found else None
    start = chunk_start(line, j, low)
    if start is None:
        if letter in "LU" and j > low and line[j - 1] == "Q":
            return j - 1, j + 1  # those surveyed
        return _with_relative(line, j, low)
    listed = None  # where the phrase starts without the members of a list before it
    while start > low:
        step = _step_left(line, start, j, low)
        if step is None:
            break
        if isinstance(step, tuple):
            return step
        if line[start - 1] == ",":
            listed = listed or start
        start = step
    if listed is not None and start > low and line[start - 1] == "P":
        start = listed  # "At factories and farms, officials said"
    return start, j + 1


def _step_left(line: str, start: int, j: int, low: int) -> int | Tokens | None:
    """Where the phrase from `start` to j begins with one more part, the whole phrase, or None at its edge."""
    before = line[start - 1]
    if before not in "oPC,G":
        if before == "”":
            return _over_quotation(line, start, low)
        return _related(line, start, j, low) if before in "LUVbXM" else None
    if start - 2 < low:
        return _related(line, start, j, low) if before == "G" else None
    earlier = line[start - 2]
    if before in "oP":
        if before == "P" and earlier == "," and start - 2 > low:  # Oru, a lawyer, in a speech said
            return _before_insertion(line, start - 2, low) or (start, j + 1)
        further = chunk_start(line, start - 2, low)
        if further is None and earlier in "JGLU" and start - 3 >= low and line[start - 3] in "NEQ":
            further = chunk_start(line, start - 3, low)  # the people familiar with, officials briefed on
        return _related(line, start, j, low) if further is None else further
    if before == "C":
        return _over_conjunction(line, start, earlier, low)
    if before == ",":
        if earlier not in "NE" or not _LISTED.match(line, start, j + 1):  # Oru, Tan and Veld
            return None
        further = chunk_start(line, start - 2, low)
        return None if further is None or (further > low and line[further - 1] in "oP") else further
    if earlier in "NE" and line[start] in "NE":
        # "the policy planning director": only where nothing but the edge of the clause is left of it
        further = chunk_start(line, start - 2, low)
        return None if further is None or (further > low and line[further - 1] not in "”,") else further
    return _related(line, start, j, low)


def _over_conjunction(line: str, start: int, earlier: str, low: int) -> int | None:
    """She and another clerk: where the phrase begins whose last member is at `start`, behind `earlier` and "and"."""
    if earlier == "R":
        return start - 2
    if earlier not in "NEFQ,":
        return None
    last = start - 3 if earlier == "," else start - 2
    further = chunk_start(line, last, low) if last >= low else None
    if further is None or (earlier == "," and (further == low or line[further - 1] != ",")):
        return None  # One league left, and the other denounced it
    if further > low and line[start] == "E" and line[last] == "N" and line[further - 1] in "oPVLGU":
        return None  # She asked for a photo and Oru said
    return further


def _over_quotation(line: str, start: int, low: int) -> int | None:
    """The “Harbour Lights” star: the start of the phrase over a name in quotation marks."""
    opening = line.rfind("“", max(low, start - 8), start - 1)
    if opening <= low or line[start - 2] in ",.?!" or line[opening - 1] not in "DJNE'":
        return None
    if line[opening - 1] in "DJ":
        return opening - 1
    further = chunk_start(line, opening - 1, low)
    return opening if further is None else further


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
        start = chunk_start(line, k - 1, low)
        if start is not None and start - 2 >= low and line[start - 1] in "oP":
            further = chunk_start(line, start - 2, low)
            if further is not None:
                start = further
        if start is not None:
            return start, j + 1
    return None

"""Whose verb it is: the start of its group of auxiliaries, its subject, and subjects that verbs share."""

from __future__ import annotations

import re
from typing import Literal

from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.phrase_ends import phrase_after
from toolkit.sources.grammar.phrases import subject_before
from toolkit.sources.grammar.reading import Tokens
from toolkit.sources.wordlists import read_sections

_FURTHEST = 60  # tokens, and verbs among them, that a subject is looked for
_MOST_VERBS = 8
_FINITE = "VLbXM"
_NEXT_CLAUSE = re.compile(",[CB]|;")
_VERBS = re.compile(f"[{_FINITE}][{_FINITE}ZU]*")
_WORDS = read_sections("signal_words")
_SETTINGS = frozenset(_WORDS["settings"])
_SPENT = frozenset(_WORDS["spending"])
_MOMENTS = frozenset("since before after until during".split())
_SHORTEST_SETTING = 3  # tokens: who, the preposition, where
_FEWEST = ("least", "most")
_NAME_THEN = re.compile(r"(E+)P")


# The form of a group of verbs. "purpose" is an infinitive that no verb or adjective governs: "a call to say".
Form = Literal["active", "passive", "participle", "purpose"]


def verb_group(letters: str, i: int, low: int) -> tuple[int, Form]:
    """Where the group of the verb at token i starts, and its form.

    A group is a verb with what goes before it: "would not say" starts at "would", "declined to say" at "declined".
    """
    letter = letters[i]
    if i == low or letters[i - 1] not in "ZbXMt":  # a verb alone, as most are
        return i, "participle" if letter in "GU" else "active"
    k = _skip(letters, i - 1, low)
    before = letters[k]
    form: Form = "active"
    if letter in "LU" and before == "b":
        form = "passive"
    elif (letter == "G" and before != "b") or (letter == "U" and before != "X"):
        form = "participle"
    for _ in range(4):
        while k >= low and letters[k] in "bXMZ":
            k -= 1
        if k <= low or letters[k] != "t":
            break
        governor = _skip(letters, k - 1, low)
        if letters[governor] == "P" and governor > low and letters[governor - 1] in "VLUG":
            governor -= 1  # went on to say
        if letters[governor] in "VLUG":
            aux = _skip(letters, governor - 1, low) if governor > low else governor
            if letters[governor] == "G" and letters[aux] != "b" and form == "active":
                form = "participle"
            k = governor - 1
            k = _skip(letters, k, low) if k >= low else k
            continue
        if letters[governor] == "J" and governor > low and letters[_skip(letters, governor - 1, low)] == "b":
            k = governor - 1
            continue
        return k, form if form == "passive" else "purpose"
    return k + 1, form


def _skip(letters: str, k: int, low: int) -> int:
    while k > low and letters[k] == "Z":
        k -= 1
    return k


def main_subject(line: Line, i: int, low: int) -> Tokens | None:
    """The subject of the first clause before token i that no conjunction opens: for ", saying" and "and added"."""
    letters = line.letters
    tried = 0
    main: Tokens | None = None
    for verbs in _VERBS.finditer(letters, max(low, i - _FURTHEST), i):
        k = verbs.start()
        if line.quoted[k]:
            continue
        found = subject_before(letters, k, low)
        if found is not None:
            first = found[0]
            before = letters[max(low, first - 2) : first]
            if main is None:
                if letters[first] not in "WT" and (first == low or before[-1] not in "SHTW"):
                    main = found
                    if not _NEXT_CLAUSE.search(letters, low, i):
                        break
            elif before in (",C", ",B") or before[-1:] == ";":
                main = found  # One league left, and the other stayed and said
        tried += 1
        if tried == _MOST_VERBS:
            break
    return main


def nearest_subject(line: Line, i: int, low: int) -> Tokens | None:
    """The subject of the nearest finite verb before token i that has one."""
    letters, quoted = line.letters, line.quoted
    k = i - 1
    stop = max(low, i - _FURTHEST)
    tried = 0
    while k >= stop and tried < _MOST_VERBS:
        if letters[k] in _FINITE and not quoted[k]:
            tried += 1
            start = k
            while start > low and letters[start - 1] in "bXMZV":
                start -= 1
            found = subject_before(letters, start, low)
            if found is not None:
                return found
            k = start
        k -= 1
    return None


def following_subject(letters: str, i: int, high: int) -> Tokens | None:
    """The subject after the first comma, for a sentence that opens with a participle: "Citing ..., Oru said"."""
    comma = letters.find(",", i, min(high, i + _FURTHEST))
    if comma < 0 or comma + 1 >= high:
        return None
    found = phrase_after(letters, comma + 1, high)
    if found and found[1] < high and letters[found[1]] in "VLbXMZ,":
        return found
    return None


def agent_after(line: Line, i: int, high: int) -> Tokens | None:
    """ "by Oru" after the passive at token i."""
    letters = line.letters
    for k in range(i + 1, min(high - 1, i + 6)):
        if letters[k] == "P" and line.word(k) == "by" and line.word(k + 1) != "name":
            named = _NAME_THEN.match(letters, k + 1, high)  # by Oru for her work
            return (k + 1, named.end(1)) if named else phrase_after(letters, k + 1, high)
        if letters[k] not in "ZYP" and not (letters[k] == "r" and letters[k - 1] == "P"):
            break  # "was suggested to us by Oru"
    return None


def subject_of(line: Line, i: int, low: int, high: int, start: int, form: Form) -> tuple[Tokens | None, str]:
    """Whose the verb at token i is, by its group (see `verb_group`), and how that was found: "" for one of its own."""
    if form != "active":
        return _governing_subject(line, i, low, high, start, form)
    letters = line.letters
    own = subject_before(letters, start, low)
    if own is None:
        if start > low and letters[start - 1] in "CB,–t":
            return main_subject(line, start, low) or nearest_subject(line, start, low), "shared"
        return None, ""
    first, end = own
    before = letters[first - 1] if first > low else "."
    if before in "SP":
        if before == "P" and line.word(end - 1) in _SETTINGS:
            return main_subject(line, start, low) or own, "shared"  # He left, but in an interview said
        if first - 1 > low and line.word(first - 1) in _MOMENTS:
            first, end = _over_moment(letters, own, low) or own
    elif first > low:
        if letters[first] == "R" and line.word(first) == "there":
            first, end = subject_before(letters, first, low) or own  # officials there said
        if letters[first - 1] == "W" and first > low and line.word(first - 1) == "whose":
            first -= 1
    if before == "P" or end - first >= _SHORTEST_SETTING:
        return without_setting(line, (first, end)), ""
    return (first, end), ""


def _governing_subject(line: Line, i: int, low: int, high: int, start: int, form: Form) -> tuple[Tokens | None, str]:
    """Whose a verb is that has no subject of its own before it: its agent, or the subject of another verb."""
    letters = line.letters
    if form == "passive":
        return agent_after(line, i, high), "passive"
    if form == "purpose":
        return main_subject(line, start, low), "purpose"
    before = letters[start - 1] if start > low else "."
    if before == "S" and line.word(start - 1) == "as" and start - 1 > low:  # quoted him as saying
        k = start - 2
        if letters[k] in "LU":
            return subject_before(letters, verb_group(letters, k, low)[0], low), "quoted"
        if line.word(k) == "record":  # is on record as saying
            return main_subject(line, k, low), "quoted"
        own = (k, k + 1) if letters[k] == "r" else subject_before(letters, start - 1, low)
        quoted = own[0] - 2 if own is not None and line.word(own[0] - 1) == "by" else low
        if quoted > low and letters[quoted] in "LU":  # Oru was quoted by the paper as saying
            own = subject_before(letters, verb_group(letters, quoted, low)[0], low) or own
        return own, "quoted"
    own = subject_before(letters, start, low) if before in "NE" else None
    if own is not None and not _is_theirs(line, own, low):
        return own, "reduced"
    source = main_subject(line, start, low) or nearest_subject(line, start, low)
    if source is None:
        source = own  # A statement saying so was read out
    if source is None and before == ",":  # The Post, citing two officials, reported
        own = subject_before(letters, start - 1, low)
        source = own if own is not None and own[0] == low else None
    return source or following_subject(letters, i, high), "participle"


def _over_moment(letters: str, own: Tokens, low: int) -> Tokens | None:
    """ "A clerk who has been there since the fire told": the fire tells nothing; the relative clause goes on to it."""
    for k in range(own[0] - 2, max(low, own[0] - _FURTHEST), -1):
        if letters[k] in ",;:“”–":
            return None
        if letters[k] == "W" or (letters[k] == "G" and letters[k - 1] in "NE"):
            before = subject_before(letters, k, low) if letters[k - 1] in "NEQ" else None
            return (before[0], own[1]) if before else None
    return None


def _is_theirs(line: Line, own: Tokens, low: int) -> bool:
    """Whether a participle follows somebody's words or time: "issued a statement saying", "spent hours praising"."""
    cue = line.table.get(line.cues[own[1] - 1])
    if line.word(own[1] - 1) in line.documents or (cue is not None and "that" in cue.noun):
        return True
    return own[0] > low and line.word(own[0] - 1) in _SPENT


def without_setting(line: Line, source: Tokens) -> Tokens:
    """ "The ministry in a statement" without the statement."""
    first, end = source
    letters = line.letters
    if first > 0 and letters[first - 1] == "P" and line.word(first) in _FEWEST and line.word(first - 1) == "at":
        first, source = first - 1, (first - 1, end)  # at least one firm
    if end - first < _SHORTEST_SETTING:
        return source
    at = letters.rfind("P", first, end)
    if at <= first or line.word(end - 1) not in _SETTINGS:
        return source
    if line.word(at) not in ("in", "at", "during", "on") or end - at > 6:
        return source
    return first, at

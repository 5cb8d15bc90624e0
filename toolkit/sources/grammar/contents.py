"""Where reported content begins and ends inside its sentence, read off a line of letters."""

from __future__ import annotations

import re

from toolkit.sources.grammar.line import Line

# One letter that every break begins with, so that the search is quick; then what it is.
_BREAK = re.compile(
    r"""[;,–CB](?:
      (?P<stop>(?<=;))
    | (?<=[,–])”?(?:(?P<but>B)(?![T“]) | (?P<participle>Z?G))
    | (?<=,)”?(?P<according>P)(?=[tP])
    | (?<=[CB])Z?(?:(?P<verb>[VL]) | (?P<joined>G))
    | (?<=,)”?(?:[CS](?P<other>[DJNEFQ'o]{1,8}[VL]|R[VL]) | (?P<though>S))
    )
    """,
    re.VERBOSE,
)
_PHRASE_BREAK = re.compile(r"[;:,.!?”)–SBHWT]|C(?:[DJNEFQ'o]{1,8}|R)?Z?[VLbXM]|PG|(?<=[NEr])[VbXM]")
_AS_CLAUSE = re.compile(r"S[DJNEQF'oZRG]+[VbXML]")
_ADJUNCT = re.compile(r"P[DJFQ]*[YF]*Y")
_NAME_THEN = re.compile(r"rP(?!G)")
_MAY_JOIN = re.compile("[bGPo]")
_HELPER = re.compile("[Mt]")
_FINITE = re.compile("[VbXML]")
_TAIL = re.compile(r",(?:R|[DJQNEF'oP]{1,12})Z?(?P<verb>[VL])(?:P?[DJ]?Y|F)*[.]?\Z")
_LIST = re.compile(r",(?:Z?[DQFJNE'o]+,)*Z?[DQFJNE'o]+,?C[DQFJNE]")
_STOP = re.compile(r"[;:,.!?”)–]")
_TRAILING = ",.;:!?–…"


BEFORE_MAIN_CLAUSE = "SPLCB"  # what opens a sentence with something else than its main clause
_MAIN_CLAUSE = re.compile(r",”?(?:Z?[DJNEFQYo']+Z?|RZ?)[VbXML]")
_MAIN_VERB = re.compile(r",”?Z?[VbXML]")


def clause_limit(line: Line, cue: int, source: int | None, low: int, high: int) -> int:
    """Where the clause of a cue must end at the latest: `high`, unless the sentence goes on around it.

    "Oru, who said the dam held, left": before the verb of the main clause. "While Oru said it held, Tan left": before
    the main clause.
    """
    letters = line.letters
    opening = letters[low]
    if source is not None and letters[source] in "WT" and source > low and letters[source - 1] in ",–NE":
        if letters[source - 1] in "NE":
            return high
        pattern = _MAIN_VERB
    else:
        if opening not in BEFORE_MAIN_CLAUSE or (opening in "CB" and letters[low + 1 : low + 2] != "S"):
            return high
        if _MAIN_CLAUSE.search(letters, low, cue + 1):
            return high
        pattern = _MAIN_CLAUSE
    position = cue
    while found := pattern.search(letters, position, high):
        if not line.quoted[found.start()] or letters[found.start() + 1] == "”":
            return found.start() + (letters[found.start() + 1] == "”") * 2
        position = found.start() + 1
    return high


def clause_end(line: Line, start: int, high: int) -> int:
    """The token after a reported clause that begins at `start`, at most `high`."""
    letters = line.letters
    position = start + 1
    while found := _BREAK.search(letters, position, high):
        at = found.start()
        closing = letters[at + 1 : at + 2] == "”"  # American marks close after the comma
        if (closing or not line.quoted[at]) and _ends_clause(line, found, start):
            return at + 2 if closing else trim(letters, start, at)
        position = at + 1
    comma = letters.find(",", start + 1, high)
    return trim(letters, start, high if comma < 0 else _without_tail(line, comma, high))


def _ends_clause(line: Line, found: re.Match[str], start: int) -> bool:
    """Whether a reported clause that begins at `start` ends where `_BREAK` matches."""
    letters, kind, at, last = line.letters, found.lastgroup, found.start(), found.end() - 1
    if kind == "according":
        return line.word(last) == "according"
    if kind in ("stop", "but"):
        return True
    if kind == "though":
        return line.word(last) in ("though", "although", "whereas")
    if kind != "verb" and not _FINITE.search(letters, start, at):
        return False  # "some banks, anticipating it, have sold"
    cue = line.table.get(line.cues[last])
    if cue is None:
        return False
    if kind == "participle":
        return True
    if kind == "joined":  # urging them to leave and promising help
        return bool(cue.verb) and not _MAY_JOIN.search(letters, start, at)
    if "tail" in cue.verb or (cue.verb and letters[at - 1] in ",”"):
        # "would sit down and tell him": the second verb depends on the helper, not on the subject
        return not (letters[last] == "V" and _HELPER.search(letters, start, at))
    return False


def _without_tail(line: Line, comma: int, high: int) -> int:
    """Where "..., economists said" begins, if the clause ends with it: that is somebody else's remark about it."""
    found = _TAIL.search(line.letters, comma, high)
    if found:
        cue = line.table.get(line.cues[found.start("verb")])
        if cue is not None and "tail" in cue.verb and not line.quoted[found.start()]:
            return found.start()
    return high


def phrase_end(line: Line, start: int, high: int) -> int:
    """The token after a noun phrase with what hangs on it, where the phrase is all that is reported."""
    letters = line.letters
    if start >= high:
        return start
    if letters[start] in "rR" and (start + 1 >= high or letters[start + 1] in "VbXM,.;:”"):
        return start + 1
    if letters.find("Y", start + 1, high) >= 0 and (adjunct := _ADJUNCT.search(letters, start + 1, high)):
        high = adjunct.start()  # "endorsed Oru in late May"
    if letters[start] == "r" and _NAME_THEN.match(letters, start, high):  # "criticized her at a rally"
        return start + 1
    position = start
    while True:
        found = _PHRASE_BREAK.search(letters, position, high)
        if found is None:
            return trim(letters, start, high)
        at = found.start()
        letter = letters[at]
        if letter == "S" and line.word(at) == "as" and not _AS_CLAUSE.match(letters, at, high):
            position = at + 1
            continue
        if letter == "," and letters[at + 1 : at + 2] == "P" and line.word(at + 1) in ("including", "especially"):
            position = at + 2
            continue
        if letter == "," and _LIST.match(letters, at, high):
            position = at + 1
            continue
        if letter in "WT" and at > start:
            cue = line.table.get(line.cues[at - 1])
            if letter == "T" and cue is not None and "that" in cue.noun:
                return clause_end(line, at, high)
            stop = _STOP.search(letters, at, high)
            return trim(letters, start, stop.start() if stop else high)
        if letter in "VbXM" and at > start and "W" in letters[start:at]:
            position = at + 1
            continue
        if letter == "P" and line.word(at) != "by":
            position = at + 1
            continue
        if letter == "”" and line.quoted[start] == 0:
            position = at + 1
            continue
        return trim(letters, start, at)


_SHARED_VERB = re.compile(r"[CB]Z?[VLbXM]|,”?Z?[VLG]|[,;]”?[CBS](?!t)|;|[CB](?:[DJNEFQ'o]{1,8}|R)Z?[VLbXM]")


def infinitive_end(line: Line, start: int, high: int) -> int:
    """The token after "to leave the house": before a verb that shares the subject, or a new clause."""
    return _cut(line, start, high, _SHARED_VERB)


_NAME_WHERE = re.compile(r"(r|E+)P(?!G)")
_PLACES = frozenset("at during on in after before through".split())
_SEEN = re.compile(r"–|[CB]Z?[VLbXMG]|,”?Z?[VLGSWCBDR]|;|[CB][DEN][EN]*[GVbXM]")


def seen_end(line: Line, start: int, high: int) -> int:
    """The token after "it a mistake", "the plan as too costly"."""
    where = _NAME_WHERE.match(line.letters, start, high)
    if where and line.word(where.end(1)) in _PLACES:
        return where.end(1)  # criticized Oru at a rally
    return _cut(line, start, high, _SEEN)


def _cut(line: Line, start: int, high: int, pattern: re.Pattern[str]) -> int:
    position = start + 1
    while found := pattern.search(line.letters, position, high):
        at = found.start()
        inside = line.quoted[at] and line.letters[at + 1 : at + 2] != "”"
        if not inside:
            end = at + 1 if line.letters[at + 1 : at + 2] == "”" else at
            return trim(line.letters, start, end + (line.letters[end : end + 1] == "”"))
        position = at + 1
    return trim(line.letters, start, high)


def trim(letters: str, start: int, end: int) -> int:
    """The end without closing punctuation."""
    while end > start and letters[end - 1] in _TRAILING:
        end -= 1
    return end


def whole_quotations(line: Line, content: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The content, its pieces stretched to the end of a quotation that begins in them."""
    out = []
    quoted = line.quoted
    for start, end in content:
        if quoted[end - 1] and start < end < len(quoted) and line.letters[end - 1] != "”":
            quote = line.quotation_of(end - 1)
            if quote is not None and quote.start >= line.starts[start]:
                end = line.at(quote.end)
        out.append((start, end))
    return tuple(out)

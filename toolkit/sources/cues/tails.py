"""Content before its source: “...,” she said; “...,” said Oru; the dam, he thinks, will hold."""

from __future__ import annotations

import re

from toolkit.sources.cues.after import After
from toolkit.sources.grammar.adjuncts import skip_adjuncts
from toolkit.sources.grammar.contents import clause_end, trim
from toolkit.sources.grammar.lexicon import NO_CUE
from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.phrase_ends import phrase_after
from toolkit.sources.grammar.phrases import subject_before
from toolkit.sources.grammar.reading import Reading, Tokens
from toolkit.sources.grammar.subjects import without_setting

_FINITE = re.compile("[VbXML]")
_LATER_CLAUSE = re.compile(r",”?(?:(?:Z?[DJNEFQYo']+Z?|RZ?)L|[^WSCBGP,][^,]*[VbXM])")
_ABOUT = re.compile(r"P(?:[JQZ]?[FQ]+J*N|[DQ]?N*o[DJ]*[NE])")  # about 270 people, at least nine, about a fifth of them
_DEED = re.compile("G(?:[VbXM]|L(?=[DFPE]))")  # Fighting broke out on Friday, killing ten
_NUMBERING = frozenset("about around over under between at up".split())
_MAIN = re.compile(r"^[^WTSH,]*[VbXM]")


def read_inverted(line: Line, cue: Tokens, low: int, high: int, *, strict: bool = False) -> Reading | None:
    """“...,” said Oru."""
    letters = line.letters
    source = phrase_after(letters, cue[1], high, last=True)
    if source is None or (source[1] < high and letters[source[1]] in "VbXMT“tNRDE"):
        return None
    after = source[1]
    if strict and (
        (after < high and letters[after] not in ".,;")
        or letters[cue[1]] not in "DEQNJ"
        or not _FINITE.search(letters, low, cue[0])
        or (
            subject_before(letters, cue[0], low) is not None
            and letters[low] not in "SPLUGt"
            and not _MAIN.search(letters, low, cue[0])
        )
    ):
        return None
    if cue[0] <= low or letters[cue[0] - 1] not in ",”–?!":
        # Said Oru: “...”
        if after + 1 < high and letters[after] in ":," and letters[after + 1] == "“" and after + 1 in line.opener:
            return Reading(source, cue, ((after + 1, line.at(line.opener[after + 1].end)),), "inverted-lead")
        return None
    content = content_before(line, cue[0], low)
    if content is None:
        return None
    source = without_setting(line, (source[0], _before_own_words(line, *source)))
    more = _more_after(line, after, high)
    if not more and letters[after : after + 1] == "," and letters[after + 1 : after + 2] in ("V", "b", "X", "M"):
        more = ((after + 1, clause_end(line, after + 1, high)),)  # The dam, said Oru, will hold.
    return Reading(source, cue, (*content, *more), "inverted")


def _before_own_words(line: Line, first: int, end: int) -> int:
    """The end of a source without a relative clause that reports words of its own: "Oru, who thinks that ..."."""
    at = line.letters.find(",W", first, end)
    if at >= 0:
        for k in range(at + 2, min(at + 5, end)):
            cue = line.table.get(line.cues[k])
            if cue is not None and "tail" in cue.verb:
                return at
    return end


def read_tail(
    line: Line, source: Tokens, cue: Tokens, low: int, high: int, after: After | None, *, addressed: bool = False
) -> Reading | None:
    """“...,” she said; the dam, he thinks, will hold."""
    letters = line.letters
    first, end = source
    if letters[first] in "WT" or _tells(line, first, end):
        return None
    quotation = letters[first - 1] == "”" or (first - 2 >= low and letters[first - 2] == "”")
    if after is not None and (
        after[0] in ("that", "colon") or (not quotation and after[0] not in ("quote", "preposition"))
    ):
        return None
    content = content_before(line, first, low)
    if content is None:
        return None
    starts_with_quotation = letters[content[0][0]] == "“"
    if after is not None and not starts_with_quotation and after[0] in ("quote", "bare", "wh", "to"):
        return None
    if after is not None and after[0] == "quote":
        return Reading(source, cue, (*content, *after[1]), "tail-broken")
    j = skip_adjuncts(line, cue[1], high)
    if j < high and letters[cue[1]] == "," and letters[j] not in ",.?!;)–":
        j = cue[1]  # Now, she says, at least seven have left
    while j + 1 < high and letters[j] in "ZY" and letters[j + 1] in ",ZY":
        j += 1
    stops = ",.?!;)–S"
    if (addressed or quotation) and j < high and letters[j] in "DNERr":
        person = phrase_after(letters, j, high)
        if person:
            j = skip_adjuncts(line, person[1], high)
            stops += "PW"
    if not quotation:
        if j < high and letters[j] not in stops and not (letters[j] in "Po" and states(line, *content[0])):
            return None
        return _parenthetical(line, source, cue, content, j, high)
    return Reading(source, cue, (*content, *_more_after(line, j, high)), "tail")


def read_late_tail(line: Line, source: Tokens, cue: Tokens, high: int) -> Reading | None:
    """“The dam held.” Oru said. The full stop came too early."""
    quote = line.closer.get(source[0] - 1)
    j = skip_adjuncts(line, cue[1], high)
    if quote is None or (j < high and line.letters[j] != ".") or line.opens_paragraph(source[0]):
        return None
    return Reading(source, cue, ((line.at(quote.start), source[0]),), "tail-late")


def _tells(line: Line, first: int, end: int) -> bool:
    """Whether a would-be source holds a verb of saying outside a relative clause: "Oru said in a video" posted ..."""
    for k in range(first, end):
        letter = line.letters[k]
        if letter == "W":
            return False
        if letter in "VL" and (cue := line.table.get(line.cues[k])) is not None and "tail" in cue.verb:
            return True
    return False


def _parenthetical(
    line: Line, source: Tokens, cue: Tokens, content: tuple[Tokens, ...], j: int, high: int
) -> Reading | None:
    """The dam, he thinks, will hold: both pieces, unless what follows is a remark of its own."""
    letters = line.letters
    goes_on = j + 1 < high and not (letters[j + 1] == "G" and line.cues[j + 1] != NO_CUE)
    connective = all(letter in "ZBCS" for letter in letters[content[0][0] : content[0][1]])
    remark = "B" if connective else "SB" if letters[content[0][0]] in "SP" else "GSB"
    if goes_on and letters[j] in ",–" and letters[j + 1] not in remark:
        j += letters[j + 1] == "T" and j + 2 < high  # It is, she said, that
        end = clause_end(line, j + 1, high)
        if connective:
            content = ()  # And yet, they say, the dam holds.
        if end > j + 1:
            return Reading(source, cue, (*content, (j + 1, end)), "tail-inside")
    first, last = content[0]
    if last - first < 2 or (
        not states(line, first, last) and (letters[first] in "SPLUGtZ" or (j < high and letters[j] not in ".;?!"))
    ):
        return None  # "After the vote, she felt ...": what stands before is no statement
    return Reading(source, cue, content, "tail-clause")


def states(line: Line, first: int, last: int) -> bool:
    """Whether a main clause stands between two tokens."""
    letters = line.letters
    if letters[first] in "SPLUGt" and not _opens_with_number(line, first, last):
        if _DEED.match(letters, first, last):
            return True
        if letters[first] in "Gt" and "," not in letters[first:last]:  # Finding what is lost is not easy
            finite = len(_FINITE.findall(letters, first, last))
            return finite > letters.count("H", first, last) + letters.count("W", first, last)
        return bool(_LATER_CLAUSE.search(letters, first, last))
    return bool(_FINITE.search(letters, first, last))


def _opens_with_number(line: Line, first: int, last: int) -> bool:
    """ "About 270 people have left", "at least nine wells are dry": a subject, and no adjunct before one."""
    word = line.word(first)
    if word not in _NUMBERING or not _ABOUT.match(line.letters, first, last):
        return False
    return word != "at" or line.word(first + 1) in ("least", "most")


def content_before(line: Line, end: int, low: int) -> tuple[Tokens, ...] | None:
    """What was said before a tail that starts at token `end`."""
    letters = line.letters
    k = end - 1
    if letters[k] in ",?!" and k - 1 >= low and letters[k - 1] == "”":
        k -= 1
    if letters[k] == "”":
        quote = line.closer.get(k)
        if quote is None:
            return None
        start = line.at(quote.start)
        if start > low and letters[k - 1] not in ",.?!–…" and letters[k + 1] != ",":
            return None  # The “Avatar” star said ...
        if start > low and start - low > 1 and (letters[start - 1] not in ":,.”–(" or _goes_on(line, start, low)):
            start = low  # The plan “is bad,” she said.
        return ((start, k + 1),)
    start = low
    while start < k - 1 and letters[start] in "CB,–":
        start += 1
    last = trim(letters, start, k)
    return ((start, last),) if last > start else None


def _goes_on(line: Line, start: int, low: int) -> bool:
    """Whether the quotation at token `start` goes on with a clause that has begun before it, or is a title in it."""
    letters = line.letters
    if letters[start - 1] != ",":
        return False
    if line.pieces[start + 1][0].islower():
        return True
    end = line.at(line.opener[start].end)
    return _FINITE.search(letters, low, start) is not None and _FINITE.search(letters, start, end) is None


def _more_after(line: Line, j: int, high: int) -> tuple[Tokens, ...]:
    """The second half of a quotation broken by its cue."""
    letters = line.letters
    while j < high and letters[j] in "ZY":
        j += 1
    if j + 1 < high and letters[j] in ",:–" and letters[j + 1] == "“" and j + 1 in line.opener:
        return ((j + 1, line.at(line.opener[j + 1].end)),)
    if j + 2 < high and letters[j : j + 2] == ",T":
        return ((j + 2, clause_end(line, j + 2, high)),)
    return ()

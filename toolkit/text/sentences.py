"""Where paragraphs and sentences begin and end, as character offsets into the text.

Both functions are linear in the length of the text and cover every character that is not white space, so that
whatever is found in a text can be shown in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# A line end inside a sentence is usual in wire copy that was wrapped for a screen of 80 columns.
_WRAPPED_LINE = range(45, 90)
# The share of lines that end inside a sentence, and of these that have such a width, above which a text is wrapped.
_UNFINISHED, _OF_WIDTH = 0.5, 0.6
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_INDENTED_LINE = re.compile(r"\n(?=[ \t]{2,}\S)")
_ENDS_SENTENCE = re.compile(r"[.?!:;。][\"'”’)\]]*\s*\Z")

_CLOSERS = r"(?:[\"”’»)\]]|'(?!\w)|\[\d+\])*(?:,(?=\s\s))?"
_NEXT = r"(?P<gap>\s*+)[\"'“‘«(\[—–-]*\s?(?P<next>\w+)?"
# One mark is found several times faster than any of seven, so all stops are made full stops before they are looked
# for. A run of them is read from its first alone: a line of dots costs no more than one. A stop that ends its
# paragraph is left out: it divides nothing.
_STOP = re.compile(rf"\.(?<!\.\.)\.*{_CLOSERS}(?=[\s“‘]){_NEXT}")
# Where Chinese or Japanese stops, behind which no space is needed, stand among the others.
_WIDE = "。！？"
_STOP_OF_ANY_WIDTH = re.compile(
    rf"[.?!…{_WIDE}](?:(?<=[.?!…])(?<![.?!…].)[.?!…]*{_CLOSERS}(?=[\s“‘])|(?<=[{_WIDE}])[{_WIDE}]*[」』”’)]*){_NEXT}"
)
_WORD_BEFORE = re.compile(r"[\w.&'’-]*\Z")
_DOTTED = re.compile(r"(?:[a-z]\.)+[a-z]")
_LONGEST_ABBREVIATION = 24

# Never the end of a sentence: what follows belongs to them.
_TITLES = frozenset(
    "mr mrs ms messrs dr prof rev fr sr hon pres gov lt sgt capt cpl col gen maj brig adm cmdr sen sens rep reps"
    " amb atty det insp supt st ste mt ft vs v cf e.g i.e fig figs vol pp ed eds approx ca viz al"
    " lt.gen maj.gen brig.gen lt.col".split()
)
# "No. 5" goes on, "He said no. She left." does not.
_NUMBERS = frozenset({"no", "nos"})
# The end of a sentence only where the next word looks like the start of one.
_MAYBE_END = frozenset(
    "inc corp co cos ltd bros plc llc jr etc dept univ assn ave blvd rd a.m p.m u.s u.n u.k u.s.s.r u.s.a e.u d.c"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
    " dlr dlrs mln bln pct stg est calif fla pa mass conn ill ind mich minn wis ore wash ariz ala ark ga ky la md miss"
    " mo mont neb nev okla tenn tex va vt w.va wyo n.y n.j n.c s.c n.d s.d n.h n.m r.i".split()
)
# Ordinary words, unless they have a capital: "they are ill. Ruiz".
_ABBREVIATED_WITH_CAPITAL = frozenset("ill mass miss wash ore pa la sat sun wed mon mar may".split())
_ENDS_OF_ABBREVIATIONS = frozenset(word[-4:] for word in _TITLES | _NUMBERS | _MAYBE_END)
_STARTERS = frozenset(
    "the a an this that these those there here he she it they we you i his her its their our my in on at by for from"
    " with as but and or so yet if when while after before since although though because however meanwhile"
    " moreover instead then now also not no some many most all both several each what who why how where which"
    " one two three four five according earlier later last under over between during despite such other another"
    " mr mrs ms dr asked even still".split()
)


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of the paragraphs, without the white space around them.

    A blank line always divides; so does a single line end, unless the text is hard-wrapped: then only a blank
    line and an indented line divide.

    >>> [text[a:b] for text in ["One.\\nTwo.\\n\\n  Three."] for a, b in paragraph_spans(text)]
    ['One.', 'Two.', 'Three.']
    """
    lines = text.split("\n")
    spans: list[tuple[int, int]] = []
    if _are_wrapped(lines):
        for start, end in _between(text, _BLANK_LINE, 0, len(text)):
            pieces = _between(text, _INDENTED_LINE, start, end)
            spans.extend(span for piece in pieces if (span := _strip(text, *piece)))
        return spans
    at = 0
    for line in lines:
        words = line.strip()
        if words:
            start = at if len(words) == len(line) else at + line.index(words)
            spans.append((start, start + len(words)))
        at += len(line) + 1
    return spans


def is_hard_wrapped(text: str) -> bool:
    """Whether single line ends stand inside sentences, as in wire copy of a fixed width.

    >>> is_hard_wrapped("One short line.\\nAnother one.")
    False
    """
    return _are_wrapped(text.split("\n"))


def _are_wrapped(lines: list[str]) -> bool:
    # Only lines that go on in a further line say anything about the width.
    inner = [
        line.rstrip()
        for line, following in pairwise(lines)
        if line and following and not line.isspace() and not following.isspace()
    ]
    if len(inner) < 3:
        return False
    if sum(len(line) in _WRAPPED_LINE for line in inner) <= _UNFINISHED * _OF_WIDTH * len(inner):
        return False  # however many of them are unfinished
    # The last line of a paragraph may have any width.
    unfinished = [line for line in inner if not _ENDS_SENTENCE.search(line[-4:])]
    of_width = sum(len(line) in _WRAPPED_LINE for line in unfinished)
    return len(unfinished) > _UNFINISHED * len(inner) and of_width > _OF_WIDTH * len(unfinished)


def sentence_spans(text: str, paragraphs: Sequence[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
    """Offsets of the sentences, in order, without the white space around them.

    Sentences end with their paragraph at the latest. A full stop after an abbreviation or an initial ends no
    sentence, unless the abbreviation may stand at an end ("in the U.S. The talks ..."). Those who have the paragraphs
    of the text already pass them on.

    >>> text = 'Gen. J. Oru left the U.S. on Jan. 3. “It is over,” he said. "Is it?" she asked.'
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Gen. J. Oru left the U.S. on Jan. 3.', '“It is over,” he said.', '"Is it?" she asked.']
    """
    if any(stop in text for stop in _WIDE):
        stops, marked = _STOP_OF_ANY_WIDTH, text
    else:
        stops, marked = _STOP, text.replace("?", ".").replace("!", ".").replace("…", ".")
    spans: list[tuple[int, int]] = []
    for start, end in paragraph_spans(text) if paragraphs is None else paragraphs:
        begin = position = start
        while stop := stops.search(marked, position, end):
            last, position = stop.span("gap")
            if last < end and _ends_sentence(text, stop.start(), last, stop["next"]):
                spans.append((begin, last))
                begin = position
        if begin < end:
            spans.append((begin, end))
    return spans


def _ends_sentence(text: str, at: int, end: int, word: str | None) -> bool:
    """Whether the mark from `at` to `end` ends a sentence; `word` stands behind it."""
    mark = text[at]
    if word and word[0].islower() and mark not in _WIDE:
        return False
    if mark != "." or end - at > 1:
        return True  # "?", "!", an ellipsis, a wide stop, or a full stop inside a quotation
    end_of_word = text[at - 4 : at]
    if end_of_word.isalpha() and end_of_word.lower() not in _ENDS_OF_ABBREVIATIONS:
        return True  # the usual case, told cheaply
    if text[at - 1 : at].isspace():
        return False  # one point of a spaced ellipsis ". . ."
    _, space, last = end_of_word.rpartition(" ")
    if not space:
        last = text[max(0, at - _LONGEST_ABBREVIATION) : at].rpartition(" ")[2]
    if not last.isalpha():
        before = _WORD_BEFORE.search(last)
        last = before[0].lstrip("'’-") if before else ""
    lower = last.lower()
    if "-" in lower:
        lower = lower.rpartition("-")[2]  # "then-Sen. Oru"
    if lower in _TITLES:
        return False
    if lower in _NUMBERS:
        return not (word and word[0].isdigit())
    if last in _ABBREVIATED_WITH_CAPITAL:
        return True
    is_initial = len(last) == 1 and last.isupper() and last != "I"
    if is_initial or lower in _MAYBE_END or _DOTTED.fullmatch(lower):
        return word is not None and word.lower() in _STARTERS and not (is_initial and len(word) == 1)
    return True


def _between(text: str, divider: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of text[start:end] that a divider separates."""
    pieces = []
    for match in divider.finditer(text, start, end):
        pieces.append((start, match.start()))
        start = match.end()
    return [*pieces, (start, end)]


def _strip(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends, or None where nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return (start + left, start + right) if right > left else None

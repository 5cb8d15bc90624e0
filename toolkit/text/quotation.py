"""Where quotations begin and end: curly, straight, doubled, angled and corner marks, nested ones, open ones.

A quotation ends with its paragraph at the latest. News closes no mark at the end of a paragraph when the same
speaker goes on in the next one; such a quotation has `closed` False. Everything runs in one pass over the marks, so
that a text of nothing but quotation marks costs no more than any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.text.sentences import paragraph_spans

# A run of one mark is one mark; an apostrophe inside a word is none.
_MARK = re.compile("([\"“”„«»「」『』'‘’`])(?!(?<=[^\\W_]['’‘])[^\\W_])\\1*")
_DRAWN = 9  # marks on end: a line drawn with them, no quotation
_NOISE = re.compile(f"[\"“”„«»「」『』'‘’`]{{{_DRAWN},}}")
_OPENS = {"“": "”", "„": "”", "«": "»", "「": "」", "『": "』", "``": "''", "‘": "’"}
_CLOSES = frozenset("”»」』’")
_DOUBLE = frozenset('“”„«»「」『』"') | {"''", "``"}
_BEFORE_OPENING = frozenset(" \t\n([{—–-/\u00a0\u3000…“\"‘'")
_MARGIN = " "


class Quoted(NamedTuple):
    """One quotation with its marks; `closed` is False where the closing mark is missing."""

    start: int
    end: int
    closed: bool


def quotation_spans(text: str, paragraphs: Sequence[tuple[int, int]] | None = None) -> list[Quoted]:
    """The outermost quotations of a text, in order; what is quoted inside a quotation is part of it.

    Parameters
    ----------
    text
        Any text.
    paragraphs
        The paragraphs of the text, as `paragraph_spans` gives them; taken from the text when left out.

    Returns
    -------
    Quotations with the offsets of their marks included.

    Examples
    --------
    >>> text = "“It is ‘over’,” she said. He called it \\"a 'good' day\\". It's Oru's."
    >>> [text[q.start : q.end] for q in quotation_spans(text)]
    ['“It is ‘over’,”', '"a \\'good\\' day"']
    """
    if not _MARK.search(text):
        return []
    spans = paragraph_spans(text) if paragraphs is None else paragraphs
    found: list[Quoted] = []
    text, marks = _marks(text)
    at = 0
    for begin, end in spans:
        inside = []
        while at < len(marks) and marks[at][0] < end:
            if marks[at][0] >= begin:
                inside.append(marks[at])
            at += 1
        if inside:
            found.extend(_pair(text, inside, end))
    return found


def _marks(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without lines drawn with marks, and the marks that may belong to a quotation.

    Apostrophes are left out, two single marks are made one.
    """
    marks: list[tuple[int, int, str]] = []
    together = last = 0
    for match in _MARK.finditer(text):
        at, end = match.span()
        together = end - at + (together if at == last else 0)
        last = end
        if together >= _DRAWN:
            return _marks(_NOISE.sub(lambda run: " " * len(run[0]), text))
        mark = text[at]
        if mark in "'`‘’":
            if end - at > 1:
                mark = mark * 2 if mark in "'`" else mark
            elif mark == "`":
                continue
            else:
                if mark != "‘" and text[end : end + 1].isdigit():
                    continue  # '90s
        marks.append((at, end, mark))
    return text, marks


def _pair(text: str, marks: list[tuple[int, int, str]], end: int) -> list[Quoted]:
    """The quotations of one paragraph, from its marks."""
    nested = _walk(text, marks, end, nesting=True)
    if nested and not nested[-1].closed and len(nested) + 1 < len(marks):
        # A mark is missing somewhere: then each opening mark begins a quotation of its own.
        return _walk(text, marks, end, nesting=False)
    return nested


def _walk(text: str, marks: list[tuple[int, int, str]], end: int, *, nesting: bool) -> list[Quoted]:
    found: list[Quoted] = []
    depth = start = 0
    closing = ""
    for at, after_mark, mark in marks:
        before = text[at - 1 : at] or _MARGIN
        after = text[after_mark : after_mark + 1] or _MARGIN
        if depth == 0:
            if _opens(mark, before, after, at_start=at == marks[0][0]):
                depth, start = 1, at
                closing = _OPENS.get(mark, "”" if mark == "”" else mark)
            continue
        if closing in ("’", "'"):
            # A single mark closes after a letter or a stop and before no letter; "the Orus' house" is let through.
            if mark in ("’", "'") and not before.isspace() and not after.isalnum():
                if mark == closing or closing == "’":
                    depth = 0
            elif mark in _DOUBLE and mark in ("“", '"', "''") and before.isspace():
                depth, start, closing = 1, at, _OPENS.get(mark, mark)  # the single mark was no quotation mark
                continue
        elif mark == closing and not (mark in ('"', "''") and _looks_opening(before, after)):
            depth -= 1
        elif mark in ('"', "''", "“", "„", "«", "「", "『", "``") and _OPENS.get(mark, mark) == closing:
            if not nesting:
                found.append(Quoted(start, _trimmed(text, start, at), False))
                start = at
            else:
                depth += 1
        elif mark + closing in ('"”', '”"') and not _looks_opening(before, after):
            depth -= 1  # opened with a curly mark and closed with a straight one, or the reverse
        if depth == 0 and after_mark - start > (4 if closing in ("’", "'") else 2):  # rock 'n' roll
            found.append(Quoted(start, after_mark, True))
    if depth and closing not in ("’", "'"):
        found.append(Quoted(start, _trimmed(text, start, end), False))
    return found


def _opens(mark: str, before: str, after: str, *, at_start: bool) -> bool:
    if mark in ("'", "‘"):
        return (before in _BEFORE_OPENING or before.isspace()) and (after.isalpha() or after in '“"[')
    if mark in ('"', "''"):
        return not (before.isdigit() and not after.isalnum())  # 6'2" is no quotation
    if mark == "”":
        # A closing mark typed for an opening one.
        return not before.isalnum() and (at_start or after.isalnum()) and (before.isspace() or at_start)
    return mark not in _CLOSES


def _looks_opening(before: str, after: str) -> bool:
    return (before in _BEFORE_OPENING or before.isspace()) and (after.isalnum() or after in "[$“‘'")


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())

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

# One mark is found several times faster than any of thirteen: so all double marks are made one, and all single ones,
# before they are looked for.
_DOUBLES, _APOSTROPHES = "“”„«»「」『』`", "‘’"
_MARKS = (re.compile('"'), re.compile(r"'(?!(?<=[^\W_]')[^\W_])"))  # an apostrophe inside a word is none
_DRAWN = '"' * 9  # marks on end: a line drawn with them, no quotation
_NOISE = re.compile(f"[\"'{_DOUBLES}{_APOSTROPHES}]{{{len(_DRAWN)},}}")
_OPENS = {"“": "”", "„": "”", "«": "»", "「": "」", "『": "』", "``": "''", "‘": "’"}
_CLOSES = frozenset("”»」』’")
_DOUBLE = frozenset('“”„«»「」『』"') | {"''", "``"}
_SINGLE = frozenset("’'")
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
    plain = _with_plain_marks(text)
    if _DRAWN in plain.replace("'", '"'):
        text = _NOISE.sub(lambda run: " " * len(run[0]), text)
        plain = _with_plain_marks(text)
    marks = _marks(text, sorted([found.start() for mark in _MARKS for found in mark.finditer(plain)]))
    if not marks:
        return []
    found: list[Quoted] = []
    first = 0
    for _, end in paragraph_spans(text) if paragraphs is None else paragraphs:
        if marks[first][0] < end:
            last = first + 1
            while last < len(marks) and marks[last][0] < end:
                last += 1
            found.extend(_pair(text, marks[first:last], end))
            if last == len(marks):
                break
            first = last
    return found


def _marks(text: str, places: list[int]) -> list[tuple[int, int, str]]:
    """The marks that may belong to a quotation: a run of one mark is one, two single marks are a double one."""
    marks: list[tuple[int, int, str]] = []
    end = 0
    for at in places:
        if at < end:
            continue  # in the run of the one before
        mark = text[at]
        end = at + 1
        while end < len(text) and text[end] == mark:
            end += 1
        if mark in "'`‘’":
            if end - at > 1:
                mark = mark * 2 if mark in "'`" else mark
            elif mark == "`" or (mark != "‘" and text[end : end + 1].isdigit()):
                continue  # a stray backtick; '90s
        marks.append((at, end, mark))
    return marks


def _with_plain_marks(text: str) -> str:
    """The text of the same length with every double mark, and the backtick, as `"` and every single one as `'`."""
    for mark in _DOUBLES:
        text = text.replace(mark, '"')
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    return text


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
    first = marks[0][0]
    for at, after, mark in marks:
        if depth == 0:
            if _opens(text, at, after, mark, at_start=at == first):
                depth, start = 1, at
                closing = _OPENS.get(mark, mark)
            continue
        if closing in _SINGLE:
            before = _before(text, at)
            # A single mark closes after a letter or a stop and before no letter; "the Orus' house" is let through.
            if mark in _SINGLE and not before.isspace() and not _after(text, after).isalnum():
                if mark == closing or closing == "’":
                    depth = 0
            elif mark in _DOUBLE and mark in ("“", '"', "''") and before.isspace():
                depth, start, closing = 1, at, _OPENS.get(mark, mark)  # the single mark was no quotation mark
                continue
        elif mark == closing and not (mark in ('"', "''") and _looks_opening(text, at, after)):
            depth -= 1
        elif mark in ('"', "''", "“", "„", "«", "「", "『", "``") and _OPENS.get(mark, mark) == closing:
            if not nesting:
                found.append(Quoted(start, _trimmed(text, start, at), False))
                start = at
            else:
                depth += 1
        elif mark + closing in ('"”', '”"') and not _looks_opening(text, at, after):
            depth -= 1  # opened with a curly mark and closed with a straight one, or the reverse
        if depth == 0 and after - start > (4 if closing in _SINGLE else 2):  # rock 'n' roll
            found.append(Quoted(start, after, True))
    if depth and closing not in _SINGLE:
        found.append(Quoted(start, _trimmed(text, start, end), False))
    return found


def _opens(text: str, at: int, after: int, mark: str, *, at_start: bool) -> bool:
    """Whether the mark from `at` to `after` may begin a quotation."""
    if mark in ("'", "‘"):
        following = _after(text, after)
        return _may_open_behind(_before(text, at)) and (following.isalpha() or following in '“"[')
    if mark in ('"', "''"):
        return not (_before(text, at).isdigit() and not _after(text, after).isalnum())  # 6'2" is no quotation
    if mark == "”":
        # A closing mark typed for an opening one.
        before = _before(text, at)
        return not before.isalnum() and (at_start or _after(text, after).isalnum()) and (before.isspace() or at_start)
    return mark not in _CLOSES


def _looks_opening(text: str, at: int, after: int) -> bool:
    if not _may_open_behind(_before(text, at)):
        return False
    following = _after(text, after)
    return following.isalnum() or following in "[$“‘'"


def _may_open_behind(before: str) -> bool:
    return before in _BEFORE_OPENING or before.isspace()


def _before(text: str, at: int) -> str:
    return text[at - 1] if at else _MARGIN


def _after(text: str, end: int) -> str:
    return text[end] if end < len(text) else _MARGIN


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())

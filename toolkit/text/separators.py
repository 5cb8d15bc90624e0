"""Several articles in one text, divided by lines of "=====", "-----" or "*****"."""

from __future__ import annotations

import re

from toolkit.text.datelines import find_wire_head
from toolkit.text.header_lines import read_header_line

_LINE = re.compile(r"[ \t]*(?:([=\-*_~#+])(?:[ \t]?\1){4,})[ \t]*$")
_LONG = 20  # characters from which on a line of any sign is a wall between articles
_PROSE = re.compile(r"[^\n]{60,}|[^\n]{30,}[.!?。][\"”’')]?(?=\s|$)")


def split_articles(text: str) -> list[str]:
    """The articles of a text, one if nothing divides it.

    Lines of "=" and long lines of other signs divide wherever both sides have prose. A short line of dashes or
    asterisks may as well be a pause inside an article: such lines divide only if each of the pieces begins like an
    article (with a header line, a title or a wire head). A line right under a line of text underlines it.

    >>> split_articles("The port of Velm was closed on Monday.\\n=====\\nIt was opened again on Friday morning.")
    ['The port of Velm was closed on Monday.', 'It was opened again on Friday morning.']
    """
    walls, pauses = _find_lines(text)
    if walls:
        pieces = _cut(text, walls)
    else:
        pieces = _cut(text, pauses)
        if not all(_begins_like_an_article(piece) for piece in pieces):
            return [text]
    return pieces


def _find_lines(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The spans of dividing lines: sure ones, and those that may be pauses."""
    walls: list[tuple[int, int]] = []
    pauses: list[tuple[int, int]] = []
    position, above = 0, ""
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\n")
        if len(bare) >= 5 and (match := _LINE.match(bare)):
            underlines = 0 < len(above.strip()) <= 100 and abs(len(bare.strip()) - len(above.strip())) <= 3
            if not underlines:
                wall = match[1] == "=" or len(bare.strip()) >= _LONG
                (walls if wall else pauses).append((position, position + len(line)))
        position += len(line)
        above = bare
    return walls, pauses


def _cut(text: str, lines: list[tuple[int, int]]) -> list[str]:
    """The text between the lines; a piece without prose (a last line, a note) stays with the piece before it."""
    pieces: list[tuple[int, int]] = []
    start = 0
    for first, end in [*lines, (len(text), len(text))]:
        if _PROSE.search(text, start, first):
            pieces.append((start, first))
        elif pieces and text[start:first].strip():
            pieces[-1] = (pieces[-1][0], first)
        else:  # nothing but a line or a name before the first article
            end = end if not text[start:first].strip() else start
        start = end
    return [text[first:end].strip() for first, end in pieces] if len(pieces) > 1 else [text]


def _begins_like_an_article(piece: str) -> bool:
    first = next((line.strip() for line in piece.split("\n") if line.strip()), "")
    title = 3 <= len(first) <= 120 and first[-1] not in ".,;:" and first[:1].isupper()
    return read_header_line(first) is not None or title or find_wire_head(first) is not None

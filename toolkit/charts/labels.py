"""Labels cut to the room they have, measured in points with the fonts they are drawn with; numbers as words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from toolkit.charts.fonts import advance

_ELLIPSIS = "…"
HINTING = 1.06  # letters are moved to whole pixels when they are drawn, which makes lines up to so much wider


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Width in points of one line of text at a font size in points; kerning is left out."""
    return size * sum(advance(character, bold) for character in text)


def widest(texts: Iterable[str], size: float, *, bold: bool = False) -> float:
    """Width in points of the widest line, 0 where there is none."""
    return max((width(line, size, bold=bold) for text in texts for line in text.split("\n")), default=0.0)


def shorten(text: str, room: float, size: float) -> str:
    """The text if it fits into `room` points, otherwise its beginning and its end around an ellipsis.

    Names differ at both ends ("the Ministry of … of the North"), so the middle goes. Two thirds of what is kept
    is the beginning.

    >>> shorten("rice", 200, 9), len(shorten("x" * 300, 200, 9)) < 50
    ('rice', True)
    """
    room /= HINTING
    if width(text, size) <= room:
        return text
    low, high = 1, len(text)  # kept characters: `low` is the most that is known to fit
    while high - low > 1:
        middle = (low + high) // 2
        if width(_cut(text, middle), size) <= room:
            low = middle
        else:
            high = middle
    return _cut(text, low)


def _cut(text: str, kept: int) -> str:
    tail = kept // 3
    head, end = text[: kept - tail], text[len(text) - tail :] if tail else ""
    while end and unicodedata.combining(end[0]):  # an accent without its letter
        end = end[1:]
    return head.rstrip() + _ELLIPSIS + end.lstrip()


def wrap(text: str, room: float, size: float, *, lines: int, bold: bool = False, end: str = "") -> str:
    """The text on up to `lines` lines of `room` points each; what is left over gives way to an ellipsis and `end`.

    >>> wrap("Articles per month", 60, 9, lines=2)
    'Articles per\\nmonth'
    """
    room /= HINTING
    done: list[str] = []
    current = ""
    for word in f"{text}{end}".split():
        longer = f"{current} {word}".strip()
        if current and width(longer, size, bold=bold) > room:
            done.append(current)
            current = word
        else:
            current = longer
    done.append(current)
    if len(done) > lines:
        done = [*done[: lines - 1], " ".join(done[lines - 1 :])]
    *before, last = done
    return "\n".join([*(_clip(line, room, size, bold) for line in before), _clip(last, room, size, bold, end)])


def _clip(line: str, room: float, size: float, bold: bool, end: str = "") -> str:
    if width(line, size, bold=bold) <= room:
        return line
    line = line.removesuffix(end)
    left = room - width(_ELLIPSIS + end, size, bold=bold)
    for kept, character in enumerate(line):
        left -= size * advance(character, bold)
        if left < 0:
            return line[:kept].rstrip(" ,;:") + _ELLIPSIS + end
    return line + end


def number(value: float) -> str:
    """A count or a rate as a reader writes it.

    >>> number(12345), number(3.14159), number(0.04), number(7.0)
    ('12,345', '3.1', '0.04', '7')
    """
    if value == round(value):
        return f"{value:,.0f}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 1 else f"{value:.2g}"


def counted(count: int, noun: str) -> str:
    """A number with its noun, in the plural where it must be.

    >>> counted(1, "article"), counted(1200, "article"), counted(2, "day")
    ('1 article', '1,200 articles', '2 days')
    """
    plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"
    return f"{count:,} {noun if count == 1 else plural}"


def percent(share: float) -> str:
    """A share of 0 to 1 as a whole per cent, never rounding something to nothing.

    >>> percent(0.5), percent(0.001), percent(0)
    ('50%', '<1%', '0%')
    """
    return "<1%" if 0 < share < 0.005 else f"{share:.0%}"


def sentences(*parts: object) -> str:
    """The parts that say something, as one note.

    >>> sentences("n = 3 terms", 0, "", "2 more not shown")
    'n = 3 terms; 2 more not shown.'
    """
    said = "; ".join(part for part in parts if isinstance(part, str) and part)
    return f"{said}." if said else ""

"""The paragraphs of a pasted text, each with what it looks like and the part it is found to play."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from toolkit.text.header_lines import read_header_line

SENTENCE_END = re.compile(r"[.!?。…][\"”’')\]]{0,3}$")
SENTENCE_BREAK = re.compile(r"\b[a-z]\w{3,30}\.[\"”’')\]]{0,3}\s|。")  # not that of "Gov. Lind"
_FULL_STOP = re.compile(r"(?<![. ][A-Z])[.。…][\"”’')\]]{0,3}$")  # not that of "U.S."
# White space, and characters of no width that pages are full of.
_UNSEEN = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_LONGEST_LINE = 200  # what is longer is no title, caption or heading, whatever its end


@dataclass(slots=True)
class Unit:
    """A paragraph: a line, or the lines of a paragraph that was broken to a fixed width."""

    start: int
    end: int  # with the white space that follows
    line: str
    leads: bool  # the first of its block, a block being what stands between blank lines
    alone: bool  # the only one of its block
    role: str = "text"

    @property
    def is_prose(self) -> bool:
        """Whether it reads as sentences: the body begins and ends with such a paragraph."""
        if len(self.line) > _LONGEST_LINE:
            return True
        words = len(self.line.split()) if self.line.isascii() else len(self.line) // 3
        return words >= 5 and bool(_FULL_STOP.search(self.line) or SENTENCE_BREAK.search(self.line))


def split_units(pasted: str) -> list[Unit]:
    """The paragraphs of the input; together their spans cover it."""
    units: list[Unit] = []
    for block in _blocks(pasted):
        lines = [trim(pasted[start:end]) for start, end in block]
        if _is_wrapped(lines):
            units.append(Unit(block[0][0], block[-1][1], " ".join(" ".join(lines).split()), True, True))
            continue
        for number, ((start, end), line) in enumerate(zip(block, lines, strict=True)):
            units.append(Unit(start, end, line, number == 0, len(block) == 1))
    for unit, following in pairwise(units):
        unit.end = following.start
    return units


def trim(text: str) -> str:
    """The text without white space around it, and without what is there and is not seen.

    >>> trim("\\ufeff\\u200b Harbour closed\\u200b\\n")
    'Harbour closed'
    """
    return text.strip(_UNSEEN)


def _blocks(pasted: str) -> Iterator[list[tuple[int, int]]]:
    """The spans of lines that no blank line parts."""
    block: list[tuple[int, int]] = []
    position = 0
    for line in pasted.split("\n"):
        end = position + len(line)
        if trim(line):
            block.append((position, end))
        elif block:
            yield block
            block = []
        position = end + 1
    if block:
        yield block


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the lines of a block are one text broken to a fixed width.

    Then most of them have nearly one length and end inside a sentence, and some go on in lower case, or the first word
    of each would not have fitted behind the line before it. The lines of a page's head are uneven, each for itself.
    """
    if len(lines) < 3 or read_header_line(lines[0]) is not None:
        return False
    longest = max(map(len, lines[:-1]))
    pairs = list(pairwise(lines))
    near = sum(len(line) >= 0.6 * longest for line, _ in pairs)
    inside = sum(not SENTENCE_END.search(line) for line, _ in pairs)
    going_on = sum(following[0].islower() for _, following in pairs)
    full = sum(len(line) + 1 + len(following.split(maxsplit=1)[0]) > longest for line, following in pairs)
    return (
        40 <= longest <= 110
        and min(near, inside) >= 0.5 * len(pairs)
        and (going_on >= 0.25 * len(pairs) or full >= 0.8 * len(pairs))
    )

"""The paragraphs of a pasted text, each with what it looks like and the part it is found to play."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from toolkit.text.header_lines import read_header_line

SENTENCE_END = re.compile(r"[.!?。…][\"”’')\]]{0,3}$")
SENTENCE_BREAK = re.compile(r"\b[a-z]\w{3,30}\.[\"”’')\]]{0,3}\s|。")  # not that of "Gov. Lind"
_FULL_STOP = re.compile(r"(?<![. ][A-Z])[.。…][\"”’')\]]{0,3}$")  # not that of "U.S."
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
    for block in re.finditer(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", pasted):
        lines = list(re.finditer(r"[^\n]+", block[0]))
        wrapped = _is_wrapped([line[0] for line in lines])
        spans = [(0, len(block[0]))] if wrapped else [line.span() for line in lines]
        for number, (start, end) in enumerate(spans):
            line = " ".join(block[0][start:end].split()) if wrapped else block[0][start:end].strip()
            units.append(Unit(block.start() + start, block.start() + end, line, number == 0, len(spans) == 1))
    for unit, following in pairwise(units):
        unit.end = following.start
    return units


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the lines of a block are one text broken to a fixed width: most end inside a sentence near one length."""
    if len(lines) < 3 or read_header_line(lines[0]) is not None:
        return False
    lengths = [len(line.rstrip()) for line in lines[:-1]]
    longest = max(lengths)
    near = sum(length >= 0.6 * longest for length in lengths)
    inside = sum(not SENTENCE_END.search(line.rstrip()) for line in lines[:-1])
    return 40 <= longest <= 110 and near >= 0.5 * len(lengths) and inside >= 0.5 * len(lengths)

"""The rows of a delimited table, with the damage that real files have noticed and contained.

Python's strict reader finds quotation marks in the wrong place. Where it stops, one of two things has happened: an
open quotation mark has swallowed the rows that follow (they are given back, and only its own row is lost), or a cell
has quotation marks inside that were not doubled (the row is read leniently).
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

# Put behind the last line: it comes back as a row of its own unless an open quotation mark has swallowed it.
_END = "\uffff end of the table \uffff"


@dataclass(frozen=True, slots=True)
class Dialect:
    """What stands between cells, and how a quotation mark inside a quoted cell is written."""

    delimiter: str
    backslash: bool = False

    def reader(self, lines: Iterable[str], *, strict: bool) -> Iterator[list[str]]:
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            skipinitialspace=self.delimiter != "\t",
            escapechar="\\" if self.backslash else None,
            doublequote=not self.backslash,
            strict=strict,
        )


@dataclass(slots=True)
class RowReader:
    """Iterates over the rows of a table, without blank ones.

    `swallowed` counts the rows that were given up because of a quotation mark that is never closed: each comes as
    None. `lenient` counts rows with undoubled quotation marks; `cut_off` says that the last row ends inside a cell.
    """

    source: Iterable[str]
    dialect: Dialect
    width: int = 0  # cells of the header, once it is known
    above: int = 0  # rows above the header: the title of an export, remarks
    swallowed: int = 0
    lenient: int = 0
    cut_off: bool = False
    _left: Iterator[str] = field(init=False)
    _pending: deque[str] = field(default_factory=deque)
    _record: list[str] = field(default_factory=list)  # the lines of the row being read

    def __iter__(self) -> Iterator[list[str] | None]:
        self._left = chain(self.source, [f"{_END}\n"])
        lines = iter(self._next_line, None)
        rows = self.dialect.reader(lines, strict=True)
        while True:
            self._record.clear()
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error:
                yield self._mend(lines)
                # The reader cannot be asked again once it has met the end, but lines may have been given back.
                lines = iter(self._next_line, None)
                rows = self.dialect.reader(lines, strict=True)
                continue
            if row == [_END]:
                return
            if any(cell and not cell.isspace() for cell in row):
                yield row

    def _next_line(self) -> str | None:
        """The next line, those given back first; the lines of the row being read are kept."""
        line = self._pending.popleft() if self._pending else next(self._left, None)
        if line is not None:
            self._record.append(line)
        return line

    def _mend(self, lines: Iterator[str]) -> list[str] | None:
        record = [line for line in self._record if _END not in line]
        at_end = len(record) < len(self._record)
        if self._are_rows(record[1:]):
            self._pending.extendleft(reversed(self._record[1:]))
            self.swallowed += 1
            return None
        if at_end:
            self.cut_off = True
            self._pending.append(f"{_END}\n")
            return self._one_row(record)
        self.lenient += 1
        self._pending.extendleft(reversed(self._record))
        return self._one_row(lines)

    def _one_row(self, lines: Iterable[str]) -> list[str]:
        row = next(self.dialect.reader(lines, strict=False), [])
        if row and _END in row[-1]:  # the lenient reader ran into the end as well
            row[-1] = row[-1].partition(_END)[0].rstrip("\n")
            self.cut_off = True
            self._pending.append(f"{_END}\n")
        return row

    def _are_rows(self, lines: list[str]) -> bool:
        """Whether lines that were taken for the inside of a cell are rows of the table: most have its width."""
        if self.width < 2 or not lines:
            return False
        fitting = sum(len(row) == self.width for line in lines for row in self.dialect.reader([line], strict=False))
        return fitting * 2 > len(lines)

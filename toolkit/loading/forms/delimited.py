"""Tables as text: csv, tsv, and semicolons or bars between the cells; cells may hold line breaks.

No row is lost in silence: a row with more cells than the header has lost its columns (a comma without quotation marks
in the text, as a rule) and is listed as a loss.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from typing import TextIO

from toolkit.loading.columns import NAMES, fold
from toolkit.loading.decode import detect_encoding, open_text
from toolkit.loading.forms.csv_rows import Dialect, RowReader
from toolkit.loading.forms.exports.bigkinds import is_bigkinds, read_bigkinds
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.forms.rows import find_header, map_columns, note_above, records_of_rows, without_totals
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError
from toolkit.writing import unguarded

_DELIMITERS = (",", "\t", ";", "|")
_NONE = "\x1f"  # what stands in no text
_SAMPLE_LINES, _SAMPLE_CHARACTERS = 200, 2_000_000
_LONGEST_CELL = 1 << 30
_LONGEST_HEADER = 2_000
_KNOWN = frozenset(name for names in NAMES.values() for name in names)
_CONTENT = frozenset((*NAMES["title"], *NAMES["text"]))


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    encoding = detect_encoding(source)
    tally.encoding = encoding.name
    tally.note_broken(encoding.broken, encoding.nuls)
    with open_text(source, encoding) as stream, long_cells():
        reader = read_rows(stream, source.suffix)
        rows = islice(reader, reader.above, None)
        header = next(rows, None) or []
        if not header:
            return
        while header and not header[-1].strip():
            header.pop()
        reader.width = len(header)
        note_above(reader.above, tally)
        columns = map_columns(header, tally, context)
        if columns is None:
            tally.lose_rows(range(sum(1 for _ in rows)))
            return
        whole = _whole_rows(rows, header, tally)
        kept = _unguarded(whole) if columns.own else without_totals(whole, columns, tally)
        records = records_of_rows(kept, columns)
        yield from read_bigkinds(records, tally) if is_bigkinds(header) else records
        if reader.lenient:
            rows_have = "1 row has" if reader.lenient == 1 else f"{reader.lenient} rows have"
            tally.note(f"{rows_have} quotation marks inside a cell that are not doubled.")
        if reader.cut_off:
            tally.fail(
                "The table is cut off: a quotation mark in its last record is never closed.",
                "Look at the end of the file, or export the table again.",
            )


def read_rows(stream: TextIO, suffix: str) -> RowReader:
    """The rows of a table whose delimiter is to be recognised, the header first."""
    sample: list[str] = []
    size = 0
    while len(sample) < _SAMPLE_LINES and size < _SAMPLE_CHARACTERS and (line := next(stream, "")):
        sample.append(line)
        size += len(line)
    # Excel may write "sep=;" before the header.
    marked = bool(sample) and sample[0].lower().startswith("sep=") and len(sample[0].strip()) == 5
    delimiter = sample[0][4] if marked else None
    sample = sample[1:] if marked else sample
    dialect, above = _dialect(sample, suffix, delimiter)
    return RowReader(chain(sample, stream), dialect, above=above)


def _whole_rows(
    rows: Iterator[list[str] | None], header: list[str], tally: Tally
) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows that fit the header, with their positions; the others are counted as lost."""
    short = again = 0
    width = len(header)
    folded = [fold(name) for name in header]
    blank = [""] * width
    for position, row in enumerate(rows):
        if row is None:
            tally.lose(position, "a quotation mark is never closed", "Close or remove the quotation mark.")
        elif len(row) > width and any(cell.strip() for cell in row[width:]):
            hint = "Put quotation marks around cells that hold the delimiter."
            tally.lose(position, f"more cells than the {width} columns of the header", hint)
        elif len(row) >= width > 1 and list(map(fold, row[:width])) == folded:
            again += 1  # tables that were put behind one another
        else:
            short += len(row) < width
            yield position, row + blank[len(row) :]
    if again:
        tally.note(f"The header stands in the table again, {again} times; these rows are no articles.")
    if short:
        rows_have = "1 row has" if short == 1 else f"{short} rows have"
        tally.note(f"{rows_have} fewer cells than the header; what is missing was left empty.")


def _unguarded(rows: Iterator[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of a table that the toolkit wrote, without the apostrophe that keeps formulas from running."""
    for position, row in rows:
        yield position, [str(unguarded(cell)) for cell in row]


def _dialect(sample: list[str], suffix: str, marked: str | None) -> tuple[Dialect, int]:
    """The delimiter that gives the most known names in the header, then the most even rows; the rows above the header.

    A header that is one name (a text a line) has no delimiter.
    """
    joined = "".join(sample)
    backslash = '\\"' in joined and '""' not in joined
    preferred = "\t" if suffix in (".tsv", ".tab") else ","

    def parsed(delimiter: str) -> tuple[int, list[list[str]]]:
        reader = Dialect(delimiter, backslash).reader(sample, strict=False)
        rows = [row for row in reader if any(cell.strip() for cell in row)] or [[]]
        above = find_header(rows)
        return above, rows[above:]

    def fit(delimiter: str) -> tuple[int, float, int, bool]:
        _, (header, *rows) = parsed(delimiter)
        known = sum(fold(name) in _KNOWN for name in header)
        even = sum(len(row) == len(header) for row in rows[:-1]) / max(len(rows) - 1, 1)
        return known, round(even, 2) if len(header) > 1 else 0.0, len(header), delimiter == preferred

    delimiter = marked or max(_DELIMITERS, key=fit)
    above, rows = parsed(delimiter)
    if len(rows[0]) == 1 and fold(rows[0][0]) in _CONTENT:
        delimiter = _NONE
    return Dialect(delimiter, backslash), above


@contextmanager
def long_cells() -> Iterator[None]:
    """Let cells be as long as articles are; the limit belongs to the whole process and is put back."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    except csv.Error as error:
        raise UnreadableError(f"The table could not be read: {error}.") from error
    finally:
        csv.field_size_limit(before)


def _recognise(sample: Sample) -> bool:
    """Whether a text begins with the header of a table: known names, at least two, a text or a title among them."""
    if sample.suffix not in ("", ".txt", ".dat"):
        return False
    first, _, rest = sample.text.lstrip().partition("\n")
    if len(first) > _LONGEST_HEADER or not rest.strip():
        return False
    for delimiter in _DELIMITERS:
        names = [fold(cell.strip().strip('"')) for cell in first.split(delimiter)]
        known = [name for name in names if name in _KNOWN]
        if len(known) >= 2 and 2 * len(known) >= len(names) and _CONTENT.intersection(known):
            return True
    return False


FORM = Form("csv", (".csv", ".tsv", ".tab", ".psv"), _recognise, _read)

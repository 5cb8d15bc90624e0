"""Spreadsheets: xlsx, xlsm, xlsb, xls and ods. Every sheet is a table of its own."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial, reduce
from typing import IO, Any

from toolkit.loading.forms.exports.bigkinds import is_bigkinds, read_bigkinds
from toolkit.loading.forms.form import Container, Context, Part, Sample
from toolkit.loading.forms.rows import find_header, map_columns, note_above, records_of_rows, without_totals
from toolkit.loading.limits import MOST, limit, seekable, too_large
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError

_SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The reader makes room for every cell up to the last one: a single cell in the corner of a sheet would take 500 GB.
_MOST_CELLS = 30_000_000
_CELL = re.compile(rb"""\br\s?=\s?["']([A-Z]{1,3})(\d{1,7})["']""")
_LONGEST_CELL_NAME = 20  # bytes of r="XFD1048576" with its spaces
_CHUNK = 1 << 22
_PANIC = "PanicException"  # of the reader, which is written in Rust; it is no Exception
_PASSWORD = UnreadableError("The workbook is encrypted: a password protects it.", "Save it without the password.")


def _parts(source: Source) -> Iterator[Part]:
    import python_calamine

    if source.suffix != ".xls" and source.head(8) == _OLD_OFFICE:
        raise _PASSWORD  # an unencrypted workbook of this name is a zip archive
    _refuse_bombs(source)
    try:
        with seekable(source) as stream:
            book: Any = python_calamine.load_workbook(stream)
    except python_calamine.PasswordError:
        raise _PASSWORD from None
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise _damaged(error) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise _damaged("its reader gave up") from error
    names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet]
    for name in names:
        yield Part(name, read=partial(_read, book, name, len(names) == 1))


def _read(book: Any, name: str, alone: bool, tally: Tally, context: Context) -> Iterator[Record]:
    import python_calamine

    try:
        sheet = book.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=True)
    except python_calamine.CalamineError as error:
        raise UnreadableError(f"The sheet could not be read ({error}).") from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise UnreadableError("The sheet could not be read: its reader gave up.") from error
    _fill_merged(rows, sheet)
    rows = [row for row in rows if any(cell != "" for cell in row)]
    if not rows:
        tally.helper = not alone  # workbooks come with empty sheets
        return
    place = find_header(rows)
    note_above(place, tally)
    columns = map_columns(rows[place], tally, context)
    cells = enumerate([_plain(cell) for cell in row] for row in rows[place + 1 :])
    if columns is None:
        tally.lose_rows(range(len(rows) - place - 1))
        tally.skipped = not alone  # a sheet of remarks beside the articles is no failure
    elif is_bigkinds(rows[place]):
        yield from read_bigkinds(records_of_rows(cells, columns), tally)
    else:
        yield from records_of_rows(without_totals(cells, columns, tally), columns)


def _fill_merged(rows: list[list[Any]], sheet: Any) -> None:
    """Write what stands in cells that were merged downwards into each of their rows."""
    top, left = sheet.start or (0, 0)
    for (first, column), (last, last_column) in sheet.merged_cell_ranges or ():
        if column == last_column:
            for row in rows[first - top + 1 : last - top + 1]:
                row[column - left] = rows[first - top][column - left]


def _damaged(why: object) -> UnreadableError:
    return UnreadableError(
        f"The workbook is damaged or cut off ({why}).", "Open it in a spreadsheet program and save it again."
    )


def _plain(cell: object) -> object:
    """A cell as a plain value: a number without a fraction is a whole number, an empty cell missing."""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, dt.time | dt.timedelta):
        return str(cell)
    return None if cell == "" else cell


def _refuse_bombs(source: Source) -> None:
    """Look at the sizes that the archive around a workbook states, before it is unpacked into memory."""
    try:
        with seekable(source) as stream, zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > min(limit(sum(info.compress_size for info in infos)), MOST):
                raise too_large()
            for info in infos:
                if info.filename.endswith(".xml"):
                    with archive.open(info) as sheet:
                        _refuse_far_cells(sheet)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
        return  # not an archive, or a damaged one: the reader of workbooks says what is wrong


def _refuse_far_cells(sheet: IO[bytes]) -> None:
    """Look how far the last cells of a sheet are from its first."""
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    before = b""
    while chunk := sheet.read(_CHUNK):
        found = _CELL.findall(before + chunk)
        columns |= {column for column, _ in found}
        rows |= {row for _, row in found}
        before = chunk[-_LONGEST_CELL_NAME:]
    places = [reduce(lambda place, letter: place * 26 + letter - 64, column, 0) for column in columns]
    numbers = [int(row) for row in rows]
    if places and max(places) * max(numbers) > _MOST_CELLS:
        raise UnreadableError(
            f"A sheet of the workbook spans more than {_MOST_CELLS:,} cells, filled or not.",
            "Delete what stands far below or beside the table, or save the sheet as CSV.",
        )


def _recognise(sample: Sample) -> bool:
    # A zip archive whose first member is a workbook's list of contents, or an OpenDocument spreadsheet's type.
    beginning = sample.head[:2000]
    return sample.suffix in _SUFFIXES or (
        beginning.startswith(b"PK\x03\x04")
        and (
            (b"[Content_Types].xml" in beginning and b"xl/" in sample.head)
            or b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" in beginning
        )
    )


FORM = Container("xlsx", _SUFFIXES, _recognise, _parts)

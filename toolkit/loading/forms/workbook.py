"""Spreadsheets: xlsx, xlsm, xlsb, xls and ods. Every sheet is a table of its own."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from toolkit.loading.forms.form import Container, Context, Part, Sample
from toolkit.loading.forms.rows import find_header, map_columns, note_above, records_of_rows
from toolkit.loading.limits import MOST, limit, too_large
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError

_SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = UnreadableError("The workbook is encrypted: a password protects it.", "Save it without the password.")


def _parts(source: Source) -> Iterator[Part]:
    import python_calamine

    if source.suffix != ".xls" and source.head(8) == _OLD_OFFICE:
        raise _PASSWORD  # an unencrypted workbook of this name is a zip archive
    _refuse_bombs(source)
    try:
        with source.open() as stream:
            book: Any = python_calamine.load_workbook(stream)
    except python_calamine.PasswordError:
        raise _PASSWORD from None
    except (python_calamine.CalamineError, ValueError) as error:
        raise UnreadableError(
            f"The workbook is damaged or cut off ({error}).", "Open it in a spreadsheet program and save it again."
        ) from error
    for sheet in book.sheets_metadata:
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
            yield Part(sheet.name, read=partial(_read, book, sheet.name))


def _read(book: Any, name: str, tally: Tally, context: Context) -> Iterator[Record]:
    import python_calamine

    try:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=True)
    except python_calamine.CalamineError as error:
        raise UnreadableError(f"The sheet could not be read ({error}).") from error
    rows = [row for row in rows if any(cell != "" for cell in row)]
    if not rows:
        return
    place = find_header(rows)
    note_above(place, tally)
    columns = map_columns(rows[place], tally, context)
    cells = enumerate([_plain(cell) for cell in row] for row in rows[place + 1 :])
    if columns is None:
        tally.lose_rows(len(rows) - place - 1)
    else:
        yield from records_of_rows(cells, columns)


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
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            sizes: Sequence[zipfile.ZipInfo] = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return  # not an archive, or a damaged one: the reader of workbooks says what is wrong
    if sum(info.file_size for info in sizes) > min(limit(sum(info.compress_size for info in sizes)), MOST):
        raise too_large()


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

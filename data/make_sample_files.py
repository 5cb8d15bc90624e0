"""Write the files of data/sample that cannot be edited as text, from the texts in data/sample-parts.

    python data/make_sample_files.py

The workbook, the archive, the broken workbook and the two articles in old encodings are made here, byte for byte the
same on every machine: entries are stored uncompressed, with one fixed date. Everything else in data/sample is edited
where it lies.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
PARTS = HERE / "sample-parts"
SAMPLE = HERE / "sample"

ENCODINGS = {
    "2024-05-24_The-Eskeln-Courant_three-lights.txt": "cp1252",
    "2024-02-15_Brackwell_Korean-service.txt": "cp949",
}
BROKEN_SHARE = 0.6  # of the workbook that an interrupted download left

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def main() -> None:
    """Write every made file, replacing what is there."""
    for name, content in made_files().items():
        (SAMPLE / name).write_bytes(content)


def made_files() -> dict[str, bytes]:
    """The content of every made file by its name in data/sample."""
    book = workbook(PARTS / "oxmere-notes.csv")
    files = {
        "oxmere notes.xlsx": book,
        "oxmere annex.xlsx": book[: int(len(book) * BROKEN_SHARE)],
        "tomna-2023.zip": stored_zip(
            (f"tomna-2023/{path.name}", _text(path).encode("utf-8"))
            for path in sorted((PARTS / "tomna-2023").glob("*.txt"))
        ),
    }
    return files | {name: _text(PARTS / name).encode(encoding) for name, encoding in ENCODINGS.items()}


def _text(path: Path) -> str:
    # Whatever line ends Git gave the checkout, the made files have "\n".
    return path.read_text(encoding="utf-8")


def stored_zip(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive that depends on nothing but its entries: no clock, no system, no compressor's version."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, date_time=(2024, 6, 28, 12, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def workbook(source: Path) -> bytes:
    """A workbook with one sheet for each value of the column "sheet", and a sheet of the analyst's own notes.

    Dates written as 2023-02-20 become real dates of the spreadsheet; any other stays the text it is.
    """
    with source.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    sheets: dict[str, list[list[str]]] = {}
    for name, *cells in rows:
        sheets.setdefault(name, [header[1:]]).append(cells)
    sheets["to do"] = [["ask Oxmere for the annex"], ["who is the retired engineer in the February note?"]]

    numbered = list(enumerate(sheets, start=1))
    listed = "".join(f'<sheet name="{escape(name)}" sheetId="{i}" r:id="rId{i}"/>' for i, name in numbered)
    related = "".join(
        f'<Relationship Id="rId{i}" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i, _ in numbered
    )
    typed = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for i, _ in numbered
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{typed}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}'
        f'<Relationship Id="rId{len(numbered) + 1}" Type="{_DOCUMENT}/styles" Target="styles.xml"/></Relationships>',
        # Style 1 shows a number as a date (built-in format 14).
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for i, name in numbered:
        parts[f"xl/worksheets/sheet{i}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(_rows(sheets[name]))}</sheetData></worksheet>'
        )
    return stored_zip((name, (_XML + content).encode("utf-8")) for name, content in parts.items())


def _rows(rows: list[list[str]]) -> Iterable[str]:
    for number, cells in enumerate(rows, start=1):
        written = (_cell(f"{chr(ord('A') + column)}{number}", value) for column, value in enumerate(cells))
        yield f'<row r="{number}">{"".join(written)}</row>'


def _cell(place: str, value: str) -> str:
    try:
        days = (date.fromisoformat(value) - date(1899, 12, 30)).days  # the day 0 of spreadsheets
    except ValueError:
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{place}" s="1"><v>{days}</v></c>'


if __name__ == "__main__":
    main()

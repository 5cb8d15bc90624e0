"""The lines of a PDF document with where they stand on their pages, read by PDFium."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.loading.records import UnreadableError

_MOST_PAGES = 3_000
_MOST_CHARACTERS = 20_000_000
_HYPHEN = "\x02"  # what PDFium puts for a hyphen at the end of a line
_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(
    r"(?:(?:page|seite|p\.)\s?)?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s?(?:/|of|von)\s?\d{1,4})?$", re.IGNORECASE
)
_EDGE = 3  # lines at the top and at the bottom of a page among which running heads are looked for


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text, the page it stands on, its edges in points, and the height of its letters."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    hyphen: bool = False  # a word is broken at its end

    @property
    def size(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Pages:
    """What was read of a document: its lines, how many pages it has, and which hold no text or could not be read."""

    lines: list[Line]
    count: int
    empty: list[int]
    broken: list[int]
    title: str


def read_pages(data: bytes) -> Pages:
    """The lines of all pages. Raises UnreadableError where the document cannot be opened."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            reason, hint = "The PDF is encrypted: a password protects it.", "Save it without the password."
        else:
            reason, hint = "The PDF is damaged or cut off: it could not be opened.", "Fetch or save it again."
        raise UnreadableError(reason, hint) from error
    try:
        count = len(document)
        if count > _MOST_PAGES:
            raise UnreadableError(f"The PDF has {count} pages; {_MOST_PAGES} are read at most.", "Split it.")
        lines: list[Line] = []
        empty, broken = [], []
        for number in range(count):
            try:
                found = _page_lines(document, number)
            except pypdfium2.PdfiumError:
                broken.append(number)
                continue
            if not found:
                empty.append(number)
            lines += found
        title = str(document.get_metadata_value("Title") or "")
    finally:
        document.close()
    return Pages(lines, count, empty, broken, title)


def _page_lines(document: Any, number: int) -> list[Line]:
    import pypdfium2.raw as raw

    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            length = raw.FPDFText_CountChars(text_page)
            if length > _MOST_CHARACTERS:
                raise UnreadableError(f"A page of the PDF has {length:,} characters: it is made to do harm.")
            characters = [chr(raw.FPDFText_GetUnicode(text_page, place)) for place in range(max(length, 0))]
            return list(_lines(characters, text_page, number))
        finally:
            text_page.close()
    finally:
        page.close()


def _lines(characters: list[str], text_page: Any, number: int) -> Iterator[Line]:
    start = 0
    for place in range(len(characters) + 1):
        ends = place == len(characters) or characters[place] in "\r\n" or characters[place] == _HYPHEN
        if not ends:
            continue
        hyphen = place < len(characters) and characters[place] == _HYPHEN
        filled = [at for at in range(start, place) if not characters[at].isspace()]
        if filled:
            # PDF text may be UTF-16 in pieces, and may hold what no text has.
            text = "".join(characters[start:place]).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            text = " ".join(text.replace("\x00", "").split())
            first, last = _box(text_page, filled[0]), _box(text_page, filled[-1])
            if text:
                yield Line(text, number, first[0], last[1], max(first[2], last[2]), min(first[3], last[3]), hyphen)
        start = place + 1


def _box(text_page: Any, place: int) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of a character, the room above and below it included."""
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text_page, place, ctypes.byref(box)):
        return 0.0, 0.0, 0.0, 0.0
    return box.left, box.right, box.top, box.bottom


def split_running(lines: list[Line], pages: int) -> tuple[list[Line], list[Line]]:
    """The lines of the body, and those that return at the edges of the pages: running heads, addresses, numbers."""
    by_page: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(place)
    edges = [place for places in by_page.values() for place in {*_highest(places, lines), *_lowest(places, lines)}]
    seen = Counter((_folded(lines[place].text), round(lines[place].top / 10)) for place in edges)
    running = {
        place
        for place in edges
        if _NUMBERED.match(lines[place].text)
        or seen[_folded(lines[place].text), round(lines[place].top / 10)] >= max(2, pages // 2)
    }
    body = [line for place, line in enumerate(lines) if place not in running]
    return body, [line for place, line in enumerate(lines) if place in running]


def _highest(places: list[int], lines: list[Line]) -> list[int]:
    return sorted(places, key=lambda place: -lines[place].top)[:_EDGE]


def _lowest(places: list[int], lines: list[Line]) -> list[int]:
    return sorted(places, key=lambda place: lines[place].bottom)[:_EDGE]


def _folded(text: str) -> str:
    return _DIGITS.sub("0", text)

"""Web archives (WARC): every page that was fetched becomes an article, with its address and when it was fetched."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from toolkit.loading.decode import read_text
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.forms.page import page_encoding, page_record
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError

_PAGES = ("text/html", "application/xhtml+xml")
_LARGEST = 20_000_000  # bytes of a page
_LONGEST_LINE = 100_000  # bytes of a line in the headers
_CUT = "the file is cut off inside this page"


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.bufferedreaders import DecompressingBufferedReader
    from warcio.exceptions import ArchiveLoadFailed

    class Reader(DecompressingBufferedReader):  # type: ignore[misc]
        def readline(self, length: int = 0) -> bytes:
            line: bytes = super().readline(length or _LONGEST_LINE)
            if len(line) >= _LONGEST_LINE:
                raise ArchiveLoadFailed("a line of a header is too long")
            return line

    class Entries(ArchiveIterator):  # type: ignore[misc]
        INC_RECORD = ""  # it would print this

        def __init__(self, stream: BinaryIO) -> None:
            super().__init__(stream)
            self.reader = Reader(self.fh)

    others: Counter[str] = Counter()
    position = 0
    entry: Any = None
    with source.open() as stream:
        entries = Entries(stream)
        try:
            for entry in entries:
                if entry.rec_type not in ("response", "resource"):
                    continue
                kind = _kind(entry)
                if kind not in _PAGES and kind != "application/pdf":
                    others[kind or "no kind stated"] += 1
                elif (status := _status(entry)) not in (None, "200"):
                    others[f"pages with the status {status}"] += 1
                else:
                    yield from _articles(entry, kind, position, tally)
                    position += 1
        except ArchiveLoadFailed as error:
            tally.fail(f"The web archive is damaged or cut off ({str(error).strip()[:100]}).", "Fetch it again.")
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):  # what warcio makes of damaged headers
            tally.fail("The web archive is damaged: the headers of a record make no sense.", "Fetch it again.")
    if not tally.failed and entry is not None and _is_cut(entry):
        tally.fail("The web archive is cut off in its last record.", "Fetch it again.")
    elif not tally.failed and entries.err_count:
        wrong = "1 record is" if entries.err_count == 1 else f"{entries.err_count} records are"
        tally.fail(f"The web archive is damaged: {wrong} not as long as stated.", "Fetch it again.")
    if others:
        listed = ", ".join(f"{count} {kind}" for kind, count in others.most_common(6))
        tally.note(f"{others.total()} records are no articles by their kind: {listed}.")


def _articles(entry: Any, kind: str, position: int, tally: Tally) -> Iterator[Record]:
    """The article of one page; a page without one is listed as a loss."""
    headers = entry.rec_headers
    if kind not in _PAGES:
        tally.lose(position, "a PDF inside the web archive", "Save the PDF as a file of its own.")
        return
    try:
        data = entry.content_stream().read(_LARGEST + 1)
    except Exception as error:  # whatever a codec makes of damaged data
        tally.lose(position, f"the page could not be unpacked ({type(error).__name__})")
        return
    if len(data) > _LARGEST:
        tally.lose(position, f"the page has more than {_LARGEST:,} bytes")
        return
    if not data.strip():
        tally.lose(position, "the page is empty")
        return
    cut = _is_cut(entry)
    address = (headers.get_header("WARC-Target-URI") or "").strip("<>")
    page = Source("", lambda: io.BytesIO(data))
    own = Tally("")
    try:
        encoding = page_encoding(page, declared=_charset(entry))
        record = page_record(read_text(page, encoding), own, position, url=address or None)
    except UnreadableError as error:
        tally.lose(position, _CUT if cut else f"{error.reason[0].lower()}{error.reason[1:].rstrip('.')}", error.hint)
        return
    except Exception as error:  # whatever a library makes of a broken page
        tally.lose(position, _CUT if cut else f"the page could not be read ({type(error).__name__})")
        return
    tally.encoding = tally.encoding or encoding.name
    tally.note_broken(encoding.broken)
    record.further = {"captured": headers.get_header("WARC-Date")}
    yield record
    if cut:
        tally.fail(f"The web archive is cut off inside the page at position {position}.", "Fetch it again.")


def _is_cut(entry: Any) -> bool:
    """Whether a record that was read ends before the length it states."""
    return bool(getattr(entry.raw_stream, "limit", 0))


def _kind(entry: Any) -> str:
    headers = entry.http_headers if entry.rec_type == "response" else entry.rec_headers
    stated = headers.get_header("Content-Type") if headers is not None else None
    return (stated or "").partition(";")[0].strip().lower()


def _charset(entry: Any) -> str | None:
    headers = entry.http_headers
    stated = (headers.get_header("Content-Type") or "") if headers is not None else ""
    return stated.lower().partition("charset=")[2].strip(" \"';") or None


def _status(entry: Any) -> str | None:
    return str(entry.http_headers.get_statuscode()) if entry.http_headers is not None else None


def _recognise(sample: Sample) -> bool:
    return sample.head.startswith(b"WARC/")


FORM = Form("warc", (".warc",), _recognise, _read)

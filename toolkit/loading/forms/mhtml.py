"""Pages that a browser saved with their pictures in one file (mhtml): the page itself is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.loading.dates import read_date
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.forms.mail import body_text, read_message, time_of
from toolkit.loading.forms.page import page_record
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError

_SUFFIXES = (".mhtml", ".mht")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n]")
_RELATED = re.compile(rb"^Content-Type:\s{0,3}multipart/related", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(rb"^(?:Snapshot-Content-Location:|From:\s{0,3}[\"<]?Saved by )", re.IGNORECASE | re.MULTILINE)


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    message = read_message(source)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise UnreadableError("There is no page in the file, only what belongs to one.", "Save the page again.")
    address = str(page.get("Content-Location") or message.get("Snapshot-Content-Location") or "").strip()
    record = page_record(body_text(page, tally), tally, url=address if address.startswith("http") else None)
    # When the page was saved is kept beside the article, for it is not when the article was published.
    saved = read_date(time_of(message)).date
    record.further = {"captured": saved.isoformat() if saved else None}
    yield record


def _recognise(sample: Sample) -> bool:
    head = re.split(rb"\r?\n\r?\n", sample.head, maxsplit=1)[0]
    related = _HEADER.match(head) is not None and _RELATED.search(head) is not None
    return related and (sample.suffix in _SUFFIXES or _SAVED.search(head) is not None)


FORM = Form("mhtml", _SUFFIXES, _recognise, _read, document=True)

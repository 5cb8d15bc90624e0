"""E-mail messages (eml): articles that a database sent, else one article, its subject the title."""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import cast

from toolkit.loading.forms.exports import proquest_html
from toolkit.loading.forms.exports.html_blocks import blocks_of, parse_html
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError

_LARGEST = 200_000_000  # bytes of a message, with what is attached to it
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n]")
_TELLING = re.compile(rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE)
_DATED = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)?")


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    with source.open() as stream:
        data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UnreadableError(f"The message has more than {_LARGEST:,} bytes.", "Save the articles in it as text.")
    message = email.message_from_bytes(data, policy=email.policy.default)
    html, plain, attached = _parts(message, tally)
    if html and proquest_html.is_proquest(html):
        tally.form = "proquest-mail"
        yield from proquest_html.read_articles(html, tally)
    else:
        text = plain or "\n\n".join(block.text for block in blocks_of(parse_html(html))) if html or plain else ""
        yield _record(message, text)
    if attached:
        listed = ", ".join(repr(name) for name in attached[:5])
        tally.note(f"{len(attached)} attached files were not read: {listed}.", "Save them and load them as files.")


def _parts(message: EmailMessage, tally: Tally) -> tuple[str, str, list[str]]:
    """The HTML and the plain text of a message, and the names of what is attached to it; pictures do not count."""
    html, plain, attached = "", "", []
    for part in message.walk():
        kind = part.get_content_type()
        name = part.get_filename()
        if part.is_multipart() or part.get_content_maintype() == "image":
            continue
        if kind in ("text/html", "text/plain") and part.get_content_disposition() != "attachment":
            content = _text_of(part, tally)
            if kind == "text/html":
                html = html or content
            else:
                plain = plain or content
        else:
            attached.append(name or kind)
    return html, plain, attached


def _text_of(part: object, tally: Tally) -> str:
    body = cast(EmailMessage, part)
    data = cast(bytes, body.get_payload(decode=True) or b"")
    charset = body.get_content_charset() or "utf-8"
    try:
        text = data.decode(charset, errors="replace")
    except LookupError:
        text = data.decode("utf-8", errors="replace")
    tally.encoding = tally.encoding or charset
    tally.note_broken(text.count("\ufffd"))
    return text.replace("\r\n", "\n")


def _record(message: EmailMessage, text: str) -> Record:
    name, address = email.utils.parseaddr(str(message.get("From", "")))
    date = _DATED.search(" ".join(str(message.get("Date", "")).split()))
    fields = {
        "title": " ".join(str(message.get("Subject", "")).split()),
        "text": text,
        "date": date[0] if date else None,
        "outlet": name or address,
    }
    return Record(0, fields, date_source="metadata", outlet_source="metadata")


def _recognise(sample: Sample) -> bool:
    head = re.split(rb"\r?\n\r?\n", sample.head, maxsplit=1)[0]
    return _HEADER.match(head) is not None and (
        _TELLING.search(head) is not None or (sample.suffix == ".eml" and b"From:" in head)
    )


FORM = Form("eml", (".eml",), _recognise, _read)

"""E-mail messages (eml): articles that a database sent, else one article, its subject the title."""

from __future__ import annotations

import email
import email.policy
import email.utils
import io
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any, cast

from toolkit.loading.decode import detect_encoding, unify, wider
from toolkit.loading.forms.exports import proquest_html
from toolkit.loading.forms.exports.html_blocks import blocks_of, parse_html
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.forms.markup import is_too_deep, plain_text
from toolkit.loading.limits import refuse_larger
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError

_LARGEST = 100_000_000  # bytes of a message, with what is attached to it
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n]")
_TELLING = re.compile(rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE)
_DATED = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)?")
_HIDDEN = re.compile(r"(?:display:\s?none|font-size:\s?[01](?:px)?\s?(?:;|$)|max-height:\s?0)", re.IGNORECASE)
_STUB = 3  # plain text that is so many times shorter than the page of the mail only says that there is one


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    message = read_message(source)
    html, plain, attached = _parts(message, tally)
    if html and proquest_html.is_proquest(html):
        tally.form = "proquest-mail"
        yield from proquest_html.read_articles(html, tally)
    else:
        laid_out = _text_of_html(html) if html else ""
        text = plain if plain.strip() and len(laid_out) < _STUB * len(plain) else laid_out or plain
        yield _record(message, text)
    if attached:
        listed = ", ".join(repr(name) for name in attached[:5])
        tally.note(f"{len(attached)} attached files were not read: {listed}.", "Save them and load them as files.")


def read_message(source: Source) -> EmailMessage:
    """The message in a file, taken apart."""
    return email.message_from_bytes(refuse_larger(source, _LARGEST, "The message"), policy=email.policy.default)


def body_text(part: object, tally: Tally) -> str:
    """One part of a message as text: in the encoding it states where that fits, else in the one that is detected."""
    body = cast(EmailMessage, part)
    data = cast(bytes, body.get_payload(decode=True) or b"")
    charset = wider(str(body.get_content_charset() or "utf-8"))
    try:
        text = data.decode(charset)
    except (LookupError, ValueError):
        try:
            charset = detect_encoding(Source("", lambda: io.BytesIO(data))).name
        except UnreadableError:
            charset = "utf-8"
        text = data.decode(charset, errors="replace")
    tally.encoding = tally.encoding or charset
    tally.note_broken(text.count("\ufffd"))
    return unify(text)


def time_of(message: EmailMessage) -> str | None:
    """When a message says it was written, as it says it."""
    date = _DATED.search(" ".join(_header(message, "Date").split()))
    return date[0] if date else None


def _parts(message: EmailMessage, tally: Tally) -> tuple[str, str, list[str]]:
    """The HTML and the plain text of a message, and the names of what is attached to it; pictures do not count."""
    html, plain, attached = "", "", []
    for part in message.walk():
        kind = part.get_content_type()
        if part.is_multipart() or part.get_content_maintype() == "image":
            continue
        if kind in ("text/html", "text/plain") and part.get_content_disposition() != "attachment":
            content = body_text(part, tally)
            if kind == "text/html":
                html = html or content
            else:
                plain = plain or content
        else:
            attached.append(part.get_filename() or kind)
    return html, plain, attached


def _text_of_html(html: str) -> str:
    """The paragraphs of a mail's page, without what it hides: newsletters hold a preview that is not shown."""
    tree: Any = parse_html(html)
    if tree is None:
        return ""
    for node in tree.iter("div", "span", "p", "td", "tr", "table"):
        if _HIDDEN.search(node.get("style") or ""):
            node.text = None
            del node[:]
    return plain_text(html) if is_too_deep(tree) else "\n\n".join(block.text for block in blocks_of(tree))


def _header(message: EmailMessage, name: str) -> str:
    """A header field; empty where the standard library stumbles over it."""
    try:
        return str(message.get(name, ""))
    except (ValueError, AttributeError, IndexError, KeyError, TypeError):
        return ""


def _record(message: EmailMessage, text: str) -> Record:
    name, address = email.utils.parseaddr(_header(message, "From"))
    fields = {
        "title": " ".join(_header(message, "Subject").split()),
        "text": text,
        "date": time_of(message),
        "outlet": name or address,
    }
    return Record(0, fields, date_source="metadata", outlet_source="metadata")


def _recognise(sample: Sample) -> bool:
    head = re.split(rb"\r?\n\r?\n", sample.head, maxsplit=1)[0]
    return _HEADER.match(head) is not None and (
        _TELLING.search(head) is not None or (sample.suffix == ".eml" and b"From:" in head)
    )


FORM = Form("eml", (".eml",), _recognise, _read)

"""Saved web pages: the main text by trafilatura, the rest from what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.loading.decode import Encoding, detect_encoding, fits, read_text, wider
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.forms.markup import TOO_DEEP, is_too_deep
from toolkit.loading.forms.page_facts import read_facts
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError
from toolkit.text.paste import take_apart

_LONGEST_LINE = 200_000_000  # bytes: a delivery of a database may be one line of HTML
_LARGEST = 30_000_000  # bytes: no article's page is larger
_TITLE_LINES = 4  # lines of the main text among which the title may stand once more
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([\w-]{2,30})", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s{1,5}html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    if len(source.head(_LARGEST + 1)) > _LARGEST:
        raise UnreadableError(f"The page has more than {_LARGEST:,} bytes: too many for the page of an article.")
    encoding = page_encoding(source)
    tally.encoding = encoding.name
    tally.note_broken(encoding.broken)
    html = read_text(source, encoding)
    yield page_record(html, tally)


def page_record(html: str, tally: Tally, position: int = 0, *, url: str | None = None) -> Record:
    """The record of one page; `url` is where it was fetched, for pages that do not say.

    Credits, notes about the outlet and link text that the extraction left in the body are taken out as they are of
    pasted text.
    """
    import trafilatura

    tree: Any = trafilatura.load_html(html)
    if tree is None:
        raise UnreadableError("The page could not be parsed.", "Save the page again, or paste its text.")
    facts = read_facts(tree, html, fetched_from=url)
    found: Any = trafilatura.bare_extraction(tree, favor_precision=True, include_comments=False)
    lines = [line.strip() for line in (found.text or "").split("\n")] if found is not None else []
    lines = [line for line in lines if line and line not in facts.captions]
    above = lines.index(facts.title) + 1 if facts.title in lines[:_TITLE_LINES] else 0
    parts = take_apart("\n\n".join(lines[above:]), page=True)
    if parts.text is None and is_too_deep(tree):
        raise UnreadableError(TOO_DEEP, "Save the page again, or paste its text.")
    if parts.text is None:
        tally.note("No article text was found in the page.", "Is it a sign-in page or a list? Paste the text instead.")
    headings = [line for line in (parts.text or "").split("\n\n") if line in facts.headings]
    fields = {
        "title": facts.title,
        "text": parts.text,
        "date": facts.date,
        "outlet": facts.outlet,
        "url": facts.url,
        "language": facts.language,
        "author": facts.author or parts.author,
        "translator": parts.translator,
        "editor": parts.editor,
        "keywords": facts.keywords,
        "captions": "\n\n".join([*facts.captions, *filter(None, [parts.captions])]),
        "headings": "\n\n".join(headings),
        "boilerplate": "\n\n".join([*lines[: above - 1], *filter(None, [parts.boilerplate])])
        if above
        else parts.boilerplate,
    }
    return Record(position, fields, date_source=facts.date_source, outlet_source="metadata")


def page_encoding(source: Source, *, declared: str | None = None) -> Encoding:
    """UTF-8 where the bytes are, else what the page (or its server) declares where it fits, else what is detected."""
    own = _CHARSET.search(source.head(4096))
    stated = own[1].decode("ascii") if own else declared
    found = detect_encoding(source, longest_line=_LONGEST_LINE)
    if stated and not found.name.startswith("utf"):
        name = wider(stated)
        if fits(source, name):
            return Encoding(name)
    return found


def _recognise(sample: Sample) -> bool:
    text = sample.text[:8_000].lstrip()
    return text.startswith("<") and _PAGE.search(text) is not None


FORM = Form("html", (".html", ".htm", ".xhtml", ".shtml"), _recognise, _read, document=True)

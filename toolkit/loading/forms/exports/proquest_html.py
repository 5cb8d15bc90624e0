"""ProQuest: articles saved as HTML, and those sent by e-mail.

Structure: each article begins with an anchor `DocID_<list>_<number>`, then the title in bold, a short form of the
citation, and fields, each a paragraph that begins with its label in `STRONG`. The full text is an element `TEXT` that
holds a whole page of its own, with its own `HTML` and `BODY`, inside the paragraph of its label.
Accident: styles, pictures, tags broken by what sent the mail, how often `BODY` is opened, the language of the labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.loading.decode import read_text
from toolkit.loading.forms import page
from toolkit.loading.forms.exports.entry import compare_count, record_of
from toolkit.loading.forms.exports.html_blocks import Block, blocks_of, parse_html
from toolkit.loading.forms.exports.nexis_lines import read_counter
from toolkit.loading.forms.exports.proquest import CERTAIN, Fields, label_of, unknown_label_of, values_of
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source

NAME = "proquest-html"
_ANCHOR = re.compile(r"<a\s{1,3}name=[\"']?DocID_[\w.-]{1,60}[\"']?[^<>]{0,40}>", re.IGNORECASE)
# Tags of the page inside the full text; broken by a mail program they may lack their first bracket.
_INNER = re.compile(r"</?(?:html|head|body)\b[^<>]{0,200}>|(?<=>)html(?:>|&gt;)", re.IGNORECASE)
_INNER_HEAD = re.compile(r"<title>[^<]{0,500}</title>|<meta\b[^<>]{0,300}>", re.IGNORECASE)
_TEXT_TAG = re.compile(r"<text\b[^<>]{0,200}>?", re.IGNORECASE)
_LINK = re.compile(
    r"<a\s[^<>]{0,100}?href=[\"']([^\"'<>]{8,1000})[\"'][^<>]{0,100}>\s{0,5}[^<]{0,20}ProQuest", re.IGNORECASE
)
_PART = re.compile(r"<p>\s{0,5}([^\W\d_]{2,15}\s\d{1,4}\s[^\W\d_]{1,5}\s\d{1,4})\s{0,5}</p>")  # "Email 4 of 5"
_ID = re.compile(r"DocID_(?:[A-Za-z]{1,20}_)?(\d{4,15})")
_FURNITURE = frozenset({"Enlarge this image.", "Photograph", "View Image", "ProQuest document link"})
_LONG = ("text", "abstract")  # fields of several paragraphs
_CAPTIONS = ("photo_caption", "document_view_caption", "photograph_content")


def is_proquest(html: str) -> bool:
    """Whether a page has articles as ProQuest writes them."""
    return _ANCHOR.search(html) is not None and ("proquest" in html.casefold() or "DocID_MSTAR" in html)


def read_articles(html: str, tally: Tally) -> Iterator[Record]:
    """The articles of a page or of the body of a mail."""
    cuts = [match.start() for match in _ANCHOR.finditer(html)]
    counters = []
    for position, (start, end) in enumerate(zip(cuts, [*cuts[1:], len(html)], strict=True)):
        part = html[start:end]
        fields, title, counter = _fields(_blocks(part))
        if counter:
            counters.append(counter)
        values = values_of(fields, title)
        number = _ID.search(part[:200])
        values["database_id"] = values.get("database_id") or (number[1] if number else None)
        link = _LINK.search(part)
        values["database_url"] = values.get("database_url") or (link[1] if link else None)
        yield record_of(values, position, "ProQuest")
    compare_count(tally, max((total for _, total in counters), default=None), tally.found, "documents")
    if (sent := _PART.search(html[: cuts[0]] if cuts else "")) is not None:
        tally.note(f"It is a part of what was sent ({sent[1]!r}).", "Load the other mails as well.")


def _blocks(html: str) -> list[Block]:
    html = _TEXT_TAG.sub("<text>", _INNER.sub("", _INNER_HEAD.sub("", html)))
    tree = parse_html(
        html.replace("<photo_caption", '<div class="photo_caption"').replace("</photo_caption>", "</div>")
    )
    return blocks_of(tree) if tree is not None else []


def _fields(blocks: list[Block]) -> tuple[Fields, str | None, tuple[int, int] | None]:
    """The fields of an article, its title, and the numbers of a line "Document 3 of 20"."""
    fields: Fields = {}
    title: str | None = None
    counter = None
    current: str | None = None
    for block in blocks:
        text = " ".join(block.text.split())
        if "copyright" in block.css.split() and current:
            break  # what stands behind the last article
        found = label_of(text) if block.lead else None
        if found is not None and (current != "text" or found[0] in CERTAIN or found[0] not in fields):
            current = found[0]
            if found[1]:
                fields.setdefault(current, []).append(found[1])
        elif block.lead and current != "text" and (unknown := unknown_label_of(text)):
            current, value = unknown
            if value:
                fields.setdefault(current, []).append(value)
        elif any(name in block.css.casefold() for name in _CAPTIONS):
            fields.setdefault("captions", []).append(text)
        elif text in _FURNITURE:
            continue
        elif current in _LONG or (current and current not in fields):
            fields.setdefault(current, []).append(text)
        elif current:
            fields.setdefault("boilerplate", []).append(text)
        elif counter is None and (numbers := read_counter(text)):
            counter = numbers
        elif title is None and not fields:
            title = text
        elif "citation" not in fields:
            fields["citation"] = [text]
    return fields, title, counter


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    encoding = page.page_encoding(source)
    html = read_text(source, encoding)
    if not is_proquest(html):
        tally.form = page.FORM.name
        yield from page.FORM.read(source, tally, context)
        return
    tally.encoding = encoding.name
    tally.note_broken(encoding.broken)
    yield from read_articles(html, tally)


def _recognise(sample: Sample) -> bool:
    return sample.text.lstrip().startswith("<") and is_proquest(sample.text)


FORM = Form(NAME, (), _recognise, _read)

"""Plain text: one pasted article, or several between separator lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.loading.decode import detect_encoding, read_text
from toolkit.loading.forms.form import Context, Form
from toolkit.loading.manifest import Tally
from toolkit.loading.mojibake import repair
from toolkit.loading.records import Record, Source
from toolkit.text.paste import take_apart
from toolkit.text.separators import split_articles

_MARKS = (
    (re.compile(r"^#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\s]{1,2000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\s]{1,2000}\)"), r"\1"),
    (re.compile(r"\*\*([^*\n]{1,2000})\*\*"), r"\1"),
    (re.compile(r"(?<![*\w])\*([^*\s][^*\n]{0,2000})\*(?![*\w])"), r"\1"),
)


def pasted_record(text: str, position: int = 0) -> Record:
    """The record of one pasted article; its identity is the whole text, so that better rules change no id."""
    put_right = repair(text)
    parts = take_apart(put_right)
    outlet_source = "header" if "outlet" in parts.header else "inferred"
    fields = {
        "title": parts.title,
        "text": parts.text,
        "date": parts.header.get("date"),
        "outlet": parts.header.get("outlet") or parts.outlet,
        "url": parts.header.get("url"),
        "language": parts.header.get("language"),
        "author": parts.author,
        "translator": parts.translator,
        "editor": parts.editor,
        "keywords": parts.keywords,
        "captions": parts.captions,
        "headings": parts.headings,
        "boilerplate": parts.boilerplate,
    }
    return Record(
        position,
        fields,
        date_source="header",
        outlet_source=outlet_source,
        identity=text.strip(),
        repaired=put_right != text,
    )


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    encoding = detect_encoding(source)
    tally.encoding = encoding.name
    tally.note_broken(encoding.broken, encoding.nuls)
    text = read_text(source, encoding)
    if source.suffix == ".md":
        text = _unmarked(text)
    if text.strip():
        yield from (pasted_record(article, position) for position, article in enumerate(split_articles(text)))


def _unmarked(text: str) -> str:
    """A text without the marks of Markdown: headings, emphasis, links and pictures."""
    for mark, kept in _MARKS:
        text = mark.sub(kept, text)
    return text


# Text is what nothing else was recognised in: the ending of the name decides.
FORM = Form("txt", (".txt", ".text", ".md", ".asc", ""), lambda sample: False, _read, document=True)

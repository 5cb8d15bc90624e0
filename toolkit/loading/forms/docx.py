"""Word documents: deliveries of Nexis, else one article, its paragraphs read as if they had been pasted."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.loading.forms.docx_xml import read_notes, read_paragraphs
from toolkit.loading.forms.exports import nexis_docx
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.forms.txt import pasted_record
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source

_SUFFIXES = (".docx", ".docm")


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    paragraphs = read_paragraphs(source)
    if nexis_docx.is_nexis(paragraphs):
        tally.form = nexis_docx.NAME
        yield from nexis_docx.read_nexis(paragraphs, tally)
        return
    text = "\n\n".join(paragraph.text for paragraph in paragraphs if paragraph.text)
    if not text:
        return
    record = pasted_record(text)
    fields = dict(record.fields)
    body = set(str(fields["text"] or "").split("\n\n"))
    marked = [paragraph.text for paragraph in paragraphs if paragraph.style and paragraph.text in body]
    fields["headings"] = fields["headings"] or "\n\n".join(marked) or None
    if notes := read_notes(source):
        fields["boilerplate"] = "\n\n".join([str(fields["boilerplate"] or ""), *notes]).strip()
        tally.note(
            f"{len(notes)} {'footnote stands' if len(notes) == 1 else 'footnotes stand'} in the column boilerplate."
        )
    record.fields = fields
    yield record


def _recognise(sample: Sample) -> bool:
    zipped = sample.head.startswith(b"PK\x03\x04")
    return zipped and (
        sample.suffix in _SUFFIXES or b"word/document.xml" in sample.head or b"word/styles" in sample.head
    )


FORM = Form("docx", _SUFFIXES, _recognise, _read, document=True)

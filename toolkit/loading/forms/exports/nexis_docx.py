"""Nexis Uni, Nexis Advance and Lexis+: documents delivered as Word files (docx), one or many in a file.

Structure: each document begins with a bookmark `Bookmark_<n>` and ends with the paragraph "End of Document". In it
stand the title (a link whose address has the id `urn:contentItem:...`), the outlet, the date, the copyright line,
bold labels with values, "Body" (bookmark `Body` or `Body_<n>`), the body, then more labels, with "Graphic",
"Correction" and "Classification" as headings of their own. Before the first document there may be a cover: who asked,
when, "Documents (50)", and the list of titles.
Accident: styles (headings in some files, links in others), whether there is a cover or a classification, where blank
paragraphs stand, and the names of bookmarks after a document went through another program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.loading.forms.docx_xml import Paragraph
from toolkit.loading.forms.exports.entry import compare_count, fold_label, record_of
from toolkit.loading.forms.exports.nexis import read_document
from toolkit.loading.forms.exports.nexis_labels import LABELS
from toolkit.loading.forms.exports.nexis_lines import Line, is_end, label_of
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record

NAME = "nexis-docx"
_BOOKMARK = re.compile(r"Bookmark_\d{1,6}")
_BODY = re.compile(r"Body(?:_\d{1,6})?")
_ID = re.compile(r"contentItem(?::|%3A)([\w-]{10,60})", re.IGNORECASE)
_STATED = re.compile(r"[^\W\d_]{2,20}\s?\((\d[\d,.]{0,8})\)")  # "Documents (50)"
_LISTED = re.compile(r"(\d{1,6})\.\s")
_SEARCH = re.compile(r"[^\W\d_][\w /-]{2,30}:(?:\s|$)")
_COVER_LINES = 60  # of the cover, where the number of documents stands


def is_nexis(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a Word document was delivered by Nexis."""
    ends = sum(is_end(p.text) for p in paragraphs)
    marks = sum(map(_is_start, paragraphs))
    linked = any(_ID.search(link) for p in paragraphs for link in p.links)
    bodies = any(any(map(_BODY.fullmatch, p.bookmarks)) for p in paragraphs)
    labelled = sum(p.text.startswith(("Length:", "Load-Date:")) for p in paragraphs)
    return bool(marks and (ends or bodies or linked)) or bool(ends and (linked or labelled)) or (linked and not ends)


def read_nexis(paragraphs: Sequence[Paragraph], tally: Tally) -> Iterator[Record]:
    """The documents of a delivery."""
    cover, documents, rest = _split(paragraphs)
    stated = _stated(cover)
    if not documents and stated:
        tally.skip(
            f"It is a list of {stated} documents and holds none of them.",
            "Load the files of the documents.",
            helper=True,
        )
        return
    loose = not any(_line(p).label for document in documents for p in document)
    for position, document in enumerate(documents):
        values = read_document([_line(p) for p in document], title_first=True, loose=loose, marked_body=True)
        ids = (_ID.search(link) for p in document[:4] for link in p.links)
        values["database_id"] = next((f"urn:contentItem:{match[1]}" for match in ids if match), None)
        yield record_of(values, position, "Nexis")
    if rest:
        tally.note(f"{len(rest)} paragraphs behind the last document are no document: {rest[0].text[:60]!r}.")
    compare_count(tally, stated, tally.found, "documents")


def _split(
    paragraphs: Sequence[Paragraph],
) -> tuple[Sequence[Paragraph], list[list[Paragraph]], list[Paragraph]]:
    """The cover, the paragraphs of each document, and what stands behind the last one and is none.

    A document reaches from its bookmark to its end mark; without bookmarks, from one end mark to the next.
    """
    marked = any(map(_is_start, paragraphs))
    start = next(n for n, p in enumerate(paragraphs) if _is_start(p)) if marked else _cover_length(paragraphs)
    documents: list[list[Paragraph]] = []
    inside = False
    for paragraph in paragraphs[start:]:
        if is_end(paragraph.text):
            inside = False
            continue
        if _is_start(paragraph) or (not inside and paragraph.text):
            documents.append([])
            inside = True
        if inside:
            documents[-1].append(paragraph)
    documents = [document for document in documents if any(p.text for p in document)]
    rest: list[Paragraph] = []
    if inside and len(documents) > 1 and not _is_document(documents[-1]):
        rest = [p for p in documents.pop() if p.text]
    return paragraphs[:start], documents, rest


def _is_start(paragraph: Paragraph) -> bool:
    return any(map(_BOOKMARK.fullmatch, paragraph.bookmarks))


def _is_document(paragraphs: Sequence[Paragraph]) -> bool:
    return any(_is_start(p) or label_of(_line(p), loose=True) for p in paragraphs)


def _cover_length(paragraphs: Sequence[Paragraph]) -> int:
    """Where a cover without a bookmark behind it ends: after its last numbered title and what belongs to that."""
    stated = _stated(paragraphs)
    if stated is None:
        return 0
    if not any(is_end(p.text) for p in paragraphs):
        return len(paragraphs)  # a list of documents that were delivered in files of their own
    last = 0
    for place, paragraph in enumerate(paragraphs):
        if is_end(paragraph.text):
            break
        if (match := _LISTED.match(paragraph.text)) and int(match[1]) <= stated:
            last = place + 1
    while last < len(paragraphs) and _belongs_to_list(paragraphs[last]):
        last += 1
    return last


def _belongs_to_list(paragraph: Paragraph) -> bool:
    """What stands below a title in the list: nothing, a table, or a line such as "Search Terms: harbour"."""
    return not paragraph.text or paragraph.in_table or _SEARCH.match(paragraph.text) is not None


def _stated(paragraphs: Sequence[Paragraph]) -> int | None:
    for paragraph in paragraphs[:_COVER_LINES]:
        if match := _STATED.fullmatch(paragraph.text):
            return int(re.sub(r"\D", "", match[1]))
    return None


def _line(paragraph: Paragraph) -> Line:
    text, lead = paragraph.text, paragraph.lead
    label, colon, _ = lead.replace("：", ":").partition(":")
    label += colon
    # The bold words end with the label, as a rule; where they go on, the label must be a known one.
    if not colon or (label != lead.replace("：", ":") and fold_label(label) not in LABELS):
        label = ""
    return Line(text, label, heading=paragraph.style == "heading", bold=bool(lead) and lead == " ".join(text.split()))

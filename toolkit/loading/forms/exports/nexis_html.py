"""Old Nexis: documents saved as one HTML file.

Structure: each document begins with an anchor `DOC_ID_<n>_<m>` and a centred line "3 of 74 DOCUMENTS". Then come,
each in a `DIV` of its own, the outlet, the date with the edition (both centred), the title, labels in a `SPAN` of
their own ("LENGTH: "), the body, labels again, and the copyright (centred). The head of the file states the number of
documents.
Accident: the numbers of the style classes, which labels there are and in what language, a logo in place of the
outlet's name, where the copyright stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.loading.decode import read_text
from toolkit.loading.forms.exports.entry import compare_count, fold_label, record_of
from toolkit.loading.forms.exports.html_blocks import Block, blocks_of, parse_html
from toolkit.loading.forms.exports.nexis import read_document
from toolkit.loading.forms.exports.nexis_labels import LABELS
from toolkit.loading.forms.exports.nexis_lines import Line, expected_of, read_counter
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.forms.page import page_encoding
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source

_ANCHOR = re.compile(r"<a\s{1,3}name=[\"']?DOC_ID_\d{1,7}(?:_\d{1,4})?[\"']?[^>]{0,40}>", re.IGNORECASE)
_COUNTER = re.compile(
    r">\s{0,20}(?:do[ck]umento?\s{1,3})?\d{1,7}\s{1,3}(?:of|von|de|sur|van|di)\s{1,3}[\d,.]{1,9}"
    r"(?:\s{1,3}do[ck]ument[a-z]{0,4})?\s{0,20}<",
    re.IGNORECASE,
)
_CENTRED = re.compile(r"\.(\w{1,20})\s{0,5}\{[^{}]{0,300}?text-align:\s{0,3}center", re.IGNORECASE)
_STATED = re.compile(r"<meta[^>]{0,100}?\sDOCUMENTS=[\"']?(\d{1,7})", re.IGNORECASE)


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    encoding = page_encoding(source)
    tally.encoding = encoding.name
    tally.note_broken(encoding.broken)
    html = read_text(source, encoding)
    cuts = [match.start() for match in _ANCHOR.finditer(html)]
    if not cuts:  # another program has left the anchors out
        cuts = [m.start() + 1 for m in _COUNTER.finditer(html) if read_counter(m[0].strip("<> \n"))]
    head = html[: cuts[0]] if cuts else html
    centred = frozenset(_CENTRED.findall(head)) | {"center"}
    counters = []
    for position, (start, end) in enumerate(zip(cuts, [*cuts[1:], len(html)], strict=True)):
        tree = parse_html(html[start:end])
        blocks = blocks_of(tree) if tree is not None else []
        counters += [counter for block in blocks[:3] if (counter := read_counter(block.text))]
        lines = [_line(block, centred) for block in blocks]
        values = read_document(lines, title_first=False, loose=False, marked_body=False)
        yield record_of(values, position, "Nexis")
    stated = _STATED.search(head)
    compare_count(tally, expected_of(counters) or (int(stated[1]) if stated else None), tally.found, "documents")


def _line(block: Block, centred: frozenset[str]) -> Line:
    """A paragraph; a label is known or in capitals, for the words of the search are marked in the body too."""
    labelled = fold_label(block.lead) in LABELS or not any(letter.islower() for letter in block.lead)
    return Line(block.text, block.lead if labelled else "", centred=not centred.isdisjoint(block.css.split()))


def _recognise(sample: Sample) -> bool:
    text = sample.text
    if not text.lstrip().startswith("<"):
        return False
    anchored = _ANCHOR.search(text) is not None
    counter = _COUNTER.search(text)
    return anchored or (counter is not None and read_counter(counter[0].strip("<> \n")) is not None)


FORM = Form("nexis-html", (), _recognise, _read)

"""Old Nexis and Lexis: documents saved as plain text.

Structure: each document begins with a line "3 of 10 DOCUMENTS" (in German "Dokument 3 von 10"). Then come, each with
blank lines around it, the outlet, the date with the edition below it (both centred with spaces), the title, labels in
capitals ("LENGTH: 355 words"), the body, labels again, and the copyright (centred). Lines are broken at about 80
characters. Before the first document stands who asked for what.
Accident: how far lines are centred, how many blank lines there are, which labels there are and in what language, where
the copyright stands, and totals in the counters that do not agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.loading.decode import detect_encoding, read_text
from toolkit.loading.forms.exports.entry import compare_count, fold_label, record_of
from toolkit.loading.forms.exports.nexis import read_document
from toolkit.loading.forms.exports.nexis_labels import LABELS
from toolkit.loading.forms.exports.nexis_lines import Line, expected_of, read_counter
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source

_LABEL = re.compile(r"([^\W\d_a-z](?:[^\W\d_a-z]|[ /-]){1,30}|[가-힣一-鿿]{2,8})\s?[:：](?=\s|$)")
_SELECTED = re.compile(r"[^\n:]{2,40}:\s[^\n:]{2,40}:\s(\d{1,7})-(\d{1,7})$", re.MULTILINE)  # "Selected Items: 1-10"
_SCRIPT_WITHOUT_SPACES = re.compile(r"(?<=[぀-ヿ一-鿿])\n(?=[぀-ヿ一-鿿])")
# Lines are broken behind hyphens too ("long-" / "suffering"), save where a part is left out ("first-" / "and second-").
_HYPHEN = re.compile(r"(?<=[^\W\d_]-)\n(?=[^\W\d_])(?!(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of)\b)")
_INDENT = 8  # spaces before a centred line
_COVER = 4000


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    encoding = detect_encoding(source)
    tally.encoding = encoding.name
    tally.note_broken(encoding.broken)
    text = read_text(source, encoding).replace("\f", "\n")
    counters, cuts = [], []
    for start, end, counter in _counters(text):
        counters.append(counter)
        cuts.append((start, end))
    starts = [end for _, end in cuts]
    ends = [*(start for start, _ in cuts[1:]), len(text)]
    for position, (start, end) in enumerate(zip(starts, ends, strict=True)):
        lines = [_line(paragraph) for paragraph in re.split(r"\n(?:[^\S\n]*\n)+", text[start:end])]
        values = read_document(lines, title_first=False, loose=False, marked_body=False)
        yield record_of(values, position, "Nexis")
    selected = _SELECTED.search(text[: min(cuts[0][0], _COVER)]) if cuts else None
    stated = int(selected[2]) - int(selected[1]) + 1 if selected else expected_of(counters)
    compare_count(tally, stated, tally.found, "documents")


def _counters(text: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Where each counter line stands, and its numbers."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end - start < 160 and (counter := read_counter(text[start:end])):
            yield start, end, counter
        start = end + 1


def _line(paragraph: str) -> Line:
    lines = [line for line in paragraph.split("\n") if line.strip()]
    centred = bool(lines) and all(line.startswith(" " * _INDENT) for line in lines)
    stripped = "\n".join(line.strip() for line in lines)
    match = _LABEL.match(stripped)
    label = match[0] if match and fold_label(match[1]) in LABELS else ""
    if not centred:
        stripped = _HYPHEN.sub("", _SCRIPT_WITHOUT_SPACES.sub("", stripped)).replace("\n", " ")
    return Line(stripped, label, centred=centred)


def _recognise(sample: Sample) -> bool:
    return any(read_counter(line) for line in sample.text[:20_000].split("\n") if len(line) < 160)


FORM = Form("nexis-txt", (), _recognise, _read)

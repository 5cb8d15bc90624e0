"""One line of a Nexis document: whether it is a counter, an end mark, a label with its value, or a copyright line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.loading.forms.exports.entry import column_name, fold_label
from toolkit.loading.forms.exports.nexis_labels import CERTAIN, END, HEAD, LABELS, TAIL

COPYRIGHT = re.compile(
    r"(?:copyright|urheberrecht|droits d'auteur|derechos de autor)\b.{0,200}?(?:\d{4}|reserved|vorbehalten)"
    r"|©|\(c\)\s?\d{4}"
    r"|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados",
    re.IGNORECASE | re.DOTALL,
)
_COUNTER = re.compile(
    r"(?:(?:document|dokument|documento)\s{1,3})?(\d{1,7})\s{1,3}(?:of|von|de|sur|van|di)\s{1,3}([\d,.]{1,9})"
    r"(?:\s{1,3}(?:documents?|dokumente?n?|documentos?|documenten|documenti))?",
    re.IGNORECASE,
)
_DOCUMENT_WORD = re.compile(r"do[ck]ument", re.IGNORECASE)
_LABEL = re.compile(r"([^\W\d_][\w /&-]{0,30}?)\s?[:：](?:\s|$)")
_LONGEST_LABEL = 40


@dataclass(slots=True)
class Line:
    """One paragraph of a Nexis document."""

    text: str
    label: str = ""  # the label it begins with, where its markup says that it is one
    heading: bool = False
    bold: bool = False
    centred: bool = False


def read_counter(line: str) -> tuple[int, int] | None:
    """The two numbers of "3 of 74 DOCUMENTS", in any language.

    >>> read_counter("3 of 74 DOCUMENTS"), read_counter("Dokument 5 von 1.203"), read_counter("3 of 74")
    ((3, 74), (5, 1203), None)
    """
    line = line.strip()
    match = _COUNTER.fullmatch(line) if len(line) < 80 and _DOCUMENT_WORD.search(line) else None
    if match is None:
        return None
    total = re.sub(r"\D", "", match[2])
    return (int(match[1]), int(total)) if total else None


def expected_of(counters: Sequence[tuple[int, int]]) -> int | None:
    """How many documents a file should hold by its counters: it may be a part ("201 of 1000") of what was found."""
    if not counters:
        return None
    totals = [total for _, total in counters]
    total = max(set(totals), key=lambda number: (totals.count(number), number))
    first, last = min(number for number, _ in counters), max(number for number, _ in counters)
    return total if first == 1 and last <= total else last - first + 1


def is_end(line: str) -> bool:
    """Whether a paragraph says that the document ends."""
    return len(line) < _LONGEST_LABEL and fold_label(line) in END


def label_of(line: Line, *, loose: bool) -> tuple[str, str] | None:
    """The label and the value of a labelled line; without markup that shows it, only a known label is one (`loose`)."""
    text = line.text
    if line.label:
        label = line.label.rstrip(" :：\xa0")
        value = text[len(line.label) :].strip() if text.startswith(line.label) else text.partition(":")[2].strip()
        known = fold_label(label) in LABELS
        return (label, value) if known or (len(label) <= 32 and label.count(" ") < 4) else None
    match = _LABEL.match(text) if loose else None
    if match and fold_label(match[1]) in LABELS:
        return match[1], text[match.end() :].strip()
    return None


def tail_label(line: Line, *, loose: bool) -> str | None:
    """The column of a label that stands behind the body, on a line with its value or alone."""
    if found := label_of(line, loose=loose):
        column = TAIL.get(fold_label(found[0]))
        return column if column and (line.label or column in CERTAIN) else None
    alone = len(line.text) < _LONGEST_LABEL and (line.bold or line.heading or loose)
    return TAIL.get(fold_label(line.text)) if alone else None


def is_body_mark(line: Line) -> bool:
    return len(line.text) < 16 and HEAD.get(fold_label(line.text)) == "text"


def column_of(label: str) -> str:
    return LABELS.get(fold_label(label)) or column_name(label)

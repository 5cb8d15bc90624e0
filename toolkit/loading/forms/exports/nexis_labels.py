"""The labels of Nexis documents, in the languages of its interfaces and outlets, by the column they fill."""

from __future__ import annotations

from toolkit.loading.forms.exports.entry import read_labels

HEAD = read_labels("nexis_head_labels.txt")  # between the date and the body
TAIL = read_labels("nexis_tail_labels.txt")  # behind the body, and sometimes before it
END = frozenset(label for label, column in TAIL.items() if column == "end")
LABELS = {label: column for label, column in (HEAD | TAIL).items() if column != "end"}
# Labels that no sentence begins with: one of them opens what stands behind the body.
CERTAIN = frozenset(
    "load_date publication_type journal_code correction_date document_type language accession_number".split()
)

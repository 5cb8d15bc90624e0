"""What every reader of an export shares: the values of one article, and the number of articles the file states."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record
from toolkit.tables import TABLES

# Columns of articles that say where a record was found: no field of an export may fill them.
_OURS = frozenset({"article_id", "date_source", "outlet_source", "path", "member", "position", "format", "encoding"})
# Fields that databases give under one name or another, in the order in which they become columns.
FURTHER = ("database", "database_id", "section", "page", "edition", "length", "dateline", "copyright")

_BY = re.compile(r"(?:by|von|par|por|di|door)\s", re.IGNORECASE)
_REPORTER = re.compile(r"(?<=[가-힣])\s?(?:선임|전문|수습)?\s?기자$")
_PAGE = re.compile(
    r"(?i:pages?|pgs?|pp?|seiten?|s|páginas?|paginas?|págs?|pags?|blz)\.?\s{0,2}"
    r"((?:[A-Z]{1,3}[ .-]?)?\d{1,4}[A-Za-z]?(?:\s?[-–,]\s?(?:[A-Z]{1,3}-?)?\d{1,4}){0,4})\.?"
)
_BARE_PAGE = re.compile(r"[A-Z]{1,2}\d{1,3}")


def record_of(values: Mapping[str, str | None], position: int, database: str) -> Record:
    """The record of one article of an export; what is no column of articles becomes a further one."""
    known = TABLES["articles"]
    fields = {name: value for name, value in values.items() if name in known and name not in _OURS}
    given = {"database": database, **values}
    further: dict[str, object] = {name: given.get(name) for name in FURTHER}
    for name, value in given.items():
        if name not in fields and name not in further and value:
            further[f"input_{name}" if name in known else name] = value
    return Record(position, fields, further, date_source="metadata", outlet_source="metadata", exported=True)


def compare_count(tally: Tally, stated: int | None, found: int, what: str) -> None:
    """Write down how many articles the file states, and say so where it holds fewer or more."""
    if stated is None:
        return
    tally.expected = stated
    if stated > found:
        missing = "1 is" if stated - found == 1 else f"{stated - found} are"
        tally.note(f"The file states {stated} {what} and holds {found}: {missing} missing in it.")
    elif stated < found:
        tally.note(f"The file states {stated} {what} and holds {found}.")


def column_name(label: str) -> str:
    """A label of a database as the name of a column.

    >>> column_name("Company / organization"), column_name("JOURNAL-CODE")
    ('company_organization', 'journal_code')
    """
    return "_".join("".join(c if c.isalnum() else " " for c in label.casefold()).split())


@lru_cache(maxsize=4096)
def fold_label(label: str) -> str:
    """A label without case, accents, spaces and punctuation, for comparing.

    >>> fold_label("Länge"), fold_label("DATE-CHARGEMENT : ")
    ('lange', 'datechargement')
    """
    apart = unicodedata.normalize("NFKD", label.casefold())
    plain = "".join(c for c in apart if c.isalnum() and not unicodedata.combining(c))
    return unicodedata.normalize("NFC", plain)  # puts the letters of Hangul together again


def read_labels(name: str) -> dict[str, str]:
    """The labels in a file beside this module, folded, with the columns they stand for.

    A line is a column, a colon and labels with bars between them; a line that is indented continues the one before it.
    """
    text = (files("toolkit.loading.forms.exports") / name).read_text(encoding="utf-8").replace("\n    ", " ")
    labels: dict[str, str] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            column, _, listed = line.partition(":")
            labels |= {fold_label(label): column for label in listed.split("|")}
    return labels


def join(paragraphs: Iterable[str | None], between: str = "\n\n") -> str | None:
    """Paragraphs with a blank line between them; None where there are none."""
    return between.join(p for p in paragraphs if p) or None


def unsigned(byline: str) -> str:
    """The names of a byline without the "By" before them, or the "기자" (reporter) behind.

    >>> unsigned("By ANA SOLT"), unsigned("홍길동 기자")
    ('ANA SOLT', '홍길동')
    """
    match = _BY.match(byline)
    return _REPORTER.sub("", byline[match.end() :].strip() if match else byline)


def split_section(value: str) -> tuple[str | None, str | None]:
    """The section and the page of a field that has both.

    >>> split_section("Section B; Business Desk; Pg. 1"), split_section("FINANCIAL; E01")
    (('Section B; Business Desk', '1'), ('FINANCIAL', 'E01'))
    """
    page = None
    kept: list[str] = []
    for part in (part.strip() for part in value.split(";")):
        match = _PAGE.fullmatch(part)
        if match is None and kept and _BARE_PAGE.fullmatch(part):
            match = re.fullmatch(r"(.*)", part)
        if match is not None and page is None:
            page = match[1]
        elif part:
            kept.append(part)
    return "; ".join(kept) or None, page

"""From records to the articles table: ids, dates, outlets, and the input's further columns."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.loading.dates import read_date, read_dates
from toolkit.loading.fill import fill_dates, fill_outlets
from toolkit.loading.glued import set_apart
from toolkit.loading.languages import language_code, language_name
from toolkit.loading.manifest import Tally
from toolkit.loading.mojibake import repair
from toolkit.loading.records import Record
from toolkit.loading.values import (
    content_of,
    raw_date,
    to_keywords,
    to_text,
    to_whole_number,
    whole_characters,
    without_outlet,
)
from toolkit.text.datelines import find_wire_head
from toolkit.text.language import detect_language
from toolkit.text.outlet_names import outlet_of_url

# Rows gathered before they are packed into Arrow: bounds the memory that Python's own strings take.
_BATCH_ROWS = 50_000
_BATCH_CHARACTERS = 16_000_000

_LEAST_TELLING = 200  # characters of a text that may be told against its label
_TABLE = 50  # articles of an input in which damage of the whole is looked for
_LONGEST_CUT = 20  # characters
_LONGEST_TEXT = 20_000_000  # a long book has two million

# What a service that sends the beginnings of articles puts in the place of the rest.
_CUT = re.compile(r"\[\+\d{1,7} chars\]$")
_BY = re.compile(r"by\s+(?=\S)", re.IGNORECASE)

_PLAIN = ("author", "translator", "editor", "captions", "headings", "boilerplate")


class Assembler:
    """Gathers records, source by source, and hands out the table of articles.

    Every record that is added is counted in its source's tally, as an article or as a loss.
    """

    def __init__(self, *, outlet: str | None = None, date: dt.datetime | None = None) -> None:
        self._given_outlet = outlet
        self._given_date = date
        self._seen: dict[bytes, int] = {}
        self._ids: set[str] = set()
        self._batch: dict[str, list[Any]] = {name: [] for name in tables.TABLES["articles"]}
        self._further: list[Mapping[str, object]] = []
        self._characters = 0
        self._packed: list[pd.DataFrame] = []
        self._raw_dates: list[object] = []  # of the open source, one per article
        self._dates: list[np.ndarray[Any, np.dtype[np.datetime64]]] = []
        self._unread: dict[int, str] = {}  # row -> a date that was not, or not wholly, understood
        self._rows = 0
        self._source_begins = 0, 0  # what was packed before the open source, and its first row in the batch
        self._titles_only = self._repaired = self._unmarked = self._cut = 0
        self._labels: Counter[tuple[str, str]] = Counter()  # of the open source: (label, language of the text)
        self._folders: dict[int, tuple[str, ...]] = {}  # row -> folders that its outlet may be named after

    def add(self, record: Record, tally: Tally) -> None:
        """Add one record of the open source."""
        fields = record.fields
        title, text = to_text(fields.get("title")), to_text(fields.get("text"))
        if title is None and text is None:
            tally.lose(record.position, "neither a title nor a text")
            return
        if len(text or "") > _LONGEST_TEXT:
            tally.lose(record.position, f"a text of more than {_LONGEST_TEXT:,} characters is no article")
            return
        tally.found += 1
        tally.loaded += 1
        own = "article_id" in fields
        self._cut += text is not None and _CUT.search(text[-_LONGEST_CUT:]) is not None
        self._titles_only += text is None
        url = to_text(fields.get("url"))
        row = self._batch
        row["article_id"].append(self._identify(record))  # of what stands in the input, before anything is put right
        title, text, plain = self._put_right(record, title, text)
        row["title"].append(title)
        row["text"].append(text)
        row["url"].append(url)
        row["date_source"].append(to_text(fields.get("date_source")) or record.date_source)
        outlet, outlet_source = self._outlet(record, text, url)
        if outlet and title and not own:
            row["title"][-1] = without_outlet(title, outlet)
        row["outlet"].append(outlet)
        row["outlet_source"].append(outlet_source)
        row["language"].append(self._language(to_text(fields.get("language")), text, believed=own or record.exported))
        row["keywords"].append(to_keywords(fields.get("keywords")))
        for name in _PLAIN:
            row[name].append(plain.get(name))
        # A table of articles that the toolkit wrote knows where each of them came from.
        row["path"].append(to_text(fields.get("path")) if own else tally.path)
        row["member"].append(to_text(fields.get("member")) if own else tally.member)
        row["position"].append(to_whole_number(fields.get("position")) if own else record.position)
        row["format"].append(to_text(fields.get("format")) if own else tally.form)
        row["encoding"].append(to_text(fields.get("encoding")) if own else tally.encoding)
        if record.folders and outlet_source in ("none", "inferred"):
            self._folders[self._rows + len(self._raw_dates)] = record.folders
        self._raw_dates.append(raw_date(fields.get("date")))
        self._further.append(record.further)
        self._characters += len(text or "") + len(title or "")
        if len(self._further) >= _BATCH_ROWS or self._characters >= _BATCH_CHARACTERS:
            self._pack()

    def _put_right(
        self, record: Record, title: str | None, text: str | None
    ) -> tuple[str | None, str | None, dict[str, str | None]]:
        """Title, text and the other texts, with letters put right that were decoded wrongly before they were saved."""
        fields = record.fields
        plain = {name: to_text(fields[name]) for name in _PLAIN if name in fields}
        if author := plain.get("author"):
            plain["author"] = _BY.sub("", author, count=1) if _BY.match(author) else author
        before = (title, text, *plain.values())
        title, text, *others = (value and repair(value) for value in before)
        self._repaired += record.repaired or (title, text, *others) != before
        self._unmarked += record.unmarked
        return title, text, dict(zip(plain, others, strict=True))

    def close(self, tally: Tally) -> None:
        """End the open source: its dates are read as one column, and what is to be said of it is noted."""
        if apart := self._set_names_apart() if tally.loaded >= _TABLE else 0:
            tally.note(f"{_counted(apart, 'article')} with names glued to the words beside them, set apart.")
        column = read_dates(self._raw_dates)
        for problem, places in column.problems.items():
            example = str(self._raw_dates[places[0]])[:40]
            tally.note(f"{_counted(len(places), 'date')} left missing: {problem} ({example!r}).")
        if column.remarks:
            tally.note(
                f"{_counted(len(column.remarks), 'date')} with something besides; column date_raw has the value."
            )
        if column.decision:
            tally.note(column.decision)
        if self._titles_only and tally.loaded:
            tally.note(f"{_counted(self._titles_only, 'article')} with a title and no text.")
        if self._cut:
            tally.note(
                f"{_counted(self._cut, 'article')} of which the service sent the beginning alone ('[+1200 chars]').",
                "Save the pages that the addresses lead to for the whole text.",
            )
        if self._repaired:
            tally.note(
                f"{_counted(self._repaired, 'article')} with wrongly decoded letters, such as â€™ for ’, put right."
            )
        if self._unmarked:
            tally.note(f"{_counted(self._unmarked, 'article')} with HTML in a cell, made plain text.")
        for (labelled, told), count in sorted(self._labels.items()):
            what = "article" if count == 1 else "articles"
            tally.note(f"{count} {what} labelled {labelled!r} and written in {language_name(told)}: the text decides.")
        self._labels.clear()
        for places in (*column.problems.values(), column.remarks):
            self._unread |= {self._rows + place: str(self._raw_dates[place]) for place in places}
        self._rows += len(self._raw_dates)
        self._dates.append(column.dates)
        self._raw_dates = []
        self._titles_only = self._repaired = self._unmarked = self._cut = 0
        self._source_begins = len(self._packed), len(self._further)

    def _set_names_apart(self) -> int:
        """Set names apart in the texts of the open source; in how many articles."""
        pack, row = self._source_begins
        kept: list[tuple[Any, int]] = [*((frame, 0) for frame in self._packed[pack:]), (self._batch, 0)]
        kept[0] = kept[0][0], row  # what comes before is of other sources
        return set_apart(kept)

    def table(self) -> pd.DataFrame:
        """The articles of all sources that were closed, in the order they were added."""
        self._pack()
        if not self._packed:
            return tables.empty("articles")
        articles = pd.concat(self._packed, ignore_index=True) if len(self._packed) > 1 else self._packed[0]
        articles["date"] = np.concatenate(self._dates)
        fill_dates(articles, self._given_date)
        fill_outlets(articles, self._folders, self._given_outlet)
        if self._unread:
            raw = [self._unread.get(row) for row in range(len(articles))]
            articles["date_raw"] = pd.Series(raw, dtype="str")
        return articles

    def _identify(self, record: Record) -> str:
        """The article_id: a hash of what stands in the input; the second identical article gets a number."""
        own = to_text(record.fields.get("article_id"))
        if own is not None and own not in self._ids:
            self._ids.add(own)
            return own
        content = own or record.identity or content_of(record.fields)
        digest = hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8)
        number = self._seen.get(digest.digest(), 0)
        self._seen[digest.digest()] = number + 1
        if number or own is not None:
            digest.update(f"\x1f{number}".encode())
        article_id = digest.hexdigest()
        self._ids.add(article_id)
        return article_id

    def _outlet(self, record: Record, text: str | None, url: str | None) -> tuple[str | None, str]:
        fields = record.fields
        if outlet := to_text(fields.get("outlet")):
            return outlet, to_text(fields.get("outlet_source")) or record.outlet_source
        if url and (outlet := outlet_of_url(url)):
            return outlet, "inferred"
        head = find_wire_head(text) if text else None
        return (head.agency, "inferred") if head else (None, "none")

    def _language(self, label: str | None, text: str | None, *, believed: bool) -> str | None:
        """The language of an article: its text's where that can be told, as labels are often those of a whole site.

        Databases label each article, and are believed.
        """
        labelled = language_code(label)
        if labelled and (believed or text is None or len(text) < _LEAST_TELLING):
            return labelled
        told = detect_language(text)
        if labelled and told and told != labelled:
            self._labels[labelled, told] += 1
        return told or labelled

    def _pack(self) -> None:
        if not self._further:
            return
        names = dict.fromkeys(name for further in self._further for name in further)
        columns = {name: [further.get(name) for further in self._further] for name in names}
        self._batch["date"] = [None] * len(self._further)  # read later, a source at a time
        frame = {name: pd.Series(values, dtype=tables.TABLES["articles"][name]) for name, values in self._batch.items()}
        self._packed.append(pd.DataFrame(frame | {name: _further_column(values) for name, values in columns.items()}))
        self._batch = {name: [] for name in tables.TABLES["articles"]}
        self._further = []
        self._characters = 0


def _further_column(values: list[object]) -> pd.Series:
    """A column of the input under its own name: text as `str`, numbers and dates as they are."""
    values = [whole_characters(value) if isinstance(value, str) else value for value in values]
    if all(value is None or isinstance(value, str) for value in values):
        return pd.Series(values, dtype="str")
    return pd.Series(values, dtype="object").infer_objects()


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def given_date(date: object) -> dt.datetime | None:
    """The caller's `date=`; raises ValueError where it names no day."""
    if date is None:
        return None
    read = read_date(date)
    if read.date is None:
        raise ValueError(
            f"date must be a day such as '2024-02-29', but {date!r} was passed: {read.problem or 'it is empty'}."
        )
    return read.date

"""The table `events`: dated sentences, on the day they speak of."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import pandas as pd

from toolkit import tables
from toolkit.errors import TableError
from toolkit.text.datelines import find_wire_head
from toolkit.text.sentences import sentence_spans
from toolkit.timelines.coverage import publication_days
from toolkit.timelines.dates import find_dates
from toolkit.timelines.names import Names

_NEEDED = ["article_id", "part", "start", "end", "kind", "value", "first", "last", "granularity", "rule"]
_TOO_COARSE = ("decade", "century")
_COUNTED = ("ago", "earlier", "later")  # rules that count from a date
_ROUND = 100  # years: "2,000 years ago" names no year
_NO_BLANK = re.compile(r"\S")
_LETTER = re.compile(r"[^\W\d_]")


def event_timeline(
    articles: pd.DataFrame,
    dates: pd.DataFrame | None = None,
    attributions: pd.DataFrame | None = None,
    *,
    headlines: bool = False,
) -> pd.DataFrame:
    """Put every dated sentence on the day it speaks of, not the day it was printed.

    A date expression makes an event when it names a day, week, weekend, month, quarter, season, half or year.
    The head of wire copy ("LUME, May 3 (XNA) --") makes none, for it tells when the report was filed, and belongs to no
    sentence. Nor do a date alone on its line, lengths of time, what recurs, vague words ("recently"), decades and
    centuries, "2,000 years ago", or a date that is the name of something ("the June 15 joint declaration": see
    `toolkit.timelines.names`). A sentence that names two dates has two rows; one
    that names the same date twice has one.

    Parameters
    ----------
    articles
        Needs `article_id` and the columns the dates were found in; `date` and `outlet` where there are any.
    dates
        The result of `find_dates`, perhaps filtered or corrected; found here when not given.
    attributions
        The result of `find_attributions`: a sentence that is part of what somebody says gets its speaker.
    headlines
        Put a title without a date of its own on the day of publication: for collections of headlines, which tell of
        their own day and rarely name it.

    Returns
    -------
    pd.DataFrame
        The table `events`, sorted by first day, last day, article and offset. `start` and `end` are the sentence's
        offsets in the column `part`; `expression` and `value` are the words that date it and their TIMEX3 value.
        `lead_days` counts the days from the event's first day to publication, negative for what was to come.
        `event_id` depends on the article, the sentence and the date alone.

    Raises
    ------
    TableError
        When a table lacks a column, or two articles have the same article_id.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"article_id": ["a"], "text": ["Rain. The bridge fell Tuesday."], "date": [pd.Timestamp("2024-02-29")]}
    ... )
    >>> event_timeline(articles)[["first", "sentence", "lead_days"]].values.tolist()
    [[Timestamp('2024-02-27 00:00:00'), 'The bridge fell Tuesday.', 2]]
    """
    tables.check(articles, "articles", ["article_id"])
    if not articles["article_id"].is_unique:
        twice = articles.loc[articles["article_id"].duplicated(), "article_id"].iloc[0]
        raise TableError(
            f"Every article must have an article_id of its own, but {twice!r} stands there more than once."
        )
    if dates is None:
        dates = find_dates(articles)
    tables.check(dates, "dates", _NEEDED)
    useful = (
        dates["first"].notna()
        & (dates["rule"] != "dateline")
        & dates["kind"].isin(["date", "time"])
        & ~dates["granularity"].isin(_TOO_COARSE)
    )
    found: dict[tuple[str, str], list[tuple[Any, ...]]] = defaultdict(list)
    columns = ["article_id", "part", "start", "end", "value", "first", "last", "granularity", "rule"]
    for row in zip(*(dates.loc[useful, name].tolist() for name in columns), strict=True):
        found[row[0], row[1]].append(row[2:])
    claims = _claims(attributions)
    ids = articles["article_id"].tolist()
    outlets = articles["outlet"].tolist() if "outlet" in articles.columns else [None] * len(ids)
    published = publication_days(articles)
    texts = {part: articles[part].tolist() for part in {part for _, part in found} if part in articles.columns}
    named = Names()
    placed = []
    for index, article in enumerate(ids):
        for part, column in texts.items():
            mentions = found.get((article, part))
            if mentions and isinstance(column[index], str):
                placed.append((index, part, column[index], mentions))
                named.learn(column[index], mentions, published[index])
    rows: list[tuple[Any, ...]] = _headlines(articles, ids, outlets, published, placed) if headlines else []
    for index, part, text, mentions in placed:
        mentions = [mention for mention in mentions if not named.has(text, mention)]
        spoken = claims.get((ids[index], part), [])
        rows += _rows(ids[index], part, text, mentions, spoken, outlets[index], published[index])
    rows.sort(key=lambda row: (row[1], row[2], row[5], row[11], row[8]))
    return tables.from_rows("events", rows)


def _rows(
    article: str,
    part: str,
    text: str,
    mentions: list[tuple[Any, ...]],
    spoken: list[tuple[int, int, str]],
    outlet: object,
    published: dt.date | None,
) -> list[tuple[Any, ...]]:
    spans = sentence_spans(text)
    head = find_wire_head(text) if part == "text" else None
    starts = [start for start, _ in spans]
    seen: set[tuple[int, object]] = set()
    rows: list[tuple[Any, ...]] = []
    for at, end_at, value, first, last, granularity, rule in mentions:
        start, end = spans[max(bisect_right(starts, at) - 1, 0)]
        if head and start < head.end:
            if at < head.end:
                continue
            start = _NO_BLANK.search(text, head.end).start()  # type: ignore[union-attr]  # the date is behind it
        days = (first, last)
        if rule in _COUNTED and granularity == "year" and published and abs(published.year - first.year) >= _ROUND:
            continue
        # A date that stands alone, as above a story, tells of nothing.
        alone = not _LETTER.search(text, start, at) and not _LETTER.search(text, end_at, end)
        if alone or (start, days) in seen:
            continue
        seen.add((start, days))
        lead = (published - first.date()).days if published else None
        speaker = _speaker(spoken, start, end, at)
        identity = _identity(article, part, start, first, last)
        rows.append(
            (identity, first, last, granularity, text[start:end], article, outlet, speaker, start, end, lead, part,
             text[at:end_at], value)
        )  # fmt: skip
    return rows


def _headlines(
    articles: pd.DataFrame,
    ids: list[str],
    outlets: list[object],
    published: list[dt.date | None],
    placed: list[tuple[int, str, str, list[tuple[Any, ...]]]],
) -> list[tuple[Any, ...]]:
    """The titles that name no day or period, on the day of their publication."""
    if "title" not in articles:
        return []
    dated = {index for index, part, _, _ in placed if part == "title"}
    rows: list[tuple[Any, ...]] = []
    for index, title in enumerate(articles["title"].tolist()):
        day = published[index]
        if day and index not in dated and isinstance(title, str) and _LETTER.search(title):
            moment = pd.Timestamp(day)
            rows.append(
                (_identity(ids[index], "title", 0, moment, moment), moment, moment, "day", title, ids[index],
                 outlets[index], None, 0, len(title), 0, "title", None, day.isoformat())
            )  # fmt: skip
    return rows


def _identity(article: str, part: str, start: int, first: object, last: object) -> str:
    return blake2b(f"{article}\0{part}\0{start}\0{first}\0{last}".encode(), digest_size=8).hexdigest()


def _claims(attributions: pd.DataFrame | None) -> dict[tuple[str, str], list[tuple[int, int, str]]]:
    """The spans of what is said, with who says it, by article and part."""
    claims: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    if attributions is None:
        return claims
    columns = ["article_id", "part", "content_spans", "speaker"]
    tables.check(attributions, "attributions", columns)
    for article, part, spans, speaker in zip(*(attributions[name].tolist() for name in columns), strict=True):
        if isinstance(speaker, str) and isinstance(spans, Iterable):
            claims[article, part] += [(int(start), int(end), speaker) for start, end in spans]
    return claims


def _speaker(spoken: list[tuple[int, int, str]], start: int, end: int, at: int) -> str | None:
    """Who says the words the date stands in, or else who says the larger part of the sentence."""
    best: tuple[bool, int, str] | None = None
    for begin, stop, speaker in spoken:
        shared = min(stop, end) - max(begin, start)
        if shared > 0:
            candidate = (begin <= at < stop, shared, speaker)
            if best is None or candidate[:2] > best[:2]:
                best = candidate
    return best[2] if best else None

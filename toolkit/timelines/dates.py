"""The table `dates`: every date expression of every article, and the days it names."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator

import pandas as pd

from toolkit import tables
from toolkit.errors import require_choice
from toolkit.parts import per_article
from toolkit.progress import track
from toolkit.timelines import values
from toolkit.timelines.compiler import START, compiled, rule_name
from toolkit.timelines.coverage import publication_days
from toolkit.timelines.korean import HANGUL, korean_dates
from toolkit.timelines.lexer import tokenize
from toolkit.timelines.meaning import RESOLVERS, Context, Mention

PARTS = ("title", "text", "captions")
_KINDS = dict.fromkeys(("duration", "span", "vague_duration", "mixed_duration"), "duration")
_KINDS |= dict.fromkeys(("each", "often", "weekdays", "rate"), "set")

# Names of programmes and columns.
_TITLED = frozenset({"rel_period", "that_period", "duration"})
_QUOTES = "\"'“‘”’"
# What these match is a date only where it has a value: "2047 registered voters" names no year.
_NONE_WITHOUT_VALUE = frozenset({"bare_year"})

Row = tuple[int, int, str, str, str | None, dt.date | None, dt.date | None, str | None, bool, str]


@per_article
def find_dates(articles: pd.DataFrame, *, parts: Iterable[str] = PARTS, progress: bool = False) -> pd.DataFrame:
    """Find the expressions that name a time, and resolve them against the publication date.

    Parameters
    ----------
    articles
        Needs `article_id` and at least one of the columns named in `parts`; `date` (publication) where relative
        expressions such as "Wednesday" or "last year" are to be resolved.
    parts
        The columns of articles to read.
    progress
        Show a progress bar.

    Returns
    -------
    pd.DataFrame
        The table `dates`, in the order of articles, parts and offsets. `value` is a TIMEX3 value; `first` and
        `last` are the first and last day it names, both included, and missing where it names no day, week, month,
        quarter, season, half, year, decade or century. `anchored` marks what was resolved from the publication
        date; without one, such an expression has neither value nor days.

    Raises
    ------
    TableError
        When `article_id` or every one of the parts is missing, or `date` does not hold dates.
    ValueError
        When `parts` names another column.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame(
    ...     {"article_id": ["a"], "text": ["It met Wednesday, as in May 2023."], "date": [pd.Timestamp("2024-02-29")]}
    ... )
    >>> find_dates(articles)[["text", "value", "anchored"]].values.tolist()
    [['Wednesday', '2024-02-28', True], ['May 2023', '2023-05', False]]
    """
    tables.check(articles, "articles", ["article_id"])
    wanted = [parts] if isinstance(parts, str) else list(parts)
    for part in wanted:
        require_choice("parts", part, PARTS)
    present = [part for part in PARTS if part in wanted and part in articles.columns]
    if not present:
        tables.check(articles, "articles", wanted[:1])
    published = publication_days(articles)
    columns = [articles[part].tolist() for part in present]
    ids = articles["article_id"].tolist()
    rows: list[tuple[object, ...]] = []
    for index in track(range(len(ids)), total=len(ids), label="dates", progress=progress):
        for part, texts in zip(present, columns, strict=True):
            text = texts[index]
            if isinstance(text, str) and text:
                rows.extend((ids[index], part, *row) for row in dates_in(text, published[index]))
    return tables.from_rows("dates", rows)


def dates_in(text: str, published: dt.date | None = None) -> list[Row]:
    """The date expressions of one text, in order, as rows of the table without article and part."""
    if published and not 100 <= published.year <= 9900:
        published = None  # the calendar of the computer ends in the years 1 and 9999
    rows = list(_english(text, published))
    if HANGUL.search(text):
        korean = [_korean_row(text, *found) for found in korean_dates(text, published)]
        taken = [(row[0], row[1]) for row in korean]
        rows = [row for row in rows if not overlaps(taken, row[0], row[1])]
        rows = sorted([*rows, *korean], key=lambda row: row[:2])
    return rows


def overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether any of the spans, which are in order and apart, shares a character with start to end."""
    at = bisect_right(spans, (start, len(spans) and spans[-1][1]))
    return any(a < end and start < b for a, b in spans[max(at - 1, 0) : at + 1])


def _korean_row(text: str, start: int, end: int, value: str | None, anchored: bool, rule: str) -> Row:
    days = (values.period(value) if value else None) or (None, None, None)
    return start, end, text[start:end], "set" if rule == "ko_each" else "date", value, *days, anchored, rule


def _english(text: str, published: dt.date | None) -> Iterator[Row]:
    tokens = tokenize(text)
    tags = tokens.tags
    context = Context(published, tokens)
    rules = compiled()
    at = 0
    while begin := START.search(tags, at):
        at = begin.start()
        match = rules[tags[at]].match(tags, at)
        if match is None:
            at += 1
            continue
        first, last = match.span()
        at = last
        rule = rule_name(match)
        if rule != "nothing":
            row = _row(rule, first, last, context)
            if (row[4] is not None or rule not in _NONE_WITHOUT_VALUE) and not _is_title(rule, text, row[0], row[1]):
                yield row


def _row(rule: str, first: int, last: int, context: Context) -> Row:
    tokens = context.tokens
    mention = Mention(rule, first, last, [tokens.word(index) for index in range(first, last)], context)
    value = RESOLVERS[rule](mention)
    found = values.period(value) if value else None
    kind = _KINDS.get(rule) or kind_of(value)
    if found and kind in ("date", "time"):
        context.speak(value or "", mention)
    start, end = tokens.starts[first], tokens.ends[last - 1]
    days = found or (None, None, None)
    anchored = mention.anchored and value is not None
    return start, end, tokens.text[start:end], kind, value, *days, anchored, rule


def _is_title(rule: str, text: str, start: int, end: int) -> bool:
    """Whether a period stands in quotation marks, its words written large: "This Week", "60 Minutes"."""
    if rule not in _TITLED or not start or text[start - 1] not in _QUOTES:
        return False
    words = text[start:end].split()
    return len(words) > 1 and all(word[0].isupper() or word[0].isdigit() for word in words)


def kind_of(value: str | None) -> str:
    """The kind of expression that has such a value."""
    if value and value[0] == "P" and "_" not in value:
        return "duration"
    return "time" if value and "T" in value and "_" not in value else "date"

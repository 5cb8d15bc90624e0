"""The columns and dtypes of every table the toolkit hands out.

A table is a pandas DataFrame with the columns named here, in this order. Further columns may follow. Grouped
tables (`frequencies`, `sources`, `bursts`, `changes`) start with the columns they were grouped by, which are not
listed; in `coverage` they follow the period.
Character offsets count Unicode code points, as Python does; `end` is the offset after the last character.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import pandas as pd

from toolkit.errors import TableError, did_you_mean

TableName = Literal[
    "articles",
    "manifest",
    "boilerplate",
    "frequencies",
    "trends",
    "tf_idf",
    "keyness",
    "collocations",
    "collocates",
    "co_occurrences",
    "dispersion",
    "lexical_diversity",
    "hits",
    "concordance",
    "attributions",
    "sources",
    "outlets",
    "names",
    "citation_network",
    "source_chains",
    "corroboration",
    "review",
    "corrections",
    "dates",
    "coverage",
    "events",
    "merged_events",
    "bursts",
    "changes",
    "evidence",
]

_TEXT = "str"
_DAY = "datetime64[us]"
_COUNT = "int64"
_OFFSET = "Int64"  # nullable: an attribution may have no source
_RATE = "float64"
_FLAG = "bool"

# Names of speakers in `attributions` and `sources` that are nobody's.
UNRESOLVED = "(unresolved pronoun)"  # speakers of whom only a pronoun is known
AUTHOR = "(author)"  # who writes "I" outside quotations: the article's own voice, not a source that it cites

TABLES: dict[TableName, dict[str, str]] = {
    # One news text with its metadata per row.
    "articles": {
        "article_id": _TEXT,  # hash of title, text, url and date as they stand in the input
        "date": _DAY,  # publication; missing when nothing says it
        "date_source": _TEXT,  # metadata | page | column | filename | header | dateline | given | none
        "outlet": _TEXT,
        "outlet_source": _TEXT,  # metadata | column | header | filename | folder | inferred | given | none
        "title": _TEXT,
        "text": _TEXT,  # the body alone
        "author": _TEXT,
        "translator": _TEXT,
        "editor": _TEXT,
        "language": _TEXT,  # ISO 639-1
        "url": _TEXT,
        "keywords": _TEXT,  # joined by "; "
        "captions": _TEXT,  # joined by a blank line, as are headings and boilerplate
        "headings": _TEXT,
        "boilerplate": _TEXT,
        "path": _TEXT,
        "member": _TEXT,  # name inside an archive or workbook
        "position": _OFFSET,  # number of the record in its file or member, from 0
        "format": _TEXT,
        "encoding": _TEXT,
    },
    # What happened to each file or member on loading.
    "manifest": {
        "path": _TEXT,
        "member": _TEXT,
        "status": _TEXT,  # loaded | partial | empty | skipped | failed
        "format": _TEXT,
        "encoding": _TEXT,
        "found": _COUNT,  # records met
        "loaded": _COUNT,  # records that became articles
        "expected": _OFFSET,  # records the file says it holds, where it says so
        "reason": _TEXT,
        "hint": _TEXT,
    },
    # One line that is not the article's own.
    "boilerplate": {
        "article_id": _TEXT,
        "start": _COUNT,  # in the text, before anything was taken out of it
        "end": _COUNT,
        "paragraph": _TEXT,
        "reason": _TEXT,  # recurs | credit | byline | date | note | link | caption
        "articles": _OFFSET,  # of the outlet that have it, where it recurs
    },
    "frequencies": {
        "term": _TEXT,
        "count": _COUNT,
        "articles": _COUNT,  # articles with the term
        "per_million": _RATE,  # count per million tokens of the group
    },
    # What marks a group (or article) out among the others.
    "tf_idf": {
        "term": _TEXT,
        "count": _COUNT,
        "tf": _RATE,  # count by the words of the group
        "idf": _RATE,  # ln(groups / groups with the term)
        "tf_idf": _RATE,
    },
    # A term in a group and in what it is compared with; measures are negative where the group uses it less.
    "keyness": {
        "term": _TEXT,
        "count": _COUNT,
        "reference_count": _COUNT,
        "articles": _COUNT,
        "reference_articles": _COUNT,
        "per_million": _RATE,
        "reference_per_million": _RATE,
        "log_likelihood": _RATE,
        "chi_squared": _RATE,
        "log_ratio": _RATE,
        "percent_difference": _RATE,
        "log_odds": _RATE,  # z of the weighted log-odds ratio
        "p": _RATE,  # of the log-likelihood
        "p_adjusted": _RATE,
        "p_articles": _RATE,  # as p, of the articles with the term: large where its uses come in clumps
    },
    # Two words that stand side by side.
    "collocations": {
        "term": _TEXT,  # both words
        "first": _TEXT,
        "second": _TEXT,
        "count": _COUNT,
        "articles": _COUNT,
        "expected": _RATE,
        "log_likelihood": _RATE,
        "pmi": _RATE,
        "npmi": _RATE,
        "t_score": _RATE,
        "dice": _RATE,
        "log_dice": _RATE,
    },
    # A word that stands near a node.
    "collocates": {
        "term": _TEXT,
        "count": _COUNT,  # within the window
        "left": _COUNT,  # of these, before the node
        "right": _COUNT,
        "articles": _COUNT,
        "expected": _RATE,
        "log_likelihood": _RATE,
        "pmi": _RATE,
        "npmi": _RATE,
        "t_score": _RATE,
        "dice": _RATE,
        "log_dice": _RATE,
    },
    # Two terms that stand in the same articles: the edges of a network.
    "co_occurrences": {
        "first": _TEXT,
        "second": _TEXT,
        "articles": _COUNT,  # with both
        "first_articles": _COUNT,
        "second_articles": _COUNT,
        "expected": _RATE,
        "log_likelihood": _RATE,
        "pmi": _RATE,
        "npmi": _RATE,
        "t_score": _RATE,
        "dice": _RATE,
        "log_dice": _RATE,
    },
    # How evenly a term is spread over the parts of a collection.
    "dispersion": {
        "term": _TEXT,
        "count": _COUNT,
        "range": _COUNT,  # parts with the term
        "range_share": _RATE,  # of all parts
        "dp": _RATE,  # 0 as even as the parts' sizes allow, 1 all in the smallest part
        "dp_norm": _RATE,
    },
    "lexical_diversity": {
        "tokens": _COUNT,
        "types": _COUNT,
        "ttr": _RATE,
        "mattr": _RATE,
        "mtld": _RATE,
    },
    # An article that a search found.
    "hits": {
        "article_id": _TEXT,
        "date": _DAY,
        "outlet": _TEXT,
        "title": _TEXT,
        "score": _RATE,  # BM25
        "matches": _COUNT,  # places where a term of the query stands
        "passage": _TEXT,
    },
    # A term or theme in a period; periods without it have 0.
    "trends": {
        "period": _DAY,  # first day; weeks start on Monday
        "term": _TEXT,
        "count": _COUNT,
        "articles": _COUNT,  # articles with the term
        "per_million": _RATE,  # count per million tokens of the group in the period
        "low": _RATE,  # 95 % interval of per_million
        "high": _RATE,
        "tokens": _COUNT,  # of the group in the period
    },
    "concordance": {
        "article_id": _TEXT,
        "part": _TEXT,  # text | title: the column the offsets are in
        "outlet": _TEXT,
        "date": _DAY,
        "left": _TEXT,
        "match": _TEXT,
        "right": _TEXT,
        "start": _COUNT,
        "end": _COUNT,
    },
    # One statement tied to a source per row.
    "attributions": {
        "article_id": _TEXT,
        "part": _TEXT,  # text | title | captions: the column the offsets are in
        "source": _TEXT,
        "source_start": _OFFSET,
        "source_end": _OFFSET,
        "cue": _TEXT,
        "cue_start": _OFFSET,
        "cue_end": _OFFSET,
        "content": _TEXT,
        "content_spans": "object",  # list of (start, end); a quotation broken by its cue has two
        "quotation": _TEXT,  # direct | indirect | mixed
        "speaker": _TEXT,  # display name
        "speaker_id": _TEXT,  # identity
        "kind": _TEXT,  # person | group | organisation | document | outlet | unknown
        "anonymity": _TEXT,  # named | described | unnamed; missing for documents and outlets
        "reason": _TEXT,  # why unnamed, as written
        "access": _TEXT,  # how placed to know, as written
        "rule": _TEXT,
    },
    "sources": {
        "speaker": _TEXT,
        "kind": _TEXT,
        "anonymity": _TEXT,
        "people": _COUNT,  # distinct speaker_ids
        "attributions": _COUNT,
        "articles": _COUNT,
        "outlets": _COUNT,
        "share": _RATE,  # of the attributions of its group
        "first": _DAY,
        "last": _DAY,
    },
    "outlets": {
        "outlet": _TEXT,
        "articles": _COUNT,
        "copies": _COUNT,  # articles whose text an earlier article has
        "words": _COUNT,
        "undated": _COUNT,
        "inferred": _COUNT,  # articles whose outlet was guessed from the text or the folder
        "share": _RATE,  # of the articles of its group
        "first": _DAY,
        "last": _DAY,
    },
    "names": {
        "name": _TEXT,
        "kind": _TEXT,  # person | organisation | outlet | document | place | unknown, or the user's own
        "mentions": _COUNT,
        "articles": _COUNT,
        "outlets": _COUNT,
        "share": _RATE,  # of the articles of its group
        "first": _DAY,
        "last": _DAY,
    },
    # An outlet that cites another by name: the edges of a network.
    "citation_network": {
        "citing": _TEXT,
        "cited": _TEXT,
        "articles": _COUNT,
        "attributions": _COUNT,
        "first": _DAY,
        "last": _DAY,
        "article_id": _TEXT,  # the first article
        "example": _TEXT,  # what was attributed in it
    },
    # One statement of a claim, and where it comes from, per row.
    "source_chains": {
        "claim": _TEXT,  # missing where no claims were asked about
        "article_id": _TEXT,
        "outlet": _TEXT,
        "date": _DAY,
        "speaker": _TEXT,  # missing where the outlet says it in its own voice or the source is not known
        "kind": _TEXT,
        "anonymity": _TEXT,
        "tie": _TEXT,  # statement | sentence | near | own voice: how the source was tied to the claim
        "stance": _TEXT,  # supports | denies | open
        "chain": _TEXT,  # outlets and sources, from the article back to the origin, joined by " ← "
        "origin": _TEXT,  # display name; missing where nobody can tell
        "origin_id": _TEXT,  # rows of one claim with one origin count once
        "origin_kind": _TEXT,
        "origin_anonymity": _TEXT,
        "relation": _TEXT,  # own | same | echo | copy | unclear | denies | open: only "own" counts
        "part": _TEXT,
        "start": _COUNT,
        "end": _COUNT,
    },
    # How many independent sources a claim (or a group of articles) rests on.
    "corroboration": {
        "independent": _COUNT,  # different origins of what supports it
        "named": _COUNT,  # of these
        "described": _COUNT,
        "unnamed": _COUNT,
        "other": _COUNT,  # documents and outlets
        "near": _COUNT,  # of the independent ones, those tied to the claim only by standing near it
        "speakers": _COUNT,  # distinct speaker_ids, before asking where they have it from
        "attributions": _COUNT,
        "articles": _COUNT,
        "outlets": _COUNT,
        "copies": _COUNT,  # articles that are copies of others and were not counted
        "echoes": _COUNT,  # articles that have nothing but what others reported
        "single_source": _COUNT,  # articles that rest on one origin
        "anonymous_share": _RATE,  # share of the articles that rest on sources without a name alone
        "denials": _COUNT,  # attributions
        "unclear": _COUNT,  # attributions of which nobody can tell whose they are
        "origins": _TEXT,  # display names, joined by "; "
        "first": _DAY,
        "last": _DAY,
    },
    # How often a field was right in a sheet that a person has filled in.
    "review": {
        "field": _TEXT,
        "checked": _COUNT,
        "right": _COUNT,
        "precision": _RATE,
        "low": _RATE,  # 95 % interval
        "high": _RATE,
        "unfilled": _COUNT,  # rows that nobody has filled in
    },
    # What a person has put right, per row.
    "corrections": {
        "table": _TEXT,  # attributions | dates
        "article_id": _TEXT,
        "part": _TEXT,
        "start": _COUNT,  # of the cue (of the content where there is none), or of the date expression
        "end": _COUNT,
        "text": _TEXT,  # what stands there
        "source": _TEXT,  # with the content, what an attribution is known by when its marks move
        "content": _TEXT,
        "action": _TEXT,  # reject | speaker | merge | rename | kind | anonymity | value
        "value": _TEXT,
        "note": _TEXT,
        "line": _OFFSET,  # in the file it was read from
    },
    # One date expression per row.
    "dates": {
        "article_id": _TEXT,
        "part": _TEXT,
        "start": _COUNT,
        "end": _COUNT,
        "text": _TEXT,
        "kind": _TEXT,  # date | time | duration | set
        "value": _TEXT,  # TIMEX3 value
        "first": _DAY,  # first and last day, inclusive
        "last": _DAY,
        "granularity": _TEXT,  # day | week | weekend | month | quarter | season | half | year | decade | century
        "anchored": _FLAG,  # resolved from the publication date
        "rule": _TEXT,
    },
    "coverage": {
        "period": _DAY,  # first day; weeks start on Monday
        "articles": _COUNT,
        "share": _RATE,  # of the period's articles
    },
    # One dated sentence per row.
    "events": {
        "event_id": _TEXT,
        "first": _DAY,
        "last": _DAY,
        "granularity": _TEXT,
        "sentence": _TEXT,
        "article_id": _TEXT,
        "outlet": _TEXT,
        "speaker": _TEXT,  # when the sentence is attributed
        "start": _COUNT,
        "end": _COUNT,
        "lead_days": _OFFSET,  # publication minus first day; negative for what is to come
        "part": _TEXT,  # the column the sentence stands in
        "expression": _TEXT,  # the words that date it
        "value": _TEXT,  # TIMEX3 value
    },
    # One event per row: what several articles tell of the same thing on the same date.
    "merged_events": {
        "event_id": _TEXT,
        "first": _DAY,
        "last": _DAY,
        "granularity": _TEXT,
        "sentence": _TEXT,  # the one that has most in common with the others
        "articles": _COUNT,
        "outlets": _COUNT,
        "sentences": _COUNT,  # different ones
        "days_told": _COUNT,  # publication days on which it was told
        "speakers": _TEXT,  # the five cited most on it, joined by "; "
        "first_told": _DAY,  # the earliest publication
        "first_outlet": _TEXT,
        "lead_days": _OFFSET,  # first_told minus first day
        "article_ids": "object",  # list of str, the earliest first
        "event_ids": "object",  # list of str: the rows of `events` it was made from
    },
    # One stretch of unusually much coverage per row.
    "bursts": {
        "level": _COUNT,
        "first": _DAY,
        "last": _DAY,
        "periods": _COUNT,
        "articles": _COUNT,
        "expected": _RATE,  # articles at the normal rate
        "weight": _RATE,  # nats saved against the state below
    },
    # One change of the level of coverage per row.
    "changes": {
        "period": _DAY,  # the first at the new level
        "before": _RATE,  # articles per period
        "after": _RATE,
        "gain": _RATE,
    },
    # One sentence behind a figure per row.
    "evidence": {
        "article_id": _TEXT,
        "date": _DAY,
        "outlet": _TEXT,
        "title": _TEXT,
        "url": _TEXT,
        "part": _TEXT,  # text | title | captions: the column the offsets are in
        "start": _COUNT,
        "end": _COUNT,
        "sentence": _TEXT,
        "rows": _COUNT,  # rows that rest on it
    },
}

# Columns that a verb adds to a table that has come from another.
OPTIONAL: dict[TableName, dict[str, str]] = {
    # From `mark_duplicates`.
    "articles": {
        "cluster": _TEXT,  # article_id of the article that it and its copies go back to; its own where it is none
        "copy_of": _TEXT,  # article_id of the earliest article it copies; missing where it is no copy
        "copy_kind": _TEXT,  # exact | near | cut
        "similarity": _RATE,  # share of its sequences of three words that the original has too
    },
}


def empty(table: TableName) -> pd.DataFrame:
    """A table without rows, with the right columns and dtypes.

    >>> list(empty("frequencies").columns)
    ['term', 'count', 'articles', 'per_million']
    """
    return from_rows(table, [])


def from_rows(table: TableName, rows: Sequence[Sequence[object]]) -> pd.DataFrame:
    """A table from rows whose values stand in the order of the table's columns; None is missing.

    >>> from_rows("frequencies", [("tea", 3, 2, 12.5)])["count"].dtype
    dtype('int64')
    """
    dtypes = TABLES[table]
    columns: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else [[] for _ in dtypes]
    arrays = {
        name: pd.Series(values, dtype=dtype).array
        for (name, dtype), values in zip(dtypes.items(), columns, strict=True)
    }
    return pd.DataFrame(arrays, copy=False)  # nobody else has the arrays


def conform(frame: pd.DataFrame, table: TableName) -> pd.DataFrame:
    """The frame with every column of the table, cast and in order, its further columns behind them."""
    dtypes = TABLES[table]
    parts = {
        name: frame[name].astype(dtype)  # type: ignore[call-overload]
        if name in frame
        else pd.Series([None] * len(frame), index=frame.index, dtype=dtype)
        for name, dtype in dtypes.items()
    }
    others = {name: frame[name] for name in frame.columns if name not in dtypes}
    return pd.DataFrame(parts | others, copy=False)  # what was cast is a copy already, or is copied when written to


def check(frame: pd.DataFrame, table: TableName, needs: Iterable[str]) -> None:
    """Raise TableError unless `frame` has the columns a verb needs.

    >>> check(empty("dates").drop(columns="value"), "dates", ["start", "value"])
    Traceback (most recent call last):
    ...
    toolkit.errors.TableError: The dates table lacks the column 'value'; it has 'article_id', ...
    """
    if not isinstance(frame, pd.DataFrame):
        raise TableError(f"The {table} table must be a pandas DataFrame, but a {type(frame).__name__} was passed.")
    lacking = [name for name in needs if name not in frame.columns]
    if lacking:
        names = [str(name) for name in frame.columns]
        listed = ", ".join(repr(name) for name in names) or "no columns"
        plural = "columns" if len(lacking) > 1 else "column"
        wanted = ", ".join(repr(name) for name in lacking)
        raise TableError(
            f"The {table} table lacks the {plural} {wanted}; it has {listed}.{did_you_mean(lacking[0], names)}"
        )

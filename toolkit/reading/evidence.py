"""The sentences behind a figure: from rows with offsets to the words of the articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from toolkit import tables
from toolkit.errors import TableError
from toolkit.text.sentences import sentence_spans

Row = dict[Any, Any]  # of a table, by column
Key = tuple[Any, ...]  # values of the columns that rows are grouped by

_PARTS = ("text", "title", "captions")
_AGGREGATED = {
    "speaker": "pass the attributions that were counted, such as attributions[attributions['speaker'] == name]",
    "term": "pass the lines in which a term stands, such as concordance(articles, term)",
    "event_ids": "pass the sentences behind them, event_sentences(events, merged)",
    "period": "pass the rows that were counted: events, dates or lines of a concordance of that period",
}


class _Place(NamedTuple):
    article: int  # row of articles
    part: str
    start: int
    end: int


def evidence(
    rows: pd.DataFrame, articles: pd.DataFrame, *, by: str | Sequence[str] | None = None, each: int | None = None
) -> pd.DataFrame:
    """The sentences that rows of a table rest on.

    Parameters
    ----------
    rows
        Any table whose rows point into articles: attributions, dates, events, lines of a concordance.
    articles
        The articles they were found in.
    by
        Columns of `rows` to group by, such as "speaker"; they come first in the result.
    each
        At most so many sentences per group (of all rows, without `by`), spread over time and over outlets: one per
        article as long as there are further articles, and the sentence of a copied text once.

    Returns
    -------
    DataFrame
        [by...], article_id, date, outlet, title, url, part (the column of articles the offsets are in), start, end,
        sentence (the sentence, or the run of sentences, that holds the row), rows (how many of the passed rows it
        holds). One row per sentence and group, in the order of `rows`. Articles without a text for the part are an
        error, for then the rows were found in other articles.

    Raises
    ------
    TableError
        When the rows do not say where they were found, or were found in other articles.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["It rained. The ferry, he said, was late."]})
    >>> dates = pd.DataFrame({"article_id": ["a"], "start": [15], "end": [20]})
    >>> evidence(dates, articles)["sentence"].tolist()
    ['The ferry, he said, was late.']
    """
    groups = [] if by is None else [by] if isinstance(by, str) else list(by)
    _require_places(rows, groups)
    tables.check(articles, "articles", ["article_id"])
    columns = [rows[name].tolist() for name in groups]
    keys: list[Key] = [tuple(values[number] for values in columns) for number in range(len(rows))]
    places = _places(rows, articles)
    passages = _Passages(articles)
    chosen = range(len(rows)) if each is None else _some_of_each(keys, places, passages, articles, each)
    found: dict[tuple[Key, _Place], int] = {}
    for number in chosen:
        key = (keys[number], passages.around(places[number]))
        found[key] = found.get(key, 0) + 1
    return _as_table(found, groups, articles, passages, rows)


def _require_places(rows: pd.DataFrame, groups: Sequence[str]) -> None:
    if isinstance(rows, pd.DataFrame) and "article_id" not in rows.columns:
        hints = [hint for column, hint in _AGGREGATED.items() if column in rows.columns]
        raise TableError(
            "These rows do not say where they were found: they have no column 'article_id'."
            + (f" They are counts or summaries: {hints[0]}." if hints else "")
        )
    tables.check(rows, "evidence", ["article_id", *groups])
    if not ({"start", "end"} <= set(rows.columns) or "content_spans" in rows.columns):
        tables.check(rows, "evidence", ["start", "end"])


def _places(rows: pd.DataFrame, articles: pd.DataFrame) -> list[_Place]:
    """Where each row was found: from its first to its last character."""
    ids = rows["article_id"].tolist()
    number_of = {article_id: number for number, article_id in enumerate(articles["article_id"].tolist())}
    strangers = [article_id for article_id in ids if article_id not in number_of]
    if strangers:
        raise TableError(
            f"The article {strangers[0]!r} of these rows is not among the {len(articles)} articles passed."
        )
    parts = rows["part"].tolist() if "part" in rows.columns else ["text"] * len(rows)
    spans = _spans(rows)
    return [
        _Place(number_of[article_id], part, *span) for article_id, part, span in zip(ids, parts, spans, strict=True)
    ]


def _spans(rows: pd.DataFrame) -> list[tuple[int, int]]:
    if "content_spans" not in rows.columns:
        return [(int(start), int(end)) for start, end in zip(rows["start"], rows["end"], strict=True)]
    # An attribution reaches over its source, its cue and all pieces of its content.
    columns = [name for name in ("source_start", "source_end", "cue_start", "cue_end") if name in rows.columns]
    ends = [rows[name].tolist() for name in columns]
    spans = []
    for number, pieces in enumerate(rows["content_spans"].tolist()):
        offsets = [int(offset) for piece in pieces for offset in piece]
        offsets += [int(values[number]) for values in ends if not pd.isna(values[number])]
        spans.append((min(offsets), max(offsets)))
    return spans


def _some_of_each(
    keys: list[Key], places: list[_Place], passages: _Passages, articles: pd.DataFrame, each: int
) -> list[int]:
    """Some rows of every group: other articles before a second sentence of one, no sentence a second time."""
    dates = articles["date"].tolist() if "date" in articles else [None] * len(articles)
    outlets = articles["outlet"].tolist() if "outlet" in articles else [None] * len(articles)
    by_group: dict[Key, list[int]] = {}
    for number, key in enumerate(keys):
        by_group.setdefault(key, []).append(number)
    chosen: list[int] = []
    for numbers in by_group.values():
        seen: set[str] = set()
        used: Counter[str] = Counter()
        for waiting in _rounds(numbers, places):
            waiting.sort(key=lambda number: _when(dates[places[number].article]))
            while waiting and len(seen) < each:
                tried: set[int] = set()
                for stretch in _stretches(waiting, each - len(seen)):
                    # Of one stretch of time, an outlet that has not been heard yet.
                    for number in sorted(stretch, key=lambda row: (used[str(outlets[places[row].article])], row)):
                        tried.add(number)
                        words = passages.words(passages.around(places[number]))
                        if words not in seen:  # a copied text says nothing new
                            seen.add(words)
                            used[str(outlets[places[number].article])] += 1
                            chosen.append(number)
                            break
                waiting = [number for number in waiting if number not in tried]
    return sorted(chosen)


def _rounds(numbers: list[int], places: list[_Place]) -> list[list[int]]:
    """The first row of every article, then the second of every article that has one, and so on."""
    rounds: list[list[int]] = []
    of_article: Counter[int] = Counter()
    for number in numbers:
        article = places[number].article
        if of_article[article] == len(rounds):
            rounds.append([])
        rounds[of_article[article]].append(number)
        of_article[article] += 1
    return rounds


def _stretches(numbers: list[int], count: int) -> list[list[int]]:
    """The rows cut into so many stretches of about one length; none is empty."""
    count = min(count, len(numbers))
    return [numbers[at * len(numbers) // count : (at + 1) * len(numbers) // count] for at in range(count)]


def _when(date: object) -> tuple[bool, object]:
    """To sort by: undated articles come last."""
    return (False, date) if isinstance(date, pd.Timestamp) else (True, 0)


class _Passages:
    """Sentences of the articles' parts, cut once per part."""

    def __init__(self, articles: pd.DataFrame) -> None:
        self._texts = {part: articles[part].tolist() for part in _PARTS if part in articles.columns}
        self._sentences: dict[tuple[int, str], list[tuple[int, int]]] = {}

    def text(self, place: _Place) -> str:
        text = self._texts.get(place.part, {place.article: None})[place.article]
        if not isinstance(text, str) or not 0 <= place.start <= place.end <= len(text):
            raise TableError(
                f"The characters {place.start} to {place.end} of the {place.part} are not in the article: these rows "
                "were found in other articles, or the text has been changed since."
            )
        return text

    def words(self, place: _Place) -> str:
        """The place's text in one line."""
        return " ".join(self.text(place)[place.start : place.end].split())

    def around(self, place: _Place) -> _Place:
        """The place widened to whole sentences; a title is one."""
        text = self.text(place)
        if place.part == "title":
            return place._replace(start=0, end=len(text))
        key = (place.article, place.part)
        if key not in self._sentences:
            self._sentences[key] = sentence_spans(text)
        touched = [span for span in self._sentences[key] if span[0] < place.end and span[1] > place.start]
        if not touched:
            return place
        return place._replace(start=min(place.start, touched[0][0]), end=max(place.end, touched[-1][1]))


def _as_table(
    found: dict[tuple[Key, _Place], int],
    groups: Sequence[str],
    articles: pd.DataFrame,
    passages: _Passages,
    rows: pd.DataFrame,
) -> pd.DataFrame:
    places = [place for _, place in found]
    metadata = articles.iloc[[place.article for place in places]].reset_index(drop=True)
    columns: Row = {}
    for position, name in enumerate(groups):
        values = [key[position] for key, _ in found]
        columns[name] = pd.Series(values, dtype=rows[name].dtype)
    for name in ("article_id", "date", "outlet", "title", "url"):
        columns[name] = metadata[name] if name in metadata else pd.Series([None] * len(places))
    columns["part"] = [place.part for place in places]
    columns["start"] = [place.start for place in places]
    columns["end"] = [place.end for place in places]
    columns["sentence"] = [passages.words(place) for place in places]
    columns["rows"] = list(found.values())
    table = tables.conform(pd.DataFrame(columns), "evidence")
    return table[[*groups, *(name for name in table.columns if name not in groups)]]

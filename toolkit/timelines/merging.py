"""The table `merged_events`: one row per event, from what several articles tell of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import repeat
from typing import Any, NamedTuple

import pandas as pd

from toolkit import tables
from toolkit.timelines.stories import Weights, stories, terms
from toolkit.timelines.telling import rank, says_nothing

_CITED = 5  # speakers that are named
_AT_ONCE = 2  # days
_ASIDE = 60  # days from an event on which a telling is background
Terms = dict[str, frozenset[str]]  # sentence -> its terms
_NEEDED = ["first", "last", "granularity", "sentence", "article_id", "lead_days"]


def merge_events(events: pd.DataFrame, *, words: str | Sequence[str] | None = None) -> pd.DataFrame:
    """Join what several articles tell of the same thing on the same date, the most told first.

    Sentences about one date are one event when they share words that are rarer elsewhere (see
    `toolkit.timelines.stories`): two words at least that together weigh enough, most of what the shorter one says, or a
    word that a quarter of the day's sentences have.

    Parameters
    ----------
    events
        The result of `event_timeline`, perhaps filtered.
    words
        Keep only sentences with one of these words or phrases; case does not count, and a word matches whole words.

    Returns
    -------
    pd.DataFrame
        The table `merged_events`, one row per event. `sentence` is the one whose words are the most shared by the
        others and the least usual elsewhere; captions, refusals to answer, sentences that begin with a pronoun,
        questions and conditionals come into question only where there are no others. `sentences` counts different
        sentences, and `days_told` the publication days on which the event was told. `first_told` and `first_outlet`
        name the earliest publication, and `lead_days` the days from the event to it, negative where it was announced.
        `speakers` are the five cited most. The rows are ranked by how many articles tell of the event, or by
        `sentences` where those are fewer, so that copies of a wire story do not raise it; what was written more than
        60 days after is background and counts only between equals. Then come `outlets` and `days_told`.
        Days, weekends and weeks stand above longer periods, and events of which nothing is told but that somebody did
        not answer come behind the others.

    Examples
    --------
    >>> from toolkit.timelines.events import event_timeline
    >>> articles = pd.DataFrame(
    ...     {
    ...         "article_id": ["a", "b"],
    ...         "outlet": ["Courant", "Herald"],
    ...         "text": ["The dam at Oxmere broke on May 3.", "The Oxmere dam broke on Friday."],
    ...         "date": pd.to_datetime(["2024-05-04", "2024-05-06"]),
    ...     }
    ... )
    >>> merge_events(event_timeline(articles))[["first", "articles", "first_outlet", "lead_days"]].values.tolist()[0]
    [Timestamp('2024-05-03 00:00:00'), 2, 'Courant', 1]
    """
    tables.check(events, "events", _NEEDED)
    found = {sentence: terms(sentence) for sentence in events["sentence"].tolist()}
    weights = Weights(list(found.values()))
    if words is not None:
        events = events[_mentions(events["sentence"].tolist(), [words] if isinstance(words, str) else list(words))]
    if events.empty:
        return tables.empty("merged_events")
    told_of = list(_by_story(events, found, weights))
    merged = tables.from_rows("merged_events", [_merged(days, told, found, of_day) for days, told, of_day in told_of])
    fresh = [len({telling.article for telling in told if telling.lead <= _ASIDE}) for _, told, _ in told_of]
    coarse = ~merged["granularity"].isin(["day", "weekend", "week"])
    mute = [says_nothing(sentence) for sentence in merged["sentence"].tolist()]
    told = merged[["articles", "sentences"]].min(axis=1)
    news = [min(pair) for pair in zip(fresh, told.tolist(), strict=True)]
    order = merged.assign(coarse=coarse, mute=mute, news=news, told=told).sort_values(
        ["coarse", "mute", "news", "told", "outlets", "days_told", "first", "last"],
        ascending=[True, True, False, False, False, False, True, True],
        kind="stable",
    )
    return merged.loc[order.index].reset_index(drop=True)


def event_sentences(events: pd.DataFrame, merged: pd.DataFrame) -> pd.DataFrame:
    """The sentences behind merged events: the rows of `events`, each under the event it was joined to.

    Parameters
    ----------
    events
        The result of `event_timeline` that was merged.
    merged
        The result of `merge_events`, or some of its rows.

    Returns
    -------
    pd.DataFrame
        Rows of `events`, in the order of `merged` and within an event in their own; `event_id` is that of the merged
        event.

    Examples
    --------
    >>> from toolkit.timelines.events import event_timeline
    >>> text = "The dam at Oxmere broke on May 3. A goat was sold on May 3."
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": [text], "date": [pd.Timestamp("2024-05-04")]})
    >>> events = event_timeline(articles)
    >>> merged = merge_events(events)
    >>> event_sentences(events, merged[merged["sentence"].str.contains("dam")])["sentence"].tolist()
    ['The dam at Oxmere broke on May 3.']
    """
    tables.check(events, "events", ["event_id"])
    tables.check(merged, "merged_events", ["event_id", "event_ids"])
    row_of = {event: number for number, event in enumerate(events["event_id"].tolist())}
    rows: list[int] = []
    under: list[str] = []
    for event, parts in zip(merged["event_id"].tolist(), merged["event_ids"].tolist(), strict=True):
        of_event = sorted(row_of[part] for part in parts if part in row_of)
        rows += of_event
        under += [event] * len(of_event)
    return events.iloc[rows].reset_index(drop=True).assign(event_id=pd.Series(under, dtype="str"))


class _Telling(NamedTuple):
    """One dated sentence; they sort by publication, the undated last."""

    undated: bool
    lead: int  # days from the event to publication; 0 where it is not known
    article: str
    sentence: str
    outlet: str
    speaker: str
    part: str
    event: str

    def told_at_once(self) -> bool:
        return not self.undated and 0 <= self.lead <= _AT_ONCE


def _by_story(
    events: pd.DataFrame, found: Terms, weights: Weights
) -> Iterator[tuple[tuple[Any, Any, Any], list[_Telling], dict[str, float]]]:
    """Each story's days and granularity, the earliest telling first, and the weights of the day's words."""
    by_days: defaultdict[tuple[Any, Any], list[_Telling]] = defaultdict(list)
    granularity: dict[tuple[Any, Any], Any] = {}
    leads = events["lead_days"].tolist()
    columns = [
        [value if isinstance(value, str) else "" for value in events[name].tolist()] if name in events else repeat("")
        for name in ("outlet", "speaker", "part", "event_id")
    ]
    needed = (events[name].tolist() for name in ("first", "last", "granularity", "article_id", "sentence"))
    for first, last, unit, article, sentence, lead, *others in zip(*needed, leads, *columns, strict=False):
        undated = pd.isna(lead)
        by_days[first, last].append(_Telling(undated, 0 if undated else int(lead), article, sentence, *others))
        granularity[first, last] = unit
    for days in sorted(by_days):
        tellings = sorted(by_days[days])
        home: dict[str, str] = {}
        for telling in tellings:
            home.setdefault(telling.sentence, telling.article)
        different = list(home)
        rows = [found[sentence] for sentence in different]
        of_day = weights.of_day(rows)
        of_story = {
            different[position]: number
            for number, members in enumerate(stories(different, rows, list(home.values()), of_day))
            for position in members
        }
        told: defaultdict[int, list[_Telling]] = defaultdict(list)
        for telling in tellings:
            told[of_story[telling.sentence]].append(telling)
        for number in sorted(told):
            yield (*days, granularity[days]), told[number], of_day


def _merged(
    days: tuple[Any, Any, Any], tellings: list[_Telling], found: Terms, weights: dict[str, float]
) -> tuple[object, ...]:
    first, last, granularity = days
    earliest = tellings[0]
    key = f"{first:%Y-%m-%d}\0{last:%Y-%m-%d}\0{earliest.article}\0{earliest.sentence}".encode()
    return (
        blake2b(key, digest_size=8).hexdigest(),
        first,
        last,
        granularity,
        _most_telling(tellings, found, weights),
        len({telling.article for telling in tellings}),
        len({telling.outlet for telling in tellings} - {""}),
        len({telling.sentence for telling in tellings}),
        len({telling.lead for telling in tellings if not telling.undated}),
        _cited_most([telling.speaker for telling in tellings]),
        None if earliest.undated else first + pd.Timedelta(days=earliest.lead),
        earliest.outlet or None,
        None if earliest.undated else earliest.lead,
        list(dict.fromkeys(telling.article for telling in tellings)),
        [telling.event for telling in tellings if telling.event],
    )


def _cited_most(speakers: list[str]) -> str | None:
    """The names that stand most often, in this order; of names that stand as often, the earlier first."""
    counts = Counter(name for name in speakers if name)
    return "; ".join(name for name, _ in counts.most_common(_CITED)) or None


def _most_telling(tellings: list[_Telling], found: Terms, weights: dict[str, float]) -> str:
    """The sentence that stands by itself and asserts, with the words that most of the articles share.

    What was written on the day or the two after counts half as much again: it tells, where others mention.
    """
    if len({telling.sentence for telling in tellings}) == 1:
        return tellings[0].sentence
    rows = [found[telling.sentence] for telling in tellings]
    carriers: defaultdict[str, set[str]] = defaultdict(set)
    for row, telling in zip(rows, tellings, strict=True):
        for term in row:
            carriers[term].add(telling.article)
    shared = {term: (len(articles) - 1) * weights.get(term, 0.0) for term, articles in carriers.items()}
    ranks = [rank(telling.sentence, telling.part or "text") for telling in tellings]
    # A few words more than it has: of two sentences that share as much, the longer is the better.
    scores = [
        sum(shared[term] for term in sorted(row)) / (len(row) + 8) * (1.5 if telling.told_at_once() else 1.0)
        for row, telling in zip(rows, tellings, strict=True)
    ]
    best = max(range(len(scores)), key=lambda i: (ranks[i], scores[i], -i))
    return tellings[best].sentence


def _mentions(sentences: list[str], words: list[str]) -> list[bool]:
    """Which sentences have one of the words or phrases."""
    wanted = [re.escape(word.strip()) for word in words if word.strip()]
    if not wanted:
        raise ValueError(f"words must name at least one word or phrase, but {words!r} was passed.")
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)", re.IGNORECASE)
    return [bool(pattern.search(sentence)) for sentence in sentences]

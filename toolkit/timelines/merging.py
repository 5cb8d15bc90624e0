"""The table `merged_events`: one row per event, from what several articles tell of it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import blake2b

import pandas as pd

from toolkit import tables
from toolkit.timelines.telling import says_nothing, tells

_WORD = re.compile(r"[^\W\d_]{3,}")
_CITED = 5  # speakers that are named
_NEEDED = ["first", "last", "granularity", "sentence", "article_id", "lead_days"]


def merge_events(events: pd.DataFrame, *, words: str | Sequence[str] | None = None) -> pd.DataFrame:
    """Join what several articles tell of the same date, the most told first.

    Parameters
    ----------
    events
        The result of `event_timeline`, perhaps filtered.
    words
        Keep only sentences with one of these words or phrases; case does not count, and a word matches whole words.

    Returns
    -------
    pd.DataFrame
        The table `merged_events`, one row per first and last day. `sentence` is the one whose words are the most
        shared by the others and the least usual elsewhere; captions, refusals to answer and sentences that begin with
        a pronoun come into question only where there are no others. `sentences` counts different sentences, and
        `days_told` the publication days on which the event was told. `first_told` and `first_outlet` name the
        earliest publication, and `lead_days` the days from the event to it, negative where it was announced.
        `speakers` are the five cited most. The rows are ranked by `articles` or `sentences`, whichever is less, so
        that copies of a wire story do not raise an event, then by `days_told`; days, weekends and weeks stand above
        longer periods, and days of which nothing is told but that somebody did not answer come behind the others.

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
    if words is not None:
        events = events[_mentions(events["sentence"].tolist(), [words] if isinstance(words, str) else list(words))]
    if events.empty:
        return tables.empty("merged_events")
    usual = _usual_words(events["sentence"].tolist())
    rows = [_merged(group, usual) for _, group in events.groupby(["first", "last"], sort=True)]
    merged = tables.from_rows("merged_events", rows)
    coarse = ~merged["granularity"].isin(["day", "weekend", "week"])
    mute = [says_nothing(sentence) for sentence in merged["sentence"].tolist()]
    told = merged[["articles", "sentences"]].min(axis=1)
    order = merged.assign(coarse=coarse, mute=mute, told=told).sort_values(
        ["coarse", "mute", "told", "days_told", "first", "last"],
        ascending=[True, True, False, False, True, True],
        kind="stable",
    )
    return merged.loc[order.index].reset_index(drop=True)


def _merged(group: pd.DataFrame, usual: Counter[str]) -> tuple[object, ...]:
    first, last = group["first"].iloc[0], group["last"].iloc[0]
    leads = group["lead_days"].tolist()
    published = [None if pd.isna(lead) else first + pd.Timedelta(days=int(lead)) for lead in leads]
    ids = group["article_id"].tolist()
    outlets = group["outlet"].tolist() if "outlet" in group else [None] * len(ids)
    speakers = group["speaker"].tolist() if "speaker" in group else []
    parts = group["part"].tolist() if "part" in group else ["text"] * len(ids)
    # The earliest publication first; the undated last.
    order = sorted(range(len(ids)), key=lambda i: (published[i] is None, published[i] or first, str(ids[i])))
    earliest = order[0]
    sentences = group["sentence"].tolist()
    told = published[earliest]
    key = f"{first:%Y-%m-%d}\0{last:%Y-%m-%d}".encode()
    return (
        blake2b(key, digest_size=8).hexdigest(),
        first,
        last,
        group["granularity"].iloc[0],
        _most_shared([sentences[i] for i in order], [ids[i] for i in order], [parts[i] for i in order], usual),
        len(set(ids)),
        len({outlet for outlet in outlets if isinstance(outlet, str)}),
        len(set(sentences)),
        len({day for day in published if day is not None}),
        _cited_most(speakers),
        told,
        outlets[earliest] if isinstance(outlets[earliest], str) else None,
        None if told is None else (told - first).days,
        list(dict.fromkeys(ids[i] for i in order)),
    )


def _cited_most(speakers: list[object]) -> str | None:
    """The names that stand most often, in this order; of names that stand as often, the earlier first."""
    counts = Counter(name for name in speakers if isinstance(name, str))
    return "; ".join(name for name, _ in counts.most_common(_CITED)) or None


def _words(sentence: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(sentence)}


def _usual_words(sentences: list[str]) -> Counter[str]:
    """In how many different sentences each word stands."""
    return Counter(word for sentence in set(sentences) for word in _words(sentence))


def _most_shared(sentences: list[str], ids: list[str], parts: list[str], usual: Counter[str]) -> str:
    """The sentence whose words most of the articles share and few other events have, of those that tell something."""
    if len(set(sentences)) == 1:
        return sentences[0]
    words = [_words(sentence) for sentence in sentences]
    carriers: defaultdict[str, set[str]] = defaultdict(set)
    for found, article in zip(words, ids, strict=True):
        for word in found:
            carriers[word].add(article)
    total = max(usual.values(), default=1) + 1
    weights = {word: (len(articles) - 1) * math.log(total / usual[word]) for word, articles in carriers.items()}
    whole = [
        2 if tells(sentence, part) else 0 if says_nothing(sentence) else 1
        for sentence, part in zip(sentences, parts, strict=True)
    ]
    # A few words more than it has: of two sentences that share as much, the longer is the better.
    scores = [sum(weights[word] for word in sorted(found)) / (len(found) + 8) for found in words]
    best = max(range(len(scores)), key=lambda i: (whole[i], scores[i], -i))
    return sentences[best]


def _mentions(sentences: list[str], words: list[str]) -> list[bool]:
    """Which sentences have one of the words or phrases."""
    wanted = [re.escape(word.strip()) for word in words if word.strip()]
    if not wanted:
        raise ValueError(f"words must name at least one word or phrase, but {words!r} was passed.")
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(wanted)})(?!\w)", re.IGNORECASE)
    return [bool(pattern.search(sentence)) for sentence in sentences]

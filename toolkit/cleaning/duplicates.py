"""Articles that are copies of earlier ones, within an outlet and across outlets."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.cleaning.copies import find_copies
from toolkit.cleaning.shingles import Ints, Numbered, number_words, plain_words

_TELLING = 20  # words that a text must have for its being the same to say something
_WHOLE = 0.9  # a cut copy has hardly a word of its own
_PLACE = ("path", "member", "position")  # how articles stand in the input, whatever the order of the rows


def mark_duplicates(articles: pd.DataFrame) -> pd.DataFrame:
    """Find the articles that are copies of earlier ones: the same text, a changed one, or a shorter one.

    Texts are compared as words in lower case, without marks. A near-copy shares at least 45 % of its sequences of
    three words with its original (more if it is very short), or 30 % where all it has of its own is a new paragraph;
    and a third or more of what they tell: a sequence that is used on many days (in the forms of wire reports, in titles
    of office) counts for little, and figures must agree, so that two reports of one form with other names and figures
    are no copies. So a story is found that was cut short, given a new first paragraph, or edited. More is asked of
    texts of two outlets that are more than a week apart; of what an outlet itself published on another day 80 % must be
    shared, as outlets repeat their forms and their background.

    An article that takes up an earlier one and adds more than that to it is no copy; neither is one without a text,
    whatever its title. The same text of fewer than 20 words is an exact copy only under the same title.

    Call it after `split_boilerplate`, as the lines that an outlet puts under each article make short ones alike.

    Parameters
    ----------
    articles : DataFrame
        The `articles` table: `article_id` and `text`; `date`, `outlet`, `title`, `path`, `member` and `position` are
        used where they are there. Collections that were loaded one by one may be put together with ``pd.concat``.

    Returns
    -------
    DataFrame
        The articles in their order, with four further columns: `cluster`, the article_id of the article that all of
        its copies go back to (its own for an article that is no copy); `copy_of`, the article_id of the earlier article
        it shares most with; `copy_kind` ("exact", "near", or "cut" for one with hardly a word of its own and less than
        90 % of the original) and `similarity` (the share of its sequences of three words that the original has too, 0
        to 1), all three missing where it is no copy.

        Of two articles the original is the one of the earlier date; within a day the one with the earlier time, one
        without a time coming last; then the longer one, then the one that stands first in its file. Articles without
        a date come last of all. The order of the rows plays no part.

    Raises
    ------
    TableError
        The articles have no column `article_id` or `text`.

    Examples
    --------
    >>> story = "The harbour of Velm was closed on Monday after its master found silt at the third gate. "
    >>> more = "Grain for the northern towns will come by rail, the ministry said, until the dredger is repaired."
    >>> articles = pd.DataFrame({
    ...     "article_id": ["a", "b"],
    ...     "text": [story + more, story.upper()],
    ...     "date": pd.to_datetime(["2031-05-05", "2031-05-06"]),
    ... })
    >>> mark_duplicates(articles)[["cluster", "copy_of", "copy_kind", "similarity"]]
      cluster copy_of copy_kind  similarity
    0       a     NaN       NaN         NaN
    1       a       a       cut         1.0
    """
    tables.check(articles, "articles", ["article_id", "text"])
    ids = articles["article_id"].astype("str").tolist()
    words = number_words(articles["text"].tolist())
    order = _precedence(articles, [len(text) for text in words.texts])
    original: list[int | None] = [None] * len(ids)
    kind: list[str | None] = [None] * len(ids)
    similarity = np.full(len(ids), np.nan)
    first: dict[Hashable, int] = {}
    for row, key in zip(order, _exact_keys(articles, ids, words, order), strict=True):
        if (same := first.setdefault(key, row)) != row:
            original[row], kind[row], similarity[row] = same, "exact", 1.0
    distinct = [row for row in order if original[row] is None and len(words.texts[row])]
    for copy in find_copies(words.select(distinct), _days(articles)[distinct], _outlets(articles)[distinct]):
        row = distinct[copy.text]
        original[row], similarity[row] = distinct[copy.original], copy.share
        kind[row] = "cut" if copy.share >= _WHOLE > copy.kept else "near"
    roots = list(range(len(ids)))
    for row in order:  # an original comes before its copies
        if (source := original[row]) is not None:
            roots[row] = roots[source]
    columns = {
        "cluster": [ids[root] for root in roots],
        "copy_of": [None if source is None else ids[source] for source in original],
        "copy_kind": kind,
        "similarity": similarity,
    }
    dtypes = tables.OPTIONAL["articles"]
    return articles.assign(
        **{name: pd.Series(values, articles.index, dtypes[name]) for name, values in columns.items()}
    )


def drop_duplicates(articles: pd.DataFrame) -> pd.DataFrame:
    """Leave out the articles that are copies, keeping of each cluster the one that came first.

    Parameters
    ----------
    articles : DataFrame
        The `articles` table. Where it has the column `cluster` that is believed, otherwise `mark_duplicates` is called.
        In a selection of articles the first of those selected is kept, even if it is a copy of one that was not.

    Returns
    -------
    DataFrame
        The rows that are kept, in their order and numbered anew, with the columns of `mark_duplicates`.

    Raises
    ------
    TableError
        The articles have no column `article_id` or `text`.

    Examples
    --------
    >>> text = "The harbour of Velm was closed on Monday after its master found silt at the third gate, they say."
    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"], "text": [text, text + " Again.", None]})
    >>> drop_duplicates(articles)["article_id"].tolist()
    ['b', 'c']
    """
    tables.check(articles, "articles", ["article_id", "text"])
    marked = articles if "cluster" in articles else mark_duplicates(articles)
    lengths = [len(plain_words(text)) for text in marked["text"].tolist()]
    clusters = marked["cluster"].tolist()
    first: dict[Hashable, int] = {}
    kept = sorted(
        row
        for row in _precedence(marked, lengths)
        if not isinstance(clusters[row], str) or first.setdefault(clusters[row], row) == row
    )
    return marked.iloc[kept].reset_index(drop=True)


def _precedence(articles: pd.DataFrame, lengths: list[int]) -> list[int]:
    """The rows in the order in which the articles came, whatever the order of the rows."""
    dates = articles["date"] if "date" in articles else pd.Series(pd.NaT, articles.index)
    stamps = dates.to_numpy().astype("datetime64[us]")
    days = stamps.astype("datetime64[D]")
    keys = pd.DataFrame(
        {
            "undated": np.isnat(stamps),
            "day": days,
            "untimed": stamps == days,
            "time": stamps,
            "shorter": [-length for length in lengths],
            **{name: articles[name].to_numpy() for name in _PLACE if name in articles},
            "article_id": articles["article_id"].astype("str").to_numpy(),
        }
    )
    return [int(row) for row in keys.sort_values(list(keys.columns), na_position="last", kind="stable").index]


def _exact_keys(articles: pd.DataFrame, ids: list[str], words: Numbered, order: list[int]) -> list[Hashable]:
    """What two articles, in the given order, must have in common to be the same."""
    titles = articles["title"].tolist() if "title" in articles else [None] * len(ids)
    keys: list[Hashable] = []
    for row in order:
        text, title = words.texts[row], titles[row]
        if not len(text):
            keys.append((ids[row],))
        elif len(text) >= _TELLING:
            keys.append(hashlib.blake2b(text.tobytes(), digest_size=16).digest())
        else:
            keys.append((text.tobytes(), tuple(plain_words(title)) if isinstance(title, str) else None))
    return keys


def _days(articles: pd.DataFrame) -> Ints:
    """The number of each day, counted from the first; an article without a date has a number to itself."""
    if "date" not in articles:
        return np.arange(len(articles))
    days = articles["date"].to_numpy().astype("datetime64[D]")
    undated = np.isnat(days)
    if undated.all():
        return np.arange(len(articles))
    numbers: Ints = (days - days[~undated].min()).astype(np.int64)
    numbers[undated] = numbers[~undated].max() + 1 + np.arange(int(undated.sum()))
    return numbers


def _outlets(articles: pd.DataFrame) -> Ints:
    """A number for each outlet, -1 where the outlet or the day of an article is not known."""
    if "outlet" not in articles or "date" not in articles:
        return np.full(len(articles), -1)
    numbers: Ints = pd.factorize(articles["outlet"])[0].astype(np.int64)
    return np.where(articles["date"].isna().to_numpy(dtype=bool), -1, numbers)

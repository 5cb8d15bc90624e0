"""Part of a collection: the articles with certain words, of certain days, of certain outlets."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
import warnings
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import regex

from toolkit import tables
from toolkit.errors import SelectionWarning, did_you_mean
from toolkit.groups import Bound, first_day, last_day

_SECONDS_PER_TEXT = 2.0
_FOLDED = str.maketrans(dict.fromkeys("’‘ʼ‛′", "'") | dict.fromkeys("‐‑‒−", "-") | dict.fromkeys("“”„", '"'))
_WORDS_OR_PHRASES = re.compile(r'"([^"]*)"|(\S+)')


def select_articles(
    articles: pd.DataFrame,
    *,
    query: str | None = None,
    since: Bound = None,
    until: Bound = None,
    outlets: str | Sequence[str] | None = None,
) -> pd.DataFrame:
    """Select the articles that hold certain words, were published on certain days or by certain outlets.

    Parameters
    ----------
    articles : DataFrame
        The `articles` table, or one with the columns that are asked about.
    query : str, optional
        Words that must all occur in title or text, whatever their case; a phrase in quotation marks; ``*`` for any
        letters (``missile*``: Korean words take it for their particles). Between slashes a regular expression,
        ``/missiles?|rockets?/``, also looked for without regard to case.
    since, until : str or date, optional
        First and last day, both included: "2024-02-29"; a month "2024-02" or a year "2024" stands for its first day in
        `since` and for its last in `until`.
    outlets : str or sequence of str, optional
        Names as they stand in the column `outlet`.

    Returns
    -------
    DataFrame
        The selected rows in their order, all columns, numbered anew.

    Warns
    -----
    SelectionWarning
        Articles without a date were left out because of `since` or `until`; their number is told.

    Raises
    ------
    ValueError
        An outlet that no article has, a bound that is no day, a query without a word, or a regular expression that is
        none or takes too long.

    Examples
    --------
    >>> articles = pd.DataFrame({"title": ["Harbour closed", "Harbour opens"], "text": ["Silt, they say.", None]})
    >>> select_articles(articles, query='harbour "they say"')["title"].tolist()
    ['Harbour closed']
    """
    kept = np.ones(len(articles), dtype=bool)
    if outlets is not None:
        kept &= _of_outlets(articles, [outlets] if isinstance(outlets, str) else list(outlets))
    if since is not None or until is not None:
        kept &= _between(articles, first_day("since", since), last_day("until", until), kept)
    if query is not None:
        kept &= _holding(articles, query, kept)
    return articles.loc[kept].reset_index(drop=True)


def _of_outlets(articles: pd.DataFrame, outlets: list[str]) -> np.ndarray:
    tables.check(articles, "articles", ["outlet"])
    known = [name for name in articles["outlet"].unique().tolist() if isinstance(name, str)]
    for name in outlets:
        if name not in known and len(articles):
            raise ValueError(
                f"outlets must be outlets of the articles, which are {sorted(known)}, but {name!r} was passed."
                f"{did_you_mean(name, known)}"
            )
    return articles["outlet"].isin(outlets).to_numpy(dtype=bool)


def _between(articles: pd.DataFrame, first: dt.date | None, last: dt.date | None, kept: np.ndarray) -> np.ndarray:
    tables.check(articles, "articles", ["date"])
    if first is not None and last is not None and first > last:
        raise ValueError(f"since must not be after until, but {first} and {last} were passed.")
    days = articles["date"].to_numpy().astype("datetime64[D]")
    undated = articles["date"].isna().to_numpy(dtype=bool)
    if left_out := int((undated & kept).sum()):
        noun = "article has" if left_out == 1 else "articles have"
        warnings.warn(
            f"{left_out} {noun} no date; without one nobody can tell whether it lies within the bounds, and it was "
            "left out. articles['date'].isna() finds them.",
            SelectionWarning,
            stacklevel=4,
        )
    inside = ~undated
    if first is not None:
        inside &= days >= np.datetime64(first)
    if last is not None:
        inside &= days <= np.datetime64(last)
    return inside


def _holding(articles: pd.DataFrame, query: str, kept: np.ndarray) -> np.ndarray:
    columns = [name for name in ("title", "text") if name in articles]
    if not columns:
        tables.check(articles, "articles", ["text"])
    holds = _expression(query) if _is_expression(query) else _all_words(query)
    texts = zip(*(articles[name].tolist() for name in columns), strict=True)
    found = [
        bool(wanted) and holds([part for part in parts if isinstance(part, str)])
        for parts, wanted in zip(texts, kept.tolist(), strict=True)
    ]
    return np.array(found, dtype=bool)


def _is_expression(query: str) -> bool:
    return len(query) > 2 and query.startswith("/") and query.endswith("/")


def _expression(query: str) -> Callable[[list[str]], bool]:
    try:
        compiled = regex.compile(query[1:-1], regex.IGNORECASE)
    except regex.error as error:
        raise ValueError(f"query {query!r} is no regular expression: {error}.") from error

    def holds(parts: list[str]) -> bool:
        try:
            return any(compiled.search(part, timeout=_SECONDS_PER_TEXT) for part in parts)
        except TimeoutError:
            raise ValueError(
                f"query {query!r} took more than {_SECONDS_PER_TEXT:g} seconds on one article and was stopped. "
                "Patterns with a repetition inside a repetition, such as (a+)+, do; write it without."
            ) from None

    return holds


def _all_words(query: str) -> Callable[[list[str]], bool]:
    """Whether title and text together hold every word and phrase of the query."""
    terms = [phrase or word.replace('"', "") for phrase, word in _WORDS_OR_PHRASES.findall(_fold(query))]
    terms = [term for term in terms if term.replace("*", "").strip()]
    if not terms:
        raise ValueError(f"query must hold a word, such as 'missile*' or '\"nuclear test\"', but {query!r} was passed.")
    patterns = [_pattern(term) for term in terms]

    def holds(parts: list[str]) -> bool:
        folded = [_fold(part) for part in parts]
        return all(any(pattern.search(part) for part in folded) for pattern in patterns)

    return holds


def _pattern(term: str) -> re.Pattern[str]:
    words = [r"\w*".join(map(re.escape, re.split(r"\*+", word))) for word in term.split()]
    body = r"[\W_]+".join(words)
    before = r"(?<!\w)" if term[0].isalnum() else ""
    after = r"(?!\w)" if term[-1].isalnum() else ""
    return re.compile(before + body + after)


def _fold(text: str) -> str:
    """Case, apostrophes, hyphens and ways of composing a letter set aside."""
    return unicodedata.normalize("NFC", text).translate(_FOLDED).casefold()

"""The table of trends: how the use of terms or themes changes over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit import tables
from toolkit.errors import require_choice
from toolkit.groups import FREQUENCIES, By, Copies, Freq, period_start, publication_dates
from toolkit.terms.copies import counted_articles
from toolkit.terms.counting import grouping
from toolkit.terms.intervals import bootstrap_rates, wilson
from toolkit.terms.patterns import TermPattern, find_term
from toolkit.terms.tokens import Tokens, as_tokens

Terms = str | Sequence[str] | Mapping[str, str | Sequence[str]]
Counts = npt.NDArray[np.int64]


def term_trends(
    tokens: Tokens | pd.DataFrame,
    terms: Terms,
    *,
    freq: Freq,
    by: By = None,
    interval: Literal["wilson", "bootstrap"] = "wilson",
    copies: Copies = "all",
) -> pd.DataFrame:
    """How often terms or themes are used in each day, week, month, quarter or year.

    Every period from the first to the last has its rows, with 0 where nothing was said or published. Rates are per
    million words of the period, so that a busy month does not look like a rising theme.

    Parameters
    ----------
    tokens : Tokens or articles
        With a column `date`.
    terms : str, sequence of str, or mapping of theme to patterns
        Words, phrases or wildcards as in `concordance` (``missile*``, ``nuclear weapon*``). A mapping counts themes:
        ``{"arms": ["missile*", "shell*"]}``; a place where two patterns of one theme begin counts once.
    freq : {"day", "week", "month", "quarter", "year"}
    by : str or sequence of str, optional
        Columns of the articles to count apart; every period has a row for every group.
    interval : {"wilson", "bootstrap"}
        How `low` and `high` are found. Wilson's interval takes the words as drawn one by one and is too narrow for
        words that come in clumps; the bootstrap draws whole articles (1,000 times, the same each time it is run).
    copies : {"all", "once"}
        As in `term_frequencies`: "once" in each group and period.

    Returns
    -------
    pandas.DataFrame
        The columns of `by`, period (its first day), term (the pattern or theme as it was passed), count, articles (how
        many have it), per_million, low and high (95 % interval of per_million), tokens (all words of the group in the
        period). Rates are missing where there are no words. Sorted by period, group, and the order of `terms`.
        Articles without a date are in no period: their number is in ``attrs["undated"]``.

    Raises
    ------
    ValueError
        A term without a word, or an option with a value that makes no sense. No terms at all give no rows.
    TableError
        The articles have no column `date`, or it does not hold dates.

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"text": ["The mill closed.", "No ferry.", "Mills!"],
    ...      "date": pd.to_datetime(["2024-01-30", "2024-01-31", "2024-03-01"])}
    ... )
    >>> term_trends(articles, ["mill*"], freq="month")[["period", "term", "count", "tokens"]]
          period   term  count  tokens
    0 2024-01-01  mill*      1       5
    1 2024-02-01  mill*      0       0
    2 2024-03-01  mill*      1       1
    """
    require_choice("freq", freq, FREQUENCIES)
    require_choice("interval", interval, ("wilson", "bootstrap"))
    themes = parse_themes(terms)
    tokens = as_tokens(tokens)
    dates = publication_dates(tokens.articles)
    if copies != "all":
        tokens = counted_articles(tokens, copies, [freq, *([by] if isinstance(by, str) else by or [])])
        dates = publication_dates(tokens.articles)
    groups, group = grouping(tokens, by, "trends")

    periods = period_start(dates, freq)
    calendar = _calendar(periods, freq)
    dated = periods.notna().to_numpy()
    cell = np.searchsorted(calendar, periods[dated].to_numpy()) * len(groups) + group[dated]
    cells = len(calendar) * len(groups)

    counts = theme_counts(tokens, themes)[dated]
    sizes = tokens.lengths[dated]
    count = _summed(cell, counts, cells)
    total = np.bincount(cell, weights=sizes, minlength=cells).astype(np.int64)[:, None]
    if interval == "wilson":
        low, high = wilson(count, total)
    else:
        low, high = _bootstrapped(cell, counts, sizes, cells)

    # Rows run over periods, then groups, then terms; so do the flattened arrays.
    trends = pd.DataFrame(
        {
            "period": np.repeat(calendar, len(groups) * len(themes)),
            "term": pd.Series(list(themes) * cells, dtype="str"),
            "count": count.ravel(),
            "articles": _summed(cell, (counts > 0).astype(np.int64), cells).ravel(),
            "per_million": (count / np.where(total > 0, total, np.nan)).ravel() * 1e6,
            "low": low.ravel() * 1e6,
            "high": high.ravel() * 1e6,
            "tokens": np.repeat(total.ravel(), len(themes)),
        }
    )
    keys = groups.iloc[np.tile(np.repeat(np.arange(len(groups)), len(themes)), len(calendar))].reset_index(drop=True)
    table = pd.concat([keys, tables.conform(trends, "trends")], axis=1)
    table.attrs["undated"] = int((~dated).sum())
    return table


def parse_themes(terms: Terms) -> dict[str, list[TermPattern]]:
    """The patterns of each term or theme, by the name it was given."""
    if isinstance(terms, str):
        terms = [terms]
    if not isinstance(terms, Iterable):
        raise ValueError(
            f"terms must be patterns such as ['weapon*'], or themes with theirs, but {terms!r} was passed."
        )
    named = terms if isinstance(terms, Mapping) else {term: [term] for term in terms}
    return {
        name: [TermPattern.parse(pattern) for pattern in ([patterns] if isinstance(patterns, str) else patterns)]
        for name, patterns in named.items()
    }


def theme_counts(tokens: Tokens, themes: Mapping[str, Sequence[TermPattern]]) -> Counts:
    """How often each theme stands in each article: articles × themes."""
    counts = np.zeros((len(tokens.articles), len(themes)), dtype=np.int64)
    for column, patterns in enumerate(themes.values()):
        places = [find_term(tokens, pattern)[0] for pattern in patterns]
        begins = np.unique(np.concatenate([np.zeros(0, np.int64), *places]))
        article = np.searchsorted(tokens.offsets, begins, side="right") - 1
        counts[:, column] = np.bincount(article, minlength=len(counts))
    return counts


def _calendar(periods: pd.Series, freq: Freq) -> npt.NDArray[np.datetime64]:
    """The first days of all periods from the first to the last."""
    if not periods.notna().any():
        return np.zeros(0, dtype="datetime64[us]")
    days = pd.Series(pd.date_range(periods.min(), periods.max(), freq="D", unit="us"))
    return np.unique(period_start(days, freq).to_numpy())


def _summed(cell: Counts, counts: Counts, cells: int) -> Counts:
    sums = np.zeros((cells, counts.shape[1]), dtype=np.int64)
    np.add.at(sums, cell, counts)
    return sums


def _bootstrapped(cell: Counts, counts: Counts, sizes: Counts, cells: int) -> tuple[np.ndarray, np.ndarray]:
    low, high = (np.full((cells, counts.shape[1]), np.nan) for _ in range(2))
    for number in np.unique(cell):
        here = cell == number
        low[number], high[number] = bootstrap_rates(counts[here], sizes[here])
    return low, high

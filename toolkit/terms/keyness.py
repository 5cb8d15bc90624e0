"""The table of keyness: which terms set one group of articles apart from others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit import tables
from toolkit.errors import did_you_mean, require_choice
from toolkit.groups import FREQUENCIES, Copies, Freq, period_start
from toolkit.terms.association import Correction, Floats, adjusted, chi_squared, log_likelihood
from toolkit.terms.copies import counted_articles
from toolkit.terms.counting import counted_terms, counts_by_group, grouping, require_top
from toolkit.terms.postings import Postings
from toolkit.terms.stop_words import StopWords
from toolkit.terms.tokens import Tokens, as_tokens

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Measure = Literal["log_likelihood", "chi_squared", "log_ratio", "percent_difference", "log_odds"]
Unit = Literal["words", "articles"]
Value = str | int | float | bool | pd.Timestamp | None
_MEASURES = ("log_likelihood", "chi_squared", "log_ratio", "percent_difference", "log_odds")


def keyness(
    tokens: Tokens | pd.DataFrame,
    *,
    by: str,
    target: Value = None,
    reference: Value | Sequence[Value] = None,
    ngram: int = 1,
    sort: Measure = "log_likelihood",
    top: int | None = None,
    stop_words: StopWords = "all",
    min_count: int = 3,
    min_articles: int = 2,
    correction: Correction = "holm",
    unit: Unit = "words",
    copies: Copies = "all",
) -> pd.DataFrame:
    """Which terms a group of articles uses more, and less, than others do.

    Significance (log-likelihood, chi-squared, and p after correction for testing many terms) says that a difference is
    hardly chance; effect size (log ratio, percent difference) says how large it is; the weighted log-odds is both.
    Read them together, with `articles`: words come in clumps, so p is too small for words of few articles.

    Parameters
    ----------
    tokens : Tokens or articles
    by : str
        A column of the articles, or "day", "week", "month", "quarter", "year".
    target : value of `by`, optional
        The group to describe, such as "Meskar Lantern" or, for a period, "2011-12"; without it every group in turn.
        None would be "every group", so that the articles without a value are named by a missing one, `pandas.NA`.
    reference : value of `by` or several, optional
        The groups to compare with; without it all others, articles without a value among them.
    ngram : int
        Words per term.
    sort : {"log_likelihood", "chi_squared", "log_ratio", "percent_difference", "log_odds"}
        Rows come with falling values of this measure: what the target uses more first, what it uses less last.
    top : int, optional
        Only so many terms of each group, the first ones by `sort`.
    stop_words : "all", "english", "korean", iterable of str, or None
        As in `term_frequencies`; all words count towards the rates.
    min_count : int
        Leave out terms that target and reference together use less often.
    min_articles : int
        Leave out terms that stand in fewer articles of the side that uses them more, so that one article cannot make a
        keyword; of a side with fewer articles, all must have it.
    correction : {"holm", "fdr", "none"}
        How `p_adjusted` takes into account that many terms are tested: the chance of any false keyword (Holm 1979,
        Scandinavian Journal of Statistics 6), or the share of false ones among them (Benjamini & Hochberg 1995, JRSS B
        57). Terms left out before are not counted as tests.
    unit : {"words", "articles"}
        What the measures compare: how often the two sides use a term among their words, or how many of their articles
        use it at all. Words come in clumps, the times of day in a live blog or a name in a profile; by articles each
        clump counts once.
    copies : {"all", "once"}
        As in `term_frequencies`: "once" in each group, so that a text on both sides stays on both.

    Returns
    -------
    pandas.DataFrame
        The column of `by` (the target), then term, count, reference_count, articles, reference_articles, per_million,
        reference_per_million, log_likelihood, chi_squared, log_ratio, percent_difference, log_odds, p, p_adjusted.
        Where all articles are of one group there is nothing to compare: the table is empty, and ``attrs["reason"]``
        says so.

    Raises
    ------
    ValueError
        `by` is no column or period, a group does not exist, target and reference are the same, or an option makes no
        sense.

    Notes
    -----
    With a and b the counts in target and reference and c and d their words, signs as of a/c - b/d; by articles, a and b
    are the articles with the term and c and d all articles (Egbert & Biber 2019, Incorporating text dispersion into
    keyword analyses, Corpora 14):

    - log_likelihood: G² of the 2 × 2 table (Dunning 1993, Computational Linguistics 19); p is that of χ² with one
      degree of freedom. chi_squared: Pearson's, without correction.
    - log_ratio: log2((a/c) / (b/d)), 0.5 for a count of 0 (Hardie 2014, Log Ratio: an informal introduction).
    - percent_difference: 100 (a/c - b/d) / (b/d), infinite where b is 0 (Gabrielatos & Marchi 2012).
    - log_odds: z of the log-odds ratio with an informative Dirichlet prior, the prior counts of a term being those of
      target and reference together (Monroe, Colaresi & Quinn 2008, Fightin' words, Political Analysis 16, eq. 16-22).

    Examples
    --------
    >>> articles = pd.DataFrame(
    ...     {"outlet": ["Post", "Post", "Echo", "Echo"],
    ...      "text": ["Mill and port.", "The mill, the mill!", "Port and ferry.", "Ferry news."]}
    ... )
    >>> keyness(articles, by="outlet", target="Post", min_count=1)[["term", "count", "reference_count"]]
        term  count  reference_count
    0   mill      3                0
    1  ferry      0                2
    """
    require_choice("sort", sort, _MEASURES)
    require_choice("correction", correction, ("holm", "fdr", "none"))
    require_choice("unit", unit, get_args(Unit))
    require_top(top)
    if not isinstance(by, str):
        raise ValueError(f"by must be one column of articles or one period, but {by!r} was passed.")
    tokens = counted_articles(as_tokens(tokens), copies, by)
    groups, group = grouping(tokens, by, "keyness")
    targets = (
        list(range(len(groups))) if target is None or groups.empty else [_number(groups[by], by, target, "target")]
    )
    listed = reference if isinstance(reference, (list, tuple, set)) else [reference]
    named = (
        range(len(groups)) if reference is None else [_number(groups[by], by, value, "reference") for value in listed]
    )
    compared = [(number, [place for place in named if place != number]) for number in targets]
    if target is not None and reference is not None and not compared[0][1]:
        raise ValueError(f"target and reference must be different values of {by!r}, but both are {target!r}.")

    found, reported = counted_terms(tokens, ngram=ngram, stop_words=stop_words)
    sides = _Groups(tokens, found, group, len(groups))
    parts, many = [], len(targets) > 1
    numbers: list[int] = []
    for number, rest in compared:
        if not rest:
            continue
        here = sides.side([number], one_of_many=many)
        # Against all others, what is not here is there: nothing need be counted again.
        there = sides.all.without(here) if len(rest) == len(groups) - 1 else sides.side(rest, one_of_many=many)
        table, rows = _compared(here, there, reported, min_count, min_articles, unit)
        table["p_adjusted"] = adjusted(table["p"].to_numpy(), correction)
        order = np.argsort(-table[sort].to_numpy(), kind="stable")[:top]
        table = table.iloc[order]
        table["term"] = found.names(tokens.vocabulary, rows[order]).array
        parts.append(tables.conform(table, "keyness"))
        numbers.append(number)
    of_rows = np.repeat(np.array(numbers, dtype=np.intp), [len(part) for part in parts])
    keys = groups.iloc[of_rows].reset_index(drop=True)
    whole = parts[0] if len(parts) == 1 else pd.concat(parts or [tables.empty("keyness")])
    result = pd.concat([keys, whole.reset_index(drop=True)], axis=1)
    if reason := _alone(groups[by], by):
        result.attrs["reason"] = reason
    return result


def _alone(groups: pd.Series, by: str) -> str | None:
    """Why there is nothing to compare, if so."""
    if len(groups) > 1:
        return None
    if groups.empty:
        return "There are no articles."
    value = groups.iloc[0]
    day = f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else value
    shared = "missing" if pd.isna(value) else f"the same, {day}"
    return f"There is nothing to compare: the {by} of all articles is {shared}."


@dataclass(frozen=True, eq=False)
class _Side:
    """Sums over groups: what one side of a comparison uses."""

    counts: npt.NDArray[np.int64]  # per term
    articles: npt.NDArray[np.int64]  # per term
    words: float
    size: int  # articles

    def without(self, part: _Side) -> _Side:
        return _Side(
            self.counts - part.counts, self.articles - part.articles, self.words - part.words, self.size - part.size
        )


class _Groups:
    """Counts of every term in every group, from which the sides of a comparison are added up."""

    def __init__(self, tokens: Tokens, found: Postings, group: np.ndarray, groups: int) -> None:
        self._found, self._group = found, group
        self._words = np.bincount(group, weights=tokens.lengths, minlength=groups)
        self._sizes = np.bincount(group, minlength=groups)
        self.all = _Side(found.total, found.articles, float(self._words.sum()), len(group))

    def side(self, numbers: Sequence[int], *, one_of_many: bool) -> _Side:
        """The sums over some of the groups; for one side of many, all groups are counted once and kept."""
        from scipy.sparse import csr_array

        missing = [number for number in range(len(self._sizes)) if number not in numbers]
        if len(missing) < len(numbers):  # most groups: all but a few are quicker to subtract
            return self.all.without(self.side(missing, one_of_many=one_of_many))
        rows = list(numbers)
        if one_of_many:
            counts, articles = (np.asarray(sums[rows].sum(axis=0)) for sums in self._by_group)
        else:
            here, found = np.isin(self._group, rows), self._found
            shape = (len(found.terms), len(here))
            uses = csr_array((found.count, found.article, found.starts), shape=shape)
            counts = (uses @ here.astype(found.count.dtype)).astype(np.int64)
            # How many entries lie in these articles up to each term's end, less those up to its beginning.
            seen = np.concatenate([np.zeros(1, np.int64), np.cumsum(here.take(found.article))])
            articles = np.diff(seen[found.starts])
        return _Side(counts, articles, float(self._words[rows].sum()), int(self._sizes[rows].sum()))

    @cached_property
    def _by_group(self) -> tuple[csr_array, csr_array]:
        return counts_by_group(self._found, self._group, len(self._sizes))


def _compared(
    target: _Side, reference: _Side, rows: npt.NDArray[np.int64], min_count: int, min_articles: int, unit: Unit
) -> tuple[pd.DataFrame, npt.NDArray[np.int64]]:
    """All measures of those terms at `rows` that are frequent enough, and where these stand."""
    from scipy.special import erfc

    by_words = unit == "words"
    uses, others = (side.counts if by_words else side.articles for side in (target, reference))
    c, d = (side.words if by_words else float(side.size) for side in (target, reference))
    more = uses * d >= others * c
    enough = np.where(
        more,
        target.articles >= min(min_articles, target.size),
        reference.articles >= min(min_articles, reference.size),
    )
    enough &= target.counts + reference.counts >= max(min_count, 1)
    rows = rows[enough[rows]]
    a, b = (values[rows].astype(np.float64) for values in (uses, others))
    with np.errstate(divide="ignore", invalid="ignore"):
        rate, other = a / c, b / d
        g2 = log_likelihood(a, b, c - a, d - b)
        table = pd.DataFrame(
            {
                "count": target.counts[rows],
                "reference_count": reference.counts[rows],
                "articles": target.articles[rows],
                "reference_articles": reference.articles[rows],
                "per_million": target.counts[rows] / target.words * 1e6,
                "reference_per_million": reference.counts[rows] / reference.words * 1e6,
                "log_likelihood": g2,
                "chi_squared": chi_squared(a, b, c - a, d - b),
                "log_ratio": np.log2((np.maximum(a, 0.5) / c) / (np.maximum(b, 0.5) / d)),
                "percent_difference": 100 * (rate - other) / other,
                "log_odds": _log_odds(a, b, c, d),
                "p": erfc(np.sqrt(np.abs(g2) / 2)),  # the tail of χ² with one degree of freedom
            }
        )
    return table, rows


def _log_odds(a: Floats, b: Floats, c: float, d: float) -> Floats:
    """Monroe et al.'s z, with the counts of both sides together as the prior."""
    prior, whole = a + b, c + d
    odds = np.log((a + prior) / (c + whole - a - prior)) - np.log((b + prior) / (d + whole - b - prior))
    z: Floats = np.nan_to_num(odds / np.sqrt(1 / (a + prior) + 1 / (b + prior)))
    return z  # 0 for what stands in every article of both sides


def _number(groups: pd.Series, by: str, value: Any, argument: str) -> int:
    """Which of the groups a value names; a period may be written as a date that falls in it."""
    missing = value is None or bool(pd.isna(value))
    if pd.api.types.is_datetime64_any_dtype(groups.dtype) and not missing:
        try:
            day = pd.Series(pd.to_datetime([value])).astype("datetime64[us]")
        except (ValueError, TypeError) as error:
            raise ValueError(f"{argument} must be a date such as '2011-12', but {value!r} was passed.") from error
        value = (period_start(day, cast(Freq, by)) if by in FREQUENCIES else day)[0]
    here = groups.isna() if missing else groups == value
    if not here.any():
        names = [str(name) for name in groups.dropna().tolist()]
        shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
        raise ValueError(
            f"{argument} must be a value of {by!r}, one of {shown or 'none'}, but {value!r} was passed."
            f"{did_you_mean(value, names)}"
        )
    return int(np.flatnonzero(here)[0])

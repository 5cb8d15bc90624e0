"""The table of keyness: which terms set one group of articles apart from others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit import tables
from toolkit.errors import require_choice
from toolkit.groups import Copies
from toolkit.terms.association import Correction, Floats, adjusted, chi_squared, log_likelihood
from toolkit.terms.copies import counted_articles
from toolkit.terms.counting import counted_terms, grouping, require_number, require_top
from toolkit.terms.postings import Counts
from toolkit.terms.sides import Side, Sides, Value, place_of
from toolkit.terms.stop_words import StopWords
from toolkit.terms.tokens import Tokens, as_tokens

Measure = Literal["log_likelihood", "chi_squared", "log_ratio", "percent_difference", "log_odds"]
Unit = Literal["words", "articles"]


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
        keyword; of a side with fewer articles, all must have it. Of a term used alike, either side may have so many.
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
        reference_per_million, log_likelihood, chi_squared, log_ratio, percent_difference, log_odds, p, p_adjusted,
        p_articles (p of the same comparison by articles, not adjusted: where it is large, a few articles may make the
        keyword).
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
    require_choice("sort", sort, get_args(Measure))
    require_choice("correction", correction, get_args(Correction))
    require_choice("unit", unit, get_args(Unit))
    require_top(top)
    require_number("min_count", min_count, least=0)
    require_number("min_articles", min_articles, least=0)
    if not isinstance(by, str):
        raise ValueError(f"by must be one column of articles or one period, but {by!r} was passed.")
    tokens = counted_articles(as_tokens(tokens), copies, by)
    groups, group = grouping(tokens, by, "keyness")
    compared = _comparisons(groups[by], target, reference)

    found, reported = counted_terms(tokens, ngram=ngram, stop_words=stop_words)
    sides = Sides(found, group, tokens.lengths, len(groups), few=len(compared) == 1)
    parts = []
    for number, rest in compared:
        here = sides.of([number])
        # Against all others, what is not here is there: nothing need be counted again.
        there = sides.all.without(here) if len(rest) == len(groups) - 1 else sides.of(rest)
        rows = _enough(here, there, reported, min_count, min_articles, unit)
        columns = _measured(here, there, rows, unit)
        columns["p_adjusted"] = adjusted(columns["p"], correction)
        order = np.argsort(-columns[sort], kind="stable")[:top]
        table = pd.DataFrame(
            {"term": found.names(tokens.vocabulary, rows[order])}
            | {name: values[order] for name, values in columns.items()},
            copy=False,
        )
        parts.append(tables.conform(table, "keyness"))
    of_rows = np.repeat(np.array([number for number, _ in compared], dtype=np.intp), [len(part) for part in parts])
    keys = groups.iloc[of_rows].reset_index(drop=True)
    whole = parts[0] if len(parts) == 1 else pd.concat(parts or [tables.empty("keyness")], ignore_index=True)
    result = pd.concat([keys, whole], axis=1)
    if reason := _alone(groups[by], by):
        result.attrs["reason"] = reason
    return result


def _comparisons(groups: pd.Series, target: Value, reference: Value | Sequence[Value]) -> list[tuple[int, list[int]]]:
    """The number of each group that is to be described, and those of the groups to compare it with."""
    if groups.empty:
        return []
    targets = range(len(groups)) if target is None else [place_of(groups, target, "target")]
    listed = list(reference) if pd.api.types.is_list_like(reference) else [reference]  # type: ignore[arg-type]
    others = range(len(groups)) if reference is None else [place_of(groups, value, "reference") for value in listed]
    compared = [(number, [other for other in others if other != number]) for number in targets]
    if target is not None and reference is not None and not compared[0][1]:
        raise ValueError(f"target and reference must be different values of {groups.name!r}, but both are {target!r}.")
    return [(number, rest) for number, rest in compared if rest]


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


def _compared(target: Side, reference: Side, unit: Unit) -> tuple[Counts, Counts, float, float]:
    """Uses of each term on the two sides, and out of how many: a, b, c and d."""
    if unit == "words":
        return target.counts, reference.counts, target.words, reference.words
    return target.articles, reference.articles, float(target.size), float(reference.size)


def _enough(target: Side, reference: Side, rows: Counts, min_count: int, min_articles: int, unit: Unit) -> Counts:
    """Of the terms at `rows` those that are frequent enough, and in enough articles of the side that uses them more."""
    a, b, c, d = _compared(target, reference, unit)
    slant = a * d - b * c
    enough = (slant >= 0) & (target.articles >= min(min_articles, target.size))
    enough |= (slant <= 0) & (reference.articles >= min(min_articles, reference.size))
    enough &= target.counts + reference.counts >= max(min_count, 1)
    return rows[enough[rows]]


def _measured(target: Side, reference: Side, rows: Counts, unit: Unit) -> dict[str, npt.NDArray[Any]]:
    """Counts, rates and all measures of the terms at `rows`."""
    uses, others, c, d = _compared(target, reference, unit)
    a, b = (values[rows].astype(np.float64) for values in (uses, others))
    having, others_having = (side.articles[rows].astype(np.float64) for side in (target, reference))
    count, reference_count = target.counts[rows], reference.counts[rows]
    with np.errstate(divide="ignore", invalid="ignore"):
        rate, other = a / c, b / d
        g2 = log_likelihood(a, b, c - a, d - b)
        by_articles = log_likelihood(having, others_having, target.size - having, reference.size - others_having)
        return {
            "count": count,
            "reference_count": reference_count,
            "articles": having,
            "reference_articles": others_having,
            "per_million": count / target.words * 1e6,
            "reference_per_million": reference_count / reference.words * 1e6,
            "log_likelihood": g2,
            "chi_squared": chi_squared(a, b, c - a, d - b),
            "log_ratio": np.log2((np.maximum(a, 0.5) / c) / (np.maximum(b, 0.5) / d)),
            "percent_difference": 100 * (rate - other) / other,
            "log_odds": _log_odds(a, b, c, d),
            "p": _p(g2),
            "p_articles": _p(by_articles),
        }


def _p(g2: Floats) -> Floats:
    """How probable so large a G² is by chance: the tail of χ² with one degree of freedom."""
    from scipy.special import erfc

    p: Floats = erfc(np.sqrt(np.abs(g2) / 2))
    return p


def _log_odds(a: Floats, b: Floats, c: float, d: float) -> Floats:
    """Monroe et al.'s z, with the counts of both sides together as the prior."""
    prior, whole = a + b, c + d
    odds = np.log((a + prior) / (c + whole - a - prior)) - np.log((b + prior) / (d + whole - b - prior))
    z: Floats = np.nan_to_num(odds / np.sqrt(1 / (a + prior) + 1 / (b + prior)))
    return z  # 0 for what stands in every article of both sides

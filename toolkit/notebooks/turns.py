"""The finding on change: words that come up, and words that fade, from some day on."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from toolkit.notebooks.finding import NAMED, Finding, outlet_names
from toolkit.notebooks.lines import term_lines
from toolkit.reading.evidence import evidence
from toolkit.reading.words import day_name, listed
from toolkit.terms.association import Floats, log_likelihood
from toolkit.terms.frequencies import term_frequencies
from toolkit.terms.matrix import document_matrix
from toolkit.terms.refinements import drop_terms
from toolkit.terms.tokens import tokenize
from toolkit.timelines.vocabulary import MONTHS, WEEKDAYS

_FEWEST = 8  # dated articles in which a change can be seen
_SIDE = 0.2  # of the articles lie before the day of a change, and as many from it on
_CUTS = 40  # days of change that are tried at most
_ARTICLES = 5  # that have the term
_CLEAR = 10.83  # log-likelihood that chance alone brings once in a thousand times, for one word and one day
_REPEATED = 0.3  # of the articles with a word have it twice: what they are about is repeated, "time" is not
_PHRASE = 0.75  # of the articles with a word have the phrase: the phrase is told instead


def turn_finding(articles: pd.DataFrame, left_out: Iterable[str] = ()) -> Finding | None:
    """Which words come up or fade most, each from the day on at which its change is clearest.

    For every word and pair of words and each of up to 40 days, the number of articles that have it from that day on
    is compared with the number before (log-likelihood). Those with the largest change are told, with these numbers.
    Months, weekdays and the names of the outlets are left out, and so are single words that articles hardly ever use
    twice, as words of what they are about are (K. W. Church 2000, Empirical estimates of adaptation, COLING). None
    where there are too few articles with a date.
    """
    dated = articles[articles["date"].notna()].reset_index(drop=True)
    days = dated["date"].dt.normalize()
    cuts = _cuts(days)
    if not cuts:
        return None
    terms = _turning(dated, days, cuts, set(left_out))
    words = {word for name in outlet_names(articles) for word in name.split()} | set(MONTHS) | set(WEEKDAYS)
    rising, fading = (_telling(terms[terms["change"] * sign > _CLEAR], words) for sign in (1, -1))
    told = []
    if len(rising):
        told.append(f"come up most: {listed(_named(rising))}")
    if len(fading):
        told.append(f"fade most: {listed(_named(fading))}")
    if not told:
        return Finding("No word clearly comes up or fades in the time of these articles.")
    lines = [
        term_lines(dated[(days >= cut) == (change > 0)], [term])
        for chosen in (rising, fading)
        for term, cut, change in chosen[["term", "cut", "change"]].itertuples(index=False, name=None)
    ]
    sentences = evidence(pd.concat(lines, ignore_index=True), dated, by="term", each=1)
    return Finding(f"These words {', and these '.join(told)}.", sentences.drop_duplicates("sentence"))


def _cuts(days: pd.Series) -> list[pd.Timestamp]:
    """The days from which on a change is looked for."""
    if len(days) < _FEWEST:
        return []
    least = max(_FEWEST // 2, _SIDE * len(days))
    distinct = np.sort(days.unique())
    before = np.searchsorted(np.sort(days.to_numpy()), distinct)
    possible = [
        pd.Timestamp(day) for day, count in zip(distinct, before, strict=True) if least <= count <= len(days) - least
    ]
    if len(possible) > _CUTS:
        possible = [possible[at] for at in np.linspace(0, len(possible) - 1, _CUTS).round().astype(int)]
    return possible


def _turning(articles: pd.DataFrame, days: pd.Series, cuts: list[pd.Timestamp], left_out: set[str]) -> pd.DataFrame:
    """Every term at its clearest cut, the largest change first.

    The columns are term, cut, before and now (articles with the term on either side), of_before and of_now (articles
    on either side), change: the log-likelihood, negative for a term that fades, and repeated: the share of the articles
    with a word that have it more than once, 1 for a pair.
    """
    stretch = np.searchsorted(np.array(cuts, dtype="datetime64[us]"), days.to_numpy(), side="right")
    earlier = np.cumsum(np.bincount(stretch, minlength=len(cuts) + 1))[:-1].astype(np.float64)
    tokens = drop_terms(tokenize(articles.assign(stretch=stretch)), stop_words=left_out, numbers=True)
    found = []
    for length in (1, 2):
        counts = term_frequencies(tokens, by="stretch", ngram=length, stop_words=None)
        counts = counts[counts.groupby("term", sort=False)["articles"].transform("sum") >= _ARTICLES]
        table = counts.pivot_table(index="term", columns="stretch", values="articles", sort=True)
        table = table.reindex(columns=range(len(cuts) + 1)).fillna(0.0)
        found.append(_clearest(table, cuts, earlier, float(len(articles))))
    terms = pd.concat(found, ignore_index=True)
    matrix, words = document_matrix(tokens)
    share = (matrix > 1).sum(axis=0) / np.maximum((matrix > 0).sum(axis=0), 1)
    terms["repeated"] = terms["term"].map(pd.Series(share, index=words)).fillna(1.0)
    return terms.iloc[np.argsort(-terms["change"].abs().to_numpy(), kind="stable")]


def _clearest(table: pd.DataFrame, cuts: list[pd.Timestamp], earlier: Floats, articles: float) -> pd.DataFrame:
    """For each term its clearest cut, from the number of articles that have it in each stretch between cuts."""
    sums = np.cumsum(table.to_numpy(dtype=np.float64), axis=1)
    before, now = sums[:, :-1], sums[:, -1:] - sums[:, :-1]
    changes = log_likelihood(now, before, articles - earlier - now, earlier - before)
    best = np.abs(changes).argmax(axis=1)
    rows = np.arange(len(table))
    return pd.DataFrame(
        {
            "term": table.index.to_numpy(),
            "cut": [cuts[number] for number in best],
            "before": before[rows, best].astype(np.int64),
            "now": now[rows, best].astype(np.int64),
            "of_before": earlier[best].astype(np.int64),
            "of_now": (articles - earlier[best]).astype(np.int64),
            "change": changes[rows, best],
        }
    )


def _telling(terms: pd.DataFrame, left_out: set[str]) -> pd.DataFrame:
    """The first few terms that have no word in common; the phrase in place of a word that hardly stands without it."""
    apart = np.array([left_out.isdisjoint(term.split()) for term in terms["term"].tolist()], dtype=bool)
    terms = terms.loc[apart].reset_index(drop=True)
    words = [set(term.split()) for term in terms["term"].tolist()]
    most, repeated = terms[["now", "before"]].max(axis=1).tolist(), terms["repeated"].tolist()
    chosen: list[int] = []
    used: set[str] = set()
    for number, own in enumerate(words):
        if len(chosen) == NAMED:
            break
        if used & own:
            continue
        phrases = [other for other, wider in enumerate(words) if own < wider and most[other] >= _PHRASE * most[number]]
        told = phrases[0] if phrases else number
        if repeated[told] >= _REPEATED:
            chosen.append(told)
            used |= words[told]
    return terms.iloc[chosen]


def _named(terms: pd.DataFrame) -> list[str]:
    columns = ["term", "cut", "before", "now", "of_before", "of_now"]
    return [
        f"“{term}” from {day_name(cut)} on (in {now or 'none'} of {of_now:,} articles, before in {before or 'none'} of "
        f"{of_before:,})"
        for term, cut, before, now, of_before, of_now in terms[columns].itertuples(index=False, name=None)
    ]

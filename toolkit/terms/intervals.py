"""Intervals around rates: how far a count may be off by chance."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_Z = 1.959963984540054  # two-sided 95 %


def wilson(count: npt.NDArray[np.int64], of: npt.NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Lower and upper end of Wilson's 95 % score interval of the shares ``count / of``; missing where `of` is 0.

    With p = count / of and z = 1.96: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). Unlike the textbook interval
    it stays within 0 and 1 and says something for a count of 0.

    Source: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22,
    209-212.

    >>> [end.round(4).tolist() for end in wilson(np.array([0, 8]), np.array([10, 10]))]
    [[0.0, 0.4902], [0.2775, 0.9433]]
    """
    size = np.where(of > 0, of, np.nan).astype(np.float64)
    share = count / size
    middle = share + _Z**2 / (2 * size)
    reach = _Z * np.sqrt(share * (1 - share) / size + _Z**2 / (4 * size**2))
    whole = 1 + _Z**2 / size
    return np.maximum((middle - reach) / whole, 0.0), np.minimum((middle + reach) / whole, 1.0)


def bootstrap_rates(
    counts: npt.NDArray[np.int64], sizes: npt.NDArray[np.int64], *, rounds: int = 1000, seed: int = 0
) -> tuple[Floats, Floats]:
    """Lower and upper end of the 95 % bootstrap interval of ``counts.sum(0) / sizes.sum()``, articles drawn anew.

    Words come in clumps: an article that has a word once is likely to have it again. Drawing whole articles takes that
    into account, where an interval over single words would be too narrow. Percentile interval; the same seed gives the
    same interval. Missing where there are no words.

    Source: B. Efron (1979), Bootstrap methods: another look at the jackknife, Annals of Statistics 7, 1-26; for
    corpora J. Lijffijt et al. (2016), Significance testing of word frequencies in corpora, DSH 31, 374-397.

    Parameters
    ----------
    counts : int array, articles × terms
    sizes : int array, words of each article
    """
    if sizes.sum() == 0:
        missing = np.full(counts.shape[1], np.nan)
        return missing, missing.copy()
    draws = np.random.default_rng(seed)
    rates = np.empty((rounds, counts.shape[1]))
    for drawn in range(rounds):
        times = np.bincount(draws.integers(0, len(sizes), len(sizes)), minlength=len(sizes))
        rates[drawn] = (times @ counts) / np.maximum(times @ sizes, 1)
    low, high = np.quantile(rates, [0.025, 0.975], axis=0)
    return low, high

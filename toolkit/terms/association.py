"""Measures of association: how much more often two things go together than chance would have it.

All take the four counts of corpus linguistics: `both` (O11), `first` (R1) and `second` (C1), how often each is there
at all, and `total` (N). Expected by chance is E11 = R1 · C1 / N.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

Numbers = npt.ArrayLike
Floats = npt.NDArray[np.float64]
Correction = Literal["holm", "fdr", "none"]
MEASURES = ("log_likelihood", "pmi", "npmi", "t_score", "dice", "log_dice")


def measures(both: Numbers, first: Numbers, second: Numbers, total: float) -> dict[str, Floats]:
    """Every measure by name, each an array as long as `both`.

    - expected: R1 · C1 / N
    - log_likelihood: 2 Σ O ln(O / E) over the four cells of the table, negative where O11 < E11 (Dunning 1993,
      Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19)
    - pmi: log2(O11 / E11) (Church & Hanks 1990, Word association norms, Computational Linguistics 16)
    - npmi: pmi / -log2(O11 / N), from -1 to 1 (Bouma 2009, Normalized PMI in collocation extraction, GSCL)
    - t_score: (O11 - E11) / √O11 (Church et al. 1991, Using statistics in lexical analysis)
    - dice: 2 O11 / (R1 + C1) (Dice 1945, Ecology 26)
    - log_dice: 14 + log2(dice) (Rychlý 2008, A lexicographer-friendly association score, RASLAN)

    >>> {name: round(float(value[0]), 3) for name, value in measures([20], [30], [40], 10_000).items()}["pmi"]
    7.381
    """
    observed, row, column = (np.asarray(value, dtype=np.float64) for value in (both, first, second))
    expected = row * column / max(total, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        pmi = np.log2(observed / expected)
        dice = 2 * observed / (row + column)
        share = -np.log2(observed / total)
        return {
            "expected": expected,
            "log_likelihood": log_likelihood(
                observed, row - observed, column - observed, total - row - column + observed
            ),
            "pmi": pmi,
            "npmi": np.where(share > 0, pmi / np.where(share > 0, share, 1), 1.0),
            "t_score": (observed - expected) / np.sqrt(observed),
            "dice": dice,
            "log_dice": 14 + np.log2(dice),
        }


def log_likelihood(o11: Floats, o12: Floats, o21: Floats, o22: Floats) -> Floats:
    """Signed G² of 2 × 2 tables: 2 Σ O ln(O / E), negative where O11 is less than expected."""
    rows, columns = (o11 + o12, o21 + o22), (o11 + o21, o12 + o22)
    total = rows[0] + rows[1]
    g2 = np.zeros_like(np.asarray(o11, dtype=np.float64))
    for cell, row, column in ((o11, 0, 0), (o12, 0, 1), (o21, 1, 0), (o22, 1, 1)):
        expected = rows[row] * columns[column] / total
        g2 += cell * np.log(np.where(cell > 0, cell, 1) / np.where(cell > 0, expected, 1))
    # Rounding may leave a table that is just as expected a hair below 0.
    signed: Floats = np.copysign(2 * np.maximum(g2, 0), o11 - rows[0] * columns[0] / total)
    return signed


def chi_squared(o11: Floats, o12: Floats, o21: Floats, o22: Floats) -> Floats:
    """Signed Pearson χ² of 2 × 2 tables without correction: N (O11 O22 - O12 O21)² / (R1 R2 C1 C2)."""
    total = o11 + o12 + o21 + o22
    product = (o11 + o12) * (o21 + o22) * (o11 + o21) * (o12 + o22)
    slant = o11 * o22 - o12 * o21
    value = total * slant**2 / np.where(product > 0, product, np.nan)
    signed: Floats = np.copysign(np.nan_to_num(value), slant)
    return signed


def adjusted(p: Floats, correction: Correction) -> Floats:
    """The p values after correction for having made as many tests as there are values.

    >>> adjusted(np.array([0.01, 0.04, 0.03]), "holm").round(3).tolist()
    [0.03, 0.06, 0.06]
    >>> adjusted(np.array([0.01, 0.04, 0.03]), "fdr").round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    if correction == "none" or not len(p):
        return p
    order = np.argsort(p)  # equal values come out equal in any order
    rank = np.arange(1, len(p) + 1)
    if correction == "holm":
        steps = np.maximum.accumulate(p[order] * (len(p) + 1 - rank))
    else:
        steps = np.minimum.accumulate((p[order] * len(p) / rank)[::-1])[::-1]
    result = np.empty(len(p))
    result[order] = np.minimum(steps, 1.0)
    return result

"""Which texts are near-copies of which: candidates by their sketches, each then checked by all their sequences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.cleaning.shingles import Ints, Shingles

Floats = npt.NDArray[np.float64]

_ENOUGH = 0.45  # of what a copy tells must be told by its original
_OF_ITS_OWN = 0.8  # the same, of an article of another day of the same outlet: outlets repeat their forms
_PROMISING = 0.25  # `_ENOUGH`, as the sketches have it, for a pair to be checked
_FREE_DAYS = 3  # a phrase used on so many days is no stock phrase yet
_LEAST_TOLD = 4.0  # what two texts must tell in common, as the sum of weights
_BEFORE = 8  # texts that a text is compared with for one common phrase
_NEARLY_ALL = 0.9
_FULL_SIZE = 30  # sequences from which on `_ENOUGH` is enough
_LEAST = 10  # sequences that a text must have to be compared at all


class Copy(NamedTuple):
    """A text that is a copy of an earlier one; texts are numbered in the order in which they came."""

    text: int
    original: int
    share: float  # of the sequences of the copy, those the original has
    kept: float  # of the sequences of the original, those the copy has


def find_copies(shingles: Shingles, days: Ints, outlets: Ints) -> list[Copy]:
    """The copies among texts that are given in the order in which they came.

    `days` and `outlets` have a number for the day and the outlet of each text; an outlet of -1 is not known. A sequence
    counts the less the more days it was used on: of "received credentials from the ambassador" nothing is left, while
    names and figures, which differ in two reports of one form, count in full.
    """
    weights = _weights(shingles, days)

    def check(later: int, earlier: int) -> Copy | None:
        own = outlets[later] == outlets[earlier] != -1 and days[later] != days[earlier]
        return _check(shingles, weights, later, earlier, _OF_ITS_OWN if own else _ENOUGH)

    found: dict[int, Copy] = {}
    for later, earlier in _candidates(shingles, weights):
        # Candidates come with the earliest original first.
        if later not in found and (copy := check(later, earlier)):
            found[later] = copy
    for later, copy in found.items():
        # Not every text was compared with the first of a large family.
        root = copy.original
        while root in found:
            root = found[root].original
        if root != copy.original and (of_root := check(later, root)):
            found[later] = of_root
    return [found[later] for later in sorted(found)]


def _weights(shingles: Shingles, days: Ints) -> Floats:
    """The weight of each sequence: 1 for what was used on a few days, falling to 0 for stock phrases."""
    width = int(days.max(initial=0)) + 1
    used = np.unique(shingles.codes * width + days[shingles.texts]) // width
    times = np.bincount(used, minlength=shingles.distinct)
    return 1 / np.maximum(1, times - _FREE_DAYS + 1)


def _candidates(shingles: Shingles, weights: Floats) -> Iterator[tuple[int, int]]:
    """Pairs of texts, (later, earlier), whose sketches have enough in common."""
    codes, texts = shingles.codes[shingles.sketched], shingles.texts[shingles.sketched]
    order = np.argsort(codes, kind="stable")  # stable: the texts of a sequence stay in the order in which they came
    codes, texts = codes[order], texts[order]
    size = np.bincount(texts, weights[codes], minlength=len(shingles.starts) - 1)
    count = len(size)
    first = np.searchsorted(codes, codes)
    pairs: Ints = np.zeros(0, np.int64)
    shared: Floats = np.zeros(0)
    for back in range(1, _BEFORE + 2):
        if back <= _BEFORE:
            later = np.flatnonzero(np.arange(len(codes)) - first >= back)
            earlier = later - back
        else:  # and with the first of all that have it
            later = np.flatnonzero(np.arange(len(codes)) - first > _BEFORE)
            earlier = first[later]
        keys = np.concatenate([pairs, texts[later] * count + texts[earlier]])
        pairs, inverse = np.unique(keys, return_inverse=True)
        shared = np.bincount(inverse, np.concatenate([shared, weights[codes[later]]]), minlength=len(pairs)).astype(
            float
        )
    copies, originals = np.divmod(pairs, max(count, 1))
    promising = shared >= _PROMISING * np.minimum(size[copies], size[originals])
    long = np.diff(shingles.starts) >= _LEAST
    promising &= long[copies] & long[originals]
    yield from zip(copies[promising].tolist(), originals[promising].tolist(), strict=True)


def _check(shingles: Shingles, weights: Floats, later: int, earlier: int, enough: float) -> Copy | None:
    """Whether enough of what the later text tells is told by the earlier one."""
    copy, original = shingles.of(later), shingles.of(earlier)
    common = np.intersect1d(copy, original, assume_unique=True)
    if len(common) < len(copy) * max(enough, _needed(len(copy))):
        return None
    told = weights[common].sum()
    if told < _LEAST_TOLD or told < _ENOUGH * min(weights[copy].sum(), weights[original].sum()):
        return None
    return Copy(later, earlier, len(common) / len(copy), len(common) / len(original))


def _needed(size: int) -> float:
    """The share that a copy of so many sequences must have in common: all but everything if it is very short."""
    short = max(0.0, (_FULL_SIZE - size) / (_FULL_SIZE - _LEAST))
    return _ENOUGH + (_NEARLY_ALL - _ENOUGH) * short

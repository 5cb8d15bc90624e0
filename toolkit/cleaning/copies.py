"""Which texts are near-copies of which: candidates by what is rare in them, each then checked by all its sequences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from toolkit.cleaning.shingles import Floats, Ints, Numbered, Numbers, Shingles, shingle

_TELLING = 0.1  # the weight of a sequence by which candidates are found
_PROMISING = 0.2  # of what the shorter of two texts tells, for the pair to be checked
_BEFORE = 8  # texts that a text is compared with for one common phrase
_SHORTEST = 7  # sequences that a text must have to be compared at all
_NEAR_DAYS = 7  # what outlets take from each other they take at once
_PARAGRAPH = 50  # sequences
_SEVERAL = 7  # sequences that are more than a phrase or two
_MUCH = 0.45
_SHORT = ((10, 0.9), (60, 0.45))  # sequences of a short text, and the share of them that its original must have
_FIGURES = 0.6  # of the figures of a text that its original has, too
_FEW_FIGURES = 3


class Rule(NamedTuple):
    """What two texts must have in common for one to be a copy of the other."""

    share: float  # of the sequences of the copy
    beside_paragraph: float  # of those of either text, where all that one has of its own is a paragraph
    weight: float  # of what either of them tells
    told: float  # the sum of weights of what both tell


_OTHER_OUTLET = Rule(share=0.45, beside_paragraph=0.3, weight=0.35, told=2.0)
_UNKNOWN = Rule(share=0.45, beside_paragraph=0.3, weight=0.4, told=3.0)  # also within an outlet and a day
_LATER = Rule(share=0.45, beside_paragraph=0.45, weight=0.45, told=4.0)
_OWN_LATER = Rule(share=0.8, beside_paragraph=0.8, weight=0.45, told=4.0)  # outlets repeat their forms and background


class Copy(NamedTuple):
    """A text that is a copy of an earlier one; texts are numbered in the order in which they came."""

    text: int
    original: int
    share: float  # of the sequences of the copy, those the original has
    kept: float  # of the sequences of the original, those the copy has
    told: float  # the sum of weights of what both have


def find_copies(numbered: Numbered, days: Ints, outlets: Ints) -> list[Copy]:
    """The copies among texts that are given in the order in which they came.

    `days` and `outlets` have a number for the day and the outlet of each text; an outlet of -1 is not known. A sequence
    counts the less the more days it was used on: of "received credentials from the ambassador" nothing is left, while
    names and figures, which differ in two reports of one form, count in full.
    """
    shingles = shingle(numbered, days)
    figures = np.array([word[0].isdigit() for word in numbered.vocabulary], np.bool_)
    found: dict[int, Copy] = {}

    def check(later: int, earlier: int) -> Copy | None:
        copy = _check(shingles, later, earlier, _rule(days, outlets, later, earlier))
        return copy if copy and _agree(figures_of(later), figures_of(earlier)) else None

    def figures_of(text: int) -> Numbers:
        words = numbered.texts[text]
        return np.unique(words[figures[words]])

    for later, earlier in _candidates(shingles):
        # Candidates come with the earliest original first; a later one must tell more of the copy.
        if (copy := check(later, earlier)) and (later not in found or copy.told > found[later].told):
            found[later] = copy
    for later, copy in found.items():
        # Not every text was compared with the first of a large family.
        root = copy.original
        while root in found:
            root = found[root].original
        if root != copy.original and (of_root := check(later, root)):
            found[later] = of_root
    return [found[later] for later in sorted(found)]


def _rule(days: Ints, outlets: Ints, later: int, earlier: int) -> Rule:
    if outlets[later] == -1 or outlets[earlier] == -1:
        return _UNKNOWN
    apart = abs(int(days[later]) - int(days[earlier]))
    if outlets[later] == outlets[earlier]:
        return _OWN_LATER if apart else _UNKNOWN
    return _OTHER_OUTLET if apart <= _NEAR_DAYS else _LATER


def _candidates(shingles: Shingles) -> Iterator[tuple[int, int]]:
    """Pairs of texts, (later, earlier), that share much of what is told in few others."""
    telling = shingles.weights[shingles.codes] >= _TELLING
    codes, texts = shingles.codes[telling], shingles.texts[telling]
    weights = shingles.weights[codes]
    count = len(shingles.sizes)
    first = np.searchsorted(codes, codes)
    place = np.arange(len(codes)) - first
    pairs: Ints = np.zeros(0, np.int64)
    shared: Floats = np.zeros(0)
    for back in range(1, _BEFORE + 2):
        if back <= _BEFORE:
            later = np.flatnonzero(place >= back)
            earlier = later - back
        else:  # and with the first of all that have it
            later = np.flatnonzero(place > _BEFORE)
            earlier = first[later]
        keys = np.concatenate([pairs, texts[later].astype(np.int64) * count + texts[earlier]])
        pairs, inverse = np.unique(keys, return_inverse=True)
        shared = np.bincount(inverse, np.concatenate([shared, weights[later]]), minlength=len(pairs)).astype(np.float64)
    copies, originals = np.divmod(pairs, max(count, 1))
    promising = shared >= _PROMISING * np.minimum(shingles.told[copies], shingles.told[originals])
    compared = shingles.sizes >= _SHORTEST
    promising &= compared[copies] & compared[originals]
    yield from zip(copies[promising].tolist(), originals[promising].tolist(), strict=True)


def _check(shingles: Shingles, later: int, earlier: int, rule: Rule) -> Copy | None:
    """Whether the later text tells enough of what the earlier one tells."""
    size, of_original = int(shingles.sizes[later]), int(shingles.sizes[earlier])
    common = np.intersect1d(shingles.of(later), shingles.of(earlier), assume_unique=True)
    share, kept = len(common) / size, len(common) / of_original
    enough = share >= max(rule.share, _needed(size))
    # A new first paragraph; which of two texts of one day came first is not always known.
    enough |= (min(share, kept) >= rule.beside_paragraph and len(common) >= _SEVERAL) and (
        (kept >= _MUCH and size - len(common) <= _PARAGRAPH)
        or (share >= _MUCH and of_original - len(common) <= _PARAGRAPH)
    )
    told = float(shingles.weights[common].sum())
    least = max(rule.told, rule.weight * min(shingles.told[later], shingles.told[earlier]))
    return Copy(later, earlier, share, kept, told) if enough and told >= least else None


def _needed(size: int) -> float:
    """The share that a copy of so many sequences must have in common: nearly all if it is very short."""
    (least, nearly_all), (full, share) = _SHORT
    short = min(max(0.0, (full - size) / (full - least)), 1.0)
    return share + (nearly_all - share) * short


def _agree(figures: Numbers, others: Numbers) -> bool:
    """Whether the figures of one text are in the other: two reports of one form differ in little else."""
    fewest = min(len(figures), len(others))
    return fewest < _FEW_FIGURES or len(np.intersect1d(figures, others, assume_unique=True)) >= _FIGURES * fewest

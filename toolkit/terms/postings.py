"""Postings: for each term the articles it stands in and how often, from which every table of counts is made."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.terms.encoding import Codes, Offsets
from toolkit.terms.tokens import REMOVED, Tokens

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Postings:
    """Which terms stand in which articles: one entry per term and article, ordered by both.

    Attributes
    ----------
    terms : int32 array, terms × n
        The codes of each term's words, in order.
    term, article, count : arrays, one per entry
        Row of the term in `terms`, position of the article, and how often the term stands in it.
    """

    terms: Codes
    term: npt.NDArray[np.int64]
    article: Codes
    count: npt.NDArray[np.int64]

    def names(self, vocabulary: pd.Index[str], rows: npt.NDArray[np.int64]) -> pd.Series:
        """The terms at `rows` as they are read: their words with a space between."""
        names = pd.Series(vocabulary.take(self.terms[rows, 0]))
        for place in range(1, self.terms.shape[1]):
            names = names.str.cat(pd.Series(vocabulary.take(self.terms[rows, place])), sep=" ")
        return names


def postings(tokens: Tokens, *, ngram: int = 1, left_out: Mask | None = None) -> Postings:
    """The postings of all n-grams; none reaches over a removed word, a type `left_out`, or the end of a part."""
    begins = ngram_begins(tokens, ngram, left_out)
    order = begins
    for place in reversed(range(ngram)):
        order = order[_stable_order(tokens.codes[order + place], len(tokens.vocabulary))]

    article = np.repeat(np.arange(len(tokens.articles), dtype=np.int32), tokens.lengths)[order]
    new_term = np.zeros(len(order), dtype=bool)
    new_term[:1] = True
    for place in range(ngram):
        codes = tokens.codes[order + place]
        new_term[1:] |= codes[1:] != codes[:-1]
    new_entry = new_term.copy()
    new_entry[1:] |= article[1:] != article[:-1]

    entries = np.flatnonzero(new_entry)
    first = order[new_term]
    return Postings(
        terms=np.stack([tokens.codes[first + place] for place in range(ngram)], axis=1),
        term=np.cumsum(new_term)[entries] - 1,
        article=article[entries],
        count=np.diff(entries, append=len(order)),
    )


def ngram_begins(tokens: Tokens, ngram: int, left_out: Mask | None = None) -> Offsets:
    """Where in `tokens.codes` a run of `ngram` words begins that are all kept and stand in one part."""
    kept = tokens.codes != REMOVED
    if left_out is not None:
        kept &= ~left_out[tokens.codes]
    begins = starts_in_part(tokens, ngram)
    for place in range(ngram):
        begins[: max(len(kept) - place, 0)] &= kept[place:]
    return np.flatnonzero(begins)


def starts_in_part(tokens: Tokens, ngram: int) -> Mask:
    """For each place in `tokens.codes` whether a run of `ngram` words that begins there stays within its part."""
    begins = np.ones(len(tokens.codes), dtype=bool)
    for place in range(1, ngram):
        last = tokens.part_offsets[1:] - place
        begins[last[last >= 0]] = False
    return begins


def _stable_order(keys: Codes, size: int) -> Offsets:
    """The order that sorts `keys` (0 … size - 1), equal ones as they stand: a counting sort by SciPy."""
    from scipy.sparse import csr_array

    places = np.arange(len(keys), dtype=np.int32 if len(keys) < 2**31 else np.int64)
    row = csr_array((places, keys, np.array([0, len(keys)])), shape=(1, size))
    return np.asarray(row.tocsc().data)

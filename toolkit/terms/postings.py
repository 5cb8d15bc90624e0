"""Postings: for each term the articles it stands in and how often, from which every table of counts is made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.terms.encoding import REMOVED, Codes, Offsets

Counts = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
_BLOCK = 1 << 16  # numbers at a time: what is done to them is done in the processor's cache


@dataclass(frozen=True, eq=False)
class Terms:
    """Terms by the codes of their words.

    Attributes
    ----------
    terms : int array, terms × n
        The codes of each term's words. Terms stand in the order of these, which is that of the words.
    """

    terms: Codes

    def names(self, vocabulary: pd.Index[str], rows: npt.NDArray[np.integer]) -> pd.Series:
        """The terms at `rows` as they are read: their words with a space between."""
        import pyarrow as pa
        import pyarrow.compute as pc

        types, ngram = pa.array(vocabulary, type=pa.large_string()), self.terms.shape[1]
        if ngram == 1:
            return pd.Series(types.take(pa.array(self.terms[:, 0].take(rows))).to_pandas(), dtype="str")
        # The words of all terms, those that are not the last of theirs with a space: then only the borders between
        # words of one term have to go. Joining the words would copy them all once more.
        nothing, space = (pa.scalar(sign, pa.large_string()) for sign in ("", " "))
        spaced = pc.binary_join_element_wise(types, nothing, space)
        codes = self.terms.take(rows, axis=0)
        codes[:, -1] += len(types)
        words = pc.take(pa.concat_arrays([spaced, types]), pa.array(codes.ravel()), boundscheck=False)
        _, borders, letters = words.buffers()
        borders = np.frombuffer(borders, dtype=np.int64)[: len(words) + 1 : ngram].copy()
        joined = pa.LargeStringArray.from_buffers(len(rows), pa.py_buffer(borders), letters)
        return pd.Series(joined.to_pandas(), dtype="str")


@dataclass(frozen=True, eq=False)
class Totals(Terms):
    """How often each term stands in all articles together, and in how many articles."""

    total: npt.NDArray[np.integer]
    articles: npt.NDArray[np.integer]


@dataclass(frozen=True, eq=False)
class Postings(Terms):
    """Which terms stand in which articles: one entry per term and article, ordered by both.

    Attributes
    ----------
    starts : int array
        Where the entries of each term begin, and the end of the last.
    article : int array, one per entry
        The position of an article.
    places : int array
        How many uses of terms stand before each entry, and all of them: an entry has as many as lie up to the next.
    """

    starts: npt.NDArray[np.integer]
    article: Codes
    places: npt.NDArray[np.integer]

    @cached_property
    def count(self) -> npt.NDArray[np.integer]:
        """How often each entry's term stands in its article."""
        return np.diff(self.places)

    @cached_property
    def term(self) -> Codes:
        """The row of each entry's term in `terms`."""
        return np.repeat(np.arange(len(self.terms), dtype=np.int32), self.articles)

    @cached_property
    def articles(self) -> Counts:
        """In how many articles each term stands."""
        return np.diff(self.starts).astype(np.int64, copy=False)

    @cached_property
    def total(self) -> Counts:
        """How often each term stands in all articles together."""
        total: Counts = np.diff(self.places[self.starts]).astype(np.int64, copy=False)
        return total


def word_postings(codes: Codes, offsets: Offsets, types: int) -> Postings:
    """The postings of single words; code -1 is no word.

    Parameters
    ----------
    codes : int array
        The words of all articles, one after another.
    offsets : int array
        Where each article begins in `codes`, and the end of the last.
    types : int
        How many types there are.
    """
    from scipy.sparse import csr_array

    small = np.int32 if len(codes) < 2**31 else np.int64
    kept = codes != REMOVED
    if not kept.all():
        codes = codes[kept]
        offsets = np.concatenate([np.zeros(1, small), np.cumsum(kept, dtype=small)])[offsets]
    # SciPy turns articles × types round by a counting sort.
    shape = (len(offsets) - 1, types)
    columns = csr_array((np.ones(len(codes), np.int32), codes, offsets.astype(small)), shape=shape).tocsc()
    columns.has_sorted_indices = True  # articles were read in their order
    columns.sum_duplicates()
    used = np.flatnonzero(np.diff(columns.indptr))
    starts = np.append(columns.indptr[used], columns.indptr[-1])
    places = np.concatenate([np.zeros(1, small), np.cumsum(columns.data, dtype=small)])
    return Postings(used.astype(np.int32)[:, None], starts, columns.indices, places)


def ngram_totals(codes: Codes, offsets: Offsets, types: int, begins: Mask, ngram: int) -> Totals:
    """How often each n-gram stands that begins where `begins` is true; the other arguments are as in `word_postings`.

    What `ngram_postings` would give in all, in half the time.
    """
    keys = _sorted_keys(codes, offsets, types, begins, ngram)
    if keys is None:
        found = ngram_postings(codes, offsets, types, begins, ngram)
        return Totals(found.terms, found.total, found.articles)
    key, word_bits, article_bits = keys
    # What is found is kept small, and the terms take the place of the keys: fresh memory costs more than arithmetic.
    small = np.int32 if len(key) < 2**31 else np.int64
    firsts, entries = [], []
    seen = filled = 0
    last, changed = np.int64(0), np.empty(min(_BLOCK, len(key)), dtype=np.int64)
    for start in range(0, len(key), _BLOCK):
        block = key[start : start + _BLOCK]
        change = changed[: len(block)]  # the bits in which each number differs from the one before
        change[0] = block[0] ^ last if start else np.iinfo(np.int64).max
        np.bitwise_xor(block[1:], block[:-1], out=change[1:])
        last = block[-1]
        entry: Codes = np.cumsum(change != 0, dtype=small)  # the entry, a term in an article, of each number
        entry += small(seen - 1)
        seen = int(entry[-1]) + 1
        first = np.flatnonzero(change >= 1 << article_bits)
        entries.append(entry.take(first))
        key[filled : filled + len(first)] = block.take(first)
        filled += len(first)
        first += start
        firsts.append(first.astype(small))
    total = np.diff(np.concatenate([*firsts, [len(key)]], dtype=small))
    articles = np.diff(np.concatenate([*entries, [seen]], dtype=small))
    del firsts, entries
    key = key[:filled]
    key >>= article_bits
    return Totals(_words_of_keys(key, word_bits, ngram), total, articles)


def ngram_postings(codes: Codes, offsets: Offsets, types: int, begins: Mask, ngram: int) -> Postings:
    """The postings of the n-grams that begin where `begins` is true; the other arguments are as in `word_postings`."""
    keys = _sorted_keys(codes, offsets, types, begins, ngram)
    if keys is not None:
        key, word_bits, article_bits = keys
        entries = _runs(key)
        found = key[entries[:-1]]
        of_entry = found.astype(np.int32)  # keeps the lower bits
        of_entry &= (1 << article_bits) - 1
        found >>= article_bits
        first = _runs(found)
        return Postings(_words_of_keys(found[first[:-1]], word_bits, ngram), first, of_entry, entries)

    order = np.flatnonzero(begins)
    for place in reversed(range(ngram)):
        order = order[_stable_order(codes[order + place], types)]
    article = np.searchsorted(offsets, order, side="right") - 1
    new_term = np.zeros(len(order), dtype=bool)
    new_term[:1] = True
    for place in range(ngram):
        words = codes[order + place]
        new_term[1:] |= words[1:] != words[:-1]
    new_entry = new_term.copy()
    new_entry[1:] |= article[1:] != article[:-1]
    entries, terms_at = np.flatnonzero(new_entry), np.flatnonzero(new_term)
    return Postings(
        np.stack([codes[order[terms_at] + place] for place in range(ngram)], axis=1),
        np.append(np.searchsorted(entries, terms_at), len(entries)),
        article[entries].astype(np.int32),
        np.append(entries, len(order)),
    )


def _sorted_keys(
    codes: Codes, offsets: Offsets, types: int, begins: Mask, ngram: int
) -> tuple[npt.NDArray[np.int64], int, int] | None:
    """Each n-gram's words and article as one number, in rising order, and the bits of a word and of an article in it.

    Sorting numbers is faster than sorting places by several keys. None where they do not fit into one.
    """
    word_bits, article_bits = (max(size - 1, 1).bit_length() for size in (types, len(offsets) - 1))
    if word_bits * ngram + article_bits >= 64:
        return None
    key = np.repeat(np.arange(len(offsets) - 1, dtype=np.int64), np.diff(offsets))
    for start in range(0, len(codes), _BLOCK):
        block = key[start : start + _BLOCK]
        wide = codes[start : start + _BLOCK + ngram - 1].astype(np.int64)
        for place in range(ngram):
            words = wide[place : place + len(block)]
            block[: len(words)] |= words << (word_bits * (ngram - 1 - place) + article_bits)
    key[np.flatnonzero(~begins)] = np.iinfo(np.int64).max  # at the end after sorting, where they are cut off
    key.sort()
    return key[: np.count_nonzero(begins)], word_bits, article_bits


def _words_of_keys(keys: npt.NDArray[np.int64], word_bits: int, ngram: int) -> Codes:
    """The codes of the words that keys without an article were made of."""
    terms = np.empty((len(keys), ngram), dtype=np.int32)
    for place in reversed(range(ngram)):
        terms[:, place] = keys & ((1 << word_bits) - 1)
        keys = keys >> word_bits
    return terms


def _runs(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Where each run of equal values begins, and the end of the last.

    >>> _runs(np.array([4, 4, 7])).tolist()
    [0, 2, 3]
    """
    new = np.ones(len(values) + 1, dtype=bool)
    np.not_equal(values[1:], values[:-1], out=new[1:-1])
    return np.flatnonzero(new)


def _stable_order(keys: Codes, size: int) -> Offsets:
    """The order that sorts `keys` (0 … size - 1), equal ones as they stand: a counting sort by SciPy."""
    from scipy.sparse import csr_array

    places = np.arange(len(keys), dtype=np.int32 if len(keys) < 2**31 else np.int64)
    row = csr_array((places, keys, np.array([0, len(keys)])), shape=(1, size))
    return np.asarray(row.tocsc().data)

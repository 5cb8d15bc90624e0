"""What the counting verbs share: terms without stop words, groups of articles, and counts of terms in groups."""

from __future__ import annotations

from numbers import Integral
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.groups import By, group_keys
from toolkit.tables import TableName
from toolkit.terms.encoding import REMOVED, Codes, Offsets
from toolkit.terms.postings import Postings, Totals, ngram_postings, ngram_totals
from toolkit.terms.stop_words import StopWords, chosen_stop_words
from toolkit.terms.tokens import Tokens

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Mask = npt.NDArray[np.bool_]


def counted_terms(tokens: Tokens, *, ngram: int, stop_words: StopWords) -> tuple[Postings, Offsets]:
    """The postings of all n-grams, and which of their terms are to be reported.

    No n-gram reaches over a removed word, a stop word, or the end of a part. The postings of single words hold stop
    words too, as they are the same for every choice.
    """
    if _require_ngram(ngram) == 1:
        found = tokens.postings
        return found, np.flatnonzero(~type_mask(tokens, stop_words)[found.terms[:, 0]])
    found = ngram_postings(*_ngrams(tokens, ngram, stop_words), ngram)
    return found, np.arange(len(found.terms))


def total_terms(tokens: Tokens, *, ngram: int, stop_words: StopWords) -> tuple[Postings | Totals, Offsets]:
    """As `counted_terms`, but of longer terms only the counts in all articles together, in half the time."""
    if _require_ngram(ngram) == 1:
        return counted_terms(tokens, ngram=1, stop_words=stop_words)
    found = ngram_totals(*_ngrams(tokens, ngram, stop_words), ngram)
    return found, np.arange(len(found.terms))


def _require_ngram(ngram: int) -> int:
    require_number("ngram", ngram, least=1, of="words")
    return ngram


def _ngrams(tokens: Tokens, ngram: int, stop_words: StopWords) -> tuple[Codes, Offsets, int, Mask]:
    """Codes, offsets, number of types, and where an n-gram begins that is to be counted."""
    begins = starts_in_part(tokens, ngram)
    stops = type_mask(tokens, stop_words)
    # The last place is for removed words, code -1.
    kept = ~np.append(stops, True)[tokens.codes] if stops.any() else tokens.codes != REMOVED
    if not kept.all():
        for place in range(ngram):
            begins[: max(len(kept) - place, 0)] &= kept[place:]
    return tokens.codes, tokens.offsets, len(tokens.vocabulary), begins


def require_top(top: int | None) -> None:
    """Raise ValueError unless `top` is a number of rows or None for all."""
    if top is not None:
        require_number("top", top, least=0, of="rows", otherwise=", or None for all")


def require_number(argument: str, value: object, *, least: int, of: str = "", otherwise: str = "") -> None:
    """Raise ValueError unless an argument is a whole number that is large enough; the message says of what."""
    if isinstance(value, bool) or not isinstance(value, Integral) or value < least:
        kind = f"a number of {of}" if of else "a whole number"
        raise ValueError(f"{argument} must be {kind} from {least}{otherwise}, but {value!r} was passed.")


def starts_in_part(tokens: Tokens, ngram: int) -> Mask:
    """For each place in `tokens.codes` whether a run of `ngram` words that begins there stays within its part."""
    begins = np.ones(len(tokens.codes), dtype=bool)
    for place in range(1, ngram):
        last = tokens.part_offsets[1:] - place
        begins[last[last >= 0]] = False
    return begins


def type_mask(tokens: Tokens, choice: StopWords) -> Mask:
    """Which types are stop words."""
    import pyarrow as pa
    import pyarrow.compute as pc

    chosen = chosen_stop_words(choice)
    if not chosen or not len(tokens.vocabulary):
        return np.zeros(len(tokens.vocabulary), dtype=bool)
    stops: Mask = pc.is_in(tokens.lower_types, pa.array(chosen, pa.large_string())).to_numpy(zero_copy_only=False)
    return stops


def grouping(tokens: Tokens, by: By, table: TableName | None = None) -> tuple[pd.DataFrame, np.ndarray]:
    """The groups in sorted order, missing values last, and the number of each article's group.

    `table` is the one that the groups will stand before, if they will.
    """
    keys = group_keys(tokens.articles, by, table=table)
    if keys.columns.empty:
        return pd.DataFrame(index=range(1)), np.zeros(len(keys), dtype=np.int64)
    number = keys.groupby(list(keys.columns), dropna=False, sort=True, observed=True).ngroup().to_numpy()
    first = np.empty(int(number.max(initial=-1)) + 1, dtype=np.intp)
    first[number[::-1]] = np.arange(len(number))[::-1]  # the last one set is the first article of the group
    return keys.iloc[first].reset_index(drop=True), number


def counts_by_group(found: Postings, group: np.ndarray, groups: int) -> tuple[csr_array, csr_array]:
    """How often each group uses each term, and in how many articles: sparse arrays, groups × terms."""
    from scipy.sparse import csc_array, csr_array

    # Turning terms × articles round puts the entries of a group and term side by side.
    shape = (groups, len(found.terms))
    numbered = np.arange(len(found.count), dtype=found.starts.dtype)
    entries = csc_array((numbered, group[found.article].astype(numbered.dtype), found.starts), shape=shape).tocsr()
    new = np.ones(len(numbered) + 1, dtype=bool)
    np.not_equal(entries.indices[1:], entries.indices[:-1], out=new[1:-1])
    new[entries.indptr] = True
    runs = np.flatnonzero(new)
    begins, indptr = runs[:-1], np.searchsorted(runs, entries.indptr)
    count = np.add.reduceat(found.count[entries.data], begins, dtype=np.int64) if len(begins) else numbered
    return (
        csr_array((count, entries.indices[begins], indptr), shape=shape),
        csr_array((np.diff(runs), entries.indices[begins], indptr), shape=shape),
    )

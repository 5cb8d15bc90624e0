"""How tokens and counts of terms are made part by part."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.groups import By
from toolkit.parts import InParts, Saving, concatenated
from toolkit.terms.counting import grouping
from toolkit.terms.frequencies import term_frequencies
from toolkit.terms.joining import join_saved, join_tokens
from toolkit.terms.saving import open_tokens, save_tokens
from toolkit.terms.stop_words import StopWords
from toolkit.terms.tokens import tokenize

_SUMS = ["count", "articles"]


def _counted(
    articles: pd.DataFrame, *, by: By = None, ngram: int = 1, top: int | None = None, stop_words: StopWords = "all"
) -> pd.DataFrame:
    """All terms of a part with their counts, and for each group a row without a term that has the words of all."""
    tokens = tokenize(articles)
    counted = term_frequencies(tokens, by=by, ngram=ngram, stop_words=stop_words).drop(columns="per_million")
    groups, group = grouping(tokens, by, "frequencies")
    words = np.bincount(group, weights=tokens.lengths, minlength=len(groups)).astype(np.int64)
    totals = groups.assign(term=pd.Series(pd.NA, groups.index, dtype="str"), count=words, articles=0)
    return concatenated([counted, totals.reset_index(drop=True)])


def _added(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The sums of several parts."""
    rows = concatenated(parts)
    keys = [name for name in rows.columns if name not in _SUMS]
    return rows.groupby(keys, dropna=False, sort=False, observed=True)[_SUMS].sum().reset_index()


def _frequencies(
    counted: pd.DataFrame, *, by: By = None, ngram: int = 1, top: int | None = None, stop_words: StopWords = "all"
) -> pd.DataFrame:
    """The table of frequencies from sums over all parts."""
    of_terms = counted["term"].notna()
    groups = [name for name in counted.columns if name not in ("term", *_SUMS)]
    rows, totals = counted[of_terms], counted[~of_terms]
    if groups:
        words = totals[[*groups, "count"]].rename(columns={"count": "_words"})
        rows = rows.merge(words, on=groups, how="left", validate="many_to_one")
    else:
        rows = rows.assign(_words=int(totals["count"].sum()))
    rows = rows.assign(per_million=rows["count"] / np.maximum(rows["_words"], 1) * 1e6)
    rows = rows.sort_values(
        [*groups, "count", "term"], ascending=[*(True for _ in groups), False, True], na_position="last"
    )
    if top is not None:
        rows = rows[rows.groupby(groups, dropna=False, observed=True).cumcount() < top] if groups else rows.head(top)
    rows = rows.reset_index(drop=True)
    frequencies = tables.conform(rows[list(tables.TABLES["frequencies"])], "frequencies")
    return pd.concat([rows[groups], frequencies], axis=1) if groups else frequencies


STEPS = {
    "tokenize": InParts(tokenize, join_tokens, saved=Saving(save_tokens, open_tokens, join_saved)),
    "term_frequencies": InParts(_counted, _added, _frequencies, in_any_order=True),
}

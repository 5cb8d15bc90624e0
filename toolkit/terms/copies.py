"""Copies of one text, of which the counting verbs can count one."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.errors import require_choice
from toolkit.groups import By, group_keys
from toolkit.terms.tokens import Tokens

Copies = Literal["all", "once"]


def counted_articles(tokens: Tokens, copies: Copies, by: By = None) -> Tokens:
    """The tokens of all articles, or of those that no article of the same group copies.

    Of copies the one that was published first is counted, once in each group. Articles are copies of each other that
    share their value in the column `cluster`, which `mark_duplicates` adds; without it, those with the same words in
    their text, in the same order. Articles without a text are copies of none.
    """
    require_choice("copies", copies, ("all", "once"))
    if copies == "all" or tokens.articles.empty:
        return tokens
    keys = group_keys(tokens.articles, by)
    order = pd.DataFrame({"place": np.arange(len(keys))})
    for name in ("date", "article_id"):  # the identity breaks ties: shuffled articles give the same counts
        if name in tokens.articles:
            order[name] = tokens.articles[name].to_numpy()
    groups = keys.set_axis([f"by {word}" for word in keys.columns], axis=1).reset_index(drop=True)
    groups["cluster"] = pd.factorize(pd.Series(_clusters(tokens), dtype="object"))[0]
    ranked = order.sort_values([*order.columns[1:], "place"], na_position="last", kind="stable")["place"].to_numpy()
    kept = np.ones(len(groups), dtype=bool)
    kept[ranked] = ~groups.iloc[ranked].duplicated().to_numpy()
    return tokens if kept.all() else _selected(tokens, kept)


def _clusters(tokens: Tokens) -> list[Hashable]:
    """What copies have in common, for each article; for one that copies none, a value of its own."""
    if "cluster" in tokens.articles:
        values = tokens.articles["cluster"]
        return [
            ("alone", place) if missing else value
            for place, (value, missing) in enumerate(zip(values.tolist(), values.isna().tolist(), strict=True))
        ]
    if "text" not in tokens.columns:
        return list(range(len(tokens.articles)))
    part, parts = tokens.columns.index("text"), len(tokens.columns)
    starts, ends = (borders[part::parts].tolist() for borders in (tokens.part_offsets[:-1], tokens.part_offsets[1:]))
    return [
        tokens.codes[start:end].tobytes() if end > start else place
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]


def _selected(tokens: Tokens, kept: npt.NDArray[np.bool_]) -> Tokens:
    """The tokens of some of the articles, in the same vocabulary."""
    sizes, parts = np.diff(tokens.part_offsets), np.repeat(kept, len(tokens.columns))
    return replace(
        tokens,
        codes=tokens.codes[np.repeat(parts, sizes)],
        part_offsets=np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes[parts])]),
        articles=tokens.articles[kept].reset_index(drop=True),
    )

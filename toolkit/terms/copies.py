"""Copies of one text, of which the counting verbs can count one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from toolkit.errors import require_choice
from toolkit.groups import By, Copies, group_keys, is_copy
from toolkit.terms.tokens import Tokens


def counted_articles(tokens: Tokens, copies: Copies, by: By = None) -> Tokens:
    """The tokens of all articles, or of those that no article of the same group copies.

    What copies are, and which one is counted, says `is_copy`; without the column `cluster` they are articles with the
    same words in their text, in the same order.
    """
    require_choice("copies", copies, ("all", "once"))
    if copies == "all" or tokens.articles.empty:
        return tokens
    copied = is_copy(tokens.articles, group_keys(tokens.articles, by), _contents(tokens)).to_numpy()
    return _selected(tokens, ~copied) if copied.any() else tokens


def _contents(tokens: Tokens) -> list[bytes | None]:
    """The words of each article's text as one value; None for an article without any."""
    if "text" not in tokens.columns:
        return [None] * len(tokens.articles)
    part, parts = tokens.columns.index("text"), len(tokens.columns)
    starts, ends = (borders[part::parts].tolist() for borders in (tokens.part_offsets[:-1], tokens.part_offsets[1:]))
    return [tokens.codes[start:end].tobytes() or None for start, end in zip(starts, ends, strict=True)]


def _selected(tokens: Tokens, kept: npt.NDArray[np.bool_]) -> Tokens:
    """The tokens of some of the articles, in the same vocabulary."""
    sizes, parts = np.diff(tokens.part_offsets), np.repeat(kept, len(tokens.columns))
    return replace(
        tokens,
        codes=tokens.codes[np.repeat(parts, sizes)],
        part_offsets=np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes[parts])]),
        articles=tokens.articles[kept].reset_index(drop=True),
    )

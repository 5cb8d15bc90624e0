"""Tokens of several parts of a collection made into those of the whole, with one vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from toolkit.parts import concatenated
from toolkit.terms.encoding import REMOVED, Codes
from toolkit.terms.tokens import Tokens


def join_tokens(parts: Sequence[Tokens], *, codes_file: Path | None = None) -> Tokens:
    """The tokens of all parts, in their order: those that `tokenize` gives for all of the articles.

    Parameters
    ----------
    parts
        At least one; all of the same columns.
    codes_file
        Where the codes are written to as they are made, so that they are never in memory together; without it they
        are.

    Examples
    --------
    >>> from toolkit import tokenize
    >>> join_tokens([tokenize(pd.DataFrame({"text": [text]})) for text in ("The mill", "A mill")])
    <Tokens: 4 words, 3 types, 2 articles>
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    vocabularies = [pa.array(part.vocabulary, type=pa.large_string()) for part in parts]
    every = pc.unique(pa.chunked_array(vocabularies, pa.large_string()))
    vocabulary = every.take(pc.sort_indices(every))
    codes = _room(sum(len(part) for part in parts), codes_file)
    filled = 0
    for part, own in zip(parts, vocabularies, strict=True):
        # The last place is for removed words, code -1.
        renumbered = np.append(pc.index_in(own, vocabulary).to_numpy(zero_copy_only=False), REMOVED).astype(np.int32)
        codes[filled : filled + len(part)] = renumbered[part.codes]
        filled += len(part)
    if isinstance(codes, np.memmap):
        codes.flush()
    lengths = np.concatenate([np.zeros(1, np.int64), *(np.diff(part.part_offsets) for part in parts)])
    return Tokens(
        codes=codes,
        part_offsets=np.cumsum(lengths),
        vocabulary=pd.Index(vocabulary.to_pandas(), dtype="str"),
        articles=concatenated([part.articles for part in parts]),
        columns=parts[0].columns,
    )


def _room(size: int, path: Path | None) -> Codes:
    if path is None or size == 0:  # nothing cannot be mapped
        return np.empty(size, dtype=np.int32)
    room: Codes = np.lib.format.open_memmap(path, mode="w+", dtype=np.int32, shape=(size,))
    return room

"""Tokens of several parts of a collection made into those of the whole, with one vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.parts import concatenated
from toolkit.terms.encoding import REMOVED, Codes, Offsets
from toolkit.terms.saving import open_tokens, write_files
from toolkit.terms.tokens import Tokens

if TYPE_CHECKING:
    import pyarrow as pa


def join_tokens(parts: Sequence[Tokens]) -> Tokens:
    """The tokens of all parts, in their order: those that `tokenize` gives for all of the articles.

    At least one part is needed, and all must be of the same columns.

    Examples
    --------
    >>> from toolkit import tokenize
    >>> join_tokens([tokenize(pd.DataFrame({"text": [text]})) for text in ("The mill", "A mill")])
    <Tokens: 4 words, 3 types, 2 articles>
    """
    vocabulary = _joined_vocabulary(parts)
    codes = np.concatenate([_renumbered(part, vocabulary) for part in parts])
    return _tokens(codes, [part.part_offsets for part in parts], vocabulary, parts[0], [p.articles for p in parts])


def join_saved(paths: Sequence[Path], folder: Path) -> None:
    """Fill a folder with the tokens of all parts that `save_tokens` wrote; one part at a time is in memory."""
    vocabulary = _joined_vocabulary(open_tokens(path) for path in paths)
    offsets: list[Offsets] = []
    articles: list[pd.DataFrame] = []
    size = sum(len(open_tokens(path)) for path in paths)
    codes_file = folder / "codes.npy"
    with codes_file.open("wb") as file:
        header = {"descr": np.dtype(np.int32).str, "fortran_order": False, "shape": (size,)}
        np.lib.format.write_array_header_1_0(file, header)
        for path in paths:
            part = open_tokens(path)
            file.write(_renumbered(part, vocabulary).tobytes())
            offsets.append(part.part_offsets)
            articles.append(part.articles)
    codes = np.load(codes_file, mmap_mode="r")
    write_files(_tokens(codes, offsets, vocabulary, open_tokens(paths[0]), articles), folder)


def _joined_vocabulary(parts: Iterable[Tokens]) -> pa.Array:
    """The types of all parts, each once, in order of code points."""
    import pyarrow as pa
    import pyarrow.compute as pc

    every = pa.array([], pa.large_string())
    for part in parts:
        own = pa.array(part.vocabulary, type=pa.large_string())
        new = own.filter(pc.invert(pc.is_in(own, every)))
        every = pa.concat_arrays([every, new])
    return every.take(pc.sort_indices(every))


def _renumbered(part: Tokens, vocabulary: pa.Array) -> Codes:
    """The codes of a part in the vocabulary of the whole."""
    import pyarrow as pa
    import pyarrow.compute as pc

    places = pc.index_in(pa.array(part.vocabulary, type=pa.large_string()), vocabulary)
    # The last place is for removed words, code -1.
    table: Codes = np.append(places.to_numpy(zero_copy_only=False), REMOVED).astype(np.int32)
    return table[part.codes]


def _tokens(
    codes: Codes, offsets: Sequence[Offsets], vocabulary: pa.Array, first: Tokens, articles: Sequence[pd.DataFrame]
) -> Tokens:
    lengths = np.concatenate([np.zeros(1, np.int64), *(np.diff(each) for each in offsets)])
    return Tokens(
        codes=codes,
        part_offsets=np.cumsum(lengths),
        vocabulary=pd.Index(vocabulary.to_pandas(), dtype="str"),
        articles=concatenated(articles),
        columns=first.columns,
    )

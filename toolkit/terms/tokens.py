"""Tokens: the words of a collection as numbers, read once, counted many times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.errors import TableError, did_you_mean
from toolkit.parts import in_parts
from toolkit.terms.encoding import REMOVED, Codes, Encoder, Offsets
from toolkit.terms.postings import Postings, word_postings

if TYPE_CHECKING:
    import pyarrow as pa
    from nltk.text import Text

_DEFAULT_COLUMNS = ("title", "text")
# Columns that hold running text stay behind with the articles.
TEXTS = ("text", "captions", "headings", "boilerplate")
_BATCH_BYTES = 1 << 20


@dataclass(frozen=True, eq=False, repr=False)
class Tokens:
    """The words of every article, in order, as codes into a vocabulary.

    Made by `tokenize`. All counting verbs take it, so that each text is read only once.

    Attributes
    ----------
    codes : int32 array, one per word
        Place of the word in `vocabulary`; -1 where a word was removed, so that no n-gram and no window reaches
        over the gap unnoticed.
    part_offsets : int64 array
        Where each part (title, text) of each article begins in `codes`, and the end of the last. N-grams and windows
        stay within a part.
    vocabulary : pandas.Index of str
        The types, in order of code points.
    articles : pandas.DataFrame
        The articles' metadata, in their order, without the columns that hold running text.
    columns : tuple of str
        The columns that were read, in order.
    """

    codes: Codes
    part_offsets: Offsets
    vocabulary: pd.Index[str]
    articles: pd.DataFrame
    columns: tuple[str, ...] = _DEFAULT_COLUMNS

    def __len__(self) -> int:
        """How many words there are, removed ones included."""
        return len(self.codes)

    def __repr__(self) -> str:
        return f"<Tokens: {len(self):,} words, {len(self.vocabulary):,} types, {len(self.articles):,} articles>"

    @property
    def offsets(self) -> Offsets:
        """Where each article begins in `codes`, and the end of the last."""
        return self.part_offsets[:: len(self.columns)]

    @property
    def lengths(self) -> Offsets:
        """How many words each article has, removed ones included."""
        return np.diff(self.offsets)

    @cached_property
    def postings(self) -> Postings:
        """In which articles each type stands and how often: made when it is first asked for, and kept."""
        return word_postings(self.codes, self.offsets, len(self.vocabulary))

    @cached_property
    def lower_types(self) -> pa.Array:
        """The types in lower case, as Arrow has them: made when they are first asked for, and kept."""
        import pyarrow as pa
        import pyarrow.compute as pc

        return pc.utf8_lower(pa.array(self.vocabulary, type=pa.large_string()))

    @cached_property
    def type_sizes(self) -> list[int]:
        """How many words types have: one, and more where phrases were joined."""
        import pyarrow.compute as pc

        return sorted({1, *(spaces + 1 for spaces in pc.unique(pc.count_substring(self.lower_types, " ")).to_pylist())})

    def words(self, position: int) -> list[str | None]:
        """The words of the article at a position, from 0; None where a word was removed."""
        if not 0 <= position < len(self.articles):
            raise IndexError(
                f"position must be that of an article, from 0 to {len(self.articles) - 1}, not {position}."
            )
        start, end = self.offsets[position], self.offsets[position + 1]
        codes = self.codes[start:end]
        kept = np.where(codes == REMOVED, 0, codes)
        found = self.vocabulary.take(kept).tolist() if len(codes) else []
        return [None if code == REMOVED else word for word, code in zip(found, codes.tolist(), strict=True)]

    def to_nltk(self) -> Text:
        """The words of all articles, one after another, as an `nltk.Text`; removed words are left out."""
        from nltk.text import Text

        return Text(self.vocabulary.take(self.codes[self.codes != REMOVED]).tolist())


@in_parts("toolkit.terms.in_parts")
def tokenize(articles: pd.DataFrame, *, columns: Sequence[str] | None = None, keep_case: bool = False) -> Tokens:
    """The words of every article as codes, ready to be counted.

    What a word is stands in `toolkit.text.words`. Title and body are both read, as both are what an outlet says; an
    article that has only one of them has its words. Missing text has none.

    Parameters
    ----------
    articles : pandas.DataFrame
        One article per row.
    columns : sequence of str, optional
        The columns to read, in order; without it "title" and "text", as far as they are there.
    keep_case : bool
        Count "March" and "march" apart.

    Returns
    -------
    Tokens

    Raises
    ------
    TableError
        `articles` has none of the columns, or not all that were named.

    Examples
    --------
    >>> import pandas as pd
    >>> articles = pd.DataFrame({"title": ["Mill reopens"], "text": ["The mill’s 40 workers are back."]})
    >>> tokens = tokenize(articles)
    >>> tokens
    <Tokens: 8 words, 7 types, 1 articles>
    >>> tokens.words(0)
    ['mill', 'reopens', 'the', 'mill', '40', 'workers', 'are', 'back']
    """
    read = columns_to_read(articles, columns)
    encoder = Encoder(keep_case=keep_case)
    for batch in batches([text_or_nothing(as_arrow(articles[name])) for name in read]):
        encoder.add(batch)
    metadata = articles.drop(columns=[name for name in TEXTS if name in articles.columns]).reset_index(drop=True)
    return assembled(encoder, metadata, read)


def assembled(encoder: Encoder, metadata: pd.DataFrame, columns: tuple[str, ...]) -> Tokens:
    """The tokens of everything an encoder has taken in."""
    codes, part_offsets, vocabulary = encoder.finish()
    return Tokens(codes, part_offsets, pd.Index(vocabulary.to_pandas(), dtype="str"), metadata, columns)


def as_tokens(tokens: Tokens | pd.DataFrame) -> Tokens:
    """The tokens themselves, or those of a table of articles: for verbs that take either."""
    return tokens if isinstance(tokens, Tokens) else tokenize(tokens)


def columns_to_read(articles: pd.DataFrame, columns: Sequence[str] | None) -> tuple[str, ...]:
    """The columns to read words from: those that were named, or title and text as far as they are there."""
    if not isinstance(articles, pd.DataFrame):
        raise TableError(f"The articles table must be a pandas DataFrame, but a {type(articles).__name__} was passed.")
    return chosen_columns([str(name) for name in articles.columns], columns)


def chosen_columns(names: Sequence[str], columns: Sequence[str] | None) -> tuple[str, ...]:
    """Of the columns an input has, those to read words from."""
    if isinstance(columns, str) or (columns is not None and not columns):
        raise ValueError(f"columns must be a sequence of column names such as ('title', 'text'), but is {columns!r}.")
    read = tuple(columns) if columns is not None else tuple(name for name in _DEFAULT_COLUMNS if name in names)
    lacking = [name for name in read if name not in names] if read else ["text"]
    if lacking:
        raise TableError(
            f"The articles table has no column {lacking[0]!r} to read words from; it has {names}."
            f"{did_you_mean(lacking[0], names)}"
        )
    return read


def as_arrow(column: pd.Series) -> pa.ChunkedArray:
    """A column of text as Arrow has it; anything that is not text is missing."""
    import pyarrow as pa

    if isinstance(column.dtype, pd.StringDtype):
        array = pa.array(column, type=pa.large_string(), from_pandas=True)
        return array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array])
    texts = [value if isinstance(value, str) else None for value in column.tolist()]
    try:
        return pa.chunked_array([texts], type=pa.large_string())
    except UnicodeEncodeError:  # half a surrogate pair, which is no character
        cleaned = [None if text is None else text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        return pa.chunked_array([cleaned], type=pa.large_string())


def text_or_nothing(column: pa.Array | pa.ChunkedArray) -> pa.ChunkedArray:
    """A column of Arrow as text, empty where it is missing."""
    import pyarrow as pa
    import pyarrow.compute as pc

    chunked = column if isinstance(column, pa.ChunkedArray) else pa.chunked_array([column])
    return pc.fill_null(chunked.cast(pa.large_string()), "")


def batches(columns: Sequence[pa.ChunkedArray]) -> Iterator[pa.Array]:
    """The columns' texts, article by article, in arrays of a megabyte, so that memory does not grow with them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    sizes = sum(pc.binary_length(column).to_numpy().astype(np.int64) for column in columns)
    filled = np.cumsum(sizes) // _BATCH_BYTES
    borders = np.append(np.flatnonzero(np.diff(filled, prepend=-1)), len(filled))
    for start, end in pairwise(borders.tolist()):
        parts = [column.slice(start, end - start).combine_chunks() for column in columns]
        parts = [pa.concat_arrays(part.chunks) if isinstance(part, pa.ChunkedArray) else part for part in parts]
        if len(parts) == 1:
            yield parts[0]
        else:
            places = np.arange(len(parts) * (end - start)).reshape(len(parts), -1).T.ravel()
            yield pa.concat_arrays(parts).take(pa.array(places))

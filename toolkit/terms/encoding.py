"""Texts to word codes at the speed of arithmetic, with the same result as running `words` over every text.

News repeats itself: a text's white-space-separated pieces ("missiles,", "the") come from a small stock. So the pieces
are found and numbered by Arrow and numpy, each distinct piece is taken apart once, and the words of the distinct
pieces are then laid out in the order of the texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from toolkit.text.words import words

if TYPE_CHECKING:
    import pyarrow as pa

Codes = npt.NDArray[np.int32]
Offsets = npt.NDArray[np.int64]
REMOVED = -1  # code of a word that was taken out

# A piece that is plainly one word once the signs around it are off: ASCII letters and digits, hyphens, decimal numbers.
# For these `words` would give what is left in lower case, but for US, and for a lone s, which may be what is left over
# of a possessive. A test holds the two to that.
_AROUND = " \t\n\v\f\r.,;:!?()[]<>$%\"“”'’‘-–—…"
_PART = "[A-Za-z0-9]+"
_ONE_WORD = rf"^(?:(?:[A-RT-Za-rt-z0-9]|[A-Za-z0-9]{{2,}})(?:-{_PART})*|[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)$"


class Encoder:
    """Collects batches of texts, then gives their words as codes into one sorted vocabulary."""

    def __init__(self, *, keep_case: bool = False) -> None:
        self._keep_case = keep_case
        self._known: dict[str, list[str]] = {}
        self._codes: list[Codes] = []
        self._lengths: list[Offsets] = []
        self._vocabularies: list[pa.Array] = []

    def add(self, texts: pa.Array) -> None:
        """Take in one batch: a `large_string` array without missing values."""
        pieces, borders = _pieces(texts)
        words_of, starts, lengths = self._words_of(pieces.dictionary)
        numbered = words_of.dictionary_encode()
        piece = pieces.indices.to_numpy(zero_copy_only=False)
        expanded, ends = _expand(piece, starts, lengths)
        self._vocabularies.append(numbered.dictionary)
        self._codes.append(numbered.indices.to_numpy(zero_copy_only=False)[expanded])
        self._lengths.append(np.diff(np.concatenate([[0], ends])[borders]))

    def finish(self) -> tuple[Codes, Offsets, pa.Array]:
        """Codes of all texts, the border of each text in them, and the vocabulary in order of code points."""
        import pyarrow as pa
        import pyarrow.compute as pc

        every = pa.concat_arrays([pa.array([], pa.large_string()), *self._vocabularies]).dictionary_encode()
        order = pc.sort_indices(every.dictionary)
        rank = np.empty(len(order), dtype=np.int32)
        rank[order.to_numpy()] = np.arange(len(order), dtype=np.int32)
        renumbered = rank[every.indices.to_numpy(zero_copy_only=False)]

        codes = np.empty(sum(map(len, self._codes)), dtype=np.int32)
        filled = seen = 0
        for number, vocabulary in enumerate(self._vocabularies):
            batch = self._codes[number]
            self._codes[number] = batch[:0].copy()  # frees the batch: two full copies would double the memory
            codes[filled : filled + len(batch)] = renumbered[seen : seen + len(vocabulary)][batch]
            filled += len(batch)
            seen += len(vocabulary)
        lengths = np.concatenate([np.zeros(1, np.int64), *self._lengths])
        return codes, np.cumsum(lengths), every.dictionary.take(order)

    def _words_of(self, pieces: pa.Array) -> tuple[pa.Array, Codes, Codes]:
        """The words of each piece: all of them in one array, where each piece's begin, and how many it has."""
        import pyarrow as pa
        import pyarrow.compute as pc

        trimmed = pc.utf8_trim(pieces, _AROUND)
        plain = pc.and_not(pc.match_substring_regex(trimmed, _ONE_WORD), pc.match_substring_regex(trimmed, r"\bUS\b"))
        easy = trimmed.filter(plain)
        if not self._keep_case:
            easy = pc.ascii_lower(easy)
        rest = pc.ascii_trim_whitespace(pieces.filter(pc.invert(plain)))
        hard = [self._taken_apart(piece) for piece in rest.to_pylist()]

        is_plain = plain.to_numpy(zero_copy_only=False)
        lengths = np.ones(len(pieces), dtype=np.int32)
        lengths[~is_plain] = [len(found) for found in hard]
        starts = np.empty(len(pieces), dtype=np.int32)
        starts[is_plain] = np.arange(len(easy))
        hard_lengths = lengths[~is_plain]
        starts[~is_plain] = len(easy) + np.cumsum(hard_lengths) - hard_lengths
        flat = pa.array([word for found in hard for word in found], type=pa.large_string())
        return pa.concat_arrays([easy, flat]), starts, lengths

    def _taken_apart(self, piece: str) -> list[str]:
        found = self._known.get(piece)
        if found is None:
            found = self._known[piece] = words(piece, keep_case=self._keep_case)
        return found


def _pieces(texts: pa.Array) -> tuple[Any, Offsets]:
    """The texts cut where ASCII white space ends, as a dictionary-encoded array, and where each text begins in it.

    A piece keeps the white space behind it: leaving it out would mean to copy all the rest.
    """
    import pyarrow as pa

    _, offsets_buffer, data_buffer = texts.buffers()
    if data_buffer is None or len(texts) == 0:
        nothing = pa.array([], pa.large_string()).dictionary_encode()
        return nothing, np.zeros(len(texts) + 1, dtype=np.int64)
    offsets = np.frombuffer(offsets_buffer, dtype=np.int64)[texts.offset : texts.offset + len(texts) + 1]
    data = np.frombuffer(data_buffer, dtype=np.uint8)[: offsets[-1]][offsets[0] :]
    borders = offsets - offsets[0]
    blank = (data == 32) | ((data >= 9) & (data <= 13))
    data = np.where(blank, np.uint8(32), data)  # "the" at the end of a line is the same piece as within it

    cuts = np.empty(len(data) + 1, dtype=bool)
    np.greater(blank[:-1], blank[1:], out=cuts[1:-1])
    cuts[borders] = True
    begins = np.flatnonzero(cuts)
    pieces = pa.LargeStringArray.from_buffers(
        len(begins) - 1, pa.py_buffer(begins.astype(np.int64, copy=False)), pa.py_buffer(data)
    ).dictionary_encode()
    return pieces, np.searchsorted(begins, borders)


def _expand(piece: Codes, starts: Codes, lengths: Codes) -> tuple[Codes, Codes]:
    """The places start, start + 1, … of every piece's words, one piece after another, and where each piece ends."""
    counts = lengths[piece]
    ends = np.cumsum(counts, dtype=np.int32)
    first = starts[piece]
    if len(counts) == 0 or counts.max() <= 1:
        return first[counts > 0], ends
    places = np.repeat(first - (ends - counts), counts)
    places += np.arange(len(places), dtype=np.int32)
    return places, ends

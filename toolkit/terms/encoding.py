"""Texts to word codes at the speed of arithmetic, with the same result as running `words` over every text.

News repeats itself: a text's white-space-separated pieces ("missiles,", "the") come from a small stock. So the pieces
are found and numbered by Arrow and numpy, each distinct piece is taken apart once, and the words of the distinct
pieces are then laid out in the order of the texts.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from toolkit.text.words import IS_AFTER, words

if TYPE_CHECKING:
    import pyarrow as pa

Codes = npt.NDArray[np.int32]
Offsets = npt.NDArray[np.int64]
_SPACE = np.uint8(32)
_MOST_WAITING = 500_000  # distinct pieces of batches: some 20 megabytes of news
REMOVED = -1  # code of a word that was taken out

# A piece that is plainly one word once the signs around it are off: letters that Arrow lowers as Python does, digits,
# hyphens; or numbers and what joins them. For these `words` would give what is left in lower case, without the
# possessive; but not for US and www, nor for a lone s, which may be what is left over of a possessive. A test holds
# the two to that.
AROUND = " \t\n\v\f\r.,;:!?()[]<>$%\"“”'’‘-–—…"
_OTHERS = "À-ÖØ-öø-ÿ가-힣"
_PART = f"[A-Za-z0-9{_OTHERS}]+"
_ONE_WORD = (
    rf"^(?:(?:[A-RT-Za-rt-z0-9{_OTHERS}]|[A-Za-z0-9{_OTHERS}]{{2,}})(?:-{_PART})*"
    rf"|[0-9]+(?:[-.:/][0-9]+|,[0-9]{{3}})*[A-Za-z]*(?:-{_PART})*)$"
)
_NOT_PLAIN = r"\bUS\b|^[Ww]{3}$"  # www. may be an address with the signs behind it
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_NOT_OWNERS = r"(?i)^(?:" + "|".join(sorted(IS_AFTER)) + ")$"


def is_one_word(trimmed: str) -> bool:
    """Whether a piece without the signs around it is surely one word, itself in lower case.

    >>> is_one_word("Harbour"), is_one_word("U.S"), is_one_word("s")
    (True, False, False)
    """
    return len(trimmed) > 1 and trimmed.isascii() and trimmed.isalpha() and trimmed.upper() not in ("US", "WWW")


class Encoder:
    """Collects batches of texts, then gives their words as codes into one sorted vocabulary.

    A batch is small enough that the table of its distinct pieces stays in the processor's cache. Pieces are taken
    apart for many batches together, as most return in each of them.
    """

    def __init__(self, *, keep_case: bool = False) -> None:
        self._keep_case = keep_case
        self._known: dict[str, list[str]] = {}
        self._waiting: list[tuple[Any, Offsets]] = []  # batches as pieces, and the borders of their texts
        self._distinct = 0  # pieces of the batches that wait
        self._codes: list[Codes] = []
        self._lengths: list[Offsets] = []
        self._vocabularies: list[pa.Array] = []

    def add(self, texts: pa.Array) -> None:
        """Take in one batch: a `large_string` array without missing values."""
        pieces, borders = _pieces(texts)
        self._waiting.append((pieces, borders))
        self._distinct += len(pieces.dictionary)
        if self._distinct > _MOST_WAITING:
            self._take_apart()

    def _take_apart(self) -> None:
        """Turn the batches that wait into codes, with a vocabulary of their own."""
        import pyarrow as pa

        waiting, self._waiting, self._distinct = self._waiting, [], 0
        if not waiting:
            return
        every = pa.concat_arrays([pieces.dictionary for pieces, _ in waiting]).dictionary_encode()
        words_of, starts, lengths = self._words_of(every.dictionary)
        numbered = words_of.dictionary_encode()
        words, number = (array.indices.to_numpy(zero_copy_only=False) for array in (numbered, every))
        codes, seen = [], 0
        for pieces, borders in waiting:
            piece = number[seen : seen + len(pieces.dictionary)]  # of each of the batch's pieces
            seen += len(piece)
            laid_out, ends = _laid_out(
                pieces.indices.to_numpy(zero_copy_only=False), words, starts[piece], lengths[piece]
            )
            codes.append(laid_out)
            self._lengths.append(np.diff(np.concatenate([[0], ends])[borders]))
        self._vocabularies.append(numbered.dictionary)
        self._codes.append(np.concatenate(codes))

    def finish(self) -> tuple[Codes, Offsets, pa.Array]:
        """Codes of all texts, the border of each text in them, and the vocabulary in order of code points."""
        import pyarrow as pa
        import pyarrow.compute as pc

        self._take_apart()
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

        trimmed = pc.utf8_trim(pieces, AROUND)
        one, is_short = _without_possessive(trimmed)
        plain = pc.and_not(pc.match_substring_regex(one, _ONE_WORD), pc.match_substring_regex(one, _NOT_PLAIN))
        plain = pc.and_not(plain, is_short)
        easy = one.filter(plain)
        if not self._keep_case:
            easy = pc.utf8_lower(easy)
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


def _without_possessive(pieces: pa.Array) -> tuple[pa.Array, pa.Array]:
    """The pieces without a possessive 's, and where the 's is none, as in "it's"."""
    import pyarrow as pa
    import pyarrow.compute as pc

    ends = reduce(pc.or_, (pc.ends_with(pieces, end) for end in _POSSESSIVES))
    owners = pc.utf8_slice_codeunits(pieces.filter(ends), 0, -2)
    is_short = np.zeros(len(pieces), dtype=bool)
    is_short[ends.to_numpy(zero_copy_only=False)] = pc.match_substring_regex(owners, _NOT_OWNERS)
    return pc.replace_with_mask(pieces, ends, owners), pa.array(is_short)


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
    data = _with_plain_spaces(data)
    blank = data == _SPACE

    cuts = np.empty(len(data) + 1, dtype=bool)
    np.greater(blank[:-1], blank[1:], out=cuts[1:-1])
    cuts[borders] = True
    begins = np.flatnonzero(cuts)
    pieces = pa.LargeStringArray.from_buffers(
        len(begins) - 1, pa.py_buffer(begins.astype(np.int64, copy=False)), pa.py_buffer(data)
    ).dictionary_encode()
    return pieces, np.searchsorted(begins, borders)


def _with_plain_spaces(data: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """UTF-8 with every ASCII white space as a space: "the" at the end of a line is the same piece as within it.

    A no-break space becomes two of them; to `words` it is white space as well.
    """
    data = data.copy()
    data[np.flatnonzero((data - np.uint8(9)) < 5)] = _SPACE
    lead = np.flatnonzero(data[:-1] == 0xC2)  # never anything but the first byte of a character
    unbroken = lead[data[lead + 1] == 0xA0]
    data[unbroken] = data[unbroken + 1] = _SPACE
    return data


def _laid_out(piece: Codes, words_of: Codes, starts: Codes, lengths: Codes) -> tuple[Codes, Codes]:
    """The words of every piece, one piece after another, and where each piece's end.

    `words_of` holds the words of all distinct pieces, those of each from `starts` on, as many as `lengths` says.
    """
    counts = lengths[piece]
    ends = np.cumsum(counts, dtype=np.int32)
    # Nearly all have one word: the first of each is laid out for all of its words, then the others are put right.
    first = words_of[np.minimum(starts, len(words_of) - 1)] if len(words_of) else starts
    codes = np.repeat(first[piece], counts)
    several = np.flatnonzero(counts > 1)
    counts, piece = counts[several], piece[several]
    within = np.arange(counts.sum(), dtype=np.int32)
    begun = np.cumsum(counts, dtype=np.int32) - counts
    codes[within + np.repeat(ends[several] - counts - begun, counts)] = words_of[
        within + np.repeat(starts[piece] - begun, counts)
    ]
    return codes, ends

"""What a user may ask for: words, phrases and wildcards, in the terms in which words are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.terms.encoding import Codes, Offsets
from toolkit.terms.tokens import Tokens
from toolkit.text.words import fold, words


@dataclass(frozen=True)
class TermPattern:
    """One or more words in a row, each given in full or with ``*`` for any letters.

    A pattern means what the counting verbs mean by a term: "Kim" also stands for "Kim's", "U.S." also for "U.S",
    capitals, apostrophes and kinds of hyphen do not matter, and a phrase may run over a comma or a line break.

    Attributes
    ----------
    words : tuple of str
        The words in the form in which they are counted; those with a ``*`` in lower case.
    """

    words: tuple[str, ...]

    @classmethod
    def parse(cls, written: str) -> TermPattern:
        """The pattern as a user writes it: ``weapon*``, ``nuclear weapon*``, ``U.S.-led``.

        >>> TermPattern.parse("Kim’s nuclear weapon*").words
        ('kim', 'nuclear', 'weapon*')
        """
        if not isinstance(written, str):
            raise ValueError(f"A pattern must be text such as 'weapon*', but {written!r} was passed.")
        if len(written) > 2 and written[0] == written[-1] == "/":
            raise ValueError(
                f"{written!r} is a regular expression, which concordance takes; terms are counted by words, such as "
                "'weapon*' or 'nuclear weapon'."
            )
        parsed: list[str] = []
        for piece in written.split():
            parsed += [fold(piece).lower()] if "*" in piece else words(piece)
        if not parsed:
            raise ValueError(f"The pattern {written!r} holds no word; write one such as 'weapon*' or 'nuclear weapon'.")
        return cls(tuple(parsed))

    def fits(self, place: int, word: str) -> bool:
        """Whether a counted word is what the pattern has at a place."""
        first, *rest = self.words[place].split("*")
        if not rest:
            return word == first
        last = rest.pop()
        if len(word) < len(first) + len(last) or not (word.startswith(first) and word.endswith(last)):
            return False
        at, end = len(first), len(word) - len(last)
        for run in rest:  # each as early as can be: if any way fits, this does
            at = word.find(run, at, end)
            if at < 0:
                return False
            at += len(run)
        return True

    def codes(self, place: int, vocabulary: pd.Index[str]) -> Codes:
        """The codes of all types that fit the pattern at a place."""
        import pyarrow as pa
        import pyarrow.compute as pc

        runs = self.words[place].split("*")
        types = pa.array(vocabulary, type=pa.large_string())
        if len(runs) == 1:
            fits = pc.equal(types, runs[0])
        else:
            fits = pc.match_substring_regex(types, "(?s)^" + ".*".join(map(re.escape, runs)) + "$")
        return np.flatnonzero(fits.to_numpy(zero_copy_only=False)).astype(np.int32)

    def certain_letters(self, place: int) -> str:
        """The longest run of characters that a text must hold for the word at a place, as `fold` leaves it."""
        # The last dot of an abbreviation is counted where it is not written.
        return max(self.words[place].removesuffix(".").split("*"), key=len)


def find_term(tokens: Tokens, pattern: TermPattern) -> Offsets:
    """Where in `tokens.codes` the pattern begins."""
    begins = np.flatnonzero(_is_one_of(tokens.codes, pattern.codes(0, tokens.vocabulary)))
    size = len(pattern.words)
    if size > 1:
        part = np.searchsorted(tokens.part_offsets, begins, side="right")
        begins = begins[begins + size <= tokens.part_offsets[part]]
    for place in range(1, size):
        begins = begins[_is_one_of(tokens.codes[begins + place], pattern.codes(place, tokens.vocabulary))]
    return begins


def _is_one_of(codes: Codes, wanted: Codes) -> npt.NDArray[np.bool_]:
    if len(wanted) == 1:
        return np.asarray(codes == wanted[0])
    table = np.zeros(int(wanted.max(initial=0)) + 2, dtype=bool)  # the last is for all other codes, removed words too
    table[wanted] = True
    return table[np.minimum(codes, len(table) - 1)]

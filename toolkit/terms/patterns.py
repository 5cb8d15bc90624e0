"""What a user may ask for: words, phrases and wildcards, in the terms in which words are counted."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from toolkit.terms.encoding import Codes, Offsets
from toolkit.terms.tokens import Tokens
from toolkit.text.words import fold, words

if TYPE_CHECKING:
    import pyarrow as pa


_WILD = re.compile(r"(?<=\w)\?(?=[\w*?])|\*")  # a question mark at the end of a word is one
_SIGNS = ',;:!?()[]<>"“”…'  # what may be pasted with a word; a dot may belong to it


_LONG_WORD = 50


@dataclass(frozen=True)
class TermPattern:
    """One or more words in a row, each given in full, or with ``*`` for any letters and ``?`` for one inside a word.

    A pattern means what the counting verbs mean by a term: "Kim" also stands for "Kim's", "U.S." also for "U.S",
    capitals, apostrophes and kinds of hyphen do not matter, and a phrase may run over a comma or a line break.

    Attributes
    ----------
    words : tuple of str
        The words in the form in which they are counted; those with a ``*`` or ``?`` in lower case.
    """

    words: tuple[str, ...]

    @classmethod
    def parse(cls, written: str) -> TermPattern:
        """The pattern as a user writes it: ``weapon*``, ``nuclear weapon*``, ``U.S.-led``, ``wom?n``.

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
        if "|" in written:
            raise ValueError(
                f"The pattern {written!r} holds '|', which parts alternatives in regular expressions only: write "
                "/mill|port/ for a concordance, and pass several terms where terms are counted."
            )
        parsed: list[str] = []
        for piece in written.split():
            parsed += [_wildcard(piece)] if _WILD.search(piece) else words(piece)
        if not parsed:
            raise ValueError(f"The pattern {written!r} holds no word; write one such as 'weapon*' or 'nuclear weapon'.")
        return cls(tuple(parsed))

    def fits(self, place: int, word: str) -> bool:
        """Whether a counted word is what the pattern has at a place."""
        first, *rest = self.words[place].split("*")
        if not rest:
            return _agree(first, word)
        last = rest.pop()
        at, end = len(first), len(word) - len(last)
        if at > end or not (_agree(first, word[:at]) and _agree(last, word[end:])):
            return False
        for run in rest:  # each as early as can be: if any way fits, this does
            at = _place(run, word, at, end)
            if at < 0:
                return False
            at += len(run)
        return True

    def codes(self, types: pa.Array, place: int = 0, size: int | None = None) -> Codes:
        """The codes of all types in lower case that fit `size` words of the pattern, from a place on.

        A type has several words where phrases were joined.
        """
        import pyarrow.compute as pc

        wanted = " ".join(self.words[place : None if size is None else place + size])
        if "*" in wanted or "?" in wanted:
            letters = re.escape(wanted).replace(r"\*", "[^ ]*").replace(r"\?", "[^ ]").replace(r"\ ", " ")
            fits = pc.match_substring_regex(types, f"(?s)^{letters}$")
        else:
            fits = pc.equal(types, wanted)
        return np.flatnonzero(fits.to_numpy(zero_copy_only=False)).astype(np.int32)

    def certain_letters(self, place: int) -> str:
        """The longest run of characters that a text must hold for the word at a place, as `fold` leaves it."""
        # The last dot of an abbreviation is counted where it is not written. A very long word need not be held in full.
        return max(re.split(r"[*?]", self.words[place].removesuffix(".")), key=len)[:_LONG_WORD]


def _wildcard(piece: str) -> str:
    """A word with wildcards in the form in which words are counted, as far as that can be told."""
    return unicodedata.normalize("NFC", fold(piece).lower()).strip(_SIGNS)


def _agree(run: str, letters: str) -> bool:
    """Whether a run without ``*`` stands for these letters."""
    if "?" not in run:
        return run == letters
    return len(run) == len(letters) and all(sign in ("?", letter) for sign, letter in zip(run, letters, strict=True))


def _place(run: str, word: str, start: int, end: int) -> int:
    """Where a run first stands between two places of a word, or -1."""
    if "?" not in run:
        return word.find(run, start, end)
    size = len(run)
    return next((place for place in range(start, end - size + 1) if _agree(run, word[place : place + size])), -1)


def find_term(tokens: Tokens, pattern: TermPattern) -> tuple[Offsets, Offsets]:
    """Where in `tokens.codes` the pattern begins, and the places behind its last words.

    These differ by the words of the pattern, or by fewer where phrases were joined: "nuclear weapons" is found
    whether it is two words or one.
    """
    size, types = len(pattern.words), tokens.lower_types
    sizes = [each for each in tokens.type_sizes if each <= size]
    # Begins and ends of what fits so far, by the number of words of the pattern that fit.
    found: list[list[tuple[Offsets, Offsets]]] = [[] for _ in range(size + 1)]
    for each in sizes:
        begins = np.flatnonzero(_is_one_of(tokens.codes, pattern.codes(types, 0, each)))
        found[each].append((begins, begins + 1))
    for place in range(1, size):
        begins, ends = _together(found[place])
        inside = ends < tokens.part_offsets[np.searchsorted(tokens.part_offsets, begins, side="right")]
        begins, ends = begins[inside], ends[inside]
        for each in sizes:
            if place + each <= size:
                fits = _is_one_of(tokens.codes[ends], pattern.codes(types, place, each))
                found[place + each].append((begins[fits], ends[fits] + 1))
    return _together(found[size])


def _together(found: list[tuple[Offsets, Offsets]]) -> tuple[Offsets, Offsets]:
    """Several lists of places as one, in rising order."""
    if len(found) == 1:
        return found[0]
    begins, ends = (np.concatenate([np.zeros(0, np.int64), *places]) for places in zip(*found, strict=True))
    order = np.argsort(begins)
    return begins[order], ends[order]


def _is_one_of(codes: Codes, wanted: Codes) -> npt.NDArray[np.bool_]:
    if len(wanted) == 1:
        return np.asarray(codes == wanted[0])
    table = np.zeros(int(wanted.max(initial=0)) + 2, dtype=bool)  # the last is for all other codes, removed words too
    table[wanted] = True
    return table[np.minimum(codes, len(table) - 1)]

"""What a text is compared by: its sequences of three words, as numbers.

Two texts that share words share little; two that share many sequences of three words have a common origin (Broder 1997,
"On the resemblance and containment of documents"). Each sequence is hashed to 64 bits, so that a collection becomes
arrays. Most sequences stand in one text alone; only the others are kept, with the texts they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int32]

WORDS = 3  # of a sequence
_FREE_DAYS = 3  # a phrase used on so many days is no stock phrase yet

# Chinese and Japanese are written without spaces: each character counts as a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_ODD = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


def plain_words(text: object) -> list[str]:
    """The words of a text in lower case, without marks between them; none of what is no text.

    >>> plain_words("“Silt”, said U.S. experts; 7,500 tonnes.")
    ['silt', 'said', 'u', 's', 'experts', '7', '500', 'tonnes']
    """
    return _WORD.findall(text.lower()) if isinstance(text, str) else []


class _Vocabulary(dict[str, int]):
    def __missing__(self, word: str) -> int:
        self[word] = code = len(self)
        return code


@dataclass(frozen=True, slots=True)
class Numbered:
    """Texts as the numbers of their words."""

    texts: list[Numbers]
    vocabulary: list[str]

    def select(self, rows: Sequence[int]) -> Numbered:
        """Some of the texts, in the given order."""
        return Numbered([self.texts[row] for row in rows], self.vocabulary)


def number_words(texts: Iterable[object]) -> Numbered:
    """The words of each text as numbers, the same number for the same word.

    >>> [text.tolist() for text in number_words(["Silt in the gate.", "The gate, in silt", None]).texts]
    [[0, 1, 2, 3], [2, 3, 1, 0], []]
    """
    vocabulary = _Vocabulary()
    number = vocabulary.__getitem__
    numbered = [np.fromiter(map(number, words), np.int32, len(words)) for words in map(plain_words, texts)]
    return Numbered(numbered, list(vocabulary))


@dataclass(frozen=True, slots=True)
class Shingles:
    """The sequences that stand in more than one text, in the order of `codes`; texts in the order they were given."""

    codes: Numbers  # the number of a sequence, once for each text it stands in, rising
    texts: Numbers  # that text, rising for each code
    weights: Floats  # of each sequence, by its number
    sizes: Ints  # how many distinct sequences each text has, shared or not
    told: Floats  # the sum of their weights
    by_text: Numbers  # `codes` in the order of the texts
    starts: Ints  # where in `by_text` each text begins

    def of(self, text: int) -> Numbers:
        """The sequences that a text shares with any other."""
        return self.by_text[self.starts[text] : self.starts[text + 1]]


def shingle(numbered: Numbered, days: Ints) -> Shingles:
    """The sequences that texts share, with their weights.

    `days` has a number for the day of each text, equal ones side by side. A sequence weighs 1 if it was used on a few
    days, and the less the more days it was used on, as stock phrases are.

    >>> numbered = number_words(["the old port of velm", "the old port", "the new port"])
    >>> shingles = shingle(numbered, np.array([0, 0, 1]))
    >>> shingles.sizes.tolist(), [len(shingles.of(text)) for text in range(3)]
    ([3, 1, 1], [1, 1, 0])
    """
    hashes = _hashes(numbered)
    sizes = np.array([len(found) for found in hashes], np.int64)
    running = np.concatenate([*hashes, np.zeros(0, np.uint64)])
    del hashes
    order = np.argsort(running, kind="stable")  # stable: the texts of a sequence stay in their order
    texts = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)[order]
    running = running[order]
    first = np.ones(len(running), np.bool_)
    first[1:] = running[1:] != running[:-1]
    del running, order
    codes = np.cumsum(first, dtype=np.int32) - 1
    new_day = first.copy()
    new_day[1:] |= days[texts[1:]] != days[texts[:-1]]
    weights = 1 / np.maximum(1, np.bincount(codes[new_day]) - _FREE_DAYS + 1)
    told = np.bincount(texts, weights[codes], minlength=len(sizes)).astype(np.float64)
    del first, new_day
    several = np.bincount(codes) > 1
    shared = several[codes]
    codes, texts, weights = (np.cumsum(several, dtype=np.int32) - 1)[codes[shared]], texts[shared], weights[several]
    starts = np.searchsorted(np.sort(texts), np.arange(len(sizes) + 1)).astype(np.int64)
    return Shingles(codes, texts, weights, sizes, told, codes[np.argsort(texts, kind="stable")], starts)


def _hashes(numbered: Numbered) -> list[npt.NDArray[Any]]:
    """The distinct sequences of each text, in 64 bits: the same ones in every collection and every run."""
    of_word = pd.util.hash_array(np.array(numbered.vocabulary, dtype=object), categorize=False)
    hashes = []
    for text in numbered.texts:
        words = of_word[text]
        count = max(len(words) - WORDS + 1, 0)
        mixed = np.zeros(count, np.uint64)
        for number, odd in enumerate(_ODD):
            mixed += words[number : number + count] * odd
        hashes.append(np.unique(mixed))
    return hashes

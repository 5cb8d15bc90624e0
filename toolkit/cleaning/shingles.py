"""What a text is compared by: its sequences of three words, as numbers.

Two texts that share words share little; two that share many sequences of three words have a common origin. Each
sequence is hashed to 64 bits, so that a collection becomes arrays. The smallest hashes of a text are its sketch, a
fair sample of its sequences: the sketches of two texts overlap as the texts do (MinHash: Broder 1997, "On the
resemblance and containment of documents"). A sketch holds a share of all hashes rather than a fixed number of them, so
that a short text is found in a long one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]

WORDS = 3  # of a sequence
_SAMPLED = 4  # one in so many sequences is in the sketch
_LEAST = 24  # sequences of a short text that are in the sketch in any case

# Chinese and Japanese are written without spaces: each character counts as a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_ODD = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))


def plain_words(text: str) -> list[str]:
    """The words of a text in lower case, without marks between them.

    >>> plain_words("“Silt”, said U.S. experts; 7,500 tonnes.")
    ['silt', 'said', 'u', 's', 'experts', '7', '500', 'tonnes']
    """
    return _WORD.findall(text.lower())


@dataclass(frozen=True, slots=True)
class Shingles:
    """The distinct three-word sequences of each text: those of text `i` are ``codes[starts[i]:starts[i + 1]]``, sorted.

    `sketched` says which of them are in the sketch; codes count from 0 to `distinct` - 1.
    """

    codes: Ints
    starts: Ints
    sketched: npt.NDArray[np.bool_]
    distinct: int

    def of(self, text: int) -> Ints:
        """The sequences of one text."""
        return self.codes[self.starts[text] : self.starts[text + 1]]

    @property
    def texts(self) -> Ints:
        """The text of each element of `codes`."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


class _Vocabulary(dict[str, int]):
    def __missing__(self, word: str) -> int:
        self[word] = code = len(self)
        return code


def shingle(texts: Iterable[list[str]]) -> Shingles:
    """The three-word sequences of texts that are given as lists of words.

    >>> shingles = shingle([["the", "old", "port", "of", "velm"], ["the", "old", "port"]])
    >>> len(shingles.of(0)), np.isin(shingles.of(1), shingles.of(0)).tolist()
    (3, [True])
    """
    vocabulary = _Vocabulary()
    numbered = [np.fromiter(map(vocabulary.__getitem__, words), np.int64, len(words)) for words in texts]
    lengths = np.array([len(words) for words in numbered], dtype=np.int64)
    running = np.concatenate([*numbered, np.zeros(0, np.int64)])
    ends = np.repeat(np.cumsum(lengths), lengths)
    places = np.flatnonzero(np.arange(len(running)) + WORDS <= ends)
    text_of = np.repeat(np.arange(len(lengths)), lengths)[places]
    hashes = _hash_sequences(running, places, vocabulary)
    distinct, codes = np.unique(hashes, return_inverse=True)
    # The codes rise with the hashes: the smallest codes of a text have its smallest hashes.
    keys = np.unique(text_of * max(len(distinct), 1) + codes)
    text_of, codes = np.divmod(keys, max(len(distinct), 1))
    starts = np.searchsorted(text_of, np.arange(len(lengths) + 1)).astype(np.int64)
    sampled = np.searchsorted(distinct, np.uint64(np.iinfo(np.uint64).max // _SAMPLED))
    rank = np.arange(len(codes)) - starts[text_of]
    return Shingles(codes, starts, (codes < sampled) | (rank < _LEAST), len(distinct))


def _hash_sequences(running: Ints, places: Ints, vocabulary: dict[str, int]) -> npt.NDArray[Any]:
    """64 bits for the words at each place and behind it: the same ones in every collection and every run."""
    if not len(places):
        return np.zeros(0, np.uint64)
    of_word = pd.util.hash_array(np.array(list(vocabulary), dtype=object), categorize=False)
    mixed = np.zeros(len(places), np.uint64)
    for number, odd in enumerate(_ODD):
        mixed += of_word[running[places + number]] * odd
    # Multiplication mixes upwards only; the smallest hashes shall be a fair sample.
    mixed ^= mixed >> np.uint64(32)
    mixed *= _ODD[0]
    return mixed ^ (mixed >> np.uint64(29))

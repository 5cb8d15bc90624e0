"""Decisions over types: which words to drop, to merge, to stem or to join, taken once for each type of a collection.

Each verb gives new tokens and leaves the old ones as they are. A word that is dropped leaves a gap: it still counts as
a word in rates, and no n-gram or window reaches over it as if it had never been there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.errors import require_choice
from toolkit.terms.counting import require_number, type_mask
from toolkit.terms.encoding import REMOVED, Codes
from toolkit.terms.patterns import TermPattern, find_term
from toolkit.terms.stop_words import StopWords
from toolkit.terms.tokens import Tokens, as_tokens

if TYPE_CHECKING:
    from nltk.stem import SnowballStemmer


def drop_terms(
    tokens: Tokens | pd.DataFrame,
    *,
    stop_words: StopWords = "all",
    patterns: Iterable[str] = (),
    numbers: bool = False,
    min_count: int = 1,
    min_articles: int = 1,
) -> Tokens:
    """Tokens without stop words, numbers, rare words or words that fit a pattern.

    Parameters
    ----------
    tokens : Tokens or articles
    stop_words : "all", "english", "korean", iterable of str, or None
        As in `term_frequencies`.
    patterns : iterable of str
        Words, with ``*`` for any letters: ``["kcna", "www.*"]``; phrases that were joined are words.
    numbers : bool
        Drop words of digits, with the signs that join them: 7,500, 10:30, 2010-2015.
    min_count, min_articles : int
        Drop words that are used less often, or in fewer articles.

    Returns
    -------
    Tokens
        As many words as before, those dropped being gaps.

    Examples
    --------
    >>> from toolkit import tokenize
    >>> tokens = tokenize(pd.DataFrame({"text": ["The 40 mills of the port"]}))
    >>> drop_terms(tokens, numbers=True).words(0)
    [None, None, 'mills', None, None, 'port']
    """
    if isinstance(patterns, str):
        raise ValueError(f"patterns must be a list of words such as ['kcna', 'www.*'], but is the text {patterns!r}.")
    require_number("min_count", min_count, least=0)
    require_number("min_articles", min_articles, least=0)
    tokens = as_tokens(tokens)
    vocabulary = tokens.vocabulary
    if not len(vocabulary):
        return tokens
    dropped = type_mask(tokens, stop_words).copy()
    if numbers:
        dropped |= np.asarray(vocabulary.str.fullmatch(r"[\d.,:/×-]+"))
    for pattern in patterns:
        dropped[_types_of(tokens, pattern, "patterns")] = True
    if min_count > 1 or min_articles > 1:
        found = tokens.postings
        rare = np.ones(len(vocabulary), dtype=bool)
        rare[found.terms[(found.total >= min_count) & (found.articles >= min_articles), 0]] = False
        dropped |= rare
    return _renamed(tokens, [None if gone else word for word, gone in zip(vocabulary, dropped.tolist(), strict=True)])


def merge_terms(tokens: Tokens | pd.DataFrame, variants: Mapping[str, str | Sequence[str]]) -> Tokens:
    """Tokens in which several words count as one: spelling variants, inflections, or a theme.

    Parameters
    ----------
    tokens : Tokens or articles
    variants : mapping of str to str or sequence of str
        The word to count, and the words it stands for, with ``*`` for any letters:
        ``{"defence": "defense", "arms": ["missile*", "shell*"]}``. Where several fit, the first does.

    Returns
    -------
    Tokens

    Examples
    --------
    >>> from toolkit import tokenize
    >>> tokens = tokenize(pd.DataFrame({"text": ["Defense or defence?"]}))
    >>> merge_terms(tokens, {"defence": "defense"}).words(0)
    ['defence', 'or', 'defence']
    """
    if not isinstance(variants, Mapping) or not all(
        isinstance(name, str) and name.strip() and isinstance(patterns, Iterable) for name, patterns in variants.items()
    ):
        raise ValueError(
            "variants must map the word to count to the words it stands for, such as {'defence': ['defense']}, "
            f"but {variants!r} was passed."
        )
    tokens = as_tokens(tokens)
    names: list[str | None] = list(tokens.vocabulary)
    taken = np.zeros(len(names), dtype=bool)
    for name, patterns in variants.items():
        for pattern in [patterns] if isinstance(patterns, str) else patterns:
            for code in _types_of(tokens, pattern, "variants").tolist():
                if not taken[code]:
                    names[code], taken[code] = name, True
    return _renamed(tokens, names)


def stem_terms(tokens: Tokens | pd.DataFrame, *, language: str = "english") -> Tokens:
    """Tokens in which the forms of a word count as one: "missile" and "missiles" as "missil".

    Verbs look for stems then: ask them for "missil" or "missil*". The texts of a concordance keep their words.

    Parameters
    ----------
    tokens : Tokens or articles
    language : str
        One of NLTK's Snowball stemmers, such as "english", "spanish", "german" or "russian"; none knows Korean.

    Returns
    -------
    Tokens

    Notes
    -----
    M. F. Porter (2001), Snowball: a language for stemming algorithms; in NLTK's implementation.

    Examples
    --------
    >>> from toolkit import tokenize
    >>> tokens = tokenize(pd.DataFrame({"text": ["Missiles and a missile"]}))
    >>> stem_terms(tokens).words(0)
    ['missil', 'and', 'a', 'missil']
    """
    stemmer, tokens = _stemmer(language), as_tokens(tokens)
    return _renamed(tokens, [stemmer.stem(word) for word in tokens.vocabulary])


def join_phrases(tokens: Tokens | pd.DataFrame, phrases: Iterable[str], *, join_overlaps: bool = False) -> Tokens:
    """Tokens in which each of the phrases is one word: "nuclear weapon" counts apart from "nuclear" and "weapon".

    Parameters
    ----------
    tokens : Tokens or articles
    phrases : iterable of str
        Phrases of two words or more, with ``*`` for any letters: given, or the column `term` of `collocations`.
        Texts are read from left to right: at each place the longest phrase that begins there is joined, and reading
        goes on behind it.
    join_overlaps : bool
        Join phrases that overlap into one: with "nuclear weapons" and "weapons test" a "nuclear weapons test" is one
        word; without it, it is "nuclear weapons" and "test". For pairs from `collocations`, of which names of three
        words and more are made.

    Returns
    -------
    Tokens
        With fewer words: a phrase counts as one.

    Examples
    --------
    >>> from toolkit import tokenize
    >>> tokens = tokenize(pd.DataFrame({"text": ["Nuclear weapons, nuclear power"]}))
    >>> join_phrases(tokens, ["nuclear weapon*"]).words(0)
    ['nuclear weapons', 'nuclear', 'power']
    >>> tokens = tokenize(pd.DataFrame({"text": ["A nuclear weapons test"]}))
    >>> join_phrases(tokens, ["nuclear weapons", "weapons test"], join_overlaps=True).words(0)
    ['a', 'nuclear weapons test']
    """
    if isinstance(phrases, str):
        raise ValueError(f"phrases must be a list of phrases such as ['nuclear weapon'], but is the text {phrases!r}.")
    tokens = as_tokens(tokens)
    length = np.ones(len(tokens.codes), dtype=np.int64)
    for phrase in phrases:
        begins, behind = find_term(tokens, TermPattern.parse(phrase))
        length[begins] = np.maximum(length[begins], behind - begins)
    starts, ends = [0], [0]  # of what is joined
    places = np.flatnonzero(length > 1)
    for begin, size in zip(places.tolist(), length[places].tolist(), strict=True):
        if begin >= ends[-1]:
            starts.append(begin)
            ends.append(begin + size)
        elif join_overlaps:
            ends[-1] = max(ends[-1], begin + size)
    begins = np.asarray(starts[1:], dtype=np.int64)
    lengths = np.asarray(ends[1:], dtype=np.int64) - begins

    inside = np.repeat(begins, lengths - 1) + _count_up(lengths - 1) + 1
    words = tokens.vocabulary.take(tokens.codes[np.repeat(begins, lengths) + _count_up(lengths)]).tolist()
    splits = np.cumsum(lengths)
    names = [" ".join(words[end - size : end]) for end, size in zip(splits.tolist(), lengths.tolist(), strict=True)]

    kept = np.ones(len(tokens.codes), dtype=bool)
    kept[inside] = False
    number = {name: place for place, name in enumerate(dict.fromkeys(names), start=len(tokens.vocabulary))}
    codes = tokens.codes.copy()
    codes[begins] = [number[name] for name in names]
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept)])
    joined = replace(tokens, codes=codes[kept], part_offsets=before[tokens.part_offsets])
    return _renamed(joined, [*tokens.vocabulary, *number])


def _types_of(tokens: Tokens, written: str, argument: str) -> Codes:
    """The codes of the types that a pattern of one word stands for, or of joined phrases."""
    pattern = TermPattern.parse(written)
    if len(pattern.words) not in tokens.type_sizes:
        raise ValueError(f"{argument} must be single words, but {written!r} is a phrase; join_phrases makes it one.")
    return pattern.codes(tokens.lower_types)


def _renamed(tokens: Tokens, names: Sequence[str | None]) -> Tokens:
    """The tokens with each type under a new name, None for a gap; types of one name become one, unused ones go."""
    used = np.zeros(len(names) + 1, dtype=bool)  # the last place is for gaps, code -1
    used[tokens.codes] = True
    vocabulary = sorted(
        {name for name, is_used in zip(names, used.tolist(), strict=False) if is_used and name is not None}
    )
    number = {name: place for place, name in enumerate(vocabulary)}
    new: Codes = np.asarray(
        [REMOVED if name is None else number.get(name, REMOVED) for name in [*names, None]], np.int32
    )
    return replace(tokens, codes=new[tokens.codes], vocabulary=pd.Index(vocabulary, dtype="str"))


def _count_up(sizes: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """0, 1, … for each size, one run after another.

    >>> _count_up(np.array([2, 3])).tolist()
    [0, 1, 0, 1, 2]
    """
    return np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)


@cache
def _stemmer(language: str) -> SnowballStemmer:
    from nltk.stem import SnowballStemmer

    require_choice("language", language, [name for name in SnowballStemmer.languages if name != "porter"])
    return SnowballStemmer(language)

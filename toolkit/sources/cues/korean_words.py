"""The Korean words that the reading of attributions asks for, from `words/korean.txt`."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from toolkit.sources.wordlists import read_groups


class KoreanWords(NamedTuple):
    verbs: tuple[str, ...]
    nameless: tuple[str, ...]
    openers: frozenset[str]
    no_particles: tuple[str, ...]
    settings: tuple[str, ...]


@cache
def korean_words() -> KoreanWords:
    groups = dict(read_groups("korean"))
    return KoreanWords(
        tuple(groups["verbs"]),
        tuple(groups["verbs that name nobody"]),
        frozenset(groups["openers"]),
        tuple(groups["endings that are no particle"]),
        tuple(groups["endings of where and to whom"]),
    )

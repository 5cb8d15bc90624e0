"""Names that were glued to the words beside them when texts were taken from pages ("Ana Soltvisited", "theAna Solt").

Pages that mark names (in bold, as links) lose the space beside the mark when they are turned into text carelessly. One
such place could be anything; a table in which the same name stands glued to many different words, each of them common
in the table, has this damage, and in it alone the names are set apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

_SAMPLE = 3_000_000  # characters that are looked at
_OFTEN = 10  # times that a name or a word must stand alone
_KNOWN = 2  # times that a word must stand alone for such a name to be set apart from it
_DIFFERENT = 5  # words that a name must be glued to
_RARER = 2  # how many times rarer than its end a glued word is: "Assemblymen" is a word of its own

_WORD = re.compile(r"[A-Za-z]+")
_NAME = re.compile(r"(?<![^\W_])[A-Z][a-z]{1,12}(?: [A-Z][a-z]{1,12}){1,2}(?![^\W_])")
_BEHIND = re.compile(r"(?<![^\W_])([A-Z][a-z]{1,12}(?: [A-Z][a-z]{1,12})?) ([A-Z][a-z]{3,24})(?![^\W_])")
_BEFORE = re.compile(r"(?<![^\W_])([A-Za-z][a-z]{1,15})([A-Z][a-z]{1,12}(?: [A-Z][a-z]{1,12}){1,2})")


class Glued:
    """What is glued in a table: names, and the words that may stand beside them.

    >>> verbs = "said saw knew was had".split()
    >>> texts = [f"Ana Solt {verb} it. He {verb} it." for verb in verbs * 10]
    >>> texts += [f"Ana Solt{verb} it." for verb in verbs]
    >>> Glued(texts).split("They say Ana Soltknew it.")
    'They say Ana Solt knew it.'
    """

    def __init__(self, texts: Iterable[str]) -> None:
        sample: list[str] = []
        size = 0
        for text in texts:
            sample.append(text)
            size += len(text)
            if size > _SAMPLE:
                break
        counts = Counter(word for text in sample for word in _WORD.findall(text))
        named = Counter(name for text in sample for name in _NAME.findall(text))
        names = {name for name, count in named.items() if count >= _OFTEN}
        self._words = frozenset(word for word, count in counts.items() if count >= _KNOWN and len(word) > 1)
        self._behind = _pattern(_glued_behind(sample, names, counts), "({})([a-z]{{2,20}})(?![^\\W_])")
        self._before = _pattern(
            _glued_before(sample, names, counts), "(?<![^\\W_])([A-Za-z][a-z]{{1,15}})({})(?![a-z])"
        )

    def __bool__(self) -> bool:
        return self._behind is not None or self._before is not None

    def split(self, text: str) -> str:
        """The text with its names set apart."""

        def apart(match: re.Match[str]) -> str:
            word = match[1] if match.re is self._before else match[2]
            return f"{match[1]} {match[2]}" if word in self._words else match[0]

        for pattern in (self._before, self._behind):  # "of theAna Soltand": the name is free before it is cut
            text = pattern.sub(apart, text) if pattern else text
        return text


def set_apart(columns: Sequence[tuple[Any, int]]) -> int:
    """Mend the texts and titles of a table; in how many articles something was.

    The table comes in pieces: frames, or dicts of lists, each with the row from which on it is looked at.
    """

    def texts() -> Iterator[str]:
        for kept, start in columns:
            for name in ("text", "title"):
                yield from (text for text in list(kept[name])[start:] if isinstance(text, str))

    glued = Glued(texts())
    changed = 0
    for kept, start in columns if glued else ():
        places: set[int] = set()
        for name in ("text", "title"):
            values = list(kept[name])
            for place, value in enumerate(values[start:], start):
                if isinstance(value, str) and (mended := glued.split(value)) != value:
                    values[place] = mended
                    places.add(place)
            kept[name] = pd.Series(values, dtype="str") if isinstance(kept, pd.DataFrame) else values
        changed += len(places)
    return changed


def _pattern(names: Iterable[str], around: str) -> re.Pattern[str] | None:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(around.format("|".join(longest_first))) if longest_first else None


def _glued_behind(sample: list[str], names: set[str], counts: Counter[str]) -> list[str]:
    """The names that have lost the space behind them."""
    ends: defaultdict[str, set[str]] = defaultdict(set)  # the last words of names, by the words before
    for name in names:
        first, _, last = name.rpartition(" ")
        ends[first].add(last)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text in sample:
        for first, glued in _BEHIND.findall(text):
            for last in ends.get(first, ()):
                word = glued[len(last) :]
                if glued.startswith(last) and counts[word] >= max(_OFTEN, _RARER * counts[glued]):
                    found[f"{first} {last}"].add(word)
    return [name for name, words in found.items() if len(words) >= _DIFFERENT]


def _glued_before(sample: list[str], names: set[str], counts: Counter[str]) -> list[str]:
    """The names that have lost the space before them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text in sample:
        for word, following in _BEFORE.findall(text):
            name = following if following in names else following.rpartition(" ")[0]
            if name in names and counts[word] >= max(_OFTEN, _RARER * counts[word + name.partition(" ")[0]]):
                found[name].add(word)
    return [name for name, words in found.items() if len(words) >= _DIFFERENT]

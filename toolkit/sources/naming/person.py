"""One person named in full, and which of several a surname means."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.sources.folding import folded_words
from toolkit.sources.naming.name_words import Gender
from toolkit.sources.naming.names import Name

MOST_BEARERS = 24  # of one surname or office; with more nobody can tell them apart
_SUFFIXES = frozenset("jr sr ii iii iv".split())


class Person:
    """One person named in full: what the article says of them by name."""

    __slots__ = ("beside", "count", "display", "first", "gender", "key", "places", "roles", "sure", "words")

    def __init__(self, name: Name, first: int) -> None:
        self.display = name.display
        self.words = name.folded
        self.key = name.key
        self.gender: Gender = name.gender
        self.sure = name.sure
        self.first = first
        self.count = 0
        self.places: list[tuple[int, int]] = []  # the first mentions
        self.roles: list[str] = []
        self.beside: list[Sequence[str]] = []  # the words that stand beside the name

    @property
    def about(self) -> set[str]:
        """Every word that stands beside the name, and its offices."""
        return folded_words(word for words in self.beside for word in words).union(*(r.split() for r in self.roles))

    @property
    def surname(self) -> str:
        last = self.words[-1]
        return self.words[-2] if last in _SUFFIXES and len(self.words) > 2 else last


def choose(bearers: list[Person], gender: Gender, at: int) -> Person | None:
    """The bearer of a surname who is meant at an offset; None where two could be.

    A title decides; then, who was named before. Of several, the one named first and at least as often as any other:
    the person an article is about is called by the surname, their relatives by the full name.
    """
    if len(bearers) == 1:
        only = bearers[0]
        return only if not gender or not only.gender or only.gender == gender else None
    if len(bearers) > MOST_BEARERS:
        return None
    if gender:
        bearers = [p for p in bearers if not p.gender or p.gender == gender]
        surely = [p for p in bearers if p.gender == gender]
        bearers = surely if len(surely) == 1 else bearers
    bearers = [p for p in bearers if p.sure] or bearers
    bearers = [p for p in bearers if p.first < at] or bearers
    if len(bearers) > 1:
        most = max(p.count for p in bearers)
        bearers = [p for p in bearers if p.count == most and p.first == min(q.first for q in bearers)]
    return bearers[0] if len(bearers) == 1 else None

"""What the words of a source say of who it may be: whether it can be told apart from others of a claim."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.sources.naming.heads import HEADS
from toolkit.sources.naming.korean_phrases import is_korean
from toolkit.sources.provenance.sides import speaks_officially

_COMMENTING = frozenset(
    """
    expert experts analyst analysts observer observers critic critics commentator commentators scholar scholars
    researcher researchers historian historians economist economists pollster pollsters voter voters supporter
    supporters    opponent opponents resident residents some others many most both those people
    """.split()
)
_MANY_OUTLETS = frozenset("media newspapers papers outlets agencies websites broadcasters reports press".split())
_OTHER_COUNTRY = re.compile(r"\b(?:second|third|another|other|different|neighbou?ring)\b", re.IGNORECASE)
_MEMBER = re.compile(r"(?:the (?:first|second|third|fourth|other|latter|former)|one of|another)\b", re.IGNORECASE)
_EMPTY = frozenset("a an the another different second third other same one of in at from who and".split())
_SHORT = 2  # words: "the first", "second employee"


class Witnesses:
    """The sources of the attributions of a collection, by row; `outlet_of` gives the outlet of an article."""

    def __init__(self, columns: Mapping[str, Sequence[Any]], outlet_of: Mapping[str, str]) -> None:
        self._columns = columns
        self._outlet_of = outlet_of

    def is_hearsay(self, row: int) -> bool:
        """Whether "media" or "foreign newspapers" are named, of which nobody can tell who they are."""
        words = set(self._words(row))
        return bool(words & _MANY_OUTLETS) and "state" not in words

    def description(self, row: int) -> str | None:
        """How a source without a name is described, in words that can be compared; None where it has one."""
        if self._columns["anonymity"][row] not in ("described", "unnamed"):
            return None
        words = re.findall(r"[^\W\d_]+", str(self._columns["speaker"][row]).casefold())
        own = set(self._outlet_of.get(self._columns["article_id"][row], "").split("-"))
        kept = {word for word in words if word not in _EMPTY and word not in own}
        return " ".join(sorted(kept))

    def is_unnamed(self, row: int) -> bool:
        """Whether an attribution has a source that is not named."""
        return self._columns["anonymity"][row] in ("described", "unnamed")

    def hides_country(self, row: int) -> bool:
        """Whether a source is an official of a government of which nobody says which: "an officer"."""
        phrases = (self._columns["speaker"][row], self._columns["source"][row])
        told = " ".join(phrase for phrase in phrases if isinstance(phrase, str))
        return self.is_unnamed(row) and speaks_officially(told) and not _OTHER_COUNTRY.search(told)

    def is_korean(self, row: int) -> bool:
        """Whether a source is called by a Korean word."""
        return is_korean(str(self._columns["speaker"][row]))

    def comments(self, row: int) -> bool:
        """Whether a source looks at things from outside, and has no papers to hand on: experts, voters, some."""
        return not _COMMENTING.isdisjoint(self._words(row))

    def is_group_of(self, group: int, row: int) -> bool:
        """Whether a group ("two employees") holds a single source of the same article ("the second employee")."""
        if self._columns["article_id"][group] != self._columns["article_id"][row]:
            return False
        if self._columns["kind"][group] != "group" or self._columns["kind"][row] != "person":
            return False
        if self._columns["anonymity"][row] == "named":
            return False
        lemmas = {HEADS[word].lemma for word in self._words(group) if word in HEADS and HEADS[word].many}
        words = set(self._words(row))
        return bool(lemmas & words) or (
            bool(lemmas) and _MEMBER.match(str(self._columns["source"][row])) is not None and len(words) <= _SHORT
        )

    def _words(self, row: int) -> list[str]:
        return re.findall(r"[^\W\d_]+", str(self._columns["speaker"][row]).casefold())

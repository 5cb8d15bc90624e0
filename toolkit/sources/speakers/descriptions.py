"""Whom a description takes up: "the source" the last one, "the deputy director" who was told of by that office."""

from __future__ import annotations

import re
from bisect import bisect_left

from toolkit.sources.naming.kinds import read_phrase
from toolkit.sources.naming.korean_phrases import is_korean
from toolkit.sources.naming.phrase import Phrase
from toolkit.sources.speakers.cast import Cast, Member

_ANONYMOUS_HEADS = frozenset("source official person man woman insider aide individual witness diplomat".split())
_OLD = "-year-old"
_ANY_PERSON = frozenset(("man", "woman", "person", _OLD))
_COMPANIES = frozenset("company firm corporation business group giant".split())
_OUTLET_HEADS = frozenset(
    "paper newspaper network agency magazine broadcaster station channel website site outlet publication daily".split()
)
_PARENT = re.compile(r"(?:grand)?(?:mother|father) of (?:two|three|four|five|six|seven|eight|nine|ten|\d+)")
_AGE = re.compile(r"(?:the|The) (\d{1,3})-year-old\b")
_LONGEST_NAME = 60
_FARTHEST_BACK = 20_000
_NAME_OF_BODY = re.compile(r" (?:of|for) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*){0,4}")


def hides_nobody(phrase: Phrase) -> bool:
    """Whether a description says an office that one person holds: no reason for anonymity is meant for it."""
    return phrase.determiner in ("known", "own") and phrase.head not in _ANONYMOUS_HEADS


class Descriptions:
    """Finds the speakers that descriptions of one part take up again."""

    def __init__(self, cast: Cast, text: str) -> None:
        self._cast = cast
        self._text = text

    def known(self, at: int, phrase: Phrase, words: set[str]) -> Member | None:
        """The speaker that a description takes up again, None for a new one.

        `words`: what it says beside its noun.
        """
        if phrase.determiner in ("new", "another", "own"):
            return None
        # Korean has no articles: "소식통은" is the source told of before.
        if phrase.determiner == "bare" and (phrase.many or phrase.kind != "person" or not is_korean(phrase.head)):
            return self._cast.labelled(phrase.label)
        if phrase.head == _OLD or _PARENT.fullmatch(phrase.label):
            return self._aged(at) or self._by_wider_noun(phrase)
        candidates = self._cast.called(phrase.head, many=phrase.many)
        if phrase.order and not phrase.head:  # "the second", after "a second source"
            return next((m for m in self._cast.lately() if m.order == phrase.order and m.many == phrase.many), None)
        if phrase.order:
            return self._by_order(candidates, phrase.order)
        fitting = [member for member in candidates if words <= member.words]
        if fitting:
            return self._cast.latest_of(fitting)
        if phrase.kind == "person" and not phrase.many:
            return self._by_office(at, phrase, words) or (None if words else self._by_wider_noun(phrase))
        return None if words else self._by_kind_of_body(at, phrase.head)

    def _by_order(self, candidates: list[Member], order: int) -> Member | None:
        """ "the second source", and with order -1 "the other source"."""
        if order < 0:
            last = next(self._cast.lately(), None)
            others = [member for member in candidates if member is not last]
            return others[-1] if others else None
        counted = [member for member in candidates if member.order == order]
        unnamed = [member for member in candidates if not member.named]
        return counted[0] if counted else unnamed[order - 1] if order <= len(unnamed) else None

    def _by_office(self, at: int, phrase: Phrase, words: set[str]) -> Member | None:
        """The one person of whom the text has told the office: "the deputy director", "the Tolmar senator"."""
        holders = self._cast.book.holders(phrase.head, at)
        if "former" not in words:
            holders = [person for person in holders if f"former {phrase.head}" not in person.roles]
        fitting = [person for person in holders if words <= person.about] if words else holders
        if not fitting and words:
            # "the foreign minister of Tolmaria" for the Tolmarian one
            fitting = [person for person in holders if words <= _with_places(person.about)]
        if len(fitting) > 1:
            fitting = [person for person in fitting if phrase.full_head in person.roles]
        return self._cast.person(fitting[0]) if len(fitting) == 1 else None

    def _by_wider_noun(self, phrase: Phrase) -> Member | None:
        """ "the source" for an official, "the man" and "the mother of two" for anybody who can be one."""
        is_anybody = phrase.head in _ANY_PERSON or _PARENT.fullmatch(phrase.label) is not None
        if phrase.head not in _ANONYMOUS_HEADS and not is_anybody:
            return None
        for member in self._cast.lately():
            if member.is_one_person and (not phrase.gender or member.gender in ("", phrase.gender)):
                hidden = not member.named and not member.heads.isdisjoint(_ANONYMOUS_HEADS)
                if hidden or is_anybody:
                    return member
        return None

    def _aged(self, at: int) -> Member | None:
        """Who "the 54-year-old" is, where the age stands behind a name: "Ana Ruiz, 54,"."""
        age = _AGE.match(self._text, at)
        if age is None or self._text != self._cast.book.text:
            return None
        told = self._text.rfind(f", {age[1]},", max(0, at - _FARTHEST_BACK), at)
        mentions = self._cast.book.mentions() if told >= 0 else []
        place = bisect_left(mentions, (told,))
        if not place or told - mentions[place - 1][0] > _LONGEST_NAME:
            return None
        start, person = mentions[place - 1]
        return None if "," in self._text[start:told] else self._cast.person(person)

    def _by_kind_of_body(self, at: int, noun: str) -> Member | None:
        """ "the paper" is the last outlet, "the ministry" the one last named, "the company" the one organisation."""
        if noun in _OUTLET_HEADS:
            outlet = next((member for member in self._cast.lately() if member.kind == "outlet"), None)
            if outlet is not None:
                return outlet
        name = self._cast.book.bodies.last_before(noun, at) or self._body_of(noun, at)
        if name is not None:
            phrase = read_phrase(name)
            return self._cast.body(phrase, name) if phrase.kind in ("organisation", "outlet") else None
        if noun in _COMPANIES:
            named = {m.identity: m for m in self._cast.lately() if m.kind == "organisation" and m.named}
            return next(iter(named.values())) if len(named) == 1 else None
        return None

    def _body_of(self, noun: str, at: int) -> str | None:
        """The body last named before an offset whose name begins with a noun: "the Institute of Sea Trade"."""
        title, earliest = noun.title(), max(0, at - _FARTHEST_BACK)
        begin = max(self._text.rfind(f"{title} of ", earliest, at), self._text.rfind(f"{title} for ", earliest, at))
        name = _NAME_OF_BODY.match(self._text, begin + len(title)) if begin >= 0 else None
        return self._text[begin : name.end()] if name is not None else None


def _with_places(words: set[str]) -> set[str]:
    """Some words, with the places of the adjectives among them: "tolmaria" for "tolmarian"."""
    return words | {word[:-1] for word in words if word.endswith("an")}

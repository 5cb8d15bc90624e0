"""The offices beside a name: "the deputy director Ana Ruiz", "Ana Ruiz, the deputy director of the board,"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from toolkit.sources.naming.capitals import CAPITALISED
from toolkit.sources.naming.heads import HEADS, Head

_BESIDE = 90  # how far an apposition is read
_WORDS_OF_APPOSITION = 8
_APPOSITION_END = re.compile(r"[,;.\n]| who ")
_NO_APPOSITION = frozenset(
    "who and but or which he she it they said says told in on at with as when while also".split()
)
_BINDING = frozenset("of for in at".split())
_TITLES = {
    "sen.": "senator", "sen": "senator", "rep.": "representative", "rep": "representative", "gov.": "governor",
    "gov": "governor", "gen.": "general", "gen": "general", "col.": "colonel", "lt.": "lieutenant", "dr.": "doctor",
    "sgt.": "sergeant", "capt.": "captain", "adm.": "admiral", "dr": "doctor", "prof.": "professor", "maj.": "major",
}  # fmt: skip


def office_of_title(title: str) -> str:
    """The office that a title before a name stands for.

    >>> office_of_title("Sen."), office_of_title("Prime Minister")
    ('senator', 'prime minister')
    """
    lower = title.casefold()
    return _TITLES.get(lower, lower)


@lru_cache(maxsize=16384)
def head_of_office(office: str) -> Head | None:
    """The noun of an office, None for words that name no office of one person.

    >>> head_of_office("deputy mayor").lemma, head_of_office("old mill")
    ('mayor', None)
    """
    head = HEADS.get(office) or HEADS.get(office.rpartition(" ")[2])
    return head if head is not None and head.kind == "person" and not head.many else None


def words_before(text: str, start: int, title: str) -> list[str]:
    """The last words before a name where they may say its office; none where the last of them is no noun for people."""
    before = text[max(0, start - _BESIDE // 2) : start].rstrip()
    if title:
        before = before.removesuffix(title).rstrip()
    before = before.removesuffix(",").removesuffix(" named").removesuffix(" called")  # "a watchman named Ana Ruiz"
    return before.rsplit(None, 5)[-4:] if before[before.rfind(" ") + 1 :] in HEADS else []


def place_behind(text: str, end: int) -> list[str]:
    """The first words of the name behind "of": "Ana Ruiz of Tolmar"."""
    place = CAPITALISED.match(text, end + 4) if text.startswith(" of ", end) else None
    return place[0].split()[:3] if place is not None else []


def apposition_behind(text: str, end: int) -> list[str]:
    """The words between commas behind a name, none where they go on with the sentence."""
    if not text.startswith(", ", end):
        return []
    words = _APPOSITION_END.split(text[end + 2 : end + _BESIDE], maxsplit=1)[0].split()
    return words if words and words[0].casefold() not in _NO_APPOSITION else []


def offices_in(apposition: Sequence[str], *, known: bool) -> Iterator[str]:
    """The offices in an apposition; those of others behind its first "of" are left out.

    `known`: whether an office of the person is known already.

    >>> list(offices_in("former head of the mayor".split(), known=False))
    ['former head']
    """
    words = [word.casefold() for word in apposition[:_WORDS_OF_APPOSITION]]
    for place, word in enumerate(words):
        head = HEADS.get(word)
        if head is not None and head.kind == "person" and not head.many:
            known = True
            yield f"{words[place - 1]} {word}" if place else word
        elif known and word in _BINDING:
            return

"""What a proper name is the name of: a person, a body, an outlet, a document, a people or a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.sources.naming.heads import HEADS, Head, Kind
from toolkit.sources.naming.name_words import (
    ADJECTIVES,
    COURTESY,
    ORGANISATION_WORDS,
    PEOPLES,
    PLACES,
    TITLE_GENDER,
    given_gender,
)
from toolkit.sources.naming.names import Name, read_name
from toolkit.sources.wordlists import read_sections

DOCUMENT_NAMES = frozenset(read_sections("documents")["name"])
_OUTLETS = read_sections("outlets")
OUTLET_NAMES = frozenset(_OUTLETS["name"])
KNOWN_OUTLETS = frozenset(name.casefold().removeprefix("the ") for name in _OUTLETS["known"])
_OUTLET_STARTS = tuple(start + " " for start in _OUTLETS["start"])
KNOWN_ORGANISATIONS = frozenset(name.casefold() for name in read_sections("organisations")["known"])
_OUTLET_TRADES = frozenset("News Press Broadcasting Media Television Radio".split())
_OUTLET_BODIES = frozenset(
    "Agency Service Network Channel Corporation Corp Company Association Organisation Group".split()
)
_LONGEST_ACRONYM = 7
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|co\.uk|ru|de|fr|kr|jp|cn)\Z")


class Proper(NamedTuple):
    """What a proper name is: its kind, the person's name in it, whether it names many."""

    kind: Kind
    name: Name | None = None
    many: bool = False


def read_proper(run: Sequence[str], *, definite: bool, lead: Head | None) -> Proper | None:
    """What the capitalised words at the end of a phrase name; None for an office in capitals ("the President").

    Parameters
    ----------
    run
        The words of the name, with the titles before it.
    definite
        Whether "the" stands before: "the Times" is an outlet.
    lead
        The head noun of the words before the name, as in "spokeswoman Ana Ruiz".

    Examples
    --------
    >>> read_proper(["Tolmar", "Post"], definite=False, lead=None)
    Proper(kind='outlet', name=None, many=False)
    >>> read_proper(["Tolmar", "Water", "Board"], definite=True, lead=None).kind
    'organisation'
    """
    text, last = " ".join(run), run[-1]
    if _is_people(last) and not (len(run) > 1 and given_gender(run[-2]) is not None):
        many = last not in PEOPLES
        return Proper("group" if many else "person", many=many)
    if len(run) > 2 and ("and" in run[1:-1] or "&" in run[1:-1]):
        return _read_joined(run)
    person = read_name(text)
    if person is not None and person.title.casefold() in COURTESY:
        return Proper("person", person)
    if lead is not None and lead.kind == "person":
        return Proper("person", person) if person else None
    if is_outlet(run, definite=definite):
        return Proper("outlet")
    if last in DOCUMENT_NAMES and (len(run) > 1 or definite):
        return Proper("document")
    if text in PLACES or text.casefold() in KNOWN_ORGANISATIONS:
        return Proper("organisation")
    if _is_body_of(run) and (person is None or "of" in person.words):
        return Proper("organisation")
    if person is not None and person.sure and len(person.words) > 1:
        return Proper("person", person)
    if last not in ORGANISATION_WORDS and (last.casefold() in HEADS or " ".join(run[-2:]).casefold() in HEADS):
        return None
    if last in ADJECTIVES and definite:
        return Proper("group", many=True)
    if lead is not None and lead.kind in ("organisation", "outlet", "document") and not (person and person.sure):
        return Proper(lead.kind, many=lead.many)
    is_body = not ORGANISATION_WORDS.isdisjoint(run) or _is_acronym(run)
    # "the Courant": people have no article before them.
    if person is not None and (person.sure or not (is_body or definite)):
        return Proper("person", person)
    return Proper("organisation" if is_body or definite else "unknown")


def is_outlet(run: Sequence[str], *, definite: bool) -> bool:
    """Whether a name is that of a news outlet, by the lists and patterns of `words/outlets.txt`.

    >>> is_outlet(["Times"], definite=True), is_outlet(["Times"], definite=False)
    (True, False)
    """
    text = " ".join(run)
    if text.casefold().removeprefix("the ") in KNOWN_OUTLETS:
        return True
    if len(run) > 1 and run[-1] in _OUTLET_BODIES and run[-2] in _OUTLET_TRADES:
        return True
    if len(run) == 1 and "." in text and _ADDRESS.match(text):
        return True
    if run[-1] in OUTLET_NAMES:
        return given_gender(run[0]) is None if len(run) > 1 else definite
    return text.startswith(_OUTLET_STARTS) and ORGANISATION_WORDS.isdisjoint(run)


def _is_body_of(run: Sequence[str]) -> bool:
    """ "House of Representatives", "Progressive Federation of Students": the body stands before what it is of."""
    of = run.index("of") if len(run) > 2 and "of" in run[1:-1] else 0
    return of > 0 and (run[of - 1] in ORGANISATION_WORDS or run[of - 1] == "House") and run[-1][0].isupper()


def _is_people(word: str) -> bool:
    """Whether a word names a people or one of it: "Tunisian", "Tunisians", "Dutchmen"."""
    if word in PEOPLES or (word[-1:] == "s" and word[:-1] in PEOPLES):
        return True
    return word.endswith("men") and word[:-3] in ADJECTIVES


def _is_acronym(run: Sequence[str]) -> bool:
    if len(run) > 1 or not run[0].isupper():
        return False
    letters = run[0].replace(".", "").replace("-", "").replace("&", "")
    return 2 <= len(letters) <= _LONGEST_ACRONYM


def _read_joined(run: Sequence[str]) -> Proper:
    """ "Ruiz and Oru" are two people; "Ministry of Health and Social Care" is one name."""
    joint = next(place for place, word in enumerate(run) if place and word in ("and", "&"))
    sides = run[:joint], run[joint + 1 :]
    first, second = (read_name(" ".join(side)) for side in sides)
    if (
        second
        and second.title
        and not (first and first.sure)
        and (run[joint - 1].casefold() in HEADS or run[joint - 1].casefold() in TITLE_GENDER)
    ):
        return Proper("person", second)  # "Minister and Deputy Leader Ana Ruiz"
    if all(is_outlet(side, definite=True) for side in sides):
        return Proper("outlet", many=True)
    is_body = any(word in ORGANISATION_WORDS for word in run)
    if run[joint] == "&" or (is_body and not (first and second)):
        return Proper("organisation")
    return Proper("group", many=True)

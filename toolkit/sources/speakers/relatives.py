"""Who of the people named in an article "her brother" is: one of the same surname whose kinship the text tells."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.sources.naming.heads import HEADS
from toolkit.sources.naming.person import Person

_CHILDREN, _PARENTS, _SIBLINGS = ("son", "daughter"), ("mother", "father"), ("brother", "sister")
# What somebody is to their own relative.
_IN_RETURN: dict[str, tuple[str, ...]] = {
    "wife": ("husband",),
    "husband": ("wife",),
    **dict.fromkeys(_PARENTS, _CHILDREN),
    **dict.fromkeys(_CHILDREN, _PARENTS),
    **dict.fromkeys(_SIBLINGS, _SIBLINGS),
}


def is_kinship(noun: str) -> bool:
    """Whether a noun says whose relative somebody is."""
    return noun in _IN_RETURN


def relative(noun: str, owner: str, people: Iterable[Person]) -> Person | None:
    """The one relative of somebody that a noun can mean, None where it may be nobody named or one of several.

    Parameters
    ----------
    noun
        "brother", "wife": only those of which `is_kinship` is true.
    owner
        The identity of whose relative is asked for.
    people
        The people named before, in any order and as often as they are.
    """
    named = {person.key: person for person in people}
    if owner not in named:
        return None
    whose, gender = named[owner], HEADS[noun].gender
    family = [
        person
        for person in named.values()
        if person is not whose and person.surname == whose.surname and person.gender in ("", gender)
    ]
    told = [person for person in family if noun in person.roles]
    if told or len(family) != 1:
        return told[0] if len(told) == 1 else None
    # "Joren Oru and his wife, Mira Oru": her husband is the other one of that name.
    return family[0] if any(role in whose.roles for role in _IN_RETURN[noun]) else None


def relative_of_anybody(noun: str, people: Iterable[Person]) -> Person | None:
    """Who "the sister" is, of the people named: None where it may be several or nobody."""
    named = list({person.key: person for person in people}.values())
    owners = [person for person in named if any(role in person.roles for role in _IN_RETURN[noun])]
    found = {one.key: one for owner in owners if (one := relative(noun, owner.key, named)) is not None}
    return next(iter(found.values())) if len(found) == 1 else None

"""What the word lists say of the words of a name: given names, titles, peoples, places, words that name bodies."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from toolkit.sources.wordlists import read_sections, read_words

Gender = Literal["man", "woman", ""]

_INITIALS = re.compile(r"(?:[A-Z]\.)+\Z")

_GIVEN = read_sections("given_names")
GIVEN_GENDER: dict[str, Gender] = dict.fromkeys(_GIVEN["either"], "")
GIVEN_GENDER |= dict.fromkeys(_GIVEN["man"], "man")
GIVEN_GENDER |= {name: "" if name in GIVEN_GENDER else "woman" for name in _GIVEN["woman"]}
SURNAMES_FIRST = frozenset(name for names in read_sections("surnames_first").values() for name in names)

_TITLES = read_sections("titles")
FIELDS = frozenset(_TITLES.pop("field"))
TITLE_GENDER: dict[str, Gender] = {}
for _section, _words in _TITLES.items():
    _gender: Gender = "man" if _section.endswith(" man") else "woman" if _section.endswith(" woman") else ""
    TITLE_GENDER |= {word.casefold(): _gender for word in _words}
COURTESY = frozenset(word.casefold() for name in _TITLES if name.startswith("courtesy") for word in _TITLES[name])
_ROLES = frozenset(word for name in ("person", "man", "woman") for word in read_sections("roles")[name])
_PLACES = read_sections("places")
PLACES = frozenset(_PLACES["place"])
PEOPLES = frozenset(_PLACES["people"])
ADJECTIVES = frozenset(_PLACES["adjective"]) | PEOPLES
_ORGANISATIONS = read_sections("organisations")
ORGANISATION_WORDS = frozenset(_ORGANISATIONS["name"])
NAMING_NO_PERSON = ORGANISATION_WORDS | frozenset(_ORGANISATIONS["no person"])
FUNCTION_WORDS = read_words("function_words")
# What ends a row of capitals in a heading or begins a sentence before a name; adjectives may be surnames.
DIVIDING = read_words("function_words", but="JEFN") - {"may", "will"}
_NEVER_IN_NAMES = FUNCTION_WORDS - {word.casefold() for word in GIVEN_GENDER} - {"v", "i"}


class Word(NamedTuple):
    """What the lists say of one word of a name."""

    given: Gender | None  # the gender of a given name, "" where it has both; None where the word is none
    is_title: bool
    is_role: bool
    is_body: bool  # or a place, an event: no person, where a name ends in it
    is_adjective: bool
    may_precede: bool  # any of these, or a field: what a name may have before it
    is_no_name: bool


@lru_cache(maxsize=32768)
def word_of_name(word: str) -> Word:
    """What the lists say of a word.

    >>> word_of_name("Sen.").is_title, word_of_name("Ministry").is_body
    (True, True)
    """
    lower = word.casefold()
    is_title, is_role, is_body = lower in TITLE_GENDER, lower in _ROLES, word in NAMING_NO_PERSON
    may_precede = is_title or is_role or is_body or word in FIELDS
    return Word(
        given_gender(word),
        is_title,
        is_role,
        is_body,
        word in ADJECTIVES,
        may_precede,
        lower in _NEVER_IN_NAMES,
    )


def given_gender(word: str) -> Gender | None:
    """The gender a given name is known for, "" where it has both, None where the word is not known as one."""
    known = GIVEN_GENDER.get(word)
    if known is not None or word.isalpha():
        return known
    if "-" in word:
        return GIVEN_GENDER.get(word.partition("-")[0])
    if word[-1:] == "." and word not in PLACES and _INITIALS.match(word):
        return ""  # "J. Ruiz"
    return known

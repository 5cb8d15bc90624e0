"""What is read off one source phrase, and how it is shown."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from toolkit.sources.naming.heads import HEADS, Kind
from toolkit.sources.naming.name_words import ADJECTIVES, FUNCTION_WORDS, PEOPLES, Gender
from toolkit.sources.naming.names import Name
from toolkit.sources.naming.phrase_parts import WORDS, Determiner

Form = Literal["pronoun", "name", "noun", "none"]

PRONOUNS: dict[str, Gender] = dict.fromkeys(
    "they them their themselves it its itself i me my myself we us our ourselves you your who which that whose "
    "this".split(),
    "",
)
PRONOUNS |= dict.fromkeys("he him his himself".split(), "man")
PRONOUNS |= dict.fromkeys("she her hers herself".split(), "woman")
_AFTER_LABEL = re.compile(r" (?:" + "|".join(sorted(WORDS["shown after the noun"] | {"led"})) + ") ")


class Phrase(NamedTuple):
    """A source phrase, read on its own."""

    form: Form
    kind: Kind
    label: str  # the phrase without determiners and without what follows a comma
    head: str = ""  # the head noun in the singular, or the pronoun
    full_head: str = ""  # with the word before it: "deputy director"
    many: bool = False
    gender: Gender = ""
    determiner: Determiner = "bare"
    order: int = 0  # 2 in "the second source", -1 in "the other source"
    owner: str = ""  # "his" in "his spokesman"
    narrowed: bool = False  # an affiliation, place or field stands with it
    name: Name | None = None

    @property
    def core(self) -> str:
        """The label up to its head noun: "Ruiz campaign" of "Ruiz campaign in the north"."""
        return _AFTER_LABEL.split(self.label, maxsplit=1)[0]


def as_inside_a_sentence(phrase: Phrase) -> str:
    """The label without the capital that only the start of a sentence gave it.

    >>> as_inside_a_sentence(Phrase("noun", "group", "Government officials"))
    'government officials'
    >>> as_inside_a_sentence(Phrase("noun", "person", "Daily Oru source"))
    'Daily Oru source'
    """
    first, _, rest = phrase.label.partition(" ")
    lower = first.lower()
    if phrase.determiner != "bare" or (rest[:1].isupper() and lower not in WORDS["empty"]):
        return phrase.label
    is_common = lower in HEADS or lower in FUNCTION_WORDS
    is_people = first in ADJECTIVES or first.rstrip("s") in PEOPLES
    if first[:1].isupper() and not first.isupper() and is_common and not is_people:
        return f"{lower} {rest}".rstrip()
    return phrase.label

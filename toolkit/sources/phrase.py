"""What is read off one source phrase: the table of its properties."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from toolkit.sources.heads import Kind
from toolkit.sources.name_words import Gender
from toolkit.sources.names import Name
from toolkit.sources.phrase_parts import WORDS, Determiner

Form = Literal["pronoun", "name", "noun", "none"]

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

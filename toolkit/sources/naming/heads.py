"""The nouns that head a source phrase, and what each says: "spokesmen" are a group, "the order" is a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from toolkit.sources.naming.name_words import Gender
from toolkit.sources.wordlists import read_sections

Kind = Literal["person", "group", "organisation", "document", "outlet", "unknown"]

_PEOPLE_ENDINGS = ("ist", "ian", "eer", "-old", "crat", "er", "or", "ee")
_NOT_PEOPLE = frozenset(read_sections("phrase_words")["no people"])


class Head(NamedTuple):
    """A noun that can head a source phrase."""

    kind: Kind
    many: bool
    lemma: str
    gender: Gender = ""


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith(("man", "woman")) and noun not in ("human", "german", "shaman"):
        return noun[:-3] + "men"
    return noun + "s"


def _read_heads() -> dict[str, Head]:
    """Every head noun of the word lists with its plural; a noun of several lists means a person first."""
    roles = read_sections("roles")
    heads: dict[str, Head] = {}
    things: tuple[tuple[str, Kind, Kind], ...] = (
        ("organisations", "organisation", "group"),
        ("outlets", "outlet", "outlet"),
        ("documents", "document", "document"),
    )
    for list_name, kind, plural_kind in things:
        for noun in read_sections(list_name)["noun"]:
            heads[noun] = Head(kind, False, noun)
            heads.setdefault(_plural(noun), Head(plural_kind, True, noun))
    for noun in roles["group"]:
        heads.setdefault(noun, Head("group", True, noun))
    people: tuple[tuple[str, Gender], ...] = (("person", ""), ("man", "man"), ("woman", "woman"))
    for section, gender in people:
        for noun in roles[section]:
            heads[noun] = Head("person", False, noun, gender)
            heads[_plural(noun)] = Head("group", True, noun, gender)
    for entry in roles["plural"]:
        plural, _, noun = entry.partition(" = ")
        heads[plural] = Head("group", True, noun, heads[noun].gender if noun in heads else "")
    heads["figures"] = Head("document", True, "figure")
    return heads


HEADS = _read_heads()
OFFICES = frozenset(read_sections("roles")["office"])


def head_of(words: Sequence[str]) -> Head | None:
    """The head noun of the words before a name or at the end of a phrase, at most two places from the end.

    >>> head_of(["Tolmar", "prime", "minister"])
    Head(kind='person', many=False, lemma='prime minister', gender='')
    """
    for end in range(len(words), max(0, len(words) - 2), -1):
        word = words[end - 1].casefold().removesuffix("’s").removesuffix("'s")
        if end > 1 and (pair := f"{words[end - 2].casefold()} {word}") in HEADS:
            return HEADS[pair]
        head = HEADS.get(word) or HEADS.get(word.rpartition("-")[2])
        if head is None and end == len(words):
            head = _by_ending(word)
        if head is not None:
            return head
    return None


def _by_ending(word: str) -> Head | None:
    """The head that an unknown noun is by its ending: "radiomen", "tobacconists"."""
    if word.endswith(("men", "women", "people", "children")):
        return Head("group", True, word)
    if word.endswith("woman"):
        return Head("person", False, word, "woman")
    if word.endswith(("man", "person")) and word not in ("human", "german", "roman"):
        return Head("person", False, word, "man" if word.endswith("man") else "")
    if word.endswith(_PEOPLE_ENDINGS) and word not in _NOT_PEOPLE:
        return Head("person", False, word)
    single = word.removesuffix("s")
    if single != word and single.endswith(_PEOPLE_ENDINGS) and single not in _NOT_PEOPLE:
        return Head("group", True, single)
    return None

"""Whether a phrase narrows an unnamed source down: an affiliation, a place, a field or an office does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.sources.naming.heads import HEADS, OFFICES, Kind, head_of
from toolkit.sources.naming.name_words import ADJECTIVES, PLACES
from toolkit.sources.naming.phrase import Phrase
from toolkit.sources.naming.phrase_parts import WORDS, Start
from toolkit.sources.wordlists import read_sections

_ENDINGS_OF_TRADES = ("man", "men", "woman", "women", "ist", "ian", "eer")
EMPTY_MODIFIERS = WORDS["empty"]
GENERIC_BODIES = WORDS["no body of a country"]
_EMPTY_BEHIND = WORDS["empty after the noun"]
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MARK = re.compile(r"[,;]")
_RELATIVE = re.compile(r", ?who (?:is |was |are |were |has |have |had |been |\w+ly )*([\w’']+)")
_APPOSED = re.compile(r", ?(?:an?|the) ((?:[\w-]+ ){0,4}[\w-]+)")
# Nouns such as "trader" and "nurse" say in what field somebody works, as "official" and "resident" do not. Nouns that
# no list has are rare trades: "radioman".
_TRADES = frozenset(
    noun for section in ("person", "man", "woman") for noun in read_sections("roles")[section]
) - frozenset(read_sections("roles")["of no field"])


def is_narrowed(core: Sequence[str], kind: Kind, noun: str, start: Start, after: str) -> bool:
    """Whether the words of a phrase say more of a source than that it is one: "senior" and "with knowledge" do not.

    Parameters
    ----------
    core
        The words up to the noun.
    kind, noun
        What the noun makes of the source, and the noun in the singular.
    start
        What stands before.
    after
        What follows the noun.
    """
    if start.owner:
        return True
    if kind in ("person", "group") and (noun in _TRADES or (noun not in HEADS and noun.endswith(_ENDINGS_OF_TRADES))):
        return True
    if kind == "person" and noun in OFFICES and start.determiner in ("known", "own"):
        return True
    if any(word.casefold() not in EMPTY_MODIFIERS for word in core[: -noun.count(" ") - 1]):
        return True
    return after != "" and ((_says_where(after) and not _says_only_what_was_said(after)) or _adds_to(after))


def _says_where(after: str) -> bool:
    return any(word.casefold() not in _EMPTY_BEHIND for word in _WORD.findall(_MARK.split(after, maxsplit=1)[0]))


def _says_only_what_was_said(after: str) -> bool:
    """ "who said that the road was closed": the clause tells nothing of who it is."""
    relative = _RELATIVE.match(f",{after}")
    return relative is not None and relative[1].casefold() in WORDS["of going unnamed"]


def _adds_to(after: str) -> bool:
    """Whether what stands between commas says who it is: ", who works at a depot", ", a transport clerk"."""
    if "," not in after:
        return False
    relative = _RELATIVE.search(after)
    if relative is not None and relative[1].casefold() not in WORDS["of going unnamed"]:
        return True
    apposed = _APPOSED.search(after)
    return apposed is not None and (head := head_of(apposed[1].split())) is not None and head.kind == "person"


def names_itself(phrase: Phrase) -> bool:
    """Whether a phrase names what its noun is ("Ruiz campaign"), not only describes it ("the Italian company")."""
    *modifiers, noun = phrase.core.split()
    proper = [word for word in modifiers if word[0].isupper() and not (word.isupper() and noun.isupper())]
    if phrase.kind == "outlet" and (not proper or proper[-1] != modifiers[-1] or modifiers[-1].casefold() in HEADS):
        return False  # "State media", "Tolmarian state television"
    if phrase.head in GENERIC_BODIES or phrase.kind == "outlet":
        return any(word not in ADJECTIVES and word not in PLACES for word in proper)
    return bool(proper)

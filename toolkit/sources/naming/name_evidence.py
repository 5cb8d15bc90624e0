"""What a text says of a name that no list knows: that it is a place's, an outlet's or a body's.

"in Tolmaria" makes a place of Tolmaria, "the exile news site Meskar Lantern" and "Meskar Lantern, a news site," an
outlet of Meskar Lantern. Only names that nothing shows to be a person's are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from toolkit.sources.naming.heads import HEADS, Kind, head_of
from toolkit.sources.naming.name_words import DIVIDING

_LOOKED_AT = 12  # mentions of one name
_BEFORE = 40
_BEHIND = 60
_INSIDE = re.compile(r"(?P<before>[\w-]*)[ \n](?:in|into|inside|outside|across|throughout|within) \Z")
_PLACING = ("in ", "into ", "inside ", "outside ", "across ", "throughout ")
# "faith in Ruiz": the preposition belongs to the word before.
_TRUSTING = frozenset(
    "faith confidence trust trusts trusted believe believes believed interest interested belief stake invested".split()
)
_OF_A_STATE = re.compile(
    r"\b(?:government|capital|republic|people|president|north|south|east|west) of \Z", re.IGNORECASE
)
_OWNED = re.compile(
    r"[’']s (?:[\w-]+ ){0,2}?"
    r"(?:government|military|army|capital|parliament|borders?|economy|ministry|embassy|population)\b"
)
_APPOSITION = re.compile(r", (?:an?|the|its|their|our) ([^,.;:\n]{3,60})[,.;]")
_MODIFIED = re.compile(r" (?:of|in|for|that|which|who|with|from|at|by) ")
_NAMING = frozenset[Kind](("organisation", "outlet"))


def kind_of_unknown(text: str, spans: Iterable[tuple[int, int]]) -> Kind | None:
    """The kind of body that a text makes of a name, from what stands beside its mentions; None where it says nothing.

    A country is an organisation: it is its government that speaks.

    >>> text = "Ordava denied it. The exile site Meskar Lantern has been read in Ordava."
    >>> kind_of_unknown(text, [(0, 6)]), kind_of_unknown(text, [(65, 71)]), kind_of_unknown(text, [(33, 47)])
    (None, 'organisation', 'outlet')
    """
    for number, (start, end) in enumerate(spans):
        if number == _LOOKED_AT:
            break
        before = text[max(0, start - _BEFORE) : start]
        if text.startswith(", its ", end):
            return "organisation"
        if kind := _noun_before(before) or _noun_behind(text[end : end + _BEHIND]):
            return kind
        inside = _INSIDE.search(f" {before}") if before.endswith(_PLACING) else None
        if inside is not None and inside["before"].casefold() not in _TRUSTING and text[end : end + 1] not in "’'":
            return "organisation"
        if _OF_A_STATE.search(before) or _OWNED.match(text, end):
            return "organisation"
    return None


def has_people(text: str, name: str) -> bool:
    """Whether a text has the adjective of a name that is a country's: "Ordavan" beside "Ordava".

    >>> has_people("An Ordavan ship left.", "Ordava"), has_people("Moranis left.", "Mora")
    (True, False)
    """
    people = f"{name}n" if name.endswith("a") else f"{name}ian"
    at = text.find(people)
    return at >= 0 and not text[at + len(people) : at + len(people) + 1].isalnum()


def _noun_before(before: str) -> Kind | None:
    """ "exile news site" of "the exile news site Meskar Lantern"; a noun that ends its own clause is not meant."""
    if before[-1:] != " ":
        return None
    words = before.split()[-3:]
    if not words or words[-1] != words[-1].lower() or words[-1] not in HEADS or words[-1] in DIVIDING:
        return None
    head = head_of(words)
    return head.kind if head is not None and head.kind in _NAMING and not head.many else None


def _noun_behind(behind: str) -> Kind | None:
    """ "a news site" of "Meskar Lantern, a news site,"."""
    apposed = _APPOSITION.match(behind)
    words = _MODIFIED.split(apposed[1], maxsplit=1)[0].split() if apposed else []
    head = HEADS.get(" ".join(words[-2:]).casefold()) or HEADS.get(words[-1].casefold()) if words else None
    return head.kind if head is not None and head.kind in _NAMING and not head.many else None

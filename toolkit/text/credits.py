"""Lines that say who wrote, translated or edited an article."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PART = r"(?:[A-Z][\w’'.-]*|(?:de|van|von|der|den|bin|al|el|la|le|da|di|du|dos|ten|ter|y)\b)"
_NAME = rf"[A-Z][\w’'.-]*(?: {_PART}){{0,4}}"
_NAMES = rf"{_NAME}(?:(?:, {_NAME}){{0,5}},? (?:and|&) {_NAME})?"


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote an article, and what else its byline says."""

    names: str
    rest: str | None = None


# The verbs and nouns of a credit, and the field they fill.
_ROLES = {
    "translat": "translator",
    "edit": "editor",
    "written": "author",
    "report": "author",
    "writing": "author",
    "author": "author",
    "compiled": "author",
}
_VERB = (
    r"(?:[Tt]ranslated|[Ee]dited|[Ww]ritten|[Rr]eported|[Cc]ompiled|(?:[Aa]dditional )?[Rr]eporting|[Ee]diting"
    r"|[Ww]riting|[Tt]ranslation)(?: and (?:edited|written|reported|editing|writing))?"
    r"(?: from (?:the )?[A-Z]\w+)?(?: in [A-Z]\w+)? by"
)
_LABEL = r"(?:[Tt]ranslator|[Ee]ditor|[Aa]uthor|[Rr]eporter|[Tt]ranslation|[Ee]diting|[Rr]eporting)s?:"
_PLACE = r"(?: in [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})"
_PLACED = (
    rf"{_NAME}{_PLACE}?(?:(?:, (?:and )?| and | & ){_NAME}{_PLACE}?){{0,6}}"  # "Ana Solt in Velm and Ib Lund in Galm"
)
_CREDIT = re.compile(rf"(?P<role>{_VERB}|{_LABEL}) (?P<names>{_PLACED})(?: in [A-Z][\w, ]{{1,40}}?)?(?:[.;)]\s*|\s*$)")
_BYLINE = re.compile(
    rf"(?:By|BY|by|Von|VON|Par|Por|POR):? (?P<names>{_NAMES.replace('and|&', 'and|AND|&|und|et|y|e')})"
    r"(?P<rest>(?:,| \||,? [-–—•·]| in| at| on| for| \() ?.{1,80})?$"
)
_KOREAN_BYLINE = re.compile(r"(?P<names>[가-힣]{2,4}) ?(?:선임|전문|수습)?기자(?P<rest> \S{1,40}@\S{1,40})?$")
# What stands under a name at the head of an article: "Transport correspondent, Velm".
_JOB = re.compile(
    r"(?:[A-Za-z][\w’'-]{1,20} ){0,4}(?:correspondent|reporter|editor|writer|journalist|columnist)"
    r"(?:(?:,| in) .{2,40})?$",
    re.IGNORECASE,
)
_ONLY_NAME = re.compile(rf"{_NAME}$")
# "By Friday", "By Land": capitalised words that are no names.
_NOT_NAMES = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December The All Any Then Now Contrast Comparison Law Order Night Day Land Sea Air
    Early Late Mid Next Last This That""".split()
)


def read_credits(line: str) -> dict[str, str] | None:
    """The people named in a line that holds credits and nothing else: field -> names; None for any other line.

    >>> read_credits("Translated by Mara Lind. Edited by Jon Haver.")
    {'translator': 'Mara Lind', 'editor': 'Jon Haver'}
    >>> read_credits("(Reporting by Ana Solt and Ib Lund; Editing by Jon Haver)")
    {'author': 'Ana Solt and Ib Lund', 'editor': 'Jon Haver'}
    >>> read_credits("Translated by Mara Lind, the novel sold well.") is None
    True
    """
    line = line.strip().removeprefix("(")
    if len(line) > 300:
        return None
    found: dict[str, str] = {}
    position = 0
    while position < len(line):
        match = _CREDIT.match(line, position)
        if not match:
            return None
        role = match["role"].casefold().removeprefix("additional ")
        names = re.sub(_PLACE, "", match["names"]).rstrip(".")
        for stem, field in _ROLES.items():
            if stem in role:
                found[field] = f"{found[field]}; {names}" if field in found else names
        position = match.end()
    return found or None


def read_byline(line: str) -> Byline | None:
    """The author of a line such as "By Ana Solt, Staff Writer".

    >>> read_byline("By Ana Solt, Staff Writer")
    Byline(names='Ana Solt', rest='Staff Writer')
    >>> read_byline("By Monday Morning") is None
    True
    """
    line = line.strip()
    if korean := _KOREAN_BYLINE.match(line):
        return Byline(korean["names"], (korean["rest"] or "").strip() or None)
    match = _BYLINE.match(line)
    if not match:
        return None
    names = match["names"].rstrip(".")
    words = names.split()
    # One word is a name only beside another: "By Hook and Crook", "Von Velm nach Galm".
    if len(words) < 2 or words[0] in _NOT_NAMES or words[1].casefold() in ("and", "&", "und", "et", "y", "e"):
        return None
    return Byline(names, (match["rest"] or "").strip(" ,|-–—•·") or None)


def is_name_above_job(line: str, below: str) -> bool:
    """Whether a line is a name and the line below it that person's work, as under titles.

    >>> is_name_above_job("Ana Solt", "Transport correspondent, Velm"), is_name_above_job("Ana Solt", "Harbour closed")
    (True, False)
    """
    words = line.split()
    named = 2 <= len(words) <= 4 and len(line) <= 40 and words[0] not in _NOT_NAMES and _ONLY_NAME.match(line)
    return bool(named) and len(below) <= 80 and _JOB.match(below) is not None

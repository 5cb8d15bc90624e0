"""How well a source can be known: whether it is named, why it is not, and how it is placed to know.

Reasons and access are given in the words of the article ("because he was not authorised to speak", "familiar with
the matter").
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from toolkit.sources.naming.heads import Kind

Level = Literal["named", "described", "unnamed"]

_REASON = re.compile(
    r"(?:anonymity|anonymously|not (?:to )?be (?:named|identified|quoted)|(?:be|being) (?:named|identified|quoted)"
    r"|withheld|names? not be used|go unnamed)"
    r"(?:,? (?:by name|publicly|further|more precisely))?,?\s+"
    r"(?P<reason>(?:because|since|as|citing|due to|owing to|out of|in order to|for|so as|fearing|given|to)\b"
    r"(?! (?:this|the|an?) (?:article|story|report|interview)\b)[^.;”\"\n]{3,200})"
)
_RIGHTS = re.compile(
    r"\b(?P<reason>(?:(?:was|were|is|are|am|had|has|have|been|being)\s*)?(?:not|n[’']t|un)\s{0,3}(?:been\s+)?"
    r"(?:authori[sz]ed|permitted|allowed)\s+to\s+"
    r"(?:speak|talk|discuss|comment|be|give|brief|disclose|address|reveal|release)\b[^,.;”\"\n]{0,120})"
)
_FEAR = re.compile(
    r"\b(?P<reason>for (?:security|safety|privacy|political|diplomatic|legal|professional) reasons"
    r"|(?:for fear of|fearing) (?:government |legal |police |official )?(?:repris|retali|retrib|arrest|punish|persecut"
    r"|repercuss|trouble|losing|being|backlash|(?:for )?(?:his|her|their) )[^,.;”\"\n]{0,100})"
)
# The signs are cheap to look for: only a text that has one is searched with the pattern.
_PATTERNS = (
    (("anonym", "be named", "be identified", "be quoted", "withheld", "not be used", "unnamed"), _REASON),
    (("authorized to", "authorised to", "permitted to", "allowed to"), _RIGHTS),
    (("for fear of", "fearing ", " reasons"), _FEAR),
)
_CLAUSE_END = re.compile(
    r",? (?:said|says|told|added|adding|saying|confirmed|reported|claimed|explained|noted)\b"
    r"|, (?=“|\"|a |an |the |who |[A-Z])"
)
_KNOWING = "knowledge|access|ties|links|connections|insight|understanding|familiarity|information"
_ACCESS = re.compile(
    rf"\b(?:with (?:[\w-]+ ){{0,4}}?(?:{_KNOWING})\b"
    r"|(?:\w+ly )?familiar with|(?:\w+ly )?close to|(?:directly )?involved (?:in|with)"
    r"|(?:who (?:was|were|is|are|has been|have been|had been) )?briefed (?:on|about|by)"
    r"|privy to|aware of|knowledgeable about|acquainted with"
    r"|who (?:has|have|had) (?:seen|knowledge|direct|read|heard|reviewed)"
    r"|who (?:was|were) (?:present|there|in the room|inside)|who (?:knows?|knew|took part)\b"
    r"|(?:who )?(?:attended|witnessed|saw|participated|took part)\b"
    r"|present at|in the room|inside the|(?:on|at) the scene|at the meeting)"
)
_ACCESS_END = re.compile(r"[,;:“”\"()\n]| said\b| told\b| says\b| on (?:the )?condition | — | – ")


class Reason(NamedTuple):
    """A stretch of text that says why a source goes unnamed; `sign` is where its clause begins."""

    sign: int
    start: int
    end: int


def anonymity_level(kind: Kind, *, named: bool, narrowed: bool) -> Level | None:
    """named, described or unnamed; None for documents and outlets, which hide nobody.

    An organisation is never unnamed: its noun says at least in what field it works.

    >>> anonymity_level("person", named=False, narrowed=True)
    'described'
    """
    if kind in ("document", "outlet"):
        return None
    if named:
        return "named"
    return "described" if narrowed or kind == "organisation" else "unnamed"


def reasons_in(text: str) -> list[Reason]:
    """Where a text says why somebody is not named, in order.

    >>> text = "Speaking on condition of anonymity for security reasons, a source said no."
    >>> [text[reason.start : reason.end] for reason in reasons_in(text)]
    ['for security reasons']
    """
    found = [
        Reason(match.start(), *_without_what_follows(text, *match.span("reason")))
        for signs, pattern in _PATTERNS
        if any(sign in text for sign in signs)
        for match in pattern.finditer(text)
    ]
    apart: list[Reason] = []
    for reason in sorted(found, key=_start):
        # "because he was not authorised to speak" is found by two patterns.
        if not apart or reason.start >= apart[-1].end:
            apart.append(reason)
    return apart


def _start(reason: Reason) -> int:
    return reason.start


def _without_what_follows(text: str, start: int, end: int) -> tuple[int, int]:
    cut = _CLAUSE_END.search(text, start, end)
    end = cut.start() if cut else end
    return start, start + len(text[start:end].rstrip(" ,"))


def access_in(phrase: str) -> str | None:
    """How a source is placed to know, as its phrase says it.

    >>> access_in("another source with intimate knowledge of the arms trade")
    'with intimate knowledge of the arms trade'
    """
    match = _ACCESS.search(phrase)
    if match is None:
        return None
    access = phrase[match.start() :]
    cut = _ACCESS_END.search(access)
    return (access[: cut.start()] if cut else access).strip(" .") or None

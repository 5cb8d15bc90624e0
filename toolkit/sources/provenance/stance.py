"""Whether an attribution stands by what it tells, denies it, or leaves it open."""

from __future__ import annotations

import re
from typing import Literal

Stance = Literal["supports", "denies", "open"]

_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)|"
    r"disput(?:es?|ed|ing)|rebut(?:s|ted|ting)?|repudiat(?:es?|ed|ing)|contradict(?:s|ed|ing)?|"
    r"pooh-pooh(?:s|ed|ing)?|scoff(?:s|ed|ing)?|ridicul(?:es?|ed|ing)|debunk(?:s|ed|ing)?|mock(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_CALLS_FALSE = re.compile(
    r"\b(?:fabricat(?:ed|ions?)|baseless|groundless|unfounded|untrue|slander(?:s|ous)?|hoax|a lie|lies|false)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|cannot|neither|nor)\b|n[’']t\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:declin(?:es?|ed|ing)|refus(?:es?|ed|ing)|unable|ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|"
    r"doubt(?:s|ed|ing)?|question(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
# "He was skeptical of the finding that": the claim stands inside what is doubted.
_DOUBTS = re.compile(
    r"\b(?:(?:skeptical|sceptical|doubtful|unconvinced|unsure|uncertain) (?:of|about|that|whether)|doubts? about|"
    r"no (?:evidence|proof|sign|indication)|(?:casts?|casting) doubts?)\b",
    re.IGNORECASE,
)
# Without them the speaker says something else than the claim: "could not confirm", "does not know".
_NOBODY = re.compile(r"(?:nobody|no one|none|no|neither|nothing)\b", re.IGNORECASE)


def is_nobody(source: object) -> bool:
    """Whether the words of a source say that there is none.

    >>> is_nobody("Nobody in the hall"), is_nobody("Noboru Tan")
    (True, False)
    """
    return isinstance(source, str) and _NOBODY.match(source) is not None


def stance_of(source: object, cue: object, content: object) -> Stance:
    """What the words of an attribution say about its own content.

    >>> stance_of("the minister", "denied", "it"), stance_of("the Post", "could not confirm", "it")
    ('denies', 'open')
    >>> stance_of("he", "called", "the report a fabrication"), stance_of("she", "said", "the dam held")
    ('denies', 'supports')
    >>> stance_of("he", "said", "he was sceptical of reports that the dam held")
    'open'
    """
    cue, content = cue if isinstance(cue, str) else "", content if isinstance(content, str) else ""
    negated = _NOT.search(cue) is not None
    if is_nobody(source):
        return "open"
    if _DENIES.search(cue):
        return "open" if negated else "denies"
    if negated or _OPEN.search(cue):
        return "open"
    if _CALLS_FALSE.search(content):
        return "denies"
    return "open" if _DOUBTS.search(content) else "supports"

"""Rows of capitalised words, and names that lost markup has glued to their neighbours."""

from __future__ import annotations

import re

from toolkit.sources.naming.name_words import FUNCTION_WORDS, SURNAMES_FIRST

_UPPER = "".join(chr(code) for code in range(0x41, 0x180) if chr(code).isupper())
_ABBREVIATIONS = (  # by length: a look back must know how far
    "Mr|Ms|Dr|Lt|St|Jr|Sr",
    "Mrs|Rev|Hon|Sen|Rep|Gov|Gen|Adm|Col|Maj|Sgt|Cpl|Mme",
    "Prof|Sens|Reps|Capt|Brig",
    "Messrs",
)
# A mark comes first and what stands before it second: behind most words there is none.
_POINT = r"\.(?:" + "|".join(rf"(?<=\b(?:{words})\.)" for words in _ABBREVIATIONS) + ")"
# "Workers' Party" and "People's Republic" are one name, "Ruiz's Foundation" is two.
_OF_MANY = rf"[’'](?:(?<=s.)|s(?:(?<=People..)|(?<=Women..)|(?<=Children..)))(?= [{_UPPER}])"
_REST = rf"(?:\.(?:[A-Z]\.)*|[\w-]*+(?:[’'](?!s\b)\w++)*+(?:{_POINT}|{_OF_MANY})?)"
_PARTICLES = "de la|de los|de|del|della|da|dos|di|du|dela|van der|van den|van de|van|von der|von|bin|ibn|ten|ter|le|la"
# It begins with the one thing that is quick to look for, a capital, and asks afterwards what stood before it: no part
# of the same word, or a word that lost markup has glued to a name ("ofKim Jong Un").
_BEGINNING = rf"[{_UPPER}](?:(?<![\w’'].)(?<!\w-.)|(?<=[a-z][A-Z])(?=[a-z]{{1,4}} [A-Z][a-z]))"
_SPACE = "[ \u00a0]"
_NEXT = rf"{_SPACE}(?:[{_UPPER}]|(?:{_PARTICLES}){_SPACE}(?:(?:al|el|ul)-)?[{_UPPER}]|(?:al|el|ul)-[{_UPPER}])"
CAPITALISED = re.compile(rf"{_BEGINNING}{_REST}(?:{_NEXT}{_REST})*")
# Pages whose bold type was lost have names without the space before or behind: "ComradeKim Jong Unsaid".
_CAMEL = re.compile(r"[a-zE][A-Z][a-z]")
_GLUED_BEFORE = re.compile(r"([A-Za-z]*[a-zE])([A-Z][a-z]+)\Z")
_SYLLABLE = re.compile(r"(?:[B-DF-HJ-NP-TV-Z][a-z]?[aeiou]{1,2}|[AEIOU])(?:ng|[klmnpt])\Z")
_LONGEST_SYLLABLE = 5
_GLUED_VERBS = frozenset("said sent gave made met took went saw told set left held spoke wrote says put paid".split())


def unglue(words: list[str], text: str) -> list[str]:
    """The words of a text with East Asian names taken out of what lost markup has glued to them.

    >>> text = "respected ComradeKim Jong Unvisited"
    >>> unglue(text.split(), text)
    ['respected', 'Comrade', 'Kim', 'Jong', 'Un']
    """
    freed = words
    if not (text.istitle() or text.islower()) and _CAMEL.search(text):
        freed = []
        for word in words:
            glued = _GLUED_BEFORE.match(word)
            freed.extend(glued.groups() if glued is not None and glued[2] in SURNAMES_FIRST else (word,))
    if len(freed) < 3 or SURNAMES_FIRST.isdisjoint(freed):
        return freed
    for place in range(2, len(freed)):
        if freed[place - 2] in SURNAMES_FIRST and (syllable := _without_what_follows(freed[place])):
            return [*freed[:place], syllable]  # what stands behind it belongs to another name
    return freed


def _without_what_follows(word: str) -> str:
    """The syllable that a verb or little word is glued to, "" where there is none."""
    for length in range(min(len(word) - 2, _LONGEST_SYLLABLE), 1, -1):
        syllable, rest = word[:length], word[length:]
        follows = rest in FUNCTION_WORDS or rest in _GLUED_VERBS or rest.endswith(("ed", "ing", "ly"))
        if follows and _SYLLABLE.match(syllable):
            return syllable
    return ""

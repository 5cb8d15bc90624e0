"""The noun phrases that pronouns can mean, read off the text before them, whether they are sources or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.sources.naming.heads import HEADS, Head
from toolkit.sources.naming.kinds import read_phrase
from toolkit.sources.naming.name_words import DIVIDING, PEOPLES, Gender
from toolkit.sources.naming.phrase import Phrase

_ARTICLES = frozenset("a an the this that these those some many several two three another other one".split())
_OWNERS = frozenset("his her their my our its".split())
_BINDING = frozenset("of in from at on for with".split())
_GOVERNING = _BINDING | frozenset("by to against among between about like than into over under".split())
_JOINING = frozenset("and but or".split())
_LEADS = _ARTICLES | _OWNERS
_MARKS = ",;:.?!\"”“()'’—–-"
_ABBREVIATION = re.compile(r"[A-Z](?:[a-z]{0,3})\.\Z")
_QUOTED_AT_END = re.compile(r"(?:titled|entitled|called) [“\"][^“”\"]{1,100}[”\"],? ?\Z")
_FARTHEST_RELATIVE = 180
_WORD = re.compile(r"\S+")
_REPORTING = frozenset("said says told asked added wrote tweeted warned noted argued found".split())
_WORDS_OF_ANTECEDENT = 8
_WORDS_BEFORE_PLURAL = 4
_PLURALS = ("s", "men", "people", "children")
# Plurals that say too little to be taken up by "they".
_VAGUE = frozenset(
    "others ones millennials majorities pluralities thirds quarters numbers dozens hundreds thousands millions sides"
    " markets couples ranks camps circles factions".split()
)
_NEXT_PRONOUN = re.compile(r"[^.!?\n“\"]{0,120}?\b(?:(he|his|him|himself)|she|her|hers|herself)\b", re.IGNORECASE)
_OPENING_CLAUSES = frozenset("if when while as because although though but and yet then so".split())
_WORDS_BEFORE_SUBJECT = 6
_OPENING = 120  # characters of a sentence in which its subject begins
_TIMES = frozenset(
    "yesterday today now later then monday tuesday wednesday thursday friday saturday sunday afterwards".split()
)
_SETTINGS = _GOVERNING | _TIMES
_BEFORE_SUBJECT = _OPENING_CLAUSES | _SETTINGS
_FARTHEST_NOUN = 500
_NOUNS_LOOKED_AT = 4
_BEFORE_NOUN = 40
_WORDS_BEFORE_NOUN = 4

Span = tuple[int, int]


def _is_one(head: Head, gender: Gender) -> bool:
    return head.kind == "person" and head.gender == gender and not head.many


def _nouns_of(gender: Gender) -> re.Pattern[str]:
    nouns = sorted(noun for noun, head in HEADS.items() if _is_one(head, gender))
    return re.compile(r"\b(?:" + "|".join(nouns) + r")\b")


_GENDERED = {gender: _nouns_of(gender) for gender in ("man", "woman")}


def gendered_noun_before(text: str, at: int, gender: Gender) -> Span | None:
    """The last noun phrase not far before an offset that tells of a man or a woman: "a woman from the harbour".

    >>> text = "A woman from the harbour stood there."
    >>> gendered_noun_before(text, len(text), "woman"), gendered_noun_before(text, len(text), "man")
    ((0, 7), None)
    """
    nouns = [noun.span() for noun in _GENDERED[gender].finditer(text, max(0, at - _FARTHEST_NOUN), at)]
    for begin, end in reversed(nouns[-_NOUNS_LOOKED_AT:]):
        before = list(_WORD.finditer(text, max(0, begin - _BEFORE_NOUN), begin))[-_WORDS_BEFORE_NOUN:]
        lead = next((word.start() for word in before if word[0].casefold() in _LEADS), None)
        if lead is not None and text[begin - 1].isspace():
            return lead, end
    return None


def gender_beside(text: str, places: Sequence[Span]) -> Gender:
    """The sex that the next pronoun of the sentence gives to a name, "" where there is none or they differ.

    >>> gender_beside("Tran Oru closed his shop. Tran Oru said he was tired.", [(0, 8), (26, 34)])
    'man'
    """
    found: set[Gender] = set()
    for _, end in places:
        pronoun = _NEXT_PRONOUN.match(text, end)
        if pronoun is not None:
            found.add("man" if pronoun[1] else "woman")
    return found.pop() if len(found) == 1 else ""


def new_person(text: str, start: int, end: int, *, known: bool = False) -> Span | None:
    """The person that a sentence brings in as its subject, with "a" and a noun: "Yesterday an officer of the port ...".

    `known`: also with "the", as one told of before.

    >>> text = "On Monday a clerk of the mill opened the door."
    >>> text[slice(*new_person(text, 0, len(text)))]
    'a clerk'
    """
    articles = ("a", "an", "the") if known else ("a", "an")
    end = min(end, start + _OPENING)
    words = text[start:end].split()
    opening = words[0].casefold() if words else ""
    if opening not in articles and opening not in _BEFORE_SUBJECT:
        return None  # as most sentences begin
    # Behind an article that opens the sentence, another one begins no subject.
    for place in (0,) if opening in articles else range(1, len(words)):
        if words[place].casefold() not in articles or not _may_begin_subject(words[:place]):
            continue
        last = _noun_of_person(words, place + 1)
        if last is not None:
            spans = list(_WORD.finditer(text, start, end))
            return spans[place].start(), spans[last].start() + len(words[last].rstrip(_MARKS))
    return None


def _noun_of_person(words: list[str], first: int) -> int | None:
    """The place of the noun that ends the noun phrase from a place on, None where it is no noun for one person."""
    for place in range(first, min(first + _WORDS_BEFORE_NOUN, len(words))):
        word = words[place]
        bare = word.rstrip(_MARKS)
        head = HEADS.get(bare.casefold())
        is_end = len(bare) < len(word)
        is_person = head is not None and head.kind == "person" and not head.many
        if is_person and (is_end or place + 1 == len(words) or words[place + 1].casefold() not in HEADS):
            return place
        if is_end or word.casefold() in DIVIDING:
            return None
    return None


def _may_begin_subject(before: list[str]) -> bool:
    """Whether a subject may follow on these first words of a sentence: none, "On Monday", "In the port,"."""
    if not before or (len(before) == 1 and before[0].casefold() in _OPENING_CLAUSES):
        return True
    if before[0].casefold() not in _SETTINGS:
        return False
    is_place = len(before) < _WORDS_BEFORE_PLURAL and before[-1].endswith(",") and before[-1].islower()
    return is_place or before[-1].casefold() in _TIMES  # not "In a statement, Oru, a spokesman, said"


def may_be_subject(before: str) -> bool:
    """Whether a name behind these first words of a sentence can be its subject.

    >>> may_be_subject("On Monday, "), may_be_subject("The respected General "), may_be_subject("The gift to ")
    (True, True, False)
    """
    words = before.rpartition(",")[2].split()
    if not words or words[-1][-1] in ":—-":
        return True
    if len(words) > _WORDS_BEFORE_SUBJECT:
        return False
    return _GOVERNING.isdisjoint([word.casefold() for word in words[words[0].casefold() in _GOVERNING :]])


def plural_subject(text: str, start: int, end: int) -> Span | None:
    """The first people in a stretch of text that no preposition governs: "Senate Democrats blocked it".

    >>> text = "For miners in Velsk, Senate Democrats blocked the bill."
    >>> text[slice(*plural_subject(text, 0, len(text)))]
    'Senate Democrats'
    """
    words = list(_WORD.finditer(text, start, end))
    for place, match in enumerate(words):
        word = match[0].rstrip(_MARKS)
        lower = word.casefold()
        if not lower.endswith(_PLURALS) or not (_is_plural(lower) or (word[-1] == "s" and word[:-1] in PEOPLES)):
            continue
        first = place
        while first > max(0, place - _WORDS_BEFORE_PLURAL):
            before = words[first - 1][0]
            if before[-1] in _MARKS or before.casefold() in DIVIDING or before.endswith("ly"):
                break
            first -= 1
        lead = words[first - 1][0].casefold() if first else ""
        if lead in _LEADS:
            first -= 1
            lead = words[first - 1][0].casefold() if first else ""
        if lead not in _GOVERNING:
            return words[first].start(), match.start() + len(word)
    return None


def _is_plural(word: str) -> bool:
    head = HEADS.get(word)
    if head is None or not head.many or word in _VAGUE:
        return False
    return head.lemma in HEADS and HEADS[head.lemma].kind == "person"


def before_relative(text: str, at: int, relative: str) -> Phrase | None:
    """Whom "who" and "which" refer to: the name or noun before them.

    >>> before_relative("It was the mayor of Tolmar, who", 28, "who").head
    'mayor'
    >>> before_relative("the leader of the board in Velsk, who", 34, "who").head
    'leader'
    >>> before_relative("said Pell J. Oru of Velsk, who", 27, "who").label
    'Pell J. Oru'
    """
    before_it = _QUOTED_AT_END.sub("", text[max(0, at - _FARTHEST_RELATIVE) : at])
    words = before_it.split()
    while words and words[-1].casefold() in _JOINING:
        words.pop()
    place: Phrase | None = None
    for first, end in _phrases_before(words):
        before = words[first - 1].casefold() if first else ""
        phrase = read_phrase(" ".join(words[first - (before in _ARTICLES) : end]))
        if phrase.form not in ("name", "noun") or (relative == "who" and phrase.kind not in ("person", "group")):
            continue
        if relative == "who" and before in _BINDING and phrase.name is not None and not phrase.name.sure:
            place = place or phrase  # "of Tolmar": a person only where none stands before it
            continue
        return phrase
    return place


def _phrases_before(words: list[str]) -> Iterator[Span]:
    """The last phrase of some words, then what it is bound to with "of" or "in", as places of words."""
    end = len(words)
    for _ in range(3):
        first = end
        while first > max(0, end - _WORDS_OF_ANTECEDENT) and not _divides(words, first - 1, end):
            first -= 1
        yield first, end
        binding = first - 2 if first > 1 and words[first - 1].casefold() in _ARTICLES else first - 1
        if binding < 0 or words[binding].casefold() not in _BINDING:
            return
        end = binding


def _divides(words: list[str], place: int, end: int) -> bool:
    """Whether a word does not belong to the phrase that goes on behind it."""
    word, lower = words[place], words[place].casefold()
    if place + 1 < end:
        if word[-1] in _MARKS and not _ABBREVIATION.match(word):
            return True
        if lower in _REPORTING and words[place + 1][0].isupper():
            return True  # "said Oru, who"
    return lower in DIVIDING or word.endswith(("ly", "ing"))

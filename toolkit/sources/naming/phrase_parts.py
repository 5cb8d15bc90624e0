"""The parts of a source phrase: its words, what stands before the noun, and where the noun or name ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from toolkit.sources.naming.capitals import unglue
from toolkit.sources.naming.heads import HEADS
from toolkit.sources.naming.name_words import (
    GIVEN_GENDER,
    ORGANISATION_WORDS,
    PEOPLES,
    SURNAMES_FIRST,
    TITLE_GENDER,
    given_gender,
)
from toolkit.sources.wordlists import read_sections

Determiner = Literal["new", "another", "known", "bare", "own"]

WORDS = {section: frozenset(words) for section, words in read_sections("phrase_words").items()}
_OWN = frozenset("his her its their my our your whose".split())
_TRADE = ("er", "or", "ist", "man", "woman")  # of a noun that no list has: "the first docker"
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "former": 1, "latter": 2}
_BEFORE_THE_NOUN = WORDS["known"] | WORDS["new"] | _OWN | ORDINALS.keys() | {"another", "other", "others"}
_PAPERS = frozenset(read_sections("outlets")["name"])
_ALSO_NAMES = frozenset("March April June August Sun Mon".split())
_TOKEN = re.compile(r"[$€£]?\d[\d,.]*%?|[^\s,;:()“”\"]+|[,;:()“”\"]")
_MARKED = re.compile(r"[,;:()“”\"\d]")
_MOST_TOKENS = 40
_STOPS = frozenset(",;:()")
_MARKS = frozenset(",;:()“”\"'’‘–—-")


class Start(NamedTuple):
    """What stands before the noun."""

    determiner: Determiner
    order: int
    owner: str
    counted: bool
    end: int


def words_of(phrase: str) -> list[str]:
    """The words and marks of a phrase, without the marks and prepositions around it.

    >>> words_of("by “the second source”,")
    ['the', 'second', 'source']
    """
    tokens = _TOKEN.findall(phrase) if _MARKED.search(phrase) else phrase.split()
    del tokens[_MOST_TOKENS:]
    if "'" in phrase or "‘" in phrase:
        tokens = [word for token in tokens if (word := token.strip("‘'"))]
    words = unglue(tokens, phrase)
    while words and words[-1] in _MARKS:
        words.pop()
    while words and (words[0] in _MARKS or (len(words) > 1 and words[0] in WORDS["before the phrase"])):
        words.pop(0)
    return words


def read_start(tokens: Sequence[str]) -> Start:
    """What stands before the noun: determiners, numbers, an ordinal, an owner."""
    determiner: Determiner = "bare"
    order, owner, counted, place = 0, "", False, 0
    while place < len(tokens) - 1:
        word = tokens[place].casefold()
        if word not in _BEFORE_THE_NOUN and "-" not in word and not word[0].isdigit():
            break  # the noun or name begins, as it mostly does
        following = tokens[place + 1].casefold()
        if following in WORDS["after a quantity"]:
            break  # "some of them", "those who": the word itself is the noun
        if tokens[place] in GIVEN_GENDER and _may_be_surname(tokens[place + 1]):
            break  # "Said Khatib", but "the said clerk", "Said Ana Ruiz"
        if word in WORDS["known"]:
            determiner = "known"
        elif word in ("another", "other", "others"):
            determiner = "another" if determiner == "bare" or word == "another" else determiner
            order = -1 if determiner == "known" else 0
        elif word in _OWN:
            determiner, owner = "own", word
        elif word.partition("-")[0] in WORDS["new"] or (word[0].isdigit() and word[-1].isdigit()):
            counted = counted or word not in WORDS["of one"]
            determiner = "new" if determiner == "bare" else determiner
        elif word in ORDINALS and word not in ("former", "latter") and f"{word} {following}" not in HEADS:
            order = ORDINALS[word] if following in HEADS or following.endswith(_TRADE) else order
            if not order:
                break
        else:
            break
        place += 1
    return Start(determiner, order, owner, counted, place)


def read_core(tokens: Sequence[str], start: int) -> tuple[list[str], int]:
    """The words from `start` up to the end of the head noun or name, and the place behind them."""
    end = len(tokens)
    for place in range(start, end):
        if tokens[place] in _STOPS or (place > start and _ends_noun(tokens, start, place)):
            end = place
            break
    core = list(tokens[start:end])
    return core if _MARKS.isdisjoint(core) else [token for token in core if token not in _MARKS], end


def _ends_noun(tokens: Sequence[str], start: int, place: int) -> bool:
    """Whether the noun or name that began at `start` is over before the word at `place`."""
    word, before = tokens[place], tokens[place - 1]
    if word in WORDS["day"]:
        return not _is_in_name(tokens, start, place)
    if word.endswith(("ing", "ed")) and word.islower() and word not in HEADS:
        # A participle: "voters surveyed", "Ana Ruiz directing".
        is_noun = before.casefold() in HEADS or before.removesuffix("s") in PEOPLES or before[-1] == "."
        return is_noun or (before[0].isupper() and place == len(tokens) - 1)
    if word not in WORDS["after the noun"]:
        return False
    # "Ministry of Health" goes on; "Secretary of State" and "Ana Ruiz of Tolmar" do not.
    following = tokens[place + 1 : place + 3]
    names_more = bool(following) and following[-1 if following[0] == "the" else 0][0].isupper()
    head = HEADS.get(before.casefold())
    is_office = before not in ORGANISATION_WORDS and (head is not None or before.casefold() in TITLE_GENDER)
    if place == start + 1 and head is not None and head.many and head.kind == "group":
        return True  # "Workers of the Tolmar Machine Works"
    inside_name = word in ("of", "for", "on") and any(token in ORGANISATION_WORDS for token in tokens[start:place])
    return is_office or not (inside_name and names_more)


def _may_be_surname(word: str) -> bool:
    """Whether a word with a capital is neither a given name nor a title."""
    return word[0].isupper() and given_gender(word) is None and word.casefold() not in TITLE_GENDER


def _is_in_name(tokens: Sequence[str], start: int, place: int) -> bool:
    """Whether a day or month at `place` is part of a name: "Ana June Oru", "Kim Jong Sun", "the Tolmar Sun"."""
    first = tokens[start]
    if tokens[place] not in _ALSO_NAMES:
        return False
    if tokens[place] in _PAPERS and start and tokens[start - 1].casefold() == "the":
        return all(token[0].isupper() for token in tokens[start:place])
    if place == start + 1:
        is_followed = place + 1 < len(tokens) and tokens[place + 1][0].isupper()
        return given_gender(first) is not None or (is_followed and first in SURNAMES_FIRST)
    return place == start + 2 and first in SURNAMES_FIRST

"""Names of people: reading one out of a row of capitalised words.

"Sen. Ana Ruiz" holds the name "Ana Ruiz". Names in the East Asian order ("Kim Jong Un") have their surname first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from toolkit.sources.folding import fold, name_key
from toolkit.sources.naming.capitals import unglue
from toolkit.sources.naming.name_words import (
    ADJECTIVES,
    COURTESY,
    DIVIDING,
    FIELDS,
    GIVEN_GENDER,
    NAMING_NO_PERSON,
    PLACES,
    SURNAMES_FIRST,
    TITLE_GENDER,
    Gender,
    Word,
    given_gender,
    word_of_name,
)

_SPACED = re.compile(r"\S+")
_OF_TWO_WORDS = frozenset("Vice Prime Deputy Assistant Crown First Attorney".split())
_MAY_DIVIDE = DIVIDING | {"will"}
_IN_NAMES_OF_BODIES = NAMING_NO_PERSON | ADJECTIVES
_LONGEST_NAME = 5
_LONGEST_ROW = 200  # characters; a longer one is a list or a page in capitals, and read in one go


class Name(NamedTuple):
    """A person's name as written: its words, the title before it ("Sen."), and what both say of the person."""

    words: tuple[str, ...]
    title: str
    gender: Gender
    sure: bool  # a given name or a title says that this is a person
    key: str  # the identity of everybody written so
    folded: tuple[str, ...]  # the words as they are compared
    display: str  # the words as they are shown


def is_surname_first(words: Sequence[str]) -> bool:
    """Whether a name has the East Asian order, its surname before its given name."""
    return words[0] in SURNAMES_FIRST and 2 <= len(words) <= 3 and given_gender(words[-1]) is None


@lru_cache(maxsize=32768)
def read_name(sequence: str) -> Name | None:
    """The person's name in a row of capitalised words, or None where it holds none.

    >>> name = read_name("Texas Sen. Ana M. Ruiz")
    >>> name.words, name.title, name.gender, name.key
    (('Ana', 'M.', 'Ruiz'), 'Sen.', 'woman', 'ana-ruiz')
    >>> read_name("Ruiz Foundation") is None
    True
    """
    words = unglue(sequence.split(), sequence)
    if not words or len(words) > 2 * _LONGEST_NAME or word_of_name(words[-1]).is_body:
        return None
    facts = list(map(word_of_name, words))
    title, start = _read_titles(words, facts)
    if start:
        words, facts = words[start:], facts[start:]
    if len(words) > 2 and facts[0].given is None and not is_surname_first(words):
        # "Texas Republican Ana Ruiz": what stands before a given name is no part of the name.
        given_at = next((place for place, word in enumerate(words[1:-1], 1) if word in GIVEN_GENDER), 0)
        words, facts = words[given_at:], facts[given_at:]
    if len(words) > _LONGEST_NAME:
        return None
    last = facts[-1]
    given = facts[0].given if len(words) > 1 else None
    # "Mr. King" and "Ana White" are people; "Vice President" and "New White" are not.
    certain = given is not None or (title != "" and (title[-1] == "." or title.casefold() in COURTESY))
    if not certain and (last.is_title or facts[0].is_no_name or last.is_no_name):
        return None
    surname_first = is_surname_first(words)
    sure = certain or surname_first or title != ""
    display = " ".join(words)
    if not sure and (display in PLACES or not _IN_NAMES_OF_BODIES.isdisjoint(words)):
        return None
    gender = TITLE_GENDER.get(title.rpartition(" ")[2].casefold(), "") if title else ""
    gender = gender or ("" if surname_first else given or "")
    return Name(tuple(words), title, gender, sure, name_key(display), tuple(map(fold, words)), display)


def _read_titles(words: Sequence[str], facts: Sequence[Word]) -> tuple[str, int]:
    """The last title before a name, and where the name begins."""
    title, start = "", 0
    for place in range(len(words) - 1):
        one = facts[place]
        if not one.may_precede:
            continue
        is_title = one.is_title or (one.is_role and place < len(words) - 2)
        # A word that could be a title may stand inside a name: "Ana Marshal Ruiz".
        if is_title and not (place == start + 1 and facts[start].given is not None):
            joined = title in _OF_TWO_WORDS and start == place
            title, start = f"{title} {words[place]}" if joined else words[place], place + 1
        elif one.is_body and facts[place + 1].given is not None:
            start = place + 1
        elif place == start and words[place] in FIELDS and place < len(words) - 2:
            start = place + 1  # "Minister of Agriculture Ana Ruiz"
    return title, start


@lru_cache(maxsize=32768)
def names_within(sequence: str) -> tuple[tuple[int, int, Name], ...]:
    """The names of two or more words in a row of capitalised words, with offsets; words such as "But" divide it.

    >>> [(start, name.display) for start, _, name in names_within("When President Ana Ruiz But Sen. Bo Oru")]
    [(15, 'Ana Ruiz'), (33, 'Bo Oru')]
    """
    first, _, rest = sequence.partition(" ")
    if first.casefold() in DIVIDING and first[0].isupper() and len(sequence) <= _LONGEST_ROW:
        # "The Tolmar Post" is what "Tolmar Post" is, which other texts or sentences have as well.
        shift = len(sequence) - len(rest)
        within = names_within(rest) if " " in rest or "\u00a0" in rest else ()
        return tuple([(begin + shift, end + shift, name) for begin, end, name in within])
    words = sequence.split()
    if _MAY_DIVIDE.isdisjoint(sequence.casefold().split()):
        name = read_name(sequence)
        if name is None or len(name.words) < 2:
            return ()
        if len(name.words) == len(words):
            return ((0, len(sequence), name),)
        tail = words[-len(name.words) :]
        return ((len(sequence) - sum(map(len, tail)) - len(tail) + 1, len(sequence), name),)
    found: list[tuple[int, int, Name]] = []
    run: list[re.Match[str]] = []
    for word in _SPACED.finditer(sequence):
        if _divides(word[0], after=len(run)):
            found.extend(_name_of_run(sequence, run))
            run = []
        else:
            run.append(word)
    return (*found, *_name_of_run(sequence, run))


def _divides(word: str, *, after: int) -> bool:
    """Whether a capitalised word joins names or goes on with a heading; "Will" does after a whole name."""
    lower = word.casefold()
    return word[0].isupper() and (lower in DIVIDING or (lower == "will" and after > 1))


def _name_of_run(sequence: str, run: list[re.Match[str]]) -> Iterator[tuple[int, int, Name]]:
    if len(run) < 2:
        return
    name = read_name(sequence[run[0].start() : run[-1].end()])
    if name is not None and len(name.words) > 1:
        yield run[-min(len(name.words), len(run))].start(), run[-1].end(), name

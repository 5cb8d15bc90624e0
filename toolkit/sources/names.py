"""Names of people: reading one out of a row of capitalised words, and telling which full name a short one means.

"Sen. Ana Ruiz" holds the name "Ana Ruiz"; a later "Ruiz" or "Ms. Ruiz" is she, as long as no other Ruiz of the
article could be meant. Names in the East Asian order ("Kim Jong Un") are shortened to their first word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from toolkit.sources.wordlists import read_sections, read_words

Gender = Literal["man", "woman", ""]

_UPPER = "".join(chr(code) for code in range(0x41, 0x180) if chr(code).isupper())
_ABBREVIATIONS = (
    "Mr Mrs Ms Messrs Dr Prof Rev Hon Sen Sens Rep Reps Gov Gen Adm Lt Col Maj Capt Sgt Cpl Brig St Jr Sr Mme"
)
_POINT = r"\.(?:" + "|".join(rf"(?<=\b{word}\.)" for word in _ABBREVIATIONS.split()) + ")"
# "Workers' Party" and "People's Republic" are one name, "Ruiz's Foundation" is two.
_OF_MANY = rf"(?:(?<=s)[’'](?= [{_UPPER}])|(?:(?<=People)|(?<=Women)|(?<=Children))[’']s(?= [{_UPPER}]))"
_REST = rf"(?:\.(?:[A-Z]\.)*|[\w-]*(?:[’'](?!s\b)\w+)*(?:{_POINT}|{_OF_MANY})?)"
_PARTICLES = "de la|de los|de|del|della|da|dos|di|du|dela|van der|van den|van de|van|von der|von|bin|ibn|ten|ter|le|la"
# It begins with the one thing that is quick to look for, a capital, and asks afterwards what stood before it: no part
# of the same word, or a word that lost markup has glued to a name ("ofKim Jong Un").
_BEGINNING = rf"[{_UPPER}](?:(?<![\w’'].)(?<!\w-.)|(?<=[a-z][A-Z])(?=[a-z]{{1,4}} [A-Z][a-z]))"
CAPITALISED = re.compile(
    rf"{_BEGINNING}{_REST}(?:[ \u00a0](?:(?:{_PARTICLES})[ \u00a0])?(?:(?:al|el|ul)-)?[{_UPPER}]{_REST})*"
)
_PIECE = re.compile(r"[^\W_]+")
_SPACED = re.compile(r"\S+")
# Pages whose bold type was lost have names without the space before or behind: "ComradeKim Jong Unsaid".
_CAMEL = re.compile(r"[a-zE][A-Z][a-z]")
_GLUED_BEFORE = re.compile(r"([A-Za-z]*[a-zE])([A-Z][a-z]+)\Z")
_SYLLABLE = re.compile(r"(?:[A-Z][a-z]?[aeiou]|[AEIOU])[b-df-hj-np-tv-z]{1,2}\Z")
_LONGEST_SYLLABLE = 5
_GLUED_VERBS = frozenset("said sent gave made met took went saw told set left held spoke wrote says put paid".split())
_OF_TWO_WORDS = frozenset("Vice Prime Deputy Assistant Crown First Attorney".split())
_INITIALS = re.compile(r"(?:[A-Z]\.)+\Z")
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
_LONGEST_NAME = 5

_GIVEN = read_sections("given_names")
_GIVEN_GENDER: dict[str, Gender] = dict.fromkeys(_GIVEN["either"], "")
_GIVEN_GENDER |= dict.fromkeys(_GIVEN["man"], "man")
_GIVEN_GENDER |= {name: "" if name in _GIVEN_GENDER else "woman" for name in _GIVEN["woman"]}
_SURNAME_FIRST = frozenset(name for names in read_sections("surnames_first").values() for name in names)

_TITLES = read_sections("titles")
_FIELDS = frozenset(_TITLES.pop("field"))
TITLE_GENDER: dict[str, Gender] = {}
for _section, _words in _TITLES.items():
    _gender: Gender = "man" if _section.endswith(" man") else "woman" if _section.endswith(" woman") else ""
    TITLE_GENDER |= {word.casefold(): _gender for word in _words}
COURTESY = frozenset(word.casefold() for name in _TITLES if name.startswith("courtesy") for word in _TITLES[name])
_ROLES = frozenset(word for name in ("person", "man", "woman") for word in read_sections("roles")[name])
_PLACES = read_sections("places")
PLACES = frozenset(_PLACES["place"])
PEOPLES = frozenset(_PLACES["people"])
ADJECTIVES = frozenset(_PLACES["adjective"]) | PEOPLES
ORGANISATION_WORDS = frozenset(read_sections("organisations")["name"])
FUNCTION_WORDS = read_words("function_words")
# What ends a row of capitals in a heading or begins a sentence before a name; adjectives may be surnames.
DIVIDING = read_words("function_words", but="JEF") - {"may", "will"}
_MAY_DIVIDE = DIVIDING | {"will"}
_NEVER_IN_NAMES = FUNCTION_WORDS - {word.casefold() for word in _GIVEN_GENDER} - {"v", "i"}


class Name(NamedTuple):
    """A person's name as written: its words, the title before it ("Sen."), and what both say of the person."""

    words: tuple[str, ...]
    title: str
    gender: Gender
    sure: bool  # a given name or a title says that this is a person
    key: str  # the identity of everybody written so
    folded: tuple[str, ...]  # the words as they are compared

    @property
    def display(self) -> str:
        return " ".join(self.words)


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A word of a name as it is compared: without case, accents, points and apostrophes."""
    plain = word.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return "".join(_PIECE.findall(plain))


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """The identity that all spellings of one name share.

    A single middle initial is left out, several are kept: they are there to tell people apart.

    >>> name_key("Kim Jong-un"), name_key("Ana M. Ruíz"), name_key("George H. W. Oru")
    ('kim-jong-un', 'ana-ruiz', 'george-h-w-oru')
    """
    plain = name.casefold().replace("’", "'").replace("'s ", " ").replace("'", "")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    pieces = _PIECE.findall(plain)
    initials = [place for place in range(1, len(pieces) - 1) if len(pieces[place]) == 1]
    if len(initials) == 1 and len(pieces[0]) > 1:
        del pieces[initials[0]]
    return "-".join(pieces)


def given_gender(word: str) -> Gender | None:
    """The gender a given name is known for, "" where it has both, None where the word is not known as one."""
    known = _GIVEN_GENDER.get(word)
    if known is None and "-" in word:
        return _GIVEN_GENDER.get(word.partition("-")[0])
    if known is None and word[-1:] == "." and word not in PLACES and _INITIALS.match(word):
        return ""  # "J. Ruiz"
    return known


def is_surname_first(words: tuple[str, ...]) -> bool:
    """Whether a name has the East Asian order, its surname before its given name."""
    return 2 <= len(words) <= 3 and words[0] in _SURNAME_FIRST and given_gender(words[-1]) is None


def unglue(words: list[str], text: str) -> list[str]:
    """The words of a text with East Asian names taken out of what lost markup has glued to them.

    >>> text = "respected ComradeKim Jong Unvisited"
    >>> unglue(text.split(), text)
    ['respected', 'Comrade', 'Kim', 'Jong', 'Un']
    """
    freed = words
    if _CAMEL.search(text):
        freed = []
        for word in words:
            glued = _GLUED_BEFORE.match(word)
            freed.extend(glued.groups() if glued is not None and glued[2] in _SURNAME_FIRST else (word,))
    if len(freed) > 2 and freed[-3] in _SURNAME_FIRST:
        for length in range(2, min(len(freed[-1]) - 1, _LONGEST_SYLLABLE + 1)):
            syllable, rest = freed[-1][:length], freed[-1][length:]
            follows = rest in FUNCTION_WORDS or rest in _GLUED_VERBS or rest.endswith(("ed", "ing", "ly"))
            if follows and _SYLLABLE.match(syllable):
                return [*freed[:-1], syllable]
    return freed


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
    if len(words) > 2 * _LONGEST_NAME:
        return None
    facts = [_facts(word) for word in words]
    title, start = "", 0
    for place in range(len(words) - 1):
        one = facts[place]
        is_title = one.is_title or (one.is_role and place < len(words) - 2)
        # A word that could be a title may stand inside a name: "Ana Marshal Ruiz".
        if is_title and not (place == start + 1 and facts[start].given is not None):
            joined = title in _OF_TWO_WORDS and start == place
            title, start = f"{title} {words[place]}" if joined else words[place], place + 1
        elif one.is_body and facts[place + 1].given is not None:
            start = place + 1
        elif words[place] in _FIELDS and place == start and place < len(words) - 2:
            start = place + 1  # "Minister of Agriculture Ana Ruiz"
    if start:
        words, facts = words[start:], facts[start:]
    if len(words) > 2 and facts[0].given is None and not is_surname_first(tuple(words)):
        # "Texas Republican Ana Ruiz": what stands before a given name is no part of the name.
        given_at = next((place for place, word in enumerate(words[1:-1], 1) if word in _GIVEN_GENDER), 0)
        words, facts = words[given_at:], facts[given_at:]
    if not words or len(words) > _LONGEST_NAME or facts[-1].is_body:
        return None
    given = facts[0].given if len(words) > 1 else None
    # "Mr. King" and "Ana White" are people; "Vice President" and "New White" are not.
    certain = given is not None or (title != "" and (title[-1] == "." or title.casefold() in COURTESY))
    if not certain and (facts[-1].is_title or facts[0].is_no_name or facts[-1].is_no_name):
        return None
    surname_first = is_surname_first(tuple(words))
    sure = certain or surname_first or title != ""
    if not sure and (" ".join(words) in PLACES or any(one.is_body or one.is_adjective for one in facts)):
        return None
    gender = TITLE_GENDER.get(title.rpartition(" ")[2].casefold(), "") or ("" if surname_first else given or "")
    return Name(tuple(words), title, gender, sure, name_key(" ".join(words)), tuple([one.folded for one in facts]))


class _Facts(NamedTuple):
    """What the lists say of one word of a name."""

    given: Gender | None  # as `given_gender` has it
    is_title: bool
    is_role: bool
    is_body: bool
    is_adjective: bool
    is_no_name: bool
    folded: str


@lru_cache(maxsize=32768)
def _facts(word: str) -> _Facts:
    lower = word.casefold()
    return _Facts(
        given_gender(word),
        lower in TITLE_GENDER,
        lower in _ROLES,
        word in ORGANISATION_WORDS,
        word in ADJECTIVES,
        lower in _NEVER_IN_NAMES,
        fold(word),
    )


@lru_cache(maxsize=32768)
def names_within(sequence: str) -> tuple[tuple[int, int, Name], ...]:
    """The names of two or more words in a row of capitalised words, with offsets; words such as "But" divide it.

    >>> [(start, name.display) for start, _, name in names_within("When President Ana Ruiz But Sen. Bo Oru")]
    [(15, 'Ana Ruiz'), (33, 'Bo Oru')]
    """
    words = sequence.split()
    if _MAY_DIVIDE.isdisjoint(sequence.casefold().split()):
        name = read_name(sequence)
        if name is None or len(name.words) < 2:
            return ()
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

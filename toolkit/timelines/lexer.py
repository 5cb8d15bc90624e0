"""Turns text into tokens, each with one character that stands for its classes.

The characters of a text's tokens form one string, its tags. The grammar is matched against the tags, so a rule never
sees white space, line ends inside a sentence, or the letters of a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from toolkit.text.sentences import sentence_spans
from toolkit.timelines.vocabulary import CAPITALISED_ONLY, CLASSES, NAME_WHEN_CAPITALISED

# Words come first: they are four tokens of five.
_TOKEN = re.compile(
    r"""
      won['’]t\b
    | [^\W\d_]{2,}
    | [^\W\d_](?![.'’\d])
    | \d{4}-\d\d?-\d\d?(?!\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?       # 2024-02-28
    | \d\d?/\d\d?/(?:\d{4}|\d\d)(?![\d/])                       # 2/28/2024
    | (?<![\d-])\d\d?-\d\d?-(?:19|20)\d\d(?![\d-])               # 2-28-2024
    | \d{4}[./]\d\d?[./]\d\d?(?![\d./])                         # 2024.2.28
    | \d\d?\.\d\d?\.\d{4}(?!\d)                                 # 28.2.2024
    | \d\d?:\d\d(?::\d\d)?(?!\d)                                # 14:30
    | 9/11(?![\d/])                                             # a name
    | \d+(?:[.,]\d+)+                                           # 1,500 and 2.5
    | ['’]?\d{1,3}0['’]?s\b                                     # 1990s, '90s, 1990's; not 1986's
    | \d+(?:st|nd|rd|th)\b
    | [1-4][QH]\b | [QH][1-4]\b                                 # Q3, 1H
    | \d+
    | [AaPp]\.\ ?[Mm]\b\.?
    | [oO]['’]\ ?clock\b
    | ['’](?:s|S|ll)\b
    | \S
    """,
    re.VERBOSE,
)
_ISO = re.compile(r"\d{4}([-./])\d\d?\1\d\d?(T.*)?")
_SLASH = re.compile(r"\d\d?/\d\d?/(\d{4}|\d\d)|\d\d?-\d\d?-\d{4}|\d\d?\.\d\d?\.\d{4}")
_DOTTED_CLOCK = re.compile(r"(?:1[0-2]|[1-9])\.[0-5]\d")  # 2.30 pm
_ENTRY = re.compile(r"\d\d?:\d\d(?!\d)")
_PUNCTUATION = {
    ",": "COMMA",
    ".": "DOT",
    "/": "SLASH",
    "(": "LPAREN",
    ")": "RPAREN",
    "[": "LPAREN",
    "]": "RPAREN",
    "'": "APOS",
    "’": "APOS",
    "‘": "APOS",
    "–": "DASH",
    "—": "DASH",
    "%": "PERCENT",
    "“": "OPEN_QUOTE",
    "”": "CLOSE_QUOTE",
    "½": "FRACTION",
    "+": "PLUS",
}
# Tags of what the vocabulary does not know.
LOWER, UPPER, OTHER, BREAK = "x", "X", "o", "b"

_ATOMS: dict[frozenset[str], str] = {
    frozenset({"LOWER"}): LOWER,
    frozenset({"UPPER"}): UPPER,
    frozenset({"OTHER"}): OTHER,
    frozenset({"BREAK"}): BREAK,
}


def atom(classes: frozenset[str]) -> str:
    """The character that stands for a set of classes, always the same."""
    if classes not in _ATOMS:
        _ATOMS[classes] = chr(0xE000 + len(_ATOMS))
    return _ATOMS[classes]


def atoms_of(label: str) -> str:
    """The characters of all sets of classes that `label` is in."""
    return _atoms_of(label, len(_ATOMS))


@lru_cache(maxsize=1024)
def _atoms_of(label: str, _known: int) -> str:
    return "".join(sorted(char for classes, char in _ATOMS.items() if label in classes))


@dataclass(slots=True)
class Tokens:
    """The tokens of one text: where each begins and ends, and the tags of all."""

    text: str
    starts: list[int]
    ends: list[int]
    tags: str

    def word(self, index: int) -> str:
        """The token in lower case, with straight apostrophes."""
        return self.text[self.starts[index] : self.ends[index]].lower().replace("’", "'")


def tokenize(text: str) -> Tokens:
    """The tokens of a text; a token without width stands between sentences."""
    starts: list[int] = []
    ends: list[int] = []
    tags: list[str] = []
    known = _known_words
    sentence_starts = iter([start for start, _ in sentence_spans(text)])
    next_start = next(sentence_starts, len(text) + 1)
    last_end = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start >= next_start:
            if starts and not _goes_on(text, last_end, start):
                starts.append(start)
                ends.append(start)
                tags.append(BREAK)
            while start >= next_start:
                next_start = next(sentence_starts, len(text) + 1)
        word = match[0]
        tag = known.get(word)
        if tag is None:
            first = word[0]
            if first.isdigit() or (first in "'’" and end - start > 2):
                tag = _number_tag(word) if end - start < 24 else OTHER
            elif first in "-‐‑":
                tag = _HYPHEN if start == last_end else _DASH
            elif first.isalpha():
                tag = UPPER if first.isupper() else LOWER
            else:
                tag = OTHER
        starts.append(start)
        ends.append(end)
        tags.append(tag)
        last_end = end
    return Tokens(text, starts, ends, "".join(tags))


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether a sentence goes on over a single line end: the next line begins with a small letter or a digit."""
    gap = text[end:start]
    first = text[start]
    if gap.count("\n") != 1 or text[end - 1] in "!?":
        return False
    # An entry of a running report begins with its time: "14:05 The count has ended."
    return first.islower() or (first.isdigit() and not (text[end - 1] in '.”"' and _ENTRY.match(text, start)))


@lru_cache(maxsize=4096)
def _number_tag(word: str) -> str:
    return atom(frozenset(_number_classes(word)))


def _number_classes(word: str) -> set[str]:
    """The classes of a token that begins with a digit, or with an apostrophe before digits."""
    if word.isdecimal() and word.isascii():
        value, length = int(word), len(word)
        classes = {"NUM"} if length <= 3 else set()
        if length <= 2:
            classes |= {"TWO"} if length == 2 else set()
            classes |= {"DAY"} if 1 <= value <= 31 else set()
            classes |= {"HOUR"} if value <= 24 else set()
        elif length == 4:
            classes = {"YEAR"} if 1900 <= value <= 2059 else {"OLD_YEAR"} if 1000 <= value <= 2999 else set()
            classes |= {"FOUR"} if value <= 2400 and value % 100 < 60 else set()
        classes |= {"LONG_NUM"} if 4 <= length <= 7 else set()
        return classes or {"OTHER"}
    if word[-1] in "sS":
        digits = word.strip("'’sS")
        if len(digits) == 4 and digits[:2] in _DECADE_CENTURIES and digits[-1] == "0":
            return {"DECADE", "LONG_DECADE"}
        if len(digits) == 2 and digits[-1] == "0":
            # "The 30s" are years of life, degrees or per cent as often as a decade.
            return {"DECADE", "LATE_DECADE"} if digits >= "50" or word[0] in "'’" else {"DECADE"}
        return {"OTHER"}
    if word[-2:] in ("st", "nd", "rd", "th"):
        value = int(word[:-2]) if len(word) <= 4 else 0
        classes = {"DAY_ORDINAL"} if 1 <= value <= 31 else {"OTHER"}
        return classes | ({"ORDINAL_FOUR"} if 1 <= value <= 4 else set())
    if word == "9/11":
        return {"NINE_ELEVEN"}
    if ":" in word and "-" not in word:
        hour, minute = word.split(":")[:2]
        classes = {"CLOCK", "ENTRY_CLOCK"} if len(word) == 5 else {"CLOCK"}
        return classes if int(hour) <= 24 and int(minute) < 60 else {"OTHER"}
    if _ISO.fullmatch(word):
        return {"ISO_DATE"}
    if _SLASH.fullmatch(word):
        return {"SLASH_DATE"}
    if not word.replace(",", "").replace(".", "", 1).isdecimal():
        return {"OTHER"}
    return {"FIGURE", "DOTTED"} if _DOTTED_CLOCK.fullmatch(word) else {"FIGURE"}


_DECADE_CENTURIES = frozenset(str(century) for century in range(10, 24))
# Every set of classes a number can have, so that the grammar can be compiled once, before any text is read.
_SAMPLES = [*(str(number) for number in range(3001)), "05", "00", "99", "45", "1990s", "80s", "1st", "5th", "40th"]
_SAMPLES += "8000 12000 14:30 9:30 0735 0075 99:99 2024-02-28 2/8/24 1,500 2.5 2.30 1.2.3 15s 9/11".split()
_known_words: dict[str, str] = {}
_HYPHEN = atom(frozenset({"HYPHEN"}))
_DASH = atom(frozenset({"DASH"}))


def learn(literals: set[str]) -> None:
    """Give every word of the vocabulary, and every word the grammar names, its tag."""
    for sample in _SAMPLES:
        _number_tag(sample)
    for word in sorted(CLASSES.keys() | literals):
        classes = frozenset(CLASSES.get(word, set()) | ({word} if word in literals else set()))
        forms = {word.capitalize(), word.upper()}
        if word in CAPITALISED_ONLY:
            cues = classes & {"FUTURE", "PAST"}
            small = cues | ({word} & literals)
            _known_words[word] = atom(small) if small else LOWER
            classes -= cues
        else:
            forms.add(word)
        if word in NAME_WHEN_CAPITALISED:
            _known_words[word] = atom(classes)
            forms.remove(word)
            classes = frozenset({"OFTEN_CAPITAL"})
        for form in forms:
            for spelling in {form, form.replace("'", "’")}:
                _known_words[spelling] = atom(classes)
    for char, label in _PUNCTUATION.items():
        _known_words[char] = atom(frozenset({label}))
    for word in ("'s", "’s", "'S", "’S"):
        _known_words[word] = atom(frozenset({"POSS"}))
    for word in ("o'clock", "o’clock", "O'clock", "O’clock", "o' clock", "o’ clock"):
        _known_words[word] = atom(frozenset({"OCLOCK"}))
    for letter in "apAP":
        for dots in (".m.", ".M.", ".m", ".M", ". m.", ". M."):
            _known_words[letter + dots] = atom(frozenset({"AMPM"}))

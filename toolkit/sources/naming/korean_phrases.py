"""What the words of a Korean source phrase say of the source, by the ending of its last word.

A Korean phrase has its noun at the end and what narrows it before it: "할시아 정부", "외무성의 톰렌 하스키 대변인".
"""

from __future__ import annotations

import re

from toolkit.sources.folding import name_key
from toolkit.sources.naming.heads import Kind
from toolkit.sources.naming.names import Name
from toolkit.sources.naming.phrase import Phrase
from toolkit.sources.naming.phrase_parts import Determiner
from toolkit.sources.wordlists import read_sections

KOREAN_HE = "그"  # he or she: the word does not tell
_LISTS = {section: frozenset(" ".join(lines).split()) for section, lines in read_sections("korean_sources").items()}
_KINDS: dict[str, Kind] = {
    "office": "person", "person": "person", "group": "group", "organisation": "organisation",
    "outlet": "outlet", "document": "document", "known": "organisation",
}  # fmt: skip
_NOUNS = {noun: section for section in reversed(_KINDS) for noun in _LISTS[section]}
_LONGEST_NOUN = max(map(len, _NOUNS))
# What a pronoun is in English.
_PRONOUNS = {"he": KOREAN_HE, "they": "they", "I": "i"}
_EMPTY = _LISTS["empty"]
_BARE_BODIES = _LISTS["no name alone"]
_HANGUL = re.compile(r"[가-힣]")
_WORD = re.compile(r"[^\s,“”\"‘’'()]+")
_SURNAMES = frozenset("김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민리량렴림채천")
_ENDS_OF_PLACES = frozenset("대도군구읍부성당청주")
_LONGEST_NAME = 3  # words; and syllables of a Korean name in one word
_OWNING = "의"
_OF_A_STATE = ("정부", "외무성", "외교부", "국방", "당국", "대사", "육군", "해군", "수도")


def is_korean(phrase: str) -> bool:
    """Whether a phrase is written in Hangul."""
    return not phrase.isascii() and _HANGUL.search(phrase) is not None


def is_office(word: str) -> bool:
    """Whether a word is an office or rank that stands behind a name.

    >>> is_office("의원"), is_office("학교")
    (True, False)
    """
    return word in _LISTS["office"] or word in _LISTS["beside a name"]


def read_korean_phrase(phrase: str) -> Phrase:
    """What the words of a Korean source phrase say.

    >>> phrase = read_korean_phrase("외무성의 톰렌 하스키 대변인")
    >>> phrase.label, phrase.kind, phrase.name.display
    ('톰렌 하스키', 'person', '톰렌 하스키')
    >>> read_korean_phrase("익명을 요구한 당국자들")[:2], read_korean_phrase("할시아 정부")[:2]
    (('noun', 'group'), ('name', 'organisation'))
    """
    words = _WORD.findall(phrase)
    if not words:
        return Phrase("none", "unknown", "")
    if len(words) == 1 and (pronoun := _pronoun(words[0])) is not None:
        return pronoun
    last, many = words[-1], False
    if last.endswith("들") and len(last) > 2:
        last, many = last[:-1], True
    noun, sort = _noun_of(last)
    before = words[:-1]
    is_nameable = sort == "office" or noun in _LISTS["beside a name"]
    if is_nameable and not many and (name := _name_before(before)):
        return _person(name, noun)
    if not sort:
        return _unknown(words)
    kind: Kind = "group" if many and sort not in ("outlet", "document") else _KINDS[sort]
    modifiers = [word for word in before if word not in _EMPTY]
    is_compound = last != noun  # "외무성": what stands before the ending names the body
    label = " ".join([*(word for word in before if word not in _EMPTY), words[-1]])
    if not many and (sort == "known" or (kind in ("organisation", "outlet") and _is_proper(last, modifiers))):
        return Phrase("name", kind, label, determiner="known", narrowed=True)
    narrowed = bool(modifiers) or sort == "office" or (is_compound and kind in ("person", "group"))
    return Phrase(
        "noun", kind, label, noun, noun, many or kind == "group", determiner=_determiner(before), narrowed=narrowed
    )


def body_shown_by(text: str, label: str) -> bool:
    """Whether a text shows an unknown name to be a country's: "톨마리아 외무성", "톨마리아 정부".

    >>> body_shown_by("톨마리아 외무성은 부인했다.", "톨마리아"), body_shown_by("마리아는 갔다.", "마리아")
    (True, False)
    """
    at = text.find(label)
    while at >= 0:
        following = _WORD.match(text, at + len(label) + 1)
        if following is not None and text[following.start() - 1] == " " and following[0].startswith(_OF_A_STATE):
            return True
        at = text.find(label, at + 1)
    return False


def _pronoun(word: str) -> Phrase | None:
    for section, english in _PRONOUNS.items():
        if word in _LISTS[section]:
            return Phrase("pronoun", "unknown", word, english, english, section == "they", determiner="known")
    return None


def _noun_of(word: str) -> tuple[str, str]:
    """The longest noun of the lists that a word ends in, and its section; "" where there is none."""
    for length in range(min(len(word), _LONGEST_NOUN), 0, -1):
        noun = word[-length:]
        section = _NOUNS.get(noun, "")
        if not section or (length == 1 and len(word) < 3) or (section == "known" and noun != word):
            continue
        if noun == "연구원" and noun != word:
            section = "organisation"  # "산업연구원" is an institute
        return noun, section
    return "", ""


def _name_before(words: list[str]) -> list[str]:
    """The name that stands before an office, or before the body of the office: "조 바이든 미국 대통령"."""
    end = len(words)
    while end and (words[end - 1] in _EMPTY or (_is_body(words[end - 1]) and not words[end - 1].endswith(_OWNING))):
        end -= 1
    start = end
    while start and not (
        words[start - 1].endswith(_OWNING) or words[start - 1] in _EMPTY or _is_body(words[start - 1])
    ):
        start -= 1
    name = words[start:end]
    if len(name) == 1:
        # Surnames of other languages stand alone before the office: "하스키 대변인", "푸틴 러시아 대통령".
        is_beside = end == len(words) or words[end] in _LISTS["known"]
        return name if _is_full_name(name[0]) or (is_beside and len(name[0]) > 1) else []
    return name if len(name) <= _LONGEST_NAME else []


def _is_body(word: str) -> bool:
    return bool(_noun_of(word)[1]) or word[-1] in _ENDS_OF_PLACES or not _HANGUL.match(word)


def _is_full_name(word: str) -> bool:
    """Whether a word is surname and given name in three syllables."""
    return len(word) == _LONGEST_NAME and word[0] in _SURNAMES


def _person(name: list[str], noun: str) -> Phrase:
    """A person named in Korean; a name of three syllables has surname and given name in one word."""
    display = " ".join(name)
    words = tuple(name)
    if len(name) == 1 and _is_full_name(display):
        words = (display[0], display[1:])
    read = Name(words, noun, "", True, name_key(display), words, display)
    return Phrase("name", "person", display, noun, noun, narrowed=True, name=read)


def _unknown(words: list[str]) -> Phrase:
    """A phrase whose last word is in no list: a name behind an office, a Korean name, or nothing that is known."""
    office = max((place for place, word in enumerate(words) if _noun_of(word)[1] in ("office", "person")), default=-1)
    name = words[office + 1 :]
    if (office >= 0 and len(name) <= _LONGEST_NAME) or (len(name) == 1 and _is_full_name(name[0])):
        return _person(name, _noun_of(words[office])[0] if office >= 0 else "")
    label = " ".join(words)
    return Phrase("noun", "unknown", label, words[-1], words[-1], narrowed=True)


def _is_proper(last: str, modifiers: list[str]) -> bool:
    return bool(modifiers) or last not in _BARE_BODIES


def _determiner(before: list[str]) -> Determiner:
    first = before[0] if before else ""
    if any(word in _LISTS["another"] for word in before):
        return "another"
    if first in _LISTS["known again"]:
        return "known"
    return "new" if first in _LISTS["new"] else "bare"

"""Which rules can read a text: English, Korean, or none. A language that cannot be read is said, not guessed."""

from __future__ import annotations

import re
from typing import Literal

Reader = Literal["en", "ko"]

_HANGUL = re.compile(r"[가-힣]")
_LETTER = re.compile(r"[^\W\d_]")
_LOWER = re.compile(r"\b[^\W\d_A-Z][^\W\d_]*\b")
# The commonest little words of English, without those that are common in its neighbours ("in", "a", "no").
_ENGLISH = frozenset(
    "the of and to that for is was on with as by it at from has have be are this which will were not said he his they"
    " their its an been who would".split()
)
_SAMPLE = 1_500  # characters
_FEWEST = 40  # words; a shorter text is taken to be English
_SHARE = 0.12  # English news has two to three times as many
_BEGINNING = 500  # characters, enough to know most English articles by
_CLEAR_SHARE = 0.15  # of all words, capitals and figures among them


def reader_of(text: str, language: str | None = None) -> Reader | None:
    """The rules that can read the text, or None.

    `language`, a code such as "es", decides where it names another language than English; "en" is checked, since
    collections that mix languages often carry one code for all.

    >>> reader_of("대변인은 협상이 끝났다고 밝혔다."), reader_of("The dam held."), reader_of("La presa", "es")
    ('ko', 'en', None)
    """
    is_other = language is not None and language != "" and not language.casefold().startswith("en")
    words = [] if is_other else text[:_BEGINNING].split()
    if len(words) >= _FEWEST and _count_english(words) >= _CLEAR_SHARE * len(words):
        return "en"
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample)) if _HANGUL.search(sample) else 0
    if letters and len(_HANGUL.findall(sample)) > 0.3 * letters:
        return "ko"
    if is_other:
        return None
    words = _LOWER.findall(sample)
    # A table of names and figures is no language, and harmless to read.
    if len(words) < _FEWEST or sum(map(sample.count, "0123456789")) > 0.08 * len(sample):
        return "en"
    return "en" if _count_english(words) >= _SHARE * len(words) else None


def _count_english(words: list[str]) -> int:
    return sum(map(_ENGLISH.__contains__, words))

"""The vocabulary of attribution: every word's class and what it can do as a cue, read from the files in `words/`.

A class is one letter, so that a text becomes a line of letters on which grammar is cheap to read:

    D determiner   Q quantity that may stand alone   F number   J adjective   N noun   E name   Y day or month
    R pronoun      r object pronoun   W who, which   T that     H whether, how   S because, when   P preposition
    o of           t to               C and, or      B but      M modal      X have, do   b be   Z adverb   ' possessive
    V verb in a form that is nothing else    K plain form of a verb that is also a noun    k its -s form
    L form in -ed (past or participle)       U participle that is no past ("taken")        G form in -ing
    “ ” quotation marks, and , ; : . ? ! ( ) – standing for themselves; O anything else
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from toolkit.sources.grammar.inflection import plural, present_participle, principal_parts, third_person
from toolkit.sources.wordlists import read_groups

_BE = frozenset("is are was were be been being am isn't aren't wasn't weren't ain't 's 're 'm".split())
_SUFFIXES = {
    "ly": "Z",
    "ing": "G",
    "ed": "L",
    **dict.fromkeys("tion sion ment ness ity ism ist ship ance ence ee".split(), "N"),
    **dict.fromkeys("ous ful ive able ible less ish ical ial ic al ary".split(), "J"),
}
# Longer endings first: most words end in two letters that no ending has, and are guessed with one look-up.
_SUFFIXES_BY_END: dict[str, list[tuple[str, str]]] = {}
for _suffix in sorted(_SUFFIXES, key=len, reverse=True):
    _SUFFIXES_BY_END.setdefault(_suffix[-2:], []).append((_suffix, _SUFFIXES[_suffix]))
NO_CUE = "."
_MOST_REMEMBERED = 300_000  # words of a collection; enough for some millions of articles in one language


class Cue(NamedTuple):
    """What a word can do as a cue: the frames that may follow it as a verb, as a noun, as an adjective."""

    verb: frozenset[str] = frozenset()
    noun: frozenset[str] = frozenset()
    adjective: frozenset[str] = frozenset()
    group: str = ""  # the name of its group in the word files
    particles: tuple[tuple[str, str, frozenset[str]], ...] = ()  # "point" with "out": the word, its group and frames


class Lexicon(dict[str, str]):
    """From a word, as it stands in the text, to two letters: its class and the sign of its `Cue`, "." where it is none.

    What is read once is remembered, words that the lists do not hold are guessed from capitals and endings.
    """

    def __init__(
        self,
        known: dict[str, str],
        cues: dict[str, Cue],
        documents: frozenset[str] = frozenset(),
        people: frozenset[str] = frozenset(),
        light: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self.documents = documents
        self.people = people
        self.light = light
        self.known = known
        self.cues = cues

    def __missing__(self, piece: str) -> str:
        word = piece.rstrip()
        entry = self.known.get(word) or self._read(word)
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        self[piece] = entry
        return entry

    def _read(self, word: str) -> str:
        """The entry of a word that no list has in this form."""
        if "’" in word:
            word = word.replace("’", "'")
        elif word.islower():
            return _guess(word) + NO_CUE
        lower = word.lower()
        entry = self.known.get(lower)
        if entry is None:
            return _guess(word) + NO_CUE
        if entry[0] in "JNVKkLUGM" and word != lower:
            # "Democrats" stays a noun in the plural; other capitals in mid-sentence are names (the start of a
            # sentence is looked up anew).
            people = entry[0] == "N" and lower in self.people and lower.endswith("s") and word[1:].islower()
            return entry if people else "E" + NO_CUE
        return entry

    def lower(self, word: str) -> str | None:
        """The entry of the word in lower case, if the word files have it."""
        return self.known.get(word.lower().replace("’", "'"))


def _guess(word: str) -> str:
    if not word[0].islower():
        return _guess_other(word)
    if "-" in word:
        return "J" if word.endswith(("ed", "ing", "old", "based", "led", "term", "time", "level", "wide")) else "N"
    for suffix, letter in _SUFFIXES_BY_END.get(word[-2:], ()):
        if len(word) > len(suffix) + 2 and word.endswith(suffix):
            return letter
    return "N"


def _guess_other(word: str) -> str:
    """The class of what does not begin with a small letter."""
    first = word[0]
    if first.isalpha():
        return "E"
    if first.isdigit() or (first in "$£€#" and len(word) > 1):
        return "J" if "-" in word and word[-1].isalpha() else "F"
    return "O"


@cache
def shared_lexicon() -> Lexicon:
    """The lexicon of all calls: what it has read of one collection it need not read of the next.

    It knows every listed word with a space behind it, which is how most of them stand in a text.
    """
    lexicon = Lexicon(*load_lexicon())
    for word in lexicon.known:
        lexicon[word + " "]
    return lexicon


@cache
def load_lexicon() -> tuple[dict[str, str], dict[str, Cue], frozenset[str], frozenset[str], frozenset[str]]:
    """The word files, read once: entries by word, cues by sign, nouns for documents, nouns for people, light verbs."""
    letters: dict[str, str] = {}
    cue_of: dict[str, Cue] = {}

    nouns: dict[str, set[str]] = {"people": set(), "documents": set()}
    for name in nouns:
        for _, words in read_groups(name):
            forms = {form for word in words for form in (word, plural(word))}
            letters.update(dict.fromkeys(forms, "N"))
            nouns[name] |= forms
    for heading, words in read_groups("function_words"):
        letters.update(dict.fromkeys(words, heading[0]))
    _add_verbs(letters, [w for _, words in read_groups("verbs") for w in words], set())
    listed = sorted({w for _, words in read_groups("nouns_and_verbs") for w in words})
    both = {word.partition("/")[0] for word in listed}
    _add_verbs(letters, listed, both)
    for heading, words in read_groups("cue_verbs"):
        group, _, frames = heading.partition(":")
        cue = Cue(verb=frozenset(frames.split()), group=group)
        alone = [word for word in words if "+" not in word]
        for form in _add_verbs(letters, alone, both):
            cue_of[form] = cue._replace(particles=cue_of.get(form, cue).particles)
        for word in words:
            verb, _, particle = word.partition("+")
            if particle:
                for form in _add_verbs(letters, [verb], both):
                    old = cue_of.get(form, Cue(group=group))
                    cue_of[form] = old._replace(particles=(*old.particles, (particle, group, cue.verb)))
    for heading, words in read_groups("cue_nouns"):
        group, _, frames = heading.partition(":")
        if group == "light":
            light = frozenset(_add_verbs(letters, words, both))
            continue
        own = frozenset(["view"] if group == "view" else frames.split())
        for word in words:
            for form in (word, plural(word)):
                old = cue_of.get(form, Cue(group=group))
                cue_of[form] = old._replace(noun=old.noun | own)
                letters.setdefault(form, "N")
    for heading, words in read_groups("cue_adjectives"):
        group, _, frames = heading.partition(":")
        for word in words:
            cue_of[word] = cue_of.get(word, Cue(group=group))._replace(adjective=frozenset(frames.split()))
            if letters.get(word) not in ("L", "G"):
                letters[word] = "J"
    for heading, words in read_groups("function_words"):
        letters.update(dict.fromkeys(words, heading[0]))  # "have" stays a helper, whatever list it stands in besides
    cue_of["according"] = Cue(group="according")
    for word in ("reportedly", "allegedly", "supposedly", "purportedly"):
        cue_of[word] = Cue(group="reportedly")
        letters[word] = "Z"
    letters["according"] = "P"
    letters.update(dict.fromkeys(_BE, "b"))
    letters.update({f"'{end}": "X" for end in ("ve", "d")} | {"'ll": "M", "'s": "'", "'": "'"})
    letters.update({mark: mark for mark in ",;:.?!()"} | {"--": "–", "—": "–", "–": "–", "-": "–", "&": "C", "/": "C"})
    letters.update({"[": "(", "]": ")", "<": "(", ">": ")", "...": "…", "…": "…", "she": "R"})

    letters.update({"US": "E", "IT": "E"})
    cues: dict[str, Cue] = {}
    signs: dict[Cue, str] = {}
    known: dict[str, str] = {}
    for word, letter in letters.items():
        sign = NO_CUE
        if word in cue_of:
            cue = cue_of[word]
            sign = signs.setdefault(cue, chr(0x100 + len(signs)))
            cues[sign] = cue
        known[word] = letter + sign
    return known, cues, frozenset(nouns["documents"]), frozenset(nouns["people"]), light


def _add_verbs(letters: dict[str, str], entries: list[str], nouns: set[str]) -> list[str]:
    """Put every form of the verbs into `letters` and return the forms."""
    forms: list[str] = []
    for entry in entries:
        base, past, participle = principal_parts(entry)
        is_noun = base in nouns
        made = {
            base: "K" if is_noun else "V",
            third_person(base): "k" if is_noun else "V",
            present_participle(base): "G",
            participle: "L" if participle == past else "U",
        }
        if base.endswith(("al", "el", "il", "ol")) and len(base) > 4 and base[-3] not in "aeiou":
            made |= {base + "led": "L", base + "ling": "G"}  # signalled, labelled: British spelling
        if past != participle:
            made[past] = "V"
        if base in (past, participle):  # "Oru hit back" is as finite as "Oru hits back"
            made[base] = "k" if is_noun else "V"
        for form, letter in made.items():
            if is_noun or form == base or letters.get(form) not in ("N", "J"):
                letters[form] = letter
        forms.extend(made)
    return forms

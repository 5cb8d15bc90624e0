"""What the words of a source phrase say of the source: its kind, its number, whether it is known or new.

`read_phrase` looks at one phrase alone ("another source with intimate knowledge of the sector") and finds its head
noun or name. Who is meant by it is `cast`'s question.
"""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.sources.naming.capitals import CAPITALISED
from toolkit.sources.naming.heads import HEADS, Kind, head_of
from toolkit.sources.naming.korean_phrases import is_korean, read_korean_phrase
from toolkit.sources.naming.name_words import PLACES
from toolkit.sources.naming.names import names_within
from toolkit.sources.naming.narrowing import GENERIC_BODIES, is_narrowed
from toolkit.sources.naming.phrase import PRONOUNS, Phrase
from toolkit.sources.naming.phrase_parts import ORDINALS, WORDS, Determiner, Start, read_core, read_start, words_of
from toolkit.sources.naming.proper import KNOWN_OUTLETS, Proper, read_proper
from toolkit.sources.wordlists import read_sections

_PARTS = frozenset(read_sections("documents")["part"])
_REFLEXIVE = frozenset("himself herself itself themselves".split())
_INSIDE_NAMES = frozenset("of for the and & de del la van von bin al".split())
_PARTICLES = frozenset("de del la van von bin".split())
_ENDS_OF_NUMBERS = frozenset("%0123456789")
_PLURAL_PRONOUNS = frozenset("they them their themselves we us our ourselves".split())

_LONGEST_PHRASE = 400
_OF_A_PEOPLE = ("an", "ese", "ish")
_POSSESSIVE = ("’s", "'s", "s’", "s'")
_CLAUSE = re.compile(r" ?[,;:(]| who | which | that ")
_SECOND_OFFICE = re.compile(
    r" and the (?:[\w-]+ ){0,2}(?:chair\w*|president|minister|leader|director|secretary|head|chief|mayor|governor)\b"
)
_OF_NAME = re.compile(r"of (?:the )?[A-Z][^,;]{1,60}\Z")
_IN_NAME = re.compile(r"in [A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2}\Z")


def read_phrase(phrase: str) -> Phrase:
    """What the words of a source phrase say.

    >>> phrase = read_phrase("another source with intimate knowledge of the arms trade")
    >>> phrase.kind, phrase.head, phrase.determiner, phrase.narrowed
    ('person', 'source', 'another', True)
    >>> read_phrase("Oru's campaign spokeswoman Ana Ruiz").name.display
    'Ana Ruiz'
    """
    return _read_phrase(phrase[:_LONGEST_PHRASE])


@lru_cache(maxsize=32768)
def _read_phrase(phrase: str) -> Phrase:
    if is_korean(phrase):
        return read_korean_phrase(phrase)
    tokens = words_of(phrase)
    if len(tokens) > 1 and tokens[-1].casefold() in _REFLEXIVE:
        tokens.pop()
    if not tokens:
        return Phrase("none", "unknown", "")
    first = tokens[0].casefold().removesuffix("’s").removesuffix("'s")
    if first not in PRONOUNS:
        return _read_noun_phrase(tokens)
    if len(tokens) == 1:
        return Phrase(
            "pronoun", "unknown", first, first, first, first in _PLURAL_PRONOUNS, PRONOUNS[first], determiner="known"
        )
    if len(tokens) > 2 and tokens[1] in ("and", "or"):
        label = " ".join(tokens)  # "he and his wife"
        return Phrase("noun", "group", label, "", label.casefold(), many=True, determiner="new", narrowed=True)
    return _read_noun_phrase(tokens)


def _read_noun_phrase(tokens: list[str]) -> Phrase:
    start = read_start(tokens)
    core, end = read_core(tokens, start.end)
    after = " ".join(tokens[end:])
    last = core[-1].casefold() if core else ""
    is_number = last[-1:] in _ENDS_OF_NUMBERS
    is_of = after.startswith("of ")
    if is_of and (is_number or last in WORDS["quantity"] or last in _PARTS):
        inner = _read_phrase(after[3:])
        if inner.form == "pronoun":
            return _without_noun(tokens, start)
        if last in _PARTS and (inner.kind in ("document", "outlet") or last not in HEADS):
            return inner._replace(determiner="known" if inner.determiner == "bare" else inner.determiner)
        if is_number or last in WORDS["quantity"]:
            return _of_many(inner, last)
    is_alone = len(core) == 1 and (last in WORDS["alone"] or is_number) and not is_of
    if not core or is_alone or (tokens[0].casefold() == "those" and head_of(core) is None):
        return _without_noun(tokens, start)
    if not last.isalpha():
        core[-1] = core[-1].removesuffix("’s").removesuffix("'s").rstrip("'’") or core[-1]
    read = _read_name_at_end(core, start) or _read_noun(core, start, after)
    if not after:
        return read
    if read.kind == "person" and _SECOND_OFFICE.search(f" {after}"):
        return read._replace(form="noun", kind="group", many=True, label=f"{read.core} {after}", name=None)
    if read.kind == "person" and read.name is None and core[-1][0].isupper() and is_of:
        return _with_name_after_office(read, after)
    if read.kind == "organisation" and read.form == "noun" and not read.many and _is_of_place(read, after):
        return read._replace(form="name", label=f"{read.core} {after}", determiner="known")
    return read


def _is_of_place(read: Phrase, after: str) -> bool:
    """Whether a place makes a body one of its kind: "the Ministry of Health", "the embassy in Belmar"."""
    return _OF_NAME.match(after) is not None or (read.head not in GENERIC_BODIES and _IN_NAME.match(after) is not None)


def _without_noun(tokens: list[str], start: Start) -> Phrase:
    """A phrase without a noun: "one", "another", "those who left", "the second", "28%"."""
    word = next((token.casefold() for token in tokens if token.casefold() in WORDS["alone"]), tokens[0].casefold())
    one = word in WORDS["one person"]
    determiner: Determiner = start.determiner
    if word in ("another", "one"):
        determiner = "another" if word == "another" else "new"
    return Phrase(
        "noun",
        "person" if one else "group",
        " ".join(tokens) if len(tokens) > 1 else word,
        "",
        word,
        not one,
        determiner=determiner,
        order=start.order or ORDINALS.get(word, 0),
        owner=start.owner,
    )


def _of_many(inner: Phrase, quantity: str) -> Phrase:
    """The phrase behind a quantity: "one of the officials" is one of them, "dozens of voters" are many."""
    one = quantity in ("one", "member", "each", "any")
    kind: Kind = inner.kind
    if kind in ("person", "group") or (not one and kind == "organisation") or quantity == "member":
        kind = "person" if one else "group"
    label = f"one of the {inner.label}" if one and inner.many else inner.label
    narrowed = inner.narrowed or (one and (inner.form == "name" or quantity == "member"))
    return inner._replace(
        form="noun", kind=kind, label=label, many=not one, determiner="new", name=None, narrowed=narrowed
    )


def _read_name_at_end(core: list[str], start: Start) -> Phrase | None:
    """The phrase that ends in a proper name, with what stands before it: "Oru's spokeswoman Ana Ruiz"."""
    last = core[-1]
    if not (last[0].isupper() or last.startswith(("al-", "el-"))):
        return None
    is_plain_noun = len(core) == 1 and start.determiner == "bare" and last.casefold() in HEADS and not last.isupper()
    if is_plain_noun and last.casefold() not in KNOWN_OUTLETS and last not in PLACES:
        return None  # "Police", at the start of a sentence
    begin = len(core) - 1
    while begin > 0 and (core[begin - 1][0].isupper() or core[begin - 1] in _INSIDE_NAMES):
        begin -= 1
    while begin < len(core) - 1 and core[begin][0].islower() and core[begin] not in _PARTICLES:
        begin += 1
    for place in range(len(core) - 2, begin - 1, -1):
        if core[place].endswith(_POSSESSIVE):
            begin = place + 1
            break
    lead = head_of(core[:begin]) if begin else None
    proper = read_proper(core[begin:], definite=start.determiner == "known", lead=lead)
    if proper is None:
        return None
    role = lead.lemma if lead is not None and lead.kind == "person" else proper.name.title if proper.name else ""
    role = role.casefold()
    if role not in HEADS:
        role = ""
    if proper.name is None and proper.kind in ("person", "group"):
        role = last.casefold().removesuffix("s")  # "the Tolmarians"
    elif (
        proper.kind == "person" and start.determiner in ("new", "another") and _is_one_of_a_people(core[begin:], proper)
    ):
        return _read_noun(core, start, "")._replace(kind="person", narrowed=True)
    return Phrase(
        "name",
        proper.kind,
        proper.name.display if proper.name else " ".join(core[begin:]),
        role,
        " ".join(core[max(0, begin - 2) : begin]).casefold() if role else "",
        proper.many,
        (lead.gender if lead else "") or (proper.name.gender if proper.name else ""),
        start.determiner,
        start.order,
        start.owner,
        narrowed=True,
        name=proper.name,
    )


def _is_one_of_a_people(run: list[str], proper: Proper) -> bool:
    """ "a Halsian", of a country that no list knows, is no name."""
    return len(run) == 1 and proper.name is not None and not proper.name.sure and run[0].endswith(_OF_A_PEOPLE)


def _read_noun(core: list[str], start: Start, after: str) -> Phrase:
    """The phrase that a common noun heads."""
    label, last = " ".join(core), core[-1].casefold()
    head = head_of(core)
    shown = label
    if after and after.split(" ", 1)[0] in WORDS["shown after the noun"]:
        shown = f"{label} {_CLAUSE.split(after, maxsplit=1)[0]}"
    if head is None:
        return Phrase(
            "noun",
            "unknown",
            label,
            last,
            label.casefold(),
            start.counted,
            determiner=start.determiner,
            order=start.order,
            owner=start.owner,
            narrowed=True,
        )
    kind = head.kind
    if last == "figures" and len(core) > 1 and core[-2].casefold() in WORDS["figures of people"]:
        kind = "group"
    elif head.lemma == "paper" and start.determiner == "known":
        kind = "outlet"
    return Phrase(
        "noun",
        kind,
        shown,
        head.lemma,
        " ".join(core[-2:]).casefold(),
        head.many,
        head.gender,
        start.determiner,
        start.order,
        start.owner,
        narrowed=is_narrowed(core, kind, head.lemma, start, after),
    )


def _with_name_after_office(read: Phrase, after: str) -> Phrase:
    """ "Secretary of State Ana Ruiz": the name stands behind an office of several words."""
    run = CAPITALISED.match(after, 3)
    for start, end, name in names_within(run[0]) if run is not None else ():
        if start > 0 and run is not None and end == len(run[0]):
            gender = read.gender or name.gender
            return read._replace(form="name", label=name.display, name=name, gender=gender, narrowed=True)
    return read

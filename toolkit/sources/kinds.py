"""What a source phrase says of its source: person, group, organisation, document or outlet; one or many; known or new.

`read_phrase` looks at the words of one phrase alone ("another source with intimate knowledge of the sector") and
finds its head noun or name. Who is meant by it is `speakers`' question.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from toolkit.sources.names import (
    ADJECTIVES,
    CAPITALISED,
    ORGANISATION_WORDS,
    PEOPLES,
    PLACES,
    TITLE_GENDER,
    Gender,
    Name,
    given_gender,
    read_name,
)
from toolkit.sources.wordlists import read_sections

Kind = Literal["person", "group", "organisation", "document", "outlet", "unknown"]
Form = Literal["pronoun", "name", "noun", "none"]
Determiner = Literal["new", "another", "known", "bare", "own"]

_TOKEN = re.compile(r"[^\s,;:()“”\"]+|[,;:()“”\"]")
_MOST_TOKENS = 40

PRONOUNS: dict[str, tuple[str, Gender]] = {
    "he": ("one", "man"), "him": ("one", "man"), "his": ("one", "man"), "himself": ("one", "man"),
    "she": ("one", "woman"), "her": ("one", "woman"), "hers": ("one", "woman"), "herself": ("one", "woman"),
    "they": ("many", ""), "them": ("many", ""), "their": ("many", ""), "themselves": ("many", ""),
    "it": ("thing", ""), "its": ("thing", ""), "itself": ("thing", ""),
    "i": ("self", ""), "me": ("self", ""), "my": ("self", ""), "myself": ("self", ""),
    "we": ("selves", ""), "us": ("selves", ""), "our": ("selves", ""), "ourselves": ("selves", ""),
    "you": ("you", ""), "your": ("you", ""),
    "who": ("relative", ""), "which": ("relative", ""), "that": ("relative", ""), "whose": ("relative", ""),
}  # fmt: skip


class Head(NamedTuple):
    """A noun that can head a source phrase, as the word lists have it."""

    kind: Kind
    many: bool
    lemma: str
    gender: Gender = ""


class Phrase(NamedTuple):
    """A source phrase, read on its own."""

    form: Form
    kind: Kind
    label: str  # the phrase without determiners and what follows a comma
    head: str  # singular of the head noun, or the pronoun
    full_head: str  # the head noun with the words before it: "deputy director"
    many: bool
    gender: Gender
    determiner: Determiner
    order: int  # 2 in "the second source"
    owner: str  # "his" in "his spokesman"
    narrowed: bool  # an affiliation, place or field stands with it
    name: Name | None


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith(("man", "woman")) and noun not in ("human", "german", "shaman"):
        return noun[:-3] + "men"
    return noun + "s"


def _read_heads() -> dict[str, Head]:
    roles, documents = read_sections("roles"), read_sections("documents")
    organisations, outlets = read_sections("organisations"), read_sections("outlets")
    heads: dict[str, Head] = {}
    plural_kind: Kind
    for nouns, kind, plural_kind in (
        (organisations["noun"], "organisation", "group"),
        (outlets["noun"], "outlet", "outlet"),
        (documents["noun"], "document", "document"),
    ):
        for noun in nouns:
            heads[noun] = Head(kind, False, noun)  # type: ignore[arg-type]
            heads.setdefault(_plural(noun), Head(plural_kind, True, noun))
    for noun in roles["group"]:
        heads.setdefault(noun, Head("group", True, noun))
    for gender in ("person", "man", "woman"):
        known: Gender = "" if gender == "person" else gender  # type: ignore[assignment]
        for noun in roles[gender]:
            heads[noun] = Head("person", False, noun, known)
            heads[_plural(noun)] = Head("group", True, noun, known)
    for entry in roles["plural"]:
        plural, _, noun = entry.partition(" = ")
        heads[plural] = Head("group", True, noun, heads[noun].gender if noun in heads else "")
    heads["authorities"] = Head("group", True, "authorities")
    return heads


HEADS = _read_heads()
OFFICES = frozenset(read_sections("roles")["office"])
_PARTS = frozenset(read_sections("documents")["part"])
_DOCUMENT_NAMES = frozenset(read_sections("documents")["name"])
_OUTLETS = read_sections("outlets")
_OUTLET_NAMES = frozenset(_OUTLETS["name"])
_OUTLET_STARTS = tuple(start + " " for start in _OUTLETS["start"])
_KNOWN_OUTLETS = frozenset(name.casefold().removeprefix("the ") for name in _OUTLETS["known"])
_ORGANISATIONS = read_sections("organisations")

_KNOWN_ORGANISATIONS = frozenset(name.casefold() for name in _ORGANISATIONS["known"])

_KNOWN = frozenset("the this that these those both such said".split())
_NEW = frozenset(
    "a an one some any many several most few all each every no neither either certain various numerous countless two three"
    " four five six seven eight nine ten eleven twelve dozen hundreds thousands millions dozens more less fewer than at"
    " least about nearly almost roughly around over up to half only even just multiple a.n also not".split()
)
_ANOTHER = frozenset("another other others".split())
_OWN = frozenset("his her its their my our your".split())
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "former": 1, "latter": 2}
# What may follow the head: a preposition, a relative clause, a participle.
_AFTER_HEAD = frozenset(
    "of for in on at from with to by close familiar near inside outside about among within who which that whose whom where"
    " when while released published speaking briefed involved named called known quoted cited interviewed working living"
    " based present contacted reached including such like as under between across over through against during after before"
    " since without around into there here alike say says said told who's – — - -- is are was were".split()
)
_QUANTITIES = frozenset(
    "one some many most several all both none each few half number majority plurality minority percent per cent % group"
    " handful dozens hundreds thousands millions scores couple pair trio lot lots quarter third thirds two-thirds"
    " three-quarters members member kind type series string raft host chorus crowd part rest bulk any two three four five"
    " six seven eight nine ten share portion spate slew array list team panel round".split()
)
# Words that narrow nobody down.
_EMPTY_MODIFIERS = frozenset(
    "senior top high-ranking ranking high-level low-level former current key leading unnamed anonymous unidentified other"
    " many several some independent well-placed reliable credible trusted knowledgeable confidential another same first"
    " second third fourth latter two three four five six seven eight nine ten own local various different more certain fellow"
    " new old young prominent well-known respected longtime long-time veteran outside inside informed well-informed one"
    " human recent public real ordinary average unknown mystery secret undisclosed multiple numerous separate additional"
    " individual single dozen".split()
)
_EMPTY_AFTER = re.compile(
    r"\b(?:matter|matters|situation|case|issue|issues|incident|event|events|talks|discussions?|negotiations?|plans?|decision"
    r"|thinking|subject|deliberations|details|process|deal|who|on|condition|of|anonymity|the|with|familiar|knowledge|direct|in"
    r"|on|to|about|briefed|close|here|there|alike|say|says|said|involved|speaking|spoke|whose|name|names|those|these|them|this|that"
    r"|it|such|question|interviewed|quoted|cited|reached|contacted|inside|a|an|first-hand|firsthand|intimate|at|scene|room|and)\b|\W+",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def read_phrase(phrase: str) -> Phrase:
    """What the words of a source phrase say.

    >>> phrase = read_phrase("another source with intimate knowledge of the arms trade")
    >>> phrase.kind, phrase.head, phrase.determiner, phrase.narrowed
    ('person', 'source', 'another', True)
    >>> read_phrase("Oru's campaign spokeswoman Ana Ruiz").name.display
    'Ana Ruiz'
    """
    tokens = _TOKEN.findall(phrase)[:_MOST_TOKENS]
    while tokens and tokens[-1] in ",;:()“”\"'’–—-":
        tokens.pop()
    while tokens and tokens[0] in ",;:()“”\"'’–—-":
        tokens.pop(0)
    if not tokens:
        return Phrase("none", "unknown", "", "", "", False, "", "bare", 0, "", False, None)
    if len(tokens) == 1 and tokens[0].casefold().removesuffix("’s").removesuffix("'s") in PRONOUNS:
        word = tokens[0].casefold()
        number, gender = PRONOUNS[word.removesuffix("’s").removesuffix("'s")]
        return Phrase(
            "pronoun", "unknown", word, word, number, number in ("many", "selves"), gender, "known", 0, "", False, None
        )
    determiner, order, owner, start, counted = _determiners(tokens)
    core, end = _core(tokens, start)
    after = " ".join(tokens[end:])
    if not core:
        return _headless(tokens, determiner, order, owner, counted, after)
    lowered = core[-1].casefold()
    if after.startswith("of ") and (lowered in _QUANTITIES or lowered in _PARTS):
        inner = read_phrase(after[3:])
        if lowered in _PARTS and (inner.kind in ("document", "outlet") or lowered not in HEADS):
            return inner._replace(determiner="known" if inner.determiner == "bare" else inner.determiner)
        if lowered in _QUANTITIES and lowered not in ("team", "panel", "group") and inner.form != "pronoun":
            return _of_many(inner, lowered, " ".join(core) + " " + after)
    return _classify(core, determiner, order, owner, after, counted)


def _determiners(tokens: list[str]) -> tuple[Determiner, int, str, int, bool]:
    """What stands before the noun: the determiner, an ordinal, an owner, where the noun begins, and whether it is counted."""
    determiner: Determiner = "bare"
    order, owner, place, many = 0, "", 0, False
    while place < len(tokens) - 1:
        word = tokens[place].casefold()
        if word in _KNOWN:
            determiner = "known"
        elif word in _ANOTHER:
            determiner = "another" if determiner == "bare" or word == "another" else determiner
            order = -1 if determiner == "known" else 0  # "the other source"
        elif word in _OWN:
            determiner, owner = "own", word
        elif word in _NEW or word[0].isdigit() and word[-1].isdigit():
            many = many or word not in ("a", "an", "one", "each", "every", "no", "any", "either", "neither")
            if determiner == "bare":
                determiner = "new"
        elif (
            word in _ORDINALS
            and tokens[place + 1].casefold() in HEADS
            and f"{word} {tokens[place + 1].casefold()}" not in HEADS
        ):
            order = _ORDINALS[word] if word not in ("former", "latter") or determiner == "known" else 0
            if word == "former":
                break
        else:
            break
        place += 1
    return determiner, order, owner, place, many


def _core(tokens: list[str], start: int) -> tuple[list[str], int]:
    """The words from `start` up to the end of the head noun or name, and the place behind them."""
    place = start
    while place < len(tokens):
        word = tokens[place]
        if word in ',;:()“”"':
            if word in '“”"':
                place += 1
                continue
            break
        if word in _AFTER_HEAD and place > start:
            following = tokens[place + 1 : place + 3]
            named = any(w[0].isupper() for w in following[-1:] if following[0] == "the") or (
                following and following[0][0].isupper()
            )
            office = tokens[place - 1].casefold() in HEADS or tokens[place - 1].casefold() in TITLE_GENDER
            is_name = word in ("of", "for") and named and tokens[place - 1][0].isupper()
            if not is_name or office and tokens[place - 1] not in ORGANISATION_WORDS:
                break
        elif word == "and" and place > start and not tokens[place - 1][0].isupper():
            pass
        place += 1
    return [token for token in tokens[start:place] if token not in '“”"'], place


def _headless(tokens: list[str], determiner: Determiner, order: int, owner: str, counted: bool, after: str) -> Phrase:
    """A phrase of determiners alone: "one", "another", "some of them", "the first"."""
    word = tokens[-1].casefold() if not after else tokens[0].casefold()
    many = word not in ("one", "another", "this", "that", "each", "first", "second", "former", "latter", "other")
    kind: Kind = "group" if many else "person"
    return Phrase("noun", kind, " ".join(tokens), "", word, many, "", determiner, order, owner, False, None)


def _of_many(inner: Phrase, quantity: str, label: str) -> Phrase:
    """ "one of the officials" is one of them; "dozens of voters" are many."""
    if quantity in ("one", "member", "each", "any"):
        kind: Kind = "person" if inner.kind in ("group", "person", "unknown") else inner.kind
        narrowed = inner.narrowed or inner.form == "name" or quantity == "member"
        return inner._replace(
            form="noun", kind=kind, label=label, many=False, determiner="new", name=None, narrowed=narrowed
        )
    kind = "group" if inner.kind in ("person", "group", "unknown", "organisation") else inner.kind
    return inner._replace(form="noun", kind=kind, label=label, many=True, determiner="new", name=None)


def _classify(core: list[str], determiner: Determiner, order: int, owner: str, after: str, counted: bool) -> Phrase:
    core = [*core[:-1], core[-1].removesuffix("’s").removesuffix("'s").rstrip("'’") or core[-1]]
    label = " ".join(core)
    last = core[-1]
    head = _head_of(core)
    is_name = last[0].isupper() or last.startswith(("al-", "el-")) or last.isdigit()
    first_of_sentence = len(core) == 1 and determiner == "bare" and last.casefold() in HEADS and not last.isupper()
    if is_name and not (first_of_sentence and last.casefold() not in _KNOWN_OUTLETS and last not in PLACES):
        begin = len(core) - 1
        while begin > 0 and (
            core[begin - 1][0].isupper()
            or core[begin - 1] in ("of", "for", "the", "and", "&", "de", "van", "von", "bin", "la", "al")
        ):
            begin -= 1
        while begin < len(core) - 1 and core[begin][0].islower() and core[begin] not in ("de", "van", "von", "bin"):
            begin += 1
        own = _after_possessive(core, begin)
        run = core[own:]
        lead = _head_of(core[:own]) if own else None
        named = _classify_name(run, determiner, lead)
        if named is not None:
            kind, name, many = named
            gender = (lead.gender if lead else "") or (name.gender if name else "")
            role = lead.lemma if lead and lead.kind == "person" else (name.title.casefold() if name else "")
            if role not in HEADS:
                role = ""
            full = " ".join(word.casefold() for word in core[:own][-2:]) if role else ""
            shown = " ".join(name.words) if name else " ".join(run)
            return Phrase("name", kind, shown, role, full, many, gender, determiner, order, owner, True, name)
    if head is None:
        return Phrase(
            "noun",
            _by_ending(last, counted),
            label,
            last.casefold(),
            label.casefold(),
            counted,
            "",
            determiner,
            order,
            owner,
            True,
            None,
        )
    kind, many = head.kind, head.many
    if last.casefold() == "paper" and determiner == "known":
        kind = "outlet"
    narrowed = _is_narrowed(core, head, after) or owner != ""
    shown = label
    if after and after.split(" ", 1)[0] in (
        "of",
        "in",
        "with",
        "from",
        "for",
        "at",
        "close",
        "familiar",
        "on",
        "inside",
        "near",
        "to",
        "briefed",
        "by",
    ):
        shown = f"{label} {re.split(r' ?[,;:(]| who | which | that ', after, maxsplit=1)[0]}"
    if head.lemma in OFFICES and determiner in ("known", "own") and kind == "person":
        narrowed = True
    return Phrase(
        "noun", kind, shown, head.lemma, _full_head(core), many, head.gender, determiner, order, owner, narrowed, None
    )


def _after_possessive(core: list[str], begin: int) -> int:
    """Where the name begins that an owner stands before: "Oru's Ana Ruiz"."""
    for place in range(len(core) - 2, begin - 1, -1):
        if core[place].endswith(("’s", "'s", "s’", "s'")):
            return place + 1
    return begin


def _head_of(core: list[str]) -> Head | None:
    """The last word or pair of words that the lists know as a head noun, at most two places from the end."""
    for end in range(len(core), max(0, len(core) - 2), -1):
        word = core[end - 1].casefold()
        word = word.removesuffix("’s").removesuffix("'s")
        if end > 1:
            pair = f"{core[end - 2].casefold()} {word}"
            if pair in HEADS:
                return HEADS[pair]
        if word in HEADS:
            return HEADS[word]
        hyphened = word.rpartition("-")[2]
        if hyphened in HEADS and hyphened != word:
            return HEADS[hyphened]
        if word.endswith(("man", "woman", "person")) and word not in ("human", "german", "roman"):
            return Head(
                "person", False, word, "woman" if word.endswith("woman") else "man" if word.endswith("man") else ""
            )
        if word.endswith(("men", "women", "people")):
            return Head("group", True, word)
    return None


def _full_head(core: list[str]) -> str:
    return " ".join(word.casefold() for word in core[-2:])


def _by_ending(word: str, counted: bool) -> Kind:
    """The kind of an unknown noun by its ending: "-ists" are people."""
    lower = word.casefold()
    if lower.endswith(("ist", "ian", "eer", "ologist", "-old", "crat")):
        return "group" if counted else "person"
    if lower.endswith(("ists", "ians", "eers", "-olds", "crats")):
        return "group"
    return "unknown"


def _is_narrowed(core: list[str], head: Head, after: str) -> bool:
    width = head.lemma.count(" ") + 1
    if any(word.casefold() not in _EMPTY_MODIFIERS for word in core[:-width]):
        return True
    following = re.split(r"[,;]", after, maxsplit=1)[0]
    return bool(following) and bool(_EMPTY_AFTER.sub("", following))


def _classify_name(run: list[str], determiner: Determiner, lead: Head | None) -> tuple[Kind, Name | None, bool] | None:
    """The kind of a proper name, the person's name in it, and whether it names many; None where it is a role only."""
    name_text = " ".join(run)
    folded, last = name_text.casefold(), run[-1]
    if lead is not None and lead.kind == "person":
        person = read_name(name_text)
        return ("person", person, False) if person else None
    if is_outlet_name(run, determiner == "known"):
        return "outlet", None, False
    if last in _DOCUMENT_NAMES and (len(run) > 1 or determiner == "known"):
        return "document", None, False
    if name_text in PLACES or folded in _KNOWN_ORGANISATIONS:
        return "organisation", None, False
    if (
        last in PEOPLES
        or last.endswith("s")
        and last[:-1] in PEOPLES
        or last.endswith("men")
        and last[:-3] in ADJECTIVES
    ):
        many = last not in PEOPLES
        return ("group" if many else "person"), None, many
    head = HEADS.get(last.casefold())
    if head is None and len(run) > 1:
        head = HEADS.get(" ".join(run[-2:]).casefold())
    if head is not None and last not in ORGANISATION_WORDS and (given_gender(run[0]) is None or len(run) == 1):
        return None  # "the President", "Foreign Minister": a role in capitals
    if last in ADJECTIVES and determiner == "known":
        return "group", None, True
    person = read_name(name_text)
    if lead is not None and lead.kind in ("organisation", "outlet", "document") and not (person and person.sure):
        return lead.kind, None, lead.many
    is_body = any(word in ORGANISATION_WORDS for word in run)
    if person is not None and (person.sure or not is_body) and not _is_acronym(run):
        return "person", person, False
    if is_body or _is_acronym(run):
        return "organisation", None, False
    return "unknown", None, False


def is_outlet_name(run: list[str], definite: bool) -> bool:
    """Whether a name is one of a news outlet, by the lists and patterns of `words/outlets.txt`."""
    folded = " ".join(run).casefold().removeprefix("the ")
    if folded in _KNOWN_OUTLETS:
        return True
    if run[-1] in _OUTLET_NAMES and (len(run) > 1 and given_gender(run[0]) is None or definite and len(run) == 1):
        return True
    return len(run) > 1 and " ".join(run).startswith(_OUTLET_STARTS) and not any(w in ORGANISATION_WORDS for w in run)


def _is_acronym(run: list[str]) -> bool:
    word = run[-1].replace(".", "").replace("-", "").replace("&", "")
    return len(run) == 1 and 2 <= len(word) <= 7 and word.isupper()

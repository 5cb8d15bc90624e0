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
    COURTESY,
    ORGANISATION_WORDS,
    PEOPLES,
    PLACES,
    TITLE_GENDER,
    Gender,
    Name,
    given_gender,
    names_within,
    read_name,
)
from toolkit.sources.wordlists import read_sections

Kind = Literal["person", "group", "organisation", "document", "outlet", "unknown"]
Form = Literal["pronoun", "name", "noun", "none"]
Determiner = Literal["new", "another", "known", "bare", "own"]

_TOKEN = re.compile(r"[$€£]?\d[\d,.]*%?|[^\s,;:()“”\"]+|[,;:()“”\"]")
_OF_LABEL = re.compile(r" (?:of|in|with|from|for|at|on|to|by|close|familiar|inside|near|briefed|led) ")
_CAPITAL = re.compile(r"[^\W\d_a-z][\w.-]*\Z")
_MOST_WORDS_OF_NAME = 5
_ANOTHER_ROLE = re.compile(
    r" and the (?:[\w-]+ ){0,2}(?:chair\w*|president|minister|leader|director|secretary|head|chief|mayor|governor)\b"
)
_OF_NAME = re.compile(r"of (?:the )?[A-Z][^,;]{1,60}\Z")
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

    @property
    def core(self) -> str:
        """The label up to its head noun: "Ruiz campaign" in "Ruiz campaign in the north"."""
        return _OF_LABEL.split(self.label, maxsplit=1)[0]


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
    heads["figures"] = Head("document", True, "figure")
    heads["authorities"] = Head("group", True, "authorities")
    return heads


HEADS = _read_heads()
OFFICES = frozenset(read_sections("roles")["office"])
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun January February March"
    " April June July August September October November December Jan. Feb. Aug. Sept. Oct. Nov. Dec.".split()
)
_LEADING = frozenset("by among from inside within with between for of to in according".split())
_NOT_PEOPLE = frozenset(
    "committee coffee fee tree degree guarantee knee waiver server computer factor error sensor monitor color colour border banner poster sticker timer tower filter calculator"
    " indicator counter meter ticker trailer teleprompter printer charter chapter matter quarter center centre theater theatre"
    " disaster power water weather summer winter danger fear year war minister-led behavior labor labour favor honor mirror"
    " terror horror motor tumor rumor door floor".split()
)
_PEOPLE_ENDINGS = ("ist", "ian", "eer", "-old", "crat", "er", "or", "ee")
_PARTS = frozenset(read_sections("documents")["part"])
_DOCUMENT_NAMES = frozenset(read_sections("documents")["name"])
_OUTLETS = read_sections("outlets")
OUTLET_NAMES = frozenset(_OUTLETS["name"])
_OUTLET_STARTS = tuple(start + " " for start in _OUTLETS["start"])
_KNOWN_OUTLETS = frozenset(name.casefold().removeprefix("the ") for name in _OUTLETS["known"])
_ORGANISATIONS = read_sections("organisations")

KNOWN_ORGANISATIONS = frozenset(name.casefold() for name in _ORGANISATIONS["known"])

_KNOWN = frozenset("the this that these those both such said".split())
_NEW = frozenset(
    "a an one some any many several most few all each every no neither either certain various numerous countless two three"
    " four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred thousand million billion dozen tens scores hundreds thousands millions dozens more less fewer than at"
    " least about nearly almost roughly around over up to half only even just multiple a.n also not".split()
)
_ANOTHER = frozenset("another other others".split())
_OWN = frozenset("his her its their my our your".split())
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "former": 1, "latter": 2}
# What may follow the head: a preposition, a relative clause, a participle.
_AFTER_NOUN = frozenset(
    "of for in on at from with to by close familiar near inside outside about among within who which that whose whom where"
    " when while such as under between across over through against during after before since without around into there here"
    " alike out said say says told who's who’s that's that’s – — - -- is are was were he she they it we i you this last next"
    " himself herself themselves itself because if than yesterday today".split()
)
_STATISTICAL = frozenset(
    "official latest new government preliminary economic trade final sales police ministry".split()
)
_AFTER_QUANTITY = frozenset("of who whom that which with in from on at".split())
_QUANTITIES = frozenset(
    "one some many most several all both none each few half number majority plurality minority majorities pluralities slice constellation wave fifty twenty thirty tens plenty percent per cent percentage collection group"
    " handful dozens hundreds thousands millions scores couple pair trio lot lots quarter third thirds two-thirds"
    " three-quarters members member kind type series string raft host chorus crowd part rest bulk any two three four five"
    " six seven eight nine ten share portion spate slew array list team panel round".split()
)
# Words that narrow nobody down.
EMPTY_MODIFIERS = frozenset(
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
    if (plain := _plain_name(phrase)) is not None:
        return plain
    tokens = _TOKEN.findall(phrase)[:_MOST_TOKENS]
    while tokens and tokens[-1] in ",;:()“”\"'’–—-":
        tokens.pop()
    while tokens and tokens[0] in ",;:()“”\"'’–—-":
        tokens.pop(0)
    if not tokens:
        return Phrase("none", "unknown", "", "", "", False, "", "bare", 0, "", False, None)
    tokens = [token for token in (token.strip("‘'") for token in tokens) if token]
    if len(tokens) == 1 and tokens[0].casefold().removesuffix("’s").removesuffix("'s") in PRONOUNS:
        word = tokens[0].casefold()
        number, gender = PRONOUNS[word.removesuffix("’s").removesuffix("'s")]
        return Phrase(
            "pronoun", "unknown", word, word, number, number in ("many", "selves"), gender, "known", 0, "", False, None
        )
    while len(tokens) > 1 and tokens[0] in _LEADING:
        tokens.pop(0)
    if len(tokens) > 1 and tokens[-1].casefold() in ("himself", "herself", "itself", "themselves"):
        tokens.pop()
    if len(tokens) > 2 and tokens[1] in ("and", "or") and tokens[0].casefold() in PRONOUNS:
        label = " ".join(tokens)
        return Phrase("noun", "group", label, "", label.casefold(), True, "", "new", 0, "", True, None)
    determiner, order, owner, start, counted = _determiners(tokens)
    core, end = _core(tokens, start)
    after = " ".join(tokens[end:])
    is_alone = (
        len(core) == 1
        and (core[0].casefold() in _ALONE or core[0][-1] in "%0123456789")
        and not after.startswith("of ")
    )
    if not core or is_alone or (tokens[0].casefold() == "those" and _head_of(core) is None):
        return _headless(tokens, determiner, order, owner)
    lowered = core[-1].casefold()
    is_quantity = lowered in _QUANTITIES or lowered[-1] == "%" or lowered.isdigit()
    if after.startswith("of ") and (is_quantity or lowered in _PARTS):
        inner = read_phrase(after[3:])
        if inner.form == "pronoun":
            return _headless(tokens, "new", order, owner)
        if lowered in _PARTS and (inner.kind in ("document", "outlet") or lowered not in HEADS):
            return inner._replace(determiner="known" if inner.determiner == "bare" else inner.determiner)
        if is_quantity:
            return _of_many(inner, lowered)
    read = _classify(core, determiner, order, owner, after, counted)
    if read.kind == "person" and _ANOTHER_ROLE.search(after) is not None:
        read = read._replace(kind="group", many=True, label=f"{read.core} {after}", name=None, form="noun")
    if read.kind == "organisation" and read.form == "noun" and _OF_NAME.match(after):
        read = read._replace(form="name", label=f"{read.core} {after}", determiner="known")
    if read.kind == "person" and read.name is None and core[-1][0].isupper() and after.startswith("of "):
        return _with_name_after_office(read, after) or read
    return read


def _plain_name(phrase: str) -> Phrase | None:
    """The phrase that is a full name and nothing else, the most frequent kind of all."""
    words = phrase.split(" ")
    name = read_name(phrase) if 1 < len(words) < _MOST_WORDS_OF_NAME and phrase[0].isupper() else None
    if name is None or len(name.words) != len(words) or not name.sure or not all(map(_CAPITAL.match, words)):
        return None
    if is_outlet_name(words, False) or any(word in PEOPLES or word in _DOCUMENT_NAMES for word in words):
        return None
    return Phrase("name", "person", name.display, "", "", False, name.gender, "bare", 0, "", True, name)


def _determiners(tokens: list[str]) -> tuple[Determiner, int, str, int, bool]:
    """What stands before the noun: the determiner, an ordinal, an owner, where the noun begins, and whether it is counted."""
    determiner: Determiner = "bare"
    order, owner, place, many = 0, "", 0, False
    while place < len(tokens) - 1:
        word = tokens[place].casefold()
        if tokens[place + 1] in _AFTER_QUANTITY:
            break  # "some of them", "those who": the word is the noun itself
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
            if word in ("former", "latter"):
                break  # "the former mayor" counts nobody
            order = _ORDINALS[word]
        else:
            break
        place += 1
    return determiner, order, owner, place, many


_ONE = frozenset("one another other each either neither first second third fourth former latter".split())
_ALONE = frozenset(
    "another other others one some many most several few all both none each neither either any those these fewer more less"
    " first second third fourth former latter two three four five six seven eight nine ten ones half percent pct".split()
)


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
        if word in _DAYS and place > start:
            break
        if place > start and word.endswith(("ing", "ed")) and word.islower() and word not in HEADS:
            before = tokens[place - 1]
            if before.casefold() in HEADS or (before[0].isupper() and place == len(tokens) - 1) or before[-1] == ".":
                break  # a participle: "voters surveyed", "a poll released"
        if word in _AFTER_NOUN and place > start:
            following = tokens[place + 1 : place + 3]
            named = any(w[0].isupper() for w in following[-1:] if following[0] == "the") or (
                following and following[0][0].isupper()
            )
            office = tokens[place - 1].casefold() in HEADS or tokens[place - 1].casefold() in TITLE_GENDER
            is_name = (
                word in ("of", "for", "on")
                and named
                and any(token in ORGANISATION_WORDS for token in tokens[start:place])
            )
            if not is_name or office and tokens[place - 1] not in ORGANISATION_WORDS:
                break
        place += 1
    return [token for token in tokens[start:place] if token not in '“”"'], place


def _headless(tokens: list[str], determiner: Determiner, order: int, owner: str) -> Phrase:
    """A phrase without a noun: "one", "another", "those who left", "the second"."""
    word = next((token.casefold() for token in tokens if token.casefold() in _ALONE), tokens[0].casefold())
    many = word not in _ONE
    order = order or _ORDINALS.get(word, 0)
    if word in ("another", "one"):
        determiner = "another" if word == "another" else "new"
    label = " ".join(tokens) if len(tokens) > 1 else word
    kind: Kind = "group" if many else "person"
    return Phrase("noun", kind, label, "", word, many, "", determiner, order, owner, False, None)


def _of_many(inner: Phrase, quantity: str) -> Phrase:
    """The phrase behind a quantity: "one of the officials" is one of them, "dozens of voters" are many."""
    if quantity in ("one", "member", "each", "any"):
        kind: Kind = "person" if inner.kind in ("group", "person") else inner.kind
        narrowed = inner.narrowed or inner.form == "name" or quantity == "member"
        label = f"one of the {inner.label}" if inner.many else inner.label
        return inner._replace(
            form="noun", kind=kind, label=label, many=False, determiner="new", name=None, narrowed=narrowed
        )
    kind = "group" if inner.kind in ("person", "group", "unknown", "organisation") else inner.kind
    return inner._replace(form="noun", kind=kind, many=True, determiner="new", name=None)


def _classify(core: list[str], determiner: Determiner, order: int, owner: str, after: str, counted: bool) -> Phrase:
    core = [*core[:-1], core[-1].removesuffix("’s").removesuffix("'s").rstrip("'’") or core[-1]]
    label = " ".join(core)
    last = core[-1]
    head = _head_of(core)
    is_name = last[0].isupper() or last.startswith(("al-", "el-"))
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
    if last == "figures" and len(core) > 1 and core[-2].casefold() not in _STATISTICAL:
        kind = "group"  # "opposition figures", not "the latest figures"
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


def _with_name_after_office(read: Phrase, after: str) -> Phrase | None:
    """ "Secretary of State Ana Ruiz": the name stands behind an office of several words."""
    run = CAPITALISED.match(after, 3)
    for start, end, name in names_within(run[0]) if run is not None else ():
        if start > 0 and run is not None and end == len(run[0]) and name.sure:
            return read._replace(
                form="name", label=name.display, name=name, gender=read.gender or name.gender, narrowed=True
            )
    return None


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
        kind = _by_ending(word, False)
        if kind != "unknown":
            return Head(kind, kind == "group", word)
    return None


def _full_head(core: list[str]) -> str:
    return " ".join(word.casefold() for word in core[-2:])


def _by_ending(word: str, counted: bool) -> Kind:
    """The kind of an unknown noun by its ending: "-ists" are people."""
    lower = word.casefold()
    if lower.endswith(_PEOPLE_ENDINGS) and lower not in _NOT_PEOPLE:
        return "group" if counted else "person"
    if lower.endswith("s") and lower[:-1].endswith(_PEOPLE_ENDINGS) and lower[:-1] not in _NOT_PEOPLE:
        return "group"
    return "unknown"


def _is_narrowed(core: list[str], head: Head, after: str) -> bool:
    width = head.lemma.count(" ") + 1
    if any(word.casefold() not in EMPTY_MODIFIERS for word in core[:-width]):
        return True
    following = re.split(r"[,;]", after, maxsplit=1)[0]
    return bool(following) and bool(_EMPTY_AFTER.sub("", following))


def _classify_name(run: list[str], determiner: Determiner, lead: Head | None) -> tuple[Kind, Name | None, bool] | None:
    """The kind of a proper name, the person's name in it, and whether it names many; None where it is a role only."""
    name_text = " ".join(run)
    folded, last = name_text.casefold(), run[-1]
    is_people = (
        last in PEOPLES
        or (last[-1] == "s" and last[:-1] in PEOPLES)
        or (last[-3:] == "men" and last[:-3] in ADJECTIVES)
    )
    if is_people and not (len(run) > 1 and given_gender(run[-2]) is not None):
        many = last not in PEOPLES
        return ("group" if many else "person"), None, many
    person = read_name(name_text)
    if person is not None and person.title.casefold() in COURTESY and "and" not in run:
        return "person", person, False
    if "and" in run[1:-1] or "&" in run[1:-1]:
        return _classify_names(run)
    if lead is not None and lead.kind == "person":
        return ("person", person, False) if person else None
    if is_outlet_name(run, determiner == "known"):
        return "outlet", None, False
    if last in _DOCUMENT_NAMES and (len(run) > 1 or determiner == "known"):
        return "document", None, False
    if name_text in PLACES or folded in KNOWN_ORGANISATIONS:
        return "organisation", None, False
    if person is not None and person.sure and len(person.words) > 1 and person.words[-1] not in _DOCUMENT_NAMES:
        return "person", person, False
    head = HEADS.get(last.casefold())
    if head is None and len(run) > 1:
        head = HEADS.get(" ".join(run[-2:]).casefold())
    if head is not None and last not in ORGANISATION_WORDS and (given_gender(run[0]) is None or len(run) == 1):
        return None  # "the President", "Foreign Minister": a role in capitals
    if last in ADJECTIVES and determiner == "known":
        return "group", None, True
    if lead is not None and lead.kind in ("organisation", "outlet", "document") and not (person and person.sure):
        return lead.kind, None, lead.many
    is_body = any(word in ORGANISATION_WORDS for word in run)
    if person is not None and (person.sure or not is_body) and not _is_acronym(run):
        return "person", person, False
    if is_body or _is_acronym(run):
        return "organisation", None, False
    return "unknown", None, False


def _classify_names(run: list[str]) -> tuple[Kind, Name | None, bool]:
    """ "Ruiz and Oru" are two people; "Health and Social Care" is one name."""
    joint = next(place for place, word in enumerate(run) if place and word in ("and", "&"))
    first, second = read_name(" ".join(run[:joint])), read_name(" ".join(run[joint + 1 :]))
    if second and second.title and run[joint - 1].casefold() in {*HEADS, *TITLE_GENDER}:
        return "person", second, False  # "Minister and Deputy Leader Ana Ruiz"
    if " ".join(run[:joint]) in PLACES and " ".join(run[joint + 1 :]) in PLACES:
        return "group", None, True
    if first and second and not any(word in ORGANISATION_WORDS for word in run) and run[joint] == "and":
        return "group", None, True
    if is_outlet_name(run[:joint], True) and is_outlet_name(run[joint + 1 :], True):
        return "outlet", None, True
    is_body = any(word in ORGANISATION_WORDS for word in run) or run[joint] == "&"
    return ("organisation" if is_body else "group"), None, not is_body


def is_outlet_name(run: list[str], definite: bool) -> bool:
    """Whether a name is one of a news outlet, by the lists and patterns of `words/outlets.txt`."""
    folded = " ".join(run).casefold().removeprefix("the ")
    if folded in _KNOWN_OUTLETS:
        return True
    if run[-1] in OUTLET_NAMES and (len(run) > 1 and given_gender(run[0]) is None or definite and len(run) == 1):
        return True
    return len(run) > 1 and " ".join(run).startswith(_OUTLET_STARTS) and not any(w in ORGANISATION_WORDS for w in run)


def _is_acronym(run: list[str]) -> bool:
    word = run[-1].replace(".", "").replace("-", "").replace("&", "")
    return len(run) == 1 and 2 <= len(word) <= 7 and word.isupper()

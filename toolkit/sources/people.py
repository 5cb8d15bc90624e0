"""The people and bodies that an article names: `NameBook` reads them once, so that short names can be looked up.

Every full name is kept with the offices that stand beside it ("Ana Ruiz, the deputy director"), every body with its
kind of body ("Tolmarian Defence Ministry"), both in the order of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from toolkit.sources.capitals import CAPITALISED
from toolkit.sources.folding import fold
from toolkit.sources.heads import HEADS, Kind
from toolkit.sources.name_evidence import has_people, kind_of_unknown
from toolkit.sources.name_words import COURTESY, DIVIDING, ORGANISATION_WORDS, PLACES
from toolkit.sources.names import Name, is_surname_first, names_within
from toolkit.sources.person import MOST_BEARERS, Person, choose
from toolkit.sources.proper import OUTLET_NAMES

_LONGEST_SEQUENCE = 200
_MOST_ASKED = 200  # names whose people are looked for in the whole text
_INTRODUCTIONS = 2  # offices stand beside the first mentions of a name
_COMPANY_FORMS = frozenset(
    "Co Co. Corp Corp. Inc Inc. Ltd Ltd. Plc PLC AG SA NV Spa SpA LLC LLP Group Holdings Bros".split()
)
_BESIDE = 90  # how far an apposition is read
TITLE_ROLES = {
    "sen.": "senator", "sen": "senator", "rep.": "representative", "rep": "representative", "gov.": "governor",
    "gov": "governor", "gen.": "general", "gen": "general", "col.": "colonel", "lt.": "lieutenant", "dr.": "doctor",
    "sgt.": "sergeant", "capt.": "captain", "adm.": "admiral", "dr": "doctor", "prof.": "professor", "maj.": "major",
}  # fmt: skip
_APPOSITION_END = re.compile(r"[,;.\n]| who ")
_WORDS_OF_APPOSITION = 8
_NO_APPOSITION = frozenset(
    "who and but or which he she it they said says told in on at with as when while also".split()
)


class NameBook:
    """The full names of one text, and whom a short name means."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._people: dict[str, Person] = {}
        self._by_role: dict[str, list[Person]] = {}
        self._bodies: dict[str, list[tuple[int, str]]] = {}
        self._body_names: dict[str, set[str]] = {}
        self._short_bodies: dict[str, str] = {}
        self._by_surname: dict[str, list[Person]] = {}
        self._by_other_word: dict[str, list[Person]] = {}
        self._read_before: dict[str, list[tuple[int, int, Name, Person]]] = {}
        self._mentions: list[tuple[int, Person]] = []
        self._singles: defaultdict[str, list[int]] = defaultdict(list)
        self._all_mentions: list[tuple[int, Person]] | None = None
        self._kinds: dict[str, Kind | None] = {}
        self._named_late: dict[str, list[Person]] = {}
        for match in CAPITALISED.finditer(text):
            sequence = match[0]
            if " " not in sequence and "\u00a0" not in sequence:
                self._singles[sequence].append(match.start())
            elif len(sequence) <= _LONGEST_SEQUENCE:
                self._read(sequence, match.start())

    def _read(self, sequence: str, start: int) -> None:
        if (again := self._read_before.get(sequence)) is not None:
            for begin, end, name, person in again:
                self._mention(person, name, start + begin, start + end)
            return
        names = names_within(sequence)
        for begin, end, name in names:
            person = self._add(name, start + begin, start + end)
            self._read_before.setdefault(sequence, []).append((begin, end, name, person))
            if begin:
                before = sequence[:begin].split()
                self._add_role(person, " ".join(before[-2:]).casefold(), before)
                person.about.update(map(fold, before))
        if not names:
            body, last = _read_body(sequence)
            start += len(sequence) - len(body)
            self._singles[last].append(start)
            if " " in body and (last in ORGANISATION_WORDS or last in OUTLET_NAMES):
                noun = last.casefold().rstrip(".")
                self._bodies.setdefault(noun, []).append((start, body))
                self._body_names.setdefault(noun, set()).add(body)
                if last in _COMPANY_FORMS:
                    self._short_bodies.setdefault(body.removesuffix(f" {last}"), body)

    def _add(self, name: Name, start: int, end: int) -> Person:
        """Note one mention of a full name; the same first and last word with other middle names is the same person."""
        person = self._people.get(name.key) or self._same_but_middle(name)
        if person is None:
            person = self._people[name.key] = Person(name, start)
            self._by_surname.setdefault(person.surname, []).append(person)
            if name.sure:
                for word in person.words[:-1]:
                    self._by_other_word.setdefault(word, []).append(person)
            if is_surname_first(name.words):
                self._by_surname.setdefault(person.words[0], []).append(person)
        person.sure = person.sure or name.sure
        person.gender = person.gender or name.gender
        if name.title:
            self._add_role(person, TITLE_ROLES.get(name.title.casefold(), name.title.casefold()))
        self._mention(person, name, start, end)
        return person

    def _mention(self, person: Person, name: Name, start: int, end: int) -> None:
        person.count += 1
        self._mentions.append((start, person))
        if person.count <= _INTRODUCTIONS:
            person.places.append((start, end))
            self._read_beside(person, start, end, name)

    def _same_but_middle(self, name: Name) -> Person | None:
        first, last = name.folded[0], name.folded[-1]
        for person in self._by_surname.get(last, ())[:MOST_BEARERS]:
            shorter = len(person.words) == 2 or len(name.words) == 2
            if person.words[0] == first and person.words[-1] == last and shorter:
                return person
        return None

    def _read_beside(self, person: Person, start: int, end: int, name: Name) -> None:
        """The offices that stand before a name ("the deputy director Ana Ruiz") and behind it, between commas."""
        if self.text.startswith(" of ", end):
            place = CAPITALISED.match(self.text, end + 4)
            person.about.update(fold(word) for word in place[0].split()[:3]) if place else None
        if self.text.startswith(", ", end):
            self._roles_in(person, self.text[end + 2 : end + _BESIDE])
        before = self.text[max(0, start - _BESIDE // 2) : start].rstrip()
        if name.title:
            before = before.removesuffix(name.title).rstrip()
        before = before.removesuffix(",")
        if before.rpartition(" ")[2] in HEADS:
            words = before.rsplit(None, 5)[-4:]
            self._add_role(person, " ".join(words[-2:]).casefold(), words)

    def _roles_in(self, person: Person, apposition: str) -> None:
        written = _APPOSITION_END.split(apposition, maxsplit=1)[0].split()
        words = [word.casefold() for word in written[:_WORDS_OF_APPOSITION]]
        if not words or words[0] in _NO_APPOSITION:
            return
        if len(words) == 2 and words[0] == "the" and person.count == 1:
            self._named_late.setdefault(words[1], []).append(person)
        for place, word in enumerate(words):
            if word in HEADS and HEADS[word].kind == "person" and not HEADS[word].many:
                self._add_role(person, f"{words[place - 1]} {word}" if place else word, written)
            elif word in ("of", "for", "in", "at") and person.roles:
                break

    def _add_role(self, person: Person, role: str, beside: Iterable[str] = ()) -> None:
        head = HEADS.get(role) or HEADS.get(role.rpartition(" ")[2])
        if head is None or head.kind != "person" or head.many:
            return
        person.about.update(fold(word.removesuffix("’s").removesuffix("'s")) for word in beside)
        if head.gender and not person.gender:
            person.gender = head.gender
        for key in (role, head.lemma):
            if key not in person.roles:
                person.roles.append(key)
                self._by_role.setdefault(key, []).append(person)

    def find(self, name: Name, at: int) -> Person | None:
        """Whom a name means at an offset: who bears all of it, or the one with this surname; None if unclear."""
        known = self._people.get(name.key)
        if known is not None:
            return known
        words = name.folded
        if len(words) > 1:
            same = self._same_but_middle(name)
            if same is not None:
                return same
            bearers = [p for p in self._by_surname.get(words[-1], ()) if p.words[-len(words) :] == words]
            return bearers[0] if len(bearers) == 1 else None
        bearers = self._by_surname.get(words[0]) or []
        if name.title and name.title.casefold() not in COURTESY:
            # "President Ruiz" is no Ruiz of whom the text says that she is something else.
            office = TITLE_ROLES.get(name.title.casefold(), name.title.casefold())
            bearers = [person for person in bearers if not person.roles or office in person.roles]
            return choose(bearers, name.gender, at) if bearers else None
        if not bearers:
            bearers = self._by_other_word.get(words[0]) or []
            return bearers[0] if len(bearers) == 1 and (bearers[0].words[-1] != words[0]) else None
        return choose(bearers, name.gender if name.title else "", at)

    def bearer(self, word: str, at: int) -> Person | None:
        """The one person with a surname that is also an ordinary word or stands in capitals: "Early", "RUIZ"."""
        if word in PLACES:
            return None
        bearers = [person for person in self._by_surname.get(fold(word), ()) if person.sure]
        return choose(bearers, "", at) if bearers else None

    def mentions(self) -> list[tuple[int, Person]]:
        """Every mention of a person of the book, by full or short name, with its offset, in order."""
        if self._all_mentions is None:
            found = list(self._mentions)
            for word, starts in self._singles.items():
                bearers = self._by_surname.get(fold(word))
                if bearers is not None and len(bearers) == 1:
                    found.extend([(start, bearers[0]) for start in starts])
                elif bearers is not None:
                    found.extend([(at, person) for at in starts if (person := choose(bearers, "", at)) is not None])
            self._all_mentions = sorted(found, key=_offset)
        return self._all_mentions

    def named_late(self) -> dict[str, list[Person]]:
        """Who is introduced as somebody told of before, by the noun: "Ana Ruiz, the spokeswoman"."""
        return self._named_late

    def kind_of(self, name: Name) -> Kind | None:
        """The kind of body that the text makes of a name that could be a person's; None where it may be a person."""
        label = name.display
        if name.sure or name.title:
            return None
        if label not in self._kinds:
            person = self._people.get(name.key)
            if person is not None:
                spans = [] if person.sure or person.roles else person.places
            elif len(name.words) == 1 and name.folded[0] not in self._by_surname:
                starts = self._singles.get(label, [])
                spans = [(at, at + len(label)) for at in starts if self.text.startswith(label, at)]
            else:
                spans = []
            kind = kind_of_unknown(self.text, spans)
            if kind is None and spans and len(self._kinds) < _MOST_ASKED and has_people(self.text, label):
                kind = "organisation"
            self._kinds[label] = kind
        return self._kinds[label]

    def kind_of_acronym(self, label: str) -> Kind | None:
        """The kind that a noun beside a name in capitals gives it: "the state news agency TOMNA"."""
        if label not in self._kinds:
            starts = self._singles.get(label, [])
            self._kinds[label] = kind_of_unknown(self.text, [(at, at + len(label)) for at in starts])
        return self._kinds[label]

    def full_body(self, label: str) -> str | None:
        """The one name of a body or outlet that a shorter one is the end of: "the Post" is the Tolmar Post.

        Of longer names only a ministry is sure to be the one of its country: the Supreme Court may be another than
        the Supreme Court of Tolmar.
        """
        last = label.rpartition(" ")[2]
        names = self._body_names.get(last.casefold(), set())
        if " " in label:
            names = {name for name in names if name.endswith(f" {label}")} if last == "Ministry" else set()
        return next(iter(names)) if len(names) == 1 else None

    def body_of_short_name(self, name: str) -> str | None:
        """The company that a name without "Corp" or "Inc" is short for."""
        return self._short_bodies.get(name)

    def body_before(self, noun: str, at: int) -> str | None:
        """The body or outlet last named before an offset whose name ends in a noun: "the ministry"."""
        named = self._bodies.get(noun, [])
        place = bisect_left(named, at, key=_offset_of_body)
        return named[place - 1][1] if place else None

    def holders(self, office: str, at: int) -> list[Person]:
        """The people whom the text has given an office before an offset; none where they are too many to tell."""
        people = self._by_role.get(office, [])
        return [person for person in people if person.first < at] if len(people) <= MOST_BEARERS else []


@lru_cache(maxsize=32768)
def _read_body(sequence: str) -> tuple[str, str]:
    """A row of capitals that holds no person, without an ordinary word before it, and its last word."""
    first, _, rest = sequence.partition(" ")
    body = rest if first.casefold() in DIVIDING else sequence
    return body, body.rpartition(" ")[2]


def _offset(mention: tuple[int, Person]) -> int:
    return mention[0]


def _offset_of_body(body: tuple[int, str]) -> int:
    return body[0]

"""The people that an article names: `NameBook` reads them once, so that short names can be looked up.

Every full name is kept with the offices that stand beside it, in the order of the text. "Ruiz" or "Ms. Ruiz" is the
Ana Ruiz of the article, as long as no other Ruiz of it could be meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter

from toolkit.sources.folding import fold
from toolkit.sources.naming.bodies import Bodies, read_body
from toolkit.sources.naming.capitals import CAPITALISED
from toolkit.sources.naming.heads import Kind
from toolkit.sources.naming.name_evidence import has_people, kind_of_unknown
from toolkit.sources.naming.name_words import COURTESY, PLACES, TITLE_GENDER, Gender
from toolkit.sources.naming.names import Name, is_surname_first, names_within
from toolkit.sources.naming.offices import (
    apposition_behind,
    head_of_office,
    office_of_title,
    offices_in,
    place_behind,
    words_before,
)
from toolkit.sources.naming.person import MOST_BEARERS, Person, choose
from toolkit.text.datelines import head_end

_LONGEST_SEQUENCE = 200
_COURTEOUS = ("Mr", "Ms", "Miss", "Lady", "Lord", "Sir")
_MOST_ASKED = 200  # names whose people are looked for in the whole text
_INTRODUCTIONS = 2  # offices stand beside the first mentions of a name


class NameBook:
    """The full names of one text, and whom a short name means."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bodies = Bodies()
        self._people: dict[str, Person] = {}
        self._by_role: dict[str, list[Person]] = {}
        self._by_surname: dict[str, list[Person]] = {}
        self._by_other_word: dict[str, list[Person]] = {}
        self._read_before: dict[str, list[tuple[int, int, Name, Person]]] = {}
        self._mentions: list[tuple[int, Person]] = []
        self._singles: defaultdict[str, list[int]] = defaultdict(list)
        self._titled: dict[int, Gender] = {}  # "Mrs. Ruiz", by offset
        self._all_mentions: list[tuple[int, Person]] | None = None
        self._kinds: dict[str, Kind | None] = {}
        self._named_late: dict[str, list[Person]] = {}
        singles = self._singles
        # The place of a dateline is nobody, whatever it looks like.
        for match in CAPITALISED.finditer(text, head_end(text)):
            sequence = match[0]
            if " " not in sequence and "\u00a0" not in sequence:
                singles[sequence].append(match.start())
            elif len(sequence) <= _LONGEST_SEQUENCE:
                self._read(sequence, match.start())

    def _read(self, sequence: str, start: int) -> None:
        again = self._read_before.get(sequence)
        if again is not None:
            for begin, end, name, person in again:
                self._mention(person, name, start + begin, start + end)
            return
        names = names_within(sequence)
        if not names:
            body, last, is_body = read_body(sequence)
            start += len(sequence) - len(body)
            if sequence.startswith(_COURTEOUS):
                self._titled[start] = TITLE_GENDER.get(sequence.partition(" ")[0].casefold(), "")
            self._singles[last].append(start)
            if is_body:
                self.bodies.add(start, body, last)
            return
        self._read_before[sequence] = here = []
        for begin, end, name in names:
            person = self._add(name, start + begin, start + end)
            here.append((begin, end, name, person))
            if begin:
                before = sequence[:begin].split()
                self._add_role(person, " ".join(before[-2:]).casefold())
                person.beside.append(before)

    def _add(self, name: Name, start: int, end: int) -> Person:
        """Note one mention of a full name; the same first and last word with other middle names is the same person."""
        person = self._people.get(name.key)
        if person is None and name.folded[-1] in self._by_surname:
            person = self._same_but_middle(name)
        if person is None:
            person = self._people[name.key] = Person(name, start)
            self._by_surname.setdefault(person.surname, []).append(person)
            if name.sure:
                for word in person.words[:-1]:
                    self._by_other_word.setdefault(word, []).append(person)
            if is_surname_first(name.words):
                self._by_surname.setdefault(person.words[0], []).append(person)
        else:
            person.sure = person.sure or name.sure
            person.gender = person.gender or name.gender
        if name.title:
            self._add_role(person, office_of_title(name.title))
        self._mention(person, name, start, end)
        return person

    def _mention(self, person: Person, name: Name, start: int, end: int) -> None:
        person.count += 1
        self._mentions.append((start, person))
        if person.count <= _INTRODUCTIONS:
            person.places.append((start, end))
            self._introduce(person, start, end, name.title)

    def _same_but_middle(self, name: Name) -> Person | None:
        first, last = name.folded[0], name.folded[-1]
        for person in self._by_surname.get(last, ())[:MOST_BEARERS]:
            shorter = len(person.words) == 2 or len(name.words) == 2
            if person.words[0] == first and person.words[-1] == last and shorter:
                return person
        return None

    def _introduce(self, person: Person, start: int, end: int, title: str) -> None:
        """Note the offices beside a mention."""
        if self.text.startswith((" of ", ", "), end):
            self._introduce_behind(person, end)
        if before := words_before(self.text, start, title):
            self._add_role(person, " ".join(before[-2:]).casefold(), before)

    def _introduce_behind(self, person: Person, end: int) -> None:
        if place := place_behind(self.text, end):
            person.beside.append(place)
        apposition = apposition_behind(self.text, end)
        if len(apposition) == 2 and apposition[0].casefold() == "the" and person.count == 1:
            self._named_late.setdefault(apposition[1].casefold(), []).append(person)
        for office in offices_in(apposition, known=bool(person.roles)):
            self._add_role(person, office, apposition)

    def _add_role(self, person: Person, role: str, beside: Sequence[str] = ()) -> None:
        head = head_of_office(role)
        if head is None:
            return
        if beside:
            person.beside.append(beside)
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
            office = office_of_title(name.title)
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
                if bearers is None:
                    continue
                if len(bearers) == 1:
                    found.extend([(start, bearers[0]) for start in starts])
                else:
                    chosen = ((at, choose(bearers, self._titled.get(at, ""), at)) for at in starts)
                    found.extend([(at, person) for at, person in chosen if person is not None])
            self._all_mentions = sorted(found, key=itemgetter(0))
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

    def holders(self, office: str, at: int) -> list[Person]:
        """The people whom the text has given an office before an offset; none where they are too many to tell."""
        people = self._by_role.get(office, [])
        return [person for person in people if person.first < at] if len(people) <= MOST_BEARERS else []

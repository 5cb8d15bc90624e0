"""The speakers of one article: `Cast` keeps who has been met and finds them again by name, office or noun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from toolkit.sources.folding import folded_words, name_key
from toolkit.sources.naming.heads import HEADS, Kind
from toolkit.sources.naming.korean_phrases import is_korean
from toolkit.sources.naming.name_words import Gender
from toolkit.sources.naming.names import Name, read_name
from toolkit.sources.naming.person import Person
from toolkit.sources.naming.phrase import Phrase
from toolkit.sources.speakers.people import NameBook
from toolkit.sources.speakers.short_names import ShortNames

_THINGS = ("organisation", "outlet", "document")
# How far back is looked for whom a description takes up: a bound that keeps any text linear.
REMEMBERED = 40


class Member:
    """One speaker of an article."""

    __slots__ = (
        "access",
        "display",
        "gender",
        "heads",
        "hides",
        "identity",
        "is_known",
        "kind",
        "many",
        "named",
        "narrowed",
        "order",
        "places",
        "reason",
        "words",
    )

    def __init__(self, display: str, identity: str, kind: Kind, *, many: bool = False, named: bool = True) -> None:
        self.display = display
        self.identity = identity
        self.kind = kind
        self.many = many
        self.named = named
        self.narrowed = named
        self.gender: Gender = ""
        self.places: Sequence[tuple[int, int]] = ()  # first mentions of a name, where its sex is looked for
        self.heads: set[str] = set()  # nouns it can be called by
        self.words: set[str] = set()  # what else its description said
        self.order = 0
        self.hides = False  # whether a reason for anonymity can be this speaker's
        self.is_known = True  # a pronoun that could be anybody, and the author, have no anonymity
        self.reason: str | None = None
        self.access: str | None = None

    @property
    def is_one_person(self) -> bool:
        return self.kind == "person" and not self.many

    @property
    def may_be_they(self) -> bool:
        """Whether it is one person whose sex nothing tells."""
        return self.is_one_person and not self.named and not self.gender


class Mention(NamedTuple):
    """Where a member stood as a source."""

    start: int
    member: Member


class Cast:
    """All speakers met so far in one article."""

    def __init__(self, article_id: str, book: NameBook, outlet: str | None) -> None:
        self.article_id = article_id
        self.book = book
        self.outlet = outlet
        self.history: list[Mention] = []
        self._by_identity: dict[str, Member] = {}
        self._by_label: dict[str, Member] = {}
        self._by_head: defaultdict[str, list[Member]] = defaultdict(list)
        self._short_names = ShortNames()
        self._numbers: defaultdict[str, int] = defaultdict(int)

    def enter(self, phrase: Phrase, *, display: str, identity: str | None = None, kind: Kind | None = None) -> Member:
        """The member with this identity, new if need be; without an identity always a new, unnamed one."""
        if identity is not None and identity in self._by_identity:
            return self._by_identity[identity]
        named = identity is not None
        kind = kind or phrase.kind
        member = Member(display, identity or self._next(phrase.head), kind, many=phrase.many, named=named)
        member.gender = phrase.gender
        member.narrowed = named or phrase.narrowed
        self._by_identity[member.identity] = member
        if phrase.head:
            self.note_head(member, phrase.head)
            if " " in phrase.head and kind in _THINGS:
                self.note_head(member, phrase.head.rpartition(" ")[2])  # "the document" for the court document
        if named and kind not in ("person", "group"):
            member.words = folded_words(display.split())
            noun = display.partition(" of ")[0].rpartition(" ")[2].casefold()
            self.note_head(member, HEADS[noun].lemma if noun in HEADS else noun)
            self._short_names.note(kind, member.identity, display)
        return member

    def _next(self, head: str) -> str:
        slug = name_key(head) or "source"
        self._numbers[slug] += 1
        return f"{self.article_id}/{slug}-{self._numbers[slug]}"

    def note_head(self, member: Member, head: str) -> None:
        """Remember that a member can be called by a noun."""
        if head not in member.heads:
            member.heads.add(head)
            self._by_head[head].append(member)

    def label(self, member: Member, label: str) -> None:
        """Remember a member by what it was called, for who is called exactly so again."""
        self._by_label[label.casefold()] = member

    def labelled(self, label: str) -> Member | None:
        """Who was called so before."""
        return self._by_label.get(label.casefold())

    def called(self, head: str, *, many: bool) -> list[Member]:
        """The last members who can be called by a noun, in order."""
        return [member for member in self._by_head[head][-REMEMBERED:] if member.many == many]

    def lately(self) -> Iterator[Member]:
        """The members who were sources, the latest first, some way back."""
        return (mention.member for mention in islice(reversed(self.history), REMEMBERED))

    def latest_of(self, members: list[Member]) -> Member:
        """The one of some members who was a source last; of members never cited, the last entered."""
        wanted = {member.identity for member in members}
        return next((member for member in self.lately() if member.identity in wanted), members[-1])

    # People

    def person(self, person: Person) -> Member:
        """The member for a person the article names in full."""
        member = self._by_identity.get(person.key)
        if member is None:
            member = self._by_identity[person.key] = Member(person.display, person.key, "person")
            member.gender = person.gender
            member.places = person.places
            for role in person.roles:
                self.note_head(member, role)
        return member

    def named_person(self, phrase: Phrase, at: int) -> Member:
        """The member that a phrase with a person's name means."""
        name = phrase.name
        assert name is not None
        person = self.book.find(name, at)
        if is_korean(name.display):
            member = self._korean_person(phrase, name)
        elif person is not None:
            member = self.person(person)
        elif len(name.words) > 1:
            member = self.enter(phrase, display=name.display, identity=name.key)
        else:
            # A surname whose bearer the article never names in full is known inside the article alone.
            display = f"{name.title} {name.display}" if name.title else name.display
            identity = f"{self.article_id}/{name.key}"
            member = self.enter(phrase, display=display, identity=identity)
        member.gender = member.gender or phrase.gender
        if phrase.head:
            self.note_head(member, phrase.head)
        return member

    def _korean_person(self, phrase: Phrase, name: Name) -> Member:
        """The member with a Korean name, or with a part of one that was met before: no capitals mark names there."""
        member = self.labelled(name.display)
        if member is None:
            identity = name.key if len(name.words) > 1 else f"{self.article_id}/{name.key}"
            member = self.enter(phrase, display=name.display, identity=identity)
            for word in (name.display, *name.words):
                self.label(member, word)
        if phrase.head and len(name.words) > 1:
            self.label(member, f"{name.words[0]} {phrase.head}")  # "김 의원"
        return member

    def pair(self, phrase: Phrase, at: int) -> Member | None:
        """The member for two people named together, None where one of them is unclear."""
        names = [read_name(part) for part in phrase.label.split(" and ", 1)]
        people = [person for name in names if name is not None and (person := self.book.find(name, at)) is not None]
        if len(people) != 2:
            return None
        identity = "+".join(sorted(person.key for person in people))
        return self.enter(phrase, display=" and ".join(person.display for person in people), identity=identity)

    def name_late(self) -> None:
        """Give unnamed speakers the name that the text tells later: "Ana Ruiz, the spokeswoman" for "a spokeswoman"."""
        for head, people in self.book.named_late().items():
            called = self._by_head[head][:REMEMBERED]
            unnamed = [member for member in called if not (member.named or member.many or member.reason)]
            others = [member for member in called if member.named and member.identity != people[0].key]
            if len(unnamed) == len(people) == 1 and not others:
                member, person = unnamed[0], people[0]
                member.display, member.identity = person.display, person.key
                member.named = member.narrowed = True

    # Bodies and outlets

    def body(self, phrase: Phrase, label: str) -> Member:
        """The member for a named body, outlet or document, also by the last word or the initials of its name."""
        kind = phrase.kind
        label = self.book.bodies.company(label) or label
        label = self.book.bodies.full_name(label) or label
        if " " not in label:
            short = self.by_short_name(kind, label)
            if short is not None:
                return short
        identity = self._body_identity(label)
        if self.outlet and identity == name_key(self.outlet):
            kind = "outlet"
        return self.enter(phrase, display=label, identity=identity, kind=kind)

    def by_short_name(self, kind: Kind, label: str) -> Member | None:
        """The one body cited before that a word is short for."""
        identity = self._short_names.bearer(kind, label)
        return self._by_identity[identity] if identity is not None else None

    def _body_identity(self, label: str) -> str:
        """The identity of a body; a person's name in it is the full one: "Ruiz's campaign" is Ana Ruiz's."""
        words = label.replace("’s", "").replace("'s", "").split()
        last = words[-1].casefold()
        if len(words) > 1 and last in HEADS and words[-1][0].islower():
            name = read_name(" ".join(words[:-1]).rstrip("’'"))
            person = self.book.find(name, 0) if name is not None else None
            if person is not None:
                return f"{person.key}-{last}"
        return name_key(label)

    def own_outlet(self) -> Member | None:
        """The outlet that published the article."""
        if not self.outlet:
            return None
        return self.enter(Phrase("name", "outlet", self.outlet), display=self.outlet, identity=name_key(self.outlet))

"""The speakers of one article as they enter: which mention is whom.

`Cast.member_for` is asked once per attribution, in the order of the text, and gives the `Member` the source is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.sources.anonymity import access_in
from toolkit.sources.found import Found
from toolkit.sources.kinds import EMPTY_MODIFIERS, HEADS, KNOWN_ORGANISATIONS, Kind, Phrase, is_outlet_name, read_phrase
from toolkit.sources.names import (
    ADJECTIVES,
    CAPITALISED,
    DIVIDING,
    FUNCTION_WORDS,
    PEOPLES,
    Gender,
    fold,
    name_key,
    read_name,
)
from toolkit.sources.people import NameBook, Person

_BREAK = re.compile(r"[.?!][\"”’')\]]*\s+|\n")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St|No|[A-Z]|U\.S|vs|Jr|Sr)$"
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST_SENTENCE = 500
_MENTIONS_LOOKED_AT = 12
_FARTHEST_PLURAL = 600
_ANONYMOUS_HEADS = frozenset("source official person man woman insider aide individual witness diplomat".split())
_ANY_PERSON = frozenset("man woman person".split())
_ARTICLES = frozenset("a an the this that these those some many several two three another other one".split())
_BINDING = frozenset("of in from at on for with".split())
_GOVERNING = frozenset("by to with of from for about against like than on at in".split())
_COMPANIES = frozenset("company firm corporation business group giant".split())
_OUTLET_HEADS = frozenset(
    "paper newspaper network agency magazine broadcaster station channel website outlet publication daily".split()
)


class Member:
    """One speaker of an article."""

    __slots__ = (
        "access",
        "display",
        "gender",
        "heads",
        "identity",
        "kind",
        "many",
        "named",
        "narrowed",
        "order",
        "person",
        "reason",
        "words",
    )

    def __init__(self, display: str, identity: str, kind: Kind, *, many: bool, named: bool) -> None:
        self.display = display
        self.identity = identity
        self.kind = kind
        self.many = many
        self.named = named
        self.narrowed = named
        self.gender: Gender = ""
        self.heads: set[str] = set()
        self.words: set[str] = set()
        self.order = 0
        self.person: Person | None = None
        self.reason: str | None = None
        self.access: str | None = None


class Mention(NamedTuple):
    """Where a member stood as a source."""

    start: int
    member: Member


class Cast:
    """All speakers met so far in one article."""

    def __init__(self, article_id: str, book: NameBook, outlet: str | None) -> None:
        self.article_id = article_id
        self.book = book
        self.outlet = name_key(outlet) if outlet else ""
        self._outlet_name = outlet
        self._named: dict[str, Member] = {}
        self._by_head: dict[str, list[Member]] = {}
        self._numbers: dict[str, int] = {}
        self._groups: dict[str, Member] = {}
        self.history: list[Mention] = []
        self._text = ""
        self._is_body = True
        self._contents: list[tuple[int, int, int]] = []
        self._quoted: list[tuple[int, int]] = []

    # ------------------------------------------------------------------ one part at a time

    def members_of(self, text: str, found: Sequence[Found], *, is_body: bool) -> list[Member]:
        """The member behind each attribution of one part, which must all have a source and stand in order."""
        self._text, self._is_body = text, is_body
        self.history = []
        self._contents = sorted((start, end, place) for place, one in enumerate(found) for start, end in one.content)
        self._quoted = [(s, e) for s, e, place in self._contents if found[place].quotation == "direct"]
        phrases = [read_phrase(text[one.source[0] : one.source[1]]) if one.source else None for one in found]
        members: list[Member | None] = [None] * len(found)
        later: list[int] = []
        for place, (one, phrase) in enumerate(zip(found, phrases, strict=True)):
            if one.source is None or phrase is None:
                continue
            if phrase.form == "pronoun" and PRONOUN_SELF.get(phrase.head):
                later.append(place)
                continue
            member = self._member(one.source, phrase)
            if not member.named and member.access is None and member.kind in ("person", "group", "unknown"):
                member.access = self._access(one)
            self.history.append(Mention(one.source[0], member))
            members[place] = member
        for place in later:
            members[place] = self._self(found[place], phrases[place], place, members)
        return [member for member in members if member is not None]

    def _member(self, span: tuple[int, int], phrase: Phrase) -> Member:
        if self.history and self.history[-1].start == span[0]:
            return self.history[-1].member  # one mention is the source of several statements
        if phrase.form == "pronoun":
            return self._pronoun(span[0], phrase)
        if phrase.form == "noun" and phrase.determiner == "bare" and phrase.label.istitle() and " " not in phrase.label:
            bearer = self.book.bearer(phrase.label, span[0])
            if bearer is not None:
                return self._person_member(bearer)  # "Singer", who is a person here
        if phrase.form == "name":
            return self._named_source(span, phrase)
        return self._described_source(span, phrase)

    # ------------------------------------------------------------------ names

    def _named_source(self, span: tuple[int, int], phrase: Phrase) -> Member:
        if phrase.name is not None:
            person = self.book.find(phrase.name, span[0])
            return self._person(person, phrase)
        if phrase.kind == "group" and " and " in phrase.label:
            return self._both(span, phrase)
        if phrase.kind == "group" or phrase.kind == "person":
            bearer = (
                self.book.bearer(phrase.label, span[0]) if phrase.determiner == "bare" and not phrase.many else None
            )
            return self._person_member(bearer) if bearer is not None else self._described_source(span, phrase)
        kind, label = phrase.kind, phrase.label
        if " " not in label and (kind == "unknown" or (kind == "organisation" and label.isupper())):
            person = self.book.bearer(label, span[0])
            if person is not None:
                return self._person_member(person)
        if kind == "organisation" and label.casefold() in HEADS and label.casefold() not in KNOWN_ORGANISATIONS:
            lower = label.casefold()  # "the Party": a noun in capitals
            return self._described_source(span, phrase._replace(form="noun", head=HEADS[lower].lemma, full_head=lower))
        key = self._body_key(label)
        if key == self.outlet and self.outlet:
            kind = "outlet"
        if " " not in label and (full := self._full_name(label)):
            key, label = self._body_key(full), full
        member = self._named.get(key) or self._short_form(label, kind)
        if member is None:
            member = self._enter(label, key, kind, phrase, named=True)
            self._named[key] = member
        return member

    def _both(self, span: tuple[int, int], phrase: Phrase) -> Member:
        """Two people named together: one source of their own."""
        names = [read_name(part) for part in phrase.label.split(" and ", 1)]
        people = [self.book.find(name, span[0]) for name in names if name is not None]
        if len(people) != 2 or None in people:
            return self._described_source(span, phrase)
        known = [person for person in people if person is not None]
        key = "+".join(sorted(person.key for person in known))
        member = self._named.get(key)
        if member is None:
            display = " and ".join(person.display for person in known)
            member = self._named[key] = self._enter(display, key, "group", phrase, named=True)
        return member

    def _full_name(self, label: str) -> str | None:
        """The one name in the text that ends in this word: "the Post" is the Tolmar Post."""
        names = {name for _, name in self.book.bodies.get(label.casefold(), ())}
        return names.pop() if len(names) == 1 else None

    def _short_form(self, label: str, kind: Kind) -> Member | None:
        """The body or outlet of which a name is the last word ("the Times") or the initials ("the FTA")."""
        folded = fold(label)
        matches = [
            member
            for member in self._named.values()
            if member.kind == kind
            and member.person is None
            and (
                folded == fold(member.display.rpartition(" ")[2])
                and " " not in label
                or label.isupper()
                and folded == "".join(word[0] for word in member.display.split() if word[0].isupper()).lower()
            )
        ]
        return matches[0] if len(matches) == 1 else None

    def _person(self, person: Person | None, phrase: Phrase) -> Member:
        name = phrase.name
        assert name is not None
        if person is not None:
            key, display = person.key, person.display
        else:
            # A surname whose bearer the article never names in full: known inside the article alone.
            display = f"{name.title} {name.display}" if name.title and len(name.words) == 1 else name.display
            key = name_key(name.display) if len(name.words) > 1 else f"{self.article_id}/{name_key(name.display)}"
        member = self._named.get(key)
        if member is None:
            member = self._enter(display, key, "person", phrase, named=True)
            self._named[key] = member
            if person is not None:
                member.person = person
                member.gender = person.gender
                for role in person.roles:
                    self._note_head(member, role)
        member.gender = member.gender or phrase.gender
        if phrase.head:
            self._note_head(member, phrase.head)
        return member

    def _body_key(self, label: str) -> str:
        """The identity of a body's name; a person's name in it is the full one ("Ruiz campaign", "Ana Ruiz's campaign")."""
        words = label.replace("’s", "").replace("'s", "").split()
        last = words[-1].casefold()
        if len(words) > 1 and last in HEADS and words[-1][0].islower():
            name = read_name(" ".join(words[:-1]))
            person = self.book.find(name, 0) if name is not None else None
            if person is not None:
                return f"{person.key}-{last}"
        return name_key(label)

    # ------------------------------------------------------------------ descriptions

    def _described_source(self, span: tuple[int, int], phrase: Phrase) -> Member:
        named = self._apposed_name(span, phrase)
        if named is not None:
            return named
        words = {fold(word) for word in _WORD.findall(phrase.label)} - {phrase.head, *phrase.full_head.split()[-1:]}
        if phrase.kind == "organisation" and not phrase.many and self._is_proper(phrase.core):
            key = self._body_key(phrase.label)
            member = self._named.get(key)
            if member is None:
                member = self._enter(phrase.label, key, "organisation", phrase, named=True)
                self._named[key] = member
            return member
        member = self._known_source(span[0], phrase, words)
        if member is None:
            member = self._new_source(span, phrase, words)
        member.narrowed = member.narrowed or phrase.narrowed
        return member

    def _apposed_name(self, span: tuple[int, int], phrase: Phrase) -> Member | None:
        """The person named right behind a description: "the deputy director, Ana Ruiz,"."""
        comma = self._text.find(", ", span[0], span[1] + 2)
        if phrase.kind != "person" or phrase.many or comma < 0:
            return None
        match = CAPITALISED.match(self._text, comma + 2)
        if match is None or self._text[match.end() : match.end() + 1] not in (",", ".", ";", ":"):
            return None
        name = read_name(match[0])
        if name is None or len(name.words) < 2:
            return None
        person = self.book.find(name, span[0])
        return self._person(person, phrase._replace(name=name)) if person is not None else None

    @staticmethod
    def _is_proper(label: str) -> bool:
        return any(word[0].isupper() for word in label.split()[:-1]) or label[0].isupper() and " " in label

    def _known_source(self, at: int, phrase: Phrase, words: set[str]) -> Member | None:
        """The speaker that a description takes up again, or None for a new one."""
        if phrase.determiner in ("new", "another"):
            return None
        if phrase.determiner == "bare":
            return self._groups.get(phrase.label.casefold())
        if phrase.owner:
            return None
        candidates = [m for m in self._by_head.get(phrase.head, ()) if m.many == phrase.many]
        if phrase.order > 0:
            ordered = [m for m in candidates if m.order == phrase.order]
            if ordered:
                return ordered[0]
            anonymous = [m for m in candidates if not m.named]
            return anonymous[phrase.order - 1] if len(anonymous) >= phrase.order else None
        if phrase.order < 0 and self.history:
            others = [m for m in candidates if m is not self.history[-1].member]
            return others[-1] if others else None
        fitting = [m for m in candidates if words <= m.words or not words]
        if fitting:
            return self._latest(fitting)
        if phrase.kind == "person" and not phrase.many:
            return self._by_office(at, phrase, words) or self._by_hypernym(phrase, words)
        if phrase.kind in ("organisation", "outlet", "document", "unknown") and not words:
            return self._by_kind_of_body(at, phrase)
        return None

    def _latest(self, members: list[Member]) -> Member:
        for mention in reversed(self.history):
            if mention.member in members:
                return mention.member
        return members[-1]

    def _by_office(self, at: int, phrase: Phrase, words: set[str]) -> Member | None:
        """The one person of whom the text has told the office: "the deputy director", "the Tolmar senator"."""
        holders = {p.key: p for p in self.book.by_role.get(phrase.head, ()) if p.first < at}
        if "former" not in words:
            holders = {key: p for key, p in holders.items() if f"former {phrase.head}" not in p.roles}
        people = [p for p in holders.values() if words <= p.about.union(*(role.split() for role in p.roles))]
        if len(people) > 1:
            people = [p for p in people if phrase.full_head in p.roles]
        return self._person_member(people[0]) if len(people) == 1 else None

    def _person_member(self, person: Person) -> Member:
        member = self._named.get(person.key)
        if member is None:
            member = Member(person.display, person.key, "person", many=False, named=True)
            member.person, member.gender = person, person.gender
            self._named[person.key] = member
            for role in person.roles:
                self._note_head(member, role)
        return member

    def _by_hypernym(self, phrase: Phrase, words: set[str]) -> Member | None:
        """ "the source" and "the man": the last one who can be called so."""
        if words or phrase.head not in _ANONYMOUS_HEADS:
            return None
        for mention in reversed(self.history):
            member = mention.member
            if member.kind != "person" or member.many or not _agrees(member.gender, phrase.gender):
                continue
            if not member.named and member.heads & _ANONYMOUS_HEADS or phrase.head in _ANY_PERSON:
                return member
        return None

    def _by_kind_of_body(self, at: int, phrase: Phrase) -> Member | None:
        """ "the ministry" is the ministry last named, "the company" the one organisation, "the paper" the last outlet."""
        wanted = phrase.head
        if wanted in _OUTLET_HEADS:
            for mention in reversed(self.history):
                if mention.member.kind == "outlet":
                    return mention.member
        bodies = [name for start, name in self.book.bodies.get(wanted, ()) if start < at]
        if bodies:
            name = bodies[-1]
            key = name_key(name)
            member = self._named.get(key)
            if member is None:
                member = Member(name, key, "organisation", many=False, named=True)
                self._named[key] = member
                self._note_head(member, wanted)
            return member
        if wanted in _COMPANIES:
            named = {
                mention.member.identity: mention.member
                for mention in self.history
                if mention.member.kind == "organisation" and mention.member.named
            }
            if len(named) == 1:
                return next(iter(named.values()))
        return None

    def _new_source(self, span: tuple[int, int], phrase: Phrase, words: set[str]) -> Member:
        label = self._as_inside_a_sentence(phrase)
        named = False
        if phrase.owner:
            owner = self._owner(span[0], phrase.owner)
            if owner is not None and owner.named:
                label = f"{owner.display}’s {label}"
                key = f"{owner.identity}-{name_key(phrase.label)}"
                known = self._groups.get(key)
                if known is not None:
                    return known
                words = words | {fold(word) for word in owner.display.split()}
                member = self._enter(label, self._number(phrase.head or "source"), phrase.kind, phrase, named=False)
                member.words = words
                self._groups[key] = member
                return member
        member = self._enter(label, self._number(phrase.head or "source"), phrase.kind, phrase, named=named)
        member.words = words
        member.order = phrase.order
        if phrase.determiner == "another" and not phrase.order:
            member.order = len([m for m in self._by_head.get(phrase.head, ()) if not m.named])
        if phrase.determiner == "bare" and (phrase.many or phrase.kind in ("organisation", "outlet")):
            self._groups[phrase.label.casefold()] = member
        return member

    def _number(self, head: str) -> str:
        slug = name_key(head) or "source"
        self._numbers[slug] = number = self._numbers.get(slug, 0) + 1
        return f"{self.article_id}/{slug}-{number}"

    def _enter(self, display: str, identity: str, kind: Kind, phrase: Phrase, *, named: bool) -> Member:
        member = Member(display, identity, kind, many=phrase.many, named=named)
        member.gender = phrase.gender
        member.narrowed = named or phrase.narrowed
        if phrase.head:
            self._note_head(member, phrase.head)
        elif named and kind != "person":
            self._note_head(member, display.rpartition(" ")[2].casefold())
        return member

    def _note_head(self, member: Member, head: str) -> None:
        if head not in member.heads:
            member.heads.add(head)
            self._by_head.setdefault(head, []).append(member)

    @staticmethod
    def _as_inside_a_sentence(phrase: Phrase) -> str:
        """The label without the capital that only the start of a sentence gave it."""
        label = phrase.label
        first, _, rest = label.partition(" ")
        lower = first.lower()
        if phrase.determiner != "bare" or (rest[:1].isupper() and lower not in EMPTY_MODIFIERS):
            return label
        is_common = lower in HEADS or lower in FUNCTION_WORDS
        if (
            first[:1].isupper()
            and first not in ADJECTIVES
            and first.rstrip("s") not in PEOPLES
            and is_common
            and not first.isupper()
        ):
            return f"{lower} {rest}".rstrip()
        return label

    # ------------------------------------------------------------------ pronouns

    def _pronoun(self, at: int, phrase: Phrase) -> Member:
        if phrase.head in ("he", "him", "his", "himself", "she", "her", "hers", "herself"):
            return self._he_or_she(at, phrase.gender) or self._unresolved(phrase, "person")
        if phrase.head in ("they", "them", "their", "themselves"):
            return self._they(at) or self._unresolved(phrase, "group")
        if phrase.head in ("it", "its", "itself"):
            return self._it() or self._unresolved(phrase, "unknown")
        if phrase.head in ("who", "which", "that", "whose"):
            return self._antecedent(at, phrase) or self._unresolved(phrase, "unknown")
        return self._unresolved(phrase, "unknown")

    def _unresolved(self, phrase: Phrase, kind: Kind) -> Member:
        key = f"pronoun {phrase.head}"
        member = self._groups.get(key)
        if member is None:
            member = self._enter(phrase.label, self._number(phrase.head), kind, phrase._replace(head=""), named=False)
            self._groups[key] = member
        return member

    def _sentence_start(self, at: int) -> int:
        begin = max(0, at - _LONGEST_SENTENCE, self._text.rfind("\n", max(0, at - _LONGEST_SENTENCE), at) + 1)
        start = begin
        for stop in _BREAK.finditer(self._text, begin, at):
            if not _ABBREVIATED.search(self._text, max(begin, stop.start() - 6), stop.start()):
                start = stop.end()
        return start

    def _he_or_she(self, at: int, gender: Gender) -> Member | None:
        sentence = self._sentence_start(at)
        speaker = self._enclosing_quotation(at)
        # The subject of the sentence, as far as it stands before the pronoun.
        around = self._people_named(sentence, at)
        fitting = [m for m in around if _agrees(m.member.gender, gender) and not m.member.many]
        for mention in fitting:
            if not self._is_governed(mention.start):
                return _with_gender(mention.member, gender)
        spoke = next(
            (
                m
                for m in reversed(self.history)
                if m.start < sentence
                and m.member.kind == "person"
                and not m.member.many
                and _agrees(m.member.gender, gender)
            ),
            None,
        )
        # A subject named since the last speaker spoke.
        if self._is_body:
            since = spoke.start if spoke is not None else 0
            named = self.book.mentions_between(since + 1, sentence)[-_MENTIONS_LOOKED_AT:]
            for start, person in reversed(named):
                if person.sure and _agrees(person.gender, gender) and self._is_subject(start):
                    return _with_gender(self._person_member(person), gender)
            if spoke is None and fitting:
                return _with_gender(fitting[0].member, gender)
            if spoke is None:
                for start, person in reversed(self.book.mentions_between(0, at)[-_MENTIONS_LOOKED_AT:]):
                    if person.gender == gender and person.sure:
                        return self._person_member(person)
        return _with_gender(spoke.member, gender) if spoke is not None else None

    def _people_named(self, start: int, end: int) -> list[Mention]:
        """Sources and names in a stretch of the text, outside quotations, in order."""
        mentions = [
            m
            for m in self.history[bisect_left(self.history, start, key=_start) :]
            if m.member.kind == "person" and m.start < end
        ]
        if self._is_body:
            mentions += [
                Mention(at, self._person_member(person))
                for at, person in self.book.mentions_between(start, end)
                if not self._in_content(at)
            ]
        return sorted(mentions, key=_start)

    def _is_governed(self, start: int) -> bool:
        """Whether a preposition stands before a name, so that it is no subject: "asked by Oru"."""
        before = self._text[max(0, start - 12) : start].rsplit(None, 1)
        return bool(before) and before[-1].casefold() in _GOVERNING

    def _is_subject(self, start: int) -> bool:
        """Whether a name outside the attributed content is the first in its sentence."""
        if self._in_content(start):
            return False
        sentence = self._sentence_start(start)
        place = bisect_left(self.history, sentence, key=_start)
        spoke_before = place < len(self.history) and self.history[place].start < start
        return not spoke_before and not self.book.mentions_between(sentence, start)

    def _in_content(self, at: int) -> bool:
        place = bisect_right(self._contents, (at, len(self._text), len(self._contents)))
        return any(start <= at < end for start, end, _ in self._contents[max(0, place - 3) : place])

    def _enclosing(self, at: int, but: int = -1) -> int | None:
        """The attribution whose content holds an offset, the innermost of the last few."""
        place = bisect_right(self._contents, (at, len(self._text), len(self._contents)))
        for start, end, attribution in reversed(self._contents[max(0, place - 8) : place]):
            if start <= at < end and attribution != but:
                return attribution
        return None

    def _enclosing_quotation(self, at: int) -> Member | None:
        return None

    def _they(self, at: int) -> Member | None:
        for mention in reversed(self.history):
            if at - mention.start > _FARTHEST_PLURAL:
                break
            if mention.member.many or mention.member.kind in ("organisation", "group"):
                return mention.member
        last = self.history[-1].member if self.history else None
        return last if last is not None and last.kind == "person" and not last.named and not last.gender else None

    def _it(self) -> Member | None:
        for mention in reversed(self.history[-4:]):
            if mention.member.kind in ("organisation", "outlet", "document"):
                return mention.member
        return None

    def _antecedent(self, at: int, phrase: Phrase) -> Member | None:
        """Whom "who" and "which" refer to: the name or noun before them ("the mayor of Tolmar, who")."""
        words = self._text[max(0, at - 100) : at].split()
        while words and words[-1].casefold() in ("and", "but", "or"):
            words.pop()
        end = len(words)
        for _ in range(3):
            first = end
            while first > max(0, end - 8):
                word = words[first - 1]
                if (word[-1] in ",;:.?!”" and first < end) or word.casefold() in DIVIDING:
                    break
                first -= 1
            before = words[first - 1].casefold() if first else ""
            inner = read_phrase(" ".join(words[first - (before in _ARTICLES) : end]))
            if inner.form in ("name", "noun") and (inner.kind in ("person", "group") or phrase.head != "who"):
                return self._member((at - 1, at - 1), inner)
            if before not in _BINDING:
                return None
            end = first - 1
        return None

    def _owner(self, at: int, owner: str) -> Member | None:
        if owner in ("his", "her"):
            return self._he_or_she(at, "man" if owner == "his" else "woman")
        if owner == "its":
            return self._it()
        return self._they(at) if owner == "their" else None

    def _self(self, one: Found, phrase: Phrase | None, place: int, members: list[Member | None]) -> Member:
        """ "I" and "we": whoever is quoted; outside a quotation the author, or the outlet."""
        assert one.source is not None and phrase is not None
        around = self._enclosing(one.source[0], but=place)
        speaker = members[around] if around is not None else None
        if speaker is not None:
            return speaker
        if phrase.head in ("we", "us", "our", "ourselves") and self._outlet_name:
            outlet = self._named.get(self.outlet)
            if outlet is None:
                outlet = Member(self._outlet_name, self.outlet, "outlet", many=False, named=True)
                self._named[self.outlet] = outlet
            return outlet
        key = "the author"
        member = self._groups.get(key)
        if member is None:
            member = Member("author", self._number("author"), "person", many=False, named=False)
            self._groups[key] = member
        return member

    def _access(self, one: Found) -> str | None:
        assert one.source is not None
        start, end = one.source
        within = access_in(self._text[start:end])
        if within:
            return within
        limit = end + 200
        if one.cue is not None and one.cue[0] >= end:
            limit = min(limit, one.cue[0])
        following = self._text[end:limit]
        if following.lstrip(" ,").startswith(
            ("who", "with", "familiar", "close", "briefed", "privy", "involved", "present", "in the room")
        ):
            return access_in(following)
        return None


PRONOUN_SELF = dict.fromkeys("i me my myself we us our ourselves".split(), True)


def _start(mention: Mention) -> int:
    return mention.start


def _agrees(one: Gender, other: Gender) -> bool:
    return not one or not other or one == other


def _with_gender(member: Member, gender: Gender) -> Member:
    member.gender = member.gender or gender
    return member

"""Whom pronouns mean: "he" the subject of its sentence or the last speaker, "they" a group, "I" whoever is quoted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import islice
from operator import itemgetter
from weakref import WeakMethod

from toolkit.sources.naming.kinds import read_phrase
from toolkit.sources.naming.korean_phrases import KOREAN_HE
from toolkit.sources.naming.name_words import Gender
from toolkit.sources.naming.phrase import Phrase
from toolkit.sources.speakers.antecedents import (
    Span,
    before_relative,
    gender_beside,
    gendered_noun_before,
    may_be_subject,
    new_person,
    plural_subject,
)
from toolkit.sources.speakers.cast import REMEMBERED, Cast, Member, Mention
from toolkit.sources.speakers.first_person import FirstPerson
from toolkit.sources.speakers.scene import Scene
from toolkit.tables import UNRESOLVED

_THEY = frozenset("they them their themselves".split())
_IT = frozenset("it its itself".split())
_RELATIVE = frozenset("who which that whose".split())
_FARTHEST_GROUP = 600
_NAMES_LOOKED_AT = 12
_SAME: dict[Gender, tuple[str, ...]] = {
    "man": ("He ", "But he ", "And he "),
    "woman": ("She ", "But she ", "And she "),
}
_SHORTEST_SUBJECT = 8  # characters: "The cop "


class Pronouns:
    """Finds whom the pronouns of one part mean; `read` gives the member for a noun phrase."""

    def __init__(self, cast: Cast, scene: Scene, read: Callable[[tuple[int, int], Phrase], Member]) -> None:
        self._cast = cast
        self._scene = scene
        # A strong reference would close a ring through the resolver: garbage that only the collector can free,
        # article after article.
        self._reader = WeakMethod(read)
        self._first_person = FirstPerson(cast, scene)
        self._told: dict[int, Member] = {}  # who was told of by a noun, by its place

    def _read(self, span: tuple[int, int], phrase: Phrase) -> Member:
        read = self._reader()
        assert read is not None, "pronouns are read while their resolver is"
        return read(span, phrase)

    def member(self, at: int, phrase: Phrase) -> Member:
        """Whom a pronoun means, or an unresolved speaker where that is unclear."""
        word, found = phrase.head, None
        if phrase.gender:
            found = self._he_or_she(at, phrase.gender)
        elif word == KOREAN_HE:
            found = next((member for member in self._cast.lately() if member.is_one_person), None)
        elif word in _THEY:
            found = self._they(at)
        elif word in _IT:
            found = None if self._scene.is_followed_by_being(at + len(word)) else self._it()
        elif word in _RELATIVE:
            found = self._antecedent(at, word)
        return found or self._unresolved(phrase)

    def owner(self, at: int, word: str) -> Member | None:
        """Who "his", "their" or "whose" refers to."""
        if word == "whose":
            return self._antecedent(at, word)
        if word in ("his", "her"):
            return self._he_or_she(at, "man" if word == "his" else "woman")
        if word == "its":
            return self._it()
        return self._they(at) if word == "their" else None

    def author(self, at: int, phrase: Phrase) -> Member:
        """ "I" and "we" outside quotations."""
        return self._first_person.member(at, phrase, self._read, self._told_of) or self._unresolved(phrase)

    def _unresolved(self, phrase: Phrase) -> Member:
        """A speaker that says nothing of itself: neither its kind nor whether it has a name is known."""
        member = self._cast.labelled(phrase.head)
        if member is None:
            member = self._cast.enter(phrase, display=UNRESOLVED, kind="unknown")
            member.is_known = False
            self._cast.label(member, phrase.head)
        return member

    def _he_or_she(self, at: int, gender: Gender) -> Member | None:
        sentence = self._scene.sentence_start(at)
        if at > sentence and self._scene.text.startswith(_SAME[gender], sentence):
            at = sentence  # "He said nothing until he ..."
        fitting = [m for m in self._people(sentence, at) if m.member.is_one_person and self._agrees(m.member, gender)]
        for mention in fitting:
            if not self._scene.is_governed(mention.start):
                return _with_gender(mention.member, gender)  # the subject of the sentence
        if at - sentence >= _SHORTEST_SUBJECT and " him " not in self._scene.text[sentence:at]:
            told = self._told_subject(new_person(self._scene.text, sentence, at, known=True), gender)
            if told is not None:
                return told
        spoke = self._last_leading(sentence, gender)
        since = spoke.start + 1 if spoke is not None else 0
        for start, person in reversed(self._scene.names_between(since, sentence, _NAMES_LOOKED_AT)):
            member = self._cast.person(person)
            if (person.sure or person.roles) and self._agrees(member, gender) and self._is_subject(start):
                return _with_gender(member, gender)  # a subject named since somebody spoke
        brought_in, is_new = self._brought_in(sentence, since)
        told = self._told_subject(brought_in, gender)
        if told is not None:
            # Of a noun that leads to no name it is unclear whether the text goes on about it.
            is_clear = is_new or told.named or told.order > 0 or spoke is None or told is spoke.member
            return told if is_clear else None
        if spoke is not None or fitting:
            member = (spoke or fitting[0]).member
            if not member.named and spoke is not None and self._scene.speaks_to_him(spoke.start):
                return None
            # Of somebody whose sex nothing tells, "she" is less likely than of a woman told of.
            woman = self._noun_before(at, gender) if gender == "woman" and member.named and not member.gender else None
            return woman or _with_gender(member, gender)
        named = [person for _, person in reversed(self._scene.names_between(0, at, _NAMES_LOOKED_AT))]
        for person in named:
            if person.sure and person.gender == gender:
                return self._cast.person(person)
        described = self._noun_before(at, gender)
        if described is not None:
            return described
        for person in named:
            # An office beside it makes a person of a name that no list knows.
            if (person.sure or person.roles) and person.gender in ("", gender):
                return _with_gender(self._cast.person(person), gender)
        return self._only_name(sentence, gender)

    def _last_leading(self, before: int, gender: Gender) -> Mention | None:
        """The last speaker before an offset whom the text goes on about."""
        for mention in islice(reversed(self._cast.history), REMEMBERED):
            if mention.start < before and self._agrees(mention.member, gender) and self._leads(mention):
                return mention
        return None

    def _agrees(self, member: Member, gender: Gender) -> bool:
        """Whether a pronoun can be somebody's; of a name that no list knows, the text beside it may tell."""
        if not member.gender and member.places:
            member.gender = gender_beside(self._cast.book.text, member.places)
            member.places = ()
        return not member.gender or member.gender == gender

    def _told_subject(self, span: Span | None, gender: Gender) -> Member | None:
        """The person whom a noun phrase of the text tells of, unless it stands in what somebody said."""
        if span is None or self._scene.is_content(span[0]):
            return None
        told = self._told_of(span)
        return _with_gender(told, gender) if told.is_one_person and self._agrees(told, gender) else None

    def _brought_in(self, sentence: int, since: int) -> tuple[Span | None, bool]:
        """Whom the sentence before has as its subject by a noun, and whether he is new ("an officer").

        Nobody where it goes on about a man: "An official asked him".
        """
        text, before = self._scene.text, self._scene.sentence_before(sentence)
        span = new_person(text, before, sentence, known=True)
        if span is None or span[0] < since or " him " in text[span[1] : sentence]:
            return None, False
        return span, text[span[0]] in "aA"

    def _only_name(self, end: int, gender: Gender) -> Member | None:
        """The one name told of so far that no list knows, where a sentence begins with it as people's names do."""
        names = self._scene.names_between(0, end, _NAMES_LOOKED_AT)
        if len({person.key for _, person in names}) != 1 or not self._is_subject(names[0][0]):
            return None
        member = self._cast.person(names[0][1])
        return _with_gender(member, gender) if member.is_one_person and self._agrees(member, gender) else None

    def _leads(self, mention: Mention) -> bool:
        """Whether a speaker is one whom the text goes on about: not "a governor who had backed him"."""
        if not mention.member.is_one_person:
            return False
        is_told_of = mention.member.named or not self._scene.is_relative(mention.start)
        return is_told_of and not self._scene.is_asking(mention.start)

    def _noun_before(self, at: int, gender: Gender) -> Member | None:
        """The last person told of by a noun that says the sex, never cited before."""
        span = gendered_noun_before(self._scene.text, at, gender)
        return self._told_of(span) if span is not None else None

    def _told_of(self, span: tuple[int, int]) -> Member:
        """The member for a noun phrase of the text, the source that stands there or one told of."""
        place = bisect_left(self._cast.history, (span[0],))
        if place < len(self._cast.history) and self._cast.history[place].start < span[1]:
            return self._cast.history[place].member
        if span[0] not in self._told:
            self._told[span[0]] = self._read(span, read_phrase(self._scene.text[slice(*span)]))
        return self._told[span[0]]

    def _people(self, start: int, end: int) -> list[Mention]:
        """Sources and names in a stretch of the text, in order."""
        if start >= end:
            return []
        history = self._cast.history
        mentions = [m for m in history[bisect_left(history, (start,)) :][:REMEMBERED] if m.start < end]
        mentions += [Mention(at, self._cast.person(one)) for at, one in self._scene.names_between(start, end, at=end)]
        return sorted(mentions, key=itemgetter(0))

    def _is_subject(self, start: int) -> bool:
        """Whether a name is the first in its sentence, and not behind a verb or preposition."""
        sentence = self._scene.sentence_start(start)
        if not may_be_subject(self._scene.text[sentence:start]):
            return False
        return all(self._scene.is_governed(mention.start) for mention in self._people(sentence, start))

    def _they(self, at: int) -> Member | None:
        """A group: of this sentence, the people that the sentence before is about, or the last to be a source."""
        sentence = self._scene.sentence_start(at)
        near = [m for m in islice(reversed(self._cast.history), REMEMBERED) if at - m.start <= _FARTHEST_GROUP]
        for mention in near:
            if mention.start >= sentence and (mention.member.kind == "group" or mention.member.may_be_they):
                return mention.member
        before = self._scene.sentence_before(sentence)
        for start, end in ((sentence, at), (before, sentence)):
            span = plural_subject(self._scene.text, start, end)
            if span is not None and (self._scene.is_content(at) or not self._scene.is_content(span[0])):
                told = self._told_of(span)
                if told.kind == "group":
                    return told
        for mention in near:
            if mention.member.kind == "group":
                return mention.member
        if near and (near[0].member.kind == "organisation" and near[0].start >= before):
            return near[0].member
        last = next(self._cast.lately(), None)
        return last if last is not None and last.may_be_they else None

    def _it(self) -> Member | None:
        bodies = ("organisation", "outlet", "document")
        return next((member for member in islice(self._cast.lately(), 4) if member.kind in bodies), None)

    def _antecedent(self, at: int, relative: str) -> Member | None:
        phrase = before_relative(self._scene.text, at, relative)
        return self._read((at - 1, at - 1), phrase) if phrase is not None else None


def _with_gender(member: Member, gender: Gender) -> Member:
    member.gender = member.gender or gender
    return member

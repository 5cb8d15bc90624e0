"""Whom a source phrase means: `Resolver` goes through one part of an article and asks the cast for each mention."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.sources.folding import fold, folded_words, name_key
from toolkit.sources.found import Found
from toolkit.sources.naming.anonymity import access_in
from toolkit.sources.naming.heads import HEADS
from toolkit.sources.naming.kinds import read_phrase
from toolkit.sources.naming.korean_phrases import body_shown_by, is_korean
from toolkit.sources.naming.name_words import TITLE_GENDER
from toolkit.sources.naming.names import Name
from toolkit.sources.naming.narrowing import names_itself
from toolkit.sources.naming.phrase import Phrase, as_inside_a_sentence
from toolkit.sources.naming.proper import KNOWN_ORGANISATIONS
from toolkit.sources.speakers.appositions import Appositions
from toolkit.sources.speakers.cast import Cast, Member, Mention
from toolkit.sources.speakers.descriptions import Descriptions, hides_nobody
from toolkit.sources.speakers.first_person import SELF
from toolkit.sources.speakers.pronouns import Pronouns
from toolkit.sources.speakers.relatives import is_kinship, relative, relative_of_anybody
from toolkit.sources.speakers.scene import Scene

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ACCESS_STARTS = ("who", "with", "familiar", "close", "briefed", "privy", "involved", "present", "in the room")
_FARTHEST_ACCESS = 200
_ONE_OF = "one of the "


class Resolver:
    """Finds the member behind each attribution of one part, in the order of the text."""

    def __init__(self, cast: Cast, text: str, found: Sequence[Found], *, is_body: bool) -> None:
        self._cast = cast
        self._text = text
        self._found = found
        self._scene = Scene(text, found, cast.book if is_body else None)
        self._pronouns = Pronouns(cast, self._scene, self._member)
        self._appositions = Appositions(cast, text)
        self._descriptions = Descriptions(cast, text)
        cast.history = []

    def members(self) -> list[Member]:
        """The member behind each attribution; all must have a source."""
        members: list[Member | None] = [None] * len(self._found)
        later: list[tuple[int, Phrase]] = []
        text, history = self._text, self._cast.history
        last, member = -1, None
        for place, one in enumerate(self._found):
            span = one.source or (0, 0)
            start, end = span
            if start == last:
                members[place] = member  # one mention is the source of several statements
                continue
            phrase = read_phrase(text[start:end])
            if phrase.head in SELF and phrase.form == "pronoun":
                later.append((place, phrase))  # the speaker of a quotation may be named behind it
                continue
            member = members[place] = self._member(span, phrase)
            if not member.named and member.access is None and member.kind in ("person", "group", "unknown"):
                member.access = self._access(one, span)
            history.append(Mention(start, member))
            last = start
        for place, phrase in later:
            at = (self._found[place].source or (0, 0))[0]
            around = self._scene.attribution_around(at, but=place)
            speaker = members[around] if around is not None else None
            members[place] = speaker or self._pronouns.author(at, phrase)
        return [member for member in members if member is not None]

    def _member(self, span: tuple[int, int], phrase: Phrase) -> Member:
        if phrase.form == "pronoun":
            return self._pronouns.member(span[0], phrase)
        if phrase.name is not None:
            if not phrase.name.sure and (body := self._body(span[0], phrase, phrase.name)) is not None:
                return body
            person = self._cast.named_person(phrase, span[0])
            self._note_owner(span[0], phrase, person)
            return person
        if is_korean(phrase.label):
            if (called := self._cast.labelled(self._text[slice(*span)])) is not None:
                return called  # a surname with an office
            if phrase.kind == "unknown" and body_shown_by(self._text, phrase.label):
                return self._cast.body(phrase._replace(kind="organisation"), phrase.label)
        bearer = self._bearer(span[0], phrase)
        if bearer is not None:
            return bearer
        if phrase.form == "name" and phrase.kind == "group" and (pair := self._cast.pair(phrase, span[0])):
            return pair
        if phrase.form == "name" and phrase.kind not in ("person", "group"):
            lower = phrase.label.casefold()
            if phrase.kind == "organisation" and phrase.label.isupper():
                phrase = phrase._replace(kind=self._cast.book.kind_of_acronym(phrase.label) or phrase.kind)
            if phrase.kind != "organisation" or lower not in HEADS or lower in KNOWN_ORGANISATIONS:
                return self._cast.body(phrase, phrase.label)
            phrase = phrase._replace(head=HEADS[lower].lemma, full_head=lower)  # "the Party", a noun in capitals
        return self._described(span, phrase)

    def _body(self, at: int, phrase: Phrase, name: Name) -> Member | None:
        """The body or outlet behind a name that is no person's, as the article's own outlet or the text show."""
        book, outlet = self._cast.book, self._cast.outlet
        if outlet and not name.title and name_key(outlet).removeprefix("the-") == name.key:
            return self._cast.own_outlet()
        full = book.bodies.company(phrase.label)
        if full is not None and book.bearer(phrase.label.rpartition(" ")[2], at) is None:
            return self._cast.body(phrase._replace(kind="organisation", name=None), full)
        kind = book.kind_of(name)
        if kind is not None:
            return self._cast.body(phrase._replace(kind=kind, name=None), phrase.label)
        short = self._cast.by_short_name("organisation", phrase.label)
        return short if short is not None and book.bearer(phrase.label, at) is None else None

    def _bearer(self, at: int, phrase: Phrase) -> Member | None:
        """The person whose surname looks like something else: "Early", "Singer", "RUIZ"."""
        label = phrase.label
        title, _, surname = label.partition(" ")
        if surname.istitle() and title.casefold() in TITLE_GENDER and phrase.form == "noun" and not phrase.many:
            key = fold(surname)
            named = Name((surname,), title, TITLE_GENDER[title.casefold()], True, key, (key,), surname)
            person = self._cast.book.find(named, at)  # "Sheriff Bishop", of a surname that is a noun as well
            return self._cast.person(person) if person is not None else None
        if phrase.determiner != "bare" or " " in label or not (label.istitle() or label.isupper()):
            return None
        if phrase.many and f" {label.lower()}" in self._text:
            return None  # "Banks", where the text has banks
        if phrase.form == "name" and phrase.kind not in ("unknown", "person", "organisation"):
            return None
        if phrase.kind == "organisation" and not label.isupper():
            return None
        person = self._cast.book.bearer(label, at)
        return self._cast.person(person) if person is not None else None

    def _described(self, span: tuple[int, int], phrase: Phrase) -> Member:
        head = phrase.full_head.rpartition(" ")[2]
        label = phrase.label
        words: set[str] = set()
        if not (label.isalpha() and label.casefold() == head):  # "officials" says nothing beside its noun
            words = folded_words(_WORD.findall(label)) - {phrase.head, head, "same", "of"}
        if (named := self._appositions.named(span, phrase)) is not None:
            named.words = named.words | words
            self._note_owner(span[0], phrase, named)
            return named
        if phrase.kind in ("organisation", "outlet") and not phrase.many and names_itself(phrase):
            return self._cast.body(phrase, phrase.core.rpartition(" ")[0] if phrase.kind == "outlet" else label)
        member = self._descriptions.known(span[0], phrase, words)
        if member is None:
            member = self._new(span[0], phrase, words)
            if phrase.kind == "person" and not member.named:
                self._appositions.note(span, member)
        member.narrowed = member.narrowed or phrase.narrowed or (not phrase.head and self._is_of_known(phrase))
        return member

    def _is_of_known(self, phrase: Phrase) -> bool:
        """Whether "one of them" or "all five" belongs to a group of which more is known."""
        group = next((member for member in self._cast.lately() if member.kind == "group"), None)
        words = phrase.label.casefold().split()
        of_them = words[-2:] == ["of", "them"] or words[:1] in (["all"], ["both"])
        return group is not None and group.narrowed and (phrase.order > 0 or phrase.kind == "person" or of_them)

    def _new(self, at: int, phrase: Phrase, words: set[str]) -> Member:
        """A speaker met for the first time; "his spokesman" is called after him."""
        owner = self._pronouns.owner(at, phrase.owner) if phrase.owner else None
        label = self._called_after(owner, phrase)
        if owner is not None and owner.named:
            words = words | folded_words(owner.display.split())
            if (known := self._cast.labelled(label) or self._relative(at, phrase, owner)) is not None:
                return known
        elif phrase.determiner == "known" and (known := self._relative(at, phrase, None)) is not None:
            return known
        is_named = owner is not None and owner.named and phrase.kind == "organisation" and not phrase.many
        identity = f"{owner.identity}-{name_key(phrase.head)}" if owner is not None and is_named else None
        member = self._cast.enter(phrase, display=label, identity=identity)
        member.words = words
        member.order = phrase.order
        member.hides = member.kind in ("person", "group") and not hides_nobody(phrase)
        if phrase.determiner == "another" and not phrase.order:
            member.order = sum(not other.named for other in self._cast.called(phrase.head, many=phrase.many))
        if owner is not None or (
            phrase.determiner == "bare" and (phrase.many or phrase.kind in ("organisation", "outlet"))
        ):
            self._cast.label(member, label if owner is not None else phrase.label)
        return member

    def _note_owner(self, at: int, phrase: Phrase, named: Member) -> None:
        """Remember whom "his lawyer, Ana Ruiz," is the lawyer of."""
        owner = self._pronouns.owner(at, phrase.owner) if phrase.owner and phrase.head else None
        if owner is not None and owner.named:
            self._cast.label(named, f"{owner.display}’s {phrase.head}")

    def _called_after(self, owner: Member | None, phrase: Phrase) -> str:
        label = as_inside_a_sentence(phrase)
        if owner is None or not owner.named:
            return label
        one = "one of " if label.startswith(_ONE_OF) else ""
        return f"{one}{owner.display}’s {label.removeprefix(_ONE_OF)}"

    def _relative(self, at: int, phrase: Phrase, owner: Member | None) -> Member | None:
        """The relative of somebody named, or of anybody, whom the text names elsewhere."""
        if not is_kinship(phrase.head) or phrase.many:
            return None
        people = [person for _, person in self._scene.names_between(0, at)]
        found = relative(phrase.head, owner.identity, people) if owner else relative_of_anybody(phrase.head, people)
        return self._cast.person(found) if found is not None else None

    def _access(self, one: Found, span: tuple[int, int]) -> str | None:
        """How a source is placed to know, as its phrase or what follows it up to the cue says."""
        start, end = span
        phrase = self._text[start:end]
        within = access_in(phrase) if " " in phrase else None
        if within is not None:
            return within
        farthest = end + _FARTHEST_ACCESS
        if one.cue is not None and end <= one.cue[0] < farthest:
            farthest = one.cue[0]
        following = self._text[end:farthest]
        return access_in(following) if following.lstrip(" ,").startswith(_ACCESS_STARTS) else None

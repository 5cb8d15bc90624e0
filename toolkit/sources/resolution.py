"""Whom a source phrase means: `Resolver` goes through one part of an article and asks the cast for each mention."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.sources.anonymity import access_in
from toolkit.sources.capitals import CAPITALISED
from toolkit.sources.cast import Cast, Member, Mention
from toolkit.sources.folding import folded_words, name_key
from toolkit.sources.found import Found
from toolkit.sources.heads import HEADS
from toolkit.sources.kinds import read_phrase
from toolkit.sources.korean_phrases import body_shown_by, is_korean
from toolkit.sources.names import Name, read_name
from toolkit.sources.narrowing import names_itself
from toolkit.sources.phrase import Phrase, as_inside_a_sentence
from toolkit.sources.pronouns import SELF, Pronouns
from toolkit.sources.proper import KNOWN_ORGANISATIONS
from toolkit.sources.scene import Scene

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ANONYMOUS_HEADS = frozenset("source official person man woman insider aide individual witness diplomat".split())
_ANY_PERSON = frozenset("man woman person".split())
_COMPANIES = frozenset("company firm corporation business group giant".split())
_OUTLET_HEADS = frozenset(
    "paper newspaper network agency magazine broadcaster station channel website site outlet publication daily".split()
)
_ACCESS_STARTS = ("who", "with", "familiar", "close", "briefed", "privy", "involved", "present", "in the room")
_FARTHEST_ACCESS = 200
_OFFICE_AND_NAME = re.compile(r"(?:[a-z-]+ ){0,3}(?=[A-Z])")


class Resolver:
    """Finds the member behind each attribution of one part, in the order of the text."""

    def __init__(self, cast: Cast, text: str, found: Sequence[Found], *, is_body: bool) -> None:
        self._cast = cast
        self._text = text
        self._found = found
        self._scene = Scene(text, found, cast.book if is_body else None)
        self._pronouns = Pronouns(cast, self._scene, self._member)
        cast.history = []

    def members(self) -> list[Member]:
        """The member behind each attribution; all must have a source."""
        members: list[Member | None] = [None] * len(self._found)
        later: list[tuple[int, Phrase]] = []
        for place, one in enumerate(self._found):
            span = one.source or (0, 0)
            phrase = read_phrase(self._text[span[0] : span[1]])
            if phrase.head in SELF and phrase.form == "pronoun":
                later.append((place, phrase))  # the speaker of a quotation may be named behind it
                continue
            history = self._cast.history
            if history and history[-1].start == span[0]:
                members[place] = history[-1].member  # one mention is the source of several statements
                continue
            member = members[place] = self._member(span, phrase)
            if not member.named and member.access is None and member.kind in ("person", "group", "unknown"):
                member.access = self._access(one, span)
            history.append(Mention(span[0], member))
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
            return self._cast.named_person(phrase, span[0])
        if phrase.kind == "unknown" and is_korean(phrase.label) and body_shown_by(self._text, phrase.label):
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
        return self._cast.body(phrase._replace(kind=kind, name=None), phrase.label) if kind is not None else None

    def _bearer(self, at: int, phrase: Phrase) -> Member | None:
        """The person whose surname looks like something else: "Early", "Singer", "RUIZ"."""
        label = phrase.label
        if phrase.many or phrase.determiner != "bare" or " " in label or not (label.istitle() or label.isupper()):
            return None
        if phrase.form == "name" and phrase.kind not in ("unknown", "person", "organisation"):
            return None
        if phrase.kind == "organisation" and not label.isupper():
            return None
        person = self._cast.book.bearer(label, at)
        return self._cast.person(person) if person is not None else None

    def _described(self, span: tuple[int, int], phrase: Phrase) -> Member:
        if (named := self._apposed_name(span, phrase)) is not None:
            return named
        if phrase.kind in ("organisation", "outlet") and not phrase.many and names_itself(phrase):
            label = phrase.core.rpartition(" ")[0] if phrase.kind == "outlet" else phrase.label
            return self._cast.body(phrase, label)
        head = phrase.full_head.rpartition(" ")[2]
        words = folded_words(_WORD.findall(phrase.label)) - {phrase.head, head, "same"}
        member = self._known(span[0], phrase, words) or self._new(span[0], phrase, words)
        member.narrowed = member.narrowed or phrase.narrowed or (not phrase.head and self._is_of_known(phrase))
        return member

    def _is_of_known(self, phrase: Phrase) -> bool:
        """Whether "one of them" or "all five" belongs to a group of which more is known."""
        group = next((member for member in self._cast.lately() if member.kind == "group"), None)
        words = phrase.label.casefold().split()
        refers = phrase.order or phrase.kind == "person" or words[-2:] == ["of", "them"] or words[0] in ("all", "both")
        return group is not None and group.narrowed and bool(refers)

    def _apposed_name(self, span: tuple[int, int], phrase: Phrase) -> Member | None:
        """The person named right behind a description: "the deputy director, Ana Ruiz,"."""
        comma = self._text.find(", ", span[0], span[1] + 2) if phrase.kind == "person" and not phrase.many else -1
        match = _OFFICE_AND_NAME.match(self._text, comma + 2) if comma >= 0 else None
        match = CAPITALISED.match(self._text, match.end()) if match is not None else None
        if match is None or self._text[match.end() : match.end() + 1] not in (",", ".", ";", ":"):
            return None
        name = read_name(match[0])
        if name is None or len(name.words) < 2 or self._cast.book.find(name, span[0]) is None:
            return None
        return self._cast.named_person(phrase._replace(name=name), span[0])

    # Whom a description takes up

    def _known(self, at: int, phrase: Phrase, words: set[str]) -> Member | None:
        """The speaker that a description takes up again, None for a new one."""
        if phrase.determiner in ("new", "another", "own"):
            return None
        if phrase.determiner == "bare":
            return self._cast.labelled(phrase.label)
        candidates = self._cast.called(phrase.head, many=phrase.many)
        if phrase.order:
            return self._by_order(candidates, phrase.order)
        fitting = [member for member in candidates if words <= member.words]
        if fitting:
            return self._cast.latest_of(fitting)
        if phrase.kind == "person" and not phrase.many:
            return self._by_office(at, phrase, words) or (None if words else self._by_wider_noun(phrase))
        return None if words else self._by_kind_of_body(at, phrase.head)

    def _by_order(self, candidates: list[Member], order: int) -> Member | None:
        """ "the second source", and with order -1 "the other source"."""
        if order < 0:
            last = next(self._cast.lately(), None)
            others = [member for member in candidates if member is not last]
            return others[-1] if others else None
        counted = [member for member in candidates if member.order == order]
        unnamed = [member for member in candidates if not member.named]
        return counted[0] if counted else unnamed[order - 1] if order <= len(unnamed) else None

    def _by_office(self, at: int, phrase: Phrase, words: set[str]) -> Member | None:
        """The one person of whom the text has told the office: "the deputy director", "the Tolmar senator"."""
        holders = self._cast.book.holders(phrase.head, at)
        if "former" not in words:
            holders = [person for person in holders if f"former {phrase.head}" not in person.roles]
        fitting = [person for person in holders if words <= person.about]
        if len(fitting) > 1:
            fitting = [person for person in fitting if phrase.full_head in person.roles]
        return self._cast.person(fitting[0]) if len(fitting) == 1 else None

    def _by_wider_noun(self, phrase: Phrase) -> Member | None:
        """ "the source" for an official, "the man" for anybody who can be one."""
        if phrase.head not in _ANONYMOUS_HEADS:
            return None
        for member in self._cast.lately():
            if member.is_one_person and (not phrase.gender or member.gender in ("", phrase.gender)):
                hidden = not member.named and not member.heads.isdisjoint(_ANONYMOUS_HEADS)
                if hidden or phrase.head in _ANY_PERSON:
                    return member
        return None

    def _by_kind_of_body(self, at: int, noun: str) -> Member | None:
        """ "the paper" is the last outlet, "the ministry" the one last named, "the company" the one organisation."""
        if noun in _OUTLET_HEADS:
            outlet = next((member for member in self._cast.lately() if member.kind == "outlet"), None)
            if outlet is not None:
                return outlet
        name = self._cast.book.bodies.last_before(noun, at)
        if name is not None:
            phrase = read_phrase(name)
            return self._cast.body(phrase, name) if phrase.kind in ("organisation", "outlet") else None
        if noun in _COMPANIES:
            named = {m.identity: m for m in self._cast.lately() if m.kind == "organisation" and m.named}
            return next(iter(named.values())) if len(named) == 1 else None
        return None

    def _new(self, at: int, phrase: Phrase, words: set[str]) -> Member:
        """A speaker met for the first time; "his spokesman" is called after him."""
        label = as_inside_a_sentence(phrase)
        owner = self._pronouns.owner(at, phrase.owner) if phrase.owner else None
        if owner is not None and owner.named:
            label = f"{owner.display}’s {label}"
            words = words | folded_words(owner.display.split())
            if (known := self._cast.labelled(label)) is not None:
                return known
        is_named = owner is not None and owner.named and phrase.kind == "organisation" and not phrase.many
        identity = f"{owner.identity}-{name_key(phrase.head)}" if owner is not None and is_named else None
        member = self._cast.enter(phrase, display=label, identity=identity)
        member.words = words
        member.order = phrase.order
        is_office = phrase.determiner in ("known", "own") and phrase.head not in _ANONYMOUS_HEADS
        member.hides = member.kind in ("person", "group") and not is_office
        if phrase.determiner == "another" and not phrase.order:
            member.order = sum(not other.named for other in self._cast.called(phrase.head, many=phrase.many))
        if owner is not None or (
            phrase.determiner == "bare" and (phrase.many or phrase.kind in ("organisation", "outlet"))
        ):
            self._cast.label(member, label if owner is not None else phrase.label)
        return member

    def _access(self, one: Found, span: tuple[int, int]) -> str | None:
        """How a source is placed to know, as its phrase or what follows it up to the cue says."""
        within = access_in(self._text[span[0] : span[1]])
        if within is not None:
            return within
        end = span[1] + _FARTHEST_ACCESS
        if one.cue is not None and one.cue[0] >= span[1]:
            end = min(end, one.cue[0])
        following = self._text[span[1] : end]
        return access_in(following) if following.lstrip(" ,").startswith(_ACCESS_STARTS) else None

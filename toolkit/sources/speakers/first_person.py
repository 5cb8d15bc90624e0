"""Whom "I" and "we" outside quotations mean: who speaks in a transcript, who issued a statement, the outlet."""

from __future__ import annotations

import re
from collections.abc import Callable

from toolkit.sources.naming.kinds import read_phrase
from toolkit.sources.naming.phrase import Phrase
from toolkit.sources.speakers.cast import Cast, Member
from toolkit.sources.speakers.scene import Scene
from toolkit.tables import AUTHOR
from toolkit.text.datelines import head_end

SELF = frozenset("i me my myself we us our ourselves".split())
_WE = frozenset("we us our ourselves".split())
_ISSUED = re.compile(
    r"\b(?:issued|released|published|gave|made(?: public)?) the following (?:\w+ ){0,2}"
    r"(?:statement|answers?|speech|talk|address|commentary|declaration|appeal|remarks)\b"
)
_LONGEST_ISSUER = 300
_FIRST_WORDS = 4
_END_OF_ISSUER = re.compile(r", | (?:on (?:\w+day|[A-Z])|[A-Z]\w+day\b)")

ReadSpan = Callable[[tuple[int, int]], Member]
ReadPhrase = Callable[[tuple[int, int], Phrase], Member]


class FirstPerson:
    """Finds whom the first person of one part means outside quotations."""

    def __init__(self, cast: Cast, scene: Scene) -> None:
        self._cast = cast
        self._scene = scene
        self._issued: int | None = None
        self._issuer: Member | None = None

    def member(self, at: int, phrase: Phrase, read: ReadPhrase, told_of: ReadSpan) -> Member | None:
        """Whom "I" or "we" means at an offset; None where a transcript does not tell who speaks.

        `read` gives the member for a phrase, `told_of` the one for a noun phrase of the text.
        """
        label = self._scene.transcript_label(at)
        if label is not None and label != "Q":
            person = self._cast.book.bearer(label.rpartition(" ")[2], at)
            if person is not None:
                return self._cast.person(person)
            named = read_phrase(label.title())
            return read((at, at), named) if named.name is not None else None
        issuer = self._who_issued(at, told_of) if label is None else None
        if issuer is not None:
            return issuer
        # A dateline stands before news, and news have no opinion: "we" is somebody whom they quote without marks.
        is_editorial = phrase.head in _WE and not head_end(self._scene.text)
        outlet = self._cast.own_outlet() if is_editorial or label == "Q" else None
        return outlet or self._author(phrase)

    def _who_issued(self, at: int, told_of: ReadSpan) -> Member | None:
        """Who "issued the following statement", for everything behind these words."""
        if self._issued is None:
            text = self._scene.text
            found = _ISSUED.search(text) if " the following " in text else None
            self._issued = found.start() if found is not None else len(text)
            if found is not None:
                start = max(self._scene.sentence_start(found.start()), head_end(text))
                self._issuer = self._issuing(start, found.start(), told_of)
        return self._issuer if at > self._issued else None

    def _issuing(self, start: int, end: int, told_of: ReadSpan) -> Member | None:
        if not start < end <= start + _LONGEST_ISSUER:
            return None
        named = self._scene.names_between(start, end)
        cut = _END_OF_ISSUER.search(self._scene.text, start, end)
        span = start, cut.start() if cut is not None else end
        if named and named[0][0] < span[1] and named[0][1].sure:
            return self._cast.person(named[0][1])
        issuer = told_of((span[0], span[0] + len(self._scene.text[slice(*span)].rstrip())))
        begins = self._scene.text[slice(*span)].split()[:_FIRST_WORDS]
        is_named_first = issuer.display.split(" ")[0].casefold() in map(str.casefold, begins)
        return issuer if is_named_first and issuer.kind in ("person", "organisation", "group") else None

    def _author(self, phrase: Phrase) -> Member:
        author = self._cast.labelled(AUTHOR)
        if author is None:
            author = self._cast.enter(phrase, display=AUTHOR, kind="person")
            author.is_known = False
            self._cast.label(author, AUTHOR)
        return author

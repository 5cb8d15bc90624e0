"""What stands between commas behind a description: the name of who is described, or another noun for him."""

from __future__ import annotations

import re

from toolkit.sources.naming.capitals import CAPITALISED
from toolkit.sources.naming.kinds import read_phrase
from toolkit.sources.naming.name_words import PLACES
from toolkit.sources.naming.names import Name, read_name
from toolkit.sources.naming.offices import apposition_behind, offices_in
from toolkit.sources.naming.phrase import Phrase
from toolkit.sources.speakers.cast import Cast, Member

_AFTER_NAME = re.compile(r"[,.;:]| of (?:the )?[A-Z]")
_OFFICE_AND_NAME = re.compile(r"(?:[a-z-]+ ){0,3}(?=[A-Z])")


class Appositions:
    """Reads the appositions of the descriptions of one part."""

    def __init__(self, cast: Cast, text: str) -> None:
        self._cast = cast
        self._text = text

    def named(self, span: tuple[int, int], phrase: Phrase) -> Member | None:
        """Who is named right behind a description: "the deputy director, Ana Ruiz,", "the company, Velsk Copper,"."""
        if phrase.many or phrase.kind not in ("person", "unknown", "organisation"):
            return None
        comma = self._text.find(", ", span[0], span[1] + (2 if phrase.kind == "person" else 0))
        match = _OFFICE_AND_NAME.match(self._text, comma + 2) if comma >= 0 else None
        match = CAPITALISED.match(self._text, match.end()) if match is not None else None
        if match is None or not (match.end() == span[1] or _AFTER_NAME.match(self._text, match.end())):
            return None
        if phrase.kind == "organisation":
            body = read_phrase(match[0])
            is_unsure = body.name is not None and not body.name.sure
            is_body = is_unsure or body.kind in ("organisation", "outlet", "unknown")
            return self._cast.body(phrase._replace(form="name", name=None), match[0]) if is_body else None
        name = read_name(match[0])
        if name is None or not self._is_apposed(name, span, comma):
            return None
        return self._cast.named_person(phrase._replace(name=name), span[0])

    def _is_apposed(self, name: Name, span: tuple[int, int], comma: int) -> bool:
        """Whether a name is one of the book, or one word that is no place and is used again: "the maker, Heatwell,"."""
        if len(name.words) > 1:
            return self._cast.book.find(name, span[0]) is not None
        before = self._text[span[0] : comma]
        is_place = name.display in PLACES or " of " in before or " in " in before
        return not is_place and self._text.find(name.display, span[1]) >= 0

    def note(self, span: tuple[int, int], member: Member) -> None:
        """Remember what else an unnamed speaker can be called: "a source, a former clerk," is the clerk."""
        comma = self._text.find(", a", span[0], span[1] + 3)
        apposition = apposition_behind(self._text, comma) if comma >= 0 else []
        if apposition[:1] in (["a"], ["an"]):
            for office in offices_in(apposition, known=False):
                *words, noun = office.split()
                self._cast.note_head(member, noun)
                member.words = member.words | set(words)

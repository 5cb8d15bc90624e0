"""The bodies and outlets that an article names, so that short names and nouns can be led back to them."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from toolkit.sources.naming.name_words import DIVIDING, ORGANISATION_WORDS
from toolkit.sources.naming.proper import OUTLET_NAMES

_COMPANY_FORMS = frozenset(
    "Co Co. Corp Corp. Inc Inc. Ltd Ltd. Plc PLC AG SA NV Spa SpA LLC LLP Group Holdings Bros".split()
)
_NAMING = ORGANISATION_WORDS | OUTLET_NAMES


class Bodies:
    """The names of bodies by the noun they end in, in the order of the text."""

    def __init__(self) -> None:
        self._named: dict[str, list[tuple[int, str]]] = {}
        self._names: dict[str, set[str]] = {}
        self._by_short_name: dict[str, str] = {}

    def add(self, start: int, body: str, last: str) -> None:
        """Note the name of a body or outlet with its last word."""
        noun = last.casefold().rstrip(".")
        self._named.setdefault(noun, []).append((start, body))
        self._names.setdefault(noun, set()).add(body)
        if last in _COMPANY_FORMS:
            self._by_short_name.setdefault(body.removesuffix(f" {last}"), body)

    def full_name(self, label: str) -> str | None:
        """The one name of a body or outlet that a shorter one is the end of: "the Post" is the Tolmar Post.

        Of longer names only a ministry is sure to be the one of its country: the Supreme Court may be another than
        the Supreme Court of Tolmar.
        """
        last = label.rpartition(" ")[2]
        names = self._names.get(last.casefold(), set())
        if " " in label:
            names = {name for name in names if name.endswith(f" {label}")} if last == "Ministry" else set()
        return next(iter(names)) if len(names) == 1 else None

    def company(self, name: str) -> str | None:
        """The company that a name without "Corp" or "Inc" is short for."""
        return self._by_short_name.get(name)

    def last_before(self, noun: str, at: int) -> str | None:
        """The body or outlet last named before an offset whose name ends in a noun: "the ministry"."""
        named = self._named.get(noun, [])
        place = bisect_left(named, (at, ""))
        return named[place - 1][1] if place else None


@lru_cache(maxsize=32768)
def read_body(sequence: str) -> tuple[str, str, bool]:
    """A row of capitals that holds no person, without an ordinary word before it, and its last word.

    Third, whether that word makes it the name of a body or outlet.

    >>> read_body("But Tolmar Post")
    ('Tolmar Post', 'Post', True)
    """
    first, _, rest = sequence.partition(" ")
    body = rest if first.casefold() in DIVIDING else sequence
    last = body.rpartition(" ")[2]
    return body, last, last in _NAMING and body != last

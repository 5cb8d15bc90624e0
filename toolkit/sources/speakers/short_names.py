"""The shorter names that a body cited in full can be called by: "the Board", "the TWB", "Norlode"."""

from __future__ import annotations

from collections import defaultdict

from toolkit.sources.naming.heads import HEADS, Kind
from toolkit.sources.naming.name_words import PLACES, word_of_name

# Companies are called by the first word of their names: "Norlode" for Norlode Mining.
_COMPANY_WORDS = frozenset(
    "Airlines Airways Bank Beverages Brands Brewing Capital Chemicals Coal Copper Electric Electronics Energy Foods Gas"
    " Industries Insurance Labs Laboratories Logistics Mining Motors Oil Petroleum Pharma Pharmaceuticals Power"
    " Resources Retail Securities Semiconductor Shipping Software Steel Stores Systems Technologies Technology Telecom"
    " Textiles Timber Trucks".split()
)


class ShortNames:
    """The bodies of one article by their short names."""

    def __init__(self) -> None:
        self._bearers: defaultdict[tuple[Kind, str], list[str]] = defaultdict(list)

    def note(self, kind: Kind, identity: str, display: str) -> None:
        """Note the short names of a body: its last word, its initials and, of a company, its first word."""
        words = display.split()
        initials = "".join(word[0] for word in words if word[0].isupper()).casefold()
        # "the Board" is the Tolmar Water Board, but "Tolmar" no ministry of Tolmar.
        last = "" if " of " in display else words[-1].casefold()
        first = words[0].casefold() if words[-1] in _COMPANY_WORDS and not word_of_name(words[0]).is_adjective else ""
        for short in {first, last, initials} - {""}:
            self._bearers[kind, short].append(identity)

    def bearer(self, kind: Kind, label: str) -> str | None:
        """The one body of that kind that a word is short for; else the one outlet, whose kind a short name hides."""
        short = label.casefold()
        bearers = self._bearers.get((kind, short)) or (
            self._bearers.get(("outlet", short)) if short not in HEADS else None
        )
        return bearers[0] if bearers is not None and len(bearers) == 1 and label not in PLACES else None

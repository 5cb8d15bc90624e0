"""From statements to origins: which of the statements of one claim have a source of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from toolkit.sources.provenance.origins import Origin, Origins
from toolkit.sources.provenance.same_origin import NO_ORIGIN, SameOrigin
from toolkit.sources.provenance.stance import is_nobody
from toolkit.sources.provenance.statements import End, Link, Traced
from toolkit.tables import UNRESOLVED

_BACK = " ← "
_UNKNOWN = "(unknown outlet)"
_NAMED = 4  # origins of an outlet that a chain names


class Chains:
    """Traces the statements of a claim, or of a group of articles, to their origins."""

    def __init__(self, origins: Origins) -> None:
        self._origins = origins
        self._rows: defaultdict[str, list[int]] = defaultdict(list)
        self._same = SameOrigin(origins, self._rows)
        self._first_row: dict[str, int] = {}
        for row, origin in enumerate(origins.all):
            self._rows[origins.columns["article_id"][row]].append(row)
            if origin.key is not None and origin.kind in ("source", "paper", "material"):
                self._first_row.setdefault(origin.key, origin.row)

    def trace(self, links: Iterable[Link], *, one_story: bool) -> list[Traced]:
        """The statements in the order of time, each with its origins.

        With `one_story` the links tell the same. Sources of one outlet that are described in the same words, in
        different articles, may then be the same, and count once; and of "two employees" those that speak later in the
        article are counted in their place.
        """
        ordered = sorted(links, key=Link.order)
        if one_story:
            ordered = sorted({*ordered, *self._same.members(ordered)}, key=Link.order)
        same = self._same.found(ordered) if one_story else {}
        keys = [self._key(link, same) for link in ordered]
        first_hand = self._first_hand(ordered, keys)
        with_sources = {
            link.article_id
            for link, key in zip(ordered, keys, strict=True)
            if key is not None and link.stance == "supports" and self._of(link).kind not in ("voice", "unclear")
        }
        ends: dict[str, End] = {}
        for link, key in zip(ordered, keys, strict=True):
            if key is not None and key not in ends:
                ends[key] = self._end(key, link)
        seen: set[str] = set()
        traced: list[Traced] = []
        for link, key in zip(ordered, keys, strict=True):
            bare_voice = self._of(link).kind == "voice" and key is not None and key.startswith("outlet:")
            if key is None or (bare_voice and link.article_id in with_sources):
                traced.append(Traced(link, (), "unclear", _BACK.join([link.outlet or _UNKNOWN, "?"])))
                continue
            told = self._told_before(link, first_hand)
            relation = "copy" if link.is_copy else "echo" if told else "same" if key in seen else "own"
            found = tuple(ends[each] for each in told) or (ends[key],)
            if link.stance != "supports":
                relation = link.stance
            elif relation == "own":
                seen.add(key)
            traced.append(Traced(link, found, relation, self._chain(link, found if one_story or not told else ())))
        return traced

    def _end(self, key: str, link: Link) -> End:
        """An origin as the first statement that has it describes it."""
        origin = self._of(link)
        row = origin.row if origin.key == key else self._first_row.get(key)
        if row is None or key.startswith("outlet:"):
            outlet = key.partition(":")[2]
            return End(key, self._origins.outlet_names.get(outlet, outlet.replace("-", " ")), "outlet", None)
        speaker, kind, level = (self._text(name, row) for name in ("speaker", "kind", "anonymity"))
        if key.startswith("material:") and speaker == UNRESOLVED:
            speaker = f"{link.outlet or _UNKNOWN}’s own material"  # "it shows"
        return End(key, speaker or "", kind or "unknown", level)

    def _text(self, column: str, row: int) -> str | None:
        value = self._origins.columns[column][row]
        return value if isinstance(value, str) else None

    def speaker(self, link: Link) -> tuple[str | None, str | None, str | None]:
        """Speaker, kind and anonymity of a statement, None where they are missing."""
        if link.row is None:
            return None, None, None
        return self._text("speaker", link.row), self._text("kind", link.row), self._text("anonymity", link.row)

    def identity(self, link: Link) -> tuple[str | None, str | None]:
        """What tells the speakers of statements apart; papers and outlets' own words are told apart by outlet."""
        if link.row is None:
            return None, link.outlet
        kind, identity = self._origins.columns["kind"][link.row], self._origins.columns["speaker_id"][link.row]
        return identity, link.outlet if kind in ("document", "unknown", "organisation", "outlet") else None

    def _level(self, row: int) -> str | None:
        return self._text("anonymity", row)

    def _of(self, link: Link) -> Origin:
        return NO_ORIGIN if link.row is None else self._origins.all[link.row]

    def _key(self, link: Link, same: Mapping[str, str]) -> str | None:
        """The origin that a statement has by itself, before asking what other articles say."""
        origin = self._of(link)
        if origin.key is None:
            return None
        if origin.via and not self._is_named(origin):
            return f"outlet:{origin.via[-1]}"
        if origin.kind == "paper":
            return same.get(hand, hand) if (hand := self._hand(link.article_id)) else origin.key
        if origin.kind == "voice":
            return next((key for key in self._keys_of(link.article_id) if key[:9] == "material:"), origin.key)
        return same.get(origin.key, origin.key)

    def _is_named(self, origin: Origin) -> bool:
        return origin.kind == "source" and self._level(origin.row) == "named"

    def _keys_of(self, article: str) -> list[str]:
        return [key for row in self._rows[article] if (key := self._origins.all[row].key) is not None]

    def _hand(self, article: str) -> str | None:
        """Who an unpublished paper came from: the first of the article's own people that have no name."""
        for row in self._rows[article]:
            origin = self._origins.all[row]
            if origin.key is not None and not origin.via and origin.kind == "source" and origin.row == row:
                kind = self._origins.columns["kind"][row]
                unnamed = kind in ("person", "group") and self._level(row) in ("described", "unnamed")
                unnamed = unnamed and not self._origins.witnesses.comments(row)
                if unnamed and not is_nobody(self._origins.columns["source"][row]):
                    return origin.key
        return None

    def _told_before(
        self, link: Link, first_hand: Mapping[str, list[tuple[tuple[object, ...], str]]]
    ) -> tuple[str, ...]:
        """The origins of the outlet that a statement was taken from, where the collection has its articles."""
        origin = self._of(link)
        if self._is_named(origin):
            return ()  # who is known by name is the origin, whoever asked him
        for outlet in origin.via:
            keys = [key for when, key in first_hand.get(outlet, []) if when <= link.order()[:2]]
            if keys:
                return tuple(dict.fromkeys(keys))
        return ()

    def _first_hand(
        self, ordered: list[Link], keys: list[str | None]
    ) -> dict[str, list[tuple[tuple[object, ...], str]]]:
        """The origins that each outlet has by itself, and when it had them."""
        found: defaultdict[str, list[tuple[tuple[object, ...], str]]] = defaultdict(list)
        for link, key in zip(ordered, keys, strict=True):
            if key is not None and link.stance == "supports" and not link.is_copy and not self._of(link).via:
                found[self._origins.outlet_of.get(link.article_id, "")].append((link.order()[:2], key))
        return found

    def _chain(self, link: Link, ends: tuple[End, ...]) -> str:
        """Outlets and sources from the article back to the origins."""
        origin = self._of(link)
        shown = [link.outlet or _UNKNOWN]
        shown += [self._origins.outlet_names.get(outlet, outlet.replace("-", " ")) for outlet in origin.via]
        names = [end.name for end in ends[:_NAMED]]
        if len(ends) > _NAMED:
            names.append(f"{len(ends) - _NAMED} more")
        if names and names != shown[-1:]:
            shown.append(" + ".join(names))
        return _BACK.join(shown)

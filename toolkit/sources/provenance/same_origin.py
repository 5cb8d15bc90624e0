"""Which origins of one claim may be the same: the unnamed in the same words, surnames, officials of no told state.

What cannot be told apart counts once, so that the number of independent sources stays a lower bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from toolkit.sources.provenance.origins import Origin, Origins
from toolkit.sources.provenance.statements import Link

NO_ORIGIN = Origin(None, -1, (), "unclear")


class SameOrigin:
    """Compares the origins of the statements of one claim; `rows` gives the attributions of an article."""

    def __init__(self, origins: Origins, rows: Mapping[str, Sequence[int]]) -> None:
        self._origins = origins
        self._witnesses = origins.witnesses
        self._rows = rows

    def found(self, ordered: list[Link]) -> dict[str, str]:
        """The keys of origins that may be others of the claim, with the key of that other."""
        return self._same_description(ordered) | self._may_be_others(ordered)

    def members(self, ordered: list[Link]) -> list[Link]:
        """What the single people of a group say elsewhere in the article."""
        further = []
        for link in ordered:
            if link.row is None or self._origins.columns["kind"][link.row] != "group" or self._of(link).via:
                continue
            for row in self._rows[link.article_id]:
                if self._witnesses.is_group_of(link.row, row):
                    extent = self._origins.extents[row]
                    further.append(link._replace(row=row, part=extent.part, start=extent.start, end=extent.end))
        known = {(link.article_id, link.row) for link in ordered}
        return [link for link in dict.fromkeys(further) if (link.article_id, link.row) not in known]

    def _may_be_others(self, ordered: list[Link]) -> dict[str, str]:
        """Unnamed origins whose description cannot be compared, with an unnamed one of the claim that they may be.

        Who is called by a surname alone may be the only one of that surname who speaks for the claim; an official of
        whom nobody says which government he serves may serve the only one that supports it; whoever is unnamed in the
        Korean service of an outlet may be who is unnamed in its English service.
        """
        sources = [
            (link, key)
            for link in ordered
            if (key := self._of(link).key) is not None and link.stance == "supports" and self._of(link).kind == "source"
        ]
        same = self._same_surname([key for _, key in sources])
        unnamed = [(link, key) for link, key in sources if self._witnesses.is_unnamed(self._of(link).row)]
        sides = {key for _, key in sources if key.startswith("side:")}
        for link, key in unnamed:
            row = self._of(link).row
            if self._witnesses.is_korean(row):
                fitting = [k for other, k in unnamed if other.outlet == link.outlet and not self._is_korean(other)][:1]
            else:
                fitting = list(sides) if key not in sides and self._witnesses.hides_country(row) else []
            if len(fitting) == 1:
                same[key] = fitting[0]
        return same

    def _same_surname(self, keys: list[str]) -> dict[str, str]:
        """Speakers whom one article calls by the surname alone, with the only one of the claim who bears it in full."""
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for key in keys:
            kind, _, identity = key.partition(":")
            if kind == "speaker" and "/" not in identity:
                bearers[identity.rpartition("-")[2]].add(key)
        found = {key: bearers.get(key.rpartition("/")[2], set()) for key in keys if "/" in key}
        return {key: next(iter(full)) for key, full in found.items() if len(full) == 1}

    def _is_korean(self, link: Link) -> bool:
        return self._witnesses.is_korean(self._of(link).row)

    def _same_description(self, ordered: list[Link]) -> dict[str, str]:
        """Origins without a name, with the first one of the outlet that is described in the same words."""
        same: dict[str, str] = {}
        by_words: defaultdict[tuple[str, str], dict[str, list[str]]] = defaultdict(dict)
        for link in ordered:
            origin = self._of(link)
            if origin.key is None or origin.via or not origin.key.startswith("speaker:"):
                continue
            words = self._witnesses.description(origin.row)
            if words is not None:
                outlet = self._origins.outlet_of.get(link.article_id, link.article_id)
                keys = by_words[outlet, words].setdefault(link.article_id, [])
                if origin.key not in keys:
                    keys.append(origin.key)
        for articles in by_words.values():
            first: list[str] = []
            for keys in articles.values():
                first += keys[len(first) :]
                same |= dict(zip(keys, first, strict=False))
        # A group is there by its members, where they speak for themselves.
        by_article: defaultdict[str, list[Link]] = defaultdict(list)
        for link in ordered:
            by_article[link.article_id].append(link)
        for link in ordered:
            row = link.row
            if (
                row is None
                or self._origins.columns["kind"][row] != "group"
                or (key := self._origins.all[row].key) is None
            ):
                continue
            members = [other for other in by_article[link.article_id] if self._is_member(row, other)]
            first_key = self._of(members[0]).key if members else None
            if first_key is not None:
                same[key] = same.get(first_key, first_key)
        return same

    def _is_member(self, group: int, link: Link) -> bool:
        return link.row is not None and self._witnesses.is_group_of(group, link.row)

    def _of(self, link: Link) -> Origin:
        return NO_ORIGIN if link.row is None else self._origins.all[link.row]

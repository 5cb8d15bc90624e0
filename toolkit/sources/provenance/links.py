"""The statements of every claim, or of every group of articles, before they are traced to their origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

import pandas as pd

from toolkit.groups import is_copy
from toolkit.sources.counts import column_of
from toolkit.sources.provenance.claims import Claims, claim_names, find_passages
from toolkit.sources.provenance.origins import Origins
from toolkit.sources.provenance.stance import Stance, stance_of
from toolkit.sources.provenance.statements import Link
from toolkit.sources.provenance.ties import TIES, Tie, Ties

Unit = tuple[Hashable, ...]  # the claim, where there are any, and the values of the columns that are grouped by


def links_of_groups(articles: pd.DataFrame, origins: Origins, groups: pd.DataFrame) -> dict[Unit, list[Link]]:
    """All statements, by group."""
    facts = _Facts(articles, groups)
    links: defaultdict[Unit, list[Link]] = defaultdict(list)
    for unit in facts.units:
        links[unit] = []
    for row, extent in enumerate(origins.extents):
        place = facts.place_of[extent.article]
        link = facts.link(place, row, "statement", "supports", extent.part, extent.start, extent.end)
        links[facts.unit_of[place]].append(link)
    return dict(links)


def links_of_claims(
    articles: pd.DataFrame, origins: Origins, claims: Claims, groups: pd.DataFrame
) -> dict[Unit, list[Link]]:
    """The statements of each claim, by claim and group."""
    facts, ties = _Facts(articles, groups), Ties(articles, origins)
    links: dict[Unit, list[Link]] = {(claim,): [] for claim in claim_names(claims)} if groups.columns.empty else {}
    seen: dict[tuple[str, int, int], int] = {}
    for passage in find_passages(articles, claims):
        unit = (passage.claim, *facts.unit_of[passage.article])
        of_unit = links.setdefault(unit, [])
        tie, rows = ties.of(passage)
        if not rows:
            if (passage.claim, passage.article, -1) not in seen:
                seen[passage.claim, passage.article, -1] = len(of_unit)
                of_unit.append(facts.link(passage.article, None, tie, "supports", passage.part, *passage.sentence))
            continue
        for row in rows:
            extent = origins.extents[row]
            stance = stance_of(*(origins.columns[name][row] for name in ("source", "cue", "content")))
            link = facts.link(passage.article, row, tie, stance, extent.part, extent.start, extent.end)
            place = seen.setdefault((passage.claim, passage.article, row), len(of_unit))
            if place == len(of_unit):
                of_unit.append(link)
            elif TIES.index(tie) < TIES.index(of_unit[place].tie):
                of_unit[place] = link
    return links


class _Facts:
    """What a link takes from its article."""

    def __init__(self, articles: pd.DataFrame, groups: pd.DataFrame) -> None:
        ids = articles["article_id"].tolist()
        self.place_of = {article_id: place for place, article_id in enumerate(ids)}
        self._ids = ids
        self._outlets = [name if isinstance(name, str) else None for name in articles["outlet"].tolist()]
        self._dates = column_of(articles, "date", "datetime64[us]").tolist()
        self._is_copy = is_copy(articles, groups).tolist()
        self.unit_of: list[Unit] = (
            list(groups.itertuples(index=False, name=None)) if len(groups.columns) else [()] * len(ids)
        )
        missing = groups.isna().to_numpy()
        self.unit_of = [
            tuple(None if lacks else value for value, lacks in zip(unit, lack, strict=True))
            for unit, lack in zip(self.unit_of, missing, strict=True)
        ]
        self.units = list(dict.fromkeys(self.unit_of))

    def link(self, place: int, row: int | None, tie: Tie, stance: Stance, part: str, start: int, end: int) -> Link:
        """A statement of the article in that place."""
        return Link(
            self._ids[place], self._outlets[place], self._dates[place], row, tie, stance, self._is_copy[place], part,
            start, end,
        )  # fmt: skip

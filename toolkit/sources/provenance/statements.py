"""The rows that a claim is traced by: its statements, where they end, and what that makes of them."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from toolkit.sources.provenance.stance import Stance
from toolkit.sources.provenance.ties import Tie


class Link(NamedTuple):
    """One statement of a claim in one article."""

    article_id: str
    outlet: str | None  # as it is shown
    date: pd.Timestamp
    row: int | None  # of attributions; None for the outlet's own voice
    tie: Tie
    stance: Stance
    is_copy: bool
    part: str
    start: int
    end: int

    def order(self) -> tuple[object, ...]:
        """To sort by: the first to be published comes first, undated articles last."""
        undated = pd.isna(self.date)
        return undated, 0 if undated else self.date, self.article_id, self.part, self.start, self.end, self.row or 0


class End(NamedTuple):
    """An origin: what tells it from others, and what the first statement that has it says of it."""

    key: str
    name: str
    kind: str
    anonymity: str | None


class Traced(NamedTuple):
    """A statement with the origins it goes back to, and why it counts as a new source or does not."""

    link: Link
    ends: tuple[End, ...]
    relation: str  # own | same | echo | copy | unclear | denies | open
    chain: str

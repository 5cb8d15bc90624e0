"""Dates that have become names: "the June 15 joint declaration", "the April 25 Hotel".

Such a date names a day of some year long past, or none, and says nothing of when the sentence's event was. In one
text it looks like any other ("the June 15 meeting"). Over a collection it gives itself away: the same day stands
before the same word both long before and long after the day comes round.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

_NEXT_WORD = re.compile(r"\s+([^\W\d_]{3,})")
_LONG = 60  # days


class Names:
    """Learns from all texts which dates are names."""

    def __init__(self) -> None:
        self._leads: dict[tuple[int, int, str], tuple[int, int]] = {}

    def learn(self, text: str, mentions: list[tuple[Any, ...]], published: dt.date | None) -> None:
        """Take note of how far from publication each date stands."""
        if published is None:
            return
        for mention in mentions:
            key = _key(text, mention)
            if key:
                lead = (published - mention[3].date()).days
                low, high = self._leads.get(key, (lead, lead))
                self._leads[key] = min(low, lead), max(high, lead)

    def has(self, text: str, mention: tuple[Any, ...]) -> bool:
        """Whether the date is a name."""
        key = _key(text, mention)
        low, high = self._leads.get(key, (0, 0)) if key else (0, 0)
        return low < -_LONG and high > _LONG


def _key(text: str, mention: tuple[Any, ...]) -> tuple[int, int, str] | None:
    """Month, day and the word that follows; None for a date of another form."""
    _, end, _, first, _, granularity, rule = mention
    if rule not in ("month_day", "holiday") or granularity != "day":
        return None
    following = _NEXT_WORD.match(text, end)
    return (first.month, first.day, following[1].lower()) if following else None

"""What a date counts from: the day, month or year last spoken of."""

from __future__ import annotations

import datetime as dt

from toolkit.timelines import values
from toolkit.timelines.lexer import BREAK
from toolkit.timelines.meaning.mention import Mention
from toolkit.timelines.values import Day

_SENTENCES, _LATELY, _BESIDE = 1, 5, 2  # sentences, days, tokens


def spoken_day(mention: Mention) -> str | None:
    """The day last spoken of, or else the day of publication."""
    context = mention.context
    spoken = context.spoken if mention.direction() > 0 else context.happened
    found = values.period(spoken) if spoken else None
    far = found and (_lies_ahead(mention, found[0]) or _is_stale(mention, found[0]))
    if spoken and found and found[2] == "day" and not far:
        mention.anchored = context.spoken_anchored
        return spoken[:10]
    published = mention.published()
    mention.names_day = False
    if published and found and found[2] != "day" and not _is_stale(mention, published - dt.timedelta(_LATELY + 1)):
        # "On Sunday night she won. In the '90s nobody called, she said before midnight."
        days = (day for (day, _, granularity), _ in context.history if granularity == "day")
        published = next((day for day in days if 0 <= (published - day).days <= _LATELY), published)
    return values.day_value(published) if published else None


def _is_stale(mention: Mention, day: Day) -> bool:
    """Whether the day last spoken of is not that of a time of day: far off and sentences back, or before a new entry.

    An entry of a running report begins with its time: "9:05 p.m. The polls have closed."
    """
    context, published = mention.context, mention.context.published
    if published is None:
        return False
    if mention.rule == "clock" and context.tokens.tags[mention.first - 1 : mention.first] in ("", BREAK):
        return True
    if 0 <= (published - day).days <= _LATELY:
        return False
    return context.tokens.tags.count(BREAK, context.spoken_at, mention.first) > _SENTENCES


def _lies_ahead(mention: Mention, day: Day) -> bool:
    """Whether a day is to come while the words around the mention tell of what has been; not where it stands beside."""
    published = mention.context.published
    beside = mention.first - mention.context.spoken_at <= _BESIDE
    return published is not None and day > published and not beside and mention.direction() < 0


def spoken_base(mention: Mention, unit: str) -> Day | None:
    """The first day of what was last spoken of, where that is no coarser than the unit.

    Where nothing was, months and years count from publication; the day in "the next day" is not known.
    """
    order = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")
    ahead: Day | None = None
    if unit in order:
        for (first, _, granularity), anchored in mention.context.history:
            has_been = unit == "day" and mention.has("same", "that", "previous") and _lies_ahead(mention, first)
            if order.index(granularity) <= order.index(unit):
                mention.anchored = anchored
                if not has_been:
                    return first
                ahead = ahead or first
    return ahead if unit == "day" else mention.published()

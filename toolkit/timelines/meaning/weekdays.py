"""Weekdays, alone and with what places them: last, next, "a week ago", "two Sundays ago"."""

from __future__ import annotations

import datetime as dt

from toolkit.timelines import values
from toolkit.timelines.meaning.mention import Mention, resolves
from toolkit.timelines.meaning.parts import UP_TO, count_in, step, with_part
from toolkit.timelines.vocabulary import WEEKDAYS

_FAR_AHEAD = 4  # days


@resolves("weekday")
def weekday(mention: Mention) -> str | None:
    published, number = mention.published(), mention.number_of(WEEKDAYS)
    if published is None or not number:
        return None
    if start := _first_weekday(mention):
        return with_part(mention, values.day_value(values.nearest_weekday(start, number, 1)))
    toward = 1 if mention.direction() > 0 else -1
    day = values.nearest_weekday(published, number, toward)
    far = (day - published).days > _FAR_AHEAD and mention.word_before() == "before"
    if far and mention.direction(counts_down=False) <= 0:
        # "He was warned before Monday's vote", two days after it.
        day = values.nearest_weekday(published, number, -1)
    return with_part(mention, values.day_value(day))


def _first_weekday(mention: Mention) -> dt.date | None:
    """The first day of "Monday through Friday", of which the mention is the last."""
    context = mention.context
    before = context.tokens.word(mention.first - 2) if mention.first > 1 else ""
    if before not in WEEKDAYS or mention.word_before() not in UP_TO or not context.history:
        return None
    (first, _, granularity), _ = context.history[0]
    return first if granularity == "day" and first.isoweekday() == WEEKDAYS[before] else None


@resolves("rel_weekday")
def rel_weekday(mention: Mention) -> str | None:
    published, number = mention.published(), mention.number_of(WEEKDAYS)
    if published is None or not number:
        return None
    way = step(mention) or 1
    base = published
    if mention.has("previous", "following") and mention.context.spoken:
        spoken = values.period(mention.context.spoken)
        base = spoken[0] if spoken and spoken[2] == "day" else published
    found = values.nearest_weekday(base, number, way, strictly=not mention.has("this"))
    return with_part(mention, values.day_value(found))


@resolves("some_weekday")
def some_weekday(mention: Mention) -> str | None:
    """ "She was born on a Friday" is any of them."""
    number = mention.number_of(WEEKDAYS)
    return with_part(mention, f"XXXX-WXX-{number}") if number else None


@resolves("weekday_of_week")
def weekday_of_week(mention: Mention) -> str | None:
    published, number = mention.published(), mention.number_of(WEEKDAYS)
    if published is None or not number:
        return None
    monday = published - dt.timedelta(published.weekday())
    return values.day_value(monday + dt.timedelta(7 * step(mention) + number - 1))


@resolves("weekday_ago")
def weekday_ago(mention: Mention) -> str | None:
    """ "A week from Monday", "a week ago Friday", "two Sundays ago"; "Thursday week", "a week last Friday"."""
    published, number = mention.published(), mention.number_of(WEEKDAYS)
    count = count_in(mention.words) if mention.words[-1] != "week" else 1
    if published is None or not number or count is None or count > 500:
        return None
    weeks = mention.has("week", "weeks")
    if mention.has("from") and mention.has("this", "next"):
        strictly_next = values.nearest_weekday(published, number, 1, strictly=mention.has("next"))
        return values.day_value(strictly_next + dt.timedelta(7 * int(count)))
    ahead = mention.has("from", "on") or mention.words[-1] == "week"
    strictly = not weeks or mention.has("last")
    base = values.nearest_weekday(published, number, 1 if ahead else -1, strictly=strictly)
    return values.day_value(base + dt.timedelta(7 * int(count - (not weeks)) * (1 if ahead else -1)))

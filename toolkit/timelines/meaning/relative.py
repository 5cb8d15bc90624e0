"""So long ago, so long after; last, this and next."""

from __future__ import annotations

import datetime as dt

from toolkit.timelines import values
from toolkit.timelines.lexer import BREAK
from toolkit.timelines.meaning.mention import Mention, resolves
from toolkit.timelines.meaning.months import season_beside
from toolkit.timelines.meaning.parts import count_in, relative, step, unit_in, whole_unit
from toolkit.timelines.meaning.quarters import (
    COMPARES,
    compared_month,
    compares_results,
    period_year_ago,
    reported_quarter,
)
from toolkit.timelines.meaning.spoken import spoken_base
from toolkit.timelines.values import Day, unit_value
from toolkit.timelines.vocabulary import PARTS, SEASONS, UNITS, WEEKDAYS

# "Over the next year", but "the next year he moved".
_COUNTED_FROM_NOW = frozenset("over in within during for of through by into until".split())
CLOCK_UNITS = ("second", "minute", "hour")


@resolves("ago")
def ago(mention: Mention) -> str | None:
    count, unit = count_in(mention.words), unit_in(mention)
    if count is None:
        return "PAST_REF"
    if unit == "year" and count == 1 and compares_results(mention):
        return period_year_ago(mention)
    if unit == "year" and count == 1 and (month := compared_month(mention)):
        return month
    return away(mention, unit, -count, mention.published())


@resolves("ago_today")
def ago_today(mention: Mention) -> str | None:
    """ "Two years ago today" is a day, "a year ago this month" a month."""
    published, count = mention.published(), count_in(mention.words)
    if published and (number := mention.number_of(WEEKDAYS)):
        way = 1 if mention.direction() > 0 else -1
        published = values.nearest_weekday(published, number, way)  # "a year ago Monday"
    unit = next(UNITS[word] for word in mention.words if word in UNITS)
    if published is None or count is None or count > 10_000 or count != int(count):
        return None
    day = values.shift(published, unit, -int(count))
    if day is None:
        return None
    finer = (
        "day" if mention.has("today", "tonight", *WEEKDAYS) or mention.name_of(PARTS) else whole_unit(unit_in(mention))
    )
    part = "NI" if mention.has("tonight") else mention.name_of(PARTS)
    return unit_value(finer, day) + (f"T{part}" if part else "")


@resolves("long_ago")
def long_ago(mention: Mention) -> str | None:
    return "PAST_REF"


@resolves("earlier")
def earlier(mention: Mention) -> str | None:
    count, unit = count_in(mention.words), unit_in(mention)
    if count is None:
        return "PAST_REF"
    if unit == "year" and count == 1 and compares_results(mention):
        return period_year_ago(mention)
    if unit == "year" and count == 1 and (month := compared_month(mention)):
        return month
    if unit == "month" and mention.word_before() in COMPARES:
        mention.names_day = False  # "in May it rose from a month earlier and from a year earlier": both from May
    base = spoken_base(mention, "day") if unit in CLOCK_UNITS else None
    return away(mention, unit, -count, base or spoken_base(mention, unit))


@resolves("later")
def later(mention: Mention) -> str | None:
    count, unit = count_in(mention.words), unit_in(mention)
    if count is None:
        return "FUTURE_REF"
    base = spoken_base(mention, "day") if unit in CLOCK_UNITS else None
    return away(mention, unit, count, base or spoken_base(mention, unit))


@resolves("from_now")
def from_now(mention: Mention) -> str | None:
    count, unit = count_in(mention.words), unit_in(mention)
    if count is None:
        return "FUTURE_REF"
    value = away(mention, unit, count, mention.published())
    if mention.has("today") and unit not in CLOCK_UNITS and count == int(count) and value and mention.context.published:
        day = values.shift(mention.context.published, unit, int(count))
        return values.day_value(day) if day else None  # "two weeks from today"
    return value


def away(mention: Mention, unit: str, count: float, base: Day | None) -> str | None:
    if base is None:
        return None
    if unit in CLOCK_UNITS:
        hours = {"second": 0, "minute": 0, "hour": count}[unit]
        return values.day_value(base + dt.timedelta(int(hours / 24))) + "TXX"
    if abs(count) > 10_000:
        return None
    if count != int(count) and unit in ("decade", "century"):
        count, unit = round(count * (10 if unit == "decade" else 100)), "year"  # "half a century ago"
    if count != int(count) and unit in ("year", "month"):
        day = values.shift(base, "month", round(count * (12 if unit == "year" else 1)))
        return unit_value("month", day) if day else None
    day = values.shift(base, unit, int(count))
    return unit_value(whole_unit(unit), day) if day else None


@resolves("rel_period", "mod_in_period")
def rel_period(mention: Mention) -> str | None:
    unit = "quarter" if mention.has("period") else whole_unit(unit_in(mention))
    part = mention.name_of(PARTS)
    if part:
        return rel_part(mention, part)
    next_one = mention.words[:2] == ["the", "next"] and (unit == "day" or _goes_on(mention))
    if next_one or mention.has("that", "same", "following", "preceding", "previous", "prior"):
        return relative(mention, unit, step(mention), spoken_base(mention, unit))
    published = mention.published()
    if published is None:
        return None
    if unit == "quarter" and mention.has("latest"):
        return reported_quarter(mention, published)
    if unit in CLOCK_UNITS:
        return values.day_value(published) + "TXX"
    return relative(mention, unit, step(mention), published)


def _goes_on(mention: Mention) -> bool:
    """Whether "the next year" follows what was just spoken of: "he won, and the next year he lost"."""
    context = mention.context
    sentences = context.tokens.tags.count(BREAK, context.spoken_at, mention.first)
    return sentences <= 1 and mention.word_before() not in _COUNTED_FROM_NOW


@resolves("period_next_but_one")
def period_next_but_one(mention: Mention) -> str | None:
    """ "the week before last", "the Monday before last", "the year after next"."""
    published = mention.published()
    if published is None:
        return None
    way = -1 if mention.has("before") else 1
    if number := mention.number_of(WEEKDAYS):
        return values.day_value(values.nearest_weekday(published, number, way, strictly=True) + dt.timedelta(7 * way))
    if name := mention.name_of(SEASONS):
        nearest = season_beside(published, name, way)
        return nearest and f"{int(nearest[:4]) + way:04d}-{name}"
    if part := mention.name_of(PARTS):
        return f"{values.day_value(published + dt.timedelta(2 * way))}T{part}"
    return relative(mention, whole_unit(unit_in(mention)), 2 * way, published)


@resolves("period_beside")
def period_beside(mention: Mention) -> str | None:
    """ "the day before", "the year after", "the night before"."""
    way = -1 if mention.has("before") else 1
    if part := mention.name_of(PARTS):
        base = spoken_base(mention, "day")
        return f"{values.day_value(base + dt.timedelta(way))}T{part}" if base else None
    unit = whole_unit(unit_in(mention))
    return relative(mention, unit, way, spoken_base(mention, unit))


def rel_part(mention: Mention, part: str) -> str | None:
    """ "the next morning", "that night"."""
    base = spoken_base(mention, "day")
    if base is None:
        return None
    return f"{values.day_value(base + dt.timedelta(step(mention)))}T{part}"

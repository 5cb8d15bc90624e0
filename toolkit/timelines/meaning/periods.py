"""The year, the quarter, the weekend; their ends; and the week before an event."""

from __future__ import annotations

import datetime as dt

from toolkit.timelines import values
from toolkit.timelines.lexer import BREAK
from toolkit.timelines.meaning.mention import Mention, resolves
from toolkit.timelines.meaning.parts import nearness, relative, step, unit_in, whole_unit, year_in
from toolkit.timelines.meaning.quarters import reported_quarter
from toolkit.timelines.meaning.relative import rel_period
from toolkit.timelines.meaning.spoken import spoken_base
from toolkit.timelines.values import Day, unit_value
from toolkit.timelines.vocabulary import MONTHS, PARTS

_FIRST_DAYS = frozenset("1234567")
_UNDATED = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
}


@resolves("undated_period")
def undated_period(mention: Mention) -> str | None:
    """ "The week after the flood": of an event that the text does not date."""
    if part := mention.name_of(PARTS):
        return f"XXXX-XX-XXT{part}"
    return _UNDATED.get(unit_in(mention))


@resolves("that_period")
def that_period(mention: Mention) -> str | None:
    """ "the quarter", "the year": what the article reports on, or the one of publication."""
    unit = unit_in(mention)
    bounds = mention.word_after() in ("to", "from") and (
        mention.word_after(1) in MONTHS or mention.word_after(1) == "end"
    )
    if unit == "year" and (bounds or mention.word_after() in ("ended", "ending", "beginning", "starting")):
        return "P1Y"
    if unit == "quarter" and mention.word_after() in ("ended", "ending"):
        month_name, published = mention.word_after(1), mention.published()
        if month_name in MONTHS and published:
            year = published.year - (MONTHS[month_name] > published.month)
            day = mention.word_after(3 if mention.word_after(2) == "." else 2)
            ended = Day(year, MONTHS[month_name], 1)
            # Weeks that end on October 1 are the third quarter's.
            return unit_value("quarter", ended - dt.timedelta(1) if day in _FIRST_DAYS else ended)
    published = mention.published()
    if published is None:
        return None
    if unit == "quarter":
        return reported_quarter(mention, published)
    if unit == "weekend":
        return relative(mention, unit, 0 if mention.direction() > 0 or published.weekday() >= 5 else -1, published)
    return relative(mention, unit, 0, published)


@resolves("end_of_period")
def end_of_period(mention: Mention) -> str | None:
    """ "the end of the year" is the year, as in TimeML."""
    if mention.has("that", "same", "following", "preceding", "previous", "prior"):
        return rel_period(mention)
    unit = whole_unit(unit_in(mention))
    if told := _past_spoken_of(mention, unit):
        return relative(mention, unit, 0, told)
    published = mention.published()
    return relative(mention, unit, step(mention), published) if published else None


def _past_spoken_of(mention: Mention, unit: str) -> Day | None:
    """The date that "the end of the year" counts from, where one long past was just spoken of: "in 1931 he came"."""
    context = mention.context
    if context.published is None or unit not in ("year", "decade") or step(mention) or not context.history:
        return None
    if mention.has("this") or context.tokens.tags.count(BREAK, context.spoken_at, mention.first) > 1:
        return None
    told = spoken_base(mention, unit)
    years = 1 if unit == "year" else 10
    is_past = told and context.published.year // years - told.year // years > 1
    return told if is_past and mention.direction() <= 0 else None


@resolves("period_end")
def period_end(mention: Mention) -> str | None:
    """ "Month-end" is the last day of the nearest, "midweek" the week."""
    published = mention.published()
    if published is None:
        return None
    if mention.has("mid", "midweek"):
        return unit_value("month" if mention.has("month") else "week", published)
    if mention.has("week"):
        return unit_value("weekend", published)  # "the week-end"
    ends = []
    for away_from in (-1, 0):
        value = relative(mention, unit_in(mention), away_from, published)
        if value and (found := values.period(value)):
            ends.append(found[1])
    return values.day_value(min(ends, key=nearness(published, mention.direction()))) if ends else None


@resolves("new_year")
def new_year(mention: Mention) -> str | None:
    """ "The new year" is the nearest that begins."""
    published = mention.published()
    return f"{published.year + (published.month > 6):04d}" if published else None


@resolves("year_end")
def year_end(mention: Mention) -> str | None:
    """ "year-end" is its last day, "the year's end" the year."""
    if year := year_in(mention):
        return f"{year:04d}-12-31"
    published = mention.published()
    if published is None:
        return None
    if mention.has("mid", "midyear") or (mention.has("year") and "-" not in mention.words):
        return f"{published.year:04d}"
    return f"{published.year - (mention.direction() < 0):04d}-12-31"

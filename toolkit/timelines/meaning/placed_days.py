"""Days told by their place or their neighbour: "the first Tuesday in May", "the 17th", "the day before Friday"."""

from __future__ import annotations

import datetime as dt

from toolkit.timelines import values
from toolkit.timelines.meaning.days import full_date, month_day
from toolkit.timelines.meaning.mention import Mention, resolves
from toolkit.timelines.meaning.parts import date_value, month_in, nearest_year, ordinal_in, relative, step, year_in
from toolkit.timelines.meaning.weekdays import rel_weekday, weekday
from toolkit.timelines.values import unit_value
from toolkit.timelines.vocabulary import UNITS, WEEKDAYS


@resolves("nth_day")
def nth_day(mention: Mention) -> str | None:
    """ "Today is the eighth day of the siege" is today; of others the text may not tell when the first was."""
    is_told = mention.context.tokens.word(mention.first - 1) if mention.first else ""
    published = mention.published() if is_told in ("is", "'s", "entered", "enters", "entering", "marks") else None
    return values.day_value(published) if published else None


@resolves("nth_of")
def nth_of(mention: Mention) -> str | None:
    """ "The first Tuesday in November", "the last week of May", "the second day of next year"."""
    nth = -1 if mention.has("last", "final") else ordinal_in(mention)
    at = next(index for index, word in enumerate(mention.words) if word in ("of", "in"))
    named, mention.words = mention.words, mention.words[at + 1 :]
    within = _named_period(mention)
    weekday_number = next((WEEKDAYS[word] for word in named[:at] if word in WEEKDAYS), None)
    if within is None or not nth or nth > 53:
        return None
    first, last, _ = within
    if weekday_number:
        start = values.nearest_weekday(last, weekday_number, -1) if nth < 0 else first
        found = start if nth < 0 else values.nearest_weekday(first, weekday_number, 1) + dt.timedelta(7 * (nth - 1))
        return values.day_value(found) if first <= found <= last else None
    unit = next(UNITS[word] for word in reversed(named[:at]) if word in UNITS)
    if unit == "month":
        month = 12 if nth < 0 else nth
        return f"{first.year:04d}-{month:02d}" if month <= 12 and first.month != last.month else None
    days = {"day": 1, "week": 7, "weekend": 7}[unit]
    # The middle of the n-th seven days tells which week of the calendar is meant.
    found = (last if nth < 0 else first + dt.timedelta(days * (nth - 1))) + dt.timedelta(
        days // 2 * (1 if nth > 0 else -1)
    )
    return values.unit_value(unit, found) if first <= found <= last else None


def _named_period(mention: Mention) -> values.Period | None:
    """The month or year that follows "of" or "in"."""
    month = month_in(mention)
    if month:
        year = year_in(mention) or nearest_year(mention, month, 15)
        return values.period(f"{year:04d}-{month:02d}") if year else None
    if year := year_in(mention):
        return values.period(f"{year:04d}")
    published = mention.published()
    value = relative(mention, "year" if mention.has("year") else "month", step(mention), published)
    return values.period(value) if value else None


@resolves("day_of_rel_month")
def day_of_rel_month(mention: Mention) -> str | None:
    published, day = mention.published(), ordinal_in(mention)
    base = published and values.shift(published.replace(day=1), "month", step(mention))
    return date_value(base.year, base.month, day) if base and day else None


@resolves("day_beside")
def day_beside(mention: Mention) -> str | None:
    """ "the day before last Tuesday"."""
    at = next(index for index, word in enumerate(mention.words) if word in ("before", "after"))
    way = -1 if mention.words[at] == "before" else 1
    mention.words = mention.words[at + 1 :]
    if mention.number_of(WEEKDAYS):
        value = rel_weekday(mention) if mention.has("last", "next") else weekday(mention)
    else:
        value = full_date(mention) if year_in(mention) else month_day(mention)
    found = values.period(value) if value else None
    return values.day_value(found[0] + dt.timedelta(way)) if found else None


@resolves("day_of_last_month")
def day_of_last_month(mention: Mention) -> str | None:
    """ "the 17th": of the month last spoken of."""
    day = ordinal_in(mention)
    spoken = mention.context.spoken
    base = values.period(spoken) if spoken else None
    if base and base[2] in ("day", "month"):
        mention.anchored = mention.context.spoken_anchored
    else:
        published = mention.published()
        base = values.period(unit_value("month", published)) if published else None
    if not base or not day:
        return None
    published = mention.context.published
    value = date_value(base[0].year, base[0].month, day)
    if weekday_number := mention.number_of(WEEKDAYS):
        # "Tuesday the 11th" is in the nearest month whose 11th is a Tuesday.
        months = (values.shift(base[0].replace(day=1), "month", away) for away in (0, -1, 1, -2, 2))
        found = (values.period(date_value(month.year, month.month, day) or "") for month in months if month)
        return next((values.day_value(on[0]) for on in found if on and on[0].isoweekday() == weekday_number), value)
    if value and published and value < values.day_value(published) and mention.direction() > 0:
        ahead = values.shift(published.replace(day=1), "month", int(day < published.day))
        return date_value(ahead.year, ahead.month, day) if ahead else None
    return value

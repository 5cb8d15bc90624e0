"""Holidays, placed in the year that is nearest."""

from __future__ import annotations

import datetime as dt

from toolkit.timelines import values
from toolkit.timelines.holiday_names import EASTER_HOLIDAYS, FIXED_HOLIDAYS, FLOATING_HOLIDAYS
from toolkit.timelines.meaning.mention import Mention, resolves
from toolkit.timelines.meaning.parts import nearness, rel_year, year_in
from toolkit.timelines.values import Day, unit_value

_BETWEEN = frozenset(", of in the ' ‘ last this next that same previous following current past year".split())
_JUST = 45  # days


@resolves("holiday")
def holiday(mention: Mention) -> str | None:
    words, year = _without_year(mention)
    words = [word for word in words if word not in ("last", "this", "next")]
    whole = words[-1] if words[-1] in ("week", "weekend") else None
    name = " ".join(word for word in (words[:-1] if whole else words) if word != ".").replace(" '", "'")
    name = name if name.startswith("new year") else name.replace("'s", "")
    if year:
        named = holiday_in(name, year)
        if named is None:
            return None
        return unit_value(whole, named) if whole else values.day_value(named)
    published = mention.published()
    if published is None:
        return None
    found = [day for year in range(published.year - 2, published.year + 3) if (day := holiday_in(name, year))]
    if not found:
        return None
    if mention.has("last"):
        found = [day for day in found if day < published]
    elif mention.has("next"):
        found = [day for day in found if day > published]
    elif mention.has("this"):
        # That of the calendar year, whatever is nearer; in January "this Christmas" has just been.
        found = [day for day in found if day.year == published.year or abs((day - published).days) <= _JUST]
    day = min(found, key=nearness(published, mention.direction()))
    if whole == "weekend" and day.weekday() < 3:
        day -= dt.timedelta(day.weekday() + 1)  # the one that leads up to Labor Day
    return unit_value(whole, day) if whole else values.day_value(day)


def _without_year(mention: Mention) -> tuple[list[str], int | None]:
    """The name, and the year that follows it: "Christmas 1995", "Good Friday last year"."""
    words = list(mention.words)
    year = year_in(mention)
    if year is None and words[-1] == "year" and words[0] != "new":
        year = rel_year(mention)
    while year and (words[-1] in _BETWEEN or words[-1].isdecimal()):
        words.pop()
    return words, year


def holiday_in(name: str, year: int) -> Day | None:
    """The day a holiday falls on in a year."""
    if name in FIXED_HOLIDAYS:
        return Day(year, *FIXED_HOLIDAYS[name])
    if name in FLOATING_HOLIDAYS:
        return values.nth_weekday(year, *FLOATING_HOLIDAYS[name])
    if name in EASTER_HOLIDAYS:
        return values.easter(year) + dt.timedelta(EASTER_HOLIDAYS[name])
    if name == "election day" and year % 2 == 0:  # of the United States
        return values.nth_weekday(year, 11, 1, 1) + dt.timedelta(1)
    if name == "inauguration day" and year % 4 == 1:
        return Day(year, 1, 20)
    return None


@resolves("holy_day")
def holy_day(mention: Mention) -> str | None:
    """Days of other calendars are found and have no value."""
    return None

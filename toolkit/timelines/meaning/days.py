"""Days: numeric and written dates, weekdays, today, and days named by their neighbours."""

from __future__ import annotations

import datetime as dt

from toolkit.timelines import values
from toolkit.timelines.meaning.mention import Mention, resolves
from toolkit.timelines.meaning.parts import (
    count_in,
    date_value,
    day_in,
    full_year,
    month_in,
    nearest_year,
    ordinal_in,
    rel_year,
    relative,
    step,
    with_part,
    year_ahead,
    year_in,
)
from toolkit.timelines.meaning.years import juche_year
from toolkit.timelines.values import unit_value
from toolkit.timelines.vocabulary import MONTHS, UNITS, WEEKDAYS

_FAR_AHEAD = 4  # days
_UP_TO = ("to", "through", "until", "-", "–")


@resolves("iso_date")
def iso_date(mention: Mention) -> str | None:
    year, month, day = (
        int(part) for part in mention.words[0][:10].split("t")[0].replace("/", "-").replace(".", "-").split("-")
    )
    value = date_value(year, month, day)
    time = mention.words[0].partition("t")[2]
    return f"{value}T{time[:5]}" if value and time else value


@resolves("slash_date")
def slash_date(mention: Mention) -> str | None:
    """American order, unless only the European one makes a date; points are European."""
    word = mention.words[0]
    first, second, year = (int(part) for part in word.replace(".", "/").replace("-", "/").split("/"))
    if year < 100:
        year = full_year(year, mention.context.published)
    if "." in word or first > 12:
        first, second = second, first
    return date_value(year, first, second)


@resolves("full_date")
def full_date(mention: Mention) -> str | None:
    year, month, day = year_in(mention), month_in(mention), day_in(mention)
    return date_value(year, month, day) if year and month and day else None


@resolves("month_day_rel_year")
def month_day_rel_year(mention: Mention) -> str | None:
    year, month, day = rel_year(mention), month_in(mention), day_in(mention)
    return date_value(year, month, day) if year and month and day else None


@resolves("month_years_ago")
def month_years_ago(mention: Mention) -> str | None:
    """ "December three years ago"."""
    published, month = mention.published(), month_in(mention)
    at = next(index for index, word in enumerate(mention.words) if word in MONTHS)
    counted = [word for word in mention.words[at + 1 :] if word not in (".", ",")]
    has_day = len(counted) > 3 and counted[0].isdecimal() and counted[1] not in UNITS
    day = int(counted[0]) if has_day else None
    count = count_in(counted[1:] if has_day else counted)
    if published is None or month is None or count is None or count >= published.year:
        return None
    year = published.year - int(count)
    return date_value(year, month, day) if day else f"{year:04d}-{month:02d}"


@resolves("nine_eleven")
def nine_eleven(mention: Mention) -> str | None:
    """The one date that is named so everywhere: 9/11, "the Sept. 11 attacks"."""
    published = mention.context.published
    named = mention.words == ["9/11"] or day_in(mention) == 11
    if named and (published is None or published.year > 2001):
        return "2001-09-11"
    return None if mention.words == ["9/11"] else month_day(mention)


@resolves("month_day", "dateline")
def month_day(mention: Mention) -> str | None:
    month, day = month_in(mention), day_in(mention)
    if not month or not day:
        return None
    year = year_ahead(mention)
    if year is None:
        year = nearest_year(mention, month, day)
        if year and (start := _range_start(mention)):
            year = start.year + ((month, day) < (start.month, start.day))
    return with_part(mention, date_value(year, month, day)) if year else None


def _range_start(mention: Mention) -> dt.date | None:
    """The first day of "July 1 to June 30", of which the mention is the last; it lies within the year that follows."""
    context = mention.context
    if mention.word_before() not in _UP_TO or not context.history:
        return None
    (first, _, granularity), anchored = context.history[0]
    beside = (context.tokens.word(index) for index in range(max(mention.first - 4, 0), mention.first - 1))
    if granularity != "day" or first.month not in {MONTHS.get(word) for word in beside}:
        return None
    mention.anchored = anchored
    return first


@resolves("nth_day")
def nth_day(mention: Mention) -> str | None:
    """ "Today is the eighth day of the siege" is today; of others the text may not tell when the first was."""
    is_told = mention.context.tokens.word(mention.first - 1) if mention.first else ""
    published = mention.published() if is_told in ("is", "'s", "entered", "enters", "entering", "marks") else None
    return values.day_value(published) if published else None


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
    if before not in WEEKDAYS or mention.word_before() not in _UP_TO or not context.history:
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


@resolves("weekday_of_week")
def weekday_of_week(mention: Mention) -> str | None:
    published, number = mention.published(), mention.number_of(WEEKDAYS)
    if published is None or not number:
        return None
    monday = published - dt.timedelta(published.weekday())
    return values.day_value(monday + dt.timedelta(7 * step(mention) + number - 1))


@resolves("near_day")
def near_day(mention: Mention) -> str | None:
    published = mention.published()
    if published is None:
        return None
    away = {"yesterday": -1, "today": 0, "tomorrow": 1}[
        next(w for w in mention.words if w in ("yesterday", "today", "tomorrow"))
    ]
    return with_part(mention, values.day_value(published + dt.timedelta(away)))


@resolves("day_next_but_one")
def day_next_but_one(mention: Mention) -> str | None:
    published = mention.published()
    return values.day_value(published + dt.timedelta(2 if mention.has("tomorrow") else -2)) if published else None


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


@resolves("day_of_rel_month")
def day_of_rel_month(mention: Mention) -> str | None:
    published, day = mention.published(), ordinal_in(mention)
    base = published and values.shift(published.replace(day=1), "month", step(mention))
    return date_value(base.year, base.month, day) if base and day else None


@resolves("shared_day")
def shared_day(mention: Mention) -> str | None:
    """ "7" in "June 3 to 7" and "3" in "3 to 7 June": a day of the month named beside it."""
    day = int(mention.words[0])
    if mention.first > 1 and mention.context.tokens.word(mention.first - 2).isdecimal():
        spoken = mention.context.spoken
        if not spoken or len(spoken) < 10:
            return None
        mention.anchored = mention.context.spoken_anchored
        return date_value(year_in(mention) or int(spoken[:4]), int(spoken[5:7]), day)
    for distance in range(1, 5):
        number = MONTHS.get(mention.word_after(distance))
        if number:
            nearby = (mention.word_after(distance + 1), mention.word_after(distance + 2))
            years = [int(word) for word in nearby if len(word) == 4 and word.isdecimal()]
            year = years[0] if years else nearest_year(mention, number, day)
            return date_value(year, number, day) if year else None
    return None


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


@resolves("juche_date")
def juche_date(mention: Mention) -> str | None:
    """ "April 6, Juche 82 (1993)"."""
    year, month = juche_year(mention), month_in(mention)
    mention.words = mention.words[: mention.words.index("juche")]
    day = day_in(mention)
    if year is None or month is None:
        return None
    return date_value(int(year), month, day) if day else f"{year}-{month:02d}"

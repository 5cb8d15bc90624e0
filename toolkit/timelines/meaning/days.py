"""Days by their date: in figures and words, without a year, told from the publication."""

from __future__ import annotations

import datetime as dt

from toolkit.timelines import values
from toolkit.timelines.meaning.mention import Mention, resolves
from toolkit.timelines.meaning.parts import (
    UP_TO,
    count_in,
    date_value,
    day_in,
    full_year,
    month_in,
    nearest_year,
    rel_year,
    with_part,
    year_ahead,
    year_in,
)
from toolkit.timelines.meaning.years import juche_year
from toolkit.timelines.vocabulary import MONTHS, UNITS

_HALF_A_YEAR = 182  # days


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
    if mention.word_before() not in UP_TO or not context.history:
        return None
    (first, _, granularity), anchored = context.history[0]
    words = [context.tokens.word(index) for index in range(max(mention.first - 6, 0), mention.first - 1)]
    if granularity != "day" or first.month not in {MONTHS.get(word) for word in words[-3:]}:
        return None
    month, day = month_in(mention), day_in(mention)
    back = (first.month - (month or 0)) * 31 + first.day - (day or 0)
    if 0 < back < _HALF_A_YEAR and "from" not in words:
        return None  # "the record date of June 26 was moved to May 8": no year lies between
    mention.anchored = anchored
    return first


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


@resolves("juche_date")
def juche_date(mention: Mention) -> str | None:
    """ "April 6, Juche 82 (1993)"."""
    year, month = juche_year(mention), month_in(mention)
    mention.words = mention.words[: mention.words.index("juche")]
    day = day_in(mention)
    if year is None or month is None:
        return None
    return date_value(int(year), month, day) if day else f"{year}-{month:02d}"

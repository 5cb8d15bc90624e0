"""Weeks, months and seasons."""

from __future__ import annotations

import datetime as dt

from toolkit.timelines import values
from toolkit.timelines.meaning.days import full_date, month_day
from toolkit.timelines.meaning.mention import Mention, resolves
from toolkit.timelines.meaning.parts import count_in, month_in, nearness, rel_year, step, year_ahead, year_in
from toolkit.timelines.meaning.years import year_in_words
from toolkit.timelines.values import Day
from toolkit.timelines.vocabulary import MONTHS, NUMBERS, SEASONS, UNITS

_ADVERBIAL = ("in", "into", "by", "until")  # "I'll vote for her in November", not "the November orders will be"
_DELIVERED = frozenset("delivery futures contract contracts settlement".split())
_MONTHS_AGAINST_CUE = (0, 3, 8, 16)  # as _AGAINST_CUE in parts.py


@resolves("week_of")
def week_of(mention: Mention) -> str | None:
    value = full_date(mention) if year_in(mention) else month_day(mention)
    found = values.period(value) if value else None
    return values.week_value(found[0]) + ("-WE" if mention.has("weekend") else "") if found else None


@resolves("month_year")
def month_year(mention: Mention) -> str | None:
    year, month = year_in(mention), month_in(mention)
    return f"{year:04d}-{month:02d}" if year and month else None


@resolves("month")
def month(mention: Mention) -> str | None:
    number = month_in(mention)
    if not number:
        return None
    year = year_ahead(mention) or year_behind(mention, number)
    if year is None:
        published = mention.published()
        if published is None:
            return None
        toward = _direction(mention)
        ahead = (number - published.month) % 12
        back = (published.month - number) % 12
        against = _MONTHS_AGAINST_CUE[abs(toward)]
        to_come = ahead + (against if toward < 0 else 0)
        past = back + (against if toward > 0 else 0)
        months = (
            ahead
            if to_come < past or (to_come == past and toward > 0 and mention.word_before() in _ADVERBIAL)
            else -back
        )
        year = (published.year * 12 + published.month - 1 + months) // 12
    return f"{year:04d}-{number:02d}"


def _direction(mention: Mention) -> int:
    """As of any date, but "August delivery" lies ahead, and "the year to March" has ended unless a cue looks ahead."""
    if not _DELIVERED.isdisjoint((mention.word_after(), mention.word_after(1))):
        return 3
    toward = mention.direction()
    tokens = mention.context.tokens
    over = mention.first > 1 and mention.word_before() == "to" and tokens.word(mention.first - 2) in UNITS
    return -3 if over and toward <= 0 else toward


def year_behind(mention: Mention, number: int) -> int | None:
    """The year of the second of two months: "December and January" begins with the first."""
    context = mention.context
    if mention.word_before() not in ("and", "to", "through", "until", "or", "-", "–", "—") or not context.history:
        return None
    (first, _, granularity), anchored = context.history[0]
    before = context.tokens.word(mention.first - 2) if mention.first > 1 else ""
    if granularity != "month" or MONTHS.get(before) != first.month:
        return None
    mention.anchored = anchored
    return first.year + (number < first.month)


@resolves("rel_month")
def rel_month(mention: Mention) -> str | None:
    number = month_in(mention)
    if mention.has("following", "previous") and number and mention.context.history:
        (first, last, _), mention.anchored = mention.context.history[0]
        after = mention.has("following")
        year = last.year + (number <= last.month) if after else first.year - (number >= first.month)
        return f"{year:04d}-{number:02d}"
    if mention.has("that") and number:  # of the year last spoken of
        spoken = rel_year(mention)
        return f"{spoken:04d}-{number:02d}" if spoken else None
    published = mention.published()
    if published is None or not number:
        return None
    way = step(mention)
    year = published.year
    if way < 0 and number >= published.month:
        year -= 1
    elif way > 0 and number <= published.month:
        year += 1
    return f"{year:04d}-{number:02d}"


@resolves("month_rel_year")
def month_rel_year(mention: Mention) -> str | None:
    year, number = rel_year(mention), month_in(mention)
    return f"{year:04d}-{number:02d}" if year and number else None


@resolves("season_year")
def season_year(mention: Mention) -> str | None:
    year = rel_year(mention) if mention.words[-1] == "year" else year_in(mention)
    if year is None and any(word in NUMBERS for word in mention.words):
        year = int(year_in_words(mention) or 0)
    return f"{year:04d}-{mention.name_of(SEASONS)}" if year else None


@resolves("rel_season", "season")
def season(mention: Mention) -> str | None:
    name = mention.name_of(SEASONS)
    told = mention.has("that", "same", "following", "previous", "preceding") or mention.words[:2] == ["the", "next"]
    if name and told and mention.context.history:
        return _season_spoken_of(mention, name)
    published = mention.published()
    if published is None or not name:
        return None
    if mention.rule == "season" and (year := _year_of_joined(mention)):
        return f"{year:04d}-{name}"
    way = step(mention)
    if mention.rule == "season":
        way = mention.direction()
    elif way == 0:
        over = name == "WI" and (published.month < 3 or (published.month < 6 and mention.direction() <= 0))
        return f"{published.year - over:04d}-{name}"  # "this winter" in March is the one that is over
    years = range(published.year - 2, published.year + 3)
    if mention.rule == "season":
        nearest = nearness(published, way)
        return f"{min(years, key=lambda year: nearest(_season_middle(year, name))):04d}-{name}"
    return season_beside(published, name, way)


def _year_of_joined(mention: Mention) -> int | None:
    """The year of the second of two seasons: "the summer and fall of 1996"."""
    if mention.word_after() not in ("and", "or", "to") or mention.word_after(1) not in SEASONS:
        return None
    year = mention.word_after(3 if mention.word_after(2) == "of" else 2)
    return int(year) if len(year) == 4 and year.isdecimal() else None


def _season_spoken_of(mention: Mention, name: str) -> str | None:
    """ "That summer", "the following spring": of the date last spoken of."""
    (first, last, granularity), mention.anchored = mention.context.history[0]
    if mention.has("previous", "preceding"):
        return season_beside(first, name, -1)
    coarse = granularity in ("year", "decade", "century")
    if mention.has("following", "next"):
        return f"{first.year + 1:04d}-{name}" if coarse else season_beside(last, name, 1)
    if coarse:
        return f"{first.year:04d}-{name}"
    # "That winter" is the one that the date lies in, or else the nearest
    years = range(max(first.year - 1, 1), min(first.year + 2, 9999))
    return f"{min(years, key=lambda year: abs((_season_middle(year, name) - first).days)):04d}-{name}"


@resolves("season_ago")
def season_ago(mention: Mention) -> str | None:
    """ "Three summers ago" counts from the latest that has begun."""
    published, count = mention.published(), count_in(mention.words)
    name = next((SEASONS[word.rstrip("s")] for word in mention.words if word.rstrip("s") in SEASONS), None)
    if published is None or not name or count is None or count >= published.year:
        return None
    begun = published.year - (_season(published.year, name)[0] > published)
    return f"{begun - int(count):04d}-{name}"


def season_beside(published: Day, name: str, way: int) -> str | None:
    """The last or next such season that is over, or has not begun."""
    years = range(published.year - 2, published.year + 3)
    if way > 0:
        return next((f"{year:04d}-{name}" for year in years if _season(year, name)[0] > published), None)
    return next((f"{year:04d}-{name}" for year in reversed(years) if _season(year, name)[1] < published), None)


def _season(year: int, name: str) -> tuple[Day, Day]:
    found = values.period(f"{year:04d}-{name}")
    assert found  # every year has every season
    return found[:2]


def _season_middle(year: int, name: str) -> Day:
    return _season(year, name)[0] + dt.timedelta(45)

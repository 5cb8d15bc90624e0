"""What each rule of the grammar means: from the words of a date expression to its TIMEX3 value.

There is one function per rule, under the rule's name. It is given the mention and what is known where it stands: the
publication date, the date last spoken of, and whether the words around it look back or ahead. It returns the value,
or None where the value cannot be known.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from toolkit.timelines import values
from toolkit.timelines.direction import direction
from toolkit.timelines.lexer import Tokens
from toolkit.timelines.values import Day, unit_value
from toolkit.timelines.vocabulary import (
    CLOCK_WORDS,
    DECADES,
    EASTER_HOLIDAYS,
    FIXED_HOLIDAYS,
    FLOATING_HOLIDAYS,
    MONTHS,
    MULTIPLES,
    NUMBERS,
    ORDINALS,
    PARTS,
    SEASONS,
    UNITS,
    WEEKDAYS,
)

BACK = frozenset({"last", "past", "previous", "preceding", "prior"})
_REPORT_RULES = frozenset({"quarter", "quarter_of_year", "quarter_of_rel_year"})
AHEAD = frozenset({"next", "coming", "following", "upcoming"})


@dataclass(slots=True)
class Context:
    """What is known where a mention stands; `spoken` is the value last spoken of, `anchored` what it rested on."""

    published: Day | None
    tokens: Tokens
    spoken: str | None = None
    spoken_anchored: bool = False
    history: list[tuple[values.Period, bool]] = field(default_factory=list)  # the latest first
    report: str | None = None  # the quarter or year whose results the article gives

    def speak(self, value: str, mention: Mention) -> None:
        """Remember what was spoken of."""
        self.spoken, self.spoken_anchored = value, mention.anchored
        if found := values.period(value):
            self.history = [(found, mention.anchored), *self.history[:4]]
        if mention.rule in _REPORT_RULES and "Q" in value and mention.direction() <= 0:
            self.report = value


@dataclass(slots=True)
class Mention:
    """The words a rule matched, in lower case, and where they stand among the tokens."""

    rule: str
    first: int
    last: int  # after the last token
    words: list[str]
    context: Context
    anchored: bool = field(default=False)

    def number_of(self, table: dict[str, int]) -> int | None:
        return next((table[word] for word in self.words if word in table), None)

    def name_of(self, table: dict[str, str]) -> str | None:
        return next((table[word] for word in self.words if word in table), None)

    def has(self, *words: str) -> bool:
        return any(word in self.words for word in words)

    def published(self) -> Day | None:
        """The publication date; asking for it makes the mention anchored."""
        self.anchored = True
        return self.context.published

    def direction(self) -> int:
        return direction(self.context.tokens, self.first, self.last)

    def word_after(self, distance: int = 0) -> str:
        index = self.last + distance
        return self.context.tokens.word(index) if index < len(self.context.tokens.tags) else ""

    def word_before(self) -> str:
        return self.context.tokens.word(self.first - 1) if self.first else ""


_SINGULAR_UNITS = frozenset(UNITS.values())
Resolver = Callable[[Mention], str | None]
RESOLVERS: dict[str, Resolver] = {}


def resolves(*rules: str) -> Callable[[Resolver], Resolver]:
    """Enter a function under the names of the rules it resolves."""

    def enter(function: Resolver) -> Resolver:
        for rule in rules:
            RESOLVERS[rule] = function
        return function

    return enter


# ---- Parts of an expression


def month_in(mention: Mention) -> int | None:
    return mention.number_of(MONTHS)


def unit_in(mention: Mention) -> str:
    return next((UNITS[word] for word in reversed(mention.words) if word in UNITS), "day")


def year_in(mention: Mention) -> int | None:
    """The year: four digits, or two after an apostrophe."""
    for index in range(len(mention.words) - 1, -1, -1):
        word = mention.words[index]
        if len(word) == 4 and word.isdecimal():
            return int(word)
        if len(word) == 2 and word.isdecimal() and index and mention.words[index - 1] in ("'", "‘"):
            return full_year(int(word), mention.context.published)
    return None


def full_year(two_digits: int, published: Day | None) -> int:
    """The year with these last digits that is nearest to publication, and at most 20 years after it."""
    latest = (published.year if published else 2020) + 20
    return latest - (latest - two_digits) % 100


def day_in(mention: Mention) -> int | None:
    """The day of the month beside the month's name."""
    at = next((i for i, word in enumerate(mention.words) if word in MONTHS), None)
    if at is None:
        return None
    around = [*range(at + 1, min(at + 4, len(mention.words))), *range(at - 1, max(at - 4, -1), -1)]
    for index in around:
        word = mention.words[index]
        if word.isdecimal() and len(word) <= 2 and (not index or mention.words[index - 1] not in ("'", "‘")):
            return int(word)
        if word[:1].isdigit() and word[-2:] in ("st", "nd", "rd", "th"):
            return int(word[:-2])
        if word in ORDINALS:
            return ORDINALS[word]
    return None


def ordinal_in(mention: Mention) -> int | None:
    for word in mention.words:
        if word in ORDINALS:
            return ORDINALS[word]
        if word[:1].isdigit() and word[-2:] in ("st", "nd", "rd", "th"):
            return int(word[:-2])
        if word == "final":
            return 4
    return None


def count_in(words: list[str]) -> float | None:
    """The number in an expression; None for "several"."""
    if any(word in ("several", "few", "many", "dozens", "hundreds", "thousands", "some", "recent") for word in words):
        return None
    if "couple" in words:
        return 2
    total: float = 0
    seen = False
    for index, word in enumerate(words):
        if word in NUMBERS:
            total, seen = total + NUMBERS[word], True
        elif word in MULTIPLES:
            total, seen = max(total, 1) * MULTIPLES[word], True
        elif word.replace(",", "").replace(".", "", 1).isdecimal():
            number = float(word.replace(",", ""))
            if index + 2 < len(words) and words[index + 1] == "/" and words[index + 2].isdecimal():
                number /= max(float(words[index + 2]), 1)
            elif index >= 2 and words[index - 1] == "/":
                continue
            total, seen = total + number, True
        elif word == "½":
            total, seen = total + 0.5, True
        elif word == "half" and index and words[index - 1] in ("a", "and"):
            total = total + 0.5 if seen else 1.5 if "and" in words else 0.5
            seen = True
        elif word == "half":
            return 0.5
    return total if seen else 1 if any(word in ("a", "an", "another") for word in words) else None


def date_value(year: int, month: int, day: int) -> str | None:
    value = f"{year:04d}-{month:02d}-{day:02d}"
    return value if values.period(value) else None


def with_part(mention: Mention, value: str | None) -> str | None:
    """The day with its part: "Friday morning"."""
    if value and (part := mention.name_of(PARTS)):
        return f"{value}T{part}"
    return value


def step(mention: Mention) -> int:
    """-1 for last, 0 for this, 1 for next."""
    words = mention.words
    if any(word in BACK for word in words):
        return -1
    return 1 if any(word in AHEAD for word in words) else 0


def relative(mention: Mention, unit: str, count: int, base: Day | None) -> str | None:
    if base is None:
        return None
    day = values.shift(base, unit, count)
    return unit_value(unit, day) if day else None


# ---- Days


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
    first, second, year = (int(part) for part in word.replace(".", "/").split("/"))
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


@resolves("month_day", "dateline")
def month_day(mention: Mention) -> str | None:
    month, day = month_in(mention), day_in(mention)
    if not month or not day:
        return None
    year = year_ahead(mention)
    if year is None:
        year = nearest_year(mention, month, day)
    return with_part(mention, date_value(year, month, day)) if year else None


# How many days nearer a date must be that lies against the cue: the cue may belong to another word.
_AGAINST_CUE = (0, 60, 150, 400)
_MONTHS_AGAINST_CUE = (0, 3, 8, 16)


def nearness(published: Day, toward: int) -> Callable[[Day], int]:
    """How far a day is from publication, more where it lies against the cue."""

    def cost(day: Day) -> int:
        distance = (day - published).days
        return abs(distance) + (_AGAINST_CUE[abs(toward)] if distance * toward < 0 else 0)

    return cost


def nearest_year(mention: Mention, month: int, day: int) -> int | None:
    """The year that puts month and day nearest to publication; cues decide what is nearly as near."""
    published = mention.published()
    if published is None:
        return None
    days = []
    for year in range(max(published.year - 4, 1), min(published.year + 5, 9999)):
        with contextlib.suppress(ValueError):  # the 29th of February
            days.append(Day(year, month, day))
    return min(days, key=nearness(published, mention.direction())).year if days else None


def year_ahead(mention: Mention) -> int | None:
    """The year that follows the second of two dates: "May 3 and June 4, 1998"."""
    if mention.word_after() not in ("and", "to", "through", "until", "or", "-", "–", "—"):
        return None
    for distance in range(1, 7):
        word = mention.word_after(distance)
        if len(word) == 4 and word.isdecimal() and 1000 <= int(word) <= 2399:
            return int(word)
        if not (word in MONTHS or word.isdecimal() or word in (",", ".")):
            return None
    return None


@resolves("weekday")
def weekday(mention: Mention) -> str | None:
    published, number = mention.published(), mention.number_of(WEEKDAYS)
    if published is None or not number:
        return None
    toward = 1 if mention.direction() > 0 else -1
    return with_part(mention, values.day_value(values.nearest_weekday(published, number, toward)))


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


@resolves("night")
def night(mention: Mention) -> str | None:
    published = mention.published()
    if published is None:
        return None
    if mention.has("last", "overnight"):
        return f"{values.day_value(published - dt.timedelta(1))}TNI"
    return f"{values.day_value(published)}T{mention.name_of(PARTS) or 'NI'}"


@resolves("day_part")
def day_part(mention: Mention) -> str | None:
    spoken = spoken_day(mention)
    return f"{spoken}T{mention.name_of(PARTS)}" if spoken else None


def spoken_day(mention: Mention) -> str | None:
    """The day last spoken of, or else the day of publication."""
    context = mention.context
    if context.spoken and (found := values.period(context.spoken)) and found[2] == "day":
        mention.anchored = context.spoken_anchored
        return context.spoken[:10]
    published = mention.published()
    return values.day_value(published) if published else None


@resolves("day_of_rel_month")
def day_of_rel_month(mention: Mention) -> str | None:
    published, day = mention.published(), ordinal_in(mention)
    base = published and values.shift(published.replace(day=1), "month", step(mention))
    return date_value(base.year, base.month, day) if base and day else None


@resolves("shared_day")
def shared_day(mention: Mention) -> str | None:
    """ "7" in "June 3 to 7" and "3" in "3 to 7 June": a day of the month named beside it."""
    day = int(mention.words[0])
    for distance in range(1, 5):
        number = MONTHS.get(mention.word_after(distance))
        if number:
            nearby = (mention.word_after(distance + 1), mention.word_after(distance + 2))
            years = [int(word) for word in nearby if len(word) == 4 and word.isdecimal()]
            year = years[0] if years else nearest_year(mention, number, day)
            return date_value(year, number, day) if year else None
    spoken = mention.context.spoken
    if not spoken or len(spoken) < 10:
        return None
    mention.anchored = mention.context.spoken_anchored
    return date_value(year_in(mention) or int(spoken[:4]), int(spoken[5:7]), day)


@resolves("day_of_last_month")
def day_of_last_month(mention: Mention) -> str | None:
    """ "the 17th": of the month last spoken of."""
    day = ordinal_in(mention)
    spoken = mention.context.spoken
    base = values.period(spoken) if spoken else None
    if base and base[2] in ("day", "month"):
        mention.anchored = mention.context.spoken_anchored
        return date_value(base[0].year, base[0].month, day) if day else None
    published = mention.published()
    return date_value(published.year, published.month, day) if published and day else None


@resolves("holiday")
def holiday(mention: Mention) -> str | None:
    words = [word for word in mention.words if word not in ("last", "this", "next")]
    whole = words[-1] if words[-1] in ("week", "weekend") else None
    name = " ".join(words[:-1] if whole else words).replace(" '", "'")
    name = name if name.startswith("new year") else name.replace("'s", "")
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
    day = min(found, key=nearness(published, mention.direction()))
    return unit_value(whole, day) if whole else values.day_value(day)


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
    return None


# ---- Times


@resolves("clock", "clock_on_day")
def clock(mention: Mention) -> str | None:
    day = inner_day(mention)
    if day is None:
        return None
    time = clock_time(mention.words)
    return f"{day}T{time}" if time else with_part(mention, day)


def inner_day(mention: Mention) -> str | None:
    """The day named beside a time, or else the day last spoken of."""
    if month_in(mention):
        value = full_date(mention) if year_in(mention) else month_day(mention)
    elif mention.number_of(WEEKDAYS):
        value = rel_weekday(mention) if mention.has("last", "next", "this") else weekday(mention)
    elif mention.has("today", "tomorrow", "yesterday"):
        value = near_day(mention)
    else:
        value = spoken_day(mention)
    return value[:10] if value else None


def clock_time(words: list[str]) -> str | None:
    """Hours and minutes: "5:30 p.m.", "noon", "four o'clock", "1430 GMT"."""
    half = next((w[0] for w in words if w[:1] in "ap" and w.replace(".", "").replace(" ", "") in ("am", "pm")), None)
    if half is None:
        half = "a" if "morning" in words else "p" if {"afternoon", "evening"} & set(words) else None
    for word in words:
        if word in CLOCK_WORDS:
            return CLOCK_WORDS[word]
        if ":" in word or word.isdecimal() or word in NUMBERS:
            if ":" in word:
                hour, minute = (int(part) for part in word.split(":")[:2])
            elif len(word) == 4 and word.isdecimal():
                hour, minute = divmod(int(word), 100)
            else:
                hour, minute = (NUMBERS[word] if word in NUMBERS else int(word)), 0
            if half == "p" and hour < 12:
                hour += 12
            elif half == "a" and hour == 12:
                hour = 0
            return f"{hour:02d}:{minute:02d}" if hour <= 24 else None
    return None


# ---- Weeks, months, seasons


@resolves("week_of")
def week_of(mention: Mention) -> str | None:
    value = full_date(mention) if year_in(mention) else month_day(mention)
    found = values.period(value) if value else None
    return values.week_value(found[0]) if found else None


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
        toward = mention.direction()
        ahead = (number - published.month) % 12
        back = (published.month - number) % 12
        against = _MONTHS_AGAINST_CUE[abs(toward)]
        to_come = ahead + (against if toward < 0 else 0)
        past = back + (against if toward > 0 else 0)
        months = ahead if to_come < past else -back
        year = (published.year * 12 + published.month - 1 + months) // 12
    return f"{year:04d}-{number:02d}"


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
    published, number = mention.published(), month_in(mention)
    if published is None or not number:
        return None
    way = step(mention)
    year = published.year
    if way < 0 and number >= published.month:
        year -= 1
    elif way > 0 and number <= published.month:
        year += 1
    return f"{year:04d}-{number:02d}"


def rel_year(mention: Mention) -> int | None:
    """The year of "last year", "that year"."""
    if mention.has("that", "same", "following", "previous") and mention.context.spoken:
        base = values.period(mention.context.spoken)
        if base:
            mention.anchored = mention.context.spoken_anchored
            return base[0].year + (mention.has("following") - mention.has("previous"))
    published = mention.published()
    return published.year + step(mention) if published else None


@resolves("month_rel_year")
def month_rel_year(mention: Mention) -> str | None:
    year, number = rel_year(mention), month_in(mention)
    return f"{year:04d}-{number:02d}" if year and number else None


@resolves("season_year")
def season_year(mention: Mention) -> str | None:
    year = year_in(mention)
    if year is None and any(word in NUMBERS for word in mention.words):
        year = int(year_in_words(mention) or 0)
    return f"{year:04d}-{mention.name_of(SEASONS)}" if year else None


@resolves("rel_season", "season")
def season(mention: Mention) -> str | None:
    published, name = mention.published(), mention.name_of(SEASONS)
    if published is None or not name:
        return None
    way = step(mention)
    if mention.rule == "season":
        way = mention.direction()
    elif way == 0:
        return f"{published.year - (name == 'WI' and published.month < 3):04d}-{name}"
    years = range(published.year - 2, published.year + 3)
    if mention.rule == "season":
        nearest = nearness(published, way)
        return f"{min(years, key=lambda year: nearest(_season_middle(year, name))):04d}-{name}"
    if way > 0:
        return next((f"{year:04d}-{name}" for year in years if _season(year, name)[0] > published), None)
    return next((f"{year:04d}-{name}" for year in reversed(years) if _season(year, name)[1] < published), None)


def _season(year: int, name: str) -> tuple[Day, Day]:
    found = values.period(f"{year:04d}-{name}")
    assert found  # every year has every season
    return found[:2]


def _season_middle(year: int, name: str) -> Day:
    return _season(year, name)[0] + dt.timedelta(45)


# ---- Quarters, halves, fiscal years


@resolves("quarter_of_year")
def quarter_of_year(mention: Mention) -> str | None:
    year, number = year_in(mention), ordinal_in(mention)
    return f"{year:04d}-Q{number}" if year and number else None


@resolves("quarter_code")
def quarter_code(mention: Mention) -> str | None:
    """Q3, 1H 2023."""
    code = next(word for word in mention.words if len(word) == 2 and word.strip("1234") in ("q", "h"))
    letter, number = code.strip("1234").upper(), int(code.strip("qh"))
    year = year_in(mention)
    if year is None:
        published = mention.published()
        if published is None:
            return None
        first_month = (number - 1) * (3 if letter == "Q" else 6) + 1
        year = published.year - (first_month > published.month and mention.direction() <= 0)
    return f"{year:04d}-{letter}{number}"


@resolves("quarter_of_rel_year")
def quarter_of_rel_year(mention: Mention) -> str | None:
    year, number = rel_year(mention), ordinal_in(mention)
    return f"{year:04d}-Q{number}" if year and number else None


@resolves("quarter")
def quarter(mention: Mention) -> str | None:
    published, number = mention.published(), ordinal_in(mention)
    if published is None or not number:
        return None
    current = (published.month + 2) // 3
    year = published.year
    if mention.direction() > 0:
        year += number < current - 1
    else:
        year -= number > current
    return f"{year:04d}-Q{number}"


@resolves("quarter_year_ago")
def quarter_year_ago(mention: Mention) -> str | None:
    value = quarter(mention)
    return f"{int(value[:4]) - 1:04d}{value[4:]}" if value else None


@resolves("period_year_ago")
def period_year_ago(mention: Mention) -> str | None:
    """The period the article reports on, a year before."""
    report = mention.context.report
    if report:
        mention.anchored = True
        return f"{int(report[:4]) - 1:04d}{report[4:]}"
    published = mention.published()
    return f"{published.year - 1:04d}" if published else None


@resolves("period_of_year")
def period_of_year(mention: Mention) -> str | None:
    """ "the 1988 period": the period reported on, in that year."""
    year, report = year_in(mention), mention.context.report
    if not year:
        return None
    return f"{year:04d}{report[4:]}" if report else f"{year:04d}"


@resolves("half_of_year", "half_of_rel_year")
def half_of_year(mention: Mention) -> str | None:
    year = year_in(mention) or rel_year(mention)
    return f"{year:04d}-H{1 if mention.has('first') else 2}" if year else None


@resolves("half")
def half(mention: Mention) -> str | None:
    published = mention.published()
    return f"{published.year:04d}-H{1 if mention.has('first') else 2}" if published else None


@resolves("quarters_of_year")
def quarters_of_year(mention: Mention) -> str | None:
    year = year_in(mention)
    return (
        f"{year:04d}-H{1 if mention.has('first') else 2}"
        if year and mention.has("two")
        else f"{year:04d}"
        if year
        else None
    )


@resolves("fiscal_year", "year")
def year(mention: Mention) -> str | None:
    found = year_in(mention)
    return f"{found:04d}" if found else None


@resolves("short_year")
def short_year(mention: Mention) -> str | None:
    """ "10" in "2009-10", where it is later than the first."""
    first = int(mention.context.tokens.word(mention.first - 2))
    last = first - first % 100 + int(mention.words[0])
    return f"{last:04d}" if first < last <= first + 20 else None


# ---- Decades, centuries, years in words


@resolves("decade", "part_of_decade")
def decade(mention: Mention) -> str | None:
    published = mention.context.published
    for word in mention.words:
        digits = word.strip("'s")
        if word in DECADES:
            return f"{full_year(DECADES[word], published) // 10:03d}X"
        if digits.isdecimal() and len(digits) in (2, 4):
            year = int(digits) if len(digits) == 4 else full_year(int(digits), published)
            return f"{year // 10:03d}X"
    return None


@resolves("century")
def century(mention: Mention) -> str | None:
    number = ordinal_in(mention)
    return f"{number - 1:02d}" if number else None


@resolves("year_in_words")
def year_in_words(mention: Mention) -> str | None:
    words = [word for word in mention.words if word in NUMBERS or word in MULTIPLES]
    if words[0] in ("nineteen", "eighteen"):
        return f"{NUMBERS[words[0]] * 100 + sum(NUMBERS[word] for word in words[1:]):04d}"
    return f"{2000 + sum(NUMBERS[word] for word in words[2:]):04d}"


@resolves("juche_year")
def juche_year(mention: Mention) -> str | None:
    """Juche 1 is 1912."""
    after = mention.words[mention.words.index("juche") + 1 :]
    number = next(
        int(word) if word.isdecimal() else NUMBERS[word] for word in after if word.isdecimal() or word in NUMBERS
    )
    return f"{1911 + number:04d}"


@resolves("juche_date")
def juche_date(mention: Mention) -> str | None:
    """ "April 6, Juche 82 (1993)"."""
    year, month = juche_year(mention), month_in(mention)
    mention.words = mention.words[: mention.words.index("juche")]
    day = day_in(mention)
    if year is None or month is None:
        return None
    return date_value(int(year), month, day) if day else f"{year}-{month:02d}"


# ---- So far away


@resolves("ago")
def ago(mention: Mention) -> str | None:
    count, unit = count_in(mention.words), unit_in(mention)
    if count is None:
        return "PAST_REF"
    if unit == "year" and count == 1 and mention.context.report:
        return period_year_ago(mention)
    return away(mention, unit, -count, mention.published())


@resolves("long_ago")
def long_ago(mention: Mention) -> str | None:
    return "PAST_REF"


@resolves("earlier")
def earlier(mention: Mention) -> str | None:
    count, unit = count_in(mention.words), unit_in(mention)
    if count is None:
        return "PAST_REF"
    if unit == "year" and count == 1 and mention.context.report:
        return period_year_ago(mention)
    return away(mention, unit, -count, spoken_base(mention, unit))


@resolves("later")
def later(mention: Mention) -> str | None:
    count, unit = count_in(mention.words), unit_in(mention)
    if count is None:
        return "FUTURE_REF"
    return away(mention, unit, count, spoken_base(mention, unit))


@resolves("from_now")
def from_now(mention: Mention) -> str | None:
    count, unit = count_in(mention.words), unit_in(mention)
    return "FUTURE_REF" if count is None else away(mention, unit, count, mention.published())


def spoken_base(mention: Mention, unit: str) -> Day | None:
    """The first day of what was last spoken of, where that is no coarser than the unit; else publication."""
    order = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")
    if unit in order:
        for (first, _, granularity), anchored in mention.context.history:
            if order.index(granularity) <= order.index(unit):
                mention.anchored = anchored
                return first
    return mention.published()


def away(mention: Mention, unit: str, count: float, base: Day | None) -> str | None:
    if base is None:
        return None
    if unit in ("second", "minute", "hour"):
        hours = {"second": 0, "minute": 0, "hour": count}[unit]
        return values.day_value(base + dt.timedelta(int(hours / 24))) + "TXX"
    if abs(count) > 10_000:
        return None
    if count != int(count) and unit in ("year", "month"):
        day = values.shift(base, "month", round(count * (12 if unit == "year" else 1)))
        return unit_value("month", day) if day else None
    day = values.shift(base, unit, int(count))
    return unit_value(whole_unit(unit), day) if day else None


# ---- Last, this, next; the year, the quarter


@resolves("rel_period", "mod_in_period")
def rel_period(mention: Mention) -> str | None:
    unit = "quarter" if mention.has("period") else whole_unit(unit_in(mention))
    part = mention.name_of(PARTS)
    if part:
        return rel_part(mention, part)
    next_day = unit == "day" and mention.words[:2] == ["the", "next"]
    if next_day or mention.has("that", "same", "following", "preceding", "previous", "prior"):
        return relative(mention, unit, step(mention), spoken_base(mention, unit))
    published = mention.published()
    if published is None:
        return None
    if unit == "quarter" and mention.has("latest"):
        return reported_quarter(mention, published)
    if unit in ("second", "minute", "hour"):
        return values.day_value(published) + "TXX"
    return relative(mention, unit, step(mention), published)


def rel_part(mention: Mention, part: str) -> str | None:
    """ "the next morning", "that night"."""
    base = spoken_base(mention, "day")
    if base is None:
        return None
    return f"{values.day_value(base + dt.timedelta(step(mention)))}T{part}"


def reported_quarter(mention: Mention, published: Day) -> str | None:
    """The quarter whose results the article gives, or else the one before publication."""
    report = mention.context.report
    return report if report and "Q" in report else relative(mention, "quarter", -1, published)


def whole_unit(unit: str) -> str:
    return {"fortnight": "week", "millennium": "century"}.get(unit, unit)


@resolves("that_period")
def that_period(mention: Mention) -> str | None:
    """ "the quarter", "the year": what the article reports on, or the one of publication."""
    unit = unit_in(mention)
    if mention.word_after() in ("ended", "ending") and unit == "year":
        return "P1Y"
    if unit == "quarter" and mention.word_after() in ("ended", "ending"):
        month_name = mention.word_after(1)
        published = mention.published()
        if month_name in MONTHS and published:
            year = published.year - (MONTHS[month_name] > published.month)
            return unit_value("quarter", Day(year, MONTHS[month_name], 1))
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
    published = mention.published()
    unit = whole_unit(unit_in(mention))
    return relative(mention, unit, step(mention), published) if published else None


@resolves("year_end")
def year_end(mention: Mention) -> str | None:
    """ "year-end" is its last day, "the year's end" the year."""
    published = mention.published()
    if published is None:
        return None
    if "-" not in mention.words:
        return f"{published.year:04d}"
    return f"{published.year - (mention.direction() < 0):04d}-12-31"


# ---- Sets, durations, vague references


@resolves("each")
def each(mention: Mention) -> str | None:
    if number := mention.number_of(WEEKDAYS):
        return with_part(mention, f"XXXX-WXX-{number}")
    if number := month_in(mention):
        return f"XXXX-{number:02d}"
    if name := mention.name_of(SEASONS):
        return f"XXXX-{name}"
    if part := mention.name_of(PARTS):
        return f"XXXX-XX-XXT{part}"
    if mention.has("other"):
        return values.length(2, unit_in(mention))
    return values.length(count_in(mention.words[1:]) or 1, unit_in(mention))


@resolves("often")
def often(mention: Mention) -> str | None:
    word = mention.words[0]
    return {
        "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
        "monthly": "P1M", "bimonthly": "P2M", "hourly": "PT1H", "quarterly": "P3M",
    }.get(word, "P1Y")  # fmt: skip


@resolves("weekdays")
def weekdays(mention: Mention) -> str | None:
    return with_part(mention, f"XXXX-WXX-{mention.number_of(WEEKDAYS)}")


@resolves("rate")
def rate(mention: Mention) -> str | None:
    return values.length(1, unit_in(mention))


@resolves("duration", "span", "vague_duration")
def duration(mention: Mention) -> str | None:
    if mention.rule == "span" and unit_in(mention) == "month" and (published := mention.context.published):
        mention.context.report = f"{published.year:04d}"  # "the first nine months"
    if "to" in mention.words:
        before = count_in(mention.words[: mention.words.index("to")])
        if before is not None:
            return values.length(before, unit_in(mention))  # "two to three weeks"
    if mention.words[-1] == "long" and len(mention.words) == 3 and mention.words[0] in _SINGULAR_UNITS:
        return values.length(1, unit_in(mention))  # "day-long"
    return values.length(count_in(mention.words), unit_in(mention))


@resolves("vague_span")
def vague_span(mention: Mention) -> str | None:
    if mention.has("these"):
        return "PRESENT_REF"
    return "FUTURE_REF" if mention.has("coming", "next", "future") else "PAST_REF"


@resolves("present")
def present(mention: Mention) -> str | None:
    return "PRESENT_REF"


@resolves("past")
def past(mention: Mention) -> str | None:
    return "PAST_REF"


@resolves("future")
def future(mention: Mention) -> str | None:
    return "FUTURE_REF"

"""Times of day, and parts of the day."""

from __future__ import annotations

import datetime as dt

from toolkit.timelines import values
from toolkit.timelines.lexer import atoms_of
from toolkit.timelines.meaning.days import full_date, month_day, near_day
from toolkit.timelines.meaning.holidays import holiday
from toolkit.timelines.meaning.mention import Mention, resolves
from toolkit.timelines.meaning.parts import month_in, with_part, year_in
from toolkit.timelines.meaning.spoken import spoken_day
from toolkit.timelines.meaning.weekdays import rel_weekday, weekday
from toolkit.timelines.vocabulary import CLOCK_WORDS, NUMBERS, PARTS, WEEKDAYS, ZONES

_PM_WORDS = frozenset({"afternoon", "evening", "night", "tonight"})
_FEASTS = frozenset("christmas new thanksgiving easter halloween".split())
_NOUN = frozenset(atoms_of("LOWER") + atoms_of("UPPER"))


@resolves("clock", "clock_on_day")
def clock(mention: Mention) -> str | None:
    time = clock_time(mention.words)
    if len(mention.words[0]) == 4 and mention.words[0].isdecimal():
        mention.words = mention.words[1:]  # "0830 KST May 4": it is no year
    day = inner_day(mention)
    if day is None:
        return None
    return f"{day}T{time}" if time else with_part(mention, day)


@resolves("part_of_day")
def part_of_day(mention: Mention) -> str | None:
    """ "the evening of January 9"."""
    day = inner_day(mention)
    return f"{day}T{mention.name_of(PARTS)}" if day else None


def inner_day(mention: Mention) -> str | None:
    """The day named beside a time, or else the day last spoken of."""
    if feast := next((at for at, word in enumerate(mention.words) if word in _FEASTS), None):
        mention.words = mention.words[feast:]
        value = holiday(mention)
    elif month_in(mention):
        value = full_date(mention) if year_in(mention) else month_day(mention)
    elif mention.number_of(WEEKDAYS):
        value = rel_weekday(mention) if mention.has("last", "next", "this") else weekday(mention)
    elif mention.has("today", "tomorrow", "yesterday"):
        value = near_day(mention)
    elif mention.has("tonight", "this"):
        published = mention.published()
        value = values.day_value(published) if published else None
    else:
        value = day_after(mention) or spoken_day(mention)
    return value[:10] if value else None


def day_after(mention: Mention) -> str | None:
    """The day of "10:35 a.m. (0735 GMT) Friday": only the same time in another zone stands between."""
    for distance in range(7):
        word = mention.word_after(distance)
        near = word in ("today", "tomorrow", "yesterday")
        if near or (word in WEEKDAYS and word.endswith("day") and len(word) > 4):
            day = Mention("weekday", mention.last + distance, mention.last + distance + 1, [word], mention.context)
            value = near_day(day) if near else weekday(day)
            mention.anchored = True
            return value
        if not (
            word in ("(", ")", "{", "}", "on", ",", "local", "time") or word in ZONES.split() or word[:1].isdigit()
        ):
            return None
    return None


def clock_time(words: list[str]) -> str | None:
    """Hours and minutes: "5:30 p.m.", "noon", "four o'clock", "1430 GMT"."""
    half = next((w[0] for w in words if w[:1] in "ap" and w.replace(".", "").replace(" ", "") in ("am", "pm")), None)
    if half is None:
        half = "a" if "morning" in words else "p" if _PM_WORDS & set(words) else None
    for word in words:
        if word in CLOCK_WORDS:
            return CLOCK_WORDS[word]
        if ":" in word or word.replace(".", "", 1).isdecimal() or word in NUMBERS:
            if ":" in word or "." in word:
                hour, minute = (int(part) for part in word.replace(".", ":").split(":")[:2])
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


@resolves("night")
def night(mention: Mention) -> str | None:
    published = mention.published()
    if published is None:
        return None
    if mention.has("last") or (mention.has("overnight") and not _is_to_come(mention)):
        return f"{values.day_value(published - dt.timedelta(1))}TNI"
    return f"{values.day_value(published)}T{mention.name_of(PARTS) or 'NI'}"


def _is_to_come(mention: Mention) -> bool:
    """ "Will fall overnight", but not "overnight losses"."""
    tags, last = mention.context.tokens.tags, mention.last
    return tags[last : last + 1] not in _NOUN and mention.direction() > 0


@resolves("day_part")
def day_part(mention: Mention) -> str | None:
    spoken = spoken_day(mention)
    return f"{spoken}T{mention.name_of(PARTS)}" if spoken else None

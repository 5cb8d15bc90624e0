"""The parts of an expression that several rules share: its month, year, day and number."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from toolkit.timelines import values
from toolkit.timelines.meaning.mention import Mention
from toolkit.timelines.values import Day, unit_value
from toolkit.timelines.vocabulary import MONTHS, MULTIPLES, NUMBERS, ORDINALS, PARTS, UNITS, WEEKDAYS

# How many days nearer a date must be that lies against the cue, by the cue's strength: the cue may belong to another
# word.
_AGAINST_CUE = (0, 60, 150, 400)
BACK = frozenset({"last", "past", "previous", "preceding", "prior"})
UP_TO = ("to", "through", "until", "-", "–")
AHEAD = frozenset({"next", "coming", "following", "upcoming"})


def month_in(mention: Mention) -> int | None:
    return mention.number_of(MONTHS)


def unit_in(mention: Mention) -> str:
    return next((UNITS[word] for word in reversed(mention.words) if word in UNITS), "day")


def whole_unit(unit: str) -> str:
    return {"fortnight": "week", "millennium": "century"}.get(unit, unit)


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
        if word in ORDINALS or word in NUMBERS:
            return ORDINALS.get(word) or NUMBERS[word]  # "April eighth", and "April eight" as some wires write
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
    """The number in an expression; None for "several". Of "three or four" the first counts."""
    for index, word in enumerate(words[:-2]):
        if word.isdecimal() and words[index + 1] == "-" and words[index + 2].isdecimal():
            return float(word)  # "10-15 years"
    words = [word for word in words if word not in ("-", "odd", "plus", "+")]
    for join in ("or", "to", "–", "—"):
        if join in words and (first := count_in(words[: words.index(join)])) is not None:
            return first
    if any(word in ("several", "few", "many", "dozens", "hundreds", "thousands", "some", "recent") for word in words):
        return None
    if "couple" in words:
        return 2
    if "half" in words and "dozen" in words:
        return 6
    units = [word for word in words if word in UNITS]
    if len(units) > 1 and UNITS[units[0]] == "quarter":  # "a quarter of a century", "three-quarters of an hour"
        return 0.75 if "three" in words else 0.25
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
    if "of" in words:
        words = words[words.index("of") + 1 :]  # "the last days of this year"
    if any(word in BACK for word in words):
        return -1
    return 1 if any(word in AHEAD for word in words) else 0


def relative(mention: Mention, unit: str, count: int, base: Day | None) -> str | None:
    if base is None:
        return None
    day = values.shift(base, unit, count)
    return unit_value(unit, day) if day else None


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
    weekday = mention.number_of(WEEKDAYS)
    for year in range(max(published.year - 4, 1), min(published.year + 5, 9999)):
        with contextlib.suppress(ValueError):  # the 29th of February
            days.append(Day(year, month, day))
    agreeing = [day for day in days if day.isoweekday() == weekday and abs(day.year - published.year) <= 2]
    return min(agreeing or days, key=nearness(published, mention.direction())).year if days else None


def year_ahead(mention: Mention) -> int | None:
    """The year that follows the second of two dates: "May 3 and June 4, 1998"."""
    if mention.word_after() not in ("and", "to", "through", "until", "or", "-", "–", "—", "/"):
        return None
    for distance in range(1, 7):
        word = mention.word_after(distance)
        if len(word) == 4 and word.isdecimal() and 1000 <= int(word) <= 2399:
            return int(word)
        if not (word in MONTHS or word.isdecimal() or word in (",", ".")):
            return None
    return None


def rel_year(mention: Mention) -> int | None:
    """The year of "last year", "that year"."""
    if mention.has("that", "same", "following", "previous") and mention.context.spoken:
        base = values.period(mention.context.spoken)
        if base:
            mention.anchored = mention.context.spoken_anchored
            return base[0].year + (mention.has("following") - mention.has("previous"))
    published = mention.published()
    return published.year + step(mention) if published else None

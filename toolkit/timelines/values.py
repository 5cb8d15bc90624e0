"""Arithmetic on TIMEX3 values, and the days they name.

A value names a day (1998-08-07), a part of a day (1998-08-07TMO), a week (1998-W32), a weekend (1998-W32-WE), a month
(1998-08), a quarter (1998-Q3), a half (1998-H2), a season (1998-SU), a year (1998), a decade (199X) or a century (19);
a length of time (P3D, PT2H); what recurs (XXXX-WXX-1); or no more than a direction (PAST_REF).
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

Day = dt.date
Period = tuple[Day, Day, str]  # first day, last day, granularity

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SEASON_OF_MONTH = ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")
_VALUE = re.compile(
    r"(?P<century>\d\d)|(?P<decade>\d{3})X|(?P<year>\d{4})(?:-(?:"
    r"(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.+)?)?|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
)


@lru_cache(maxsize=16384)
def period(value: str) -> Period | None:
    """The first and last day a value names and its granularity; None where it names no calendar unit.

    >>> period("1998-W32-WE")
    (datetime.date(1998, 8, 8), datetime.date(1998, 8, 9), 'weekend')
    >>> period("P3D") is None
    True
    """
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    found = {name: text for name, text in match.groupdict().items() if text}
    try:
        if "century" in found:
            return _years(int(value) * 100, 100, "century")
        if "decade" in found:
            return _years(int(found["decade"]) * 10, 10, "decade")
        year = int(found["year"])
        if "day" in found:
            day = Day(year, int(found["month"]), int(found["day"]))
            return day, day, "day"
        if "month" in found:
            return _months(year, int(found["month"]), 1, "month")
        if "week" in found:
            monday = Day.fromisocalendar(year, int(found["week"]), 1)
            sunday = monday + dt.timedelta(6)
            return (sunday - dt.timedelta(1), sunday, "weekend") if "weekend" in found else (monday, sunday, "week")
        if "quarter" in found:
            return _months(year, 3 * int(found["quarter"]) - 2, 3, "quarter")
        if "half" in found:
            return _months(year, 6 * int(found["half"]) - 5, 6, "half")
        if "season" in found:
            return _months(year, _SEASON_MONTH[found["season"]], 3, "season")
        return _years(year, 1, "year")
    except (ValueError, OverflowError):
        return None  # no such day, or beyond the years 1 to 9999


def _years(year: int, count: int, granularity: str) -> Period:
    return Day(max(year, 1), 1, 1), Day(year + count - 1, 12, 31), granularity


def _months(year: int, month: int, count: int, granularity: str) -> Period:
    after = year * 12 + month - 1 + count
    return Day(year, month, 1), Day(after // 12, after % 12 + 1, 1) - dt.timedelta(1), granularity


def day_value(day: Day) -> str:
    return day.isoformat()


def week_value(day: Day) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def unit_value(unit: str, day: Day) -> str:
    """The unit of the calendar that a day lies in.

    >>> [unit_value(unit, Day(1998, 8, 7)) for unit in ("week", "quarter", "decade")]
    ['1998-W32', '1998-Q3', '199X']
    """
    if unit == "week":
        return week_value(day)
    if unit == "weekend":
        return week_value(day) + "-WE"
    if unit == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "half":
        return f"{day.year:04d}-H{(day.month + 5) // 6}"
    if unit == "season":
        # January and February belong to the winter that began the year before.
        return f"{day.year - (day.month < 3):04d}-{SEASON_OF_MONTH[day.month - 1]}"
    if unit == "year":
        return f"{day.year:04d}"
    if unit == "decade":
        return f"{day.year // 10:03d}X"
    if unit == "century":
        return f"{day.year // 100:02d}"
    return day.isoformat()


def shift(day: Day, unit: str, count: int) -> Day | None:
    """The day so many units away; the 29th of February becomes the 28th in years without one.

    None beyond the years 1 to 9999.

    >>> shift(Day(2024, 2, 29), "year", -1)
    datetime.date(2023, 2, 28)
    """
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
    try:
        if unit in days:
            return day + dt.timedelta(days[unit] * count)
        total = day.year * 12 + day.month - 1 + months[unit] * count
        return Day(total // 12, total % 12 + 1, min(day.day, _days_in_month(total // 12, total % 12 + 1)))
    except (ValueError, OverflowError):
        return None


def _days_in_month(year: int, month: int) -> int:
    return 31 if month == 12 else (Day(year, month + 1, 1) - dt.timedelta(1)).day


def nearest_weekday(day: Day, weekday: int, direction: int, *, strictly: bool = False) -> Day:
    """The latest (direction -1) or next (+1) such weekday, the day itself included unless `strictly`.

    >>> nearest_weekday(Day(2024, 2, 29), 3, -1)
    datetime.date(2024, 2, 28)
    """
    distance = (weekday - day.isoweekday()) % 7 if direction > 0 else (day.isoweekday() - weekday) % 7
    if distance == 0 and strictly:
        distance = 7
    return day + dt.timedelta(direction * distance)


def length(count: float | None, unit: str) -> str:
    """The value of a length of time; None is an unknown number.

    >>> length(3, "day"), length(2.5, "year"), length(None, "minute"), length(2, "decade")
    ('P3D', 'P2Y6M', 'PTXM', 'P20Y')
    """
    scale, letter = {
        "second": (1, "S"), "minute": (1, "M"), "hour": (1, "H"), "day": (1, "D"), "week": (1, "W"),
        "fortnight": (2, "W"), "weekend": (2, "D"), "month": (1, "M"), "quarter": (3, "M"), "year": (1, "Y"),
        "season": (3, "M"), "decade": (10, "Y"), "century": (100, "Y"), "millennium": (1000, "Y"),
    }[unit]  # fmt: skip
    head = "PT" if unit in ("second", "minute", "hour") else "P"
    if count is None:
        vague = {"decade": "E", "century": "C", "quarter": "Q"}
        return f"{head}X{vague.get(unit, letter)}"
    count = count * scale
    whole, rest = int(count), count - int(count)
    if not rest:
        return f"{head}{whole}{letter}"
    below = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S") if head == "PT" else (30, "D"), "W": (7, "D")}
    if letter == "D" and 0 < rest * 24 == int(rest * 24):
        return f"P{whole}DT{int(rest * 24)}H" if whole else f"PT{int(rest * 24)}H"
    if letter not in below:
        return f"{head}{count:g}{letter}"
    times, small = below[letter]
    lesser = f"{round(rest * times)}{small}"
    return f"{head}{whole}{letter}{lesser}" if whole else f"{head}{lesser}"


def easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).

    >>> easter(2000)
    datetime.date(2000, 4, 23)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return Day(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> Day:
    """The n-th such weekday of a month, the last for n = -1."""
    if n > 0:
        return nearest_weekday(Day(year, month, 1), weekday, 1) + dt.timedelta(7 * (n - 1))
    return nearest_weekday(Day(year, month, _days_in_month(year, month)), weekday, -1)

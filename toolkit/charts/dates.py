"""Dates as a reader writes them, and the ticks of a time axis, chosen by its span and its width.

Month names are English everywhere: the system's locale would give other labels on other machines.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from toolkit.charts.labels import width
from toolkit.charts.style import SMALL_SIZE

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EPOCH = date(1970, 1, 1)


def name_day(day: date) -> str:
    """A day, as in "29 Feb 2024".

    >>> name_day(date(2024, 2, 29))
    '29 Feb 2024'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def name_period(first: date, freq: str) -> str:
    """A period by its first day.

    >>> [name_period(date(2024, 4, 1), freq) for freq in ("week", "month", "quarter", "year")]
    ['week of 1 Apr 2024', 'Apr 2024', 'Q2 2024', '2024']
    """
    if freq == "year":
        return str(first.year)
    if freq == "quarter":
        return f"Q{(first.month + 2) // 3} {first.year}"
    if freq == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    return {"week": "week of ", "period": "period from "}.get(freq, "") + name_day(first)


def name_span(first: date, last: date) -> str:
    """Two days as one phrase, with what they share said once.

    >>> name_span(date(2024, 2, 26), date(2024, 2, 29)), name_span(date(2023, 12, 30), date(2024, 1, 2))
    ('26–29 Feb 2024', '30 Dec 2023 – 2 Jan 2024')
    """
    if (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return name_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{name_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {name_day(last)}"
    return f"{name_day(first)} – {name_day(last)}"


def day_number(day: date) -> float:
    """Days since 1970: the unit of matplotlib's time axes."""
    return float((date(day.year, day.month, day.day) - _EPOCH).days)


def day_numbers(days: pd.Series) -> list[float]:
    """Days since 1970 of each date; none may be missing."""
    return [float(n) for n in days.to_numpy().astype("datetime64[D]").astype("int64").tolist()]


def frequency(periods: pd.Series) -> str:
    """The word for the periods whose first days these are, by their shortest gap; "period" where there is only one.

    >>> frequency(pd.Series(pd.to_datetime(["2024-01-01", "2024-02-01", "2024-03-01"])))
    'month'
    """
    days = sorted(set(day_numbers(periods)))
    gaps = [later - earlier for earlier, later in pairwise(days)]
    if not gaps:
        return "period"
    for freq, longest in (("day", 6), ("week", 27), ("month", 31), ("quarter", 92)):
        if min(gaps) <= longest:
            return freq
    return "year"


def next_period(first: date, freq: str) -> date:
    """The first day of the period after this one."""
    if freq in ("day", "week", "period"):
        return first + timedelta(days=7 if freq == "week" else 1)
    months = {"month": 1, "quarter": 3, "year": 12}[freq]
    return _month_later(first, months)


def _month_later(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(min(year, date.max.year), month + 1, 1)


class _Step(NamedTuple):
    freq: str
    every: int


_YEARS = tuple(_Step("year", n) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000))
_MONTHS = (*(_Step("month", n) for n in (1, 2, 3, 6)), *_YEARS)
_WEEKS = (*(_Step("week", n) for n in (1, 2)), *_MONTHS)
_STEPS = {
    "day": (*(_Step("day", n) for n in (1, 2)), *_WEEKS),
    "week": _WEEKS,
    "month": _MONTHS,
    "quarter": (_Step("quarter", 1), *_YEARS),
    "year": _YEARS,
}
_LONGEST = {"day": 45, "week": 120}  # days of an axis that is marked so finely


def ticks(
    first: date, last: date, points: float, *, freq: str = "day", upright: bool = False
) -> tuple[list[date], list[str]]:
    """Days to mark between `first` and `last` on an axis of so many points, and their labels of two lines.

    The lower line names the month or the year where it begins; on an upright axis it follows on the same line. No
    tick is finer than `freq`.

    >>> ticks(date(2023, 12, 1), date(2024, 3, 1), 300, freq="month")[1]
    ['Dec\\n2023', 'Jan\\n2024', 'Feb', 'Mar']
    """
    scale = points / max((last - first).days, 1)
    steps = [s for s in _STEPS[freq] if (last - first).days <= _LONGEST.get(s.freq, 10**7)]
    step = next((step for step in steps if _fits(step, scale, upright)), steps[-1])
    days = _days(first, last, step)
    labels = _labels(days, step, scale, upright)
    return days, [label.replace("\n", " ") for label in labels] if upright else labels


def _fits(step: _Step, scale: float, upright: bool) -> bool:
    shortest = {"day": 1, "week": 7, "month": 28, "quarter": 90, "year": 365}[step.freq] * step.every
    sample = {"day": "00", "week": "00 Mmm", "month": "Mmm", "quarter": "Q0", "year": "0000"}[step.freq]
    return scale * shortest >= (1.8 * SMALL_SIZE if upright else width(sample, SMALL_SIZE) + 8)


def _days(first: date, last: date, step: _Step) -> list[date]:
    if step.freq == "day":
        return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step.every)]
    if step.freq == "week":
        monday = first + timedelta(days=-first.weekday() % 7)
        return [monday + timedelta(days=n) for n in range(0, (last - monday).days + 1, 7 * step.every)]
    months = step.every * {"month": 1, "quarter": 3, "year": 12}[step.freq]
    index = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // months) * months
    starts = range(index, last.year * 12 + last.month, months)
    return [date(n // 12, n % 12 + 1, 1) for n in starts if 1 <= n // 12 <= date.max.year]


def _labels(days: list[date], step: _Step, scale: float, upright: bool) -> list[str]:
    if step.freq == "year":
        return [str(day.year) for day in days]
    words: dict[str, Callable[[date], str]] = {
        "day": lambda day: str(day.day),
        "week": lambda day: f"{day.day} {MONTHS[day.month - 1]}",
        "month": lambda day: MONTHS[day.month - 1],
        "quarter": lambda day: f"Q{(day.month + 2) // 3}",
    }
    upper = words[step.freq]
    daily = step.freq == "day"
    units = [(day.year, day.month if daily else 0) for day in days]
    changes = [n for n in range(len(days)) if n == 0 or units[n] != units[n - 1]]
    needed = 0 if upright else width("Mmm 0000" if daily else "0000", SMALL_SIZE) + 8
    if len(changes) > 1 and (days[changes[1]] - days[0]).days * scale < needed:
        changes = changes[1:]  # the first unit is cut short, and its name would run into the next
    lower: dict[int, str] = {}
    for before, n in zip([None, *changes], changes, strict=False):
        month = MONTHS[days[n].month - 1] if daily else ""
        year = str(days[n].year) if before is None or days[before].year != days[n].year else ""
        lower[n] = f"{month} {year}".strip()
    return [f"{upper(day)}\n{lower[n]}" if n in lower else upper(day) for n, day in enumerate(days)]

"""Figures, lists, days and periods in sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from toolkit.groups import Freq

_MONTHS = (
    "January February March April May June July August September October November December".split()  # not the locale's
)


def count_of(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count_of(1, "article"), count_of(1200, "article"), count_of(2, "copy")
    ('1 article', '1,200 articles', '2 copies')
    """
    if number == 1:
        return f"1 {noun}"
    plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
    return f"{number:,} {plural}"


def listed(parts: Sequence[str]) -> str:
    """The parts as people list them.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def period_name(start: pd.Timestamp, freq: Freq) -> str:
    """What people call a period, from its first day.

    >>> [period_name(pd.Timestamp("2024-01-01"), freq) for freq in ("day", "week", "month", "quarter", "year")]
    ['1 January 2024', 'the week of 1 January 2024', 'January 2024', 'the first quarter of 2024', '2024']
    """
    day = day_name(start)
    names = {
        "day": day,
        "week": f"the week of {day}",
        "month": f"{_MONTHS[start.month - 1]} {start.year}",
        "quarter": f"the {('first', 'second', 'third', 'fourth')[(start.month - 1) // 3]} quarter of {start.year}",
        "year": str(start.year),
    }
    return names[freq]


def day_name(day: pd.Timestamp) -> str:
    """A day as it is written in a sentence, whatever the computer's language.

    >>> day_name(pd.Timestamp("2024-02-29 10:30"))
    '29 February 2024'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

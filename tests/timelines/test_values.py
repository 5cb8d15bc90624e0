"""Calendar arithmetic on TIMEX3 values."""

from __future__ import annotations

import datetime as dt

import pytest

from toolkit.timelines import values
from toolkit.timelines.values import Day


@pytest.mark.parametrize(
    ("value", "first", "last", "granularity"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
        ("2024-02-28TMO", "2024-02-28", "2024-02-28", "day"),
        ("2024-02-28T14:30", "2024-02-28", "2024-02-28", "day"),
        ("2020-W53", "2020-12-28", "2021-01-03", "week"),
        ("2024-W09-WE", "2024-03-02", "2024-03-03", "weekend"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        ("2024-Q4", "2024-10-01", "2024-12-31", "quarter"),
        ("2024-H2", "2024-07-01", "2024-12-31", "half"),
        ("2023-WI", "2023-12-01", "2024-02-29", "season"),
        ("1900", "1900-01-01", "1900-12-31", "year"),
        ("199X", "1990-01-01", "1999-12-31", "decade"),
        ("18", "1800-01-01", "1899-12-31", "century"),
    ],
)
def test_period(value: str, first: str, last: str, granularity: str) -> None:
    """A value names its first and last day, both included."""
    assert values.period(value) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last), granularity)


@pytest.mark.parametrize(
    "value", ["P3D", "PAST_REF", "XXXX-WXX-1", "2023-02-29", "2023-13", "2023-W54", "0000", "", "2024-Q5", "19X"]
)
def test_no_period(value: str) -> None:
    """Lengths, sets, vague words and days that do not exist name no period."""
    assert values.period(value) is None


@pytest.mark.parametrize("unit", ["week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"])
def test_unit_value_contains_its_day(unit: str) -> None:
    """The unit of a day contains the day; the weekend lies in its week."""
    for offset in range(0, 1500, 7):
        day = Day(1999, 1, 1) + dt.timedelta(offset)
        found = values.period(values.unit_value(unit, day))
        assert found is not None
        if unit == "weekend":
            assert day <= found[1] < day + dt.timedelta(7)
        else:
            assert found[0] <= day <= found[1]


def test_shift() -> None:
    """Months end where they end, and the calendar has two ends."""
    assert values.shift(Day(2024, 2, 29), "year", -1) == Day(2023, 2, 28)
    assert values.shift(Day(2024, 1, 31), "month", 1) == Day(2024, 2, 29)
    assert values.shift(Day(2024, 1, 31), "month", -11) == Day(2023, 2, 28)
    assert values.shift(Day(5, 1, 1), "decade", -1) is None
    assert values.shift(Day(9999, 12, 31), "day", 1) is None


def test_easter_and_floating_days() -> None:
    """Easter as the almanacs have it, and the n-th weekday of a month."""
    assert [values.easter(year) for year in (1961, 2000, 2011, 2024)] == [
        Day(1961, 4, 2),
        Day(2000, 4, 23),
        Day(2011, 4, 24),
        Day(2024, 3, 31),
    ]
    assert values.nth_weekday(2023, 11, 4, 4) == Day(2023, 11, 23)
    assert values.nth_weekday(2024, 5, 1, -1) == Day(2024, 5, 27)

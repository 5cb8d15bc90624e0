"""Every unit with every word that goes before or after it: found whole, with the value that it says."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from toolkit.timelines import values
from toolkit.timelines.dates import dates_in

THURSDAY = dt.date(2024, 2, 29)
UNITS = ("day", "week", "month", "quarter", "year", "decade", "century", "weekend")
CLOCK = ("second", "minute", "hour")


def plural(unit: str) -> str:
    return "centuries" if unit == "century" else f"{unit}s"


def found(text: str, published: dt.date | None = THURSDAY) -> list[tuple[str, str | None]]:
    """Expression and value of all that is found in a text."""
    return [(row[2], row[4]) for row in dates_in(text, published)]


def value(form: str) -> str | None:
    """The value of an expression that is found whole in a sentence, after another date."""
    rows = found(f"On May 3, 2012, it broke. In Tolmaria, {form}, it rained.")
    assert [text for text, _ in rows] == ["May 3, 2012", form], rows
    return rows[1][1]


@pytest.mark.parametrize("unit", UNITS)
def test_relative_units(unit: str) -> None:
    """Last, this and next, with early, late and the parts of a period, are the unit that lies there."""
    for before, step in (("last", -1), ("this", 0), ("next", 1), ("the past", -1), ("the coming", 1)):
        day = values.shift(THURSDAY, unit, step)
        assert day is not None
        expected = values.unit_value(unit, day)
        assert value(f"{before} {unit}") == expected
        if before in ("last", "this", "next") and unit in ("week", "month", "year"):
            forms = [f"{mod} {before} {unit}" for mod in ("early", "late", "earlier", "later")]
            forms += [f"the {edge} of {before} {unit}" for edge in ("end", "beginning", "start", "middle", "rest")]
            assert {value(form) for form in forms} == {expected}


@pytest.mark.parametrize("unit", UNITS + CLOCK)
def test_lengths(unit: str) -> None:
    """Numbers in words and figures, exact and vague, with the words that widen or narrow them."""
    many = plural(unit)
    for number, count in (("two", 2), ("10", 10), ("two or three", 2), ("two to three", 2), ("a dozen", 12)):
        expected = values.length(count, unit)
        assert value(f"{number} {many}") == expected
        if count < 12:
            assert value(f"the past {number} {many}") == expected
    for words in ("more than two", "at least two", "nearly two", "almost two", "up to two", "another two", "two more"):
        assert value(f"{words} {many}") == values.length(2, unit)
    for words in ("several", "a few", "many", "the next few", "the last several"):
        assert value(f"{words} {many}") == values.length(None, unit)
    assert value(f"two and a half {many}") == value(f"two-and-a-half {many}") == values.length(2.5, unit)
    assert value(f"every {unit}") == value(f"once a {unit}") == values.length(1, unit)
    assert value(f"every other {unit}") == values.length(2, unit)


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit != "weekend"])
def test_so_long_before_and_after(unit: str) -> None:
    """Ago and from now count from publication, earlier and later from the date last spoken of."""
    spoken = dt.date(2012, 5, 3)
    bases = (("ago", THURSDAY, -1), ("from now", THURSDAY, 1), ("earlier", spoken, -1), ("later", spoken, 1))
    for (words, base, way), (number, count) in itertools.product(bases, (("two", 2), ("3", 3), ("four or five", 4))):
        day = values.shift(base, unit, way * count)
        assert day is not None
        assert value(f"{number} {plural(unit)} {words}") == values.unit_value(unit, day)
        assert value(f"nearly {number} {plural(unit)} {words}") == values.unit_value(unit, day)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("half a century", "P50Y"),
        ("nearly a quarter-century", "P25Y"),
        ("a quarter of a century", "P25Y"),
        ("three-quarters of an hour", "PT45M"),
        ("half an hour", "PT30M"),
        ("half a century ago", "1974"),
        ("a year-and-a-half ago", "2022-08"),
        ("one and a half years", "P1Y6M"),
        ("10-15 years", "P10Y"),
        ("20-odd years ago", "2004"),
        ("8000 hours", "PT8000H"),
        ("all day", "P1D"),
        ("all year round", "P1Y"),
        ("weeklong", "P1W"),
        ("years ago", "PAST_REF"),
        ("a long time ago", "PAST_REF"),
        ("the days ahead", "FUTURE_REF"),
        ("the final days", "PXD"),
        ("the year before", "2011"),
        ("the night before", "2012-05-02TNI"),
        ("two years before", "2010"),
        ("the first Tuesday in November", "2023-11-07"),
        ("the last Friday of the month", "2024-02-23"),
        ("the second Monday of October 2016", "2016-10-10"),
        ("the first week of April", "2024-W14"),
        ("the last week of May 2012", "2012-W22"),
        ("the last day of last year", "2023-12-31"),
        ("the third Thursday of every month", "P1M"),
        ("a week ago Friday", "2024-02-16"),
        ("a week from Monday", "2024-03-11"),
        ("two Sundays ago", "2024-02-18"),
        ("end-March", "2024-03"),
        ("end-1986", "1986"),
        ("mid-year", "2024"),
        ("year-end 2016", "2016-12-31"),
        ("the first 1986 quarter", "1986-Q1"),
        ("the second fiscal quarter", "2023-Q2"),
        ("the March quarter", "2024-Q1"),
        ("the 2020 fiscal year", "2020"),
        ("FY23", "2023"),
        ("the 1800s", "18"),
        ("the '20s", "202X"),
        ("44 B.C.", "BC0044"),
        ("A.D. 79", "0079"),
        ("that August", "2012-08"),
        ("Labor Day weekend", "2023-W35-WE"),
        ("Martin Luther King Jr. Day", "2024-01-15"),
        ("Mother's Day", "2024-05-12"),
        ("Next May Day", "2024-05-01"),
        ("last New Year's Eve", "2023-12-31"),
        ("this Christmas", "2024-12-25"),
        ("the week before last", "2024-W07"),
        ("the Friday before last", "2024-02-16"),
        ("the year after next", "2026"),
        ("a week on Thursday", "2024-03-07"),
        ("a week last Thursday", "2024-02-15"),
        ("twice a week", "P1W"),
        ("weekends", "XXXX-WXX-WE"),
        ("20:00 of October 13", "2023-10-13T20:00"),
        ("0830 KST May 4", "2024-05-04T08:30"),
        ("0830 KST May 4, 2011", "2011-05-04T08:30"),
    ],
)
def test_rarer_forms(form: str, expected: str) -> None:
    """Shares of a unit, the n-th of a period, eras, fiscal periods and holidays."""
    assert value(form) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Those 18 to 35 years old voted.",
        "Her 25 year-old son is in his early 20s.",
        "Over a quarter of the houses fell.",
        "Prices rose by a quarter, exports fell a quarter, and more than a quarter of it, nearly a quarter, was lost.",
        "The shares were in the low 30s.",
        "The fall of 3 points, the fall in rates and the spring water.",
        "They were surprised by the size of the fall.",
        "Easter Island has Christmas trees.",
        "It is too soon to tell.",
        'She was on “This Week” and on "60 Minutes".',
        "They asked 2047 registered voters.",
        "Rates fell to 7-3/4 percent.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    """Ages, fractions, per cents, places and counted things are no dates."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("Premier to meet farmers Monday", "2024-02-29", "2024-03-04"),
        ("He flew from Lume to Oxmere Monday.", "2024-02-29", "2024-02-26"),
        ("She had been warned before Wednesday's vote.", "2024-02-29", "2024-02-28"),
        ("They must meet before Wednesday.", "2024-02-29", "2024-03-06"),
        ("After Tuesday, his chance will be small.", "2024-02-29", "2024-02-27"),
        ("She told the council that from January every house must have one.", "2023-10-05", "2024-01"),
        ("He said that on Monday they met.", "2024-02-29", "2024-02-26"),
        ("The storm was forecast to come ashore Monday.", "2024-02-29", "2024-03-04"),
        ("The trial has been scheduled for November.", "2024-06-28", "2024-11"),
        ("The trial had been scheduled for May.", "2024-02-29", "2023-05"),
        ("A fourth volume is due out in May.", "2024-01-22", "2024-05"),
        ("He called on the builders to finish the dam by October 9.", "2024-02-29", "2024-10-09"),
        ("They had been ordered to finish the dam by October 9.", "2024-02-29", "2023-10-09"),
        ("She told the builders to be home by Wednesday.", "2024-02-29", "2024-03-06"),
        ('"Come back on Monday," she said.', "2024-02-29", "2024-03-04"),
        ("She laughed and replied: “Ask me on Sunday.”", "2024-02-29", "2024-03-03"),
        ("He is back in court on Thursday week.", "2024-02-29", "2024-03-07"),
        ("It was shut the day before last Tuesday.", "2024-02-29", "2024-02-26"),
        ("Callers heard “Come in” on Sunday.", "2024-02-29", "2024-02-25"),
        ("Those who want the Senate in November say they have a plan.", "2024-06-10", "2024-11"),
    ],
)
def test_cues_that_are_less_plain(sentence: str, published: str, expected: str) -> None:
    """Headlines, reported speech, "have" that is no auxiliary, and "before" a day that has just been."""
    assert [item for _, item in found(sentence, dt.date.fromisoformat(published))] == [expected]

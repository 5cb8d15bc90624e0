"""Forms of dates that news has: extents and values in whole sentences, invented for the purpose."""

from __future__ import annotations

import datetime as dt

import pytest

from toolkit.timelines.dates import dates_in

THURSDAY = "2024-02-29"


def found(text: str, published: str) -> list[tuple[str, str | None]]:
    """Expression and value of all that is found in a text."""
    return [(row[2], row[4]) for row in dates_in(text, dt.date.fromisoformat(published))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("On Friday she goes home.", "2024-03-01"),
        ("The ministers meet in Lume on Monday.", "2024-03-04"),
        ("Tolmaria hosts Galmet on Saturday.", "2024-03-02"),
        ("The premier visits Lume on Sunday.", "2024-02-25"),  # "visits" is a noun too, and nothing tells
        ("Vance visits Lume on Sunday.", "2024-03-03"),
        ("State visits ended Sunday.", "2024-02-25"),
        ("The vote is Tuesday.", "2024-03-05"),
        ("Monday is a holiday in Tolmaria.", "2024-03-04"),
        ("The bridge is closed for a month starting Saturday.", "2024-03-02"),
        ("Traders are waiting for Friday's figures.", "2024-03-01"),
        ("The figures came after Friday's storm.", "2024-02-23"),
        ("It had been shut until Monday.", "2024-02-26"),
        ("It is shut until Monday.", "2024-03-04"),
        ("See you Sunday.", "2024-03-03"),
        ("Earnings were lower than expected due to storms in December and January.", "2024-01"),
        ("Vance, as head of the council, spoke there on Tuesday.", "2024-02-27"),
        ("I'll vote for her in December.", "2024-12"),
        ("The payment of June 26 was moved to May 8.", "2024-05-08"),
    ],
)
def test_present_tense_tells_what_is_planned(sentence: str, expected: str) -> None:
    """Verbs in the present tense, and words such as "starting", look ahead; nouns of the same form do not."""
    assert [value for _, value in found(sentence, THURSDAY)][-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the three months to June fell", [("the three months", "P3M"), ("June", "2023-06")]),
        ("the year to March 2023", [("the year", "P1Y"), ("March 2023", "2023-03")]),
        ("for the year to March it expects less", [("the year", "P1Y"), ("March", "2024-03")]),
        ("August delivery rose", [("August", "2024-08")]),
        ("from Dec. 27 to Jan. 3", [("Dec. 27", "2023-12-27"), ("Jan. 3", "2024-01-03")]),
        ("runs from July 1 to June 30", [("July 1", "2024-07-01"), ("June 30", "2025-06-30")]),
        ("open Friday through Monday", [("Friday", "2024-02-23"), ("Monday", "2024-02-26")]),
        ("on Wednesday 6 July", [("Wednesday 6 July", "2022-07-06")]),  # the nearest 6 July that is one
        ("on Sunday, March 3", [("Sunday, March 3", "2024-03-03")]),
        ("on Tuesday the 13th", [("Tuesday the 13th", "2024-02-13")]),
        ("on Tuesday the 9th", [("Tuesday the 9th", "2024-01-09")]),
        ("at 2.30am yesterday", [("2.30am yesterday", "2024-02-28T02:30")]),
        ("rose 2.30 per cent", []),
        ("at dawn it fell", [("dawn", "2024-02-29TMO")]),
        ("shut since the winter before last", [("the winter before last", "2021-WI")]),
        ("the night before last it fell", [("the night before last", "2024-02-27TNI")]),
        ("three summers ago", [("three summers ago", "2020-SU")]),
        ("five years back, it fell", [("five years back", "2019")]),
        ("in ten years' time", [("ten years' time", "2034")]),
        ("in a week's time", [("a week's time", "2024-W10")]),
        ("two years ago today", [("two years ago today", "2022-02-28")]),
        ("a year ago this month", [("a year ago this month", "2023-02")]),
        ("three weeks from this Friday", [("three weeks from this Friday", "2024-03-22")]),
        ("shut for three weeks from Monday", [("three weeks", "P3W"), ("Monday", "2024-02-26")]),
        ("at Christmas 1995", [("Christmas 1995", "1995-12-25")]),
        ("on New Year's Eve, 1999", [("New Year's Eve, 1999", "1999-12-31")]),
        ("on Good Friday last year", [("Good Friday last year", "2023-04-07")]),
        ("into the new year", [("the new year", "2024")]),
        ("at month-end", [("month-end", "2024-02-29")]),
        ("by month's end", [("month's end", "2024-02")]),
        ("In midweek it rained", [("midweek", "2024-W09")]),
        ("Otto Vance (1821-1879)", [("1821", "1821"), ("1879", "1879")]),
        ("the war of 1812", [("1812", "1812")]),
        ("from 1861 to 1865", [("1861", "1861"), ("1865", "1865")]),
        ("from 1800 to 2500 meters", []),
        ("divorced in '68", [("'68", "1968")]),
        ("the nineteen fifties", [("the nineteen fifties", "195X")]),
        ("over a six-year period", [("a six-year period", "P6Y")]),
        ("lasted over a week", [("over a week", "P1W")]),
        ("spread it over two years", [("two years", "P2Y")]),
        ("for half a day", [("half a day", "PT12H")]),
        ("hours after the storm", [("hours", "PTXH")]),
        ("it could last weeks", [("weeks", "PXW")]),
        ("the first hundred days", [("the first hundred days", "P100D")]),
        ("first-half profit fell", [("first-half", "2024-H1")]),
        ("the financial year 2018", [("the financial year 2018", "2018")]),
        ("today is the eighth day of the siege", [("today", THURSDAY), ("the eighth day", THURSDAY)]),
        ("on the third day of the siege", [("the third day", None)]),
        ("on a recent afternoon", [("a recent afternoon", "PAST_REF")]),
        ("may one day be built", [("one day", "FUTURE_REF")]),
        ("on 28-02-2024", [("28-02-2024", "2024-02-28")]),
        ("18+ years of work", [("18+ years", "P18Y")]),
        ("the past four-plus months", [("the past four-plus months", "P4M")]),
        ("a quarter million clips, a quarter point, one quarter share", []),
        ("76-year old Vance", []),
        ("the past half-dozen days", [("the past half-dozen days", "P6D")]),
        ("his Tuesday-night walk", [("Tuesday-night", "2024-02-27TNI")]),
        ("by end March", [("end March", "2024-03")]),
        ("the year to end July 31, 1987", [("the year", "P1Y"), ("July 31, 1987", "1987-07-31")]),
        ("the three months to end January 1987", [("the three months", "P3M"), ("end January 1987", "1987-01")]),
        ("prices fell last months", []),
        ("in the year ago quarter", [("the year ago quarter", "2022-Q4")]),
        ("the 20th-century activist", [("the 20th-century", "19")]),
        ("Galmet's March vote", [("March", "2024-03")]),
        ("the July grain contract", [("July", "2024-07")]),
        ("mid-morning Wednesday", [("mid-morning Wednesday", "2024-02-28TMO")]),
        ("two hours later, it fell", [("two hours later", "2024-02-29TXX")]),
        ("born on a Friday in May 1938", [("Friday", "XXXX-WXX-5"), ("May 1938", "1938-05")]),
        ("the year 3000", []),
        ("The 27th April Spring Festival", []),
        ("in Jan-Feb 2015", [("Jan", "2015-01"), ("Feb 2015", "2015-02")]),
    ],
)
def test_forms(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Each is found whole, with its value."""
    assert found(text, THURSDAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It soon became a flood.",
        "He was soon released.",
        "The Sunday Courier and the Evening Post",
        "Monday Night Football",
        "at half past three, or a quarter past nine",
        "at this point",
        "call 555-12-2016",
        "its 50th anniversary",
    ],
)
def test_what_is_none(text: str) -> None:
    """Names, and words that only look like dates."""
    assert found(text, THURSDAY) == []


def test_following_month_counts_from_the_month_spoken_of() -> None:
    """ "The following October" lies after the date last spoken of, not after the publication."""
    rows = found("The wall fell on Nov. 9, 1989. The following October the country was one.", THURSDAY)
    assert rows[1] == ("The following October", "1990-10")


def test_what_has_been_is_not_told_of_days_ahead() -> None:
    """ "The same day", told of the past, is not the day to come that stands before it."""
    rows = found("He fell on Tuesday. Vance, who takes office March 25, was told the same day.", THURSDAY)
    assert rows[-1] == ("the same day", "2024-02-27")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("Rain fell overnight.", "2024-02-28TNI"), ("Rain will fall overnight.", "2024-02-29TNI")],
)
def test_overnight(sentence: str, expected: str) -> None:
    """Overnight is the night before, or the one to come."""
    assert found(sentence, THURSDAY) == [("overnight", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A dam fell Tuesday. Rain had set in. It broke at 4 a.m., they said.", "2024-02-27T04:00"),
        ("It will open on May 4 at 10 a.m. EDT.", "2024-05-04T10:00"),
        ("It was put off to May 4, at 10 a.m. EDT.", "2024-05-04T10:00"),
        ("He spoke on Jan. 9. Few came. The next bulletin is at 6 p.m.", "2024-02-29T18:00"),
        ("They debate on March 15. ___\n\n9:05 p.m.\n\nThe polls have closed.", "2024-02-29T21:05"),
        ("It is released at 8 p.m. AST on Wednesday.", "2024-02-28T20:00"),
    ],
)
def test_times_go_with_the_day_told_beside_them(text: str, expected: str) -> None:
    """A time belongs to a day of the last, or one right beside it; an entry of a running report to its own day."""
    assert [value for _, value in found(text, THURSDAY) if value and "T" in value][-1] == expected


@pytest.mark.parametrize(
    "text",
    ["four AM and nine FM stations", "from 1800 to 2100 hrs", "between 1700 and 2100 local time", "a recent fall"],
)
def test_numbers_that_are_no_times_or_years(text: str) -> None:
    """Radio stations have no times, and clocks no years."""
    assert not [row for row in found(text, THURSDAY) if row[1] in ("2024-02-29T04:00", "1800", "2100", "1700")]

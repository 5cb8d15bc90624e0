"""Date expressions: what is found, what it means, and what is none."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from toolkit import find_dates, tables
from toolkit.errors import TableError
from toolkit.timelines import values
from toolkit.timelines.dates import dates_in

THURSDAY = dt.date(2024, 2, 29)


def found(text: str, published: dt.date | None = THURSDAY) -> list[tuple[str, str | None]]:
    """Expression and value of all that is found in a text."""
    return [(row[2], row[4]) for row in dates_in(text, published)]


def value(text: str, published: dt.date | None = THURSDAY) -> str | None:
    """The value of the only expression in a text."""
    rows = found(text, published)
    assert len(rows) == 1, rows
    return rows[0][1]


# ---- Looking back and looking ahead


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # A bare weekday is the latest, the publication day included ...
        ("The council met Monday in Oxmere.", "2024-02-26"),
        ("The council met Thursday in Oxmere.", "2024-02-29"),
        ("Mayor Doskel, who resigned Friday, has left.", "2024-02-23"),
        ("The ferry could not be reached Saturday.", "2024-02-24"),
        ("Wednesday's ruling will be appealed.", "2024-02-28"),
        ("The lock was to close, the harbour office said Tuesday.", "2024-02-27"),
        ("He may have left Sunday.", "2024-02-25"),
        ("The deal had been due to expire Friday.", "2024-02-23"),
        # ... unless something says that it is to come.
        ("The council will meet Monday in Oxmere.", "2024-03-04"),
        ("The council is to meet Monday.", "2024-03-04"),
        ("Talks are set to resume Tuesday in Galmet.", "2024-03-05"),
        ("The ministry plans to open the bridge Saturday.", "2024-03-02"),
        ("The strike was postponed until Wednesday.", "2024-03-06"),
        ("She was not told until Wednesday.", "2024-02-28"),
        ("The dividend is payable Friday.", "2024-03-01"),
        ("Ahead of Sunday's vote the streets were quiet.", "2024-03-03"),
        ("The plan announced Tuesday is bold.", "2024-02-27"),
        ("On Tuesday they agreed to meet.", "2024-02-27"),
        ("He smiled: “We open Saturday, you will see.”", "2024-03-02"),
        ("The minister wouldn’t say Tuesday who pays.", "2024-02-27"),
        ("A poll taken Friday was close.", "2024-02-23"),
        ("It was opened with due ceremony on Wednesday.", "2024-02-28"),
        ("It is due Wednesday.", "2024-03-06"),
        ("Offers were invited with a deadline of Tuesday.", "2024-03-05"),
        ("The lamp was to have been lit Saturday.", "2024-03-02"),
        ("He is said to have left Saturday.", "2024-02-24"),
        ("Last Thursday it rained.", "2024-02-22"),
        ("Next Thursday it may snow.", "2024-03-07"),
        ("The fair ends this Saturday.", "2024-03-02"),
    ],
)
def test_weekday_follows_tense_and_cues(sentence: str, expected: str) -> None:
    """A bare weekday lies behind the publication unless a word near it looks ahead."""
    assert value(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("The dividend is payable Dec. 7.", "2023-10-30", "2023-12-07"),
        ("It was signed on Dec. 7.", "2024-01-15", "2023-12-07"),
        ("The court sat on January 20.", "2024-12-28", "2024-01-20"),
        ("The court will sit on January 20.", "2024-12-28", "2025-01-20"),
        ("The term ended Jan. 31.", "2023-10-31", "2023-01-31"),
        ("It closes on 3 June.", "2024-05-20", "2024-06-03"),
        ("The bonds mature on the 4th of July.", "2024-06-20", "2024-07-04"),
        ("It froze on Feb. 29.", "2025-01-10", "2024-02-29"),
        ("In December the harbour froze.", "2024-02-29", "2023-12"),
        ("The vote is expected in December.", "2024-10-01", "2024-12"),
        ("In January, the port brought in a new master.", "2023-10-27", "2023-01"),
        ("A June agreement was kept.", "2024-10-01", "2024-06"),
        ("Output rose in the second half of the year.", "2024-01-20", "2023-H2"),
        ("Output will rise in the second half of the year.", "2024-01-20", "2024-H2"),
        ("They will vote in the fall.", "2024-05-01", "2024-FA"),
        ("They voted in the fall.", "2024-05-01", "2023-FA"),
    ],
)
def test_month_and_day_without_year_are_the_nearest(sentence: str, published: str, expected: str) -> None:
    """Month and day are the nearest such day, and cues decide between two that are nearly as near."""
    assert value(sentence, dt.date.fromisoformat(published)) == expected


# ---- Everything in news


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("May 3, 2012", "2012-05-03"),
        ("May 3rd, 2012", "2012-05-03"),
        ("3 May 2012", "2012-05-03"),
        ("the 3rd of May, 2012", "2012-05-03"),
        ("Thursday, May 3, 2012", "2012-05-03"),
        ("Thurs. 3 May 2012", "2012-05-03"),
        ("Sept. 9, 2012", "2012-09-09"),
        ("2012-05-03", "2012-05-03"),
        ("5/3/2012", "2012-05-03"),
        ("25/3/2012", "2012-03-25"),
        ("25.3.2012", "2012-03-25"),
        ("2012.3.25", "2012-03-25"),
        ("August of 2023", "2023-08"),
        ("early August 2023", "2023-08"),
        ("mid-2019", "2019"),
        ("the end of March", "2024-03"),
        ("Nov. 3 last year", "2023-11-03"),
        ("December three years ago", "2021-12"),
        ("yesterday", "2024-02-28"),
        ("tomorrow", "2024-03-01"),
        ("the day before yesterday", "2024-02-27"),
        ("tonight", "2024-02-29TNI"),
        ("last night", "2024-02-28TNI"),
        ("Friday morning", "2024-02-23TMO"),
        ("last week", "2024-W08"),
        ("next month", "2024-03"),
        ("this quarter", "2024-Q1"),
        ("the past year", "2023"),
        ("late last week", "2024-W08"),
        ("last weekend", "2024-W08-WE"),
        ("two weeks ago", "2024-W07"),
        ("ten days ago", "2024-02-19"),
        ("a year ago", "2023"),
        ("40 years ago", "1984"),
        ("a year and a half ago", "2022-08"),
        ("three days from now", "2024-03-03"),
        ("several years ago", "PAST_REF"),
        ("the third quarter of 2023", "2023-Q3"),
        ("third-quarter", "2023-Q3"),
        ("the second quarter", "2023-Q2"),
        ("the second half of 2023", "2023-H2"),
        ("the second of January", "2024-01-02"),
        ("Q3 2023", "2023-Q3"),
        ("this year's first quarter", "2024-Q1"),
        ("the first half of 2023", "2023-H1"),
        ("fiscal 2023", "2023"),
        ("the spring of 2022", "2022-SP"),
        ("last winter", "2022-WI"),
        ("next fall", "2024-FA"),
        ("the 1990s", "199X"),
        ("the late '80s", "198X"),
        ("the nineties", "199X"),
        ("the 19th century", "18"),
        ("New Year's Eve", "2023-12-31"),
        ("Thanksgiving Day", "2023-11-23"),
        ("Good Friday", "2024-03-29"),
        ("the week of March 6", "2024-W10"),
        ("nineteen seventy-nine", "1979"),
        ("every Monday", "XXXX-WXX-1"),
        ("each July", "XXXX-07"),
        ("every quarter", "P3M"),
        ("weekly", "P1W"),
        ("three days", "P3D"),
        ("a couple of years", "P2Y"),
        ("two decades", "P20Y"),
        ("2 1/2 years", "P2Y6M"),
        ("an hour and a half", "PT1H30M"),
        ("twenty-one months", "P21M"),
        ("the past two years", "P2Y"),
        ("recently", "PAST_REF"),
        ("now", "PRESENT_REF"),
        ("soon", "FUTURE_REF"),
        ("previous years", "PAST_REF"),
        ("Juche 113 (2024)", "2024"),
        ("April 6, Juche 82 (1993)", "1993-04-06"),
    ],
)
def test_each_kind_of_expression(expression: str, expected: str) -> None:
    """Each form of date in news is found whole and means what it says."""
    text = f"In Tolmaria, {expression}, it rained."
    assert found(text) == [(expression, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from June 3 to 7", [("June 3", "2024-06-03"), ("7", "2024-06-07")]),
        ("on June 3-7, 2012", [("June 3", "2012-06-03"), ("7, 2012", "2012-06-07")]),
        ("on 3-7 June 2012", [("3", "2012-06-03"), ("7 June 2012", "2012-06-07")]),
        ("between 2011 and 2013", [("2011", "2011"), ("2013", "2013")]),
        ("in 2009-10", [("2009", "2009"), ("10", "2010")]),
        ("from 2011-2013", [("2011", "2011"), ("2013", "2013")]),
        ("in the third and fourth quarters", [("the third", "2023-Q3"), ("fourth quarters", "2023-Q4")]),
        ("in 2011–13", [("2011", "2011"), ("13", "2013")]),
        ("in May and June 1998", [("May", "1998-05"), ("June 1998", "1998-06")]),
        ("in December and January", [("December", "2023-12"), ("January", "2024-01")]),
        ("on May 3 and June 4, 1998", [("May 3", "1998-05-03"), ("June 4, 1998", "1998-06-04")]),
    ],
)
def test_ranges_and_pairs_share_what_they_leave_out(text: str, expected: list[tuple[str, str]]) -> None:
    """Both ends of a range are dates, and the year or month that one names holds for the other."""
    assert found(f"The fair: {text}.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened at 5 p.m. EST Tuesday.", "2024-02-27T17:00"),
        ("It opened at noon Saturday.", "2024-02-24T12:00"),
        ("It closed at 5:30 a.m.", "2024-02-29T05:30"),
        ("It closed at 12 a.m.", "2024-02-29T00:00"),
        ("It closed at 1430 GMT.", "2024-02-29T14:30"),
        ("It closed at four o'clock.", "2024-02-29T04:00"),
        ("It closed at 4 in the afternoon.", "2024-02-29T16:00"),
    ],
)
def test_times_of_day(text: str, expected: str) -> None:
    """A time keeps the clock it was told in and lies on the day beside it, or else on the day of publication."""
    assert value(text) == expected


def test_day_last_spoken_of() -> None:
    """ "Two days later", "that month" and "the next day" follow the date last spoken of."""
    text = (
        "On May 3, 2012 the dam broke. Two days later he came. That same month he left, and the following year she did."
    )
    assert [found_value for _, found_value in found(text)] == ["2012-05-03", "2012-05-05", "2012-05", "2013"]


def test_day_of_nothing() -> None:
    """ "The next day" has no value where no day was spoken of."""
    assert found("She came back the next day, two days later, that night.") == [
        ("the next day", None),
        ("two days later", None),
        ("that night", None),
    ]


def test_nine_eleven() -> None:
    """The date that has become a name is that day, also far from it."""
    assert found("After 9/11 and the Sept. 11 attacks; on Sept. 11 it rained.") == [
        ("9/11", "2001-09-11"),
        ("Sept. 11", "2001-09-11"),
        ("Sept. 11", "2023-09-11"),
    ]


def test_year_ago_in_results_is_the_quarter() -> None:
    """In a report of results "a year earlier" is the same quarter of the year before."""
    text = (
        "Galmet Mills said third-quarter profit rose to 4 million crowns from 3 million a year earlier."
        " Net in the first nine months was 9 million crowns, up from 7 million a year earlier."
    )
    values = [item for _, item in found(text, dt.date(2023, 11, 2))]
    assert values == ["2023-Q3", "2022-Q3", "P9M", "2022"]


def test_year_ago_of_a_life_is_the_year() -> None:
    """A quarter mentioned in passing does not make "a year ago" a quarter."""
    text = "Profit fell in the third quarter. Its founder was arrested a year ago."
    assert [item for _, item in found(text, dt.date(2023, 11, 2))] == ["2023-Q3", "2022"]


def test_year_before_what_people_count() -> None:
    """After "in" a year is a year, even before a noun that people count."""
    assert found("In 2016 voters stayed at home, and 2016 voters came by.") == [("2016", "2016")]


def test_hard_wrapped_lines() -> None:
    """A line end inside an expression is white space."""
    assert found("The council met on Nov.\n3 of last\nyear.") == [("Nov.\n3 of last\nyear", "2023-11-03")]


def test_every_month_in_every_order() -> None:
    """All months, long and short, in the usual orders, on all their days."""
    names = "January February March April May June July August September October November December".split()
    for number, name in enumerate(names, start=1):
        for day in (1, 2, 3, 9, 11, 21, 28, 29 if number != 2 else 28):
            expected = f"2011-{number:02d}-{day:02d}"
            ordinal = f"{day}{'st' if day in (1, 21) else 'nd' if day == 2 else 'rd' if day == 3 else 'th'}"
            short = name if name == "May" else f"{name[:3]}."
            for form in (
                f"{name} {day}, 2011",
                f"{name} {ordinal}, 2011",
                f"{short} {day}, 2011",
                f"{day} {name} 2011",
                f"{day} {short} 2011",
                f"the {ordinal} of {name} 2011",
                f"{name.upper()} {day}, 2011",
                f"Friday, {name} {day}, 2011",
            ):
                assert found(f"It was on {form}, they say.") == [(form, expected)], form
        assert found(f"It was in {name} 2011.") == [(f"{name} 2011", f"2011-{number:02d}")]
        assert found(f"It was in late {name} of 2011.") == [(f"late {name} of 2011", f"2011-{number:02d}")]


def test_every_quarter_and_half() -> None:
    """All quarters and halves, with and without a year."""
    for number, name in enumerate(("first", "second", "third", "fourth"), start=1):
        for form in (
            f"the {name} quarter of 2011",
            f"{name}-quarter 2011",
            f"Q{number} 2011",
            f"the 2011 {name} quarter",
        ):
            assert found(f"Profit fell in {form}.") == [(form, f"2011-Q{number}")], form
        assert found(f"Profit fell in the {name} quarter.", dt.date(2024, 12, 1)) == [
            (f"the {name} quarter", f"2024-Q{number}")
        ]
    for number, name in ((1, "first"), (2, "second")):
        assert found(f"It fell in the {name} half of last year.") == [
            (f"the {name} half of last year", f"2023-H{number}")
        ]


def test_every_unit_so_many_ago() -> None:
    """Numbers in words and figures, for all units, back and ahead."""
    numbers = {"two": 2, "7": 7, "eleven": 11, "twenty-one": 21, "30": 30}
    for words, number in numbers.items():
        for unit, length in (("day", "D"), ("week", "W"), ("month", "M"), ("year", "Y")):
            assert found(f"It lasted {words} {unit}s.") == [(f"{words} {unit}s", f"P{number}{length}")]
            back = found(f"It began {words} {unit}s ago.")
            ahead = found(f"It ends {words} {unit}s from now.")
            assert [row[0] for row in back + ahead] == [f"{words} {unit}s ago", f"{words} {unit}s from now"]
            first = [values.period(row[1] or "") for row in back + ahead]
            assert first[0] and first[1] and first[0][0] < THURSDAY < first[1][1], (words, unit)
            assert first[0][2] == first[1][2] == unit


def test_every_deictic_unit() -> None:
    """Last, this and next, for all units and all weekdays."""
    expected = {
        "week": ("2024-W08", "2024-W09", "2024-W10"),
        "weekend": ("2024-W08-WE", "2024-W09-WE", "2024-W10-WE"),
        "month": ("2024-01", "2024-02", "2024-03"),
        "quarter": ("2023-Q4", "2024-Q1", "2024-Q2"),
        "year": ("2023", "2024", "2025"),
        "decade": ("201X", "202X", "203X"),
        "century": ("19", "20", "21"),
    }
    for unit, wanted in expected.items():
        for word, result in zip(("last", "this", "next"), wanted, strict=True):
            assert found(f"It was so {word} {unit}.") == [(f"{word} {unit}", result)]
    for weekday in "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split():
        last, this, coming = (value(f"It was so {word} {weekday}.") or "" for word in ("last", "this", "next"))
        assert last < "2024-02-29" <= this <= coming
        assert dt.date.fromisoformat(last).strftime("%A") == weekday


# ---- What is none


@pytest.mark.parametrize(
    "text",
    [
        "May said she would march. Theresa May agreed.",
        "He may go. They sat in the sun and wed. The august body rose.",
        "The March on Oxmere drew crowds.",
        "June Halvik and April Doskel won.",
        "Section 24 of the act, Article 7 and page 1984.",
        "He came second. The second of them, a second chance, seconds the motion.",
        "1,500 troops, 2000 soldiers and 1990 shares.",
        "They won 3-2 and 24-17.",
        "The 6-year-old and her brother, 52 years old.",
        "It cost $1999 and 2,024 crowns.",
        "Super Tuesday and Cyber Monday.",
        "The Daily Courant reported.",
        "Flight 1987 left gate 12.",
        "Three-quarters of them left.",
        "Come as soon as you can.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """Names, ages, scores, prices, numbers of things and ordinals are no dates."""
    assert found(text) == []


def test_impossible_days_have_no_value() -> None:
    """The 30th of February is found and has no value."""
    rows = find_dates(one("It was on February 30, 2023 and on 31 April 2020."))
    assert rows["value"].isna().all()
    assert rows["first"].isna().all()
    assert len(rows) == 2


# ---- The edges of the calendar


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 1066", "1066"),
        ("since 1648", "1648"),
        ("by 2150", "2150"),
        ("the year 2525", "2525"),
        ("July 14, 1789", "1789-07-14"),
        ("three hundred years ago", "1724"),
        ("9999-12-31", "9999-12-31"),
        ("thirty thousand years ago", None),
        ("40 centuries ago", None),
    ],
)
def test_before_1700_and_after_2100(text: str, expected: str | None) -> None:
    """Years outside our own are read, and what no calendar reaches has no value."""
    assert value(f"It began {text}.") == expected


def test_leap_day_minus_a_year() -> None:
    """A month after the 31st of January is February, and a year after a leap day has no such day to fail on."""
    assert value("It was a year ago.", dt.date(2024, 2, 29)) == "2023"
    assert value("It was a month ago.", dt.date(2024, 3, 31)) == "2024-02"
    assert value("It was 12 months ago.", dt.date(2024, 2, 29)) == "2023-02"


@pytest.mark.parametrize("published", [dt.date(1, 1, 1), dt.date(9999, 12, 31), dt.date(1600, 2, 29)])
def test_any_publication_date(published: dt.date) -> None:
    """No publication date makes the verb fail; at the very ends of the calendar it counts as missing."""
    text = "Yesterday, tomorrow, last Monday, next year, Christmas, a century ago, in the fall, May 3, in June, Q3."
    assert len(found(text, published)) == 10


def test_time_zones_keep_the_local_day() -> None:
    """A publication date with a time zone counts as the day at its place."""
    late = pd.Series(pd.to_datetime(["2024-02-29 23:30"])).dt.tz_localize("Asia/Seoul")
    rows = find_dates(pd.DataFrame({"article_id": ["a"], "text": ["It rained today."], "date": late}))
    assert rows["value"].tolist() == ["2024-02-29"]


# ---- The table


def one(text: str, date: str | None = "2024-02-29", **columns: object) -> pd.DataFrame:
    """A frame of one article."""
    return pd.DataFrame({"article_id": ["a"], "text": [text], "date": pd.to_datetime([date]), **columns})


def test_parts_are_told() -> None:
    """The title and the captions are read too, and `part` names the column the offsets are in."""
    articles = one("It met Wednesday.", title=["Rain in May 2023"], captions=["The mill in August of 2023. (Courant)"])
    rows = find_dates(articles)
    assert rows["part"].tolist() == ["title", "text", "captions"]
    for row in rows.itertuples():
        assert articles.loc[0, row.part][row.start : row.end] == row.text
    assert find_dates(articles, parts=["captions"])["value"].tolist() == ["2023-08"]


def test_without_publication_date() -> None:
    """A relative expression is a row without value and days; an absolute one is complete."""
    rows = find_dates(
        one("He left last year, on Wednesday, after May 3, 2012. It recurs every Monday, he said recently.", None)
    )
    assert rows["text"].tolist() == ["last year", "Wednesday", "May 3, 2012", "every Monday", "recently"]
    assert rows["value"].tolist()[2:] == ["2012-05-03", "XXXX-WXX-1", "PAST_REF"]
    assert rows["value"].isna().tolist() == [True, True, False, False, False]
    assert rows["first"].isna().tolist() == [True, True, False, True, True]
    assert not rows["anchored"].any()


def test_anchored_marks_what_rests_on_publication() -> None:
    """Only what was resolved from the publication date is anchored, also at second hand."""
    rows = find_dates(
        one("It broke on May 3, 2012; two days later, and last year, it broke. On Monday it held; the next day not.")
    )
    assert rows["anchored"].tolist() == [False, False, True, True, True]


def test_days_are_inclusive() -> None:
    """First and last day belong to what is named."""
    rows = find_dates(one("In February 2024, in 2023, and last week."))
    spans = [(str(row.first.date()), str(row.last.date()), row.granularity) for row in rows.itertuples()]
    assert spans == [
        ("2024-02-01", "2024-02-29", "month"),
        ("2023-01-01", "2023-12-31", "year"),
        ("2024-02-19", "2024-02-25", "week"),
    ]


def test_empty_and_missing_texts() -> None:
    """An empty frame and missing texts give an empty table with the right dtypes."""
    articles = one("May 3, 2012")
    assert find_dates(articles.head(0)).dtypes.equals(tables.empty("dates").dtypes)
    articles["text"] = pd.Series([None], dtype="str")
    assert find_dates(articles).dtypes.equals(tables.empty("dates").dtypes)


def test_what_is_lacking_is_said() -> None:
    """A frame without texts, an unknown part and a date column of text are refused."""
    with pytest.raises(TableError, match="article_id"):
        find_dates(pd.DataFrame({"text": ["x"]}))
    with pytest.raises(TableError, match="'title'"):
        find_dates(pd.DataFrame({"article_id": ["a"]}))
    with pytest.raises(ValueError, match="'headings'"):
        find_dates(one("x"), parts=["headings"])
    with pytest.raises(TableError, match="must hold dates"):
        find_dates(one("x").assign(date="2024-02-29"))


def test_order_of_articles_changes_nothing() -> None:
    """Shuffled articles have the same dates, and the frame is left as it was."""
    texts = [
        "It broke on May 3; two days later it held.",
        "Profit rose in the third quarter.",
        "A year ago it rained 2 percent.",
    ]
    articles = pd.DataFrame({"article_id": list("abc"), "text": texts, "date": pd.Timestamp("2024-05-20")})
    before = articles.copy(deep=True)
    rows = find_dates(articles)
    shuffled = find_dates(articles.iloc[[2, 0, 1]]).sort_values(["article_id", "start"], ignore_index=True)
    pd.testing.assert_frame_equal(rows, shuffled)
    pd.testing.assert_frame_equal(articles, before)


def test_dateline_is_marked() -> None:
    """The date in the head of wire copy is a date under a rule of its own."""
    rows = find_dates(one("Oxmere, February 29 (XNA) -- It rained on February 28."))
    assert rows["rule"].tolist() == ["dateline", "month_day"]


# ---- Parts of days, quarters, and days that are of another calendar or country


@pytest.mark.parametrize(
    ("sentence", "expression", "expected"),
    [
        ("It broke on the evening of January 9.", "the evening of January 9", "2024-01-09TEV"),
        ("In the early morning of Friday it broke.", "the early morning of Friday", "2024-02-23TMO"),
        ("The afternoon of June 16, 2023, was hot.", "The afternoon of June 16, 2023", "2023-06-16TAF"),
        ("It was shut from Monday noon.", "Monday noon", "2024-02-26T12:00"),
        ("In the last quarter of 2022 it fell.", "the last quarter of 2022", "2022-Q4"),
        ("In the last quarter of last year it fell.", "the last quarter of last year", "2023-Q4"),
        ("Lume keeps its Independence Day.", "Independence Day", None),
    ],
)
def test_days_with_a_part_and_last_quarters(sentence: str, expression: str, expected: str | None) -> None:
    """A part of a day belongs to its day, the last quarter of a year is the fourth, a nation's day is not known."""
    assert found(sentence) == [(expression, expected)]


@pytest.mark.parametrize("text", ["A concert on Lunar New Year's Day.", "The food of Lunar January 15."])
def test_days_of_other_calendars_are_none(text: str) -> None:
    """A day of the lunar calendar is not the day of that name in ours."""
    assert found(text) == []

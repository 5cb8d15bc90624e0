"""Publication dates as they stand in columns."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import load_with_manifest
from toolkit.loading.dates import read_date, read_dates


@pytest.mark.parametrize(
    "value",
    [
        "2031-02-09",
        "2031/2/9",
        "2031.02.09.",
        "20310209",
        "9 February 2031",
        "09-Feb-31",
        "February 9, 2031",
        "Feb. 9th, 2031",
        "9. Februar 2031",
        "9 février 2031",
        "9 de febrero de 2031",
        "2031년 2월 9일",
        "2031年2月9日",
        "09.02.2031",
        "Sun, 09 Feb 2031",
        "Published on Sunday, February 9, 2031",
        "2031-02-09T00:00:00+09:00",
        dt.date(2031, 2, 9),
        pd.Timestamp("2031-02-09"),
    ],
)
def test_a_day_is_read_however_it_is_written(value: object) -> None:
    """Forms of English, German, French, Spanish, Korean and Chinese sources."""
    assert read_date(value).date == dt.datetime(2031, 2, 9)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("26-FEB-1987 15:01:01.79", dt.datetime(1987, 2, 26, 15, 1, 1, 790_000)),
        ("2031-02-09T23:30:00Z", dt.datetime(2031, 2, 9, 23, 30)),
        ("2031-02-09T23:30:00-05:00", dt.datetime(2031, 2, 9, 23, 30)),
        ("Feb. 9, 2031 at 3:04 p.m. EST", dt.datetime(2031, 2, 9, 15, 4)),
        ("Feb 9, 2031 12:04 AM", dt.datetime(2031, 2, 9, 0, 4)),
        ("Sun Feb 09 10:00:00 +0000 2031", dt.datetime(2031, 2, 9)),
        ("1709164800", dt.datetime(2024, 2, 29)),
        ("20310209T153000Z", dt.datetime(2031, 2, 9, 15, 30)),
        ("20310209153000", dt.datetime(2031, 2, 9, 15, 30)),
    ],
)
def test_the_time_stays_as_it_is_written(value: str, date: dt.datetime) -> None:
    """An offset does not move an article to another day."""
    assert read_date(value).date == date


@pytest.mark.parametrize(
    ("value", "remark"), [("9 Feb 2031 10:00 KST", False), ("9-FEB-2031 10:00:02\x05\x05RM", True)]
)
def test_what_stands_behind_a_time_is_told(value: str, remark: bool) -> None:
    """A time zone is part of the time; other letters are a remark, so that the raw value is kept."""
    assert read_date(value).remark == remark


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("2031", "no day is named"),
        ("February 2031", "no day is named"),
        ("yesterday", "no day is named"),
        ("2031-13-01", "there is no such day"),
        ("29 February 2031", "there is no such day"),
        ("0031-01-01", "the year is not plausible"),
        ("9999-12-31", "the year is not plausible"),
        ("9999999999", "the year is not plausible"),
        ("03/04/2031", "day and month could be either"),
    ],
)
def test_what_names_no_day_is_never_guessed(value: str, problem: str) -> None:
    """The date is missing, and the problem said."""
    read = read_date(value)
    assert (read.date, read.problem) == (None, problem)


def test_the_order_of_day_and_month_is_decided_by_the_column() -> None:
    """A day above 12 anywhere tells how the others are meant; contradiction tells nothing."""
    day_first = read_dates(["03/04/2031", "13/04/2031", None])
    assert [str(day)[:10] for day in day_first.dates[:2]] == ["2031-04-03", "2031-04-13"]
    assert "day first" in str(day_first.decision)
    month_first = read_dates(["03/04/2031", "04/13/2031"])
    assert str(month_first.dates[0])[:10] == "2031-03-04"
    for values in (["03/04/2031", "13/04/2031", "04/13/2031"], ["03/04/2031"]):
        undecided = read_dates(values)
        assert np.isnat(undecided.dates[0])
        assert undecided.problems == {"day and month could be either": [0]}


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2031. 05. 04. 오후 3:10", dt.datetime(2031, 5, 4, 15, 10)),
        ("2031.05.04 (일) 14:20", dt.datetime(2031, 5, 4, 14, 20)),
        ("2031.05.04. 오전 12:05", dt.datetime(2031, 5, 4, 0, 5)),
        ("2031-May-04", dt.datetime(2031, 5, 4)),
        ("2031_05_04", dt.datetime(2031, 5, 4)),
        ("[2031-05-04 14:20]", dt.datetime(2031, 5, 4, 14, 20)),
        ("'2031-05-04", dt.datetime(2031, 5, 4)),
        ("4 maja 2031", dt.datetime(2031, 5, 4)),
        ("4 Mayıs 2031 Pazar 14:20", dt.datetime(2031, 5, 4)),
        ("söndag den 4 maj 2031", dt.datetime(2031, 5, 4)),
    ],
)
def test_further_forms(value: str, date: dt.datetime) -> None:
    """Portals of Korea, brackets and apostrophes around a date, further languages."""
    assert read_date(value).date == date


def test_whole_dates_do_not_tell_what_comes_first() -> None:
    """The end of "2031-05-24" is no day before a month; the number of a day in a spreadsheet is called by its name."""
    column = read_dates(["2031-05-24", "2031.05.25", "05/06/2031"])
    assert np.isnat(column.dates[2])
    assert "no date of the column tells" in (column.decision or "")
    assert "spreadsheet" in (read_date("45049").problem or "")
    assert read_date("3 Май 2031").date == read_date("3 мая 2031").date == dt.datetime(2031, 5, 3)


def test_unread_dates_are_kept_and_counted() -> None:
    """The raw value stands in date_raw, and the manifest tells how many and why."""
    rows = pd.DataFrame({"title": list("abc"), "date": ["2031-02-09", "spring", "2031-02-09 10:00 corrected by hand"]})
    articles, manifest = load_with_manifest(rows)
    assert articles["date"].isna().tolist() == [False, True, False]
    assert articles["date_source"].tolist() == ["column", "none", "column"]
    assert articles["date_raw"].isna().tolist() == [True, False, False]
    assert "1 date left missing: no day is named ('spring')" in manifest["reason"][0]
    assert manifest["status"][0] == "loaded"


@given(
    st.dates(dt.date(1500, 1, 1), dt.date(2200, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y%m%d"]),
)
def test_every_day_is_read_back(day: dt.date, form: str) -> None:
    """What is written by the calendar is read as the same day."""
    assert read_date(day.strftime(form)).date == dt.datetime.combine(day, dt.time())


@given(st.text(max_size=30) | st.text(alphabet="0123456789-/. :TZ년월일", max_size=30))
def test_any_value_is_a_date_or_has_a_problem(value: str) -> None:
    """Nothing raises, and the year is always plausible."""
    read = read_date(value)
    assert read.date is None or 1500 <= read.date.year <= 2200

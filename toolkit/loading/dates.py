"""Publication dates as they stand in columns, header lines and file names, read without ever asking the clock.

The time of day is kept where it is written, as it is written: an offset from Greenwich is dropped, so that the day
is the one the outlet printed. A value that names no day ("March 2024") is no publication date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from toolkit.loading.month_names import MONTHS

Order = Literal["day", "month"]
_FIRST_YEAR, _LAST_YEAR = 1500, 2200
# Two-digit years as POSIX reads them: 69-99 are of the twentieth century, 00-68 of the twenty-first.
_PIVOT = 69
_MISSING = frozenset({"", "nan", "nat", "none", "null", "<na>", "n/a", "na", "-", "unknown"})

_YEAR_FIRST = re.compile(r"(\d{4})([-/._])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d)")
_YEAR_MONTH = re.compile(r"(\d{4})[-\s.]([^\W\d_]{3,12})[-\s.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
# As archives and databases of news write moments: "20240229T153000Z", "20240229153000".
_COMPACT_MOMENT = re.compile(r"((?:1[5-9]|2[012])\d\d[01]\d[0-3]\d)T?([012]\d)([0-5]\d)([0-5]\d)Z?")
_HANGUL = re.compile(r"(\d{4})\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日]")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d:])")
_DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º)?[.\s,-]{0,2}(?:of\s|de\s)?([^\W\d_]{3,12})\.?[\s,-]{1,2}(?:del?\s)?(\d{4}|\d{2})(?![\d:])"
)
# The date line of mail servers and of some feeds: "Mon Feb 26 10:00:00 +0000 2024".
_YEAR_LAST = re.compile(r"([^\W\d_]{3})\s(\d{1,2})\s\d\d:\d\d:\d\d(?:\s[+-]\d{4})?\s(\d{4})(?!\d)")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,12})[.\s-]{1,2}(\d{1,2})(?:st|nd|rd|th)?[\s,-]{1,2}(\d{4}|\d{2})(?![\d:])")
_NO_DATE = "a spreadsheet's number of a day; give the column the format of a date there and save it again"
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_SERIAL = re.compile(r"[2-5]\d{4}(?:\.\d+)?")  # days since 1900: 20000 is in 1954, 59999 in 2064
_TIME = re.compile(
    r"[T\s,.|]{0,3}(?:\([^\W\d_]{1,3}\)\s?)?(?:at\s|um\s|(?P<morning>오전)\s?|(?P<evening>오후)\s?)?"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?:\s?(?:(?P<am>a)|(?P<pm>p))\.?\s?m\b\.?)?(?:\s?(?:Z|UTC|GMT|[A-Z]{1,4}T|MSK|WIB|Uhr|hrs?)\b)?(?:\s?\(?[+-]\d{2}:?\d{2}\)?)?(?:\s?\([A-Z]{2,5}\))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ReadDate:
    """One value read: the date, or why there is none; `remark` where something besides the date stood in the value."""

    date: dt.datetime | None
    problem: str | None = None
    remark: bool = False


@dataclass(frozen=True, slots=True)
class DateColumn:
    """The dates of one column, the places whose value could not be used, by problem, and what was decided about it."""

    dates: npt.NDArray[np.datetime64]
    problems: dict[str, list[int]]
    remarks: list[int]
    decision: str | None


def read_date(value: object, order: Order | None = None) -> ReadDate:
    """One value as a date; `order` says what comes first in "03/04/2024" where the value does not tell.

    >>> read_date("26-FEB-1987 15:01:01.79").date
    datetime.datetime(1987, 2, 26, 15, 1, 1, 790000)
    >>> read_date("03/04/2024").problem
    'day and month could be either'
    """
    if isinstance(value, dt.datetime):
        moment = value.replace(tzinfo=None)
        plausible = moment == moment and _FIRST_YEAR <= moment.year <= _LAST_YEAR
        return ReadDate(moment) if plausible else ReadDate(None, "the year is not plausible")
    if isinstance(value, dt.date):
        return read_date(dt.datetime(value.year, value.month, value.day))
    text = " ".join(re.split(r"[\x00-\x20\xa0]+", str(value)[:200])).strip().lstrip("'\"([")
    if text.casefold() in _MISSING:
        return ReadDate(None)
    if _EPOCH.fullmatch(text):
        seconds = float(text) if len(text.split(".")[0]) == 10 else float(text) / 1000
        return read_date(dt.datetime(1970, 1, 1) + dt.timedelta(seconds=seconds))
    if match := _COMPACT_MOMENT.fullmatch(text):
        text = f"{match[1]} {match[2]}:{match[3]}:{match[4]}"
    start = 0 if text[0].isdigit() else _lead_end(text)
    parts, end = _calendar_parts(text, start, order)
    if parts is None:
        return ReadDate(None, _NO_DATE if _SERIAL.fullmatch(text) else "no day is named")
    if parts == "either":
        return ReadDate(None, "day and month could be either")
    year, month, day = parts
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return ReadDate(None, "the year is not plausible")
    try:
        date = dt.datetime(year, month, day)
    except ValueError:
        return ReadDate(None, "there is no such day")
    time, rest = _time(text, end)
    rest = rest.strip(" .,;|Zz)")
    if time is not None:
        date = dt.datetime.combine(date, time)
    return ReadDate(date, remark=bool(rest))


def read_dates(values: Sequence[object]) -> DateColumn:
    """A whole column; the order of day and month is decided once, by the values that can be read in one way only."""
    distinct = {value: read_date(value) for value in dict.fromkeys(values) if value is not None}
    decision = None
    unclear = [value for value, read in distinct.items() if read.problem == "day and month could be either"]
    if unclear:
        order, decision = _decide(list(distinct), len(unclear))
        if order is not None:
            distinct |= {value: read_date(value, order) for value in unclear}
    problems: dict[str, list[int]] = {}
    remarks = []
    dates = np.full(len(values), np.datetime64("NaT", "us"))
    for place, value in enumerate(values):
        if value is None:
            continue
        read = distinct[value]
        if read.date is not None:
            dates[place] = read.date
        if read.problem:
            problems.setdefault(read.problem, []).append(place)
        elif read.remark:
            remarks.append(place)
    return DateColumn(dates, problems, remarks, decision)


def _decide(values: Sequence[object], unclear: int) -> tuple[Order | None, str]:
    """What comes first in the numeric dates of a column, told by days above 12."""
    day_first = month_first = 0
    for value in values:
        if isinstance(value, str) and (match := _NUMERIC.search(value[:200])):
            first, second = int(match[1]), int(match[3])
            day_first += first > 12 >= second
            month_first += second > 12 >= first
    if day_first and not month_first:
        return "day", "Dates such as 03/04/2024 were read day first, as other dates of the column show."
    if month_first and not day_first:
        return "month", "Dates such as 03/04/2024 were read month first, as other dates of the column show."
    why = "some dates of the column are day first, some month first" if day_first else "no date of the column tells"
    return None, f"{unclear} different dates such as 03/04/2024 were left missing: {why} which comes first."


def _lead_end(text: str) -> int:
    """Where the date begins when up to three words stand before it; a month's name is part of the date."""
    position = 0
    for word in re.finditer(r"([^\W\d_]{1,12})[.:,]{0,2}\s{0,3}", text[:60]):
        if word.start() != position or word[1].casefold() in MONTHS:
            break
        position = word.end()
    return position


def _calendar_parts(
    text: str, start: int, order: Order | None
) -> tuple[tuple[int, int, int] | Literal["either"] | None, int]:
    """Year, month and day at `start`, and where they end."""
    for pattern in (_HANGUL, _COMPACT):
        if match := pattern.match(text, start):
            return (int(match[1]), int(match[2]), int(match[3])), match.end()
    if match := _YEAR_FIRST.match(text, start):
        return (int(match[1]), int(match[3]), int(match[4])), match.end()
    if match := _YEAR_MONTH.match(text, start):
        month = MONTHS.get(match[2].casefold())
        return (int(match[1]), month, int(match[3])) if month else None, match.end()
    if match := _DAY_MONTH.match(text, start):
        month = MONTHS.get(match[2].casefold())
        return (_year(match[3]), month, int(match[1])) if month else None, match.end()
    if match := _YEAR_LAST.match(text, start) or _MONTH_DAY.match(text, start):
        month = MONTHS.get(match[1].casefold())
        return (_year(match[3]), month, int(match[2])) if month else None, match.end()
    if match := _NUMERIC.match(text, start):
        first, second, year = int(match[1]), int(match[3]), _year(match[4])
        # With full stops between them the day always stands first.
        if order is None and (match[2] == "." or first > 12 or first == second):
            order = "day"
        elif order is None and second > 12:
            order = "month"
        if order is None:
            return "either", match.end()
        if max(first, second) > 12:  # only one reading names a day, whatever the column says
            order = "day" if first > 12 else "month"
        return (year, second, first) if order == "day" else (year, first, second), match.end()
    return None, start


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= _PIVOT else 2000)


def _time(text: str, start: int) -> tuple[dt.time | None, str]:
    """The time of day written behind the date, and what stands after it."""
    match = _TIME.match(text, start)
    if not match:
        return None, text[start:]
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    micro = int(f"{match['fraction'] or '0':0<6}"[:6])
    if match["am"] or match["pm"] or match["morning"] or match["evening"]:
        hour = hour % 12 + (12 if match["pm"] or match["evening"] else 0)
    try:
        return dt.time(hour, minute, second, micro), text[match.end() :]
    except ValueError:
        return None, text[start:]

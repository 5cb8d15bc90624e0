"""Dates as databases write them, in the language of the interface or of the outlet, with what stands beside them.

"January 11, 2031 Thursday, Late Edition - Final", "jeudi 5 octobre 2031", "12. Januar 2031 Montag 8:34 PM GMT+1",
"2031년 5월 4일", "2031 年 5 月 4 日". The clock is never asked, and a line that names no day is handed on as it stands.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from toolkit.loading.month_names import MONTHS

_WEEKDAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
    lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié jue vie sáb dom
    lunedì martedì mercoledì giovedì venerdì domenica segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    понедельник вторник среда четверг пятница суббота воскресенье
    월요일 화요일 수요일 목요일 금요일 토요일 일요일 월 화 수 목 금 토 일
    星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日
    週一 週二 週三 週四 週五 週六 週日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日
    """.split()
)
_SEASONS = frozenset(
    "spring summer autumn fall winter frühling frühjahr sommer herbst été automne hiver verano".split()
)
_MONTH = r"(?P<month>[^\W\d_]{3,12})"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>(?:1[5-9]|20|21)\d\d)(?!\d)"
_PATTERNS = tuple(
    re.compile(rf"(?<![\w.]){pattern}")
    for pattern in (
        rf"{_MONTH}\.?\s{{1,2}}{_DAY}(?:st|nd|rd|th)?,?\s{{1,2}}{_YEAR}",
        rf"{_DAY}(?:\.|er|º|st|nd|rd|th)?[\s-]{{0,2}}(?:de\s)?{_MONTH}\.?,?[\s-]{{1,2}}(?:del?\s)?{_YEAR}",
        rf"{_YEAR}\s?[-/.年년]\s?(?P<number>\d{{1,2}})\s?[-/.月월]\s?{_DAY}\s?[日일]?(?!\d)",
        rf"{_YEAR},?\s{_MONTH}\.?\s{_DAY}(?!\d)",
    )
)
_NUMERIC = re.compile(r"(?<![\w/.-])\d{1,2}([./-])\d{1,2}\1(?:1[5-9]|20|21)\d\d(?!\d)")
_NO_DAY = re.compile(rf"(?<![\w.])(?P<month>[^\W\d_]{{3,12}})\.?(?:\s?[-/–]\s?[^\W\d_]{{3,12}})?,?\s{_YEAR}")
_CLOCK = re.compile(
    r"\s{0,2}(?:at\s|um\s|à\s|@\s?)?(?P<hour>\d{1,2})(?::|h|(?=\.\d\d\s(?:[AP]M|Uhr))\.)(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2}))?\s?(?P<half>[ap]\.?m\b\.?)?(?:\s?(?:Uhr|Z|(?:[A-Z]{2,5}(?![a-z])(?:[+-]\d{1,2}(?::?\d\d)?)?)))?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\s,(]{0,3}([^\W\d_]{1,12}(?:-feira)?)[.,)]{0,2}")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class DateLine:
    """The date in a line: as a value to be read, what stood before it, and what after it."""

    value: str  # "2031-01-11 20:34:00" where the line names a day, else its words
    before: str
    after: str
    day: bool = True  # whether it names a day


def find_date(line: str) -> DateLine | None:
    """The first date in a line, with its time of day; weekdays beside it are dropped.

    >>> find_date("January 11, 2031 Thursday, Late Edition - Final")
    DateLine(value='2031-01-11', before='', after='Late Edition - Final', day=True)
    >>> find_date("Éditorial, jeudi 4 octobre 2031, p. 03")
    DateLine(value='2031-10-04', before='Éditorial', after='p. 03', day=True)
    """
    line = line[:_LONGEST]
    best = None
    for pattern in _PATTERNS:
        for match in pattern.finditer(line):
            if (date := _date(match)) is not None and (best is None or match.start() < best[0].start()):
                best = match, date
                break
    if best is None:
        return _without_day(line)
    match, day = best
    value = day.isoformat()
    end = _skip_weekday(line, match.end())
    clock = _CLOCK.match(line, _skip_commas(line, end))
    if clock and (time := _time(clock)) is not None:
        value = f"{value} {time.isoformat()}"
        end = _skip_weekday(line, clock.end())
    return DateLine(value, _before(line[: match.start()]), _strip(line[end:]))


def read_clock(text: str) -> str | None:
    """A time of day and nothing else, as "14:05:00".

    >>> read_clock("02:30 PM"), read_clock("late")
    ('14:30:00', None)
    """
    match = _CLOCK.fullmatch(text.strip())
    time = _time(match) if match else None
    return time.isoformat() if time else None


def is_dated(line: str) -> bool:
    """Whether a line begins with a date: a header line, and no sentence that has a date in it.

    >>> is_dated("Monday, 12 January 2031"), is_dated("The fleet left on 12 January 2031")
    (True, False)
    """
    found = find_date(line)
    return found is not None and not found.before and len(line) <= _LONGEST


def _without_day(line: str) -> DateLine | None:
    if match := _NUMERIC.search(line):
        return DateLine(match[0], _before(line[: match.start()]), _strip(line[match.end() :]))
    for match in _NO_DAY.finditer(line):
        word = match["month"].casefold()
        if word in MONTHS or word in _SEASONS:
            return DateLine(match[0], _before(line[: match.start()]), _strip(line[match.end() :]), day=False)
    return None


def _date(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else MONTHS.get((parts.get("month") or "").casefold())
    try:
        return dt.date(int(parts["year"]), month, int(parts["day"])) if month else None
    except ValueError:
        return None


def _time(match: re.Match[str]) -> dt.time | None:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].casefold().startswith("p") else 0)
    try:
        return dt.time(hour, minute, second)
    except ValueError:
        return None


def _skip_commas(line: str, place: int) -> int:
    while place < len(line) and line[place] in " ,;|-–":
        place += 1
    return place


def _skip_weekday(line: str, place: int) -> int:
    match = _WORD.match(line, place)
    return match.end() if match and match[1].casefold() in _WEEKDAYS else place


def _before(text: str) -> str:
    """What stands before a date, without the weekday next to it."""
    words = text.split()
    while words and words[-1].strip(",.()").casefold() in _WEEKDAYS | {"", "le", "den", "am", "the"}:
        words.pop()
    return _strip(" ".join(words))


def _strip(text: str) -> str:
    return text.strip(" \t\n,;:|-–·()" if text.count("(") == text.count(")") == 0 else " \t\n,;:|-–·")

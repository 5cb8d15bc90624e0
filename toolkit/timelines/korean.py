"""Dates in Korean text: 2024년 2월 28일, 지난달, 주체113(2024)년.

Korean writes its dates in one order and marks each part with a word, so a regular expression finds them and its named
groups say what they mean. As in English, what lacks a year is resolved from the publication date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from toolkit.timelines import values
from toolkit.timelines.values import Day, unit_value

HANGUL = re.compile(r"[가-힣]")

_WEEKDAYS = "월화수목금토일"
_NEAR_DAYS = {"오늘": 0, "어제": -1, "그제": -2, "그저께": -2, "내일": 1, "모레": 2}
# Days told from the one last spoken of, or else from the publication: 이날 is that day, 전날 the one before.
_BESIDE = {"이날": 0, "같은날": 0, "당일": 0, "전날": -1, "이튿날": 1, "다음날": 1}
_PERIODS = {
    "지난해": ("year", -1), "작년": ("year", -1), "재작년": ("year", -2), "올해": ("year", 0), "금년": ("year", 0),
    "내년": ("year", 1), "지난달": ("month", -1), "이달": ("month", 0), "다음달": ("month", 1), "내달": ("month", 1),
    "지난주": ("week", -1), "이번주": ("week", 0), "금주": ("week", 0), "다음주": ("week", 1),
    "지난주말": ("weekend", -1), "이번주말": ("weekend", 0),
}  # fmt: skip
_UNITS = {"일": "day", "주": "week", "주일": "week", "개월": "month", "달": "month", "년": "year"}
# Korean has words of its own for some numbers of days, and counts months with its own numbers.
_DAY_COUNTS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "열흘": 10, "보름": 15}
_OWN_NUMBERS = {"한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6}
_EACH = {"매일": "P1D", "매주": "P1W", "매월": "P1M", "매달": "P1M", "매년": "P1Y", "해마다": "P1Y"}
_VAGUE = {
    "최근": "PAST_REF",
    "현재": "PRESENT_REF",
    "지금": "PRESENT_REF",
    "앞으로": "FUTURE_REF",
    "향후": "FUTURE_REF",
}
# What follows a number of days or years when it is a length of time and no date.
_NOT_A_LENGTH = r"(?!\s?(?:간|째|동안|만에|여|이상|이내|가량))"

_PATTERN = re.compile(
    rf"""
      (?P<juche>주체)\s?(?P<juche_year>\d{{1,3}})(?:\s?\((?P<western>\d{{4}})\))?\s?년
          (?:\s?(?P<juche_month>\d\d?)월(?:\s?(?P<juche_day>\d\d?)일)?)?
    | (?<!\d)(?P<ago>\d{{1,3}})\s?(?P<ago_unit>일|주일|주|개월|달|년)\s?(?P<way>전|후|뒤)
    | (?<![가-힣])(?P<own_days>{"|".join(_DAY_COUNTS)})\s?(?P<own_days_way>전|후|뒤)
    | (?<![가-힣])(?P<own_months>{"|".join(_OWN_NUMBERS)})\s?달\s?(?P<own_months_way>전|후|뒤)
    | (?<!\d)(?P<decade>\d{{4}}|[1-9]0)년대
    | (?<!\d)(?P<century>\d\d?)세기
    | (?<!\d)(?P<year>\d{{4}})년도?(?:\s?(?P<month>\d\d?)월(?:\s?(?P<day>\d\d?)일)?|\s?(?P<quarter>[1-4])\s?분기
          |\s?(?P<half>상|하)반기)?
    | (?<!\d)(?P<dotted>\d{{4}}\.\s?\d\d?\.\s?\d\d?)\.?(?!\d)
    | (?P<part_year>지난해|작년|재작년|올해|내년)\s?(?:(?P<rel_quarter>[1-4])\s?분기|(?P<rel_half>상|하)반기)
    | (?<!\d)(?P<only_quarter>[1-4])\s?분기
    | (?:(?P<rel_year>지난해|작년|재작년|올해|내년)\s?|(?P<toward>지난|오는)\s)?
          (?<!\d)(?P<bare_month>\d\d?)월(?:\s?(?P<bare_day>\d\d?)일)?(?!드)
    | (?<![\d가-힣])(?:(?P<day_toward>지난|오는)\s)?(?P<only_day>[12]?\d|3[01])일{_NOT_A_LENGTH}
    | (?<![가-힣])(?P<beside>이날|당일|전날|이튿날|(?:같은|다음)\s?날)(?!개|씨)
    | (?P<near>그저께|오늘|어제|그제|내일|모레)
    | (?P<period>(?:지난|이번)\s?주말|(?:지난|다음)\s?달|(?:지난|이번|다음)\s?주
          |지난해|재작년|작년|올해|금년|내년|이달|(?<![가-힣])내달|금주)
          (?:\s?(?P<week_day>[{_WEEKDAYS}])요일)?
    | (?:(?P<weekday_toward>지난|오는)\s)?(?P<weekday>[{_WEEKDAYS}])요일
    | (?P<each>{"|".join(_EACH)})
    | (?P<vague>최근|현재|지금|앞으로|향후)
    """,
    re.VERBOSE,
)

_SAME_MONTH_WITHIN = 12  # characters
_PARTS_MONTHS = re.compile(r"[.\n]|이후|이래|라고|다고|다며|지난|오는")
_FAR_AHEAD = 20  # days: on the 1st, "31일" was yesterday
_VERB_WITHIN = 80  # characters
# "Is planned", "is expected"; "것" after a verb that ends in -ㄹ.
_TO_COME = re.compile(r"예정|전망|예상|계획|방침|목표|[할될일갈올줄질칠릴날낼볼킬길를을]\s?것|겠")

Found = tuple[int, int, str | None, bool, str]  # start, end, value, resolved from publication, rule


def korean_dates(text: str, published: Day | None) -> Iterator[Found]:
    """The date expressions of a Korean text, in order.

    >>> list(korean_dates("지난달 28일", Day(2024, 3, 5)))
    [(0, 3, '2024-02', True, 'ko_period'), (4, 7, '2024-02-28', True, 'ko_day')]
    """
    spoken: str | None = None  # the month last spoken of
    spoken_day: Day | None = None
    spoken_anchored = True
    spoken_end = 0
    for match in _PATTERN.finditer(text):
        found = {name: value for name, value in match.groupdict().items() if value}
        near = spoken if spoken and _shares_month(text[spoken_end : match.start()]) else None
        if "beside" in found:
            value = _beside(found["beside"], spoken_day or published)
            yield match.start(), match.end(), value, value is not None and spoken_anchored, "ko_beside"
            continue
        rule, value, anchored = _resolve(found, published, near, text[match.end() : match.end() + _VERB_WITHIN])
        if value and (days := values.period(value)) and days[2] in ("day", "month"):
            spoken, spoken_end = f"{days[0]:%Y-%m}", match.end()
            if days[2] == "day":
                spoken_day, spoken_anchored = days[0], anchored
        yield match.start(), match.end(), value, anchored and value is not None, rule


def _beside(word: str, day: Day | None) -> str | None:
    """ "That day", "the day before", "the next day"."""
    away = dt.timedelta(_BESIDE[re.sub(r"\s", "", word)])
    return values.day_value(day + away) if day else None


def _shares_month(between: str) -> bool:
    """Whether a day without a month is of the month named before it: "2월 28일과 29일", "지난달 28일".

    A report tells of its own days by their number alone: "2011년 8월 이후 최저라고 13일 밝혔다".
    """
    return len(between) <= _SAME_MONTH_WITHIN and not _PARTS_MONTHS.search(between)


def _resolve(
    found: dict[str, str], published: Day | None, spoken: str | None, following: str
) -> tuple[str, str | None, bool]:
    """The rule, the value, and whether the value rests on the publication date."""
    if "juche" in found:
        year = int(found.get("western") or 1911 + int(found["juche_year"]))
        return "ko_juche", _date(year, found.get("juche_month"), found.get("juche_day")), False
    if "year" in found:
        if "quarter" in found:
            return "ko_quarter", f"{found['year']}-Q{found['quarter']}", False
        if "half" in found:
            return "ko_half", f"{found['year']}-H{1 if found['half'] == '상' else 2}", False
        return "ko_date", _date(int(found["year"]), found.get("month"), found.get("day")), False
    if "dotted" in found:
        numbers = found["dotted"].split(".")
        return "ko_date", _date(int(numbers[0]), numbers[1], numbers[2]), False
    if "vague" in found:
        return "ko_vague", _VAGUE[found["vague"]], False
    if "each" in found:
        return "ko_each", _EACH[found["each"]], False
    if "century" in found:
        return "ko_century", f"{int(found['century']) - 1:02d}", False
    if "decade" in found and len(found["decade"]) == 4:
        return "ko_decade", f"{found['decade'][:3]}X", False
    if published is None:
        return _RULES[next(name for name in _RULES if name in found)], None, True
    if "ago" in found:
        way = -1 if found["way"] == "전" else 1
        unit = _UNITS[found["ago_unit"]]
        moved = values.shift(published, unit, way * int(found["ago"]))
        return "ko_ago", unit_value(unit, moved) if moved else None, True
    if "own_days" in found or "own_months" in found:
        return "ko_ago", _own_count(found, published), True
    if "decade" in found:
        return "ko_decade", f"{(published.year - (published.year - int(found['decade'])) % 100) // 10}X", True
    if "part_year" in found:
        year = published.year + _PERIODS[found["part_year"]][1]
        if "rel_quarter" in found:
            return "ko_quarter", f"{year}-Q{found['rel_quarter']}", True
        return "ko_half", f"{year}-H{1 if found['rel_half'] == '상' else 2}", True
    if "only_quarter" in found:
        number = int(found["only_quarter"])
        ahead = number > (published.month + 2) // 3
        told = ahead and not _TO_COME.search(following.partition("다.")[0])
        return "ko_quarter", f"{published.year - told}-Q{number}", True
    if "bare_month" in found:
        if "rel_year" in found:
            year = published.year + _PERIODS[found["rel_year"]][1]
        elif "toward" in found:
            ahead = (int(found["bare_month"]), int(found.get("bare_day", 31))) >= (published.month, published.day)
            year = published.year + (not ahead if found["toward"] == "오는" else -ahead)
        else:
            year = _nearest_year(published, int(found["bare_month"]), int(found.get("bare_day", 15)))
        return "ko_month_day", _date(year, found["bare_month"], found.get("bare_day")), True
    if "only_day" in found:
        month = spoken or _month_of_day(published, int(found["only_day"]), found.get("day_toward"))
        return "ko_day", _date(int(month[:4]), month[5:], found["only_day"]), True
    if "near" in found:
        return "ko_near_day", values.day_value(published + dt.timedelta(_NEAR_DAYS[found["near"]])), True
    if "period" in found:
        unit, count = _PERIODS[re.sub(r"\s", "", found["period"])]
        moved = values.shift(published, unit, count)
        if "week_day" in found and moved and unit == "week":
            monday = moved - dt.timedelta(moved.weekday())
            return "ko_weekday", values.day_value(monday + dt.timedelta(_WEEKDAYS.index(found["week_day"]))), True
        return "ko_period", unit_value(unit, moved) if moved else None, True
    number = _WEEKDAYS.index(found["weekday"]) + 1
    way = 1 if found.get("weekday_toward") == "오는" else -1
    return "ko_weekday", values.day_value(values.nearest_weekday(published, number, way)), True


def _month_of_day(published: Day, day: int, toward: str | None) -> str:
    """The month of "13일": that of publication, unless the day is told to lie before or ahead, or is far ahead."""
    away = 0
    if toward == "오는":
        away = int(day < published.day)
    elif day > published.day:
        away = -int(toward == "지난" or day - published.day > _FAR_AHEAD)
    index = published.year * 12 + published.month - 1 + away
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def _own_count(found: dict[str, str], published: Day) -> str | None:
    """So many days or months before or after, in Korean numbers."""
    unit = "day" if "own_days" in found else "month"
    count = _DAY_COUNTS[found["own_days"]] if unit == "day" else _OWN_NUMBERS[found["own_months"]]
    way = -1 if "전" in (found.get("own_days_way"), found.get("own_months_way")) else 1
    moved = values.shift(published, unit, way * count)
    return unit_value(unit, moved) if moved else None


_RULES = {
    "ago": "ko_ago", "bare_month": "ko_month_day", "only_day": "ko_day", "near": "ko_near_day", "period": "ko_period",
    "weekday": "ko_weekday", "own_days": "ko_ago", "own_months": "ko_ago", "decade": "ko_decade",
    "part_year": "ko_quarter", "only_quarter": "ko_quarter",
}  # fmt: skip


def _date(year: int, month: str | None, day: str | None) -> str | None:
    value = f"{year:04d}" + (f"-{int(month):02d}" if month else "") + (f"-{int(day):02d}" if day else "")
    return value if values.period(value) else None


def _nearest_year(published: Day, month: int, day: int) -> int:
    """The year that puts the day nearest to publication."""
    place = 31 * month + day
    here = 31 * published.month + published.day
    return min(
        (published.year - 1, published.year, published.year + 1),
        key=lambda year: abs((year - published.year) * 372 + place - here),
    )

"""Dates in Korean, alone and beside English ones."""

from __future__ import annotations

import datetime as dt

import pytest

from toolkit.timelines.dates import dates_in

DAY = dt.date(2024, 3, 5)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024년 2월 28일 회의", ["2024-02-28"]),
        ("2024년 2월에", ["2024-02"]),
        ("2023년도 예산", ["2023"]),
        ("2023년 3분기", ["2023-Q3"]),
        ("2023년 상반기", ["2023-H1"]),
        ("발표 2024. 2. 28.", ["2024-02-28"]),
        ("주체113(2024)년 2월 16일", ["2024-02-16"]),
        ("주체100년", ["2011"]),
        ("지난달", ["2024-02"]),
        ("지난해", ["2023"]),
        ("작년 12월 3일", ["2023-12-03"]),
        ("올해", ["2024"]),
        ("12월 24일", ["2023-12-24"]),
        ("지난주 월요일", ["2024-02-26"]),
        ("다음 주", ["2024-W11"]),
        ("어제와 내일", ["2024-03-04", "2024-03-06"]),
        ("월요일", ["2024-03-04"]),
        ("3년 전", ["2021"]),
        ("2주 후", ["2024-W12"]),
        ("지난 4일", ["2024-03-04"]),
        ("2월 28일과 29일", ["2024-02-28", "2024-02-29"]),
        ("2011년 8월 이후 가장 낮다고 4일 밝혔다", ["2011-08", "2024-03-04"]),
        ("지난해 12월 30일 문을 닫았다. 항구는 4일 열렸다.", ["2023-12-30", "2024-03-04"]),
        ("4월 2일부터 6일까지", ["2024-04-02", "2024-04-06"]),
        ("지난 28일 만났다", ["2024-02-28"]),
        ("오는 2일 만난다", ["2024-04-02"]),
        ("29일 밝혔다", ["2024-02-29"]),
        ("내달 2일", ["2024-04", "2024-04-02"]),
        ("3분기에는 가격이 오를 것으로 보인다", ["2024-Q3"]),
        ("최근", ["PAST_REF"]),
        ("지난달 28일 열렸다. 이날 전날 다음 날", ["2024-02", "2024-02-28", "2024-02-28", "2024-02-27", "2024-02-29"]),
        ("이날 밝혔다", ["2024-03-05"]),
        ("1990년대와 80년대", ["199X", "198X"]),
        ("21세기", ["20"]),
        ("이틀 전", ["2024-03-03"]),
        ("두 달 전", ["2024-01"]),
        ("지난해 4분기", ["2023-Q4"]),
        ("올해 상반기", ["2024-H1"]),
        ("3분기", ["2023-Q3"]),
        ("매주", ["P1W"]),
        ("지난 4월", ["2023-04"]),
        ("오는 5월 3일", ["2024-05-03"]),
        ("오는 2월 3일", ["2025-02-03"]),
        ("오는 금요일", ["2024-03-08"]),
        ("3일간 열렸다. 30일 동안.", []),
        ("2024년 13월", [None]),
    ],
)
def test_korean(text: str, expected: list[str | None]) -> None:
    """Full, partial and relative Korean dates; lengths of time are none."""
    assert [row[4] for row in dates_in(text, DAY)] == expected


def test_both_languages_in_one_text() -> None:
    """English and Korean dates stand side by side, in order, and no number is taken twice."""
    text = "It opened on May 3, 2012 (2012년 5월 3일) in Galmet."
    rows = dates_in(text, DAY)
    assert [row[2] for row in rows] == ["May 3, 2012", "2012년 5월 3일"]


def test_without_publication_date() -> None:
    """What needs the publication date has no value without it."""
    rows = dates_in("지난달, 2024년 2월, 월요일, 3년 전, 최근", None)
    assert [row[4] for row in rows] == [None, "2024-02", None, None, "PAST_REF"]

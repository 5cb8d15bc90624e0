"""What running prose does with dates: parts of periods, joined lengths, what was spoken of, what is to come."""

from __future__ import annotations

import datetime as dt

import pytest

from toolkit.timelines.compiler import START, compiled
from toolkit.timelines.dates import dates_in
from toolkit.timelines.lexer import tokenize

THURSDAY = "1998-03-19"


def found(text: str, published: str = THURSDAY) -> list[tuple[str, str | None]]:
    """Expression and value of all that is found in a text."""
    return [(row[2], row[4]) for row in dates_in(text, dt.date.fromisoformat(published))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the early part of the year", ("the early part of the year", "1998")),
        ("The latter part of 1997 was worse.", ("The latter part of 1997", "1997")),
        ("in the latter half of the decade", ("the latter half of the decade", "199X")),
        ("in the last days of this year", ("the last days of this year", "1998")),
        ("in the early years of the 1990s", ("the early years of the 1990s", "199X")),
        ("in the last days of the siege", ("the last days", "PXD")),
        ("a matter of weeks, not months", ("weeks", "PXW")),
        ("in the first half of March", ("the first half of March", "1998-03")),
        ("It took the better part of three years.", ("the better part of three years", "P3Y")),
        ("over these past three weeks", ("these past three weeks", "P3W")),
        ("He waited a good two hours.", ("a good two hours", "PT2H")),
        ("for an entire year", ("an entire year", "P1Y")),
        ("the whole day was lost", ("the whole day", "P1D")),
        ("in the spring of last year", ("the spring of last year", "1997-SP")),
        ("this past weekend", ("this past weekend", "1998-W11-WE")),
        ("the weekend of March 7", ("the weekend of March 7", "1998-W10-WE")),
        ("a few hundred years", ("a few hundred years", "PXY")),
        ("five years and two months", ("five years and two months", "P5Y2M")),
        ("It lasted two hours and 40 minutes.", ("two hours and 40 minutes", "PT2H40M")),
        ("in 1 hour, 59 minutes and 40 seconds", ("1 hour, 59 minutes and 40 seconds", "PT1H59M40S")),
        ("for the past quarter century", ("the past quarter century", "P25Y")),
        ("in the winter of 1944-45", ("the winter of 1944-45", "1944-WI")),
        ("an hour-long raid", ("hour-long", "PT1H")),
        ("a multi-year plan", ("multi-year", "PXY")),
        ("in recent weeks", ("recent weeks", "PXW")),
        ("in past weeks", ("past weeks", "PAST_REF")),
        ("in the weeks leading up to the vote", ("the weeks", "PXW")),
        ("in the days that followed", ("the days", "PXD")),
        ("within weeks or months", ("weeks or months", "PXW")),
        ("just days away", ("days", "PXD")),
        ("In those years he drank.", ("those years", "PAST_REF")),
        ("the other day", ("the other day", "PAST_REF")),
        ("not so long ago", ("not so long ago", "PAST_REF")),
        ("months or years ago", ("months or years ago", "PAST_REF")),
        ("in the not too distant future", ("the not too distant future", "FUTURE_REF")),
        ("every few months", ("every few months", "PXM")),
        ("every third year", ("every third year", "P3Y")),
        ("every Christmas", ("every Christmas", "P1Y")),
        ("The day after the crash he called.", ("The day", "XXXX-XX-XX")),
        ("in the week before the vote", ("the week", "XXXX-WXX")),
        ("the night before the game", ("the night", "XXXX-XX-XXTNI")),
        ("a week from today", ("a week from today", "1998-03-26")),
        ("It ended a year ago Monday.", ("a year ago Monday", "1997-03-16")),
        ("before dawn Wednesday", ("dawn Wednesday", "1998-03-18TMO")),
        ("at 8:30 Tuesday night", ("8:30 Tuesday night", "1998-03-17T20:30")),
        ("at seven this morning", ("seven this morning", "1998-03-19T07:00")),
        ("at three o'clock this afternoon", ("three o'clock this afternoon", "1998-03-19T15:00")),
        ("as recently as March", ("March", "1998-03")),
        ("at 9 tonight", ("9 tonight", "1998-03-19T21:00")),
        ("at nine o'clock tomorrow morning", ("nine o'clock tomorrow morning", "1998-03-20T09:00")),
        ("for the year beginning April 1", ("the year", "P1Y")),
        ("fiscal-year 1998", ("fiscal-year 1998", "1998")),
        ("second-half profit fell", ("second-half", "1997-H2")),
        ("Sales for May rose.", ("May", "1997-05")),
        ("The new year begins well.", ("The new year", "1998")),
    ],
)
def test_forms_of_prose(text: str, expected: tuple[str, str]) -> None:
    """Extent and value of the first expression of a sentence."""
    assert found(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "He rises every now and then.",
        "To this day nobody knows.",
        "Three-year-olds sang; 3-year-olds danced.",
        "the third flood in as many years",
        "fierce in some quarters",
        "well into the year before we met",
    ],
)
def test_no_dates_in_prose(text: str) -> None:
    """Turns of phrase that have a unit of time and name none."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May 1996 she won. That fall she resigned.", "1996-FA"),
        ("In May 1996 she won. By the following spring she was gone.", "1997-SP"),
        ("She won in 1991. That winter was hard.", "1991-WI"),
        ("In December 1990 she won. That winter was hard.", "1990-WI"),
        ("They won in 1996 and 1997. The year before that, they lost.", "1996"),
        ("In 1996 she won, and the next year she lost.", "1997"),
        ("In 1986 she won. She lost over the next year.", "1999"),
        ("In January sales rose from the same month last year.", "1997-01"),
        ("In January sales rose from the same month a year earlier.", "1997-01"),
        ("In January sales rose from the same month of 1995.", "1995-01"),
        ("Third-quarter profit rose from the same quarter last year.", "1996-Q3"),
        ("It will be shown in the summer and fall of 1999.", "1999-FA"),
        ("In May output rose 3 percent from a year earlier.", "1996-05"),
        ("In the April-September period output rose 3 percent from a year earlier.", "1997"),
        ("In May output rose from a year ago. It fell from a month earlier.", "1997-04"),
        ("He came here in 1931. By the end of the decade he was rich.", "193X"),
        ("He came here in 1931. By the end of this decade he will be rich.", "199X"),
        ("She left in 1990. Two full years later she was back.", "1992"),
        ("In May output fell from a month earlier but rose from a year earlier.", "1996-05"),
        ("It will earn more in the first quarter than in the same quarter a year ago.", "1997-Q1"),
        ("On March 3 it rained, unlike on the same day last year.", "1997-03-03"),
        ("On this day in 1987 the bridge fell.", "1987-03-19"),
    ],
)
def test_what_was_spoken_of(text: str, expected: str) -> None:
    """Seasons, years and months that count from the date last spoken of, or from the next."""
    assert found(text)[-1][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain is expected Friday.", "1998-03-20"),
        ("It went as expected Friday.", "1998-03-13"),
        ("A vote is forecast for Sunday.", "1998-03-22"),
        ("The verdict may come as soon as Saturday.", "1998-03-21"),
        ("It must be paid no later than Friday.", "1998-03-20"),
        ("The judge asked for papers by Friday.", "1998-03-20"),
        ("Traders awaited the vote; all now await Friday's figures.", "1998-03-20"),
        ("This year's sale ends Saturday.", "1998-03-21"),
        ("Snow by Tuesday.", "1998-03-24"),
        ("By Tuesday it had snowed.", "1998-03-17"),
        ("She is leaving Saturday.", "1998-03-21"),
        ("They were leaving Tuesday.", "1998-03-17"),
        ("Vance and Tolland meet again Saturday.", "1998-03-21"),
        ("The talks, which end Friday, are hard.", "1998-03-20"),
        ("They hoped to finish by Saturday.", "1998-03-21"),
        ("They had hoped to finish by Saturday.", "1998-03-14"),
        ("Friday's match will be played in Lume.", "1998-03-20"),
        ("Friday's match was played in Lume.", "1998-03-13"),
        ("A deputy takes over for Friday's match.", "1998-03-20"),
        ("She was blamed for Friday's storm.", "1998-03-13"),
        ("Friday's trial starts early.", "1998-03-20"),
        ("They will not vote until after Friday's session.", "1998-03-20"),
        ("This winter it has snowed.", "1997-WI"),
        ("It was forecast for the weekend.", "1998-W12-WE"),
        ("The vote is on Friday.", "1998-03-20"),
        ("Kick-off is at 3 p.m. on Saturday.", "1998-03-21T15:00"),
        ("They missed a deadline of midnight Friday.", "1998-03-13T24:00"),
        ("Friday's debate might not change much.", "1998-03-13"),
        ("The council declared Friday a national day of mourning.", "1998-03-20"),
        ("The judge named June 4 as the date.", "1998-06-04"),
        ("Lume drew and face Calder at home on Sunday.", "1998-03-22"),
        ("Orlin, who led the union, retires in May.", "1998-05"),
        ("The mill would shut on October 31, she said.", "1998-10-31"),
        ("The mill shut on October 31, she said.", "1997-10-31"),
        ("Period ends February 28.", "1998-02-28"),
        ("Periods end Nov. 29.", "1997-11-29"),
    ],
)
def test_what_is_to_come(text: str, expected: str) -> None:
    """What is planned, held and expected lies ahead; what was planned, and what happened, does not."""
    assert found(text)[-1][1] == expected


def test_rules_are_tried_wherever_one_could_match() -> None:
    """The pattern that finds where to try the rules passes over no token at which a rule matches."""
    text = (
        "The minister said the vote on the 3rd of May, a year from now, was the first in two years and a day; at 9"
        " tonight, in the early 1990s, each Friday, every day, half an hour, Q3 2004, now, the week of June 7"
    )
    tags = tokenize(text).tags
    rules = compiled()
    tried = {match.start() for match in START.finditer(tags)}
    assert tried >= {at for at, tag in enumerate(tags) if tag in rules and rules[tag].match(tags, at)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ferry sank late Tuesday, police said Wednesday. It had left at 10 p.m. in fog.", "1998-03-17T22:00"),
        ("A ferry sank late Tuesday, police said Wednesday. They will speak at 10 p.m. again.", "1998-03-18T22:00"),
        ("Police said Wednesday that it left at 10 p.m. in fog.", "1998-03-18T22:00"),
        ("Polls closed Sunday, four years after the last.\n09:00 GMT Good morning.", "1998-03-19T09:00"),
        ("It will close at noon on Halloween.", "1998-10-31T12:00"),
        ("It began at 11:30 p.m. on New Year's Eve.", "1997-12-31T23:30"),
        ("Polls closed Sunday.\n14:05 The count has ended.", "1998-03-19T14:05"),
    ],
)
def test_whose_day_a_time_belongs_to(text: str, expected: str) -> None:
    """A time is of the day on which something happened, not on which it was told; an entry's is of its own day."""
    assert found(text)[-1][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He died on March 15, 44 B.C., in Rome.", ("March 15, 44 B.C.", "BC0044")),
        ("It was buried on August 24, 79 AD, at noon.", ("August 24, 79 AD", "0079-08-24")),
        ("On 4 September 476 AD he fell.", ("4 September 476 AD", "0476-09-04")),
        ("In March 44 BC he fell.", ("March 44 BC", "BC0044")),
    ],
)
def test_days_of_an_era(text: str, expected: tuple[str, str]) -> None:
    """A day beside "A.D." is of that year, and one before Christ no more than the year: never of this year."""
    assert found(text)[0] == expected


@pytest.mark.parametrize("text", ["He scored in the 14th minute.", "Built in the 12th and 13th centuries."])
def test_ordinals_that_are_no_days(text: str) -> None:
    """ "The 14th minute" is no day of the month."""
    assert not [row for row in found(text) if row[1] and row[1].startswith("1998-03")]

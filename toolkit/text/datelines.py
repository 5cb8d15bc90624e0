"""The head of a wire story: "Pyongyang, January 3 (KCNA) --" names the agency, and its date when it has a year."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

# A head without a date is believed only for these: "Lisbon (Portugal) -" is no wire story.
_AGENCIES = frozenset(
    """AA AAP ABC ADN AFP AFX AKI ANI ANSA AP APA APP BBC BNS CNA CNN CNS CP DPA EFE EPA Interfax IRNA ITAR-TASS Jiji
    KCNA Kyodo MENA MTI NHK NTB NZPA PA PNA PTI RFA RFE/RL RIA Reuters Reuter SANA SPA STA TASS UPI VOA Xinhua Yonhap
    apa-ots dpa""".split()
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_HEAD = re.compile(
    r"\s{0,20}[^\W\d_][^()\n\d]{1,60}?"  # the place
    r"(?:,\s(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2})(?:,?\s(?:Juche\s\d{1,3}\s?\(?)?(?P<year>\d{4})\)?)?,?)?"
    r"\s?\((?P<agency>[A-Za-z][\w./ -]{1,24})\)\s?(?:--|[-–—:])"
)
# A line that is a date and nothing else, as pages print it under a headline.
_DATE_LINE = re.compile(
    r"(?:[^\W\d_]{3,10}\.?,? )?"
    r"(?:[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\.? [^\W\d_]{3,10}\.?,? \d{4}"
    r"|\d{4}[-./년]\s?\d{1,2}[-./월]\s?\d{1,2}[.일]?)(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,20})?$"
)


def is_date_line(line: str) -> bool:
    """Whether a line is a date and nothing else.

    >>> is_date_line("Friday, January 4, 2031"), is_date_line("January 4, 2031 was a Saturday")
    (True, False)
    """
    return _DATE_LINE.match(line.strip()) is not None


@dataclass(frozen=True, slots=True)
class WireHead:
    """The agency of a wire story, its date where the head has a year, and where the head ends."""

    agency: str
    date: dt.date | None
    end: int


def find_wire_head(text: str) -> WireHead | None:
    """The wire head a text begins with, if it does.

    >>> find_wire_head("Pyongyang, January 3 (KCNA) -- The harbour was opened.")
    WireHead(agency='KCNA', date=None, end=30)
    >>> find_wire_head("LONDON, March 3, 2024 (Reuters) - Prices rose.").date
    datetime.date(2024, 3, 3)
    """
    match = _HEAD.match(text[:200])
    if not match:
        return None
    agency = match["agency"].strip()
    month = _MONTHS.get((match["month"] or "").lower())
    if agency not in _AGENCIES and not (month and agency[0].isupper()):
        return None
    date = None
    if month and match["year"]:
        try:
            date = dt.date(int(match["year"]), month, int(match["day"]))
        except ValueError:
            return None
    return WireHead(agency, date, match.end())

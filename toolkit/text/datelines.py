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
_MONTH_WORDS = frozenset(_MONTHS) | frozenset(
    """januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre
    octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre""".split()
)
_STAMP_WORDS = _MONTH_WORDS | frozenset(
    """updated update modified published posted edited last first on at by am um le à el de stand aktualisiert
    veröffentlicht geändert publié modifié mis jour publicado actualizado uhr a.m p.m am pm ago hours hour minutes
    minute min mins days day 입력 수정 등록 승인 기사입력 최종수정 오전 오후
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday
    montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo""".split()
)
_STAMP_WORD = re.compile(
    r"[|·•–—-]|\(?\d[\d.:,/년월일-]*(?:st|nd|rd|th|[ap]m|h\d\d|분|시|Z)?[.,]?\)?|(?:[A-Z]{2,4}|[ap]\.m\.)[,.]?|[+-]\d\d:?\d\d"
)
_YEAR = re.compile(r"\b(?:1[89]|20|21)\d\d\b")
_LONGEST_STAMP = 120
# What no row of figures has: a clock, a whole date in figures, how long ago.
_MOMENT = re.compile(
    r"\b\d{1,2}[:h]\d\d\b|\b\d{1,2}\.\d\d (?:Uhr|[A-Z]{2,3}T)\b|\b\d{4}[-./년]\s?\d{1,2}[-./월]\s?\d{1,2}\b"
    r"|\b\d{1,2}[-./]\d{1,2}[-./]\d{4}\b|\b\d{1,2} (?:hour|minute|min|day)s? ago\b"
)
# "VELM, May 4 —", "VELM (Halsia) --": places in capitals, a dash.
_PLACE_HEAD = re.compile(
    r"\s{0,20}[A-Z][A-Z .'’-]{2,40}(?:,\s[A-Z][a-z]{1,12}\.?(?:\s\d{1,2})?)?(?:,\s\d{4})?"
    r"(?:\s\([^()\n]{2,24}\))?\s(?:--|[–—-])\s"
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


def is_stamp(line: str) -> bool:
    """Whether a line says when it was published or changed, and nothing else.

    >>> is_stamp("Updated 3:14 p.m. EDT, Mon May 4, 2031"), is_stamp("Stand: 04.05.2031, 14:32 Uhr")
    (True, True)
    >>> is_stamp("Updated 2031 budget passes")
    False
    """
    words = [(word, word.strip(".,:()").casefold()) for word in line[:_LONGEST_STAMP].split()]
    return is_date_line(line) or (
        len(line) < _LONGEST_STAMP
        and all(_STAMP_WORD.fullmatch(word) or bare in _STAMP_WORDS for word, bare in words)
        and (
            _MOMENT.search(line) is not None
            or (_YEAR.search(line) is not None and any(bare in _MONTH_WORDS for _, bare in words))
        )
    )


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
    start = text[:200]
    match = _HEAD.match(start) if "(" in start else None
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


def head_end(text: str) -> int:
    """Where the head of a wire story ends, with an agency or with a place in capitals alone; 0 where there is none.

    >>> text = "VELM, May 4 — The port reopened."
    >>> text[head_end(text) :], head_end("The port — it is old — reopened.")
    ('The port reopened.', 0)
    """
    head = find_wire_head(text)
    match = None if head else _PLACE_HEAD.match(text)
    return head.end if head else match.end() if match else 0

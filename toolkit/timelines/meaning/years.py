"""Years, decades and centuries by name."""

from __future__ import annotations

from toolkit.timelines.meaning.mention import Mention, resolves
from toolkit.timelines.meaning.parts import date_value, day_in, full_year, month_in, ordinal_in, year_in
from toolkit.timelines.values import Day
from toolkit.timelines.vocabulary import DECADES, MULTIPLES, NUMBERS

_BARE_AHEAD = 30


@resolves("fiscal_year", "year")
def year(mention: Mention) -> str | None:
    found = year_in(mention)
    if found is None and mention.words[0] == "fy":  # "FY23"
        found = full_year(int(mention.words[1]), mention.context.published)
    return f"{found:04d}" if found else None


@resolves("bare_year")
def bare_year(mention: Mention) -> str | None:
    """A year that nothing marks as one: far in the future it is rather a number."""
    found, published = year_in(mention), mention.context.published
    return f"{found:04d}" if found and found <= (published.year if published else 2020) + _BARE_AHEAD else None


@resolves("year_of_era")
def year_of_era(mention: Mention) -> str | None:
    """ "44 B.C." is BC0044, which no calendar of the computer reaches; "A.D. 79" is 0079."""
    number = next(int(word.replace(",", "")) for word in mention.words if word[:1].isdigit())
    return f"BC{number:04d}" if mention.has("bc", "bce", "b") else f"{number:04d}"


@resolves("era_date")
def era_date(mention: Mention) -> str | None:
    """ "March 15, 44 B.C." is no more than its year, "August 24, 79 AD" a day."""
    at = max(index for index, word in enumerate(mention.words) if word.isdecimal())
    year, before_christ = int(mention.words[at]), mention.has("bc", "bce", "b")
    mention.words = mention.words[:at]
    month, day = month_in(mention), day_in(mention)
    if before_christ or not month:
        return f"BC{year:04d}" if before_christ else f"{year:04d}"
    return date_value(year, month, day) if day else f"{year:04d}-{month:02d}"


@resolves("short_year")
def short_year(mention: Mention) -> str | None:
    """ "10" in "2009-10", where it is later than the first."""
    first = int(mention.context.tokens.word(mention.first - 2))
    last = first - first % 100 + int(mention.words[0])
    return f"{last:04d}" if first < last <= first + 20 else None


@resolves("decade", "part_of_decade")
def decade(mention: Mention) -> str | None:
    published = mention.context.published
    for word in mention.words:
        digits = word.strip("'s")
        if word in DECADES:
            return f"{_past_year(DECADES[word], published) // 10:03d}X"
        if digits.isdecimal() and len(digits) in (2, 4):
            year = int(digits) if len(digits) == 4 else _past_year(int(digits), published)
            if year % 100 == 0 and year < 2000:
                return f"{year // 100:02d}"  # "the 1800s"
            return f"{year // 10:03d}X"
    return None


def _past_year(two_digits: int, published: Day | None) -> int:
    """The latest year with these digits: the '20s were a century ago until 2020."""
    latest = published.year if published else 2020
    return latest - (latest - two_digits) % 100


@resolves("century")
def century(mention: Mention) -> str | None:
    number = ordinal_in(mention)
    return f"{number - 1:02d}" if number else None


@resolves("year_in_words")
def year_in_words(mention: Mention) -> str | None:
    words = [word for word in mention.words if word in NUMBERS or word in MULTIPLES]
    if words[0] in ("nineteen", "eighteen"):
        return f"{NUMBERS[words[0]] * 100 + sum(NUMBERS[word] for word in words[1:]):04d}"
    return f"{2000 + sum(NUMBERS[word] for word in words[2:]):04d}"


@resolves("juche_year")
def juche_year(mention: Mention) -> str | None:
    """Juche 1 is 1912."""
    after = mention.words[mention.words.index("juche") + 1 :]
    number = next(
        int(word) if word.isdecimal() else NUMBERS[word] for word in after if word.isdecimal() or word in NUMBERS
    )
    return f"{1911 + number:04d}"

"""Quarters, halves, and the periods that a report of results speaks of."""

from __future__ import annotations

from toolkit.timelines import values
from toolkit.timelines.lexer import BREAK, atoms_of
from toolkit.timelines.meaning.mention import Mention, resolves
from toolkit.timelines.meaning.months import month
from toolkit.timelines.meaning.parts import ordinal_in, rel_year, relative, year_in
from toolkit.timelines.meaning.spoken import spoken_base
from toolkit.timelines.values import Day

COMPARES = frozenset({"from", "than", "with"})
_REACH = 40  # tokens to either side, within the sentence
_RANGE = frozenset({"-", "–", "—", "to", "through", "and"})
_FIGURES = frozenset(atoms_of("CURRENCY") + atoms_of("PERCENT") + atoms_of("FIGURE") + atoms_of("MULTIPLE"))


@resolves("quarter_of_year")
def quarter_of_year(mention: Mention) -> str | None:
    year, number = year_in(mention), ordinal_in(mention) or 4  # "the last quarter"
    return f"{year:04d}-Q{number}" if year and number else None


@resolves("quarter_code")
def quarter_code(mention: Mention) -> str | None:
    """Q3, 1H 2023."""
    code = next(word for word in mention.words if len(word) == 2 and word.strip("1234") in ("q", "h"))
    letter, number = code.strip("1234").upper(), int(code.strip("qh"))
    year = year_in(mention)
    if year is None:
        published = mention.published()
        if published is None:
            return None
        first_month = (number - 1) * (3 if letter == "Q" else 6) + 1
        year = published.year - (first_month > published.month and mention.direction() <= 0)
    return f"{year:04d}-{letter}{number}"


@resolves("quarter_of_rel_year")
def quarter_of_rel_year(mention: Mention) -> str | None:
    year, number = rel_year(mention), ordinal_in(mention) or 4
    return f"{year:04d}-Q{number}" if year and number else None


@resolves("quarter")
def quarter(mention: Mention) -> str | None:
    published, number = mention.published(), ordinal_in(mention)
    if published is None or not number:
        return None
    current = (published.month + 2) // 3
    year = published.year
    if mention.word_before() in ("and", "or", "to") and mention.context.history:
        (first, _, granularity), _ = mention.context.history[0]
        if granularity == "quarter":  # "the third and fourth quarters"
            return f"{first.year + (number < (first.month + 2) // 3):04d}-Q{number}"
    if mention.direction() > 0:
        year += number < current - 1
    else:
        year -= number > current
    return f"{year:04d}-Q{number}"


@resolves("quarter_of_month")
def quarter_of_month(mention: Mention) -> str | None:
    """ "The March quarter" ends with the month."""
    value = month(mention)
    found = values.period(value) if value else None
    return values.unit_value("quarter", found[0]) if found else None


@resolves("quarter_year_ago")
def quarter_year_ago(mention: Mention) -> str | None:
    value = quarter(mention)
    return f"{int(value[:4]) - 1:04d}{value[4:]}" if value else None


@resolves("period_year_ago")
def period_year_ago(mention: Mention) -> str | None:
    """The period the article reports on, a year before."""
    report = mention.context.report
    if mention.has("quarter") and not (report and "Q" in report) and mention.context.published:
        report = reported_quarter(mention, mention.context.published)
    if report:
        mention.anchored = True
        return f"{int(report[:4]) - 1:04d}{report[4:]}"
    published = mention.published()
    return f"{published.year - 1:04d}" if published else None


def compares_results(mention: Mention) -> bool:
    """Whether the words compare with the period an article reports on: beside "than" or money, percentages, figures."""
    if not mention.context.report:
        return False
    if mention.word_before() in COMPARES:
        return True
    tags = mention.context.tokens.tags
    before = tags[max(mention.first - _REACH, 0) : mention.first].rpartition(BREAK)[2]
    after = tags[mention.last : mention.last + _REACH].partition(BREAK)[0]
    return not _FIGURES.isdisjoint(before + after)


@resolves("same_period")
def same_period(mention: Mention) -> str | None:
    """ "The same quarter last year" is that of the year before the one spoken of, "the same month of 1995" of 1995.

    "This day in 1995" counts from publication.
    """
    published = mention.published()
    if published is None:
        return None
    if mention.has("quarter"):
        base = _quarter_beside(mention) or reported_quarter(mention, published)
    else:
        unit = next(unit for unit in ("month", "week", "day") if mention.has(unit))
        base = values.unit_value(unit, (None if mention.has("this") else spoken_base(mention, unit)) or published)
    back = mention.has("last", "ago", "earlier", "before", "previous")
    value = base and f"{year_in(mention) or int(base[:4]) - back:04d}{base[4:]}"
    return value if value and values.period(value) else None  # no 29th of February, no 53rd week


def _quarter_beside(mention: Mention) -> str | None:
    """The quarter spoken of last, where that was in the same sentence."""
    context = mention.context
    if not context.history or BREAK in context.tokens.tags[context.spoken_at : mention.first]:
        return None
    (first, _, granularity), mention.anchored = context.history[0]
    return values.unit_value("quarter", first) if granularity == "quarter" else None


def compared_month(mention: Mention) -> str | None:
    """The month of the year before, where the sentence compares figures of a month: "in May, up 3 percent from"."""
    context = mention.context
    if not context.history or context.report or context.tokens.tags.count(BREAK, context.spoken_at, mention.first):
        return None
    (first, _, granularity), _ = context.history[0]
    if granularity != "month" or mention.word_before() not in COMPARES:
        return None
    if context.spoken_at > 1 and context.tokens.word(context.spoken_at - 2) in _RANGE:
        return None  # "in the April-September period"
    mention.anchored, mention.names_day = True, False  # what follows counts from the month, not from that of a year ago
    return f"{first.year - 1:04d}-{first.month:02d}"


@resolves("period_of_year")
def period_of_year(mention: Mention) -> str | None:
    """ "the 1988 period": the period reported on, in that year."""
    year, report = year_in(mention), mention.context.report
    if not year:
        return None
    return f"{year:04d}{report[4:]}" if report else f"{year:04d}"


@resolves("half_of_year", "half_of_rel_year")
def half_of_year(mention: Mention) -> str | None:
    year = year_in(mention) or rel_year(mention)
    if not year:
        return None
    half_name = "H1" if mention.has("first") else "H2"
    found = values.period(f"{year:04d}-{half_name}")
    published = mention.context.published
    if (
        mention.words[-2:] == ["the", "year"]
        and found
        and published
        and found[0] > published
        and mention.direction() <= 0
    ):
        year -= 1  # told in January of the year that has ended
    return f"{year:04d}-{half_name}"


@resolves("half")
def half(mention: Mention) -> str | None:
    """ "First-half profit": of the latest that has begun, or of the next where the words look ahead."""
    published = mention.published()
    if published is None:
        return None
    number = 1 if mention.has("first") else 2
    current = 1 if published.month <= 6 else 2
    year = published.year
    if mention.direction() > 0:
        year += number < current
    else:
        year -= number > current
    return f"{year:04d}-H{number}"


@resolves("quarters_of_year")
def quarters_of_year(mention: Mention) -> str | None:
    """ "The first two quarters of 1990" are a half, three are no unit of the calendar but the year."""
    year = year_in(mention)
    if not year or not mention.has("two"):
        return f"{year:04d}" if year else None
    return f"{year:04d}-H{1 if mention.has('first') else 2}"


def reported_quarter(mention: Mention, published: Day) -> str | None:
    """The quarter whose results the article gives, or else the one before publication."""
    report = mention.context.report
    return report if report and "Q" in report else relative(mention, "quarter", -1, published)

"""Lengths of time, what recurs, and vague references."""

from __future__ import annotations

from toolkit.timelines import values
from toolkit.timelines.meaning.mention import Mention, resolves
from toolkit.timelines.meaning.parts import count_in, month_in, ordinal_in, unit_in, with_part
from toolkit.timelines.vocabulary import LASTING, PARTS, SEASONS, UNITS, WEEKDAYS

_SINGULAR_UNITS = frozenset(UNITS.values())


@resolves("each")
def each(mention: Mention) -> str | None:
    if mention.has("of", "in"):
        return values.length(1, "year" if month_in(mention) else unit_in(mention))  # "the first Monday of each month"
    if number := mention.number_of(WEEKDAYS):
        return with_part(mention, f"XXXX-WXX-{number}")
    if number := month_in(mention):
        return f"XXXX-{number:02d}"
    if name := mention.name_of(SEASONS):
        return f"XXXX-{name}"
    if part := mention.name_of(PARTS):
        return f"XXXX-XX-XXT{part}"
    if mention.has("other"):
        return values.length(2, unit_in(mention))
    if mention.has("once", "twice", "times"):  # so often in each
        return values.length(1, unit_in(mention))
    if len(mention.words) > 2 and mention.words[-1] in UNITS and (number := ordinal_in(mention)):
        return values.length(number, unit_in(mention))  # "every third year"
    if mention.has("few"):
        return values.length(None, unit_in(mention))  # "every few months"
    if mention.has("christmas", "thanksgiving", "easter", "halloween"):
        return values.length(1, "year")
    return values.length(count_in(mention.words[1:]) or 1, unit_in(mention))


@resolves("often")
def often(mention: Mention) -> str | None:
    word = mention.words[0]
    return {
        "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
        "monthly": "P1M", "bimonthly": "P2M", "hourly": "PT1H", "quarterly": "P3M",
    }.get(word, "P1Y")  # fmt: skip


@resolves("weekdays")
def weekdays(mention: Mention) -> str | None:
    if mention.has("weekends"):
        return "XXXX-WXX-WE"
    if mention.has("weekdays", "weeknights"):
        return "XXXX-WXX-XX" + ("TNI" if mention.has("weeknights") else "")
    return with_part(mention, f"XXXX-WXX-{mention.number_of(WEEKDAYS)}")


@resolves("rate")
def rate(mention: Mention) -> str | None:
    return values.length(1, unit_in(mention))  # "six hours a night" is a day


@resolves("duration", "span", "vague_duration")
def duration(mention: Mention) -> str | None:
    if mention.rule == "span" and unit_in(mention) == "month" and (published := mention.context.published):
        mention.context.report = f"{published.year:04d}"  # "the first nine months"
    if unit := mention.name_of(LASTING):
        return values.length(1, unit)  # "weeklong"
    if mention.has("while", "time"):
        return "PXX"  # "for some time"
    if mention.words[0] == "all" or mention.words[:2] in (["the", "whole"], ["the", "entire"]):
        return values.length(1, "season" if mention.has(*SEASONS, "season") else unit_in(mention))
    if mention.words[-1] == "long" and len(mention.words) == 3 and mention.words[0] in _SINGULAR_UNITS:
        return values.length(1, unit_in(mention))  # "day-long"
    if mention.words[1:2] == ["or"] and mention.words[0] in UNITS:
        return values.length(None, UNITS[mention.words[0]])  # "weeks or months"
    return values.length(count_in(mention.words), unit_in(mention))


@resolves("mixed_duration")
def mixed_duration(mention: Mention) -> str | None:
    """ "Two hours and 40 minutes"."""
    value, begin = "P", 0
    for at, word in enumerate(mention.words):
        if word in UNITS:
            length = values.length(count_in(mention.words[begin:at]), UNITS[word])
            time = length.startswith("PT")
            value += length[2 if time and "T" in value else 1 :]
            begin = at + 1
    return value


@resolves("vague_span")
def vague_span(mention: Mention) -> str | None:
    """ "Recent weeks" are a length, "these weeks" and "past years" no more than a direction."""
    if mention.has("these"):
        return "PRESENT_REF"
    if mention.has("recent"):
        return values.length(None, unit_in(mention))
    return "FUTURE_REF" if mention.has("coming", "next", "future") else "PAST_REF"


@resolves("present")
def present(mention: Mention) -> str | None:
    return "PRESENT_REF"


@resolves("past")
def past(mention: Mention) -> str | None:
    return "PAST_REF"


@resolves("future")
def future(mention: Mention) -> str | None:
    return "FUTURE_REF"

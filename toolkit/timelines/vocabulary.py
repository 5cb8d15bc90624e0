"""The words that dates are made of, and the classes the grammar knows them by.

A word may be of several classes: "second" is an ordinal and a unit of time, "May" a month and a name. The grammar
(`grammar.py`) names a class in capitals and a single word as it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.timelines.cue_words import (
    COMES_WORDS,
    FUTURE_TO_WORDS,
    FUTURE_WORDS,
    NAME_COMES_WORDS,
    PAST_WORDS,
    SAID_WORDS,
    THEY_COME_WORDS,
)

MONTHS = {
    name: number
    for number, names in enumerate(
        "january,jan february,feb march,mar april,apr may june,jun july,jul august,aug september,sep,sept october,oct"
        " november,nov december,dec".split(),
        start=1,
    )
    for name in names.split(",")
}
# Monday is 1, as in ISO 8601.
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        "monday,mondays,mon tuesday,tuesdays,tue,tues wednesday,wednesdays,wed thursday,thursdays,thu,thur,thurs"
        " friday,fridays,fri saturday,saturdays,sat sunday,sundays,sun".split(),
        start=1,
    )
    for name in names.split(",")
}
UNITS = {
    name: unit
    for unit, names in {
        "second": "second seconds",
        "minute": "minute minutes mins",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "week": "week weeks wk wks",
        "fortnight": "fortnight fortnights",
        "month": "month months mth mths",
        "quarter": "quarter quarters qtr qtrs",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
        "weekend": "weekend weekends",
        "millennium": "millennium millennia",
    }.items()
    for name in names.split()
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO",
    "mornings": "MO",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "night": "NI",
    "nights": "NI",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "NI",
}
LASTING = {f"{unit}long": unit for unit in ("hour", "day", "week", "month", "year", "decade", "century")}
CLOCK_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}

_SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
NUMBERS = {name: value for value, name in enumerate(f"{_SMALL} seventeen eighteen nineteen".split())} | {
    name: 10 * value for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
FRACTIONS = {"half": 0.5, "quarter": 0.25, "½": 0.5, "¼": 0.25, "¾": 0.75}
ORDINALS = {
    name: value
    for value, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
DECADES = {
    name: 10 * value
    for value, name in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}

# Nouns that people count: "2000 troops" names no year.
COUNTED = (
    "people persons men women children students workers jobs troops soldiers police officers prisoners refugees"
    " voters votes delegates members employees families homes houses shares dollars pounds euros yen won francs marks"
    " rubles miles kilometers kilometres meters metres feet inches acres hectares tons tonnes barrels gallons pages"
    " words points seats cars vehicles planes flights rooms units copies tickets points rounds votes yards"
    " kilograms kg km mph watts megawatts mw cases deaths square cubic other more additional"
)
# Words after which a number counts or numbers something: "Section 1984", "Route 2000".
NUMBERED = (
    "section sections article articles chapter page pages no number numbers room route highway flight channel"
    " resolution rule bill act title level grade windows area boeing airbus item code lot suite box phone tel fax"
    " version model class size win index average"
)
ZONES = (
    "est edt cst cdt mst mdt pst pdt ast adt akst akdt hst gmt utc bst cet cest eet eest msk kst jst ist pkt sgt hkt"
    " wib aest aedt acst acdt awst nzst nzdt sast et pt ct mt"
)
CURRENCIES = "$ £ € ¥ # rs usd c$ us$"

# Months that are first names too.
_NAME_MONTHS = {"april", "june", "august"}


def _classes() -> dict[str, set[str]]:
    """Lower-case word -> its classes."""
    table: dict[str, set[str]] = {}

    def add(label: str, words: Iterable[str]) -> None:
        for word in words:
            table.setdefault(word, set()).add(label)

    short = short_months = {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
    add("MONTH", [name for name in MONTHS if name not in short])
    add("MONTH_SHORT", short)
    short = {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}
    add("WEEKDAY", [name for name in WEEKDAYS if not name.endswith("s") and name not in short])
    add("WEEKDAYS", [name for name in WEEKDAYS if name.endswith("days")])
    add("WEEKDAY_SHORT", short)
    singular = {*UNITS.values(), "hr", "wk", "mth", "qtr", "yr"}
    for name, unit in UNITS.items():
        clock = "CLOCK_" if unit in ("second", "minute", "hour") else ""
        add(clock + ("UNIT" if name in singular else "UNITS"), [name])
    add("SEASON", SEASONS)
    add("PART", [name for name in PARTS if not name.endswith("s")])
    add("PARTS", [name for name in PARTS if name.endswith("s")])
    add("CLOCK_WORD", CLOCK_WORDS)
    add("LASTING", LASTING)
    add("NUMBER", NUMBERS)
    add("MULTIPLE", MULTIPLES)
    add("FRACTION", FRACTIONS)
    add("ORDINAL", ORDINALS)
    add("ORDINAL_FOUR", [name for name, value in ORDINALS.items() if value <= 4])
    add("DECADE_WORD", DECADES)
    add("ZONE", ZONES.split())
    add("AMPM", ["am", "pm", "a.m.", "p.m.", "a.m", "p.m"])
    add("FUTURE", FUTURE_WORDS.split())
    add("PAST", f"{PAST_WORDS} {SAID_WORDS}".split())
    add("COUNTED", COUNTED.split())
    add("NUMBERED", NUMBERED.split())
    add("CURRENCY", CURRENCIES.split())
    add("MOD", ["early", "late", "mid", "earlier", "later"])
    add("A", ["a", "an"])
    add("THE", ["the"])
    add("YEAR_HEAD", ["nineteen", "eighteen"])
    add("IS", ["is", "are"])
    add("BE", "is are was were set".split())
    add("NO_PAST_BE", ["be", "is", "are"])
    add("COULD", ["could"])
    add("BEEN", ["been"])
    add("DUE", ["due"])
    add("SINCE", ["since"])
    add("FUTURE_TO", FUTURE_TO_WORDS.split())
    add("TO", ["to"])
    add("UNTIL", ["until", "till"])
    add("AHEAD", ["ahead", "deadline"])
    add("GENERATION", "world society youth generation generations economy environment standards technology era".split())
    add("NOT", ["not", "never", "nor", "neither", "nobody", "none", "t"])
    add("HAVE", ["have"])
    add("PERFECT", ["have", "has", "having"])
    add("DUE_ON", "out back in on at by for before here home".split())
    add("THEIR", ["its", "their", "his", "her", "our", "my", "your"])
    add("AT", "at by until from before after to around about".split())
    add(
        "OVER_AFTER", "last lasts lasted lasting for after in of just take takes took spend spent is was now be".split()
    )
    add("LASTS", "lasts lasted lasting take takes took taken taking spend spends spent need needs needed".split())
    add("FOLLOWS", "follow follows followed following despite amid brought".split())
    add("FOR_LONG", "for in within after over".split())
    add("PLAIN_MONTH", [name for name in MONTHS if name not in short_months | {"may", "march"} | _NAME_MONTHS])
    add("NAME_MONTH", _NAME_MONTHS)
    add("SAID", SAID_WORDS.split())
    for label, words in (("COMES", COMES_WORDS), ("NAME_COMES", NAME_COMES_WORDS), ("THEY_COME", THEY_COME_WORDS)):
        add(label, words.split())
        add("LOWER", words.split())
    in_time = "in since by during until till through before after from between late early mid".split()
    add("IN_TIME", in_time)
    add("IN_SURE", ["in", "since", "during", "until"])
    add("IN_YEAR", [*in_time, "of", "to", "and"])
    add("IN_OLD_YEAR", "in since by during until before after late early mid around circa".split())
    add("OFTEN", "daily nightly weekly fortnightly biweekly monthly bimonthly hourly yearly annually".split())
    add("QUARTER_CODE", [f"q{n}" for n in "1234"] + [f"{n}q" for n in "1234"])
    add("HALF_CODE", ["h1", "h2", "1h", "2h"])
    return table


CLASSES = _classes()
# Written large, these are mostly names: "the Daily Courant".
NAME_WHEN_CAPITALISED = frozenset("daily nightly weekly fortnightly monthly yearly hourly quarterly".split())
# Written small, these are other words: "we may", "to march", "the sun sat".
CAPITALISED_ONLY = frozenset(
    {"may", "march", "august", "mar", "sun", "sat", "wed", "dec", "jan", "mon", "est", "et", "pt", "mt", "ct"}
)

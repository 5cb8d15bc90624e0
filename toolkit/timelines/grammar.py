# ruff: noqa: E501
"""The date expressions of news, written as rules over classes of words.

A rule is a regular expression whose letters are whole tokens: a class of `vocabulary.py` or `lexer.py` in capitals
(MONTH), a word as it is written (ago), `,` for a comma, `-` for a hyphen inside a word, and `$name` for a fragment
below. So ``$month $day ,? $year`` reads as it stands; white space in a rule means nothing.

The rules are tried in the order of the list at each word, and the first that fits wins: what is longer or more
special stands above what is shorter. What a rule means is in `resolution.py`, under the same name.
Repetition is always bounded, so that reading a text takes time in proportion to its length.
"""

from __future__ import annotations

import re

from toolkit.timelines.lexer import atoms_of, learn

FRAGMENTS = {
    # How many: "three", "21", "twenty-one", "two hundred", "2 1/2"; "several", "a few"
    "count": r"((A|NUM|NUMBER)-?MULTIPLE(NUMBER)?|(NUM|NUMBER)(-?NUMBER)?(-?NUM SLASH NUM|FRACTION)?|FIGURE|YEAR(?=UNITS))",
    "vague": r"(several|(a|the|very)?few|(a)?couple(of)?|many|dozens of|hundreds of|thousands of)",
    "approx": r"((about|around|nearly|almost|over|roughly|approximately|only|just|under|up to|at least|at most|well over"
    r"|just over|just under|(no)?(more|less|fewer)than|as long as|as many as|as little as))",
    "unit": r"(UNIT|UNITS|CLOCK_UNIT|CLOCK_UNITS)",
    "or_so": r"(or (so|more|less|two|longer))",
    # Parts of a period
    "edge": r"((the)?(very)?(end|beginning|start|middle|close|rest|remainder)of)",
    "mod": r"(MOD-?)",
    "the": r"(the|THEIR)",
    # Months, days, years
    "month": r"(MONTH|MONTH_SHORT DOT?)",
    "weekday": r"(WEEKDAY|WEEKDAY_SHORT DOT?)",
    "lead": r"((WEEKDAY|WEEKDAY_SHORT DOT?)(PART)?,?)",
    "day": r"(DAY|DAY_ORDINAL)",
    "year": r"(YEAR|OLD_YEAR|APOS TWO)",
    "month_day": r"($month(the)?$day|MONTH(the)?ORDINAL|(the)?(DAY_ORDINAL|ORDINAL)(of)MONTH|(the)?$day -? $month)",
    "full_date": r"($month(the)?$day,?(of|in)?$year|MONTH ORDINAL,?$year|(the)?($day|ORDINAL)-?(of)?$month-?,?(of|in)?$year)",
    "ordinal": r"(ORDINAL_FOUR|final)",
    # Times of day
    "zone": r"(ZONE|LPAREN ZONE RPAREN|local time"
    r"|(eastern|central|pacific|mountain|moscow|japan|korea|british|greenwich)(standard|daylight|summer|mean)?time)",
    "clock": r"((CLOCK|HOUR)AMPM|CLOCK_WORD|(HOUR|NUMBER)OCLOCK(AMPM)?|(CLOCK|HOUR|NUMBER)in the PART|CLOCK)",
    "some_day": r"(($lead)?($full_date|$month_day)|(last|next|this)?$weekday(PART)?|today|yesterday|tomorrow)",
    # Whose year or month
    "rel": r"(last|this|next|past|previous|coming|current|following|latest|same|that|preceding|prior|present|upcoming)",
    "sort": r"(fiscal|calendar|trading|school|academic|financial|full|very|whole|entire|business|working)",
    "rel_year": r"((this|last|next|that|the (same|previous|following|current|past))year)",
}

# (name, pattern). A name may stand several times; the order counts.
RULES: list[tuple[str, str]] = [
    # ---- Times of day
    ("clock_on_day", r"$approx?$clock$zone?,?(on)?(early|late)?$some_day"),
    (
        "clock",
        r"$approx?((CLOCK|HOUR)AMPM|(HOUR|NUMBER)OCLOCK(in the PART)?|(HOUR|NUMBER|CLOCK)in the (morning|afternoon|evening))$zone?",
    ),
    ("clock", r"$approx?CLOCK$zone|(?<=AT)CLOCK(?!PERCENT|HYPHEN|COUNTED|UNIT|UNITS)"),
    ("clock", r"FOUR(hours)?(ZONE)|FOUR hours"),
    ("part_of_day", r"(the)?MOD?-?PART of $some_day"),
    # ---- Days
    ("iso_date", r"ISO_DATE"),
    ("slash_date", r"SLASH_DATE"),
    ("full_date", r"$lead?$full_date"),
    ("month_day_rel_year", r"$lead?$month_day,?(of)?$rel_year"),
    ("week_of", r"(the)?week(of|beginning|ending|ended)$month_day(,?$year)?"),
    ("month_day", r"$mod?$lead?$month_day(?!UNIT|UNITS|PERCENT)(PART)?"),
    ("day_of_rel_month", r"(the)?(DAY_ORDINAL|ORDINAL)of(this|last|next|the|that)month"),
    ("day_of_last_month", r"$lead?(the)DAY_ORDINAL(?!UNIT|UNITS|LOWER|UPPER)"),
    # ---- Fiscal periods: quarters, halves, fiscal years
    ("quarter_year_ago", r"$the?(comparable|same)?year-?(ago|earlier)(fiscal-?)?$ordinal-?quarter"),
    ("quarter_year_ago", r"$the?(fiscal)?$ordinal-?quarter(of)?(A)?year-?(ago|earlier|before)"),
    ("period_year_ago", r"$the?(comparable|same|full|corresponding)?year-(ago|earlier)(quarter|period|month|week)?"),
    ("period_year_ago", r"the (quarter|period|month|week)(A)year(ago|earlier|before)"),
    ("quarters_of_year", r"$the?(first|last|final)(two|three)(fiscal)?quarters of $year"),
    ("quarter_of_year", r"$the?(fiscal-?)?$ordinal-?quarter(of|in|,)?(fiscal(year)?)?$year"),
    ("quarter_of_year", r"$the?(fiscal)?$year(POSS)?(fiscal)?$ordinal-?quarter"),
    ("quarter_of_rel_year", r"$rel_year(POSS)?(fiscal)?$ordinal-?quarter"),
    ("quarter_of_rel_year", r"$the?(fiscal-?)?$ordinal-?quarter(of)?$rel_year"),
    ("half_of_year", r"$the?(first|second|last|latter)-?half(of)?(fiscal)?$year|$year(first|second)-?half"),
    ("half_of_rel_year", r"$the?(first|second|last|latter)-?half of ($rel_year|the year)"),
    ("part_of_decade", r"$the?(first|second|last|latter)-?half of (the)?(DECADE|APOS DECADE|DECADE_WORD)"),
    ("quarter", r"$mod?$the?$mod?(fiscal-?)?$ordinal-?quarter"),
    ("quarter_shared", r"$ordinal(?=and $ordinal quarters)|(?<=and)$ordinal quarters"),
    ("half", r"(the)(first|second)-?half(?!of)(?=year|earnings|profit|results|net)"),
    ("period_of_year", r"the $year(fiscal)?(period|quarter)"),
    ("fiscal_year", r"(the)?fiscal(year)?-?$year"),
    # ---- So long ago, so long after
    ("ago", r"$approx?(A|$count|$vague)-?(more|full)?$unit$or_so?(and a half)?ago"),
    ("long_ago", r"((some|many)(UNITS)|not long|long|some time|sometime)ago"),
    ("earlier", r"$approx?(A|$count|$vague)-?$unit(earlier|previously|beforehand)"),
    ("later", r"$approx?(A|$count|$vague)-?$unit(later|afterward|afterwards|hence)"),
    ("from_now", r"$approx?(A|$count|$vague)-?$unit from (now|today)"),
    # ---- Last, this, next
    ("day_next_but_one", r"the day (before yesterday|after tomorrow)"),
    ("near_day", r"$mod?(today|yesterday|tomorrow)(MOD)?(PART)?"),
    ("night", r"MOD?(tonight|last night|overnight|this (morning|afternoon|evening))"),
    ("rel_weekday", r"$mod?(the)?(this coming|this past|$rel)$weekday(PART)?(,$month_day)?"),
    ("weekday_of_week", r"$mod?$weekday(of)?(last|next|this)week"),
    ("month_rel_year", r"$edge?$mod?$month(of)?$rel_year"),
    ("rel_month", r"$edge?$mod?(the)?(this coming|this past|$rel)$mod?$month"),
    ("rel_season", r"$edge?$mod?(the)?(this coming|this past|$rel)$mod?SEASON"),
    ("year_end", r"(the)?(year-?end|year POSS end|yearend)"),
    ("end_of_period", r"$edge(the)?$rel?$sort?UNIT"),
    ("mod_in_period", r"MOD in (the|$rel)UNIT"),
    ("rel_period", r"(sometime)?$mod?(the)?$rel$sort?(UNIT|PART|period)$or_so?"),
    # ---- Sets and rates
    ("each", r"(every|each)(single|other|NUM|NUMBER|few|$ordinal)?($unit|$weekday|$month|SEASON|PART)(PART)?"),
    (
        "often",
        r"(daily|nightly|weekly|fortnightly|biweekly|monthly|bimonthly|hourly|yearly|annually|quarterly)(?!UPPER)",
    ),
    ("weekdays", r"(WEEKDAYS|$weekday PARTS)(?!POSS)"),
    ("rate", r"(?<=NUM|MULTIPLE|FIGURE|PERCENT|CURRENCY|COUNTED)(A|per)(UNIT|CLOCK_UNIT)"),
    # ---- Durations
    (
        "span",
        r"$approx?(each of)?(the)?($rel|first|final|closing|opening)(recorded)?($count|$vague)-?$sort?(consecutive|straight|more)?$unit$or_so?",
    ),
    ("duration", r"$approx?(the)?$count(to|or)$count-?$unit"),
    (
        "duration",
        r"$approx?(the|all)?(another)?$count(-|more|consecutive|straight|solid|long|additional|$sort)?$unit(and a half|$or_so|-?(long|old))?",
    ),
    ("duration", r"$approx?(A|another)(-|full|whole|half)?$unit(and a half|$or_so|-?(long|old))?"),
    ("duration", r"half(A|the)(UNIT|CLOCK_UNIT)"),
    ("vague_span", r"(the)?(recent|past|coming|future|previous|next|early|these)(UNITS|CLOCK_UNITS)"),
    ("vague_duration", r"$approx?$vague-?(more|long|short)?(UNITS|CLOCK_UNITS)(-?(long|old)|$or_so)?"),
    ("vague_duration", r"(?<=FOR_LONG)(UNITS|CLOCK_UNITS)|(UNITS|CLOCK_UNITS)-(long|old)|UNIT-long"),
    # ---- Months, seasons, years, decades by name
    ("month_year", r"$edge?(the)?$mod?$month,?(of|in)?$year"),
    ("holiday", r"(thanksgiving|christmas|easter|halloween)(day|eve|sunday|monday|weekend|week)?"),
    (
        "holiday",
        r"(labor|labour|memorial|independence|veterans|columbus|election|presidents|boxing|bastille|may|valentine|mother|father)(POSS)?day",
    ),
    ("holiday", r"new year(POSS)(day|eve)?|good friday|palm sunday|ash wednesday|fourth of july"),
    ("season_year", r"$edge?(the)?$mod?SEASON(of|,)?$year"),
    ("decade", r"$edge?(the)?$mod?(DECADE|APOS DECADE)|$edge?(the)$mod?DECADE_WORD"),
    ("century", r"(the)?$mod?(ORDINAL|DAY_ORDINAL)-?(century|centuries)"),
    (
        "year_in_words",
        r"(the year)?(nineteen|eighteen)(NUMBER)(-?NUMBER)?|(the year|(?<=IN_YEAR))two thousand((and)?NUMBER)?",
    ),
    ("juche_year", r"juche (year)?NUM(LPAREN(YEAR|OLD_YEAR)RPAREN)?"),
    ("month", r"($edge|$mod)$mod?$month"),
    ("month", r"(?<=IN_YEAR|SLASH)$month(?!SAID)"),
    ("month", r"PLAIN_MONTH(?!SAID)|(?<=THE|A)MONTH(?=LOWER)"),
    ("weekday", r"$mod?(WEEKDAY|WEEKDAY_SHORT DOT)(PART)?"),
    ("day_part", r"(the|that|MOD)-?MOD?-?(morning|afternoon|evening)"),
    ("season", r"$edge?(the|$mod)$mod?SEASON|(?<=in)SEASON"),
    ("that_period", r"$edge?(the)($sort)?(year|quarter|month|week|weekend)"),
    ("year", r"($edge|$mod|the year)$mod?(YEAR|OLD_YEAR)"),
    ("year", r"(?<=IN_YEAR|LPAREN)(YEAR|OLD_YEAR)(?!COUNTED|PERCENT|UNIT|UNITS|MULTIPLE|HYPHEN)"),
    ("year", r"(?<!CURRENCY|NUMBERED|HYPHEN)YEAR(?!COUNTED|PERCENT|UNIT|UNITS|MULTIPLE|HYPHEN|LOWER)"),
    ("year", r"(?<!CURRENCY|NUMBERED|HYPHEN)YEAR(?=LOWER)"),
    # ---- Vague references
    ("present", r"(right|just)?now|at present|at this (time|point|moment)|currently|these days|nowadays|current"),
    ("past", r"recently|recent|previously|formerly|lately|in the past|the past"),
    ("future", r"soon|$the?(near|foreseeable|distant)?(future)|the(short|near|long)term"),
]

_SYMBOLS = {",": "COMMA", "-": "HYPHEN"}
_NAME = re.compile(r"\{[\d,]+\}|\$(\w+)|([A-Za-z_]+)|[,-]")


def _expand(pattern: str) -> str:
    """The pattern with its fragments put in, to any depth."""
    while "$" in pattern:
        pattern = re.sub(r"\$([a-z_]+)", lambda match: FRAGMENTS[match[1]], pattern)
    return pattern


def _tagged(pattern: str) -> str:
    """The pattern over tags: every name is replaced by the set of characters that stand for it."""

    def replace(match: re.Match[str]) -> str:
        if match[0][0] == "{":
            return match[0]
        name = _SYMBOLS.get(match[0], match[0])
        chars = atoms_of(name)
        if not chars:
            raise ValueError(f"the grammar names {name!r}, which is neither a class nor a word")
        return f"[{chars}]"

    return _NAME.sub(replace, re.sub(r"\s+", " ", pattern)).replace(" ", "")


def _compile() -> tuple[re.Pattern[str], dict[str, str]]:
    expanded = [(name, _expand(pattern).replace("(", "(?:").replace("(?:?", "(?")) for name, pattern in RULES]
    literals = {word for _, pattern in expanded for word in re.findall(r"[A-Za-z_]+", pattern) if word.islower()}
    learn(literals)
    branches, names = [], {}
    for number, (name, pattern) in enumerate(expanded):
        branches.append(f"(?:{_tagged(pattern)})(?P<r{number}>)")
        names[f"r{number}"] = name
    return re.compile("|".join(branches)), names


# The group that matched tells the rule.
PATTERN, RULE_NAMES = _compile()

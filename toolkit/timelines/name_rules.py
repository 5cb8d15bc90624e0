"""Months, holidays, seasons and years by name, vague references: the last rules, in the notation of `grammar.py`."""

from __future__ import annotations

NAME_RULES: list[tuple[str, str]] = [
    # ---- Months, seasons, years, decades by name
    ("month_year", "($edge | $to_end)? $mod? $month ,? (of|in)? $year"),
    (
        "holiday",
        "(last|this|next)? (thanksgiving|christmas|easter|halloween) (day|eve|sunday|monday|weekend|week)? $of_year?",
    ),
    (
        "holiday",
        "(last|this|next)? ((labor|labour|memorial|independence|veterans|columbus|election|presidents|boxing|bastille"
        "|may|valentine|earth|mother|father|remembrance|armistice|inauguration|martin luther king) POSS?"
        " | martin luther king (jr|junior) DOT? | (st|saint) DOT? patrick POSS?) day (weekend|week)? $of_year?",
    ),
    ("holiday", "(day of the (sun | shining star) | juneteenth) $of_year?"),
    ("holiday", "(last|this|next)? new year POSS (day|eve|weekend)? $of_year?"),
    ("new_year", "the new year (?!POSS|LOWER|UPPER) | the new year (?=IS|FUTURE|PAST|COMES)"),
    ("holiday", "(good friday | palm sunday | ash wednesday | fourth of july) $of_year?"),
    ("holy_day", "ramadan | diwali | hanukkah | passover | rosh hashanah | yom kippur | eid al HYPHEN (fitr|adha)"),
    ("season_year", "$edge? the? $mod? SEASON of $rel_year"),
    (
        "season_year",
        "$edge? the? $mod? SEASON (of|,)? ($year ((- | DASH | SLASH) TWO)? | YEAR_HEAD NUMBER (-? NUMBER)?)",
    ),
    ("nothing", "(?<!in|since|during|by|until|before|after) the fall (?=of|in|to|from|is|was|by) | the spring water"),
    ("nothing", "(size|extent|scale|pace|speed|cause|impact) of the (fall|spring) (?!of YEAR)"),
    ("decade", "$edge? the? $mod? (LONG_DECADE | APOS DECADE) | $edge? (the|MOD) $mod? (LATE_DECADE|DECADE_WORD)"),
    ("decade", "the? $mod? YEAR_HEAD -? DECADE_WORD"),
    ("century", "the? $mod? (ORDINAL|DAY_ORDINAL) -? (century|centuries)"),
    (
        "year_in_words",
        "(the year)? YEAR_HEAD NUMBER (-? NUMBER)? | (the year | (?<=IN_YEAR)) two thousand (and? NUMBER)?",
    ),
    ("juche_year", "(the year)? $juche"),
    ("month", "($edge|$mod) $mod? $month | $to_end $month (?!DAY|DAY_ORDINAL)"),
    ("month", "(?<=IN_TIME|SLASH) (MONTH | MONTH_SHORT DOT) (?!SAID)"),
    ("month", "(?<=IN_YEAR) (MONTH | MONTH_SHORT DOT) (?!SAID|UPPER)"),
    ("month", "MONTH_SHORT (?=(- | DASH) $month)"),
    ("month", "MONTH (?=(- | DASH | SLASH | and | to | or | through) $month)"),
    ("month", "(?<=MONTH (HYPHEN|DASH|SLASH|or|through)) MONTH | (?<=HYPHEN) MONTH (?=period|quarter)"),
    ("month", "PLAIN_MONTH (?!SAID) | NAME_MONTH (?!SAID|UPPER) | (?<=THE|A) MONTH (?=LOWER)"),
    ("month", "(?<=(FUTURE|FUTURE_TO) for) MONTH (?!SAID|UPPER)"),
    (
        "month",
        "(?<=ended|ending) (MONTH | MONTH_SHORT DOT?) | (?<=POSS) MONTH (?=LOWER)"
        " | (?<=for) (may|march) (?=PAST|COMMA|DOT)",
    ),
    ("month", "(?<=(recently|early|late|soon) as) MONTH (?!SAID|UPPER)"),
    ("month", "(?<=THEIR) MONTH (?!SAID) | (?<=A) MONTH (?=UPPER)"),
    ("some_weekday", "(?<=on A) $weekday PART? (?=in|of|COMMA|DOT|and|when|BREAK)"),
    ("weekday", "(early|late)? (WEEKDAY | WEEKDAY_SHORT DOT) (-? PART)?"),
    ("day_part", "(the|that|MOD) -? MOD? -? (morning|afternoon|evening) (?!of)"),
    ("season", "$edge? (the|$mod) $mod? SEASON | (?<=in) SEASON"),
    (
        "that_period",
        "$edge? the $sort? (year|quarter|month|week|weekend) (?!before|after|of|century|HYPHEN|YEAR|OLD_YEAR|LONG_NUM)",
    ),
    ("year_of_era", "(NUM|YEAR|OLD_YEAR|FIGURE) $bc | (ad | a DOT d DOT) (NUM|OLD_YEAR)"),
    ("year_of_era", "(NUM|OLD_YEAR) (ad | a DOT d DOT)"),
    ("year", "($edge | $mod | the (year|years) | (post|pre) -) $mod? (YEAR|OLD_YEAR)"),
    (
        "year",
        "YEAR (?=(- | DASH | SLASH) (YEAR|TWO) (?!HYPHEN|SLASH|DOT NUM)) | (?<=YEAR (HYPHEN|DASH)) YEAR (?!HYPHEN)",
    ),
    ("year", "(?<=LPAREN) OLD_YEAR (?=(-|DASH) (OLD_YEAR|YEAR) (RPAREN|COMMA))"),
    ("year", "(?<=LPAREN OLD_YEAR (HYPHEN|DASH)) (OLD_YEAR|YEAR) (?=RPAREN|COMMA)"),
    ("year", "(?<=from|between|of|in) OLD_YEAR (?=(-|DASH|to|and) (OLD_YEAR|YEAR) $no_clock)"),
    ("year", "(?<=(from|between|of|in) OLD_YEAR (HYPHEN|DASH|to|and)) (OLD_YEAR|YEAR) $no_clock"),
    ("year", "(?<=(war|revolution|uprising|revolt|treaty|battle|famine|fire|flood|crash|act) of) OLD_YEAR"),
    ("year", "(?<=in) APOS TWO (?!HYPHEN|PERCENT)"),
    ("year", "(?<=IN_SURE|LPAREN) YEAR (?!PERCENT|UNIT|UNITS|MULTIPLE|HYPHEN)"),
    ("year", "(?<=IN_YEAR|LPAREN) YEAR (?!LOWER? COUNTED|PERCENT|UNIT|UNITS|MULTIPLE|HYPHEN)"),
    ("year", "(?<=IN_OLD_YEAR|LPAREN) OLD_YEAR (?!COUNTED|PERCENT|UNIT|UNITS|MULTIPLE|HYPHEN|LOWER)"),
    ("bare_year", "(?<!CURRENCY|NUMBERED|HYPHEN) YEAR (?!LOWER? COUNTED|PERCENT|UNIT|UNITS|MULTIPLE|HYPHEN)"),
    # ---- Vague references
    (
        "present",
        "(right|just)? now | at present | currently | these days | nowadays | current",
    ),
    (
        "past",
        "A recent ((UNIT|summer|winter|spring|autumn) PART? | $weekday? PART | $weekday)"
        " | those (days|weeks|months|years|times)",
    ),
    (
        "past",
        "recently | recent | lately | the (recent|distant)? past (?!NUM|NUMBER|UPPER|LOWER)"
        " | the other (day|night|evening|morning|week)",
    ),
    (
        "future",
        "soon | the (near|foreseeable|distant|immediate | not -? (too|so) -? distant)? future"
        " | the (short|near|long) term",
    ),
]

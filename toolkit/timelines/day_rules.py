"""Shares of a unit, times of day, days: the first rules of the grammar, in the notation of `grammar.py`."""

from __future__ import annotations

DAY_RULES: list[tuple[str, str]] = [
    # ---- Shares of a unit, and what only looks like one
    ("duration", "$approx? $share (UNIT|CLOCK_UNIT) (?!ago|earlier|later|from|before|after|old|HYPHEN)"),
    ("ago", "$approx? $share (UNIT|CLOCK_UNIT) ago"),
    ("nothing", "$approx? (NUM|NUMBER|A) - (quarter|quarters) | (A|three) quarters of"),
    ("nothing", "the (same|corresponding|like|comparable) period (?=last|of|A|in|YEAR) | the (first|last) period of"),
    ("nth_of", "the? $nth (day|week|weekend|month|$weekday) (of|in) $named_period"),
    ("nothing", "(A|the|any) second (?!of|later|half|quarter|fiscal|HYPHEN)"),
    (
        "nothing",
        "$approx? (A|one) quarter (of|MULTIPLE|share|point|percentage|mile)"
        " | $approx (A|one) quarter (?!ago|earlier|later|before)",
    ),
    (
        "nothing",  # a share: "fell a quarter"
        "(?<=by|fall|fell|fallen|drop|dropped|decline|declined|rise|rose|risen|grow|grew|grown|gain|gained|jump|jumped"
        "|increased|lose|lost|cut|shed|down|up) (A|one) quarter (?!ago|earlier|later|before)",
    ),
    # The head of wire copy: "Oxmere, March 3 (XNA) --". It tells where and when the report was filed.
    (
        "dateline",
        "$month DAY (, YEAR)? (?=LPAREN UPPER RPAREN (DASH|-)) | (?<=UPPER ,) $month DAY (?=DASH) (?!DASH DAY)",
    ),
    # ---- Times of day
    ("clock_on_day", "$approx? $clock $zone? ,? (on|of)? (early|late)? $some_day"),
    ("clock_on_day", "$approx? $clock $zone? ,? on $feast"),
    ("clock_on_day", "(?<=at) (HOUR|NUMBER) (tonight | this (morning|afternoon|evening) | $weekday PART)"),
    (
        "clock_on_day",
        "(dawn|daybreak|sunrise|dusk|sunset|nightfall) ((last|next)? $weekday (?!PART) | today | yesterday | tomorrow)",
    ),
    ("clock_on_day", "(last|next|this)? $weekday CLOCK_WORD | MOD -? PART (on|of)? $some_day"),
    ("clock", "$approx? (CLOCK|DOTTED|HOUR) AMPM $zone? | (?<=AT) NUMBER AMPM | NUMBER AMPM $zone"),
    (
        "clock",
        "$approx? ((HOUR|NUMBER) OCLOCK (in the PART)? | (HOUR|NUMBER|CLOCK) in the"
        " (morning|afternoon|evening)) $zone?",
    ),
    (
        "clock",
        "$approx? CLOCK $zone | (?<=AT) CLOCK (?!PERCENT|HYPHEN|COUNTED|UNIT|UNITS) | FOUR (hours|hrs)"
        " $zone? | FOUR ZONE",
    ),
    ("clock", "(?<=BREAK) ENTRY_CLOCK (?=UPPER|THE|A|DASH)"),
    ("clock", "$approx? (?<=AT) CLOCK_WORD | $approx (noon|midnight)"),
    ("clock", "(?<=AT) (dawn|daybreak|sunrise|dusk|sunset|nightfall) (?!of)"),
    # ---- Days
    # Not "the night of", which is of two days.
    ("part_of_day", "the? (early|late)? (morning|afternoon|evening|dawn) of $some_day"),
    ("iso_date", "ISO_DATE"),
    ("slash_date", "SLASH_DATE"),
    ("nine_eleven", "NINE_ELEVEN | (september | sept DOT?) DAY (?=attacks|terrorist)"),
    ("juche_date", "$lead? ($month_day | $month) ,? $juche"),
    ("era_date", "($month_day ,? | $month) (NUM|YEAR|OLD_YEAR) $era"),
    ("full_date", "$lead? $full_date"),
    ("month_day_rel_year", "$lead? $month_day ,? of? $rel_year"),
    ("month_day_rel_year", "(last|this|next) $month $day"),
    ("month_years_ago", "$edge? $mod? $month (DAY ,?)? $count (year|years) (ago|earlier|before)"),
    ("week_of", "the? (week (of|beginning|ending|ended) | weekend of) $month_day (,? $year)?"),
    ("month_day", "$mod? $lead? $month_day (?!UNIT|UNITS|PERCENT) PART?"),
    ("shared_day", "DAY (?=(- | DASH | to | and | or) $day of? $month)"),
    (
        "shared_day",
        "(?<=(MONTH|MONTH_SHORT) DAY (and|to|or|through|until|HYPHEN|DASH)) DAY $not_counted (,? $year)?",
    ),
    (
        "shared_day",
        "(?<=MONTH_SHORT DOT DAY (and|to|or|through|until|HYPHEN|DASH)) DAY $not_counted (,? $year)?",
    ),
    ("nth_day", "(the|THEIR) (ORDINAL|DAY_ORDINAL) day (?=of)"),
    ("day_of_rel_month", "the? (DAY_ORDINAL|ORDINAL) of (this|last|next|the|that) month"),
    (
        "day_of_last_month",  # not "the 14th minute", "the 12th and 13th centuries"
        "$lead? the DAY_ORDINAL (?!UNIT|UNITS|CLOCK_UNIT|CLOCK_UNITS|LOWER|UPPER|HYPHEN|straight|consecutive"
        "|(and|or|to|through|COMMA) DAY_ORDINAL (UNIT|UNITS|CLOCK_UNITS|century|centuries|LOWER|UPPER))",
    ),
]

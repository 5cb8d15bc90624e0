"""The date expressions of news, written as rules over classes of words.

A rule is a regular expression whose letters are whole tokens: a class of `vocabulary.py` or `lexer.py` in capitals
(MONTH), a word as it is written (ago), `,` for a comma, `-` for a hyphen inside a word, and `$name` for a fragment
of `fragments.py`. So ``$month $day ,? $year`` reads as it stands; white space in a rule means nothing.

The rules are tried in the order of the list at each word, and the first that fits wins: what is longer or more
special stands above what is shorter. What a rule means is in the package `meaning`, under the same name; what the rule
"nothing" matches looks like a date and is none. Repetition is always bounded, so that reading a text takes time in
proportion to its length.

What belongs to an expression follows TimeML (Pustejovsky and others, 2003): "early", "late", "nearly", "the end of"
and the article do, prepositions and "about" do not.
"""

from __future__ import annotations

from toolkit.timelines.not_dates import NOT_DATES

# (name, pattern). A name may stand several times; the order counts.
RULES: list[tuple[str, str]] = [
    *(("nothing", pattern) for pattern in NOT_DATES),
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
    ("clock", "$approx? (?<=AT) CLOCK_WORD | $approx (noon|midnight)"),
    ("clock", "(?<=AT) (dawn|daybreak|sunrise|dusk|sunset|nightfall) (?!of)"),
    # ---- Days
    # Not "the night of", which is of two days.
    ("part_of_day", "the? (early|late)? (morning|afternoon|evening|dawn) of $some_day"),
    ("iso_date", "ISO_DATE"),
    ("slash_date", "SLASH_DATE"),
    ("nine_eleven", "NINE_ELEVEN | (september | sept DOT?) DAY (?=attacks|terrorist)"),
    ("juche_date", "$lead? ($month_day | $month) ,? $juche"),
    ("full_date", "$lead? $full_date"),
    ("month_day_rel_year", "$lead? $month_day ,? of? $rel_year"),
    ("month_day_rel_year", "(last|this|next) $month $day"),
    ("month_years_ago", "$edge? $mod? $month (DAY ,?)? $count (year|years) (ago|earlier|before)"),
    ("week_of", "the? week (of|beginning|ending|ended) $month_day (,? $year)?"),
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
    ("day_of_last_month", "$lead? the DAY_ORDINAL (?!UNIT|UNITS|LOWER|UPPER|HYPHEN)"),
    # ---- Fiscal periods: quarters, halves, fiscal years
    ("quarter_year_ago", "the? (comparable|same)? year -? (ago|earlier) fiscal? -? $ordinal -? quarter"),
    ("quarter_year_ago", "the? fiscal? $ordinal -? quarter of? A? year -? (ago|earlier|before)"),
    (
        "period_year_ago",
        "the? (comparable|same|full|corresponding)? year -? (ago|earlier) (quarter|period|month|week)",
    ),
    ("period_year_ago", "year - (ago|earlier) | the (quarter|period|month|week) A year (ago|earlier|before)"),
    ("quarters_of_year", "the? (first|last|final) (two|three) fiscal? quarters of $year"),
    (
        "quarter_code",
        "(QUARTER_CODE | HALF_CODE) (of|in|,)? fiscal? $year | $year (QUARTER_CODE | HALF_CODE) | QUARTER_CODE",
    ),
    ("quarter_of_year", "the? fiscal? -? ($ordinal|last) -? (quarter|qtr) (of|in|,)? (fiscal year?)? $year"),
    ("quarter_of_year", "the? fiscal? $year POSS? fiscal? $ordinal -? fiscal? quarter"),
    ("quarter_of_year", "the? fiscal? $ordinal (YEAR quarter | fiscal quarter (of|in|,)? $year)"),
    ("quarter_of_rel_year", "$rel_year POSS? fiscal? $ordinal -? quarter"),
    ("quarter_of_rel_year", "the? fiscal? -? $ordinal -? quarter of? $rel_year | the? last quarter of $rel_year"),
    ("half_of_year", "the? (first|second|last|latter) -? half of? fiscal? $year | $year (first|second) -? half"),
    ("half_of_rel_year", "the? (first|second|last|latter) -? half of ($rel_year | the year)"),
    ("part_of_decade", "the? (first|second|last|latter) -? half of the? (DECADE | APOS DECADE | DECADE_WORD)"),
    ("quarter", "$mod? (fiscal -?)? $ordinal - quarter"),
    ("quarter", "$edge? $mod? the? $mod? (fiscal -?)? $ordinal fiscal? (quarter|qtr)"),
    ("quarter_of_month", "the $month quarter"),
    ("quarter", "the? $ordinal (?=(and|or|to) $ordinal (quarter|quarters)) | (?<=and|or|to) $ordinal quarters"),
    ("half", "(the (first|second) -? half | (first|second) - half) (?!of) (?=year|earnings|profit|results|net|sales)"),
    ("period_of_year", "the $year fiscal? (period|quarter)"),
    (
        "fiscal_year",
        "the? fiscal year? -? $year | the? (financial|school|academic) year $year | fy (YEAR|TWO)"
        " | the? YEAR (fiscal|calendar|financial|school)? year (?!HYPHEN|old)",
    ),
    # ---- So long ago, so long after
    ("weekday_ago", "$approx? (A|$count|$vague) ((week|weeks) ago $weekday | (WEEKDAYS|$weekday) ago)"),
    ("weekday_ago", "(?<!for) $approx? (A|$count|$vague) (week|weeks) from (this|next)? $weekday"),
    ("ago_today", "(A|$counts) (UNIT|UNITS) ago (today | tonight | this (UNIT|PART|weekend))"),
    # As the British say it.
    ("weekday_ago", "(?<!once|twice|times) A week (on|last) $weekday | (?<=on) $weekday week (?!UPPER)"),
    ("ago", "($approx|over)? (A|$counts|$vague) -? (more|full)? $unit ($or_so | $and_a_half)? -? ago"),
    ("ago", "(A|$counts) (UNIT|UNITS) back $clause_end"),
    ("season_ago", "(A|$counts) (SEASON|summers|winters|springs|autumns) ago"),
    (
        "long_ago",
        "((some|many)? (UNITS|CLOCK_UNITS) | not? long | A (long|short) (time|while) | some time | sometime) ago",
    ),
    ("earlier", "$approx? (A|$counts|$vague) -? $unit (earlier|previously|beforehand | before $clause_end)"),
    (
        "later",
        "$approx? (A|$counts|A couple of?) -? $unit (later|afterward|afterwards|hence | after $clause_end)",
    ),
    ("from_now", "((?<!for) $approx? (A|$counts) -? $unit | $vague $unit) from (now|today)"),
    ("from_now", "(?<=in|within) $approx? (A|$counts|$vague) (UNIT POSS | (UNIT|UNITS) APOS) time"),
    # ---- Last, this, next
    ("day_next_but_one", "the day (before yesterday | after tomorrow)"),
    ("present", "today POSS GENERATION | the? present -? day"),
    # Not "the day before last Tuesday".
    (
        "period_next_but_one",
        "the (UNIT | SEASON | PART | $weekday) (before last | after next)"
        " (?!UNIT|PART|SEASON|$weekday|$month|UPPER|christmas|easter|thanksgiving)",
    ),
    ("period_beside", "the (UNIT|PART) (before|after) $clause_end"),
    ("day_beside", "day (before|after) ((last|next)? $weekday | $lead? ($full_date | $month_day))"),
    ("near_day", "(early|late)? (today|yesterday|tomorrow) (early|late)? PART?"),
    ("night", "(early|late)? (tonight | last night | overnight | this (early|late)? (morning|afternoon|evening))"),
    (
        "rel_weekday",
        "(early|late)? (last | this (coming|past)? | next | past | the?"
        " (previous|following|coming)) $weekday PART? (, $month_day)?",
    ),
    ("weekday_of_week", "(early|late)? $weekday of? (last|next|this) week"),
    ("month_rel_year", "$edge? $mod? $month of? $rel_year"),
    (
        "rel_month",
        "$edge? $mod? the? (this (coming|past) | last | this | next | past | previous | coming |"
        " following | (?<!LOWER|SAID) that same?) $mod? $month (?!DAY|day)",
    ),
    ("rel_season", "$edge? $mod? the? (this (coming|past) | $rel) $mod? SEASON"),
    ("year_end", "the? (year -? end | year POSS end | yearend) ($year)? | mid -? year | midyear"),
    ("period_end", "the? ((month|week|quarter) -? end) | (?<!A|THE) (mid - (week|month) | midweek)"),
    ("end_of_period", "$edge the? $rel? $sort? UNIT | (month|week|quarter|decade|century) POSS end"),
    ("mod_in_period", "(early|late|earlier|later) in the (week|month|year|decade|century)"),
    (
        "rel_period",
        "sometime? $mod? (the? $rel | (that|this) same) $sort? (UNIT | period) $or_so? | the? $rel PART",
    ),
    # ---- Sets and rates
    (
        "each",
        "(every|each) (single | other | NUM | NUMBER | few | $ordinal)? ($unit | $weekday | $month"
        " | SEASON | PART) PART?",
    ),
    ("each", "the? $nth $weekday (of|in) (every|each) (UNIT|$month)"),
    ("future", "(?<=FUTURE|COULD) one day"),
    ("each", "(once|twice|$count times) (A|each|every|per) (UNIT|CLOCK_UNIT)"),
    ("weekdays", "weekends | weekdays | weeknights"),
    ("often", "OFTEN | (?<!UPPER|POSS|THE|THEIR) OFTEN_CAPITAL (?!UPPER)"),
    ("often", "quarterly (?!UPPER|LOWER)"),
    ("weekdays", "(WEEKDAYS | $weekday PARTS) (?!POSS)"),
    ("rate", "(?<=NUM|MULTIPLE|FIGURE|CURRENCY) (A|per) (UNIT|CLOCK_UNIT)"),
    # ---- Durations, and "86" in "the 1985-86 year", which looks like one
    ("short_year", "(?<=YEAR (HYPHEN|DASH|SLASH)) TWO (?!HYPHEN|SLASH|PERCENT)"),
    ("span", "$approx? (each of)? the? $rel_span recorded? ($counts|$vague|MULTIPLE) -? $sort? $long? $unit $or_so?"),
    ("duration", "$approx? the? $count (to|or|DASH|-) $count -? $unit (?!ago|earlier|later)"),
    ("duration", "all (UNIT|summer|winter|spring|season) (long|round)? (?!HYPHEN) | LASTING"),
    ("vague_duration", "(?<=over) the (years|decades|centuries)"),
    ("vague_duration", "the (final|closing|opening|waning|early|first|last) few? (UNITS|CLOCK_UNITS)"),
    ("future", "the (UNITS|CLOCK_UNITS) (ahead | to come)"),
    (
        "duration",
        "$approx? (the|all)? another? $count ($long|$sort)? (UNITS|CLOCK_UNITS)"
        " ($and_a_half | $or_so | -? (long|old))?",
    ),
    ("duration", "A $count - (UNIT|CLOCK_UNIT) period"),
    ("duration", "$approx? $count -? ($long|$sort)? $unit ($and_a_half | $or_so | -? (long|old) | period)?"),
    (
        "duration",
        "$approx? (A|another) (full|whole|half|-)? (UNIT|CLOCK_UNIT) (?!HYPHEN) ($and_a_half | $or_so | long)?",
    ),
    ("duration", "half (A|the) (UNIT|CLOCK_UNIT)"),
    ("vague_span", "(the? (past|coming|next|previous) | recent | future | early | these) (UNITS|CLOCK_UNITS)"),
    ("vague_duration", "$approx? $vague -? (more|long|short)? (UNITS|CLOCK_UNITS) (-? (long|old) | $or_so)?"),
    ("vague_duration", "(UNITS|CLOCK_UNITS) (?=later|earlier)"),
    ("vague_duration", "several - (UNIT|CLOCK_UNIT) | (?<!THE|of) (UNITS|CLOCK_UNITS) (?=before|after|ahead of)"),
    ("vague_duration", "(?<=FOLLOWS|BREAK|that|LASTS) (months|weeks|years|decades|days|hours) (?=of)"),
    ("vague_duration", "(?<=LASTS) (UNITS|CLOCK_UNITS) | (?<=(TO|FUTURE|COULD) last) (UNITS|CLOCK_UNITS)"),
    ("vague_duration", "(?<=for) (some time | A while)"),
    ("vague_duration", "(?<=FOR_LONG) (UNITS|CLOCK_UNITS) | (UNITS|CLOCK_UNITS) - (long|old) | UNIT - long"),
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
    ("new_year", "the new year (?!POSS|LOWER|UPPER)"),
    ("holiday", "(good friday | palm sunday | ash wednesday | fourth of july) $of_year?"),
    ("holy_day", "ramadan | diwali | hanukkah | passover | rosh hashanah | yom kippur | eid al HYPHEN (fitr|adha)"),
    ("season_year", "$edge? the? $mod? SEASON (of|,)? ($year | YEAR_HEAD NUMBER (-? NUMBER)?)"),
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
        "(?<=ended|ending) (MONTH | MONTH_SHORT DOT?) | (?<=POSS) MONTH (?=LOWER) | (?<=for) march (?=PAST|COMMA|DOT)",
    ),
    ("month", "(?<=THEIR) MONTH (?!SAID) | (?<=A) MONTH (?=UPPER)"),
    ("some_weekday", "(?<=on A) $weekday PART? (?=in|of|COMMA|DOT|and|when|BREAK)"),
    ("weekday", "(early|late)? (WEEKDAY | WEEKDAY_SHORT DOT) (-? PART)?"),
    ("day_part", "(the|that|MOD) -? MOD? -? (morning|afternoon|evening) (?!of)"),
    ("season", "$edge? (the|$mod) $mod? SEASON | (?<=in) SEASON"),
    (
        "that_period",
        "$edge? the $sort? (year|quarter|month|week|weekend) (?!before|after|of|HYPHEN|YEAR|OLD_YEAR|LONG_NUM)",
    ),
    ("year_of_era", "(NUM|YEAR|OLD_YEAR|FIGURE) (bc|bce|b DOT c DOT) | (ad | a DOT d DOT) (NUM|OLD_YEAR)"),
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
    ("past", "A recent ((UNIT|summer|winter|spring|autumn) PART? | $weekday? PART | $weekday) | those days"),
    ("past", "recently | recent | lately | the past (?!NUM|NUMBER|UPPER|LOWER)"),
    ("future", "soon | the (near|foreseeable|distant)? future | the (short|near|long) term"),
]

"""Fiscal periods, so long ago and after, last and next: rules of the grammar, in the notation of `grammar.py`."""

from __future__ import annotations

PERIOD_RULES: list[tuple[str, str]] = [
    # ---- Fiscal periods: quarters, halves, fiscal years
    ("quarter_year_ago", "the? (comparable|same)? year -? (ago|earlier) fiscal? -? $ordinal -? quarter"),
    ("quarter_year_ago", "the? fiscal? $ordinal -? quarter of? A? year -? (ago|earlier|before)"),
    (
        "period_year_ago",
        "the? (comparable|same|full|corresponding)? year -? (ago|earlier) (quarter|period|month|week)",
    ),
    ("period_year_ago", "year - (ago|earlier) | the (quarter|period|month|week) A year (ago|earlier|before)"),
    (
        "same_period",
        "the? (same|corresponding|comparable|like) (quarter|month|week|day) (of? $rel_year | in $rel_year"
        " | A year (ago|earlier|before) | (of|in) $year) | this (day|week|month) (last year | in $year)",
    ),
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
        "the? fiscal -? year? -? $year | the? (financial|school|academic) year $year | fy (YEAR|TWO)"
        " | the? YEAR (fiscal|calendar|financial|school)? year (?!HYPHEN|old)",
    ),
    # ---- So long ago, so long after
    ("weekday_ago", "$approx? (A|$count|$vague) ((week|weeks) ago $weekday | (WEEKDAYS|$weekday) ago)"),
    ("weekday_ago", "(?<!for) $approx? (A|$count|$vague) (week|weeks) from (this|next)? $weekday"),
    ("ago_today", "(A|$counts) (month|months|year|years) ago $weekday"),
    ("ago_today", "(A|$counts) (UNIT|UNITS) ago (today | tonight | this (UNIT|PART|weekend))"),
    # As the British say it.
    ("weekday_ago", "(?<!once|twice|times) A week (on|last) $weekday | (?<=on) $weekday week (?!UPPER)"),
    ("ago", "($approx|over)? (A|$counts|$vague) -? (more|full)? $unit ($or_so | $and_a_half)? -? ago"),
    ("ago", "(A|$counts) (UNIT|UNITS) back $clause_end"),
    ("season_ago", "(A|$counts) (SEASON|summers|winters|springs|autumns) ago"),
    (
        "long_ago",
        "((some|many | (UNITS|CLOCK_UNITS) or)? (UNITS|CLOCK_UNITS) | (not (so|too|very|that)?)? long"
        " | A (long|short) (time|while) | some time | sometime) ago",
    ),
    ("earlier", "$approx? (A|$counts|$vague) -? $unit (earlier|previously|beforehand | before $clause_end)"),
    (
        "later",
        "$approx? (A|$counts|A couple of?) -? (more|full)? $unit"
        " (later|afterward|afterwards|hence | after $clause_end)",
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
    ("period_beside", "the (UNIT|PART) (before|after) that? $clause_end"),
    (
        "undated_period",
        "(?<!into) (?<!MOD in) the (UNIT|PART) (?=(before|after) (THE|A|THEIR|UPPER|LOWER))",
    ),
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
    ("span", "the? $rel_span (quarter|half) -? century"),
    (
        "rel_period",
        "sometime? $mod? (the? $rel | (that|this) same | this (past|coming|last)) $sort? (UNIT | period) $or_so?"
        " | the? $rel PART",
    ),
]

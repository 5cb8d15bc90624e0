"""What recurs, rates, and lengths of time: rules of the grammar, in the notation of `grammar.py`."""

from __future__ import annotations

LENGTH_RULES: list[tuple[str, str]] = [
    # ---- Sets and rates
    (
        "each",
        "(every|each) (single | other | NUM | NUMBER | few | $ordinal)? ($unit | $weekday | $month"
        " | SEASON | PART) PART?",
    ),
    ("each", "(every|each) $sort UNIT | (every|each) (christmas|thanksgiving|easter|halloween)"),
    ("each", "the? $nth $weekday (of|in) (every|each) (UNIT|$month)"),
    ("future", "(?<=FUTURE|COULD) one day"),
    ("each", "(once|twice|$count times) (A|each|every|per) (UNIT|CLOCK_UNIT)"),
    ("weekdays", "weekends | weekdays | weeknights"),
    ("often", "OFTEN | (?<!UPPER|POSS|THE|THEIR) OFTEN_CAPITAL (?!UPPER)"),
    ("often", "quarterly (?!UPPER|LOWER)"),
    ("weekdays", "(WEEKDAYS | $weekday PARTS) (?!POSS)"),
    (
        "rate",
        "(?<=NUM|MULTIPLE|FIGURE|CURRENCY) (A|per) (UNIT|CLOCK_UNIT)"
        " | (?<=UNITS|CLOCK_UNITS|PARTS) (A|per) (UNIT|CLOCK_UNIT|night|evening|morning)",
    ),
    # ---- Durations, and "86" in "the 1985-86 year", which looks like one
    ("short_year", "(?<=YEAR (HYPHEN|DASH|SLASH)) TWO (?!HYPHEN|SLASH|PERCENT)"),
    (
        "span",
        "$approx? (each of)? (the|these|those)? $rel_span recorded? ($counts|$vague|MULTIPLE)"
        " -? $sort? $long? $unit $or_so?",
    ),
    (
        "mixed_duration",
        "$approx? $count ((year|years) $and_count (month|months|week|weeks|day|days) ($and_count (day|days))?"
        " | (month|months) $and_count (week|weeks|day|days) | (week|weeks) $and_count (day|days)"
        " | (day|days) $and_count (hour|hours)"
        " | (hour|hours) $and_count (minute|minutes) ($and_count (second|seconds))?"
        " | (minute|minutes) $and_count (second|seconds)) (?!ago|earlier|later|old)",
    ),
    ("duration", "$approx? the? $count (to|or|DASH|-) $count -? $unit (?!ago|earlier|later)"),
    ("duration", "all (UNIT|summer|winter|spring|season) (long|round)? (?!HYPHEN) | LASTING"),
    ("vague_duration", "(?<=over) the (years|decades|centuries)"),
    (
        "vague_duration",
        "the (final|closing|opening|waning|early|first|last) few? (UNITS|CLOCK_UNITS) (?!of $named_years)",
    ),
    ("future", "the (UNITS|CLOCK_UNITS) (ahead | to come)"),
    (
        "duration",
        "$approx? (the|all)? another? $count ($long|$sort)? (UNITS|CLOCK_UNITS)"
        " ($and_a_half | $or_so | -? (long|old))?",
    ),
    ("duration", "A $count - (UNIT|CLOCK_UNIT) period | the (whole|entire) (day|night)"),
    ("duration", "A (good|mere|full|solid|whole) $count (UNITS|CLOCK_UNITS)"),
    ("duration", "$approx? $count -? ($long|$sort)? $unit ($and_a_half | $or_so | -? (long|old) | period)?"),
    (
        "duration",
        "$approx? (A|another) (full|whole|entire|single|solid|half|-)? (UNIT|CLOCK_UNIT) (?!HYPHEN)"
        " ($and_a_half | $or_so | long)?",
    ),
    ("duration", "half (A|the) (UNIT|CLOCK_UNIT)"),
    (
        "vague_duration",
        "the (UNITS|CLOCK_UNITS) (?=before|after|since|following|preceding | leading up | that follow | that followed)",
    ),
    ("vague_span", "(the? (past|coming|next|previous) | recent | future | early | these) (UNITS|CLOCK_UNITS)"),
    ("vague_duration", "$approx? $vague -? (more|long|short)? (UNITS|CLOCK_UNITS) (-? (long|old) | $or_so)?"),
    ("vague_duration", "(UNITS|CLOCK_UNITS) (?=later|earlier)"),
    (
        "vague_duration",
        "(several|multi) - (UNIT|CLOCK_UNIT) | (?<!THE|of) (UNITS|CLOCK_UNITS) (?=before|after|ahead of)",
    ),
    ("vague_duration", "(?<=FOLLOWS|BREAK|that|LASTS) (months|weeks|years|decades|days|hours) (?=of)"),
    ("vague_duration", "(?<=LASTS) (UNITS|CLOCK_UNITS) | (?<=(TO|FUTURE|COULD) last) (UNITS|CLOCK_UNITS)"),
    ("vague_duration", "(?<=for) (some time | A while)"),
    ("vague_duration", "(?<=FOR_LONG) (UNITS|CLOCK_UNITS) (or (UNITS|CLOCK_UNITS))?"),
    ("vague_duration", "(?<=FOR_LONG) some (years|months|weeks|days|hours|minutes)"),
    ("vague_duration", "UNITS (?=,? not UNITS) | (?<=UNITS not) UNITS | (?<=UNITS COMMA not) UNITS"),
    ("vague_duration", "(?<=just|only|mere) (UNITS|CLOCK_UNITS) (?=away|before|after|later|earlier|into|from)"),
    ("vague_duration", "(UNITS|CLOCK_UNITS) - (long|old) | (UNIT|CLOCK_UNIT) - long"),
]

"""Parts that several rules of the grammar share: how many, months and days, years, times of day.

A rule names a fragment as `$name`; a fragment may name others. The notation is that of `grammar.py`.
"""

from __future__ import annotations

FRAGMENTS = {
    # How many: "three", "21", "twenty-one", "two hundred", "2 1/2"; "several", "a few"
    "count": "(A? half -? A? dozen | (A|NUM|NUMBER) -? MULTIPLE NUMBER?"
    " | (NUM|NUMBER) (-? NUMBER)? (-? NUM SLASH NUM | FRACTION | PLUS)?"
    " (-? and -? A -? half | -? (odd | plus))? | FIGURE | (YEAR|OLD_YEAR|LONG_NUM) (?=UNITS|CLOCK_UNITS))",
    # "three or four", of which the first counts
    "counts": "($count ((to|or|DASH|-) $count)?)",
    # "half a century", "a quarter-century", "three-quarters of an hour"
    "share": "(half -? (A|the)? | A half -? | (A|three)? -? (quarter|quarters) (- | of (A|the))?)",
    "and_count": "(,? and? (NUM | FIGURE | NUMBER (-? NUMBER)?))",
    "and_a_half": "(-? and -? A -? half)",
    "vague": "(several MULTIPLE? | (a|the|very)? few MULTIPLE? | a? couple of? | many"
    " | (dozens|hundreds|thousands) of)",
    "approx": "(nearly | almost | roughly | approximately | under | up to | at (least|most)"
    " | well over | the (better|best|greater) part of | (?<=OVER_AFTER|POSS) over (?=A|NUM|NUMBER)"
    " | (no)? (more|less|fewer) than)",
    "unit": "(UNIT|UNITS|CLOCK_UNIT|CLOCK_UNITS)",
    "or_so": "(or (so|more|less|two|longer))",
    # Where nothing follows that the words before could belong to: "he left the day before."
    "clause_end": "(?=COMMA|DOT|BREAK|RPAREN|CLOSE_QUOTE|DASH|and|but|when|in|at|on|with|for|to|from|by)",
    "long": "(consecutive|straight|solid|long|additional|more|other)",
    # Parts of a period: "the end of", "early"
    "edge": "(the? very? (end|beginning|start|middle|close|rest|remainder|turn) of"
    " | the (early|late|first|second|last|latter|final) (part|half) of | $edge_units of)",
    "edge_units": "(the (early|closing|opening|first|last|final|waning) (years|months|weeks|days))",
    "named_years": "(YEAR | OLD_YEAR | the? LONG_DECADE | the? APOS? DECADE"
    " | (this|last|next|that|the) (UNIT|century))",
    "mod": "(MOD -? | end -)",
    # Months, days, years: "Sept.", "3rd", "'98"
    "month": "(MONTH | MONTH_SHORT DOT?)",
    "weekday": "(WEEKDAY | WEEKDAY_SHORT DOT?)",
    "lead": "((WEEKDAY | WEEKDAY_SHORT DOT?) PART? ,?)",
    "day": "(DAY | DAY_ORDINAL)",
    "year": "(YEAR | OLD_YEAR | APOS TWO)",
    "month_day": "($month the? $day | MONTH the? ORDINAL (?!half|quarter|HYPHEN) | MONTH NUMBER $no_more"
    " | the? (DAY_ORDINAL|ORDINAL) of MONTH | the? $day -? $month)",
    "of_year": "(,? (of|in)? ($year | $rel_year))",
    "full_date": "($month the? $day ,? (of|in)? $year | MONTH ORDINAL ,? $year"
    " | the? ($day|ORDINAL) -? of? $month -? ,? (of|in)? $year)",
    "no_more": "(?!LOWER|UPPER|HYPHEN|NUMBER|UNIT|UNITS|PERCENT|COUNTED|MULTIPLE)",
    "no_clock": "$no_more (?!hours|hrs|ZONE|local|CLOCK_UNIT|CLOCK_UNITS)",
    "to_end": "((?<=by|to|at|from|until|in|since) end)",
    "not_counted": "(?!UNIT|UNITS|PERCENT|COUNTED|AMPM|SLASH|HYPHEN NUM)",
    "ordinal": "(ORDINAL_FOUR | final)",
    "bc": "(bc | bce | b DOT c DOT)",
    "era": "($bc | ad | a DOT d DOT)",
    "juche": "(juche year? (NUM | NUMBER) (LPAREN (YEAR|OLD_YEAR) RPAREN)?)",
    # Times of day
    "zone": "(ZONE | LPAREN ZONE RPAREN | local time"
    " | (eastern|central|pacific|mountain|moscow|japan|korea|british|greenwich)"
    " (standard|daylight|summer|mean)? time)",
    "clock": "((CLOCK|DOTTED|HOUR) AMPM | CLOCK_WORD | (HOUR|NUMBER) OCLOCK AMPM? |"
    " (CLOCK|HOUR|NUMBER) in the PART | FOUR (?=ZONE|hours|hrs) (hours|hrs)? | CLOCK)",
    "some_day": "($lead? ($full_date|$month_day) | (last|next|this)? $weekday PART?"
    " | (today | yesterday | tomorrow) PART? | tonight | this (morning|afternoon|evening))",
    "feast": "(christmas (day|eve) | new year POSS (day|eve) | (thanksgiving|easter|halloween) (day|sunday|monday)?)",
    # Whose year or month
    "rel": "(last|this|next|past|previous|coming|current|following|latest|same|that|preceding|prior|present|upcoming)",
    "rel_span": "(same|last|next|past|previous|coming|following|latest|preceding|first|final|closing|opening)",
    "sort": "(fiscal|calendar|trading|school|academic|financial|full|very|whole|entire|business|working)",
    "rel_year": "((this|last|next|that|the (same|previous|following|current|past)) year)",
    # "the first Tuesday in November", "the last week of May"
    "nth": "(first | ORDINAL | DAY_ORDINAL | last | final)",
    "named_period": "((MONTH | MONTH_SHORT DOT?) (,? $year)? | (last|this|next|the|that) (month|year) | $year)",
}

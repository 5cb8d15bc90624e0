"""What looks like a date and is none: ages, names, "as soon as". The first rules of `grammar.py`, in its notation."""

from __future__ import annotations

NOT_DATES = [
    # Ages
    "THEIR MOD? -? (DECADE | DECADE_WORD)",
    "A? $count -? UNIT - (old|olds) | A? $count - UNIT old | $counts (UNIT|UNITS) (old|of age)",
    # Words of another meaning
    "(A quarter | half) (past|to) (NUMBER|HOUR)",
    "(as | too | so) soon (as)? | soon (after|PAST) | (?<=was|were) soon",
    "(?<!between) now and (then|again) | (?<=to) this day",
    "as recently as | as (many|few) (UNITS|CLOCK_UNITS)",
    "section YEAR | that (sun|sat|mon) | the? (early|small) hours (?=of)",
    # Names: of places, papers, programmes, and of what was held on a day
    "(easter | christmas) (island | islands | egg | eggs | tree | trees | carol | carols)",
    "(usa | russia | india) today",
    "the? (WEEKDAY|morning|evening) (times|telegraph|post|herald|mirror|express|star|tribune|independent|chronicle"
    "|courier|gazette|observer|standard|mercury|argus|echo)",
    "$weekday night (live | football | fever)",
    "(super | black | cyber | fat | bloody) WEEKDAY",
    "the? DAY_ORDINAL MONTH (?=SEASON)",  # "the 27th April Spring Festival"
    # Days of other calendars
    "(lunar | chinese | jewish | tibetan | ethiopian) (new year (POSS (day|eve)?)? | $month_day)",
]

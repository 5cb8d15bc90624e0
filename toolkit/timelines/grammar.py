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

from toolkit.timelines.day_rules import DAY_RULES
from toolkit.timelines.length_rules import LENGTH_RULES
from toolkit.timelines.name_rules import NAME_RULES
from toolkit.timelines.not_dates import NOT_DATES
from toolkit.timelines.period_rules import PERIOD_RULES

# (name, pattern). A name may stand several times; the order counts.
RULES: list[tuple[str, str]] = [
    *(("nothing", pattern) for pattern in NOT_DATES),
    *DAY_RULES,
    *PERIOD_RULES,
    *LENGTH_RULES,
    *NAME_RULES,
]

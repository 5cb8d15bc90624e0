"""Lines that an outlet puts into many of its articles: notes about itself, labels, calls to subscribe."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

# A line returns when so many different articles of the outlet have it, and so large a share of its articles.
_LABEL = (3, 0.05)
_LONG = (3, 0.05)
_SENTENCE = (5, 0.10)  # "The ministry did not answer questions." ends many an article
_ANYWHERE = (5, 0.25)
_LONG_WORDS = 25  # no news formula is repeated to the letter at such length

_SENTENCE_END = re.compile(r"[.!?。…][\"”’')\]]{0,3}$")
# What an outlet says about itself and its reader, not about the news.
_OF_OUTLET = re.compile(
    r"https?://|www\.|\S@\S|[@©]\w|\b(?:subscri|newsletter|donat|copyright|rights reserved|podcast|facebook|twitter"
    r"|telegram|instagram|this (?:article|story|report)|our (?:readers|reporters|journalism|website|channel)"
    r"|correspondents? for|reporter (?:for|at)|editor['’]s note|click here|sign up|follow us)",
    re.IGNORECASE,
)


def folded(line: str) -> str:
    """A line as it is compared with others."""
    return " ".join(line.casefold().split())


def recurring_lines(texts: Sequence[Sequence[str]]) -> dict[str, tuple[int, bool]]:
    """The lines that return in the articles of one outlet, folded: in how many articles, and whether anywhere in them.

    Each text is given as its folded lines. Copies of one article are one article: a line is counted once for each
    longest line it is found with, leaving aside the lines that return themselves unless they are most of the text.

    >>> texts = [[f"story {number} of the harbour", "read the courier every day"] for number in range(9)]
    >>> recurring_lines([*texts, texts[0]])
    {'read the courier every day': (9, True)}
    """
    raw: Counter[str] = Counter()
    for lines in texts:
        raw.update(set(lines))
    often = {line for line, count in raw.items() if count >= _LABEL[0]}
    if not often:
        return {}
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for lines in texts:
        found = often.intersection(lines)
        if found:
            own = [line for line in lines if line not in often]
            # Of a text that is mostly returning lines, copies of it make them return.
            is_copied = 2 * sum(map(len, own)) < sum(map(len, lines))
            for line in found:
                rest = [other for other in lines if other != line] if is_copied else own
                bodies[line].add(max(rest, key=len, default=""))
    returning: dict[str, tuple[int, bool]] = {}
    for line in sorted(often):
        count = len(bodies[line])
        if _reaches(count, len(texts), _needed(line)):
            returning[line] = count, _reaches(count, len(texts), _ANYWHERE)
    return returning


def _needed(line: str) -> tuple[int, float]:
    if len(line.split()) >= _LONG_WORDS:
        return _LONG
    return _SENTENCE if _SENTENCE_END.search(line) and not _OF_OUTLET.search(line) else _LABEL


def _reaches(count: int, texts: int, needed: tuple[int, float]) -> bool:
    return count >= needed[0] and count >= needed[1] * texts

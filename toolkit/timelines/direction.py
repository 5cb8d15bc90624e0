"""Whether a date without a year or week lies behind the publication or ahead of it, from the words around it."""

from __future__ import annotations

from toolkit.timelines import grammar as _grammar  # noqa: F401
from toolkit.timelines.lexer import BREAK, LOWER, Tokens, atoms_of

_REACH = 30  # tokens to either side, within the sentence


# The grammar has told the lexer all words before this module is read.
_FUTURE = frozenset(atoms_of("FUTURE"))
_PAST = frozenset(atoms_of("PAST"))


def direction(tokens: Tokens, first: int, last: int) -> int:
    """-1 for the past, 1 for what is to come, 0 where nothing tells.

    The nearest cue before the date counts; where there is none, the nearest after it.
    """
    tags = tokens.tags
    for index in range(first - 1, max(first - _REACH, 0) - 1, -1):
        tag = tags[index]
        if tag == BREAK:
            break
        found = _cue(tokens, index, tag)
        if found:
            return found
    for index in range(last, min(last + _REACH, len(tags))):
        tag = tags[index]
        if tag == BREAK:
            break
        found = _cue(tokens, index, tag)
        if found:
            return found
    return 0


def _cue(tokens: Tokens, index: int, tag: str) -> int:
    if tag in _FUTURE:
        return 1
    if tag in _PAST:
        return -1
    if (
        tag == LOWER
        and tokens.ends[index] - tokens.starts[index] > 4
        and tokens.text.endswith("ed", 0, tokens.ends[index])
    ):
        return -1
    return 0

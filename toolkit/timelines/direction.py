"""Whether a date without a year or week lies behind the publication or ahead of it, from the words around it."""

from __future__ import annotations

from toolkit.timelines import compiler as _compiler  # noqa: F401  (it tells the lexer all words)
from toolkit.timelines.lexer import BREAK, LOWER, Tokens, atoms_of

_REACH = 30  # tokens to either side, within the sentence
_FUTURE = frozenset(atoms_of("FUTURE"))
_PAST = frozenset(atoms_of("PAST"))
_TO = frozenset(atoms_of("TO"))
_BE = frozenset(atoms_of("BE"))
_HAVE = frozenset(atoms_of("HAVE"))
_POSSESSIVE = frozenset(atoms_of("POSS"))


def direction(tokens: Tokens, first: int, last: int) -> int:
    """Below zero for the past, above for what is to come, 0 where nothing tells; 2 and -2 where a cue is adjacent.

    The nearest cue before the date counts; where there is none, the nearest after it.
    """
    tags = tokens.tags
    if tags[last : last + 1] in _POSSESSIVE:
        return -1  # "Wednesday's ruling" has been made
    for index in range(first - 1, max(first - _REACH, 0) - 1, -1):
        if tags[index] == BREAK:
            break
        found = _cue(tokens, index)
        if found:
            return 2 * found if first - index <= 2 else found
    for index in range(last, min(last + _REACH, len(tags))):
        if tags[index] == BREAK:
            break
        found = _cue(tokens, index)
        if found:
            return found
    return 0


def _cue(tokens: Tokens, index: int) -> int:
    tags = tokens.tags
    tag = tags[index]
    if tag in _FUTURE:
        # "may have left" looks back.
        return -1 if tags[index + 1 : index + 2] in _HAVE else 1
    if tag in _PAST:
        return -1
    if tag in _TO:
        return 1 if index and tags[index - 1] in _BE else 0  # "is to meet", "set to open"
    if tag == LOWER and tokens.text.endswith("ed", tokens.starts[index] + 2, tokens.ends[index]):
        return -1
    return 0

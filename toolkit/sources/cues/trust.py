"""How far each rule can be trusted, read from `words/rules.txt`."""

from __future__ import annotations

import re
from fnmatch import translate
from functools import cache
from typing import Literal

from toolkit.sources.wordlists import read_groups

Completeness = Literal["precise", "balanced", "complete"]
_ORDER: tuple[Completeness, ...] = ("precise", "balanced", "complete")


@cache
def _patterns() -> tuple[re.Pattern[str], list[str]]:
    """All patterns as one, and their levels: the first that matches decides.

    An empty group behind each tells which one it was. In front it would have to be entered before a pattern that
    begins otherwise is passed over.
    """
    listed = [(pattern, level) for level, patterns in read_groups("rules") for pattern in patterns]
    return re.compile("|".join(f"{translate(pattern)}()" for pattern, _ in listed)), [level for _, level in listed]


@cache
def level_of(rule: str) -> str:
    """From which level on a rule's rows are kept.

    >>> level_of("say-that"), level_of("support-object"), level_of("noun-alone-that")
    ('precise', 'balanced', 'complete')
    """
    pattern, levels = _patterns()
    match = pattern.match(rule)
    return levels[match.lastindex - 1] if match and match.lastindex else "balanced"


@cache
def is_kept(rule: str, completeness: Completeness) -> bool:
    """Whether the rows of a rule are kept at this level."""
    return _ORDER.index(completeness) >= [*_ORDER].index(level_of(rule))  # type: ignore[arg-type]

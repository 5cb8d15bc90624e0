"""How far each rule can be trusted, read from `words/rules.txt`."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from typing import Literal

from toolkit.sources.lexicon import read_groups

Completeness = Literal["precise", "balanced", "complete"]
_ORDER: tuple[Completeness, ...] = ("precise", "balanced", "complete")


@cache
def _patterns() -> tuple[tuple[str, str], ...]:
    return tuple((pattern, level) for level, patterns in read_groups("rules") for pattern in patterns)


@cache
def level_of(rule: str) -> str:
    """From which level on a rule's rows are kept.

    >>> level_of("say-that"), level_of("support-object"), level_of("noun-alone-that")
    ('precise', 'balanced', 'complete')
    """
    return next((level for pattern, level in _patterns() if fnmatchcase(rule, pattern)), "balanced")


@cache
def is_kept(rule: str, completeness: Completeness) -> bool:
    """Whether the rows of a rule are kept at this level."""
    return _ORDER.index(completeness) >= [*_ORDER].index(level_of(rule))  # type: ignore[arg-type]

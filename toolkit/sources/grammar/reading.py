"""One attribution in tokens, as the grammar reads it off a line."""

from __future__ import annotations

from typing import NamedTuple

Tokens = tuple[int, int]  # from a token to the one after the last


class Reading(NamedTuple):
    """Who (None: nobody is named), by which words, said what, by which rule."""

    source: Tokens | None
    cue: Tokens
    content: tuple[Tokens, ...]
    rule: str

"""Partial results on their way to the whole."""

from __future__ import annotations

from typing import Any

from toolkit.parts import InParts

_JOINED_AT = 16  # partial sums that are held before they are added up


class Joining:
    """Partial results, added up as they come where that may be done."""

    def __init__(self, how: InParts) -> None:
        self._how = how
        self._results: dict[tuple[int, ...], Any] = {}

    @property
    def is_empty(self) -> bool:
        """Whether there are none yet."""
        return not self._results

    def add(self, place: tuple[int, ...], result: Any) -> None:
        """Take in the result of the part that has this place."""
        self._results[place] = result
        if self._how.in_any_order and len(self._results) >= _JOINED_AT:
            first = min(self._results)
            self._results = {first: self.whole()}

    def whole(self) -> Any:
        """The results joined in the order of the articles."""
        return self._how.join([self._results[place] for place in sorted(self._results)])

"""The sides of a comparison: what groups of articles use, added up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.errors import did_you_mean
from toolkit.groups import FREQUENCIES, Freq, first_day, period_start
from toolkit.terms.counting import counts_by_group
from toolkit.terms.encoding import Offsets
from toolkit.terms.postings import Counts, Postings

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_USES_BITS = 38  # of a number, for the uses of a term; the 25 above them are for articles, 33 million at most

Value = str | int | float | bool | dt.date | None


@dataclass(frozen=True, eq=False)
class Side:
    """What one side of a comparison uses."""

    counts: Counts  # per term
    articles: Counts  # per term
    words: float
    size: int  # articles

    def without(self, part: Side) -> Side:
        """This side less a part of it."""
        return Side(
            self.counts - part.counts, self.articles - part.articles, self.words - part.words, self.size - part.size
        )


class Sides:
    """Adds up sides from the groups of articles; `few` where only one or two sides will be asked for."""

    def __init__(
        self, found: Postings, group: npt.NDArray[np.integer], lengths: Offsets, groups: int, *, few: bool
    ) -> None:
        self._found, self._group, self._few = found, group, few
        self._words = np.bincount(group, weights=lengths, minlength=groups)
        self._sizes = np.bincount(group, minlength=groups)
        self.all = Side(found.total, found.articles, float(self._words.sum()), len(group))

    def of(self, numbers: Sequence[int]) -> Side:
        """What the groups of these numbers use together."""
        missing = [number for number in range(len(self._sizes)) if number not in numbers]
        if len(missing) < len(numbers):  # most groups: all but a few are quicker to subtract
            return self.all.without(self.of(missing))
        rows = list(numbers)
        counts, articles = self._looked_up(rows) if self._few else self._by_group_summed(rows)
        return Side(counts, articles, float(self._words[rows].sum()), int(self._sizes[rows].sum()))

    def _looked_up(self, rows: list[int]) -> tuple[Counts, Counts]:
        """Uses of all terms, and articles with a use, that are in these groups: one pass over their entries."""
        from scipy.sparse import csr_array

        found = self._found
        here = np.isin(self._group, rows).astype(np.int64)
        both = found.count + (np.int64(1) << _USES_BITS)  # both are added up in one number
        sums = csr_array((both, found.article, found.starts), shape=(len(found.terms), len(here))) @ here
        return sums & ((1 << _USES_BITS) - 1), sums >> _USES_BITS

    def _by_group_summed(self, rows: list[int]) -> tuple[Counts, Counts]:
        counts, articles = (np.asarray(sums[rows].sum(axis=0)) for sums in self._by_group)
        return counts, articles

    @cached_property
    def _by_group(self) -> tuple[csr_array, csr_array]:
        """All groups, counted once for many sides."""
        return counts_by_group(self._found, self._group, len(self._sizes))


def place_of(groups: pd.Series, value: Any, argument: str) -> int:
    """Which of the groups a value names; a period may be written as a date that falls in it."""
    if pd.api.types.is_list_like(value):
        raise ValueError(f"{argument} must be one value of {groups.name!r}, but {value!r} was passed.")
    are_dates = pd.api.types.is_datetime64_any_dtype(groups.dtype)
    if value is None or pd.isna(value):
        here = groups.isna()
    else:
        here = groups == (_date(str(groups.name), value, argument) if are_dates else value)
    if not here.any():
        names = [f"{name:%Y-%m-%d}" if are_dates else str(name) for name in groups.dropna().tolist()]
        shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
        hint = "" if are_dates else did_you_mean(value, names)
        raise ValueError(
            f"{argument} must be a value of {groups.name!r}, one of {shown or 'none'}, but {value!r} was passed.{hint}"
        )
    return int(np.flatnonzero(here)[0])


def _date(by: str, value: Any, argument: str) -> pd.Timestamp:
    """The date that a value names, or the first day of its period."""
    if by in FREQUENCIES:
        day = first_day(argument, value if isinstance(value, dt.date) else str(value))
        period: pd.Timestamp = period_start(pd.Series([day], dtype="datetime64[us]"), cast(Freq, by))[0]
        return period
    try:
        return pd.Timestamp(value)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{argument} must be a date such as '2011-12-01', but {value!r} was passed.") from error

"""Places for labels on a line: as near as can be to where they belong, and none on another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Middles of labels of the given sizes between `low` and `high`, in the order of `wanted` (ascending).

    The sum of squared shifts is the least there is (isotonic regression of the places less the sizes before them).
    Where the labels do not all fit, they are spaced by their sizes over the whole range.

    >>> spread([1, 1, 9], [2, 2, 2], 0, 10)
    [1.0, 3.0, 9.0]
    """
    total = sum(sizes)
    if total > high - low:
        squeeze = (high - low) / total
        return [low + squeeze * before for before in _middles(sizes)]
    before = _middles(sizes)
    # Blocks of labels that touch: sum of their wanted places (less what stands before them) and number of labels.
    blocks: list[tuple[float, int]] = []
    for place, offset in zip(wanted, before, strict=True):
        block = (place - offset, 1)
        while blocks and blocks[-1][0] / blocks[-1][1] >= block[0] / block[1]:
            earlier = blocks.pop()
            block = (earlier[0] + block[0], earlier[1] + block[1])
        blocks.append(block)
    starts = [min(max(shift / count, low), high - total) for shift, count in blocks for _ in range(count)]
    return [start + offset for start, offset in zip(starts, before, strict=True)]


def _middles(sizes: Sequence[float]) -> list[float]:
    """The middle of each label when all stand one after the other from 0."""
    return [end - size / 2 for end, size in zip(accumulate(sizes), sizes, strict=True)]

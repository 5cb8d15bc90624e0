"""Progress bars for verbs that read every article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def track(items: Iterable[Item], *, total: int, label: str, progress: bool) -> Iterator[Item]:
    """The items, with a progress bar in the terminal or notebook when `progress` is true."""
    if not progress:
        yield from items
        return
    from tqdm.auto import tqdm

    yield from tqdm(items, total=total, desc=label, unit=" articles")

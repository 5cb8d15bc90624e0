"""Progress bars for verbs that read every article."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TypeVar

Item = TypeVar("Item")

# Set in notebooks that nobody watches: those that `rerun` runs.
SILENT = "TOOLKIT_NO_PROGRESS"

_PAUSE = 0.2  # seconds between two looks of a bar


def track(
    items: Iterable[Item],
    *,
    total: int,
    label: str,
    progress: bool,
    unit: str = "articles",
    size: Callable[[Item], int] = lambda item: 1,
) -> Iterator[Item]:
    """The items, with a progress bar in the terminal or notebook when `progress` is true and somebody watches.

    `total` is in units, and `size` tells how many of them an item is.
    """
    if not progress or os.environ.get(SILENT):
        return iter(items)
    shown = _in_notebook if _is_in_notebook() else _in_terminal
    return shown(items, total, label, unit, size)


def _in_terminal(
    items: Iterable[Item], total: int, label: str, unit: str, size: Callable[[Item], int]
) -> Iterator[Item]:
    from tqdm import tqdm

    # With disable=None there is a bar on a screen, and none in a file or pipe.
    with tqdm(total=total, desc=label, unit=f" {unit}", file=sys.stderr, disable=None, leave=False) as bar:
        for item in items:
            yield item
            bar.update(size(item))


def _is_in_notebook() -> bool:
    if "IPython" not in sys.modules:
        return False
    return hasattr(sys.modules["IPython"].get_ipython(), "kernel")


def _in_notebook(
    items: Iterable[Item], total: int, label: str, unit: str, size: Callable[[Item], int]
) -> Iterator[Item]:
    """A bar that the page draws; nothing of it stays behind."""
    from IPython.display import display

    handle = display({"text/html": ""}, raw=True, display_id=True)  # type: ignore[no-untyped-call]
    seen, done = monotonic(), 0
    try:
        for item in items:
            yield item
            done += size(item)
            if monotonic() - seen > _PAUSE:
                seen = monotonic()
                words = f"{label}: {done:,} of {total:,} {unit}"
                bar = f'<progress value="{done}" max="{total}"></progress> {words}'
                handle.update({"text/html": bar}, raw=True)
    finally:
        handle.update({"text/html": ""}, raw=True)

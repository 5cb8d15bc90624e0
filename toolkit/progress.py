"""Progress bars for verbs that read every article."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

Item = TypeVar("Item")

# Set in notebooks that nobody watches: those that `rerun` runs.
SILENT = "TOOLKIT_NO_PROGRESS"

_PAUSE = 0.2  # seconds between two looks of a bar


def track(items: Iterable[Item], *, total: int, label: str, progress: bool, unit: str = "articles") -> Iterator[Item]:
    """The items, with a progress bar in the terminal or notebook when `progress` is true and somebody watches."""
    if not progress or os.environ.get(SILENT):
        return iter(items)
    if _is_in_notebook():
        return _in_notebook(items, total, label, unit)
    from tqdm import tqdm

    # With disable=None there is a bar on a screen, and none in a file or pipe.
    return iter(tqdm(items, total=total, desc=label, unit=f" {unit}", file=sys.stderr, disable=None, leave=False))


def _is_in_notebook() -> bool:
    if "IPython" not in sys.modules:
        return False
    return hasattr(sys.modules["IPython"].get_ipython(), "kernel")


def _in_notebook(items: Iterable[Item], total: int, label: str, unit: str) -> Iterator[Item]:
    """A bar that the page draws; nothing of it stays behind."""
    from IPython.display import display

    handle = display({"text/html": ""}, raw=True, display_id=True)  # type: ignore[no-untyped-call]
    seen = monotonic()
    try:
        for number, item in enumerate(items, start=1):
            yield item
            if monotonic() - seen > _PAUSE:
                seen = monotonic()
                words = f"{label}: {number:,} of {total:,} {unit}"
                bar = f'<progress value="{number}" max="{total}"></progress> {words}'
                handle.update({"text/html": bar}, raw=True)
    finally:
        handle.update({"text/html": ""}, raw=True)

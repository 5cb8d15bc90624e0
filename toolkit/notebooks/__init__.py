"""Notebooks: `rerun` runs one with other parameters, `report` makes a page of one; and what the report says in words.

What runs notebooks takes seconds to import. It is read at first use, for inside a notebook only the words are needed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.notebooks.reporting import report
    from toolkit.notebooks.running import rerun

__all__ = ["report", "rerun"]


def __getattr__(name: str) -> object:
    module = {"report": "reporting", "rerun": "running"}.get(name)
    if module is None:
        raise AttributeError(f"module 'toolkit.notebooks' has no attribute {name!r}")
    return getattr(import_module(f"toolkit.notebooks.{module}"), name)

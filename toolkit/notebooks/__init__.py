"""Notebooks run without a hand: `rerun` with other parameters, `report` as one page with its tables."""

from toolkit.notebooks.reporting import report
from toolkit.notebooks.running import rerun

__all__ = ["report", "rerun"]

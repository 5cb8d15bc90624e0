"""How coverage is counted part by part: from dates and groups alone."""

from __future__ import annotations

import pandas as pd

from toolkit.groups import By, Freq
from toolkit.parts import InParts
from toolkit.timelines.coverage import coverage


def _facts(articles: pd.DataFrame, *, freq: Freq, by: By = None) -> pd.DataFrame:
    """What coverage needs to know of the articles of a part."""
    words = [] if by is None else [by] if isinstance(by, str) else list(by)
    return articles[[name for name in articles.columns if name == "date" or name in words]]


STEPS = {"coverage": InParts(_facts, finish=coverage)}

"""How coverage is counted part by part: from dates and groups, and what tells copies."""

from __future__ import annotations

import hashlib

import pandas as pd

from toolkit.groups import By, Copies, Freq, plain_texts
from toolkit.parts import InParts
from toolkit.timelines.coverage import coverage


def _facts(articles: pd.DataFrame, *, freq: Freq, by: By = None, copies: Copies = "all") -> pd.DataFrame:
    """What coverage needs to know of the articles of a part."""
    words = [] if by is None else [by] if isinstance(by, str) else list(by)
    needed = {"date", *words, *(("article_id", "cluster") if copies == "once" else ())}
    facts = articles[[name for name in articles.columns if name in needed]]
    if copies == "once" and "cluster" not in articles and "text" in articles:
        digests = [_digest(text) for text in plain_texts(articles["text"])]
        facts = facts.assign(text=pd.Series(digests, facts.index, dtype="str"))
    return facts


def _digest(text: str | None) -> str | None:
    """What stands for a text where texts are only asked whether they are the same."""
    return None if text is None else hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


STEPS = {"coverage": InParts(_facts, finish=coverage)}

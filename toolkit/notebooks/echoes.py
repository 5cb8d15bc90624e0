"""The finding on echoes: articles that copy others, and outlets that other outlets cite."""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.notebooks.finding import NAMED, Finding, outlet_key, outlet_names
from toolkit.reading.evidence import evidence
from toolkit.reading.words import count_of, listed


def echo_finding(articles: pd.DataFrame, attributions: pd.DataFrame) -> Finding | None:
    """How many articles copy others, and which outlets are cited by other outlets; None where nothing echoes.

    `articles` have been at `mark_duplicates`; `attributions` are those of the articles that are counted.
    """
    cited = _cited_outlets(articles, attributions)
    told = [sentence for sentence in (_copies(articles), _citing(articles, cited)) if sentence]
    if not told:
        return None
    named = _with_names(cited)
    rows = [named[named["name"] == name] for name in named["name"].value_counts().head(NAMED).index]
    sentences = [evidence(some, articles, each=1) for some in rows]
    return Finding(" ".join(told), pd.concat(sentences, ignore_index=True) if sentences else None)


def _copies(articles: pd.DataFrame) -> str:
    if "copy_of" not in articles or not articles["copy_of"].notna().any():
        return ""
    outlets = dict(zip(articles["article_id"].tolist(), articles["outlet"].tolist(), strict=True))
    copies = articles[articles["copy_of"].isin(articles["article_id"])]
    if copies.empty:
        return ""
    pairs = list(zip(copies["outlet"].tolist(), copies["copy_of"].tolist(), strict=True))
    elsewhere = sum(
        isinstance(own, str) and isinstance(outlets[source], str) and own != outlets[source] for own, source in pairs
    )
    are = "is a copy of another" if len(copies) == 1 else "are copies of others"
    sentence = f"{len(copies):,} of {count_of(len(articles), 'article')} {are}"
    if len(outlet_names(articles)) > 1:
        sentence += f", {elsewhere:,} of them in another outlet" if elsewhere else ", all of them in their own outlet"
    return sentence + "."


def _cited_outlets(articles: pd.DataFrame, attributions: pd.DataFrame) -> pd.DataFrame:
    """The attributions to an outlet that is not the article's own, with its `name` to compare by and `citing`."""
    outlets = dict(zip(articles["article_id"].tolist(), articles["outlet"].tolist(), strict=True))
    told = attributions[attributions["speaker"].notna()]
    names = [outlet_key(speaker) for speaker in told["speaker"].tolist()]
    citing = [outlets.get(article_id) for article_id in told["article_id"].tolist()]
    own = [isinstance(outlet, str) and name == outlet_key(outlet) for outlet, name in zip(citing, names, strict=True)]
    of_collection = outlet_names(articles)
    is_outlet = [
        kind == "outlet" or name in of_collection for kind, name in zip(told["kind"].tolist(), names, strict=True)
    ]
    told = told.assign(name=names, citing=pd.Series(citing, told.index, dtype="str"))
    others: pd.DataFrame = told.loc[np.array(is_outlet, dtype=bool) & ~np.array(own, dtype=bool)]
    return others


def _with_names(cited: pd.DataFrame) -> pd.DataFrame:
    """Without "state media" and "local papers"."""
    named: pd.DataFrame = cited.loc[np.array([name[:1].isupper() for name in cited["speaker"].tolist()], dtype=bool)]
    return named


def _citing(articles: pd.DataFrame, cited: pd.DataFrame) -> str:
    """Which outlets are cited, in how many articles of how many others."""
    if cited.empty:
        return ""
    named = _with_names(cited)
    most = (
        named.groupby("name", sort=True)
        .agg(speaker=("speaker", "first"), articles=("article_id", "nunique"), outlets=("citing", "nunique"))
        .sort_values("articles", ascending=False, kind="stable")
        .head(NAMED)
    )
    count = cited["article_id"].nunique()
    sentence = f"{count_of(count, 'article')} {'cites' if count == 1 else 'cite'} another outlet"
    several = len(outlet_names(articles)) > 1
    told = [
        f"{speaker} ({count_of(spread, 'article')}"
        + (f" of {count_of(outlets, 'outlet')})" if outlets and several else ")")
        for speaker, spread, outlets in most.itertuples(index=False, name=None)
    ]
    return f"{sentence}, most often {listed(told)}." if told else f"{sentence}."

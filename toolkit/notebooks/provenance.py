"""What a result was computed from and with, so that it can be computed again."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import version

import pandas as pd

from toolkit import __version__, tables

_PACKAGES = ("pandas", "numpy", "pyarrow", "matplotlib")


def provenance(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles' digest and the versions of what read them, to print under a result.

    Parameters
    ----------
    articles
        A table of articles; only `article_id` is read.

    Returns
    -------
    DataFrame
        item, value. The digest is a SHA-256 of the sorted ids, which are made of title, text, address and date as
        they stand in the input: the same articles give the same digest, wherever and in whatever order they lie.

    Examples
    --------
    >>> provenance(pd.DataFrame({"article_id": ["b", "a"]})).iloc[:2]["value"].tolist()
    ['2', '7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78']
    """
    tables.check(articles, "articles", ["article_id"])
    ids = sorted(articles["article_id"].tolist())
    rows = [
        ("articles", f"{len(ids):,}"),
        ("digest of the articles (SHA-256)", hashlib.sha256("\n".join(ids).encode()).hexdigest()),
        ("analyst-notebook-toolkit", __version__),
        ("Python", platform.python_version()),
        *((name, version(name)) for name in _PACKAGES),
    ]
    return pd.DataFrame(rows, columns=["item", "value"], dtype="str")

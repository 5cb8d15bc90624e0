"""Keywords that are no more than the name of their group."""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.text.words import words


def without_own_names(keys: pd.DataFrame, by: str) -> pd.DataFrame:
    """Keywords without those that name the group they are key to: "courant" says nothing of what The Courant writes on.

    Bylines, links and "told The Courant" put an outlet's name, and an author's, before all that sets it apart. The
    word stays a keyword of every other group.

    Parameters
    ----------
    keys : DataFrame
        A keyness table with the column `by`.
    by : str
        The column of the groups; where it holds periods or numbers, nothing is left out.

    Returns
    -------
    DataFrame
        The table without the rows whose term has a word of the group's name, or the name written as one word.

    Examples
    --------
    >>> keys = pd.DataFrame({"outlet": ["The Courant"] * 3, "term": ["harbour", "courant", "told courant"]})
    >>> without_own_names(keys, "outlet")["term"].tolist()
    ['harbour']
    """
    names = {value: _name_words(value) for value in keys[by].unique().tolist() if isinstance(value, str)}
    told = [
        names.get(group, frozenset()).isdisjoint(term.split())
        for group, term in zip(keys[by].tolist(), keys["term"].tolist(), strict=True)
    ]
    kept = keys.loc[np.array(told, dtype=bool)].reset_index(drop=True)
    kept.attrs = dict(keys.attrs)
    return kept


def _name_words(name: str) -> frozenset[str]:
    """The words of a name, of its parts between hyphens too, and the whole of it as one word."""
    parts = [word for word in words(name.replace("-", " ").replace("_", " ")) if word != "the"]
    return frozenset([*words(name), *parts, "".join(parts), "-".join(parts)])

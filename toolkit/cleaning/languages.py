"""Part of a collection: the articles that are written in one language."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.text.language import detect_language

_CODE = re.compile(r"[a-z]{2}")


def select_language(articles: pd.DataFrame, language: str) -> pd.DataFrame:
    """Select the articles whose text is in a language, whatever their label says.

    Labels are often those of a whole site: agencies that publish in several languages put articles of one under
    another. Each text is looked at, or the title where there is no text. Where these are too short to tell, the label
    in the column `language` decides, and an article without a label is kept.

    Parameters
    ----------
    articles : DataFrame
        The `articles` table, or one with a column `text` or `title`.
    language : str
        A code of two letters: "en", "ko".

    Returns
    -------
    DataFrame
        The selected rows in their order, all columns, numbered anew.

    Raises
    ------
    ValueError
        `language` is no such code.

    Examples
    --------
    >>> texts = ["The harbour of Velm was closed on Monday, its master said in a statement.",
    ...          "El puerto de Velm fue cerrado el lunes, dijo su director en un comunicado."]
    >>> articles = pd.DataFrame({"text": texts, "language": ["en", "en"]})
    >>> len(select_language(articles, "en")), len(select_language(articles, "es"))
    (1, 1)
    """
    if not isinstance(language, str) or not _CODE.fullmatch(language):
        raise ValueError(f"language must be a code of two letters such as 'en' or 'ko', but {language!r} was passed.")
    name = "text" if "text" in articles else "title"
    tables.check(articles, "articles", [name])
    nothing = [None] * len(articles)
    columns = (articles[name].tolist() if name in articles else nothing for name in ("text", "title", "language"))
    kept = np.array([_told(*row) in (language, None) for row in zip(*columns, strict=True)], dtype=bool)
    return articles.loc[kept].reset_index(drop=True)


def _told(text: object, title: object, label: object) -> str | None:
    """The language of an article, as far as it can be told."""
    words = text if isinstance(text, str) and text.strip() else title
    found = detect_language(words) if isinstance(words, str) else None
    return found or (label.lower().split("-")[0] if isinstance(label, str) and label else None)

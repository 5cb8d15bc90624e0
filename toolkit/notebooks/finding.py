"""One finding: a sentence, the sentences of the articles it rests on, and how both are written."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from toolkit.reading.pages import escape
from toolkit.reading.quoting import sentences_html
from toolkit.reading.words import count_of

NAMED = 3  # how many terms or sources a finding names
SENTENCES = 3


class Finding(NamedTuple):
    """A sentence in plain words, and the sentences behind it."""

    text: str
    sentences: pd.DataFrame | None = None

    def html(self) -> str:
        """The finding with its sentences folded under it."""
        html = f"<p>{escape(self.text)}</p>"
        if self.sentences is not None and len(self.sentences):
            html += sentences_html(self.sentences, title="Sentences", rows=len(self.sentences))
        return html


def in_articles(spread: int, articles: pd.DataFrame) -> str:
    """How many articles, where there is more than one at all."""
    return f" in {count_of(spread, 'article')}" if len(articles) > 1 else ""


def outlet_names(articles: pd.DataFrame) -> set[str]:
    """The outlets of a collection, as `outlet_key` writes them."""
    return {outlet_key(name) for name in articles["outlet"].dropna().unique().tolist()}


def outlet_key(name: str) -> str:
    """An outlet's name to compare by.

    >>> outlet_key("The Eskeln Courant")
    'eskeln courant'
    """
    return name.casefold().removeprefix("the ").strip()

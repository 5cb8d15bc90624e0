"""Where the terms of a table stand, to fold their sentences under it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from toolkit import tables
from toolkit.terms.concordance import concordance

_HEAD = 90  # characters within which the head of a wire report ends
_HEAD_END = re.compile(r"\)\s?(?:--|[-–—:])|\s(?:--|[–—])\s")
_ENDS = (".", "!", "?", "…", "。", ":", ";")
_CLOSING = "\"'”’»)]"
_BEGINS_SENTENCE = re.compile(r"(?:\A|[.!?:…”\"\n]|--|—)[\s\"“‘'(\[]*\Z")
_A_NAME = 0.8  # of the places inside a sentence where a name is written with a capital


def term_lines(articles: pd.DataFrame, terms: Iterable[str]) -> pd.DataFrame:
    """The places where each of several terms stands in sentences.

    Titles, headings and the heads of wire reports ("OXMERE, May 4 (TOMNA) --") count only for a term that stands
    nowhere else.

    Parameters
    ----------
    articles
        A table of articles.
    terms
        Words or phrases, such as the first terms of a frequencies table.

    Returns
    -------
    DataFrame
        The concordance table of each term in turn, with the column `term` before it.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Rain fell. The rain stopped."]})
    >>> term_lines(articles, ["stopped", "rain"])[["term", "match"]].values.tolist()
    [['stopped', 'stopped'], ['rain', 'Rain'], ['rain', 'rain']]
    """
    found = [tables.empty("concordance").assign(term=pd.Series([], dtype="str"))]
    texts = dict(zip(articles["article_id"].tolist(), articles["text"].tolist(), strict=True))
    for term in terms:
        lines = concordance(articles, term)
        places = zip(lines["article_id"].tolist(), lines["part"].tolist(), lines["start"].tolist(), strict=True)
        inside = [part == "text" and _is_in_sentence(texts[article], start) for article, part, start in places]
        found.append((lines[inside] if any(inside) else lines).assign(term=term))
    lines = pd.concat(found, ignore_index=True)
    return lines[["term", *(name for name in lines.columns if name != "term")]]


def _is_in_sentence(text: str, at: int) -> bool:
    """Whether a place lies in a paragraph that ends as sentences do, behind the head of a wire report."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)].rstrip().rstrip(_CLOSING)
    if not line.endswith(_ENDS) and not (45 <= len(line) < 90 and text[end : end + 2].strip()):
        return False  # a heading; a text that was wrapped for a screen may end its lines anywhere
    head = _HEAD_END.search(text, 0, _HEAD)
    return not (head and at < head.end())


def is_name(lines: pd.DataFrame) -> bool:
    """Whether a term is a name: inside sentences it is nearly always written with a capital.

    >>> is_name(pd.DataFrame({"left": ["The port of", ""], "match": ["Oxmere", "Oxmere"]}))
    True
    >>> is_name(pd.DataFrame({"left": ["The new", "Its"], "match": ["Harbour", "harbour"]}))
    False
    """
    inside = [
        match[:1].isupper()
        for left, match in zip(lines["left"].tolist(), lines["match"].tolist(), strict=True)
        if not _BEGINS_SENTENCE.search(left)
    ]
    return bool(inside) and sum(inside) >= _A_NAME * len(inside)


def openings(articles: pd.DataFrame) -> pd.DataFrame:
    """The title of each article, or the beginning of its text where it has none, as rows that `evidence` reads.

    >>> rows = openings(pd.DataFrame({"article_id": ["a", "b"], "title": ["Rain", None], "text": ["It fell.", "Sun."]}))
    >>> rows["part"].tolist()
    ['title', 'text']
    """
    rows = [
        (article_id, "title", 0, len(title)) if isinstance(title, str) else (article_id, "text", 0, 1)
        for article_id, title in zip(articles["article_id"].tolist(), articles["title"].tolist(), strict=True)
    ]
    return pd.DataFrame(rows, columns=["article_id", "part", "start", "end"])

"""The table of hits: the articles that answer a query, best first, with a passage of each."""

from __future__ import annotations

from itertools import islice

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit import tables
from toolkit.groups import publication_dates
from toolkit.terms.counting import require_number, require_top
from toolkit.terms.encoding import REMOVED
from toolkit.terms.patterns import find_term
from toolkit.terms.queries import Query
from toolkit.terms.tokens import Tokens, as_tokens
from toolkit.text.words import fold, spans_from

_K1, _B = 1.2, 0.75


def search(
    tokens: Tokens | pd.DataFrame,
    query: str,
    *,
    articles: pd.DataFrame | None = None,
    top: int | None = None,
    passage_words: int = 30,
) -> pd.DataFrame:
    """The articles that answer a query, best first.

    Parameters
    ----------
    tokens : Tokens or articles
    query : str
        Words, phrases in quotation marks, and ``*`` for any letters, joined by AND, OR, NOT (in capitals) and brackets:
        ``missile* AND (export* OR "arms sale*") NOT test``. Words without an operator between them are alternatives
        (OR), of which the articles with more and rarer ones come first.
    articles : pandas.DataFrame, optional
        The articles the tokens were made of, to take passages from as they are written. Without it a passage is given
        as counted words; where `tokens` are articles, it is not needed.
    top : int, optional
        Only so many articles.
    passage_words : int
        Length of the passages.

    Returns
    -------
    pandas.DataFrame
        article_id, date, outlet, title, score, matches (places where a word or phrase of the query stands that is not
        behind NOT), passage (of the title or body, the first with the most matches). Sorted by falling score, then as
        the articles stand.

    Raises
    ------
    ValueError
        The query holds no word, or its brackets, quotation marks or operators do not fit together.

    Notes
    -----
    score is Okapi BM25 with k1 = 1.2 and b = 0.75, and ln(1 + (N - n + 0.5) / (n + 0.5)) as weight of a term that n of
    N articles have (Robertson & Zaragoza 2009, The probabilistic relevance framework: BM25 and beyond). A phrase or a
    wildcard counts as one term.

    Examples
    --------
    >>> articles = pd.DataFrame({"text": ["The mill exports steel.", "Steel, steel and rain", "Rain"]})
    >>> search(articles, "steel NOT rain")[["matches", "passage"]]
       matches                  passage
    0        1  The mill exports steel.
    """
    if articles is None and isinstance(tokens, pd.DataFrame):
        articles = tokens
    require_top(top)
    require_number("passage_words", passage_words, least=1)
    tokens = as_tokens(tokens)
    dates = publication_dates(tokens.articles) if "date" in tokens.articles else None
    if articles is not None and len(articles) != len(tokens.articles):
        raise ValueError(
            f"articles must be those the tokens were made of, {len(tokens.articles)} of them, "
            f"but {len(articles)} were passed."
        )
    asked = Query(query)
    places = {pattern: find_term(tokens, pattern)[0] for pattern in asked.patterns}
    counts = {pattern: _per_article(tokens, begins) for pattern, begins in places.items()}
    matching = asked.answer({pattern: count > 0 for pattern, count in counts.items()})
    score = sum(
        (_bm25(counts[pattern], tokens.lengths) for pattern in asked.wanted), start=np.zeros(len(tokens.articles))
    )
    rows = np.flatnonzero(matching)
    rows = rows[np.argsort(-score[rows], kind="stable")][:top]

    begins = np.unique(np.concatenate([np.zeros(0, np.int64), *(places[pattern] for pattern in asked.wanted)]))
    matches = _per_article(tokens, begins)
    hits = tokens.articles.reindex(columns=["article_id", "outlet", "title"]).iloc[rows].reset_index(drop=True)
    hits["date"] = None if dates is None else dates.take(rows).to_numpy()
    hits["score"], hits["matches"] = score[rows], matches[rows]
    hits["passage"] = [_passage(tokens, articles, row, begins, passage_words) for row in rows.tolist()]
    return tables.conform(hits, "hits")


def _per_article(tokens: Tokens, begins: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    article = np.searchsorted(tokens.offsets, begins, side="right") - 1
    return np.bincount(article, minlength=len(tokens.articles))


def _bm25(count: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    having = int((count > 0).sum())
    weight = np.log(1 + (len(count) - having + 0.5) / (having + 0.5))
    typical = max(float(lengths.mean()) if len(lengths) else 0.0, 1.0)
    score: npt.NDArray[np.float64] = weight * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * lengths / typical))
    return score


def _passage(
    tokens: Tokens, articles: pd.DataFrame | None, row: int, begins: npt.NDArray[np.int64], size: int
) -> str | None:
    """The first stretch of `size` words with the most matches, within the title or the body."""
    parts = len(tokens.columns)
    best: tuple[int, int, int, int] | None = None  # matches, part, first word, words in the part
    for part in range(parts):
        start, end = tokens.part_offsets[row * parts + part : row * parts + part + 2].tolist()
        here = begins[np.searchsorted(begins, start) : np.searchsorted(begins, end)]
        if not len(here):
            continue
        inside = np.searchsorted(here, here + size) - np.arange(len(here))
        most = int(inside.argmax())
        if best is None or inside[most] > best[0]:
            spread = int(here[most + int(inside[most]) - 1] - here[most])
            lead = max((size - spread) // 2, 0)  # some words before the first match
            best = (int(inside[most]), part, max(int(here[most]) - lead - start, 0), end - start)
    if best is None:
        return None
    _, part, first, total = best
    first = max(min(first, total - size), 0)
    if articles is not None:
        text = articles[tokens.columns[part]].iloc[row]
        spans = list(islice(spans_from(fold(text), 0), first + size + 1))
        cut = text[spans[first][1] if first else 0 : spans[first + size][1] if first + size < len(spans) else len(text)]
        return " ".join(cut.split())
    start = int(tokens.part_offsets[row * parts + part]) + first
    codes = tokens.codes[start : start + min(size, total)]
    return " ".join(tokens.vocabulary.take(codes[codes != REMOVED]).tolist())

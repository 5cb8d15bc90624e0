"""The attributions table: who says what in every article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pandas as pd

from toolkit.progress import track
from toolkit.sources.extraction import extract
from toolkit.sources.found import Found, Part
from toolkit.sources.lexicon import Lexicon, load_lexicon
from toolkit.sources.speakers import Source, describe_sources
from toolkit.tables import check, from_rows

PARTS: tuple[Part, ...] = get_args(Part)


def find_attributions(articles: pd.DataFrame, *, progress: bool = False) -> pd.DataFrame:
    """Find who says, thinks, orders or supports what in every article.

    Parameters
    ----------
    articles
        The articles table; `article_id` and `text` are needed, `title`, `captions` and `outlet` are used where
        they are there.
    progress
        Show a progress bar.

    Returns
    -------
    The attributions table, in the order of the articles, within an article by part and place. `source`, `cue` and
    `content` are what stands in the text at the offsets beside them; `rule` says which rule found the row.

    Raises
    ------
    TableError
        If a column is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a1"], "text": ["Mira Oru, the minister, said the dam would hold."]})
    >>> find_attributions(articles)[["source", "cue", "content"]].values.tolist()
    [['Mira Oru, the minister,', 'said', 'the dam would hold']]
    """
    check(articles, "articles", ["article_id", "text"])
    lexicon = Lexicon(*load_lexicon())
    columns = {name: _strings(articles, name) for name in ("article_id", "text", "title", "captions", "outlet")}
    rows: list[Sequence[object]] = []
    total = len(articles)
    for article_id, text, title, captions, outlet in track(
        zip(*columns.values(), strict=True), total=total, label="attributions", progress=progress
    ):
        texts = {"text": text or "", "title": title or "", "captions": captions or ""}
        found = [one for part in PARTS if texts[part] for one in extract(texts[part], lexicon, part)]
        sources = describe_sources(
            text or "", found, article_id=article_id or "", title=title, captions=captions, outlet=outlet
        )
        rows.extend(
            _row(article_id, texts[one.part], one, source) for one, source in zip(found, sources, strict=True)
        )
    return from_rows("attributions", rows)


def _strings(articles: pd.DataFrame, name: str) -> list[str | None]:
    """A column as strings, None where it is missing or not there."""
    if name not in articles.columns:
        return [None] * len(articles)
    return [value if isinstance(value, str) else None for value in articles[name].tolist()]


def _row(article_id: str | None, text: str, found: Found, source: Source) -> Sequence[object]:
    name_start, name_end = found.source or (None, None)
    cue_start, cue_end = found.cue or (None, None)
    return (
        article_id,
        found.part,
        text[name_start:name_end] if found.source else None,
        name_start,
        name_end,
        text[cue_start:cue_end] if found.cue else None,
        cue_start,
        cue_end,
        " … ".join(text[start:end] for start, end in found.content),
        list(found.content),
        found.quotation,
        source.speaker,
        source.speaker_id,
        source.kind,
        source.anonymity,
        source.reason,
        source.access,
        found.rule,
    )

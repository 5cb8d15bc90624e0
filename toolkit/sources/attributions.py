"""The attributions table: who says what in every article."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from toolkit.progress import track
from toolkit.sources.cues import Reading, read_cues
from toolkit.sources.found import Found, Part, Quotation
from toolkit.sources.lexicon import Lexicon, load_lexicon
from toolkit.sources.line import Line
from toolkit.tables import check, from_rows

_QUOTE = re.compile("[\"“”„«»]|''")


def find_in_text(text: str, lexicon: Lexicon, part: Part = "text") -> list[Found]:
    line = Line(text, lexicon)
    found = []
    for reading in read_cues(line, lexicon.cues):
        found.append(_as_found(line, reading, part))
    return found


def _as_found(line: Line, reading: Reading, part: Part) -> Found:
    spans = tuple(line.span(i, j) for i, j in reading.content if j > i)
    return Found(
        part,
        line.span(*reading.source) if reading.source else None,
        line.span(*reading.cue),
        spans,
        "direct",
        reading.rule,
    )


def find_attributions(articles: pd.DataFrame, *, progress: bool = False) -> pd.DataFrame:
    """Draft."""
    check(articles, "articles", ["article_id", "text"])
    lexicon = Lexicon(*load_lexicon())
    rows: list[Sequence[object]] = []
    ids, texts = articles["article_id"].tolist(), articles["text"].tolist()
    for article_id, text in track(zip(ids, texts, strict=True), total=len(ids), label="attributions", progress=progress):
        if not isinstance(text, str):
            continue
        for f in find_in_text(text, lexicon):
            s, c = f.source, f.cue
            rows.append(
                (article_id, f.part, text[s[0] : s[1]] if s else None, s[0] if s else None, s[1] if s else None,
                 text[c[0] : c[1]] if c else None, c[0] if c else None, c[1] if c else None,
                 " ".join(text[a:b] for a, b in f.content), [(a, b) for a, b in f.content], f.quotation,
                 None, None, "unknown", None, None, None, f.rule)
            )
    return from_rows("attributions", rows)

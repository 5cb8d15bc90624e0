"""The attributions table: who says what in every article."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Sequence
from typing import get_args

import pandas as pd

from toolkit.errors import require_choice
from toolkit.parts import per_article
from toolkit.progress import track
from toolkit.sources.cues.extraction import extract
from toolkit.sources.cues.korean import extract_korean
from toolkit.sources.cues.trust import Completeness
from toolkit.sources.found import Found, Part
from toolkit.sources.grammar.lexicon import shared_lexicon
from toolkit.sources.readable import reader_of
from toolkit.sources.speakers.speakers import Source, describe_sources
from toolkit.tables import check, from_rows

_PARTS: tuple[Part, ...] = get_args(Part)


@per_article
def find_attributions(
    articles: pd.DataFrame, *, completeness: Completeness = "balanced", progress: bool = False
) -> pd.DataFrame:
    """Find who says, thinks, orders or supports what in every article.

    Direct and indirect speech, and also beliefs, intentions, decrees and support; the source before, after and inside
    what is said; quotations that go on over sentences and paragraphs as one attribution; statements that name nobody
    ("it was reported that"), with the source missing. English, and quotations and reported clauses in Korean.

    Parameters
    ----------
    articles
        The articles table. `article_id` and `text` are needed; `title` and `captions` are read as well where they are
        there, `outlet` tells who "we" is, and `language` which articles cannot be read.
    completeness
        "precise" keeps the rules that are right nearly always: quotations, "said that", "according to". "balanced"
        adds beliefs, orders, criticism and support; it is the best basis for counting sources. "complete" adds
        everything else that may be an attribution, for reading rather than for counting. `docs/methods.md` has the
        measured precision and recall of the three.
    progress
        Show a progress bar.

    Returns
    -------
    The attributions table: in the order of the articles; within an article by part (text, title, captions), then by
    place. `source`, `cue` and `content` are what stands at the offsets beside them, the pieces of broken content
    joined by " … ". `rule` says which rule found the row: the group of the cue, what follows it, and, where it is not
    the subject of its own, how the source was found.

    Raises
    ------
    TableError
        If `article_id` or `text` is missing.
    ValueError
        If `completeness` is none of the three.

    Warns
    -----
    UserWarning
        Once, with the number of articles, if some are in a language that no rules exist for: they get no rows.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a1"], "text": ["Mira Oru, the minister, said the dam would hold."]})
    >>> find_attributions(articles)[["source", "cue", "content"]].values.tolist()
    [['Mira Oru, the minister', 'said', 'the dam would hold']]
    """
    check(articles, "articles", ["article_id", "text"])
    require_choice("completeness", completeness, get_args(Completeness))
    lexicon = shared_lexicon()
    columns = [_strings(articles, name) for name in ("article_id", "text", "title", "captions", "outlet", "language")]
    unread: Counter[str] = Counter()
    rows: list[Sequence[object]] = []
    total = len(articles)
    for article_id, text, title, captions, outlet, language in track(
        zip(*columns, strict=True), total=total, label="attributions", progress=progress
    ):
        parts = dict(zip(_PARTS, (text, title, captions), strict=True))
        reader = reader_of(text or title or "", language)
        if reader is None:
            unread[language or "?"] += 1
            continue
        found: list[Found] = []
        for part, content in parts.items():
            if content:
                found += (
                    extract(content, lexicon, part, completeness) if reader == "en" else extract_korean(content, part)
                )
        sources = describe_sources(
            text or "", found, article_id=article_id or "", title=title, captions=captions, outlet=outlet
        )
        for one, who in zip(found, sources, strict=True):
            rows.append(_row(article_id, parts[one.part] or "", one, who))
    if unread:
        _say_unread(unread, total)
    return from_rows("attributions", rows)


def _strings(articles: pd.DataFrame, name: str) -> list[str | None]:
    """A column as strings, None where it is missing or not there."""
    if name not in articles.columns:
        return [None] * len(articles)
    return [value if isinstance(value, str) else None for value in articles[name].tolist()]


def _say_unread(unread: Counter[str], total: int) -> None:
    named = {language: n for language, n in sorted(unread.items()) if not language.casefold().startswith(("en", "?"))}
    by_text = unread.total() - sum(named.values())
    listed = ", ".join(f"{language!r}: {count:,}" for language, count in named.items())
    reasons = [f"{sum(named.values()):,} by the column language ({listed})"] if named else []
    reasons += [f"{by_text:,} by their text"] if by_text else []
    warnings.warn(
        f"No attributions were looked for in {unread.total():,} of {total:,} articles, which are neither English nor"
        f" Korean: {' and '.join(reasons)}.",
        stacklevel=3,
    )


def _row(article_id: str | None, text: str, found: Found, who: Source) -> Sequence[object]:
    part, source, cue, content, quotation, rule = found
    source_start, source_end = source or (None, None)
    cue_start, cue_end = cue or (None, None)
    return (
        article_id,
        part,
        text[source_start:source_end] if source else None,
        source_start,
        source_end,
        text[cue_start:cue_end] if cue else None,
        cue_start,
        cue_end,
        " … ".join([text[start:end] for start, end in content]),
        list(content),
        quotation,
        *who,
        rule,
    )

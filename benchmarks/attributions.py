"""Accuracy and speed of `find_attributions` beside textacy's `direct_quotations`, on articles marked by people.

    python benchmarks/attributions.py GOLD.json [SPACY_PIPELINE]

GOLD.json, or .json.gz, is {article: {"text": ..., "attributions": [{"source": spans, "cue": spans, "content": spans},
...]}}; spans are lists of [start, end], or null where there is none. PolNeAR (Newell, Margolin and Ruths, 2018) can be
brought into this form; it may not be passed on, and no part of it is here. textacy is measured where it and a spaCy
pipeline are installed, for example in an environment of its own; by default the pipeline is en_core_web_sm.

Spans are compared as sets of words. F1 in per cent, over all attributions and over those with quotation marks:
  content  word overlap (intersection over union) of at least one half, matched one to one, best first
  joint    content found, and the sources share half of their words, or both are absent
  names    per article the multiset of source names, lower case and without articles: what counts of sources rest on
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
_MARK = re.compile("[\"“”„«»]|''|``")
_ARTICLE = re.compile(r"^(?:(?:the|a|an|this|that|his|her|their|its)\s+)+", re.IGNORECASE)

Spans = list[tuple[int, int]]
Row = tuple[Spans, Spans]  # source, content
System = Callable[[dict[str, str]], dict[str, list[Row]]]


def toolkit_rows(texts: dict[str, str], completeness: str = "balanced") -> dict[str, list[Row]]:
    import pandas as pd

    from toolkit import find_attributions

    articles = pd.DataFrame({"article_id": list(texts), "text": list(texts.values())})
    rows: dict[str, list[Row]] = {article: [] for article in texts}
    for row in find_attributions(articles, completeness=completeness).itertuples():  # type: ignore[arg-type]
        source = [] if pd.isna(row.source_start) else [(int(row.source_start), int(row.source_end))]
        rows[row.article_id].append((source, [(int(start), int(end)) for start, end in row.content_spans]))
    return rows


def textacy_rows(texts: dict[str, str], pipeline: str) -> dict[str, list[Row]]:
    import spacy
    from textacy.extract import direct_quotations

    nlp = spacy.load(pipeline, disable=["ner"])
    rows: dict[str, list[Row]] = {article: [] for article in texts}
    for article, text in texts.items():
        for paragraph in re.finditer(r"[^\n]+", text):  # it takes marks across paragraphs for one quotation
            at = paragraph.start()
            try:
                for found in direct_quotations(nlp(paragraph[0])):
                    speaker = [(at + token.idx, at + token.idx + len(token)) for token in found.speaker]
                    content = found.content
                    rows[article].append((speaker, [(at + content.start_char, at + content.end_char)]))
            except ValueError:
                continue  # a paragraph with a mark that never closes
    return rows


def gold_rows(data: dict[str, Any]) -> tuple[dict[str, str], dict[str, list[Row]]]:
    """The texts of the articles, and what people have marked in them."""
    gold = {
        article: [
            ([tuple(span) for span in row["source"] or []], [tuple(span) for span in row["content"] or []])
            for row in one["attributions"]
        ]
        for article, one in data.items()
    }
    return {article: one["text"] for article, one in data.items()}, gold


def words_of(text: str, spans: Spans) -> frozenset[int]:
    return frozenset(match.start() for start, end in spans for match in _WORD.finditer(text, start, end))


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def name_of(text: str, spans: Spans) -> str:
    name = " ".join(text[start:end] for start, end in spans).lower()
    return _ARTICLE.sub("", re.sub(r"['’]s?$", "", name.strip(" ,.;:()\"“”'’"))).strip(" ,.")


def score(texts: dict[str, str], gold: dict[str, list[Row]], found: dict[str, list[Row]], quoted: bool) -> list[float]:
    n: Counter[str] = Counter()
    for article, text in texts.items():
        kept = [
            [row for row in rows[article] if row[1] and (not quoted or _is_quoted(text, row[1]))]
            for rows in (gold, found)
        ]
        sets = [[(words_of(text, source), words_of(text, content)) for source, content in rows] for rows in kept]
        pairs = [(overlap(one[1], other[1]), i, j) for i, one in enumerate(sets[0]) for j, other in enumerate(sets[1])]
        taken: tuple[set[int], set[int]] = (set(), set())
        for share, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            if share < 0.5 or i in taken[0] or j in taken[1]:
                continue
            taken[0].add(i)
            taken[1].add(j)
            one, other = sets[0][i][0], sets[1][j][0]
            n["content"] += 1
            n["joint"] += (not one and not other) or overlap(one, other) >= 0.5
        names = [Counter(filter(None, (name_of(text, source) for source, _ in rows))) for rows in kept]
        n["names"] += (names[0] & names[1]).total()
        n["rows"] += len(kept[0]) + len(kept[1])
        n["named"] += names[0].total() + names[1].total()
    return [
        200 * n[key] / max(1, n[whole]) for key, whole in (("content", "rows"), ("joint", "rows"), ("names", "named"))
    ]


def _is_quoted(text: str, spans: Spans) -> bool:
    return any(_MARK.search(text[max(0, start - 2) : end + 2]) for start, end in spans)


def main() -> None:
    path = Path(sys.argv[1])
    pipeline = sys.argv[2] if len(sys.argv) > 2 else "en_core_web_sm"
    raw = path.read_bytes()
    data: dict[str, Any] = json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw)
    texts, gold = gold_rows(data)
    systems: dict[str, System] = {
        f"toolkit, {level}": lambda texts, level=level: toolkit_rows(texts, level)  # type: ignore[misc]
        for level in ("precise", "balanced", "complete")
    }
    systems["textacy"] = lambda texts: textacy_rows(texts, pipeline)
    three = "".join(f"{figure:>9}" for figure in ("content", "joint", "names"))
    print(f"{'':20}{three}   quoted:{three}{'articles/cpu-s':>17}")
    for name, system in systems.items():
        try:
            system(dict(list(texts.items())[:2]))  # start-up is not part of the speed
        except (ImportError, OSError) as error:
            print(f"{name:20}not measured: {error}")
            continue
        started = time.process_time()
        found = system(texts)
        speed = len(texts) / (time.process_time() - started)
        figures = [f"{value:9.1f}" for quoted in (False, True) for value in score(texts, gold, found, quoted)]
        print(f"{name:20}{''.join(figures[:3])}          {''.join(figures[3:])}{speed:17.1f}")


if __name__ == "__main__":
    main()

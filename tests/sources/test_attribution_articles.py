"""Who says what in whole invented articles: how much of it is found, and how much of what is found is right."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from toolkit import find_attributions

WORD = re.compile(r"\w+(?:['’.\-]\w+)*|[:\-]")
QUOTATIONS = {"d": "direct", "i": "indirect", "m": "mixed"}
KINDS = {"p": "person", "g": "group", "o": "organisation", "d": "document", "w": "outlet", "-": ""}
LEVELS = {"n": "named", "d": "described", "u": "unnamed", "-": ""}


class Truth(NamedTuple):
    """What a reader finds."""

    source: set[int]  # where its words begin
    content: set[int]
    quotation: str
    kind: str
    anonymity: str


def words(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Where the words of some spans begin."""
    return {match.start() for start, end in spans for match in WORD.finditer(text, start, end)}


def place(text: str, marked: str, near: int) -> tuple[int, int]:
    """The span of a marked phrase, "first words .. last words", where it begins nearest to a place."""
    first, _, last = marked.partition(" .. ")
    start = min((match.start() for match in re.finditer(re.escape(first), text)), key=lambda found: abs(found - near))
    return start, text.index(last, start + len(first)) + len(last)


def read_file(name: str) -> list[tuple[str, str, list[Truth]]]:
    """What each article of a file is about, its text and its attributions."""
    marked = (Path(__file__).parent / name).read_text(encoding="utf-8")
    articles = []
    for part in re.split(r"^= ", marked, flags=re.MULTILINE)[1:]:
        about, _, rest = part.partition("\n")
        text, _, lines = rest.partition("\n--")
        truths, at = [], 0
        for line in lines.strip().splitlines():
            source, cue, content, quotation, known = (field.strip() for field in line.split(" | "))
            found = re.compile(rf"(?<![A-Za-z]){re.escape(cue)}(?![A-Za-z])").search(text, at) or re.search(
                re.escape(cue), text
            )
            assert found is not None, (about, cue)
            near = found.start()
            at = max(at, near + 1)
            kind, _, level = known.partition("/")
            truths.append(
                Truth(
                    set() if source == "-" else words(text, [place(text, source, near)]),
                    words(text, [place(text, piece, near) for piece in content.split(" + ")]),
                    QUOTATIONS[quotation],
                    KINDS[kind],
                    LEVELS[level],
                )
            )
        articles.append((about, text, truths))
    return articles


def overlap(one: set[int], other: set[int]) -> float:
    """The share of the words of both that are in each."""
    return len(one & other) / len(one | other) if one | other else 0.0


def same_source(true: Truth, found: set[int]) -> bool:
    """Half of the words, or the phrase without what hangs on it; who is not named there may be found elsewhere."""
    if not true.source or not found:
        return not true.source and (not found or bool(true.kind))
    shorter = found <= true.source and min(found) == min(true.source) and len(found) > 1
    return overlap(true.source, found) >= 0.5 or shorter


def measure(name: str) -> tuple[dict[str, float], int]:
    """Shares of what is found and right, and the number of attributions."""
    articles = read_file(name)
    table = find_attributions(
        pd.DataFrame({"article_id": [about for about, _, _ in articles], "text": [text for _, text, _ in articles]})
    )
    n = Counter[str]()
    for about, text, truths in articles:
        rows = list(table[table["article_id"] == about].itertuples())
        contents = [words(text, row.content_spans) for row in rows]
        pairs = sorted(
            (-overlap(true.content, content), i, j)
            for i, true in enumerate(truths)
            for j, content in enumerate(contents)
            if overlap(true.content, content) >= 0.5
        )
        matched: dict[int, int] = {}
        for _, i, j in pairs:
            if i not in matched and j not in matched.values():
                matched[i] = j
        n["true"] += len(truths)
        n["found"] += len(rows)
        n["true, quoted"] += sum(true.quotation == "direct" for true in truths)
        n["found, quoted"] += sum(row.quotation == "direct" for row in rows)
        n["content"] += len(matched)
        for i, j in matched.items():
            true, row = truths[i], rows[j]
            at = [] if pd.isna(row.source_start) else [(int(row.source_start), int(row.source_end))]
            if same_source(true, words(text, at)):
                n["joint"] += 1
                n["joint, quoted"] += true.quotation == "direct"
                n["quotation"] += row.quotation == true.quotation
                n["kind"] += not true.kind or row.kind == true.kind
                n["anonymity"] += not true.anonymity or row.anonymity == true.anonymity
    return {
        "content": 2 * n["content"] / (n["true"] + n["found"]),
        "joint": 2 * n["joint"] / (n["true"] + n["found"]),
        "precision": n["joint"] / n["found"],
        "quoted": 2 * n["joint, quoted"] / (n["true, quoted"] + n["found, quoted"]),
        "quotation": n["quotation"] / n["joint"],
        "kind": n["kind"] / n["joint"],
        "anonymity": n["anonymity"] / n["joint"],
    }, n["true"]


FLOORS = {
    "attribution_articles.txt": {
        "content": 0.915, "joint": 0.91, "precision": 0.885, "quoted": 0.93, "quotation": 0.97, "kind": 0.90,
        "anonymity": 0.88,
    },
    "attribution_articles_later.txt": {
        "content": 0.92, "joint": 0.91, "precision": 0.89, "quoted": 0.97, "quotation": 0.97, "kind": 0.90,
        "anonymity": 0.84,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", FLOORS)
def test_most_of_what_is_said_is_found_and_right(name: str) -> None:
    """Content, source, form of quotation, kind and anonymity are right as often as they were measured to be."""
    figures, marked = measure(name)
    assert marked > 120
    assert {figure: share for figure, share in figures.items() if share < FLOORS[name][figure]} == {}

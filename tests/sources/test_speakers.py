"""Who each source is: the passages of `speaker_passages`, and what is promised of every row."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from toolkit.sources.found import Found
from toolkit.sources.speakers import Source, describe_sources
from toolkit.text.quotation import quotation_spans
from toolkit.text.sentences import sentence_spans

_FILE = Path(__file__).parent / "speaker_passages.txt"
PASSAGES = {
    name.strip(): marked.strip()
    for name, _, marked in (part.partition("\n") for part in _FILE.read_text(encoding="utf-8").split("## ")[1:])
}

_MARKED = re.compile(r"\[([^|\]]+)\|(\w+)\]")
_NEAR = 60


def read_passage(marked: str) -> tuple[str, list[Found], list[str]]:
    """The plain text of a passage, an attribution for each marked source, and the key of who it is.

    The content is the quotation beside the source, or the rest of its sentence.
    """
    text, spans, keys, taken = "", [], [], 0
    marked = marked.strip()
    for mark in _MARKED.finditer(marked):
        text += marked[taken : mark.start()]
        spans.append((len(text), len(text) + len(mark[1])))
        keys.append(mark[2])
        text += mark[1]
        taken = mark.end()
    text += marked[taken:]
    quotations = [(q.start, q.end) for q in quotation_spans(text)]
    found = []
    for start, end in spans:
        beside = sorted((max(start - q[1], q[0] - end), q) for q in quotations if q[1] <= start or q[0] >= end)
        is_quoted = any(q[0] <= start < q[1] for q in quotations)
        beside = [q for distance, q in beside if distance < _NEAR and not is_quoted]
        sentence_end = next(stop for _, stop in sentence_spans(text) if stop > start)
        quotation = "direct" if beside else "indirect"
        found.append(Found("text", (start, end), None, tuple(beside[:1]) or ((end, sentence_end),), quotation, "test"))
    return text, found, keys


def describe(marked: str, **options: str) -> list[Source]:
    """The sources of a passage."""
    text, found, _ = read_passage(marked)
    return describe_sources(text, found, article_id="a", **options)


def pairs(keys: list[str | None]) -> Iterator[bool]:
    """For each two sources, whether they are the same."""
    return (one == other for one, other in combinations(keys, 2))


def test_speakers_of_the_passages_are_told_apart_and_together():
    """Of pairs called the same at least 95 % are, of pairs that are the same at least 85 % are found."""
    right = said = true = 0
    for marked in PASSAGES.values():
        _, _, keys = read_passage(marked)
        identities = [source.speaker_id for source in describe(marked)]
        for same, found in zip(pairs(keys), pairs(identities), strict=True):
            right += same and found
            said += found
            true += same
    assert len(PASSAGES) >= 40
    assert right / said >= 0.95
    assert right / true >= 0.85

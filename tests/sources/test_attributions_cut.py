"""Texts that break off anywhere, as pasted and truncated ones do."""

import tomllib
from pathlib import Path

from toolkit.sources.cues.extraction import extract
from toolkit.sources.grammar.lexicon import Lexicon, load_lexicon

PASSAGES = tomllib.loads((Path(__file__).parent / "passages.toml").read_text(encoding="utf-8"))["passage"]


def test_a_text_may_end_at_any_word() -> None:
    """Every beginning of every passage is read without an error, and all offsets lie inside it."""
    lexicon = Lexicon(*load_lexicon())
    for passage in PASSAGES:
        words = passage["text"].split(" ")
        for count in range(1, len(words)):
            text = " ".join(words[:count])
            for found in extract(text, lexicon, completeness="complete"):
                spans = [*found.content, *filter(None, (found.source, found.cue))]
                assert all(0 <= start < end <= len(text) for start, end in spans), text


def test_white_space_alone_says_nothing() -> None:
    """A body of line ends is read, and has no attribution."""
    lexicon = Lexicon(*load_lexicon())
    assert [extract(text, lexicon) for text in ("", " ", "\n\n", "\t \n")] == [[], [], [], []]

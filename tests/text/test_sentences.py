"""Paragraphs and sentences of invented news."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.text.sentences import is_hard_wrapped, paragraph_spans, sentence_spans

WRAPPED = """The Varo Grain Board said on Tuesday that it had sold
forty thousand tonnes of barley to two buyers abroad, at a
price that was not made public, and would sell more in May.
    "We have more barley than we can store," an official of
the board told reporters. He did not
say how much."""


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Oru met Dr. Sel. They talked.", ["Mr. Oru met Dr. Sel.", "They talked."]),
        ("He left the U.S. Talks went on.", ["He left the U.S. Talks went on."]),
        ("He left the U.S. The talks went on.", ["He left the U.S.", "The talks went on."]),
        ("The U.S. Army came at 5 p.m. on Monday.", ["The U.S. Army came at 5 p.m. on Monday."]),
        ("J. K. Oru said no. She left.", ["J. K. Oru said no.", "She left."]),
        ("It rose 2.5 percent. No. 5 mine closed.", ["It rose 2.5 percent.", "No. 5 mine closed."]),
        ("“Stop!” he cried. “Now.” Nobody did.", ["“Stop!” he cried.", "“Now.”", "Nobody did."]),
        ('"We go." "We stay."', ['"We go."', '"We stay."']),
        ("She waited . . . and left.", ["She waited . . . and left."]),
        ("공장이 멈췄다. 소식통은 말했다.", ["공장이 멈췄다.", "소식통은 말했다."]),
        ("A heading\n\nA sentence", ["A heading", "A sentence"]),
        ("It closed.[2] Then it opened.", ["It closed.[2]", "Then it opened."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """Abbreviations, initials and numbers end no sentence; quotation marks stay with theirs."""
    assert sentences(text) == expected


def test_hard_wrapped_lines_are_joined() -> None:
    """In wrapped wire copy only blank and indented lines divide paragraphs."""
    assert is_hard_wrapped(WRAPPED)
    assert len(paragraph_spans(WRAPPED)) == 2
    assert sentences(WRAPPED)[-1] == "He did not\nsay how much."


def test_single_line_ends_divide_ordinary_text() -> None:
    """A text with one paragraph a line is not taken for wrapped."""
    assert sentences("First one.\nSecond one\nThird one.") == ["First one.", "Second one", "Third one."]


@given(st.text(alphabet="aB.?! \n“”\"'(가.[1]", max_size=80))
def test_every_character_is_in_one_sentence(text: str) -> None:
    """Sentences are in order, do not overlap, and leave out nothing but white space."""
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["", " \n ", "\n\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    """White space alone is no sentence."""
    assert sentence_spans(text) == []


def test_ordinary_words_end_sentences_that_abbreviations_do_not() -> None:
    """ "Ill." is a state, "ill." is not."""
    text = "Twelve are ill. Sana Reth left Peoria, Ill. Ana Ruiz stayed."
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        "Twelve are ill.",
        "Sana Reth left Peoria, Ill. Ana Ruiz stayed.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Does it hold?! It does… Go.", ["Does it hold?!", "It does…", "Go."]),
        ("It holds.” —\nnobody knew. All left.", ["It holds.”", "—", "nobody knew.", "All left."]),
        ("수문이 열렸다。물이 찼다？ It held. Yes.", ["수문이 열렸다。", "물이 찼다？", "It held.", "Yes."]),
        ("See No. 5. No. Mr. Oru left.", ["See No. 5.", "No.", "Mr. Oru left."]),
    ],
)
def test_any_stop_ends_a_sentence(text: str, expected: list[str]) -> None:
    """Question marks, ellipses and wide stops end sentences as full stops do."""
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "." * 300_000 + "a",
        '."' * 150_000,
        "?!…" * 100_000 + "a",
        "。." * 50_000,
        "." * 100_000 + "a。",
        "?!…" * 30_000 + "a。",
    ],
)
def test_lines_of_stops_cost_no_more_than_others(text: str) -> None:
    """A line drawn with stops is read once, not once from each of them."""
    started = time.process_time()
    sentence_spans(text)
    assert time.process_time() - started < 5.0  # quadratic reading would take minutes

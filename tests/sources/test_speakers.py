"""Who each source is: invented passages with the truth, and what is promised of every row."""

import re
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from toolkit.sources.found import Found
from toolkit.sources.speakers.speakers import Source, describe_sources
from toolkit.text.quotation import quotation_spans
from toolkit.text.sentences import sentence_spans


def read_file(name: str) -> dict[str, str]:
    """The marked passages of a file by what they are about; a paragraph of the stories is one line, as in news."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return {
        about.strip(): marked.strip() if name == "speaker_passages.txt" else _LINE_END.sub(" ", marked.strip())
        for about, _, marked in (part.partition("\n") for part in text.split("## ")[1:])
    }


_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
PASSAGES = read_file("speaker_passages.txt")

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


@pytest.mark.parametrize(
    ("file", "passages", "precision", "recall"),
    [
        ("speaker_passages.txt", 80, 0.98, 0.98),
        ("speaker_stories.txt", 45, 0.98, 0.94),
        ("speaker_stories_unseen.txt", 8, 0.92, 0.85),
    ],
)
def test_speakers_of_the_passages_are_told_apart_and_together(file, passages, precision, recall):
    """Of pairs called the same nearly all are, of pairs that are the same most are found."""
    right = said = true = 0
    marked_passages = read_file(file)
    for marked in marked_passages.values():
        _, _, keys = read_passage(marked)
        identities = [source.speaker_id for source in describe(marked)]
        for same, found in zip(pairs(keys), pairs(identities), strict=True):
            right += same and found
            said += found
            true += same
    assert len(marked_passages) >= passages
    assert right / said >= precision
    assert right / true >= recall


def test_reasons_and_access_stay_with_the_speaker():
    """Why a source is unnamed and how it knows are said once and hold for every statement of it."""
    described = describe(
        "[An official with knowledge of the talks|o], speaking on condition of anonymity for security reasons, said"
        " they had failed. [Ana Ruiz|ana] said they had not. [The official|o] was sure."
    )
    assert [source.reason for source in described] == ["for security reasons", None, "for security reasons"]
    assert [source.access for source in described] == [
        "with knowledge of the talks",
        None,
        "with knowledge of the talks",
    ]
    assert [source.anonymity for source in described] == ["unnamed", "named", "unnamed"]


def test_a_reason_in_the_next_sentence_belongs_to_the_last_unnamed_source():
    """ "He asked not to be named because ..." speaks of the source before."""
    described = describe(
        "[Ana Ruiz|ana] said no. [An aide|a] said yes. He asked not to be named because the talks go on."
        " [Ruiz|ana] left."
    )
    assert [source.reason for source in described] == [None, "because the talks go on", None]


def test_attributions_without_a_source_say_nothing():
    """A missing source has no speaker, kind or anonymity, and disturbs nobody."""
    text = "It was reported that Ana Ruiz left. Ruiz said no."
    found = [
        Found("text", None, (7, 15), ((21, 34),), "indirect", "test"),
        Found("text", (36, 40), (41, 45), ((46, 48),), "indirect", "test"),
    ]
    assert describe_sources(text, found, article_id="a") == [
        Source(None, None, None, None, None, None),
        Source("Ana Ruiz", "ana-ruiz", "person", "named", None, None),
    ]


def test_the_order_of_attributions_does_not_matter():
    """The sources come back in the order they were passed in, whatever it is."""
    for marked in PASSAGES.values():
        text, found, _ = read_passage(marked)
        forwards = describe_sources(text, found, article_id="a")
        assert describe_sources(text, found[::-1], article_id="a") == forwards[::-1]


def test_titles_and_captions_are_understood_from_the_body():
    """A surname in the heading is the person of the body; offsets are into the column the attribution names."""
    found = [
        Found("title", (0, 4), (5, 9), ((10, 17),), "indirect", "test"),
        Found("captions", (0, 4), (5, 9), ((10, 12),), "indirect", "test"),
    ]
    described = describe_sources(
        "Ana Ruiz spoke.", found, article_id="a", title="Ruiz says mill is", captions="Ruiz said no."
    )
    assert [source.speaker_id for source in described] == ["ana-ruiz", "ana-ruiz"]


def test_we_outside_quotations_is_the_outlet():
    """ "We" of an editorial is who published it, "I" its author."""
    editorial = "[We|o] believe the mill should close. [I|a] think so too."
    we, author = describe(editorial, outlet="Tolmar Post")
    assert (we.speaker, we.kind, we.anonymity) == ("Tolmar Post", "outlet", None)
    assert (author.speaker, author.kind, author.anonymity) == ("(author)", "person", None)


def test_unnamed_speakers_belong_to_their_article():
    """The same words in another article are another speaker; a named person is the same everywhere."""
    marked = "[A source|s] said no. [Ana Ruiz|ana] said yes. [Ruiz|ana] left. [Belan|b] stayed."
    text, found, _ = read_passage(marked)
    first = [source.speaker_id for source in describe_sources(text, found, article_id="a1")]
    second = [source.speaker_id for source in describe_sources(text, found, article_id="a2")]
    assert [one == other for one, other in zip(first, second, strict=True)] == [False, True, True, False]


def test_hard_wrapped_text_is_read_as_one_line():
    """A name and a phrase may run over the end of a line, and the display holds no line end."""
    lines = [
        "TOLMAR, May 3 - The water board of the northern provinces said that the old",
        "dam would hold, as an engineer of the board explained to Ana",
        "Ruiz, who had asked whether the people of the valley were safe at night and",
        "whether the mill would close. She said that she had been told the same in",
        "spring, when the first cracks were seen by the keeper of the sluice gates.",
    ]
    text = "\n".join(lines)
    at = text.index("She said")
    (source,) = describe_sources(
        text, [Found("text", (at, at + 3), None, ((at + 9, at + 30),), "indirect", "t")], article_id="a"
    )
    assert source.speaker == "Ana Ruiz"


@pytest.mark.parametrize(
    "unit",
    ["He said so. ", "Another source said no. The source said so. ", "The mayor said no. ", "his aide said so. "],
)
def test_time_grows_with_the_text_and_no_faster(unit):
    """Ten times the attributions take about ten times as long, whatever they are."""

    def seconds(times: int) -> float:
        text = "Mayor Ana Ruiz spoke. " + unit * times
        found = [
            Found("text", match.span(1), None, ((match.end(1), match.end(1) + 5),), "indirect", "test")
            for match in re.finditer(r"([Hh]e|[AT]\w+ (?:source|mayor)|his aide)(?= said)", text)
        ]
        start = time.process_time()
        describe_sources(text, found, article_id="a")
        return time.process_time() - start

    # The quickest of three: what else the machine does is not the question.
    short, long = (min(seconds(times) for _ in range(3)) for times in (300, 3000))
    assert long < 40 * max(short, 0.005)

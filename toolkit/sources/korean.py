"""Korean: “...”고 말했다, ...다고 전했다, ...라고 밝혔다, ...에 따르면.

Korean puts the reporting verb at the end and marks what is reported with an ending (고, 라고, 며) and the speaker with
a particle (은, 는, 이, 가). Word classes are not needed: the particle, the ending and the verb are read from the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from toolkit.sources.found import Found, Part, Quotation, Span
from toolkit.sources.lexicon import read_groups
from toolkit.text.quotation import Quoted, quotation_spans
from toolkit.text.sentences import paragraph_spans

_WORD = re.compile(r"\S+")
_ENDING = re.compile(r"(?:다|라|냐|자|이라)?(?P<join>고|며|면서)$")
_AFTER_QUOTE = re.compile(r"\s?(?:이?라)?(?:고|며|면서|는)")
_END = re.compile(r"[.?!。](?=\s|\Z)")
_PARTICLE = re.compile(r"^(?P<noun>.*[가-힣A-Za-z0-9)])(?:은|는|이|가|께서|께서는)$")
_ACCORDING = re.compile(r"^(?P<noun>.+)에$")
_LONGEST = 120  # words of a sentence


@cache
def _lists() -> tuple[tuple[str, ...], frozenset[str], tuple[str, ...]]:
    groups = dict(read_groups("korean"))
    return tuple(groups["verbs"]), frozenset(groups["openers"]), tuple(groups["endings that are no particle"])


def extract_korean(text: str, part: Part = "text") -> list[Found]:
    """Every attribution of a Korean text, by the place of its verb.

    >>> text = "소식통은 19일 “물가가 올랐다”고 말했다."
    >>> [(text[slice(*one.source)], text[slice(*one.cue)]) for one in extract_korean(text)]
    [('소식통', '말했다')]
    """
    paragraphs = paragraph_spans(text)
    quotes = quotation_spans(text, paragraphs)
    found: list[Found] = []
    for start, end, inside in _sentences(text, paragraphs, quotes):
        one = _read_sentence(text, start, end, inside, part)
        if one is not None:
            found.append(one)
    return found


def _sentences(text: str, paragraphs: list[Span], quotes: list[Quoted]) -> Iterator[tuple[int, int, list[Quoted]]]:
    """Sentences with the quotations in them; a full stop inside a quotation ends none."""
    at = 0
    for begin, end in paragraphs:
        start = begin
        inside: list[Quoted] = []
        position = begin
        while position < end:
            if at < len(quotes) and quotes[at].start < end:
                stop = _next_stop(text, position, min(quotes[at].start, end))
                if stop is None:
                    inside.append(quotes[at])
                    position = max(quotes[at].end, position + 1)
                    at += 1
                    continue
            else:
                stop = _next_stop(text, position, end)
            if stop is None:
                break
            yield start, stop, inside
            start, inside, position = stop, [], stop
        if start < end:
            yield start, end, inside


def _next_stop(text: str, start: int, end: int) -> int | None:
    match = _END.search(text, start, end)
    return match.end() if match else None


def _read_sentence(text: str, start: int, end: int, inside: list[Quoted], part: Part) -> Found | None:
    verbs, openers, no_particles = _lists()
    words = [match.span() for match in _WORD.finditer(text, start, end)][:_LONGEST]
    outside = [span for span in words if not any(q.start < span[1] and span[0] < q.end for q in inside)]
    source, first = _source(text, outside, openers, no_particles)
    for a, b in outside:
        word = text[a:b].rstrip('.?!,”"')
        if word == "따르면" and (before := [span for span in outside if span[1] <= a]):
            name = _ACCORDING.match(text[slice(*before[-1])])
            if name is None:
                continue
            begin = _without_openers(text, before, openers)
            content_start = _skip_space(text, b)
            return Found(
                part,
                (begin, before[-1][0] + name.end("noun")),
                (before[-1][0] + name.end("noun"), a + len(word)),
                ((content_start, _stripped(text, content_start, end)),),
                _kind(text, content_start, end, inside),
                "korean-according",
            )
    for a, b in reversed(outside):
        word = text[a:b].rstrip('.?!,”"')
        if not word.startswith(verbs):
            continue
        cue = (a, a + len(word))
        reported = [q for q in inside if q.end <= a]
        if reported and _AFTER_QUOTE.match(text, reported[-1].end):
            content = tuple((q.start, q.end) for q in reported)
            return Found(part, source, cue, content, "direct", "korean-quote")
        tail = [span for span in outside if span[1] <= a]
        for x, y in reversed(tail[-4:]):
            if ending := _ENDING.search(text[x:y]):
                y = x + ending.start("join")
                begin = first if first is not None and first < x else start
                begin = _skip_space(text, begin)
                return Found(part, source, cue, ((begin, y),), _kind(text, begin, y, inside), "korean-clause")
    return None


def _source(
    text: str, words: list[Span], openers: frozenset[str], no_particles: tuple[str, ...]
) -> tuple[Span | None, int | None]:
    """The first noun phrase with the particle of a subject, and where the words after it begin."""
    for n, (a, b) in enumerate(words):
        word = text[a:b].rstrip(",")
        match = _PARTICLE.match(word)
        if match is None or word.endswith(no_particles):
            continue
        before = [span for span in words[: n + 1] if span[1] <= b]
        begin = _without_openers(text, before, openers)
        return (begin, a + match.end("noun")), b
    return None, None


def _without_openers(text: str, words: list[Span], openers: frozenset[str]) -> int:
    """Where the noun phrase that ends with the last word begins: after openers, commas and dates."""
    begin = words[-1][0]
    for a, b in reversed(words[:-1]):
        word = text[a:b]
        if word == "또" and text[b : b + 3].strip() == "다른":  # another
            begin = a
            continue
        if (
            word.endswith((",", "고", "며", "서", "에", "에서", "로"))
            or word in openers
            or re.match(r"\d+[일월년]", word)
        ):
            break
        begin = a
    return begin


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and (text[position].isspace() or text[position] == ","):
        position += 1
    return position


def _stripped(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" .?!\n"))


def _kind(text: str, start: int, end: int, inside: list[Quoted]) -> Quotation:
    return "mixed" if any(start <= q.start < end for q in inside) else "indirect"

"""Korean: “...”고 말했다, ...다고 전했다, ...것으로 내다봤다, ...에 따르면, “...” ...의 말이다.

Korean puts the reporting verb at the end and marks what is reported with an ending (고, 라고, 며) and the speaker with
a particle (은, 는, 이, 가). Word classes are not needed: the particle, the ending and the verb are read from the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.sources.cues.korean_words import KoreanWords, korean_words
from toolkit.sources.found import Found, Part, Quotation, Span
from toolkit.sources.naming.korean_phrases import is_office
from toolkit.text.quotation import Quoted, quotation_spans
from toolkit.text.sentences import paragraph_spans

_WORD = re.compile(r"\S+")
_ENDING = re.compile(r"(?:다|라|냐|자)(?P<join>고|며|면서)$")
_SUPPOSED = re.compile(r"것(?P<join>으로)$")
_AFTER_QUOTE = re.compile(r"\s?(?:이?라)?(?:고|며|면서|는)|(?<=[.?!][”\"’])\s")
_WORDS_OF = re.compile(
    r"(?:는 (?:것이|게) )?(?P<source>[^,.]{1,60})의 (?P<cue>말|설명|주장|전언|지적|평가|증언|분석|관측)이다"
)
_END = re.compile(r"[.?!。](?=\s|\Z)")
_PARTICLE = re.compile(r"^(?P<noun>.*[가-힣A-Za-z0-9)])(?:은|는|이|가|께서|께서는)$")
_ACCORDING = re.compile(r"^(?P<noun>.+)에$")
_REGARDING = frozenset("대해 대하여 관해 관련해 관련하여".split())
_POINTING = frozenset("이에 이와 그에 그와".split())
_JOINING = ("고 ", "라고", "라며", "며 ", "면서")  # what ties a quotation to the verb behind it
_LONGEST = 120  # words of a sentence
# What ends like such a name and is none: "앞으로 의원들은", "그리고 장관은".
_ADVERBS = tuple(
    "으로 새로 바로 실제로 대체로 별로 서로 따로 때로 주로 그대로 절대로 스스로 홀로 그리고 하고 따라서 그래서 에서"
    " 면서 하며".split()
)


def extract_korean(text: str, part: Part = "text") -> list[Found]:
    """Every attribution of a Korean text, by the place of its verb.

    >>> text = "소식통은 19일 “물가가 올랐다”고 말했다."
    >>> [(text[slice(*one.source)], text[slice(*one.cue)]) for one in extract_korean(text)]
    [('소식통', '말했다')]
    """
    paragraphs = paragraph_spans(text)
    quotes = quotation_spans(text, paragraphs)
    found: list[Found] = []
    last: Found | None = None  # the quotation that the sentence before ended with
    reach = 0
    for start, end, inside in _sentences(text, paragraphs, quotes):
        one = _read_sentence(text, start, end, inside, part)
        if one is not None:
            found.append(one)
        elif last is not None and _is_quotation(text, start, end, inside) and "\n" not in text[reach:start].rstrip(" "):
            one = last._replace(content=(*last.content, *((q.start, q.end) for q in inside)))
            found[-1] = one
        last, reach = (one if one is not None and one.quotation == "direct" else None), end
    return found


def _is_quotation(text: str, start: int, end: int, inside: list[Quoted]) -> bool:
    """Whether a sentence is nothing but a quotation."""
    return len(inside) == 1 and text[start : inside[0].start].isspace() and not text[inside[0].end : end].strip(" .\n")


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
    lists = korean_words()
    words = [match.span() for match in _WORD.finditer(text, start, end)][:_LONGEST]
    outside = [span for span in words if not any(q.start < span[1] and span[0] < q.end for q in inside)]
    if according := _read_according(text, outside, end, inside, part):
        return according
    if inside and (match := _WORDS_OF.match(text, _skip_space(text, inside[-1].end), end)):
        content = tuple((q.start, q.end) for q in inside)
        return Found(part, match.span("source"), match.span("cue"), content, "direct", "korean-noun")
    source, first = _source(text, outside, lists)
    for n in range(len(outside) - 1, -1, -1):
        a, b = outside[n]
        word = text[a:b].rstrip('.?!,”"')
        if not word.startswith(lists.verbs + lists.nameless):
            continue
        reported = [q for q in inside if q.end <= a]
        if reported and _AFTER_QUOTE.match(text, reported[-1].end):
            content = tuple((q.start, q.end) for q in reported)
            return Found(part, source, (a, a + len(word)), content, "direct", "korean-quote")
        clause = _read_clause(text, start, outside[:n], (a, a + len(word)), (source, first), inside, part)
        if clause is not None:
            return clause
    if (
        source is not None
        and inside
        and outside
        and text[inside[-1].end : inside[-1].end + 2] in ("고 ", "라고", "라며", "며 ", "면서")
    ):
        a, b = inside[-1].end, outside[-1][1]
        a = _skip_space(text, a + len(text[a:b].split(" ")[0]))
        content = tuple((q.start, q.end) for q in inside)
        if a < b:  # “...”고 했다, “...”고 선을 그었다: after a quotation any verb reports
            return Found(part, source, (a, _stripped(text, a, b)), content, "direct", "korean-quote")
    return None


def _read_according(text: str, outside: list[Span], end: int, inside: list[Quoted], part: Part) -> Found | None:
    for n, (a, b) in enumerate(outside):
        word = text[a:b].rstrip(",")
        if word != "따르면" or not n or (name := _ACCORDING.match(text[slice(*outside[n - 1])])) is None:
            continue
        noun_end = outside[n - 1][0] + name.end("noun")
        begin = _skip_space(text, b)
        source = (_without_openers(text, outside[:n], korean_words().openers), noun_end)
        content = ((begin, _stripped(text, begin, end)),)
        return Found(
            part, source, (noun_end, a + len(word)), content, _kind(text, begin, end, inside), "korean-according"
        )
    return None


def _read_clause(
    text: str,
    start: int,
    before: list[Span],
    cue: Span,
    subject: tuple[Span | None, int | None],
    inside: list[Quoted],
    part: Part,
) -> Found | None:
    """...다고 말했다, ...것으로 내다봤다: a clause that ends a few words before its verb."""
    lists = korean_words()
    source, first = subject
    nameless = text.startswith(lists.nameless, cue[0])
    for n in range(len(before) - 1, max(-1, len(before) - 5), -1):
        x, y = before[n]
        ending = _ENDING.search(text[x:y]) or _SUPPOSED.search(text[x:y])
        if ending is None:
            if text.startswith(lists.verbs, x):
                return None  # 주장했고, ... 반박했다
            continue
        stop = x + ending.start("join")
        later, _ = _source(text, before[n + 1 :], lists)
        if later is not None or nameless:
            source, begin = later, start  # ...했다고 정부가 발표했다; ...것으로 알려졌다
        else:
            begin = first if first is not None and first < x else start
        begin = _skip_space(text, begin)
        while (span := next((span for span in before if span[0] == begin), None)) and span[1] < x:
            if later is not None or nameless or not text[slice(*span)].endswith(lists.settings):
                break
            begin = _skip_space(text, span[1])
        return Found(part, source, cue, ((begin, stop),), _kind(text, begin, stop, inside), "korean-clause")
    return None


def _source(text: str, words: list[Span], lists: KoreanWords) -> tuple[Span | None, int | None]:
    """The first noun phrase with the particle of a subject, and where the words after it begin."""
    for n, (a, b) in enumerate(words):
        word = text[a:b].rstrip(",")
        match = _PARTICLE.match(word)
        if match is None or word.endswith(lists.no_particles):
            continue
        before = [span for span in words[: n + 1] if span[1] <= b]
        begin = _without_openers(text, before, lists.openers)
        return (begin, a + match.end("noun")), b
    return None, None


def _without_openers(text: str, words: list[Span], openers: frozenset[str]) -> int:
    """Where the noun phrase that ends with the last word begins: after openers, commas and dates."""
    begin = words[-1][0]
    if len(words) > 1 and _is_name_before_office(text, words):
        return words[-2][0]
    for n in range(len(words) - 2, -1, -1):
        a, b = words[n]
        word = text[a:b]
        if word in _REGARDING and n and text[slice(*words[n - 1])] in _POINTING:
            break  # 이에 대해 전문가들은
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


def _is_name_before_office(text: str, words: list[Span]) -> bool:
    """Whether the first word of a sentence is a name that ends like a particle: "휘틀로 의원은"."""
    name, office = text[slice(*words[-2])], text[slice(*words[-1])]
    particle = _PARTICLE.match(office)
    if len(words) > 2 or particle is None or not name.endswith(("로", "고", "서", "며")):
        return False
    return is_office(particle["noun"]) and not name.endswith(_ADVERBS)


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and (text[position].isspace() or text[position] == ","):
        position += 1
    return position


def _stripped(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" .?!\n"))


def _kind(text: str, start: int, end: int, inside: list[Quoted]) -> Quotation:
    return "mixed" if any(start <= q.start < end for q in inside) else "indirect"

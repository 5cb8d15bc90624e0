"""Who each source of an article is: full names for short ones, names for pronouns, one identity per speaker.

The article is read from front to back with a `Cast`, the speakers met so far. A short name means the one person of
the article who bears it; "he" the speaker or subject last named; "the source" the last source, "another source" a new
one. Where two people could be meant, none is chosen: the mention keeps an identity of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.sources.found import Found, Part, Span
from toolkit.sources.naming.anonymity import Level, anonymity_level, reasons_in
from toolkit.sources.naming.heads import Kind
from toolkit.sources.speakers.cast import Cast, Member, Mention
from toolkit.sources.speakers.people import NameBook
from toolkit.sources.speakers.resolution import Resolver
from toolkit.text.sentences import is_hard_wrapped

_BREAK = re.compile(r"[.?!][\"”’')\]]*\s+|\n")
_LINE_END = re.compile(r"(?<!\n)\n(?!\s)")  # inside a paragraph of hard-wrapped text; the offsets stay
_NEAR = 400


class Source(NamedTuple):
    """Who one attribution rests on; every field is None where the attribution has no source."""

    speaker: str | None
    speaker_id: str | None
    kind: Kind | None
    anonymity: Level | None
    reason: str | None
    access: str | None


_NOBODY = Source(None, None, None, None, None, None)


def describe_sources(
    text: str,
    found: Sequence[Found],
    *,
    article_id: str,
    title: str | None = None,
    captions: str | None = None,
    outlet: str | None = None,
) -> list[Source]:
    """Say who the source of each attribution of one article is.

    Parameters
    ----------
    text
        The body of the article.
    found
        Its attributions; offsets are into the column that `part` names.
    article_id
        What the identities of unnamed speakers begin with; the number of a cluster may stand here for copies.
    title, captions
        The other columns that attributions were found in. Their names and sources are understood from the body.
    outlet
        Who published the article: "we" outside quotations, and its own name as a source.

    Returns
    -------
    One `Source` per attribution, in the order of `found`.

    Examples
    --------
    >>> text = "Ana Ruiz resigned. “I am tired,” she said. A source denied it."
    >>> found = [
    ...     Found("text", (33, 36), (37, 41), ((19, 32),), "direct", "example"),
    ...     Found("text", (43, 51), (52, 58), ((59, 61),), "indirect", "example"),
    ... ]
    >>> [(who.speaker, who.speaker_id, who.anonymity) for who in describe_sources(text, found, article_id="a1")]
    [('Ana Ruiz', 'ana-ruiz', 'named'), ('source', 'a1/source-1', 'unnamed')]
    """
    text = _LINE_END.sub(" ", text) if text.count("\n") * 100 > len(text) and is_hard_wrapped(text) else text
    texts: dict[Part, str | None] = {"text": text, "title": title, "captions": captions}
    sourced: defaultdict[Part, list[tuple[Span, int]]] = defaultdict(list)
    for place, one in enumerate(found):
        if one.source is not None:
            sourced[one.part].append((one.source, place))
    described: list[Source] = [_NOBODY] * len(found)
    cast: Cast | None = None
    members: list[tuple[int, Member]] = []
    for part, whole in texts.items():
        if not whole or part not in sourced:
            continue
        places = [place for _, place in sorted(sourced[part])]
        cast = cast or Cast(article_id, NameBook(text), outlet)
        resolver = Resolver(cast, whole, [found[place] for place in places], is_body=part == "text")
        members += zip(places, resolver.members(), strict=True)
        _give_reasons(whole, cast.history)
    if cast is not None:
        cast.name_late()
    sources: dict[str, Source] = {}
    for place, member in members:
        known = sources.get(member.identity)
        described[place] = known or sources.setdefault(member.identity, _source(member))
    return described


def _source(member: Member) -> Source:
    level = anonymity_level(member.kind, named=member.named, narrowed=member.narrowed) if member.is_known else None
    return Source(member.display, member.identity, member.kind, level, member.reason, member.access)


def _give_reasons(text: str, history: Sequence[Mention]) -> None:
    """Give each reason for anonymity to the unnamed source of its sentence, or to the last one before."""
    hidden = [mention for mention in history if mention.member.hides]
    if not hidden:
        return
    for reason in reasons_in(text):
        place = bisect_right(hidden, reason.sign, key=_start)
        before = hidden[place - 1] if place and reason.sign - hidden[place - 1].start < _NEAR else None
        after = hidden[place] if place < len(hidden) and hidden[place].start - reason.end < _NEAR else None
        # "Speaking on condition of anonymity, a source said": what is in the same sentence comes first.
        if after is not None and _BREAK.search(text, reason.end, after.start):
            after = None
        if before is not None and (after is None or not _BREAK.search(text, before.start, reason.sign)):
            after = None
        mention = after or before
        if mention is not None and mention.member.reason is None:
            mention.member.reason = text[reason.start : reason.end]


def _start(mention: Mention) -> int:
    return mention.start

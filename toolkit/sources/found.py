"""What extraction hands on: one attribution as spans of one text, before anybody asks who the source is.

The modules that read news make `Found`; `speakers.describe_sources` takes them and says who each source is; the verb
`find_attributions` stitches both into the table.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Span = tuple[int, int]
Part = Literal["text", "title", "captions"]
Quotation = Literal["direct", "indirect", "mixed"]


class Found(NamedTuple):
    """One attribution. Offsets are into the column of articles that `part` names.

    `source` is the whole noun phrase with what is set off behind it: "a Daily NK source in North Korea", "Ms. Oru, the
    minister", "Oru, who leads the talks", "he". A verb that shares the subject of an earlier one ("said ... and added")
    has that subject. None: the text names nobody ("it was reported that").
    `cue` is the verb, noun or preposition that ties source and content, None where only punctuation does.
    `content` has one span per piece: a quotation broken by its cue, or going on in the next paragraph, has two.
    """

    part: Part
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quotation: Quotation
    rule: str

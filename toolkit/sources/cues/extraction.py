"""From one text to its attributions: the steps in their order."""

from __future__ import annotations

from toolkit.sources.cues.cited import with_cited
from toolkit.sources.cues.cues import read_cues
from toolkit.sources.cues.quotes import join_quotations
from toolkit.sources.cues.trust import Completeness, is_kept
from toolkit.sources.found import Found, Part, Quotation
from toolkit.sources.grammar.contents import whole_quotations
from toolkit.sources.grammar.lexicon import Lexicon
from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.reading import Reading, Tokens


def extract(text: str, lexicon: Lexicon, part: Part = "text", completeness: Completeness = "balanced") -> list[Found]:
    """Every attribution of one text, by the place of its cue.

    >>> from toolkit.sources.grammar.lexicon import load_lexicon
    >>> [(one.cue, one.content, one.quotation) for one in extract("“No,” she said.", Lexicon(*load_lexicon()))]
    [((10, 14), ((0, 5),), 'direct')]
    """
    line = Line(text, lexicon)
    told = [reading for reading in read_cues(line, completeness) if is_kept(reading.rule, completeness)]
    told.sort(key=lambda reading: reading.cue)
    readings = with_cited(line, join_quotations(line, told))
    readings = [reading for reading in _mark_nested(readings) if is_kept(reading.rule, completeness)]
    return [_as_found(line, reading, part) for reading in _told_once(readings)]


def _mark_nested(readings: list[Reading]) -> list[Reading]:
    """The readings by cue, "-nested" added to the rule of those inside what somebody else says.

    In "Oru said that Tan wants to leave" the article cites Oru alone: that Tan wants it is what she says.
    """
    spans = sorted([span for reading in readings if is_kept(reading.rule, "balanced") for span in reading.content])
    spans.reverse()
    marked: list[Reading] = []
    reach = 0
    for reading in readings:
        source, cue, content, rule = reading
        while spans and spans[-1][0] <= cue[0]:
            _, end = spans.pop()
            if end > reach:
                reach = end
        marked.append(Reading(source, cue, content, rule + "-nested") if cue[0] < reach else reading)
    return marked


def _told_once(readings: list[Reading]) -> list[Reading]:
    """Without the second reading of one group of verbs: "wants to keep the share" is what she wants, told once."""
    kept: list[Reading] = []
    for reading in readings:
        before = kept[-1] if kept else None
        if before is None or before.cue[0] != reading.cue[0] or before.rule.split("-")[1:2] != ["to"]:
            kept.append(reading)
    return kept


def _as_found(line: Line, reading: Reading, part: Part) -> Found:
    source, cue, content, rule = reading
    whole = whole_quotations(line, content) if line.quotes else content
    spans = tuple([line.span(start, end) for start, end in whole if end > start])
    who = line.span(source[0], source[1]) if source else None
    return Found(part, who, line.span(cue[0], cue[1]), spans, _quotation(line, content), rule)


def _quotation(line: Line, content: tuple[Tokens, ...]) -> Quotation:
    """Direct where quotation marks hold all of the content, mixed where they hold some of it."""
    if not line.quotes:
        return "indirect"
    has_marks = has_more = False
    for start, end in content:
        if start >= end:
            continue
        quote = line.opener.get(start)
        if quote is not None:
            has_marks = True
            has_more = has_more or line.starts[end - 1] >= quote.end
        else:
            has_more = True  # a piece may lie inside a quotation that began before it
            has_marks = has_marks or "“" in line.letters[start:end]
    if not has_marks:
        return "indirect"
    return "mixed" if has_more else "direct"

"""Statements that name nobody: "the talks appear to have failed", "the minister has reportedly resigned"."""

from __future__ import annotations

from toolkit.sources.grammar.contents import clause_end, clause_limit
from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.phrases import subject_before
from toolkit.sources.grammar.reading import Reading, Tokens
from toolkit.sources.grammar.subjects import verb_group


def read_seeming(line: Line, i: int, low: int, high: int) -> Reading | None:
    """The talks appear to have failed; it seems that they have."""
    letters = line.letters
    start, form = verb_group(letters, i, low)
    if form != "active" or i + 1 >= high:
        return None
    theme = subject_before(letters, start, low)
    if theme is None:
        return None
    high = clause_limit(line, i, theme[0], low, high)
    j = i + 1
    if j >= high:
        return None
    if letters[j] == "T" and j + 1 < high:
        return Reading(None, (start, j), ((j + 1, clause_end(line, j + 1, high)),), "seem-that")
    if letters[j] not in "tJULGZ":
        return None
    return Reading(None, (start, j), (theme, (j, clause_end(line, j, high))), "seem")


def read_reportedly(line: Line, i: int, low: int, high: int) -> Reading | None:
    """The minister has reportedly resigned."""
    letters = line.letters
    verb = i + 1
    if verb >= high or letters[verb] not in "VLUGbXM":
        return None
    said = line.table.get(line.cues[verb])
    if said is not None and said.group in ("say", "tell") and letters[verb] in "VL":
        return None  # allegedly told them: what he said is told, not that he spoke
    start = verb_group(letters, verb, low)[0]
    theme = subject_before(letters, min(start, i), low)
    if theme is None:
        return None
    pieces: tuple[Tokens, ...] = (
        (theme[0], i),
        (verb, clause_end(line, verb, clause_limit(line, i, theme[0], low, high))),
    )
    return Reading(None, (i, i + 1), pieces, "reportedly")

"""Cues in the passive: "he was accused of lying by Oru", "the plan is backed by Oru"."""

from __future__ import annotations

from toolkit.sources.cues.after import After
from toolkit.sources.grammar.contents import infinitive_end, phrase_end
from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.phrase_ends import phrase_after
from toolkit.sources.grammar.phrases import subject_before
from toolkit.sources.grammar.reading import Reading, Tokens


def read_passive(
    line: Line,
    cue: Tokens,
    source: Tokens | None,
    low: int,
    high: int,
    after: After | None,
    name: str,
    frames: frozenset[str],
) -> Reading | None:
    """He was accused of lying; the plan is backed by Oru: what is spoken of comes first."""
    if not frames & {"object", "as", "as-as", "bare", "person-to"}:
        return None
    theme = subject_before(line.letters, cue[0], low)
    if theme is None:
        return None
    by_somebody = source is not None and source[0] > cue[1]
    rest: tuple[Tokens, ...] = after[1] if after and not by_somebody else ()
    j = source[1] if source is not None and by_somebody else cue[1]
    if by_somebody and j < high and line.letters[j] == "P" and line.word(j) in frames:
        rest = ((j, phrase_end(line, j + 1, high)),)  # was praised by Oru for her work
    if not rest and j < high and line.letters[j] == "t" and frames & {"person-to", "bare"}:
        rest = ((j, infinitive_end(line, j, high)),)
    seen_as = "as" in frames or ("as-as" in frames and j < high and line.word(j) == "as")
    if not rest and seen_as and j < high and line.letters[j] in "oPSJDN":
        rest = ((j, phrase_end(line, j + 1, high)),)
    agent = _agent_at_end(line, *rest[-1]) if rest and source is None else None
    if agent is not None:
        source, rest = agent, (*rest[:-1], (rest[-1][0], agent[0] - 1))  # was accused of lying by Oru
    if not rest and (source is None or "as-as" in frames):  # "was seen by many" without "as" is no view
        return None
    agent_and_view = source is not None and rest and name == "criticize"  # was condemned by farmers as a land grab
    return Reading(source, cue, (theme, *rest), f"{name}-passive" + ("-seen" if agent_and_view else ""))


def _agent_at_end(line: Line, first: int, end: int) -> Tokens | None:
    """ "by Oru" at the end of what somebody is accused of, or called."""
    at = line.letters.rfind("P", first + 1, end)
    if line.letters[first] == "t" or at < 0 or line.word(at) != "by" or at + 1 >= end or line.letters[at + 1] in "YG":
        return None
    agent = phrase_after(line.letters, at + 1, end)
    if agent is None or agent[1] != end or line.letters[end - 1] not in "NEQr":
        return None
    counted = line.letters[at + 1] == "F"  # by three judges, but not by three points
    return None if counted and line.word(end - 1) not in line.people else agent

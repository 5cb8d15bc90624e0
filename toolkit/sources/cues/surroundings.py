"""What the neighbours of a verb say against reading it as somebody's statement, and around what it must be read."""

from __future__ import annotations

import re

from toolkit.sources.grammar.adjuncts import skip_adjuncts
from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.phrases import subject_before
from toolkit.sources.grammar.reading import Tokens

_POINTING = frozenset("this that these".split())
_NOBODY = frozenset("neither no none nothing".split())
_OPENS = re.compile("[T“:]")
_FINITE = re.compile("[VbXML]")
_MAIN_VERB = re.compile("(?<=[NEYF])[VbXM]")


def is_finite(line: Line, start: int, i: int, frames: frozenset[str]) -> bool:
    """Whether the verb at token i stands alone in the past or in its -s form, as verbs before their subject do."""
    return start == i and "tail" in frames and (line.letters[i] == "L" or line.word(i).endswith("s"))


def is_hearsay(line: Line, start: int, i: int) -> bool:
    """Whether a verb hangs on what others tell of its subject: "is said to want", "was reported to have told"."""
    at = line.letters.find("U", start, i)
    if at <= start or line.letters[at + 1 : at + 2] != "t" or line.letters[at - 1] != "b":
        return False
    cue = line.table.get(line.cues[at])
    return cue is not None and {"that", "tail"} <= cue.verb and "person-to" not in cue.verb


def is_adjunct(line: Line, j: int, high: int) -> bool:
    """Whether what begins at token j says only when or where: "reported on Monday that", not "reported on the dam"."""
    letters = line.letters
    if letters[j] != "P" or j + 1 >= high:
        return False
    return letters[j + 1] in "YF" or _OPENS.match(letters, skip_adjuncts(line, j, high), high) is not None


def is_terms(line: Line, j: int, high: int) -> bool:
    """ "on condition of anonymity", "on background": on what terms somebody speaks, not of what."""
    if line.letters[j] == "D" and j + 1 < high:
        j += 1
    return line.word(j) in ("condition", "conditions", "background", "record")


def doubtful(line: Line, first: int, end: int) -> str:
    """What kind of subject tells nothing: "this shows that", "neither statement confirms"."""
    word = line.word(first)
    if line.letters[first] == "Q" and (word in _POINTING or (word == "all" and line.letters[end - 1] == "Q")):
        return "pointing" if end - first == 1 or word == "all" else ""
    if word not in _NOBODY:
        return ""
    last = line.word(end - 1)
    noun = line.table.get(line.cues[end - 1])
    told = last in line.documents or (noun is not None and bool(noun.noun))
    return "none" if told or last in _NOBODY else ""


def theme_before(letters: str, i: int, low: int) -> Tokens | None:
    """What a clause without a relative pronoun speaks of: "a decision" in "a decision they say was wrong"."""
    if i <= low:
        return None
    if letters[i - 1] in "WTH":
        return i - 1, i
    return subject_before(letters, i, low) if letters[i - 1] in "N" else None


def before_main_verb(letters: str, theme: Tokens, content: tuple[Tokens, ...], low: int) -> tuple[Tokens, ...]:
    """The content that ends before "leaks" in "The dam that Oru says was mended last week leaks"."""
    first, end = content[0]
    if letters[theme[0]] not in "WT" or _FINITE.search(letters, low, theme[0]):
        return content
    main = _MAIN_VERB.search(letters, first + 1, end)
    return ((first, main.start()), *content[1:]) if main else content

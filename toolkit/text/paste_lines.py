"""What lines of a pasted page look like: a title, a heading, a list of keywords, a scrap of the page."""

from __future__ import annotations

import re

from toolkit.text.datelines import is_date_line
from toolkit.text.paste_units import SENTENCE_BREAK, SENTENCE_END, Unit

_LIST_ITEM = re.compile(r"(?:[-•·*▶●○◇□]|\d{1,2}[.)])\s")
_LONGEST_TITLE = 160
_LONGEST_HEADING = 90
_LONGEST_KEYWORD = 40


def is_heading(line: str) -> bool:
    """Whether a line may head a section: some words without a full stop or quotation marks at their end."""
    return (
        len(line) <= _LONGEST_HEADING
        and 1 < len(line.split()) <= 14
        and (line[0].isupper() or line[0].isdigit() or (line[0].isalpha() and not line[0].isascii()))
        and line[-1] not in ".,;:!…\"”’')-–—"
        and line[1:2] != ":"  # a question and answer
        and not _LIST_ITEM.match(line)
    )


def is_title(line: str) -> bool:
    """A first line that is clearly a title: short, one sentence at most, and without a full stop at its end."""
    return (
        len(line) <= _LONGEST_TITLE
        and not line.endswith((".", ",", ";", ":", "…", "-"))
        and not is_date_line(line)
        and not SENTENCE_BREAK.search(line)
        and not _LIST_ITEM.match(line)
        and sum(character.isalpha() for character in line) >= 0.5 * len(line)
        and (line[0].isupper() or line[0].isdigit() or not line[0].isalpha() or not line[0].isascii())
    )


def keywords_of(line: str) -> str | None:
    """The keywords of a line that is a list of them: three or more short items between commas, no sentence."""
    if len(line) > 400 or SENTENCE_END.search(line):
        return None
    items = [item.strip() for item in line.split(",")]
    trailing = items[-1] == ""
    items = [item for item in items if item]
    if len(items) < 3 or any(len(item) > _LONGEST_KEYWORD or len(item.split()) > 4 for item in items):
        return None
    if any(not item[0].isalpha() or len(item) < 2 for item in items):  # figures of a table
        return None
    lower = sum(item[0].islower() for item in items)
    short = sum(len(item.split()) <= 3 for item in items)
    clear = trailing or lower == len(items) or (len(items) >= 4 and short == len(items) and not _reads_on(items[-1]))
    return "; ".join(items) if clear else None


def _reads_on(item: str) -> bool:
    """Whether the last item of a list goes on as a sentence does: "and Tokyo", "Washington agree"."""
    words = item.split()
    return words[0] in ("and", "or", "but", "who", "which") or any(word.islower() for word in words[1:])


def joined_names(names: list[str]) -> str | None:
    """Names as they stand in credits, without those that an earlier credit has."""
    kept: list[str] = []
    for name in "; ".join(names).split("; "):
        if not any(name == other or name in re.split(r", | and | & ", other) for other in kept):
            kept.append(name)
    return "; ".join(filter(None, kept)) or None


def joined_keywords(value: str) -> str:
    """The keywords behind a label."""
    return "; ".join(part for item in re.split(r"[,;|]", value) if (part := item.strip(" #")))


def is_scrap(unit: Unit) -> bool:
    """A few words that are no sentence, no quotation and no item of a list: topics and titles below an article."""
    line = unit.line
    return not (
        unit.is_prose
        or len(line) > _LONGEST_HEADING
        or SENTENCE_END.search(line)
        or _LIST_ITEM.match(line)
        or line[0] in "\"“‘'«»„[("
        or line[-1] in ",;:"
        or 2 * sum(map(str.isalpha, line)) < len(line)  # a row of figures
    )

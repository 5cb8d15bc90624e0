"""A pasted article taken apart: its body, and what came along with it from the page.

An analyst who copies an article from a page gets its keywords, captions, credits, notes about the outlet and link
text with it. They are told apart by where they stand (before the body, inside it, after it) and by how they are
written. The rules lean to the body: a line that is kept by mistake costs less than a sentence that is lost. Nothing
vanishes: every line of the input is in exactly one of title, text, keywords, captions, boilerplate, a credit or the
header.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.text.captions import is_caption
from toolkit.text.credits import read_byline, read_credits
from toolkit.text.datelines import is_date_line
from toolkit.text.header_lines import read_header_line
from toolkit.text.outlet_names import outlet_of_words
from toolkit.text.page_furniture import is_furniture, is_tail
from toolkit.text.paste_units import SENTENCE_BREAK, SENTENCE_END, Unit, split_units

_LIST_ITEM = re.compile(r"(?:[-•·*▶●○◇□]|\d{1,2}[.)])\s")
_LONGEST_TITLE = 160
_LONGEST_HEADING = 90
_LONGEST_KEYWORD = 40
_MOST_NOTES = 6  # paragraphs behind the closing credits


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a pasted article, None where there are none; columns of articles by name.

    `header` has what the header lines say (date, outlet, url, language), as written; `outlet` is the outlet that the
    article's own words give away.
    """

    text: str | None
    title: str | None = None
    author: str | None = None
    translator: str | None = None
    editor: str | None = None
    keywords: str | None = None
    captions: str | None = None
    headings: str | None = None
    boilerplate: str | None = None
    outlet: str | None = None
    header: Mapping[str, str] = field(default_factory=dict)


def take_apart(pasted: str, *, page: bool = False) -> Parts:
    """Take a pasted article apart.

    Parameters
    ----------
    pasted : str
        The article as copied, line ends as newlines.
    page : bool, default False
        It is the main text of a web page, which comes without header lines, keywords and title.

    Returns
    -------
    Parts
        `text` is what is left of the input when the other parts are taken out, otherwise unchanged. A section
        heading stays in it as a paragraph of its own, and is listed in `headings`.

    Examples
    --------
    >>> parts = take_apart("ports, trade, velmark,\\n\\nThe port of Velm was closed on Monday, its master said.")
    >>> parts.keywords, parts.text
    ('ports; trade; velmark', 'The port of Velm was closed on Monday, its master said.')
    """
    units = split_units(pasted)
    header = {} if page else _take_header(units)
    people: dict[str, list[str]] = {}
    keywords: list[str] = []
    _take_anywhere(units)
    if any(unit.role == "text" and unit.is_prose for unit in units):
        _take_head(units, people, keywords, header, page=page)
        _take_end(units, people)
        _mark_headings(units)
    for name in ("author", "translator", "editor"):
        if name in header:
            people.setdefault(name, []).insert(0, header.pop(name))
    if "keywords" in header:
        keywords.insert(0, _joined_keywords(header.pop("keywords")))

    def joined(*roles: str, by: str = "\n\n") -> str | None:
        return by.join(unit.line.strip() for unit in units if unit.role in roles) or None

    kept = "".join(pasted[unit.start : unit.end] for unit in units if unit.role in ("text", "heading"))
    return Parts(
        text=kept.strip() or None,
        title=header.pop("title", None) or joined("title"),
        author="; ".join(people.get("author", [])) or None,
        translator="; ".join(people.get("translator", [])) or None,
        editor="; ".join(people.get("editor", [])) or None,
        keywords="; ".join(keywords) or None,
        captions=joined("caption"),
        headings=joined("heading"),
        boilerplate=joined("boilerplate"),
        outlet=outlet_of_words(
            [unit.line for unit in units if unit.role == "boilerplate"],
            [unit.line for unit in units if unit.role == "text"],
        ),
        header=header,
    )


def _take_header(units: list[Unit]) -> dict[str, str]:
    """Header lines at the very top, up to the first line that is none."""
    header: dict[str, str] = {}
    for unit in units:
        read = read_header_line(unit.line)
        if read is None or read[0] in header:
            break
        header[read[0]] = read[1]
        unit.role = "header"
    return header


def _take_anywhere(units: list[Unit]) -> None:
    """What is recognised wherever it stands: link text, copyright lines, captions with the word for it."""
    for unit in units:
        if unit.role == "text":
            if is_furniture(unit.line):
                unit.role = "boilerplate"
            elif is_caption(unit.line, head=False):
                unit.role = "caption"


def _take_head(
    units: list[Unit], people: dict[str, list[str]], keywords: list[str], header: dict[str, str], *, page: bool
) -> None:
    """What stands before the body: keywords, captions, the byline, a labelled date, the title."""
    prose = [unit for unit in units if unit.role == "text" and unit.is_prose]
    title: Unit | None = None
    for unit in units:
        if unit.role != "text" or _take_people(unit, people):
            continue
        if unit.leads and not page and (found := _keyword_line(unit.line)):
            unit.role = "keywords"
            keywords.append(found)
        elif "date" not in header and (labelled := read_header_line(unit.line)) and labelled[0] == "date":
            header["date"] = labelled[1]
            unit.role = "header"
        elif is_caption(unit.line, head=True) and prose[-1] is not unit:
            unit.role = "caption"
        elif unit.is_prose:
            break
        elif title is None:
            title = unit
    if title is not None and not page and _is_title(title):
        title.role = "title"


def _take_end(units: list[Unit], people: dict[str, list[str]]) -> None:
    """What stands after the body: all behind a closing line of credits, notes about the outlet, link text."""
    closing = _closing_credits(units)
    for unit in reversed(units):
        if unit.role != "text" or _take_people(unit, people):
            continue
        if (closing is None or unit.start < closing) and not is_tail(unit.line):
            break
        unit.role = "boilerplate"


def _closing_credits(units: list[Unit]) -> int | None:
    """Where the credits stand that end the article: what follows them is little beside what stands before them."""
    for place, unit in enumerate(units):
        if unit.role == "text" and read_credits(unit.line):
            before = [other for other in units[:place] if other.role == "text"]
            after = [other for other in units[place + 1 :] if other.role == "text"]
            rest = sum(len(other.line) for other in after)
            if len(before) > 1 and len(after) <= _MOST_NOTES and rest <= sum(len(other.line) for other in before) // 2:
                return unit.start
    return None


def _take_people(unit: Unit, people: dict[str, list[str]]) -> bool:
    """Take a credit or a byline; one that says more than names is kept whole in the boilerplate as well."""
    found = read_credits(unit.line)
    unit.role = "credit" if found else unit.role
    if found is None and (byline := read_byline(unit.line)):
        found = {"author": byline.names}
        unit.role = "boilerplate" if byline.rest else "credit"
    for name, names in (found or {}).items():
        people.setdefault(name, []).append(names)
    return found is not None


def _mark_headings(units: list[Unit]) -> None:
    """Section headings: a short line alone between two paragraphs of the body, without a full stop.

    A question between paragraphs is as often rhetoric as a heading; it counts where there are other headings.
    """
    body = [unit for unit in units if unit.role == "text"]
    found = [
        unit
        for before, unit, after in zip(body, body[1:], body[2:], strict=False)
        if unit.alone and before.is_prose and after.is_prose and _is_heading(unit.line)
    ]
    if len(found) < 3 and all(unit.line.endswith("?") for unit in found):
        return
    for unit in found:
        unit.role = "heading"


def _is_heading(line: str) -> bool:
    return (
        len(line) <= _LONGEST_HEADING
        and 1 < len(line.split()) <= 14
        and (line[0].isupper() or line[0].isdigit() or (line[0].isalpha() and not line[0].isascii()))
        and line[-1] not in ".,;:!…\"”’')-–—"
        and line[1:2] != ":"  # a question and answer
        and not _LIST_ITEM.match(line)
    )


def _is_title(unit: Unit) -> bool:
    """A first line that is clearly a title: short, one sentence at most, and without a full stop at its end."""
    line = unit.line
    return (
        len(line) <= _LONGEST_TITLE
        and not line.endswith((".", ",", ";", ":", "…", "-"))
        and not is_date_line(line)
        and not SENTENCE_BREAK.search(line)
        and not _LIST_ITEM.match(line)
        and sum(character.isalpha() for character in line) >= 0.5 * len(line)
        and (line[0].isupper() or line[0].isdigit() or not line[0].isalpha() or not line[0].isascii())
    )


def _keyword_line(line: str) -> str | None:
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


def _joined_keywords(value: str) -> str:
    return "; ".join(part for item in re.split(r"[,;|]", value) if (part := item.strip(" #")))

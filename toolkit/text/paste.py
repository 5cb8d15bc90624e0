"""A pasted article taken apart: its body, and what came along with it from the page.

An analyst who copies an article from a page gets its keywords, captions, credits, notes about the outlet and link
text with it. They are told apart by where they stand (before the body, inside it, after it) and by how they are
written. The rules lean to the body: a line that is kept by mistake costs less than a sentence that is lost. Nothing
vanishes: every line of the input is in exactly one of title, text, keywords, captions, boilerplate, a credit or the
header.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from toolkit.text.captions import is_caption
from toolkit.text.credits import is_name_above_job, read_byline, read_credits
from toolkit.text.datelines import is_date_line, is_stamp
from toolkit.text.header_lines import read_header_line
from toolkit.text.outlet_names import outlet_of_words
from toolkit.text.page_furniture import is_advert, is_furniture, is_section, is_tail, leads_to_others
from toolkit.text.paste_lines import is_heading, is_scrap, is_title, joined_keywords, joined_names, keywords_of
from toolkit.text.paste_units import Unit, split_units, trim

_MOST_STANDFIRSTS = 3  # paragraphs that may stand above a byline: a summary, captions
_MOST_LINES = 12  # that stand before and below a standfirst
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
        _take_below_standfirst(units, people)
        _take_end(units, people, keywords)
        _mark_headings(units)
    for name in ("author", "translator", "editor"):
        if name in header:
            people.setdefault(name, []).insert(0, header.pop(name))
    if "keywords" in header:
        keywords.insert(0, joined_keywords(header.pop("keywords")))

    def joined(*roles: str, by: str = "\n\n") -> str | None:
        return by.join(unit.line for unit in units if unit.role in roles) or None

    kept = "".join(pasted[unit.start : unit.end] for unit in units if unit.role in ("text", "heading"))
    return Parts(
        text=trim(kept) or None,
        title=header.pop("title", None) or joined("title"),
        author=joined_names(people.get("author", [])),
        translator=joined_names(people.get("translator", [])),
        editor=joined_names(people.get("editor", [])),
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
    links = False  # the lines above are titles of other articles
    for unit in units:
        if unit.role != "text":
            continue
        links = links and not unit.leads and is_scrap(unit)
        if links or is_furniture(unit.line):
            unit.role = "boilerplate"
            links = links or leads_to_others(unit.line)
        elif is_caption(unit.line, head=False):
            unit.role = "caption"


def _take_head(
    units: list[Unit], people: dict[str, list[str]], keywords: list[str], header: dict[str, str], *, page: bool
) -> None:
    """What stands before the body: keywords, captions, the byline, a labelled date, the title."""
    prose = [unit for unit in units if unit.role == "text" and unit.is_prose]
    title: Unit | None = None
    for unit, below in zip_longest(units, units[1:]):
        if unit.role != "text" or _take_people(unit, people):
            continue
        if title is not None and below is not None and is_name_above_job(unit.line, below.line):
            unit.role, below.role = "credit", "boilerplate"
            people.setdefault("author", []).append(unit.line)
        elif unit.leads and not page and (found := keywords_of(unit.line)):
            unit.role = "keywords"
            keywords.append(found)
        elif "date" not in header and (labelled := read_header_line(unit.line)) and labelled[0] == "date":
            header["date"] = labelled[1]
            unit.role = "header"
        elif is_stamp(unit.line) or (title is None and not page and is_section(unit.line)):
            unit.role = "boilerplate"
        elif is_caption(unit.line, head=True) and prose[-1] is not unit:
            unit.role = "caption"
        elif unit.is_prose:
            break
        elif title is None:
            title = unit
    if title is not None and not page and header.get("title", title.line) == title.line and is_title(title.line):
        title.role = "title"


def _take_below_standfirst(units: list[Unit], people: dict[str, list[str]]) -> None:
    """A byline, or when it was published, below a first paragraph that sums the article up."""
    prose = 0
    for unit in units:
        if unit.role == "text" and not _take_people(unit, people):
            if is_date_line(unit.line):
                unit.role = "boilerplate"
            prose += unit.is_prose
            if prose == _MOST_STANDFIRSTS:
                break
    authors = people.get("author", [])
    for unit in units[:_MOST_LINES]:
        if unit.role == "text" and unit.line in authors:
            unit.role = "credit"


def _take_end(units: list[Unit], people: dict[str, list[str]], keywords: list[str]) -> None:
    """What stands after the body: all behind a closing line of credits, tags, notes about the outlet, link text."""
    closing = _closing_credits(units)
    scraps: list[Unit] = []  # the page's, if something of the page stands above them
    for unit in reversed(units):
        if unit.role == "text" and not _take_people(unit, people):
            labelled = read_header_line(unit.line)
            if labelled is not None and labelled[0] == "keywords":
                unit.role = "keywords"
                keywords.append(joined_keywords(labelled[1]))
            elif (closing is not None and unit.start > closing) or is_tail(unit.line) or is_stamp(unit.line):
                unit.role = "boilerplate"
            elif len(scraps) < _MOST_NOTES and is_scrap(unit):
                scraps.append(unit)
            else:
                break
        if unit.role == "boilerplate" and not is_advert(unit.line):
            for scrap in scraps:
                scrap.role = "boilerplate"
            scraps = []


def _closing_credits(units: list[Unit]) -> int | None:
    """Where the credits stand that end the article: what follows them is little beside what stands before them."""
    texts = [unit for unit in units if unit.role == "text"]
    whole = sum(len(unit.line) for unit in texts)
    before = 0
    for place, unit in enumerate(texts):
        after = whole - before - len(unit.line)
        few = place > 1 and len(texts) - place - 1 <= _MOST_NOTES and after <= before // 2
        if few and read_credits(unit.line):
            return unit.start
        before += len(unit.line)
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
        if unit.alone and before.is_prose and after.is_prose and is_heading(unit.line)
    ]
    if len(found) < 3 and all(unit.line.endswith("?") for unit in found):
        return
    for unit in found:
        unit.role = "heading"

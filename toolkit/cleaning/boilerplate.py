"""What outlets put around their articles, found by how often it returns and by how it reads."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

import pandas as pd

from toolkit import tables
from toolkit.cleaning.recurring import folded, recurring_lines
from toolkit.text.captions import is_caption
from toolkit.text.credits import read_byline, read_credits
from toolkit.text.datelines import is_date_line
from toolkit.text.page_furniture import is_furniture, is_tail

_FIELDS = ("author", "translator", "editor")
_REMOVED = ("captions", "boilerplate")
_EDITORS_NOTE = re.compile(r"editor['’]s note\s?[:.–—-]", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?。…:;][\"”’')\]]{0,3}$")
_LONGEST_NOTE = 900
_AROUND = " \t\r\f\v\x03\xa0\u200b\ufeff"  # \x03: how a wire ends its texts
_BARE = re.compile(r"[\W_]*")  # no letter and no digit: "* * *", a control character


class Line(NamedTuple):
    """A line of a text that is not blank, between its offsets."""

    start: int
    end: int
    words: str
    opens: bool  # it begins a sentence, as far as the line before it tells


class Removed(NamedTuple):
    """A line that is boilerplate, and why."""

    line: Line
    reason: str
    articles: int | None = None


def find_boilerplate(articles: pd.DataFrame) -> pd.DataFrame:
    """List what in the texts is not the article: what `split_boilerplate` would take out, and why.

    A line is boilerplate

    - at the beginning or the end of a text, where it returns in at least 3 different articles and 5 % of those of its
      outlet; a short sentence that could be news in 5 articles and 10 %;
    - anywhere, where it returns in at least 5 articles and 25 %;
    - at the end, where it reads as a note about the outlet, its authors or its other pages, or names who wrote, edited
      or translated the article; at the beginning, where it is a byline or a date and nothing else;
    - anywhere, where it can be nothing else: link text, a copyright line, a photograph's caption with its credit.

    Copies of one article count as one. Articles without an outlet are taken together as one outlet's.

    Parameters
    ----------
    articles : DataFrame
        The `articles` table: `article_id` and `text`; `outlet` is used where it is there.

    Returns
    -------
    DataFrame
        The `boilerplate` table: article_id, start, end (of the line in `text`, as it was passed), paragraph, reason
        (recurs | credit | byline | date | note | link | caption) and articles (in how many of the outlet's it returns,
        missing where that is not the reason); in the order of the articles and of the text.

    Raises
    ------
    TableError
        The articles have no column `article_id` or `text`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["The port is closed.\\n\\nEdited by Jon Haver."]})
    >>> find_boilerplate(articles)[["paragraph", "reason"]].values.tolist()
    [['Edited by Jon Haver.', 'credit']]
    """
    tables.check(articles, "articles", ["article_id", "text"])
    rows: list[tuple[object, ...]] = []
    texts = articles["text"].tolist()
    for article_id, text, found in zip(articles["article_id"].tolist(), texts, _find(articles), strict=True):
        rows += [
            (article_id, line.start, line.end, text[line.start : line.end], reason, count)
            for line, reason, count in found
        ]
    return tables.from_rows("boilerplate", rows)


def split_boilerplate(articles: pd.DataFrame) -> pd.DataFrame:
    """Take out of the texts what is not the article: recurring notes, credits, link text, captions.

    What is taken out is kept: captions in `captions`, everything else in `boilerplate`, behind what is there already;
    the names in credits also fill `author`, `translator` and `editor` where these are missing. `find_boilerplate` lists
    the same lines with the reason for each. Nothing is taken from a text of which nothing would be left.

    Call it after loading, before any analysis: offsets that were found in the old texts do not fit the new ones. The
    article_id stays, as it names the article as it was loaded.

    Parameters
    ----------
    articles : DataFrame
        The `articles` table: `article_id` and `text`; `outlet` is used where it is there.

    Returns
    -------
    DataFrame
        The articles in their order with `text` changed where something was taken out, and with the columns
        `boilerplate`, `captions`, `author`, `translator` and `editor`.

    Raises
    ------
    TableError
        The articles have no column `article_id` or `text`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["The port is closed.\\n\\nEdited by Jon Haver."]})
    >>> split_boilerplate(articles)[["text", "editor", "boilerplate"]].values.tolist()
    [['The port is closed.', 'Jon Haver', 'Edited by Jon Haver.']]
    """
    tables.check(articles, "articles", ["article_id", "text"])
    texts = articles["text"].tolist()
    columns: dict[str, list[str | None]] = {
        name: articles[name].tolist() if name in articles else [None] * len(texts) for name in (*_FIELDS, *_REMOVED)
    }
    for row, found in enumerate(_find(articles)):
        if not found:
            continue
        text = texts[row]
        texts[row] = _without(text, [removed.line for removed in found])
        names: defaultdict[str, list[str]] = defaultdict(list)
        for line, reason, _ in found:
            names["captions" if reason == "caption" else "boilerplate"].append(text[line.start : line.end])
            for field, value in _people(line.words).items():
                names[field].append(value)
        for name, values in names.items():
            before = columns[name][row]
            if name in _REMOVED:
                columns[name][row] = "\n\n".join([*([before] if isinstance(before, str) else []), *values])
            elif not isinstance(before, str):
                columns[name][row] = "; ".join(dict.fromkeys(values))
    changed = {"text": texts} | columns
    return articles.assign(**{name: pd.Series(values, articles.index, dtype="str") for name, values in changed.items()})


def _find(articles: pd.DataFrame) -> list[list[Removed]]:
    """What is to be taken out of each text."""
    texts = [text if isinstance(text, str) else "" for text in articles["text"].tolist()]
    outlets = articles["outlet"].tolist() if "outlet" in articles else [None] * len(texts)
    of_outlet: defaultdict[str, list[int]] = defaultdict(list)
    for row, outlet in enumerate(outlets):
        if texts[row]:
            of_outlet[outlet if isinstance(outlet, str) else ""].append(row)
    found: list[list[Removed]] = [[] for _ in texts]
    for rows in of_outlet.values():
        lines = {row: _lines(texts[row]) for row in rows}
        known = recurring_lines([[folded(line.words) for line in lines[row]] for row in rows])
        for row in rows:
            found[row] = _of_text(lines[row], known)
    return found


def _lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, without the white space and the control characters around them."""
    lines: list[Line] = []
    for match in re.finditer(r"[^\n]+", text):
        words = match[0].strip(_AROUND)
        if words:
            start = match.start() + match[0].find(words)
            apart = not lines or text.count("\n", lines[-1].end, start) > 1 or _SENTENCE_END.search(lines[-1].words)
            lines.append(Line(start, start + len(words), words, bool(apart) or not words[0].islower()))
    return lines


def _of_text(lines: list[Line], known: dict[str, tuple[int, bool]]) -> list[Removed]:
    found: dict[int, Removed] = {}
    for place, line in enumerate(lines):
        if not line.opens:
            continue
        if is_furniture(line.words):
            found[place] = Removed(line, "link")
        elif is_caption(line.words, head=False):
            found[place] = Removed(line, "caption")
        elif (returns := known.get(folded(line.words))) and returns[1]:
            found[place] = Removed(line, "recurs", returns[0])
    for places, at_end in ((range(len(lines)), False), (reversed(range(len(lines))), True)):
        for place in places:
            if place not in found and (removed := _at_edge(lines[place], known, at_end=at_end)):
                found[place] = removed
            if place not in found and not _BARE.fullmatch(lines[place].words):
                break
    if all(place in found or _BARE.fullmatch(line.words) for place, line in enumerate(lines)):
        return []
    return [found[place] for place in sorted(found)]


def _at_edge(line: Line, known: dict[str, tuple[int, bool]], *, at_end: bool) -> Removed | None:
    if not line.opens:
        return None
    if at_end and read_credits(line.words):
        return Removed(line, "credit")
    if read_byline(line.words):
        return Removed(line, "byline")
    if not at_end and is_date_line(line.words):
        return Removed(line, "date")
    if returns := known.get(folded(line.words)):
        return Removed(line, "recurs", returns[0])
    note = _EDITORS_NOTE.match(line.words) and len(line.words) <= _LONGEST_NOTE
    return Removed(line, "note") if note or (at_end and is_tail(line.words)) else None


def _people(line: str) -> dict[str, str]:
    """The names in a credit or a byline, by field."""
    if names := read_credits(line):
        return names
    byline = read_byline(line)
    return {"author": byline.names} if byline else {}


def _without(text: str, lines: list[Line]) -> str:
    """The text without some of its lines, and without the white space they leave at its ends."""
    kept: list[str] = []
    position = 0
    for line in lines:
        before = text[position : line.start]
        kept.append(before.rstrip() if kept or before.strip() else "")
        position = line.end
    kept.append(text[position:])
    return "".join(kept).strip("\n" + _AROUND)

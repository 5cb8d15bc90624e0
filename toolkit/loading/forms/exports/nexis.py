"""What the layouts of Nexis (docx, HTML, text) have in common: header lines, labels, the body, labels again.

Structure, the same in all three: a few lines that name the outlet and the date (title before them in docx, behind them
in HTML and text), then lines that begin with a label and a colon, the body, again labelled lines, and somewhere the
copyright. Accident: which labels there are, in which order and language; whether there is an edition, a second title
line, a copyright line at the top or at the end.
"""

from __future__ import annotations

import re

from toolkit.loading.forms.exports.date_lines import find_date, is_dated
from toolkit.loading.forms.exports.entry import fold_label, join, split_section, unsigned
from toolkit.loading.forms.exports.nexis_labels import HEAD
from toolkit.loading.forms.exports.nexis_lines import (
    COPYRIGHT,
    Line,
    column_of,
    is_body_mark,
    is_end,
    label_of,
    read_counter,
    tail_label,
)

_SCORE = re.compile(r"\s?\(\d{1,3}%\)")
_ADDRESS = re.compile(r"https?://\S{4,500}")
_NEAR = 4  # paragraphs ahead in which another label of the head may stand
_LONGEST_EXTRA = 300
_MOST_TOP = 12
_BRIEF = ("length", "dateline", "page", "url")  # fields that no sentence continues
_ENDINGS = (".", "!", "?", '"', "”", "»", "。")
_LONG = ("captions", "correction", "notes")  # fields with paragraphs of their own
_MOST_BELOW = {True: 12, False: 1}  # paragraphs below a label, for a field with paragraphs and for others


def read_document(lines: list[Line], *, title_first: bool, loose: bool, marked_body: bool) -> dict[str, str | None]:
    """The values of one document.

    `title_first`: the title stands above the outlet. `loose`: labels are not marked. `marked_body`: a line "Body"
    stands before the body where there is one.
    """
    lines = [line for line in lines if line.text and not is_end(line.text) and not read_counter(line.text)]
    values: dict[str, list[str]] = {}
    start = _head_end(lines, loose=loose, title_first=title_first)
    _read_top(lines[:start], values, title_first=title_first)
    lines = lines[start:]
    body = _read_head(lines, values, loose=loose, marked_body=marked_body)
    _read_rest(lines[body:], values, loose=loose)
    return _finish(values)


def _head_end(lines: list[Line], *, loose: bool, title_first: bool) -> int:
    """Where the lines end that have no label: at the first label, or behind the title, where that can be told."""
    for place, line in enumerate(lines[:_MOST_TOP]):
        if label_of(line, loose=loose) or is_body_mark(line):
            return place
    dated = next((place for place, line in enumerate(lines[:_MOST_TOP]) if place and is_dated(line.text)), None)
    if dated is None:
        return min(len(lines), 1) if title_first else 0
    return min(dated + (1 if title_first else 2), len(lines))


def _read_top(lines: list[Line], values: dict[str, list[str]], *, title_first: bool) -> None:
    """Outlet, date, edition and title."""
    top = []
    for line in lines:
        if COPYRIGHT.match(line.text) or (values.get("copyright") and COPYRIGHT.fullmatch(line.text)):
            values.setdefault("copyright", []).append(line.text)
        else:
            top.append(line)
    dated = next((place for place, line in enumerate(top) if place and is_dated(line.text)), None)
    if dated is None and top and not title_first and is_dated(top[0].text):
        dated = 0  # no outlet is named
    above, below = (top[:dated], top[dated + 1 :]) if dated is not None else (top[:2], top[2:])
    if dated is not None:
        _read_date(top[dated].text, values)
    if title_first:
        titles = 1 + next((n for n, line in enumerate(above[1:]) if not line.heading), len(above[1:]))
        titles = min(titles, max(len(above) - 1, 1))  # the outlet is there, whatever its style
        _put(values, "title", above[:titles])
        _put(values, "outlet", above[titles : titles + 1])
        _put(values, "edition", [*above[titles + 1 :], *below])
        return
    _put(values, "outlet", above[:1] or _below_copyright(values))
    _put(values, "edition", above[1:])
    if any(not line.centred for line in below):
        _put(values, "edition", [line for line in below if line.centred])
        below = [line for line in below if not line.centred]
    _put(values, "title", below[:1])
    _put(values, "subtitle", below[1:])


def _below_copyright(values: dict[str, list[str]]) -> list[Line]:
    """The outlet, where it stands on the last line of the copyright's own paragraph, as it did before 2010."""
    rights, _, outlet = (values.get("copyright") or [""])[-1].rpartition("\n")
    if not rights or COPYRIGHT.search(outlet):
        return []
    values["copyright"][-1] = rights
    return [Line(outlet)]


def _read_date(text: str, values: dict[str, list[str]]) -> None:
    first, _, rest = text.partition("\n")
    found = find_date(first)
    if found:
        values["date"] = [found.value]
        after = " ".join(f"{found.after} {rest}".split())
        if after:
            values.setdefault("edition", []).append(after.strip(" ;"))


def _read_head(lines: list[Line], values: dict[str, list[str]], *, loose: bool, marked_body: bool) -> int:
    """The labelled lines before the body; where the body begins."""
    marks = [place for place, line in enumerate(lines) if is_body_mark(line)] if marked_body else []
    current = None
    place = 0
    while place < len(lines):
        line = lines[place]
        if is_body_mark(line) and (not marks or place == marks[0]):
            return place + 1
        found = label_of(line, loose=loose)
        if found is not None:
            current = column_of(found[0])
            if current == "text":
                if found[1]:
                    lines[place] = Line(found[1])
                    return place
                return place + 1
            if found[1]:
                values.setdefault(current, []).append(found[1])
        elif COPYRIGHT.match(line.text) and len(line.text) < _LONGEST_EXTRA:
            values.setdefault("copyright", []).append(line.text)
        elif marks or (not _is_sentence(line, current) and _label_ahead(lines, place, loose=loose)):
            if line.text not in values.get(current or "", ()):  # a byline may come twice
                _put(values, current or "subtitle", [line])
        else:
            return place
        place += 1
    return place


def _is_sentence(line: Line, current: str | None) -> bool:
    """Whether the body begins, though a line that begins like a label may follow: "LENGTH: 40 metres at most."."""
    return current in _BRIEF and line.text.endswith(_ENDINGS)


def _label_ahead(lines: list[Line], place: int, *, loose: bool) -> bool:
    """Whether a label of the head follows soon, so that a short paragraph belongs to the label before it."""
    for line in lines[place : place + _NEAR]:
        found = label_of(line, loose=loose)
        if found is not None:
            return fold_label(found[0]) in HEAD
        if len(line.text) > _LONGEST_EXTRA:
            return False
    return False


def _read_rest(lines: list[Line], values: dict[str, list[str]], *, loose: bool) -> None:
    """The body, and the labelled lines behind it."""
    tail = _tail_start(lines, loose=loose)
    end = tail
    while end and COPYRIGHT.match(lines[end - 1].text) and len(lines[end - 1].text) < _LONGEST_EXTRA:
        end -= 1
        values.setdefault("copyright", []).append(lines[end].text)
    _put(values, "text", lines[:end])
    current: str | None = None
    for line in lines[tail:]:
        found = label_of(line, loose=loose)
        if found is not None:
            current = column_of(found[0])
            if found[1]:
                values.setdefault(current, []).append(found[1])
        elif COPYRIGHT.match(line.text):
            values.setdefault("copyright", []).append(line.text)
            current = None
        elif (alone := tail_label(line, loose=loose)) is not None:
            current = alone if alone in _LONG else None
        else:
            _put(values, current or "boilerplate", [line])


def _tail_start(lines: list[Line], *, loose: bool) -> int:
    """Where the labelled lines behind the body begin, found from the end.

    A paragraph without a label may stand among them below a caption, a note or a copyright line; several others in a
    row are the body, whatever label stands above them ("City: Velm" in a list of places). Labels that are not marked
    count where no sentence begins with them.
    """
    start = len(lines)
    pending = 0
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        column = tail_label(line, loose=loose)
        if column is None:
            pending += not COPYRIGHT.match(line.text)
            if pending > _MOST_BELOW[True]:
                break
        elif pending <= _MOST_BELOW[column in _LONG]:
            start, pending = place, 0
        else:
            break
    return start


def _put(values: dict[str, list[str]], column: str, lines: list[Line]) -> None:
    if lines:
        values.setdefault(column, []).extend(line.text for line in lines)


def _finish(values: dict[str, list[str]]) -> dict[str, str | None]:
    """Every value as one text: the body by paragraphs, the rest on one line."""
    result: dict[str, str | None] = {}
    for column, parts in values.items():
        if column in ("text", "boilerplate", *_LONG):
            result[column] = join(parts)
        else:
            between = "; " if column in ("edition", "subtitle", "keywords") else " "
            result[column] = join((" ".join(part.split()) for part in parts), between)
    if section := result.get("section"):
        result["section"], page = split_section(section)
        result["page"] = result.get("page") or page
    if author := result.get("author"):
        result["author"] = unsigned(author)
    if keywords := result.get("keywords"):
        result["subject"] = keywords
        result["keywords"] = _SCORE.sub("", keywords)
    _take_address(result)
    if language := result.get("language"):
        result["language"] = language.split(";")[0].strip()
    return result


def _take_address(result: dict[str, str | None]) -> None:
    """The address that some outlets print as the last paragraph is no part of the body."""
    body, _, last = (result.get("text") or "").rpartition("\n\n")
    if body and _ADDRESS.fullmatch(last):
        result["text"] = body
        if last.count("/") > 3 and not result.get("url"):
            result["url"] = last
        else:
            result["boilerplate"] = join([last, result.get("boilerplate")])

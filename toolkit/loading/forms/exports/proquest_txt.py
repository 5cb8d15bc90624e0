"""ProQuest: articles saved as text ("Text only").

Structure: articles stand between lines of underscores, the title first, then fields of the form "Label: value" with
blank lines between them. The full text is a field whose value has many lines. Before the first line of underscores
there may be a cover and a list of contents, behind the last one stands whom to ask.
Accident: how long the lines of underscores are, the number of blank lines, "Document 3 of 20" above a title,
"CAPTION:" and "CREDIT:" at the end of a full text (the outlet's own), lines of underscores inside an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.loading.decode import detect_encoding, read_text
from toolkit.loading.forms.exports.entry import compare_count, record_of
from toolkit.loading.forms.exports.nexis_lines import read_counter
from toolkit.loading.forms.exports.proquest import (
    CERTAIN,
    Fields,
    label_of,
    looks_labelled,
    unknown_label_of,
    values_of,
)
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source

_RULE = re.compile(r"^[^\S\n]{0,4}_{20,200}[^\S\n]{0,4}$", re.MULTILINE)
_OWN_LABEL = re.compile(r"(CAPTION|CREDIT|PHOTO|Caption|Credit):\s(.+)")
_PICTURE_LINK = re.compile(r"Enlarge this image\.?")
_LISTED = re.compile(r"(\d{1,6})\.\s\S")
_ADDRESS = re.compile(r"https?://\S{4,2000}")
_STRAYS = CERTAIN | {"abstract"}  # fields that end a full text though other lines follow them
_FIELD_LINES = 4  # lines with a field that a block must have to be recognised by them


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    encoding = detect_encoding(source)
    tally.encoding = encoding.name
    tally.note_broken(encoding.broken)
    blocks = [_lines(block) for block in _RULE.split(read_text(source, encoding))]
    stated = _stated(blocks)
    blocks = list(_whole(blocks))
    articles = [place for place, block in enumerate(blocks) if _is_article(block)]
    position = 0
    for place, block in enumerate(blocks[: articles[-1] + 1] if articles else []):
        if place in articles:
            yield record_of(values_of(*_fields(block)), position, "ProQuest")
        elif place > articles[0] and block:
            tally.lose(position, "no field of an article stands between two lines of underscores")
        else:
            continue  # the cover and the list of contents
        position += 1
    if (left := blocks[articles[-1] + 1 :] if articles else []) and _is_cut_off(left[0]):
        tally.lose(position, "nothing but a title stands behind the last line of underscores", "Export the file again.")
    compare_count(tally, stated, tally.found, "documents")


def _is_cut_off(block: list[str]) -> bool:
    """Whether a block is the beginning of an article, and not whom to ask or a bibliography."""
    return 0 < len(block) < _FIELD_LINES and not any(
        looks_labelled(line) or "©" in line or "http" in line for line in block
    )


def _lines(block: str) -> list[str]:
    """The lines of a block that are not blank."""
    return [stripped for line in block.split("\n") if (stripped := line.strip())]


def _columns(block: list[str]) -> set[str]:
    return {found[0] for line in block if (found := label_of(line))}


def _is_article(block: list[str]) -> bool:
    """An article has its full text or a field that nothing else has."""
    columns = _columns(block)
    return "text" in columns or bool(columns & CERTAIN) or sum(map(looks_labelled, block)) >= _FIELD_LINES


def _whole(blocks: list[list[str]]) -> Iterator[list[str]]:
    """The blocks, put together again where a line of underscores stands inside a full text."""
    pending: list[str] = []
    for block in blocks:
        columns = _columns(block)
        if pending and not ("text" in columns and (columns & CERTAIN or "title" in columns)):
            block = pending + block
            columns = _columns(block)
            pending = []
        elif pending:
            yield pending
            pending = []
        if "text" in columns and not _tail_columns(block) & CERTAIN:
            pending = block
        else:
            yield block
    if pending:
        yield pending


def _tail_columns(block: list[str]) -> set[str]:
    """The fields behind the full text, and those before it where it is the last one."""
    place = next((n for n, line in enumerate(block) if (found := label_of(line)) and found[0] == "text"), 0)
    after = _columns(block[place + 1 :])
    return after | (_columns(block[:place]) & {"database_id", "date", "outlet"})


def _fields(block: list[str]) -> tuple[Fields, str | None]:
    """The fields of an article, and its title above them."""
    fields: Fields = {}
    lines = [line for line in block if not read_counter(line)]
    start = next((n for n, line in enumerate(lines) if label_of(line) and (n or not _is_title(lines))), 0)
    title = " ".join(lines[:start]) or None
    current: str | None = None
    place = start
    while place < len(lines):
        line = lines[place]
        found = label_of(line)
        if found is None and (current == "abstract" or not looks_labelled(line)):
            if _ADDRESS.fullmatch(line):
                fields.setdefault("database_url", fields.get("database_url") or [line])
            elif current == "abstract" or (current and current not in fields):
                fields.setdefault(current, []).append(line)
            elif line != "ProQuest document link":
                fields.setdefault("boilerplate", []).append(line)
        elif found is None:
            current = None
            if unknown := unknown_label_of(line):
                fields.setdefault(unknown[0], []).append(unknown[1])
        else:
            current, value = found
            if current == "text":
                end = _text_end(lines, place + 1)
                _read_text(fields, [value, *lines[place + 1 : end]])
                place, current = end, None
                continue
            if value and current not in fields:
                fields[current] = [value]
        place += 1
    return fields, title


def _is_title(lines: list[str]) -> bool:
    """Whether the first line is a title that begins like a field: the field with the title says the same."""
    titles = (found[1] for line in lines[1:] if (found := label_of(line)) and found[0] == "title")
    return any(title.startswith(lines[0][:40]) for title in titles)


def _text_end(lines: list[str], start: int) -> int:
    """Where the full text ends: at the first known field from which on every line is a field.

    Found from the end, so that a line of the text that begins like a field does not end it; an abstract may have lines
    of its own. A field that comes again is the text's own there ("Source: Ministry of Ports" at its end).
    """
    end = place = len(lines)
    while place > start and looks_labelled(lines[place - 1]):
        place -= 1
    columns = [None if _is_own(line) else (label_of(line) or (None,))[0] for line in lines]
    last = {column: n for n, column in enumerate(columns)}
    known = next((n for n in range(place, end) if columns[n] and last[columns[n]] == n), end)
    strays = (n for n in range(start, known) if columns[n] in _STRAYS and last[columns[n]] == n)
    return min(known, next(strays, end))


def _is_own(line: str) -> bool:
    return _OWN_LABEL.match(line) is not None


def _read_text(fields: Fields, lines: list[str]) -> None:
    """The full text; caption and credit lines at its end become fields, links to pictures boilerplate."""
    body = [line for line in lines if line]
    while body and (match := _OWN_LABEL.match(body[-1])):
        column = "credit" if match[1].casefold() == "credit" else "captions"
        fields.setdefault(column, []).insert(0, match[2])
        body.pop()
    if links := [line for line in body if _PICTURE_LINK.fullmatch(line)]:
        fields.setdefault("boilerplate", []).extend(links)
    fields.setdefault("text", []).extend(line for line in body if not _PICTURE_LINK.fullmatch(line))


def _stated(blocks: list[list[str]]) -> int | None:
    """How many documents a list of contents on the cover, or "Document 1 of 20" above the titles, says there are."""
    counters = [counter for block in blocks for line in block[:1] if (counter := read_counter(line))]
    if counters:
        return max(total for _, total in counters)
    listed = 0
    for block in blocks[:3]:
        if not _is_article(block):
            for line in block:
                match = _LISTED.match(line)
                listed += bool(match and int(match[1]) == listed + 1)
    return listed or None


def _recognise(sample: Sample) -> bool:
    text = sample.text
    if _RULE.search(text) is None:
        return False
    columns = {found[0] for line in text.split("\n") if (found := label_of(line.strip()))}
    return (
        "database_id" in columns or ("text" in columns and bool(columns & CERTAIN)) or "proquest.com" in text[:20_000]
    )


FORM = Form("proquest-txt", (), _recognise, _read)

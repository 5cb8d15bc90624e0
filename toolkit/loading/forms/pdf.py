"""PDF documents with text in them: one article, its lines put together to paragraphs and read as if pasted.

PDFium (as in Chromium) reads them: of the readers with a free licence and ready-made packages for all systems it is
the quickest by far, joins ligatures and hyphens, and is hardened against hostile files.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.forms.pdf_lines import Line, read_pages, split_running
from toolkit.loading.forms.txt import pasted_record
from toolkit.loading.limits import refuse_larger
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError

_LARGEST = 300_000_000  # bytes
_ADDRESS = re.compile(r"https?://\S{4,2000}")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]{0,3}$")
# How each article of a database's delivery ends: several of them are no single article.
_ENDS = re.compile(r"(?:End of Document|Document [A-Za-z]{4,8}0{2,}\w{6,30})$")
_INDENT = 6.0  # points within which lines begin at the same place
_COLUMNS = 10  # a column has one in so many lines at the least
_OF_COMPOUNDS = frozenset({"well", "self", "half", "vice", "ice"})
_BIGGER = 1.25  # how much larger than the body a title's letters are
_APART = 1.35  # how much further apart than the lines of one paragraph two paragraphs stand
_MOST_TITLE_LINES = 4
_LEAST_TITLE = 12  # letters
_LOOKED_AT = 40  # lines at the top among which a title stands


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    pages = read_pages(refuse_larger(source, _LARGEST, "The PDF"))
    if not pages.lines:
        if pages.broken:
            raise UnreadableError("None of the pages of the PDF could be read.", "Fetch or save it again.")
        what = "page holds a picture" if pages.count == 1 else f"{pages.count} pages hold pictures"
        raise UnreadableError(
            f"The PDF has no text: its {what} of text or nothing.",
            "It was scanned: run a program that recognises text (OCR) over it and load the result.",
        )
    lines, running = split_running(pages.lines, pages.count)
    if (articles := sum(_ENDS.match(line.text) is not None for line in lines)) > 1:
        raise UnreadableError(
            f"The PDF is a database's delivery of {articles} articles, which cannot be told apart reliably.",
            "Download them from the database as Word (docx), HTML or text.",
        )
    text, title = _paragraphs(lines, pages.title)
    for numbers, what in ((pages.empty, "without text, pictures perhaps"), (pages.broken, "that could not be read")):
        if numbers:
            listed = ", ".join(str(number + 1) for number in numbers[:10])
            tally.note(f"{len(numbers)} of {pages.count} pages {what}: {listed}.")
    record = pasted_record(text or "\n".join(line.text for line in running))
    fields = dict(record.fields)
    fields["title"] = title or fields.get("title")
    addresses = [found[0] for line in running if (found := _ADDRESS.search(line.text))]
    fields["url"] = fields.get("url") or (addresses[0] if addresses else None)
    boilerplate = [str(fields["boilerplate"] or ""), *dict.fromkeys(line.text for line in running)]
    fields["boilerplate"] = "\n\n".join(part for part in boilerplate if part)
    record.fields = fields
    record.identity = f"{title or ''}\x1f{text}"
    yield record


def _paragraphs(lines: list[Line], stated: str) -> tuple[str, str | None]:
    """The body, a blank line between its paragraphs, and the title: the lines with much larger letters at the top."""
    if not lines:
        return "", None
    size = median(line.size for line in lines for _ in line.text.split())
    title = _title(lines, size, stated)
    rest = [line for line in lines if line not in title]
    usual = _line_step(rest, size)
    edges = _edges(rest)
    hyphened = {word for line in rest for word in line.text.split() if "-" in word[1:-1]}
    parts: list[str] = []
    before: Line | None = None
    for place, line in enumerate(rest):
        if before is None or _begins(before, line, usual, edges[place - 1]):
            parts.append(line.text)
        else:
            parts[-1] = _joined(parts[-1], line.text, hyphened if before.hyphen else None)
        before = line
    return "\n\n".join(parts), " ".join(line.text for line in title) or None


def _line_step(lines: list[Line], size: float) -> float:
    """How far one line of a paragraph stands below the other.

    Paragraphs may be so short that most steps lead from one to the next: a quarter of them is within one, as a rule.
    """
    body = [line for line in lines if abs(line.size - size) <= 0.12 * size]
    pairs = ((above, below) for above, below in pairwise(body) if above.page == below.page)
    steps = sorted(step for above, below in pairs if 0 < (step := above.bottom - below.bottom) < 3 * size)
    return steps[len(steps) // 4] if steps else size


def _title(lines: list[Line], size: float, stated: str) -> list[Line]:
    """The lines of the title: those that the document's own title begins with, else those in the largest letters."""
    top = [line for line in lines[:_LOOKED_AT] if line.page == lines[0].page]
    runs: list[list[Line]] = []
    for line in top:
        if runs and abs(runs[-1][-1].size - line.size) <= 0.05 * line.size:
            runs[-1].append(line)
        else:
            runs.append([line])
    stretches = (
        run[first : first + length]
        for length in range(_MOST_TITLE_LINES, 0, -1)
        for run in runs
        for first in range(len(run) - length + 1)
    )
    if named := next((stretch for stretch in stretches if _is_stated(stretch, stated)), None):
        return named
    largest = max(runs, key=lambda run: run[0].size)
    return largest if largest[0].size >= _BIGGER * size and len(largest) <= _MOST_TITLE_LINES else []


def _is_stated(lines: list[Line], stated: str) -> bool:
    """Whether lines are what a document calls itself, but for the name of the outlet behind it."""
    shown = "".join("".join(line.text for line in lines).split()).casefold()
    whole = "".join(stated.split()).casefold()
    return len(shown) >= _LEAST_TITLE and whole.startswith(shown) and len(shown) * 2 >= len(whole)


def _begins(before: Line, line: Line, usual: float, edge: float) -> bool:
    """Whether a line begins a paragraph: further down, in other letters, or behind a line that ends early."""
    ends = _SENTENCE_END.search(before.text) is not None
    early = before.right < edge - 0.15 * (edge - before.left)
    if before.page != line.page or line.bottom > before.bottom:  # the next page, or the next column
        return ends and early
    other = abs(line.size - before.size) > 0.12 * max(line.size, before.size)
    return other or before.bottom - line.bottom > _APART * usual or (ends and early and not before.hyphen)


def _edges(lines: list[Line]) -> list[float]:
    """The right edge of the column that each line stands in; columns begin where many lines do."""
    lefts = Counter(round(line.left / _INDENT) for line in lines)
    starts = sorted(left for left, count in lefts.items() if count * _COLUMNS >= len(lines))
    columns = [bisect_right(starts, round(line.left / _INDENT)) for line in lines]
    rights: dict[int, list[float]] = {}
    for column, line in zip(columns, lines, strict=True):
        rights.setdefault(column, []).append(line.right)
    # A few lines (a heading over both columns) reach further than their column.
    edges = {column: sorted(found)[-1 - len(found) // 10] for column, found in rights.items()}
    return [edges[column] for column in columns]


def _joined(text: str, line: str, hyphened: set[str] | None) -> str:
    """Two lines of a paragraph; PDFium tells a word that is broken at the end of a line by the letters around it.

    The hyphen of a compound stays: where the document has it inside a line, and behind words that make compounds only.
    """
    if hyphened is None:
        return f"{text} {line}"
    first, second = text.rsplit(None, 1)[-1], line.split(None, 1)[0]
    compound = f"{first}-{second}" in hyphened or first.lower() in _OF_COMPOUNDS
    return f"{text}-{line}" if compound else f"{text}{line}"


def _recognise(sample: Sample) -> bool:
    return b"%PDF-" in sample.head[:1024] and sample.head.lstrip()[:1] != b"<"


FORM = Form("pdf", (".pdf",), _recognise, _read, document=True)

"""Europresse (and Eureka, its name in Canada): articles saved as HTML.

Structure: each article names its outlet in an element of class `DocPublicationName`, then come the section, the date
and the page in `DocHeader`, the title in a class that contains `titreArticle`, the authors, the text, the copyright,
and the id of the document ("news·20310405·PO·2040056"), which is followed by a certificate. Newer files hold each in
an `ARTICLE`, with the text in `DocText` or `docOcurrContainer` and the id in `publiC-lblNodoc`; older ones put line
breaks and empty paragraphs between them.
Accident: the language of the interface, capitals in the names of classes, a line above or below the title, no author,
no text (only the title may be for sale), a list of the articles at the top, an issue number behind the outlet.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from toolkit.loading.decode import read_text
from toolkit.loading.forms import page
from toolkit.loading.forms.exports.date_lines import find_date
from toolkit.loading.forms.exports.entry import compare_count, join, record_of, unsigned
from toolkit.loading.forms.exports.html_blocks import Block, blocks_of, parse_html, text_of
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source

Values = dict[str, str | None]
Index = list[tuple[str, Any]]

_ARTICLE = re.compile(r"<article\b", re.IGNORECASE)
_OUTLET = re.compile(r"<\w{1,10}\b[^<>]{0,200}?\bclass\s?=\s?[\"'][^\"'<>]{0,100}?DocPublicationName", re.IGNORECASE)
_MARK = re.compile(r"titreArticle|DocHeader", re.IGNORECASE)
_ID = re.compile(r"(?:news|web|social|tv|radio|pub|doc|bio|study|report)[·•]\d{8}[·•][\w·•.-]{1,60}")
_DOTS = re.compile("[·•]")  # in every number: lines without them need no longer look
_COPYRIGHT = re.compile(r"©|copyright\b|\(c\)\s", re.IGNORECASE)
_PAGE = re.compile(r"(?:^|[,;\s])(?:pp?|pages?|S)\.?\s{0,2}([A-Z]{0,4}-?\d{1,4}(?:\s?[-–,]\s?\d{1,4})?)\b")
_LENGTH = re.compile(r"\b\d[\d\s.,]{0,9}\s(?:mots|words|wörter|palabras|palavras|parole|woorden)\b", re.IGNORECASE)
_UTC = re.compile(r"(?:UTC\s?)?[+-]\d{2}:\d{2}\b|\bUTC\b")
_ISSUE = re.compile(r",?\s(?:n[o°º]s?\.?|nr\.?|vol\.?)\s?(\S.{0,40})$", re.IGNORECASE)
_AUTHOR = re.compile(
    r"(?:</\w{1,8}>|<br\s?/?>)\s{0,9}([^<>]{2,200}?)\s{0,9}<br\s?/?>\s{0,9}(?:<p>|<p\s[^<>]{0,80}>)", re.IGNORECASE
)
_STATED = re.compile(
    r"\b(\d{1,5})\s(?:documents?|articles?|dokumente?|documentos?)\b|\((\d{1,5})\s?documents?\)", re.IGNORECASE
)
_CERTIFICATE = re.compile(
    r"ce certificat|this certificate|le présent document|this document is protected|date d'émission|issue date"
    r"|numéro de document|document number",
    re.IGNORECASE,
)
_LONGEST_AUTHOR = 200
_LONGEST_COPYRIGHT = 300


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    encoding = page.page_encoding(source)
    html = read_text(source, encoding)
    cuts = _cuts(html)
    if not cuts:
        tally.form = page.FORM.name
        yield from page.FORM.read(source, tally, context)
        return
    tally.encoding = encoding.name
    tally.note_broken(encoding.broken)
    for position, (start, end) in enumerate(zip(cuts, [*cuts[1:], len(html)], strict=True)):
        yield record_of(_article(html[start:end]), position, "Europresse")
    cover = parse_html(html[: cuts[0]])
    stated = _STATED.search("\n".join(block.text for block in blocks_of(cover))) if cover is not None else None
    compare_count(tally, int(stated[1] or stated[2]) if stated else None, tally.found, "documents")


def _cuts(html: str) -> list[int]:
    """Where the articles begin: at the elements that hold them, else at the names of their outlets."""
    outlets = [match.start() for match in _OUTLET.finditer(html)]
    articles = [match.start() for match in _ARTICLE.finditer(html)]
    if articles and outlets and len(articles) >= len(_grouped(html, outlets)):
        return articles
    return _grouped(html, outlets)


def _grouped(html: str, outlets: list[int]) -> list[int]:
    """The places of outlets without those of an element inside another: text or a title stands between two articles."""
    marks = [match.start() for match in _MARK.finditer(html)]
    cuts: list[int] = []
    for place in outlets:
        # A title or a date stands between the outlets of two articles.
        if not cuts or bisect_left(marks, place) > bisect_left(marks, cuts[-1]):
            cuts.append(place)
    return cuts


def _article(html: str) -> Values:
    tree = parse_html(html)
    values: Values = {}
    if tree is None:
        return values
    index = _index(tree)
    outlet = _first(index, "docpublicationname")
    header = _all(index, "docheader")
    title = _first(index, "articletitle", "titrearticlevisu", "titrearticle")
    values["outlet"] = text_of(outlet) if outlet is not None else None
    if values["outlet"] and (issue := _ISSUE.search(values["outlet"])):
        values["outlet"], values["issue"] = values["outlet"][: issue.start()], issue[1].strip()
    _read_header(" ".join("".join(piece for part in header for piece in part.itertext()).split()), values)
    number = _ID.search(html)
    values["database_id"] = number[0] if number else None
    text = _first(index, "dococurrcontainer", "doctext")
    if text is not None:
        _read_new(tree, index, text, title, values)
    else:
        _read_old(html, tree, title, values)
    return values


def _read_header(header: str, values: Values) -> None:
    """ "Éditorial, jeudi 4 octobre 2031, p. 03": the section, the date, the page."""
    found = find_date(header)
    if found is None:
        values["section"] = header or None
        return
    values["date"] = found.value
    values["section"] = found.before or None
    page_ = _PAGE.search(f" {found.after}")
    values["page"] = page_[1] if page_ else None
    rest = _UTC.sub("", found.after.replace(page_[0].strip(" ,;"), "") if page_ else found.after)
    if length := _LENGTH.search(rest):
        values["length"] = length[0]
        rest = rest.replace(length[0], "")
    values["edition"] = rest.strip(" ,;-") or None


def _read_new(tree: Any, index: Index, text: Any, title: Any, values: Values) -> None:
    """The layout with an element for each part."""
    values["title"] = text_of(title) if title is not None else None
    subtitle = _first(index, "subtitle", "soustitre")
    values["subtitle"] = text_of(subtitle) if subtitle is not None else _line_above(index, title)
    if subtitle is not None and title is not None and values["subtitle"] and title in list(subtitle.iterancestors()):
        values["title"] = (values["title"] or "").removesuffix(values["subtitle"]).strip() or None
    author = _first(index, "docauthor", "sm-margin-bottomnews", "author")
    values["author"] = unsigned(text_of(author)) or None if author is not None else None
    body: list[str] = []
    notes: list[str] = []
    for block in blocks_of(text):
        line = " ".join(block.text.split())
        (notes if _COPYRIGHT.match(line) and len(line) < _LONGEST_AUTHOR else body).append(line)
    values["text"] = join(body)
    rights = _first(index, "copyright", "doccopyright", "public-copyright")
    values["copyright"] = notes[0] if notes else None
    if rights is not None and values["copyright"] is None:
        values["copyright"] = text_of(rights) or None
    if values["copyright"] is None:
        lines = (" ".join(piece.split()) for piece in tree.itertext())
        values["copyright"] = next((line for line in lines if _is_copyright(line)), None)


def _line_above(index: Index, title: Any) -> str | None:
    """What stands in one element with the title and is not the title: a line above it."""
    around = _first(index, "titrearticle")
    if title is None or around is None or around not in list(title.iterancestors()):
        return None
    return join((" ".join(b.text.split()) for b in blocks_of(around) if not _has_title(b, text_of(title))), "; ")


def _read_old(html: str, tree: Any, title: Any, values: Values) -> None:
    """The layout of line breaks: what stands above the title, the author, the text, the copyright, the certificate."""
    values["title"] = text_of(title) if title is not None else None
    blocks = blocks_of(tree)
    heading = next(
        (place for place, block in enumerate(blocks) if values["title"] and _has_title(block, values["title"])), None
    )
    if heading is None:
        heading = next((n for n, block in enumerate(blocks) if find_date(" ".join(block.text.split()))), -1)
    elif above := blocks[heading].text.partition(values["title"] or "")[0].strip("\n"):
        values["subtitle"] = " ".join(above.split()) or None
    opening = re.search(r"titreArticle|ArticleTitle", html, re.IGNORECASE)
    author = _author(html[opening.end() :]) if opening else None
    lines = [" ".join(block.text.split()) for block in blocks[heading + 1 :]]
    if author and lines and lines[0] == author:
        values["author"] = unsigned(lines.pop(0))
    end = _end_of_text(lines)
    if end < len(lines) and _is_copyright(lines[end]):
        values["copyright"] = lines[end]
    values["text"] = join(lines[:end])
    values["boilerplate"] = join([line for line in lines[end:] if not _is_number(line) and not _is_copyright(line)])


def _end_of_text(lines: list[str]) -> int:
    """Where the text ends: at the last copyright line before the number and the certificate, else at these.

    The last one, for an article may quote such a line.
    """
    close = next((n for n, line in enumerate(lines) if _is_number(line) or _CERTIFICATE.match(line)), len(lines))
    return next((n for n in reversed(range(close)) if _is_copyright(lines[n])), close)


def _is_copyright(line: str) -> bool:
    return len(line) < _LONGEST_COPYRIGHT and _COPYRIGHT.match(line) is not None


def _is_number(line: str) -> bool:
    return _DOTS.search(line) is not None and _ID.search(line) is not None


def _has_title(block: Block, title: str) -> bool:
    return title in " ".join(block.text.split())


def _author(html: str) -> str | None:
    """The line behind the title that a line break and a paragraph end, where it is short."""
    closed = html.find("<br")
    match = _AUTHOR.search(html, max(closed, 0), max(closed, 0) + 600) if closed >= 0 else None
    if match and closed >= 0 and not re.search(r"<p[ >]", html[closed : match.start(1)]):
        parsed = parse_html(match[1])
        return text_of(parsed) if parsed is not None else None
    return None


def _index(tree: Any) -> Index:
    """The elements that have a class, with their classes in small letters."""
    return [
        (name.casefold(), element)
        for element in tree.iter()
        if isinstance(element.tag, str) and (name := element.get("class"))
    ]


def _first(index: Index, *names: str) -> Any:
    """The first element one of whose classes contains one of the names, the names in order of preference."""
    return next((element for name in names for classes, element in index if name in classes), None)


def _all(index: Index, name: str) -> list[Any]:
    """All elements with a class that contains the name, without those inside another."""
    found: list[Any] = []
    for classes, element in index:
        if name in classes and not any(parent in found for parent in element.iterancestors()):
            found.append(element)
    return found


def _recognise(sample: Sample) -> bool:
    return sample.text.lstrip().startswith("<") and _OUTLET.search(sample.text) is not None


FORM = Form("europresse-html", (), _recognise, _read)

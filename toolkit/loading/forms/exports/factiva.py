"""Factiva: articles saved as HTML, in any language of its interface.

Structure: each article stands in an element whose id is `article-<accession number>`. In it either a table with a
two-letter code per row (HD headline, BY author, WC length, PD date, SN outlet, SC its code, LA language, CY
copyright, LP and TD the text, AN the number, and indexing such as NS), or the same without codes: `DIV`s in a fixed
order (section, headline with id `hd`, author, credit, length, date, time, outlet, its code, edition, page, language,
copyright), then paragraphs of class `articleParagraph`, then the publisher and "Document <accession number>". Codes
and classes are the same in every language.
Accident: the language of "877 words" and of months, which fields an outlet has, the scripts and styles around it all,
the summary of the search behind the last article (its number of results is not that of the articles in the file), a
running number that some interfaces put before every headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.loading.decode import read_text
from toolkit.loading.forms import page
from toolkit.loading.forms.exports.date_lines import find_date, is_dated, read_clock
from toolkit.loading.forms.exports.entry import join, record_of, unsigned
from toolkit.loading.forms.exports.factiva_codes import add_clock, read_codes
from toolkit.loading.forms.exports.html_blocks import blocks_of, parse_html, text_of
from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source

Values = dict[str, str | None]

_ARTICLE = re.compile(r"<div\b[^<>]{0,200}?\bid\s?=\s?[\"']?article-([A-Za-z0-9]{8,40})[\"'\s>]", re.IGNORECASE)
# Without the outer element, in which a program has shown the articles.
_INNER_ARTICLE = re.compile(r"<div\b[^<>]{0,100}?\bclass\s?=\s?[\"']article(?: [a-z]{2}Article)()[\"'\s>]")
_TITLE = re.compile(r"<title>\s{0,9}(?:Dow Jones\s)?Factiva", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_LENGTH = re.compile(r"\d[\d.,' ]{0,9}\s?[^\W\d_][^\W\d]{0,14}")
_COPYRIGHT = re.compile(
    r"copyright|©|\(c\)|all rights|alle rechten? |tous droits|todos (?:los|os) (?:derechos|direitos)|tutti i diritti",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[A-Za-z][A-Za-z0-9]{15,39}")
_PAGE = re.compile(r"[A-Z]{0,3}[ .-]?\d{1,4}[A-Z]?")
_RUNNING = re.compile(r"(\d{1,6})\)\s")
_RESULTS = re.compile(
    r"<tr>\s{0,9}<td class=\"label\"[^>]{0,60}>[^<]{1,60}</td>\s{0,9}<td>([\d,.]{1,12})</td>\s{0,9}</tr>"
)


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    encoding = page.page_encoding(source)
    html = read_text(source, encoding)
    cuts = list(_ARTICLE.finditer(html)) or list(_INNER_ARTICLE.finditer(html))
    if not cuts:  # a page of Factiva, or about it
        tally.form = page.FORM.name
        yield from page.FORM.read(source, tally, context)
        return
    tally.encoding = encoding.name
    tally.note_broken(encoding.broken)
    ends = [*(cut.start() for cut in cuts[1:]), len(html)]
    articles = [_article(html[cut.start() : end], cut[1]) for cut, end in zip(cuts, ends, strict=True)]
    _drop_running_numbers(articles)
    _settle_editions(articles)
    yield from (record_of(values, position, "Factiva") for position, values in enumerate(articles))
    _note_results(html[cuts[-1].start() :], tally)


def _article(html: str, number: str) -> Values:
    """The values of one article; its number stands in its id, whatever else is missing."""
    tree = parse_html(html)
    element = tree.find(".//div") if tree is not None else None
    values = (read_codes(element) or _by_order(element)) if element is not None else {}
    values["database_id"] = values.get("database_id") or number or None
    if author := values.get("author"):
        values["author"] = unsigned(author)
    return values


def _by_order(element: Any) -> Values:
    """The fields of the layout without codes, by where they stand and what they look like."""
    headline = next(
        (e for e in element.iter("div") if e.get("id") == "hd" or "hd" in (e.get("class") or "").split()), None
    )
    if headline is None:
        headline = next((e for e in element.iter("span") if "headline" in (e.get("class") or "").casefold()), None)
    parent = _parent_of_fields(headline, element) if headline is not None else element
    values: Values = {"title": text_of(headline) if headline is not None else None}
    above: list[str] = []
    below: list[str] = []
    body: list[str] = []
    notes: list[str] = []
    passed = headline is None
    for child in parent:
        if headline is not None and headline in child.iter(headline.tag):
            passed = True
            continue
        text = text_of(child) if isinstance(child.tag, str) else ""
        if _is_paragraph(child):
            body += [" ".join(block.text.split()) for block in blocks_of(child)]
        elif not text:
            continue
        elif child.tag == "div" and not body:
            if "author" in (child.get("class") or "").casefold():
                values["author"] = text
            else:
                (below if passed else above).append(text)
        elif child.tag in ("p", "div", "pre"):
            notes.append(text)
    values["section"] = join(above, "; ")
    _read_order(below, values)
    _read_notes(notes, values)
    values["text"] = join(body)
    return values


def _parent_of_fields(headline: Any, element: Any) -> Any:
    """The element with the paragraphs, or the date, among its children: an element of its own may hold the headline."""
    around = [parent for parent in headline.iterancestors() if parent is element or element in parent.iterancestors()]
    for parent in around:
        if any(_is_paragraph(child) or (child.tag == "div" and is_dated(text_of(child))) for child in parent):
            return parent
    return around[0] if around else element


def _is_paragraph(element: Any) -> bool:
    return "articleparagraph" in (element.get("class") or "").casefold()


def _read_order(fields: list[str], values: Values) -> None:
    """Credit, length, date, time, outlet, code, edition, page, language, copyright: in this order, some missing."""
    dated = next((place for place, text in enumerate(fields) if is_dated(text)), None)
    if dated is None:
        values["boilerplate"] = join(fields)
        return
    before, after = fields[:dated], fields[dated + 1 :]
    found = find_date(fields[dated])
    values["date"] = found.value if found else None
    if before and _LENGTH.fullmatch(before[-1]):
        values["length"] = before.pop()
    values["credit"] = join(before, "; ")
    if after and (clock := read_clock(after[0])):
        add_clock(values, clock)
        after = after[1:]
    if after and _COPYRIGHT.match(after[-1]):
        values["copyright"] = after.pop()
    values["outlet"] = after.pop(0) if after else None
    if after and _SOURCE_CODE.fullmatch(after[0]):
        values["source_code"] = after.pop(0)
    values["language"] = after.pop() if after else None
    values["edition"] = join(after, "\n")  # settled when all articles are known


def _settle_editions(articles: list[Values]) -> None:
    """Tell editions from pages: a number alone is an edition where another article of the outlet has a page too."""
    with_both = {values.get("source_code") for values in articles if "\n" in (values.get("edition") or "")}
    for values in articles:
        parts = (values.get("edition") or "").split("\n")
        if "page" in values or parts == [""]:
            continue
        values["edition"] = values["volume"] = None
        if len(parts) > 1:
            values["edition"], values["page"] = parts[0], parts[-1] if parts[-1] != "0" else None
            values["volume"] = join(parts[1:-1], "; ")
        elif "/" in parts[0]:
            values["volume"] = parts[0]
        elif _PAGE.fullmatch(parts[0]) and values.get("source_code") not in with_both:
            values["page"] = parts[0]
        else:
            values["edition"] = parts[0]


def _read_notes(notes: list[str], values: Values) -> None:
    """What stands behind the text: notes, the publisher, and the number at the end."""
    if notes and _NUMBER.fullmatch(notes[-1].split(" ")[-1]) and len(notes[-1]) < 80:
        values["database_id"] = notes.pop().split(" ")[-1]
        values["publisher"] = notes.pop() if notes else None
    if notes:
        values["boilerplate"] = join([values.get("boilerplate"), *notes])


def _drop_running_numbers(articles: list[Values]) -> None:
    """Take "1) ", "2) " ... from the headlines where every article has its place in the file before its own."""
    matches = [_RUNNING.match(values.get("title") or "") for values in articles]
    numbers = [int(match[1]) for match in matches if match]
    if len(numbers) == len(articles) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        for values, match in zip(articles, matches, strict=True):
            if match:
                values["title"] = (values["title"] or "")[match.end() :].strip()


def _note_results(tail: str, tally: Tally) -> None:
    """Say how many articles the search found, where the file says it and holds another number."""
    numbers = [int(re.sub(r"\D", "", number)) for number in _RESULTS.findall(tail[:200_000])]
    if numbers and numbers[-1] > tally.found:
        tally.note(f"The search had found {numbers[-1]:,} articles; the {tally.found} that were saved are in the file.")


def _recognise(sample: Sample) -> bool:
    text = sample.text
    return text.lstrip().startswith("<") and any(pattern.search(text) for pattern in (_TITLE, _ARTICLE, _INNER_ARTICLE))


FORM = Form("factiva-html", (), _recognise, _read)

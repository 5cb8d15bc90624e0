"""The paragraphs of a Word document (docx), read straight from its XML.

A docx is a zip archive with the text in `word/document.xml` and the addresses of its links in
`word/_rels/document.xml.rels`. Nothing else in it is opened. What is read is bounded like any archive; a document type,
which no Office program writes, is refused, so that no entity is ever expanded.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from toolkit.loading.limits import bounded, limit, seekable, too_large
from toolkit.loading.records import Source, UnreadableError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_R_ID = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_TEXT, _RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_CHARACTERS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
_READ = tuple(
    space + name
    for space in (_W, _W_STRICT)
    for name in ("t", "bookmarkStart", "hyperlink", "pStyle", "outlineLvl", *_CHARACTERS)
)
_HEADINGS = ("heading", "title", "titel", "titre", "berschrift", "überschrift", "h1")  # styles, in some languages
_SPACES = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")  # all but the single space, which is right as it is


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its text, and what marks it."""

    text: str
    lead: str = ""  # the bold words it begins with
    style: str = ""  # "heading" for titles and headings
    bookmarks: tuple[str, ...] = ()
    links: tuple[str, ...] = ()  # where it links to
    in_table: bool = False


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read."""

    parts: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    bold_so_far: bool = True


def read_paragraphs(source: Source) -> list[Paragraph]:
    """All paragraphs of a document, in order. Raises UnreadableError where it is damaged or made to do harm."""
    with seekable(source) as stream:
        try:
            archive = zipfile.ZipFile(stream)
            links = _links(archive)
            with _member(archive, _TEXT) as xml:
                return list(_paragraphs(xml, links))
        except KeyError as error:
            raise UnreadableError("There is no text in the Word document.", "Save it again as .docx.") from error
        except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, OSError, RuntimeError) as error:
            raise UnreadableError(
                f"The Word document is damaged or cut off ({str(error)[:100]}).", "Fetch or copy it again."
            ) from error


def read_notes(source: Source) -> list[str]:
    """The footnotes and endnotes of a document that can be read."""
    with seekable(source) as stream:
        archive = zipfile.ZipFile(stream)
        notes: list[str] = []
        for name in (name for name in _NOTES if name in archive.namelist()):
            with _member(archive, name) as xml:
                notes += [paragraph.text for paragraph in _paragraphs(xml, {}) if paragraph.text]
        return notes


def _member(archive: zipfile.ZipFile, name: str) -> BinaryIO:
    info = archive.getinfo(name)
    if info.file_size > limit(info.compress_size):
        raise too_large()
    return bounded(archive.open(info), info.compress_size)  # type: ignore[arg-type]


def _elements(stream: BinaryIO, *tags: str) -> Iterator[Any]:
    """The elements of an XML file with one of the tags, as they end; none is kept."""
    from lxml import etree

    if b"<!DOCTYPE" in stream.peek(4096)[:4096]:  # type: ignore[attr-defined]
        raise UnreadableError("The XML of the document defines entities, as no Office program does.", "Do not open it.")
    options = {"resolve_entities": False, "load_dtd": False, "no_network": True}
    try:
        for _, element in etree.iterparse(stream, events=("end",), tag=tags, **options):
            yield element
            # Let go of what was read: the element, and what stands before it.
            element.clear(keep_tail=False)
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"The XML of the document is damaged ({str(error)[:100]}).") from error


def _links(archive: zipfile.ZipFile) -> dict[str, str]:
    """Where the links of a document lead, by the id they are named with in the text."""
    if _RELATIONS not in archive.namelist():
        return {}
    with _member(archive, _RELATIONS) as stream:
        return {
            element.get("Id", ""): element.get("Target", "")
            for element in _elements(stream, "{*}Relationship")
            if element.get("TargetMode") == "External"
        }


def _paragraphs(stream: BinaryIO, links: dict[str, str]) -> Iterator[Paragraph]:
    """Paragraphs in the order in which they end; one inside another (a text box) comes before it."""
    for element in _elements(stream, *(f"{space}p" for space in (_W, _W_STRICT))):
        yield _read_paragraph(element, links)


def _read_paragraph(element: Any, links: dict[str, str]) -> Paragraph:
    open_ = _Open()
    bookmarks: list[str] = []
    targets: list[str] = []
    style = ""
    for child in element.iter(*_READ):
        name = child.tag.rpartition("}")[2]
        if name == "t":
            _add(open_, child)
        elif name in _CHARACTERS:
            open_.parts.append(_CHARACTERS[name])
        elif name == "bookmarkStart":
            bookmarks.append(_get(child, "name"))
        elif name == "hyperlink":
            targets += [links[child.get(key)] for key in _R_ID if child.get(key) in links]
        elif name == "pStyle":
            style = _get(child, "val")
        elif not style:  # outlineLvl
            style = "heading" if _get(child, "val") in ("0", "1", "2") else ""
    text = "\n".join(line.strip() for line in _SPACES.sub(" ", "".join(open_.parts)).split("\n")).strip()
    return Paragraph(
        text,
        " ".join("".join(open_.lead).split()),
        style="heading" if style.casefold().startswith(_HEADINGS) else "",
        bookmarks=tuple(bookmarks),
        links=tuple(targets),
        in_table=element.getparent() is not None and str(element.getparent().tag).endswith("}tc"),
    )


def _add(open_: _Open, element: Any) -> None:
    text = element.text or ""
    open_.parts.append(text)
    if open_.bold_so_far and text.strip():
        open_.bold_so_far = _is_bold(element.getparent())
    if open_.bold_so_far:
        open_.lead.append(text)


def _is_bold(run: Any) -> bool:
    for properties in run:
        if isinstance(properties.tag, str) and properties.tag.endswith("}rPr"):
            return any(
                isinstance(mark.tag, str) and mark.tag.endswith("}b") and _get(mark, "val") not in ("0", "false", "off")
                for mark in properties
            )
    return False


def _get(element: Any, name: str) -> str:
    return element.get(_W + name) or element.get(_W_STRICT + name) or ""

"""The paragraphs of a piece of HTML in order, each with what marks it: its classes, and the label it begins with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3
    h4 h5 h6 header hr html li main nav ol p pre section table tbody td text tfoot th thead tr ul""".split()
)
_UNSEEN = frozenset("script style noscript head title meta link object iframe select button input textarea".split())
_BREAK = "\x00"
_BLANK_LINES = re.compile(r"\n{2,}")
_CENTRE = re.compile(r"text-align:\s?center", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """One paragraph; its lines are those that line breaks make."""

    text: str
    lead: str = ""  # the text of the inline element it begins with, where that ends in a colon
    css: str = ""  # the classes of the block elements around it, and "center"


def parse_html(html: str) -> Any:
    """The tree of a piece of HTML; None where there is nothing in it."""
    from lxml import etree

    parser = etree.HTMLParser(recover=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return etree.fromstring(html.replace(_BREAK, ""), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def blocks_of(element: Any) -> list[Block]:
    """The paragraphs below an element."""
    reader = _Reader()
    reader.walk(element, "")
    reader.flush()
    return reader.blocks


def text_of(element: Any) -> str:
    """The text of an element on one line."""
    return " ".join("".join(element.itertext()).split())


class _Reader:
    """Gathers text until a block element begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._lead = ""
        self._css = ""

    def walk(self, element: Any, css: str) -> None:
        """Read an element and what is below it; its tail belongs to its parent."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            return
        block = tag in _BLOCKS
        outer = css
        if block:
            self.flush()
            own = element.get("class") or ""
            style = element.get("style")
            if tag == "center" or element.get("align") == "center" or (style and _CENTRE.search(style)):
                own += " center"
            css = f"{css} {own}".strip() if own else css
            self._css = css
        elif tag == "br":
            self._parts.append(_BREAK)
        elif not self._lead and not any(part.strip() for part in self._parts):
            start = text_of(element)
            if start.endswith((":", "：")):
                self._lead = start
        self._add(element.text, keep_lines=tag == "pre")
        for child in element:
            self.walk(child, css)
            self._add(child.tail, keep_lines=tag == "pre")
        if block:
            self.flush()
            self._css = outer

    def _add(self, text: str | None, *, keep_lines: bool) -> None:
        if text:
            self._parts.append(text.replace("\n", _BREAK) if keep_lines else text)

    def flush(self) -> None:
        """End the paragraph; two line breaks in a row end one as well."""
        if not self._parts:
            return
        text, lead = "".join(self._parts), self._lead
        self._parts, self._lead = [], ""
        lines = [" ".join(line.split()) for line in text.split(_BREAK)]
        paragraphs = lines if len(lines) == 1 else _BLANK_LINES.split("\n".join(lines))
        for paragraph in paragraphs:
            if stripped := paragraph.strip("\n"):
                self.blocks.append(Block(stripped, lead, self._css))
                lead = ""

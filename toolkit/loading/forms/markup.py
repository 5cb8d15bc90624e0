"""Pieces of HTML where text was expected: in feeds, in mails, in the cells of tables."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from lxml.etree import iterwalk

_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE
)
_BLOCK = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|dl|dt|dd|table|tbody|thead|tr|td|th|blockquote|pre|figure|figcaption|img|picture|section"
    r"|article|aside|header|footer|main|hr|iframe|script|style|html|head|body|center)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_DEEPEST = 250  # libxml2 ends at 255
TOO_DEEP = "Its elements are nested more than 250 deep: it is damaged, or made to do harm."
# "<S>" and "<Mark Resources Inc>" are how agencies write companies: a tag that ends something, has a value or breaks a
# line must be there.
_SURE = re.compile(r"</[a-z][a-z1-6]{0,10}\s?>|<[a-z][a-z1-6]{0,10}\s[^<>=]{1,40}=|<br\s?/?>|(?-i:<p>)", re.IGNORECASE)
_BLANK = re.compile(r"\n[ \t\r]*\n")
_CHARACTER = re.compile(r"&(?:[A-Za-z]{2,8}\d{0,2}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")


def plain_text(text: str) -> str:
    """The text of a piece of HTML, a blank line between its paragraphs; what has no markup is only stripped.

    >>> plain_text("<p>Ice <b>early</b></p><p>Tea &amp; rice</p>")
    'Ice early\\n\\nTea & rice'
    >>> plain_text("1 < 2 > 0, R&D; VELM SHIPPING <S> RISES")
    '1 < 2 > 0, R&D; VELM SHIPPING <S> RISES'
    """
    if _BLOCK.search(text) and _SURE.search(text):
        from toolkit.loading.forms.exports.html_blocks import blocks_of, parse_html  # it rests on tables, they on this

        tree: Any = parse_html(_BLANK.sub("\n<p>", text))  # where tags and blank lines are mixed, both end paragraphs
        if tree is None:
            return ""
        if not is_too_deep(tree):
            return "\n\n".join(block.text for block in blocks_of(tree))
        text = _BLOCK.sub("\n", text)
    elif _SURE.search(text):
        text = _INLINE.sub("", text)
    return unescape(text).strip() if _CHARACTER.search(text) else text.strip()


def is_too_deep(tree: Any) -> bool:
    """Whether elements are nested so deeply that the parser has left the rest of the document out."""
    depth = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth >= _DEEPEST:
            return True
    return False

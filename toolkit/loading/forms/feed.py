"""Feeds saved to a file: RSS 0.9 to 2.0 and Atom, every entry an article.

lxml parses them, entities unexpanded and mistakes forgiven as feed readers do. (feedparser was looked at: it brings a
parser of Python 2's days along, reads dates into UTC where an outlet's own day is wanted, and does not say when a
feed is cut off.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.loading.forms.form import Context, Form, Sample
from toolkit.loading.forms.markup import plain_text
from toolkit.loading.limits import refuse_larger
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError

_LARGEST = 200_000_000  # bytes
_ROOT = re.compile(r"<(?:rss[\s>]|feed[\s>]|(?:\w{1,10}:)?RDF[\s>])")
_NAMESPACES = ("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns", "http://purl.org/rss/1.0/")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_END = re.compile(rb"</(?:rss|feed|(?:\w{1,10}:)?RDF)\s{0,5}>")
_ENTITY = b"<!ENTITY"
_ADDRESS = re.compile(r"https?://\S{3,2000}$")
_MAIL_NAME = re.compile(r"\S{1,100}@\S{1,100} \(([^()]{2,100})\)$")  # "desk@velm.example (Ana Solt)"
_SHORT = 600  # characters: what has no more is the summary of an article, not its text


def _read(source: Source, tally: Tally, context: Context) -> Iterator[Record]:
    from lxml import etree

    data = refuse_larger(source, _LARGEST, "The feed")
    if _ENTITY in data:
        raise UnreadableError("The XML of the feed defines entities, as no feed does.", "Do not open it.")
    parser = etree.XMLParser(recover=True, resolve_entities=False, load_dtd=False, no_network=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"The feed could not be parsed ({str(error)[:100]}).") from error
    if root is None:
        raise UnreadableError("The feed could not be parsed.", "Save it again.")
    tally.encoding = (root.getroottree().docinfo.encoding or "utf-8").lower()
    channel = next((node for node in root.iter() if _name(node) in ("channel", "feed")), root)
    outlet, language = _text(channel, "title"), _text(channel, "language") or channel.get(_LANG)
    short = 0
    for position, entry in enumerate(node for node in root.iter() if _name(node) in ("item", "entry")):
        record = _record(position, entry, outlet, language)
        text = record.fields["text"]
        whole = any(_markup(entry, name) for name in ("encoded", "content"))
        short += isinstance(text, str) and len(text) < _SHORT and not whole
        yield record
    if short:
        tally.note(
            f"{short} of {tally.found} entries: a text of less than {_SHORT} characters, most likely a summary.",
            "Save the pages that the entries link to for their whole text.",
        )
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        tally.fail("The feed was not read to its end: elements are nested too deeply, or one of them is too long.")
    elif not _END.search(data[-2_000:]):
        tally.fail("The feed is cut off: its last element is not closed.", "Save it again.")


def _record(position: int, entry: Any, outlet: str | None, language: str | None) -> Record:
    texts = [_markup(entry, name) for name in ("encoded", "content", "description", "summary")]
    fields = {
        "title": plain_text(_markup(entry, "title")),
        # The longest: the others are summaries of it.
        "text": max((plain_text(text) for text in texts if text), key=len, default=None),
        "date": _text(entry, "pubDate", "published", "date", "issued", "created", "updated", "modified"),
        "outlet": _text(entry, "source") or outlet,
        "author": "; ".join(dict.fromkeys(_authors(entry))) or None,
        "url": _link(entry),
        "language": _text(entry, "language") or entry.get(_LANG) or language,
        "keywords": [word for node in _children(entry, "category") if (word := node.get("term") or _inside(node))],
    }
    return Record(position, fields, date_source="metadata", outlet_source="metadata")


def _name(node: Any) -> str:
    """The name of an element without its namespace; empty for comments."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _children(entry: Any, *names: str) -> list[Any]:
    """The children of these names, in the order of the names."""
    return [node for name in names for node in entry if _name(node) == name and "search.yahoo" not in node.tag]


def _inside(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _text(entry: Any, *names: str) -> str | None:
    """What the first child of these names that says something says; of a `source` in Atom, its title."""
    for node in _children(entry, *names):
        inner = _children(node, "title")
        if text := _inside(inner[0] if inner else node):
            return plain_text(text)
    return None


def _markup(entry: Any, name: str) -> str:
    """The HTML in an element: escaped in its text, or (xhtml) its children."""
    from lxml import etree

    for node in _children(entry, name):
        if len(node) and node.get("type") == "xhtml":
            return str(etree.tostring(node, encoding="unicode", with_tail=False))
        if text := "".join(node.itertext()).strip():
            return text
    return ""


def _authors(entry: Any) -> Iterator[str]:
    for node in _children(entry, "creator", "author"):
        names = _children(node, "name")
        text = _inside(names[0]) if names else _inside(node)
        mailed = _MAIL_NAME.match(text)
        if mailed or (text and "@" not in text):
            yield mailed[1] if mailed else text


def _link(entry: Any) -> str | None:
    links = _children(entry, "link")
    stated = [node.get("href") for node in links if node.get("rel", "alternate") == "alternate"]
    stated += [_inside(node) for node in links]
    stated += [_inside(node) for node in _children(entry, "guid", "id") if node.get("isPermaLink") != "false"]
    return next((url for url in stated if url and _ADDRESS.match(url)), None)


def _recognise(sample: Sample) -> bool:
    text = sample.text[:8_000].lstrip()
    root = _ROOT.search(text) if text.startswith("<") else None
    if root is None:
        return False
    return root[0].startswith("<rss") or any(space in text for space in _NAMESPACES) or "<channel" in text


FORM = Form("feed", (".rss", ".atom", ".rdf"), _recognise, _read)

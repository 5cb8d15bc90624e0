"""What a web page states for programs: its meta elements, and its linked data (JSON-LD)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

Metas = dict[str, list[str]]
Item = dict[str, Any]

_ARTICLE = re.compile(r"Article|BlogPosting|Report|Posting$")


def read_metas(tree: Any) -> Metas:
    """Contents of the page's meta elements by their names in lower case."""
    metas: Metas = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
        content = one_line(node.get("content"))
        if name and content:
            metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def read_articles(tree: Any) -> list[Item]:
    """The objects of the page's linked data that are articles."""
    return [item for item in _linked_data(tree) if _ARTICLE.search(_kind(item))]


def _linked_data(tree: Any) -> Iterator[Item]:
    """Every object of the page's JSON-LD, those inside lists and graphs too."""
    for node in tree.iter("script"):
        if (node.get("type") or "").strip().lower() != "application/ld+json" or not node.text:
            continue
        try:
            waiting = [json.loads(node.text.strip().removesuffix(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting = [*item, *waiting]
            elif isinstance(item, dict):
                yield item
                waiting += [item[key] for key in ("@graph", "mainEntity") if isinstance(item.get(key), dict | list)]


def _kind(item: Item) -> str:
    kind = item.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def first_of(metas: Metas, names: tuple[str, ...]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def string_of(items: list[Item], key: str) -> str | None:
    return next((one_line(item[key]) for item in items if isinstance(item.get(key), str) and item[key].strip()), None)


def names_of(items: list[Item], key: str) -> str | None:
    """The names of the people or the organisation under a key of JSON-LD."""
    for item in items:
        value = item.get(key)
        values = value if isinstance(value, list) else [value]
        names = [entry.get("name") if isinstance(entry, dict) else entry for entry in values]
        kept = [one_line(name) for name in names if isinstance(name, str) and name.strip()]
        if kept:
            return "; ".join(dict.fromkeys(name for name in kept if name))
    return None


def one_line(value: str | None) -> str | None:
    """One line; entities that were written twice ("&amp;#8217;") are characters."""
    return " ".join((unescape(value) if "&" in value else value).split()) or None if value else None

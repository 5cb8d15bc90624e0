"""The outlet an article belongs to, told by the host of its address or by the article's own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

# Archives and social sites carry what others publish: their host says nothing of the outlet.
_CARRIERS = frozenset(
    """archive.org web.archive.org archive.is archive.ph archive.today archive.fo facebook.com google.com
    news.google.com linkedin.com medium.com msn.com news.yahoo.com t.co twitter.com webcache.googleusercontent.com x.com
    youtube.com youtu.be bit.ly flipboard.com localhost""".split()
)

_WORD = r"[A-Z][\w&'’.-]{0,24}"
_NAME = rf"(?P<name>(?:The )?{_WORD}(?: (?:of |the |and )?{_WORD}){{0,3}})"
_LABEL = r"(?:Copyright|\(c\)|©|ⓒ)"
# What an outlet says of itself in the notes around an article: one such sentence is enough.
_SELF = (
    re.compile(rf"^{_NAME} works with a network of "),
    re.compile(rf"[Ff]or more information (?:about|on) {_NAME}['’]s "),
    re.compile(
        rf"^{_NAME} is an? (?:[\w-]+,? ){{0,3}}(?:news|media) (?:\w+ )?(?:outlet|organi[sz]ation|agency|site|service)"
    ),
    re.compile(rf"^{_LABEL} (?:{_LABEL} )?(?:\d{{4}}(?:-\d{{4}})?,? )?(?:by )?{_NAME}(?=[.,]|\s*$| All [Rr]ights)"),
    re.compile(rf"(?:^|[.] )Subscribe to {_NAME}(?: today| now|['’]s|[.!]|$)"),
)
# What is also said of another outlet ("told Reuters"): believed when two different ones name the same outlet.
_MENTIONS = (
    re.compile(rf"\b(?:told|tells|informed) {_NAME}(?= that\b| on\b| by\b|[,.;”\"])"),
    re.compile(rf"\b[Aa] {_NAME} (?:source|reporter|correspondent)\b"),
    re.compile(rf"(?:^|[.!?”\"] ){_NAME} (?:is aware|has learned|has confirmed|understands) that\b"),
)
_NO_OUTLET = frozenset({"The", "All", "This", "It", "Our", "Us", "Monday", "Rights", "He", "She", "They", "We"})


def outlet_of_url(url: str) -> str | None:
    """The outlet of an address: its name where the host is well known, else the host itself.

    >>> outlet_of_url("https://www.reuters.com/world/"), outlet_of_url("http://news.velmark.example/a?b=1")
    ('Reuters', 'news.velmark.example')
    """
    scheme, mark, rest = url.partition("://")
    host = (rest if mark else scheme).split("/", 1)[0].split("?", 1)[0].rsplit("@", 1)[-1].split(":", 1)[0].lower()
    return _outlet_of_host(host)


def outlet_of_words(notes: Iterable[str], body: Iterable[str]) -> str | None:
    """The outlet that an article gives away.

    `notes` are the paragraphs around the article, where an outlet says what it is; `body` those of the article, where
    two kinds of mentions ("a Tarn Watch source", "told Tarn Watch") must agree.

    >>> outlet_of_words(["The Velmark Courier works with a network of sources in the country."], [])
    'The Velmark Courier'
    >>> outlet_of_words([], ["A miner told Reuters that the pit was closed."]) is None
    True
    """
    stated: Counter[str] = Counter()
    for note in notes:
        for pattern in _SELF:
            if match := pattern.search(note):
                stated[_tidy(match["name"])] += 1
    stated.pop("", None)
    if stated:
        return max(stated, key=lambda name: stated[name])  # the first of those named most often
    kinds: dict[str, set[int]] = {}
    for paragraph in body:
        for kind, pattern in enumerate(_MENTIONS):
            for match in pattern.finditer(paragraph):
                kinds.setdefault(_tidy(match["name"]), set()).add(kind)
    agreed = [name for name, found in kinds.items() if name and len(found) > 1]
    return agreed[0] if len(agreed) == 1 else None


@lru_cache(maxsize=4096)
def _outlet_of_host(host: str) -> str | None:
    host = host.removeprefix("www.")
    labels = host.split(".")
    if len(labels) < 2 or not all(labels) or host in _CARRIERS or labels[-1].isdigit():
        return None
    known = _known_hosts()
    for start in range(len(labels) - 1):
        if name := known.get(".".join(labels[start:])):
            return name
    return host if re.fullmatch(r"[\w.-]{4,80}", host) else None


@lru_cache(maxsize=1)
def known_outlets() -> dict[str, str]:
    """The outlets of well-known hosts: names without "the", case, spaces and punctuation -> names."""
    return {
        "".join(filter(str.isalnum, name.casefold().removeprefix("the "))): name for name in _known_hosts().values()
    }


@lru_cache(maxsize=1)
def _known_hosts() -> dict[str, str]:
    lines = (files("toolkit.text") / "outlet_hosts.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def _tidy(name: str) -> str:
    name = re.sub(r"['’]s$", "", name).rstrip(".,")
    return "" if name.split(" ")[0] in _NO_OUTLET - {"The"} or name in _NO_OUTLET else name

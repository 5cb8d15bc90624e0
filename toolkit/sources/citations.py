"""Outlets that cite outlets: the table `citation_network`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.errors import require_choice
from toolkit.groups import Copies, is_copy
from toolkit.sources.aliases import without_article
from toolkit.sources.counts import column_of
from toolkit.sources.folding import name_key

_EXAMPLE = 300  # characters
# "The Brackwell agency" is Brackwell; "the agency" is the one named last.
_KINDS_OF_OUTLET = frozenset(
    "agency newswire wire site website newspaper paper daily weekly magazine broadcaster outlet portal".split()
)
_QUALIFIERS = frozenset("news exile online same latter".split())
_KOREAN = frozenset("매체 신문 통신 통신사 방송 언론".split())


def citation_network(attributions: pd.DataFrame, articles: pd.DataFrame, *, copies: Copies = "once") -> pd.DataFrame:
    """Count which outlets cite which others by name.

    An outlet is cited where a statement is attributed to it ("Yonhap reported", "according to the Post"). "The agency"
    and "the paper" stand for the outlet that the article named last. What outlets say of themselves is left out, and
    so are outlets without a name, such as "state media".

    Parameters
    ----------
    attributions
        The table of `find_attributions`, best after `link_speakers`, which knows the outlets of the collection.
    articles
        The articles they were found in, with `article_id` and `outlet`; `date` and `cluster` are used if they are
        there.
    copies
        "once" counts articles that are copies of each other once for each outlet; "all" counts each of them.

    Returns
    -------
    The `citation_network` table: citing (missing where the article's outlet is not known), cited, articles,
    attributions, first and last (date of the first and the last article), article_id and example (what was attributed
    in the first article, cut where it is long). Most articles first, then most attributions, then by name.

    Raises
    ------
    TableError
        A table lacks a column.
    ValueError
        `copies` is neither.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Daily Oru", "Daily Oru"]})
    >>> attributions = pd.DataFrame({
    ...     "article_id": ["a", "a", "b"],
    ...     "speaker": ["Tolmar Post", "Daily Oru", "The Tolmar Post"],
    ...     "kind": ["outlet", "outlet", "outlet"],
    ...     "content": ["the dam would hold", "it had asked", "the dam had held"],
    ... })
    >>> citation_network(attributions, articles)[["citing", "cited", "articles", "attributions", "example"]]
          citing        cited  articles  attributions             example
    0  Daily Oru  Tolmar Post         2             2  the dam would hold
    """
    require_choice("copies", copies, ("once", "all"))
    tables.check(attributions, "attributions", ["article_id", "speaker", "kind", "content"])
    tables.check(articles, "articles", ["article_id", "outlet"])
    counted = articles.loc[~articles["article_id"].duplicated()]
    if copies == "once":
        counted = counted.loc[~is_copy(counted, counted[["outlet"]])]
    facts = pd.DataFrame(
        {
            "article_id": counted["article_id"].astype("str"),
            "citing": counted["outlet"].astype("str"),
            "date": column_of(counted, "date", "datetime64[us]"),
        }
    )
    cited, names = cited_outlets(attributions, articles)
    others = np.array([key is not None and not own and key in names for key, own in cited], dtype=bool)
    rows = attributions.loc[others, ["article_id", "content"]].assign(
        key=[str(key) for (key, _), other in zip(cited, others.tolist(), strict=True) if other]
    )
    place = attributions.loc[others, "cue_start"] if "cue_start" in attributions else 0
    rows = rows.astype("str").assign(place=place).merge(facts, on="article_id", validate="many_to_one")
    rows = rows.sort_values(["date", "article_id", "place", "content"], na_position="last", kind="stable")
    counts = (
        rows.groupby(["citing", "key"], dropna=False, sort=False)
        .agg(
            articles=("article_id", "nunique"),
            attributions=("article_id", "size"),
            first=("date", "min"),
            last=("date", "max"),
            article_id=("article_id", "first"),
            example=("content", "first"),
        )
        .reset_index()
    )
    counts["cited"] = pd.Series([names[key] for key in counts["key"].tolist()], counts.index, dtype="str")
    counts["example"] = pd.Series([_shortened(text) for text in counts["example"].tolist()], counts.index, dtype="str")
    order = ["articles", "attributions", "citing", "cited"]
    counts = counts.sort_values(order, ascending=[False, False, True, True], na_position="last", kind="stable")
    return tables.conform(counts.drop(columns="key"), "citation_network").reset_index(drop=True)


def cited_outlets(
    attributions: pd.DataFrame, articles: pd.DataFrame
) -> tuple[list[tuple[str | None, bool]], dict[str, str]]:
    """The outlet that each attribution cites, by its key, and whether it is the article's own; the names of outlets.

    An outlet without a name has a key, and is not among the names.
    """
    of_article = dict(zip(articles["article_id"].tolist(), articles["outlet"].tolist(), strict=True))
    known = {outlet_key(name): name for name in sorted(set(of_article.values()), key=str) if isinstance(name, str)}
    ids, speakers, kinds = (attributions[name].tolist() for name in ("article_id", "speaker", "kind"))
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for speaker, kind in zip(speakers, kinds, strict=True):
        if kind == "outlet" and isinstance(speaker, str) and has_name(speaker):
            written[outlet_key(speaker)][without_article(speaker)] += 1
    names = {key: min(ways, key=lambda way: (-ways[way], way)) for key, ways in written.items()} | known
    bare = _LastNamed(attributions, articles, names)
    found: list[tuple[str | None, bool]] = []
    for row, (article, speaker, kind) in enumerate(zip(ids, speakers, kinds, strict=True)):
        own = of_article.get(article)
        key = outlet_key(speaker) if isinstance(speaker, str) else ""
        if isinstance(speaker, str) and is_bare_outlet(speaker):
            found.append((bare.before(row, own), False))
        elif key and (kind == "outlet" or key in known):
            found.append((key, isinstance(own, str) and key == outlet_key(own)))
        else:
            found.append((None, False))
    return found, names


def names_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names as whole words, the longest first."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first) or r"(?!)")


class _LastNamed:
    """The outlet that an article named last before a place."""

    def __init__(self, attributions: pd.DataFrame, articles: pd.DataFrame, names: Mapping[str, str]) -> None:
        self._rows = attributions
        self._pattern = names_pattern(names.values())
        self._keys = {name: key for key, name in names.items()}
        texts = articles["text"].tolist() if "text" in articles else [None] * len(articles)
        self._texts = dict(zip(articles["article_id"].tolist(), texts, strict=True))
        self._places: dict[str, list[tuple[int, str]]] = {}

    def before(self, row: int, own: object) -> str | None:
        """The other outlet that stands nearest before the source of a row, in the body."""
        article = self._rows["article_id"].iloc[row]
        start = self._rows["source_start"].iloc[row] if "source_start" in self._rows else None
        text = self._texts.get(article)
        if not isinstance(text, str) or start is None or pd.isna(start):
            return None
        if article not in self._places:
            found = [(match.start(), self._keys[match[0]]) for match in self._pattern.finditer(text)]
            self._places[article] = [one for one in found if not isinstance(own, str) or one[1] != outlet_key(own)]
        return next((key for place, key in reversed(self._places[article]) if place < int(start)), None)


def outlet_key(name: str) -> str:
    """An outlet's name to compare by: without its article, and without the kind of outlet behind a name.

    >>> outlet_key("the Brackwell news agency"), outlet_key("The Eskeln Courant"), outlet_key("News Agency")
    ('brackwell', 'eskeln-courant', 'news-agency')
    """
    pieces = name_key(without_article(name)).split("-")
    kept = list(pieces)
    while kept and kept[-1] in _KINDS_OF_OUTLET | _QUALIFIERS:
        kept.pop()
    return "-".join(kept or pieces)


def has_name(speaker: str) -> bool:
    """Whether an outlet is called by its name, and not by its country or kind.

    >>> [has_name(name) for name in ("the Brackwell news agency", "Tolmaria's state news agency", "media of the South")]
    [True, False, False]
    """
    words = without_article(speaker).split()
    while len(words) > 1 and words[-1] in _KINDS_OF_OUTLET | _QUALIFIERS:
        words.pop()
    return bool(words) and words[0][:1].isupper() and words[-1][:1].isupper()


def is_bare_outlet(speaker: str) -> bool:
    """Whether a source is an outlet of which nothing but its kind is said: "the exile site", "the same paper".

    >>> is_bare_outlet("exile site"), is_bare_outlet("state news agency"), is_bare_outlet("Site")
    (True, False, False)
    """
    words = re.findall(r"\w+", speaker)
    if words and words[-1] in _KOREAN and len(words) < 3:
        return len(words) == 1 or words[0] in ("이", "그", "해당", "동")
    if not words or words[-1] not in _KINDS_OF_OUTLET:
        return False
    return set(words[:-1]) <= _QUALIFIERS | {"the", "that", "this"}


def _shortened(text: object) -> str | None:
    if not isinstance(text, str):
        return None
    line = " ".join(text.split())
    return line if len(line) <= _EXAMPLE else line[:_EXAMPLE].rpartition(" ")[0] + " …"

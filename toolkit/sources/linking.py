"""One identity per speaker over a whole collection: copies, offices, middle names, and the user's own aliases.

`find_attributions` reads every article on its own; `link_speakers` compares what it found. It works on the table
alone and is quick enough to be run again whenever the aliases change.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable

import pandas as pd

from toolkit.sources.aliases import Aliases, alias_targets, without_article
from toolkit.sources.folding import fold, name_key
from toolkit.sources.naming.kinds import read_phrase
from toolkit.sources.naming.name_words import COURTESY
from toolkit.sources.naming.offices import office_of_title
from toolkit.tables import check

_NEEDED = ["article_id", "source", "speaker", "speaker_id", "kind", "anonymity"]
_HIDING_NOBODY = ("document", "outlet")
_BODIES = ("organisation", "outlet")


def link_speakers(
    attributions: pd.DataFrame, articles: pd.DataFrame | None = None, *, aliases: Aliases | None = None
) -> pd.DataFrame:
    """Give each speaker of a collection one identity and one name.

    Named speakers that `find_attributions` met under full names have one identity already. Here are added: unnamed
    speakers of articles that are copies of each other; people known by office and surname alone ("President Ruiz"),
    where only one person of that surname has that office in the collection; and a middle name or initial that is
    sometimes left out. A bare surname is never enough: who shares it may be somebody else. A single word that an
    article on its own reads as a surname is the country, body or outlet of that name where other articles show it to
    be one and nobody in the collection bears it; the names in the column `outlet` of the articles are outlets.

    Parameters
    ----------
    attributions
        The table of `find_attributions`.
    articles
        The articles: their outlets, and the copies among them where `mark_duplicates` has added the column `cluster`.
    aliases
        What the user knows better, and what wins: a mapping from what a speaker is called to who it is
        (``{"Ruiz": "Ana Ruiz", "TWB": "Tolmar Water Board"}``), or a table with the columns `alias` and `speaker` and,
        if wanted, `kind`. A name is compared with `speaker` and `speaker_id` without regard to case, accents, hyphens
        and an article before it. Who an alias leads to is named.

    Returns
    -------
    The attributions in the same order, with `speaker`, `speaker_id`, `kind` and `anonymity` changed where speakers
    were linked.

    Raises
    ------
    TableError
        A table lacks a column.
    ToolkitError
        An alias is given to two speakers, or leads back to itself.

    Examples
    --------
    >>> attributions = pd.DataFrame({
    ...     "article_id": ["a", "b"], "source": ["President Ana Ruiz", "President Ruiz"],
    ...     "speaker": ["Ana Ruiz", "President Ruiz"], "speaker_id": ["ana-ruiz", "b/ruiz"],
    ...     "kind": ["person", "person"], "anonymity": ["named", "named"],
    ... })
    >>> link_speakers(attributions)["speaker"].tolist()
    ['Ana Ruiz', 'Ana Ruiz']
    """
    check(attributions, "attributions", _NEEDED)
    linked = attributions.copy()
    if articles is not None and "cluster" in articles:
        _link_copies(linked, articles)
    _settle_bodies(linked, _outlets(articles))
    names = _names(linked)
    same = _same_office(linked, names) | _same_but_middle(names)
    given = alias_targets(aliases)
    ids, speakers, kinds, levels = (linked[name].tolist() for name in ("speaker_id", "speaker", "kind", "anonymity"))
    for place, identity in enumerate(ids):
        if not isinstance(identity, str):
            continue
        identity = same.get(identity, identity)
        alias = given.get(name_key(str(speakers[place]))) or given.get(name_key(identity))
        if alias is not None:
            speaker, kind = alias
            ids[place], speakers[place] = name_key(speaker), speaker
            kinds[place] = kind or kinds[place]
            levels[place] = None if kinds[place] in _HIDING_NOBODY else "named"
        elif identity != ids[place]:
            ids[place], speakers[place] = identity, names.get(identity, speakers[place])
    for name, values in (("speaker_id", ids), ("speaker", speakers), ("kind", kinds), ("anonymity", levels)):
        linked[name] = pd.Series(values, linked.index, attributions[name].dtype)
    return linked


def _link_copies(linked: pd.DataFrame, articles: pd.DataFrame) -> None:
    """Let the unnamed speakers of copies have one identity: that of the first article of the cluster."""
    check(articles, "articles", ["article_id", "cluster"])
    first: dict[Hashable, str] = {}
    copies: dict[str, str] = {}
    for article_id, cluster in sorted(zip(articles["article_id"], articles["cluster"], strict=True), key=str):
        if pd.notna(cluster):
            copies[article_id] = first.setdefault(cluster, article_id)
    identities = []
    for article_id, identity in zip(linked["article_id"].tolist(), linked["speaker_id"].tolist(), strict=True):
        own = isinstance(identity, str) and identity.startswith(f"{article_id}/")
        same = copies.get(article_id, article_id)
        identities.append(same + identity[len(article_id) :] if own else identity)
    linked["speaker_id"] = pd.Series(identities, linked.index, linked["speaker_id"].dtype)


def _outlets(articles: pd.DataFrame | None) -> dict[str, str]:
    """The outlets of the collection by their key; by the last word as well, where only one of them ends so."""
    if articles is None or "outlet" not in articles:
        return {}
    names = sorted({name for name in articles["outlet"].tolist() if isinstance(name, str) and name.strip()})
    outlets = {name_key(without_article(name)): name for name in names}
    short = Counter(key.rpartition("-")[2] for key in outlets)
    return {last: name for key, name in outlets.items() if short[last := key.rpartition("-")[2]] == 1} | outlets


def _settle_bodies(linked: pd.DataFrame, outlets: dict[str, str]) -> None:
    """Give outlets and bodies that some article took for a person, or for another kind, their one identity."""
    columns = ("article_id", "source", "speaker", "speaker_id", "kind", "anonymity")
    articles, sources, speakers, ids, kinds, levels = (linked[name].tolist() for name in columns)
    surnames: set[str] = set()
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for article, identity, kind in zip(articles, ids, kinds, strict=True):
        if isinstance(identity, str) and not identity.startswith(f"{article}/"):
            if kind == "person" and "-" in identity and identity not in outlets:
                surnames.update((identity.rpartition("-")[2], identity.partition("-")[0]))
            elif kind in _BODIES:
                bodies[identity].add(kind)
    for place, (article, identity, kind, level) in enumerate(zip(articles, ids, kinds, levels, strict=True)):
        if not isinstance(identity, str) or kind not in ("person", "unknown", *_BODIES):
            continue
        key = identity.removeprefix(f"{article}/")
        if key != identity and (level != "named" or " " in speakers[place] or key in surnames):
            continue  # unnamed, with a title, or somebody's surname
        outlet = outlets.get(key)
        is_whole = outlet is not None and name_key(without_article(outlet)) == key
        if outlet is not None and (is_whole or (key not in surnames and _has_the(sources[place]))):
            ids[place], speakers[place] = name_key(without_article(outlet)), outlet
            kinds[place], levels[place] = "outlet", None
        elif key in bodies and (kind != "person" or key != identity):
            ids[place] = key
            kinds[place] = "outlet" if "outlet" in bodies[key] else "organisation"
            levels[place] = None if kinds[place] == "outlet" else level
    for name, values in (("speaker_id", ids), ("speaker", speakers), ("kind", kinds), ("anonymity", levels)):
        linked[name] = pd.Series(values, linked.index, linked[name].dtype)


def _has_the(source: object) -> bool:
    return isinstance(source, str) and source[:4].casefold() == "the "


def _names(linked: pd.DataFrame) -> dict[str, str]:
    """The name most often shown for each person known over the collection; ties: the longest, then by letters."""
    people = linked[(linked["kind"] == "person") & (linked["anonymity"] == "named")]
    counts = Counter(zip(people["speaker_id"].tolist(), people["speaker"].tolist(), strict=True))
    best: dict[str, tuple[int, int, str]] = {}
    for (identity, speaker), count in counts.items():
        best[identity] = max(best.get(identity, (0, 0, "")), (count, len(speaker), speaker))
    return {identity: speaker for identity, (_, _, speaker) in best.items()}


def _same_office(linked: pd.DataFrame, names: dict[str, str]) -> dict[str, str]:
    """Identities of office and surname ("President Ruiz"), with that of the one person who has both."""
    holders: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    pairs = zip(linked["source"].tolist(), linked["speaker_id"].tolist(), strict=True)
    for source, identity in dict.fromkeys(pair for pair in pairs if isinstance(pair[0], str) and pair[1] in names):
        phrase = read_phrase(source)
        if "/" not in identity and phrase.name is not None and phrase.name.title and len(phrase.name.words) > 1:
            holders[office_of_title(phrase.name.title), fold(phrase.name.words[-1])].add(identity)
    same = {}
    for identity, display in names.items():
        title, _, surname = display.rpartition(" ")
        if "/" in identity and title and title.casefold() not in COURTESY:
            office = office_of_title(title), fold(surname)
            known = holders.get(office, set())
            same[identity] = next(iter(known)) if len(known) == 1 else "-".join(office)
    return same


def _same_but_middle(names: dict[str, str]) -> dict[str, str]:
    """Identities with middle names, with that of the same name without, where there is one and only one such."""
    longer: defaultdict[str, list[str]] = defaultdict(list)
    for identity in names:
        pieces = identity.split("-")
        if len(pieces) == 3 and "/" not in identity and len(pieces[0]) > 1 and len(pieces[1]) > 1:
            longer[f"{pieces[0]}-{pieces[2]}"].append(identity)
    return {found[0]: short for short, found in longer.items() if short in names and len(found) == 1}

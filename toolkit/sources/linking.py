"""One identity per speaker over a whole collection: copies, offices, middle names, and the user's own aliases.

`find_attributions` reads every article on its own; `link_speakers` compares what it found. It works on the table
alone and is quick enough to be run again whenever the aliases change.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

import pandas as pd

from toolkit.errors import TableError, ToolkitError
from toolkit.sources.kinds import read_phrase
from toolkit.sources.names import COURTESY, fold, name_key
from toolkit.sources.people import TITLE_ROLES
from toolkit.tables import check

Aliases = Mapping[str, str] | pd.DataFrame

_NEEDED = ["article_id", "source", "speaker", "speaker_id", "kind", "anonymity"]
_HIDING_NOBODY = ("document", "outlet")


def link_speakers(
    attributions: pd.DataFrame, articles: pd.DataFrame | None = None, *, aliases: Aliases | None = None
) -> pd.DataFrame:
    """Give each speaker of a collection one identity and one name.

    Named speakers that `find_attributions` met under full names have one identity already. Here are added: unnamed
    speakers of articles that are copies of each other; people known by office and surname alone ("President Ruiz"),
    where only one person of that surname has that office in the collection; and a middle name or initial that is
    sometimes left out. A bare surname is never enough: who shares it may be somebody else.

    Parameters
    ----------
    attributions
        The table of `find_attributions`.
    articles
        The articles, where `mark_duplicates` has added the column `cluster`; without them copies stay apart.
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
    if articles is not None:
        _link_copies(linked, articles)
    names = _names(linked)
    same = _same_office(linked, names) | _same_but_middle(names)
    given = _read_aliases(aliases)
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
            holders[_office(phrase.name.title), fold(phrase.name.words[-1])].add(identity)
    same = {}
    for identity, display in names.items():
        title, _, surname = display.rpartition(" ")
        if "/" in identity and title and title.casefold() not in COURTESY:
            office = _office(title), fold(surname)
            known = holders.get(office, set())
            same[identity] = next(iter(known)) if len(known) == 1 else "-".join(office)
    return same


def _office(title: str) -> str:
    return TITLE_ROLES.get(title.casefold(), title.casefold())


def _same_but_middle(names: dict[str, str]) -> dict[str, str]:
    """Identities with middle names, with that of the same name without, where there is one and only one such."""
    longer: defaultdict[str, list[str]] = defaultdict(list)
    for identity in names:
        pieces = identity.split("-")
        if len(pieces) == 3 and "/" not in identity and len(pieces[0]) > 1 and len(pieces[1]) > 1:
            longer[f"{pieces[0]}-{pieces[2]}"].append(identity)
    return {found[0]: short for short, found in longer.items() if short in names and len(found) == 1}


def _read_aliases(aliases: Aliases | None) -> dict[str, tuple[str, str | None]]:
    """Who each alias leads to, by the key of the alias: the speaker's name, and the kind where it is given."""
    if aliases is None:
        return {}
    if isinstance(aliases, pd.DataFrame):
        lacking = [name for name in ("alias", "speaker") if name not in aliases.columns]
        if lacking:
            names = [str(name) for name in aliases.columns]
            raise TableError(f"The aliases need the columns 'alias' and 'speaker', but have {names}.")
        kinds = aliases["kind"].tolist() if "kind" in aliases else [None] * len(aliases)
        rows = list(zip(aliases["alias"].tolist(), aliases["speaker"].tolist(), kinds, strict=True))
    else:
        rows = [(alias, speaker, None) for alias, speaker in aliases.items()]
    given: dict[str, tuple[str, str | None]] = {}
    for alias, speaker, kind in rows:
        if not isinstance(alias, str) or not isinstance(speaker, str):
            continue  # an empty line of a spreadsheet
        key = name_key(_without_article(alias))
        target = (speaker.strip(), kind if isinstance(kind, str) and kind else None)
        if given.setdefault(key, target)[0] != target[0]:
            raise ToolkitError(
                f"The alias {alias!r} leads to both {given[key][0]!r} and {target[0]!r}; keep one of them."
            )
    return {key: _follow(given, key) for key in given}


def _follow(given: dict[str, tuple[str, str | None]], key: str) -> tuple[str, str | None]:
    """The end of a chain of aliases."""
    seen = [key]
    while (following := name_key(given[seen[-1]][0])) in given and following != seen[-1]:
        if following in seen:
            raise ToolkitError(
                f"The alias {given[following][0]!r} leads back to itself; let one name stand at the end."
            )
        seen.append(following)
    speaker, kind = given[seen[-1]]
    return speaker, kind or given[key][1]


def _without_article(name: str) -> str:
    first, _, rest = name.strip().partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an") else name

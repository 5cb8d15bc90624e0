"""For whom a source speaks: officials, ministries and armies of one government are one side, not several witnesses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from toolkit.sources.folding import fold
from toolkit.sources.naming.heads import HEADS

# Who speaks for a government, not for himself. A member of parliament or a party speaks for neither.
_OFFICIAL = frozenset(
    """
    official officials government governments ministry ministries minister ministers military army armed forces navy
    envoy ambassador spokesman spokeswoman spokesperson staff intelligence diplomat diplomats embassy defence defense
    foreign authorities officer officers command state administration cabinet commander general colonel presidency
    """.split()
)
_CAPITALISED = re.compile(r"(?:[A-Z]\.){2,}|\b[A-Z][\w’'-]*[\w]")
_FIELD = re.compile(r"\b(?:minist(?:er|ry)|department|secretary|bureau|office) (?:of|for) (?:the )?$")  # "of Justice"
_ENDINGS = ("ians", "ian", "eans", "ean", "ans", "an", "ese", "ish", "is", "i", "ia", "a", "n")
_REGIONS = frozenset("north south east west new saudi sri united".split())
# Countries whose adjective has another stem, and those known by initials.
_IRREGULAR = {
    "us": "united states", "usa": "united states", "american": "united states", "americans": "united states",
    "uk": "brit", "britain": "brit", "british": "brit", "uks": "brit", "french": "franc", "france": "franc",
    "german": "german", "germany": "german", "dutch": "netherlands", "netherlands": "netherlands",
    "spanish": "spain", "spain": "spain", "swiss": "switzerland", "switzerland": "switzerland", "greek": "greece",
    "greece": "greece", "dprk": "north kore", "rok": "south kore", "polish": "pol", "poland": "pol",
    "norwegian": "norway", "norway": "norway", "turkish": "turk", "turkey": "turk", "finnish": "fin",
    "finland": "fin", "swedish": "swed", "sweden": "swed", "danish": "dan", "denmark": "dan", "thai": "thailand",
    "thailand": "thailand", "philippine": "philippin", "filipino": "philippin", "philippines": "philippin",
    "ukraine": "ukrain", "chinese": "chin", "china": "chin", "israel": "israel", "iraq": "iraq", "iran": "iran",
}  # fmt: skip


def side_of(phrases: Iterable[str], people: Collection[str] = ()) -> str | None:
    """The government that a speaker speaks for, from all phrases that he is called by; None where none says it.

    Of several the first by the alphabet: it does not matter which, as long as it is always the same. `people`: stems of
    the names of people, whose spokesmen speak for nobody else.

    >>> side_of(["Halsia's military"]) == side_of(["the official", "a senior Halsian official"])
    True
    >>> side_of(["Ana Ruiz", "a Halsian shopkeeper"]) is None
    True
    """
    found: set[str] = set()
    for phrase in phrases:
        if not speaks_officially(phrase):
            continue
        country = country_in(phrase)
        if country and country not in people:
            found.add(country)
    return min(found) if found else None


def speaks_officially(phrase: str) -> bool:
    """Whether a phrase names somebody who speaks for a government.

    >>> speaks_officially("a senior official"), speaks_officially("a clerk of the mill")
    (True, False)
    """
    return not _OFFICIAL.isdisjoint(word.casefold() for word in re.findall(r"[^\W\d_]+", phrase))


def country_in(phrase: str) -> str | None:
    """The stem of the first name in a phrase that looks like a country: it is an adjective of one, or owns an office.

    >>> country_in("the South Korean ministry"), country_in("Halsia's joint staff"), country_in("U.S. officials")
    ('south kore', 'hals', 'united states')
    >>> country_in("Minister of Agriculture Boris Halm") is None
    True
    """
    names = [match for match in _CAPITALISED.finditer(phrase) if fold(match[0]).removesuffix("s") not in _OFFICIAL]
    for place, match in enumerate(names):
        word = match[0]
        owner = re.search(r"[’']s$", word) is not None or phrase[match.end() : match.end() + 2] in ("’s", "'s")
        before = phrase[: match.start()].casefold()
        of = re.search(r"\b(?:of|in|from) (?:the )?$", before) is not None and not _FIELD.search(before)
        plain = fold(re.sub(r"[’']s?$", "", word))
        region = fold(names[place - 1][0]) if place and fold(names[place - 1][0]) in _REGIONS else ""
        if plain in _REGIONS:
            continue
        stem = _IRREGULAR.get(plain)
        if stem is None:
            is_adjective = plain.endswith(("ian", "ean", "ese", "ish", "an"))
            if not (owner or of or is_adjective):
                continue
            stem = stem_of(plain)
        return f"{region} {stem}".strip()
    return None


def stem_of(word: str) -> str:
    """What the name of a country and its adjective have in common.

    >>> stem_of("tolmaria"), stem_of("tolmarian"), stem_of("Ordava"), stem_of("Ordavan")
    ('tolmar', 'tolmar', 'ordav', 'ordav')
    """
    plain = fold(word)
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            return plain[: -len(ending)]
    return plain


def sides_of_speakers(columns: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """The government that each speaker speaks for, where some mention of him says it."""
    phrases: defaultdict[str, set[str]] = defaultdict(set)
    values = (columns[name] for name in ("speaker_id", "speaker", "source", "cue", "kind"))
    countries: dict[str, str] = {}
    people: set[str] = set()
    for identity, speaker, source, cue, kind in zip(*values, strict=True):
        if isinstance(identity, str) and kind in ("person", "group", "organisation"):
            phrases[identity].update(word for word in (speaker, source) if isinstance(word, str))
            # "A Halsian | official said": the noun may have been taken for a part of the cue.
            noun = cue.partition(" ")[0] if isinstance(cue, str) else ""
            if noun in HEADS and isinstance(source, str):
                phrases[identity].add(f"{source} {noun}")
            if kind == "person" and "-" in identity and "/" not in identity:
                people.add(stem_of(identity.rpartition("-")[2]))
            if isinstance(speaker, str) and " " not in speaker:
                countries[identity] = stem_of(speaker)
    sides = {identity: side for identity, told in sorted(phrases.items()) if (side := side_of(sorted(told), people))}
    # "Halsia says" is the government of Halsia where anybody else speaks for it.
    known = set(sides.values())
    return sides | {identity: stem for identity, stem in countries.items() if stem in known}

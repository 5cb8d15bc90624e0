"""Where an attribution comes from: told to the article itself, to somebody who told it, or to another outlet."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd

from toolkit.sources.citations import cited_outlets, is_bare_outlet, names_pattern, outlet_key
from toolkit.sources.heads import HEADS
from toolkit.sources.korean_phrases import is_korean
from toolkit.sources.sides import side_of, speaks_officially, stem_of
from toolkit.tables import AUTHOR, UNRESOLVED

# What is looked at and measured: whoever shows it has made or got it himself.
_OBSERVED = frozenset(
    """
    image images imagery photo photos photograph photographs picture pictures film footage video videos satellite data
    radar records measurement measurements recording recordings tracking readings analysis
    """.split()
)
_MANY_OUTLETS = frozenset("media newspapers papers outlets agencies websites broadcasters reports press".split())
_TOLD_TO = re.compile(r"\b(?:told|telling|tells|tell|informed|wrote to|interview with|spoke to|speaking to|gave)\b")
_CITING = re.compile(r"\b(?:cit(?:es?|ed|ing)|quot(?:es?|ed|ing)|rel(?:y|ies|ied|ying) on|refer(?:s|red|ring)? to)\b")
_OTHER_COUNTRY = re.compile(r"\b(?:second|third|another|other|different|neighbou?ring)\b", re.IGNORECASE)
_MEMBER = re.compile(r"(?:the (?:first|second|third|fourth|other|latter|former)|one of|another)\b", re.IGNORECASE)
_COMMENTING = frozenset(
    """
    expert experts analyst analysts observer observers critic critics commentator commentators scholar scholars
    researcher researchers historian historians economist economists pollster pollsters voter voters supporter
    supporters    opponent opponents resident residents some others many most both those people
    """.split()
)
_THINGS = frozenset("it they this these".split())
_SHOWING = re.compile(r"\b(?:show(?:s|ed|n)?|reveal(?:s|ed)?|indicat(?:es?|ed)|suggest(?:s|ed)?)\b")
_NEAR = 200  # characters before "it shows" in which the picture stands
_REACH = 60  # characters in which the outlet stands to which something was told


class Origin(NamedTuple):
    """Where one attribution comes from, before asking which articles the collection has.

    `key` is the same for all attributions of one origin; None where nobody can tell whose the words are.
    """

    key: str | None
    row: int  # of the attributions: the source that stands at the beginning
    via: tuple[str, ...]  # the outlets it came through, the one that the article read first
    kind: str  # source | material | paper | voice | outlet | unclear


class Extent(NamedTuple):
    """From where to where an attribution and its content reach in one part of an article."""

    article: str
    part: str
    start: int
    end: int
    content: tuple[int, int]


class Origins:
    """The origins of all attributions of a collection."""

    def __init__(self, attributions: pd.DataFrame, articles: pd.DataFrame) -> None:
        self.columns: dict[str, list[Any]] = {
            name: attributions[name].tolist() if name in attributions else [None] * len(attributions)
            for name in (
                "article_id",
                "part",
                "source",
                "cue",
                "content",
                "speaker",
                "speaker_id",
                "kind",
                "anonymity",
                "cue_end",
                "rule",
            )
        }
        self._texts = {
            (article, part): text
            for part in ("text", "title", "captions")
            if part in articles
            for article, text in zip(articles["article_id"].tolist(), articles[part].tolist(), strict=True)
        }
        self.extents = extents_of(attributions)
        cited, self.outlet_names = cited_outlets(attributions, articles)
        self.cited = [key for key, _ in cited]
        self.is_own = [own for _, own in cited]
        outlets = zip(articles["article_id"].tolist(), articles["outlet"].tolist(), strict=True)
        self.outlet_of = {article: outlet_key(name) for article, name in outlets if isinstance(name, str)}
        self._outlet_words = names_pattern(self.outlet_names.values())
        self._by_name = {name: key for key, name in self.outlet_names.items()}
        self._parents = self._enclosing()
        self._sides = self._sides_of_speakers()
        self._told_to = [self._other_outlet_told(row) for row in range(len(self.cited))]
        self._relays = self._outlets_relied_on()
        self.all = [self._origin(row) for row in range(len(self.cited))]

    def _origin(self, row: int) -> Origin:
        """The origin of a row: up to whoever tells of it, until it was told to an outlet or to the article itself."""
        seen: set[int] = set()
        while row not in seen:
            seen.add(row)
            article, outlet = self.columns["article_id"][row], self.cited[row]
            if outlet is not None and not self.is_own[row]:
                if outlet not in self.outlet_names and self._is_hearsay(row):
                    return Origin(None, row, (), "unclear")
                via = (outlet, *self._relays.get((article, outlet), ()))
                return Origin(f"outlet:{via[-1]}", row, via, "outlet")
            if (listener := self._told_to[row]) is not None:
                return self._of_speaker(row)._replace(via=(listener,))
            parent = self._parents[row]
            if parent is None:
                break
            told_by = self.cited[parent]
            if told_by is not None and not self.is_own[parent]:
                return self._of_speaker(row)._replace(via=(told_by, *self._relays.get((article, told_by), ())))
            if self._of_speaker(parent).key is None:
                break
            if self.is_own[parent]:
                break  # "we have been told by a nurse that": the nurse told it
            row = parent
        return self._of_speaker(row)

    def _of_speaker(self, row: int) -> Origin:
        """The origin of a row, were it told to the article itself."""
        article, speaker, identity, kind = (
            self.columns[name][row] for name in ("article_id", "speaker", "speaker_id", "kind")
        )
        own = self.outlet_of.get(article, article)
        if self._is_shown(row):
            return Origin(f"material:{own}", row, (), "material")
        if not isinstance(speaker, str) or not isinstance(identity, str) or speaker in (UNRESOLVED, AUTHOR):
            return Origin(None, row, (), "unclear")
        if is_bare_outlet(speaker):  # "the site", and none was named before
            return Origin(None, row, (), "unclear")
        if self.is_own[row]:
            return Origin(f"outlet:{own}", row, (), "voice")
        words = set(re.findall(r"[^\W\d_]+", speaker.casefold()))
        if words & _OBSERVED and kind in ("document", "unknown", "organisation"):
            return Origin(f"material:{own}", row, (), "material")
        if kind == "document":
            # "The order" reached the article by somebody's hand; a report with a name can be read by all.
            has_name = any(letter.isupper() for letter in speaker)
            return Origin(f"document:{identity}", row, (), "source" if has_name else "paper")
        if kind == "unknown" and self.columns["anonymity"][row] != "named":
            return Origin(None, row, (), "unclear")
        side = self._sides.get(identity)
        return Origin(f"side:{side}" if side else f"speaker:{identity}", row, (), "source")

    def _is_shown(self, row: int) -> bool:
        """Whether "it shows" tells of a picture or a measurement that stands right before."""
        source, cue = self.columns["source"][row], self.columns["cue"][row]
        if self.columns["speaker"][row] != UNRESOLVED or not isinstance(source, str) or not isinstance(cue, str):
            return False
        if source.casefold() not in _THINGS or not _SHOWING.search(cue):
            return False
        extent = self.extents[row]
        text = self._texts.get((extent.article, extent.part))
        before = text[max(0, extent.start - _NEAR) : extent.start] if isinstance(text, str) else ""
        return not _OBSERVED.isdisjoint(re.findall(r"[^\W\d_]+", before.rpartition("\n")[2].casefold()))

    def _is_hearsay(self, row: int) -> bool:
        """Whether "media" or "foreign newspapers" are named, of which nobody can tell who they are."""
        words = set(self._words(row))
        return bool(words & _MANY_OUTLETS) and "state" not in words

    def description(self, row: int) -> str | None:
        """How a source without a name is described, in words that can be compared; None where it has one."""
        if self.columns["anonymity"][row] not in ("described", "unnamed"):
            return None
        words = re.findall(r"[^\W\d_]+", str(self.columns["speaker"][row]).casefold())
        own = set(self.outlet_of.get(self.columns["article_id"][row], "").split("-"))
        kept = {word for word in words if word not in _EMPTY and word not in own}
        return " ".join(sorted(kept))

    def is_unnamed(self, row: int) -> bool:
        """Whether an attribution has a source that is not named."""
        return self.columns["anonymity"][row] in ("described", "unnamed")

    def hides_country(self, row: int) -> bool:
        """Whether a source is an official of a government of which nobody says which: "an officer"."""
        phrases = (self.columns["speaker"][row], self.columns["source"][row])
        told = " ".join(phrase for phrase in phrases if isinstance(phrase, str))
        return self.is_unnamed(row) and speaks_officially(told) and not _OTHER_COUNTRY.search(told)

    def is_korean(self, row: int) -> bool:
        """Whether a source is called by a Korean word."""
        return is_korean(str(self.columns["speaker"][row]))

    def comments(self, row: int) -> bool:
        """Whether a source looks at things from outside, and has no papers to hand on: experts, voters, some."""
        return not _COMMENTING.isdisjoint(self._words(row))

    def is_group_of(self, group: int, row: int) -> bool:
        """Whether a group ("two employees") holds a single source of the same article ("the second employee")."""
        if self.columns["article_id"][group] != self.columns["article_id"][row]:
            return False
        if self.columns["kind"][group] != "group" or self.columns["kind"][row] != "person":
            return False
        if self.columns["anonymity"][row] == "named":
            return False
        lemmas = {HEADS[word].lemma for word in self._words(group) if word in HEADS and HEADS[word].many}
        words = set(self._words(row))
        return bool(lemmas & words) or (
            bool(lemmas) and _MEMBER.match(str(self.columns["source"][row])) is not None and len(words) <= _SHORT
        )

    def _words(self, row: int) -> list[str]:
        return re.findall(r"[^\W\d_]+", str(self.columns["speaker"][row]).casefold())

    def _enclosing(self) -> list[int | None]:
        """For each row the smallest attribution whose content holds it whole, or that cites it."""
        parents: list[int | None] = [None] * len(self.extents)
        places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for row, extent in enumerate(self.extents):
            places[extent.article, extent.part].append(row)
        for rows in places.values():
            rows.sort(key=lambda row: (self.extents[row].content, row))
            starts = [self.extents[row].content[0] for row in rows]
            for row in rows:
                extent = self.extents[row]
                is_cited = self.columns["rule"][row] == "cited"  # the statement is first of all of whoever cites
                before = bisect_right(starts, extent.content[0] if is_cited else extent.start)
                holding = [
                    other
                    for other in rows[max(0, before - _HOLDERS) : before]
                    if other != row
                    and extent.end <= self.extents[other].content[1] + _MARKS
                    and self.extents[other].content != extent.content
                ]
                if is_cited:
                    holding = [
                        other
                        for other in rows[max(0, before - _HOLDERS) : before]
                        if self.extents[other].content == extent.content and self.columns["rule"][other] != "cited"
                    ]
                if holding:
                    parents[row] = min(
                        holding, key=lambda other: (_length(self.extents[other].content), self.extents[other])
                    )
        return parents

    def _sides_of_speakers(self) -> dict[str, str]:
        """The government that each speaker speaks for, where some mention of him says it."""
        phrases: defaultdict[str, set[str]] = defaultdict(set)
        columns = (self.columns[name] for name in ("speaker_id", "speaker", "source", "cue", "kind"))
        countries: dict[str, str] = {}
        people: set[str] = set()
        for identity, speaker, source, cue, kind in zip(*columns, strict=True):
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
        sides = {
            identity: side for identity, told in sorted(phrases.items()) if (side := side_of(sorted(told), people))
        }
        # "Halsia says" is the government of Halsia where anybody else speaks for it.
        known = set(sides.values())
        return sides | {identity: stem for identity, stem in countries.items() if stem in known}

    def _other_outlet_told(self, row: int) -> str | None:
        """The other outlet to which a source said something: "told the Brackwell agency"."""
        cue, article = self.columns["cue"][row], self.columns["article_id"][row]
        if not isinstance(cue, str) or not _TOLD_TO.search(cue.casefold()):
            return None
        extent = self.extents[row]
        text, end = self._texts.get((article, extent.part)), self.columns["cue_end"][row]
        near = text[int(end) : int(end) + _REACH] if isinstance(text, str) and not pd.isna(end) else ""
        own = self.outlet_of.get(article)
        for match in self._outlet_words.finditer(near):
            if (key := self._by_name[match[0]]) != own:
                return key
        return None

    def _outlets_relied_on(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """By article and outlet cited in it: the outlets that this one cites in turn."""
        relays: dict[tuple[str, str], tuple[str, ...]] = {}
        for row, outlet in enumerate(self.cited):
            cue, content = self.columns["cue"][row], self.columns["content"][row]
            if outlet is None or self.is_own[row] or not isinstance(cue, str) or not isinstance(content, str):
                continue
            article = self.columns["article_id"][row]
            if _CITING.search(cue.casefold()):
                found = [self._by_name[match[0]] for match in self._outlet_words.finditer(content)]
                further = [key for key in dict.fromkeys(found) if key not in (outlet, self.outlet_of.get(article))]
                if further:
                    relays.setdefault((article, outlet), (further[0],))
        return relays


_EMPTY = frozenset("a an the another different second third other same one of in at from who and".split())
_HOLDERS = 50  # attributions whose content begins before, the nearest ones
_MARKS = 5  # characters: a quotation mark or the number of a note may stand behind
_SHORT = 2  # words: "the first", "second employee"


def extents_of(attributions: pd.DataFrame) -> list[Extent]:
    """From where to where each attribution reaches, with the stretch of its content."""
    columns: dict[str, list[Any]] = {
        name: attributions[name].tolist() if name in attributions else [None] * len(attributions)
        for name in ("source_start", "source_end", "cue_start", "cue_end")
    }
    ids = attributions["article_id"].tolist()
    parts = attributions["part"].tolist() if "part" in attributions else ["text"] * len(attributions)
    extents = []
    for row, spans in enumerate(attributions["content_spans"].tolist()):
        offsets = [int(offset) for span in spans for offset in span]
        content = (min(offsets), max(offsets)) if offsets else (0, 0)
        offsets += [int(values[row]) for values in columns.values() if not pd.isna(values[row])]
        extents.append(Extent(ids[row], parts[row], min(offsets, default=0), max(offsets, default=0), content))
    return extents


def _length(span: Sequence[int]) -> int:
    return span[1] - span[0]

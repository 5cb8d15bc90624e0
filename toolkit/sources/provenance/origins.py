"""Where an attribution comes from: told to the article itself, to somebody who told it, or to another outlet."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pandas as pd

from toolkit.sources.citations import cited_outlets, is_bare_outlet, names_pattern, outlet_key
from toolkit.sources.provenance.extents import enclosing, extents_of
from toolkit.sources.provenance.sides import sides_of_speakers
from toolkit.sources.provenance.witnesses import Witnesses
from toolkit.tables import AUTHOR, UNRESOLVED

# What is looked at and measured: whoever shows it has made or got it himself.
_OBSERVED = frozenset(
    """
    image images imagery photo photos photograph photographs picture pictures film footage video videos satellite data
    radar records measurement measurements recording recordings tracking readings analysis
    """.split()
)
_TOLD_TO = re.compile(r"\b(?:told|telling|tells|tell|informed|wrote to|interview with|spoke to|speaking to|gave)\b")
_CITING = re.compile(r"\b(?:cit(?:es?|ed|ing)|quot(?:es?|ed|ing)|rel(?:y|ies|ied|ying) on|refer(?:s|red|ring)? to)\b")
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
        self.witnesses = Witnesses(self.columns, self.outlet_of)
        self._outlet_words = names_pattern(self.outlet_names.values())
        self._by_name = {name: key for key, name in self.outlet_names.items()}
        self._parents = enclosing(self.extents, self.columns["rule"])
        self._sides = sides_of_speakers(self.columns)
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
                if outlet not in self.outlet_names and self.witnesses.is_hearsay(row):
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

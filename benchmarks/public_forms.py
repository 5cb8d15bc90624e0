"""Annotated news in the forms in which it is published: TimeML for dates, brat for attributions.

    timeml_documents(folder)    every .tml file below a folder, as benchmarks/dates.py scores them
    brat_articles(folder)       every .ann file below a folder with its .txt, as benchmarks/attributions.py scores them

A set may also be there in the JSON form that those two modules describe; `date_sets` and `attribution_sets` find
either below a folder of sets, as the variable EVAL_DATA names it.
"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

from lxml import etree

_PUBLISHED = ("CREATION_TIME", "PUBLICATION_TIME")
_SPAN = re.compile(r"(\d+) (\d+)")


def date_sets(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The sets of dated articles below a folder, by name."""
    sets = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))["docs"] for path in sorted(folder.glob("timex/*.json"))
    }
    for place in sorted({path.parent for path in folder.rglob("*.tml")}):
        sets.setdefault(place.name, timeml_documents(place))
    return sets


def attribution_sets(folder: Path) -> dict[str, dict[str, Any]]:
    """The sets of articles with attributions below a folder, by name."""
    sets: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("polnear/*.json*")):
        raw = path.read_bytes()
        sets[path.name.split(".")[0]] = json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw)
    for place in sorted({path.parent for path in folder.rglob("*.ann")}):
        sets.setdefault("/".join(place.parts[-2:]), brat_articles(place))
    return sets


def timeml_documents(folder: Path) -> list[dict[str, Any]]:
    """The TimeML files of a folder that say when they were published."""
    documents = [_timeml(path) for path in sorted(folder.glob("*.tml"))]
    return [document for document in documents if document["dct"]]


def _timeml(path: Path) -> dict[str, Any]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.parse(str(path), parser).getroot()
    published = [one for one in root.iter("TIMEX3") if one.get("functionInDocument") in _PUBLISHED]
    body = root.find(".//TEXT")
    pieces: list[str] = []
    timex: list[dict[str, Any]] = []
    hidden: list[list[int]] = []
    _walk(root if body is None else body, 0, pieces, timex, hidden)
    return {
        "doc": path.stem,
        "dct": (published[0].get("value") or "")[:10] if published else "",
        "text": "".join(pieces),
        "timex": timex,
        "ignore": hidden,
    }


def _walk(element: Any, at: int, pieces: list[str], timex: list[dict[str, Any]], hidden: list[list[int]]) -> int:
    """Gather the text of an element, and where in it the date expressions stand; the offset after it."""
    start = at
    if element.text:
        pieces.append(element.text)
        at += len(element.text)
    for child in element:
        at = _walk(child, at, pieces, timex, hidden) if isinstance(child.tag, str) else at
        if child.tail:
            pieces.append(child.tail)
            at += len(child.tail)
    if element.tag == "TIMEX3" and element.get("functionInDocument") in _PUBLISHED:
        hidden.append([start, at])
    elif element.tag == "TIMEX3" and at > start:  # one without words is not to be found
        timex.append({"start": start, "end": at, "type": element.get("type"), "value": element.get("value")})
    return at


def brat_articles(folder: Path) -> dict[str, Any]:
    """The articles of a folder with their attributions, from brat's standoff files.

    Text-bound annotations are sources, cues and contents by their label. What belongs together is said by events, or
    by relations: a content's source and cue are what it is related to, its source also what its cue is related to.
    """
    articles: dict[str, Any] = {}
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt")
        if text.exists():
            lines = path.read_text(encoding="utf-8").splitlines()
            attributions = _attributions(lines)
            articles[path.stem] = {"text": text.read_text(encoding="utf-8"), "attributions": attributions}
    return articles


def _attributions(lines: list[str]) -> list[dict[str, Any]]:
    labels: dict[str, str] = {}
    spans: dict[str, list[list[int]]] = {}
    related: dict[str, list[str]] = {}
    groups: list[list[str]] = []
    for line in lines:
        name, _, said = line.partition("\t")
        head = said.partition("\t")[0]
        if name.startswith("T"):
            labels[name] = head.split(" ")[0].split("-")[0].lower()
            spans[name] = [[int(start), int(end)] for start, end in _SPAN.findall(head)]
        elif name.startswith("E"):
            groups.append([role.rpartition(":")[2] for role in head.split()])
        elif name.startswith("R"):
            one, other = (role.rpartition(":")[2] for role in head.split()[1:3])
            related.setdefault(one, []).append(other)
            related.setdefault(other, []).append(one)
    for name in labels:
        if labels[name] == "content" and name in related:
            near = related[name]
            groups.append([name, *near, *(far for each in near if labels.get(each) == "cue" for far in related[each])])
    attributions = []
    for group in groups:
        row: dict[str, Any] = {}
        for label in ("source", "cue", "content"):
            of_label = [span for name in dict.fromkeys(group) if labels.get(name) == label for span in spans[name]]
            row[label] = sorted(of_label) or None
        if row["content"] and row["content"] not in [
            one["content"] for one in attributions if one["cue"] == row["cue"]
        ]:
            attributions.append(row)
    return attributions

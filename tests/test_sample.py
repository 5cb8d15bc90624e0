"""The sample agrees with its table of the truth, and the toolkit reads from it what the truth says.

The first part reads data/sample with the standard library alone, so that the truth is checked without the toolkit.
"""

from __future__ import annotations

import csv
import json
import re
import runpy
import warnings
import zipfile
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from toolkit import (
    count_sources,
    drop_duplicates,
    find_attributions,
    find_dates,
    load_with_manifest,
    mark_duplicates,
)

DATA = Path(__file__).parents[1] / "data"
SAMPLE = DATA / "sample"
MADE = runpy.run_path(str(DATA / "make_sample_files.py"))

Row = dict[str, str]
Key = tuple[str, str, int]  # file, member, position

# Named to be sure that nothing and nobody of the real news strayed into the sample.
REAL_NAMES = """
    Reuters, Associated Press, Agence France, AFP, BBC, CNN, Bloomberg, Guardian, New York Times, Washington Post,
    Daily NK, NK News, KCNA, Rodong, Yonhap, Chosun, Hankyoreh, Kyodo, NHK, Xinhua, Global Times, TASS, Interfax, RIA,
    Novaya, Meduza, Radio Free, Deutsche Welle, Spiegel, Le Monde, Al Jazeera, Wikinews, RAND, Chatham House, Brookings,
    Korea, Pyongyang, Kim Jong, Russia, Moscow, Putin, Ukraine, China, Beijing, Japan, Tokyo, America, Washington, NATO,
    United Nations, European Union, Iran, Israel, Belarus, Poland, Germany, France, Britain, London
"""


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def truth(name: str) -> list[Row]:
    return rows_of(DATA / "sample-truth" / f"{name}.csv")


def key_of(row: Row, prefix: str = "") -> Key:
    return row[f"{prefix}file"], row[f"{prefix}member"], int(row[f"{prefix}position"])


ARTICLES = {key_of(row): row for row in truth("articles")}


def read_plainly(key: Key) -> str:
    """The words of an article as they stand in its file, with caption and boilerplate, without the toolkit."""
    file, member, position = key
    path = SAMPLE / file
    if path.suffix == ".csv":
        return rows_of(path)[position]["story_text"]
    if path.suffix == ".jsonl":
        return str(json.loads(path.read_text(encoding="utf-8").splitlines()[position])["body"])
    if path.suffix == ".xlsx":
        sheet = [row for row in rows_of(DATA / "sample-parts" / "oxmere-notes.csv") if row["sheet"] == member]
        return sheet[position]["Text"]
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return archive.read(member).decode("utf-8")
    text = path.read_bytes().decode(MADE["ENCODINGS"].get(file, "utf-8"))
    if path.suffix == ".html":
        article = text[text.index("<article") : text.index("</article>")]
        return unescape(re.sub(r"<[^>]+>", "\n", article))
    return text.split("\n==========\n")[position]


TEXTS = {key: read_plainly(key) for key in ARTICLES}


def runs(text: str, length: int = 5) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[i:] for i in range(length)), strict=False))


# The truth against the files


def test_every_file_is_told_of() -> None:
    """Each file of the sample is an article's, a loss, or the sidecar; and each file told of is there."""
    told = {row["file"] for row in ARTICLES.values()} | {row["file"] for row in truth("losses")} | {"articles.csv"}
    there = {path.relative_to(SAMPLE) for path in SAMPLE.rglob("*") if path.is_file()}
    there = {path.as_posix() for path in there if path.parts[0] != "settings"}  # an analyst's, and no articles
    assert told == there


def test_size() -> None:
    """At least 48 articles of five outlets over eighteen months."""
    dates = sorted(row["date"] for row in ARTICLES.values() if row["date"])
    assert len(ARTICLES) == 68
    assert len({row["outlet"] for row in ARTICLES.values()}) == 5
    assert (dates[0][:7], dates[-1][:7]) == ("2023-01", "2024-06")
    assert len({date[:7] for date in dates}) == 18


@pytest.mark.parametrize("key", ARTICLES, ids=lambda key: f"{key[0]}:{key[1]}:{key[2]}")
def test_length(key: Key) -> None:
    """An article has 150 to 400 words, and up to 40 more with its keywords, caption, credits and boilerplate."""
    assert 150 <= len(TEXTS[key].split()) <= 440


@pytest.mark.parametrize(("table", "column"), [("sources", "source"), ("dates", "context"), ("tellings", "string")])
def test_quoted_strings_stand_in_the_articles(table: str, column: str) -> None:
    """Every string that the truth quotes is found in the article it is quoted from."""
    missing = [row for row in truth(table) if row[column] not in TEXTS[key_of(row)]]
    assert not missing


def test_sources_use_the_words_of_the_design() -> None:
    """Every article has a source; kinds and anonymity have defined values; documents and outlets have no anonymity."""
    rows = truth("sources")
    assert {key_of(row) for row in rows} == set(ARTICLES)
    for row in rows:
        assert int(row["statements"]) >= 1
        if row["kind"] in {"document", "outlet"}:
            assert row["anonymity"] == ""
        else:
            assert row["kind"] in {"person", "group", "organisation"}
            assert row["anonymity"] in {"named", "described", "unnamed"}


def test_date_expressions_stand_in_their_context() -> None:
    """A date's expression is part of its context; without a publication date only an absolute one has a value."""
    for row in truth("dates"):
        assert row["expression"] in row["context"]
        relative = re.fullmatch(r"(last|this|next) \w+|\w+day|[A-Z]\w+ \d+", row["expression"]) is not None
        assert bool(row["value"]) or (relative and not ARTICLES[key_of(row)]["date"])


def test_weekdays_are_right() -> None:
    """A bare weekday of the truth names a day that falls on that weekday."""
    for row in truth("dates"):
        if re.fullmatch(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", row["expression"]) and row["value"]:
            assert pd.Timestamp(row["value"]).day_name() == row["expression"], row


def test_stories_begin_where_they_are_first_told() -> None:
    """A story's first telling, of the claim and not of the event alone, is its earliest dated article."""
    for story in truth("stories"):
        tellings = [row for row in truth("tellings") if row["story"] == story["story"]]
        origin = [row for row in tellings if row["role"] == "origin"]
        assert len(origin) == 1, story["story"]
        first = ARTICLES[key_of(origin[0])]
        assert (first["date"], first["outlet"]) == (story["first_told"], story["first_outlet"])
        claimed = [ARTICLES[key_of(row)]["date"] for row in tellings if row["role"] not in {"event", "denial"}]
        assert min(date for date in claimed if date) == story["first_told"]
        assert bool([row for row in tellings if row["role"] == "denial"]) <= (story["denied"] == "yes")


def test_stories_have_one_two_three_and_more_independent_sources() -> None:
    """The number of independent sources differs by story, and a claim of one source has several tellings."""
    numbers = {row["story"]: int(row["independent_sources"]) for row in truth("stories")}
    assert {1, 2, 3} <= set(numbers.values())
    for story in (name for name, number in numbers.items() if number == 1):
        assert sum(row["story"] == story for row in truth("tellings")) >= 4


def test_copies() -> None:
    """Exact copies share every word; the others share most runs of five words with what they were copied from."""
    for row in truth("copies"):
        if row["relation"] == "original":
            continue
        copy, original = TEXTS[key_of(row)], TEXTS[key_of(row, "of_")]
        if row["relation"] == "exact copy":
            assert copy.strip() == original.strip()
            continue
        shared = runs(copy) & runs(original)
        assert 0.6 < len(shared) / len(runs(copy)) < 1
        if row["relation"] == "cut copy":
            assert len(shared) / len(runs(original)) < 0.7


def test_no_other_copies() -> None:
    """No two articles share a fifth of their runs of five words unless they are in one cluster of copies."""
    clusters: dict[str, set[Key]] = {}
    for row in truth("copies"):
        clusters.setdefault(row["cluster"], set()).add(key_of(row))
    by_key = {key: name for name, keys in clusters.items() for key in keys}
    grams = {key: runs(text) for key, text in TEXTS.items()}
    keys = list(TEXTS)
    for i, one in enumerate(keys):
        for other in keys[i + 1 :]:
            if one[0].endswith(".html") or other[0].endswith(".html") or not grams[one] & grams[other]:
                continue
            share = len(grams[one] & grams[other]) / min(len(grams[one]), len(grams[other]))
            assert share < 0.2 or by_key.get(one, one) == by_key.get(other, other), (one, other)


def test_words_turn() -> None:
    """One term comes up on a day and another fades, in the number of articles that the truth says."""
    for term in truth("terms"):
        dated = [
            ARTICLES[key]["date"] >= term["turn_date"]
            for key, text in TEXTS.items()
            if ARTICLES[key]["date"] and term["term"] in text.lower()
        ]
        assert (dated.count(False), dated.count(True)) == (int(term["articles_before"]), int(term["articles_from"]))


def test_made_files_are_up_to_date() -> None:
    """The workbook, the archive and the files in old encodings are what their parts make, byte for byte."""
    for name, content in MADE["made_files"]().items():
        assert (SAMPLE / name).read_bytes() == content, f"run python data/make_sample_files.py: {name} differs"


def test_nothing_real_is_named() -> None:
    """No real outlet, country, capital or institution is named, and every address is in a reserved domain."""
    pattern = re.compile(r"\b(" + "|".join(name.strip() for name in REAL_NAMES.split(",")) + r")\b")
    for key, text in TEXTS.items():
        assert not pattern.findall(text), key
        assert not re.search(r"https?://(?![\w.-]+\.example\b)", text), key
    for path in (SAMPLE / "saved pages").iterdir():
        allowed = r"https?://(?![\w.-]+\.example\b|schema\.org|ogp\.me)"
        assert not re.search(allowed, path.read_text(encoding="utf-8")), path.name


# The toolkit against the truth


@pytest.fixture(scope="module")
def loaded() -> tuple[dict[Key, Row], pd.DataFrame]:
    """What the toolkit makes of the sample: its articles by file, member and position, and the manifest."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        articles, manifest = load_with_manifest(SAMPLE)
    rows: dict[Key, Row] = {}
    for row in articles.to_dict("records"):
        values = {str(name): "" if pd.isna(value) else str(value) for name, value in row.items()}
        rows[_relative(values["path"]), values["member"], int(values["position"])] = values
    return rows, manifest


def _relative(path: str) -> str:
    return Path(path).resolve().relative_to(SAMPLE.resolve()).as_posix()


def test_loading_finds_every_article(loaded: tuple[dict[Key, Row], pd.DataFrame]) -> None:
    """Every article of the truth is loaded, and nothing else is."""
    assert set(loaded[0]) == set(ARTICLES)


@pytest.mark.parametrize("column", ["outlet", "date", "date_source", "language"])
def test_loading_agrees(loaded: tuple[dict[Key, Row], pd.DataFrame], column: str) -> None:
    """Outlet, publication day, where the day was found, and language are those of the truth."""
    found = {key: row[column][:10] if column == "date" else row[column] for key, row in loaded[0].items()}
    assert found == {key: row[column] for key, row in ARTICLES.items()}


def test_titles(loaded: tuple[dict[Key, Row], pd.DataFrame]) -> None:
    """Titles that stand in a header line, a column, metadata, the sidecar or the first line are found as they are."""
    told = {key: row["title"] for key, row in ARTICLES.items() if row["title"]}
    assert {key: loaded[0][key]["title"] for key in told} == told


def test_bodies(loaded: tuple[dict[Key, Row], pd.DataFrame]) -> None:
    """Bodies have 150 to 400 words and keep the sentences that the truth quotes from them."""
    rows = loaded[0]
    assert not {
        key: len(row["text"].split()) for key, row in rows.items() if not 150 <= len(row["text"].split()) <= 400
    }
    for table, column in [("tellings", "string"), ("sources", "source")]:
        assert not [row for row in truth(table) if row[column] not in rows[key_of(row)]["text"]]
    assert not [row for row in truth("dates") if row["context"] not in rows[key_of(row)][row["part"]]]


def test_losses(loaded: tuple[dict[Key, Row], pd.DataFrame]) -> None:
    """What is not an article is listed with its status and a reason."""
    manifest = {
        (_relative(row["path"]), "" if pd.isna(row["member"]) else row["member"]): row
        for row in loaded[1].to_dict("records")
    }
    for loss in truth("losses"):
        row = manifest[loss["file"], loss["member"]]
        assert row["status"] in loss["status"].split("|"), loss["file"]
        assert isinstance(row["reason"], str) and row["reason"]


def test_copies_are_found(loaded: tuple[dict[Key, Row], pd.DataFrame]) -> None:
    """The copies of the truth are found and led to what they were copied from; no other article is a copy."""
    articles = pd.DataFrame(loaded[0].values()).assign(date=lambda rows: pd.to_datetime(rows["date"]))
    marked = mark_duplicates(articles)
    keys = dict(zip(marked["article_id"], loaded[0], strict=True))
    found = marked[marked["copy_of"].notna()]
    told = {key_of(row): key_of(row, "of_") for row in truth("copies") if row["relation"] != "original"}
    assert {keys[copy]: keys[of] for copy, of in zip(found["article_id"], found["copy_of"], strict=True)} == told
    assert (found["cluster"] == found["copy_of"]).all()
    kinds = {"exact copy": "exact|near", "cut copy": "cut", "copy with a new first paragraph": "near"}
    for row in truth("copies"):
        if row["relation"] in kinds:
            kind = found.loc[found["article_id"] == loaded[0][key_of(row)]["article_id"], "copy_kind"].item()
            assert kind in kinds[row["relation"]].split("|"), row["file"]


def test_sources_of_copies_count_once(loaded: tuple[dict[Key, Row], pd.DataFrame]) -> None:
    """Counting copies once is counting the articles that are left when copies are dropped."""
    articles = pd.DataFrame(loaded[0].values()).assign(date=lambda rows: pd.to_datetime(rows["date"]))
    attributions = find_attributions(articles)
    once = count_sources(attributions, mark_duplicates(articles))
    pd.testing.assert_frame_equal(once, count_sources(attributions, drop_duplicates(articles), copies="all"))
    assert once["attributions"].sum() < count_sources(attributions, articles, copies="all")["attributions"].sum()


def test_dates_agree(loaded: tuple[dict[Key, Row], pd.DataFrame]) -> None:
    """Of the date expressions of the truth, at least 97 of 100 are found, and 96 of 100 with the right value."""
    articles = pd.DataFrame(loaded[0].values()).replace("", None)
    articles["date"] = pd.to_datetime(articles["date"])
    rows: dict[tuple[str, str], list[Row]] = {}
    for row in find_dates(articles).to_dict("records"):
        rows.setdefault((row["article_id"], row["part"]), []).append({str(name): row[name] for name in row})
    found, right, told = 0, 0, truth("dates")
    for row in told:
        article = loaded[0][key_of(row)]
        start = article[row["part"]].index(row["context"]) + row["context"].index(row["expression"])
        end = start + len(row["expression"])
        over = [r for r in rows.get((article["article_id"], row["part"]), []) if r["start"] < end and r["end"] > start]
        found += bool(over)
        value = over[0]["value"] if over and isinstance(over[0]["value"], str) else ""
        right += bool(over) and value.replace("X", "") in row["value"].split("/")
    assert found >= 0.97 * len(told)
    assert right >= 0.96 * len(told)

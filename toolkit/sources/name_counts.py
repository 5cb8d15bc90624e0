"""Who and what is mentioned, cited or not: the table `names`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

import pandas as pd

from toolkit import tables
from toolkit.errors import TableError
from toolkit.groups import By, group_keys
from toolkit.progress import track
from toolkit.sources.counts import column_of
from toolkit.sources.folding import name_key
from toolkit.sources.naming.capitals import CAPITALISED
from toolkit.sources.naming.heads import HEADS
from toolkit.sources.naming.name_words import ADJECTIVES, DIVIDING, FUNCTION_WORDS, PLACES
from toolkit.sources.naming.names import names_within, read_name
from toolkit.sources.naming.proper import read_proper
from toolkit.sources.speakers.people import NameBook

Gazetteer = Mapping[str, str] | pd.DataFrame

_OF = re.compile(r" of (?:the )?(?=[A-Z])")
_SENTENCE_START = re.compile(r"(?:\A|[.?!:]|\n)[\s\"“‘'(\[—–-]*\Z")
_LONGEST_NAME = 120


def count_names(
    articles: pd.DataFrame, *, by: By = None, names: Gazetteer | None = None, progress: bool = False
) -> pd.DataFrame:
    """Count the people, organisations, outlets and places that articles mention.

    Names are rows of capitalised words; a surname counts for the person the article names in full. What kind a name
    is of is told by word lists, not learned: read `kind` as a help for sorting, and pass the names that matter.

    Parameters
    ----------
    articles
        Articles with `article_id` and `text`, and `outlet` and `date` as far as they are there.
    by
        Columns of articles ("outlet") or periods ("month"); missing values are a group of their own.
    names
        Names to be found as they are written, with their kind: a mapping (``{"Mill Nine": "factory"}``) or a table
        with the columns `name` and `kind`. They win over whatever the words look like.
    progress
        Show a progress bar.

    Returns
    -------
    The `names` table: the columns of `by`, then name (as most often written), kind (person | organisation | outlet |
    document | place | unknown, or that of `names`), mentions, articles, outlets, share (of the articles of the
    group), first and last (date of the first and last article). Most articles first, then most mentions, then by
    name.

    Raises
    ------
    TableError
        The articles or the names lack a column.
    ValueError
        `by` names neither a column nor a period.

    Examples
    --------
    >>> texts = ["Ana Ruiz left Tolmar. Ruiz was at Mill Nine.", "The Water Board met Ana Ruiz."]
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "text": texts})
    >>> count_names(articles, names={"Mill Nine": "factory"})[["name", "kind", "mentions", "articles"]]
              name          kind  mentions  articles
    0     Ana Ruiz        person         3         2
    1    Mill Nine       factory         1         1
    2       Tolmar       unknown         1         1
    3  Water Board  organisation         1         1
    """
    tables.check(articles, "articles", ["article_id", "text"])
    given = _read_gazetteer(names)
    pattern = _pattern_of(given)
    groups = group_keys(articles, by)
    words = list(groups.columns)
    rows: list[tuple[int, str, str, int]] = []
    written: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    texts = articles["text"].tolist()
    for place, text in enumerate(track(texts, total=len(texts), label="names", progress=progress)):
        if not isinstance(text, str):
            continue
        found: Counter[str] = Counter()
        for name, kind in _names_in(text, pattern, given):
            key = name_key(name)
            found[key] += 1
            written[key][name, kind] += 1
        rows.extend((place, key, key, count) for key, count in found.items())
    usual = {key: min(ways.items(), key=lambda way: (-way[1], way[0]))[0] for key, ways in written.items()}
    facts = groups.assign(
        _outlet=column_of(articles, "outlet", "str"), _date=column_of(articles, "date", "datetime64[us]")
    ).reset_index(drop=True)
    mentions = pd.DataFrame(
        {
            "_place": pd.Series([place for place, *_ in rows], dtype="int64"),
            "name": pd.Series([usual[key][0] for _, key, *_ in rows], dtype="str"),
            "kind": pd.Series([usual[key][1] for _, key, *_ in rows], dtype="str"),
            "_times": pd.Series([count for *_, count in rows], dtype="int64"),
        }
    ).merge(facts, left_on="_place", right_index=True, how="left")
    counts = (
        mentions.groupby([*words, "name", "kind"], dropna=False, sort=False, observed=True)
        .agg(
            mentions=("_times", "sum"),
            articles=("_place", "nunique"),
            outlets=("_outlet", "nunique"),
            first=("_date", "min"),
            last=("_date", "max"),
        )
        .reset_index()
    )
    sizes = groups.groupby(words, dropna=False, observed=True).size().rename("_size").reset_index() if words else None
    counts = counts.merge(sizes, on=words, how="left") if sizes is not None else counts.assign(_size=len(articles))
    counts["share"] = counts["articles"] / counts["_size"]
    order = [*words, "articles", "mentions", "name", "kind"]
    rising = [word not in ("articles", "mentions") for word in order]
    counts = counts.sort_values(order, ascending=rising, na_position="last", kind="stable", ignore_index=True)
    dtypes = {column: dtype for column, dtype in tables.TABLES["names"].items() if column not in words}
    return counts[[*words, *dtypes]].astype(dtypes)


def _names_in(text: str, pattern: re.Pattern[str] | None, given: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every mention of a name in a text, as the article writes it in full, with its kind."""
    taken = [match.span() for match in pattern.finditer(text)] if pattern is not None else []
    for start, end in taken:
        yield text[start:end], given[text[start:end]]
    book = NameBook(text)
    people = {start: person for start, person in book.mentions() if person.sure}
    for start, person in people.items():
        if not _overlaps(taken, start, start + 1):
            yield person.display, "person"
    end_before = 0
    doubtful: list[str] = []
    sure: set[str] = set()
    for match in CAPITALISED.finditer(text):
        start, end = match.span()
        if start < end_before or end - start > _LONGEST_NAME:
            continue
        if (joined := _OF.match(text, end)) and (more := CAPITALISED.match(text, joined.end())):
            longer = read_proper(text[start : more.end()].split(), definite=False, lead=None)
            if longer is not None and longer.kind in ("organisation", "outlet"):
                end = more.end()
        end_before = end
        if _overlaps(taken, start, end) or any(at in people for at in _starts(text, start, end)):
            continue
        name = _without_starter(text[start:end])
        if not name:
            continue
        if " " not in name and _SENTENCE_START.search(text, max(0, start - 12), start):
            doubtful.append(name)
            continue
        sure.add(name)
        if kind := _kind_of(name):
            yield _without_title(name), kind
    # A single word at the start of a sentence is a name where it is one elsewhere.
    for name in doubtful:
        if (name in sure or name in PLACES or name.isupper()) and (kind := _kind_of(name)):
            yield name, kind


def _starts(text: str, start: int, end: int) -> list[int]:
    """Where people's names in a row of capitals begin, and the row itself."""
    return [start, *(start + begin for begin, _, _ in names_within(text[start:end]))]


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch meets one of some spans, which stand in order and apart."""
    place = bisect_left(spans, (end, end))
    return place > 0 and spans[place - 1][1] > start


def _without_starter(row: str) -> str:
    """The name without an ordinary word before it that only begins a sentence; "" for such words alone."""
    words = row.split()
    while words and words[0].partition("’")[0].partition("'")[0].casefold() in DIVIDING:
        words.pop(0)
    if len(words) == 1 and not {words[0].casefold(), f"{words[0].casefold()}."}.isdisjoint(FUNCTION_WORDS):
        return ""
    return " ".join(words)


def _without_title(name: str) -> str:
    """The surname alone of "President Ruiz", as it is counted where only "Ruiz" stands."""
    person = read_name(name)
    return person.display if person is not None and person.title else name


def _kind_of(name: str) -> str | None:
    """The kind of a name that is no person of the article; None for peoples, offices and single initials."""
    if name in PLACES:
        return "place"
    if name in ADJECTIVES or name.removesuffix("s") in ADJECTIVES or len(name.replace(".", "")) < 2:
        return None
    proper = read_proper(name.split(), definite=False, lead=None)
    if proper is None or proper.kind == "group" or (proper.kind == "outlet" and name.casefold() in HEADS):
        return None
    return "unknown" if proper.kind == "person" and not (proper.name and proper.name.sure) else proper.kind


def _read_gazetteer(names: Gazetteer | None) -> dict[str, str]:
    if names is None:
        return {}
    if isinstance(names, pd.DataFrame):
        if lacking := [column for column in ("name", "kind") if column not in names.columns]:
            raise TableError(f"The names need the columns 'name' and 'kind', but lack {lacking}.")
        pairs = zip(names["name"].tolist(), names["kind"].tolist(), strict=True)
        return {name: str(kind) for name, kind in pairs if isinstance(name, str) and name.strip()}
    return dict(names)


def _pattern_of(given: dict[str, str]) -> re.Pattern[str] | None:
    """Any of the given names as whole words, the longest first."""
    longest_first = sorted(given, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)") if given else None

"""What reruns keep: the same results as without, never out of date, and no harm from damaged or missing files."""

import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import wraps
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook, writes

from toolkit import (
    event_timeline,
    find_attributions,
    find_dates,
    link_speakers,
    load_with_manifest,
    mark_duplicates,
    merge_events,
    rerun,
    show_table,
    tables,
    tokenize,
)
from toolkit.notebooks import cache, cached_steps
from toolkit.notebooks.cache import Store, cache_folder, code_digest
from toolkit.notebooks.cached_steps import BY_ARTICLE, BY_COLLECTION, by_article, by_collection

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
VERBS: dict[str, Callable[..., pd.DataFrame]] = {
    "find_attributions": find_attributions,
    "find_dates": find_dates,
}


class Counting:
    """A verb that counts the articles it is given."""

    def __init__(self, verb: Callable[..., Any]) -> None:
        self.verb = verb
        self.articles: list[int] = []

    def wrapped(self) -> Callable[..., Any]:
        @wraps(self.verb)
        def counted(articles: pd.DataFrame, **options: Any) -> Any:
            self.articles.append(len(articles))
            return self.verb(articles, **options)

        return counted


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    """The sample, its copies marked."""
    return mark_duplicates(load_with_manifest(SAMPLE)[0])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty cache."""
    return Store(tmp_path / "cache")


def files(store: Store) -> list[Path]:
    """Every file in a cache."""
    return sorted(path for path in store._shared.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", BY_ARTICLE)
def test_kept_rows_are_those_that_the_verb_finds(name: str, articles: pd.DataFrame, store: Store) -> None:
    """First, second and mixed runs give the verb's own table, though it is handed only the columns it reads."""
    expected = VERBS[name](articles)
    verb = by_article(VERBS[name], BY_ARTICLE[name], store)
    for some in (articles.iloc[10:30], articles, articles, articles.iloc[::-1], articles.iloc[5:6], articles.head(0)):
        found = verb(some)
        pd.testing.assert_frame_equal(found, VERBS[name](some))
    pd.testing.assert_frame_equal(verb(articles), expected)


def test_ten_more_articles_cost_ten(articles: pd.DataFrame, store: Store) -> None:
    """Only articles that were not read before are read, whatever else lies beside them now."""
    counting = Counting(find_dates)
    verb = by_article(counting.wrapped(), BY_ARTICLE["find_dates"], store)
    verb(articles.head(20))
    verb(articles.head(30).assign(cluster="x", path="elsewhere"))
    verb(articles.head(30))
    assert counting.articles == [20, 10, 0]


def test_other_options_words_and_days_are_other_articles(articles: pd.DataFrame, store: Store) -> None:
    """A changed text, a changed date and another option are never answered with what was found before."""
    some = articles.head(4)
    counting = Counting(find_dates)
    verb = by_article(counting.wrapped(), BY_ARTICLE["find_dates"], store)
    verb(some)
    verb(some.assign(text=some["text"] + " It met on Friday."))
    verb(some.assign(date=some["date"] + pd.Timedelta(days=1)))
    verb(some, parts=["text"])
    verb(some, progress=False)
    assert counting.articles == [4, 4, 4, 4, 0]


def test_the_code_is_part_of_the_key(monkeypatch: pytest.MonkeyPatch, articles: pd.DataFrame, tmp_path: Path) -> None:
    """After any change of the toolkit's files nothing that was kept before is found."""
    counting = Counting(find_dates)
    by_article(counting.wrapped(), BY_ARTICLE["find_dates"], Store(tmp_path))(articles.head(3))
    copy = tmp_path / "toolkit"
    copy.mkdir()
    (copy / "rules.txt").write_text("one")
    monkeypatch.setattr(cache, "_PACKAGE", copy)
    code_digest.cache_clear()
    digests = {code_digest()}
    by_article(counting.wrapped(), BY_ARTICLE["find_dates"], Store(tmp_path))(articles.head(3))
    (copy / "rules.txt").write_text("two")
    code_digest.cache_clear()
    digests.add(code_digest())
    code_digest.cache_clear()
    assert len(digests) == 2
    assert counting.articles == [3, 3]


def test_what_warned_is_read_again_and_warns_again(articles: pd.DataFrame, store: Store) -> None:
    """An article in a language without rules is told of in every run, not in the first alone."""
    mixed = articles.head(5).assign(language=["en", "de", "en", "en", "de"])
    verb = by_article(find_attributions, BY_ARTICLE["find_attributions"], store)
    for _ in range(2):
        with pytest.warns(UserWarning, match="looked for in 2 "):
            verb(mixed)


@pytest.mark.parametrize("damage", ["cut", "empty", "changed", "other", "gone"])
def test_a_damaged_file_is_as_good_as_none(damage: str, articles: pd.DataFrame, store: Store) -> None:
    """Whatever happened to what was kept, the result is right."""
    some = articles.head(6)
    dates = by_article(find_dates, BY_ARTICLE["find_dates"], store)
    marked = by_collection(mark_duplicates, store)
    expected = dates(some), marked(some)
    for path in files(store):
        content = path.read_bytes()
        middle = len(content) // 2
        harmed = {
            "cut": content[:middle],
            "empty": b"",
            "changed": content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :],
            "other": b"not of this form" * 40,
        }
        path.unlink() if damage == "gone" else path.write_bytes(harmed[damage])
    pd.testing.assert_frame_equal(dates(some), expected[0])
    pd.testing.assert_frame_equal(marked(some), expected[1])
    pd.testing.assert_frame_equal(dates(some), expected[0])


def test_steps_over_the_whole_collection_are_kept_whole(articles: pd.DataFrame, store: Store) -> None:
    """Tables with lists, several tables at once and pages come back as they were, and a changed table is another."""
    attributions, dates = find_attributions(articles), find_dates(articles)
    linked = by_collection(link_speakers, store)
    events = by_collection(event_timeline, store)
    merged = by_collection(merge_events, store)
    shown = by_collection(show_table, store)
    load = by_collection(load_with_manifest, store)
    for _ in range(2):
        pd.testing.assert_frame_equal(linked(attributions, articles), link_speakers(attributions, articles))
        found = events(articles, dates, linked(attributions, articles))
        pd.testing.assert_frame_equal(merged(found), merge_events(found))
        assert shown(found, rows=3)._repr_html_() == show_table(found, rows=3)._repr_html_()
        for kept, direct in zip(load(SAMPLE), load_with_manifest(SAMPLE), strict=True):
            pd.testing.assert_frame_equal(kept, direct)
    before = len(files(store))
    merged(found.iloc[1:])
    assert len(files(store)) == before + 1


def test_loading_looks_into_the_files(tmp_path: Path, store: Store) -> None:
    """A file that is added, changed or removed is seen, also when its time and size stay as they were."""
    load = by_collection(load_with_manifest, store)
    file = tmp_path / "in" / "a.txt"
    file.parent.mkdir()
    for text in ("It rained.", "It snowed", "It hailed"):
        file.write_text(text)
        os.utime(file, (1, 1))
        assert load(file.parent)[0]["text"].tolist() == [text]
    (file.parent / "b.txt").write_text("It froze.")
    assert len(load(file.parent)[0]) == 2
    file.unlink()
    assert len(load(file.parent)[0]) == 1
    with pytest.raises(Exception, match="nowhere"):
        load(tmp_path / "nowhere")


def test_what_is_no_plain_value_is_never_kept(articles: pd.DataFrame, store: Store) -> None:
    """A call that is given anything of which nobody knows when it is the same goes to the verb."""
    calls = []

    def verb(tokens: object) -> pd.DataFrame:
        calls.append(tokens)
        return tables.empty("dates")

    for _ in range(2):
        by_collection(verb, store)(tokenize(articles.head(2)))
    assert len(calls) == 2
    assert files(store) == []


def test_errors_are_the_verbs_own(articles: pd.DataFrame, store: Store) -> None:
    """Wrong arguments and wrong tables are refused in the verb's words, and nothing is kept of them."""
    verb = by_article(find_dates, BY_ARTICLE["find_dates"], store)
    with pytest.raises(TypeError, match="partz"):
        verb(articles, partz=1)
    with pytest.raises(tables.TableError, match="article_id"):
        verb(articles.drop(columns="article_id"))
    with pytest.raises(ValueError, match="captoins"):
        verb(articles, parts=["captoins"])
    assert files(store) == []


def test_many_files_become_one(articles: pd.DataFrame, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs that each add an article do not leave a file each for ever."""
    monkeypatch.setattr(cached_steps, "_SEGMENTS", 4)
    counting = Counting(find_dates)
    verb = by_article(counting.wrapped(), BY_ARTICLE["find_dates"], store)
    for number in range(1, 13):
        verb(articles.head(number))
    assert counting.articles == [1] * 12
    assert len(files(store)) <= 5
    pd.testing.assert_frame_equal(verb(articles.head(12)), find_dates(articles.head(12)))


def test_no_more_is_kept_than_the_limit(articles: pd.DataFrame, tmp_path: Path) -> None:
    """What was not used for longest goes first; also what an older version of the code has kept."""
    store = Store(tmp_path, limit=60_000)
    old = tmp_path / "older" / "find_dates" / "x.rows"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"x" * 50_000)
    os.utime(old, (1, 1))
    verb = by_article(find_attributions, BY_ARTICLE["find_attributions"], store)
    for start in range(0, 60, 6):
        verb(articles.iloc[start : start + 6])
    assert not old.exists()
    assert 0 < sum(path.stat().st_size for path in files(store)) <= 60_000


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(articles: pd.DataFrame, tmp_path: Path) -> None:
    """Where nothing can be kept the result is there all the same."""
    (tmp_path / "file").write_text("")
    verb = by_article(find_dates, BY_ARTICLE["find_dates"], Store(tmp_path / "file" / "cache"))
    pd.testing.assert_frame_equal(verb(articles.head(3)), find_dates(articles.head(3)))


def test_runs_side_by_side_do_each_other_no_harm(articles: pd.DataFrame, tmp_path: Path) -> None:
    """Several runs that write, join and delete the same files at once all have the right result."""
    expected = find_dates(articles)

    def run(number: int) -> pd.DataFrame:
        verb = by_article(find_dates, BY_ARTICLE["find_dates"], Store(tmp_path, limit=200_000))
        for start in range(0, len(articles), 9):
            verb(articles.iloc[start + number : start + number + 9])
        found: pd.DataFrame = verb(articles)
        return found

    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(run, range(4)):
            pd.testing.assert_frame_equal(found, expected)


def test_nothing_that_runs_is_kept(articles: pd.DataFrame, store: Store) -> None:
    """The files are a digest, keys and Parquet; nobody else may look into the folder."""
    by_article(find_dates, BY_ARTICLE["find_dates"], store)(articles.head(3))
    (path,) = files(store)
    assert b"PAR1" in path.read_bytes()
    for module in (cache, cached_steps):
        assert "pickle" not in Path(str(module.__file__)).read_text(encoding="utf-8")
    if os.name == "posix":
        assert store._shared.stat().st_mode & 0o077 == 0


CELLS = """
from toolkit import find_dates, load_with_manifest
found = find_dates(load_with_manifest(data)[0])
print(len(found), find_dates.__name__, find_dates.__doc__[:9], len([name for name in dir() if "keep" in name]))
"""


def test_a_rerun_keeps_and_a_verb_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a rerun notebook verbs keep what they find, unseen; with cache=False and anywhere else nothing is kept."""
    monkeypatch.setenv("TOOLKIT_CACHE", str(tmp_path / "kept"))
    assert cache_folder() == tmp_path / "kept"
    cells = [new_code_cell('data = "../in"', metadata={"tags": ["parameters"]}), new_code_cell(CELLS)]
    (tmp_path / "n.ipynb").write_text(writes(new_notebook(cells=cells)))
    runs = []
    for wanted in (False, True, True):
        output = rerun(tmp_path / "n.ipynb", tmp_path / "out.ipynb", cache=wanted, data=SAMPLE / "TOMNA")
        runs.append((output.read_bytes(), len(list((tmp_path / "kept").rglob("*.r*")))))
    assert [content for content, _ in runs] == [runs[0][0]] * 3
    assert [count for _, count in runs] == [0, 2, 2]
    find_dates(load_with_manifest(SAMPLE / "TOMNA")[0])
    assert len(list((tmp_path / "kept").rglob("*.r*"))) == 2


def test_every_kept_step_is_a_public_verb() -> None:
    """No name in the lists has gone astray."""
    code = f"import toolkit; [getattr(toolkit, name) for name in {(*BY_ARTICLE, *BY_COLLECTION)!r}]"
    with warnings.catch_warnings():
        subprocess.run([sys.executable, "-c", code], check=True)


def test_packages_of_an_extra_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who installs the toolkit without its extras has a cache all the same; another version is another digest."""

    def without_dask(name: str) -> str:
        if name == "distributed":
            raise PackageNotFoundError(name)
        return "1.0"

    code_digest.cache_clear()
    everything = code_digest()
    monkeypatch.setattr("toolkit.notebooks.cache.version", without_dask)
    code_digest.cache_clear()
    assert code_digest() != everything
    code_digest.cache_clear()

"""Tests of steps over parts: the result is that of the whole, whatever the parts and wherever they are run."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import scaling_steps as steps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit import (
    Tokens,
    apply,
    apply_to_folder,
    coverage,
    find_attributions,
    find_dates,
    keyness,
    link_speakers,
    load_articles,
    mark_duplicates,
    open_articles,
    open_result,
    open_tokens,
    save_articles,
    term_frequencies,
    tokenize,
)
from toolkit.errors import LoadingError, ScalingWarning, TableError, ToolkitError
from toolkit.scaling import keeping

VERBS: list[tuple[Callable[..., Any], dict[str, Any]]] = [
    (find_attributions, {}),
    (find_attributions, {"completeness": "complete"}),
    (find_dates, {}),
    (find_dates, {"parts": ["text"]}),
    (tokenize, {}),
    (tokenize, {"columns": ["text"], "keep_case": True}),
    (term_frequencies, {}),
    (term_frequencies, {"by": ["outlet", "month"], "top": 3}),
    (term_frequencies, {"by": "outlet", "ngram": 2, "stop_words": None}),
    (coverage, {"freq": "week", "by": "outlet"}),
]


def assert_same(one: Any, two: Any) -> None:
    """Tables or tokens are the same to the last dtype."""
    if isinstance(one, pd.DataFrame):
        pd.testing.assert_frame_equal(one, two)
        assert one.attrs == two.attrs
        return
    assert isinstance(one, Tokens) and isinstance(two, Tokens)
    assert np.array_equal(one.codes, two.codes) and np.array_equal(one.part_offsets, two.part_offsets)
    assert one.vocabulary.equals(two.vocabulary) and one.columns == two.columns
    pd.testing.assert_frame_equal(one.articles, two.articles)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_parts_give_what_the_whole_gives(news: pd.DataFrame, data: st.DataObject) -> None:
    """For every verb, any selection of articles in any order, and any size of parts."""
    step, options = data.draw(st.sampled_from(VERBS))
    chosen = data.draw(st.lists(st.integers(0, len(news) - 1), unique=True))
    articles = news.iloc[chosen].reset_index(drop=True)
    before = articles.copy()
    parts = apply(step, articles, articles_per_part=data.draw(st.integers(1, 45)), **options)
    assert_same(parts, step(articles, **options))
    pd.testing.assert_frame_equal(articles, before)


@pytest.mark.parametrize(("step", "options"), VERBS)
def test_a_folder_gives_what_its_articles_give(
    step: Callable[..., Any], options: dict[str, Any], news: pd.DataFrame, tmp_path: Path
) -> None:
    """From three files, in memory and to a folder, with parts that end within files."""
    for start, stop in ((0, 11), (11, 30), (30, 40)):
        save_articles(news.iloc[start:stop], tmp_path / "store")
    whole = step(open_articles(tmp_path / "store"), **options)
    assert_same(apply(step, tmp_path / "store", articles_per_part=4, **options), whole)
    folder = apply_to_folder(step, tmp_path / "store", tmp_path / "result", articles_per_part=4, **options)
    if step is tokenize:
        written = open_tokens(folder)
        assert isinstance(written.codes, np.memmap)
        assert_same(written, whole)
        assert_same(keyness(written, by="outlet"), keyness(whole, by="outlet"))
    else:
        pd.testing.assert_frame_equal(open_result(folder), whole)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["result", "store"]


def test_speakers_are_linked_over_the_joined_parts(news: pd.DataFrame) -> None:
    """Who is whom over the collection is found on the joined table, and is what it is for the whole."""
    parts = apply(find_attributions, news, articles_per_part=3)
    assert_same(link_speakers(parts, news), link_speakers(find_attributions(news), news))


@pytest.mark.parametrize("workers", [1, 2])
def test_processes_give_what_this_one_gives(workers: int, news: pd.DataFrame) -> None:
    """Parts run by one process or by two come back in the order of the articles."""
    for step, options in ((find_attributions, {}), (tokenize, {}), (steps.lengths, {"least": 30})):
        result = apply(step, news, workers=workers, articles_per_part=7, **options)  # type: ignore[operator]
        assert_same(result, step(news, **options))  # type: ignore[operator]


def test_no_articles_give_the_empty_table(tmp_path: Path) -> None:
    """An empty table of articles gives the verb's empty table, in memory and in a folder."""
    nothing = open_articles(save_empty(tmp_path / "store"))
    for articles in (nothing, tmp_path / "store"):
        assert_same(apply(find_dates, articles), find_dates(nothing))
        assert_same(apply(term_frequencies, articles), term_frequencies(nothing))
        assert_same(open_result(apply_to_folder(find_dates, articles, tmp_path / "dates")), find_dates(nothing))


def save_empty(folder: Path) -> Path:
    """A folder with no articles in it."""
    save_articles(pd.DataFrame({"article_id": pd.Series([], dtype="str")}), folder)
    return folder


def test_what_a_step_dies_of_is_found_and_left_out(news: pd.DataFrame) -> None:
    """Two articles kill every process that reads them: they are named, and all the others are there."""
    poisoned = news.assign(text=["poison" if number in (5, 33) else "Fine." for number in range(40)])
    with pytest.warns(ScalingWarning, match=r"left out 2 of the articles.*a05: the process that read it died; a33"):
        result = apply(steps.deadly, poisoned, workers=2, articles_per_part=10)
    assert result["article_id"].tolist() == [f"a{number:02}" for number in range(40) if number not in (5, 33)]


def test_a_process_that_is_killed_costs_nothing(news: pd.DataFrame, tmp_path: Path) -> None:
    """When a process is killed in the middle, no article is left out and the result is the same."""
    result = apply(steps.deadly_once, news, workers=2, articles_per_part=10, place=str(tmp_path / "died"))
    assert (tmp_path / "died").exists()
    assert_same(result, steps.lengths(news))


@pytest.mark.parametrize("workers", [None, 2])
def test_an_article_that_a_step_fails_on_is_left_out(workers: int | None, news: pd.DataFrame) -> None:
    """A mistake in the step costs the one article that shows it, and the reason is told."""
    poisoned = news.assign(text=["poison" if number == 7 else "Fine." for number in range(40)])
    with pytest.warns(ScalingWarning, match=r"a07: KeyError: 'no such word'"):
        result = apply(steps.failing, poisoned, workers=workers, articles_per_part=20)
    assert len(result) == 39 and "a07" not in set(result["article_id"])


def test_a_result_that_cannot_be_sent_is_told(news: pd.DataFrame) -> None:
    """It is no death: the article that it is of is named with the reason."""
    poisoned = news.head(8).assign(text=["poison" if number == 3 else "Fine." for number in range(8)])
    with pytest.warns(ScalingWarning, match=r"a03: TypeError: What it returns cannot go to another process"):
        result = apply(steps.unsendable, poisoned, workers=1, articles_per_part=4)
    assert len(result) == 7


def test_a_step_that_always_fails_ends_the_run(news: pd.DataFrame) -> None:
    """Too many failures are no matter of odd articles: the error is raised, with the step's own as its cause."""
    with pytest.raises(ToolkitError, match="failing cannot be run on too many") as caught:
        apply(steps.failing, news.assign(text="poison"))
    assert isinstance(caught.value.__cause__, KeyError)


def test_wrong_arguments_are_refused_before_anything_runs(news: pd.DataFrame, tmp_path: Path) -> None:
    """The verb's own errors come as they are; what cannot be divided or sent away is said so."""
    with pytest.raises(ValueError, match="completeness must be one of"):
        apply(find_attributions, news, workers=2, completeness="balnced")
    with pytest.raises(TableError, match="lacks the column 'article_id'"):
        apply(find_dates, news.drop(columns="article_id"))
    with pytest.raises(ValueError, match="mark_duplicates cannot be divided"):
        apply(mark_duplicates, news)
    with pytest.raises(ValueError, match="another process can have"):
        apply(lambda articles: articles, news, workers=1)
    with pytest.raises(ValueError, match="workers must be a number"):
        apply(find_dates, news, workers=0)
    with pytest.raises(ValueError, match="articles_per_part must be"):
        apply(find_dates, news, articles_per_part=0)
    with pytest.raises(ValueError, match="workers and client"):
        apply(find_dates, news, workers=2, client=object())  # type: ignore[arg-type]
    with pytest.raises(TableError, match="a folder that save_articles wrote"):
        apply(find_dates, [1])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"the first argument, must be a verb .* but a DataFrame was passed"):
        apply(news, find_dates)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"lengths cannot be called .* unexpected keyword argument 'leest'"):
        apply(steps.lengths, news, leest=3)
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(LoadingError, match=r"no Parquet files in .* such as 'letters\.txt'"):
        apply(find_dates, tmp_path)
    with pytest.raises(ToolkitError, match="something else is there"):
        apply_to_folder(find_dates, news, tmp_path)
    assert (tmp_path / "letters.txt").read_text() == "mine"
    apply_to_folder(find_dates, news.head(2), tmp_path / "dates")


def test_warnings_of_parts_are_said_once(news: pd.DataFrame) -> None:
    """A warning that differs in its numbers only is one, and says how many parts it came from."""
    with pytest.warns(UserWarning, match=r"^10 articles were short\. \(And so in 3 further parts\.\)$") as caught:
        apply(steps.warning, news, articles_per_part=10)
    assert len(caught) == 1


def test_a_run_goes_on_where_it_stopped(news: pd.DataFrame, tmp_path: Path) -> None:
    """After an interrupt only what was not done is read; then nothing is, and after an addition only what is new."""
    save_articles(news.head(30), tmp_path / "store")
    seen = tmp_path / "seen"

    def run() -> list[str]:
        seen.write_text("")
        apply_to_folder(steps.noted, tmp_path / "store", tmp_path / "result", articles_per_part=5, place=str(seen))
        return seen.read_text().split()

    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import scaling_steps as steps, os\n"
        "from toolkit.scaling import keeping\nfrom toolkit import apply_to_folder\n"
        "keep = keeping.Kept.keep\n"
        "def stop(self, part, result):\n    keep(self, part, result)\n    part.place == (3,) and os._exit(9)\n"
        "keeping.Kept.keep = stop\n"
        "apply_to_folder(steps.noted, sys.argv[2], sys.argv[3], articles_per_part=5, place=sys.argv[4])\n"
    )
    places = [str(Path(__file__).parent), str(tmp_path / "store"), str(tmp_path / "result"), str(seen)]
    assert subprocess.run([sys.executable, "-c", code, *places]).returncode == 9
    assert not (tmp_path / "result").exists()
    assert run() == [f"a{number:02}" for number in range(20, 30)]
    assert run() == []
    save_articles(news, tmp_path / "store")
    assert run() == [f"a{number:02}" for number in range(30, 40)]
    assert_same(open_result(tmp_path / "result"), steps.lengths(news))


def test_a_column_that_is_added_makes_nothing_anew(news: pd.DataFrame, tmp_path: Path) -> None:
    """Articles that come with a column the others lack are read; the others, where it is missing, are not again."""
    seen = tmp_path / "seen"
    for articles, new in ((news.head(20), 20), (news.iloc[20:].assign(section="Ports"), 20)):
        save_articles(articles, tmp_path / "store")
        seen.write_text("")
        apply_to_folder(steps.noted, tmp_path / "store", tmp_path / "result", articles_per_part=5, place=str(seen))
        assert len(seen.read_text().split()) == new
    assert_same(open_result(tmp_path / "result"), steps.lengths(news))


def test_what_a_step_returns_is_a_table(news: pd.DataFrame, tmp_path: Path) -> None:
    """Something else is refused by name; values that Parquet has no kind for are kept as text."""
    for refused, kind in ((lambda articles: None, "NoneType"), (lambda articles: articles["text"], "Series")):
        with pytest.raises(ValueError, match=f"must return a table.*returned a {kind}"):
            apply(refused, news)
        with pytest.raises(ValueError, match=f"must return a table.*returned a {kind}"):
            apply_to_folder(refused, news, tmp_path / "result")
    odd = apply_to_folder(
        lambda articles: articles[["article_id"]].assign(own=[1, ["a"]]), news.head(2), tmp_path / "o"
    )
    assert open_result(odd)["own"].tolist() == ["1", "['a']"]
    with pytest.raises(ValueError, match=r"step must be a function, .* a partial was passed"):
        apply_to_folder(partial(find_dates, parts=["text"]), news, tmp_path / "p")


def test_nothing_is_left_of_a_run_that_was_refused(news: pd.DataFrame, tmp_path: Path) -> None:
    """No hidden folder stays beside a result where there is nothing to go on with."""
    apply_to_folder(find_dates, news.head(2), tmp_path / "dates")
    with pytest.raises(ToolkitError, match="that of find_dates is there"):
        apply_to_folder(find_attributions, news, tmp_path / "dates")
    with pytest.raises(ToolkitError, match="too many"):
        apply_to_folder(_never, news, tmp_path / "other")
    assert [path.name for path in tmp_path.iterdir() if path.name != ".other.parts"] == ["dates"]


def _never(articles: pd.DataFrame) -> pd.DataFrame:
    raise KeyError("no such word " * 1000)


def test_reasons_are_told_in_a_line(news: pd.DataFrame) -> None:
    """An error that brings a whole text along does not bring it into the message."""
    with pytest.raises(ToolkitError) as caught:
        apply(_never, news)
    assert len(str(caught.value)) < 500


def test_a_full_disk_is_told_and_costs_nothing(
    news: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the third part finds no room, the error names the folder, and the next run goes on from there."""
    saving = keeping.Kept.keep
    kept: list[tuple[int, ...]] = []

    def full(self: Any, part: Any, result: Any) -> None:
        if len(kept) == 2:
            monkeypatch.setattr(np, "save", _refuse)
        saving(self, part, result)
        kept.append(part.place)

    with monkeypatch.context() as patched:
        patched.setattr(keeping.Kept, "keep", full)
        with pytest.raises(ToolkitError, match=r"cannot be written to .*tokens'.*No space left.*goes on from there"):
            apply_to_folder(tokenize, news, tmp_path / "tokens", articles_per_part=10)
    monkeypatch.undo()
    assert len(kept) == 2
    folder = apply_to_folder(tokenize, news, tmp_path / "tokens", articles_per_part=10)
    assert_same(open_tokens(folder), tokenize(news))
    assert [path.name for path in tmp_path.iterdir()] == ["tokens"]


def _refuse(*arguments: object, **options: object) -> None:
    raise OSError(28, "No space left on device")


def test_no_more_workers_are_started_than_there_are_parts(news: pd.DataFrame, tmp_path: Path) -> None:
    """Two parts need two processes, however many are allowed."""
    pids = tmp_path / "pids"
    apply(steps.slow, news, workers=8, articles_per_part=20, seconds=0.1, place=str(pids))
    assert len(set(_numbers(pids))) <= 2


def test_progress_counts_articles(news: pd.DataFrame, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The bar goes by articles, whatever the parts; for loading by files."""
    shown: list[tuple[int, str]] = []

    def track(items: Any, *, total: int, unit: str, size: Callable[[Any], int], **options: object) -> Any:
        listed = list(items)
        shown.append((total, unit))
        assert sum(map(size, listed)) == total
        return iter(listed)

    monkeypatch.setattr("toolkit.scaling.apply.track", track)
    apply(find_dates, news, articles_per_part=7, progress=True)
    (tmp_path / "a.txt").write_text("The harbour of Velm was closed on Monday, its master said.")
    apply(load_articles, tmp_path, progress=True)
    assert shown == [(40, "articles"), (1, "files")]


def test_other_options_are_another_run(news: pd.DataFrame, tmp_path: Path) -> None:
    """What was done with other options is not taken for this run's, and its result is replaced as a whole."""
    for least in (0, 60):
        apply_to_folder(steps.lengths, news, tmp_path / "result", articles_per_part=9, least=least)
        assert_same(open_result(tmp_path / "result"), steps.lengths(news, least=least))


def test_an_article_that_was_left_out_is_not_tried_again(news: pd.DataFrame, tmp_path: Path) -> None:
    """The second run starts no process for it, tells it again, and gives the same."""
    poisoned = news.head(12).assign(text=["poison" if number == 7 else "Fine." for number in range(12)])
    for _ in range(2):
        started = time.monotonic()
        with pytest.warns(ScalingWarning, match="a07: the process that read it died"):
            apply_to_folder(steps.deadly, poisoned, tmp_path / "result", workers=1, articles_per_part=4)
        seconds = time.monotonic() - started
        assert len(open_result(tmp_path / "result")) == 11
    assert seconds < 1  # a process alone takes as long to start


@pytest.mark.parametrize("reader", ["pandas", "duckdb", "polars"])
def test_a_result_is_plain_parquet(reader: str, news: pd.DataFrame, tmp_path: Path) -> None:
    """pandas, DuckDB and Polars read the parts as they are, also when the first of them has no rows."""
    silent = news.assign(text=["Nothing." if number < 10 else text for number, text in enumerate(news["text"])])
    silent = silent.drop(columns=["title", "language"])
    folder = apply_to_folder(find_attributions, silent, tmp_path / "result", articles_per_part=10)
    rows = len(find_attributions(silent))
    if reader == "pandas":
        assert len(pd.read_parquet(folder)) == rows
    elif reader == "duckdb":
        counted = pytest.importorskip("duckdb").sql(f"SELECT count(*) FROM '{folder}/*.parquet'")
        assert counted.fetchall() == [(rows,)]
    else:
        assert len(pytest.importorskip("polars").read_parquet(folder / "*.parquet")) == rows
    listed = json.loads((folder / "_parts.json").read_text())
    assert len(listed["parts"]) == 4


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_the_run(how: signal.Signals, news: pd.DataFrame, tmp_path: Path) -> None:
    """Whether a run is interrupted or killed, its workers end."""
    save_articles(news, tmp_path / "store")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import scaling_steps as steps\nfrom toolkit import apply\n"
        "apply(steps.slow, sys.argv[2], workers=2, articles_per_part=1, seconds=0.3, place=sys.argv[3])\n"
    )
    places = [str(Path(__file__).parent), str(tmp_path / "store"), str(tmp_path / "workers")]
    run = subprocess.Popen(
        [sys.executable, "-c", code, *places], stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while len(set(_numbers(tmp_path / "workers"))) < 2:
        assert run.poll() is None
        time.sleep(0.1)
    os.killpg(run.pid, how) if how == signal.SIGINT else run.kill()  # a key goes to all, a kill to one
    said = run.communicate(timeout=30)[1]
    assert said.count("Traceback") <= 1  # that of the run alone
    deadline = time.monotonic() + 20
    while alive := [number for number in set(_numbers(tmp_path / "workers")) if _is_alive(number)]:
        assert time.monotonic() < deadline, alive
        time.sleep(0.1)


def _numbers(path: Path) -> list[int]:
    return [int(line) for line in path.read_text().split()] if path.exists() else []

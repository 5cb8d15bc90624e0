"""Tests of a real Dask cluster on this machine: a scheduler and two workers, each a process, that speak over TCP."""

import os
import signal
import subprocess
import sys
import threading
import time
import types
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
import scaling_steps as steps

from toolkit import apply, apply_to_folder, find_attributions, open_result, save_articles, tokenize
from toolkit.errors import ScalingWarning, ToolkitError

distributed = pytest.importorskip("distributed")

_DASK = [sys.executable, "-m", "dask"]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator["distributed.Client"]:
    """A client of a scheduler with two workers, which their nannies start anew when they die."""
    place = tmp_path_factory.mktemp("cluster")
    scheduler_file = place / "scheduler.json"
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *filter(None, [os.environ.get("PYTHONPATH")])]),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",  # deaths that a part may see before it is suspected
    }
    local = ["--scheduler-file", str(scheduler_file), "--host", "127.0.0.1", "--no-dashboard"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": place, "env": environment}
    programs = [subprocess.Popen([*_DASK, "scheduler", *local, "--port", "0"], **quiet)]
    programs.append(subprocess.Popen([*_DASK, "worker", *local, "--nworkers", "2", "--nthreads", "1"], **quiet))
    try:
        deadline = time.monotonic() + 60
        while not scheduler_file.exists():
            assert time.monotonic() < deadline and programs[0].poll() is None
            time.sleep(0.1)
        with distributed.Client(scheduler_file=str(scheduler_file), timeout=60) as connected:
            connected.wait_for_workers(2, timeout=60)
            yield connected
    finally:
        for program in reversed(programs):
            program.terminate()
            program.wait(timeout=30)


def test_a_cluster_gives_what_this_process_gives(client: "distributed.Client", news: pd.DataFrame) -> None:
    """Attributions and tokens of parts that went over the wire are those of the whole."""
    result = apply(find_attributions, news, client=client, articles_per_part=7)
    pd.testing.assert_frame_equal(result, find_attributions(news))
    tokens, whole = apply(tokenize, news, client=client, articles_per_part=9), tokenize(news)
    assert tokens.codes.tolist() == whole.codes.tolist() and tokens.vocabulary.equals(whole.vocabulary)


def test_wrong_clients_and_steps_are_told(client: "distributed.Client", news: pd.DataFrame) -> None:
    """An address is no client; a step that the workers cannot import is named, with what would help."""
    with pytest.raises(ValueError, match="client must be a cluster's client"):
        apply(find_attributions, news, client="tcp://127.0.0.1:8786")  # type: ignore[arg-type]
    own = types.ModuleType("my_steps")
    exec("def first(articles):\n    return articles[['article_id']]", own.__dict__)
    sys.modules["my_steps"] = own
    try:
        with pytest.raises(ToolkitError, match=r"could not run first: .*'my_steps'.*upload_file") as caught:
            apply(own.first, news, client=client)
    finally:
        del sys.modules["my_steps"]
    assert "No module named 'my_steps'" in str(caught.value)


def test_long_articles_travel_without_a_word(client: "distributed.Client", news: pd.DataFrame) -> None:
    """A part of more than ten megabytes is no matter for a warning."""
    long = news.head(3).assign(text="The harbour. " * 400_000)
    assert apply(steps.lengths, long, client=client)["length"].tolist() == [5_200_000] * 3


def test_killing_workers_changes_nothing(client: "distributed.Client", news: pd.DataFrame, tmp_path: Path) -> None:
    """A worker that is killed twice in the middle of the work costs time alone."""
    save_articles(news, tmp_path / "store")
    pids = tmp_path / "pids"
    killed: list[int] = []

    def kill() -> None:
        while len(killed) < 2:
            numbers = pids.read_text().split() if pids.exists() else []
            if len(numbers) > 6 * (len(killed) + 1) and int(numbers[-1]) not in killed:
                os.kill(int(numbers[-1]), signal.SIGKILL)
                killed.append(int(numbers[-1]))
            time.sleep(0.05)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    folder = apply_to_folder(
        steps.slow,
        tmp_path / "store",
        tmp_path / "result",
        client=client,
        articles_per_part=1,
        seconds=0.2,
        place=str(pids),
    )
    killer.join(timeout=10)
    assert len(killed) == 2
    pd.testing.assert_frame_equal(open_result(folder), steps.lengths(news))


def test_what_brings_workers_down_is_left_out(client: "distributed.Client", news: pd.DataFrame) -> None:
    """An article that kills every worker is found and named, and the others are all there."""
    poisoned = news.head(8).assign(text=["poison" if number == 3 else "Fine." for number in range(8)])
    with pytest.warns(ScalingWarning, match=r"left out 1 of the articles.*a03: the process that read it died"):
        result = apply(steps.deadly, poisoned, client=client, articles_per_part=4)
    assert result["article_id"].tolist() == [f"a{number:02}" for number in range(8) if number != 3]

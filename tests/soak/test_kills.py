"""Programs killed at random moments: what was committed is there, nothing half-written shows, the next call works.

A few moments in every run of the tests, fifty of each kind in the long one (pytest -m soak).
"""

import os
import random
import shutil
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

import pandas as pd
import pytest

from toolkit import (
    apply_to_folder,
    find_attributions,
    load_articles,
    open_articles,
    open_result,
    open_tokens,
    report,
    save_articles,
    save_tokens,
    tokenize,
)

FEW, MANY = 4, pytest.param(50, marks=pytest.mark.soak)
_PATIENCE = 120.0

_SAVING = """
import sys, pandas as pd
from toolkit import save_articles
print("ready", flush=True)
for number in range(int(sys.argv[2]), int(sys.argv[2]) + 25):
    ids = [f"{number:05}-{place:02}" for place in range(30)]
    save_articles(pd.DataFrame({"article_id": ids, "text": "The harbour was closed. " * 200}), sys.argv[1])
    print(number, flush=True)
"""

_WIDENING = """
import sys, pandas as pd
from toolkit import save_articles
print("ready", flush=True)
for number in range(1, 25):
    save_articles(pd.DataFrame({"article_id": [f"new-{number}"], f"own {number}": [number]}), sys.argv[1])
    print(number, flush=True)
"""

_RUNNING = """
import sys
from toolkit import apply_to_folder, find_attributions, load_articles, tokenize
if __name__ == "__main__":
    print("ready", flush=True)
    step = {"tokens": tokenize, "attributions": find_attributions, "load": load_articles}[sys.argv[3]]
    apply_to_folder(step, sys.argv[1], sys.argv[2], articles_per_part=4, workers=int(sys.argv[4]) or None)
"""

_TOKENS = """
import sys, pandas as pd
from toolkit import save_tokens, tokenize
print("ready", flush=True)
for number in range(1, 40):
    save_tokens(tokenize(pd.DataFrame({"text": ["mill " * 20_000] * number})), sys.argv[1])
    print(number, flush=True)
"""

_REPORTING = """
import sys
from toolkit import report
print("ready", flush=True)
report(sys.argv[1], sys.argv[2])
"""


class Program:
    """A program that says when it is ready and what it has done, and that can be killed."""

    def __init__(self, code: str, folder: Path, *arguments: object) -> None:
        script = folder / "program.py"
        script.write_text(code)
        self.mark = uuid.uuid4().hex
        self.said: list[str] = []
        self._errors = folder / "program.err"
        with self._errors.open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, str(script), *map(str, arguments)],
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env=os.environ | {"KILLED_BY_A_TEST": self.mark},
            )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        deadline = time.monotonic() + _PATIENCE
        while "ready" not in self.said and self.process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.strip())

    def kill_after(self, seconds: float) -> list[str]:
        """Kill the program, unless it ends before; what it said after `ready`."""
        try:
            self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._reader.join(timeout=_PATIENCE)
        assert self.said[:1] == ["ready"], self._errors.read_text()
        self.process.stdout.close()  # type: ignore[union-attr]
        return self.said[1:]

    def descendants(self) -> list[int]:
        """The processes that it or those it started have left behind, where the system shows them."""
        found = []
        for entry in Path("/proc").glob("[0-9]*/environ"):
            try:
                if self.mark.encode() in entry.read_bytes():
                    found.append(int(entry.parent.name))
            except OSError:
                continue
        return found


def wait_until_nothing_is_left(program: Program) -> None:
    """All processes that the program started end by themselves soon after it was killed."""
    deadline = time.monotonic() + 30
    while left := program.descendants():
        assert time.monotonic() < deadline, left
        time.sleep(0.1)


def news(number: int) -> pd.DataFrame:
    """Invented articles with something to find in them."""
    texts = [
        f"Ana Ruiz, master of the harbour, said on Monday that {each} ships wait. “It will open,” she added. " * 12
        for each in range(number)
    ]
    return pd.DataFrame(
        {"article_id": [f"a{each:03}" for each in range(number)], "text": texts, "date": pd.Timestamp("2031-03-05")}
    )


@pytest.mark.parametrize("moments", [FEW, MANY])
def test_kills_while_saving(moments: int, tmp_path: Path) -> None:
    """Every save that returned is there whole, one that did not is there whole or not at all, and the next works."""
    chance, store, committed = random.Random(1), tmp_path / "store", set[int]()
    for moment in range(moments):
        program = Program(_SAVING, tmp_path, store, moment * 100)
        committed |= {int(line) for line in program.kill_after(chance.uniform(0.0, 0.6))}
        if store.exists():
            ids = open_articles(store, columns=["article_id"])["article_id"]
            saved = ids.str[:5].astype("int64").value_counts()
            assert committed <= set(saved.index) and set(saved) <= {30}
            assert not len(ids) or len(pd.read_parquet(store)) == len(ids)
    assert save_articles(pd.DataFrame({"article_id": ["last"]}), store).added == 1
    assert not list(store.glob(".articles-*"))


@pytest.mark.parametrize("moments", [2, MANY])
def test_kills_while_columns_are_added(moments: int, tmp_path: Path) -> None:
    """Files that are written anew with a further column have all of their rows, whole, at any moment."""
    chance, store = random.Random(6), tmp_path / "store"
    for _ in range(moments):
        shutil.rmtree(store, ignore_errors=True)
        for number in range(8):
            save_articles(
                pd.DataFrame({"article_id": [f"old-{number}"], "text": "The harbour was closed. " * 2000}), store
            )
        program = Program(_WIDENING, tmp_path, store)
        committed = [int(line) for line in program.kill_after(chance.uniform(0.0, 1.0))]
        opened = open_articles(store).set_index("article_id")
        assert opened["text"].dropna().str.len().tolist() == [48_000] * 8
        assert all(opened.loc[f"new-{number}", f"own {number}"] == number for number in committed)
        assert save_articles(pd.DataFrame({"article_id": ["last"], "more": ["x"]}), store).added == 1
        assert len(pd.read_parquet(store)) == len(opened) + 1 and not list(store.glob(".articles-*"))


@pytest.mark.parametrize("moments", [FEW, MANY])
def test_kills_while_saving_tokens(moments: int, tmp_path: Path) -> None:
    """Tokens that were saved open whole: under their name, or beside it if the kill fell between two renamings."""
    chance, folder = random.Random(2), tmp_path / "tokens"
    for _ in range(moments):
        program = Program(_TOKENS, tmp_path, folder)
        committed = [int(line) for line in program.kill_after(chance.uniform(0.0, 1.5))]
        places = [folder] if folder.exists() else list(tmp_path.glob(".tokens-*-old"))
        if committed:
            assert max(len(open_tokens(place).articles) for place in places) >= committed[-1]
    assert len(open_tokens(save_tokens(tokenize(news(3)), folder)).articles) == 3


@pytest.mark.parametrize(("step", "workers"), [("attributions", 0), ("attributions", 2), ("tokens", 0)])
@pytest.mark.parametrize("moments", [FEW, MANY])
def test_kills_while_running(moments: int, step: str, workers: int, tmp_path: Path) -> None:
    """No result shows before it is whole, no worker is left, and the next call finishes with the same result."""
    chance, store, folder = random.Random(3), tmp_path / "store", tmp_path / "result"
    save_articles(news(60), store)
    for _ in range(moments):
        program = Program(_RUNNING, tmp_path, store, folder, step, workers)
        program.kill_after(chance.uniform(0.0, 3.0 if workers else 0.8))
        if Path("/proc/self/environ").exists():
            wait_until_nothing_is_left(program)
        if folder.exists() or (tmp_path / ".result.old").exists():
            save_articles(news(60 + chance.randrange(1, 60)), store)  # there is something to do again
    articles = open_articles(store)
    if step == "tokens":
        tokens = open_tokens(apply_to_folder(tokenize, store, folder, articles_per_part=4))
        assert tokens.codes.tolist() == tokenize(articles).codes.tolist()
    else:
        found = open_result(apply_to_folder(find_attributions, store, folder, articles_per_part=4))
        pd.testing.assert_frame_equal(found, find_attributions(articles))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["program.err", "program.py", "result", "store"]


@pytest.mark.parametrize("moments", [2, MANY])
def test_kills_while_loading(moments: int, tmp_path: Path) -> None:
    """No articles show before all files are read, and the next call finishes with what one load gives."""
    chance, raw, folder = random.Random(5), tmp_path / "raw", tmp_path / "result"
    raw.mkdir()

    def write(start: int, stop: int) -> None:
        for number, text in enumerate(news(stop)["text"].tolist()[start:], start):
            (raw / f"{number:03}.txt").write_text(text, encoding="utf-8")
            (raw / f"{number:03} again.txt").write_text(text, encoding="utf-8")

    files = 12
    write(0, files)
    for _ in range(moments):
        Program(_RUNNING, tmp_path, raw, folder, "load", 0).kill_after(chance.uniform(0.0, 2.0))
        if folder.exists():
            shown = open_articles(folder, columns=["article_id"])["article_id"]
            assert len(shown) in (2 * files, 2 * (files - 1)) and shown.is_unique
            files += len(shown) == 2 * files
            write(files - 1, files)
    apply_to_folder(load_articles, raw, folder, articles_per_part=4)
    whole = load_articles(raw)
    pd.testing.assert_frame_equal(open_articles(folder)[whole.columns.tolist()], whole)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["program.err", "program.py", "raw", "result"]


@pytest.mark.parametrize("moments", [1, MANY])
def test_kills_while_reporting(moments: int, tmp_path: Path) -> None:
    """A report is a whole page or none, its tables can be read, its kernel ends with it, and the next call works."""
    chance, data, folder = random.Random(4), tmp_path / "data", tmp_path / "report"
    data.mkdir()
    news(12).assign(outlet="Tarn Watch", title="Harbour").to_csv(data / "news.csv", index=False)
    for _ in range(moments):
        program = Program(_REPORTING, tmp_path, data, folder)
        program.kill_after(chance.uniform(1.0, 12.0))
        if Path("/proc/self/environ").exists():
            wait_until_nothing_is_left(program)
        page = folder / "report.html"
        assert not page.exists() or page.read_text(encoding="utf-8").rstrip().endswith("</html>")
        for path in folder.rglob("*.parquet") if folder.exists() else ():
            pd.read_parquet(path)
    assert report(data, folder).read_text(encoding="utf-8").rstrip().endswith("</html>")

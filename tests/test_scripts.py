"""The scripts of docs/scripts.md: short, whole, and of the same figures as the report on the same articles."""

import re
import shutil
import warnings
from pathlib import Path

import pandas as pd
import pytest

from toolkit import report
from toolkit.errors import LoadingWarning

ROOT = Path(__file__).parents[1]
SCRIPTS = re.findall(
    r"^## (.+?)$.*?```python\n(.*?)```", (ROOT / "docs" / "scripts.md").read_text("utf-8"), re.M | re.S
)
LINES = 10


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample, the report on it, and what the scripts have written."""
    folder = tmp_path_factory.mktemp("scripts")
    shutil.copytree(ROOT / "data" / "sample", folder / "data" / "sample")
    report(folder / "data" / "sample", folder / "report")
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore", LoadingWarning)  # the sample has files that cannot be read
        patch.chdir(folder)
        for title, source in SCRIPTS:
            exec(compile(source, title, "exec"), {"__name__": "__main__"})
    return folder


def told(folder: Path, table: str, columns: list[str]) -> list[tuple[object, ...]]:
    """Some columns of a table of the report."""
    frame = pd.read_csv(folder / "report" / "tables" / f"{table}.csv", encoding="utf-8-sig")
    return list(frame[columns].fillna("").itertuples(index=False, name=None))


def written(folder: Path, name: str, columns: list[str]) -> list[tuple[object, ...]]:
    """Some columns of a table that a script has written."""
    frame = pd.read_csv(folder / name, encoding="utf-8-sig")
    return list(frame[columns].fillna("").itertuples(index=False, name=None))


def test_there_are_five_and_each_is_short() -> None:
    """Ten lines are enough, imports included."""
    assert len(SCRIPTS) == 5
    for title, source in SCRIPTS:
        assert len([line for line in source.splitlines() if line.strip()]) <= LINES, title


def test_terms_are_those_of_the_report(folder: Path) -> None:
    """Every term that the report counts is counted alike; it leaves a few more words out."""
    columns = ["term", "count", "articles"]
    assert set(told(folder, "frequencies", columns)) <= set(written(folder, "frequencies.csv", columns))


def test_sources_are_those_of_the_report(folder: Path) -> None:
    """The same speakers with the same figures, in the same order."""
    columns = ["speaker", "kind", "anonymity", "people", "attributions", "articles", "outlets"]
    assert written(folder, "sources.csv", columns) == told(folder, "sources", columns)


def test_sentences_of_unnamed_sources_are_in_the_memo(folder: Path) -> None:
    """There are as many quotations as sentences, each with its origin."""
    memo = (folder / "unnamed.md").read_text(encoding="utf-8")
    assert memo.count("\n> — ") >= 10


def test_events_are_those_of_the_report(folder: Path) -> None:
    """The same days, told by as many articles."""
    columns = ["first", "last", "articles", "outlets"]
    assert written(folder, "events.csv", columns) == told(folder, "merged_events", columns)


def test_coverage_is_that_of_the_report(folder: Path) -> None:
    """The same months with as many articles, and a chart."""
    columns = ["period", "articles"]
    assert written(folder, "coverage.csv", columns) == told(folder, "coverage", columns)
    assert (folder / "coverage.png").read_bytes().startswith(b"\x89PNG")

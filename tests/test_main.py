"""The command line: what it prints, what it writes and how it ends."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from toolkit.__main__ import main

TEXT = "The harbour of Belmur stays shut until Friday, the port office said.\n\nRain is expected, a pilot said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two invented articles and a file that is none."""
    data = tmp_path / "texts"
    data.mkdir()
    (data / "2024-02-29 harbour.txt").write_text(TEXT, encoding="utf-8")
    (data / "undated.txt").write_text("Nothing happened. " + TEXT, encoding="utf-8")
    (data / "empty.txt").write_text("")
    return data


def test_load_writes_articles_manifest_and_what_is_missing(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three files are written, and one line says how many articles there are."""
    out, manifest, missing = (tmp_path / name for name in ("a.parquet", "m.csv", "missing.csv"))
    assert main(["load", str(folder), "--out", str(out), "--manifest", str(manifest), "--missing", str(missing)]) == 0
    told = capsys.readouterr().out
    assert (
        "2 articles were loaded from 2 files.\n1 of 3 files was not loaded whole:\n  empty.txt: The file is empty."
        in told
    )
    assert "missing.csv; 2 articles to fill in were added." in told
    assert len(pd.read_parquet(out)) == 2
    assert sorted(pd.read_csv(manifest)["status"]) == ["empty", "loaded", "loaded"]
    rows = pd.read_csv(missing)
    assert list(rows.columns) == ["path", "member", "position", "title", "date", "outlet", "url", "author", "begins"]
    assert len(rows) == 2, "neither article has an outlet"


def test_columns_are_named_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table with names of its own is loaded and reported on; the message that it cannot be read tells the option."""
    table = tmp_path / "own.csv"
    table.write_text(f"Kopf,Wortlaut,Tag\nHarbour,{TEXT.splitlines()[0]!r},2031-05-04\n".replace("'", '"'))
    assert main(["report", str(table), "--out", str(tmp_path / "no")]) == 1
    assert "--column text=..." in capsys.readouterr().err
    named = ["--column", "title=Kopf", "--column", "text=Wortlaut", "--column", "date=Tag"]
    assert main(["load", str(table), "--out", str(tmp_path / "a.csv"), *named]) == 0
    assert pd.read_csv(tmp_path / "a.csv")[["title", "date"]].to_numpy().tolist() == [["Harbour", "2031-05-04"]]
    assert main(["report", str(table), "--out", str(tmp_path / "yes"), *named]) == 0
    assert "Harbour" in (tmp_path / "yes" / "report.html").read_text(encoding="utf-8")
    assert main(["load", str(table), "--column", "titel=Kopf"]) == 1
    assert "Did you mean 'title'?" in capsys.readouterr().err


def test_faults_of_the_data_are_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing path ends with status 1 and a sentence that names it, not with a traceback."""
    assert main(["load", str(tmp_path / "nowhere")]) == 1
    captured = capsys.readouterr()
    assert "nowhere" in captured.err
    assert "Traceback" not in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [[], ["reprot", "x"], ["report"], ["rerun", "n", "o", "-p", "novalue"], ["load", "x", "--wrong"]]
)
def test_wrong_commands_end_with_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A command that is not understood is answered with its usage."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


def test_rerun_takes_parameters_by_their_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A number stays a number, a text a text; an unknown one ends with status 1 and those that exist."""
    source = tmp_path / "n.ipynb"
    parameters = new_code_cell("top = 20\nname = 'x'", metadata={"tags": ["parameters"]})
    nbformat.write(new_notebook(cells=[parameters, new_code_cell("print(top + 1, name)")]), source)
    out = tmp_path / "out.ipynb"
    assert main(["rerun", str(source), str(out), "-p", "top=2", "-p", "name=1984"]) == 0
    assert str(out) in capsys.readouterr().out
    assert nbformat.read(out, as_version=4).cells[2].outputs[0].text == "3 1984\n"
    assert main(["rerun", str(source), str(out), "-p", "topp=2"]) == 1
    assert "it has top, name" in capsys.readouterr().err


def test_the_report_is_made_and_its_place_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --out the report goes to reports/ under the name of the data; the options select and fill."""
    monkeypatch.chdir(tmp_path)
    options = ["--outlet", "The Courant", "--set-outlet", "The Courant", "--query", "harbour", "--title", "Belmur"]
    assert main(["report", "texts", *options]) == 0
    path = tmp_path / "reports" / "texts" / "report.html"
    assert str(path) in capsys.readouterr().out
    assert "<h1>Belmur</h1>" in path.read_text(encoding="utf-8")
    assert main(["report", "texts", "--query", "volcano"]) == 1
    assert "choose a wider one" in capsys.readouterr().err


def test_the_module_runs_as_a_command() -> None:
    """python -m toolkit answers, and tells its commands."""
    ended = subprocess.run([sys.executable, "-m", "toolkit", "--help"], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0
    for command in ("report", "rerun", "load"):
        assert command in ended.stdout


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as terminals on POSIX systems send them")
@pytest.mark.parametrize("seconds", [0.2, 2.5, 6])
def test_an_interrupt_leaves_nothing_half_done(seconds: float, folder: Path, tmp_path: Path) -> None:
    """Whenever Ctrl-C comes: one line, no kernel that goes on, no half file; the report of before is still whole."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.html").write_text("the report of before")
    for number in range(300):
        (folder / f"{number}.txt").write_text(f"{TEXT * 20}\n\nNumber {number}.", encoding="utf-8")
    environment = {**os.environ, "TMPDIR": str(tmp_path / "temporary")}
    (tmp_path / "temporary").mkdir()
    command = [sys.executable, "-m", "toolkit", "report", str(folder), "--out", str(out)]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, env=environment, start_new_session=True, text=True)
    with suppress(subprocess.TimeoutExpired):
        run.wait(timeout=seconds)
    os.killpg(run.pid, signal.SIGINT)  # a terminal sends it to every process of the command
    _, said = run.communicate(timeout=60)
    with pytest.raises(ProcessLookupError):
        for _ in range(100):  # a kernel may take a moment to end
            os.killpg(run.pid, 0)
            time.sleep(0.1)
    if run.returncode == 0:  # it was done before
        return
    assert run.returncode in (130, -signal.SIGINT)
    if seconds > 1:
        assert said.splitlines()[-1] == "Interrupted."
        assert "Traceback" not in said
    assert (out / "report.html").read_text() == "the report of before"
    assert not [path for path in out.rglob(".*") if path.is_file()], "no file that was being written"
    for table in out.rglob("*.parquet"):
        pd.read_parquet(table)

"""What is loaded is data: it is not unpickled, evaluated or fetched. (What a browser does with it: tests/browser.)"""

import ast
import csv
import json
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import toolkit
from toolkit import (
    apply_to_folder,
    correct,
    event_timeline,
    find_attributions,
    load_articles,
    load_with_manifest,
    open_articles,
    open_result,
    open_tokens,
    save_articles,
    save_corrections,
    save_events,
    save_table,
    save_tokens,
    tables,
    tokenize,
    write_missing,
)
from toolkit.errors import ToolkitError

PACKAGE = Path(toolkit.__file__).parent

# What runs what it reads, or reaches out. Processes that the toolkit starts itself are told what to do by pickle.
_RUNS = {"eval", "exec", "compile", "__import__"}
_MODULES = {
    "pickle",
    "marshal",
    "shelve",
    "dill",
    "joblib",
    "urllib.request",
    "http.client",
    "requests",
    "httpx",
    "ftplib",
}
_OWN_PIPES = {"scaling/processes.py", "scaling/running.py"}


def test_no_module_unpickles_evaluates_or_fetches() -> None:
    """No call of eval or exec, no reader that runs what it reads, no client of the network."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in _RUNS, f"{name}:{node.lineno}"
                assert not called.endswith(("read_pickle", "fetch_url", "os.system", "popen")), f"{name}:{node.lineno}"
                given = {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}
                assert given.get("allow_pickle", "False") == "False", f"{name}:{node.lineno}"
                assert given.get("shell", "False") == "False", f"{name}:{node.lineno}"
                assert given.get("resolve_entities", "False") == "False", f"{name}:{node.lineno}"
            imported = (
                {alias.name for alias in node.names}
                if isinstance(node, ast.Import)
                else {node.module or ""}
                if isinstance(node, ast.ImportFrom)
                else set()
            )
            assert name in _OWN_PIPES or not imported & _MODULES, f"{name}: {imported & _MODULES}"


class Trap:
    """Unpickling it makes a file."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self._place,)


def test_pickles_are_not_opened(tmp_path: Path) -> None:
    """A pickle is refused whatever it is called, in an archive too, and what it would do is not done."""
    trap = tmp_path / "sprung"
    content = pickle.dumps(Trap(trap))
    folder = tmp_path / "data"
    folder.mkdir()
    for ending in ("pkl", "csv", "json", "txt", "parquet", "xlsx", "html"):
        (folder / f"news.{ending}").write_bytes(content)
    with zipfile.ZipFile(folder / "news.zip", "w") as archive:
        archive.writestr("inner.pkl", content)
    load_with_manifest(folder)
    assert not trap.exists()


def test_saved_tokens_are_plain_numbers(tmp_path: Path) -> None:
    """Codes that someone replaced by pickled objects are refused, and not made."""
    trap = tmp_path / "sprung"
    folder = save_tokens(tokenize(pd.DataFrame({"text": ["The mill"]})), tmp_path / "tokens")
    np.save(folder / "codes.npy", np.array([Trap(trap)], dtype=object), allow_pickle=True)
    with pytest.raises((ValueError, ToolkitError)):
        open_tokens(folder)
    assert not trap.exists()


def test_entities_are_not_followed(tmp_path: Path) -> None:
    """XML and HTML that point at a file of this machine do not bring its content along."""
    secret = tmp_path / "secret.txt"
    secret.write_text("Quite secret indeed")
    folder = tmp_path / "data"
    folder.mkdir()
    entity = f'<!DOCTYPE rss [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>'
    item = "<item><title>Harbour</title><description>It opens. &leak;</description></item>"
    (folder / "feed.xml").write_text(f'<?xml version="1.0"?>{entity}<rss version="2.0"><channel>{item}</channel></rss>')
    body = "<p>The harbour of Velm was opened on Monday, its master said. &leak;</p>" * 5
    (folder / "page.html").write_text(
        f"{entity.replace('rss', 'html')}<html><body><article>{body}</article></body></html>"
    )
    document = f'<?xml version="1.0"?>{entity.replace("rss", "w")}<w>&leak;</w>'
    with zipfile.ZipFile(folder / "letter.docx", "w") as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr("[Content_Types].xml", document)
    articles, _ = load_with_manifest(folder)
    assert "Quite secret" not in articles.to_csv()


def test_addresses_in_pages_are_not_fetched(tmp_path: Path) -> None:
    """A page full of addresses is read without a connection, which the tests' guard would refuse."""
    address = "http://192.0.2.1/news"
    (tmp_path / "page.html").write_text(
        f'<html><head><link rel="canonical" href="{address}"><base href="{address}"/>'
        f'<meta http-equiv="refresh" content="0; url={address}"></head><body><img src="{address}.png">'
        f'<iframe src="{address}"></iframe><script src="{address}.js"></script><article>'
        + "<p>The harbour of Velm was opened on Monday, its master said.</p>" * 5
        + "</article></body></html>"
    )
    articles, _ = load_with_manifest(tmp_path)
    assert len(articles) == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_table_that_is_written_has_formulas(start: str, tmp_path: Path) -> None:
    """Tables, events, timelines, corrections and rows to fill in: a spreadsheet computes nothing from an article."""
    formula = f"{start}HYPERLINK(1)"
    articles = pd.DataFrame(
        {
            "article_id": ["a"],
            "date": [pd.Timestamp("2031-03-05")],
            "outlet": [formula],
            "title": [formula],
            "text": [f"{formula} said on Monday that the harbour would open in May 2031."],
            "path": [f"{tmp_path}/{formula}.txt"],
        }
    )
    articles = tables.conform(articles, "articles")
    attributions = find_attributions(articles).assign(speaker=formula)
    sentences = event_timeline(articles).assign(sentence=formula, speaker=formula)
    save_table(articles, tmp_path / "articles-table.csv")
    save_events(sentences, tmp_path / "events.csv")
    save_events(sentences, tmp_path / "timeline.csv", form="timelinejs")
    save_corrections(correct(attributions, "rename", formula, note=formula), tmp_path)
    write_missing(articles.assign(date=pd.NaT), tmp_path / "articles.csv")
    apply_to_folder(load_articles, _odd_name(tmp_path / "raw", start), tmp_path / "loaded")
    written = sorted(tmp_path.rglob("*.csv"))
    assert len(written) == 6
    for path in written:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell.startswith(start) and not cell[1:].isdigit()], path


def _odd_name(folder: Path, start: str) -> Path:
    folder.mkdir()
    name = f"{start}HYPERLINK(1).txt" if start.isprintable() else "a.txt"
    (folder / name).write_text("The harbour of Velm was closed on Monday, its master said.\n", encoding="utf-8")
    return folder


def test_a_path_that_looks_like_a_formula_is_found_again(tmp_path: Path) -> None:
    """What a sidecar says of a file, or gives it for a title, is read without the apostrophe it is written with."""
    (tmp_path / "=a.txt").write_text("The harbour of Velm was closed on Monday, its master said.\n", encoding="utf-8")
    sidecar = tmp_path / "articles.csv"
    assert write_missing(load_articles(tmp_path), sidecar) == 1
    rows = pd.read_csv(sidecar, dtype="str", encoding="utf-8-sig")
    assert rows["path"].tolist() == ["'=a.txt"]
    rows.assign(title="'=1+1", date="2031-05-04", outlet="Tarn Watch").to_csv(sidecar, index=False)
    assert load_articles(tmp_path)[["title", "outlet"]].to_numpy().tolist() == [["=1+1", "Tarn Watch"]]
    assert write_missing(load_articles(tmp_path), sidecar) == 0


def test_folders_of_others_are_data(tmp_path: Path) -> None:
    """A folder of articles or results with odd lists, locks and names beside the files is read as tables."""
    save_articles(pd.DataFrame({"article_id": ["a"], "text": ["__import__('os').system('true')"]}), tmp_path)
    (tmp_path / "_parts.json").write_text(json.dumps({"parts": ["../../secret"], "run": "x"}))
    (tmp_path / "._articles-000002-x.parquet").write_bytes(pickle.dumps(Trap(tmp_path / "sprung")))
    assert open_articles(tmp_path)["text"].tolist() == open_result(tmp_path)["text"].tolist()
    assert not (tmp_path / "sprung").exists()

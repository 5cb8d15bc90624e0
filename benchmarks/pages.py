"""How well saved web pages and deliveries of databases are read, beside trafilatura.

    python benchmarks/pages.py FOLDER

FOLDER/html has pages/NAME.html.gz and ground-truth.json, {NAME: {"articleBody": text}}: the main text of each page as
people wrote it out (Scrapinghub's article extraction benchmark is in that form). FOLDER/exports has files and
expected.json, {file: {"articles": n, "title": n, "date": n, "outlet": n, "text": n}}.

  F1       of runs of four words, averaged over pages: each page weighs the same
  exact    files from which exactly the articles they hold were loaded, nearly all with their fields
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from toolkit import load_articles, load_with_manifest

_RUN = 4
_FIELDS = {"title": 2, "date": 0, "outlet": 2, "text": 80}  # characters without which a field says nothing


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + _RUN]) for at in range(max(len(words) - _RUN + 1, bool(words))))


def score_pages(folder: Path, read: Callable[[Path], dict[str, str]]) -> dict[str, float]:
    """F1 and pages per second of processor time; `read` gives the text of each page of a folder by its name."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as place:
        for page in truth:
            raw = (folder / "pages" / f"{page}.html.gz").read_bytes()
            (Path(place) / f"{page}.html").write_bytes(gzip.decompress(raw))
        before = time.process_time()
        texts = read(Path(place))
        seconds = time.process_time() - before
    shares = Counter[str]()
    for page, holds in truth.items():
        true, found = runs(holds.get("articleBody", "")), runs(texts.get(page, ""))
        right = (true & found).total()
        whole = max(true.total() + found.total() - right, 1)
        shares["right"] += right / whole  # type: ignore[assignment]
        shares["wrong"] += (found.total() - right) / whole  # type: ignore[assignment]
        shares["missed"] += (true.total() - right) / whole  # type: ignore[assignment]
    f1 = 200 * shares["right"] / (2 * shares["right"] + shares["wrong"] + shares["missed"])
    return {"F1": f1, "pages": len(truth), "speed": len(truth) / seconds}


def toolkit_pages(folder: Path) -> dict[str, str]:
    articles = load_articles(folder)
    return dict(zip((Path(path).stem for path in articles["path"]), articles["text"].fillna(""), strict=True))


def trafilatura_pages(folder: Path) -> dict[str, str]:
    import trafilatura

    pages = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.html"))}
    return {page: trafilatura.extract(content, favor_precision=True) or "" for page, content in pages.items()}


def score_exports(folder: Path) -> pd.DataFrame:
    """One row per file: the articles it holds, those loaded, and whether all is as expected."""
    rows = []
    for name, holds in json.loads((folder / "expected.json").read_text(encoding="utf-8")).items():
        articles, manifest = load_with_manifest(folder / name)
        filled = {
            field: int((articles[field].notna() if not least else articles[field].str.len() >= least).sum())
            for field, least in _FIELDS.items()
        }
        lost = int(manifest["found"].sum()) - len(articles)
        adds_up = manifest["loaded"].sum() == len(articles) and lost >= 0
        exact = len(articles) == holds["articles"] and adds_up
        full = all(filled[field] >= 0.95 * holds[field] for field in _FIELDS)
        rows.append((name, holds["articles"], len(articles), exact and full))
    return pd.DataFrame(rows, columns=["file", "articles", "loaded", "exact"])


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    warnings.simplefilter("ignore")
    for name, read in (("toolkit", toolkit_pages), ("trafilatura", trafilatura_pages)):
        figures = score_pages(folder / "html", read)
        print(f"{name:12} F1 {figures['F1']:5.1f} on {figures['pages']} pages, {figures['speed']:.1f} pages/cpu-s")
    print(score_exports(folder / "exports").to_string())


if __name__ == "__main__":
    main()

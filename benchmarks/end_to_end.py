"""Every stage from files to report: its speed, its memory, and the peer an analyst would take for it; then accuracy.

    python benchmarks/end_to_end.py [ARTICLES] [--most 500]

ARTICLES is a table with a column text; by default the sample of this repository. Every stage is run by a program of
its own, with the peer right after it. Peers are measured where they are installed (dependency group `bench`; textacy
with a spaCy pipeline in an environment of its own). Accuracy is measured on the sets in the folder that the variable
EVAL_DATA names, in JSON, TimeML or brat, and as far as they are there.

The result is written to docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import tables

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
Measured = tuple[float, float]  # articles, seconds of processor time


def seconds(step: Callable[[], object]) -> float:
    """Processor time of the better of two runs, so that what is loaded at first use is not counted."""
    best = float("inf")
    for _ in range(2):
        started = time.process_time()
        step()
        best = min(best, time.process_time() - started)
    return best


def articles_of(path: str, most: int) -> pd.DataFrame:
    from toolkit import load_articles

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        articles = load_articles(path)
    return articles[articles["text"].notna()].head(most).reset_index(drop=True)


def loading(articles: pd.DataFrame, most: int) -> tuple[Measured, Measured | None]:
    from toolkit import load_articles

    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "articles.csv"
        articles[["title", "date", "outlet", "text"]].to_csv(path, index=False)
        ours = seconds(lambda: load_articles(path))
        return (len(articles), ours), (len(articles), seconds(lambda: pd.read_csv(path)))


def web_pages(articles: pd.DataFrame, most: int) -> tuple[Measured, Measured | None]:
    import pages as reading

    folder = Path(os.environ.get("EVAL_DATA", "")) / "html"
    ours, theirs = (reading.score_pages(folder, read) for read in (reading.toolkit_pages, reading.trafilatura_pages))
    return tuple((each["pages"], each["pages"] / each["speed"]) for each in (ours, theirs))  # type: ignore[return-value]


def terms(articles: pd.DataFrame, most: int) -> tuple[Measured, Measured | None]:
    from toolkit import term_frequencies

    texts = articles["text"].tolist()
    ours = seconds(lambda: term_frequencies(articles[["text"]], stop_words=None))
    try:
        from sklearn.feature_extraction.text import CountVectorizer
    except ImportError:
        return (len(texts), ours), None
    return (len(texts), ours), (len(texts), seconds(lambda: CountVectorizer().fit_transform(texts)))


def attributions(articles: pd.DataFrame, most: int) -> tuple[Measured, Measured | None]:
    import attributions as scoring

    from toolkit import find_attributions

    ours = seconds(lambda: find_attributions(articles))
    some = dict(list(zip(articles["article_id"], articles["text"], strict=True))[: most // 10])
    try:
        theirs = seconds(lambda: scoring.textacy_rows(some, "en_core_web_sm"))
    except (ImportError, OSError):
        return (len(articles), ours), None
    return (len(articles), ours), (len(some), theirs)


def dates(articles: pd.DataFrame, most: int) -> tuple[Measured, Measured | None]:
    import dates as scoring

    from toolkit import find_dates

    ours = seconds(lambda: find_dates(articles))
    some = articles[articles["date"].notna()].head(most // 10)
    documents = [
        {"doc": row.article_id, "dct": str(row.date), "text": row.text} for row in some.itertuples(index=False)
    ]
    try:
        return (len(articles), ours), (len(some), seconds(lambda: scoring.dateparser_dates(documents)))
    except ImportError:
        return (len(articles), ours), None


def copies(articles: pd.DataFrame, most: int) -> tuple[Measured, Measured | None]:
    from toolkit import mark_duplicates

    return (len(articles), seconds(lambda: mark_duplicates(articles))), None


def saving(articles: pd.DataFrame, most: int) -> tuple[Measured, Measured | None]:
    from toolkit import open_articles, save_articles

    def save_and_open() -> None:
        with tempfile.TemporaryDirectory() as place:
            save_articles(articles, place)
            open_articles(place)

    def write_and_read() -> None:
        with tempfile.TemporaryDirectory() as place:
            articles.to_parquet(Path(place) / "articles.parquet")
            pd.read_parquet(place)

    return (len(articles), seconds(save_and_open)), (len(articles), seconds(write_and_read))


STAGES: dict[str, tuple[Callable[[pd.DataFrame, int], tuple[Measured, Measured | None]], str]] = {
    "load a table": (loading, "pandas.read_csv, which finds out nothing"),
    "load web pages": (web_pages, "trafilatura"),
    "save and open": (saving, "pandas, to_parquet and read_parquet"),
    "count terms": (terms, "scikit-learn CountVectorizer"),
    "find attributions": (attributions, "textacy direct_quotations"),
    "find dates": (dates, "dateparser search_dates"),
    "mark copies": (copies, ""),
}


def speed_rows(path: str, most: int) -> list[list[str]]:
    rows = []
    for stage, (_, peer) in STAGES.items():
        if stage == "load web pages" and not (Path(os.environ.get("EVAL_DATA", "")) / "html").is_dir():
            continue
        command = [sys.executable, __file__, path, "--most", str(most), "--stage", stage]
        ours, theirs, peak = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        speed = ours[0] / ours[1]
        row = [stage, f"{speed:,.0f} articles/cpu-s", peer, "", f"{peak:,.0f}"]
        if theirs:
            row[2] += f": {theirs[0] / theirs[1]:,.0f}"
            row[3] = f"{speed / (theirs[0] / theirs[1]):.2g} times as fast"
        elif peer:
            row[2] += ": not installed"
        rows.append(row)
        print("  ".join(row), flush=True)
    rows.append(_report_row(articles_of(path, most)))
    return rows


def _report_row(articles: pd.DataFrame) -> list[str]:
    from resource import RUSAGE_CHILDREN, getrusage

    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "articles.csv"
        articles[["title", "date", "outlet", "text"]].to_csv(path, index=False)
        before = getrusage(RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "toolkit", "report", str(path), "--out", f"{place}/report"]
        subprocess.run(command, check=True, capture_output=True)
        after = getrusage(RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [f"report on {len(articles):,} articles, from file to page", f"{spent:,.0f} cpu-s in all", "", "", ""]


def accuracy_rows(folder: Path) -> list[list[str]]:
    """F1 in per cent on the marked sets that are there."""
    import attributions as of_attributions
    import dates as of_dates
    import pages as of_pages
    import public_forms

    rows = []
    for name, documents in public_forms.date_sets(folder).items():
        ours = of_dates.score(documents, of_dates.toolkit_dates(documents))
        try:
            theirs = of_dates.score(documents, of_dates.dateparser_dates(documents))
        except ImportError:
            theirs = {}
        for figure in ("strict", "value", "calendar"):
            rows.append(_accuracy_row(f"dates, {figure}: {name}", ours[figure], "dateparser", theirs.get(figure)))
    for name, data in public_forms.attribution_sets(folder).items():
        if "train" in name:
            continue  # the rules were written on it
        texts, gold = of_attributions.gold_rows(data)
        found = of_attributions.toolkit_rows(texts)
        for quoted, words in ((False, "attributions"), (True, "quotations")):
            figures = of_attributions.score(texts, gold, found, quoted)
            for figure, value in zip(("content", "content with its source", "names"), figures, strict=True):
                rows.append(_accuracy_row(f"{words}, {figure}: {name}", value, "", None))
    if (folder / "html").is_dir():
        ours, theirs = (
            of_pages.score_pages(folder / "html", read)["F1"]
            for read in (of_pages.toolkit_pages, of_pages.trafilatura_pages)
        )
        rows.append(_accuracy_row("main text of pages", ours, "trafilatura", theirs))
    if (folder / "exports").is_dir():
        files = of_pages.score_exports(folder / "exports")
        rows.append(["deliveries of databases read exactly", f"{files['exact'].sum()} of {len(files)}", "", "", ""])
    return rows


def _accuracy_row(what: str, ours: float, peer: str, theirs: float | None) -> list[str]:
    row = [what, f"{ours:.1f} %", "", "", ""]
    return row if theirs is None else [*row[:2], f"{peer}: {theirs:.1f} %", f"{ours - theirs:+.1f} points", ""]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", default=str(SAMPLE))
    parser.add_argument("--most", type=int, default=500, help="articles that speed is measured on")
    parser.add_argument("--stage", choices=list(STAGES), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stage:
        articles = articles_of(options.articles, options.most)
        ours, theirs = STAGES[options.stage][0](articles, options.most)
        print(json.dumps([ours, theirs, tables.peak_megabytes()]))
        return
    rows = speed_rows(options.articles, options.most)
    place = os.environ.get("EVAL_DATA")
    if place:
        warnings.simplefilter("ignore")
        rows += accuracy_rows(Path(place))
    else:
        print("EVAL_DATA names no folder of marked sets: accuracy is not measured.")
    number = len(articles_of(options.articles, options.most))
    tables.write_section(
        "From files to report",
        f"Speed on {number:,} articles, and F1 on sets that people have marked. Memory is the most that a program "
        "with this stage and its peer held.",
        ["what", "toolkit", "peer, same run", "ratio", "MB"],
        rows,
    )


if __name__ == "__main__":
    main()

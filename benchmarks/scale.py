"""What a collection of any size costs: processor time, and the most memory that any process holds.

    python benchmarks/scale.py articles.csv.gz [more.csv.gz ...] [--sizes 1000 10000 100000 200000] [--workers 2]

The tables need a column `text`. Articles of 4,000 characters are made of their shuffled paragraphs and saved to a
folder of Parquet files; from there tokens, attributions and dates are made, each by a program of its own, and written
to folders. Nothing is held but the parts under way. Rows of docs/benchmarks.md that are not measured anew stay.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
import tables

from toolkit import apply_to_folder, find_attributions, find_dates, save_articles, tokenize

CHARACTERS = 4_000
STEPS = {"tokens": tokenize, "attributions": find_attributions, "dates": find_dates}
_PER_FILE = 1_000
_TITLE = "Collections of any size"


def make_store(paths: list[str], number: int, folder: Path) -> float:
    """Save so many articles, a thousand a file; how many megabytes of text they have."""
    draw = random.Random(1)
    texts = [text for path in paths for text in pd.read_csv(path, usecols=["text"])["text"].dropna().tolist()]
    paragraphs = [part.strip() for text in texts for part in text.split("\n\n") if part.strip()]
    characters = 0
    for start in range(0, number, _PER_FILE):
        made = []
        for _ in range(min(_PER_FILE, number - start)):
            parts, size = [], 0
            while size < CHARACTERS:
                parts.append(draw.choice(paragraphs))
                size += len(parts[-1]) + 2
            made.append("\n\n".join(parts)[:CHARACTERS])
        characters += sum(map(len, made))
        days = [pd.Timestamp("2020-01-01") + pd.Timedelta(days=draw.randrange(2_000)) for _ in made]
        ids = [f"{place:08}" for place in range(start, start + len(made))]
        outlets = [f"Outlet {draw.randrange(12)}" for _ in made]
        # One file after another, without asking each time what is there: these are all new.
        batch = pd.DataFrame({"article_id": ids, "date": days, "outlet": outlets, "text": made})
        place = folder / f"file-{start // _PER_FILE:06}"
        saved = save_articles(batch, place).path
        assert saved is not None
        saved.rename(folder / f"articles-{start // _PER_FILE + 1:06}-{saved.stem.rpartition('-')[2]}.parquet")
        (place / ".lock").unlink()
        place.rmdir()
    return characters / 1e6


def measure(step: str, store: str, folder: str, workers: int) -> None:
    """Run by itself, so that memory and time are those of this step alone."""
    started, wall = _seconds(), time.monotonic()
    apply_to_folder(STEPS[step], store, folder, workers=workers or None)
    taken = {
        "seconds": _seconds() - started,
        "wall": time.monotonic() - wall,
        "own": tables.peak_megabytes(),
        "worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1e3 if sys.platform != "darwin" else 1e6),
    }
    print(json.dumps(taken), flush=True)


def _seconds() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def write(rows: list[list[str]]) -> None:
    """Put what was measured among what was measured before."""
    measured = {_what(row): row for row in [*tables.rows_of(_TITLE), *rows]}
    tables.write_section(
        _TITLE,
        f"Articles of {CHARACTERS:,} characters of shuffled paragraphs, from Parquet to a folder with "
        "`apply_to_folder`. Memory is the most that the program, or one of its workers, held.",
        [
            "articles",
            "step",
            "workers",
            "processor seconds",
            "articles per cpu-s",
            "seconds on the clock",
            "MB, program",
            "MB, worker",
        ],
        [row for _, row in sorted(measured.items())],
    )


def _what(row: list[str]) -> tuple[int, int, int]:
    """What a row tells of: articles, step and workers."""
    return int(row[0].replace(",", "")), list(STEPS).index(row[1]), int(row[2])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", help="CSV files with a column text")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000, 200_000])
    parser.add_argument("--steps", nargs="+", default=list(STEPS), choices=list(STEPS))
    parser.add_argument("--workers", type=int, nargs="+", default=[2])
    parser.add_argument("--at-most", metavar="STEP=ARTICLES", action="append", default=[], help="for a slow machine")
    parser.add_argument("--measure", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        step, store, folder, workers = options.measure
        measure(step, store, folder, int(workers))
        return
    if not options.tables:
        parser.error("name at least one table with a column text")
    most = {step: int(number) for step, number in (one.split("=") for one in options.at_most)}
    rows: list[list[str]] = []
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "all").mkdir()
        megabytes = make_store(options.tables, max(options.sizes), place / "all")
        print(f"{max(options.sizes):,} articles, {megabytes:,.0f} MB of text", flush=True)
        files = sorted((place / "all").glob("*.parquet"))
        for size in sorted(options.sizes):
            store = place / f"store-{size}"
            store.mkdir()
            for path in files[: size // _PER_FILE]:
                os.link(path, store / path.name)
            for step in (step for step in options.steps if size <= most.get(step, size)):
                for workers in options.workers:
                    folder = place / f"{step}-{size}-{workers}"
                    command = [sys.executable, __file__, "--measure", step, str(store), str(folder), str(workers)]
                    taken = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
                    rows.append(
                        [
                            f"{size:,}",
                            step,
                            str(workers),
                            f"{taken['seconds']:,.0f}",
                            f"{size / taken['seconds']:,.0f}",
                            f"{taken['wall']:,.0f}",
                            f"{taken['own']:,.0f}",
                            f"{taken['worker']:,.0f}" if workers else "",
                        ]
                    )
                    print("  ".join(rows[-1]), flush=True)
                    write(rows)


if __name__ == "__main__":
    main()

"""How fast files are loaded, and in how much memory, beside trafilatura alone (pages) and pandas alone (tables).

    python benchmarks/loading.py --pages FOLDER --tables table.csv.gz [more ...] [--rows 20000] [--any FOLDER]

`--pages` is a folder of saved pages (.html, also packed), `--tables` are tables with articles; without them the
folder EVAL_DATA is asked for `html/pages` and `corpora/*.csv.gz`. Of the tables one CSV file of `--rows` rows is made,
and of its first rows a file in every form that the toolkit reads, packed and as archives too: they are loaded in one
go. `--any` loads a folder of anything.

Every figure comes from a process of its own: seconds of processor time of the call alone, and the memory that the
process took beyond what it had before the call. Ratios are what can be compared between machines. The toolkit does
more than what stands beside it: dates, outlets, languages, captions, ids and the manifest.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pandas as pd

_BODIES = {
    "toolkit": "import toolkit.loading.load as l\ndef step(p): return len(l.load_with_manifest(p)[0])",
    "trafilatura alone": (
        "import trafilatura\nfrom pathlib import Path\n"
        "def step(p):\n"
        "    return sum(trafilatura.bare_extraction(f.read_text(encoding='utf-8', errors='replace'),\n"
        "        favor_precision=True, include_comments=False, with_metadata=True) is not None\n"
        "        for f in sorted(Path(p).iterdir()))"
    ),
    "trafilatura, text only": (
        "import trafilatura\nfrom pathlib import Path\n"
        "def step(p):\n"
        "    return sum(trafilatura.bare_extraction(f.read_text(encoding='utf-8', errors='replace'),\n"
        "        favor_precision=True, include_comments=False) is not None for f in sorted(Path(p).iterdir()))"
    ),
    "pandas alone": "import pandas as pd\ndef step(p): return len(pd.read_csv(p, dtype='str'))",
}
_MEASURE = """
import json, sys, time
from pathlib import Path
def highest():
    try:  # not the resource module's figure, which knows the parent's memory too
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0  # told on Linux alone
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)
before, started = highest(), time.process_time()
count = step(sys.argv[1])
print(json.dumps([count, time.process_time() - started, highest() - before]))
"""


def measure(what: str, path: Path, runs: int = 3) -> tuple[int, float, int]:
    """Articles, seconds of processor time (the best of a few runs) and bytes of memory."""
    rows = []
    for _ in range(runs):
        script = _BODIES[what] + _MEASURE
        done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
        rows.append(json.loads(done.stdout.splitlines()[-1]))
    return rows[0][0], min(row[1] for row in rows), min(row[2] for row in rows)


def show(title: str, path: Path, systems: list[str]) -> None:
    """Measure systems on one file or folder, and print a line each."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    print(f"\n{title}: {len(files):,} files, {size / 1e6:,.1f} MB")
    first = 0.0
    for what in systems:
        count, seconds, memory = measure(what, path)
        first = first or seconds
        print(
            f"  {what:24}{count:>8,} articles {seconds:8.2f} s {len(files) / seconds:10,.1f} files/s "
            f"{size / 1e6 / seconds:8.1f} MB/s {memory / 1e6:8,.0f} MB memory ({memory / size:4.1f} times the files) "
            f"{seconds / first:6.2f} of the toolkit's time"
        )


def unpacked(folder: Path, into: Path) -> Path:
    """The pages of a folder as they were saved."""
    into.mkdir()
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        name = path.name.removesuffix(".gz")
        if name.endswith((".html", ".htm")):
            (into / name).write_bytes(gzip.decompress(data) if path.name.endswith(".gz") else data)
    return into


def one_table(paths: list[Path], rows: int, into: Path) -> Path:
    """One CSV file of so many rows of the tables, over and over where they have fewer."""
    names = {"headline": "title", "story_text": "text", "link": "url"}
    frames = [pd.read_csv(path, dtype="str").rename(columns=names) for path in paths]
    whole = pd.concat([frame.loc[:, frame.notna().any()] for frame in frames], ignore_index=True)
    repeated = pd.concat([whole] * -(-rows // len(whole)), ignore_index=True).iloc[:rows]
    path = into / "table.csv"
    repeated.to_csv(path, index=False)
    return path


def every_form(table: Path, pages: Path | None, into: Path) -> Path:
    """A folder with the same articles in the forms that can be written without further packages."""
    import bz2
    import lzma
    import tarfile
    import zipfile

    into.mkdir()
    frame = pd.read_csv(table, dtype="str", nrows=500)
    frame.to_csv(into / "a.csv", index=False)
    frame.to_csv(into / "b.tsv", index=False, sep="\t")
    frame.to_json(into / "c.jsonl", orient="records", lines=True)
    frame.to_json(into / "d.json", orient="records")
    frame.to_parquet(into / "e.parquet")
    for number, article in enumerate(frame["text"].dropna().tolist()[:200]):
        (into / f"text-{number}.txt").write_text(article, encoding="utf-8")
    data = (into / "a.csv").read_bytes()
    (into / "f.csv.gz").write_bytes(gzip.compress(data))
    (into / "g.csv.bz2").write_bytes(bz2.compress(data))
    (into / "h.csv.xz").write_bytes(lzma.compress(data))
    members = sorted(into.glob("text-*.txt"))[:50] + (sorted(pages.iterdir())[:20] if pages else [])
    with zipfile.ZipFile(into / "i.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            archive.write(member, member.name)
    with tarfile.open(into / "j.tar.gz", "w:gz") as tar:
        for member in members:
            tar.add(member, member.name)
    return into


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    base = Path(os.environ.get("EVAL_DATA", "."))
    parser.add_argument("--pages", type=Path, default=base / "html" / "pages")
    parser.add_argument("--tables", type=Path, nargs="*", default=sorted((base / "corpora").glob("kcna-20*.csv.gz")))
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--any", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        into = Path(scratch)
        pages = unpacked(options.pages, into / "pages") if options.pages.is_dir() else None
        if pages:
            show("Pages", pages, ["toolkit", "trafilatura alone", "trafilatura, text only"])
        if options.tables:
            table = one_table(options.tables, options.rows, into)
            show("A table", table, ["toolkit", "pandas alone"])
            show("Every form", every_form(table, pages, into / "forms"), ["toolkit"])
        if options.any:
            show(f"The folder {options.any}", options.any, ["toolkit"])


if __name__ == "__main__":
    main()

"""Damaged files of every form: loading never crashes or hangs, and loses nothing without saying so."""

from __future__ import annotations

import random
import runpy
import time
from pathlib import Path

import pytest

from toolkit import load_with_manifest

ROOT = Path(__file__).parents[2]
MADE = runpy.run_path(str(ROOT / "tests" / "loading" / "made_files.py"))
_SECONDS = 10  # of processor time that one small file may take
_LARGEST = 200_000  # bytes of a file of the sample that is damaged
# What damage is made of: the signs that parsers live on.
_PIECES = [
    *(b"\x00", b"\xff", b"<", b">", b"&", b'"', b"'", b",", b"\n", b"\r\n", b"{", b"}", b"[", b"]", b"(", b"\\", b"=?"),
    *(
        b"PK\x03\x04",
        b"%PDF-",
        b"WARC/1.0\r\n",
        b"\x1f\x8b\x08",
        b"From a@b Mon May  5 10:00:00 2031\n",
        b"\xef\xbb\xbf",
    ),
    *(
        b"<!--",
        b"]]>",
        b"<![CDATA[",
        b"endobj",
        b"stream",
        b"--b--",
        b"Content-Length: 99999\r\n",
        b"\xed\xa0\x80",
        b"-1",
    ),
]


def seeds() -> list[tuple[str, bytes]]:
    """What is damaged: a small file of every form, and the files of the sample."""
    made = list(MADE["every_form"]().items())
    sample = [
        (path.name, path.read_bytes()) for path in sorted((ROOT / "data" / "sample").rglob("*")) if path.is_file()
    ]
    return made + [(name, data) for name, data in sample if name != "articles.csv" and 0 < len(data) < _LARGEST]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The data with one to eight changes."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(out) + 1)
        length = min(chance.choice((1, 2, 8, 64, 512, 4096)), len(out) - place)
        match chance.randrange(7):
            case 0:  # cut off
                del out[place:]
            case 1:  # a piece lost
                del out[place : place + length]
            case 2:  # a piece twice
                out[place:place] = out[place : place + length]
            case 3:  # other bytes
                out[place : place + length] = chance.randbytes(length)
            case 4:  # signs
                out[place:place] = chance.choice(_PIECES) * chance.choice((1, 1, 1, 50))
            case 5 if out:  # one bit
                out[min(place, len(out) - 1)] ^= 1 << chance.randrange(8)
            case _:  # a piece elsewhere
                piece = bytes(out[place : place + length])
                del out[place : place + length]
                there = chance.randrange(len(out) + 1)
                out[there:there] = piece
    return bytes(out)


def load_damaged(folder: Path, count: int, seed: int) -> None:
    """Load so many damaged files, one by one, and hold what loading promises."""
    chance = random.Random(seed)
    kinds = seeds()
    for number in range(count):
        name, data = kinds[number % len(kinds)]
        changed = damaged(data, chance)
        if chance.random() < 0.1:
            name = chance.choice(kinds)[0]
        path = folder / f"{number}-{name}"
        path.write_bytes(changed)
        started = time.process_time()
        articles, manifest = load_with_manifest(path)
        assert time.process_time() - started < _SECONDS, name
        where = f"{path} ({seed}, {number})"
        assert set(manifest["path"]) == {path.as_posix()}, where
        assert manifest["loaded"].sum() == len(articles), where
        lost = [_count(places) for places in manifest["lost"].tolist()]
        assert (manifest["found"] - manifest["loaded"]).tolist() == lost, where
        unsaid = manifest[(manifest["status"] != "loaded") & manifest["reason"].isna()]
        assert unsaid.empty, where
        assert articles["article_id"].is_unique, where
        assert (articles["text"].notna() | articles["title"].notna()).all(), where
        path.unlink()


def _count(places: object) -> int:
    """How many positions "3, 7-9" names."""
    if not isinstance(places, str):
        return 0
    runs = [run.split("-") for run in places.split(", ")]
    return sum(int(run[-1]) - int(run[0]) + 1 for run in runs)


def test_some_damaged_files(tmp_path: Path) -> None:
    """A few of every form."""
    load_damaged(tmp_path, 300, seed=0)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1, 11))
def test_ten_thousand_damaged_files(tmp_path: Path, seed: int) -> None:
    """Many, in ten lots."""
    load_damaged(tmp_path, 1_000, seed)

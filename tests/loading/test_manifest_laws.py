"""Laws of the manifest: every input appears, found is loaded and lost together, and every loss says why."""

import gzip
import runpy
from pathlib import Path

import pandas as pd
import pytest

from toolkit import load_with_manifest
from toolkit.errors import LoadingError
from toolkit.tables import TABLES

MADE = runpy.run_path(str(Path(__file__).with_name("made_files.py")))
STATUSES = {"loaded", "partial", "empty", "skipped", "failed"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file of every form, whole, cut in half, under a false name, packed; and what is no article."""
    for name, data in MADE["every_form"]().items():
        (tmp_path / "whole" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "whole" / name).write_bytes(data)
        for folder, changed in {"half": data[: len(data) // 2], "txt": data, "gz": gzip.compress(data)}.items():
            ending = {"half": "", "txt": ".txt", "gz": ".gz"}[folder]
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / f"{name}{ending}").write_bytes(changed)
    other = {"image.png": b"\x89PNG\r\n", "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.rtf": b"{\\rtf1}"}
    other |= {
        "empty.txt": b"",
        "blank.csv": b"\n\n",
        "README.txt": b"About this.",
        "song.mp3": b"ID3",
        "a.7z": b"7z\xbc\xaf\x27\x1c",
    }
    for name, data in other.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_laws_of_the_manifest(folder: Path) -> None:
    """For every form, sound or not."""
    articles, manifest = load_with_manifest(folder)
    files = {path.as_posix() for path in folder.rglob("*") if path.is_file()}
    assert set(manifest["path"]) == files
    assert not manifest.duplicated(["path", "member"]).any()
    assert set(manifest["status"]) <= STATUSES
    assert manifest["loaded"].sum() == len(articles)
    assert (manifest["loaded"] <= manifest["found"]).all()
    lost = manifest["lost"].map(_count)
    assert (manifest["found"] - manifest["loaded"]).tolist() == lost.tolist()
    not_whole = manifest[manifest["status"] != "loaded"]
    assert not_whole["reason"].notna().all()
    assert manifest.loc[manifest["status"] == "loaded", "found"].gt(0).all()
    assert manifest["reason"].dropna().str.endswith((".", "?", ")")).all()
    assert (manifest["is_loss"] | (manifest["status"].isin(["loaded", "skipped"]))).all()
    per_input = articles.groupby(["path", "member"], dropna=False).size()
    told = manifest.set_index(["path", "member"])["loaded"]
    assert per_input.sort_index().tolist() == told[told > 0].sort_index().tolist()
    assert list(manifest.columns[: len(TABLES["manifest"])]) == list(TABLES["manifest"])


def _count(places: object) -> int:
    runs = [run.split("-") for run in places.split(", ")] if isinstance(places, str) else []
    return sum(int(run[-1]) - int(run[0]) + 1 for run in runs)


def test_whole_packed_and_misnamed_files_give_the_same_articles(folder: Path) -> None:
    """Content decides: a false name or a packing changes no article, apart from where it lies."""
    names = sorted(MADE["every_form"]())
    whole, manifest = load_with_manifest(*(folder / "whole" / name for name in names))
    assert (manifest["status"] == "loaded").all()
    packed, _ = load_with_manifest(*(folder / "gz" / f"{name}.gz" for name in names))
    places = ["path", "member", "format"]
    pd.testing.assert_frame_equal(packed.drop(columns=places), whole.drop(columns=places))
    recognised = [name for name in names if name not in ("a.tsv", "a.txt")]
    _, misnamed = load_with_manifest(*(folder / "txt" / f"{name}.txt" for name in recognised))
    assert (misnamed["status"] == "loaded").all()


def test_loading_twice_gives_the_same(folder: Path) -> None:
    """The same input gives the same tables, in the same order."""
    first, second = load_with_manifest(folder), load_with_manifest(folder)
    pd.testing.assert_frame_equal(first[0], second[0])
    pd.testing.assert_frame_equal(first[1], second[1])


def test_strict_raises_at_the_first_loss(folder: Path) -> None:
    """What is whole passes; the first input of which something was lost is named, and nothing after it is read."""
    articles, _ = load_with_manifest(folder / "whole", strict=True)
    assert len(articles) > len(MADE["every_form"]())
    _, manifest = load_with_manifest(folder)
    first = manifest.loc[manifest["is_loss"]].iloc[0]
    with pytest.raises(LoadingError) as error:
        load_with_manifest(folder, strict=True)
    assert str(error.value).startswith(f"{first['path']}: {first['reason']}")

"""Tests of loading part by part: what one load gives, whatever files are read together and wherever."""

import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from toolkit import (
    apply,
    apply_to_folder,
    coverage,
    load_articles,
    load_with_manifest,
    open_articles,
    open_result,
    save_articles,
)
from toolkit.errors import LoadingError, LoadingWarning, TableError
from toolkit.loading import in_parts

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
_COPY = "Harbour closed\n\nThe harbour of Velm was closed on Monday, its master Ana Ruiz said. It will open in May.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which nearly every file depends on another: copies, outlets of folders, a sidecar, losses."""
    raw = tmp_path / "raw"
    for name in ("a first.txt", "m again.txt", "tarn-watch/copy.txt", "Velm Gazette/copy.txt", "z last.txt"):
        (raw / name).parent.mkdir(parents=True, exist_ok=True)
        (raw / name).write_text(_COPY, encoding="utf-8")
    (raw / "noted.txt").write_text(_COPY.replace("May", "June"), encoding="utf-8")
    (raw / "articles.csv").write_text("path,date,outlet\nnoted.txt,2031-05-04,Sorrel Post\ngone.txt,2031-01-01,\n")
    (raw / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (raw / "empty.txt").write_bytes(b"")
    (raw / "table 1.csv").write_text(
        "Publisher,Headline,Date,Words,Page\n" + "Tarn Watch,Mill opens,2031-02-30,12,3\n" * 2
    )
    (raw / "table 2.csv").write_text("article_id,title,text,desk\nx1,Port,The port.,local\nx1,Port,The port.,local\n")
    (raw / "table 3.csv").write_text("article_id,title,text,desk\nx1,Quay,The quay.,local\n")
    (raw / "table 4.csv").write_text("Schlagzeile,Text\nMill opens,The mill opened.\n")
    return raw


OPTIONS: list[dict[str, Any]] = [
    {},
    {"outlet": "The Courier", "date": "2031-06-01"},
    {"columns": {"title": "Schlagzeile"}},
]


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("size", [1, 3, 100])
def test_parts_of_files_give_what_one_load_gives(size: int, options: dict[str, Any], folder: Path) -> None:
    """Ids of copies, outlets of folders, the sidecar and the manifest are those of the whole, for every division."""
    articles, manifest = load_with_manifest(folder, **options)
    found, account = apply(load_with_manifest, folder, articles_per_part=size, **options)
    pd.testing.assert_frame_equal(found, articles)
    pd.testing.assert_frame_equal(account, manifest)
    assert found["article_id"].is_unique and found.attrs == {}


def test_what_the_folder_of_the_tests_holds(folder: Path) -> None:
    """The folder does have what depends on other files: copies, an outlet that only a table tells, a sidecar."""
    articles, manifest = apply(load_with_manifest, folder, articles_per_part=1)
    copies = articles[articles["path"].str.contains("first|again|copy|last")]
    assert len(copies) == 5 and len(set(copies["text"])) == 1 and copies["article_id"].is_unique
    by_path = articles.set_index("path")["outlet"]
    assert by_path[str(folder / "tarn-watch/copy.txt")] == "Tarn Watch"
    assert by_path[str(folder / "Velm Gazette/copy.txt")] == "Velm Gazette"
    assert by_path[str(folder / "noted.txt")] == "Sorrel Post"
    assert "'gone.txt'" in manifest["reason"].iloc[-1]
    assert {"loaded", "failed", "empty", "skipped"} <= set(manifest["status"])


def test_processes_load_the_sample_as_this_one_does() -> None:
    """Two processes read the sample, part by part, to the same table, in the same order, with the same warning."""
    with pytest.warns(LoadingWarning, match="were not loaded whole") as here:
        whole = load_articles(SAMPLE)
    with pytest.warns(LoadingWarning, match="were not loaded whole") as there:
        found = apply(load_articles, SAMPLE, workers=2, articles_per_part=7)
    pd.testing.assert_frame_equal(found, whole)
    assert [str(one.message) for one in there] == [str(one.message) for one in here]
    assert there[0].filename == __file__


def test_several_paths_are_loaded_in_their_order(folder: Path) -> None:
    """A list of files, folders and patterns is read as load_articles reads it, each file once."""
    paths = [str(folder / "table*.csv"), folder / "a first.txt", folder]
    whole, _ = load_with_manifest(*paths)
    pd.testing.assert_frame_equal(apply(load_with_manifest, paths, articles_per_part=3)[0], whole)


def test_a_folder_of_articles_is_loaded_to_disk(folder: Path, tmp_path: Path) -> None:
    """The result is a folder like that of save_articles, with the manifest beside the articles."""
    whole, manifest = load_with_manifest(folder)
    save_articles(whole, tmp_path / "saved")
    with pytest.warns(LoadingWarning, match="load_with_manifest lists them all") as told:
        store = apply_to_folder(load_articles, folder, tmp_path / "store", articles_per_part=2)
    assert told[0].filename == __file__
    pd.testing.assert_frame_equal(open_articles(store), open_articles(tmp_path / "saved"))
    assert len(pd.read_parquet(store)) == len(open_result(store)) == len(whole)
    account = pd.read_csv(store / in_parts.MANIFEST)
    for name in ("path", "status", "found", "loaded", "is_loss"):
        assert account[name].tolist() == manifest[name].tolist()
    pd.testing.assert_frame_equal(apply(coverage, store, freq="month"), coverage(whole, freq="month"))


@pytest.mark.parametrize("sidecar_changes", [False, True])
def test_a_run_goes_on_where_it_was_ended(
    sidecar_changes: bool, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that were read are not read again, unless the sidecar beside them has changed."""
    read: list[str] = []
    read_source = in_parts.read_source
    stop, last = str(folder / "stop.txt"), str(folder / "z last.txt")
    Path(stop).write_text("The mill of Velm stopped on Friday, its owner said.\n")

    def interrupted(source: Any, *rest: Any) -> Any:
        read.append(source.path)
        if source.path == stop and len(set(read)) == len(read):
            raise KeyboardInterrupt
        return read_source(source, *rest)

    monkeypatch.setattr(in_parts, "read_source", interrupted)
    with pytest.raises(KeyboardInterrupt):
        apply_to_folder(load_articles, folder, tmp_path / "store", articles_per_part=1)
    assert not (tmp_path / "store").exists()
    done = set(read) - {stop}
    if sidecar_changes:
        with (folder / "articles.csv").open("a") as file:
            file.write("stop.txt,2031-05-05,Sorrel Post\n")
    before = len(read)
    with pytest.warns(LoadingWarning):
        apply_to_folder(load_articles, folder, tmp_path / "store", articles_per_part=1)
    assert done and {stop, last} <= set(read[before:])
    assert set(read[before:]) & done == (done if sidecar_changes else set())
    saved, whole = open_articles(tmp_path / "store"), load_with_manifest(folder)[0]
    pd.testing.assert_frame_equal(saved[["article_id", "outlet", "date"]], whole[["article_id", "outlet", "date"]])


def test_what_was_loaded_to_a_folder_is_read_without_a_loss(folder: Path, tmp_path: Path) -> None:
    """A report or a load of the folder takes its Parquet files for articles, and the lists beside them for no loss."""
    with pytest.warns(LoadingWarning):
        store = apply_to_folder(load_articles, folder, tmp_path / "store", articles_per_part=5)
    again, manifest = load_with_manifest(store)
    assert again["article_id"].tolist() == load_with_manifest(folder)[0]["article_id"].tolist()
    assert not manifest["is_loss"].any()


@pytest.mark.parametrize("size", [1, 4])
def test_a_file_that_ends_the_reading_costs_itself(
    size: int, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What no form of input foresees is told in the manifest, as one file that failed; all others are there."""
    read_source = in_parts.read_source

    def failing(source: Any, *rest: Any) -> Any:
        if source.name == "m again.txt":
            raise MemoryError("no room")
        return read_source(source, *rest)

    whole, _ = load_with_manifest(folder)
    monkeypatch.setattr(in_parts, "read_source", failing)
    articles, manifest = apply(load_with_manifest, folder, articles_per_part=size)
    assert len(articles) == len(whole) - 1
    row = manifest[manifest["path"].str.endswith("m again.txt")].iloc[0]
    assert row[["status", "is_loss"]].tolist() == ["failed", True] and "MemoryError: no room" in row["reason"]
    with pytest.warns(LoadingWarning, match="were not loaded whole"):
        store = apply_to_folder(load_articles, folder, tmp_path / "store", articles_per_part=size)
    assert len(open_articles(store)) == len(whole) - 1


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_cannot_be_reached_is_told_alike(folder: Path) -> None:
    """A link that leads nowhere has its row in the manifest, with the same words; one that leads to a file is read."""
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    (folder.parent / "far.txt").write_text("The mill of Velm stopped on Friday, its owner said.\n")
    (folder / "near.txt").symlink_to(folder.parent / "far.txt")
    articles, manifest = load_with_manifest(folder)
    found, account = apply(load_with_manifest, folder, articles_per_part=1)
    pd.testing.assert_frame_equal(found, articles)
    pd.testing.assert_frame_equal(account, manifest)


def test_wrong_inputs_are_refused_as_by_one_load(folder: Path, tmp_path: Path) -> None:
    """Errors are those of load_articles; tables in memory are not divided, as there are no files."""
    with pytest.raises(LoadingError, match="There is no file or folder"):
        apply(load_articles, folder / "nothing")
    with pytest.raises(LoadingError, match="strict=True"):
        apply(load_articles, folder, strict=True)
    with pytest.raises(ValueError, match="date must be a day"):
        apply(load_articles, folder, date="soon")
    with pytest.raises(TableError, match="columns names 'Titel'"):
        apply(load_articles, folder, columns={"title": "Titel"})
    with pytest.raises(LoadingError, match="No article could be loaded"):
        apply(load_articles, folder / "empty.txt")
    with pytest.raises(LoadingError, match="No article could be loaded"):
        apply_to_folder(load_articles, folder / "empty.txt", tmp_path / "store")
    (tmp_path / "none").mkdir()
    with pytest.raises(LoadingError, match="There are no files"):
        apply(load_articles, tmp_path / "none")
    with pytest.raises(ValueError, match="divided by files"):
        apply(load_articles, pd.DataFrame({"text": ["The mill."]}))

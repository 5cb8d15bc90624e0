"""Tests of saved tokens and of tokens straight from Parquet files."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from toolkit.errors import LoadingError, TableError, ToolkitError
from toolkit.terms.frequencies import term_frequencies
from toolkit.terms.keyness import keyness
from toolkit.terms.parquet import tokenize_parquet
from toolkit.terms.refinements import drop_terms
from toolkit.terms.saving import open_tokens, save_tokens
from toolkit.terms.tokens import Tokens, tokenize


def assert_same(one: Tokens, two: Tokens) -> None:
    assert np.array_equal(one.codes, two.codes)
    assert np.array_equal(one.part_offsets, two.part_offsets)
    assert one.vocabulary.equals(two.vocabulary)
    assert one.columns == two.columns
    pd.testing.assert_frame_equal(one.articles, two.articles)


def test_saved_tokens_come_back(news: pd.DataFrame, tmp_path: Path) -> None:
    """What is opened equals what was saved, its codes on disk, and counts the same."""
    for tokens in (tokenize(news), drop_terms(tokenize(news)), tokenize(news[["text"]]), tokenize(news.head(0))):
        opened = open_tokens(save_tokens(tokens, tmp_path / "some" / "tokens"))
        assert_same(opened, tokens)
        pd.testing.assert_frame_equal(term_frequencies(opened), term_frequencies(tokens))
    opened = open_tokens(save_tokens(tokenize(news), tmp_path / "tokens"))
    assert isinstance(opened.codes, np.memmap)
    pd.testing.assert_frame_equal(keyness(opened, by="outlet"), keyness(news, by="outlet"))
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_a_failed_save_leaves_what_was_there(
    news: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old tokens are there whole whether writing fails or the last renaming does, and nothing is left behind."""
    old = tokenize(news.head(5))
    folder = save_tokens(old, tmp_path / "tokens")
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if target == folder and not path.name.endswith("-old"):
            raise OSError("the disk is gone")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="the disk is gone"):
        save_tokens(tokenize(news), folder)
    assert_same(open_tokens(folder), old)
    assert [entry.name for entry in tmp_path.iterdir()] == ["tokens"]


def test_tokens_that_a_crash_left_aside_are_named(news: pd.DataFrame, tmp_path: Path) -> None:
    """A crash between the two renamings leaves the old tokens beside the place, and the error says where."""
    folder = save_tokens(tokenize(news.head(5)), tmp_path / "tokens")
    folder.rename(tmp_path / ".tokens-abc-old")
    with pytest.raises(ToolkitError, match=r"interrupted save are in .*\.tokens-abc-old"):
        open_tokens(folder)


def test_a_folder_of_other_files_is_left_alone(news: pd.DataFrame, tmp_path: Path) -> None:
    """Nothing but tokens is ever replaced."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(ToolkitError, match=r"it holds \['notes.txt'\]"):
        save_tokens(tokenize(news), tmp_path)
    with pytest.raises(ToolkitError, match="a file"):
        save_tokens(tokenize(news), tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_what_is_no_saved_tokens_is_explained(news: pd.DataFrame, tmp_path: Path) -> None:
    """A missing folder and another format are named."""
    with pytest.raises(ToolkitError, match="holds no saved tokens"):
        open_tokens(tmp_path / "nowhere")
    folder = save_tokens(tokenize(news), tmp_path / "tokens")
    (folder / "tokens.json").write_text('{"format": 99}')
    with pytest.raises(ToolkitError, match="are of format 99, but 1 is read"):
        open_tokens(folder)


def test_parquet_gives_the_same_tokens(news: pd.DataFrame, tmp_path: Path) -> None:
    """Files read group by group give what tokenizing the whole table gives."""
    one, two = tmp_path / "one.parquet", tmp_path / "two.parquet"
    news.head(70).to_parquet(one, row_group_size=9)
    news.tail(50).to_parquet(two, row_group_size=50)
    assert_same(tokenize_parquet(one, two), tokenize(news))
    assert_same(tokenize_parquet(one, columns=["text"]), tokenize(news.head(70), columns=["text"]))
    news[["text"]].to_parquet(one)
    assert_same(tokenize_parquet(one), tokenize(news[["text"]]))
    news.head(0).to_parquet(one)
    assert len(tokenize_parquet(one)) == 0


def test_files_that_do_not_fit_are_explained(news: pd.DataFrame, tmp_path: Path) -> None:
    """No Parquet file, other columns, and no text are each named."""
    one, two, text = tmp_path / "one.parquet", tmp_path / "two.parquet", tmp_path / "notes.txt"
    text.write_text("mine")
    news.to_parquet(one)
    news[["text"]].to_parquet(two)
    with pytest.raises(LoadingError, match=r"notes\.txt' cannot be read as a Parquet file"):
        tokenize_parquet(text)
    with pytest.raises(LoadingError, match="has the columns"):
        tokenize_parquet(one, two)
    with pytest.raises(TableError, match="no column 'body'"):
        tokenize_parquet(one, columns=["body"])
    with pytest.raises(ValueError, match="at least one path"):
        tokenize_parquet()

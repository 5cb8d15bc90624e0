"""Tokens on disk: written once, opened in a moment, read from disk only where they are used."""

from __future__ import annotations

import glob
import json
import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import pandas as pd

from toolkit.errors import ToolkitError
from toolkit.terms.tokens import Tokens

_FORMAT = 1
_OLD = "-old"  # what the name of a folder that stepped aside ends with
_GONE = "-gone"
_FILES = ("tokens.json", "codes.npy", "part_offsets.npy", "vocabulary.parquet", "articles.parquet")


def save_tokens(tokens: Tokens, folder: str | Path) -> Path:
    """Write tokens to a folder, from which `open_tokens` has them back in a moment.

    The folder is written under another name, then renamed, so that it is complete whenever it is there. Tokens saved
    there before are replaced: they step aside, and go when the new ones are in their place. A crash in the moment
    between leaves both under names of their own, and `open_tokens` tells where. A folder that holds anything else is
    left alone.

    Parameters
    ----------
    tokens : Tokens
    folder : path

    Returns
    -------
    pathlib.Path
        The folder.

    Raises
    ------
    ToolkitError
        The folder exists and holds other files.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from toolkit import tokenize
    >>> with TemporaryDirectory() as place:
    ...     folder = save_tokens(tokenize(pd.DataFrame({"text": ["The mill"]})), Path(place) / "tokens")
    ...     open_tokens(folder)
    <Tokens: 2 words, 2 types, 1 articles>
    """
    folder = Path(folder)
    others = sorted(entry.name for entry in folder.iterdir() if entry.name not in _FILES) if folder.is_dir() else []
    if others or (folder.exists() and not folder.is_dir()):
        raise ToolkitError(
            f"Tokens cannot be saved to {str(folder)!r}: it holds {others or 'a file'}. Name a new folder."
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        write_files(tokens, new)
        _put(new, folder)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    return folder


def write_files(tokens: Tokens, folder: Path) -> None:
    """Write the files of tokens into a folder, and wait until they are on the disk.

    Codes that lie in the folder already, as those of `join_saved` do, are left as they are.
    """
    codes = folder / "codes.npy"
    if not codes.exists():
        np.save(codes, tokens.codes)
    np.save(folder / "part_offsets.npy", tokens.part_offsets)
    tokens.vocabulary.to_frame(index=False, name="term").to_parquet(folder / "vocabulary.parquet")
    tokens.articles.to_parquet(folder / "articles.parquet")
    about = {"format": _FORMAT, "columns": tokens.columns, "words": len(tokens)}
    (folder / "tokens.json").write_text(json.dumps(about), encoding="utf-8")
    for entry in folder.iterdir():
        with entry.open("rb+") as file:
            os.fsync(file.fileno())


def _put(new: Path, folder: Path) -> None:
    """Give a folder its name, and take away what had it before; that has it again where something goes wrong."""
    aside = new.with_name(new.name + _OLD)
    if not folder.exists():
        new.rename(folder)
        return
    folder.rename(aside)
    try:
        new.rename(folder)
    except BaseException:
        aside.rename(folder)
        raise
    # What is called old is whole: it has another name before it goes. With it go those of saves that were killed.
    for whole in folder.parent.glob(f".{glob.escape(folder.name)}-*{_OLD}"):
        with suppress(OSError):
            whole.rename(whole.with_name(whole.name.removesuffix(_OLD) + _GONE))
    for gone in folder.parent.glob(f".{glob.escape(folder.name)}-*{_GONE}"):
        shutil.rmtree(gone, ignore_errors=True)  # Windows keeps what is open


def open_tokens(folder: str | Path) -> Tokens:
    """Tokens that `save_tokens` wrote; their codes stay on disk until they are used.

    Parameters
    ----------
    folder : path

    Returns
    -------
    Tokens

    Raises
    ------
    ToolkitError
        The folder holds no tokens, or those of another version of the toolkit.
    """
    folder = Path(folder)
    lacking = [name for name in _FILES if not (folder / name).is_file()]
    if lacking:
        aside = sorted(folder.parent.glob(f".{glob.escape(folder.name)}-*{_OLD}"))
        hint = f"Those of an interrupted save are in {str(aside[-1])!r}." if aside else "save_tokens writes them."
        raise ToolkitError(f"{str(folder)!r} holds no saved tokens: {lacking[0]} is missing. {hint}")
    about = json.loads((folder / "tokens.json").read_text(encoding="utf-8"))
    if about.get("format") != _FORMAT:
        raise ToolkitError(
            f"The tokens in {str(folder)!r} are of format {about.get('format')!r}, but {_FORMAT} is read: "
            "make them anew with tokenize."
        )
    columns = tuple(about["columns"])
    part_offsets = np.load(folder / "part_offsets.npy")
    # A file of no columns does not keep its number of rows.
    rows = pd.RangeIndex((len(part_offsets) - 1) // len(columns))
    return Tokens(
        codes=np.load(folder / "codes.npy", mmap_mode="r"),
        part_offsets=part_offsets,
        vocabulary=pd.Index(pd.read_parquet(folder / "vocabulary.parquet")["term"], dtype="str", name=None),
        articles=pd.read_parquet(folder / "articles.parquet").reindex(rows),
        columns=columns,
    )

"""How files are loaded part by part, so that several processes can read them.

A part is some of the files. What depends on all of them is done when the parts are joined: identical articles are
numbered, a folder may be named after an outlet that another file states, a sidecar tells which of its rows named no
file, and a column that `columns` names need be in one table only.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from toolkit.errors import LoadingError
from toolkit.loading.assemble import Assembler, given_date
from toolkit.loading.collect import Day, read_source
from toolkit.loading.columns import check_columns
from toolkit.loading.forms.form import Context
from toolkit.loading.inputs import each_once, find_sources
from toolkit.loading.joined import ACCOUNT, join_into, joined, save
from toolkit.loading.joined import MANIFEST as MANIFEST
from toolkit.loading.load import require_some, tell_losses
from toolkit.loading.manifest import Tally, manifest_table
from toolkit.loading.portable import read_sidecars, row_of, source_of
from toolkit.loading.records import Record
from toolkit.loading.sidecar import read_sidecar
from toolkit.loading.values import content_of, to_text
from toolkit.parts import InParts, Saving

_OF_ALL = ["sidecars", "links"]  # what every row has: it concerns all files
_FILES_AT_ONCE = 20

Paths = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]


def files_of(paths: Paths) -> pd.DataFrame:
    """The files that are to be read, one a row, with all that their articles follow from."""
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    if isinstance(paths, pd.DataFrame) or not all(isinstance(path, str | os.PathLike) for path in given):
        raise ValueError("Loading is divided by files: pass a file, a folder, a pattern, or a list of these.")
    sources, links = each_once(source for path in given for source in find_sources(path))
    sidecars = [source for source in sources.values() if read_sidecar(source) is not None]
    of_all = json.dumps([row_of(source) for source in sidecars]), json.dumps(links)
    files = [(*row_of(source), *of_all) for source in sources.values() if source not in sidecars]
    if not files:
        raise LoadingError(f"There are no files with articles in {', '.join(repr(str(path)) for path in given)}.")
    names = ["path", "root", "file", "state", "problem", "hint", *_OF_ALL]
    return pd.DataFrame(files, columns=names, dtype="object")


def read_files(
    files: pd.DataFrame,
    *,
    outlet: str | None = None,
    date: Day = None,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
) -> pd.DataFrame:
    """The articles of some files, without ids and without what other files may tell; the account is attached."""
    context = Context(check_columns(columns))
    assembler = _OpenAssembler(date=given_date(date))
    of_all = {name: files[name].iloc[0] if len(files) else "[]" for name in _OF_ALL}
    sidecars = read_sidecars(of_all["sidecars"])
    tallies: list[Tally] = []
    for row in files.drop(columns=_OF_ALL).itertuples(index=False, name=None):
        tallies += read_source(source_of(*row), assembler, context, sidecars)
    lossy = [tally for tally in tallies if tally.is_loss]
    if strict and lossy:
        raise LoadingError(f"{lossy[0].path}: {lossy[0].reason or 'nothing was loaded.'} (strict=True)")
    articles = assembler.table()
    articles.attrs[ACCOUNT] = {
        "outlet": outlet,
        "columns": context.columns,
        "matched": sorted(context.matched),
        "met": list(context.met),
        "tallies": [asdict(tally) for tally in tallies],
        **of_all,
        "used": [sorted(sidecar.used) for sidecar in sidecars],
    }
    return articles


def unread(files: pd.DataFrame, reason: str, **options: Any) -> pd.DataFrame:
    """What stands for a file that cannot be read at all: no articles, and a row of the manifest."""
    articles = read_files(files.head(0), **options)
    tally = Tally(files["path"].iloc[0])
    tally.fail(f"Reading failed: {reason}.")
    articles.attrs[ACCOUNT] |= {"tallies": [asdict(tally)]}
    return articles


class _OpenAssembler(Assembler):
    """Leaves open what other parts have a say in: ids, and outlets that folders are named after."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._contents: list[tuple[str | None, bytes]] = []

    def _identify(self, record: Record) -> str:
        own = to_text(record.fields.get("article_id"))
        content = own or record.identity or content_of(record.fields)
        self._contents.append((own, content.encode("utf-8", "surrogatepass")))
        return ""

    def table(self) -> pd.DataFrame:
        folders, self._folders = self._folders, {}
        articles = super().table()
        articles["_own_id"] = pd.Series([own for own, _ in self._contents], dtype="str")
        articles["_content"] = pd.Series([content for _, content in self._contents], dtype="object")
        named = [json.dumps(folders[row]) if row in folders else None for row in range(len(articles))]
        articles["_folders"] = pd.Series(named, dtype="str")
        return articles


def _articles(parts: Sequence[pd.DataFrame], **options: Any) -> pd.DataFrame:
    articles, tallies = joined(parts)
    require_some(articles, tallies)
    tell_losses(tallies, stacklevel=4)
    return articles


def _with_manifest(parts: Sequence[pd.DataFrame], **options: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    articles, tallies = joined(parts)
    return articles, manifest_table(tallies)


def _steps(finish: Callable[..., Any]) -> InParts:
    saving = Saving(save, pd.read_parquet, join_into)
    return InParts(read_files, list, finish, False, saving, files_of, _FILES_AT_ONCE, unread)


STEPS = {"load_articles": _steps(_articles), "load_with_manifest": _steps(_with_manifest)}

"""How files are loaded part by part, so that several processes can read them.

A part is some of the files. What depends on all of them is done when the parts are joined: identical articles are
numbered, a folder may be named after an outlet that another file states, a sidecar tells which of its rows named no
file, and a column that `columns` names need be in one table only.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from toolkit import tables
from toolkit.errors import LoadingError
from toolkit.loading.assemble import Assembler, given_date
from toolkit.loading.collect import Day, read_source
from toolkit.loading.columns import check_columns, require_met
from toolkit.loading.fill import fill_outlets
from toolkit.loading.forms.form import Context
from toolkit.loading.inputs import find_sources
from toolkit.loading.load import require_some, tell_losses
from toolkit.loading.manifest import Tally, manifest_table
from toolkit.loading.records import Record, Source, UnreadableError
from toolkit.loading.sidecar import Sidecar, read_sidecar
from toolkit.loading.values import content_of, to_text
from toolkit.parts import InParts, Saving
from toolkit.writing import save_table, write_aside

MANIFEST = "_manifest.csv"  # readers of Parquet folders pass over names with an underscore

# What a part keeps of each article until all parts are joined, and under which name its account is attached.
_OPEN = ["_own_id", "_content", "_folders"]
_ACCOUNT = "account"

_GONE = "It was there, and where it was to be read it is not."
_ON_A_CLUSTER = "The machines of a cluster read files from a disk that they have in common, under the same path."

_FILES_AT_ONCE = 20
_ROWS_IN_A_GROUP = 1_000

Paths = str | os.PathLike[str] | Sequence[str | os.PathLike[str]]


def files_of(paths: Paths) -> pd.DataFrame:
    """The files that are to be read, one a row, with all that their articles follow from."""
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    if isinstance(paths, pd.DataFrame) or not all(isinstance(path, str | os.PathLike) for path in given):
        raise ValueError("Loading is divided by files: pass a file, a folder, a pattern, or a list of these.")
    sources: dict[object, Source] = {}
    for path in given:
        for source in find_sources(path):
            sources.setdefault(source.stamp, source)
    sidecars = [source for source in sources.values() if read_sidecar(source) is not None]
    beside = json.dumps([_row(source) for source in sidecars])
    files = [(*_row(source), beside) for source in sources.values() if source not in sidecars]
    if not files:
        raise LoadingError(f"There are no files with articles in {', '.join(repr(str(path)) for path in given)}.")
    names = ["path", "root", "file", "state", "problem", "hint", "sidecars"]
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
    sidecars = _sidecars(files)
    tallies: list[Tally] = []
    for row in files.drop(columns="sidecars").itertuples(index=False, name=None):
        tallies += read_source(_source(*row), assembler, context, sidecars)
    lossy = [tally for tally in tallies if tally.is_loss]
    if strict and lossy:
        raise LoadingError(f"{lossy[0].path}: {lossy[0].reason or 'nothing was loaded.'} (strict=True)")
    articles = assembler.table()
    articles.attrs[_ACCOUNT] = {
        "outlet": outlet,
        "columns": context.columns,
        "matched": sorted(context.matched),
        "met": list(context.met),
        "tallies": [asdict(tally) for tally in tallies],
        "sidecars": files["sidecars"].iloc[0] if len(files) else "[]",
        "used": [sorted(sidecar.used) for sidecar in sidecars],
    }
    return articles


def unread(files: pd.DataFrame, reason: str, **options: Any) -> pd.DataFrame:
    """What stands for a file that cannot be read at all: no articles, and a row of the manifest."""
    articles = read_files(files.head(0), **options)
    tally = Tally(files["path"].iloc[0])
    tally.fail(f"Reading failed: {reason}.")
    articles.attrs[_ACCOUNT] |= {"tallies": [asdict(tally)]}
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


class _Identifier(Assembler):
    """Gives the ids that loading all parts at once would give."""

    def identify(self, part: pd.DataFrame) -> pd.Series:
        """The ids of a part, when those of the parts before it have been given."""
        contents = [content.decode("utf-8", "surrogatepass") for content in part["_content"].tolist()]
        records = zip(part["_own_id"].tolist(), contents, strict=True)
        ids = [self._identify(Record(0, {"article_id": own}, identity=content)) for own, content in records]
        return pd.Series(ids, part.index, dtype="str")


def _joined(parts: Sequence[pd.DataFrame]) -> tuple[pd.DataFrame, list[Tally]]:
    """The articles of all parts, and the account of each input."""
    accounts = [part.attrs[_ACCOUNT] for part in parts]
    outlets = _outlets([part[["outlet", "outlet_source", "_folders"]] for part in parts], accounts)
    finished = [part for part in _finished(parts, outlets) if len(part)]
    return _stacked(finished) if finished else tables.empty("articles"), _tallies(accounts)


def _finished(parts: Iterable[pd.DataFrame], outlets: Sequence[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    identifier = _Identifier()
    for part, filled in zip(parts, outlets, strict=True):
        finished = part.drop(columns=_OPEN).assign(
            article_id=identifier.identify(part), outlet=filled["outlet"], outlet_source=filled["outlet_source"]
        )
        finished.attrs = {}
        yield finished


def _outlets(parts: Sequence[pd.DataFrame], accounts: Sequence[Mapping[str, Any]]) -> list[pd.DataFrame]:
    """The columns `outlet` and `outlet_source` of each part, with what all parts together tell."""
    bare = [pd.DataFrame({name: part[name] for name in part}) for part in parts]  # without the accounts
    rows = pd.concat(bare, ignore_index=True)
    folders = {row: tuple(json.loads(text)) for row, text in enumerate(rows.pop("_folders")) if isinstance(text, str)}
    fill_outlets(rows, folders, accounts[0]["outlet"])
    ends = pd.Series([len(part) for part in bare]).cumsum().tolist()
    starts = [0, *ends[:-1]]
    return [rows.iloc[start:end].reset_index(drop=True) for start, end in zip(starts, ends, strict=True)]


def _tallies(accounts: Sequence[Mapping[str, Any]]) -> list[Tally]:
    first = accounts[0]
    met = dict.fromkeys(name for account in accounts for name in account["met"])
    if met:
        require_met(first["columns"], {name for account in accounts for name in account["matched"]}, list(met))
    tallies = [Tally(**fields) for account in accounts for fields in account["tallies"]]
    listed = max((account["sidecars"] for account in accounts), key=len)
    for number, sidecar in enumerate(_read_sidecars(listed)):
        sidecar.used.update(*(account["used"][number] for account in accounts if account["used"]))
        tallies.append(sidecar.tally())
    return tallies


def _articles(parts: Sequence[pd.DataFrame], **options: Any) -> pd.DataFrame:
    articles, tallies = _joined(parts)
    require_some(articles, tallies)
    tell_losses(tallies, stacklevel=4)
    return articles


def _with_manifest(parts: Sequence[pd.DataFrame], **options: Any) -> tuple[pd.DataFrame, pd.DataFrame]:
    articles, tallies = _joined(parts)
    return articles, manifest_table(tallies)


def _stacked(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The rows of all parts; columns of the input behind the table's own, as one load has them."""
    if len(parts) == 1:
        return parts[0]
    names = list(dict.fromkeys(name for part in parts for name in part.columns))
    stacked = pd.concat(parts, ignore_index=True)
    for name in names:
        kinds = {str(part[name].dtype) for part in parts if name in part}
        if name not in tables.TABLES["articles"] and kinds == {"str"}:
            stacked[name] = stacked[name].astype("str")
    if "date_raw" in names:
        names.append(names.pop(names.index("date_raw")))
    return stacked[names]


def _save(part: pd.DataFrame, path: Path) -> None:
    write_aside(path, _as_parquet(part))


def _join_into(paths: Sequence[Path], folder: Path) -> None:
    """The articles of all parts as files of a folder, read one after the other, and the manifest beside them."""
    small = [pd.read_parquet(path, columns=["outlet", "outlet_source", "_folders"]) for path in paths]
    accounts = [part.attrs[_ACCOUNT] for part in small]
    outlets = _outlets(small, accounts)
    loaded = 0
    for number, part in enumerate(_finished(map(pd.read_parquet, paths), outlets)):
        if len(part):
            write_aside(folder / f"part-{number:06}.parquet", _as_parquet(part))
        loaded += len(part)
    tallies = _tallies(accounts)
    if not loaded:
        require_some(tables.empty("articles"), tallies)
    save_table(manifest_table(tallies), folder / MANIFEST)
    tell_losses(tallies, stacklevel=6)


def _as_parquet(articles: pd.DataFrame) -> bytes:
    """The table as a file; a column of values of several kinds as text."""
    import pyarrow as pa

    for name in [str(name) for name in articles if articles[name].dtype == object]:
        try:
            pa.array(articles[name], from_pandas=True)
        except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError):
            articles = articles.assign(**{name: pd.Series([*map(to_text, articles[name])], dtype="str")})
    content: bytes = articles.to_parquet(None, row_group_size=_ROWS_IN_A_GROUP, compression="zstd")
    return content


def _row(source: Source) -> tuple[str, str | None, str, str, str | None, str | None]:
    """A file in plain values: how it is called, where it really lies, and whether it has changed since."""
    file = str(source.stamp)
    if Path(file).is_file():
        status = Path(file).stat()
        return source.path, source.root, file, f"{status.st_size} {status.st_mtime_ns}", None, None
    try:
        source.head(1)
    except UnreadableError as error:
        return source.path, source.root, file, "", error.reason, error.hint
    return source.path, source.root, file, "", _GONE, None


def _source(path: str, root: str | None, file: str, _: str, problem: str | None, hint: str | None) -> Source:
    def opened() -> BinaryIO:
        raise UnreadableError(problem or _GONE, hint or (None if problem else _ON_A_CLUSTER))

    if problem is None and Path(file).is_file():
        opened = find_sources(file)[0].open
    return Source(path, opened, root=root, stamp=Path(file))


def _sidecars(files: pd.DataFrame) -> list[Sidecar]:
    return _read_sidecars(files["sidecars"].iloc[0]) if len(files) else []


def _read_sidecars(listed: str) -> list[Sidecar]:
    read = [read_sidecar(_source(*row)) for row in json.loads(listed)]
    return [sidecar for sidecar in read if sidecar is not None]


def _steps(finish: Callable[..., Any]) -> InParts:
    saving = Saving(_save, pd.read_parquet, _join_into)
    return InParts(read_files, list, finish, False, saving, files_of, _FILES_AT_ONCE, unread)


STEPS = {"load_articles": _steps(_articles), "load_with_manifest": _steps(_with_manifest)}

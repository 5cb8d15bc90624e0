"""The parts of a load put together: ids, outlets, and the account of each input, as one load of all files has them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit import tables
from toolkit.loading.assemble import Assembler
from toolkit.loading.collect import link_tally
from toolkit.loading.columns import require_met
from toolkit.loading.fill import fill_outlets
from toolkit.loading.load import require_some, tell_losses
from toolkit.loading.manifest import Tally, manifest_table
from toolkit.loading.portable import read_sidecars
from toolkit.loading.records import Record
from toolkit.loading.values import to_text
from toolkit.writing import save_table, write_aside

MANIFEST = "_manifest.csv"  # readers of Parquet folders pass over names with an underscore

# What a part keeps of each article until all parts are joined, and under which name its account is attached.
OPEN = ("_own_id", "_content", "_folders")
ACCOUNT = "account"

_ROWS_IN_A_GROUP = 1_000


def joined(parts: Sequence[pd.DataFrame]) -> tuple[pd.DataFrame, list[Tally]]:
    """The articles of all parts, and the account of each input."""
    accounts = [part.attrs[ACCOUNT] for part in parts]
    outlets = _outlets([part[["outlet", "outlet_source", "_folders"]] for part in parts], accounts)
    finished = [part for part in _finished(parts, outlets) if len(part)]
    return _stacked(finished) if finished else tables.empty("articles"), _tallies(accounts)


def save(part: pd.DataFrame, path: Path) -> None:
    """Write one part to a file."""
    write_aside(path, _as_parquet(part))


def join_into(paths: Sequence[Path], folder: Path) -> None:
    """The articles of all parts as files of a folder, read one after the other, and the manifest beside them."""
    small = [pd.read_parquet(path, columns=["outlet", "outlet_source", "_folders"]) for path in paths]
    accounts = [part.attrs[ACCOUNT] for part in small]
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


class _Identifier(Assembler):
    """Gives the ids that loading all parts at once would give."""

    def identify(self, part: pd.DataFrame) -> pd.Series:
        """The ids of a part, when those of the parts before it have been given."""
        contents = [content.decode("utf-8", "surrogatepass") for content in part["_content"].tolist()]
        records = zip(part["_own_id"].tolist(), contents, strict=True)
        ids = [self._identify(Record(0, {"article_id": own}, identity=content)) for own, content in records]
        return pd.Series(ids, part.index, dtype="str")


def _finished(parts: Iterable[pd.DataFrame], outlets: Sequence[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    identifier = _Identifier()
    for part, filled in zip(parts, outlets, strict=True):
        finished = part.drop(columns=list(OPEN)).assign(
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
    for number, sidecar in enumerate(read_sidecars(listed)):
        sidecar.used.update(*(account["used"][number] for account in accounts if account["used"]))
        tallies.append(sidecar.tally())
    links = max((account["links"] for account in accounts), key=len)
    return tallies + [link_tally((path, read)) for path, read in json.loads(links)]


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

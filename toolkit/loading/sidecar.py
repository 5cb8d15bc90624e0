"""A sidecar: the file `articles.csv` in which an analyst writes what pasted articles do not say of themselves.

Its column `path` names a file beside it or below it, `member` and `position` one of several articles in a file; the
other columns are title, date, outlet, url, author and whatever else the articles table has. It is no input of
articles.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import pandas as pd

from toolkit import tables
from toolkit.loading.columns import NAMES, ColumnMap, fold
from toolkit.loading.dates import read_dates
from toolkit.loading.decode import detect_encoding, open_text
from toolkit.loading.forms.delimited import long_cells, read_rows
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Source, UnreadableError
from toolkit.loading.values import to_text
from toolkit.writing import csv_of, unguarded, write_aside

NAME = "articles.csv"
_PATHS = ("path", "file", "filename")
_TO_FILL = ("title", "date", "outlet", "url", "author")
_SHOWN = 10


@dataclass(slots=True)
class Sidecar:
    """The rows of one sidecar by the file, the member and the position they name."""

    source: Source
    folder: PurePosixPath
    rows: dict[str, list[tuple[str | None, int | None, Mapping[str, object]]]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def values(self, source: Source, position: int) -> Mapping[str, object]:
        """What the sidecar says of one article."""
        path = PurePosixPath(source.path)
        names = [source.path]
        if path.is_relative_to(self.folder):
            names.insert(0, path.relative_to(self.folder).as_posix())
        found: dict[str, object] = {}
        for name in names:
            for member, place, values in self.rows.get(name, ()):
                if member in (None, source.member) and place in (None, position):
                    found |= values
                    self.used.add(name)
        return found

    def tally(self) -> Tally:
        """Its row of the manifest: it is no input of articles, and names of files that were not met are told."""
        tally = Tally(self.source.path, form="csv")
        unused = [name for name in self.rows if name not in self.used]
        files = "1 file" if len(self.used) == 1 else f"{len(self.used)} files"
        tally.skip(f"It gives titles, dates and outlets for {files}.", helper=True)
        if unused:
            more = f" and {len(unused) - _SHOWN} more" if len(unused) > _SHOWN else ""
            listed = ", ".join(repr(name) for name in unused[:_SHOWN])
            tally.note(
                f"{'1 row names' if len(unused) == 1 else f'{len(unused)} rows name'} no file that was loaded: "
                f"{listed}{more}.",
                "Paths are written as seen from the folder that the sidecar is in.",
            )
        return tally


def read_sidecar(source: Source) -> Sidecar | None:
    """The sidecar in a file of that name; None where the file is an ordinary table of articles."""
    if source.name.casefold() != NAME or source.member is not None:
        return None
    try:
        with open_text(source, detect_encoding(source)) as stream, long_cells():
            rows = (row for row in read_rows(stream, source.suffix) if row is not None)
            header = next(rows, [])
            folded = [fold(name) for name in header]
            places = [folded.index(name) for name in _PATHS if name in folded]
            columns = ColumnMap(header)
            if not places or "text" in columns.fields:
                return None
            body = [[*(str(unguarded(cell)) for cell in row), *[""] * (len(header) - len(row))] for row in rows]
    except (UnreadableError, OSError, EOFError, ValueError, zlib.error):
        return None  # it is read, and fails, as a table of articles
    sidecar = Sidecar(source, PurePosixPath(source.path).parent)
    dates = _dates([row[columns.fields["date"]] for row in body] if "date" in columns.fields else [])
    member, position = (folded.index(name) if name in folded else None for name in ("member", "position"))
    for number, row in enumerate(body):
        path = to_text(row[places[0]])
        values: dict[str, object] = {
            name: value
            for name, place in columns.fields.items()
            if name in NAMES and place != places[0] and (value := to_text(row[place])) is not None
        }
        if "date" in values:
            values["date"] = dates[number]
        if path is not None:
            key = PurePosixPath(path.replace("\\", "/").removeprefix("./")).as_posix()
            where = row[position] if position is not None else ""
            sidecar.rows.setdefault(key, []).append(
                (to_text(row[member]) if member is not None else None, int(where) if where.isdigit() else None, values)
            )
    return sidecar


def _dates(values: list[str]) -> list[object]:
    """The dates of the column, read together; what could not be read stays as it is written."""
    column = read_dates([to_text(value) for value in values])
    read = pd.Series(column.dates).dt.to_pydatetime().tolist() if len(values) else []
    return [raw if moment is pd.NaT or moment != moment else moment for moment, raw in zip(read, values, strict=True)]


def missing_metadata(articles: pd.DataFrame, *, folder: str | Path | None = None) -> pd.DataFrame:
    """List the articles that lack a date, an outlet or a title, as the rows of a sidecar to be filled.

    Parameters
    ----------
    articles : DataFrame
        The `articles` table.
    folder : path, optional
        The folder the sidecar will lie in; paths are written as seen from it.

    Returns
    -------
    DataFrame
        path, member and position (where a file has several articles), title, date, outlet, url, author as far as they
        are known, and `begins`: the first words of the text, to know the article by.

    Examples
    --------
    >>> from toolkit import article_from_text
    >>> article = article_from_text("The harbour of Velm was closed on Monday, its master said.", outlet="Tarn Watch")
    >>> missing_metadata(article.assign(path="in/a.txt"), folder="in")[["path", "date", "outlet"]].values.tolist()
    [['a.txt', nan, 'Tarn Watch']]
    """
    tables.check(articles, "articles", ["path", "member", "position", "text", *_TO_FILL])
    lacking = articles["path"].notna() & articles[["date", "outlet", "title"]].isna().any(axis=1)
    several = articles.groupby(["path", "member"], dropna=False)["path"].transform("size") > 1
    rows = articles.loc[lacking]
    base = PurePosixPath(Path(folder).as_posix()) if folder is not None else None
    paths = [_seen_from(base, PurePosixPath(path)) for path in rows["path"].tolist()]
    dates = rows["date"].dt.strftime("%Y-%m-%d %H:%M").str.removesuffix(" 00:00")
    return pd.DataFrame(
        {
            "path": pd.Series(paths, index=rows.index, dtype="str"),
            "member": rows["member"],
            "position": rows["position"].where(several[lacking]),
            "title": rows["title"],
            "date": dates.astype("str"),
            "outlet": rows["outlet"],
            "url": rows["url"],
            "author": rows["author"],
            "begins": rows["text"].str.slice(0, 80).str.replace("\n", " "),
        }
    ).reset_index(drop=True)


def write_missing(articles: pd.DataFrame, file: str | Path) -> int:
    """Write the rows of `missing_metadata` to a sidecar, behind the rows it already has; return how many were added.

    The file is replaced in one step, and written so that spreadsheet programs read its letters right, and take none of
    its cells for a formula.
    """
    path = Path(file)
    rows = missing_metadata(articles, folder=path.parent)
    before = pd.read_csv(path, dtype="str", encoding="utf-8-sig").map(unguarded) if path.exists() else rows.iloc[:0]
    keys = ["path", "member", "position"]
    for name in keys:
        before[name] = before.get(name)
    known = {tuple(map(_key, row)) for row in before[keys].itertuples(index=False)}
    new = [tuple(map(_key, row)) not in known for row in rows[keys].itertuples(index=False)]
    whole = pd.concat([before.astype("object"), rows.loc[new].astype("object")], ignore_index=True)
    write_aside(path, csv_of(whole))
    return sum(new)


def _key(value: object) -> str:
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]


def _seen_from(base: PurePosixPath | None, path: PurePosixPath) -> str:
    return (path.relative_to(base) if base is not None and path.is_relative_to(base) else path).as_posix()

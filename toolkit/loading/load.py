"""Loading articles: from files, folders, patterns and DataFrames to the table of articles, with an account of it."""

from __future__ import annotations

import datetime as dt
import gzip
import os
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pandas as pd

from toolkit.errors import LoadingError, LoadingWarning
from toolkit.loading.assemble import Assembler, given_date
from toolkit.loading.columns import check_columns, require_met
from toolkit.loading.detect import detect_form, forms_read
from toolkit.loading.enrich import enricher
from toolkit.loading.forms.form import Container, Context, Form, Part
from toolkit.loading.forms.frame import records_of_frame
from toolkit.loading.forms.txt import pasted_record
from toolkit.loading.inputs import find_sources
from toolkit.loading.manifest import Tally, manifest_table
from toolkit.loading.records import Record, Source, UnreadableError, UnreadFormError
from toolkit.loading.sidecar import Sidecar, read_sidecar

Input = str | os.PathLike[str] | pd.DataFrame
Day = str | dt.date | None

# Files that describe a folder or say what may be done with it.
_ABOUT_FOLDER = re.compile(r"(?:README|LICEN[CS]E|COPYING|CHANGELOG|CONTRIBUTING)\b", re.ASCII)


def load_articles(
    *paths: Input,
    outlet: str | None = None,
    date: Day = None,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
) -> pd.DataFrame:
    """Load articles from files, folders, patterns and DataFrames into one table.

    Parameters
    ----------
    *paths : str, path or DataFrame
        Files, folders (read with everything below them), patterns such as ``"data/*.csv"``, and DataFrames. Text
        files hold one pasted article each; tables one article a row. Any file may be gzipped.
    outlet, date : str, optional
        Fill what the input does not say; recorded as "given" in `outlet_source` and `date_source`.
    columns : mapping, optional
        Where a table's columns are not recognised: our name to the table's, ``{"outlet": "Herausgeber"}``.
    strict : bool, default False
        Raise LoadingError at the first input of which something was lost.

    Returns
    -------
    DataFrame
        The `articles` table, one row per article, in the order of the inputs: article_id (a hash of what stands in
        the input, the same on every machine), date (datetime64[us], missing where nothing says it), outlet, title,
        text, and where each came from. Further columns of the input follow under their own names. Dates that could
        not be read wholly stand in a further column `date_raw`.

    Warns
    -----
    LoadingWarning
        Once, when something was lost; `load_with_manifest` tells what and why.

    Raises
    ------
    LoadingError
        A path names nothing, nothing could be loaded, or `strict` met a loss.
    TableError
        `columns` names a column that no table has.
    ValueError
        `columns` maps a name that is not ours, or `date` is no day.

    Examples
    --------
    >>> rows = pd.DataFrame({"Publisher": ["The Courier"], "Headline": ["Harbour opens"], "Date": ["2031-05-04"]})
    >>> load_articles(rows)[["date", "outlet", "title"]].values.tolist()
    [[Timestamp('2031-05-04 00:00:00'), 'The Courier', 'Harbour opens']]
    """
    articles, tallies = _load(paths, outlet, date, columns, strict)
    if articles.empty and any(not isinstance(path, pd.DataFrame) for path in paths):
        raise LoadingError(_nothing(tallies))
    lossy = [tally for tally in tallies if tally.is_loss]
    if lossy:
        first = lossy[0]
        where = first.path if first.member is None else f"{first.path} ({first.member})"
        warnings.warn(
            f"{len(lossy)} of {len(tallies)} inputs were not loaded whole: {_statuses(lossy)}. "
            f"The first is {where}: {first.reason} load_with_manifest lists them all.",
            LoadingWarning,
            stacklevel=2,
        )
    return articles


def load_with_manifest(
    *paths: Input,
    outlet: str | None = None,
    date: Day = None,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Load articles as `load_articles` does, with the account of every input instead of a warning.

    Returns
    -------
    articles : DataFrame
        As from `load_articles`; empty where nothing could be loaded.
    manifest : DataFrame
        One row per file, member of an archive, or DataFrame: path, member, status ("loaded", "partial", "empty",
        "skipped", "failed"), format, encoding, found (records met), loaded (records that became articles), expected
        (where the file states it), reason, hint, and `lost`: the positions of the records that did not become
        articles, as in "3, 7-9". Found is always loaded and lost together.

    Examples
    --------
    >>> rows = pd.DataFrame({"title": ["Harbour opens", None], "text": [None, None]})
    >>> articles, manifest = load_with_manifest(rows)
    >>> manifest[["status", "found", "loaded", "lost"]].values.tolist()
    [['partial', 2, 1, '1']]
    """
    articles, tallies = _load(paths, outlet, date, columns, strict)
    return articles, manifest_table(tallies)


def article_from_text(
    text: str,
    *,
    date: Day = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> pd.DataFrame:
    """Make a table of one article from pasted text, taken apart as a text file is.

    Parameters
    ----------
    text : str
        The article as it was copied from a page: keywords, captions, credits, contact lines and all.
    date, outlet, title, url : str, optional
        Fill what the text does not say.

    Returns
    -------
    DataFrame
        The `articles` table with one row. The id is made from `text` alone: the same as that of a file with it.

    Raises
    ------
    LoadingError
        The text is empty.

    Examples
    --------
    >>> article = article_from_text("Harbour opens\\n\\nThe harbour of Velm was opened on Monday, its master said.")
    >>> article[["title", "text"]].values.tolist()
    [['Harbour opens', 'The harbour of Velm was opened on Monday, its master said.']]
    """
    if not isinstance(text, str):
        raise ValueError(f"text must be a string, but a {type(text).__name__} was passed.")
    record = pasted_record(text)
    fields = dict(record.fields)
    for name, value in (("title", title), ("url", url)):
        fields[name] = fields.get(name) or value
    record.fields = fields
    tally = Tally("", form="txt")
    assembler = Assembler(outlet=outlet, date=given_date(date))
    assembler.add(record, tally)
    assembler.close(tally)
    if not tally.loaded:
        raise LoadingError("The text is empty: there is no article in it.")
    articles = assembler.table()
    return articles.assign(path=pd.Series([None], dtype="str"))


def _load(
    paths: tuple[Input, ...], outlet: str | None, date: Day, columns: Mapping[str, str] | None, strict: bool
) -> tuple[pd.DataFrame, list[Tally]]:
    if not paths:
        raise ValueError("load_articles needs at least one file, folder, pattern or DataFrame.")
    context = Context(check_columns(columns))
    assembler = Assembler(outlet=outlet, date=given_date(date))
    tallies: list[Tally] = []
    for tally in _read_all(paths, assembler, context):
        tallies.append(tally)
        if strict and tally.is_loss:
            raise LoadingError(f"{tally.path}: {tally.reason or 'nothing was loaded.'} (strict=True)")
    if context.met:
        require_met(context.columns, context.matched, list(context.met))
    if not tallies:
        listed = ", ".join(repr(str(path)) for path in paths)
        raise LoadingError(f"There are no files in {listed}. What is read: {forms_read()}.")
    return assembler.table(), tallies


def _read_all(paths: tuple[Input, ...], assembler: Assembler, context: Context) -> Iterator[Tally]:
    """Read every input into the assembler, and hand out its tally when it is done."""
    frames = sum(isinstance(path, pd.DataFrame) for path in paths)
    inputs = _inputs(paths)
    sidecars = {item: read_sidecar(item) for item in inputs if isinstance(item, Source)}
    beside = [sidecar for sidecar in sidecars.values() if sidecar is not None]
    for number, item in enumerate(inputs, start=1):
        if isinstance(item, pd.DataFrame):
            tally = Tally(f"DataFrame {number}" if frames > 1 else "DataFrame", form="dataframe")
            _gather(records_of_frame(item, tally, context), assembler, tally)
            yield tally
        elif sidecars[item] is None:
            yield from _read_source(item, assembler, context, beside)
    yield from (sidecar.tally() for sidecar in beside)


def _inputs(paths: tuple[Input, ...]) -> list[Source | pd.DataFrame]:
    """What is to be read, each file once; a path that names nothing is found before anything is read."""
    inputs: list[Source | pd.DataFrame] = []
    seen: set[object] = set()
    for path in paths:
        if isinstance(path, pd.DataFrame):
            inputs.append(path)
            continue
        found = [source for source in find_sources(path) if source.stamp not in seen]
        seen |= {source.stamp for source in found}
        inputs += found
    return inputs


def _read_source(
    source: Source, assembler: Assembler, context: Context, sidecars: Sequence[Sidecar]
) -> Iterator[Tally]:
    """Read one file or member; a container has a tally for each of its parts instead of one of its own."""
    tally = Tally(source.path, source.member, form=source.suffix.removeprefix(".") or None)
    form = None
    with _troubles(tally):
        if not source.head(1):
            tally.note("The file is empty.")
        elif _ABOUT_FOLDER.match(source.name):
            tally.skip("It tells of the folder it lies in, as its name says; it is no article.", helper=True)
        else:
            form = detect_form(source)
            tally.form = form.name
    if isinstance(form, Form):
        enrich = enricher(source, sidecars, document=form.document)
        _gather(map(enrich, form.read(source, tally, context)), assembler, tally)
    elif form is not None:
        parts = 0
        with _troubles(tally):
            for part in form.parts(source):
                parts += 1
                yield from _read_part(part, source, form, assembler, context, sidecars)
        if parts and not tally.failed:
            return
    yield tally


def _read_part(
    part: Part,
    source: Source,
    form: Container,
    assembler: Assembler,
    context: Context,
    sidecars: Sequence[Sidecar],
) -> Iterator[Tally]:
    if part.source is not None and part.problem is None:
        yield from _read_source(part.source, assembler, context, sidecars)
        return
    tally = Tally(source.path, part.member, form=form.name)
    if part.problem is not None:
        tally.fail(part.problem.reason, part.problem.hint)
    elif part.read is not None:
        enrich = enricher(replace(source, member=part.member), sidecars, document=False)
        _gather(map(enrich, part.read(tally, context)), assembler, tally)
    yield tally


def _gather(records: Iterable[Record], assembler: Assembler, tally: Tally) -> None:
    """Add every record of one input."""
    with _troubles(tally):
        for record in records:
            assembler.add(record, tally)
    assembler.close(tally)
    if not tally.found and not tally.notes:
        tally.note("There is no article in it.")


@contextmanager
def _troubles(tally: Tally) -> Iterator[None]:
    """What goes wrong in one input is written down, and stops no other."""
    try:
        yield
    except UnreadFormError as error:
        tally.skip(error.reason, error.hint)
    except UnreadableError as error:
        tally.fail(error.reason, error.hint)
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile):
        tally.fail("The compressed data is damaged or cut off.", "Fetch or copy the file again.")
    except (OSError, ValueError, MemoryError, RecursionError) as error:
        tally.fail(f"Reading failed: {type(error).__name__}: {str(error)[:200]}.")


def _statuses(tallies: list[Tally]) -> str:
    counts: dict[str, int] = {}
    for tally in tallies:
        counts[tally.status] = counts.get(tally.status, 0) + 1
    return ", ".join(f"{count} {status}" for status, count in counts.items())


def _nothing(tallies: list[Tally]) -> str:
    first = tallies[0]
    hint = f" {' '.join(first.hints)}" if first.hints else f" What is read: {forms_read()}."
    count = "the only input" if len(tallies) == 1 else f"any of {len(tallies)} inputs ({_statuses(tallies)})"
    return f"No article could be loaded from {count}. {first.path}: {first.reason}{hint}"

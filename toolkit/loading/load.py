"""Loading articles: from files, folders, patterns and DataFrames to the table of articles, with an account of it."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence

import pandas as pd

from toolkit.errors import LoadingError, LoadingWarning
from toolkit.loading.assemble import Assembler, given_date
from toolkit.loading.collect import Day, Input, collect
from toolkit.loading.detect import forms_read
from toolkit.loading.forms.txt import pasted_record
from toolkit.loading.manifest import Tally, manifest_table
from toolkit.parts import in_parts


@in_parts("toolkit.loading.in_parts")
def load_articles(
    *paths: Input,
    outlet: str | None = None,
    date: Day = None,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
    progress: bool = False,
) -> pd.DataFrame:
    """Load articles from files, folders, patterns and DataFrames into one table.

    Parameters
    ----------
    *paths : str, path or DataFrame
        Files, folders (read with everything below them), patterns such as ``"data/*.csv"``, and DataFrames. Texts,
        pages, PDF and Word documents and mails hold one article each, tables one a row, feeds one an entry, web
        archives one a page. Any file may be packed (.gz, .bz2, .xz) or lie in a zip or tar archive.
    outlet, date : str, optional
        Fill what the input does not say; recorded as "given" in `outlet_source` and `date_source`.
    columns : mapping, optional
        Where a table's columns are not recognised: our name to the table's, ``{"outlet": "Herausgeber"}``.
    strict : bool, default False
        Raise LoadingError at the first input of which something was lost.
    progress : bool, default False
        Show a progress bar over the files.

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
    articles, tallies = collect(paths, outlet, date, columns, strict=strict, progress=progress)
    if any(not isinstance(path, pd.DataFrame) for path in paths):
        require_some(articles, tallies)
    tell_losses(tallies, stacklevel=3)
    return articles


@in_parts("toolkit.loading.in_parts")
def load_with_manifest(
    *paths: Input,
    outlet: str | None = None,
    date: Day = None,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
    progress: bool = False,
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
        articles, as in "3, 7-9". Found is always loaded and lost together. `is_loss` is false for what was loaded
        whole and for what is no article by its nature, such as a README or the table of metadata beside the texts.

    Examples
    --------
    >>> rows = pd.DataFrame({"title": ["Harbour opens", None], "text": [None, None]})
    >>> articles, manifest = load_with_manifest(rows)
    >>> manifest[["status", "found", "loaded", "lost"]].values.tolist()
    [['partial', 2, 1, '1']]
    """
    articles, tallies = collect(paths, outlet, date, columns, strict=strict, progress=progress)
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


def require_some(articles: pd.DataFrame, tallies: Sequence[Tally]) -> None:
    """Raise LoadingError where nothing could be loaded."""
    if articles.empty:
        raise LoadingError(_nothing(tallies))


def tell_losses(tallies: Sequence[Tally], *, stacklevel: int) -> None:
    """Warn once where something was lost."""
    lossy = [tally for tally in tallies if tally.is_loss]
    if lossy:
        first = lossy[0]
        where = first.path if first.member is None else f"{first.path} ({first.member})"
        warnings.warn(
            f"{len(lossy)} of {len(tallies)} inputs were not loaded whole: {_statuses(lossy)}. "
            f"The first is {where}: {first.reason} load_with_manifest lists them all.",
            LoadingWarning,
            stacklevel=stacklevel,
        )


def _statuses(tallies: Sequence[Tally]) -> str:
    counts: dict[str, int] = {}
    for tally in tallies:
        counts[tally.status] = counts.get(tally.status, 0) + 1
    return ", ".join(f"{count} {status}" for status, count in counts.items())


def _nothing(tallies: Sequence[Tally]) -> str:
    first = tallies[0]
    hint = f" {' '.join(first.hints)}" if first.hints else f" What is read: {forms_read()}."
    count = "the only input" if len(tallies) == 1 else f"any of {len(tallies)} inputs ({_statuses(tallies)})"
    return f"No article could be loaded from {count}. {first.path}: {first.reason}{hint}"

"""The report about a folder of articles: one page, its tables, and the notebook that made them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from toolkit import errors
from toolkit.errors import ToolkitError
from toolkit.notebooks.page import notebook_page
from toolkit.notebooks.running import CellError, read_notebook, rerun
from toolkit.writing import write_aside

_NOTEBOOK = "90_report"


def report(
    data: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    title: str | None = None,
    outlet: str | None = None,
    date: str | dt.date | None = None,
    columns: Mapping[str, str] | None = None,
    query: str | None = None,
    since: str | dt.date | None = None,
    until: str | dt.date | None = None,
    outlets: str | Sequence[str] | None = None,
) -> Path:
    """Write a report about articles: what they talk about, who they rest on, what happened when.

    It reruns the notebook ``90_report`` and makes one page of it, which loads nothing from anywhere and can be sent
    on as it is. The same articles give the same report.

    Parameters
    ----------
    data
        A file, folder or pattern that `load_articles` reads.
    output
        Folder for the report; it is made. Written there are ``report.html``, ``tables/`` with every table as CSV
        that a spreadsheet opens without harm, and ``report.ipynb``, the notebook as it ran.
    title
        Heading of the report; by default the name of the data.
    outlet, date
        Values that fill what the input lacks, as `load_articles` takes them.
    columns
        Where a table's columns are not recognised: our name to the table's, ``{"text": "body"}``.
    query, since, until, outlets
        A part of the articles, as `select_articles` takes them. With `since`, the report also says what is new:
        articles, sources cited by name for the first time, words used more than before, events not told of before.

    Returns
    -------
    Path
        The path of report.html.

    Raises
    ------
    ToolkitError
        When there is nothing to load in `data`, or the notebook fails.

    Examples
    --------
    >>> report("data/sample", "reports/sample")  # doctest: +SKIP
    PosixPath('/home/ana/reports/sample/report.html')
    """
    folder = Path(output).absolute()
    title = title or f"Report on {data_name(data)}"
    try:
        executed = rerun(
            _NOTEBOOK,
            folder / "report.ipynb",
            data=Path(data),
            output=folder,
            outlet=outlet,
            date=None if date is None else str(date),
            columns=None if columns is None else dict(columns),
            query=query,
            since=None if since is None else str(since),
            until=None if until is None else str(until),
            outlets=[outlets] if isinstance(outlets, str) else outlets,
        )
    except CellError as error:
        if _speaks_of_data(error.ename):
            raise ToolkitError(error.evalue) from error
        raise
    target = folder / "report.html"
    write_aside(target, notebook_page(read_notebook(executed), title).encode())
    return target


def data_name(data: str | os.PathLike[str]) -> str:
    """What the data are called: the name of their file or folder without its endings.

    >>> data_name("in/articles.csv.gz"), data_name("data/sample/"), data_name("texts/*.txt")
    ('articles', 'sample', 'texts')
    """
    path = Path(data).absolute()
    while any(sign in path.name for sign in "*?["):
        path = path.parent
    name = path.name
    if not path.is_dir():
        name = name.split(".")[0] or name
    return name or "articles"


def _speaks_of_data(ename: str) -> bool:
    """Whether an error is one of the toolkit's own about the user's data; its sentence is all a user needs."""
    kind = getattr(errors, ename, None)
    return isinstance(kind, type) and issubclass(kind, ToolkitError)

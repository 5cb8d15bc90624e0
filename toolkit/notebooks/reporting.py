"""The report about a folder of articles: one page, its tables, and the notebook that made them."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path

from toolkit.errors import NotebookError, ToolkitError
from toolkit.notebooks.page import notebook_page
from toolkit.notebooks.parameters import INJECTED_TAG, read_parameters
from toolkit.notebooks.printing import find_browser, print_pdf
from toolkit.notebooks.running import CellError, read_notebook, rerun, speaks_of_data
from toolkit.writing import write_aside

_NOTEBOOK = "90_report"
_CHOOSING = ("data", "query", "since", "until", "outlets")  # the parameters that say which articles
_NOT_A_NAME = re.compile(r"[^\w.-]+")


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
    pdf: bool = False,
    cache: bool = True,
) -> Path:
    """Write a report about articles: what they talk about, who they rest on, what happened when.

    It reruns the notebook ``90_report`` and makes one page of it, which loads nothing from anywhere and can be sent
    on as it is. The same articles give the same report.

    Parameters
    ----------
    data
        A file, folder or pattern that `load_articles` reads.
    output
        Folder for the report; it is made, and a report that lies there is replaced. Written there are
        ``report.html``, ``tables/`` with every table as CSV that a spreadsheet opens without harm and as Parquet, and
        ``report.ipynb``, the notebook as it ran.
    title
        Heading of the report; by default the name of the data.
    outlet, date
        Values that fill what the input lacks, as `load_articles` takes them.
    columns
        Where a table's columns are not recognised: our name to the table's, ``{"text": "body"}``.
    query, since, until, outlets
        A part of the articles, as `select_articles` takes them. With `since`, the report also says what is new:
        articles, sources cited by name for the first time, words used more than before, events not told of before.
    pdf
        Whether to print the page as ``report.pdf`` as well, by a Chromium, Chrome or Edge that is on this machine.
    cache
        Whether what slow steps find is kept in the user's cache folder for the next report, as `rerun` does.

    Returns
    -------
    Path
        The path of report.html.

    Raises
    ------
    ToolkitError
        When there is nothing to load in `data`, the notebook fails, or a PDF is wanted and nothing can print it.
    ValueError
        When an argument is refused, such as an outlet that no article has. Nothing is written then.

    Examples
    --------
    >>> report("data/sample", "reports/sample")  # doctest: +SKIP
    PosixPath('/home/ana/reports/sample/report.html')
    """
    if pdf:
        find_browser()  # better before the work than after it
    folder = Path(output).absolute()
    title = title or f"Report on {data_name(data)}"
    try:
        executed = rerun(
            _NOTEBOOK,
            folder / "report.ipynb",
            cache=cache,
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
        if speaks_of_data(error):
            raise ToolkitError(error.evalue) from error
        if not error.is_kept:  # a parameter that was refused
            raise ValueError(error.evalue) from error
        raise
    target = folder / "report.html"
    write_aside(target, notebook_page(read_notebook(executed), title).encode())
    if pdf:
        print_pdf(target, folder / "report.pdf")
    return target


def report_folder(data: str | os.PathLike[str], under: Path, **selection: object) -> Path:
    """The folder for a report that was given none: named after the data, and not that of another report.

    A report about the same data and selection goes to the same folder again. What a report was made from stands in
    the notebook beside it.

    Parameters
    ----------
    data
        A file, folder or pattern.
    under
        The folder of all reports.
    **selection
        The query, since, until and outlets of the report, as far as there are any.
    """
    wanted: dict[str, object] = {"data": str(Path(data).expanduser().absolute())}
    wanted |= {name: value for name, value in selection.items() if value}
    name = data_name(data)
    for number in count(1):
        folder = under / (name if number == 1 else f"{name}-{number}")
        if not (folder / "report.html").exists() or _made_from(folder / "report.ipynb") == wanted:
            return folder
    raise AssertionError("numbers do not end")


def _made_from(path: Path) -> dict[str, object]:
    """The data and the selection of the report whose notebook lies there."""
    try:
        parameters = read_parameters(read_notebook(path), path.name, tag=INJECTED_TAG)
    except (OSError, NotebookError):
        return {}
    return {name: value for name, value in parameters.items() if name in _CHOOSING and value}


def data_name(data: str | os.PathLike[str]) -> str:
    """What the data are called: the name of their file or folder without its endings; letters stand for a pattern.

    >>> data_name("in/articles.csv.gz"), data_name("data/sample/"), data_name("texts/*.txt")
    ('articles', 'sample', 'texts-txt')
    """
    path = Path(data).absolute()
    patterns: list[str] = []
    while any(sign in path.name for sign in "*?["):
        patterns.insert(0, path.name)
        path = path.parent
    name = path.name
    if not path.is_dir() and not patterns:
        name = name.split(".")[0] or name
    words = [_NOT_A_NAME.sub("-", pattern).strip("-.") for pattern in patterns]
    return "-".join(word for word in [name, *words] if word) or "articles"

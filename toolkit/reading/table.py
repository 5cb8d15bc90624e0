"""A table as people read it: days, rates and addresses in their form, long texts wrapped, sentences behind figures."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

import pandas as pd

from toolkit import tables
from toolkit.groups import Freq
from toolkit.reading.pages import Shown, escape, link
from toolkit.reading.quoting import quotations_html
from toolkit.reading.words import count_of, period_name

_MISSING = '<span class="tk-muted">–</span>'
_LONG = 40  # characters from which a column of text is given a width of its own


def show_table(
    table: pd.DataFrame,
    *,
    columns: Sequence[str] | None = None,
    rows: int = 20,
    caption: str | None = None,
    note_if_empty: str = "There are no rows.",
    evidence: pd.DataFrame | None = None,
    freq: Freq | None = None,
) -> Shown:
    """The first rows of a table, formatted to be read.

    Parameters
    ----------
    table
        Any table.
    columns
        The columns to show, in this order; all by default.
    rows
        How many rows are shown at most. What is left out is told below the table.
    caption
        A line above the table.
    note_if_empty
        What stands in place of a table without rows.
    evidence
        Sentences grouped by columns of `table`, as `evidence(rows, articles, by="speaker")` gives them; they are
        folded under the rows they belong to, and shown by a click on a row's first cell.
    freq
        The period that the column `period` counts in: it is then called by its name, "March 2024".

    Returns
    -------
    Shown
        Displays itself in a notebook. Columns named share are in per cent, counts have separators, days are written
        year-month-day, a missing value is a dash.

    Examples
    --------
    >>> show_table(pd.DataFrame({"term": ["tea"], "share": [0.125]}), caption="Terms")
    <table: Terms>
    """
    names = list(table.columns) if columns is None else list(columns)
    tables.check(table, "shown", names)  # type: ignore[arg-type]
    title = f"table: {caption}" if caption else "table"
    if not len(table):
        return Shown(f'<p class="tk-muted">{escape(note_if_empty)}</p>', title=title)
    shown = table.head(rows)
    cells = {name: _cells(shown[name], str(name), freq) for name in names}
    kinds = {name: _kind(shown[name], str(name)) for name in names}
    behind = _behind(shown, evidence)
    head = "".join(f'<th scope="col" class="{kinds[name]}">{escape(_heading(str(name)))}</th>' for name in names)
    body = []
    for number in range(len(shown)):
        contents = [cells[name][number] for name in names]
        sentences = behind[number]
        if sentences is not None:
            contents[0] = _fold(contents[0], len(sentences))
        row = "".join(
            f'<td class="{kinds[name]}"{_sort_key(shown[name], number)}>{content}</td>'
            for name, content in zip(names, contents, strict=True)
        )
        body.append(f"<tr>{row}</tr>")
        if sentences is not None:
            quoted = f"<div>{quotations_html(sentences)}</div>"
            body.append(f'<tr class="tk-behind"><td colspan="{len(names)}">{quoted}</td></tr>')
    html = (
        '<div class="tk-scroll"><table class="tk-table">'
        + (f"<caption>{escape(caption)}</caption>" if caption else "")
        + f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )
    if len(table) > rows:
        html += f'<p class="tk-muted">The first {rows} of {len(table):,} rows.</p>'
    return Shown(html, title=title)


def _fold(cell: str, count: int) -> str:
    """A cell that shows the sentences under its row: a box to tick, for a page or notebook without scripts."""
    title = f"Show or hide {count_of(count, 'sentence')}"
    return f'<label class="tk-fold" title="{title}"><input type="checkbox" aria-label="{title}">{cell}</label>'


def _heading(name: str) -> str:
    return name.replace("_", " ")


def _kind(column: pd.Series, name: str) -> str:
    """The class of a column's cells: figures to the right, days on one line, long texts with some width."""
    if pd.api.types.is_bool_dtype(column.dtype):
        return "tk-word"
    if pd.api.types.is_numeric_dtype(column.dtype):
        return "tk-figure"
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return "tk-day"
    longest = max((len(value) for value in column.tolist() if isinstance(value, str)), default=0)
    return "tk-long" if longest > _LONG and name != "url" else "tk-word"


def _cells(column: pd.Series, name: str, freq: Freq | None) -> list[str]:
    if pd.api.types.is_bool_dtype(column.dtype):
        return [_MISSING if pd.isna(value) else "yes" if value else "no" for value in column.tolist()]
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        named = freq if name == "period" else None
        return [_MISSING if pd.isna(value) else _day(value, named) for value in column.tolist()]
    if pd.api.types.is_numeric_dtype(column.dtype):
        form = _number_form(column, name)
        return [_MISSING if pd.isna(value) else form.format(value) for value in column.tolist()]
    if name == "url":
        return [_address(value) for value in column.tolist()]
    return [_words(value) for value in column.tolist()]


def _day(value: pd.Timestamp, freq: Freq | None) -> str:
    return f"{value:%Y-%m-%d}" if freq is None else escape(period_name(value, freq).removeprefix("the "))


def _number_form(column: pd.Series, name: str) -> str:
    if pd.api.types.is_integer_dtype(column.dtype):
        return "{:,}"
    if name == "share" or name.endswith("_share"):
        return "{:.1%}"
    return "{:,.0f}" if column.abs().max() >= 1000 else "{:,.1f}" if column.abs().max() >= 10 else "{:,.2f}"


def _address(value: object) -> str:
    if not isinstance(value, str):
        return _MISSING
    try:
        host = urlsplit(value).hostname
    except ValueError:
        host = None
    return link(value, escape(host or value))


def _words(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return escape(", ".join(str(item) for item in value))
    return _MISSING if value is None or value is pd.NA or value != value or value == "" else escape(value)


def _sort_key(column: pd.Series, number: int) -> str:
    """The plain number behind a formatted one, and the day behind a period's name, for the page's sorting."""
    value = column.iloc[number]
    if isinstance(value, pd.Timestamp):
        return f' data-value="{value.timestamp()!r}"'
    if not pd.api.types.is_numeric_dtype(column.dtype) or pd.isna(value):
        return ""
    return f' data-value="{float(value)!r}"'


def _behind(shown: pd.DataFrame, evidence: pd.DataFrame | None) -> list[pd.DataFrame | None]:
    """The sentences of each row, matched by the columns both tables have and sentences are grouped by."""
    if evidence is None:
        return [None] * len(shown)
    # What sentences were grouped by stands before their article; "outlet" may be among it.
    keys = [name for name in evidence.columns[: list(evidence.columns).index("article_id")] if name in shown.columns]
    if not keys:
        raise ValueError(
            f"evidence must be grouped by a column of the table, one of {list(shown.columns)}, but its columns are "
            f"{list(evidence.columns)}; pass by= to evidence()."
        )
    groups = {}
    for key, sentences in evidence.groupby(keys, sort=False, dropna=False):
        groups[tuple(map(_plain, key))] = sentences
    wanted = zip(*(shown[name].tolist() for name in keys), strict=True)
    return [groups.get(tuple(map(_plain, key))) for key in wanted]


def _plain(value: object) -> object:
    return None if value is None or value != value else value

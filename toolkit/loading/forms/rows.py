"""From the rows of any table to records: what every form that has columns shares."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from toolkit.loading.columns import ColumnMap, fold
from toolkit.loading.forms.form import Context
from toolkit.loading.forms.markup import plain_text
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record
from toolkit.loading.values import content_of

_NAMES_SHOWN, _NAME_SHOWN = 12, 40
_HINT = (
    "Say which column is which: columns={'text': '...', 'title': '...'}, "
    "on the command line --column text=... --column title=..."
)
_TOTALS = frozenset(
    "total totals sum grandtotal subtotal summe gesamt insgesamt somme totalgeneral 합계 총계 계 合計 总计".split()
)
_FIGURE = re.compile(r"[-+]?[\d.,\s%]{1,30}")
_MARKED = ("title", "text", "captions")  # where databases keep the markup of their pages
_HEADER_ROWS = 20  # a sheet may have a title and remarks above its header


def map_columns(header: Sequence[object], tally: Tally, context: Context) -> ColumnMap | None:
    """Where the fields stand in a table; None, and a failed tally, where there is neither a text nor a title."""
    columns = ColumnMap(header, context.columns)
    context.met |= dict.fromkeys(columns.names)
    context.matched |= set(context.columns.values()) - set(columns.unmatched)
    if columns.usable:
        return columns
    listed = ", ".join(repr(name[:_NAME_SHOWN]) for name in columns.names[:_NAMES_SHOWN])
    if (more := len(columns.names) - _NAMES_SHOWN) > 0:
        listed += f" and {more} more"
    tally.fail(f"The table has neither a text nor a title column; its columns are {listed}.", _HINT)
    return None


def find_header(rows: Sequence[Sequence[object]]) -> int:
    """Which of the first rows is the header: the first with known names for an article, else the first of all."""
    for place, row in enumerate(rows[:_HEADER_ROWS]):
        found = ColumnMap(row)
        if found.usable and len(found.fields) > 1:
            return place
    return 0


def note_above(rows: int, tally: Tally) -> None:
    """Say how many rows above the header were passed over, if any."""
    if rows:
        tally.note(f"{rows} {'row' if rows == 1 else 'rows'} above the header of the table passed over.")


def without_totals(
    rows: Iterator[tuple[int, Sequence[object]]], columns: ColumnMap, tally: Tally
) -> Iterator[tuple[int, Sequence[object]]]:
    """The rows of a table without those that sum it up: "Total" and figures, where a text would stand nothing."""
    text = columns.fields.get("text")
    passed = 0
    for position, row in rows:
        cells = [str(cell).strip() for cell in row if cell is not None and str(cell).strip()]
        is_total = bool(cells) and fold(cells[0]) in _TOTALS and all(map(_FIGURE.fullmatch, cells[1:]))
        if text is not None and is_total and row[text] in (None, ""):
            passed += 1
        else:
            yield position, row
    if passed:
        tally.note(f"{passed} {'row' if passed == 1 else 'rows'} of totals passed over.")


def records_of_rows(
    rows: Iterator[tuple[int, Sequence[object]]], columns: ColumnMap, *, structured: bool = False
) -> Iterator[Record]:
    """One record per row; rows come with their position.

    In a `structured` form a cell may hold a list or a mapping; under a name that is not ours it is kept as JSON.
    """
    fields, further = list(columns.fields.items()), list(columns.further.items())
    source = "none" if columns.own else "column"
    for position, row in rows:
        rest = {name: None if row[place] == "" else row[place] for name, place in further}
        if structured:
            rest = {name: _flat(value) for name, value in rest.items()}
        record = Record(
            position, {name: row[place] for name, place in fields}, rest, date_source=source, outlet_source=source
        )
        if not columns.own:
            _take_out_markup(record)
        yield record


def _take_out_markup(record: Record) -> None:
    """Make plain text of cells that hold HTML; the article is still known by what stands in the input."""
    changed = {
        name: plain
        for name in _MARKED
        if isinstance(cell := record.fields.get(name), str)
        and ("<" in cell or "&" in cell)
        and (plain := plain_text(cell)) != cell.strip()
    }
    if changed:
        record.identity = content_of(record.fields)
        record.fields = {**record.fields, **changed}
        record.unmarked = True


def _flat(value: object) -> object:
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict) else value

"""What a person has put right, kept in `settings/corrections.csv` and applied to every run."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Callable

import pandas as pd

from toolkit import tables
from toolkit.errors import CorrectionWarning
from toolkit.review.keys import Key, keys_of, table_of
from toolkit.sources.folding import name_key
from toolkit.timelines.values import period

_TOLD = 5  # corrections that a warning names
_NOBODY = ("document", "outlet")

Columns = dict[str, list[object]]


def apply_corrections(rows: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """Put right what a person has found wrong in attributions or dates.

    Call it after `link_speakers`: a correction of a speaker is what is wanted, whatever the rules say. Corrections of
    the other table are passed over. Applied twice they change nothing more.

    Parameters
    ----------
    rows
        The table of `find_attributions` (after `link_speakers`) or of `find_dates`, or a part of it.
    corrections
        What `read_corrections` or `correct` gave. Each is for the row with its article_id, part, offsets and words:
        *reject* leaves the row out; *speaker* gives this statement to another speaker; *merge* gives all statements
        of the row's speaker to another, *rename* calls that speaker otherwise, *kind* and *anonymity* say what he is:
        these three concern all of his statements. *value* and *kind* set those of a date.

    Returns
    -------
    DataFrame
        The rows in their order, those rejected left out, numbered anew.

    Warns
    -----
    CorrectionWarning
        Once, with the number and the first few, where corrections of these articles have no row any more:
        `lost_corrections` lists them, and those whose articles are not there.

    Raises
    ------
    TableError
        The rows are neither attributions nor dates.

    Examples
    --------
    >>> from toolkit import correct, find_dates
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["In May 2031 the May Company closed on 4 May 2031."]})
    >>> dates = find_dates(articles.assign(date=pd.to_datetime(["2031-05-05"])))
    >>> apply_corrections(dates, correct(dates.head(1), "reject"))["text"].tolist()
    ['4 May 2031']
    """
    places = _places(rows)
    columns: Columns = {str(name): rows[name].tolist() for name in rows.columns}
    present = {key.article_id for key in places}  # of a selection the other articles are not missed
    rejected: set[int] = set()
    lost: list[Key] = []
    for key, action, value in _of_table(rows, corrections):
        found = places.get(key, [])
        if not found and key.article_id in present:
            lost.append(key)
        for place in found:
            if action == "reject":
                rejected.add(place)
            else:
                _CHANGES[table_of(rows), action](columns, place, value)
    if lost:
        _say_lost(lost)
    kept = [place for place in range(len(rows)) if place not in rejected]
    changed = pd.DataFrame(
        {name: pd.Series(values, dtype=rows[name].dtype) for name, values in columns.items()}, columns=rows.columns
    )
    return changed.iloc[kept].reset_index(drop=True)


def lost_corrections(rows: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """The corrections whose row is no longer there: the article is gone, or is read otherwise now.

    Parameters
    ----------
    rows
        The attributions or dates before `apply_corrections`.
    corrections
        What `read_corrections` gave.

    Returns
    -------
    DataFrame
        Their rows of the `corrections` table, in order; none where all were applied.

    Examples
    --------
    >>> lost_corrections(tables.empty("dates"), tables.empty("corrections")).empty
    True
    """
    places = _places(rows)
    found = {(key, action) for key, action, _ in _of_table(rows, corrections) if key not in places}
    keys = _keys_of_corrections(corrections)
    lost = [
        table == table_of(rows) and (key, action) in found
        for key, action, table in zip(keys, corrections["action"].tolist(), corrections["table"].tolist(), strict=True)
    ]
    return corrections[pd.Series(lost, corrections.index, dtype="bool")].reset_index(drop=True)


def _places(rows: pd.DataFrame) -> dict[Key, list[int]]:
    places: defaultdict[Key, list[int]] = defaultdict(list)
    for place, key in enumerate(keys_of(rows)):
        places[key].append(place)
    return dict(places)


def _keys_of_corrections(corrections: pd.DataFrame) -> list[Key]:
    columns = ["article_id", "part", "start", "end", "text"]
    tables.check(corrections, "corrections", ["table", *columns, "action", "value"])
    return [
        Key(article, part, int(start), int(end), text)
        for article, part, start, end, text in zip(*(corrections[name].tolist() for name in columns), strict=True)
    ]


def _of_table(rows: pd.DataFrame, corrections: pd.DataFrame) -> list[tuple[Key, str, str]]:
    """The corrections of these rows; who is merged is merged before he is renamed."""
    keys = _keys_of_corrections(corrections)
    columns = (corrections[name].tolist() for name in ("table", "action", "value"))
    wanted = [
        (key, action, value if isinstance(value, str) else "")
        for key, table, action, value in zip(keys, *columns, strict=True)
        if table == table_of(rows)
    ]
    return sorted(wanted, key=lambda one: _ORDER.index(one[1]))


def _say_lost(lost: list[Key]) -> None:
    told = ", ".join(f"{key.text!r} in {key.article_id}" for key in lost[:_TOLD])
    more = f" and {len(lost) - _TOLD} more" if len(lost) > _TOLD else ""
    warnings.warn(
        f"{len(lost)} {'correction has' if len(lost) == 1 else 'corrections have'} no row any more ({told}{more}): the "
        "articles are read otherwise now. lost_corrections lists them.",
        CorrectionWarning,
        stacklevel=3,
    )


def _all_of(columns: Columns, place: int) -> list[int]:
    """The statements of the speaker of one of them."""
    identity = columns["speaker_id"][place]
    if not isinstance(identity, str):
        return [place]
    return [other for other, one in enumerate(columns["speaker_id"]) if one == identity]


def _give(columns: Columns, places: list[int], speaker: str) -> None:
    """Give statements to a speaker; one who is known already keeps what is known of him."""
    identity = name_key(speaker)
    known = next((other for other, one in enumerate(columns["speaker_id"]) if one == identity), None)
    kind, level = ("person", "named") if known is None else (columns["kind"][known], columns["anonymity"][known])
    for place in places:
        if known is None:
            kind = columns["kind"][place] if isinstance(columns["kind"][place], str) else "unknown"
            level = None if kind in _NOBODY else "named"
        columns["speaker"][place], columns["speaker_id"][place] = speaker, identity
        columns["kind"][place], columns["anonymity"][place] = kind, level


def _speaker(columns: Columns, place: int, value: str) -> None:
    _give(columns, [place], value)


def _merge(columns: Columns, place: int, value: str) -> None:
    _give(columns, _all_of(columns, place), value)


def _rename(columns: Columns, place: int, value: str) -> None:
    for other in _all_of(columns, place):
        columns["speaker"][other] = value


def _kind(columns: Columns, place: int, value: str) -> None:
    for other in _all_of(columns, place):
        was_nobody = columns["kind"][other] in _NOBODY
        columns["kind"][other] = value
        if value in _NOBODY:
            columns["anonymity"][other] = None
        elif was_nobody:
            columns["anonymity"][other] = "named"


def _anonymity(columns: Columns, place: int, value: str) -> None:
    for other in _all_of(columns, place):
        columns["anonymity"][other] = value


def _value(columns: Columns, place: int, value: str) -> None:
    days = period(value)
    columns["value"][place] = value
    columns["first"][place] = None if days is None else pd.Timestamp(days[0])
    columns["last"][place] = None if days is None else pd.Timestamp(days[1])
    columns["granularity"][place] = None if days is None else days[2]
    columns["anchored"][place] = False


def _kind_of_date(columns: Columns, place: int, value: str) -> None:
    columns["kind"][place] = value


_ORDER = ("speaker", "merge", "rename", "kind", "anonymity", "value", "reject")
_CHANGES: dict[tuple[str, str], Callable[[Columns, int, str], None]] = {
    ("attributions", "speaker"): _speaker,
    ("attributions", "merge"): _merge,
    ("attributions", "rename"): _rename,
    ("attributions", "kind"): _kind,
    ("attributions", "anonymity"): _anonymity,
    ("dates", "value"): _value,
    ("dates", "kind"): _kind_of_date,
}

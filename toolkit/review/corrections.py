"""What a person has put right, kept in `settings/corrections.csv` and applied to every run."""

from __future__ import annotations

import warnings
from collections.abc import Callable

import pandas as pd

from toolkit.errors import CorrectionWarning
from toolkit.review.keys import table_of
from toolkit.review.matching import Match, match_rows
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
        What `read_corrections` or `correct` gave. Each is for the row with its article_id, part, offsets and words;
        where newer rules mark these otherwise, for the one row with the same source and content (`moved_corrections`):
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
        Once, with the number and the first few, where corrections of these articles have no row any more, or one with
        other marks: `lost_corrections` lists the first, with those whose articles are not there, `moved_corrections`
        the others.

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
    matches = match_rows(rows, corrections)
    columns: Columns = {str(name): rows[name].tolist() for name in rows.columns}
    present = set(rows["article_id"].tolist())  # of a selection the other articles are not missed
    rejected: set[int] = set()
    for match in sorted(matches, key=_order):  # who is merged is merged before he is renamed
        for place in match.rows:
            if match.action == "reject":
                rejected.add(place)
            else:
                _CHANGES[table_of(rows), match.action](columns, place, match.value)
    _say([one for one in matches if one.key.article_id in present])
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
    >>> from toolkit.tables import empty
    >>> lost_corrections(empty("dates"), empty("corrections")).empty
    True
    """
    lost = [match.correction for match in match_rows(rows, corrections) if not match.rows]
    return corrections.iloc[lost].reset_index(drop=True)


def moved_corrections(rows: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """The corrections whose row the rules mark otherwise now: they are applied, and this says to what.

    A row is the same with other marks where its cue shares a word with that of the correction, and stands at the same
    place with the same source or half of the content, or elsewhere with both.

    Parameters
    ----------
    rows
        The attributions or dates before `apply_corrections`.
    corrections
        What `read_corrections` gave.

    Returns
    -------
    DataFrame
        Their rows of the `corrections` table, in order, with the start, end and text of the row now.

    Examples
    --------
    >>> from toolkit.tables import empty
    >>> moved_corrections(empty("dates"), empty("corrections")).empty
    True
    """
    moved = [(match.correction, match.moved) for match in match_rows(rows, corrections) if match.moved is not None]
    found = corrections.iloc[[place for place, _ in moved]].reset_index(drop=True)
    now = {name: [getattr(key, name) for _, key in moved] for name in ("start", "end", "text")}
    return found.assign(**{name: pd.Series(values, dtype=found[name].dtype) for name, values in now.items()})


def _order(match: Match) -> int:
    return _ORDER.index(match.action)


def _say(matches: list[Match]) -> None:
    """Warn once of corrections that have no row, or one with other marks."""
    told = []
    lost = [f"{match.key.text!r} in {match.key.article_id}" for match in matches if not match.rows]
    if lost:
        have = "correction has" if len(lost) == 1 else "corrections have"
        told.append(f"{len(lost)} {have} no row any more ({_first(lost)}): lost_corrections lists them")
    moved = [
        f"{match.key.text!r} in {match.key.article_id} is {match.moved.text!r}"
        for match in matches
        if match.moved is not None
    ]
    if moved:
        are = "correction is" if len(moved) == 1 else "corrections are"
        told.append(f"{len(moved)} {are} for rows marked otherwise now ({_first(moved)}) and applied to them")
    if told:
        warnings.warn(
            f"{'; '.join(told)}. The rules read these articles otherwise than they did.",
            CorrectionWarning,
            stacklevel=3,
        )


def _first(told: list[str]) -> str:
    more = f" and {len(told) - _TOLD} more" if len(told) > _TOLD else ""
    return f"{', '.join(told[:_TOLD])}{more}"


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

"""How often the rules were right, from a sheet that a person has filled in."""

from __future__ import annotations

import math
from io import BytesIO
from os import PathLike
from pathlib import Path

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.errors import ToolkitError, did_you_mean
from toolkit.review.sheets import QUESTIONS
from toolkit.terms.intervals import wilson

_YES = frozenset(
    """
    yes y true t 1 x ok right correct ✓ ✔ ☑ ○ ja j wahr oui o vrai sí si s da да д tak 예 네 응 맞음 맞다 是 对 はい
    """.split()
)
_NO = frozenset(
    """
    no n false f 0 - – wrong incorrect ✗ ✘ × nein falsch non faux нет н nie 아니오 아니요 아니 틀림 否 不 いいえ
    """.split()
)
_MARKS = 10  # rows that a message names


def read_review(sheet: str | PathLike[str] | pd.DataFrame) -> pd.DataFrame:
    """How often each field was right in a filled-in sheet of `review_sample`, with a 95 % interval.

    Answers may be yes or no, 1 or 0, x, true and false, and the words for yes and no of several languages. Rows in
    which nothing was filled in are counted and left out: the sheet is in random order, so what was filled in is a
    sample as well. Where the first question (is_attribution, is_date) is answered with no, the others need no answer:
    their precision is that among true attributions. Columns that nobody wants to check may be deleted.

    Parameters
    ----------
    sheet
        A CSV file (with commas, semicolons or tabs), an .xlsx file, or the table itself.

    Returns
    -------
    DataFrame
        The `review` table: field, checked, right, precision, low and high (Wilson's interval), unfilled. The last row,
        "everything", is the share of rows in which all that was asked is right.

    Raises
    ------
    ToolkitError
        The file cannot be read or is no such sheet, no row is filled in, a row is filled in by half, or an answer is
        neither yes nor no; the message names the rows.

    Examples
    --------
    >>> sheet = pd.DataFrame({"is_date": ["yes", "ja", "no", None], "value_right": ["x", "0", None, None]})
    >>> read_review(sheet)[["field", "checked", "right", "unfilled"]].values.tolist()
    [['is_date', 3, 2, 1], ['value_right', 2, 1, 1], ['everything', 3, 1, 1]]

    Source of the interval: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference,
    JASA 22, 209-212.
    """
    frame, name = _read(sheet)
    questions = _questions_of(frame, name)
    answers = {question: _answers(frame, question, name) for question in questions}
    first, *others = questions
    half: list[int] = []
    filled: list[int] = []
    for row in range(len(frame)):
        given = [answers[question][row] for question in questions]
        if all(answer is None for answer in given):
            continue
        filled.append(row)
        if given[0] is None or (given[0] and None in given):
            half.append(row)
    if half:
        lacking = [question for question in questions if answers[question][half[0]] is None]
        raise ToolkitError(
            f"{name} has {_rows(half)} filled in by half: in row {half[0] + 2} {_listed(lacking)} "
            f"{'has' if len(lacking) == 1 else 'have'} no answer. Write yes or no into each, or clear the whole row: "
            "an empty cell is no answer."
        )
    if not filled:
        raise ToolkitError(f"{name} has no row that is filled in: write yes or no under {_listed(questions)}.")
    unfilled = len(frame) - len(filled)
    true = [row for row in filled if answers[first][row]]
    counts = [(first, len(filled), len(true))]
    counts += [(question, len(true), sum(bool(answers[question][row]) for row in true)) for question in others]
    everything = sum(all(answers[question][row] for question in questions) for row in filled)
    counts += [("everything", len(filled), everything)] if others else []
    low, high = wilson(np.array([right for *_, right in counts]), np.array([checked for _, checked, _ in counts]))
    rows = [
        (field, checked, right, right / checked if checked else None, bottom, top, unfilled)
        for (field, checked, right), bottom, top in zip(counts, low.tolist(), high.tolist(), strict=True)
    ]
    return tables.from_rows("review", rows)


def _read(sheet: str | PathLike[str] | pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The sheet as strings, and what to call it in a message."""
    if isinstance(sheet, pd.DataFrame):
        return sheet.reset_index(drop=True), "The sheet"
    path = Path(sheet)
    name = f"The sheet {str(path)!r}"
    try:
        if path.suffix.casefold() in (".xlsx", ".xlsm", ".ods", ".xls"):
            return pd.read_excel(path, engine="calamine", dtype=object), name
        content = path.read_bytes()
        for encoding in ("utf-8-sig", "cp949", "cp1252"):
            try:
                head = content.decode(encoding).partition("\n")[0]
            except UnicodeDecodeError:
                continue
            divider = max(",;\t", key=head.count)
            return pd.read_csv(BytesIO(content), sep=divider, dtype="str", encoding=encoding), name
    except (OSError, ValueError, pd.errors.ParserError, pd.errors.EmptyDataError, ImportError) as error:
        raise ToolkitError(f"{name} cannot be read: {error}") from error
    raise ToolkitError(f"{name} cannot be read: its letters are in no encoding that is known here; save it as UTF-8.")


def _questions_of(frame: pd.DataFrame, name: str) -> list[str]:
    """The questions that the sheet asks."""
    columns = {str(column).strip().casefold(): column for column in frame.columns}
    for questions in QUESTIONS.values():
        if questions[0] in columns:
            return [question for question in questions if question in columns]
    firsts = [questions[0] for questions in QUESTIONS.values()]
    raise ToolkitError(
        f"{name} is no sheet of review_sample: it needs the column {firsts[0]!r} (or {firsts[1]!r}), but has "
        f"{list(columns)}.{did_you_mean(firsts[0], columns)}"
    )


def _answers(frame: pd.DataFrame, question: str, name: str) -> list[bool | None]:
    column = next(column for column in frame.columns if str(column).strip().casefold() == question)
    answers = [_answer(value) for value in frame[column].tolist()]
    strange = [row for row, answer in enumerate(answers) if answer == "?"]
    if strange:
        value = frame[column].iloc[strange[0]]
        raise ToolkitError(
            f"{name} has an answer that is neither yes nor no: {value!r} under {question!r} in row {strange[0] + 2}"
            + (f", and {len(strange) - 1} more" if len(strange) > 1 else "")
            + ". Write yes or no, 1 or 0; remarks go under 'note'."
        )
    return [answer if isinstance(answer, bool) else None for answer in answers]


def _answer(value: object) -> bool | str | None:
    """True, False, None where there is none, "?" for another word."""
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    word = str(value).strip().strip(".!'’").casefold().removesuffix(".0")
    if not word:
        return None
    return True if word in _YES else False if word in _NO else "?"


def _rows(rows: list[int]) -> str:
    """Rows by their numbers in a spreadsheet, whose first line has the names of the columns."""
    numbers = [str(row + 2) for row in rows[:_MARKS]] + (["…"] if len(rows) > _MARKS else [])
    return f"{len(rows)} row{'s' if len(rows) > 1 else ''} ({', '.join(numbers)})"


def _listed(names: list[str]) -> str:
    return ", ".join(repr(name) for name in names)

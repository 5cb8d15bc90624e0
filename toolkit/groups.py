"""What every counting verb shares: groups by columns and calendar periods, and copies of one text within a group."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Hashable, Sequence
from typing import Literal, get_args

import numpy as np
import pandas as pd

from toolkit import tables
from toolkit.errors import TableError, did_you_mean, require_choice

Freq = Literal["day", "week", "month", "quarter", "year"]
By = str | Sequence[str] | None
Bound = str | dt.date | None
Copies = Literal["all", "once"]

FREQUENCIES: tuple[str, ...] = get_args(Freq)

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def period_start(dates: pd.Series, freq: Freq) -> pd.Series:
    """The first day of the period each date falls in; weeks start on Monday; missing stays missing.

    >>> days = pd.Series(pd.to_datetime(["2024-02-29"]))
    >>> [str(period_start(days, freq)[0].date()) for freq in ("week", "quarter")]
    ['2024-02-26', '2024-01-01']
    """
    require_choice("freq", freq, FREQUENCIES)
    days = dates.to_numpy().astype("datetime64[D]")
    if freq == "week":
        # 1970-01-01, day 0, was a Thursday: three days after its Monday.
        days = days - (days.astype("int64") + 3) % 7
    elif freq == "month":
        days = days.astype("datetime64[M]")
    elif freq == "quarter":
        months = days.astype("datetime64[M]")
        days = months - months.astype("int64") % 3
    elif freq == "year":
        days = days.astype("datetime64[Y]")
    # Arithmetic on a missing day would make it a day far in the past.
    starts = np.where(dates.isna(), np.datetime64("NaT", "us"), days.astype("datetime64[us]"))
    return pd.Series(starts, index=dates.index, name=dates.name)


def publication_dates(articles: pd.DataFrame) -> pd.Series:
    """The column `date` as datetime64[us] without a time zone, missing where it is; with the index of `articles`.

    A date with a time zone keeps the clock of its place, and so the day on which it was published there. A column
    that holds nothing at all is one of missing dates, whatever its dtype.

    Raises TableError where there is no column `date`, or it holds something else than dates.

    >>> publication_dates(pd.DataFrame({"date": ["2024-02-29"]}))
    Traceback (most recent call last):
    ...
    toolkit.errors.TableError: The column 'date' of articles must hold dates, but it holds str, ...
    """
    tables.check(articles, "articles", ["date"])
    dates = articles["date"]
    if isinstance(dates.dtype, pd.DatetimeTZDtype):
        dates = dates.dt.tz_localize(None)
    if pd.api.types.is_datetime64_any_dtype(dates.dtype):
        return dates.astype("datetime64[us]")
    if dates.isna().all():
        return pd.Series(pd.NaT, index=dates.index, dtype="datetime64[us]", name=dates.name)
    raise TableError(
        f"The column 'date' of articles must hold dates, but it holds {dates.dtype}, such as "
        f"{dates.dropna().iloc[0]!r}. Convert it with pandas.to_datetime, or load the articles with load_articles."
    )


def group_keys(articles: pd.DataFrame, by: By, *, table: tables.TableName | None = None) -> pd.DataFrame:
    """One column per group word, in the order and with the index of `articles`.

    `by` takes columns of articles and the periods "day", "week", "month", "quarter" and "year", which are
    taken from the column `date`. Missing values stay missing: they are a group of their own.

    `table` names the table that the groups will stand before: a column of articles that has the name of one of its
    columns, such as "count", is refused, as nobody could tell the two apart.

    Raises ValueError for a word that is neither a column nor a period, or is refused.
    """
    words = [] if by is None else [by] if isinstance(by, str) else list(by)
    own = tables.TABLES[table] if table else {}
    keys: dict[str, pd.Series] = {}
    for word in words:
        if word in own and word in articles.columns:
            raise ValueError(
                f"by cannot be {word!r}: the table has a column of that name itself. Give the column of articles "
                f"another one, such as articles.rename(columns={{{word!r}: 'my_{word}'}})."
            )
        if word in articles.columns:
            keys[word] = articles[word]
        elif word in FREQUENCIES:
            keys[word] = period_start(publication_dates(articles), word)  # type: ignore[arg-type]
        else:
            names = [str(name) for name in articles.columns]
            raise ValueError(
                f"by must name a column of articles, one of {names}, or a period, one of {list(FREQUENCIES)}, "
                f"but {word!r} was passed.{did_you_mean(word, [*names, *FREQUENCIES])}"
            )
    return pd.DataFrame(keys, index=articles.index)


def is_copy(
    articles: pd.DataFrame, groups: pd.DataFrame, contents: Sequence[Hashable | None] | None = None
) -> pd.Series:
    """Whether another article of the same group stands for each, with the index of `articles`.

    Articles are copies of each other that share their value in the column `cluster`, which `mark_duplicates` adds: the
    one that it names stands for the others of its group, or else the earliest. Without the column they are those with
    the same `contents`, a value for each, None where there is nothing to compare; without these, those with the same
    text, apart from case and white space.

    >>> articles = pd.DataFrame({"text": ["Rain fell.", "rain  fell.", "Rain fell.", None, None]})
    >>> is_copy(articles, pd.DataFrame({"outlet": ["Post", "Post", "Echo", "Post", "Post"]})).tolist()
    [False, True, False, False, False]
    """
    if "cluster" in articles:
        shared = articles["cluster"]
    elif contents is None and "text" not in articles:
        return pd.Series(False, articles.index)
    else:
        shared = pd.Series(plain_texts(articles["text"]) if contents is None else list(contents), dtype="object")
    facts = pd.DataFrame({"shared": pd.factorize(shared)[0]})  # -1 where it is missing
    names = list(groups.columns)
    facts["group"] = groups.groupby(names, dropna=False, sort=False, observed=True).ngroup().to_numpy() if names else 0
    # The identity breaks ties, not the place: shuffled articles give the same counts.
    for name in ("date", "article_id"):
        facts[name] = articles[name].to_numpy() if name in articles else None
    facts["is_other"] = facts["article_id"].astype("object") != shared.to_numpy(dtype="object")
    ranked = facts.sort_values(["is_other", "date", "article_id"], na_position="last", kind="stable")
    copied = ranked.duplicated(["group", "shared"]) & (ranked["shared"] >= 0)
    return copied.sort_index().set_axis(articles.index)


def plain_texts(texts: pd.Series) -> list[str | None]:
    """The texts without what does not make them different: case and white space; None where there is no text."""
    plain = (" ".join(text.casefold().split()) if isinstance(text, str) else "" for text in texts.tolist())
    return [text or None for text in plain]


def first_day(argument: str, bound: Bound) -> dt.date | None:
    """The day that a lower bound names; of a month or a year its first.

    >>> first_day("since", "2024-02")
    datetime.date(2024, 2, 1)
    """
    return _day(argument, bound, last=False)


def last_day(argument: str, bound: Bound) -> dt.date | None:
    """The day that an upper bound names; of a month or a year its last.

    >>> last_day("until", "2024-02")
    datetime.date(2024, 2, 29)
    """
    return _day(argument, bound, last=True)


def _day(argument: str, bound: Bound, *, last: bool) -> dt.date | None:
    if bound is None or isinstance(bound, dt.date):
        return bound.date() if isinstance(bound, dt.datetime) else bound
    match = _DAY.fullmatch(str(bound).strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match[1]), int(match[2] or (12 if last else 1)), match[3]
        if day is not None:
            return dt.date(year, month, int(day))
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        return following - dt.timedelta(days=1) if last else dt.date(year, month, 1)
    except ValueError:
        raise ValueError(
            f"{argument} must be a day such as '2024-02-29', a month '2024-02' or a year '2024', but {bound!r} was "
            "passed."
        ) from None

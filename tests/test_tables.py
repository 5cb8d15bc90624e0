"""Tables, groups and the wording of errors."""

import pandas as pd
import pytest

from toolkit.errors import TableError
from toolkit.groups import group_keys, period_start
from toolkit.tables import TABLES, check, conform, empty, from_rows


@pytest.mark.parametrize("table", list(TABLES))
def test_an_empty_table_has_the_columns_and_dtypes_of_a_full_one(table: str) -> None:
    """An empty result can be used wherever a full one can."""
    frame = empty(table)
    assert frame.dtypes.astype(str).to_dict() == TABLES[table]
    assert len(frame) == 0


def test_missing_values_stay_missing() -> None:
    """None becomes the missing value of the column's dtype."""
    frame = from_rows("coverage", [(None, 3, None)])
    assert frame.isna().iloc[0].tolist() == [True, False, True]


def test_conforming_adds_orders_and_keeps() -> None:
    """Columns of the table come first, typed and in order; the caller's own columns follow."""
    frame = pd.DataFrame({"topic": ["ore"], "text": ["Tin."], "article_id": [7]})
    result = conform(frame, "articles")
    assert list(result.columns) == [*TABLES["articles"], "topic"]
    assert result["article_id"].tolist() == ["7"]
    assert result["date"].isna().all()


def test_a_lacking_column_is_named_with_what_is_there() -> None:
    """The error says what is missing, what there is, and what was probably meant."""
    with pytest.raises(TableError, match=r"lacks the column 'outlet'; it has 'oulet'\. Did you mean 'oulet'\?"):
        check(pd.DataFrame({"oulet": ["Varo Post"]}), "articles", ["outlet"])


def test_something_else_than_a_frame_is_refused() -> None:
    """A list of rows is not a table."""
    with pytest.raises(TableError, match="a list was passed"):
        check([], "articles", ["text"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("freq", "first"),
    [
        ("day", "1969-12-28"),
        ("week", "1969-12-22"),
        ("month", "1969-12-01"),
        ("quarter", "1969-10-01"),
        ("year", "1969-01-01"),
    ],
)
def test_periods_before_1970_start_where_they_should(freq: str, first: str) -> None:
    """28 December 1969 was a Sunday: its week began on the 22nd."""
    dates = pd.Series(pd.to_datetime(["1969-12-28 23:59", None]))
    start = period_start(dates, freq)
    assert start[0] == pd.Timestamp(first)
    assert pd.isna(start[1])
    assert str(start.dtype) == "datetime64[us]"


def test_groups_may_be_columns_and_periods_together() -> None:
    """The columns come in the order asked for and follow the rows of the articles."""
    articles = pd.DataFrame({"outlet": ["A", None], "date": pd.to_datetime(["2024-05-06", None])}, index=[7, 3])
    keys = group_keys(articles, ["month", "outlet"])
    assert list(keys.columns) == ["month", "outlet"]
    assert list(keys.index) == [7, 3]
    assert keys.isna().sum().tolist() == [1, 1]


def test_an_unknown_group_is_refused_with_the_choices() -> None:
    """The error lists columns and periods."""
    with pytest.raises(ValueError, match=r"'publisher' was passed"):
        group_keys(pd.DataFrame({"outlet": ["A"]}), "publisher")

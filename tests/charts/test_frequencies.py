"""The charts of terms show the figures of their tables."""

import pandas as pd
import pytest

from toolkit import tables
from toolkit.charts.describe import describe
from toolkit.charts.frequencies import plot_frequencies
from toolkit.charts.trends import plot_trends

TERMS = [("coal", 40, 9, 400.0), ("tide", 70, 5, 700.0), ("rice", 40, 12, 400.0), ("salt", 3, 3, 30.0)]


def test_bars_are_the_counts_and_equal_ones_are_in_the_order_of_the_alphabet() -> None:
    """Bars go down from the highest value; their labels are the terms; their texts are the values."""
    ax = plot_frequencies(tables.from_rows("frequencies", TERMS))
    assert [bar.get_width() for bar in ax.patches] == [70, 40, 40, 3]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["tide", "coal", "rice", "salt"]
    assert [text.get_text() for text in ax.texts if text.get_gid() == "value"] == ["70", "40", "40", "3"]
    low, high = ax.get_ylim()
    assert low > high  # the first row is at the top
    assert ax.get_xlabel() == "occurrences"


@pytest.mark.parametrize(("value", "first"), [("articles", "rice"), ("per_million", "tide")])
def test_another_value_gives_another_order(value: str, first: str) -> None:
    """The terms are ranked by what is shown."""
    ax = plot_frequencies(tables.from_rows("frequencies", TERMS), value=value)  # type: ignore[arg-type]
    assert ax.get_yticklabels()[0].get_text() == first


def test_what_is_not_shown_is_told() -> None:
    """Of 300 terms, `top` are drawn, and the note counts the others and their occurrences."""
    rows = [(f"word{n}", 1000 - n, 1, 1.0) for n in range(300)]
    ax = plot_frequencies(tables.from_rows("frequencies", rows), top=30)
    assert len(ax.patches) == 30
    total, rest = sum(row[1] for row in rows), sum(row[1] for row in rows[30:])
    note = next(text.get_text() for text in ax.texts if text.get_gid() == "note")
    assert " ".join(note.split()) == (
        f"n = {total:,} occurrences of 300 terms; 270 more terms ({rest:,} occurrences) not shown."
    )


def test_groups_are_compared_by_rate_and_a_missing_one_is_named() -> None:
    """A grouped table gives one series of marks per group, per million words, with a gap where there is no row."""
    table = pd.DataFrame(
        {
            "outlet": ["Gazette", "Gazette", None],
            "term": ["rice", "coal", "rice"],
            "count": [5, 3, 4],
            "articles": [2, 2, 1],
            "per_million": [50.0, 30.0, 80.0],
        }
    )
    ax = plot_frequencies(table)
    lines = {line.get_label(): list(line.get_xdata()) for line in ax.lines if line.get_marker() != "None"}
    assert lines["Gazette"] == [50, 30]
    assert lines["(missing)"][0] == 80 and lines["(missing)"][1] != lines["(missing)"][1]
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["Gazette (n = 8)", "(missing) (n = 4)"]
    assert ax.get_xlabel() == "occurrences per million words"


@pytest.mark.parametrize("wrong", [{"value": "counts"}, {"top": 0}])
def test_arguments_that_make_no_sense_are_refused(wrong: dict[str, object]) -> None:
    """The message names the argument and what was passed."""
    with pytest.raises(ValueError, match=f"{next(iter(wrong))} must be"):
        plot_frequencies(tables.empty("frequencies"), **wrong)  # type: ignore[arg-type]


def trends(terms: int, months: int) -> pd.DataFrame:
    periods = pd.date_range("2024-01-01", periods=months, freq="MS")
    cells = [(day, f"word{t}", 10 + t, 2, 5.0 * t + n) for n, day in enumerate(periods) for t in range(terms)]
    return pd.DataFrame(cells, columns=["period", "term", "count", "articles", "per_million"])


def test_two_terms_are_lines_with_their_names_at_the_end() -> None:
    """Every line has the values of its term, and its own marker and line style."""
    ax = plot_trends(trends(2, 4))
    assert {line.get_label(): list(line.get_ydata()) for line in ax.lines} == {
        "word1": [5, 6, 7, 8],
        "word0": [0, 1, 2, 3],
    }
    assert len({line.get_marker() for line in ax.lines}) == len({line.get_linestyle() for line in ax.lines}) == 2
    assert [text.get_text().split("\n")[0] for text in ax.texts if text.get_gid() == "line"] == ["word0", "word1"]


def test_many_terms_are_rows_of_bars_of_the_same_values() -> None:
    """More lines than can be told apart are drawn as bars, one row per term, on one scale."""
    ax = plot_trends(trends(9, 3), top=5)
    assert [bar.get_height() for bar in ax.patches[:3]] == [40, 41, 42]
    assert len(ax.patches) == 5 * 3
    assert "4 more lines not shown" in describe(ax)


def test_frequencies_by_month_are_trends() -> None:
    """A frequencies table that was grouped by a period can be drawn over time as it is."""
    ax = plot_trends(trends(1, 3).rename(columns={"period": "month"}), value="count")
    assert list(ax.lines[0].get_ydata()) == [10, 10, 10]
    assert ax.get_title() == "Use of “word0” per month"

"""The chart of keyness shows the figures of its table, and trends their intervals."""

import matplotlib.pyplot as plt
import pandas as pd

from toolkit import tables
from toolkit.charts.describe import describe
from toolkit.charts.keyness import plot_keyness
from toolkit.charts.trends import plot_trends


def key(term: str, articles: int, others: int, g2: float, ratio: float, p: float = 0.001) -> tuple[object, ...]:
    return (term, 9, 9, articles, others, 1.0, 1.0, g2, g2, ratio, 1.0, g2 / 10, p, p, p)


ROWS = [key("mill", 8, 1, 90.0, 3.0), key("port", 5, 4, 4.0, 0.5, 0.4), key("ferry", 0, 7, -60.0, -4.0)]


def test_bars_go_to_both_sides_with_the_articles_beside_them() -> None:
    """To the right what is used more, to the left what less, outlined only where it could be chance."""
    ax = plot_keyness(tables.from_rows("keyness", ROWS))
    assert [label.get_text() for label in ax.get_yticklabels()] == ["mill", "port", "ferry"]
    assert [bar.get_width() for bar in ax.patches] == [3.0, 0.5, -4.0]
    assert [text.get_text() for text in ax.texts if text.get_gid() == "value"] == ["8 : 1", "5 : 4", "0 : 7"]
    white = [bar.get_facecolor()[:3] == (1, 1, 1) for bar in ax.patches]
    assert white == [False, True, False]
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == [
        "more in the target",
        "less in the target",
        "could be chance",
    ]


def test_half_of_the_terms_stand_on_either_side() -> None:
    """The surest of each side are shown, and where one side has few, more of the other; the rest is told."""
    more = [key(f"more{n}", 5, 1, 100.0 - n, 2.0) for n in range(20)]
    less = [key(f"less{n}", 1, 5, -50.0 + n, -2.0) for n in range(3)]
    shown = plot_keyness(tables.from_rows("keyness", more + less), top=4)
    assert sorted(label.get_text() for label in shown.get_yticklabels()) == ["less0", "less1", "more0", "more1"]
    assert "19 more terms not shown" in describe(shown)
    many = plot_keyness(tables.from_rows("keyness", more + less), top=10)
    assert sum(label.get_text().startswith("more") for label in many.get_yticklabels()) == 7


def test_several_groups_show_what_each_uses_more() -> None:
    """Every group has its share of the rows, named before the term."""
    table = pd.concat([tables.from_rows("keyness", ROWS)] * 2, ignore_index=True)
    table.insert(0, "outlet", ["Post"] * 3 + ["Echo"] * 3)
    ax = plot_keyness(table, top=2)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Echo · mill", "Post · mill"]
    assert ax.get_title() == "What sets groups apart by outlet"


def test_nothing_to_compare_is_told_with_the_reason() -> None:
    """The reason that keyness gives for an empty table stands on the chart."""
    table = tables.empty("keyness")
    table.attrs["reason"] = "There are no articles."
    assert "No terms to show: there are no articles." in describe(plot_keyness(table))


def test_intervals_are_bands_around_the_lines() -> None:
    """One band per line, inside which the line runs, cut where it would press the lines flat."""
    months = pd.to_datetime(["2024-01-01", "2024-02-01", "2024-03-01"])
    table = pd.DataFrame(
        {"period": months, "term": "mill", "count": [3, 5, 1], "per_million": [30.0, 50.0, 10.0]}
    ).assign(low=[10.0, 20.0, 1.0], high=[60.0, 80.0, 9000.0])
    ax = plot_trends(table)
    assert len(ax.collections) == 1
    assert 149 < ax.get_ylim()[1] < 160
    edges = [list(line.get_ydata()) for line in ax.lines if line.get_gid() == "interval"]
    assert edges == [[10.0, 20.0, 1.0], [60.0, 80.0, 9000.0]]
    assert "95 % interval" in describe(ax)
    plain = plot_trends(table, value="count")
    assert len(plain.collections) == 0
    plt.close("all")

"""The chart of outlets that cite outlets shows its table, and keeps its names apart."""

from itertools import pairwise

import pandas as pd
import pytest

from toolkit import describe, plot_citation_network, tables
from toolkit.errors import TableError

TABLE = pd.DataFrame(
    {"citing": ["Post", "Daily", "Post", None], "cited": ["Wire", "Wire", "Daily", "Wire"], "articles": [6, 3, 2, 1]}
)


def test_lines_are_the_pairs_and_as_thick_as_their_articles() -> None:
    """One line for each pair; names with their sums; a missing outlet is named as such."""
    ax = plot_citation_network(TABLE)
    lines = [patch for patch in ax.patches if patch.get_gid() == "citation"]
    assert len(lines) == 4
    widths = [line.get_linewidth() for line in lines]
    assert widths == sorted(widths)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Post  8", "Daily  3", "(missing)  1"]
    assert [text.get_text() for text in ax.texts if text.get_gid() == "name"] == ["Wire  10", "Daily  2"]
    assert "Post cites Wire in 6 articles" in describe(ax)


@pytest.mark.parametrize("count", [1, 3, 60])
def test_names_do_not_overlap(count: int) -> None:
    """Neither among themselves nor with the chart's edge, with one outlet or sixty with long names."""
    names = [f"The {number}th Regional Gazette of the Northern Provinces" for number in range(count)]
    table = pd.DataFrame({"citing": names, "cited": list(reversed(names)), "articles": range(1, count + 1)})
    ax = plot_citation_network(table, top=60)
    figure = ax.figure
    figure.canvas.draw()
    for side in (ax.get_yticklabels(), [text for text in ax.texts if text.get_gid() == "name"]):
        boxes = sorted((text.get_window_extent() for text in side), key=lambda box: box.y0)
        assert len(boxes) == count
        assert all(low.y1 <= high.y0 + 1 for low, high in pairwise(boxes))
        assert all(box.x0 >= 0 and box.x1 <= figure.bbox.width for box in boxes)


def test_what_is_left_out_is_told() -> None:
    """The note says how many outlets are not shown."""
    assert "2 more citing outlets not shown" in describe(plot_citation_network(TABLE, top=1))


def test_an_empty_network_says_so() -> None:
    """No pairs: a sentence in place of the chart."""
    assert "no outlet cites another" in describe(plot_citation_network(tables.empty("citation_network")))
    with pytest.raises(TableError, match="lacks the columns"):
        plot_citation_network(pd.DataFrame({"x": [1]}))

"""The chart of terms in the same articles shows the surest pairs, and keeps its names apart."""

from itertools import combinations, pairwise

import pandas as pd
import pytest

from toolkit import co_occurrences, describe, plot_co_occurrences, tables
from toolkit.errors import TableError

# Chance would put mill and ferry into more articles than they share.
TABLE = pd.DataFrame(
    {
        "first": ["ferry", "mill", "mill", "mill"],
        "second": ["rain", "port", "steel", "ferry"],
        "articles": [3, 8, 4, 1],
        "first_articles": [9, 20, 20, 20],
        "second_articles": [5, 10, 6, 9],
        "log_likelihood": [5.0, 30.0, 12.0, -7.0],
    }
)


def test_arcs_are_the_sure_pairs_and_as_thick_as_their_articles() -> None:
    """One arc for each pair that is not less frequent than chance; terms of sure pairs are neighbours."""
    ax = plot_co_occurrences(TABLE)
    arcs = [patch for patch in ax.patches if patch.get_gid() == "pair"]
    assert [arc.get_path().vertices[[0, -1], 1].tolist() for arc in arcs] == [[3, 4], [1, 2], [1, 0]]
    widths = [arc.get_linewidth() for arc in arcs]
    assert widths == sorted(widths) and len(set(widths)) == 3
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["port  10", "mill  20", "steel  6", "ferry  9", "rain  5"]
    assert "mill and port in 8 articles, mill and steel in 4 articles" in describe(ax)


@pytest.mark.parametrize("terms", [5, 40])
def test_names_do_not_overlap(terms: int) -> None:
    """Every term has a row of its own that no other touches, and no arc leaves the chart."""
    names = [f"the {number}th regional assembly of the northern provinces" for number in range(terms)]
    pairs = list(combinations(names, 2))
    table = pd.DataFrame(pairs, columns=["first", "second"]).assign(
        articles=range(1, len(pairs) + 1), first_articles=900, second_articles=900, log_likelihood=1.0
    )
    ax = plot_co_occurrences(table, top=len(pairs))
    ax.figure.canvas.draw()
    boxes = sorted((label.get_window_extent() for label in ax.get_yticklabels()), key=lambda box: box.y0)
    assert len(boxes) == terms
    assert all(low.y1 <= high.y0 + 1 for low, high in pairwise(boxes))
    frame = ax.get_window_extent()
    assert all(box.x0 >= 0 and box.x1 <= frame.x0 for box in boxes)
    for arc in ax.patches:
        reach = arc.get_path().transformed(arc.get_transform()).get_extents()
        assert frame.x0 - 1 <= reach.x0 and reach.x1 <= frame.x1 + 1


def test_what_is_left_out_is_told() -> None:
    """The note says how many pairs are not shown; those less frequent than chance are no pairs."""
    assert "2 more pairs not shown" in describe(plot_co_occurrences(TABLE, top=1))
    assert "not shown" not in describe(plot_co_occurrences(TABLE))


def test_the_table_of_the_verb_is_drawn() -> None:
    """What co_occurrences gives can be drawn as it is."""
    table = co_occurrences(pd.DataFrame({"text": ["Mill, port", "Mill, port, rain", "Ferry, rain", "Coal"]}))
    shown = plot_co_occurrences(table)
    assert len(shown.patches) == min(40, int((table["log_likelihood"] > 0).sum()))


def test_nothing_to_show_says_so() -> None:
    """No pairs, or none more frequent than chance: a sentence in place of the chart."""
    for table in (tables.empty("co_occurrences"), TABLE.assign(log_likelihood=-1.0)):
        assert "no two terms share more articles than by chance" in describe(plot_co_occurrences(table))
    with pytest.raises(TableError, match="lacks the columns"):
        plot_co_occurrences(pd.DataFrame({"x": [1]}))
    with pytest.raises(ValueError, match="top must be 1 or more"):
        plot_co_occurrences(TABLE, top=0)

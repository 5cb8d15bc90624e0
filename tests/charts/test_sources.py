"""The charts of sources show the figures of their tables."""

import pandas as pd
import pytest

from toolkit import tables
from toolkit.charts.describe import describe
from toolkit.charts.source_mix import plot_source_mix
from toolkit.charts.sources import plot_sources
from toolkit.errors import TableError

ROWS = [
    ("Vera Lund", "person", "named", 1, 12, 5, 2, 0.4, None, None),
    ("officials", "group", "unnamed", 4, 9, 6, 2, 0.3, None, None),
    ("a fisherman", "person", "described", 1, 3, 1, 1, 0.1, None, None),
    ("a report", "document", None, 1, 3, 3, 1, 0.1, None, None),
    (None, None, None, 0, 3, 3, 1, 0.1, None, None),
]
SOURCES = tables.from_rows("sources", ROWS)


def test_bars_are_the_attributions_and_the_missing_source_is_told() -> None:
    """Bars go down from the most cited; attributions without a source stand in the note."""
    ax = plot_sources(SOURCES)
    assert [bar.get_width() for bar in ax.patches] == [12, 9, 3, 3]
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["Vera Lund", "officials", "a fisherman", "a report"]
    values = [text.get_text() for text in ax.texts if text.get_gid() == "value"]
    assert values == ["12  person", "9  group, 4 different", "3  person", "3  document"]
    assert "n = 27 attributions to 4 sources; not counted: 3 without a source" in describe(ax)


def test_pronouns_and_the_author_are_told_and_not_ranked() -> None:
    """Whoever is nobody's source has no bar, however often it stands there, and no mark in a grouped chart."""
    nobody = [
        ("(unresolved pronoun)", "unknown", None, 40, 40, 5, 2, 0.4, None, None),
        ("(author)", "person", None, 1, 2, 1, 1, 0.1, None, None),
    ]
    table = tables.from_rows("sources", ROWS + nobody)
    ax = plot_sources(table)
    assert next(label.get_text() for label in ax.get_yticklabels()) == "Vera Lund"
    assert "not counted: 3 without a source, 40 to an unresolved pronoun, 2 to the author" in describe(ax)
    ax = plot_sources(table.assign(outlet="Gazette"))
    assert len(ax.get_yticklabels()) == 4


def test_what_colour_means_is_also_a_hatch_or_a_shade() -> None:
    """No two fills of the key have the same hatch and nearly the same grey."""
    ax = plot_sources(SOURCES)
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["named", "described", "unnamed", "document or outlet"]
    seen = []
    for patch in legend.get_patches():
        red, green, blue, _ = patch.get_facecolor()
        seen.append((patch.get_hatch(), 0.299 * red + 0.587 * green + 0.114 * blue))
    for n, (hatch, grey) in enumerate(seen):
        assert all(hatch != other or abs(grey - shade) > 0.15 for other, shade in seen[:n])


def test_groups_are_compared_by_share() -> None:
    """A grouped table gives the share of each source in each group."""
    table = pd.concat([SOURCES.assign(outlet="Gazette"), SOURCES.head(1).assign(outlet="Post", share=1.0)])
    table = table[["outlet", *tables.TABLES["sources"]]]
    ax = plot_sources(table)
    lines = {line.get_label(): list(line.get_xdata()) for line in ax.lines if line.get_marker() != "None"}
    assert lines["Gazette"] == [0.4, 0.3, 0.1, 0.1]
    assert lines["Post"][0] == 1.0


@pytest.mark.parametrize("of", ["anonymity", "kind"])
def test_the_parts_of_every_group_make_a_whole(of: str) -> None:
    """The segments of each bar follow each other without a gap, from 0 to 1."""
    table = pd.concat([SOURCES.assign(outlet=name).iloc[n:] for n, name in enumerate(["Gazette", "Post", None])])
    table = table[["outlet", *tables.TABLES["sources"]]]
    ax = plot_source_mix(table, of=of)  # type: ignore[arg-type]
    rows: dict[int, float] = {}
    for bar in ax.patches:
        row = round(bar.get_y() + bar.get_height() / 2)
        assert bar.get_x() == pytest.approx(rows.get(row, 0.0))
        rows[row] = bar.get_x() + bar.get_width()
    assert rows == pytest.approx({0: 1.0, 1: 1.0, 2: 1.0})
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["Gazette (n = 30)", "Post (n = 18)", "(missing) (n = 9)"]


def test_shares_are_those_of_the_attributions() -> None:
    """An ungrouped table gives one bar; attributions without a source are part of the whole."""
    ax = plot_source_mix(SOURCES)
    shares = {str(bar.get_label()): bar.get_width() * 30 for bar in ax.patches}
    assert shares == pytest.approx({"named": 12, "unnamed": 9, "described": 3, "document or outlet": 3, "(missing)": 3})


def test_periods_stay_in_the_order_of_time() -> None:
    """Months go down from the first, whatever their number of attributions."""
    months = pd.to_datetime(["2024-03-01", "2024-01-01", "2024-02-01"])
    cited = {"speaker": list("abc"), "kind": "person", "anonymity": "named", "attributions": [9, 1, 5]}
    ax = plot_source_mix(pd.DataFrame({"month": months, **cited}))
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names == ["Jan 2024 (n = 1)", "Feb 2024 (n = 5)", "Mar 2024 (n = 9)"]


def test_sources_grouped_by_kind_cannot_be_divided_by_kind() -> None:
    """The message says what to pass instead."""
    table = SOURCES[["kind", "speaker", "anonymity", "attributions"]]
    with pytest.raises(TableError, match="grouped by 'kind'"):
        plot_source_mix(table, of="kind")

"""One style for all charts, applied while a chart is made and kept by its artists.

The settings of matplotlib are never changed: `chart_style` is a context. What matplotlib reads only when a figure is
drawn (fonts of later ticks, layout, mathematics between dollar signs) is set on the figure and its artists instead,
so that a chart saved an hour later looks the same.

Every fill has a colour, a shade of grey and a hatch of its own, and every series a colour, a marker and a line style:
the charts are read on grey paper and by colour-blind readers. The colours are those of Okabe and Ito (2008).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from toolkit.charts.fonts import families
from toolkit.charts.labels import HINTING, shorten, widest, width, wrap

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.transforms import Transform

WIDTH = 7.0  # inches of a figure of our own: the text of an A4 page
INK, MUTED, LINE, GRID = "#1a1a1a", "#595959", "#8c8c8c", "#dedede"
HATCH = "#3d3d3d"  # outlines and hatches of light fills
TITLE_SIZE, TEXT_SIZE, SMALL_SIZE, LEAST_SIZE = 11.0, 9.0, 8.0, 6.5

_GAP = 4.0  # points between an axis and what stands beside it
_USUAL = 370.0  # points in which title, key and note take the lines that the charts expect
_CELL = 3.5 * SMALL_SIZE  # points of a key's mark and the space to the next
_LEADING = 1.25  # line height in font sizes


class Fill(NamedTuple):
    """How an area is filled: colour, colour of its text and hatch."""

    colour: str
    ink: str
    hatch: str

    @property
    def edge(self) -> str:
        """Colour of the outline and the hatch."""
        return HATCH if self.ink == INK else "white"


class Series(NamedTuple):
    """How a series is drawn: colour, marker and line style."""

    colour: str
    marker: str
    line: str


BLUE = "#0072b2"
# From dark to light, so that neighbours also differ in grey.
FILLS = (
    Fill("#0b3c5d", "white", ""),
    Fill("#d98cb3", INK, "////"),
    Fill("#0e8a66", "white", ""),
    Fill("#f0d77b", INK, "...."),
    Fill("#d55e00", "white", "\\\\\\\\"),
    Fill("#bfe0f2", INK, ""),
    Fill("#ffffff", INK, "xxxx"),
)
SERIES = (
    Series("#0072b2", "o", "-"),
    Series("#d55e00", "s", "--"),
    Series("#1a1a1a", "^", "-."),
    Series("#009e73", "D", ":"),
    Series("#cc79a7", "v", (0, (5, 1, 1, 1, 1, 1))),  # type: ignore[arg-type]
    Series("#b58900", "X", (0, (8, 2))),  # type: ignore[arg-type]
    Series("#56b4e9", "P", (0, (1, 1))),  # type: ignore[arg-type]
    Series("#6b4c9a", "*", (0, (3, 3, 1, 3))),  # type: ignore[arg-type]
)


@contextmanager
def chart_style() -> Iterator[None]:
    """The settings under which a chart's artists are made, whatever the user's own settings are."""
    from matplotlib import style

    settings: dict[Any, Any] = {
        "font.family": list(families()),
        "font.size": TEXT_SIZE,
        "text.color": INK,
        "text.parse_math": False,
        "axes.edgecolor": LINE,
        "axes.labelcolor": INK,
        "axes.labelsize": TEXT_SIZE,
        "axes.titlesize": TITLE_SIZE,
        "axes.titleweight": "bold",
        "axes.axisbelow": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "xtick.color": LINE,
        "ytick.color": LINE,
        "hatch.linewidth": 0.8,
        "figure.dpi": 100,
        "savefig.dpi": "figure",
    }
    with style.context(["default", settings]):
        yield


def new_axes(width: float, height: float) -> Axes:
    """Axes in a new pyplot figure of so many inches, which a notebook shows below its cell."""
    import matplotlib.pyplot as plt

    return plt.subplots(figsize=(width, height), layout="constrained")[1]


class Room(NamedTuple):
    """Room for a chart, in points."""

    width: float
    height: float
    gutter: float  # for labels at the left of the axes
    fixed: bool  # the axes keep their box; otherwise title, notes and labels are taken out of width and height

    def box(self, gutter: float) -> float:
        """Width of the axes beside labels of so many points."""
        return self.width if self.fixed else max(self.width - gutter - 4 * _GAP, 20.0)

    def rows(self, lines: float) -> float:
        """Height of the axes between so many lines of text above and below, which are more where they are short."""
        lines *= max(1.0, _USUAL / self.width)
        return self.height if self.fixed else max(self.height - lines * TEXT_SIZE * _LEADING - 6 * _GAP, 20.0)


def room(ax: Axes) -> Room:
    """How much room a chart has in `ax`: known where the layout is fixed, estimated where it adapts to the labels."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    across, down = (72 * inches for inches in figure.get_size_inches())
    spec = ax.get_subplotspec()
    if spec is not None and figure.get_layout_engine() is not None:
        grid = spec.get_gridspec()
        columns = np.asarray(grid.get_width_ratios(), dtype=float)
        rows = np.asarray(grid.get_height_ratios(), dtype=float)
        across *= float(columns[spec.colspan.start : spec.colspan.stop].sum() / columns.sum())
        down *= float(rows[spec.rowspan.start : spec.rowspan.stop].sum() / rows.sum())
        return Room(across, down, 0.45 * across, fixed=False)
    box = ax.get_position()
    first = spec is None or spec.colspan.start == 0
    gutter = (box.x0 if first else 0.2 * box.width) * across - 3 * _GAP
    return Room(box.width * across, box.height * down, max(gutter, 20.0), fixed=True)


def dress(ax: Axes) -> None:
    """Spines, grid and ticks of our style, for axes that may have been made under another."""
    ax.set_axisbelow(True)
    ax.set_facecolor("white")
    for side, spine in ax.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set(color=LINE, linewidth=0.8)
    ax.tick_params(
        labelfontfamily=list(families()), labelsize=SMALL_SIZE, labelcolor=INK, color=LINE, length=3, width=0.8
    )
    for axis in (ax.xaxis, ax.yaxis):
        axis.label.set(color=INK, fontfamily=list(families()), fontsize=TEXT_SIZE)


def finish(
    ax: Axes,
    *,
    title: str,
    unit: str = "",
    note: str = "",
    gutter: float = 0.0,
    keys: Sequence[tuple[Artist, str, str]] = (),
) -> None:
    """Title and key above, unit of the horizontal axis and note below, all flush with the labels left of the axes.

    `gutter` is the width of those labels in points; `keys` say what colours and marks mean: mark, name,
    and a detail that stays whole where the name is cut.
    """
    from matplotlib.transforms import Affine2D, ScaledTranslation

    figure = ax.get_figure(root=True)
    assert figure is not None
    space = room(ax)
    left = gutter + _GAP if gutter else 0.0
    across = (space.width + left if space.fixed else space.width) - 3 * _GAP
    above = 2 * _GAP
    if keys:
        above += _key(ax, keys, across, ScaledTranslation(-left / 72, _GAP / 72, figure.dpi_scale_trans))
    title = wrap(title, across, TITLE_SIZE, lines=3, bold=True)
    ax.set_title(title, pad=above, multialignment="left")
    # A centred text whose middle is moved to half its width from the left. Aligning it to the left would do the
    # same, but a user's own title would then be placed half outside the chart.
    middle = widest([title], TITLE_SIZE, bold=True) / 2 - left
    shift = ScaledTranslation(middle / 72, above / 72, figure.dpi_scale_trans)
    ax.title.set_transform(Affine2D().translate(-0.5, 0) + ax.transAxes + shift)

    ax.set_xlabel(wrap(unit, space.box(gutter), TEXT_SIZE, lines=3) if unit else "")
    if note:
        ax.annotate(
            wrap(note, across, SMALL_SIZE, lines=4),
            xy=(0, 0),
            xycoords=("axes fraction", ax.xaxis.label),
            xytext=(-left, -_GAP),
            textcoords="offset points",
            va="top",
            fontsize=SMALL_SIZE,
            color=MUTED,
            linespacing=_LEADING,
            annotation_clip=False,
            gid="note",
        )


def key_columns(names: Sequence[str], across: float) -> int:
    """How many names of a key fit side by side into so many points."""
    return max(1, min(len(names), int(across / (HINTING * widest(names, SMALL_SIZE) + _CELL))))


def key_lines(names: Sequence[str], across: float) -> int:
    """How many lines a key of these names takes."""
    return -(-len(names) // key_columns(names, across))


def _key(ax: Axes, keys: Sequence[tuple[Artist, str, str]], across: float, shift: Transform) -> float:
    """A key in rows above the axes; returns its height in points."""
    most = 0.6 * across - _CELL
    names = [shorten(name, most - HINTING * width(detail, SMALL_SIZE), SMALL_SIZE) + detail for _, name, detail in keys]
    columns = key_columns(names, across)
    # A legend fills its columns one after the other; this order makes it read in rows.
    order = [n for column in range(columns) for n in range(column, len(names), columns)]
    ax.legend(
        [keys[n][0] for n in order],
        [names[n] for n in order],
        loc="lower left",
        bbox_to_anchor=(0, 1),
        bbox_transform=ax.transAxes + shift,
        ncols=columns,
        fontsize=SMALL_SIZE,
        frameon=False,
        borderpad=0,
        borderaxespad=0,
        labelspacing=0.3,
        columnspacing=1.2,
        handlelength=1.4,
        handletextpad=0.5,
    )
    return -(-len(names) // columns) * 1.4 * SMALL_SIZE + _GAP


def nothing(ax: Axes | None, what: str, *, title: str) -> Axes:
    """Axes that say that there is nothing to show."""
    ax = ax or new_axes(WIDTH, 1.6)
    dress(ax)
    ax.set(xticks=[], yticks=[])
    for spine in ax.spines.values():
        spine.set_visible(False)
    words = wrap(what, room(ax).box(0), TEXT_SIZE, lines=4)
    ax.text(0.5, 0.5, words, transform=ax.transAxes, ha="center", va="center", gid="note")
    finish(ax, title=title)
    return ax

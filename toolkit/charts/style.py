"""One style for all charts, applied while a chart is made and kept by its artists.

The settings of matplotlib are never changed: `chart_style` is a context. What matplotlib reads only when a figure is
drawn (fonts of later ticks, layout, mathematics between dollar signs) is set on the figure and its artists instead,
so that a chart saved an hour later looks the same.

Every fill has a colour, a shade of grey and a hatch of its own, and every series a colour, a marker and a line style:
the charts are read on grey paper and by colour-blind readers. The colours are those of Okabe and Ito (2008).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.charts.fonts import families, title_weight

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 7.0  # inches of a figure of our own: the text of an A4 page
INK, MUTED, LINE, GRID = "#1a1a1a", "#595959", "#8c8c8c", "#dedede"
HATCH = "#3d3d3d"  # outlines and hatches of light fills
TITLE_SIZE, TEXT_SIZE, SMALL_SIZE, LEAST_SIZE = 11.0, 9.0, 8.0, 6.5


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
        "axes.titleweight": title_weight(),
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

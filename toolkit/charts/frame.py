"""What stands around a chart: title, key, unit and note, and the room they leave for it.

Axes in a figure that lays itself out (``layout="constrained"``, as our own figures do) are left to it. In any other
figure the axes are made small enough that nothing is cut and nothing reaches into the next subplot.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from toolkit.charts.fonts import families
from toolkit.charts.labels import HINTING, shorten, widest, width, wrap
from toolkit.charts.style import MUTED, SMALL_SIZE, TEXT_SIZE, TITLE_SIZE, WIDTH, dress, new_axes

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.transforms import Bbox, Transform

_GAP = 4.0  # points between an axis and what stands beside it
_USUAL = 370.0  # points in which title, key and note take the lines that the charts expect
_CELL = 3.5 * SMALL_SIZE  # points of a key's mark and the space to the next
_LEADING = 1.25  # line height in font sizes


class Room(NamedTuple):
    """Room for a chart with its labels, title and notes, in points."""

    width: float
    height: float

    @property
    def gutter(self) -> float:
        """The most that labels at the left of the axes may take."""
        return 0.45 * self.width

    def box(self, gutter: float) -> float:
        """Width of the axes beside labels of so many points."""
        return max(self.width - gutter - 4 * _GAP, 20.0)

    def rows(self, lines: float) -> float:
        """Height of the axes between so many lines of text above and below, which are more where they are short."""
        lines *= max(1.0, _USUAL / self.width)
        return max(self.height - lines * TEXT_SIZE * _LEADING - 6 * _GAP, 20.0)


def room(ax: Axes) -> Room:
    """How much room a chart has in `ax`."""
    figure = _figure(ax)
    across, down = (72 * inches for inches in figure.get_size_inches())
    spec = ax.get_subplotspec()
    if spec is None or figure.get_layout_engine() is None:
        cell = _cell(ax)
        return Room(cell.width * across, cell.height * down)
    grid = spec.get_gridspec()
    columns = np.asarray(grid.get_width_ratios(), dtype=float)
    rows = np.asarray(grid.get_height_ratios(), dtype=float)
    across *= float(columns[spec.colspan.start : spec.colspan.stop].sum() / columns.sum())
    down *= float(rows[spec.rowspan.start : spec.rowspan.stop].sum() / rows.sum())
    return Room(across, down)


def _figure(ax: Axes) -> Figure:
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def _cell(ax: Axes) -> Bbox:
    """The part of the figure that is for these axes and their labels, in a figure that does not lay itself out.

    Between subplots it ends half way to the next. Axes that were placed by hand have the place they were given.
    """
    from matplotlib.transforms import Bbox

    spec, box = ax.get_subplotspec(), ax.get_position()
    figure = _figure(ax)
    if spec is None or not np.allclose(spec.get_position(figure).bounds, box.bounds):
        return box
    bottoms, tops, lefts, rights = spec.get_gridspec().get_grid_positions(figure)
    columns, rows = spec.colspan, spec.rowspan
    return Bbox.from_extents(
        (rights[columns.start - 1] + lefts[columns.start]) / 2 if columns.start else 0.0,
        (bottoms[rows.stop - 1] + tops[rows.stop]) / 2 if rows.stop < len(tops) else 0.0,
        (rights[columns.stop - 1] + lefts[columns.stop]) / 2 if columns.stop < len(lefts) else 1.0,
        (bottoms[rows.start - 1] + tops[rows.start]) / 2 if rows.start else 1.0,
    )


def _settle(ax: Axes, cell: Bbox) -> None:
    """Shrink the axes so that they and all that stands around them lie within the cell."""
    figure = _figure(ax)
    whole = cell.transformed(figure.transFigure)
    for _ in range(2):  # texts that hang on the size of the axes move with it
        outer, inner = ax.get_tightbbox(), ax.get_window_extent()
        assert outer is not None
        pad = _GAP / 72 * figure.dpi
        left, bottom = whole.x0 + inner.x0 - outer.x0 + pad, whole.y0 + inner.y0 - outer.y0 + pad
        right, top = whole.x1 + inner.x1 - outer.x1 - pad, whole.y1 + inner.y1 - outer.y1 - pad
        if right - left < 10 or top - bottom < 10:
            return  # there is no room whatever is done
        (x0, y0), (x1, y1) = figure.transFigure.inverted().transform([(left, bottom), (right, top)])
        ax.set_position((x0, y0, x1 - x0, y1 - y0))
    ax.set_in_layout(True)  # which placing axes ends


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

    figure = _figure(ax)
    space, cell = room(ax), _cell(ax)
    left = gutter + _GAP if gutter else 0.0
    across = space.width - 3 * _GAP
    above = 2 * _GAP
    if keys:
        above += _key(ax, keys, across, ScaledTranslation(-left / 72, _GAP / 72, figure.dpi_scale_trans))
    title = wrap(title, across, TITLE_SIZE, lines=3, bold=True)
    ax.set_title(title, pad=above, multialignment="left")
    ax.title.set_fontfamily(list(families()))  # on axes that were made before, it has the font of their maker
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
    if figure.get_layout_engine() is None:
        _settle(ax, cell)


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

"""A chart as a figure with words: what it shows stands in its alternative text and its caption."""

from __future__ import annotations

import base64
from io import BytesIO
from typing import TYPE_CHECKING

from toolkit.reading.pages import Shown, escape

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DPI = 160  # sharp on a phone and in print


def show_chart(ax: Axes, *, caption: str | None = None) -> Shown:
    """A chart as an image whose alternative text says what it shows.

    The figure is closed, so that a notebook does not show it a second time.

    Parameters
    ----------
    ax
        What a `plot_...` verb returned.
    caption
        A line below the chart.

    Returns
    -------
    Shown
        Displays itself in a notebook.
    """
    from matplotlib import pyplot as plt

    from toolkit.charts.describe import describe

    figure = ax.get_figure(root=True)
    assert figure is not None
    picture = BytesIO()
    figure.savefig(picture, format="png", dpi=_DPI, metadata={"Software": None})
    words = describe(ax)
    width = round(figure.get_figwidth() * 96)
    plt.close(figure)
    data = base64.b64encode(picture.getvalue()).decode("ascii")
    html = f'<figure><img src="data:image/png;base64,{data}" alt="{escape(words)}" width="{width}">'
    html += f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return Shown(html + "</figure>", title=f"chart: {words}")

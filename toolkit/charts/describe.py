"""Alt text: what a chart shows, for readers who cannot see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text

# By the title artist rather than by the axes: clearing the axes makes a new one, and the old facts go with the old.
_FACTS: WeakKeyDictionary[Text, str] = WeakKeyDictionary()


def remember(ax: Axes, facts: str) -> None:
    """Keep what a chart shows, in sentences, for as long as it is on the axes."""
    _FACTS[ax.title] = facts


def describe(ax: Axes) -> str:
    """Alt text of a chart: its kind, title, main figures and notes, in a few sentences.

    Parameters
    ----------
    ax : matplotlib Axes
        As a ``plot_`` verb returned it. A title set later is the one that is told. Of axes that hold no chart of
        the toolkit, the title and the labels are told.

    Returns
    -------
    str
        Plain text without line ends, for the ``alt`` attribute of an image.

    Raises
    ------
    TypeError
        When `ax` is something else, such as a table.

    Examples
    --------
    >>> from toolkit.charts.frequencies import plot_frequencies
    >>> from toolkit.tables import from_rows
    >>> ax = plot_frequencies(from_rows("frequencies", [("rice", 12, 4, 310.0), ("coal", 5, 3, 129.0)]))
    >>> describe(ax)
    'Most frequent terms. Bar chart, from most to least: rice 12, coal 5. n = 17 occurrences of 2 terms.'
    >>> import matplotlib.pyplot; matplotlib.pyplot.close(ax.figure)
    """
    if not hasattr(ax, "get_title"):
        raise TypeError(f"describe takes Axes, as the plot_ verbs return them, but a {type(ax).__name__} was passed.")
    notes = [text.get_text() for text in ax.texts if text.get_gid() == "note"]
    facts = _FACTS.get(ax.title)
    if facts is None and not notes:
        notes = [ax.get_xlabel(), ax.get_ylabel()]
    parts = [ax.get_title(), facts or "", *notes]
    return " ".join(_sentence(part) for part in parts if part.strip())


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def listed(names: Sequence[str], values: Sequence[str], most: int = 5, between: str = ", ") -> str:
    """The first names with their values, and how many follow.

    >>> listed(["rice", "coal", "salt"], ["9", "5", "1"], most=2)
    'rice 9, coal 5 and 1 more'
    """
    told = between.join(f"{name} {value}" for name, value in zip(names[:most], values, strict=False))
    return f"{told} and {len(names) - most:,} more" if len(names) > most else told


def compared(
    names: Sequence[str], groups: Sequence[str], values: Sequence[Sequence[float]], write: Callable[[float], str]
) -> str:
    """What rows of marks show: the first names with the value of each group."""
    told = [
        ", ".join(f"{group} {write(value)}" for group, value in zip(groups, row, strict=True) if value == value)
        for row in zip(*values, strict=True)
    ]
    rows = listed([f"{name}:" for name in names], told, most=3, between="; ")
    return f"Rows of marks, {len(groups)} groups compared: {rows}"

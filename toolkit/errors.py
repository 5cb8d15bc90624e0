"""What the toolkit raises, and how its messages are worded.

`ToolkitError` and its children speak of the user's data; a wrong argument is a plain `ValueError`.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class ToolkitError(Exception):
    """Something in the user's data stands in the way; the message says what would work."""


class LoadingError(ToolkitError):
    """Nothing could be loaded, or `strict=True` met a loss."""


class LoadingWarning(UserWarning):
    """Something was not loaded; the manifest tells what and why."""


class SelectionWarning(UserWarning):
    """Articles were left out of a selection because nothing says when they were published."""


class ScalingWarning(UserWarning):
    """Articles were left out of a result because the step could not be run on them; the message names them."""


class CorrectionWarning(UserWarning):
    """A correction has no row any more that it could put right."""


class TableError(ToolkitError):
    """A table lacks a column, or a column is of another kind than the verb needs."""


class NotebookError(ToolkitError):
    """A notebook could not be rerun: an unknown parameter, or a cell that failed."""


def did_you_mean(value: object, choices: Iterable[str]) -> str:
    """The sentence " Did you mean 'x'?" for the nearest choice, or nothing.

    >>> did_you_mean("oulet", ["outlet", "date"])
    " Did you mean 'outlet'?"
    """
    near = get_close_matches(str(value), list(choices), n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


def require_choice(argument: str, value: object, choices: Iterable[str]) -> None:
    """Raise ValueError unless `value` is one of `choices`; the message names the argument and the choices.

    >>> require_choice("freq", "mnth", ["day", "month"])
    Traceback (most recent call last):
    ...
    ValueError: freq must be one of 'day', 'month', but 'mnth' was passed. Did you mean 'month'?
    """
    allowed = list(choices)
    if value not in allowed:
        listed = ", ".join(repr(choice) for choice in allowed)
        raise ValueError(f"{argument} must be one of {listed}, but {value!r} was passed.{did_you_mean(value, allowed)}")

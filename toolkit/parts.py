"""How a verb reads a collection part by part, so that the parts together give what the whole would.

A verb says so itself, where it is defined: with `@per_article`, or with `@in_parts` and the module that has its
steps. What says nothing depends on all articles at once, as finding copies does, and is not divided.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

Verb = TypeVar("Verb", bound=Callable[..., Any])

_MARK = "_in_parts"


def concatenated(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The rows of all tables, one after another, numbered anew."""
    # A table without rows does not know the types of columns that hold whatever they are given.
    filled = [part for part in parts if len(part)] or list(parts[:1])
    return pd.concat(filled, ignore_index=True) if len(filled) > 1 else filled[0].reset_index(drop=True)


def unchanged(result: Any, **options: object) -> Any:
    """The joined result as it is."""
    return result


@dataclass(frozen=True)
class InParts:
    """The steps from the articles of each part to the result of the whole.

    Attributes
    ----------
    of_part
        From the articles of one part and the verb's options to a partial result: a table, unless it is `saved`.
    join
        From partial results in the order of the articles to one.
    finish
        From the joined partial result and the options to what the verb gives.
    in_any_order
        Whether partial results may be joined in the order they come, and joined ones again: sums may.
    saved
        How partial results that are no tables are kept.
    divide
        From what the verb is given to a table with a row for each thing that is read as one, such as a file; None for
        a verb that is given articles.
    at_once
        How many rows a part has at most, where the caller does not say.
    instead
        From a row that cannot be read at all, the reason, and the verb's options to a partial result; without it, what
        cannot be read is left out.
    """

    of_part: Callable[..., Any]
    join: Callable[[Sequence[Any]], Any] = concatenated
    finish: Callable[..., Any] = unchanged
    in_any_order: bool = False
    saved: Saving | None = None
    divide: Callable[[Any], pd.DataFrame] | None = None
    at_once: int = 500
    instead: Callable[..., Any] | None = None

    @property
    def has_rows_of_its_own(self) -> bool:
        """Whether the rows of the parts are those of the result."""
        return self.join is concatenated and self.finish is unchanged


@dataclass(frozen=True)
class Saving:
    """How partial results that are no tables are written, opened, and joined on disk."""

    save: Callable[[Any, Path], object]
    open: Callable[[Path], Any]
    join_into: Callable[[Sequence[Path], Path], object]  # fills a folder without holding all parts


def per_article(verb: Verb) -> Verb:
    """Mark a verb whose rows follow from their own article alone."""
    setattr(verb, _MARK, InParts(verb))
    return verb


def in_parts(module: str) -> Callable[[Verb], Verb]:
    """Mark a verb whose steps stand in the dict `STEPS` of a module, under its name."""

    def mark(verb: Verb) -> Verb:
        setattr(verb, _MARK, module)
        return verb

    return mark


def how_in_parts(verb: Callable[..., Any]) -> InParts | None:
    """The steps of a verb; None where it has said nothing."""
    how = getattr(verb, _MARK, None)
    if isinstance(how, str):
        steps: InParts = importlib.import_module(how).STEPS[verb.__name__]
        return steps
    return how

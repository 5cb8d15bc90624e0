"""What a step is: how it is divided, what it may be called with and give back, and what names it on disk."""

from __future__ import annotations

import contextlib
import datetime as dt
import inspect
import json
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd

from toolkit.parts import InParts, how_in_parts
from toolkit.scaling.collection import Articles, Collection
from toolkit.scaling.running import code_digest


def how_divided(step: Callable[..., Any]) -> InParts:
    """The steps from parts to the whole; raises ValueError for what cannot be divided."""
    how = how_in_parts(step)
    if how is not None:
        return how
    if not callable(step):
        raise ValueError(
            "step, the first argument, must be a verb such as find_dates, or a function of your own, but a "
            f"{type(step).__name__} was passed."
        )
    if getattr(step, "__module__", "").startswith("toolkit."):
        raise ValueError(
            f"{name_of(step)} cannot be divided: what it gives for one article depends on the others. Call it on all "
            "articles, or on the tables and tokens that were made part by part."
        )
    return InParts(step)


def name_of(step: Callable[..., Any]) -> str:
    """What a step is called in messages and on disk."""
    return getattr(step, "__name__", repr(step))


def collection_of(how: InParts, articles: Articles | Sequence[Any], size: int | None) -> Collection:
    """What is to be read part by part: articles, or the files that they are in."""
    divided: Any = articles if how.divide is None else how.divide(articles)
    return Collection(divided, how.at_once if size is None else size)


def instead_of_lost(how: InParts, options: Mapping[str, Any]) -> Callable[..., Any] | None:
    """What gives a result for what cannot be read at all, where the verb has such a thing."""
    return None if how.instead is None else partial(how.instead, **options)


def try_arguments(step: Callable[..., Any], how: InParts, collection: Collection, options: Mapping[str, Any]) -> None:
    """Let a verb refuse its arguments, or a lacking column, before anything is started."""
    if how.divide is not None:
        how.of_part(collection.head, **options)
    elif how_in_parts(step) is not None:
        step(collection.head, **options)
    else:
        try:
            inspect.signature(step).bind(collection.head, **options)
        except TypeError as error:
            raise TypeError(f"{name_of(step)} cannot be called with articles and these options: {error}.") from None
        except ValueError:
            pass  # it does not tell what it takes


def require_table(step: Callable[..., Any], result: object) -> None:
    """Raise ValueError where a function of the user's own does not return a table."""
    if how_in_parts(step) is None and not isinstance(result, pd.DataFrame):
        raise ValueError(
            f"step must return a table (pandas.DataFrame), but {name_of(step)} returned a {type(result).__name__}."
        )


def beginning_of(step: Callable[..., Any], options: Mapping[str, Any]) -> str:
    """What is to be done with each part, in words that are the same in every run that does the same."""
    if not hasattr(step, "__qualname__"):
        raise ValueError(
            f"step must be a function, by whose name its result is known, but a {type(step).__name__} was passed. "
            "Options are passed behind: apply_to_folder(find_dates, articles, folder, parts=['text'])."
        )
    own = code_digest()
    if not step.__module__.startswith("toolkit."):
        with contextlib.suppress(OSError, TypeError):
            own += inspect.getsource(step)
    said = json.dumps(dict(options), sort_keys=True, default=_in_words)
    return f"{step.__module__}.{step.__qualname__}\n{own}\n{pd.__version__}\n{said}"


def _in_words(value: object) -> object:
    if isinstance(value, pd.DataFrame | pd.Series):
        return value.to_csv()
    if isinstance(value, set | frozenset):
        return sorted(value, key=repr)
    if isinstance(value, dt.date | os.PathLike):
        return str(value)
    return repr(value)

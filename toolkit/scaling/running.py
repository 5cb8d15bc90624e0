"""Running a step on every part, and finding the articles it cannot be run on.

A part that fails, or that its process dies of, is halved until the article is found that does it. One death is no
proof: another program, or the system when memory is short, may have ended the process. So an article is only left
out when its process dies of it twice while it is alone.
"""

from __future__ import annotations

import pickle
import re
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol

import pandas as pd

import toolkit
from toolkit.errors import ScalingWarning, ToolkitError
from toolkit.scaling.collection import Part

_MOST_LEFT_OUT = 20  # and one in a hundred: more than that is no matter of a few odd articles
_SHOWN = 5
_LONGEST = 200  # characters of an error that are told
_LAST_TRY = -1  # ends the place of a single article that is tried once more
_DIED = "the process that read it died"


@dataclass(frozen=True)
class Outcome:
    """What became of one part: its result, the error that the step raised, or neither where the process died."""

    result: Any = None
    error: Exception | None = None
    died: bool = False
    warned: tuple[tuple[type[Warning], str], ...] = ()
    code: str = ""  # of the toolkit that ran


DEATH = Outcome(died=True)

Step = Callable[..., Any]
Options = Mapping[str, Any]


class Engine(Protocol):
    """Where parts are run: here, in processes, on a cluster."""

    def __call__(self, parts: Iterable[Part]) -> Iterator[tuple[Part, Outcome]]:
        """Every part with its outcome, in the order they are done."""


def run_part(step: Step, options: Options, articles: pd.DataFrame) -> Outcome:
    """Run a step on some articles; what it raises and warns of is part of the outcome."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result, error = step(articles, **options), None
        except Exception as raised:
            result, error = None, _transferable(raised)
    warned = tuple((warning.category, str(warning.message)) for warning in caught)
    return Outcome(result, error, warned=warned, code=code_digest())


def run_here(step: Step, options: Options) -> Engine:
    """The engine that runs one part after the other in this process."""

    def engine(parts: Iterable[Part]) -> Iterator[tuple[Part, Outcome]]:
        for part in parts:
            yield part, run_part(step, options, part.articles)

    return engine


@dataclass
class Run:
    """One run of a step over parts: what it has met so far.

    Attributes
    ----------
    left_out : dict
        Why an article was left out, by its id.
    instead : callable, optional
        From an article that cannot be run, and the reason, to the result that stands for it; then none is left out.
    """

    engine: Engine
    name: str
    on_division: Callable[[Part], None] = lambda part: None
    on_loss: Callable[[Part, str], None] = lambda part, reason: None
    left_out: dict[str, str] = field(default_factory=dict)
    instead: Callable[[pd.DataFrame, str], Any] | None = None
    _done: int = 0
    _warned: dict[str, list[tuple[type[Warning], str]]] = field(default_factory=dict)

    def results(self, parts: Iterable[Part]) -> Iterator[tuple[Part, Any]]:
        """The result of every part that has one, and of the pieces of parts that were divided."""
        suspects: list[Part] = []
        for part, outcome in self.engine(parts):
            if outcome.died or outcome.error is not None:
                if self.instead is None or not _is_known(part, outcome):
                    suspects += self._suspects(part, outcome)
                else:
                    yield part, self.instead(part.articles, _reason(outcome))
                continue
            self._note(outcome)
            self._done += len(part.articles)
            yield part, outcome.result
        if suspects:
            yield from self.results([part for part in suspects if not _is_last_try(part)])
        for part in suspects:
            if _is_last_try(part):
                yield from self.results([part])  # alone: a death is then its own

    def warn(self, stacklevel: int) -> None:
        """Say what the parts warned of, each kind once, and which articles were left out."""
        for warned in self._warned.values():
            category, text = warned[0]
            more = f" (And so in {len(warned) - 1} further parts.)" if len(warned) > 1 else ""
            warnings.warn(text + more, category, stacklevel=stacklevel + 1)
        if self.left_out:
            listed = "; ".join(f"{name}: {reason}" for name, reason in sorted(self.left_out.items())[:_SHOWN])
            more = f"; and {len(self.left_out) - _SHOWN} more" if len(self.left_out) > _SHOWN else ""
            warnings.warn(
                f"{self.name} left out {len(self.left_out)} of the articles, which it could not be run on: "
                f"{listed}{more}.",
                ScalingWarning,
                stacklevel=stacklevel + 1,
            )

    def _suspects(self, part: Part, outcome: Outcome) -> list[Part]:
        """The pieces of a part that went wrong, which are to be tried; none where the article is known."""
        if isinstance(outcome.error, ToolkitError):
            raise outcome.error
        if len(part.articles) > 1:
            self.on_division(part)
            return list(part.halves())
        if outcome.died and not _is_last_try(part):
            return [Part((*part.place, _LAST_TRY), part.articles)]
        reason = _reason(outcome)
        self.left_out[part.article_id] = reason
        self.on_loss(part, reason)
        if len(self.left_out) > max(_MOST_LEFT_OUT, (self._done + len(self.left_out)) // 100):
            raise ToolkitError(
                f"{self.name} cannot be run on too many of the articles, {len(self.left_out)} of the first "
                f"{self._done + len(self.left_out)}. The last was {part.article_id}: {reason}."
            ) from outcome.error
        return []

    def _note(self, outcome: Outcome) -> None:
        for category, text in outcome.warned:
            kind = category.__name__ + re.sub(r"\d+", "", text)
            self._warned.setdefault(kind, []).append((category, text))


def _is_known(part: Part, outcome: Outcome) -> bool:
    """Whether it is certain that it is this one article that the step fails on."""
    is_refused = isinstance(outcome.error, ToolkitError)
    return len(part.articles) == 1 and not is_refused and (not outcome.died or _is_last_try(part))


def _reason(outcome: Outcome) -> str:
    """Why an article was left out, in a line: an error may bring the whole text along."""
    if outcome.error is None:
        return _DIED
    said = " ".join(str(outcome.error).split())
    name = type(outcome.error).__name__
    if len(said) > _LONGEST:
        said = f"{said[:_LONGEST]} …"
    return f"{name}: {said}" if said else name


def _is_last_try(part: Part) -> bool:
    return part.place[-1] == _LAST_TRY


@cache
def code_digest() -> str:
    """A name for the toolkit's code and word lists as they are: what other code made is not this code's result."""
    folder = Path(toolkit.__file__).parent
    digest = blake2b(toolkit.__version__.encode(), digest_size=12)
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".txt"):
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def _transferable(error: Exception) -> Exception:
    """The error with the place it was raised at, in a form that goes from one process to another."""
    error.add_note(traceback.format_exc())
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error

"""The workers of a Dask cluster, which run parts on other machines.

Parts travel from here to the workers and results back, so that the workers need no common disk, only the toolkit.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError
from toolkit.scaling.collection import Part
from toolkit.scaling.running import DEATH, Options, Outcome, Step, code_digest, run_part

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 2  # parts per thread that are with the cluster: one runs, one waits
_PATIENCE = 30.0  # seconds without news after which it is asked whether there are workers at all


class Cluster:
    """The engine of a cluster; what is under way is cancelled with the end of the `with` block."""

    def __init__(self, step: Step, options: Options, client: Client) -> None:
        _require_connected(client)
        self._work = (step, dict(options))
        self._client = client
        self._pending: dict[Future, Part] = {}

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *error: object) -> None:
        if self._pending:
            self._client.cancel(list(self._pending))
            self._pending.clear()

    def __call__(self, parts: Iterable[Part]) -> Iterator[tuple[Part, Outcome]]:
        """Every part with its outcome, in the order they are done."""
        from distributed import wait

        waiting = iter(parts)
        part = next(waiting, None)
        while part is not None or self._pending:
            room = _AHEAD * max(sum(self._client.ncores().values()), 1)
            while part is not None and len(self._pending) < room:
                self._pending[self._submit(part)] = part
                part = next(waiting, None)
            try:
                done = wait(list(self._pending), timeout=_PATIENCE, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                if not self._client.ncores():
                    raise ToolkitError(_NO_WORKERS) from None
                continue
            for future in done:
                yield self._pending.pop(future), _outcome(future, self._work[0])

    def _submit(self, part: Part) -> Future:
        # That a large graph is sent is warned of; but a part travels once, and few are under way.
        with warnings.catch_warnings(action="ignore", category=UserWarning):
            return self._client.submit(run_part, *self._work, part.articles, pure=False)


def _require_connected(client: Client) -> None:
    """Raise ValueError where something else than a client was passed, or one that nobody answers."""
    from distributed import Client

    if not isinstance(client, Client) or client.asynchronous:
        raise ValueError(
            f"client must be a cluster's client, such as distributed.Client('tcp://HOST:8786'), but a "
            f"{type(client).__name__} was passed."
        )
    if client.status != "running":
        raise ValueError(f"client is connected to no cluster: its status is {client.status!r}.")


def _outcome(future: Future, step: Step) -> Outcome:
    """What a part that is done came to. An error of the step is in its outcome; others are the cluster's."""
    from distributed import KilledWorker

    if future.status == "cancelled":
        raise ToolkitError(
            "The cluster gave up on the work: its scheduler was stopped, or the work was cancelled there."
        )
    if future.status == "error":
        error = future.exception()
        if isinstance(error, KilledWorker):
            return DEATH
        raise ToolkitError(
            f"The cluster could not run {getattr(step, '__name__', repr(step))}: {_cause(error)}. Its workers need "
            "the same versions of everything as this process, and must be able to import the module "
            f"{step.__module__!r}: a file beside your program is not on them before client.upload_file(path) brings it."
        ) from error
    outcome: Outcome = future.result()
    if outcome.code != code_digest():
        raise ToolkitError(
            "The workers of the cluster have another version of the toolkit, or other word lists, than this process: "
            "install the same one everywhere."
        )
    return outcome


def _cause(error: BaseException) -> str:
    """What is at the bottom of an error, in a sentence."""
    while error.__cause__ is not None:
        error = error.__cause__
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said.split('. ')[0].rstrip('.')}" if said else type(error).__name__


_NO_WORKERS = (
    "The cluster has no workers left. Start some, each under a nanny, as `dask worker` does by default: it starts a "
    "worker anew when an article has brought it down."
)

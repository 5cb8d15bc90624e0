"""The workers of a Dask cluster, which run parts on other machines.

Parts travel from here to the workers and results back, so that the workers need no common disk, only the toolkit.
"""

from __future__ import annotations

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
                future = self._client.submit(run_part, *self._work, part.articles, pure=False)
                self._pending[future] = part
                part = next(waiting, None)
            try:
                done = wait(list(self._pending), timeout=_PATIENCE, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                if not self._client.ncores():
                    raise ToolkitError(_NO_WORKERS) from None
                continue
            for future in done:
                yield self._pending.pop(future), _outcome(future)


def _outcome(future: Future) -> Outcome:
    from distributed import KilledWorker

    if future.status == "cancelled":
        raise ToolkitError(
            "The cluster gave up on the work: its scheduler was stopped, or the work was cancelled there."
        )
    if future.status == "error":
        error = future.exception()
        if isinstance(error, KilledWorker):
            return DEATH
        raise error
    outcome: Outcome = future.result()
    if outcome.code != code_digest():
        raise ToolkitError(
            "The workers of the cluster have another version of the toolkit, or other word lists, than this process: "
            "install the same one everywhere."
        )
    return outcome


_NO_WORKERS = (
    "The cluster has no workers left. Start some, each under a nanny, as `dask worker` does by default: it starts a "
    "worker anew when an article has brought it down."
)

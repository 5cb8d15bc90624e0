"""Processes of this machine that run parts: each on a pipe of its own, so that a death is known at once.

They are started anew, not forked, as notebooks, threads and some systems want it; a step reaches them by its name. A
worker ends when its pipe does: with this process, however that ends.
"""

from __future__ import annotations

import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from toolkit.errors import ToolkitError
from toolkit.scaling.collection import Part
from toolkit.scaling.running import DEATH, Options, Outcome, Step, run_part

_TRIES = 3  # workers that may die one after another before they were ready


class Processes:
    """The engine of a number of processes; they are started when there is work, and ended with the `with` block."""

    def __init__(self, step: Step, options: Options, number: int) -> None:
        _require_transferable(step, options)
        self._work = (step, dict(options))
        self._number = number
        self._workers: dict[Connection, _Worker] = {}
        self._failed_starts = 0

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *error: object) -> None:
        for worker in list(self._workers.values()):
            self._end(worker)

    def __call__(self, parts: Iterable[Part]) -> Iterator[tuple[Part, Outcome]]:
        """Every part with its outcome, in the order they are done."""
        coming = iter(parts)
        waiting = deque(islice(coming, self._number))
        while True:
            while waiting and (idle := self._idle()) is not None:
                if idle.give(waiting[0]):
                    waiting.popleft()
                    waiting.extend(islice(coming, 1))
                else:
                    self._end(idle)
            while len(self._workers) < self._number and len(waiting) > self._starting():
                self._start()
            busy = [worker.pipe for worker in self._workers.values() if not worker.is_idle]
            if not waiting and not any(worker.part for worker in self._workers.values()):
                return
            for pipe in wait(busy):
                worker = self._workers[pipe]  # type: ignore[index]
                if (done := self._heard(worker)) is not None:
                    yield done

    def _idle(self) -> _Worker | None:
        return next((worker for worker in self._workers.values() if worker.is_idle), None)

    def _starting(self) -> int:
        return sum(worker.part is None and not worker.is_idle for worker in self._workers.values())

    def _heard(self, worker: _Worker) -> tuple[Part, Outcome] | None:
        """What a worker has sent: that it is ready, or an outcome; the end of its pipe is its death."""
        part, worker.part = worker.part, None
        try:
            outcome: Outcome | None = worker.pipe.recv()
        except (EOFError, OSError):
            self._end(worker)
            if part is None:
                self._failed_starts += 1
                if self._failed_starts >= _TRIES:
                    raise ToolkitError(_NO_START) from None
                return None
            outcome = DEATH
        else:
            self._failed_starts = 0
            worker.is_idle = True
        return None if part is None or outcome is None else (part, outcome)

    def _start(self) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, *self._work), daemon=True, name="toolkit-worker")
        with _interrupts_held():
            process.start()
        theirs.close()  # else the pipe would not end with the worker
        self._workers[ours] = _Worker(process, ours)

    def _end(self, worker: _Worker) -> None:
        del self._workers[worker.pipe]
        worker.process.kill()
        worker.process.join()
        worker.process.close()
        worker.pipe.close()


class _Worker:
    """A process, this end of its pipe, and the part it has at the moment."""

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe
        self.part: Part | None = None
        self.is_idle = False  # it is not before it says that it is ready

    def give(self, part: Part) -> bool:
        """Send a part; false where the worker has died meanwhile."""
        try:
            self.pipe.send(part.articles)
        except OSError:
            return False
        self.part, self.is_idle = part, False
        return True


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Where the system can, have an interrupt wait; a process that is started meanwhile never gets one.

    It is for the process that started it. One that loads its modules yet would answer with a page of error.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, step: Step, options: Options) -> None:
    """What a worker does: part in, outcome out, until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the process that started it
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            outcome = run_part(step, options, pipe.recv())
            try:
                pipe.send(outcome)
            except (pickle.PicklingError, AttributeError, TypeError) as error:  # nothing of it was sent
                pipe.send(Outcome(error=TypeError(f"What it returns cannot go to another process: {error}")))


def _require_transferable(step: Step, options: Options) -> None:
    """Raise ValueError where a new process could not be told what to do."""
    if getattr(step, "__module__", None) == "__main__" and not hasattr(sys.modules["__main__"], "__file__"):
        raise ValueError(
            f"step {step!r} is defined in a notebook, where other processes cannot find it. Write it into a file "
            "beside the notebook and import it from there, or leave `workers` out."
        )
    try:
        pickle.dumps((step, options))
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise ValueError(
            f"step and its options must be such that another process can have them, a function of a module and plain "
            f"values, but {step!r} was passed: {error}."
        ) from error


_NO_START = (
    "The worker processes could not be started; what they said stands above. A program that uses `workers` must be "
    "a file, and needs the line `if __name__ == '__main__':` around what it does, as every worker reads the program's "
    "functions anew."
)

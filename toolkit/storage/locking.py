"""One writer at a time in a folder.

The lock is the operating system's, on a file in the folder. It ends with the process that holds it, however that
ends, so that no lock is ever left behind by a crash and none has to be judged stale.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import ToolkitError

_NAME = ".lock"
_PAUSE = 0.05  # seconds between two tries where the system cannot wait itself


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; wait for it where another writer has it. The folder is made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise ToolkitError(f"{str(folder)!r} cannot be written to: {error.strerror or error}.") from error
    try:
        _acquire(handle)
        yield
    finally:
        os.close(handle)  # which gives the lock back


if sys.platform == "win32":
    import msvcrt

    def _acquire(handle: int) -> None:
        while True:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
                return
            except OSError:
                time.sleep(_PAUSE)

else:
    import fcntl

    def _acquire(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)

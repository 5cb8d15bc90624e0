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

LOCK = ".lock"
_PAUSE = 0.05  # seconds between two tries where the system cannot wait itself


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; wait for it where another writer has it. The folder is made."""
    while True:
        made = False
        try:
            folder.mkdir(parents=True, exist_ok=True)
            made = True
            handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            if made and not folder.exists():
                continue  # whoever had the lock took the folder away meanwhile
            what = "it is a file; name a folder" if folder.is_file() else error.strerror or error
            raise ToolkitError(f"{str(folder)!r} cannot be written to: {what}.") from error
        try:
            _acquire(handle)
            if _is_there(folder / LOCK, handle):
                yield
                return
        finally:
            os.close(handle)  # which gives the lock back


def _is_there(path: Path, handle: int) -> bool:
    """Whether a file that was opened is still the one of its name; else nobody else would ask for its lock."""
    try:
        return os.path.samestat(os.stat(handle), path.stat())
    except OSError:
        return False


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

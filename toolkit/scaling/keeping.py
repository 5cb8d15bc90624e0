"""Results of parts on disk, so that a run that was ended goes on where it stopped, and the result they make.

While a run lasts, what is done lies in a hidden folder beside the result, each part under a name made of its
articles, the step, its options and the toolkit's code. When all is there, the result is put together beside its place
and gets its name at once. It is kept with a list of its parts, so that after articles were added only these are read.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.errors import ToolkitError
from toolkit.parts import InParts
from toolkit.scaling.collection import Part
from toolkit.scaling.joining import Joining
from toolkit.storage.columns import as_parquet
from toolkit.storage.files import common_schema, make_alike
from toolkit.storage.locking import LOCK, locked
from toolkit.writing import sync_folder, write_aside

_LIST = "_parts.json"
_OLD, _NEW, _GONE = "old", "new", ".gone"


class Kept:
    """The parts of one result: those that are done, and the folder that shows them."""

    def __init__(self, folder: Path, work: Path, how: InParts, beginning: str, name: str) -> None:
        self.folder = folder
        self.work = work
        self._how = how
        self._beginning = beginning
        self._name = name
        self._put_back()
        self._shown = _read_list(folder)
        if self._shown is None and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ToolkitError(
                f"The result cannot be written to {str(folder)!r}: something else is there. Name a new folder."
            )
        if self._shown is not None and self._shown.get("step") != name:
            raise ToolkitError(
                f"The result of {name} cannot be written to {str(folder)!r}: that of {self._shown.get('step')} is "
                "there. Name another folder."
            )
        reusable = folder.glob("part-*-*.parquet") if how.has_rows_of_its_own and self._shown else ()
        self._reusable = {path.stem.rpartition("-")[2]: path for path in reusable}
        self._keys: dict[tuple[int, ...], str] = {}
        self.left_out: dict[str, str] = {}
        self._lost: dict[str, list[str]] = {}
        self._divided: set[str] = set()

    def unfinished(self, parts: Iterable[Part]) -> Iterator[Part]:
        """The parts that are to be run; those that are done, and what is known of others, are noted."""
        for part in parts:
            key = part.digest(self._beginning)
            if self._is_done(key):
                self._keys[part.place] = key
            elif lost := self._known(key, "lost"):
                self._note_loss(key, *lost)
            elif len(part.articles) > 1 and self._known(key, "divided") is not None:
                self._divided.add(key)
                yield from self.unfinished(part.halves())
            else:
                yield part

    def keep(self, part: Part, result: Any) -> None:
        """Write the result of a part, whole or not at all."""
        key = part.digest(self._beginning)
        with self._writing():
            if self._how.saved is None:
                write_aside(self._path(key), as_parquet(result.reset_index(drop=True)))
            elif not self._path(key).exists():
                self._how.saved.save(result, self._path(key))
        self._keys[part.place] = key

    def divide(self, part: Part) -> None:
        """Note that a part cannot be run as a whole."""
        key = part.digest(self._beginning)
        self._divided.add(key)
        write_aside(self.work / f"{key}.divided", b"[]")

    def lose(self, part: Part, reason: str) -> None:
        """Note that an article cannot be run."""
        key = part.digest(self._beginning)
        self._note_loss(key, part.article_id, reason)
        write_aside(self.work / f"{key}.lost", json.dumps([part.article_id, reason]).encode())

    def show(self, finish: Callable[[Any], Any]) -> None:
        """Put the result together and give it its name, unless it is there already."""
        keys = [self._keys[place] for place in sorted(self._keys)]
        shown = {
            "step": self._name,
            "run": hashlib.blake2b(self._beginning.encode(), digest_size=12).hexdigest(),
            "parts": keys,
            "divided": sorted(self._divided),
            "lost": dict(sorted(self._lost.items())),
        }
        if shown != self._shown:
            new = self._aside(_NEW)
            shutil.rmtree(new, ignore_errors=True)
            with self._writing():
                new.mkdir(parents=True)
                self._fill(new, keys, finish)
                write_aside(new / _LIST, json.dumps(shown).encode())
                sync_folder(new)
                self._swap(new)
        for path in [path for path in self.work.glob("*") if path.is_dir() and path.suffix != _GONE]:
            gone = path.with_suffix(_GONE)  # else what a crash leaves of a part would be taken for the part
            shutil.rmtree(gone, ignore_errors=True)
            path.rename(gone)
        for done in (*self.work.iterdir(), self._aside(_NEW), self._aside(_OLD)):
            if done.is_dir():
                shutil.rmtree(done, ignore_errors=True)
            elif done.name != LOCK:
                done.unlink(missing_ok=True)

    def _fill(self, new: Path, keys: Sequence[str], finish: Callable[[Any], Any]) -> None:
        paths = [self._path(key) for key in keys]
        if self._how.saved is not None:
            self._how.saved.join_into(paths, new)
            _make_alike(new)
        elif self._how.has_rows_of_its_own:
            for number, (key, path) in enumerate(zip(keys, paths, strict=True)):
                _link(path, new / f"part-{number:06}-{key}.parquet")
            _make_alike(new)
        else:
            joined = Joining(self._how)
            for number, path in enumerate(paths):
                joined.add((number,), pd.read_parquet(path))
            write_aside(new / "part-000000.parquet", as_parquet(finish(joined.whole())))

    def _swap(self, new: Path) -> None:
        """Let the new folder take the place of the old; a crash between leaves the old one where it is found again."""
        old = self._aside(_OLD)
        shutil.rmtree(old, ignore_errors=True)
        if self.folder.exists():
            self.folder.rename(old)
        new.rename(self.folder)
        sync_folder(self.folder.parent)

    def _put_back(self) -> None:
        old = self._aside(_OLD)
        if old.exists() and not self.folder.exists():
            old.rename(self.folder)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise ToolkitError(
                f"The result cannot be written to {str(self.folder)!r}: {error.strerror or error}. What is done is "
                "kept; the same call goes on from there."
            ) from error

    def _aside(self, state: str) -> Path:
        return self.folder.with_name(f".{self.folder.name}.{state}")

    def _path(self, key: str) -> Path:
        return self.work / (key if self._how.saved is not None else f"{key}.parquet")

    def _is_done(self, key: str) -> bool:
        """Whether a part's result is there, or can be had from the result that is shown."""
        path = self._path(key)
        if path.exists():
            return True
        if key in self._reusable:
            self.work.mkdir(parents=True, exist_ok=True)
            _link(self._reusable[key], path)
            return True
        return False

    def _known(self, key: str, what: str) -> list[str] | None:
        """What an earlier run noted of a part: that it was divided, or that its article was lost and why."""
        with contextlib.suppress(OSError, ValueError):
            noted: list[str] = json.loads((self.work / f"{key}.{what}").read_text(encoding="utf-8"))
            return noted
        shown = (self._shown or {}).get(what, {})
        if key not in shown:
            return None
        return list(shown[key]) if isinstance(shown, dict) else []

    def _note_loss(self, key: str, article_id: str, reason: str) -> None:
        self._lost[key] = [article_id, reason]
        self.left_out[article_id] = reason


@contextmanager
def working_folder(folder: Path) -> Iterator[Path]:
    """The hidden folder beside a result where what is done lies, for one run at a time; it goes when it is empty."""
    work = folder.with_name(f".{folder.name}.parts")
    with locked(work):
        try:
            yield work
        finally:
            # The lock goes last: a run that comes now must not find files that are about to go.
            if all(path.name == LOCK for path in work.iterdir()):
                shutil.rmtree(work, ignore_errors=True)


def _read_list(folder: Path) -> dict[str, Any] | None:
    with contextlib.suppress(OSError, ValueError):
        read: dict[str, Any] = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        return read
    return None


def _make_alike(folder: Path) -> None:
    files = sorted(folder.glob("part-*.parquet"))
    make_alike(files, common_schema(files))


def _link(source: Path, target: Path) -> None:
    """The same file under a second name, or a copy where the disk knows no such thing."""
    try:
        target.hardlink_to(source)
    except OSError:
        write_aside(target, source.read_bytes())

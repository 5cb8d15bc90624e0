"""From what the caller names (files, folders, patterns) to the files to be read, in a stable order."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from toolkit.errors import LoadingError
from toolkit.loading.limits import unfolded
from toolkit.loading.records import Source, UnreadableError, is_beside_page, is_litter, page_stems
from toolkit.loading.values import whole_characters

Link = tuple[str, str]  # a second name of a file, and the name under which it was read

_SETTINGS = "settings"  # the analyst's settings for a collection, beside the articles


def find_sources(given: str | os.PathLike[str]) -> list[Source]:
    """The files that a path names: a file, a folder with all it holds, or a pattern; in the order of names.

    Hidden files, what file managers leave behind, the folders that browsers put beside saved pages ("a_files" beside
    "a.html"), and the folder `settings` of a named folder are passed over. Links to folders are followed, each folder
    once. What cannot be reached (a folder without permission, a link that leads nowhere) is a source that says so when
    it is opened. Raises LoadingError where the path names nothing.
    """
    path = Path(given).expanduser()
    if path.is_dir():
        return _folder(path)
    if path.exists():
        return [_source(path)]
    if not glob.has_magic(str(path)):
        raise LoadingError(_missing(path))
    matches = [Path(match) for match in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207 (any path)
    matches = [match for match in matches if not is_litter(match.name)]
    if not matches:
        raise LoadingError(f"No file matches the pattern {str(path)!r} (looked in {str(Path.cwd())!r}).")
    # A pattern with ** has gone down into the folders itself.
    folders = [] if "**" in str(path) else [match for match in matches if match.is_dir()]
    return [_source(match) for match in matches if match.is_file()] + [s for f in folders for s in _folder(f)]


def each_once(sources: Iterable[Source]) -> tuple[dict[object, Source], list[Link]]:
    """The files by their stamps, each once and by its own name where it was met under that, and the links to them."""
    kept: dict[object, Source] = {}
    names: dict[object, dict[str, None]] = {}
    for source in sources:
        first = kept.setdefault(source.stamp, source)
        if _is_link(first) and not _is_link(source):
            kept[source.stamp] = source
        names.setdefault(source.stamp, {})[source.path] = None
    links = [
        (path, kept[stamp].path)
        for stamp, paths in names.items()
        for path in paths
        if path != kept[stamp].path and Path(path).is_symlink()
    ]
    return kept, links


def _is_link(source: Source) -> bool:
    return Path(source.path).absolute() != source.stamp


def _folder(folder: Path) -> list[Source]:
    return list(_sources_in(folder, folder, set()))


def _sources_in(folder: Path, root: Path, entered: set[Path]) -> Iterator[Source]:
    if folder.resolve() in entered:  # a link that leads back up
        return
    entered.add(folder.resolve())
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreachable(folder, root, f"The folder could not be opened ({error.strerror}); nothing in it was read.")
        return
    pages = page_stems(entry.name for entry in entries)
    for entry in entries:
        if is_litter(entry.name) or (entry.name == _SETTINGS and folder == root):
            continue
        try:
            if entry.is_dir():
                if not is_beside_page(entry.name, pages):
                    yield from _sources_in(entry, root, entered)
            elif entry.is_file():
                yield _source(entry, root)
            elif entry.is_symlink():
                yield _unreachable(entry, root, "It is a link to a file that is not there.")
        except OSError as error:
            yield _unreachable(entry, root, f"It could not be opened ({error.strerror}).")


def _source(path: Path, root: Path | None = None) -> Source:
    return _described(path, root, unfolded(lambda: path.open("rb"), path.stat().st_size))


def _unreachable(path: Path, root: Path, reason: str) -> Source:
    def opened() -> BinaryIO:
        raise UnreadableError(reason, "See who may read it, or put a copy in its place.")

    return _described(path, root, opened)


def _described(path: Path, root: Path | None, opened: Callable[[], BinaryIO]) -> Source:
    # Names of files are bytes: one in an old encoding would not fit into a table.
    return Source(
        whole_characters(path.as_posix()),
        opened,
        root=whole_characters(root.as_posix()) if root else None,
        stamp=path.resolve(),
    )


def _missing(path: Path) -> str:
    """What to say of a path that names nothing: the nearest name beside it, or how far the path exists."""
    parent = path.parent
    if not parent.is_dir():
        while not parent.is_dir() and parent != parent.parent:
            parent = parent.parent
        return f"There is no file or folder {str(path)!r}: {str(parent.resolve())!r} exists, what follows does not."
    names = [entry.name for entry in parent.iterdir() if not is_litter(entry.name)]
    near = get_close_matches(path.name, names, n=1, cutoff=0.5)
    folded = [name for name in names if name.casefold() == path.name.casefold()]
    hint = f" Did you mean {str(parent / (folded or near)[0])!r}?" if folded or near else ""
    return f"There is no file or folder {str(path)!r} (looked in {str(parent.resolve())!r}).{hint}"

"""What a form of input is: its name, the endings of its files, how it is recognised and read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError


@dataclass(slots=True)
class Context:
    """What holds for a whole load: the caller's `columns=`, and the names of columns that were met in tables."""

    columns: Mapping[str, str] = field(default_factory=dict)
    matched: set[str] = field(default_factory=set)  # names given in `columns` that some table has
    met: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of a file, for recognising its form: its bytes, the same as text (roughly), the name's ending."""

    head: bytes
    suffix: str

    @property
    def text(self) -> str:
        """The beginning as text; empty for binary data."""
        if self.head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return self.head[: len(self.head) // 2 * 2].decode("utf-16", errors="ignore")
        return "" if b"\x00" in self.head else self.head.decode("utf-8-sig", errors="replace")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of input. `recognise` looks at the content, and never raises."""

    name: str  # as in the column `format`
    suffixes: tuple[str, ...]
    recognise: Callable[[Sample], bool]
    read: Callable[[Source, Tally, Context], Iterator[Record]]
    document: bool = False  # a file is an article: its name and folder may tell of it


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a container: a member of an archive, to be recognised like a file, or a sheet of a workbook.

    A part that cannot be read has the `problem` instead.
    """

    member: str
    source: Source | None = None
    read: Callable[[Tally, Context], Iterator[Record]] | None = None
    problem: UnreadableError | None = None


@dataclass(frozen=True, slots=True)
class Container:
    """A form that holds several inputs, each with its own row in the manifest."""

    name: str
    suffixes: tuple[str, ...]
    recognise: Callable[[Sample], bool]
    parts: Callable[[Source], Iterator[Part]]

"""What happened to each input: a `Tally` is kept while it is read, and becomes a row of the manifest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from toolkit import tables

_SHOWN = 20


@dataclass(slots=True)
class Tally:
    """The account of one input: what was found in it, what became articles, and every loss with its reason."""

    path: str
    member: str | None = None
    form: str | None = None
    encoding: str | None = None
    found: int = 0
    loaded: int = 0
    expected: int | None = None
    losses: dict[str, list[int]] = field(default_factory=dict)  # reason -> positions of the records
    notes: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    failed: bool = False
    skipped: bool = False
    helper: bool = False  # not an input of articles: a table of metadata, the archive around its members

    def lose(self, position: int, reason: str, hint: str | None = None) -> None:
        """Count a record that was found and does not become an article."""
        self.found += 1
        self.losses.setdefault(reason, []).append(position)
        self.advise(hint)

    def lose_rows(self, positions: Sequence[int]) -> None:
        """Count every row of a table that holds no articles."""
        self.found += len(positions)
        if positions:
            self.losses["no column for a text or a title"] = list(positions)

    def note(self, reason: str, hint: str | None = None) -> None:
        """Say something that the reader of the manifest should know."""
        self.notes.append(reason)
        self.advise(hint)

    def note_broken(self, places: int, nuls: int = 0) -> None:
        """Say how many places of a text could not be decoded, and how many NUL bytes were left out, if any."""
        if nuls:
            self.note(f"{nuls} NUL {'byte' if nuls == 1 else 'bytes'} left out.")
        if places:
            self.note(f"{places} places could not be decoded and stand as U+FFFD.", "Save the file again as UTF-8.")

    def fail(self, reason: str, hint: str | None = None) -> None:
        """The input could not be read, or not to its end."""
        self.failed = True
        self.notes.insert(0, reason)
        self.advise(hint)

    def skip(self, reason: str, hint: str | None = None, *, helper: bool = False) -> None:
        """The input was not read for articles; a helper was not meant to be."""
        self.skipped = True
        self.helper = helper
        self.note(reason, hint)

    def advise(self, hint: str | None) -> None:
        """Add a hint once."""
        if hint and hint not in self.hints:
            self.hints.append(hint)

    @property
    def status(self) -> str:
        """loaded | partial | empty | skipped | failed."""
        if self.skipped:
            return "skipped"
        if self.failed:
            return "partial" if self.loaded else "failed"
        if self.found == 0:
            return "empty"
        if self.loaded == 0:
            return "failed"
        return "partial" if self.loaded < self.found or (self.expected or 0) > self.loaded else "loaded"

    @property
    def is_loss(self) -> bool:
        """Whether an article may be missing because of this input."""
        return self.status != "loaded" and not self.helper and not (self.form == "dataframe" and not self.found)

    @property
    def reason(self) -> str | None:
        """Every loss and note as sentences."""
        sentences = [
            f"{len(positions)} of {self.found} records: {reason} ({_listed(positions)})."
            for reason, positions in self.losses.items()
        ]
        return " ".join([*self.notes, *sentences]) or None


def manifest_table(tallies: Sequence[Tally]) -> pd.DataFrame:
    """The manifest: one row per tally, in order.

    Two further columns: `lost` lists the positions of the records that were lost, complete: "3, 7-9"; `is_loss` tells
    whether an article may be missing because of this input.
    """
    rows = [
        (
            tally.path,
            tally.member,
            tally.status,
            tally.form,
            tally.encoding,
            tally.found,
            tally.loaded,
            tally.expected,
            tally.reason,
            " ".join(tally.hints) or None,
        )
        for tally in tallies
    ]
    lost = [_ranges(sorted(p for positions in tally.losses.values() for p in positions)) for tally in tallies]
    is_loss = pd.Series([tally.is_loss for tally in tallies], dtype="bool")
    return tables.from_rows("manifest", rows).assign(lost=pd.Series(lost, dtype="str"), is_loss=is_loss)


def _listed(positions: Sequence[int]) -> str:
    word = "position" if len(positions) == 1 else "positions"
    more = f" and {len(positions) - _SHOWN} more" if len(positions) > _SHOWN else ""
    return f"{word} {_ranges(positions[:_SHOWN])}{more}"


def _ranges(positions: Sequence[int]) -> str | None:
    """The positions with runs drawn together: [3, 7, 8, 9] -> "3, 7-9"."""
    runs: list[tuple[int, int]] = []
    for position in positions:
        if runs and runs[-1][1] == position - 1:
            runs[-1] = (runs[-1][0], position)
        else:
            runs.append((position, position))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs) or None

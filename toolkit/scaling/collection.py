"""A collection cut into parts: of a table, or of a folder that never has to be in memory as a whole."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from toolkit import tables
from toolkit.errors import TableError
from toolkit.storage.columns import as_frame
from toolkit.storage.files import common_schema, row_batches, row_count, saved_files

Articles = pd.DataFrame | str | os.PathLike[str]


@dataclass(frozen=True)
class Part:
    """Some neighbouring articles, and their place among the parts; a half of a part has a longer place."""

    place: tuple[int, ...]
    articles: pd.DataFrame

    def halves(self) -> tuple[Part, Part]:
        """The part in two."""
        middle = len(self.articles) // 2
        return (
            Part((*self.place, 0), self.articles.iloc[:middle].reset_index(drop=True)),
            Part((*self.place, 1), self.articles.iloc[middle:].reset_index(drop=True)),
        )

    @property
    def article_id(self) -> str:
        """What the first article is called; its number where it has no id."""
        if "article_id" in self.articles.columns:
            return str(self.articles["article_id"].iloc[0])
        return f"article {self.place} of the table"

    def digest(self, beginning: str) -> str:
        """A name for what is in the part, and for what `beginning` says will be done with it.

        A column without values says nothing: a part has it as soon as any article of the collection has it.
        """
        digest = hashlib.blake2b(beginning.encode(), digest_size=12)
        for name, column in self.articles.dropna(axis="columns", how="all").items():
            digest.update(f"{name}\x1f{column.dtype}\x1f{column.tolist()!r}\x1e".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


class Collection:
    """Articles of a table, a Parquet file, or a folder of them, in parts of so many at most.

    The parts of a folder end with its files, so that files that are added leave the parts before them as they were.
    """

    def __init__(self, articles: Articles, size: int) -> None:
        if not isinstance(size, int) or size < 1:
            raise ValueError(f"articles_per_part must be a number of articles from 1, but {size!r} was passed.")
        self._size = size
        self._frame = articles if isinstance(articles, pd.DataFrame) else None
        self._files: list[Path] = []
        if isinstance(articles, str | os.PathLike):
            self._files = saved_files(Path(articles).expanduser())
        elif self._frame is None:
            raise TableError(
                "articles must be a pandas DataFrame, or a folder that save_articles wrote, but a "
                f"{type(articles).__name__} was passed."
            )

    def __len__(self) -> int:
        return len(self._frame) if self._frame is not None else sum(map(row_count, self._files))

    @property
    def head(self) -> pd.DataFrame:
        """The columns without articles."""
        if self._frame is not None:
            return self._frame.head(0)
        return as_frame(common_schema(self._files).empty_table()) if self._files else tables.empty("articles")

    def parts(self) -> Iterator[Part]:
        """The parts in order; each is read when it is asked for."""
        for number, articles in enumerate(self._frames()):
            yield Part((number,), articles)

    def _frames(self) -> Iterator[pd.DataFrame]:
        if self._frame is not None:
            for start in range(0, len(self._frame), self._size):
                yield self._frame.iloc[start : start + self._size].reset_index(drop=True)
            return
        schema = common_schema(self._files) if self._files else None
        for path in self._files:
            for batch in row_batches(path, schema, self._size):
                yield as_frame(batch)

"""How accurate the figures were measured to be, read from where it is kept: docs/methods.md."""

from __future__ import annotations

import re
from pathlib import Path

# In a clone, and in an installed package.
_PLACES = (Path(__file__).parents[2] / "docs" / "methods.md", Path(__file__).parents[1] / "_docs" / "methods.md")
_CHAPTER = re.compile(r"^## (.+)$", re.MULTILINE)
_MEASURED = re.compile(r"^### How accurate it was measured to be\n(.*?)(?=^#{2,3} |\Z)", re.MULTILINE | re.DOTALL)


class Markdown:
    """Words in Markdown: a notebook displays them, and a page is made of them."""

    def __init__(self, text: str) -> None:
        self.text = text

    def _repr_markdown_(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text


def show_accuracy() -> Markdown | None:
    """What was measured on articles that people had annotated: the part of docs/methods.md on it.

    Returns
    -------
    Markdown or None
        Each chapter that tells how accurate it was measured to be, under a heading; None where the file is missing.
    """
    path = next((path for path in _PLACES if path.is_file()), None)
    if path is None:
        return None
    _, *pieces = _CHAPTER.split(path.read_text(encoding="utf-8"))
    chapters = zip(pieces[::2], pieces[1::2], strict=True)
    found = [(title, _MEASURED.search(chapter)) for title, chapter in chapters]
    return Markdown("\n\n".join(f"### {title}\n\n{measured[1].strip()}" for title, measured in found if measured))

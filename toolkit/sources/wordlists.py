"""The word lists of cues, grammar, names and sources: text files in `words/`, which an analyst can read and correct.

A file has sections, each under its name in brackets, and a line that starts with "#" is a remark. Entries are separated
by commas or line ends (`read_sections`), in some files by white space (`read_words`, `read_groups`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"
_SECTION = re.compile(r"^\[([^\]]+)\]$", re.MULTILINE)


def read_sections(name: str) -> dict[str, list[str]]:
    """The entries of every section of a word list, in the order of the file.

    >>> read_sections("places")["place"][:2]
    ['Afghanistan', 'Albania']
    """
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    _, *pieces = _SECTION.split(lines)
    return {
        section: [entry for piece in entries.replace("\n", ",").split(",") if (entry := piece.strip())]
        for section, entries in zip(pieces[::2], pieces[1::2], strict=True)
    }


def read_words(name: str, *, but: str = "") -> frozenset[str]:
    """All words of a list that is separated by spaces, but for the sections whose name begins with a letter of `but`.

    >>> "former" in read_words("function_words"), "former" in read_words("function_words", but="J")
    (True, False)
    """
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    words: list[str] = []
    wanted = True
    for line in text.splitlines():
        if line.startswith("["):
            wanted = line[1:2] not in but or not but
        elif wanted and not line.startswith("#"):
            words.extend(line.split())
    return frozenset(words)


def read_groups(name: str) -> Iterator[tuple[str, list[str]]]:
    """The groups of a word file: what stands between the brackets of its heading, and its words."""
    heading, words = "", list[str]()
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            if words:
                yield heading, words
            heading, words = line.strip().strip("[]"), []
        elif not line.startswith("#"):
            words.extend(line.split())
    yield heading, words

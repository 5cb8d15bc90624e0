"""Names as they are compared: without case, accents, points and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_PIECE = re.compile(r"[^\W_]+")


@lru_cache(maxsize=32768)
def fold(word: str) -> str:
    """A word of a name as it is compared.

    >>> fold("O’Ruíz"), fold("Jr.")
    ('oruiz', 'jr')
    """
    plain = word.casefold()
    if not plain.isascii():
        plain = _without_accents(plain)
    return plain if plain.isalnum() else "".join(_PIECE.findall(plain))


@lru_cache(maxsize=16384)
def name_key(name: str) -> str:
    """The identity that all spellings of one name share.

    A single middle initial is left out, several are kept: they are there to tell people apart.

    >>> name_key("Kim Jong-un"), name_key("Ana M. Ruíz"), name_key("George H. W. Oru")
    ('kim-jong-un', 'ana-ruiz', 'george-h-w-oru')
    """
    plain = name.casefold()
    if not plain.isascii():
        plain = _without_accents(plain)
    pieces = plain.split()
    if not all(map(str.isalnum, pieces)):
        pieces = _PIECE.findall(plain.replace("’", "'").replace("'s ", " ").replace("'", ""))
    if len(pieces) > 2 and len(pieces[0]) > 1:
        initials = [place for place in range(1, len(pieces) - 1) if len(pieces[place]) == 1]
        if len(initials) == 1:
            del pieces[initials[0]]
    return "-".join(pieces)


def _without_accents(plain: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)  # Hangul again in syllables


def folded_words(words: Iterable[str]) -> set[str]:
    """Words as they are compared, without what a possessive adds.

    >>> sorted(folded_words(["Ruiz’s", "Deputy"]))
    ['deputy', 'ruiz']
    """
    return {fold(word.removesuffix("’s").removesuffix("'s")) for word in words} - {""}

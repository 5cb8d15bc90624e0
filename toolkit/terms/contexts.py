"""The context of a match in a concordance, and the order of its lines."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from toolkit.terms.encoding import AROUND

Unit = Literal["characters", "words"]
Sort = Literal["article", "left", "right", "match", "date", "outlet"]

_LONG_WORD = 16


def context(text: str, start: int, end: int, window: int, unit: Unit) -> tuple[str, str]:
    """What stands before and after a match, white space as single spaces, without half words."""
    if unit == "words":
        return _words_around(text, start, end, window)
    before, after = text[max(start - window, 0) : start], text[end : end + window]
    lefts, rights = before.split(), after.split()
    if start > window and lefts and not (text[start - window - 1].isspace() or before[0].isspace()):
        del lefts[0]
    if end + window < len(text) and rights and not (text[end + window].isspace() or after[-1].isspace()):
        del rights[-1]
    return " ".join(lefts), " ".join(rights)


def _words_around(text: str, start: int, end: int, window: int) -> tuple[str, str]:
    """So many words before and after a match, with the signs between them."""
    reach = (window + 1) * _LONG_WORD
    while True:
        lefts, rights = text[max(start - reach, 0) : start].split(), text[end : end + reach].split()
        before, after = _nearest(lefts[::-1], window)[::-1], _nearest(rights, window)
        # What stands farthest off may be cut: it must not be needed, unless the text ends there.
        if (len(before) < len(lefts) or reach >= start) and (len(after) < len(rights) or end + reach >= len(text)):
            return " ".join(before), " ".join(after)
        reach *= 2


def _nearest(pieces: list[str], window: int) -> list[str]:
    """The first pieces, as many as it takes to have `window` words; signs that stand alone are none."""
    seen = 0
    for place, piece in enumerate(pieces):
        if seen == window:
            return pieces[:place]
        seen += bool(piece.strip(AROUND))
    return pieces


def sorted_lines(lines: pd.DataFrame, sort: Sort) -> pd.DataFrame:
    """The lines of a concordance in the order asked for, equal ones as they stand."""
    if sort == "article":
        return lines
    if sort in ("date", "outlet"):
        return lines.sort_values(sort, kind="stable", na_position="last", ignore_index=True)
    # By words: a comma or a quotation mark at the beginning says nothing of what follows.
    keys = [
        [word for piece in text.split() if (word := piece.strip(AROUND))] for text in lines[sort].str.lower().tolist()
    ]
    keys = [words[::-1] for words in keys] if sort == "left" else keys
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return lines.iloc[order].reset_index(drop=True)

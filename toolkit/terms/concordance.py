"""The concordance: every place where a pattern stands, in its context (KWIC)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import regex

from toolkit import tables
from toolkit.errors import require_choice
from toolkit.groups import publication_dates
from toolkit.terms.contexts import Sort, Unit, context, sorted_lines
from toolkit.terms.counting import require_number
from toolkit.terms.encoding import AROUND, is_one_word
from toolkit.terms.patterns import TermPattern
from toolkit.terms.tokens import as_arrow, columns_to_read
from toolkit.text.words import fold, spans_from

Span = tuple[int, int]

# Marks and soft hyphens may stand inside a word where a pattern has none.
_ODD_CHARACTERS = "\\p{M}\u00ad\u200c\u200d\u2060\ufeff"
_ODD = regex.compile(f"[{_ODD_CHARACTERS}]")
_SECONDS_PER_TEXT = 2.0


def concordance(
    articles: pd.DataFrame,
    pattern: str,
    *,
    window: int = 60,
    unit: Unit = "characters",
    sort: Sort = "article",
    ignore_case: bool = True,
) -> pd.DataFrame:
    """Every place where a word, phrase, wildcard or regular expression stands, with its context.

    A word is found wherever the counting verbs would count it, and nowhere else: "port" finds "Port's" and not
    "report", so that a concordance has as many lines as `term_frequencies` counts.

    Parameters
    ----------
    articles : pandas.DataFrame
        Titles and texts are searched, as far as there are such columns.
    pattern : str
        A word (``missile``), a phrase (``nuclear weapon``), either with ``*`` for any letters (``anti-*``,
        ``nuclear weapon*``) and ``?`` for one inside a word (``wom?n``), or a regular expression between slashes
        (``/missiles? (test|launch)/``), which is matched letter by letter. Kinds of apostrophes and hyphens do not
        matter; accents do.
    window : int
        How much context to give on each side, in `unit`. Line breaks in it are given as spaces, and no word is cut.
    unit : {"characters", "words"}
    sort : {"article", "left", "right", "match", "date", "outlet"}
        As they stand in the articles; by the words before the match, nearest first; by those after it; by the match,
        without the signs around words; by date or outlet, missing ones last. Equal lines stay in the order of the
        articles.
    ignore_case : bool
        For regular expressions only: whether capitals matter. For words they never do.

    Returns
    -------
    pandas.DataFrame
        article_id, part (title or text: the column the offsets are in), outlet, date, left, match, right, start, end.
        The part's text from `start` to `end` is the match.

    Raises
    ------
    ValueError
        The pattern holds no word, is no regular expression, or takes more than two seconds on one text.
    TableError
        Articles without a title and a text column were passed.

    Examples
    --------
    >>> articles = pd.DataFrame({"text": ["The port’s crane fell. Reports from the Port differ."]})
    >>> concordance(articles, "port", window=2, unit="words")[["left", "match", "right"]]
           left   match       right
    0       The  port’s crane fell.
    1  from the    Port     differ.
    """
    require_choice("unit", unit, ("characters", "words"))
    require_number("window", window, least=0, of=unit)
    require_choice("sort", sort, ("article", "left", "right", "match", "date", "outlet"))
    columns = columns_to_read(articles, None)
    dates = publication_dates(articles) if "date" in articles else None
    matcher = _matcher(pattern, ignore_case)

    found: list[tuple[int, int, str, str, str, str, int, int]] = []
    for place, column in enumerate(columns):
        for row, text in matcher.candidates(articles[column]):
            for start, end in matcher.spans(text):
                left, right = context(text, start, end, window, unit)
                found.append((row, place, column, left, text[start:end], right, start, end))
    found.sort(key=lambda line: line[:2])
    lines = pd.DataFrame(found, columns=["row", "place", "part", "left", "match", "right", "start", "end"])
    rows = lines["row"].to_numpy(dtype=np.int64)
    for name in ("article_id", "outlet"):
        if name in articles:
            lines[name] = articles[name].take(rows).to_numpy()
    if dates is not None:
        lines["date"] = dates.take(rows).to_numpy()
    lines = tables.conform(lines, "concordance")[list(tables.TABLES["concordance"])]
    return sorted_lines(lines, sort)


def _matcher(pattern: str, ignore_case: bool) -> _Words | _Expression:
    written = regex.fullmatch(r"(?s)/(.+)/([a-zA-Z]{0,4})", pattern.strip()) if isinstance(pattern, str) else None
    if written is None:
        return _Words(TermPattern.parse(pattern))
    if written[2]:
        raise ValueError(
            f"The regular expression {pattern!r} must end with its slash: capitals do not matter unless ignore_case is "
            "False, and other flags stand inside, such as /(?s)first.*last/."
        )
    return _Expression(written[1], ignore_case)


class _Words:
    """Finds a pattern of words, by the definition of a word."""

    def __init__(self, pattern: TermPattern) -> None:
        self._pattern = pattern
        first = pattern.certain_letters(0)
        self._first = regex.compile(regex.escape(first), regex.IGNORECASE) if first else None

    def candidates(self, texts: pd.Series) -> Iterator[tuple[int, str]]:
        """Row and text of what may hold the pattern, picked out by Arrow."""
        import pyarrow.compute as pc

        column = as_arrow(texts)
        letters = max((self._pattern.certain_letters(place) for place in range(len(self._pattern.words))), key=len)
        # There are several apostrophes and hyphens: any character stands for one.
        letters = regex.sub(r"\\?['-]", ".", regex.escape(letters))
        likely = pc.match_substring_regex(column, letters, ignore_case=True).fill_null(False).to_numpy().copy()
        foreign = np.flatnonzero(~pc.string_is_ascii(column).fill_null(True).to_numpy())
        odd = pc.match_substring_regex(column.take(foreign), f"[{_ODD_CHARACTERS}]").to_numpy()
        likely[foreign[odd]] = True
        rows = np.flatnonzero(likely)
        yield from zip(rows.tolist(), column.take(rows).to_pylist(), strict=True)

    def spans(self, text: str) -> Iterator[Span]:
        """The offsets of the pattern in a text."""
        folded = fold(text)
        if self._first is None or (not folded.isascii() and _ODD.search(folded)):
            yield from self._from(folded, 0, len(folded))
            return
        # Words do not depend on what stands beyond white space: only pieces that may hold the first word are read.
        done, size = 0, len(self._pattern.words)
        for match in self._first.finditer(folded):
            start, end = match.span()
            if start < done:
                continue
            while start > done and not folded[start - 1].isspace():
                start -= 1
            while end < len(folded) and not folded[end].isspace():
                end += 1
            done = end
            piece = folded[start:end]
            word = piece.strip(AROUND)
            if not is_one_word(word):
                yield from self._from(folded, start, end)
            elif self._pattern.fits(0, word.lower()):  # as nearly all are: no need to take the piece apart
                begin = start + piece.index(word)
                if size == 1:
                    yield begin, begin + len(word)
                else:
                    yield from self._from(folded, start, end)

    def _from(self, folded: str, start: int, end: int) -> Iterator[Span]:
        """The matches that begin at `start` or later and before `end`."""
        pattern = self._pattern
        size = len(pattern.words)
        row: list[tuple[str, int, int]] = []
        for word in spans_from(folded, start):
            row.append(word)
            if len(row) > size:
                del row[0]
            if len(row) == size:
                if row[0][1] >= end:
                    return
                if all(pattern.fits(place, row[place][0]) for place in range(size)):
                    yield row[0][1], row[-1][2]


class _Expression:
    """Finds a regular expression, within bounds of time."""

    def __init__(self, expression: str, ignore_case: bool) -> None:
        self._written = expression
        try:
            self._regex = regex.compile(fold(expression), regex.IGNORECASE if ignore_case else 0)
        except regex.error as error:
            raise ValueError(
                f"The pattern /{expression}/ is no regular expression: {error}. To look for the words as they are "
                "written, leave out the slashes."
            ) from error

    def candidates(self, texts: pd.Series) -> Iterator[tuple[int, str]]:
        """Row and text of every article that has text."""
        for row, text in enumerate(texts.tolist()):
            if isinstance(text, str) and text:
                yield row, text

    def spans(self, text: str) -> Iterator[Span]:
        """The offsets of the matches that are not empty."""
        try:
            for match in self._regex.finditer(fold(text), timeout=_SECONDS_PER_TEXT):
                if match.end() > match.start():
                    yield match.span()
        except TimeoutError as error:
            raise ValueError(
                f"The pattern /{self._written}/ took more than {_SECONDS_PER_TEXT:g} seconds on one text and was "
                "stopped. Patterns with a repeated group inside a repetition, such as (a+)+, do; write it without."
            ) from error

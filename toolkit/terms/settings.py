"""An analyst's own lists for a collection: themes and stop words, kept in files beside the data."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from toolkit.errors import ToolkitError
from toolkit.terms.patterns import TermPattern
from toolkit.text.words import words


def read_themes(path: str | Path) -> dict[str, list[str]]:
    """Themes from a table of two columns, ready for `term_trends`, `co_occurrences` and `merge_terms`.

    Parameters
    ----------
    path : path
        A CSV file with the columns theme and pattern, one pattern per row: a word, a phrase, or either with ``*``.

    Returns
    -------
    dict of str to list of str
        The patterns of each theme, in the order of the file.

    Raises
    ------
    ToolkitError
        The file is missing, lacks a column, or has a row without a theme or a word.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     path = Path(place) / "themes.csv"
    ...     _ = path.write_text("theme,pattern\\narms,missile*\\narms,arms sale*\\ngrain,harvest*\\n", encoding="utf-8")
    ...     read_themes(path)
    {'arms': ['missile*', 'arms sale*'], 'grain': ['harvest*']}
    """
    try:
        table = pd.read_csv(path, dtype="str", encoding="utf-8-sig", skipinitialspace=True)
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ToolkitError(f"The themes in {str(path)!r} cannot be read: {error}") from error
    lacking = [name for name in ("theme", "pattern") if name not in table.columns]
    if lacking:
        raise ToolkitError(
            f"The themes in {str(path)!r} lack the column {lacking[0]!r}: the first line must be 'theme,pattern', "
            f"but it has {[str(name) for name in table.columns]}."
        )
    themes: dict[str, list[str]] = {}
    for line, (theme, pattern) in enumerate(
        zip(table["theme"].tolist(), table["pattern"].tolist(), strict=True), start=2
    ):
        try:
            TermPattern.parse(pattern)
        except ValueError as error:
            raise ToolkitError(
                f"Line {line} of the themes in {str(path)!r} has no pattern to look for: {error}"
            ) from error
        if not isinstance(theme, str):
            raise ToolkitError(f"Line {line} of the themes in {str(path)!r} names no theme for {pattern!r}.")
        themes.setdefault(theme, []).append(pattern)
    return themes


def read_stop_words(path: str | Path) -> frozenset[str]:
    """Stop words from a text file, one or more to a line; what follows a ``#`` at the start of a line is a remark.

    Parameters
    ----------
    path : path

    Returns
    -------
    frozenset of str
        In the form in which words are counted, to be joined with the toolkit's own:
        ``stop_words() | read_stop_words(path)``.

    Raises
    ------
    ToolkitError
        The file cannot be read.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ToolkitError(f"The stop words in {str(path)!r} cannot be read: {error}") from error
    return frozenset(word for line in lines if not line.lstrip().startswith("#") for word in words(line))

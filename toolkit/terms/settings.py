"""An analyst's own lists for a collection: themes and stop words, kept in a folder `settings` beside the data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.settings_table import read_settings_table
from toolkit.terms.patterns import TermPattern
from toolkit.text.words import words

_THEMES, _STOP_WORDS = "themes.csv", "stop_words.txt"
Data = str | Path | Sequence[str | Path]


def collection_themes(data: Data) -> dict[str, list[str]]:
    """The themes of a collection, from `settings/themes.csv` beside its articles; none where there is no such file.

    Parameters
    ----------
    data : path or sequence of paths
        What is passed to `load_articles`: a folder, in which `settings` lies, or a file or pattern beside it.

    Returns
    -------
    dict of str to list of str
        As `read_themes` gives them.

    Examples
    --------
    >>> collection_themes("no/such/folder")
    {}
    """
    path = _setting(data, _THEMES)
    return read_themes(path) if path else {}


def collection_stop_words(data: Data) -> frozenset[str]:
    """The stop words of a collection, from `settings/stop_words.txt` beside its articles; none without such a file.

    Parameters
    ----------
    data : path or sequence of paths
        As in `collection_themes`.

    Returns
    -------
    frozenset of str
        As `read_stop_words` gives them: ``stop_words() | collection_stop_words(data)``.
    """
    path = _setting(data, _STOP_WORDS)
    return read_stop_words(path) if path else frozenset()


def _setting(data: Data, name: str) -> Path | None:
    """The file of that name in the first folder of settings that has it."""
    for place in map(Path, [data] if isinstance(data, (str, Path)) else data):
        path = (place if place.is_dir() else place.parent) / "settings" / name
        if path.is_file():
            return path
    return None


def read_themes(path: str | Path) -> dict[str, list[str]]:
    """Themes from a table of two columns, ready for `term_trends`, `co_occurrences` and `merge_terms`.

    Parameters
    ----------
    path : path
        A CSV file with the columns theme and pattern, one pattern per row: a word, a phrase, or either with ``*``.
        Commas, semicolons and tabs divide columns, as spreadsheets write them.

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
    table = read_settings_table(path, "themes")
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
        if not isinstance(theme, str) and not isinstance(pattern, str):
            continue  # a line that was left empty
        try:
            TermPattern.parse(pattern if isinstance(pattern, str) else "")
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
        The file cannot be read, or holds a pattern: stop words are whole words.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ToolkitError(f"The stop words in {str(path)!r} cannot be read: {error}") from error
    kept = [line for line in lines if not line.lstrip().startswith("#")]
    if wild := next((word for line in kept for word in line.split() if "*" in word), None):
        raise ToolkitError(
            f"The stop words in {str(path)!r} hold the pattern {wild!r}: stop words are whole words; "
            "drop_terms(tokens, patterns=[...]) drops what fits a pattern."
        )
    return frozenset(word for line in kept for word in words(line))

"""Reading the tables of text that a user keeps in `settings/`, whatever a spreadsheet has made of their dividers."""

from __future__ import annotations

from io import StringIO
from os import PathLike
from pathlib import Path

import pandas as pd

from toolkit.errors import ToolkitError

_DIVIDERS = ",;\t"


def read_settings_table(path: str | PathLike[str], name: str) -> pd.DataFrame:
    """A table of text in UTF-8, its columns divided by commas, semicolons or tabs, their names in lower case.

    Lines that were left empty stay, with missing values, so that errors can name the line: row 0 is line 2.

    Parameters
    ----------
    path : path
    name
        What the table holds, for messages: "themes".

    Raises
    ------
    ToolkitError
        The file cannot be read, is not in UTF-8 or is no table.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     path = Path(place) / "aliases.csv"
    ...     _ = path.write_text("Alias;Speaker\\nTWB;Tolmar Water Board\\n", encoding="utf-8")
    ...     read_settings_table(path, "aliases").to_dict("records")
    [{'alias': 'TWB', 'speaker': 'Tolmar Water Board'}]
    """
    try:
        written = Path(path).read_text(encoding="utf-8-sig")
        divider = max(_DIVIDERS, key=written.partition("\n")[0].count)
        table = pd.read_csv(StringIO(written), sep=divider, dtype="str", skipinitialspace=True, skip_blank_lines=False)
    except UnicodeDecodeError as error:
        raise ToolkitError(
            f"The {name} in {str(path)!r} cannot be read: they are not in UTF-8. Save them as such; spreadsheets "
            "call it 'CSV UTF-8'."
        ) from error
    except (OSError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ToolkitError(f"The {name} in {str(path)!r} cannot be read: {error}") from error
    return table.rename(columns=lambda column: str(column).strip().lower())

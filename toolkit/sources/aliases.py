"""The user's own table of who is who: `settings/aliases.csv` beside the data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from toolkit.errors import TableError, ToolkitError, did_you_mean
from toolkit.settings_table import read_settings_table
from toolkit.sources.folding import name_key

Aliases = Mapping[str, str] | pd.DataFrame
Target = tuple[str, str | None]  # the speaker's name, and its kind where it is given

_FILE = "aliases.csv"
_COLUMNS = ["alias", "speaker", "kind"]
_KINDS = ("person", "group", "organisation", "document", "outlet", "unknown")


def read_aliases(data: str | Path) -> pd.DataFrame:
    """Who the speakers of a collection are, as its user knows it, ready for `link_speakers`.

    Parameters
    ----------
    data : path
        What was loaded: a folder, a file in it or a pattern; the aliases are its ``settings/aliases.csv``. Or that file
        itself, under the name ``aliases.csv``.

    Returns
    -------
    DataFrame
        alias, speaker and kind (missing where it is not given), in the order of the file; no rows where the
        data have no such file.

    Raises
    ------
    ToolkitError
        The file cannot be read, lacks the column alias or speaker, or gives a kind that there is not.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as data:
    ...     (Path(data) / "settings").mkdir()
    ...     path = Path(data) / "settings" / "aliases.csv"
    ...     _ = path.write_text("alias,speaker\\nTWB,Tolmar Water Board\\n", encoding="utf-8")
    ...     read_aliases(data)[["alias", "speaker"]].values.tolist()
    [['TWB', 'Tolmar Water Board']]
    """
    path = _path_of(Path(data))
    if not path.is_file() and Path(data).name != _FILE:
        return pd.DataFrame(columns=_COLUMNS, dtype="str")
    table = read_settings_table(path, "aliases")
    names = [str(name) for name in table.columns]
    if lacking := [name for name in _COLUMNS[:2] if name not in names]:
        raise ToolkitError(
            f"The aliases in {str(path)!r} lack the column {lacking[0]!r}: the first line must be 'alias,speaker' or "
            f"'alias,speaker,kind', but it has {names}.{did_you_mean(lacking[0], names)}"
        )
    table = table.reindex(columns=_COLUMNS).astype("str")
    for line, kind in enumerate(table["kind"].tolist(), start=2):
        if isinstance(kind, str) and kind not in _KINDS:
            raise ToolkitError(
                f"Line {line} of the aliases in {str(path)!r} gives the kind {kind!r}; it can be one of {list(_KINDS)}."
                f"{did_you_mean(kind, _KINDS)}"
            )
    return table.dropna(how="all", ignore_index=True)


def _path_of(data: Path) -> Path:
    if data.name == _FILE:
        return data
    return (data if data.is_dir() else data.parent) / "settings" / _FILE


def alias_targets(aliases: Aliases | None) -> dict[str, Target]:
    """Who each alias leads to, by the key of the alias."""
    if aliases is None:
        return {}
    if isinstance(aliases, pd.DataFrame):
        lacking = [name for name in ("alias", "speaker") if name not in aliases.columns]
        if lacking:
            names = [str(name) for name in aliases.columns]
            raise TableError(f"The aliases need the columns 'alias' and 'speaker', but have {names}.")
        kinds = aliases["kind"].tolist() if "kind" in aliases else [None] * len(aliases)
        rows = list(zip(aliases["alias"].tolist(), aliases["speaker"].tolist(), kinds, strict=True))
    else:
        rows = [(alias, speaker, None) for alias, speaker in aliases.items()]
    given: dict[str, Target] = {}
    for alias, speaker, kind in rows:
        if not isinstance(alias, str) or not isinstance(speaker, str):
            continue  # an empty line of a spreadsheet
        key = name_key(without_article(alias))
        target = (speaker.strip(), kind if isinstance(kind, str) and kind else None)
        if given.setdefault(key, target)[0] != target[0]:
            raise ToolkitError(
                f"The alias {alias!r} leads to both {given[key][0]!r} and {target[0]!r}; keep one of them."
            )
    return {key: _follow(given, key) for key in given}


def _follow(given: dict[str, Target], key: str) -> Target:
    """The end of a chain of aliases."""
    seen = [key]
    while (following := name_key(given[seen[-1]][0])) in given and following != seen[-1]:
        if following in seen:
            raise ToolkitError(
                f"The alias {given[following][0]!r} leads back to itself; let one name stand at the end."
            )
        seen.append(following)
    speaker, kind = given[seen[-1]]
    return speaker, kind or given[key][1]


def without_article(name: str) -> str:
    """A name without "the" or "a" before it."""
    first, _, rest = name.strip().partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an") else name

"""What a report rests on: what was read, and what was not."""

from __future__ import annotations

import os
from pathlib import PurePath

import pandas as pd

from toolkit import tables
from toolkit.errors import LoadingError, ToolkitError
from toolkit.notebooks.periods import day_name
from toolkit.reading.pages import Shown, escape
from toolkit.reading.words import count_of, listed


def show_overview(
    articles: pd.DataFrame, manifest: pd.DataFrame, *, selected_from: pd.DataFrame | None = None
) -> Shown:
    """One paragraph on what was read: how many articles, of whom, from when to when, and what is missing.

    Parameters
    ----------
    articles, manifest
        What `load_with_manifest` gave.
    selected_from
        All articles, where `articles` is what `select_articles` left of them.

    Returns
    -------
    Shown
        Displays itself in a notebook.

    Raises
    ------
    ToolkitError
        When there are no articles: there is nothing to go on with.
    """
    tables.check(articles, "articles", ["date", "outlet", "title", "text"])
    tables.check(manifest, "manifest", ["path", "found", "loaded", "status", "reason"])
    loaded = articles if selected_from is None else selected_from
    if loaded.empty:
        raise LoadingError(_nothing(manifest))
    if articles.empty:
        raise ToolkitError(f"The selection leaves none of {count_of(len(loaded), 'article')}: choose a wider one.")
    count, outlets = len(articles), int(articles["outlet"].nunique())
    dates = articles["date"].dropna()
    sentences = [f"This rests on {count_of(count, 'article')}"]
    if count < len(loaded):
        sentences[0] += f", selected from {len(loaded):,},"
    sentences[0] += f" of {count_of(outlets, 'outlet')}" if outlets else ""
    if len(dates):
        first, last = day_name(dates.min()), day_name(dates.max())
        sentences[0] += f", published on {first}" if first == last else f", published from {first} to {last}"
    lacking = [
        _lack(int(articles[column].isna().sum()), count, column)
        for column in ("date", "outlet", "text")
        if articles[column].isna().any()
    ]
    if lacking:
        told = listed(lacking)
        sentences.append(told[0].upper() + told[1:])
    if foreign := _other_languages(articles):
        sentences.append(foreign)
    lost = len(not_loaded(manifest))
    if lost:
        verb = "is" if lost == 1 else "are"
        sentences.append(f"{count_of(lost, 'file')} {verb} not in it, or not whole: see what was not loaded")
    return Shown(f"<p>{escape('. '.join(sentences))}.</p>", title="overview")


def not_loaded(manifest: pd.DataFrame) -> pd.DataFrame:
    """The rows of the manifest that tell of a loss, with paths from the folder they all lie in.

    Parameters
    ----------
    manifest
        What `load_with_manifest` gave.

    Returns
    -------
    DataFrame
        The same columns. Rows of files that were loaded whole are left out.

    Examples
    --------
    >>> manifest = pd.DataFrame({"path": ["/in/a.txt", "/in/b/c.txt"], "status": ["loaded", "failed"]})
    >>> not_loaded(manifest)["path"].tolist()
    ['b/c.txt']
    """
    tables.check(manifest, "manifest", ["path", "status"])
    paths = manifest["path"].tolist()
    try:
        folder = os.path.commonpath([os.path.dirname(path) for path in paths]) if paths else ""  # noqa: PTH120
        paths = [PurePath(path).relative_to(folder).as_posix() if folder else path for path in paths]
    except (ValueError, TypeError):  # on several drives, or not of files
        pass
    lost = (manifest["status"] != "loaded").tolist()
    return manifest.assign(path=pd.Series(paths, index=manifest.index, dtype="str"))[lost]


def _lack(missing: int, count: int, column: str) -> str:
    """How many articles lack something."""
    what = "a title and no text" if column == "text" else f"no {column}"
    if missing == count:
        return f"it has {what}" if count == 1 else f"all {count:,} have {what}"
    return f"{count_of(missing, 'article')} {'has' if missing == 1 else 'have'} {what}"


def _other_languages(articles: pd.DataFrame) -> str:
    """How many articles say that they are in a language that the rules do not read."""
    if "language" not in articles.columns:
        return ""
    counts = articles["language"].value_counts().drop("en", errors="ignore")
    if not counts.sum():
        return ""
    told = listed([f"{count:,} in “{language}”" for language, count in counts.items()])
    return f"Some articles are in other languages ({told}), and statements are found in English alone"


def _nothing(manifest: pd.DataFrame) -> str:
    """Why there is nothing, from the first input that tells a reason."""
    told = manifest[manifest["reason"].notna()]
    if told.empty:
        return "There are no articles to go on with."
    first = told.iloc[0]
    hint = f" {first['hint']}" if isinstance(first.get("hint"), str) else ""
    return (
        f"No article could be loaded from {count_of(len(manifest), 'file')}. {first['path']}: {first['reason']}{hint}"
    )

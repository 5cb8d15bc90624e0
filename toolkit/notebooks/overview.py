"""What a report rests on: what was read, and what was not."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

import pandas as pd

from toolkit import tables
from toolkit.cleaning.duplicates import drop_duplicates
from toolkit.cleaning.selection import select_articles
from toolkit.errors import LoadingError, require_choice
from toolkit.groups import Copies
from toolkit.loading.languages import language_name
from toolkit.reading.pages import Shown, escape
from toolkit.reading.words import count_of, day_name, listed
from toolkit.sources.readable import reader_of
from toolkit.text.language import detect_language

_LOSSES = 10  # that are told one by one on the command line
_KINDS_OF_COPY = {"exact": "word for word", "near": "changed", "cut": "shortened"}


def show_overview(
    articles: pd.DataFrame,
    manifest: pd.DataFrame,
    *,
    selected_from: pd.DataFrame | None = None,
    query: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlets: str | Sequence[str] | None = None,
    copies: Copies | None = None,
) -> Shown:
    """What was read, in sentences: how many articles, of whom, from when to when, and what is missing.

    Parameters
    ----------
    articles, manifest
        What `load_with_manifest` gave. Where `mark_duplicates` has been at the articles, copies are told.
    selected_from
        All articles, where `articles` is what `select_articles` left of them.
    query, since, until, outlets
        What `select_articles` was asked for; it is told.
    copies
        How what follows counts copies: "once" or "all", which is told as well.

    Returns
    -------
    Shown
        Displays itself in a notebook.

    Raises
    ------
    LoadingError
        When there are no articles: there is nothing to go on with.
    ValueError
        When `copies` is another word.
    """
    tables.check(articles, "articles", ["date", "outlet", "title", "text"])
    tables.check(manifest, "manifest", ["path", "found", "loaded", "status", "reason"])
    if copies is not None:
        require_choice("copies", copies, ("once", "all"))
    loaded = articles if selected_from is None else selected_from
    if loaded.empty:
        raise LoadingError(_nothing(manifest))
    asked = _asked(query, since, until, outlets)
    if articles.empty:
        selection = f"The selection ({asked})" if asked else "The selection"
        raise LoadingError(f"{selection} leaves none of {count_of(len(loaded), 'article')}: choose a wider one.")
    sentences = [_what_there_is(articles)]
    if asked:
        sentences.append(f"Selected from {count_of(len(loaded), 'article')}: {asked}")
        if since is not None or until is not None:
            sentences.append(_undated(select_articles(loaded, query=query, outlets=outlets)))
    elif len(articles) < len(loaded):
        sentences.append(f"They were selected from {count_of(len(loaded), 'article')}")
    sentences += [_lacking(articles), _copies(articles, copies), _unread(articles), _losses(manifest)]
    first, *others = [f"{sentence[0].upper()}{sentence[1:]}." for sentence in sentences if sentence]
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in others)
    return Shown(f"<p>{escape(first)}</p>" + (f"<ul>{items}</ul>" if items else ""), title="overview")


def not_loaded(manifest: pd.DataFrame) -> pd.DataFrame:
    """The rows of the manifest that tell of a loss, with paths from the folder they all lie in.

    Parameters
    ----------
    manifest
        What `load_with_manifest` gave.

    Returns
    -------
    DataFrame
        The same columns. Rows of files that were loaded whole, or are no articles by their nature (a README), are left
        out. A hint stands with the first row it is for.

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
    is_loss = manifest["is_loss"] if "is_loss" in manifest else manifest["status"] != "loaded"
    lost = manifest.assign(path=pd.Series(paths, index=manifest.index, dtype="str"))[is_loss.tolist()]
    if "hint" in lost:
        lost = lost.assign(hint=lost["hint"].where(~lost["hint"].duplicated()))
    return lost


def loading_told(articles: pd.DataFrame, manifest: pd.DataFrame) -> list[str]:
    """What was loaded and what was not, in lines: the first losses with their reasons."""
    noun = "file" if manifest["member"].isna().all() else "file or member"
    read, records = int((manifest["loaded"] > 0).sum()), int((manifest["found"] - manifest["loaded"]).sum())
    was = "was" if len(articles) == 1 else "were"
    told = f"{count_of(len(articles), 'article')} {was} loaded from {_files(read, noun)}"
    told += f"; {count_of(records, 'record')} in the files {'was' if records == 1 else 'were'} not." if records else "."
    lost = not_loaded(manifest)
    if lost.empty:
        return [told]
    was = "was" if len(lost) == 1 else "were"
    lines = [f"{len(lost):,} of {_files(len(manifest), noun)} {was} not loaded whole:"]
    for path, member, reason in lost[["path", "member", "reason"]].head(_LOSSES).itertuples(index=False, name=None):
        where = f"{path} ({member})" if isinstance(member, str) else path
        lines.append(f"  {where}: {reason}")
    if len(lost) > _LOSSES:
        lines.append(f"  and {len(lost) - _LOSSES:,} more, which --manifest lists.")
    return [told, *lines]


def _files(count: int, noun: str) -> str:
    return count_of(count, noun).replace("file or members", "files or members")


def _what_there_is(articles: pd.DataFrame) -> str:
    """How many articles, of whom, from when to when."""
    outlets = int(articles["outlet"].nunique())
    sentence = f"this rests on {count_of(len(articles), 'article')}"
    sentence += f" of {count_of(outlets, 'outlet')}" if outlets else ""
    dates = articles["date"].dropna()
    if len(dates):
        first, last = day_name(dates.min()), day_name(dates.max())
        sentence += f", published on {first}" if first == last else f", published from {first} to {last}"
    return sentence


def _asked(query: str | None, since: str | None, until: str | None, outlets: str | Sequence[str] | None) -> str:
    """What was selected, in words."""
    asked = []
    if query is not None:
        asked.append(f"with {query}")
    if since is not None:
        asked.append(f"published since {since}")
    if until is not None:
        asked.append(f"published until {until}")
    if outlets is not None:
        asked.append(f"of {listed([outlets] if isinstance(outlets, str) else list(outlets))}")
    return ", ".join(asked)


def _undated(candidates: pd.DataFrame) -> str:
    """How many articles a selection by days had to leave out for want of a date."""
    undated = int(candidates["date"].isna().sum())
    if not undated:
        return ""
    return f"{count_of(undated, 'article')} without a date {'was' if undated == 1 else 'were'} left out"


def _lacking(articles: pd.DataFrame) -> str:
    """How many articles have no date, no outlet, no text."""
    return listed(
        [
            _lack(int(articles[column].isna().sum()), len(articles), column)
            for column in ("date", "outlet", "text")
            if articles[column].isna().any()
        ]
    )


def _lack(missing: int, count: int, column: str) -> str:
    """How many articles lack something."""
    what = "a title and no text" if column == "text" else f"no {column}"
    if missing == count:
        return f"it has {what}" if count == 1 else f"all {count:,} have {what}"
    return f"{count_of(missing, 'article')} {'has' if missing == 1 else 'have'} {what}"


def _copies(articles: pd.DataFrame, copies: Copies | None) -> str:
    """How many articles are copies, of which kind, and how they are counted."""
    if "cluster" not in articles:
        return ""
    first = drop_duplicates(articles)["article_id"]
    kinds = articles.loc[~articles["article_id"].isin(first), "copy_kind"].value_counts()
    count = int(kinds.sum())
    if not count:
        return ""
    told = listed([f"{kinds[kind]:,} {words}" for kind, words in _KINDS_OF_COPY.items() if kind in kinds])
    sentence = f"{count_of(count, 'article')} {'is a copy' if count == 1 else 'are copies'} of others ({told})"
    if copies == "once":
        sentence += (
            ": words, sources and events count a copied text once, with the article that had it first, and outlets and "
            "coverage count every article"
        )
    elif copies == "all":
        sentence += ", and they are counted like all others"
    return sentence


def _unread(articles: pd.DataFrame) -> str:
    """How many articles are in a language that the rules for sources and dates do not read."""
    languages = articles["language"].tolist() if "language" in articles else [None] * len(articles)
    unread: Counter[str] = Counter()
    for text, title, language in zip(articles["text"].tolist(), articles["title"].tolist(), languages, strict=True):
        words = text if isinstance(text, str) else title if isinstance(title, str) else ""
        code = language if isinstance(language, str) else None
        if reader_of(words, code) is None:
            # A text that is not read and is marked as English is not English.
            told = detect_language(words) if code is None or code.startswith("en") else code
            unread[language_name(told) if told and told != "en" else "an unknown language"] += 1
    if not unread:
        return ""
    was, their = ("was", "Its") if unread.total() == 1 else ("were", "Their")
    told = listed([f"{count:,} in {name}" for name, count in unread.most_common()])
    return (
        f"{count_of(unread.total(), 'article')} ({told}) {was} not searched for sources, and hardly for dates: there "
        f"are rules for English and Korean alone. {their} words are counted"
    )


def _losses(manifest: pd.DataFrame) -> str:
    lost = len(not_loaded(manifest))
    if not lost:
        return ""
    verb = "is" if lost == 1 else "are"
    return f"{count_of(lost, 'file')} {verb} not in it, or not whole: see what was not loaded"


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

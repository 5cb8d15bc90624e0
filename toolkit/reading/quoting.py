"""Sentences behind a figure as quotations: folded under a line on a page, and as Markdown for a memo."""

from __future__ import annotations

from typing import Any

import pandas as pd

from toolkit import tables
from toolkit.reading.pages import Shown, escape, link

Row = dict[Any, Any]  # of a table, by column


def evidence_markdown(sentences: pd.DataFrame) -> str:
    """The sentences as Markdown quotations with their articles, to paste into a memo.

    Parameters
    ----------
    sentences
        A table that `evidence` made.

    Returns
    -------
    str
        One quotation per row, with outlet, title, day and address below it. Signs that Markdown takes for its own
        are escaped: the words appear as they stand in the article.

    Examples
    --------
    >>> row = {"sentence": "Prices rose *again*.", "outlet": "The Courier", "title": "Bread"}
    >>> print(evidence_markdown(pd.DataFrame([row])))
    > “Prices rose \\*again\\*.”
    >
    > — The Courier, “Bread”, undated
    """
    tables.check(sentences, "evidence", ["sentence"])
    quotations = []
    for row in sentences.to_dict("records"):
        url = row.get("url")
        address = f" <{url}>" if isinstance(url, str) and _is_plain_address(url) else ""
        quotations.append(f"> “{_markdown(row['sentence'])}”\n>\n> — {_markdown(_origin(row))}{address}")
    return "\n\n".join(quotations)


def show_evidence(sentences: pd.DataFrame, *, title: str = "Sentences", rows: int = 5) -> Shown:
    """The sentences folded under one line, for a notebook or a page.

    Parameters
    ----------
    sentences
        A table that `evidence` made.
    title
        The line under which they are folded.
    rows
        How many sentences are shown at most; the line says how many there are.
    """
    return Shown(sentences_html(sentences, title=title, rows=rows), title=title)


def sentences_html(sentences: pd.DataFrame, *, title: str, rows: int) -> str:
    """The HTML of sentences folded under a line."""
    count = len(sentences)
    if not count:
        return f'<p class="tk-muted">{escape(title)}: none.</p>'
    shown = f"{rows} of {count:,}" if count > rows else f"{count:,}"
    quotations = quotations_html(sentences.head(rows))
    return f"<details><summary>{escape(title)} ({shown})</summary>{quotations}</details>"


def quotations_html(sentences: pd.DataFrame) -> str:
    """The HTML of sentences, one quotation each."""
    return "".join(_quotation(row) for row in sentences.to_dict("records"))


def _quotation(row: Row) -> str:
    footer = link(row.get("url"), escape(_origin(row)))
    return (
        f'<blockquote class="tk-sentence"><p dir="auto">{escape(row["sentence"])}</p><footer>{footer}</footer>'
        "</blockquote>"
    )


def _origin(row: Row) -> str:
    """Outlet, title and day in one line; what is missing is left out."""
    outlet, title, date = row.get("outlet"), row.get("title"), row.get("date")
    parts = [outlet if isinstance(outlet, str) else "outlet unknown"]
    if isinstance(title, str) and row.get("part") != "title":
        parts.append(f"“{title}”")
    parts.append(f"{date:%Y-%m-%d}" if isinstance(date, pd.Timestamp) else "undated")
    return ", ".join(parts)


def _is_plain_address(url: str) -> bool:
    return url.lower().startswith(("http://", "https://")) and not any(sign in url for sign in "<> \n\t")


def _markdown(text: object) -> str:
    """Text that Markdown shows as it stands, in one line."""
    line = " ".join(str(text).split())
    escaped = "".join("\\" + sign if sign in "\\`*_{}[]<>#|~$" else sign for sign in line)
    return escaped.replace("&", "&amp;") if "&" in escaped else escaped

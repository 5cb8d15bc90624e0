"""One article as a page, with what the toolkit found in it marked and explained."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from toolkit import tables
from toolkit.errors import TableError, did_you_mean
from toolkit.reading.marks import Mark, marked
from toolkit.reading.pages import Shown, escape, link
from toolkit.text.sentences import paragraph_spans

Row = dict[Any, Any]  # of a table, by column

_PARTS = ("title", "captions", "text")
_VAGUE = {
    "PAST_REF": " (some time in the past)",
    "PRESENT_REF": " (about the time of writing)",
    "FUTURE_REF": " (some time in the future)",
}
_FACTS = ("outlet", "author", "translator", "editor", "language", "keywords")


class _Note(NamedTuple):
    label: str
    part: str
    end: int  # the number stands behind this offset
    text: str


def show_article(
    articles: pd.DataFrame,
    article_id: str,
    *,
    attributions: pd.DataFrame | None = None,
    dates: pd.DataFrame | None = None,
) -> Shown:
    """An article as a page, with sources, cues, contents and dates marked and explained.

    Parameters
    ----------
    articles
        A table of articles.
    article_id
        The article to show.
    attributions
        What `find_attributions` found; the rows of other articles are left out.
    dates
        What `find_dates` found; the rows of other articles are left out.

    Returns
    -------
    Shown
        Displays itself in a notebook; its `save(path)` writes a page of its own. Markup and scripts in the article
        are shown as text.

    Raises
    ------
    TableError
        When there is no such article, or the rows were found in other articles.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "title": ["Ferry late"], "text": ["<b>It</b> rained."]})
    >>> show_article(articles, "a")
    <article 'a': Ferry late>
    """
    tables.check(articles, "articles", ["article_id"])
    ids = articles["article_id"].tolist()
    if article_id not in ids:
        raise TableError(
            f"There is no article {article_id!r} among the {len(ids):,} articles.{did_you_mean(article_id, ids)}"
        )
    article = articles.iloc[ids.index(article_id)].to_dict()
    marks: dict[str, list[Mark]] = {part: [] for part in _PARTS}
    notes: list[_Note] = []
    if attributions is not None:
        tables.check(attributions, "attributions", ["article_id", "content_spans"])
        _mark_attributions(attributions[attributions["article_id"] == article_id], marks, notes)
    if dates is not None:
        tables.check(dates, "dates", ["article_id", "start", "end"])
        _mark_dates(dates[dates["article_id"] == article_id], marks, notes)
    _require_fit(article, marks)

    title = _text(article, "title")
    html = "".join(
        [
            f'<h2 dir="auto">{_part(article, "title", marks, notes)}</h2>' if title else "<h2>(no title)</h2>",
            _facts(article),
            _legend(marks),
            f'<div class="tk-captions">{_paragraphs(article, "captions", marks, notes)}</div>'
            if _text(article, "captions")
            else "",
            _paragraphs(article, "text", marks, notes) or '<p class="tk-muted">The article has no text.</p>',
            _notes(notes),
            _taken_out(article),
        ]
    )
    return Shown(
        f'<article class="tk-article">{html}</article>', title=f"article {article_id!r}: {title or 'without a title'}"
    )


def _mark_attributions(rows: pd.DataFrame, marks: dict[str, list[Mark]], notes: list[_Note]) -> None:
    records = rows.to_dict("records")
    records.sort(key=lambda row: (_PARTS.index(row.get("part", "text")), _first_offset(row)))
    for number, row in enumerate(records, start=1):
        label, part = str(number), row.get("part", "text")
        explained = _explain_attribution(row)
        title = f"{label}: {explained}"
        spans = [("content", int(start), int(end)) for start, end in row["content_spans"]]
        for kind in ("source", "cue"):
            start, end = row.get(f"{kind}_start"), row.get(f"{kind}_end")
            if not pd.isna(start) and not pd.isna(end):
                spans.append((kind, int(start), int(end)))
        marks[part].extend(Mark(start, end, kind, label, title) for kind, start, end in spans)  # type: ignore[arg-type]
        notes.append(_Note(label, part, max((end for _, _, end in spans), default=0), explained))


def _first_offset(row: Row) -> int:
    offsets = [int(start) for start, _ in row["content_spans"]]
    offsets += [int(row[name]) for name in ("source_start", "cue_start") if not pd.isna(row.get(name))]
    return min(offsets, default=0)


def _explain_attribution(row: Row) -> str:
    """Who speaks, how, and which rule found it, in one line."""
    speaker, source = _text(row, "speaker"), _text(row, "source")
    who = speaker or source or "nobody is named"
    if source and speaker and speaker.casefold() not in source.casefold():
        who += f" (as written: {source})"
    described = [_text(row, "kind"), _text(row, "anonymity"), _text(row, "quotation")]
    line = f"{who} – {', '.join(word for word in described if word)}"
    for name, lead in (("reason", "reason"), ("access", "access"), ("rule", "rule")):
        if _text(row, name):
            line += f"; {lead}: {_text(row, name)}"
    return line


def _mark_dates(rows: pd.DataFrame, marks: dict[str, list[Mark]], notes: list[_Note]) -> None:
    records = rows.to_dict("records")
    records.sort(key=lambda row: (_PARTS.index(row.get("part", "text")), row["start"]))
    for number, row in enumerate(records, start=1):
        label, part = f"d{number}", row.get("part", "text")
        explained = _explain_date(row)
        marks[part].append(Mark(int(row["start"]), int(row["end"]), "date", label, f"{label}: {explained}"))
        notes.append(_Note(label, part, int(row["end"]), explained))


def _explain_date(row: Row) -> str:
    """What a date expression resolves to, in one line."""
    value = _text(row, "value") or "not placed on the calendar"
    line = f"{_text(row, 'text') or 'date'} = {value}{_VAGUE.get(value, '')}"
    first, last = row.get("first"), row.get("last")
    if isinstance(first, pd.Timestamp) and isinstance(last, pd.Timestamp) and first != last:
        line += f" ({first:%Y-%m-%d} to {last:%Y-%m-%d})"
    if row.get("anchored") is True:
        line += ", reckoned from the day of publication"
    return line + (f"; rule: {_text(row, 'rule')}" if _text(row, "rule") else "")


def _require_fit(article: Row, marks: dict[str, list[Mark]]) -> None:
    for part, found in marks.items():
        last = max((mark.end for mark in found), default=0)
        if last > len(_text(article, part)):
            raise TableError(
                f"The rows reach to character {last} of the {part}, which has {len(_text(article, part))}: they were "
                "found in other articles, or the text has been changed since."
            )


def _part(article: Row, part: str, marks: dict[str, list[Mark]], notes: list[_Note]) -> str:
    text = _text(article, part)
    return marked(text, marks[part], _anchors(part, notes), 0, len(text))


def _anchors(part: str, notes: list[_Note]) -> dict[int, list[str]]:
    anchors: dict[int, list[str]] = {}
    for note in notes:
        if note.part == part:
            anchors.setdefault(note.end, []).append(note.label)
    return anchors


def _paragraphs(article: Row, part: str, marks: dict[str, list[Mark]], notes: list[_Note]) -> str:
    text = _text(article, part)
    headings = set(_text(article, "headings").split("\n\n"))
    anchors = _anchors(part, notes)
    html = []
    for start, end in paragraph_spans(text):
        tag = "h3" if text[start:end] in headings else "p"
        html.append(f'<{tag} dir="auto">{marked(text, marks[part], anchors, start, end)}</{tag}>')
    return "".join(html)


def _facts(article: Row) -> str:
    date = article.get("date")
    day = f"{date:%Y-%m-%d}" if isinstance(date, pd.Timestamp) else "unknown"
    rows = [("date", escape(day) + _origin(article, "date_source"))]
    for name in _FACTS:
        if _text(article, name):
            origin = _origin(article, "outlet_source") if name == "outlet" else ""
            rows.append((name, escape(_text(article, name)) + origin))
    if _text(article, "url"):
        rows.append(("address", link(article["url"], escape(article["url"]))))
    # No list of definitions: JupyterLab has its own, narrow layout for these.
    return '<div class="tk-facts">' + "".join(f"<b>{name}</b><span>{value}</span>" for name, value in rows) + "</div>"


def _origin(article: Row, column: str) -> str:
    origin = _text(article, column)
    return f' <span class="tk-muted">({escape(origin)})</span>' if origin and origin != "none" else ""


def _legend(marks: dict[str, list[Mark]]) -> str:
    meanings = {
        "source": "source (bold, underlined)",
        "cue": "cue (italic, dotted line)",
        "content": "content (shaded)",
        "date": "date (dashed frame)",
    }
    present = {mark.kind for found in marks.values() for mark in found}
    samples = [
        f'<span><span class="tk-{kind}">{text}</span></span>' for kind, text in meanings.items() if kind in present
    ]
    return f'<p class="tk-legend">{"".join(samples)}Numbers lead to the notes below.</p>' if samples else ""


def _notes(notes: list[_Note]) -> str:
    if not notes:
        return ""
    items = "".join(f"<li><b>{escape(note.label)}</b><span>{escape(note.text)}</span></li>" for note in notes)
    return f'<h3>Notes</h3><ol class="tk-notes">{items}</ol>'


def _taken_out(article: Row) -> str:
    text = _text(article, "boilerplate")
    if not text:
        return ""
    paragraphs = "".join(f'<p dir="auto">{escape(text[start:end])}</p>' for start, end in paragraph_spans(text))
    return f"<details><summary>Taken out of the body on loading</summary>{paragraphs}</details>"


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""

"""What is new in a collection since a day: articles, sources, terms and events that were not there before."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from toolkit.cleaning.duplicates import drop_duplicates
from toolkit.cleaning.selection import select_articles
from toolkit.groups import Copies
from toolkit.notebooks.lines import openings, term_lines
from toolkit.reading.evidence import evidence
from toolkit.reading.pages import Shown, escape
from toolkit.reading.table import show_table
from toolkit.reading.words import count_of, day_name
from toolkit.sources.counts import count_sources
from toolkit.terms.keyness import keyness
from toolkit.timelines.merging import event_sentences, merge_events

_SENTENCES = 2  # under each row
_FALSE = 0.05  # of the terms that are told as rising, so many may be there by chance


def show_news(
    articles: pd.DataFrame,
    *,
    since: str | None,
    attributions: pd.DataFrame,
    events: pd.DataFrame,
    left_out: Iterable[str] = (),
    copies: Copies = "once",
    top: int = 15,
) -> Shown:
    """What the articles since a day have that those before it had not.

    Parameters
    ----------
    articles
        The articles before and since.
    since
        The first new day, as `select_articles` takes it. Without it nothing is shown.
    attributions, events
        What `find_attributions` and `event_timeline` found in all these articles.
    left_out
        Words that are not told as rising.
    copies
        "once" counts terms, sources and events without the articles that copy others; "all" counts every article.
    top
        Rows of each table.

    Returns
    -------
    Shown
        Four tables: new articles; sources by name cited for the first time; terms that are used more than before, by
        more than chance would bring (log-likelihood, with 5 % of false ones among them); events told of for the
        first time. Sentences are folded under the rows.
    """
    if since is None:
        return Shown("", title="news: no day was given")
    dated = articles[articles["date"].notna()].reset_index(drop=True)
    new = select_articles(dated, since=since)
    first_day = pd.Timestamp(since)  # a month or a year stands for its first day here as well
    before = dated[dated["date"] < first_day]
    if new.empty or before.empty:
        which = "since" if new.empty else "before"
        text = f"There are no articles with a date {which} {day_name(first_day)}: there is nothing to compare."
        return Shown(f"<p>{escape(text)}</p>", title="news")
    counted = drop_duplicates(dated) if copies == "once" else dated
    counted_new = select_articles(counted, since=since)
    parts = [
        f"<p>{count_of(len(new), 'article')} since {day_name(first_day)}, beside {len(before):,} before.</p>",
        "<h3>New articles</h3>",
        _new_articles(new, top),
        "<h3>Cited by name for the first time</h3>",
        _new_sources(counted, attributions, first_day, top),
        "<h3>Words used more than before</h3>",
        _rising_terms(counted, counted_new, left_out, top),
        "<h3>Told of for the first time</h3>",
        _new_events(counted, events, first_day, top),
    ]
    return Shown("".join(parts), title="news")


def _new_articles(new: pd.DataFrame, top: int) -> str:
    titles = evidence(openings(new.sort_values("date", kind="stable")), new)
    titles = titles.rename(columns={"sentence": "title, or first sentence"})
    columns = ["date", "outlet", "title, or first sentence"]
    if titles["url"].notna().any():
        columns.append("url")
    return show_table(titles, columns=columns, rows=top).body


def _new_sources(articles: pd.DataFrame, attributions: pd.DataFrame, first_day: pd.Timestamp, top: int) -> str:
    told = attributions[attributions["article_id"].isin(articles["article_id"])]
    sources = count_sources(told, articles, copies="all")
    by_name = (sources["anonymity"] == "named") | (sources["kind"] == "outlet")
    new = sources[by_name & (sources["first"] >= first_day)].head(top)
    rows = told[told["speaker"].isin(new["speaker"])]
    return show_table(
        new,
        columns=["speaker", "kind", "attributions", "articles", "outlets", "first"],
        rows=top,
        evidence=evidence(rows, articles, by=["speaker", "kind"], each=_SENTENCES),
        note_if_empty="Nobody.",
    ).body


def _rising_terms(articles: pd.DataFrame, new: pd.DataFrame, left_out: Iterable[str], top: int) -> str:
    if new.empty:
        return '<p class="tk-muted">Every new article copies one before.</p>'
    side = articles["article_id"].isin(new["article_id"]).map({True: "new", False: "before"})
    words = set(left_out) or "all"
    terms = keyness(articles.assign(side=side), by="side", target="new", stop_words=words, correction="fdr")
    rising = terms[(terms["log_ratio"] > 0) & (terms["p_adjusted"] < _FALSE)].head(top)
    return show_table(
        rising,
        columns=["term", "count", "reference_count", "articles", "per_million", "reference_per_million"],
        rows=top,
        evidence=evidence(term_lines(new, rising["term"]), new, by="term", each=_SENTENCES),
        note_if_empty="None so clearly that it could not be chance.",
    ).body


def _new_events(articles: pd.DataFrame, events: pd.DataFrame, first_day: pd.Timestamp, top: int) -> str:
    told = events[events["article_id"].isin(articles["article_id"])]
    merged = merge_events(told)
    new = merged[merged["first_told"] >= first_day].head(top)
    return show_table(
        new,
        columns=["first", "last", "sentence", "articles", "outlets", "first_outlet"],
        rows=top,
        evidence=evidence(event_sentences(told, new), articles, by="event_id", each=_SENTENCES),
        note_if_empty="Nothing that could be placed on the calendar.",
    ).body

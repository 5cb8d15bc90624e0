"""The findings a report starts with: a few sentences in plain words, each with the sentences it rests on."""

from __future__ import annotations

import re
from typing import NamedTuple

import pandas as pd

from toolkit import tables
from toolkit.groups import Freq, period_start
from toolkit.notebooks.periods import period_name
from toolkit.reading.evidence import evidence, sentences_html
from toolkit.reading.pages import Shown, escape
from toolkit.reading.words import count_of, listed
from toolkit.terms.concordance import concordance

_NAMED = 3  # how many terms or sources a finding names
_SENTENCES = 3


class _Finding(NamedTuple):
    text: str
    sentences: pd.DataFrame | None = None


def show_findings(
    articles: pd.DataFrame,
    *,
    frequencies: pd.DataFrame,
    attributions: pd.DataFrame,
    sources: pd.DataFrame,
    coverage: pd.DataFrame,
    events: pd.DataFrame,
    freq: Freq,
) -> Shown:
    """What the articles talk about, who they rest on and what happened when, in a few sentences.

    Parameters
    ----------
    articles
        The articles that the other tables were computed from.
    frequencies
        Terms, not grouped, most telling first.
    attributions, sources
        What `find_attributions` and, not grouped, `count_sources` gave.
    coverage
        What `coverage` gave for `freq`, not grouped.
    events
        What `event_timeline` gave.
    freq
        The period of `coverage`.

    Returns
    -------
    Shown
        A numbered list; under each finding the sentences it rests on are folded.
    """
    tables.check(articles, "articles", ["article_id", "date", "title", "text"])
    findings = [
        _terms(articles, frequencies),
        _sources(articles, attributions, sources),
        _anonymity(articles, attributions),
        _peak(articles, coverage, freq),
        _event(articles, events),
    ]
    items = "".join(f"<li>{_html(finding)}</li>" for finding in findings)
    return Shown(f'<ol class="tk-findings">{items}</ol>', title="findings")


def _html(finding: _Finding) -> str:
    html = f"<p>{escape(finding.text)}</p>"
    if finding.sentences is not None and len(finding.sentences):
        html += sentences_html(finding.sentences, title="Sentences", rows=len(finding.sentences))
    return html


def _terms(articles: pd.DataFrame, frequencies: pd.DataFrame) -> _Finding:
    if frequencies.empty:
        return _Finding("The articles have no text to count terms in.")
    top = frequencies.head(_NAMED)
    named = [
        f"“{term}” ({count:,} times in {count_of(spread, 'article')})"
        for term, count, spread in zip(top["term"], top["count"], top["articles"], strict=True)
    ]
    lines = [concordance(articles, re.escape(term)).head(1) for term in top["term"]]
    found = evidence(pd.concat(lines, ignore_index=True), articles)
    return _Finding(f"The words used most are {listed(named)}; words such as “the” and “said” are left out.", found)


def _sources(articles: pd.DataFrame, attributions: pd.DataFrame, sources: pd.DataFrame) -> _Finding:
    named = sources[sources["speaker"].notna()] if len(sources) else sources
    if named.empty:
        return _Finding("No statement that is tied to a source was found.")
    top = named.head(_NAMED)
    told = [
        f"{speaker} ({count_of(count, 'statement')} in {count_of(spread, 'article')})"
        for speaker, count, spread in zip(top["speaker"], top["attributions"], top["articles"], strict=True)
    ]
    of_top = attributions[attributions["speaker"].isin(top["speaker"].tolist())]
    sentences = evidence(of_top, articles, by="speaker", each=1)
    total = count_of(len(attributions), "statement")
    return _Finding(f"They rest most on {listed(told)}; {total} in all are tied to a source.", sentences)


def _anonymity(articles: pd.DataFrame, attributions: pd.DataFrame) -> _Finding:
    people = attributions[attributions["anonymity"].notna()]
    if people.empty:
        return _Finding("No statement of a person, group or organisation was found, named or not.")
    counts = people["anonymity"].value_counts()
    described, unnamed = int(counts.get("described", 0)), int(counts.get("unnamed", 0))
    hidden = described + unnamed
    text = (
        f"{hidden / len(people):.0%} of the statements of people, groups and organisations ({hidden:,} of "
        f"{len(people):,}) come from sources without a name: {described:,} from sources that are described, "
        f"{unnamed:,} from sources of whom nothing is said."
    )
    rows = people[people["anonymity"] != "named"]
    return _Finding(text, evidence(rows, articles, each=_SENTENCES))


def _peak(articles: pd.DataFrame, coverage: pd.DataFrame, freq: Freq) -> _Finding:
    dated = int(articles["date"].notna().sum())
    if not dated or coverage.empty:
        return _Finding("No article has a publication date: the articles cannot be placed in time.")
    counts = coverage["articles"].tolist()
    highest = max(counts)
    start = coverage["period"].iloc[counts.index(highest)]
    ties = counts.count(highest) - 1
    text = f"Most articles appeared in {period_name(start, freq)}: {highest:,} of {dated:,} with a date"
    if ties:
        text += f" (and as many in {count_of(ties, 'other ' + freq)})"
    undated = len(articles) - dated
    text += f"; {undated:,} have no date." if undated else "."
    of_peak = articles[(period_start(articles["date"], freq) == start).to_numpy()]
    return _Finding(text, evidence(_openings(of_peak.head(_SENTENCES)), articles))


def _openings(articles: pd.DataFrame) -> pd.DataFrame:
    """The title of each article, or its first words where it has none, as rows with offsets."""
    rows = [
        (article_id, "title", 0, len(title)) if isinstance(title, str) else (article_id, "text", 0, 1)
        for article_id, title in zip(articles["article_id"].tolist(), articles["title"].tolist(), strict=True)
    ]
    return pd.DataFrame(rows, columns=["article_id", "part", "start", "end"])


def _event(articles: pd.DataFrame, events: pd.DataFrame) -> _Finding:
    days = events[events["granularity"] == "day"] if len(events) else events
    if days.empty:
        return _Finding("No sentence names a day that could be placed on the calendar.")
    told = days.groupby("first", sort=True).agg(
        articles=("article_id", "nunique"), sentences=("article_id", "size"), outlets=("outlet", "nunique")
    )
    told = told.sort_values(["articles", "sentences"], ascending=False, kind="stable")
    day, most = told.index[0], told.iloc[0]
    text = (
        f"The day told of most is {period_name(day, 'day')}: {count_of(int(most['sentences']), 'sentence')} in "
        f"{count_of(int(most['articles']), 'article')} of {count_of(max(int(most['outlets']), 1), 'outlet')}."
    )
    return _Finding(text, evidence(days[days["first"] == day], articles, each=_SENTENCES))

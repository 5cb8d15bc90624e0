"""The findings a report starts with: a few sentences in plain words, each with the sentences it rests on."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from toolkit import tables
from toolkit.groups import Freq, period_start
from toolkit.notebooks.lines import openings, term_lines
from toolkit.notebooks.periods import day_name, period_name
from toolkit.reading.evidence import evidence
from toolkit.reading.pages import Shown, escape
from toolkit.reading.quoting import sentences_html
from toolkit.reading.words import count_of, listed
from toolkit.timelines.merging import merge_events

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
        _anonymity(articles, attributions, sources),
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
        return _Finding("There are no words to count.")
    top = frequencies.head(_NAMED)
    named = [
        f"“{term}” ({_times(count)}{_in_articles(spread, articles)})"
        for term, count, spread in zip(top["term"], top["count"], top["articles"], strict=True)
    ]
    sentences = evidence(term_lines(articles, top["term"]), articles, by="term", each=1).drop_duplicates("sentence")
    return _Finding(f"The words used most are {listed(named)}; words such as “the” and “said” are left out.", sentences)


def _sources(articles: pd.DataFrame, attributions: pd.DataFrame, sources: pd.DataFrame) -> _Finding:
    total = int(sources["attributions"].sum())
    if not total:
        return _Finding("No statement that is tied to a source was found.")
    found = f"{_statements(total)} {'was' if total == 1 else 'were'} found, a copied text counted once"
    named = sources[(sources["anonymity"] == "named") | (sources["kind"] == "outlet")]
    if named.empty:
        return _Finding(f"No source has a name; {found}.")
    top = named.head(_NAMED)
    told = [
        f"{speaker} ({_statements(count)}{_in_articles(spread, articles)})"
        for speaker, count, spread in zip(top["speaker"], top["attributions"], top["articles"], strict=True)
    ]
    rows = [_telling(attributions[attributions["speaker"] == speaker]).head(1) for speaker in top["speaker"]]
    sentences = evidence(pd.concat(rows, ignore_index=True), articles)
    return _Finding(f"Cited most by name: {listed(told)}. In all, {found}.", sentences)


def _anonymity(articles: pd.DataFrame, attributions: pd.DataFrame, sources: pd.DataFrame) -> _Finding:
    counts = sources.groupby("anonymity")["attributions"].sum()
    people = int(counts.sum())
    if not people:
        return _Finding("No statement of a person, group or organisation was found, named or not.")
    described, unnamed = int(counts.get("described", 0)), int(counts.get("unnamed", 0))
    hidden = described + unnamed
    if not hidden:
        return _Finding(f"Every person, group or organisation that is cited has a name ({_statements(people)}).")
    text = (
        f"{hidden / people:.0%} of what people, groups and organisations say ({hidden:,} of {_statements(people)}) "
        f"comes from sources without a name; {_described(described, unnamed)}."
    )
    rows = attributions[attributions["anonymity"].isin(["described", "unnamed"])]
    # "A senior official" convinces more than a pronoun that could not be resolved.
    rows = _telling(rows[rows["source"].str.contains(" ")])
    return _Finding(text, evidence(rows, articles, each=_SENTENCES))


def _described(described: int, unnamed: int) -> str:
    if not unnamed:
        return "each of them is described, by a rank, a place or an office"
    if not described:
        return "nothing narrows down who they are"
    return f"in {described:,} the source is described, in {unnamed:,} nothing narrows down who it is"


def _peak(articles: pd.DataFrame, coverage: pd.DataFrame, freq: Freq) -> _Finding:
    dated = int(articles["date"].notna().sum())
    if not dated or coverage.empty:
        return _Finding("No article has a publication date: the articles cannot be placed in time.")
    counts = coverage["articles"].tolist()
    highest = max(counts)
    start = coverage["period"].iloc[counts.index(highest)]
    when = f"{'on' if freq == 'day' else 'in'} {period_name(start, freq)}"
    if len(articles) == 1:
        text = f"The article appeared {when}"
    elif highest == dated:
        text = f"Every article with a date appeared {when}"
    else:
        name = period_name(start, freq).replace("the week of", "that of")
        text = f"The {freq} with most articles is {name}: {highest:,} of {dated:,} with a date"
        ties = counts.count(highest) - 1
        text += f" (as many as in {count_of(ties, 'other ' + freq)})" if ties else ""
    undated = len(articles) - dated
    text += f"; {undated:,} {'has' if undated == 1 else 'have'} no date." if undated else "."
    of_peak = articles[(period_start(articles["date"], freq) == start).to_numpy()]
    return _Finding(text, evidence(openings(of_peak.head(_SENTENCES)), articles))


def _event(articles: pd.DataFrame, events: pd.DataFrame) -> _Finding:
    merged = merge_events(events)
    if merged.empty:
        return _Finding("No sentence names a time that could be placed on the calendar.")
    most = merged.iloc[0]
    first, last = most["first"], most["last"]
    when = f"day told of most is {day_name(first)}"
    if first != last:
        when = f"time told of most is that from {day_name(first)} to {day_name(last)}"
    text = f"The {when}: {_sentences(int(most['sentences']))}"
    text += _in_articles(int(most["articles"]), articles)
    outlets = int(most["outlets"])
    text += f" of {count_of(outlets, 'outlet')}." if outlets and len(articles) > 1 else "."
    of_most = events[(events["first"] == first) & (events["last"] == last)]
    return _Finding(text, evidence(of_most, articles, each=_SENTENCES))


def _statements(count: int) -> str:
    return count_of(count, "statement")


def _sentences(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count:,} different sentences"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _in_articles(spread: int, articles: pd.DataFrame) -> str:
    """How many articles, where there is more than one at all."""
    return f" in {count_of(spread, 'article')}" if len(articles) > 1 else ""


def _telling(attributions: pd.DataFrame) -> pd.DataFrame:
    """The rows in the order in which they convince: words in quotation marks before others, texts before titles."""
    ranks = attributions["quotation"].map({"direct": 0, "mixed": 1}).fillna(2) + 3 * (attributions["part"] != "text")
    return attributions.iloc[ranks.to_numpy().argsort(kind="stable")]

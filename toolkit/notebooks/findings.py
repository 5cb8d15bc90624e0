"""The findings a report starts with: a few sentences in plain words, each with the sentences it rests on."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from toolkit import tables
from toolkit.groups import Freq, period_start
from toolkit.notebooks.echoes import echo_finding
from toolkit.notebooks.finding import NAMED, SENTENCES, Finding, in_articles, outlet_key, outlet_names
from toolkit.notebooks.lines import is_name, openings, term_lines
from toolkit.notebooks.turns import turn_finding
from toolkit.reading.evidence import evidence
from toolkit.reading.pages import Shown
from toolkit.reading.words import count_of, day_name, listed, period_name
from toolkit.timelines.merging import event_sentences, merge_events
from toolkit.timelines.telling import tells

_LOOKED_AT = 60  # terms among which those that are no names are looked for
_QUOTED = 240  # characters


def show_findings(
    articles: pd.DataFrame,
    *,
    counted: pd.DataFrame | None = None,
    frequencies: pd.DataFrame,
    attributions: pd.DataFrame,
    sources: pd.DataFrame,
    coverage: pd.DataFrame,
    events: pd.DataFrame,
    freq: Freq,
    left_out: Iterable[str] = (),
) -> Shown:
    """What the articles talk about and what changed in it, who they rest on and what happened when, in a few sentences.

    Parameters
    ----------
    articles
        All articles; where `mark_duplicates` has been at them, copies are told.
    counted
        The articles in which terms, attributions and events were counted, where copies were left out.
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
    left_out
        Words that are not told as coming up or fading.

    Returns
    -------
    Shown
        A numbered list; under each finding the sentences it rests on are folded.
    """
    tables.check(articles, "articles", ["article_id", "date", "outlet", "title", "text"])
    texts = articles if counted is None else counted
    findings = [
        _terms(texts, frequencies),
        turn_finding(texts, left_out),
        _sources(texts, attributions, sources),
        _anonymity(texts, attributions, sources),
        echo_finding(articles, attributions),
        _peak(articles, coverage, freq),
        _event(texts, events),
    ]
    items = "".join(f"<li>{finding.html()}</li>" for finding in findings if finding is not None)
    return Shown(f'<ol class="tk-findings">{items}</ol>', title="findings")


def _terms(articles: pd.DataFrame, frequencies: pd.DataFrame) -> Finding:
    if frequencies.empty:
        return Finding("There are no words to count.")
    rows, lines, names = [], [], 0
    for place, term in enumerate(frequencies["term"].head(_LOOKED_AT).tolist()):
        found = term_lines(articles, [term])
        if is_name(found):
            names += 1
            continue
        rows.append(place)
        lines.append(found)
        if len(rows) == NAMED:
            break
    if not rows:
        return Finding("The words used most are names; the table of terms has them.")
    top = frequencies.iloc[rows]
    named = [
        f"“{term}” ({_times(count)}{in_articles(spread, articles)})"
        for term, count, spread in zip(top["term"], top["count"], top["articles"], strict=True)
    ]
    without = "names and words such as “the” and “said”" if names else "words such as “the” and “said”"
    sentences = evidence(pd.concat(lines, ignore_index=True), articles, by="term", each=1).drop_duplicates("sentence")
    return Finding(f"The words used most, {without} left out, are {listed(named)}.", sentences)


def _sources(articles: pd.DataFrame, attributions: pd.DataFrame, sources: pd.DataFrame) -> Finding:
    total = int(sources["attributions"].sum())
    if not total:
        return Finding("No attribution was found: no statement that is tied to a source.")
    found = f"{_attributions(total)} {'was' if total == 1 else 'were'} found: statements that are tied to a source"
    outlets = outlet_names(articles)
    is_outlet = [isinstance(name, str) and outlet_key(name) in outlets for name in sources["speaker"].tolist()]
    named = sources[(sources["anonymity"] == "named") & ~pd.Series(is_outlet, sources.index, dtype="bool")]
    if named.empty:
        return Finding(f"{found}. No source has a name.")
    top = named.head(NAMED)
    told = [
        f"{speaker} ({_attributions(count)}{in_articles(spread, articles)})"
        for speaker, count, spread in zip(top["speaker"], top["attributions"], top["articles"], strict=True)
    ]
    rows = [_telling(attributions[attributions["speaker"] == speaker]).head(1) for speaker in top["speaker"]]
    sentences = evidence(pd.concat(rows, ignore_index=True), articles)
    return Finding(f"{found}. Cited most by name, outlets apart: {listed(told)}.", sentences)


def _anonymity(articles: pd.DataFrame, attributions: pd.DataFrame, sources: pd.DataFrame) -> Finding | None:
    counts = sources.groupby("anonymity")["attributions"].sum()
    people = int(counts.sum())
    if not people:
        return None
    described, unnamed = int(counts.get("described", 0)), int(counts.get("unnamed", 0))
    hidden = described + unnamed
    if not hidden:
        return Finding(f"Every person, group or organisation that is cited has a name ({_attributions(people)}).")
    text = (
        f"{hidden / people:.0%} of the attributions to people, groups and organisations ({hidden:,} of {people:,}) are "
        f"to sources without a name; {_described(described, unnamed)}."
    )
    rows = attributions[attributions["anonymity"].isin(["described", "unnamed"])]
    of_people = rows["kind"].isin(["person", "group"])
    rows = rows[of_people] if of_people.any() else rows
    # "A senior official" convinces more than a pronoun that could not be resolved, and words in quotation marks more
    # than others.
    rows = _telling(rows[rows["source"].str.contains(" ")])
    quoted = rows[rows["quotation"] == "direct"]
    return Finding(text, evidence(quoted if len(quoted) >= SENTENCES else rows, articles, each=SENTENCES))


def _described(described: int, unnamed: int) -> str:
    if not unnamed:
        return "each of them is described, by a rank, a place or an office"
    if not described:
        return "nothing narrows down who they are"
    return f"in {described:,} the source is described, in {unnamed:,} nothing narrows down who it is"


def _peak(articles: pd.DataFrame, coverage: pd.DataFrame, freq: Freq) -> Finding:
    dated = int(articles["date"].notna().sum())
    if not dated or coverage.empty:
        return Finding("No article has a publication date: the articles cannot be placed in time.")
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
    return Finding(text, evidence(openings(of_peak.head(SENTENCES)), articles))


def _event(articles: pd.DataFrame, events: pd.DataFrame) -> Finding:
    merged = merge_events(events)
    if merged.empty:
        return Finding("No sentence names a time that could be placed on the calendar.")
    most = merged.iloc[0]
    first, last = most["first"], most["last"]
    when = f"day told of most is {day_name(first)}"
    if first != last:
        when = f"time told of most is that from {day_name(first)} to {day_name(last)}"
    text = f"The {when}: {_sentences(int(most['sentences']))}{in_articles(int(most['articles']), articles)}"
    outlets = int(most["outlets"])
    text += f" of {count_of(outlets, 'outlet')}" if outlets and len(outlet_names(articles)) > 1 else ""
    text += f"{', such as' if most['sentences'] > 1 else ''}: “{_shortened(most['sentence'])}”"
    told = event_sentences(events, merged.head(1))
    parts = told["part"].tolist() if "part" in told else [None] * len(told)
    clear = [tells(sentence, part) for sentence, part in zip(told["sentence"].tolist(), parts, strict=True)]
    told = told[clear] if any(clear) else told
    quoted = told["sentence"] == most["sentence"]  # it comes first, with where it stands
    shown = [evidence(told[quoted].head(1), articles), evidence(told[~quoted], articles, each=SENTENCES - 1)]
    return Finding(text, pd.concat(shown, ignore_index=True))


def _shortened(sentence: str) -> str:
    """A sentence in one line, cut between words where it is long."""
    line = " ".join(sentence.split())
    return line if len(line) <= _QUOTED else line[:_QUOTED].rpartition(" ")[0] + " …"


def _attributions(count: int) -> str:
    return count_of(count, "attribution")


def _sentences(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count:,} different sentences"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _telling(attributions: pd.DataFrame) -> pd.DataFrame:
    """The rows in the order in which they convince: words in quotation marks before others, texts before titles."""
    ranks = attributions["quotation"].map({"direct": 0, "mixed": 1}).fillna(2) + 3 * (attributions["part"] != "text")
    return attributions.iloc[ranks.to_numpy().argsort(kind="stable")]

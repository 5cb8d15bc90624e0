"""How many independent sources a claim has: the tables `source_chains` and `corroboration`."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd

from toolkit import tables
from toolkit.groups import By, group_keys
from toolkit.sources.provenance.chains import Chains
from toolkit.sources.provenance.claims import Claims
from toolkit.sources.provenance.links import Unit, links_of_claims, links_of_groups
from toolkit.sources.provenance.origins import Origins
from toolkit.sources.provenance.statements import End, Traced

_ORIGINS = 12  # that a row names
_NEEDED = ["article_id", "speaker", "speaker_id", "kind", "anonymity", "content_spans"]
_LEVELS = ("named", "described", "unnamed")


def corroboration(
    articles: pd.DataFrame, attributions: pd.DataFrame, *, claims: Claims | None = None, by: By = None
) -> pd.DataFrame:
    """Count how many independent sources a claim has, or the articles of a group rest on.

    Sources are independent when they are different speakers, when neither has it from the other, and when no outlet
    merely repeats what another reported. The figure is a lower bound, for what cannot be told apart counts once:

    - a copy of an article has no source of its own;
    - what is attributed to another outlet goes back to that outlet's own sources, where the collection has its article
      on the claim; otherwise the outlet counts once, however many repeat it;
    - someone who is quoted inside the words of a source has it from that source, or gives it through him;
    - ministries, officers and officials of one government speak for one side and count once;
    - a paper without a name ("the order", "a letter") comes from the unnamed source of its article; what an outlet has
      seen or measured itself counts once for the outlet;
    - within one claim, unnamed sources of one outlet that are described in the same words count once, and so does one
      described in Korean beside one described in English; an official of whom nobody says which government he serves
      adds nothing to the only government that supports the claim;
    - attributions without a source, unresolved pronouns, "I" of an author and an outlet's bare assertion count for
      nobody.

    Parameters
    ----------
    articles
        The articles: `article_id`, `outlet` and `text`; `date` and, from `mark_duplicates`, `cluster` as far as they
        are there.
    attributions
        What `find_attributions` found in them, after `link_speakers`.
    claims
        What is claimed. Words that stand in a sentence that tells it (``'270,000 shell*'``: all of them, in any order;
        a phrase in quotation marks; ``-word`` must not be there); several such texts, each a claim; a mapping from a
        claim's name to its patterns, one of which must be met (`read_claims`); or a table with `claim`, `article_id`
        and, if wanted, `passage`, the words of the article that tell it. A statement belongs to a claim when it holds
        those words; a sentence without a statement goes to the one before it in its paragraph, or behind it. Without
        claims every statement counts.
    by
        Columns of articles or periods to group by.

    Returns
    -------
    The `corroboration` table: claim, where claims were given, then the columns of `by`, then independent, named,
    described, unnamed and other (documents and outlets; the four add up to independent), near (of the independent ones,
    those that are tied to the claim only by standing near it: to be read), speakers (different ones, before
    asking where they have it from), attributions, articles, outlets, copies (articles left out as such), echoes
    (articles that have nothing but what others reported), single_source (articles that rest on one origin),
    anonymous_share (share of the articles with a source that rest on unnamed and described ones alone), denials and
    unclear (attributions), origins, first and last (dates). Claims in their order, then groups in order.

    Raises
    ------
    TableError
        A table lacks a column.
    ToolkitError
        A passage is not in its article.
    ValueError
        A claim has no word, or `by` names neither a column nor a period.

    Examples
    --------
    >>> articles = pd.DataFrame({
    ...     "article_id": ["a", "b"], "outlet": ["Tolmar Post", "Daily Oru"],
    ...     "text": ["The dam leaks, a nurse said.", "The dam leaks, the Tolmar Post reported."],
    ... })
    >>> attributions = pd.DataFrame({
    ...     "article_id": ["a", "b"], "content_spans": [[(0, 13)], [(0, 13)]],
    ...     "speaker": ["nurse", "Tolmar Post"], "speaker_id": ["a/nurse-1", "tolmar-post"],
    ...     "kind": ["person", "outlet"], "anonymity": ["described", None],
    ... })
    >>> corroboration(articles, attributions, claims="dam leaks")[["claim", "independent", "articles", "echoes"]]
           claim  independent  articles  echoes
    0  dam leaks            1         2       1
    """
    words = [] if by is None else [by] if isinstance(by, str) else list(by)
    front = (["claim"] if claims is not None else []) + words
    chains, units = _trace(articles, attributions, claims, by)
    rows = [(*unit, *_summary(found, chains)) for unit, found in units.items()]
    counts = tables.from_rows("corroboration", [row[len(front) :] for row in rows])
    groups = group_keys(articles, by)
    for place, name in enumerate(front):
        values = [row[place] for row in rows]
        counts.insert(
            place,
            name,
            pd.Series(values, dtype="str" if name == "claim" and claims is not None else groups[name].dtype),
        )
    if words:
        rank = {unit[0]: place for place, unit in reversed(list(enumerate(units)))} if claims is not None else {}
        order = pd.Series([rank.get(row[0], 0) for row in rows], dtype="int64")
        counts = counts.assign(_rank=order).sort_values(["_rank", *words], na_position="last", kind="stable")
        counts = counts.drop(columns="_rank").reset_index(drop=True)
    return counts


def source_chains(articles: pd.DataFrame, attributions: pd.DataFrame, *, claims: Claims | None = None) -> pd.DataFrame:
    """Trace every statement of a claim back to where it comes from: the rows that `corroboration` counts.

    Parameters
    ----------
    articles, attributions, claims
        As in `corroboration`.

    Returns
    -------
    The `source_chains` table, one row per statement, by claim, then in the order of time. `tie` says how a source was
    tied to the claim: in the statement itself, in its sentence, near it, or not at all ("own voice"). `stance` is
    missing without claims. `relation` says whether it counts: "own" is the first statement of an origin; "same",
    "echo" and "copy" add none; "unclear" is nobody's; "denies" and "open" do not support the claim. `evidence` takes
    the rows.

    Raises
    ------
    TableError, ToolkitError, ValueError
        As in `corroboration`.
    """
    chains, units = _trace(articles, attributions, claims, None)
    rows: list[tuple[object, ...]] = []
    for unit, found in units.items():
        for one in found:
            link = one.link
            own = chains.speaker(link)
            end = one.ends[0] if one.ends else End("", "", "", None)
            rows.append(
                (
                    unit[0] if claims is not None else None, link.article_id, link.outlet, link.date,
                    *own,
                    link.tie, link.stance if claims is not None else None, one.chain,
                    end.name or None, " ".join(each.key for each in one.ends) or None, end.kind or None, end.anonymity,
                    one.relation, link.part, link.start, link.end,
                )
            )  # fmt: skip
    return tables.from_rows("source_chains", rows)


def _trace(
    articles: pd.DataFrame, attributions: pd.DataFrame, claims: Claims | None, by: By
) -> tuple[Chains, dict[Unit, list[Traced]]]:
    """The traced statements of every claim and group."""
    tables.check(articles, "articles", ["article_id", "outlet", "text"])
    tables.check(attributions, "attributions", _NEEDED)
    articles = articles.loc[~articles["article_id"].duplicated()].reset_index(drop=True)
    attributions = attributions.loc[attributions["article_id"].isin(articles["article_id"])]
    origins = Origins(attributions, articles)
    groups = group_keys(articles, by)
    links = (
        links_of_claims(articles, origins, claims, groups)
        if claims is not None
        else links_of_groups(articles, origins, groups)
    )
    chains = Chains(origins)
    return chains, {unit: chains.trace(found, one_story=claims is not None) for unit, found in links.items()}


def _summary(traced: list[Traced], chains: Chains) -> tuple[object, ...]:
    """The row of the table behind the columns of the group."""
    counted = [one for one in traced if one.relation != "copy"]
    clear = [one for one in counted if one.link.stance == "supports" and one.ends]
    first_hand = [one for one in clear if one.relation == "own"]
    ends = [one.ends[0] for one in first_hand]
    levels = Counter(end.anonymity or "other" for end in ends)
    by_article: defaultdict[str, set[End]] = defaultdict(set)
    sure: set[str] = set()
    for one in clear:
        by_article[one.link.article_id].update(one.ends)
        if one.link.tie != "near":
            sure.update(end.key for end in one.ends)
    hidden = [all(end.anonymity in ("described", "unnamed") for end in found) for found in by_article.values()]
    with_own = {one.link.article_id for one in clear if one.relation != "echo"}
    dates = [one.link.date for one in traced if not pd.isna(one.link.date)]
    names = [end.name for end in ends[:_ORIGINS]] + ([f"{len(ends) - _ORIGINS} more"] if len(ends) > _ORIGINS else [])
    return (
        len(ends),
        *(levels[level] for level in (*_LEVELS, "other")),
        sum(end.key not in sure for end in ends),
        len({chains.identity(one.link) for one in clear}),
        sum(one.link.row is not None and one.link.stance == "supports" for one in counted),
        len({one.link.article_id for one in traced}),
        len({one.link.outlet for one in traced if one.link.outlet is not None}),
        len({one.link.article_id for one in traced if one.link.is_copy}),
        len(by_article.keys() - with_own),
        sum(len(found) == 1 for found in by_article.values()),
        sum(hidden) / len(hidden) if hidden else None,
        sum(one.link.stance == "denies" for one in counted),
        sum(not one.ends and one.link.stance == "supports" for one in counted),
        "; ".join(names) or None,
        min(dates, default=None),
        max(dates, default=None),
    )

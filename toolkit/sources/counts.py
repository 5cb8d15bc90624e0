"""Who the coverage rests on: the tables `sources` and `outlets`."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from toolkit import tables
from toolkit.errors import did_you_mean, require_choice
from toolkit.groups import FREQUENCIES, By, Copies, group_keys, is_copy

_SPEAKER = ["speaker", "kind", "anonymity"]
_GUESSED = ("inferred", "folder")
_DAY = "datetime64[us]"


def count_sources(
    attributions: pd.DataFrame, articles: pd.DataFrame, *, by: By = None, copies: Copies = "once"
) -> pd.DataFrame:
    """Count who is cited: how often, in how many articles, by how many outlets.

    A speaker whose name is written in several ways is one row, under the way most often used. Unnamed speakers of
    different articles are different people; where they are called the same ("officials") they share a row, and
    `people` says how many they are. Attributions without a source are a row of their own, with missing speaker, so
    that the rows of a group add up to all of its attributions; so are pronouns that could not be led back to anybody,
    as "(unresolved pronoun)", of unknown kind and without an anonymity, and what the authors of opinion pieces say of
    themselves ("I think"), as "(author)".

    Parameters
    ----------
    attributions
        The table of `find_attributions`. Attributions of articles that `articles` does not hold are left out: a
        selection of articles is enough to count a part of the collection.
    articles
        The articles they were found in, with `article_id` and, as far as they are there, `outlet` and `date`.
    by
        Columns of articles or of attributions ("outlet", "kind", "quotation"), or periods ("month"); missing values
        are a group of their own.
    copies
        "once" counts articles that are copies of each other once in each group: copies share their value in the
        column `cluster` where `mark_duplicates` has added it, and the article that it names stands for them, or the
        earliest of those in the group; without the column they are articles with the same text, apart from case and
        white space, and the earliest counts. "all" counts every article.

    Returns
    -------
    The `sources` table: the columns of `by`, then speaker, kind, anonymity, people, attributions, articles, outlets,
    share (of the attributions of the group; the shares of a group sum to 1), first and last (date of the first and
    last article). A column that is grouped by stands at the front only. Groups are in the order of their values,
    missing ones last; in a group the most cited come first, then names in order; authors, unresolved pronouns and the
    missing speaker last.

    Raises
    ------
    TableError
        A table lacks a column that is needed.
    ValueError
        `by` or `copies` is none of the words above.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Tolmar Post", "Daily Oru"]})
    >>> attributions = pd.DataFrame({
    ...     "article_id": ["a", "a", "b"],
    ...     "speaker": ["Ana Ruiz", "officials", "officials"],
    ...     "speaker_id": ["ana-ruiz", "a/official-1", "b/official-1"],
    ...     "kind": ["person", "group", "group"],
    ...     "anonymity": ["named", "unnamed", "unnamed"],
    ... })
    >>> count_sources(attributions, articles)[["speaker", "people", "attributions", "outlets", "share"]].round(2)
         speaker  people  attributions  outlets  share
    0  officials       2             2        2   0.67
    1   Ana Ruiz       1             1        1   0.33
    """
    require_choice("copies", copies, ("once", "all"))
    tables.check(attributions, "attributions", ["article_id", "speaker_id", *_SPEAKER])
    tables.check(articles, "articles", ["article_id"])
    words = _words(by)
    counted = articles.loc[~articles["article_id"].duplicated()]
    groups = group_keys(counted, _of_articles(words, articles, attributions))
    if copies == "once":
        kept = ~is_copy(counted, groups)
        counted, groups = counted.loc[kept], groups.loc[kept]
    facts = groups.assign(
        _article=counted["article_id"].astype("str"),
        _outlet=column_of(counted, "outlet", "str"),
        _date=column_of(counted, "date", _DAY),
    )
    rows = pd.DataFrame({word: attributions[word] for word in words if word not in groups})
    rows = rows.assign(_article=attributions["article_id"].astype("str"), _speaker_id=attributions["speaker_id"])
    rows[_SPEAKER] = _usual_description(attributions)
    rows["_speaker_id"] = rows["_speaker_id"].where(rows["_speaker_id"].notna(), rows["speaker"])
    rows = rows.merge(facts, on="_article", how="inner", validate="many_to_one")
    columns = [*words, *(name for name in _SPEAKER if name not in words)]
    counts = rows.groupby(columns, dropna=False, sort=False, observed=True).agg(
        people=("_speaker_id", "nunique"),
        attributions=("_article", "size"),
        articles=("_article", "nunique"),
        outlets=("_outlet", "nunique"),
        first=("_date", "min"),
        last=("_date", "max"),
    )
    return _finish(counts.reset_index(), "sources", words, of="attributions", name="speaker")


def count_outlets(articles: pd.DataFrame, *, by: By = None) -> pd.DataFrame:
    """Count what each outlet contributes to a collection, and how far that can be trusted.

    Parameters
    ----------
    articles
        Articles with the column `outlet`; `text`, `date`, `outlet_source` and `cluster` are used where they are there.
    by
        Columns of articles or periods ("month"); missing values are a group of their own.

    Returns
    -------
    The `outlets` table: the columns of `by`, then outlet (missing for articles without one), articles, copies
    (articles whose text an article before them has, anywhere in the collection), words (in the texts, divided at white
    space), undated (articles without a date), inferred (articles whose outlet was guessed from the text or the
    folder), share (of the articles of the group), first and last (date of the first and last article). Most articles
    first, then by name, the missing outlet last.

    Raises
    ------
    TableError
        The articles have no column `outlet`.
    ValueError
        `by` names neither a column nor a period.

    Examples
    --------
    >>> outlets, texts = ["Tolmar Post", "Daily Oru", "Daily Oru"], ["One two", "Yes", "yes"]
    >>> articles = pd.DataFrame({"outlet": outlets, "text": texts})
    >>> count_outlets(articles)[["outlet", "articles", "copies", "words"]]
            outlet  articles  copies  words
    0    Daily Oru         2       1      2
    1  Tolmar Post         1       0      2
    """
    tables.check(articles, "articles", ["outlet"])
    words = _words(by)
    texts = column_of(articles, "text", "str").tolist()
    facts = group_keys(articles, words).assign(
        outlet=articles["outlet"].astype("str"),
        _copy=is_copy(articles, pd.DataFrame(index=articles.index)).astype("int64"),
        _words=[len(text.split()) if isinstance(text, str) else 0 for text in texts],
        _inferred=column_of(articles, "outlet_source", "str").isin(_GUESSED).astype("int64"),
        _date=column_of(articles, "date", _DAY),
    )
    facts["_undated"] = facts["_date"].isna().astype("int64")
    columns = [*words, *(name for name in ["outlet"] if name not in words)]
    counts = facts.groupby(columns, dropna=False, sort=False, observed=True).agg(
        articles=("_copy", "size"),
        copies=("_copy", "sum"),
        words=("_words", "sum"),
        undated=("_undated", "sum"),
        inferred=("_inferred", "sum"),
        first=("_date", "min"),
        last=("_date", "max"),
    )
    return _finish(counts.reset_index(), "outlets", words, of="articles", name="outlet")


def _words(by: By) -> list[str]:
    return [] if by is None else [by] if isinstance(by, str) else list(dict.fromkeys(by))


def column_of(frame: pd.DataFrame, name: str, dtype: str) -> pd.Series:
    """A column of the frame, or one of missing values where the frame lacks it."""
    values = frame[name] if name in frame else pd.Series([None] * len(frame), frame.index)
    return values.astype(dtype)  # type: ignore[call-overload, no-any-return]


def _finish(
    counts: pd.DataFrame, table: Literal["sources", "outlets"], words: list[str], *, of: str, name: str
) -> pd.DataFrame:
    """The counts with their share, in the order of rows and columns that the table is promised to have."""
    within = counts.groupby(words, dropna=False, observed=True)[of].transform("sum") if words else counts[of].sum()
    # A pronoun that nobody could resolve says as little of who is cited as a missing source, and the author cites
    # nobody: they stand beside it, behind the sources.
    is_nobody = counts[name].isin([tables.AUTHOR, tables.UNRESOLVED])
    rank = counts[name].isna().astype("int64") * 2 + is_nobody.astype("int64")
    counts = counts.assign(share=counts[of] / within, _missing=rank)
    dtypes = {column: dtype for column, dtype in tables.TABLES[table].items() if column not in words}
    falling = [of, "articles"] if of != "articles" else [of]
    order = [*words, "_missing", *falling, *(column for column in (*_SPEAKER, "outlet") if column in dtypes)]
    rising = [column not in falling for column in order]
    counts = counts.sort_values(order, ascending=rising, na_position="last", kind="stable", ignore_index=True)
    return counts[[*words, *dtypes]].astype(dtypes)


def _of_articles(words: list[str], articles: pd.DataFrame, attributions: pd.DataFrame) -> list[str]:
    """The words of `by` that are columns or periods of articles; the others must be columns of attributions."""
    of_articles = [word for word in words if word in articles.columns or word in FREQUENCIES]
    for word in words:
        if word not in of_articles and (word not in attributions.columns or word == "content_spans"):
            names = [*map(str, articles.columns), *map(str, attributions.columns), *FREQUENCIES]
            raise ValueError(
                f"by must name a column of articles, one of {list(articles.columns)}, a column of attributions, one "
                f"of {list(attributions.columns)}, or a period, one of {list(FREQUENCIES)}, but {word!r} was passed."
                f"{did_you_mean(word, names)}"
            )
    return of_articles


def _usual_description(rows: pd.DataFrame) -> pd.DataFrame:
    """Speaker, kind and anonymity of each row as its identity is most often described; ties: the longest name."""
    described = rows.loc[rows["speaker_id"].notna(), ["speaker_id", *_SPEAKER]]
    ways = described.groupby(["speaker_id", *_SPEAKER], dropna=False, sort=False).size().rename("times").reset_index()
    ways["length"] = ways["speaker"].str.len()
    ways = ways.sort_values(
        ["times", "length", *_SPEAKER], ascending=[False, False, True, True, True], kind="stable"
    ).drop_duplicates("speaker_id")
    usual = rows[["speaker_id"]].merge(ways, on="speaker_id", how="left")[_SPEAKER].set_axis(rows.index)
    return usual.where(rows["speaker_id"].notna(), rows[_SPEAKER])

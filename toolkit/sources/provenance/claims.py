"""Claims that an analyst follows, and the places where articles tell them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from toolkit.errors import TableError, ToolkitError, did_you_mean
from toolkit.settings_table import read_settings_table
from toolkit.text.sentences import sentence_spans

Claims = str | Sequence[str] | Mapping[str, str | Sequence[str]] | pd.DataFrame

_FILE = "claims.csv"
_COLUMNS = ["claim", "pattern"]
_FOLDED = str.maketrans(dict.fromkeys("’‘ʼ‛′", "'") | dict.fromkeys("‐‑‒−", "-") | dict.fromkeys("“”„", '"'))
_WORDS_OR_PHRASES = re.compile(r'"([^"]*)"|(\S+)')


class Passage(NamedTuple):
    """A place where a claim is told: the sentence, and the words in it that tell it."""

    claim: str
    article: int  # row of articles
    part: str
    sentence: tuple[int, int]
    words: tuple[int, int]  # from the first word of the pattern to the last
    is_marked: bool = False  # by a person, who says that the claim is told there


def read_claims(data: str | Path) -> dict[str, list[str]]:
    """The claims that an analyst follows in a collection, from ``settings/claims.csv`` beside its articles.

    Parameters
    ----------
    data : path
        What was loaded: a folder, a file in it or a pattern. Or the file itself, under the name ``claims.csv``. It has
        the columns claim and pattern, one pattern per row: words that stand in one sentence where the claim is told,
        as `corroboration` takes them.

    Returns
    -------
    dict of str to list of str
        The patterns of each claim, in the order of the file; none where the data have no such file.

    Raises
    ------
    ToolkitError
        The file cannot be read, lacks a column, or has a row without a claim or a word to look for.

    Examples
    --------
    >>> read_claims("no/such/folder")
    {}
    """
    place = Path(data)
    path = place if place.name == _FILE else (place if place.is_dir() else place.parent) / "settings" / _FILE
    if not path.is_file() and place.name != _FILE:
        return {}
    table = read_settings_table(path, "claims")
    names = [str(name) for name in table.columns]
    if lacking := [name for name in _COLUMNS if name not in names]:
        raise ToolkitError(
            f"The claims in {str(path)!r} lack the column {lacking[0]!r}: the first line must be 'claim,pattern', but "
            f"it has {names}.{did_you_mean(lacking[0], names)}"
        )
    claims: dict[str, list[str]] = {}
    rows = zip(table["claim"].tolist(), table["pattern"].tolist(), strict=True)
    for line, (claim, pattern) in enumerate(rows, start=2):
        if not isinstance(claim, str) and not isinstance(pattern, str):
            continue  # a line that was left empty
        if not isinstance(claim, str) or not isinstance(pattern, str):
            lacks = "pattern" if isinstance(claim, str) else "claim"
            raise ToolkitError(f"Line {line} of the claims in {str(path)!r} has no {lacks}.")
        try:
            sentence_matcher(pattern)
        except ValueError as error:
            raise ToolkitError(f"Line {line} of the claims in {str(path)!r}: {error}") from error
        claims.setdefault(claim, []).append(pattern)
    return claims


def find_passages(articles: pd.DataFrame, claims: Claims) -> list[Passage]:
    """Every place where a claim is told, by claim, then in the order of the articles.

    Parameters
    ----------
    articles
        Articles with `article_id` and `text`; titles are not read, since what they say stands in the text as well.
    claims
        As in `corroboration`.
    """
    if isinstance(claims, pd.DataFrame):
        return list(_marked(articles, claims))
    return list(_matching(articles, _patterns_of(claims)))


def claim_names(claims: Claims) -> list[str]:
    """The claims in their order."""
    if isinstance(claims, pd.DataFrame):
        return [str(claim) for claim in claims["claim"].unique().tolist()] if "claim" in claims else []
    return list(_patterns_of(claims))


def _patterns_of(claims: str | Sequence[str] | Mapping[str, str | Sequence[str]]) -> dict[str, list[str]]:
    if isinstance(claims, str):
        claims = [claims]
    if not isinstance(claims, Mapping):
        claims = {claim: claim for claim in claims}
    return {claim: [each] if isinstance(each, str) else list(each) for claim, each in claims.items()}


def _matching(articles: pd.DataFrame, patterns: Mapping[str, Sequence[str]]) -> Iterator[Passage]:
    """The sentences that hold all words of some pattern of a claim."""
    wanted = {claim: [sentence_matcher(pattern) for pattern in each] for claim, each in patterns.items()}
    texts = articles["text"].tolist()
    sentences = [sentence_spans(text) if isinstance(text, str) else [] for text in texts]
    folded = [text.translate(_FOLDED) if isinstance(text, str) else "" for text in texts]
    for claim, matchers in wanted.items():
        for article, spans in enumerate(sentences):
            for start, end in spans:
                found = [words for matcher in matchers if (words := matcher(folded[article], start, end))]
                if found:
                    yield Passage(claim, article, "text", (start, end), min(found))


def _marked(articles: pd.DataFrame, claims: pd.DataFrame) -> Iterator[Passage]:
    """The passages that a table of claims and articles marks; the whole text where it says no more."""
    needed = [name for name in ("claim", "article_id") if name not in claims.columns]
    if needed:
        names = [str(name) for name in claims.columns]
        raise TableError(
            f"The table of claims lacks the column {needed[0]!r}: it needs 'claim' and 'article_id', and may have "
            f"'passage', but it has {names}.{did_you_mean(needed[0], names)}"
        )
    row_of = {article_id: row for row, article_id in enumerate(articles["article_id"].tolist())}
    texts = articles["text"].tolist()
    told = claims["passage"].tolist() if "passage" in claims else [None] * len(claims)
    for claim, article_id, passage in zip(claims["claim"].tolist(), claims["article_id"].tolist(), told, strict=True):
        if article_id not in row_of:
            continue  # a selection of the articles is asked about
        article = row_of[article_id]
        text = texts[article] if isinstance(texts[article], str) else ""
        if not isinstance(passage, str) or not passage.strip():
            for span in sentence_spans(text):
                yield Passage(str(claim), article, "text", span, span)  # whatever the article says
            continue
        start = text.translate(_FOLDED).find(passage.translate(_FOLDED))
        if start < 0:
            raise ToolkitError(f"The passage {passage!r} of the claim {claim!r} is not in the text of {article_id!r}.")
        end = start + len(passage)
        touched = [span for span in sentence_spans(text) if span[0] < end and span[1] > start] or [(start, end)]
        yield Passage(str(claim), article, "text", (touched[0][0], touched[-1][1]), (start, end), is_marked=True)


def sentence_matcher(pattern: str) -> Callable[[str, int, int], tuple[int, int] | None]:
    """What looks for a pattern between two offsets of a text and returns from where to where its words reach.

    Words must all stand there, in any order and whatever their case; a phrase in quotation marks; ``*`` for any
    letters; ``-word`` must not stand there.

    >>> find = sentence_matcher('shell* "this year" -denied')
    >>> find("This year it makes shells.", 0, 26), find("This year it denied shells.", 0, 27)
    ((0, 25), None)
    """
    terms = [(phrase or word) for phrase, word in _WORDS_OR_PHRASES.findall(pattern.translate(_FOLDED))]
    terms = [term for term in terms if term.replace("*", "").strip("- ")]
    banned = [_compiled(term[1:]) for term in terms if term.startswith("-")]
    needed = [_compiled(term) for term in terms if not term.startswith("-")]
    if not needed:
        raise ValueError(f"a pattern must hold a word, such as 'missile*' or '\"house arrest\"', but is {pattern!r}.")

    def find(text: str, start: int, end: int) -> tuple[int, int] | None:
        found = []
        for wanted in needed:
            match = wanted.search(text, start, end)
            if match is None:
                return None
            found.append(match.span())
        if any(unwanted.search(text, start, end) for unwanted in banned):
            return None
        return min(first for first, _ in found), max(last for _, last in found)

    return find


def _compiled(term: str) -> re.Pattern[str]:
    words = [r"\w*".join(map(re.escape, re.split(r"\*+", word))) for word in term.split()]
    # A leading wildcard begins where a word does, or a long word would be read once from each of its letters.
    before = r"(?<!\w)" if term[0].isalnum() or term[0] == "*" else ""
    after = r"(?!\w)" if term[-1].isalnum() else ""
    return re.compile(before + r"[\W_]+".join(words) + after, re.IGNORECASE)

"""Tests of tokenize: the same words as the definition gives, whatever the form of the input."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import TableError
from toolkit.terms import tokens as tokens_module
from toolkit.terms.tokens import Tokens, tokenize
from toolkit.text.words import words

PIECES = st.text(alphabet="abSsU.'’-–,:;!()\"“”/&@#_19é\u0301\u00ad \n\u00a0\u3000한$", max_size=60)


def read_back(tokens: Tokens) -> list[list[str | None]]:
    return [tokens.words(position) for position in range(len(tokens.articles))]


@settings(deadline=None)
@given(st.lists(st.none() | PIECES | st.text(max_size=40), max_size=6))
def test_same_words_as_reading_every_text(texts: list[str | None]) -> None:
    """The quick way of counting gives what the definition gives for each text."""
    texts = [None if text is None else text.encode("utf-8", "replace").decode() for text in texts]
    tokens = tokenize(pd.DataFrame({"text": pd.Series(texts, dtype="str")}))
    assert read_back(tokens) == [words(text or "") for text in texts]


@settings(deadline=None)
@given(st.lists(st.from_regex(r"[A-Za-zé가'’.,:/%$12-]{1,12}('s|’S|\u00a0)?", fullmatch=True), max_size=30))
def test_pieces_that_look_like_one_word(pieces: list[str]) -> None:
    """Numbers, possessives, hyphens and what surrounds them are taken apart as the definition says."""
    tokens = tokenize(pd.DataFrame({"text": [" ".join(pieces)]}))
    assert tokens.words(0) == words(" ".join(pieces))


@settings(deadline=None)
@given(st.lists(PIECES, max_size=6))
def test_keeping_case_keeps_the_words_as_written(texts: list[str]) -> None:
    """With keep_case the words are those of the definition with keep_case."""
    tokens = tokenize(pd.DataFrame({"text": pd.Series(texts, dtype="str")}), keep_case=True)
    assert read_back(tokens) == [words(text, keep_case=True) for text in texts]


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=8), st.integers(1, 40))
def test_batches_change_nothing(texts: list[str], batch_bytes: int) -> None:
    """Reading in batches of any size gives the same codes, borders and vocabulary."""
    articles = pd.DataFrame({"title": pd.Series(texts[::-1], dtype="str"), "text": pd.Series(texts, dtype="str")})
    whole = tokenize(articles)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens_module, "_BATCH_BYTES", batch_bytes)
        batched = tokenize(articles)
    assert np.array_equal(batched.codes, whole.codes)
    assert np.array_equal(batched.part_offsets, whole.part_offsets)
    assert batched.vocabulary.equals(whole.vocabulary)


def test_title_and_text_are_read_in_order() -> None:
    """An article's words are its title's, then its body's; one of them is enough."""
    articles = pd.DataFrame({"text": ["The mill.", None, "C c"], "title": ["Mill", "Only a headline", None]})
    tokens = tokenize(articles)
    assert read_back(tokens) == [["mill", "the", "mill"], ["only", "a", "headline"], ["c", "c"]]
    assert tokens.offsets.tolist() == [0, 3, 6, 8]
    assert tokens.part_offsets.tolist() == [0, 1, 3, 6, 6, 6, 8]
    assert tokens.lengths.tolist() == [3, 3, 2]
    assert (len(tokens), tokens.columns) == (8, ("title", "text"))
    assert read_back(tokenize(articles, columns=["text"])) == [["the", "mill"], [], ["c", "c"]]


def test_vocabulary_is_sorted_and_complete() -> None:
    """Types stand in the order of code points, each once, as `str`."""
    tokens = tokenize(pd.DataFrame({"text": ["zoo Éa 한 b 10 a, a"]}))
    assert tokens.vocabulary.tolist() == ["10", "a", "b", "zoo", "éa", "한"]
    assert tokens.vocabulary.dtype == "str"
    assert tokens.codes.dtype == np.int32


def test_metadata_comes_along_without_texts() -> None:
    """Every column but those of running text is at hand for grouping, one row per article."""
    articles = pd.DataFrame({"title": ["a"], "text": ["b"], "boilerplate": ["c"], "outlet": ["d"]}, index=[7])
    tokens = tokenize(articles)
    assert tokens.articles.to_dict("list") == {"title": ["a"], "outlet": ["d"]}
    assert tokens.articles.index.tolist() == [0]
    assert articles.index.tolist() == [7]


def test_no_articles_and_no_words() -> None:
    """Empty tables and empty texts give tokens without words."""
    for articles in (
        pd.DataFrame({"title": pd.Series(dtype="str"), "text": pd.Series(dtype="str")}),
        pd.DataFrame({"text": []}),
        pd.DataFrame({"text": [None, "", " \n"]}),
        pd.DataFrame({"text": [float("nan"), 3, "…"]}),
    ):
        tokens = tokenize(articles)
        assert len(tokens) == 0
        assert tokens.lengths.tolist() == [0] * len(articles)
        assert tokens.vocabulary.tolist() == []


def test_half_a_surrogate_pair_is_no_character() -> None:
    """A broken character does not stop the others from being counted."""
    assert read_back(tokenize(pd.DataFrame({"text": pd.Series(["a \ud800 b"], dtype=object)}))) == [["a", "b"]]


@pytest.mark.parametrize("dtype", ["str", object, "string"])
def test_every_dtype_of_text_is_read(dtype: object) -> None:
    """Text is text, whichever dtype pandas keeps it in."""
    articles = pd.DataFrame({"text": pd.Series(["One two", None], dtype=dtype)})
    assert read_back(tokenize(articles)) == [["one", "two"], []]


def test_repr_tells_the_size() -> None:
    """A glance says how much there is."""
    assert repr(tokenize(pd.DataFrame({"text": ["a b a"]}))) == "<Tokens: 3 words, 2 types, 1 articles>"


def test_errors_say_what_would_work() -> None:
    """A table without text, a misspelt column and a lone name are each explained."""
    with pytest.raises(TableError, match=r"no column 'text' to read words from; it has \['txt'\]\. Did you mean"):
        tokenize(pd.DataFrame({"txt": ["a"]}))
    with pytest.raises(TableError, match="no column 'titel'"):
        tokenize(pd.DataFrame({"title": ["a"]}), columns=["titel"])
    with pytest.raises(ValueError, match="columns must be a sequence"):
        tokenize(pd.DataFrame({"text": ["a"]}), columns="text")
    with pytest.raises(TableError, match="must be a pandas DataFrame, but a list"):
        tokenize(["a"])  # type: ignore[arg-type]

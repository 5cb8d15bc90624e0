"""The attributions table: passages with their attributions marked, the laws of the table, hostile input."""

import time
import tomllib
import warnings
from pathlib import Path

import pandas as pd
import pytest

from toolkit import find_attributions
from toolkit.errors import TableError
from toolkit.tables import TABLES

PASSAGES = tomllib.loads((Path(__file__).parent / "passages.toml").read_text(encoding="utf-8"))["passage"]
TEXT = " ".join(passage["text"] for passage in PASSAGES if passage["text"].isascii())


def attributions_of(text: str, **columns: object) -> pd.DataFrame:
    """The attributions of one article."""
    return find_attributions(pd.DataFrame({"article_id": ["a1"], "text": [text], **columns}))


def texts_of(rows: pd.DataFrame) -> list[list[str]]:
    """Source, cue, content and quotation of every row, "" where there is no source."""
    return rows[["source", "cue", "content", "quotation"]].fillna("").to_numpy().tolist()


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["about"] for passage in PASSAGES])
def test_passage(passage: dict[str, object]) -> None:
    """Source, cue and content of every attribution have the limits a reader gives them."""
    assert texts_of(attributions_of(str(passage["text"]))) == passage["rows"]


def test_offsets_give_back_the_text() -> None:
    """Every source, cue and content is what stands in its column at its offsets."""
    title, captions = "Oru: The dam will hold", "“It is old,” Oru said. (Photo: TNA)"
    rows = attributions_of(TEXT, title=[title], captions=[captions])
    columns = {"text": TEXT, "title": title, "captions": captions}
    assert set(rows["part"]) == {"text", "title", "captions"}
    for row in rows.itertuples():
        text = columns[row.part]
        if not pd.isna(row.source_start):
            assert text[row.source_start : row.source_end] == row.source
        assert text[row.cue_start : row.cue_end] == row.cue
        assert " … ".join(text[start:end] for start, end in row.content_spans) == row.content
        assert row.rule


def test_columns_and_missing_texts() -> None:
    """The table has its columns and dtypes, also without rows; an article without text gives none."""
    articles = pd.DataFrame({"article_id": ["a1", "a2"], "text": pd.Series([None, "It rained."], dtype="str")})
    rows = find_attributions(articles)
    assert {name: str(dtype) for name, dtype in rows.dtypes.items()} == TABLES["attributions"]
    assert rows.empty
    assert find_attributions(articles.head(0)).empty


def test_inputs_unchanged_and_order_of_articles_does_not_matter() -> None:
    """Articles stay as they were, and each gives the same rows wherever it stands."""
    articles = pd.DataFrame({"article_id": ["a1", "a2"], "text": [TEXT, "Oru said the dam was safe."]})
    before = articles.copy()
    rows = find_attributions(articles)
    turned = find_attributions(articles.iloc[::-1])
    pd.testing.assert_frame_equal(articles, before)
    for article_id in ("a1", "a2"):
        one, other = (frame[frame["article_id"] == article_id].reset_index(drop=True) for frame in (rows, turned))
        pd.testing.assert_frame_equal(one, other)


def test_completeness_adds_rows_and_takes_none_away() -> None:
    """Each level keeps what the one before it found."""
    articles = pd.DataFrame({"article_id": ["a1"], "text": [TEXT + " His plan to leave angered them."]})
    levels = [find_attributions(articles, completeness=level) for level in ("precise", "balanced", "complete")]
    keys = [set(zip(rows["cue_start"], rows["rule"], strict=True)) for rows in levels]
    assert keys[0] < keys[1] < keys[2]


def test_wrong_arguments_are_told() -> None:
    """A missing column and an unknown level are named."""
    articles = pd.DataFrame({"article_id": ["a1"], "text": ["x"]})
    with pytest.raises(TableError, match="'text'"):
        find_attributions(articles[["article_id"]])
    with pytest.raises(ValueError, match="completeness must be one of"):
        find_attributions(articles, completeness="all")  # type: ignore[arg-type]


def test_a_language_that_cannot_be_read_is_said() -> None:
    """Neither English nor Korean: a warning with the number, and no rows."""
    spanish = "El ministro dijo que la presa no se romperá y que las obras terminarán en mayo. " * 8
    articles = pd.DataFrame(
        {"article_id": ["a1", "a2"], "text": [spanish, "Oru said it held."], "language": ["es", "en"]}
    )
    with pytest.warns(UserWarning, match=r"in 1 of 2 articles, .*: 1 by the column language \('es': 1\)"):
        rows = find_attributions(articles)
    assert rows["article_id"].tolist() == ["a2"]
    with pytest.warns(UserWarning, match=r"in 1 of 2 articles, .*: 1 by their text\."):
        find_attributions(articles.drop(columns="language"))


HOSTILE = {
    "straight marks": '"' * 100_000,
    "opening marks": "“" * 100_000,
    "changing marks": "“\"‘”'’" * 17_000,
    "marks and words": '" he said ' * 10_000,
    "nested": "“a " * 10_000 + "b” " * 10_000,
    "no full stop": "he said that she said that they think it is " * 1_000,
    "words": "word " * 20_000,
    "commas": "said, " * 15_000,
    "capitals": "Oru Veld " * 10_000,
    "adverbs": "said very " * 10_000,
    "possessives": "Oru's " * 15_000,
    "to and to": "to wants to " * 8_000,
    "full stops": "." * 100_000,
    "colons": "Oru: " * 20_000,
    "brackets": "(" * 50_000 + ")" * 50_000,
    "lines": "\n" * 100_000 + "x",
    "Korean": "소식통은 “물가” " * 8_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_linear_time(name: str) -> None:
    """A tenth of a megabyte of anything takes no more than moments."""
    articles = pd.DataFrame({"article_id": ["a1"], "text": [HOSTILE[name]]})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # most of it is no language
        started = time.process_time()
        find_attributions(articles)
    assert time.process_time() - started < 5.0  # quadratic reading would take minutes


@pytest.mark.parametrize("head", ["VELM, May 4 (Halsia Wire) - ", "VELM — ", "VELM, Halsia (AP) — "])
def test_a_dateline_is_nobodys_statement(head: str) -> None:
    """What is said begins behind the head of a wire story."""
    articles = pd.DataFrame({"article_id": ["a"], "text": [f"{head}The port will close, Oru said."]})
    assert find_attributions(articles)["content"].tolist() == ["The port will close"]

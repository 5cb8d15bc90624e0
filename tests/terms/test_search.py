"""Tests of search: boolean answers, BM25, and passages."""

import math

import pandas as pd
import pytest

from toolkit import tables
from toolkit.terms.search import search
from toolkit.terms.tokens import tokenize
from toolkit.text.words import words


@pytest.fixture
def articles() -> pd.DataFrame:
    """Five short articles."""
    return pd.DataFrame(
        {
            "article_id": list("abcde"),
            "title": ["Mill exports steel", None, "Rain", None, "Port"],
            "text": [
                "The mill’s exports grew.",
                "Steel arms sales, said Orlan. No tests.",
                "Steel and rain and a test.",
                "Arms. Sales of steel, steel, steel!",
                None,
            ],
        }
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("steel", "abcd"),
        ("steel AND export*", "a"),
        ("steel NOT export*", "bcd"),
        ("steel AND NOT export*", "bcd"),
        ('"arms sales"', "bd"),
        ("“arms sales” NOT test*", "d"),
        ("rain OR port", "ce"),
        ("rain port", "ce"),
        ("steel AND (rain OR orlan)", "bc"),
        ("steel AND rain OR port", "ce"),
        ("NOT steel", "e"),
        ("NOT (steel OR port)", ""),
        ("zinc", ""),
        ("The mill's", "abcd"[:1]),
        ("and", "c"),
    ],
)
def test_answers_by_hand(articles: pd.DataFrame, query: str, found: str) -> None:
    """Words, phrases, wildcards, operators and brackets find what they say."""
    assert "".join(sorted(search(articles, query)["article_id"])) == found


def test_scores_are_bm25(articles: pd.DataFrame) -> None:
    """The score of each article is the formula's, worked out plainly, and rows fall by it."""
    bags = [
        [word for text in row if isinstance(text, str) for word in words(text)]
        for row in articles[["title", "text"]].to_numpy().tolist()
    ]
    typical = sum(map(len, bags)) / len(bags)

    def score(bag: list[str]) -> float:
        total = 0.0
        for term in ("steel", "rain"):
            having = sum(term in other for other in bags)
            weight = math.log(1 + (len(bags) - having + 0.5) / (having + 0.5))
            count = bag.count(term)
            total += weight * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * len(bag) / typical))
        return total

    hits = search(articles, "steel rain").set_index("article_id")
    for letter, bag in zip("abcd", bags, strict=False):
        assert hits["score"][letter] == pytest.approx(score(bag))
        assert hits["matches"][letter] == bag.count("steel") + bag.count("rain")
    assert hits["score"].is_monotonic_decreasing
    assert len(search(articles, "steel rain", top=2)) == 2


def test_passages_hold_the_matches() -> None:
    """The passage is the stretch with the most matches, as it is written when the articles are at hand."""
    filler = "word " * 40
    articles = pd.DataFrame({"text": [f"Steel. {filler}\nThe U.S. steel,  Orlan’s steel, fell. {filler}"]})
    passage = search(articles, "steel", passage_words=8)["passage"][0]
    assert "The U.S. steel, Orlan’s steel, fell." in passage
    tokens = tokenize(articles)
    assert search(tokens, "steel", articles=articles, passage_words=8)["passage"][0] == passage
    counted = search(tokens, "steel", passage_words=8)["passage"][0]
    assert words(passage) == counted.split()
    assert len(counted.split()) == 8
    assert search(tokens, "steel", articles=articles, passage_words=500)["passage"][0].startswith("Steel. word")


def test_articles_without_a_match_have_no_passage(articles: pd.DataFrame) -> None:
    """What is found by NOT alone has nothing to show."""
    hits = search(articles, "NOT steel")
    assert hits["passage"].isna().tolist() == [True]
    assert hits["score"].tolist() == [0.0]


def test_nothing_found_gives_an_empty_table(articles: pd.DataFrame) -> None:
    """No articles or no match give the columns and dtypes of the table."""
    pd.testing.assert_frame_equal(search(articles, "zinc"), tables.empty("hits"))
    pd.testing.assert_frame_equal(search(articles.head(0), "steel"), tables.empty("hits"))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "a word is missing at the end"),
        ("steel AND", "a word is missing at the end"),
        ("(steel", "a bracket is not closed"),
        ("steel)", r"'\)' is one too many"),
        ("AND steel", "'AND' stands where a word should"),
        ('"arms', "a quotation mark has no partner"),
        ("--", "holds no word"),
        ("(" * 500 + "a" + ")" * 500, "more than 50 brackets"),
        ("NOT " * 5000 + "a", "more than 50 brackets"),
    ],
)
def test_queries_that_cannot_be_read_are_explained(articles: pd.DataFrame, query: str, message: str) -> None:
    """Each error says what is wrong with the query."""
    with pytest.raises(ValueError, match=message):
        search(articles, query)


def test_other_articles_are_refused(articles: pd.DataFrame) -> None:
    """Passages are not taken from articles that the tokens were not made of."""
    with pytest.raises(ValueError, match="articles must be those the tokens were made of, 5 of them, but 2"):
        search(tokenize(articles), "steel", articles=articles.head(2))


def test_signs_of_other_engines_are_explained() -> None:
    """A minus that would leave an article out elsewhere does not ask for the word here."""
    articles = pd.DataFrame({"text": ["mill test", "mill"]})
    with pytest.raises(ValueError, match="'-test' has a sign where NOT should stand"):
        search(articles, "mill -test")
    with pytest.raises(ValueError, match=r"'\+mill' has a sign where AND should stand"):
        search(articles, "+mill +test")
    assert search(articles, "„mill test“")["matches"].tolist() == [1]

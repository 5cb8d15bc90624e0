"""Corroboration: which sources are independent, and what changes nothing about their number."""

from pathlib import Path

import pandas as pd
import pytest

from toolkit import (
    corroboration,
    evidence,
    find_attributions,
    link_speakers,
    load_with_manifest,
    mark_duplicates,
    read_claims,
    source_chains,
    tables,
)
from toolkit.errors import TableError, ToolkitError

DATA = Path(__file__).parents[2] / "data"

TEXTS = {
    "post": "The dam at Velm leaks, a nurse at the station said on Monday. “I heard it at night,” she said.",
    "oru": "The dam at Velm leaks, the Tolmar Post reported, citing a nurse at the station.",
    "wire": "The dam at Velm leaks, the Daily Oru said on Tuesday, quoting the Tolmar Post.",
    "gazette": "The dam at Velm leaks, Ana Ruiz, an engineer, told the Gazette.",
    "state": "The minister, Boris Halm, denied that the dam at Velm leaks.",
}
OUTLETS = {
    "post": "Tolmar Post",
    "oru": "Daily Oru",
    "wire": "Kestrel Wire",
    "gazette": "Gazette",
    "state": "State Bulletin",
}


def made(texts: dict[str, str], outlets: dict[str, str] = OUTLETS) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Articles that appeared one day after the other, marked for copies, with their attributions."""
    days = pd.date_range("2031-03-03", periods=len(texts), unit="us")
    articles = pd.DataFrame(
        {
            "article_id": list(texts),
            "outlet": [outlets[name.partition("-")[0]] for name in texts],
            "date": days,
            "title": None,
            "text": list(texts.values()),
        }
    )
    # These short texts are alike on purpose: only the very same is a copy here.
    articles["cluster"] = articles.groupby("text")["article_id"].transform("first")
    return articles, link_speakers(find_attributions(articles), articles)


def one(articles: pd.DataFrame, attributions: pd.DataFrame, claims: object = "dam leaks") -> dict[str, object]:
    """The only row of the table."""
    table = corroboration(articles, attributions, claims=claims)  # type: ignore[arg-type]
    assert len(table) == 1
    return dict(table.iloc[0].to_dict())


def test_what_outlets_take_from_each_other_counts_once() -> None:
    """A nurse, two outlets that go back to her, an engineer: two sources, two echoes, one denial."""
    found = one(*made(TEXTS))
    assert found["independent"] == 2
    assert [found[name] for name in ("named", "described", "unnamed", "other")] == [1, 1, 0, 0]
    assert found["echoes"] == 2
    assert found["denials"] == 1
    assert found["outlets"] == 5


def test_the_chain_leads_back_to_the_nurse() -> None:
    """An outlet that cites an outlet that cites a source is traced through both."""
    chains = source_chains(*made(TEXTS), claims="dam leaks").set_index("outlet")
    assert chains.loc[["Daily Oru"]].iloc[0]["relation"] == "echo"
    wire = chains.loc[["Kestrel Wire"]].iloc[0]
    assert wire["chain"].startswith("Kestrel Wire ← Daily Oru ← Tolmar Post")
    assert wire["origin"] == chains.loc[["Tolmar Post"]].iloc[0]["origin"]


def test_articles_of_one_day_are_echoes_in_any_order() -> None:
    """An article may cite one that appeared on its own day, and stands before it by its name."""
    articles, attributions = made({name: TEXTS[name] for name in ("post", "oru")})
    articles = articles.assign(date=articles["date"].iloc[0]).replace({"article_id": {"post": "zz"}})
    attributions = attributions.replace({"article_id": {"post": "zz"}})
    found = one(articles, attributions)
    assert (found["independent"], found["echoes"]) == (1, 1)


def test_an_outlet_outside_of_the_collection_counts_once_for_all_who_repeat_it() -> None:
    """Two that cite a third, whose articles are not there, rest on one source whose kind is an outlet."""
    text = "The dam at Velm leaks, the Ostrel Times reported."
    found = one(*made({"post": text, "gazette": text + " The Gazette has been to Velm since then and back again."}))
    assert (found["independent"], found["other"], found["echoes"]) == (1, 1, 0)


def test_officials_of_one_government_are_one_side() -> None:
    """A ministry and an unnamed officer of one country do not confirm each other; another country's does."""
    texts = {
        "post": "The dam at Velm leaks, Tolmaria's defence ministry said.",
        "oru": "The dam at Velm leaks, a senior Tolmarian official said.",
        "wire": "The dam at Velm leaks, a Halsian official said.",
    }
    assert one(*made(texts))["independent"] == 2


def test_an_official_of_no_told_government_may_be_of_the_only_one() -> None:
    """He adds nothing to the one side that supports the claim; beside two sides he is somebody of his own."""
    texts = {
        "post": "The dam at Velm leaks, a Tolmarian official said.",
        "oru": "The dam at Velm leaks, an officer told the Daily Oru.",
    }
    assert one(*made(texts))["independent"] == 1
    texts["gazette"] = "The dam at Velm leaks, a diplomat of a second country said."
    assert one(*made(texts))["independent"] == 2
    texts["wire"] = "The dam at Velm leaks, Halsia's defence ministry said."
    assert one(*made(texts))["independent"] == 4


def test_the_korean_service_of_an_outlet_has_no_unnamed_sources_of_its_own() -> None:
    """Who is described in another language cannot be told apart, and counts once for the outlet."""
    texts = {
        "post": "A nurse at the station said the dam at Velm leaks.",
        "post-kr": "벨름의 한 간호사는 “댐(dam)이 샌다(leaks)”고 말했다.",
    }
    assert one(*made(texts))["independent"] == 1
    texts = {"post": texts["post"], "oru": texts["post-kr"]}
    assert one(*made(texts))["independent"] == 2


def test_who_stands_near_a_claim_must_be_known() -> None:
    """An unresolved pronoun carries no other sentence; who is known and speaks next does, where it is marked."""
    text = "What they saw they have since told to half the town, they said. The dam at Velm leaks.\n\n{}"
    told = made({"post": text.format("“It hissed,” Ana Ruiz, an engineer, said.")})
    marked = pd.DataFrame({"claim": ["leak"], "article_id": ["post"], "passage": ["The dam at Velm leaks"]})
    assert corroboration(*told, claims=marked)["origins"].tolist() == ["Ana Ruiz"]
    assert one(*told)["independent"] == 0  # a sentence with the words may tell of something else
    assert corroboration(*made({"post": text.format("It rained.")}), claims=marked)["independent"].tolist() == [0]


def test_what_the_author_says_is_no_source() -> None:
    """ "I" outside quotations is the article's own voice."""
    assert one(*made({"post": "I believe that the dam at Velm leaks."}))["independent"] == 0


def test_what_an_image_shows_is_the_outlets_own() -> None:
    """ "It shows" tells of the picture right before; without one, nobody knows of what."""
    shown = one(*made({"post": "The first image is of May 3. It shows that the dam at Velm leaks."}))
    assert (shown["independent"], shown["other"]) == (1, 1)
    assert one(*made({"post": "The day was grey. It shows that the dam at Velm leaks."}))["independent"] == 0


def test_whom_an_outlet_cites_has_it_through_the_outlet() -> None:
    """The officials whom another paper cites are that paper's sources: one origin, that of its own article."""
    texts = {
        "post": "The dam at Velm leaks, two officials told the Tolmar Post.",
        "oru": "The dam at Velm leaks, the Tolmar Post reported, citing two officials.",
        "gazette": "The Tolmar Post, citing two officials, reported that the dam at Velm leaks.",
    }
    found = one(*made(texts))
    assert (found["independent"], found["echoes"]) == (1, 2)
    del texts["post"]
    found = one(*made(texts))
    assert (found["independent"], found["origins"]) == (1, "Tolmar Post")


def test_a_claim_that_nobody_tells_has_a_row_of_noughts() -> None:
    """What is asked for is answered, with nothing."""
    found = one(*made(TEXTS), claims={"flood": ["water* rising"]})
    assert (found["claim"], found["independent"], found["articles"]) == ("flood", 0, 0)


def test_claims_are_words_in_a_sentence_or_marked_passages() -> None:
    """A text, several, a mapping and a table of passages say the same."""
    articles, attributions = made(TEXTS)
    marked = pd.DataFrame({"claim": "x", "article_id": list(TEXTS), "passage": "the dam at Velm leaks"})
    marked["passage"] = [text[text.lower().index("the dam") :][:21] for text in TEXTS.values()]
    ways = ["dam leaks", ["dam leaks"], {"x": "leak* dam"}, {"x": ["flood", '"Velm leaks"']}, marked]
    assert {one(articles, attributions, claims)["independent"] for claims in ways} == {2}


def test_a_passage_that_is_not_there_is_refused() -> None:
    """The message names the passage and the claim."""
    articles, attributions = made(TEXTS)
    marked = pd.DataFrame({"claim": ["x"], "article_id": ["post"], "passage": ["no such words"]})
    with pytest.raises(ToolkitError, match="no such words"):
        corroboration(articles, attributions, claims=marked)
    with pytest.raises(TableError, match="lacks the column 'claim'"):
        corroboration(articles, attributions, claims=marked.drop(columns="claim"))
    with pytest.raises(ValueError, match="must hold a word"):
        corroboration(articles, attributions, claims="**")


def test_copies_change_nothing() -> None:
    """The same articles once more, under other outlets and days, add no source; they are counted as copies."""
    before = one(*made(TEXTS))
    again = TEXTS | {f"gazette-{name}": text for name, text in TEXTS.items()}
    # Texts this short are copies of each other only under one title: mark them by hand.
    articles, attributions = made(again)
    articles["cluster"] = [name.rpartition("-")[2] for name in articles["article_id"]]
    after = one(articles, link_speakers(attributions, articles))
    assert after["independent"] == before["independent"]
    assert after["copies"] == len(TEXTS)


def test_shuffled_rows_change_nothing() -> None:
    """The order of articles and attributions plays no part."""
    articles, attributions = made(TEXTS)
    claims = {"leak": "dam leaks", "said": "said"}
    table = corroboration(articles, attributions, claims=claims)
    for seed in range(3):
        shuffled = (articles.sample(frac=1, random_state=seed), attributions.sample(frac=1, random_state=seed))
        pd.testing.assert_frame_equal(corroboration(*shuffled, claims=claims), table)
        pd.testing.assert_frame_equal(
            source_chains(*shuffled, claims=claims), source_chains(articles, attributions, claims=claims)
        )


def test_inputs_stay_as_they_were() -> None:
    """Neither table is changed."""
    articles, attributions = made(TEXTS)
    before = articles.copy(), attributions.copy()
    corroboration(articles, attributions, claims="dam", by="outlet")
    pd.testing.assert_frame_equal(articles, before[0])
    pd.testing.assert_frame_equal(attributions, before[1])


def test_empty_tables_give_empty_tables() -> None:
    """No articles: no groups; the columns and dtypes are there."""
    articles, attributions = tables.empty("articles"), tables.empty("attributions")
    found = corroboration(articles, attributions, by="outlet")
    assert found.empty
    assert list(found.columns) == ["outlet", *tables.TABLES["corroboration"]]
    assert source_chains(articles, attributions, claims="dam").empty
    assert corroboration(articles, attributions, claims="dam")["independent"].tolist() == [0]


@pytest.fixture(scope="module")
def sample() -> tuple[pd.DataFrame, pd.DataFrame]:
    """The articles of the sample and their attributions."""
    articles = mark_duplicates(load_with_manifest(DATA / "sample")[0])
    return articles, link_speakers(find_attributions(articles), articles)


def test_laws_on_the_sample(sample: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    """Independent sources are no more than speakers; their kinds add up; groups of articles are all there."""
    for by in ("article_id", "outlet", "month", ["outlet", "month"]):
        table = corroboration(*sample, by=by)
        assert (table["independent"] <= table["speakers"]).all()
        assert (table[["named", "described", "unnamed", "other"]].sum(axis=1) == table["independent"]).all()
        assert table["anonymous_share"].dropna().between(0, 1).all()
        assert (table["single_source"] <= table["articles"]).all()
    claims = corroboration(*sample, claims=read_claims(DATA / "sample"))
    assert (claims["independent"] <= claims["speakers"]).all()
    chains = source_chains(*sample, claims=read_claims(DATA / "sample"))
    own = chains[(chains["relation"] == "own") & (chains["stance"] == "supports")]
    assert own.groupby("claim")["origin_id"].nunique().to_dict() == claims.set_index("claim")["independent"].to_dict()
    assert len(evidence(chains, sample[0])) > 0


def test_stories_of_the_sample_have_the_sources_that_were_planted(sample: tuple[pd.DataFrame, pd.DataFrame]) -> None:
    """From the passages that tell each story, each has the true number of sources.

    In one story two errors make up for each other: what the institute saw itself is taken for an open question, and the
    colonel, written in Hangul without his ministry, for another voice than the official's.
    """
    articles, attributions = sample
    stories = pd.read_csv(DATA / "sample-truth" / "stories.csv")
    tellings = pd.read_csv(DATA / "sample-truth" / "tellings.csv", keep_default_na=False)
    tellings = tellings[tellings["role"].isin(["origin", "independent", "echo", "copy", "same source"])]
    # The passage alone names the article: no two articles share one, but copies.
    rows = [
        (story, article_id, passage)
        for story, passage in zip(tellings["story"], tellings["string"], strict=True)
        for article_id, text in zip(articles["article_id"], articles["text"], strict=True)
        if isinstance(text, str) and passage in text
    ]
    told = pd.DataFrame(rows, columns=["claim", "article_id", "passage"]).drop_duplicates()
    found = corroboration(articles, attributions, claims=told).set_index("claim")["independent"].to_dict()
    truth = dict(zip(stories["story"], stories["independent_sources"], strict=True))
    assert {story: found[story] for story in truth} == truth

"""Sentences about one day are sorted into the events they tell of."""

from __future__ import annotations

import random
import time

import pandas as pd

from toolkit import event_sentences, event_timeline, merge_events
from toolkit.timelines.stories import Weights, stories, terms
from toolkit.timelines.telling import rank

COURT = [
    "On Wednesday a court in Lume found the closing of the assembly unlawful.",
    "Judges of the Lume court ruled Wednesday that closing the assembly was unlawful.",
    "The assembly was closed for five weeks, which the court called unlawful on Wednesday.",
]
QUAKE = [
    "An earthquake of magnitude 6.4 shook Galmet on Wednesday.",
    "Wednesday's earthquake brought down two mills in Galmet.",
]


def frame(sentences: list[str], date: str = "2024-02-29") -> pd.DataFrame:
    """One article for each sentence."""
    rows = [(f"a{number:03}", f"Outlet {number % 3}", text) for number, text in enumerate(sentences)]
    return pd.DataFrame(rows, columns=["article_id", "outlet", "text"]).assign(date=pd.Timestamp(date))


def test_two_things_that_happen_on_one_day_are_two_events() -> None:
    """What is told in other words of other things is another row, and each has its own articles."""
    merged = merge_events(event_timeline(frame(COURT + QUAKE)))
    assert merged["articles"].tolist() == [3, 2]
    assert merged["article_ids"].tolist() == [["a000", "a001", "a002"], ["a003", "a004"]]
    assert set(merged["first"]) == {pd.Timestamp("2024-02-28")}
    assert merged["event_id"].is_unique


def test_the_sentences_behind_an_event() -> None:
    """Each row of events stands under the one event it was joined to."""
    events = event_timeline(frame(COURT + QUAKE))
    merged = merge_events(events)
    behind = event_sentences(events, merged)
    assert behind["sentence"].tolist() == COURT + QUAKE
    assert behind["event_id"].tolist() == [merged["event_id"][0]] * 3 + [merged["event_id"][1]] * 2
    assert event_sentences(events, merged.tail(1))["sentence"].tolist() == QUAKE
    assert event_sentences(events.head(0), merged).empty
    assert event_sentences(events, merged.head(0)).dtypes.equals(events.dtypes)


def test_the_order_of_articles_changes_nothing() -> None:
    """Shuffled events are the same stories, with the same sentences and identifiers."""
    events = event_timeline(frame(COURT + QUAKE))
    for seed in range(5):
        shuffled = events.sample(frac=1, random_state=seed)
        pd.testing.assert_frame_equal(merge_events(events), merge_events(shuffled))


def test_words_that_all_days_share_join_nothing() -> None:
    """In a collection about the assembly, two sentences that name it are not for that of one event."""
    others = [f"The assembly of Lume met about item {number} on May {number}." for number in range(1, 29)]
    day = ["The assembly of Lume heard a flautist Wednesday.", "The assembly of Lume bought nine goats Wednesday."]
    merged = merge_events(event_timeline(frame([*others, *day])))
    assert merged[merged["first"] == "2024-02-28"]["articles"].tolist() == [1, 1]


def test_a_theme_of_the_day_joins_all_that_have_it() -> None:
    """A word that most sentences of a day have, and few of others, makes one event of them."""
    about = "tailors bakers glaziers masons coopers tanners millers drovers".split()
    day = [f"The regatta drew {who} to pier {number + 30} on Wednesday." for number, who in enumerate(about)]
    others = [f"The {who} met at inn {number + 60} on May {number + 2}." for number, who in enumerate(about)]
    merged = merge_events(event_timeline(frame(day + others)))
    assert merged["articles"].tolist() == [8] + [1] * 8


def test_a_sentence_that_hangs_goes_with_its_article() -> None:
    """ "It was felt ..." tells of what its article told before."""
    text = f"{QUAKE[0]} It was felt far away on Wednesday."
    merged = merge_events(event_timeline(frame([text, COURT[0]])))
    assert sorted(merged["sentences"]) == [1, 2]


def test_the_sentence_of_an_event_asserts() -> None:
    """A question or a guess speaks for an event only where nothing else does."""
    told = "The river Tolm burst the Oxmere dam on Wednesday."
    guesses = ["Could the Oxmere dam burst on February 28, where the river Tolm is high?"]
    guesses += ["If the river Tolm rises, the Oxmere dam may burst, they wrote on February 28."]
    assert merge_events(event_timeline(frame([*guesses, told])))["sentence"].tolist() == [told]
    assert [rank(sentence) for sentence in (told, *guesses)] == [3, 2, 2]


def test_what_was_written_on_the_day_is_preferred() -> None:
    """Of two sentences that share as much, the one written next morning stands for the event."""
    early = frame(["On Wednesday the Oxmere dam burst above the mill of Galmet."])
    late = frame(["On February 28 the Oxmere dam burst above the mill of Galmet."], "2024-08-01")
    both = pd.concat([late.assign(article_id="b"), early])
    assert merge_events(event_timeline(both))["sentence"].tolist() == early["text"].tolist()


def test_terms_are_words_without_endings() -> None:
    """Endings, dates, grammar and words of the trade are no terms; numbers are."""
    assert terms("They announced Monday that the courts ruled on 1,500 of the 12 rulings.") == {
        "court",
        "rul",
        "1,500",
        "12",
    }


def test_every_sentence_has_one_story() -> None:
    """Whatever the sentences, each stands in one story and no story is empty."""
    words = "dam mill flood court goat regatta pier assembly tailor it they 42".split()
    chance = random.Random(3)
    for _ in range(40):
        sentences = sorted({" ".join(chance.choices(words, k=chance.randint(0, 6))) for _ in range(30)})
        found = [terms(sentence) for sentence in sentences]
        weights = Weights([*found, *(terms(f"item {number}") for number in range(50))]).of_day(found)
        groups = stories(sentences, found, [str(number % 7) for number in range(len(sentences))], weights)
        assert sorted(position for group in groups for position in group) == list(range(len(sentences)))
        assert all(groups)


def test_time_grows_with_the_sentences() -> None:
    """Four times the sentences of one day take about four times as long."""
    chance = random.Random(7)
    words = [f"{a}{b}{c}" for a in "bdgkl" for b in ("arn", "ost", "ulm", "ent") for c in ("ak", "of", "im", "ur")]

    def seconds(count: int) -> float:
        sentences = sorted(" ".join(chance.choices(words, k=12)) for _ in range(count))
        found = [terms(sentence) for sentence in sentences]
        begin = time.process_time()
        weights = Weights(found).of_day(found)
        stories(sentences, found, sentences, weights)
        return time.process_time() - begin

    seconds(100)
    assert seconds(2_000) < 12 * seconds(500) + 0.5

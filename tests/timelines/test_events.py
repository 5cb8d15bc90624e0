"""Events: dated sentences on their days, merged, named and exported."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from toolkit import event_timeline, find_dates, merge_events, save_events, tables, timelinejs_table
from toolkit.errors import TableError


def articles(*rows: tuple[str, str, str | None, str]) -> pd.DataFrame:
    """A frame of articles: identifier, outlet, publication day, text."""
    frame = pd.DataFrame(rows, columns=["article_id", "outlet", "date", "text"])
    return frame.assign(date=pd.to_datetime(frame["date"]))


DAM = articles(
    ("a", "Courant", "2024-05-04", "The dam at Oxmere broke on May 3. Nobody was hurt."),
    ("b", "Herald", "2024-05-06", "The Oxmere dam, which broke on Friday, will be rebuilt by June 1."),
    ("c", "Herald", "2024-05-08", "Rain fell in Galmet on Friday, the day the Oxmere dam broke. It recurs every year."),
    ("d", "Post", "2024-05-01", "Engineers will test the Oxmere dam on Friday."),
)


def test_sentences_stand_on_the_day_they_speak_of() -> None:
    """Four articles of four days tell of the same Friday, and lead_days counts from it to publication."""
    events = event_timeline(DAM)
    friday = events[events["first"] == "2024-05-03"]
    assert friday["article_id"].tolist() == ["a", "b", "c", "d"]
    assert friday["lead_days"].tolist() == [1, 3, 5, -2]
    assert friday["outlet"].tolist() == ["Courant", "Herald", "Herald", "Post"]
    assert list(events.columns) == list(tables.empty("events").columns)


def test_offsets_give_back_the_sentence() -> None:
    """Start and end are offsets of the sentence in its part."""
    events = event_timeline(DAM)
    texts = DAM.set_index("article_id")
    for row in events.itertuples():
        assert texts.loc[row.article_id, row.part][row.start : row.end] == row.sentence
        assert row.expression in row.sentence
        assert row.first <= row.last


def test_what_makes_no_event() -> None:
    """Lengths of time, sets, vague words, decades, datelines and dates without a value make no event."""
    frame = articles(
        ("a", "Wire", "2024-02-29", "Oxmere, February 29 (XNA) -- It lasted three days."),
        (
            "b",
            "Wire",
            "2024-02-29",
            "It recurs every Monday. It was recently so, as in the 1990s and the 19th century.",
        ),
        ("c", "Wire", None, "He left on Wednesday."),
        ("d", "Wire", "2024-02-29", "Thursday, February 29, 2024\n\nIt rained."),
    )
    assert event_timeline(frame).empty
    assert event_timeline(frame).dtypes.equals(tables.empty("events").dtypes)


def test_two_dates_make_two_events_and_one_date_twice_makes_one() -> None:
    """A sentence has a row for each date it names."""
    frame = articles(
        ("a", "Wire", "2024-02-29", "He came on Monday and left on Tuesday; that Tuesday was February 27.")
    )
    assert event_timeline(frame)["value"].tolist() == ["2024-02-26", "2024-02-27"]


def test_undated_article_tells_of_dated_events() -> None:
    """Without a publication date, full dates still make events, without a lead."""
    events = event_timeline(articles(("a", "Wire", None, "The dam broke on May 3, 2012.")))
    assert events["value"].tolist() == ["2012-05-03"]
    assert events["lead_days"].isna().all()


def test_speaker_of_a_claim() -> None:
    """A sentence that is part of what somebody says has its speaker; the one whose words hold the date comes first."""
    text = "The dam broke on Friday, Mayor Doskel said. Nobody was hurt on Friday."
    frame = articles(("a", "Wire", "2024-05-06", text))
    attributions = pd.DataFrame(
        {
            "article_id": ["a", "a"],
            "part": ["text", "text"],
            "content_spans": [[(0, 23)], [(25, 42)]],
            "speaker": ["Mayor Doskel", "somebody else"],
        }
    )
    events = event_timeline(frame, find_dates(frame), attributions).sort_values("start")
    assert events["speaker"].fillna("").tolist() == ["Mayor Doskel", ""]


def test_order_of_rows_changes_nothing_and_identifiers_are_stable() -> None:
    """Shuffled articles and more articles give the same rows with the same identifiers."""
    events = event_timeline(DAM)
    pd.testing.assert_frame_equal(events, event_timeline(DAM.sample(frac=1, random_state=4)))
    fewer = event_timeline(DAM.head(2))
    assert set(fewer["event_id"]) < set(events["event_id"])
    assert events["event_id"].is_unique


def test_articles_need_identifiers_of_their_own() -> None:
    """Two articles under one identifier would be told apart no more, and are refused."""
    with pytest.raises(TableError, match="'a' stands there more than once"):
        event_timeline(pd.concat([DAM, DAM.head(1)]))


def test_dates_can_be_filtered_first() -> None:
    """Events rest on the dates that are passed, not on those found anew."""
    dates = find_dates(DAM)
    events = event_timeline(DAM, dates[dates["rule"] == "month_day"])
    assert events["expression"].tolist() == ["May 3", "June 1"]


def test_dates_that_have_become_names() -> None:
    """A date that stands before the same word long before and long after its day is a name and no event."""
    rows = [
        (str(month), "Wire", f"2024-{month:02d}-20", "Talks on the June 15 accord. A fair opened on June 15.")
        for month in (2, 4, 6, 8, 10)
    ]
    events = event_timeline(articles(*rows))
    assert set(events["sentence"]) == {"A fair opened on June 15."}
    # An election that is far ahead is none the less an event.
    rows = [(str(month), "Wire", f"2024-{month:02d}-20", "The June 15 vote nears.") for month in (2, 4, 6)]
    assert len(event_timeline(articles(*rows))) == 3


def test_merge_tells_who_was_first() -> None:
    """One row per date: articles, outlets, the earliest publication and its lead."""
    merged = merge_events(event_timeline(DAM))
    row = merged.iloc[0]
    assert str(row["first"].date()) == "2024-05-03"
    assert (row["articles"], row["outlets"], row["sentences"], row["days_told"]) == (4, 3, 4, 4)
    assert (row["first_outlet"], str(row["first_told"].date()), row["lead_days"]) == ("Post", "2024-05-01", -2)
    assert row["article_ids"] == ["d", "a", "b", "c"]
    assert "dam" in row["sentence"]
    assert list(merged.columns) == list(tables.empty("merged_events").columns)


def test_merge_filters_by_words() -> None:
    """Words match whole words in any case; what is left is counted."""
    events = event_timeline(DAM)
    assert merge_events(events, words="GALMET")["articles"].tolist() == [1]
    assert merge_events(events, words=["galmet", "engineers"])["articles"].tolist() == [2]
    assert merge_events(events, words="galm").empty
    with pytest.raises(ValueError, match="at least one word"):
        merge_events(events, words=[" "])


def test_copies_do_not_raise_an_event() -> None:
    """Five copies of one report rank below two reports of one event."""
    copies = [(f"copy{i}", "Wire", "2024-05-20", "The bridge closed on May 19.") for i in range(5)]
    reports = [
        ("x", "Courant", "2024-05-12", "A barge sank on May 11."),
        ("y", "Post", "2024-05-13", "On May 11 it sank."),
    ]
    merged = merge_events(event_timeline(articles(*copies, *reports)))
    assert merged["value"].tolist() if "value" in merged else True
    assert merged["first"].dt.strftime("%m-%d").tolist() == ["05-11", "05-19"]
    assert merged["articles"].tolist() == [2, 5]


def test_what_is_told_in_passing_ranks_behind_news() -> None:
    """Of days told of once, one of years ago comes behind those of the weeks around publication."""
    found = articles(
        ("a", "Courant", "2024-05-12", "She was born in Oxmere on March 2, 1941."),
        ("b", "Post", "2024-05-13", "A barge sank near Galmet on May 11."),
        ("c", "Post", "2024-05-13", "The council of Oxmere will vote on June 20."),
    )
    merged = merge_events(event_timeline(found))
    assert merged["first"].dt.strftime("%Y-%m-%d").tolist() == ["2024-05-11", "2024-06-20", "1941-03-02"]


def test_what_is_told_long_after_does_not_lead() -> None:
    """Two articles on what has just been, or is to come, lead three that look back on years ago."""
    back = [
        (f"b{n}", "Post", f"2024-05-{n:02d}", f"The mill of Lume burnt on May 3, 1998, {n} say.") for n in (4, 5, 6)
    ]
    news = [(f"n{n}", "Post", f"2024-05-{n:02d}", f"A barge sank at Galmet on May 3, {n} say.") for n in (4, 5)]
    plan = [(f"p{n}", "Post", f"2024-05-{n:02d}", f"Oxmere will elect its council on Nov. 5, {n} say.") for n in (4, 5)]
    merged = merge_events(event_timeline(articles(*back, *news, *plan)))
    assert merged["first"].dt.strftime("%Y-%m-%d").tolist() == ["2024-05-03", "2024-11-05", "1998-05-03"]
    assert merged["articles"].tolist() == [2, 2, 3]


def test_headlines_stand_on_their_own_day_when_asked() -> None:
    """A title without a date is put on its day of publication; one that names a day stays there."""
    titles = pd.DataFrame(
        {
            "article_id": ["a", "b", "c"],
            "title": ["Dam at Oxmere breaks", "Council to meet on May 9", "Rain in Galmet"],
            "date": pd.to_datetime(["2024-05-03", "2024-05-04", None]),
        }
    )
    assert event_timeline(titles)["article_id"].tolist() == ["b"]
    events = event_timeline(titles, headlines=True)
    assert events["first"].dt.strftime("%m-%d").tolist() == ["05-03", "05-09"]
    assert events["sentence"].tolist() == ["Dam at Oxmere breaks", "Council to meet on May 9"]
    assert events["lead_days"].tolist() == [0, -5]
    assert events["event_id"].is_unique
    tables.check(merge_events(events), "merged_events", ["first"])


def test_merge_of_nothing() -> None:
    """No events give an empty table with the right dtypes."""
    merged = merge_events(tables.empty("events"))
    assert merged.dtypes.equals(tables.empty("merged_events").dtypes)
    with pytest.raises(TableError, match="lead_days"):
        merge_events(tables.empty("events").drop(columns="lead_days"))


def test_merge_leaves_its_input_alone() -> None:
    """The events are as they were, and shuffling them changes nothing."""
    events = event_timeline(DAM)
    before = events.copy(deep=True)
    merged = merge_events(events)
    pd.testing.assert_frame_equal(events, before)
    pd.testing.assert_frame_equal(merged, merge_events(events.sample(frac=1, random_state=3)))


def test_timelinejs_columns(tmp_path: Path) -> None:
    """Days, months, weeks and years fill the columns that TimelineJS reads."""
    frame = articles(
        ("a", "Courant", "2024-05-04", "It broke on May 3. It rained in April. Last week it was dry. In 2019 not.")
    )
    table = timelinejs_table(event_timeline(frame))
    dates = table[["Year", "Month", "Day", "End Year", "End Month", "End Day"]].to_numpy().tolist()
    assert dates == [
        ["2019", "", "", "", "", ""],
        ["2024", "4", "", "", "", ""],
        ["2024", "4", "22", "2024", "4", "28"],
        ["2024", "5", "3", "", "", ""],
    ]
    assert table["Text"].iloc[-1] == "It broke on May 3. (Courant)"
    path = save_events(event_timeline(frame), tmp_path / "line.csv", form="timelinejs")
    again = pd.read_csv(path, dtype="str", keep_default_na=False)
    pd.testing.assert_frame_equal(again, table, check_dtype=False)
    assert timelinejs_table(tables.empty("events")).columns.tolist() == table.columns.tolist()


def test_csv_comes_back(tmp_path: Path) -> None:
    """The CSV file holds the table, and nothing else is left in the folder."""
    events = event_timeline(DAM)
    path = save_events(events, tmp_path / "events.csv")
    again = pd.read_csv(path, parse_dates=["first", "last"])
    assert again["sentence"].tolist() == events["sentence"].tolist()
    assert again["first"].tolist() == events["first"].tolist()
    assert [item.name for item in tmp_path.iterdir()] == ["events.csv"]
    merged = pd.read_csv(save_events(merge_events(events), tmp_path / "merged.csv"))
    assert merged["article_ids"][0] == "d; a; b; c"
    with pytest.raises(ValueError, match="form must be one of"):
        save_events(events, path, form="xlsx")  # type: ignore[arg-type]


def test_the_head_of_wire_copy_is_no_part_of_its_sentence() -> None:
    """The sentence begins behind the head, with offsets that give it back, and a date in the head makes no event."""
    frame = articles(("a", "XNA", "2024-02-29", "LUME, Feb. 29, 2024 (XNA) -- The mill opened Tuesday.\n\nIt rained."))
    (row,) = event_timeline(frame).itertuples()
    assert row.sentence == "The mill opened Tuesday."
    assert frame["text"][0][row.start : row.end] == row.sentence


def test_round_numbers_of_years_make_no_event() -> None:
    """What is counted back over centuries names no year; twenty years ago does."""
    frame = articles(("a", "Courant", "2024-02-29", "The wall was built 2,000 years ago. It was mended 20 years ago."))
    assert event_timeline(frame)["first"].dt.year.tolist() == [2004]


def test_a_caption_speaks_for_an_event_only_where_nothing_else_does() -> None:
    """Of two sentences on a day, the one of the text stands for it, though the caption shares as many words."""
    text = "On May 3 the old dam at Oxmere broke under the weight of the ice."
    frame = articles(("a", "Courant", "2024-05-04", text), ("b", "Herald", "2024-05-04", "Rain."))
    frame["captions"] = ["The old dam at Oxmere, on May 3, under the weight of the ice.", None]
    events = event_timeline(frame)
    assert merge_events(events)["sentence"].tolist() == [text]
    assert merge_events(events[events["part"] == "captions"])["sentence"].tolist() == [frame["captions"][0]]


def test_the_five_cited_most_are_named() -> None:
    """Speakers stand in the order of how often they are cited on the day, and no more than five of them."""
    events = event_timeline(articles(*((f"a{n}", "Courant", "2024-05-04", "It broke on May 3.") for n in range(8))))
    cited = events.assign(speaker=["f", "e", "d", "c", "b", "a", "a", None])
    assert merge_events(cited)["speakers"].tolist() == ["a; f; e; d; c"]


def test_markup_is_escaped_for_timelinejs() -> None:
    """TimelineJS shows its text as a page does; a sentence must not become one."""
    frame = articles(("a", "Courant", "2024-05-04", "On May 3 <b>R&D</b> ended."))
    table = timelinejs_table(event_timeline(frame))
    assert table["Headline"].tolist() == ["On May 3 &lt;b&gt;R&amp;D&lt;/b&gt; ended."]


def test_a_refusal_to_answer_speaks_for_no_event() -> None:
    """Nobody answering is the sentence of a day only where there is no other, and such a day comes last."""
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b", "c", "d"],
            "text": [
                "Calls to the water office of Oxmere went unanswered on May 3.",
                "The old dam at Oxmere broke on May 3 after a night of rain.",
                "Calls to the mayor of Oxmere went unanswered on May 1.",
                "The mayor of Oxmere declined to comment on May 1.",
            ],
            "date": pd.Timestamp("2024-05-04"),
        }
    )
    merged = merge_events(event_timeline(articles))
    assert merged["first"].dt.day.tolist() == [3, 1, 3]
    assert merged.loc[0, "sentence"].startswith("The old dam")
    assert merged.loc[2, "sentence"].startswith("Calls to the water office")

"""What outlets put around their articles: found, listed, moved, and nothing else."""

import re

import pandas as pd
import pytest

from toolkit import find_boilerplate, split_boilerplate, tables
from toolkit.errors import TableError

NOTE = "The Courier is published by the Institute for Lake Studies, which prints what others leave out."


def courier(story, tails: list[str], **columns: object) -> pd.DataFrame:
    """Articles of one outlet: a story each, and what follows it."""
    texts = [f"{story(number)}\n\n{tail}" if tail else story(number) for number, tail in enumerate(tails)]
    ids = [f"a{number}" for number in range(len(texts))]
    return pd.DataFrame({"article_id": ids, "outlet": "The Courier", "text": texts}).assign(**columns)


def test_a_note_that_returns_is_taken_out(story) -> None:
    """The texts are the stories again, and the list has each note with its place and the number of its articles."""
    articles = courier(story, [NOTE] * 6 + [""] * 4)
    found = find_boilerplate(articles)
    assert found["paragraph"].tolist() == [NOTE] * 6
    assert (found["reason"] == "recurs").all()
    assert (found["articles"] == 6).all()
    changed = split_boilerplate(articles)
    assert changed["text"].tolist() == [story(number) for number in range(10)]
    assert changed["boilerplate"].fillna("").tolist() == [NOTE] * 6 + [""] * 4


def test_offsets_give_back_the_text(story) -> None:
    """Each listed paragraph stands at its offsets in the text that was passed."""
    articles = courier(story, [f"{NOTE}\n\nRead in Korean"] * 6)
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    found = find_boilerplate(articles)
    assert len(found) == 12
    for row in found.to_dict("records"):
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["paragraph"]


@pytest.mark.parametrize(
    "tail",
    [
        "The ministry did not answer questions.",
        "The vote is on Monday.",
        "“We will see,” said Mara Lind.",
    ],
)
def test_a_sentence_that_ends_some_stories_stays(story, tail: str) -> None:
    """A formula of the news that ends three of ten stories, or four, is no boilerplate."""
    articles = courier(story, [tail] * 4 + [""] * 6)
    assert find_boilerplate(articles).empty


def test_what_returns_in_copies_stays(story) -> None:
    """Five postings of one story do not make its paragraphs boilerplate."""
    articles = courier(story, [""] * 10)
    articles.loc[:4, "text"] = [f"{story(0)}\n\nNumber {number}" for number in range(5)]
    assert find_boilerplate(articles).empty


def test_what_another_outlet_repeats_stays(story) -> None:
    """A line is counted in its own outlet: what one puts under all its articles may be news in another's."""
    articles = courier(story, ["Harbour news"] * 12, outlet=["The Courier"] * 10 + ["Tarn Watch"] * 2)
    assert find_boilerplate(articles)["article_id"].tolist() == [f"a{number}" for number in range(10)]


def test_credits_become_fields(story) -> None:
    """Names in credits fill the fields that are missing, and the line is kept."""
    line = "(Reporting by Ana Solt; Editing by Jon Haver)"
    articles = courier(story, [line, line], author=[None, "Ib Lund"])
    changed = split_boilerplate(articles)
    assert changed["author"].tolist() == ["Ana Solt", "Ib Lund"]
    assert changed["editor"].tolist() == ["Jon Haver"] * 2
    assert changed["boilerplate"].tolist() == [line] * 2
    assert changed["text"].tolist() == [story(0), story(1)]


def test_captions_and_what_was_kept_before(story) -> None:
    """A caption goes to captions, and what the columns had stays in front."""
    articles = courier(story, [""], captions="Old caption", boilerplate="Old note")
    articles["text"] = "Photo: The harbour in May\n\n" + articles["text"] + "\n\nRead in Korean"
    changed = split_boilerplate(articles).iloc[0]
    assert changed["captions"] == "Old caption\n\nPhoto: The harbour in May"
    assert changed["boilerplate"] == "Old note\n\nRead in Korean"
    assert changed["text"] == story(0)


def test_the_sign_at_the_end_of_wire_texts(story) -> None:
    """The agency's name and the control character after each text go; broken lines stay as they are."""
    texts = [story(number).replace(". ", ".\n    ") for number in range(8)]
    articles = courier(story, [""] * 8).assign(text=[f"{text}\n Agency\n\x03" for text in texts])
    assert split_boilerplate(articles)["text"].tolist() == texts


def test_the_end_of_a_broken_sentence_stays(story) -> None:
    """A line that goes on with the sentence of the line before is no paragraph, however often it returns."""
    articles = courier(story, [""] * 8)
    articles["text"] = [f"{story(number)} So the board of Velm\nsaid." for number in range(8)]
    assert find_boilerplate(articles).empty


def test_a_text_is_never_emptied() -> None:
    """Where nothing but boilerplate would be found, the text stays."""
    articles = pd.DataFrame({"article_id": list("abcdef"), "text": ["Read in Korean"] * 6})
    assert find_boilerplate(articles).empty
    assert split_boilerplate(articles)["text"].tolist() == ["Read in Korean"] * 6


def everything(story) -> pd.DataFrame:
    tails = [
        NOTE,
        f"{NOTE}\n\nRead in Korean",
        "Edited by Jon Haver.",
        "",
        "Please send comments to desk@velm.example.",
    ]
    return courier(story, tails * 4, date=pd.Timestamp("2031-05-01"), extra=range(20))


def test_nothing_is_lost(story) -> None:
    """Every word of the old text is in the new text, the boilerplate or the captions; the argument is as it was."""
    articles = everything(story)
    before = articles.copy()
    changed = split_boilerplate(articles)
    pd.testing.assert_frame_equal(articles, before)
    columns = ["text", "boilerplate", "captions"]
    for old, *new in zip(articles["text"], *(changed[name].fillna("") for name in columns), strict=True):
        assert sorted(re.findall(r"\S+", old)) == sorted(re.findall(r"\S+", " ".join(new)))
    kept = ["article_id", "outlet", "date", "extra"]
    pd.testing.assert_frame_equal(changed[kept], before[kept])


def test_splitting_again_changes_nothing(story) -> None:
    """What is left has no boilerplate."""
    changed = split_boilerplate(everything(story))
    pd.testing.assert_frame_equal(split_boilerplate(changed), changed)


def test_the_order_of_rows_plays_no_part(story) -> None:
    """Shuffled articles are changed in the same way."""
    articles = everything(story)
    shuffled = split_boilerplate(articles.sample(frac=1, random_state=2)).sort_index()
    pd.testing.assert_frame_equal(split_boilerplate(articles), shuffled)


def test_empty_and_wrong_tables() -> None:
    """No articles give empty tables; missing texts are passed over; a table without texts is refused."""
    empty = tables.empty("articles")
    pd.testing.assert_frame_equal(split_boilerplate(empty), empty)
    pd.testing.assert_frame_equal(find_boilerplate(empty), tables.empty("boilerplate"))
    titles = pd.DataFrame({"article_id": ["a"], "text": pd.Series([None], dtype="str")})
    assert split_boilerplate(titles)["text"].isna().all()
    with pytest.raises(TableError, match="'text'"):
        split_boilerplate(pd.DataFrame({"article_id": ["a"]}))


def test_long_lines_take_linear_time() -> None:
    """A megabyte without a full stop, and a text of a hundred thousand lines, are read at once."""
    texts = ["reported by " * 100_000, "By A\n" * 100_000, "(" * 1_000_000]
    assert len(split_boilerplate(pd.DataFrame({"article_id": list("abc"), "text": texts}))) == 3

"""Copies among articles: what is found, what is not, and who copied whom."""

import random

import pandas as pd
import pytest

from toolkit import count_outlets, drop_duplicates, mark_duplicates, tables
from toolkit.errors import TableError

COLUMNS = list(tables.OPTIONAL["articles"])


def articles_of(texts: list[str | None], **columns: object) -> pd.DataFrame:
    ids = [f"a{number}" for number in range(len(texts))]
    frame = pd.DataFrame({"article_id": pd.Series(ids, dtype="str"), "text": pd.Series(texts, dtype="str")})
    return frame.assign(**columns)


def days(*values: str | None) -> pd.Series:
    return pd.Series(pd.to_datetime(list(values), format="mixed")).astype("datetime64[us]")


def edited(text: str, share: float) -> str:
    """The text with a share of its words replaced."""
    chance = random.Random(7)
    return " ".join(f"edit{chance.randrange(999)}" if chance.random() < share else word for word in text.split())


def cut(text: str, share: float) -> str:
    words = text.split()
    return " ".join(words[: int(len(words) * share)])


def new_words(stem: str) -> str:
    return " ".join(f"{stem}{number}" for number in range(30))


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda text, other: text, "exact"),
        (lambda text, other: text.upper().replace(".", " –"), "exact"),
        (lambda text, other: cut(text, 0.6), "cut"),
        (lambda text, other: other.split("\n\n")[0] + "\n\n" + cut(text, 0.6), "near"),
        (lambda text, other: edited(text, 0.15), "near"),
        (lambda text, other: text + "\n\nA last line of their own.", "near"),
    ],
    ids=["same", "same words", "cut", "new first paragraph", "edited", "longer"],
)
def test_copies_are_found(story, change, kind) -> None:
    """A copy is found, said to be of its kind, and led back to its original among other articles."""
    texts = [story(number) for number in range(6)]
    articles = articles_of([*texts, change(texts[2], story(99))], date=days(*["2031-05-01"] * 6, "2031-05-02"))
    marked = mark_duplicates(articles)
    assert marked["copy_of"].tolist()[:6] == [pytest.approx(float("nan"), nan_ok=True)] * 6
    assert marked.loc[6, ["cluster", "copy_of", "copy_kind"]].tolist() == ["a2", "a2", kind]


def test_similarity_is_the_share_of_three_word_sequences(story) -> None:
    """Of a copy with 30 new words before 60 % of the original, counted by hand."""
    text, new = story(1), " ".join(f"word{number}" for number in range(30))
    shortened = cut(text, 0.6)
    marked = mark_duplicates(articles_of([text, f"{new} {shortened}"], date=days("2031-05-01", "2031-05-02")))
    size = len(shortened.split())
    assert marked["similarity"][1] == pytest.approx((size - 2) / (size + 30 - 2), abs=0.01)


def test_what_is_no_copy(story) -> None:
    """Other stories, titles alone, short texts under other titles, and a long report that takes up a short one."""
    short = "Council of Velm votes on Monday."
    texts = [story(1), story(2), None, None, short, short, story(3).split("\n\n")[0], story(3)]
    titles = ["One", "Two", "Harbour closed", "Harbour closed", "Vote", "Order", "Three", "Three"]
    order = days(*["2031-05-01"] * 7, "2031-05-02")
    marked = mark_duplicates(articles_of(texts, title=titles, date=order))
    assert marked["copy_kind"].isna().all()
    assert marked["cluster"].tolist() == marked["article_id"].tolist()


def test_short_texts_under_the_same_title_are_copies() -> None:
    """A few words say enough when the title is the same too."""
    marked = mark_duplicates(articles_of(["Council votes."] * 3, title=["Vote", "VOTE", None]))
    assert marked["copy_of"].fillna("").tolist() == ["", "a0", ""]


def test_reports_of_one_form_are_no_copies() -> None:
    """Weekly reports that differ in names and figures alone are not taken for copies of each other."""
    chance = random.Random(3)
    texts = [
        f"The water board of the lake towns said the level at gate {chance.randrange(100)} stood at "
        f"{chance.randrange(1000)} millimetres in the week under report, against {chance.randrange(1000)} a week "
        f"before, and that {chance.randrange(1000)} boats had passed the locks of the northern canal, among them "
        f"{chance.randrange(100)} with grain. The next report of the board will be given out on day "
        f"{chance.randrange(100)} as usual, it said."
        for _ in range(12)
    ]
    dates = pd.Series(pd.date_range("2031-01-06", periods=12, freq="7D")).astype("datetime64[us]")
    assert mark_duplicates(articles_of(texts, date=dates))["copy_kind"].isna().sum() >= 11


def test_a_new_paragraph_before_a_short_text(story) -> None:
    """Thirty new words before most of a short report make a copy in another outlet, before a bit of a long one none."""
    short = cut(story(1), 0.2)
    texts = [short, f"{new_words('x')} {cut(short, 0.6)}", story(2), f"{new_words('y')} {cut(story(2), 0.08)}"]
    dates = days("2031-05-01", "2031-05-02", "2031-05-01", "2031-05-02")
    marked = mark_duplicates(articles_of(texts, date=dates, outlet=["A", "B"] * 2))
    assert marked["copy_of"].fillna("").tolist() == ["", "a0", "", ""]
    assert marked["similarity"][1] < 0.45


def test_reports_with_other_figures_are_no_copies() -> None:
    """The same words with other prices are another report, in another outlet too; other words with the same a copy."""
    report = (
        "Prices at Tarn market on day {}: oats {} groats, rye {} groats, salt {} groats, oil {} groats a measure, {}"
    )
    said = "the master of the market said, adding that the winter road had been open to carts from the lake all week."
    texts = [
        report.format(4, 31, 44, 12, 60, said),
        report.format(5, 33, 47, 11, 66, said),
        report.format(4, 31, 44, 12, 60, said.replace("the winter road", "the old way")),
    ]
    marked = mark_duplicates(
        articles_of(texts, date=days("2031-05-01", "2031-05-02", "2031-05-02"), outlet=["A", "B", "C"])
    )
    assert marked["copy_of"].fillna("").tolist() == ["", "", "a0"]


def test_more_is_asked_of_texts_far_apart(story) -> None:
    """Less than half of a text makes a copy in another outlet the next day, and none a month later."""
    texts = [cut(story(1), 0.2), f"{new_words('x')} {cut(story(1), 0.12)}"]
    for later, copies in (("2031-05-02", 1), ("2031-06-02", 0)):
        marked = mark_duplicates(articles_of(texts, date=days("2031-05-01", later), outlet=["A", "B"]))
        assert marked["copy_of"].notna().sum() == copies


def test_the_nearer_of_two_versions_is_the_original(story) -> None:
    """A reprint of the second version of a story is a copy of that one; both lead back to the first."""
    first = story(1)
    second = edited(first, 0.1)
    texts = [first, second, second + " Read on."]
    dates = days("2031-05-01", "2031-05-01 12:00", "2031-05-02")
    marked = mark_duplicates(articles_of(texts, date=dates, outlet=["A", "A", "B"]))
    assert set(marked["cluster"]) == {"a1"}  # without a time it comes last in its day
    assert marked["copy_of"].fillna("").tolist() == ["a1", "", "a1"]


def test_what_an_outlet_repeats_of_its_own(story) -> None:
    """Half of the words of another day's article make a copy in another outlet, not in its own; a reissue does."""
    half, other = (story(number).split("\n\n")[0] + "\n\n" + cut(story(1), 0.5) for number in (9, 8))
    texts = [story(1), half, other, edited(story(1), 0.02)]
    outlets = ["The Courier", "The Courier", "Tarn Watch", "The Courier"]
    marked = mark_duplicates(
        articles_of(texts, outlet=outlets, date=days("2031-05-01", "2031-05-02", "2031-05-03", "2031-05-04"))
    )
    assert marked["copy_of"].fillna("").tolist() == ["", "", "a0", "a0"]


def test_the_original_is_the_earlier_one(story) -> None:
    """By day, by time, one without a time last in its day, one without a date last of all; then the longer."""
    text = story(1)
    dates = days("2031-05-02", None, "2031-05-01", "2031-05-01 18:00", "2031-05-01 09:30")
    marked = mark_duplicates(articles_of([text] * 5, date=dates))
    assert set(marked["cluster"]) == {"a4"}
    assert marked["copy_of"].isna().tolist() == [False, False, False, False, True]
    assert mark_duplicates(articles_of([cut(text, 0.8), text]))["copy_of"].fillna("").tolist() == ["a1", ""]


def test_the_input_order_breaks_ties(story) -> None:
    """Of two articles alike in everything, the one that stands first in its file is the original."""
    articles = articles_of([story(1)] * 2, path="b.csv", position=[1, 0])
    assert mark_duplicates(articles)["cluster"].tolist() == ["a1", "a1"]


def test_a_copy_of_a_copy_leads_back_to_the_first(story) -> None:
    """All of a family of forty reprints, each with a beginning of its own, have the cluster of the first."""
    text = story(1)
    texts = [story(100 + number).split("\n\n")[0] + "\n\n" + text for number in range(40)]
    dates = pd.Series(pd.date_range("2031-05-01 01:00", periods=40, freq="h")).astype("datetime64[us]")
    marked = mark_duplicates(articles_of(texts, date=dates))
    assert set(marked["cluster"]) == {"a0"}
    assert set(marked["copy_of"].dropna()) == {"a0"}


def collection(story) -> pd.DataFrame:
    originals = [story(number) for number in range(12)]
    texts = [*originals, originals[3], cut(originals[4], 0.6), edited(originals[5], 0.1), None, "Short.", None]
    dates = pd.Series(pd.date_range("2031-05-01", periods=len(texts), freq="6h")).astype("datetime64[us]")
    outlet = [f"Outlet {number % 3}" if number < 12 else "Reprints" for number in range(len(texts))]
    return articles_of(texts, date=dates, outlet=outlet, extra=range(len(texts)))


def test_the_order_of_rows_plays_no_part(story) -> None:
    """Shuffled articles have the same marks."""
    articles = collection(story)
    marked = mark_duplicates(articles)
    shuffled = mark_duplicates(articles.sample(frac=1, random_state=4)).sort_index()
    pd.testing.assert_frame_equal(marked, shuffled)


def test_nothing_is_lost_or_changed(story) -> None:
    """Marking keeps rows, columns and index; marking again marks the same; the argument is as it was."""
    articles = collection(story).set_axis(range(50, 68))
    before = articles.copy()
    marked = mark_duplicates(articles)
    pd.testing.assert_frame_equal(articles, before)
    pd.testing.assert_frame_equal(marked.drop(columns=COLUMNS), before)
    pd.testing.assert_frame_equal(mark_duplicates(marked), marked)
    assert {name: str(marked[name].dtype) for name in COLUMNS} == tables.OPTIONAL["articles"]


def test_dropping_keeps_the_first_of_each_cluster(story) -> None:
    """One article is left of each cluster, in the order of the rows; dropping again drops nothing."""
    articles = collection(story)
    kept = drop_duplicates(articles)
    marked = mark_duplicates(articles)
    assert kept["article_id"].tolist() == marked.loc[marked["copy_of"].isna(), "article_id"].tolist()
    assert kept["cluster"].is_unique
    pd.testing.assert_frame_equal(drop_duplicates(kept), kept)
    pd.testing.assert_frame_equal(drop_duplicates(articles.iloc[::-1]), kept.iloc[::-1].reset_index(drop=True))


def test_of_a_selection_the_first_is_kept(story) -> None:
    """A copy stays when its original was not selected: no story is lost."""
    marked = mark_duplicates(collection(story))
    selected = marked[marked["article_id"] != "a3"]
    assert "a12" in drop_duplicates(selected)["article_id"].tolist()


def test_counts_agree(story) -> None:
    """The copies that `count_outlets` tells are the articles that `drop_duplicates` leaves out."""
    marked = mark_duplicates(collection(story))
    assert count_outlets(marked)["copies"].sum() == len(marked) - len(drop_duplicates(marked)) == 3


@pytest.mark.parametrize("verb", [mark_duplicates, drop_duplicates])
def test_empty_and_wrong_tables(verb) -> None:
    """No articles give no articles, with the columns there; a table without texts is refused."""
    found = verb(tables.empty("articles"))
    assert len(found) == 0
    assert list(found.columns)[-4:] == COLUMNS
    with pytest.raises(TableError, match="'text'"):
        verb(pd.DataFrame({"article_id": ["a"]}))


def test_other_scripts() -> None:
    """Korean and Chinese texts are compared as English ones are."""
    korean = "항구는 월요일에 폐쇄되었다 관리자는 토사가 세 번째 문에서 발견되었다고 밝혔다 "
    korean += "곡물은 철도로 북부 도시에 운반될 것이다 부처는 준설선이 수리될 때까지 선박이 들어올 수 없다고 말했다 "
    korean += "어부들은 보상을 요구하고 있다 시장은 대답하지 않았다"
    chinese = "港口周一关闭,港务长说第三道闸门发现淤泥。粮食将由铁路运往北方各镇,直到挖泥船修好为止。"
    texts = [korean, f"{korean} 끝", chinese, f"据报道{chinese}"]
    marked = mark_duplicates(articles_of(texts, date=days("2031-05-01", "2031-05-02", "2031-05-01", "2031-05-02")))
    assert marked["cluster"].tolist() == ["a0", "a0", "a2", "a2"]

"""Corrections: what a person has put right stays right, and none is lost without a word."""

from pathlib import Path

import pandas as pd
import pytest

from toolkit import (
    apply_corrections,
    correct,
    evidence,
    find_attributions,
    find_dates,
    lost_corrections,
    moved_corrections,
    read_corrections,
    review_sample,
    save_corrections,
    tables,
)
from toolkit.errors import CorrectionWarning, TableError, ToolkitError

TEXTS = [
    "The dam broke on 3 May 2031, Ana Ruiz said. “It was loud,” a nurse said. Ruiz added that it had rained.",
    "The dam held, the Kestrel said on Monday. “=1+1,” officials told the Gazette.",
]
HEAD = "table,article_id,part,start,end,text,action,value,note\n"


@pytest.fixture
def articles() -> pd.DataFrame:
    """Two short articles."""
    days = pd.to_datetime(["2031-05-04", "2031-05-05"])
    return pd.DataFrame({"article_id": ["a", "b"], "outlet": "Gazette", "date": days, "title": None, "text": TEXTS})


@pytest.fixture
def attributions(articles: pd.DataFrame) -> pd.DataFrame:
    """Their attributions."""
    return find_attributions(articles)


def of(attributions: pd.DataFrame, speaker: str) -> pd.DataFrame:
    return attributions[attributions["speaker"] == speaker]


def test_reject_leaves_one_row_out(attributions: pd.DataFrame) -> None:
    """The others stay, in their order, and the table that was passed is not changed."""
    before = attributions.copy()
    wrong = of(attributions, "nurse")
    left = apply_corrections(attributions, correct(wrong, "reject"))
    assert len(left) == len(attributions) - 1
    assert "nurse" not in set(left["speaker"])
    pd.testing.assert_frame_equal(attributions, before)
    assert left.dtypes.equals(attributions.dtypes)


def test_speaker_is_of_one_statement_and_merge_of_all(attributions: pd.DataFrame) -> None:
    """One of Ruiz's statements goes to somebody else; or all of them do."""
    ruiz = of(attributions, "Ana Ruiz")
    assert len(ruiz) == 2
    one = apply_corrections(attributions, correct(ruiz.head(1), "speaker", "Boris Halm"))
    assert one["speaker"].value_counts()[["Ana Ruiz", "Boris Halm"]].tolist() == [1, 1]
    everything = apply_corrections(attributions, correct(ruiz.head(1), "merge", "Ana Maria Ruiz"))
    assert set(everything["speaker"]) & {"Ana Ruiz", "Ana Maria Ruiz"} == {"Ana Maria Ruiz"}
    assert of(everything, "Ana Maria Ruiz")["speaker_id"].tolist() == ["ana-maria-ruiz"] * 2


def test_what_is_merged_into_somebody_known_becomes_like_him(attributions: pd.DataFrame) -> None:
    """Kind and anonymity are those of the speaker it is given to."""
    merged = apply_corrections(attributions, correct(of(attributions, "nurse"), "merge", "Ana Ruiz"))
    rows = of(merged, "Ana Ruiz")
    assert len(rows) == 3
    assert set(rows["anonymity"]) == {"named"}


def test_rename_keeps_the_identity(attributions: pd.DataFrame) -> None:
    """Only what the speaker is called changes."""
    renamed = apply_corrections(attributions, correct(of(attributions, "Ana Ruiz").head(1), "rename", "A. Ruiz"))
    assert of(renamed, "A. Ruiz")["speaker_id"].tolist() == of(attributions, "Ana Ruiz")["speaker_id"].tolist()


def test_kind_and_anonymity_are_of_the_speaker(attributions: pd.DataFrame) -> None:
    """An outlet has no anonymity."""
    kestrel = of(attributions, attributions["speaker"].tolist()[3])
    outlet = apply_corrections(attributions, correct(kestrel, "kind", "outlet")).iloc[kestrel.index]
    assert outlet["kind"].tolist() == ["outlet"]
    assert outlet["anonymity"].isna().all()
    nurse = apply_corrections(attributions, correct(of(attributions, "nurse"), "anonymity", "unnamed"))
    assert of(nurse, "nurse")["anonymity"].tolist() == ["unnamed"]


def test_the_value_of_a_date_brings_its_days(articles: pd.DataFrame) -> None:
    """First and last day and granularity follow the value."""
    dates = find_dates(articles)
    changed = apply_corrections(dates, correct(dates.head(1), "value", "2031-06"))
    first = changed.iloc[0]
    assert [str(first["first"].date()), str(first["last"].date())] == ["2031-06-01", "2031-06-30"]
    assert first["granularity"] == "month"
    assert changed.dtypes.equals(dates.dtypes)
    without = apply_corrections(dates, correct(dates.head(1), "value", "P3D"))
    assert pd.isna(without.iloc[0]["first"])


def test_applied_twice_is_applied_once(articles: pd.DataFrame, attributions: pd.DataFrame) -> None:
    """Whatever the corrections, a second time changes nothing."""
    corrections = pd.concat(
        [
            correct(of(attributions, "nurse"), "merge", "Ana Ruiz"),
            correct(of(attributions, "Ana Ruiz").head(1), "rename", "A. Ruiz"),
            correct(of(attributions, "Ana Ruiz").tail(1), "speaker", "Boris Halm"),
            correct(attributions.tail(1), "kind", "organisation"),
            correct(find_dates(articles).head(1), "reject"),
        ]
    )
    once = apply_corrections(attributions, corrections)
    pd.testing.assert_frame_equal(apply_corrections(once, corrections), once)
    shuffled = corrections.sample(frac=1, random_state=2)
    pd.testing.assert_frame_equal(apply_corrections(attributions, shuffled), once)


def test_a_correction_without_a_row_is_told_and_listed(attributions: pd.DataFrame) -> None:
    """Where the article is read otherwise now, a warning says so; where it is not there, it is listed."""
    corrections = correct(of(attributions, "nurse"), "reject")
    gone = corrections.assign(text="claimed")
    with pytest.warns(CorrectionWarning, match="1 correction has no row any more"):
        left = apply_corrections(attributions, gone)
    pd.testing.assert_frame_equal(left, attributions)
    assert len(lost_corrections(attributions, pd.concat([corrections, gone]))) == 1
    elsewhere = attributions[attributions["article_id"] == "b"]
    apply_corrections(elsewhere, corrections)  # a selection is no reason to warn
    assert len(lost_corrections(elsewhere, corrections)) == 1


@pytest.mark.parametrize(
    ("changes", "is_found"),
    [
        ({"end": 1, "text": "said loudly"}, True),  # another end of the cue
        ({"start": 40, "end": 40}, True),  # the text before it became longer: same words, source and content
        ({"start": 40, "end": 40, "content": "Nobody heard of it"}, False),
        ({"start": 40, "end": 40, "source": "a clerk"}, False),
        ({"start": 40, "end": 40, "text": "shouted"}, False),
        ({"end": 1, "source": None, "content": None}, True),  # a line of an older file, at the same place
        ({"start": 40, "end": 40, "source": None, "content": None}, False),
    ],
)
def test_a_correction_follows_its_row(attributions: pd.DataFrame, changes: dict[str, object], is_found: bool) -> None:
    """Where newer rules mark it otherwise the row with the same source and content is meant, and this is told."""
    saved = correct(of(attributions, "nurse"), "reject")
    old = saved.assign(
        **{name: saved[name] + value if isinstance(value, int) else value for name, value in changes.items()}
    )
    with pytest.warns(CorrectionWarning, match="marked otherwise now" if is_found else "no row any more"):
        left = apply_corrections(attributions, old)
    assert ("nurse" in set(left["speaker"])) is not is_found
    moved = moved_corrections(attributions, old)
    assert len(moved) == is_found
    assert len(lost_corrections(attributions, old)) == (not is_found)
    if is_found:
        assert moved[["start", "end", "text"]].equals(saved[["start", "end", "text"]])


def test_what_was_rejected_takes_nothing_else_with_it(attributions: pd.DataFrame) -> None:
    """Applied again, a correction whose row is gone does not fall upon the next one of the same speaker."""
    rejected = correct(of(attributions, "Ana Ruiz").head(1), "reject")
    once = apply_corrections(attributions, rejected)
    with pytest.warns(CorrectionWarning, match="no row any more"):
        assert len(apply_corrections(once, rejected)) == len(once)


def test_a_line_can_be_made_from_a_sentence_or_a_sheet(articles: pd.DataFrame, attributions: pd.DataFrame) -> None:
    """Rows of evidence and of a review sheet lead back to the rows of the table."""
    nurse = of(attributions, "nurse")
    sentence = evidence(nurse, articles)
    wanted = correct(nurse, "reject")
    pd.testing.assert_frame_equal(correct(sentence, "reject", among=attributions), wanted)
    sheet = review_sample(attributions, articles)
    row = sheet[sheet["speaker"] == "nurse"]
    pd.testing.assert_frame_equal(correct(row, "reject", among=attributions), wanted)
    pd.testing.assert_frame_equal(correct(row, "reject"), wanted)
    pd.testing.assert_frame_equal(correct(nurse.iloc[0], "reject"), wanted)
    with pytest.raises(TableError, match="neither attributions nor dates"):
        correct(sentence, "reject")
    with pytest.raises(TableError, match="None of the rows"):
        correct(sentence, "reject", among=attributions[attributions["article_id"] == "b"])


@pytest.mark.parametrize(
    ("action", "value", "message"),
    [
        ("rejct", None, "Did you mean 'reject'"),
        ("reject", "x", "takes no value"),
        ("speaker", " ", "needs a value"),
        ("kind", "persn", "Did you mean 'person'"),
        ("value", "2031-05-04", "action must be one of"),
    ],
)
def test_what_cannot_be_put_right_is_refused(
    attributions: pd.DataFrame, action: str, value: str | None, message: str
) -> None:
    """With what would be right."""
    with pytest.raises(ValueError, match=message):
        correct(attributions.head(1), action, value)


def test_the_file_keeps_what_was_saved(tmp_path: Path, attributions: pd.DataFrame) -> None:
    """What is written is read again, a later value replaces an earlier one, and no word becomes a formula."""
    first = correct(of(attributions, "nurse"), "speaker", "=Boris", note="he was\nthe only one")
    path = save_corrections(first, tmp_path)
    assert path == tmp_path / "settings" / "corrections.csv"
    assert "'=Boris" in path.read_text(encoding="utf-8-sig")
    again = read_corrections(tmp_path)
    pd.testing.assert_frame_equal(again.drop(columns="line"), first.drop(columns="line"))
    save_corrections(correct(of(attributions, "nurse"), "speaker", "Boris Halm"), tmp_path)
    save_corrections(correct(of(attributions, "Ana Ruiz"), "kind", "person"), tmp_path)
    read = read_corrections(tmp_path)
    assert read["value"].tolist() == ["Boris Halm", "person", "person"]
    assert read["line"].tolist() == [2, 3, 4]
    assert "Boris Halm" in set(apply_corrections(attributions, read)["speaker"])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("attribution,a,text,1,2,x,reject,,", "Line 3 of the corrections .* the table 'attribution'"),
        ("attributions,a,text,1,2,x,delete,,", "Line 3 .* the action 'delete'"),
        ("attributions,,text,1,2,x,reject,,", "Line 3 .* has no article_id"),
        ("attributions,a,text,one,2,x,reject,,", "Line 3 .* whole numbers"),
        ("attributions,a,text,5,2,x,reject,,", "Line 3 .* start the smaller"),
        ("attributions,a,text,1,2,x,kind,nobody,", "Line 3 .* none of"),
        ("attributions,a,text,1,2,x,merge,,", "Line 3 .* needs a value"),
        ("dates,a,text,1,2,x,value,4 May,", "Line 3 .* no TIMEX3 value"),
        ("dates,a,text,1,2,x,value,2031-5-4,", "Line 3 .* no TIMEX3 value"),
        ("dates,a,text,1,2,x,value,2031-02-30,", "Line 3 .* no TIMEX3 value"),
        ("attributions,a,text,1,2,y,kind,person,", "Line 3 .* and line 2 to 'group': keep one"),
    ],
)
def test_a_malformed_line_is_refused_with_its_number(tmp_path: Path, line: str, message: str) -> None:
    """The line is counted as a text editor counts it."""
    path = tmp_path / "corrections.csv"
    path.write_text(HEAD + "attributions,a,text,1,2,y,kind,group,\n" + line + "\n", encoding="utf-8")
    with pytest.raises(ToolkitError, match=message):
        read_corrections(path)


def test_a_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    """And one that is not there has no corrections; semicolons and empty lines are no harm."""
    path = tmp_path / "settings" / "corrections.csv"
    path.parent.mkdir()
    path.write_text("table,article\n", encoding="utf-8")
    with pytest.raises(ToolkitError, match="lack the column 'article_id'"):
        read_corrections(tmp_path)
    path.write_text(HEAD.replace(",", ";") + ";;;;;;;;\ndates;a;text;1;2;x;reject;;\n", encoding="utf-8")
    assert read_corrections(tmp_path)["line"].tolist() == [3]
    path.unlink()
    pd.testing.assert_frame_equal(read_corrections(tmp_path), tables.empty("corrections"))


def test_nothing_is_corrected_in_nothing() -> None:
    """Empty tables stay as they are."""
    for name in ("attributions", "dates"):
        empty = tables.empty(name)  # type: ignore[arg-type]
        pd.testing.assert_frame_equal(apply_corrections(empty, tables.empty("corrections")), empty)

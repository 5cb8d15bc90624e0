"""Labels are cut, wrapped and written in letters that can be drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.charts import fonts
from toolkit.charts.labels import HINTING, shorten, width, wrap


@pytest.fixture
def base_font_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without any font for Hangul."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    font = get_font(findfont(FontProperties(family=["DejaVu Sans"])))
    monkeypatch.setattr(fonts, "can_draw", lambda character: bool(font.get_char_index(ord(character))))


@pytest.mark.usefixtures("base_font_only")
def test_hangul_is_romanised_where_no_font_has_it() -> None:
    """Korean words become Latin ones, also when they are written in single letters; the chart can say so."""
    decomposed = "\u1112\u1161\u11ab\u1100\u116e\u11a8"
    assert fonts.drawable(["한국", decomposed, "북한 says"]) == ["hanguk", "hanguk", "bukhan says"]
    assert fonts.stand_in_note(["한국"]) == "letters that no font here has are romanised"
    assert fonts.stand_in_note(["rice"]) == ""


@pytest.mark.usefixtures("base_font_only")
def test_other_letters_become_numbered_stand_ins() -> None:
    """Different words stay different, the same word stays the same, and pictures are named."""
    assert fonts.drawable(["中国", "美国 trade", "中国", "ไทย"]) == ["[Han 1]", "[Han 2] trade", "[Han 1]", "[Thai 3]"]
    assert fonts.drawable(["🚀 launch"]) == ["[rocket] launch"]


def test_hangul_stays_where_a_font_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is replaced that can be drawn."""
    monkeypatch.setattr(fonts, "can_draw", lambda character: True)
    assert fonts.drawable(["한국"]) == ["한국"]


def test_missing_values_and_line_ends() -> None:
    """A missing label says so; line ends and control characters become blanks."""
    assert fonts.drawable([None, float("nan"), "a\r\nb\x00c"]) == ["(missing)", "(missing)", "a b c"]


@given(st.text(max_size=60))
def test_any_text_becomes_drawable(text: str) -> None:
    """Whatever the label, every character that is left has a glyph."""
    (label,) = fonts.drawable([text])
    assert all(fonts.can_draw(character) for character in label)


@given(st.text("abcdefghij klmnop", min_size=1, max_size=120), st.floats(30, 400))
def test_shortened_labels_fit(text: str, room: float) -> None:
    """A label is at most as wide as its room, and keeps its beginning and its end."""
    cut = shorten(text, room, 9)
    assert width(cut, 9) * HINTING <= room + 1e-6 or len(cut) <= 3
    assert cut == text or "…" in cut


def test_a_long_name_keeps_both_ends() -> None:
    """The middle of a name is what goes."""
    cut = shorten("the Ministry of Agriculture of the Northern Provinces", 150, 9)
    assert cut.startswith("the Min") and cut.endswith("inces") and "…" in cut


@given(st.text("abcdefg hij", max_size=200), st.floats(60, 300), st.integers(1, 4))
def test_wrapped_lines_fit(text: str, room: float, lines: int) -> None:
    """No more lines than asked for, none wider than the room, and the end of the text is kept when it is named."""
    wrapped = wrap(text, room, 8, lines=lines, end=" (Post)")
    assert len(wrapped.split("\n")) <= lines
    assert all(width(line, 8) * HINTING <= room + 1e-6 for line in wrapped.split("\n"))
    assert wrapped.endswith("(Post)")

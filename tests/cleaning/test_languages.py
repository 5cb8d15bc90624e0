"""Articles of one language are told by what is written, not by what they are labelled."""

import pandas as pd
import pytest

from toolkit import select_language, tables
from toolkit.errors import TableError

ENGLISH = "The harbour of Velm was closed on Monday, its master said in a statement."
SPANISH = "El puerto de Velm fue cerrado el lunes, dijo su director en un comunicado."
KOREAN = "항구는 월요일에 폐쇄되었다고 관리자가 밝혔다."


@pytest.fixture
def articles() -> pd.DataFrame:
    """Right and wrong labels, titles alone, and texts too short to tell."""
    rows = [
        ("a", "Velm", ENGLISH, "en"),
        ("b", "Velm", SPANISH, "en"),
        ("c", "Velm", ENGLISH, "es"),
        ("d", SPANISH, None, "en"),
        ("e", "Velm", "Velm.", "en"),
        ("f", "Velm", "Velm.", "es-MX"),
        ("g", "Velm", "Velm.", None),
        ("h", None, KOREAN, None),
    ]
    return pd.DataFrame(rows, columns=["article_id", "title", "text", "language"]).astype("str")


def test_the_text_decides(articles: pd.DataFrame) -> None:
    """Wrong labels do not matter; where nothing can be told the label does, and without one the article stays."""
    before = articles.copy(deep=True)
    assert "".join(select_language(articles, "en")["article_id"]) == "aceg"
    assert "".join(select_language(articles, "es")["article_id"]) == "bdfg"
    assert "".join(select_language(articles, "ko")["article_id"]) == "gh"
    pd.testing.assert_frame_equal(articles, before)


def test_fewer_columns_are_enough(articles: pd.DataFrame) -> None:
    """Texts or titles alone can be told apart, and an empty table stays as it is."""
    assert len(select_language(articles[["text"]], "es")) == 1 + 4
    assert len(select_language(articles[["title"]], "es")) == 8
    nothing = tables.empty("articles")
    pd.testing.assert_frame_equal(select_language(nothing, "en"), nothing)


def test_what_is_no_language_is_refused(articles: pd.DataFrame) -> None:
    """A name in place of a code, and a table without words, are named."""
    with pytest.raises(ValueError, match=r"language must be a code of two letters .* but 'English' was passed"):
        select_language(articles, "English")
    with pytest.raises(TableError, match="title"):
        select_language(articles[["language"]], "en")

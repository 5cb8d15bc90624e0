"""The notebook on terms: on collections that lack what it counts, and the sentences of groups under its tables."""

from pathlib import Path

import nbformat
import pandas as pd
import pytest

from toolkit import evidence, group_lines, keyness, rerun, without_own_names
from toolkit.terms.settings import collection_stop_words, collection_themes

COLLECTIONS = {
    "titles, no dates, no outlets": "title\nHarbour shut\nHarbour open\n",
    "one article": "title,text,outlet,date\nA,Rain fell.,The Courant,2024-02-29\n",
    "Korean": "title,text,outlet,date\n항구,항구는 폐쇄됐다.,통신,2024-02-01\n항구,항구는 열렸다.,통신,2024-03-01\n",
    "no words": "title,text\n?,!!!\n-,...\n",
}


def shown(path: Path) -> str:
    """Everything a notebook displays."""
    cells = nbformat.read(path, as_version=4).cells
    return "".join(str(output.get("data", {})) for cell in cells for output in cell.get("outputs", []))


@pytest.mark.parametrize("name", COLLECTIONS)
def test_poor_collections(name: str, tmp_path: Path) -> None:
    """With one group, no dates, a single article or not a word, it runs to its end and says what is missing."""
    (tmp_path / "news.csv").write_text(COLLECTIONS[name], encoding="utf-8")
    assert "There is nothing to compare" in shown(rerun("20_terms", tmp_path / "out.ipynb", data=tmp_path / "news.csv"))


def test_a_selection_of_nothing(tmp_path: Path) -> None:
    """A selection without articles is told, and every table is empty."""
    (tmp_path / "news.csv").write_text(COLLECTIONS["one article"], encoding="utf-8")
    output = rerun("20_terms", tmp_path / "out.ipynb", data=tmp_path / "news.csv", query="snow")
    assert "The selection leaves no article" in shown(output)
    assert "There are no articles." in shown(output)


def test_themes_beside_the_data_are_followed(tmp_path: Path) -> None:
    """Themes and stop words of a collection are found beside it, for a folder, a file and a pattern alike."""
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "themes.csv").write_text("theme,pattern\nweather,rain*\n", encoding="utf-8")
    (tmp_path / "settings" / "stop_words.txt").write_text("fell\n", encoding="utf-8")
    (tmp_path / "news.csv").write_text(COLLECTIONS["one article"], encoding="utf-8")
    for data in (tmp_path, str(tmp_path / "news.csv"), [tmp_path / "*.csv"]):
        assert collection_themes(data) == {"weather": ["rain*"]}
        assert collection_stop_words(data) == {"fell"}
    assert "weather" in shown(rerun("20_terms", tmp_path / "out.ipynb", data=tmp_path))


def test_articles_of_another_language_are_set_aside(tmp_path: Path) -> None:
    """Asked for English, it leaves out what is written in Spanish under the label of English, and says how many."""
    english, spanish = (
        "The harbour of Velm was closed on Monday.",
        "El puerto de Velm fue cerrado el lunes por la nieve.",
    )
    rows = [f"Nº {n},{text},en,Post,2024-02-0{n + 1}" for n, text in enumerate([english, english, spanish])]
    (tmp_path / "news.csv").write_text("\n".join(["title,text,language,outlet,date", *rows]), encoding="utf-8")
    output = shown(rerun("20_terms", tmp_path / "out.ipynb", data=tmp_path / "news.csv", language="en"))
    assert "not in the language asked for: 1" in output
    assert "puerto" not in output


def test_sentences_of_groups(news: pd.DataFrame) -> None:
    """Every line lies in an article of its group and holds its term; periods and missing groups are groups too."""
    for by in ("outlet", "month"):
        keys = keyness(news, by=by, min_count=1, top=2)
        lines = group_lines(news, keys)
        assert list(lines.columns[:2]) == [by, "term"]
        assert lines[by].dtype == keys[by].dtype
        dates = dict(zip(news["article_id"], news["date"].dt.to_period("M").dt.start_time, strict=True))
        outlets = dict(zip(news["article_id"], news["outlet"], strict=True))
        own = dates if by == "month" else outlets
        for value, article in zip(lines[by].tolist(), lines["article_id"].tolist(), strict=True):
            assert value == own[article] or (pd.isna(value) and pd.isna(own[article]))
        assert list(evidence(lines, news, by=[by, "term"], each=1).columns[:2]) == [by, "term"]
    nothing = group_lines(news, keyness(news.head(0), by="outlet"))
    assert (len(nothing), list(nothing.columns[:2])) == (0, ["outlet", "term"])


def test_own_names_are_left_out(news: pd.DataFrame) -> None:
    """A group's name, whole or in parts, is no keyword of that group, but may be one of another; periods keep all."""
    keys = pd.DataFrame(
        {
            "outlet": ["The Port-Mail", "The Port-Mail", "The Port-Mail", "The Port-Mail", "Oru", None],
            "term": ["port", "portmail", "told mail", "porter", "port", "port"],
        }
    )
    assert without_own_names(keys, "outlet")["term"].tolist() == ["porter", "port", "port"]
    months = keyness(news, by="month", min_count=1)
    pd.testing.assert_frame_equal(without_own_names(months, "month"), months)
    nothing = keyness(news.head(0), by="outlet")
    assert without_own_names(nothing, "outlet").attrs == nothing.attrs
    assert list(without_own_names(nothing, "outlet").columns) == list(nothing.columns)

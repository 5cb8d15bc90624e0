"""Text that was decoded wrongly before it was saved is put right, and right text is left alone."""

from pathlib import Path

import pandas as pd
import pytest

from toolkit import load_articles, load_with_manifest
from toolkit.loading.mojibake import repair

RIGHT = [
    "It’s a “café” – naïve… and costs £5 or €7.",
    "벨름 항구가 월요일에 폐쇄되었다고 항만 책임자가 말했다.",
    "Порт Вельм был закрыт в понедельник, сообщил начальник порта.",
    "ヴェルム港は月曜日に閉鎖されたと港長が述べた。",
    "维尔姆港口星期一关闭，港务长说。",
    "Größe über den Bürgermeister von Velm",
    "Łódź żółw – gęślą jaźń",
    "Το λιμάνι του Βελμ έκλεισε τη Δευτέρα",
    "señor ¿qué? ¡No!",
]
CAPITALS = [
    "LA LIBERTÉ” ET L’ÉGALITÉ… À “l’Élysée”",
    "«CLIMAT» Ça va à l’Âge·moyen",
    "Đà Nẵng – Việt Nam",
    "ÆØÅ æøå Ærø’s",
    "Þjóðviljinn “á Íslandi”",
    "CAFÉ’s CAFÉ™ “SÃO”",
    "„ÜBER“ ÄÖÜ “ÄÖÜ” Ü… Ñ–Ñ",
]


def garbled(text: str, page: str, times: int) -> str:
    """UTF-8 read in a code page, and saved, so many times."""
    for _ in range(times):
        text = "".join(bytes([byte]).decode(page, "ignore") or chr(byte) for byte in text.encode())
    return text


@pytest.mark.parametrize("text", RIGHT)
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("page", ["cp1252", "latin-1"])
def test_utf_8_that_was_read_in_a_code_page(text: str, page: str, times: int) -> None:
    """Once or twice; each character comes back."""
    assert repair(garbled(text, page, times)) == text


@pytest.mark.parametrize("text", RIGHT + CAPITALS)
def test_right_text_is_left_alone(text: str) -> None:
    """Capitals with accents beside quotation marks look most like damage."""
    assert repair(text) == text


def test_old_pages_that_were_read_as_latin() -> None:
    """Lines of nothing but accented letters are Hangul or Cyrillic; controls of Latin-1 are punctuation of Windows."""
    assert repair(RIGHT[1].encode("cp949").decode("latin-1")) == RIGHT[1]
    assert repair(RIGHT[2].encode("cp1251").decode("latin-1")) == RIGHT[2]
    assert repair("It\x92s \x93so\x94 Velm\x81fs") == "It’s “so” Velm’s"


def test_one_place_past_mending_keeps_none_from_the_others() -> None:
    """What was lost stays as it is; lines and words around it are put right."""
    assert repair("RaÃ\x83Âol in the cafÃ© of ZoÃ«\ncafÃ©").endswith("ol in the café of Zoë\ncafé")


def test_what_was_put_right_is_told(tmp_path: Path) -> None:
    """In tables and texts; the id is that of what stands in the input; loading again gives the same."""
    wrong = "The harbour of Velm was closed, â€œfor now,â€\x9d its masterâ€™s office said on Monday in a statement."
    (tmp_path / "a.txt").write_text(wrong, encoding="utf-8")
    pd.DataFrame({"title": ["CafÃ©"], "text": [wrong]}).to_csv(tmp_path / "b.csv", index=False)
    articles, manifest = load_with_manifest(tmp_path)
    assert (
        articles["text"].tolist()
        == ["The harbour of Velm was closed, “for now,” its master’s office said on Monday in a statement."] * 2
    )
    assert articles["title"].tolist()[1] == "Café"
    assert manifest["reason"].str.contains("1 article with wrongly decoded letters").tolist() == [True, True]
    articles.to_csv(tmp_path / "c.csv", index=False)
    pd.testing.assert_frame_equal(load_articles(tmp_path / "c.csv"), articles)


def test_markup_in_cells_becomes_text(tmp_path: Path) -> None:
    """Tags and entities go, paragraphs stay; signs of mathematics and company names are no markup; it is told."""
    rows = pd.DataFrame(
        {
            "title": ["Tea &amp; <b>rice</b>", "R&D; 1 < 2 > 0"],
            "text": [
                "<p>One <a href='x'>link</a>.</p>\n<p>Two&nbsp;words<br/>and a line</p><script>no()</script>",
                "First.\n\nSecond <i>word</i>.",
            ],
        }
    )
    articles, manifest = load_with_manifest(rows)
    assert articles["title"].tolist() == ["Tea & rice", "R&D; 1 < 2 > 0"]
    assert articles["text"].tolist() == ["One link.\n\nTwo words\nand a line", "First.\n\nSecond word."]
    assert "2 articles with HTML in a cell" in manifest["reason"][0]
    wire = pd.DataFrame({"title": ["VELM SHIPPING <S> RISES"], "text": ["<Tarn Resources Inc> and <P> Co <DD> rose."]})
    assert load_articles(wire).loc[0, ["title", "text"]].tolist() == wire.loc[0].tolist()
    assert load_articles(rows.iloc[:1])["article_id"][0] == articles["article_id"][0]

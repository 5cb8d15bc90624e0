"""PDF documents."""

import runpy
from pathlib import Path

import pytest

from toolkit import load_articles, load_with_manifest

MADE = runpy.run_path(str(Path(__file__).with_name("made_files.py")))
LINES = [
    (24, 60, "Harbour closed until June"),
    (11, 90, "By Ana Solt"),
    (11, 120, "The harbour of Velm was closed on Monday because of silt, its master said in"),
    (11, 134, "a statement that nobody had expected. The ferries had not been told of it."),
    (11, 162, "On the quay forty lorries waited for a ship that had turned back at noon, and the"),
    (11, 176, "drivers were given tea by the fishermen’s union."),
]


def page(number: int, lines: list[tuple[int, int, str]] = LINES) -> list[tuple[int, int, str]]:
    """A page with a head that returns on each, an address and a number below."""
    return [
        (8, 20, "5/6/31, 8:00 AM    Harbour closed - The Velm Gazette"),
        *lines,
        (8, 780, f"https://www.velmgazette.example/a/1    {number}/2"),
    ]


def test_lines_become_paragraphs(tmp_path: Path) -> None:
    """The title is in the largest letters; running heads are no text, and give the address; nothing is invented."""
    last = [(11, 60, "The mayor of Velm would not say why the dredger had been sold, and closed her door.")]
    (tmp_path / "a.pdf").write_bytes(MADE["pdf"]([page(1), page(2, last)]))
    article = load_articles(tmp_path / "a.pdf").iloc[0]
    assert article["title"] == "Harbour closed until June"
    assert article["author"] == "Ana Solt"
    assert article["text"].split("\n\n") == [
        "The harbour of Velm was closed on Monday because of silt, its master said in a statement that nobody had "
        "expected. The ferries had not been told of it.",
        "On the quay forty lorries waited for a ship that had turned back at noon, and the drivers were given tea by "
        "the fishermen’s union.",
        "The mayor of Velm would not say why the dredger had been sold, and closed her door.",
    ]
    assert article["url"] == "https://www.velmgazette.example/a/1"
    assert "The Velm Gazette" in article["boilerplate"]
    assert (article["format"], article["date_source"]) == ("pdf", "none")


def test_paragraphs_of_a_line_or_two_are_told_apart(tmp_path: Path) -> None:
    """Where most lines begin a paragraph, the distance of lines is still that within a paragraph."""
    texts = [
        "The harbour of Velm was closed on Monday because of silt, and nobody had",
        "told the ferries.",
        "“We were told in March that it would stay open,” said the master of a ferry.",
        "The mayor of Velm would not say why the dredger had been sold, and closed it.",
        "On the quay forty lorries waited for a ship that had turned back at noon, and",
        "the drivers were given tea.",
    ]
    below = [90, 104, 130, 156, 182, 196]
    lines = [(11, down, text) for down, text in zip(below, texts, strict=True)]
    (tmp_path / "a.pdf").write_bytes(MADE["pdf"]([[(24, 60, "Harbour closed until June"), *lines]]))
    text = load_articles(tmp_path / "a.pdf").iloc[0]["text"]
    assert text.split("\n\n") == [f"{texts[0]} {texts[1]}", texts[2], texts[3], f"{texts[4]} {texts[5]}"]


def test_a_pdf_is_recognised_whatever_its_name_and_named_by_its_file(tmp_path: Path) -> None:
    """The name of the file may give date and outlet, as of a text."""
    (tmp_path / "2031-05-04_Tarn-Watch_harbour.txt").write_bytes(MADE["pdf"]([LINES]))
    article = load_articles(tmp_path).iloc[0]
    assert (article["format"], article["outlet"]) == ("pdf", "Tarn Watch")
    assert str(article["date"].date()) == "2031-05-04"


def test_pdfs_that_cannot_be_read_have_their_own_reasons(tmp_path: Path) -> None:
    """A password, no text, a cut, a database's delivery of many articles, and nothing at all."""
    whole = MADE["pdf"]([LINES])
    many = [(11, 40 + 14 * n, text) for n, text in enumerate(["Ice", "Words here.", "End of Document"] * 3)]
    for name, data in {
        "a.pdf": MADE["pdf"]([LINES], encrypted=True),
        "b.pdf": MADE["pdf"]([[], []]),
        "c.pdf": whole[:60],
        "d.pdf": MADE["pdf"]([many]),
        "e.pdf": b"",
    }.items():
        (tmp_path / name).write_bytes(data)
    articles, manifest = load_with_manifest(tmp_path)
    assert articles.empty
    reasons = ["password protects", "no text", "damaged or cut off", "delivery of 3 articles", "The file is empty"]
    for found, wanted in zip(manifest["reason"], reasons, strict=True):
        assert wanted in found
    assert "OCR" in manifest["hint"][1]


def test_pages_without_text_are_told(tmp_path: Path) -> None:
    """The others are read."""
    (tmp_path / "a.pdf").write_bytes(MADE["pdf"]([LINES, []]))
    _, manifest = load_with_manifest(tmp_path / "a.pdf")
    assert manifest["status"].tolist() == ["loaded"]
    assert "1 of 2 pages without text" in manifest["reason"][0]


@pytest.mark.parametrize("place", [200, 400, 700, 900])
def test_a_damaged_pdf_is_read_or_says_so(tmp_path: Path, place: int) -> None:
    """Bytes that are wrong stop nothing."""
    data = bytearray(MADE["pdf"]([LINES]))
    data[place : place + 30] = bytes(30)
    (tmp_path / "a.pdf").write_bytes(data)
    articles, manifest = load_with_manifest(tmp_path)
    assert manifest["loaded"].tolist() == [len(articles)]
    assert len(articles) or isinstance(manifest["reason"][0], str)

"""What is in the way in the folders of analysts: totals, merged cells, stray bytes, lost quotation marks, links."""

import io
import json
import runpy
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from toolkit import load_articles, load_with_manifest
from toolkit.loading.mojibake import repair

MADE = runpy.run_path(str(Path(__file__).with_name("made_files.py")))
BODY = MADE["BODY"]


def test_rows_of_totals_are_no_articles(tmp_path: Path) -> None:
    """A last row with "Total" and figures is passed over and told; a headline "Total" with a text is an article."""
    table = f"headline,date,body\nHarbour closed,2031-05-04,{BODY}\nTotal,2031-05-05,{BODY} Again.\nTotal,2,\n"
    (tmp_path / "a.csv").write_text(table.replace(BODY, f'"{BODY}"').replace(f'"{BODY}" Again.', f'"{BODY} Again."'))
    articles, manifest = load_with_manifest(tmp_path / "a.csv")
    assert articles["title"].tolist() == ["Harbour closed", "Total"]
    assert manifest[["status", "found", "reason"]].iloc[0].tolist() == ["loaded", 2, "1 row of totals passed over."]
    sheet = tmp_path / "a.xlsx"
    sheet.write_bytes(MADE["xlsx"]([["headline", "body"], ["Harbour closed", BODY], ["Summe", None]]))
    assert load_articles(sheet)["title"].tolist() == ["Harbour closed"]


def test_a_few_nul_bytes_are_left_out(tmp_path: Path) -> None:
    """Databases leave NUL bytes behind: the table is read and they are counted; a file full of them is no text."""
    rows = "".join(f'Story {number},"{BODY}"\n' for number in range(5))
    (tmp_path / "a.csv").write_bytes(f"title,text\nNul,Salt\x00 and oil\n{rows}".encode())
    articles, manifest = load_with_manifest(tmp_path / "a.csv")
    assert articles["text"][0] == "Salt and oil"
    assert (len(articles), manifest["reason"][0]) == (6, "1 NUL byte left out.")
    (tmp_path / "b.csv").write_bytes(b"title,text\n" + b"a\x00b\x01" * 900)
    assert load_with_manifest(tmp_path / "b.csv")[1]["reason"][0] == "The file holds binary data, not text."


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("â€œWe saw it,â€ she said. Itâ€™s dry.", "“We saw it,” she said. It’s dry."),
        ("â€œWe saw it.â€", "“We saw it.”"),
    ],
)
def test_a_quotation_mark_that_lost_its_last_byte(damaged: str, right: str) -> None:
    """Windows has no character for that byte, and whoever copied the damage lost it."""
    assert repair(damaged) == right


def test_marks_of_markdown_are_no_text(tmp_path: Path) -> None:
    """Headings, emphasis, links and pictures of a note read as they are shown."""
    note = (
        f"# Harbour closed\n\n![a map](map.png)\n\nThe [master](https://velm.example) **said**: {BODY}\n\n2 * 3 * 4\n"
    )
    (tmp_path / "a.md").write_text(note)
    article = load_articles(tmp_path / "a.md").iloc[0]
    assert article["title"] == "Harbour closed"
    assert article["text"] == f"The master said: {BODY}\n\n2 * 3 * 4"


def test_what_services_put_around_titles_names_and_texts(tmp_path: Path) -> None:
    """The outlet behind the title and "By" before the name go; a text that was cut by the service is told."""
    entry = {"title": "Harbour closed - Tarn Watch", "author": "By Ana Solt", "source": {"name": "Tarn Watch"}}
    articles = [
        entry | {"content": "The harbour of Velm… [+1200 chars]"},
        entry | {"title": "Tarn Watch", "content": "B"},
    ]
    (tmp_path / "a.json").write_text(json.dumps({"articles": articles}))
    loaded, manifest = load_with_manifest(tmp_path / "a.json")
    assert loaded["title"].tolist() == ["Harbour closed", "Tarn Watch"]
    assert loaded["author"].tolist() == ["Ana Solt"] * 2
    assert manifest["reason"][0].startswith("1 article of which the service sent the beginning alone")


def test_cells_that_were_merged_downwards_fill_their_rows(tmp_path: Path) -> None:
    """An outlet that is written once for two rows is that of both."""
    book = MADE["xlsx"]([["outlet", "title", "text"], ["Tarn Watch", "A", BODY], [None, "B", BODY], [None, "C", BODY]])
    sheet = "xl/worksheets/sheet1.xml"
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[sheet] = members[sheet].replace(b"</sheetData>", merged.encode())
    (tmp_path / "a.xlsx").write_bytes(MADE["zipped"](members))
    assert load_articles(tmp_path / "a.xlsx")["outlet"].fillna("").tolist() == ["Tarn Watch", "Tarn Watch", ""]


def test_footnotes_and_headings_of_a_document_are_kept(tmp_path: Path) -> None:
    """A heading stays in the body and is listed; footnotes are told and kept beside it."""
    paragraphs = ["Harbour closed", BODY, "On the quay", f"{BODY} Again."]
    with zipfile.ZipFile(io.BytesIO(MADE["docx"](*paragraphs))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    heading = b'<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>On the quay'
    body = members["word/document.xml"].replace(b"<w:p><w:r><w:t>On the quay", heading)
    note = "<w:footnote><w:p><w:r><w:t>Velm lies on the lake.</w:t></w:r></w:p></w:footnote>"
    notes = f'<w:footnotes xmlns:w="{MADE["W"]}">{note}</w:footnotes>'
    (tmp_path / "a.docx").write_bytes(
        MADE["zipped"](members | {"word/document.xml": body, "word/footnotes.xml": notes})
    )
    articles, manifest = load_with_manifest(tmp_path / "a.docx")
    article = articles.iloc[0]
    assert article["text"].split("\n\n") == paragraphs[1:]
    assert (article["headings"], article["boilerplate"]) == ("On the quay", "Velm lies on the lake.")
    assert manifest["reason"][0] == "1 footnote stands in the column boilerplate."


def test_a_file_goes_by_its_own_name(tmp_path: Path) -> None:
    """A link that comes first in the order of names is told as a link, and the file is read under its own name."""
    (tmp_path / "z.txt").write_text(BODY)
    (tmp_path / "a.txt").symlink_to("z.txt")
    articles, manifest = load_with_manifest(tmp_path)
    assert [Path(path).name for path in articles["path"]] == ["z.txt"]
    assert [Path(path).name for path in manifest["path"]] == ["z.txt", "a.txt"]
    assert manifest["status"].tolist() == ["loaded", "skipped"]
    assert not manifest["is_loss"].any()


def test_the_columns_of_a_page_have_their_own_edges(tmp_path: Path) -> None:
    """Lines that fill the left column are not short: what ends there with a full stop goes on."""
    left = ["The harbour of Velm was closed, said Ms.", "Solt, and nobody had told the ferries of it."]
    lines = [(11, 100 + 14 * number, text) for number, text in enumerate(left * 6)]
    page = MADE["pdf"]([[(24, 60, "Harbour closed"), *lines]])
    right = [f"1 0 0 1 330 {700 - 14 * number} Tm (the fishermen of the town waited for the)" for number in range(12)]
    shown = "BT /F1 11 Tf " + " Tj ".join(right) + " Tj ET\n"
    before = page.index(b"endstream")
    length = int(page[page.index(b"/Length ") + 8 :].split()[0])
    page = page[: before - 1] + b"\n" + shown.encode() + page[before:]
    page = page.replace(b"/Length %d" % length, b"/Length %d" % (length + len(shown)))
    (tmp_path / "a.pdf").write_bytes(page)
    text = load_articles(tmp_path / "a.pdf")["text"][0]
    assert "said Ms. Solt" in text
    assert "Ms.\n" not in text


def test_compounds_keep_their_hyphen(tmp_path: Path) -> None:
    """A word that is broken at the end of a line is put together, with the hyphen where it belongs to it."""
    lines = [
        "The master of the harbour was a well-",
        "known man, and a night-",
        "watch was asked of the cap-",
        "tains.",
    ]
    lines.append("The night-watch began at once, they said.")
    page = MADE["pdf"]([[(11, 100 + 14 * number, text) for number, text in enumerate(lines)]])
    (tmp_path / "a.pdf").write_bytes(page)
    text = load_articles(tmp_path / "a.pdf")["text"][0]
    assert "well-known man, and a night-watch was asked of the captains." in text


def test_rows_in_a_file_of_any_name(tmp_path: Path) -> None:
    """A table whose name ends in .dat is known by its header."""
    frame = pd.DataFrame({"headline": ["A", "B"], "body": [BODY, f"{BODY} Again."]})
    frame.to_csv(tmp_path / "a.dat", index=False)
    assert load_articles(tmp_path / "a.dat")["title"].tolist() == ["A", "B"]


WORDS = "said saw knew was had".split()


def glued_table() -> pd.DataFrame:
    """Sixty stories, half of which have lost the space behind the name, and one that before it."""
    texts = [
        f"Ana Solt{'' if number % 2 else ' '}{word} the harbour. The mayor {word} it, and {word} more. Ana Solt knew."
        for number, word in enumerate(WORDS * 12)
    ]
    texts[3] += " Assemblymen and the Assembly met. It was the wish of theAna Solt family."
    return pd.DataFrame({"title": [f"Story {number}" for number in range(60)], "text": texts})


@pytest.mark.parametrize("rows_in_a_batch", [7, 50_000])
def test_names_are_set_apart_where_a_table_glues_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows_in_a_batch: int
) -> None:
    """In the table that has the damage, and in no other; ids are those of what stands in the input."""
    monkeypatch.setattr("toolkit.loading.assemble._BATCH_ROWS", rows_in_a_batch)
    table = glued_table()
    table.head(5).to_csv(tmp_path / "a.csv", index=False)
    table.to_csv(tmp_path / "b.csv", index=False)
    articles, manifest = load_with_manifest(tmp_path)
    few, many = articles.iloc[:5], articles.iloc[5:]
    assert few["text"].tolist() == table["text"].tolist()[:5]
    assert not many["text"].str.contains("Solt[a-z]").any()
    assert many["text"].iloc[3].endswith("of theAna Solt family.")  # one such word is no damage of the table
    assert "Assemblymen" in many["text"].iloc[3]
    assert manifest["reason"].fillna("").tolist() == [
        "",
        "30 articles with names glued to the words beside them, set apart.",
    ]
    alone = load_articles(table.assign(article_id=None).drop(columns="article_id").iloc[[1]])
    assert alone["article_id"].tolist() == few["article_id"].tolist()[1:2]


def test_words_that_end_as_names_begin_stay_whole() -> None:
    """What is made from a name ("Ana Soltish", "Council House", "Councilmen") is no damage, however often it comes."""
    texts = ["Council House is open. Council Housemen and Housekeeping came to Council House."] * 60
    assert not load_articles(pd.DataFrame({"text": texts}))["text"].str.contains("House men").any()

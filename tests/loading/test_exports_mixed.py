"""Exports beside other files, copies across databases, BigKinds, plain and hostile documents."""

import runpy
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from toolkit import load_with_manifest, mark_duplicates

HERE = Path(__file__).parent
NEXIS: dict[str, Any] = runpy.run_path(str(HERE / "test_exports_nexis.py"))
OTHERS: dict[str, Any] = runpy.run_path(str(HERE / "test_exports_databases.py"))
FORMS: dict[str, Any] = runpy.run_path(str(HERE / "test_forms.py"))
BODY: list[str] = NEXIS["BODY"]


def word(path: Path, paragraphs: list[str]) -> Path:
    """A Word document of plain paragraphs."""
    written: Path = NEXIS["write_docx"](path, "".join(map(NEXIS["paragraph"], paragraphs)))
    return written


def test_exports_beside_everything_else(tmp_path: Path) -> None:
    """Each file of a folder, and each member of an archive, goes to its own reader; the copies among them are found."""
    long = [f"{text} {text.replace('Velm', 'Tarn')}" for text in BODY] * 3
    NEXIS["write_docx"](
        tmp_path / "2020-01-01 delivery.docx", NEXIS["document"](1, NEXIS["ENGLISH"], body=long, date="")
    )
    page = OTHERS["proquest_text"]([OTHERS["proquest_fields"]("de", 1, long)])
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("proquest.txt", page)
    (tmp_path / "c.csv").write_text("title,date,text\nTea,2031-05-01,Rice was dear\n", encoding="utf-8")
    (tmp_path / "d.txt").write_text(
        "A pasted title\n\nThe tea of Orlen was sold in a day, its growers said.", encoding="utf-8"
    )
    articles, manifest = load_with_manifest(tmp_path)
    assert manifest["format"].tolist() == ["nexis-docx", "proquest-txt", "csv", "txt"]
    assert manifest["status"].tolist() == ["loaded"] * 4
    assert articles["database"].fillna("").tolist() == ["Nexis", "ProQuest", "", ""]
    assert articles["date"].isna().tolist() == [True, False, False, True]  # the name of a delivery dates no article
    clusters = mark_duplicates(articles)["cluster"].tolist()
    assert clusters[0] == clusters[1]
    assert len(set(clusters)) == 3


def test_bigkinds(tmp_path: Path) -> None:
    """Korean headers become plain names; cut texts are told of; any other Korean table stays one."""
    header = ["뉴스 식별자", "일자", "언론사", "기고자", "제목", "통합 분류1", "키워드", "본문", "URL", "분석제외 여부"]
    row = [
        "01100101.2031",
        20310504,
        "벨름신문",
        "안나",
        "항구 폐쇄",
        "지역>벨름",
        "항구,폐쇄,항구",
        "가" * 200,
        "http://velm.example/1",
        "",
    ]
    FORMS["write_sheets"](tmp_path / "a.xlsx", {"sheet": [header, row]})
    FORMS["write_sheets"](
        tmp_path / "b.xlsx", {"sheet": [["일자", "언론사", "제목", "면"], [20310504, "벨름신문", "항구", 3]]}
    )
    articles, manifest = load_with_manifest(tmp_path)
    assert manifest["format"].tolist() == ["bigkinds", "xlsx"]
    article = articles.iloc[0]
    assert (article["date"], article["outlet"]) == (pd.Timestamp("2031-05-04"), "벨름신문")
    assert (article["title"], article["author"], article["language"]) == ("항구 폐쇄", "안나", "ko")
    assert (article["section"], article["keywords"]) == ("지역>벨름", "항구; 폐쇄")
    assert (article["database"], article["database_id"]) == ("BigKinds", "01100101.2031")
    assert "first 200 characters" in manifest["reason"][0]


def test_any_other_word_document_is_one_pasted_article(tmp_path: Path) -> None:
    """Its paragraphs are read as if they had been pasted."""
    word(tmp_path / "a.docx", ["Harbour closed", *BODY, "Translated by Mara Lind"])
    articles, manifest = load_with_manifest(tmp_path / "a.docx")
    assert manifest["format"].tolist() == ["docx"]
    article = articles.iloc[0]
    assert (article["title"], article["translator"]) == ("Harbour closed", "Mara Lind")
    assert article["text"] == "\n\n".join(BODY)


def damaged(kind: str) -> str:
    """The XML of a document made to do harm."""
    w = NEXIS["W"]
    inner = {
        "entities": "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>",
        "deep": "<w:p>" + "<w:r>" * 100_000,
        "bomb": f"<w:p><w:r><w:t>{'a' * 70_000_000}</w:t></w:r></w:p>",
        "cut": "<w:p><w:r><w:t>half a sen",
    }[kind]
    start = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' if kind == "entities" else ""
    return f'{start}<w:document xmlns:w="{w}"><w:body>{inner}</w:body></w:document>'


@pytest.mark.parametrize("kind", ["entities", "deep", "bomb", "cut"])
def test_hostile_word_documents_are_refused(tmp_path: Path, kind: str) -> None:
    """Entities, depth, a bomb, damage: each ends in a reason."""
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", damaged(kind))
    _, manifest = load_with_manifest(tmp_path / "a.docx")
    assert manifest[["status", "found", "loaded"]].to_numpy().tolist() == [["failed", 0, 0]]
    assert manifest["reason"].notna().all()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<title>Factiva</title><div id="article-VELMG0002031">' + "<div>" * 100_000),
        ("b.html", '<span class="DocPublicationName">' * 20_000 + "<br" * 100_000),
        ("c.html", 'proquest <a name="DocID_M_1"></a>' + "<a " * 200_000 + "<text " * 100_000),
        ("d.txt", "1 of 3 DOCUMENTS\n" + " \n" * 500_000 + " " * 500_000),
        ("e.txt", "Full text: a\nProQuest document ID: 3\n" + ("_" * 60 + "\n") * 50_000),
    ],
)
def test_hostile_exports_end_in_bounded_time(tmp_path: Path, name: str, text: str) -> None:
    """What looks like an export and is none is told of, and found is loaded and lost together."""
    text = f"<html>{text}" if name.endswith("html") else text
    (tmp_path / name).write_text(text, encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path / name)
    row = manifest.iloc[0]
    assert row["loaded"] == len(articles)
    assert row["found"] >= row["loaded"]
    assert row["status"] != "loaded" or row["found"] == row["loaded"]

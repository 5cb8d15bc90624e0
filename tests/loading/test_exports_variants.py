"""Rarer shapes of exports: old header lines, marked words, wrapped headlines, fields that the text itself has."""

import runpy
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from toolkit import load_articles, load_with_manifest

OTHERS: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "test_exports_databases.py"))
BODY: list[str] = OTHERS["BODY"]
TEXT: str = OTHERS["TEXT"]


def nexis_text(*documents: str) -> str:
    """A text file of Nexis, with a counter before each document."""
    counted = (f"{n} of {len(documents)} DOCUMENTS".center(78) + f"\n\n{d}" for n, d in enumerate(documents, 1))
    return "\n\n\n".join(counted)


def centred(*lines: str) -> str:
    return "\n".join(line.center(78).rstrip() for line in lines)


def loaded(path: Path, content: str) -> pd.DataFrame:
    path.write_text(content, encoding="utf-8")
    return load_articles(path)


def test_a_paragraph_that_begins_like_a_label_leaves_the_body_whole(tmp_path: Path) -> None:
    """What follows the length is the body, though a later paragraph begins with a label of the head."""
    head = (
        centred("The Velm Gazette") + "\n\n" + centred("May 4, 2031 Sunday") + "\n\nHarbour closed\n\nLENGTH: 45 words"
    )
    body = [*BODY, "LENGTH: 40 metres is the limit for ferries."]
    article = loaded(tmp_path / "a.txt", nexis_text("\n\n".join([head, *body, "LOAD-DATE: May 5, 2031"]))).iloc[0]
    assert article["text"] == "\n\n".join(body)
    assert article["length"] == "45 words"


def test_old_nexis_text(tmp_path: Path) -> None:
    """The outlet may stand right under the copyright line; a transcript has labels of its own; words keep hyphens."""
    first = (
        centred("Copyright 2004 Velm Press Company", "The Velm Gazette")
        + "\n\n"
        + centred("May 3, 2004 Monday", "Late Edition")
        + "\n\nSECTION: Section A; Pg. 4\n\nLENGTH: 45 words\n\nHEADLINE: The long-\nsuffering harbour\n\nBODY:\n"
        "   The first-\nand second-class ferries stopped.\n"
    )
    second = (
        centred("Copyright 2004 Velm Television", "All Rights Reserved")
        + "\n\n"
        + centred("Velm Television")
        + "\n\n"
        + centred("May 5, 2004 Wednesday")
        + "\n\nSHOW: Evening Talk 8:00 PM\n\nTRANSCRIPT: 050501cb.k01\n\nLENGTH: 9 words\n\nHEADLINE: Talk with the "
        "master\n\nGUESTS: Ivo Marr\n\nBODY:\n   MARR: It is closed.\n"
    )
    articles = loaded(tmp_path / "a.txt", nexis_text(first, second))
    assert articles["title"].tolist() == ["The long-suffering harbour", "Talk with the master"]
    assert articles["outlet"].tolist() == ["The Velm Gazette", "Velm Television"]
    assert articles["date"].tolist() == [pd.Timestamp("2004-05-03"), pd.Timestamp("2004-05-05")]
    assert articles["text"].tolist() == ["The first- and second-class ferries stopped.", "MARR: It is closed."]
    assert articles["copyright"].tolist()[0] == "Copyright 2004 Velm Press Company"
    assert articles["show"].tolist()[1] == "Evening Talk 8:00 PM"


def test_a_marked_word_in_the_body_is_no_label(tmp_path: Path) -> None:
    """Old Nexis in HTML marks the words of the search, also before a colon; its labels are in capitals."""
    blocks = ["The Velm Gazette", "May 4, 2031 Sunday", "Harbour closed"]
    top = "".join(f"<DIV><P CLASS='c1'><SPAN>{block}</SPAN></P></DIV>" for block in ("1 of 1 DOCUMENTS", *blocks[:2]))
    body = "".join(
        f"<P><SPAN CLASS='c9'>Ferry {n}:</SPAN><SPAN> {escape(text)}</SPAN></P>" for n, text in enumerate(BODY)
    )
    html = (
        f"<html><head><style>.c1 {{ text-align: center; }}</style></head><body><a name='DOC_ID_1_0'></a>{top}"
        f"<DIV><P>{blocks[2]}</P></DIV><DIV><P><SPAN>LENGTH:</SPAN><SPAN> 45 words</SPAN></P></DIV><DIV>{body}</DIV>"
        "<DIV><P><SPAN>LOAD-DATE:</SPAN><SPAN> May 5, 2031</SPAN></P></DIV></body></html>"
    )
    article = loaded(tmp_path / "a.html", html).iloc[0]
    assert article["text"] == "\n\n".join(f"Ferry {n}: {text}" for n, text in enumerate(BODY))
    assert (article["title"], article["length"], article["load_date"]) == ("Harbour closed", "45 words", "May 5, 2031")


@pytest.mark.parametrize("headline", ["<p><span class='ruHeadline'>{}</span></p>", "<div><div id='hd'>{}</div></div>"])
@pytest.mark.parametrize(("body", "rights"), [(BODY, "(c) 2031"), ([], "Tous droits réservés")])
def test_a_factiva_headline_in_an_element_of_its_own(
    tmp_path: Path, headline: str, body: list[str], rights: str
) -> None:
    """The fields are found beside the element that holds the headline, with paragraphs and without."""
    fields = ["45 слов", "3 Май 2031", "Велмский вестник", "VELMV", "Русский", rights]
    html = (
        "<html><body><div id='article-VELMV00020310503en530000a' class='article ruArticle'>"
        + headline.format("Порт закрыт")
        + "".join(f"<div>{field}</div>" for field in fields)
        + "".join(f"<p class='articleParagraph'>{escape(text)}</p>" for text in body)
        + "</div></body></html>"
    )
    articles = loaded(tmp_path / "a.html", html)
    article = articles.iloc[0]
    assert (article["title"], article["outlet"], article["language"]) == ("Порт закрыт", "Велмский вестник", "ru")
    assert (article["date"], article["copyright"]) == (pd.Timestamp("2031-05-03"), rights)
    assert articles["text"].fillna("").tolist() == ["\n\n".join(body)]


def test_proquest_counted_in_spanish(tmp_path: Path) -> None:
    """ "Documento 1 de 2" counts the documents of ProQuest as well as those of Nexis."""
    text = OTHERS["proquest_text"](
        [OTHERS["proquest_fields"]("es", n, BODY) for n in (1, 2)], above="Documento 1 de 2\n\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path / "a.txt")
    assert manifest[["format", "status", "found", "expected"]].to_numpy().tolist() == [["proquest-txt", "loaded", 2, 2]]
    assert articles["text"].tolist() == [TEXT] * 2


def test_a_field_of_proquest_that_the_text_has_too(tmp_path: Path) -> None:
    """A source below the last paragraph is the text's; the field that ProQuest writes behind it is the outlet."""
    body = [*BODY, "Source: Ministry of Ports", "Page: 3 of the plan"]
    lines = ["Enlarge this image.", *body, "CREDIT: By Ana Solt"]
    article = loaded(tmp_path / "a.txt", OTHERS["proquest_text"]([OTHERS["proquest_fields"]("en", 1, lines)])).iloc[0]
    assert article["text"] == "\n\n".join(body)
    assert article["boilerplate"] == "Enlarge this image."
    assert (article["outlet"], article["page"], article["author"]) == ("The Velm Gazette", "A.4", "Ana Solt")


def test_a_line_above_the_title_of_europresse(tmp_path: Path) -> None:
    """It is the second title; the number of words and the clock's zone are no edition."""
    html = (
        "<html><body><article><div><span class='DocPublicationName'>Velm Matin</span></div>"
        "<div><span class='DocHeader'>Ports, jeudi 4 mai 2031 - 10:22 UTC +02:00 1 203 mots, p. 4</span></div>"
        "<div class='titreArticle'><p>Transport</p><p class='titreArticleVisu'>Le port fermé</p></div>"
        f"<div class='docOcurrContainer'>{''.join(f'<p>{escape(text)}</p>' for text in BODY)}</div></article>"
        "</body></html>"
    )
    articles = loaded(tmp_path / "a.html", html)
    article = articles.iloc[0]
    assert (article["title"], article["subtitle"]) == ("Le port fermé", "Transport")
    assert (article["length"], article["page"], article["section"]) == ("1 203 mots", "4", "Ports")
    assert articles["edition"].isna().all()
    assert article["date"] == pd.Timestamp("2031-05-04 10:22")


def test_bigkinds_saved_as_csv(tmp_path: Path) -> None:
    """A spreadsheet program may save the table as CSV in its own encoding; a reporter is called by the name."""
    table = (
        "뉴스 식별자,일자,언론사,기고자,제목,키워드,본문\n"
        '01100101.2031,20310504,벨름신문,홍길동 기자,항구 폐쇄,"항구,폐쇄",항구가 닫혔다.\n'
    )
    (tmp_path / "a.csv").write_bytes(table.encode("cp949"))
    articles, manifest = load_with_manifest(tmp_path / "a.csv")
    assert manifest["format"].tolist() == ["bigkinds"]
    article = articles.iloc[0]
    assert (article["author"], article["database_id"], article["keywords"]) == ("홍길동", "01100101.2031", "항구; 폐쇄")


def test_the_answer_of_a_newspapers_own_service(tmp_path: Path) -> None:
    """Headline and byline are objects there; a title without a text is an article."""
    entry = '{"headline": {"main": "Harbour closed"}, "byline": {"original": "By Ana Solt"}, "pub_date": "2031-05-04"}'
    article = loaded(tmp_path / "a.json", f'{{"response": {{"docs": [{entry}]}}}}').iloc[0]
    assert (article["title"], article["author"]) == ("Harbour closed", "Ana Solt")
    assert article["date"] == pd.Timestamp("2031-05-04")

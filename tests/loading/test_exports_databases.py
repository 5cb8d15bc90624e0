"""Exports of Factiva, ProQuest, Europresse and BigKinds, in the languages of their interfaces."""

from email.message import EmailMessage
from html import escape
from pathlib import Path

import pandas as pd
import pytest

from toolkit import load_articles, load_with_manifest

BODY = [
    "VELM -- The harbour of Velm was closed on Monday because of silt, its master said.",
    "Nobody had told the ferries. Price of the dredging: two million crowns.",
    "The council will meet again on May 9, 2032, a spokesman for the harbour said on the quay.",
]
TEXT = "\n\n".join(BODY)


def factiva_page(articles: list[str], *, padding: int = 0, results: str = "") -> str:
    """A page of Factiva; scripts and styles of any length may stand before the articles."""
    summary = f'<table><tr><td class="label">Results Found</td><td>{results}</td></tr></table>' if results else ""
    return (
        f"<html><head><title>Factiva</title><style>{'.a{b:c}' * padding}</style></head><body><form>"
        f'<div id="contentWrapper">{"<br>".join(articles)}{summary}</div></form>'
        '<span class="copyright">© 2031 Factiva, Inc.</span></body></html>'
    )


def factiva_plain(
    number: str, fields: list[str], *, last: bool = False, title: str = "Harbour closed", word: str = "Document"
) -> str:
    """An article without codes: `fields` are what stands between headline and text."""
    text = "\n".join(f'<p class="articleParagraph enarticleParagraph">{escape(p)} </p>' for p in BODY)
    return (
        f'<div id="article-{number}" class="{"lastarticle" if last else "article"}"><div class="article enArticle"><p></p>'  # noqa: E501
        f'<div>Harbour Desk</div><div id="hd"><span class="enHeadline">{title} </span></div>'
        f'<div class="author">By Ana Solt </div>{"".join(f"<div>{f}</div>" for f in fields)}<p></p>{text}'
        f"<p>Ana Solt writes about harbours.</p><p>Velm Press Digital</p><p>{word} {number}</p></div></div>"
    )


def factiva_codes(number: str, rows: list[tuple[str, str]]) -> str:
    """An article as a table with a code in each row."""
    cells = "".join(f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>' for code, value in rows)
    return (
        f'<div id="article-{number}" class="article"><div class="article frArticle"><table>{cells}</table></div></div>'
    )


FACTIVA = [
    ("45 words", "4 May 2031", "English", "en"),
    ("45 Wörter", "4 Mai 2031", "Deutsch", "de"),
    ("45 mots", "4 mai 2031", "Français", "fr"),
    ("45 palabras", "4 mayo 2031", "Inglés", "en"),
    ("45 字", "2031 年 5 月 4 日", "英语", "en"),
    ("45 단어", "2031년 5월 4일", "한국어", "ko"),
    ("45 parole", "4 maggio 2031", "Inglese", "en"),
    ("45 слов", "4 мая 2031", "Английский", "en"),
]


@pytest.mark.parametrize(("length", "date", "language", "code"), FACTIVA)
def test_factiva_without_codes(tmp_path: Path, length: str, date: str, language: str, code: str) -> None:
    """Fields are told by their order and looks, whatever the language of the interface."""
    rights = "Copyright 2031 Velm Press."
    whole = [
        "Special to the Gazette",
        length,
        date,
        "02:30 PM",
        "The Velm Gazette",
        "VELMG",
        "City Edition",
        "A4",
        language,
        rights,
    ]
    short = [length, date, "The Velm Gazette", "VELMG", language, rights]
    articles_in = [
        factiva_plain("VELMG00020310504ea540000a", whole),
        factiva_plain("VELMG00020310504ea540000b", short, last=True, title="May 1, 2030", word="Dokument"),
    ]
    (tmp_path / "saved 2020-01-01.html").write_text(factiva_page(articles_in, padding=12_000), encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path)
    assert manifest[["format", "found", "loaded"]].to_numpy().tolist() == [["factiva-html", 2, 2]]
    assert articles["title"].tolist() == ["Harbour closed", "May 1, 2030"]
    assert articles["date"].tolist() == [pd.Timestamp("2031-05-04 14:30"), pd.Timestamp("2031-05-04")]
    assert articles["date_source"].tolist() == ["metadata"] * 2
    assert articles["outlet"].tolist() == ["The Velm Gazette"] * 2
    assert articles["text"].tolist() == [TEXT] * 2
    assert articles["language"].tolist() == [code] * 2
    first = articles.iloc[0]
    assert (first["author"], first["section"], first["credit"]) == (
        "Ana Solt",
        "Harbour Desk",
        "Special to the Gazette",
    )
    assert (first["edition"], first["page"], first["length"]) == ("City Edition", "A4", length)
    assert (first["database"], first["database_id"]) == ("Factiva", "VELMG00020310504ea540000a")
    assert (first["copyright"], first["publisher"]) == (rights, "Velm Press Digital")
    assert first["boilerplate"] == "Ana Solt writes about harbours."


@pytest.mark.parametrize("reverse", [False, True])
def test_factiva_with_codes(tmp_path: Path, reverse: bool) -> None:
    """The codes say what is what, in any order, with codes that are not known among them."""
    paragraphs = "".join(f'<p class="articleParagraph">{escape(text)}</p>' for text in BODY[1:])
    rows = [
        ("SE", "Harbour Desk"),
        ("HD", '<span class="frHeadline">Harbour closed</span>'),
        ("BY", "By Ana Solt"),
        ("WC", "45 mots"),
        ("PD", "4 mai 2031"),
        ("ET", "14:30"),
        ("SN", "The Velm Gazette"),
        ("SC", "VELMG"),
        ("PG", "A4"),
        ("LA", "Anglais"),
        ("CY", "Copyright 2031 Velm Press"),
        ("LP", f'<p class="articleParagraph">{escape(BODY[0])}</p>'),
        ("TD", paragraphs),
        ("NS", "gport : Ports | gcat : Political/General News"),
        ("RE", "velm : Velm"),
        ("XX", "something new"),
        ("AN", "Document VELMG00020310504ea540000a"),
    ]
    body_first = rows[::-1] if not reverse else rows
    if not reverse:  # text rows keep their order
        body_first = [row for row in body_first if row[0] not in ("LP", "TD")] + [
            r for r in rows if r[0] in ("LP", "TD")
        ]
    (tmp_path / "a.html").write_text(factiva_page([factiva_codes("VELMG00020310504ea540000a", body_first)]), "utf-8")
    articles, _ = load_with_manifest(tmp_path / "a.html")
    article = articles.iloc[0]
    assert (article["title"], article["author"], article["section"]) == ("Harbour closed", "Ana Solt", "Harbour Desk")
    assert article["date"] == pd.Timestamp("2031-05-04 14:30")
    assert (article["outlet"], article["page"], article["language"]) == ("The Velm Gazette", "A4", "en")
    assert article["text"] == TEXT
    assert article["keywords"] == "Ports; Political/General News"
    assert (article["region"], article["xx"]) == ("velm : Velm", "something new")
    assert article["database_id"] == "VELMG00020310504ea540000a"


def test_factiva_counts_what_is_in_the_file(tmp_path: Path) -> None:
    """The number of results is that of the search; numbers before headlines are those of the list."""
    fields = ["45 words", "4 May 2031", "The Velm Gazette", "VELMG", "English", "Copyright 2031"]
    articles_in = [
        factiva_plain(f"VELMG00020310504ea540000{n}", fields, title=f"{n}) Harbour {n}") for n in range(1, 4)
    ]
    (tmp_path / "a.html").write_text(factiva_page(articles_in, results="1,203"), encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path / "a.html")
    assert articles["title"].tolist() == ["Harbour 1", "Harbour 2", "Harbour 3"]
    row = manifest.iloc[0]
    assert (row["status"], row["found"]) == ("loaded", 3)
    assert row["reason"] == "The search had found 1,203 articles; the 3 that were saved are in the file."


def test_a_page_about_factiva_is_a_page(tmp_path: Path) -> None:
    """A page of the name without articles goes to the reader of pages."""
    text = "".join(f"<p>{escape(p)}</p>" for p in BODY)
    (tmp_path / "a.html").write_text(f"<html><head><title>Factiva</title></head><body>{text}</body></html>", "utf-8")
    _, manifest = load_with_manifest(tmp_path / "a.html")
    assert manifest["format"].tolist() == ["html"]


# Labels of ProQuest: title, citation, abstract, text, subject, outlet, date, page, language, id, address, database.
PROQUEST = {
    "en": "Title|Publication info|Abstract|Full text|Subject|Publication title|Publication date|First page|"
    "Language of publication|ProQuest document ID|Document URL|Database|Mar 9, 2031|English",
    "de": "Titel|Veröffentlichungsinfo|Zusammenfassung|Volltext|Thema|Titel der Publikation|Erscheinungsdatum|Seiten|"
    "Sprache der Publikation|ProQuest-Dokument-ID|Dokument-URL|Datenbank|9. März 2031|Englisch",
    "fr": "Titre|Infos publication|Résumé|Texte intégral|Sujet|Titre de la publication|Date de publication|Première page|"  # noqa: E501
    "Langue de publication|ID du document ProQuest|URL du document|Base de données|9 mars 2031|Anglais",
    "es": "Título|Información de publicación|Resumen|Texto completo|Materia|Título de publicación|Fecha de publicación|"
    "Primera página|Idioma de la publicación|ID del documento de ProQuest|URL del documento|Base de datos|9 mar 2031|Inglés",  # noqa: E501
    "zh": "标题|出版信息|摘要|全文文献|主题|出版物名称|出版日期|第一页|出版物语言|ProQuest 文档 ID|文档 URL|数据库|2031 年 3 月 9 日|英语",  # noqa: E501
    "ko": "제목|출판 정보|초록|전문|주제|출판물 제목|출판 날짜|첫 페이지|출판물 언어|ProQuest 문서 ID|문서 URL|데이터베이스|2031년 3월 9일|영어",  # noqa: E501
}


def proquest_fields(language: str, number: int, body: list[str]) -> tuple[str, list[tuple[str, str]]]:
    """The title of an article and its fields."""
    (title, info, abstract, text, subject, outlet, date, page, spoken, ident, url, base, day, english) = PROQUEST[
        language
    ].split("|")
    name = f"Harbour closed: part {number}"
    return name, [
        (info, "The Velm Gazette ; Velm [Velm]. 09 Mar 2031: A.4."),
        (abstract, "None available."),
        (text, "\n".join(body)),
        (subject, "Harbours; Silt"),
        (title, name),
        (outlet, "The Velm Gazette, Late Edition (East Quay); Velm"),
        (date, day),
        (page, "A.4"),
        (spoken, english),
        (ident, f"26373919{number:02}"),
        (url, f"https://library.example/docview/26373919{number:02}"),
        (base, "Velm Newsstream"),
    ]


def proquest_text(articles: list[tuple[str, list[tuple[str, str]]]], *, rule: int = 60, above: str = "") -> str:
    """A text file of ProQuest."""
    line = "_" * rule
    blocks = [
        f"{title}\n\n" + "\n\n".join(f"{label}: {value}" for label, value in fields) for title, fields in articles
    ]
    return f"{above}{line}\n\n" + f"\n\n{line}\n\n".join(
        [*blocks, "Contact us at: http://example.com\nDatabase copyright © 2031"]
    )


@pytest.mark.parametrize("language", PROQUEST)
@pytest.mark.parametrize("moved", [False, True])
def test_proquest_text(tmp_path: Path, language: str, moved: bool) -> None:
    """Labels in each language, in any order; a caption and a credit at the end of the text become fields."""
    body = [*BODY, "Read more here: nothing", "CAPTION: The quay at dawn", "CREDIT: Ana Solt"]
    articles_in = [proquest_fields(language, number, body) for number in (1, 2)]
    if moved:
        articles_in = [(title, [*fields[3:], *fields[:3]][::1]) for title, fields in articles_in]
        articles_in = [
            (title, [*[f for f in fields if "\n" not in f[1]], *[f for f in fields if "\n" in f[1]]])
            for title, fields in articles_in
        ]
    (tmp_path / "a.txt").write_text(proquest_text(articles_in, rule=60 if moved else 80), encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path / "a.txt")
    assert manifest[["status", "format", "found", "loaded"]].to_numpy().tolist() == [["loaded", "proquest-txt", 2, 2]]
    assert articles["title"].tolist() == ["Harbour closed: part 1", "Harbour closed: part 2"]
    assert articles["text"].tolist() == ["\n\n".join([*BODY, "Read more here: nothing"])] * 2
    assert articles["date"].tolist() == [pd.Timestamp("2031-03-09")] * 2
    article = articles.iloc[0]
    assert (article["outlet"], article["edition"]) == ("The Velm Gazette", "Late Edition (East Quay)")
    assert (article["page"], article["language"], article["author"]) == ("A.4", "en", "Ana Solt")
    assert (article["captions"], article["keywords"]) == ("The quay at dawn", "Harbours; Silt")
    assert (article["database"], article["databases"]) == ("ProQuest", "Velm Newsstream")
    assert article["database_id"] == "2637391901"
    assert "abstract" not in articles or articles["abstract"].isna().all()


def test_proquest_text_with_a_cover_and_underscores_in_an_article(tmp_path: Path) -> None:
    """The list on the cover states how many there are; a line of underscores in a text breaks no article."""
    body = [BODY[0], "_" * 60, BODY[1], "Title: a line of the text", BODY[2]]
    articles_in = [proquest_fields("en", 1, body), proquest_fields("en", 2, BODY)]
    above = "Report from ProQuest\n\nTable of contents\n\n1. Harbour closed: part 1\n\n2. Part 2\n\n3. Part 3\n\n"
    (tmp_path / "a.txt").write_text(proquest_text(articles_in, above=above), encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path / "a.txt")
    row = manifest.iloc[0]
    assert (row["status"], row["found"], row["expected"]) == ("partial", 2, 3)
    assert articles["text"].tolist() == ["\n\n".join([BODY[0], BODY[1], "Title: a line of the text", BODY[2]]), TEXT]
    assert articles["database_id"].tolist() == ["2637391901", "2637391902"]


def test_proquest_text_without_full_text(tmp_path: Path) -> None:
    """Where only citations were saved the outlet and the date come from them, and the missing texts are counted."""
    block = (
        "Harbour closed\n\nSolt, Ana. The Velm Gazette; Velm [Velm]. 09 Mar 2031: A.4.\n\nProQuest document ID: 7\n\n"
    )
    info = "Ferries wait\n\nPublication info: The Velm Gazette ; Velm [Velm]. 09 Mar 2031: A.5.\n\nProQuest document ID: 8\n\n"  # noqa: E501
    line = "_" * 60
    (tmp_path / "a.txt").write_text(f"{line}\n{block}{line}\n{info}{line}\nContact us\n", encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path / "a.txt")
    assert articles["title"].str.startswith(("Harbour closed", "Ferries wait")).all()
    assert (articles["outlet"][1], articles["page"][1]) == ("The Velm Gazette", "A.5")
    assert articles["date"][1] == pd.Timestamp("2031-03-09")
    assert "2 articles with a title and no text" in manifest["reason"][0]


def proquest_html(language: str, numbers: list[int], *, broken: bool = False) -> str:
    """A page of ProQuest: the full text is a page of its own inside a paragraph."""
    parts = []
    for number in numbers:
        title, fields = proquest_fields(language, number, BODY)
        shown = []
        for label, value in fields:
            if "\n" in value:
                inner = "".join(f"<p>{escape(p)}</p>" for p in value.split("\n"))
                start = "html&gt;<head>" if broken else "<html><head>"
                value = (
                    f'<Text WordCount="45" HTMLContent="true">{start}<meta name="x" content="y"><title></title></head><body>'  # noqa: E501
                    f'<div class="small document_view_caption"><p>The quay at dawn</p></div>{inner}</body></html></Text>'  # noqa: E501
                )
            else:
                value = escape(value)
            shown.append(f'<p style="margin:0"><strong>{label}: </strong>{value}</p>')
        parts.append(
            f'<div><a name="DocID_MSTAR_26373919{number:02}"></a><p></p><p style="font-weight:bold">{title}</p>'
            f'<p><a href="https://www.proquest.com/docview/{number}">ProQuest document link</a></p>{"".join(shown)}</div>'  # noqa: E501
        )
    return (
        f"<!DOCTYPE html><html><head><title>ProQuest</title></head><body><p>Email 2 of 3</p>{''.join(parts)}"
        '<div class="copyright"><p>Contact ProQuest</p></div></body></html>'
    )


@pytest.mark.parametrize("language", PROQUEST)
@pytest.mark.parametrize("mail", [False, True])
def test_proquest_html_and_mail(tmp_path: Path, language: str, mail: bool) -> None:
    """The same fields from a saved page and from a mail, also with a tag broken on the way."""
    html = proquest_html(language, [1, 2], broken=mail)
    if mail:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "noreply@example.com", "me@example.com", "Your research"
        message["Date"] = "Tue, 15 Aug 2034 01:02:03 -0400"
        message["MIME-Version"] = "1.0"
        message.set_content(html, subtype="html", cte="quoted-printable")
        message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
        (tmp_path / "a.eml").write_bytes(message.as_bytes())
    else:
        (tmp_path / "a.html").write_text(html, encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path)
    assert manifest[["format", "found", "loaded"]].to_numpy().tolist() == [
        ["proquest-mail" if mail else "proquest-html", 2, 2]
    ]
    assert "'Email 2 of 3'" in manifest["reason"][0]
    assert articles["title"].tolist() == ["Harbour closed: part 1", "Harbour closed: part 2"]
    assert articles["text"].tolist() == [TEXT] * 2
    assert articles["date"].tolist() == [pd.Timestamp("2031-03-09")] * 2
    article = articles.iloc[1]
    assert (article["outlet"], article["edition"]) == ("The Velm Gazette", "Late Edition (East Quay)")
    assert (article["page"], article["language"], article["captions"]) == ("A.4", "en", "The quay at dawn")
    assert article["database_id"] == "2637391902"


def test_any_other_mail_is_one_article(tmp_path: Path) -> None:
    """Subject, date and sender as the mail has them; what is attached is named in the manifest."""
    message = EmailMessage()
    message["From"], message["Subject"] = "The Velm Gazette <news@velm.example>", "Harbour closed"
    message["Date"] = "Sun, 04 May 2031 10:00:00 +0200"
    message["Message-ID"] = "<1@velm.example>"
    message.set_content("\n\n".join(BODY))
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="page.pdf")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    articles, manifest = load_with_manifest(tmp_path / "a.eml")
    article = articles.iloc[0]
    assert (article["title"], article["outlet"]) == ("Harbour closed", "The Velm Gazette")
    assert article["date"] == pd.Timestamp("2031-05-04 10:00")
    assert article["text"] == TEXT
    assert "'page.pdf'" in manifest["reason"][0]


EUROPRESSE = [
    ("Politique, ", "dimanche ", "4 mai 2031", ", p. 03", "Politique", "03"),
    ("Politics, ", "Sunday, ", "May 4, 2031", ", p. A4", "Politics", "A4"),
    ("", "Sonntag ", "4. Mai 2031", "", None, None),
    ("Portada, ", "domingo ", "4 de mayo de 2031", ", p. 3", "Portada", "3"),
]


@pytest.mark.parametrize(("section", "weekday", "date", "page", "want_section", "want_page"), EUROPRESSE)
@pytest.mark.parametrize("new", [False, True])
def test_europresse(
    tmp_path: Path,
    section: str,
    weekday: str,
    date: str,
    page: str,
    want_section: str | None,
    want_page: str | None,
    new: bool,
) -> None:
    """The older layout of line breaks and the newer one of elements, in the languages of the interface."""
    header = "".join(f'<span class="DocHeader">{part}</span>' for part in (section, weekday, date, page) if part)
    number = "news·20310504·VG·2040056"
    rights = "© 2031 Velm Press. Tous droits réservés."
    body = "".join(f"<p>{escape(text)}</p>" for text in BODY)
    if new:
        article = (
            '<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">The Velm Gazette, no. 12'  # noqa: E501
            f'</span></div>{header}<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">Harbour <b>closed</b>'  # noqa: E501
            '</p></div><div class="sm-margin-bottomNews">Ana Solt</div></header><section><div class="DocText clearfix">'
            f'<div class="docOcurrContainer">{body}</div></div></section><footer><small>{rights}</small>'
            f'<div class="publiC-lblNodoc">{number}</div></footer></article>'
        )
        top = "<p>Documents sauvegardés</p><p>2 documents</p>"
    else:
        texts = "<p></p>".join(escape(text) for text in BODY)
        article = (
            '<table><tr><td><table id="tbHeaderImages"><tr><td></td></tr></table><span class="DocPublicationName">'
            f'The Velm Gazette, no. 12</span><br>{header}<br><br><span class="TitreArticleVisu">Harbour <span>closed</span></span>'  # noqa: E501
            f"<br><br>Ana Solt<br><p></p>{texts}<p></p><b><i>{rights}</i></b><p></p>Numéro de document : {number}<br>"
            f"<table><tr><td>{number}</td></tr><tr><td>Ce certificat est émis à Velm</td></tr></table></td></tr></table>"  # noqa: E501
        )
        top = ""
    (tmp_path / "a.html").write_text(f"<html><body>{top}{article * 2}</body></html>", encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path / "a.html")
    assert manifest[["format", "found", "loaded"]].to_numpy().tolist() == [["europresse-html", 2, 2]]
    assert manifest["expected"].fillna(0).tolist() == [2 if new else 0]
    assert articles["title"].tolist() == ["Harbour closed"] * 2
    assert articles["text"].tolist() == [TEXT] * 2
    article = articles.iloc[0]
    assert (article["outlet"], article["issue"], article["author"]) == ("The Velm Gazette", "12", "Ana Solt")
    assert article["date"] == pd.Timestamp("2031-05-04")
    assert (article["database_id"], article["copyright"]) == (number, rights)
    assert [None if isinstance(value, float) else value for value in (article["section"], article["page"])] == [
        want_section,
        want_page,
    ]


def test_europresse_text_that_quotes_a_copyright_line(tmp_path: Path) -> None:
    """In the older layout the last copyright line ends the text, not one that the article itself quotes."""
    quoted = "© 2029 by Ivo Marr, says the first page of the book."
    texts = "<p></p>".join(map(escape, [BODY[0], quoted, *BODY[1:]]))
    (tmp_path / "a.html").write_text(
        '<html><body><span class="DocPublicationName">V</span><br><span class="DocHeader">4 mai 2031</span><br><br>'
        f'<span class="TitreArticleVisu">Harbour closed</span><br><br><p></p>{texts}<p></p>© 2031 Velm Press.<p></p>'
        "news·20310504·VG·1</body></html>",
        encoding="utf-8",
    )
    article = load_articles(tmp_path / "a.html").iloc[0]
    assert article["text"] == "\n\n".join([BODY[0], quoted, *BODY[1:]])
    assert article["copyright"] == "© 2031 Velm Press."


def test_a_delivery_may_be_one_long_line(tmp_path: Path) -> None:
    """HTML needs no line ends: a delivery of 50 MB is read though it is one line."""
    (tmp_path / "a.html").write_text(
        '<html><body><span class="DocPublicationName">V</span><br>'
        '<span class="DocHeader">4 mai 2031</span><br><br><span class="TitreArticleVisu">Harbour closed</span><br><br>'
        "<p></p>It closed.<p></p>© 2031 Velm Press.<p></p>news·20310504·VG·1"
        f"<script>{'x' * 51_000_000}</script></body></html>",
        encoding="utf-8",
    )
    assert load_articles(tmp_path / "a.html")["text"].tolist() == ["It closed."]

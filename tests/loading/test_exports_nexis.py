"""Deliveries of Nexis: Word files, old HTML, old text, in the languages of outlets and interfaces."""

import zipfile
from html import escape
from pathlib import Path

import pandas as pd
import pytest

from toolkit import load_with_manifest

BODY = [
    "VELM -- The harbour of Velm was closed on Monday because of silt, its master said.",
    "Nobody had told the ferries. Price of the dredging: two million crowns.",
    "The council will meet again on May 9, 2031, a spokesman for the harbour said on the quay.",
]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# What one document says, in the words of each language: date line, labels, end mark.
ENGLISH = {
    "date": "May 4, 2031 Sunday 9:03 AM GMT, Late Edition - Final",
    "head": ["Section: NEWS; Harbour Desk; Pg. A4", "Length: 45 words", "Byline: By Ana Solt", "Dateline: VELM, May 4"],
    "body": "Body",
    "tail": [
        "Classification",
        "Language: ENGLISH",
        "Publication-Type: Newspaper",
        "Subject: HARBOURS (90%); SILT (71%)",
    ],
    "load": "Load-Date: May 5, 2031",
    "end": "End of Document",
}
GERMAN = {
    "date": "4. Mai 2031 Sonntag, Stadtausgabe",
    "head": ["Rubrik: POLITIK; S. 5", "Länge: 45 Wörter", "Autor: Von Ana Solt", "Highlight: Der Schlick"],
    "body": "Text",
    "tail": ["Sprache: GERMAN; DEUTSCH", "Publication-Type: Zeitung"],
    "load": "Update: 5. Mai 2031",
    "end": "Ende des Dokuments",
}
FRENCH = {
    "date": "dimanche 4 mai 2031",
    "head": ["Rubrique : PORT; p. 5", "Longueur : 45 mots", "Auteur : Par Ana Solt", "Encart : La vase"],
    "body": "Corps",
    "tail": ["Langue : FRENCH; FRANÇAIS", "Type de publication : Journal"],
    "load": "Date de chargement : 5 mai 2031",
    "end": "Fin du document",
}
SPANISH = {
    "date": "4 de mayo de 2031 domingo",
    "head": ["Sección: PUERTO; Pág. 5", "Longitud: 45 palabras", "Autor: Por Ana Solt"],
    "body": "Cuerpo",
    "tail": ["Idioma: SPANISH; ESPAÑOL", "Tipo de publicación: Periódico"],
    "load": "Fecha de carga: 5 de mayo de 2031",
    "end": "Fin de documento",
}
CHINESE = {
    "date": "2031 年 5 月 4 日 星期日",
    "head": ["版块: 港口", "字数: 45 字", "作者: 安娜"],
    "body": "正文",
    "tail": ["语言: CHINESE; 中文"],
    "load": "加载日期: 2031 年 5 月 5 日",
    "end": "文档结束",
}
LANGUAGES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "zh": CHINESE}


def paragraph(text: str, *, bold: str = "", bookmark: str = "", link: str = "", style: str = "") -> str:
    """A paragraph of a Word document; the bold words stand before the text."""
    runs = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{escape(bold)}</w:t></w:r>" if bold else ""
    if text:
        runs += f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    if link:
        runs = f'<w:hyperlink r:id="{link}">{runs}</w:hyperlink>'
    mark = f'<w:bookmarkStart w:id="1" w:name="{bookmark}"/><w:bookmarkEnd w:id="1"/>' if bookmark else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{mark}{runs}</w:p>"


def labelled(line: str, *, bold: bool = True) -> str:
    """A paragraph with a label."""
    label, colon, value = line.partition(":")
    if not bold:
        return paragraph(line)
    return paragraph(value, bold=label + colon) if colon else paragraph("", bold=label)


def document(
    number: int,
    words: dict[str, object],
    *,
    title: str = "Harbour closed",
    outlet: str = "The Velm Gazette",
    body: list[str] | None = None,
    marked: bool = True,
    date: str | None = None,
) -> str:
    """One document of a delivery; unmarked as another program leaves it, without bookmarks and bold words."""
    head = [labelled(line, bold=marked) for line in words["head"]]  # type: ignore[union-attr, attr-defined]
    tail = [labelled(line, bold=marked) for line in words["tail"]]  # type: ignore[union-attr, attr-defined]
    dated = words["date"] if date is None else date
    return "".join(
        [
            paragraph("", bookmark=f"Bookmark_{number}" if marked else ""),
            paragraph(title, link=f"rId{number}", style="Heading1" if number % 2 and marked else ""),
            paragraph(outlet),
            paragraph(str(dated)) if dated else "",
            paragraph(""),
            paragraph("Copyright 2031 Velm Press All Rights Reserved"),
            *head,
            paragraph("", bold=str(words["body"]), bookmark=f"Body_{number}" if marked else ""),
            paragraph(""),
            *(paragraph(text) for text in (BODY if body is None else body)),
            paragraph("", bold="Graphic"),
            paragraph("Photo: the quay at dawn"),
            *tail,
            labelled(str(words["load"]), bold=marked),
            paragraph(""),
            paragraph("", bold=str(words["end"])),
        ]
    )


def cover(titles: list[str], stated: int) -> str:
    """What stands before the documents: who asked, how many there are, the list of them."""
    lines = ["User Name: Mara Lind", "Date and Time: Sunday, May 4, 2031 7:11:00 PM CET", "Job Number: 123"]
    listed = [line for n, title in enumerate(titles, 1) for line in (f"{n}. {title}", "Search Terms: harbour")]
    return "".join(map(paragraph, [*lines, f"Documents ({stated})", *listed]))


def write_docx(path: Path, body: str, *, links: int = 9) -> Path:
    """Write a Word document around paragraphs."""
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/hyperlink" TargetMode="External" '
        f'Target="https://advance.example.com/api/document?id=urn:contentItem:6ABC-DEF1-0000-000{n}-00000-00"/>'
        for n in range(1, links + 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{package}">{targets}</Relationships>')
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
        )
    return path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("marked", [True, False])
def test_a_word_delivery_gives_every_field(tmp_path: Path, language: str, marked: bool) -> None:
    """In each language, and also when another program has taken bookmarks and bold words away."""
    words = LANGUAGES[language]
    documents = document(1, words, marked=marked) + document(2, words, title="Ferries wait", marked=marked)
    path = write_docx(tmp_path / "a.docx", cover(["Harbour closed", "Ferries wait"], 2) + documents)
    articles, manifest = load_with_manifest(path)
    assert manifest[["status", "format", "found", "loaded", "expected"]].to_numpy().tolist() == [
        ["loaded", "nexis-docx", 2, 2, 2]
    ]
    assert articles["title"].tolist() == ["Harbour closed", "Ferries wait"]
    article = articles.iloc[0]
    assert article["date"] == pd.Timestamp("2031-05-04 09:03" if language == "en" else "2031-05-04")
    assert (article["outlet"], article["outlet_source"]) == ("The Velm Gazette", "metadata")
    assert article["text"] == "\n\n".join(BODY)
    assert article["language"] == language
    assert article["length"].startswith("45 ")
    assert article["author"] == ("安娜" if language == "zh" else "Ana Solt")
    assert article["copyright"] == "Copyright 2031 Velm Press All Rights Reserved"
    assert article["captions"] == "Photo: the quay at dawn"
    assert article["database"] == "Nexis"
    assert article["database_id"] == "urn:contentItem:6ABC-DEF1-0000-0001-00000-00"
    assert "2031" in article["load_date"]
    if language == "en":
        assert (article["section"], article["page"], article["edition"]) == (
            "NEWS; Harbour Desk",
            "A4",
            "Late Edition - Final",
        )
        assert (article["dateline"], article["keywords"]) == ("VELM, May 4", "HARBOURS; SILT")
    elif language in ("de", "fr", "es"):
        assert article["page"] == "5"


def test_a_word_delivery_with_a_document_missing_says_so(tmp_path: Path) -> None:
    """The cover states three documents, two are there."""
    body = cover(["a", "b", "c"], 3) + document(1, ENGLISH) + document(2, ENGLISH)
    _, manifest = load_with_manifest(write_docx(tmp_path / "a.docx", body))
    row = manifest.iloc[0]
    assert (row["status"], row["found"], row["expected"]) == ("partial", 2, 3)
    assert row["reason"] == "The file states 3 documents and holds 2: 1 is missing in it."


def test_a_list_of_documents_is_no_article(tmp_path: Path) -> None:
    """Where each document is delivered in a file of its own, the list beside them holds none."""
    write_docx(tmp_path / "a.docx", document(1, ENGLISH))
    write_docx(tmp_path / "list.docx", cover(["Harbour closed"], 1) + paragraph("", link="rId1"))
    articles, manifest = load_with_manifest(tmp_path)
    assert len(articles) == 1
    assert manifest["status"].tolist() == ["loaded", "skipped"]


def test_the_headline_is_not_the_date(tmp_path: Path) -> None:
    """A title that is a date stays the title; without a date line the date is missing, whatever the text says."""
    body = document(1, ENGLISH, title="January 6, 2030") + document(2, ENGLISH, title="May 1, 2029", date="")
    articles, _ = load_with_manifest(write_docx(tmp_path / "a.docx", body))
    assert articles["title"].tolist() == ["January 6, 2030", "May 1, 2029"]
    assert articles["date"].tolist()[0] == pd.Timestamp("2031-05-04 09:03")
    assert articles["date"].isna().tolist() == [False, True]
    assert articles["outlet"].tolist() == ["The Velm Gazette"] * 2


def test_labels_inside_a_body_do_not_end_it(tmp_path: Path) -> None:
    """Bold words with a colon, and a list of places, are body; what stands behind it is found from the end."""
    lines = ["What happened", "City: Velm", "State: none", *BODY, "Person: Ana Solt", *BODY]
    inner = "".join(labelled(line) if ":" in line and len(line) < 20 else paragraph(line) for line in lines)
    whole = document(1, ENGLISH, body=["MARK"]).replace(paragraph("MARK"), inner)
    articles, _ = load_with_manifest(write_docx(tmp_path / "a.docx", whole))
    assert articles["text"][0] == "\n\n".join(lines)
    assert articles["load_date"][0] == "May 5, 2031"


def nexis_page(documents: list[str], stated: int, *, anchors: bool = True, shift: int = 0) -> str:
    """An old HTML file; the numbers of its style classes differ from file to file."""
    style = f".c{shift} {{ text-align: center; }} .c{shift + 1} {{ text-align: left; }}"
    parts = []
    for number, inner in enumerate(documents, 1):
        anchor = f'<A NAME="DOC_ID_{number}_0"></A>' if anchors else ""
        parts.append(
            f'{anchor}<!-- Hide XML <DOC NUMBER={number}> -->\n<BR><DIV CLASS="c{shift}"><P><SPAN>{number} of {stated} '
            f"DOCUMENTS</SPAN></P></DIV>{inner}<!-- </DOC> -->"
        )
    return (
        f'<HTML><HEAD><STYLE TYPE="text/css"><!-- {style} --></STYLE><META TOPIC="null" DOCUMENTS="{stated}" />'
        f"</HEAD><BODY>{''.join(parts)}</BODY></HTML>"
    )


def nexis_divs(
    words: dict[str, object], *, shift: int = 0, title: str = "Harbour closed", copyright_first: bool = False
) -> str:
    """The inside of one document of an old HTML file."""
    centre, left = f"c{shift}", f"c{shift + 1}"

    def div(css: str, inner: str) -> str:
        return f'<BR><DIV CLASS="{css}"><P CLASS="x">{inner}</P></DIV>'

    def label(line: str) -> str:
        name, _, value = line.partition(":")
        return div(left, f"<SPAN>{escape(name.upper())}: </SPAN><SPAN>{escape(value.strip())}</SPAN>")

    rights = div(centre, "<SPAN>Copyright 2031 Velm Press<BR>All Rights Reserved</SPAN>")
    head = [label(line) for line in words["head"]]  # type: ignore[union-attr, attr-defined]
    tail = [label(line) for line in words["tail"] if ":" in line]  # type: ignore[union-attr, attr-defined]
    body = "".join(f"<P><SPAN>{escape(text)}</SPAN></P>" for text in BODY)
    return "".join(
        [
            rights if copyright_first else "",
            div(centre, '<IMG SRC="logo.gif"><BR><SPAN>The Velm Gazette</SPAN>'),
            div(centre, f"<SPAN>{words['date']}</SPAN><SPAN>&nbsp;</SPAN>"),
            div(left, f"<SPAN>{escape(title)};<BR>second line</SPAN>"),
            *head,
            f'<BR><DIV CLASS="{left}">{body}</DIV>',
            *tail,
            label(str(words["load"])),
            "" if copyright_first else rights,
        ]
    )


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("anchors", [True, False])
def test_old_html_gives_every_field(tmp_path: Path, language: str, anchors: bool) -> None:
    """Whatever the classes are numbered, with the copyright above or below, and without the anchors."""
    words = LANGUAGES[language]
    documents = [
        nexis_divs(words, shift=3),
        nexis_divs(words, shift=3, title="Ferries wait", copyright_first=True),
    ]
    (tmp_path / "a.html").write_text(nexis_page(documents, 2, anchors=anchors, shift=3), encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path / "a.html")
    assert manifest[["format", "found", "loaded", "expected"]].to_numpy().tolist() == [["nexis-html", 2, 2, 2]]
    assert articles["title"].tolist() == ["Harbour closed; second line", "Ferries wait; second line"]
    assert articles["outlet"].tolist() == ["The Velm Gazette"] * 2
    assert articles["text"].tolist() == ["\n\n".join(BODY)] * 2
    assert articles["date"].dt.date.astype(str).tolist() == ["2031-05-04"] * 2
    assert articles["author"].tolist() == ["Ana Solt"] * 2
    assert articles["language"].tolist() == [language] * 2
    assert articles["copyright"].tolist() == ["Copyright 2031 Velm Press All Rights Reserved"] * 2
    assert articles["length"].str.startswith("45 ").all()


def test_a_part_of_a_search_is_whole_in_itself(tmp_path: Path) -> None:
    """Documents 201 and 202 of 1,000 are the two the file should hold; a gap between them would be a loss."""
    page = (
        nexis_page([nexis_divs(ENGLISH)] * 2, 1000)
        .replace("1 of 1000", "201 of 1000")
        .replace("2 of 1000", "202 of 1000")
    )
    (tmp_path / "a.html").write_text(page.replace("01 of 1000", "01 of 1000"), encoding="utf-8")
    (tmp_path / "b.html").write_text(nexis_page([nexis_divs(ENGLISH)] * 2, 5), encoding="utf-8")
    _, manifest = load_with_manifest(tmp_path)
    assert manifest["expected"].tolist() == [2, 5]
    assert manifest["status"].tolist() == ["loaded", "partial"]


def nexis_text(number: int, of: str, words: dict[str, object], *, title: str = "Harbour closed", wide: int = 30) -> str:
    """One document of an old text file; lines are broken and centred with spaces."""
    import textwrap

    def label(line: str) -> str:
        name, _, value = line.partition(":")
        return f"{name.strip().upper()}: {value.strip()}"

    spaces = " " * wide
    body = "\n\n".join(textwrap.fill(text, 60) for text in BODY)
    head = [label(line) for line in words["head"]]  # type: ignore[union-attr, attr-defined]
    tail = [label(line) for line in words["tail"] if ":" in line]  # type: ignore[union-attr, attr-defined]
    date = str(words["date"]).replace(", Late", f"\n{spaces}Late").replace(", Stadt", f"\n{spaces}Stadt")
    return "\n\n".join(
        [
            f"{spaces}{of.format(number)}\n\n",
            f"{spaces}The Velm Gazette",
            f"{spaces}{date}",
            title,
            *head,
            body,
            label(str(words["load"])),
            *tail,
            f"{spaces}Copyright 2031 Velm Press\n{spaces}All Rights Reserved\n\n",
        ]
    )


@pytest.mark.parametrize(
    ("language", "counter", "encoding"),
    [
        ("en", "{} of 2 DOCUMENTS", "utf-8-sig"),
        ("de", "Dokument {} von 2", "cp1252"),
        ("fr", "Document {} de 2", "utf-8"),
        ("es", "{} de 2 DOCUMENTOS", "utf-16"),
    ],
)
def test_old_text_gives_every_field(tmp_path: Path, language: str, counter: str, encoding: str) -> None:
    """Counters and labels in each language, in the encodings these files have; broken lines are joined again."""
    words = LANGUAGES[language]
    text = nexis_text(1, counter, words) + nexis_text(2, counter, words, title="Ferries\nwait", wide=12)
    (tmp_path / "a.TXT").write_bytes(("\n\nDownload\n\n" + text).replace("\n", "\r\n").encode(encoding))
    articles, manifest = load_with_manifest(tmp_path / "a.TXT")
    assert manifest[["format", "found", "loaded", "expected"]].to_numpy().tolist() == [["nexis-txt", 2, 2, 2]]
    assert articles["title"].tolist() == ["Harbour closed", "Ferries wait"]
    assert articles["outlet"].tolist() == ["The Velm Gazette"] * 2
    assert articles["text"].tolist() == ["\n\n".join(BODY)] * 2
    assert articles["date"].dt.date.astype(str).tolist() == ["2031-05-04"] * 2
    assert articles["author"].tolist() == ["Ana Solt"] * 2
    assert articles["language"].tolist() == [language] * 2
    assert articles["copyright"].tolist() == ["Copyright 2031 Velm Press All Rights Reserved"] * 2
    if language in ("en", "de"):
        assert articles["edition"].tolist() == [{"en": "Late Edition - Final", "de": "Stadtausgabe"}[language]] * 2


def test_text_with_a_label_for_title_and_body(tmp_path: Path) -> None:
    """Older files have HEADLINE and BODY as labels, and the copyright above the outlet."""
    text = """
                              1 of 1 DOCUMENT

                         Copyright 1995 Velm Press

                            The Velm Gazette

                        May 4, 1995, Thursday

SECTION: News; Pg. 3

LENGTH: 45 words

HEADLINE: Harbour closed

BYLINE: Ana Solt

BODY:
   LONDON: a line that begins like a label.

   The second paragraph of the body.

LOAD-DATE: May 5, 1995
"""
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path / "a.txt")
    article = articles.iloc[0]
    assert (article["title"], article["outlet"], article["page"]) == ("Harbour closed", "The Velm Gazette", "3")
    assert article["date"] == pd.Timestamp("1995-05-04")
    assert article["text"] == "LONDON: a line that begins like a label.\n\nThe second paragraph of the body."
    assert manifest["expected"].tolist() == [1]


def test_a_document_that_lacks_nearly_everything_is_still_an_article(tmp_path: Path) -> None:
    """Fields may be missing; no document is lost for it."""
    text = (
        "                  1 of 3 DOCUMENTS\n\n            The Velm Gazette\n\n            May 2031\n\nA title\n\nOne sentence.\n\n"  # noqa: E501
        "                  2 of 3 DOCUMENTS\n\nNothing but a line.\n\n"
        "                  3 of 3 DOCUMENTS\n\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path / "a.txt")
    row = manifest.iloc[0]
    assert (row["found"], row["loaded"], row["expected"], row["lost"]) == (3, 2, 3, "2")
    assert articles["title"].tolist()[0] == "A title"
    assert articles["text"].tolist()[0] == "One sentence."
    assert "no day is named" in row["reason"]

"""Pages, JSON, spreadsheets, Parquet and archives."""

import datetime as dt
import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from toolkit import load_articles, load_with_manifest

BODY = "The harbour of Velm was closed on Monday because of silt, its master said. Nobody had told the ferries."
PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Harbour closed | The Velm Gazette</title><link rel="canonical" href="https://www.velmgazette.example/a/1">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Harbour closed", "datePublished": "2031-05-04T10:00:00+02:00", "author": [{"@type": "Person",
"name": "Ana Solt"}], "publisher": {"name": "The Velm Gazette"}, "keywords": ["harbour", "silt"]}</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Harbour closed</h1>
<figure><img src="a.jpg"><figcaption>The harbour in May. (Velm Press)</figcaption></figure>
<p>BODY</p><p>BODY Twice over.</p><h2>No word on the ferries</h2><p>BODY At last.</p>
<p>Translated by Mara Lind.</p></article><footer><p>About us and our terms of use</p></footer></body></html>"""
ROWS = [
    {"headline": "A", "body": f"{BODY} A.", "published": "2031-05-04", "publisher": {"name": "Tarn Watch"}, "n": 1},
    {"headline": "B", "body": f"{BODY} B.", "published": "2031-05-05", "publisher": {"name": "Tarn Watch"}, "n": 2},
]


def page(**changes: str) -> str:
    """The page with its parts changed."""
    text = PAGE.replace("BODY", BODY)
    for old, new in changes.items():
        text = text.replace({"kind": '"NewsArticle"', "date": "2031-05-04T10:00:00+02:00"}[old], new)
    return text


def write_sheets(path: Path, sheets: dict[str, list[list[object]]]) -> None:
    """Write a workbook with nothing but the standard library."""
    names = list(sheets)
    kinds = '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'  # noqa: E501
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types">{kinds}</Types>')
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        listed = "".join(f'<sheet name="{n}" sheetId="{i}" r:id="r{i}"/>' for i, n in enumerate(names, 1))
        book.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>{listed}</sheets></workbook>'
        )
        targets = "".join(
            f'<Relationship Id="r{i}" Type="{links}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i in range(1, len(names) + 1)
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}/relationships">{targets}</Relationships>'
        )
        for number, name in enumerate(names, 1):
            rows = "".join("<row>" + "".join(map(_cell, row)) + "</row>" for row in sheets[name])
            book.writestr(
                f"xl/worksheets/sheet{number}.xml",
                f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
            )


def _cell(value: object) -> str:
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def test_a_page_gives_text_and_facts(tmp_path: Path) -> None:
    """Title without the site, structured date, author, outlet, address, keywords, captions, headings, credits."""
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    article = load_articles(tmp_path / "a.html").iloc[0]
    assert article["title"] == "Harbour closed"
    assert (article["date"], article["date_source"]) == (pd.Timestamp("2031-05-04 10:00"), "metadata")
    assert (article["outlet"], article["outlet_source"]) == ("The Velm Gazette", "metadata")
    assert (article["author"], article["translator"]) == ("Ana Solt", "Mara Lind")
    assert article["url"] == "https://www.velmgazette.example/a/1"
    assert article["language"] == "en"
    assert article["keywords"] == "harbour; silt"
    assert article["captions"] == "The harbour in May. (Velm Press)"
    assert article["headings"] == "No word on the ferries"
    assert article["text"] == f"{BODY}\n\n{BODY} Twice over.\n\nNo word on the ferries\n\n{BODY} At last."
    assert article["format"] == "html"


def test_the_date_of_a_page_is_never_taken_from_its_text(tmp_path: Path) -> None:
    """Without structured data a marked date counts and is said to be of the page; a date in a sentence does not."""
    bare = page(date="")
    (tmp_path / "a.html").write_text(bare.replace("At last.", "It opened on March 3, 2030."), encoding="utf-8")
    (tmp_path / "b.html").write_text(
        bare.replace("<h1>Harbour closed</h1>", '<h1>Harbour closed</h1><time datetime="2031-05-06">May 6</time>'),
        encoding="utf-8",
    )
    articles = load_articles(tmp_path)
    assert articles["date"].isna().tolist() == [True, False]
    assert articles["date_source"].tolist() == ["none", "page"]
    assert articles["date"][1] == pd.Timestamp("2031-05-06")


def test_the_outlet_of_a_page_may_be_in_its_title_and_host(tmp_path: Path) -> None:
    """Where no metadata names it, the part of the window's title that is also in the address does."""
    (tmp_path / "a.html").write_text(page(kind='"WebPage"'), encoding="utf-8")
    assert load_articles(tmp_path / "a.html")["outlet"].tolist() == ["The Velm Gazette"]


def test_facts_of_a_page_without_what_sites_put_around_them(tmp_path: Path) -> None:
    """Entities written twice, the motto behind the site's name, and what an author works as or for."""
    for name, author, expected in [
        ("a", "Ana Solt, VP Harbour Writer", "Ana Solt"),
        ("b", "Analysis by Ana Solt, The Velm Gazette", "Ana Solt"),
        ("c", "Ana Solt, Ib Lund", "Ana Solt, Ib Lund"),
        ("d", "Velm Gazette", None),
    ]:
        text = (
            page().replace('"Ana Solt"', json.dumps(author)).replace("Harbour closed", "Harbour &#8216;closed&#8217;")
        )
        text = text.replace('"The Velm Gazette"', '"The Velm Gazette | News of the coast"')
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
        article = load_articles(tmp_path / f"{name}.html").iloc[0]
        assert article["title"] == "Harbour ‘closed’"
        assert article["outlet"] == "The Velm Gazette"
        assert (article["author"] if expected else pd.isna(article["author"])) == (expected or True)


def test_a_page_in_an_old_encoding_is_read_as_it_declares(tmp_path: Path) -> None:
    """The charset of the page is believed where its bytes are not UTF-8."""
    korean = (
        page().replace("utf-8", "euc-kr").replace(BODY, "벨름 항구가 월요일에 폐쇄되었다고 항만 책임자가 말했다. " * 3)
    )
    (tmp_path / "a.html").write_bytes(korean.encode("cp949"))
    article = load_articles(tmp_path / "a.html").iloc[0]
    assert article["text"].startswith("벨름 항구가")
    assert article["encoding"] == "cp949"


def test_content_is_recognised_whatever_the_name(tmp_path: Path) -> None:
    """A page saved as text is a page; a page saved as PDF is what a site sends when one is not signed in."""
    (tmp_path / "a.txt").write_text(page(), encoding="utf-8")
    (tmp_path / "b.pdf").write_text(page(), encoding="utf-8")
    (tmp_path / "c.txt").write_text(json.dumps(ROWS), encoding="utf-8")
    _, manifest = load_with_manifest(tmp_path)
    assert manifest["format"].tolist() == ["html", "pdf", "json"]
    assert manifest["status"].tolist() == ["loaded", "failed", "loaded"]
    assert "holds a web page" in manifest["reason"][1]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(ROWS),
        json.dumps(ROWS, indent=2),
        "\n".join(map(json.dumps, ROWS)),
        json.dumps({"status": "ok", "response": {"meta": {"n": 2}, "results": ROWS}}),
        json.dumps({"hits": {"hits": [{"_id": "1", "_source": row} for row in ROWS]}}),
        json.dumps({name: {str(i): row[name] for i, row in enumerate(ROWS)} for name in ROWS[0]}),
        json.dumps({f"a-{i}": row | {"quotes": [{"q": 1}] * 5} for i, row in enumerate(ROWS)}),
        "\ufeff" + json.dumps(ROWS),
    ],
)
def test_json_in_its_shapes(tmp_path: Path, content: str) -> None:
    """A list, indented or a line each, inside an answer, wrapped by a database, turned into columns, or under names."""
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    articles = load_articles(tmp_path / "a.json")
    assert articles["title"].tolist() == ["A", "B"]
    assert articles["outlet"].tolist() == ["Tarn Watch", "Tarn Watch"]
    assert articles["date"].dt.day.tolist() == [4, 5]
    assert articles["n"].tolist() == [1, 2]


def test_one_object_is_one_article(tmp_path: Path) -> None:
    """Nested values under other names are kept as JSON."""
    (tmp_path / "a.json").write_text(json.dumps(ROWS[0] | {"geo": {"lat": 1}}), encoding="utf-8")
    article = load_articles(tmp_path / "a.json").iloc[0]
    assert (article["title"], article["geo"]) == ("A", '{"lat": 1}')


def test_lines_that_are_no_json_are_listed(tmp_path: Path) -> None:
    """A broken line is a loss with its position; the others are loaded. Cut-off JSON says where."""
    (tmp_path / "a.jsonl").write_text("\n".join([json.dumps(ROWS[0]), '{"headline": "cut o', json.dumps(ROWS[1])]))
    articles, manifest = load_with_manifest(tmp_path / "a.jsonl")
    assert articles["position"].tolist() == [0, 2]
    assert manifest.loc[0, ["status", "found", "loaded", "lost"]].tolist() == ["partial", 3, 2, "1"]
    (tmp_path / "b.json").write_text(json.dumps(ROWS, indent=1)[:200])
    _, manifest = load_with_manifest(tmp_path / "b.json")
    assert manifest["status"][0] == "failed"
    assert "cut off" in manifest["reason"][0]


def test_every_sheet_of_a_workbook_has_its_row(tmp_path: Path) -> None:
    """Titles above a header are passed over; whole numbers stay whole; a sheet of remarks says why it is not read."""
    path = tmp_path / "a.xlsx"
    write_sheets(
        path,
        {
            "2031": [["All articles of the year"], ["Outlet", "Title", "Text", "Page"], ["Tarn Watch", "A", BODY, 7]],
            "remarks": [["ask for more"], ["soon"]],
            "empty": [],
        },
    )
    articles, manifest = load_with_manifest(path)
    assert manifest["member"].tolist() == ["2031", "remarks", "empty"]
    assert manifest["status"].tolist() == ["loaded", "skipped", "empty"]
    assert articles.loc[0, ["outlet", "title", "text", "Page"]].tolist() == ["Tarn Watch", "A", BODY, 7]
    path.write_bytes(path.read_bytes()[:400])
    _, manifest = load_with_manifest(path)
    assert "damaged or cut off" in manifest["reason"][0]


def test_an_encrypted_workbook_says_so(tmp_path: Path) -> None:
    """An Office file under a password is not a zip archive any more."""
    (tmp_path / "a.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    _, manifest = load_with_manifest(tmp_path / "a.xlsx")
    assert "password" in manifest["reason"][0]


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_a_table_of_articles_loads_back_equal(tmp_path: Path, form: str) -> None:
    """Written in any of the forms, articles come back with ids, dates and origins as they were."""
    articles = load_articles(pd.DataFrame(ROWS).drop(columns="n"), date="2031-01-01")
    path = tmp_path / f"articles.{form}"
    if form == "csv":
        articles.to_csv(path, index=False)
    elif form == "jsonl":
        articles.to_json(path, orient="records", lines=True, date_format="iso", force_ascii=False)
    else:
        articles.to_parquet(path)
    pd.testing.assert_frame_equal(load_articles(path), articles)


def test_parquet_keeps_types_and_knows_its_number(tmp_path: Path) -> None:
    """Dates stay dates, lists are joined, and the manifest has what the file states; a broken one says so."""
    path = tmp_path / "a.parquet"
    rows = [{"title": "A", "date": dt.datetime(2031, 5, 4), "tags": ["x", "y"], "score": 0.5}]
    pd.DataFrame(rows).to_parquet(path)
    articles, manifest = load_with_manifest(path)
    assert articles.loc[0, ["date", "keywords", "score"]].tolist() == [pd.Timestamp("2031-05-04"), "x; y", 0.5]
    assert manifest["expected"].tolist() == [1]
    path.write_bytes(path.read_bytes()[:-20])
    _, manifest = load_with_manifest(path)
    assert (manifest["status"][0], "damaged" in manifest["reason"][0]) == ("failed", True)


def archive(path: Path, members: dict[str, Any]) -> Path:
    """Write a zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_members_of_an_archive_are_read_like_files(tmp_path: Path) -> None:
    """Each has its row; an archive inside an archive too; hidden files are passed over."""
    inner = archive(tmp_path / "inner.bin", {"c.txt": f"{BODY} Inner."}).read_bytes()
    (tmp_path / "inner.bin").unlink()
    path = archive(
        tmp_path / "a.zip",
        {
            "x/a.txt": BODY,
            "x/b.csv": "title,text\nA,x\nB,y\n",
            "x/empty.txt": "",
            "__MACOSX/a.txt": "no",
            "z.zip": inner,
        },
    )
    articles, manifest = load_with_manifest(path)
    assert manifest["member"].tolist() == ["x/a.txt", "x/b.csv", "x/empty.txt", "z.zip!/c.txt"]
    assert manifest["status"].tolist() == ["loaded", "loaded", "empty", "loaded"]
    assert articles["member"].tolist() == ["x/a.txt", "x/b.csv", "x/b.csv", "z.zip!/c.txt"]
    assert set(articles["path"]) == {path.as_posix()}


def test_hostile_archives_do_no_harm(tmp_path: Path) -> None:
    """Names that point outside, links, passwords and bombs are listed with their reasons; the rest is read."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bad:
        bad.writestr("ok.txt", BODY)
        bad.writestr("../../escape.txt", BODY)
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        bad.writestr(link, "/etc/passwd")
        bad.writestr("bomb.txt", b"a" * 300_000_000)
    articles, manifest = load_with_manifest(path)
    reasons = dict(zip(manifest["member"], manifest["reason"], strict=True))
    assert articles["member"].tolist() == ["ok.txt"]
    assert "outside the archive" in reasons["../../escape.txt"]
    assert "link" in reasons["link.txt"]
    assert "more than 200 times" in reasons["bomb.txt"]
    data = bytearray(archive(tmp_path / "b.zip", {"secret.txt": BODY}).read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    (tmp_path / "b.zip").write_bytes(data)
    _, manifest = load_with_manifest(tmp_path / "b.zip")
    assert "encrypted" in manifest["reason"][0]


def test_a_gzip_bomb_is_stopped(tmp_path: Path) -> None:
    """Unfolding ends at a limit, whatever the file claims."""
    import gzip

    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as stream:
        for _ in range(150):
            stream.write(b"words\n" * 200_000)
    (tmp_path / "a.txt.gz").write_bytes(packed.getvalue())
    _, manifest = load_with_manifest(tmp_path / "a.txt.gz")
    assert manifest["status"].tolist() == ["failed"]
    assert "more than 200 times" in manifest["reason"][0]


def test_an_office_document_is_no_archive(tmp_path: Path) -> None:
    """Its parts are not listed as members, whatever its name."""
    for name in ("a.pptx", "a.zip", "a"):
        archive(tmp_path / name, {"docProps/app.xml": "<x/>", "[Content_Types].xml": "<x/>"})
        _, manifest = load_with_manifest(tmp_path / name)
        assert manifest["status"].tolist() == ["skipped"]


def test_damaged_archives_say_so(tmp_path: Path) -> None:
    """A cut-off archive has one row with its reason; a damaged member does not stop the others."""
    whole = archive(tmp_path / "a.zip", {"a.txt": BODY * 50, "b.txt": BODY}).read_bytes()
    (tmp_path / "a.zip").write_bytes(whole[: len(whole) // 2])
    _, manifest = load_with_manifest(tmp_path / "a.zip")
    assert manifest["status"].tolist() == ["failed"]
    damaged = bytearray(whole)
    damaged[60:80] = bytes(20)
    (tmp_path / "a.zip").write_bytes(damaged)
    _, manifest = load_with_manifest(tmp_path / "a.zip")
    assert manifest["status"].tolist() == ["failed", "loaded"]


def test_a_page_nested_without_end_is_survived(tmp_path: Path) -> None:
    """100,000 elements inside one another end in an article or a reason, in bounded time."""
    (tmp_path / "a.html").write_text("<html><body>" + "<div>" * 100_000 + BODY + "</body></html>", encoding="utf-8")
    _, manifest = load_with_manifest(tmp_path / "a.html")
    assert len(manifest) == 1
    (tmp_path / "b.json").write_text("[" * 100_000, encoding="utf-8")
    _, manifest = load_with_manifest(tmp_path / "b.json")
    assert manifest["status"].tolist() == ["failed"]


def test_a_lone_cell_in_the_corner_of_a_sheet_is_refused(tmp_path: Path) -> None:
    """A reader that makes room for every cell before it would take all memory; the workbook says what to delete."""
    path = tmp_path / "a.xlsx"
    write_sheets(path, {"A": [["Title", "Text"], ["a", "b"]]})
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    archive(path, {name: content.replace("</sheetData>", far) for name, content in parts.items()})
    for name, content in {"a.xlsx": path.read_bytes(), "b.xlsx.gz": gzip.compress(path.read_bytes())}.items():
        (tmp_path / name).write_bytes(content)
        _, manifest = load_with_manifest(tmp_path / name)
        assert manifest["status"].tolist() == ["failed"]
        assert "spans more than" in manifest["reason"][0]


def test_forms_that_are_read_from_their_end_may_be_compressed(tmp_path: Path) -> None:
    """A Parquet table and a workbook inside a gzip file or an archive are read."""
    pd.DataFrame(ROWS).drop(columns="publisher").to_parquet(tmp_path / "a.parquet")
    write_sheets(tmp_path / "b.xlsx", {"A": [["Title", "Text"], ["C", BODY]]})
    members = {name: (tmp_path / name).read_bytes() for name in ("a.parquet", "b.xlsx")}
    for name, content in members.items():
        (tmp_path / name).unlink()
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress(content))
    archive(tmp_path / "c.zip", members)
    assert load_articles(tmp_path)["title"].tolist() == ["A", "B", "C", "A", "B", "C"]


def test_an_archive_without_files_says_so(tmp_path: Path) -> None:
    """Also where all it holds is what a file manager left behind."""
    archive(tmp_path / "a.zip", {})
    archive(tmp_path / "b.zip", {"__MACOSX/a.txt": BODY})
    _, manifest = load_with_manifest(tmp_path)
    assert manifest["status"].tolist() == ["empty", "empty"]
    assert manifest["reason"].tolist() == ["There are no files in it."] * 2


@pytest.mark.parametrize(
    ("value", "titles", "lost"),
    [
        ({"2030": ROWS[:1], "2031": ROWS[1:]}, ["A", "B"], ""),
        ({"articles": ROWS[:1], "facets": [{"k": 1}] * 5}, ["A"], ""),
        ({"a": {"b": {"c": {"items": ROWS}}}}, ["A", "B"], ""),
        ([ROWS[0], None, "x", ROWS[1]], ["A", "B"], "1-2"),
        ({"headline": "A", "authors": [{"name": "Ana Solt"}]}, ["A"], ""),
    ],
)
def test_every_list_of_articles_is_read(tmp_path: Path, value: object, titles: list[str], lost: str) -> None:
    """Lists beside one another are all read, longer lists of other things are not, and no entry vanishes."""
    (tmp_path / "a.json").write_text(json.dumps(value), encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path / "a.json")
    assert articles["title"].tolist() == titles
    assert manifest["lost"].fillna("").tolist() == [lost]
    assert (manifest["found"] == manifest["loaded"] + (2 if lost else 0)).all()


def test_lists_that_are_left_are_told(tmp_path: Path) -> None:
    """Titles of related articles beside the articles are no articles, and the manifest says that they are there."""
    answer = {"articles": ROWS[:1], "related": [{"title": "C"}, {"title": "D"}]}
    (tmp_path / "a.json").write_text(json.dumps(answer), encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path / "a.json")
    assert articles["title"].tolist() == ["A"]
    assert "'related' (2)" in manifest["reason"][0]


def test_json_values_one_behind_the_other(tmp_path: Path) -> None:
    """Indented objects without a list around them are read; in a file of lines a broken first line is one loss."""
    (tmp_path / "a.json").write_text("\n".join(json.dumps(row, indent=2) for row in ROWS), encoding="utf-8")
    assert load_articles(tmp_path / "a.json")["title"].tolist() == ["A", "B"]
    (tmp_path / "b.jsonl").write_text("\n".join(["# exported", *map(json.dumps, ROWS)]), encoding="utf-8")
    articles, manifest = load_with_manifest(tmp_path / "b.jsonl")
    assert (articles["title"].tolist(), manifest["lost"].tolist()) == (["A", "B"], ["0"])


def test_columns_can_be_given_for_json(tmp_path: Path) -> None:
    """The lists of articles are found by the names that the caller gives, too."""
    (tmp_path / "a.json").write_text(json.dumps({"x": [{"k": "A", "v": BODY}], "y": [{"z": 1}] * 3}), encoding="utf-8")
    assert load_articles(tmp_path / "a.json", columns={"text": "v", "title": "k"})["title"].tolist() == ["A"]


def test_half_characters_are_replaced(tmp_path: Path) -> None:
    """An emoji cut in two, as in shortened JSON, stops nothing, wherever it stands."""
    row = {"title": "A \ud83d", "text": BODY, "note": "x \ude00", "tag \ud83d": "y"}
    (tmp_path / "a.json").write_text(json.dumps([row]), encoding="utf-8")
    article = load_articles(tmp_path / "a.json").iloc[0]
    assert article[["title", "note", "tag \ufffd"]].tolist() == ["A \ufffd", "x \ufffd", "y"]


def test_values_inside_mappings(tmp_path: Path) -> None:
    """Databases and content systems wrap dates and texts into mappings."""
    row = {"title": {"rendered": "A"}, "text": BODY, "date": {"$date": "2031-05-04T10:00:00Z"}}
    later = row | {"date": {"$date": {"$numberLong": "1935619200000"}}}
    (tmp_path / "a.json").write_text(json.dumps([row, later]), encoding="utf-8")
    articles = load_articles(tmp_path / "a.json")
    assert articles["title"].tolist() == ["A", "A"]
    assert articles["date"].tolist() == [pd.Timestamp("2031-05-04 10:00"), pd.Timestamp("2031-05-04")]

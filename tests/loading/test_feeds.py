"""Feeds saved to a file: RSS and Atom."""

import runpy
from pathlib import Path

import pandas as pd

from toolkit import load_articles, load_with_manifest

MADE = runpy.run_path(str(Path(__file__).with_name("made_files.py")))
BODY = MADE["BODY"]
LONG = f"<p>{BODY}</p><p>{BODY.replace('Monday', 'Tuesday')} Tea &amp; rice.</p>" * 4


def test_an_rss_feed_gives_an_article_for_each_item(tmp_path: Path) -> None:
    """The whole text goes before the summary; markup becomes paragraphs; outlet and language are the channel's."""
    item = (
        "<item><title>Harbour &amp; ferries</title><description>In short.</description>"
        f"<content:encoded><![CDATA[{LONG}]]></content:encoded><dc:creator>Ana Solt</dc:creator>"
        "<pubDate>Sun, 04 May 2031 10:00:00 +0200</pubDate><guid isPermaLink='false'>7</guid>"
        "<link>https://velm.example/1</link><category>silt</category><category>ports</category></item>"
    )
    other = "<item><title>Ice</title><description>&lt;b&gt;Short&lt;/b&gt; words</description><author>a@b.example (Ib Lund)</author></item>"  # noqa: E501
    (tmp_path / "a.xml").write_bytes(MADE["rss"](item + other))
    articles, manifest = load_with_manifest(tmp_path / "a.xml")
    first = articles.iloc[0]
    assert first["title"] == "Harbour & ferries"
    assert first["text"].split("\n\n")[0] == BODY
    assert first["text"].endswith("Tea & rice.")
    assert (first["date"], first["date_source"]) == (pd.Timestamp("2031-05-04 10:00"), "metadata")
    assert (first["outlet"], first["outlet_source"]) == ("The Velm Gazette", "metadata")
    assert first[["author", "language", "url"]].tolist() == ["Ana Solt", "en", "https://velm.example/1"]
    assert first["keywords"] == "silt; ports"
    assert articles.loc[1, ["text", "author"]].tolist() == ["Short words", "Ib Lund"]
    assert manifest.loc[0, ["format", "status", "found", "loaded"]].tolist() == ["feed", "loaded", 2, 2]
    assert "most likely a summary" in manifest["reason"][0]


def test_an_atom_feed(tmp_path: Path) -> None:
    """Content as escaped HTML and as XHTML; the date of publication goes before that of the last change."""
    entry = "<entry><title>{}</title><published>2031-05-0{}T10:00:00Z</published><updated>2031-06-01T00:00:00Z</updated>{}</entry>"  # noqa: E501
    escaped = f"<content type='html'>{LONG.replace('&', '&amp;').replace('<', '&lt;')}</content>"
    inside = (
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{BODY}</p><p>{BODY}</p></div></content>"
    )
    links = "<link rel='self' href='https://velm.example/no'/><link href='https://velm.example/2'/>"
    head = "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Tarn Watch</title>"
    people = "<author><name>Ana Solt</name></author><author><name>Ib Lund</name></author>"
    (tmp_path / "feed.txt").write_text(
        head + entry.format("A", 4, escaped) + entry.format("B", 5, inside + links + people) + "</feed>", "utf-8"
    )
    articles = load_articles(tmp_path / "feed.txt")
    assert articles["title"].tolist() == ["A", "B"]
    assert articles["text"].str.split("\n\n").str[0].tolist() == [BODY, BODY]
    assert articles["date"].dt.day.tolist() == [4, 5]
    assert articles["url"].tolist()[1] == "https://velm.example/2"
    assert articles["author"].tolist()[1] == "Ana Solt; Ib Lund"
    assert articles["outlet"].tolist() == ["Tarn Watch", "Tarn Watch"]


def test_rss_1_is_read_too(tmp_path: Path) -> None:
    """Its items stand beside the channel."""
    spaces = "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
    item = f"<item><title>A</title><description>{BODY}</description><dc:date>2031-05-04</dc:date></item>"
    text = f"<rdf:RDF {spaces}><channel><title>Tarn Watch</title></channel>{item}</rdf:RDF>"
    (tmp_path / "a.rdf").write_text(text, "utf-8")
    article = load_articles(tmp_path / "a.rdf").iloc[0]
    assert article[["title", "text", "outlet"]].tolist() == ["A", BODY, "Tarn Watch"]
    assert article["date"] == pd.Timestamp("2031-05-04")


def test_a_feed_that_is_cut_off_is_partial(tmp_path: Path) -> None:
    """What was read is kept, and the manifest says that the rest is missing."""
    item = f"<item><title>A</title><description>{BODY}</description></item>"
    (tmp_path / "a.rss").write_bytes(MADE["rss"](item * 5)[:-100])
    articles, manifest = load_with_manifest(tmp_path / "a.rss")
    assert 4 <= len(articles) <= 5
    assert manifest["status"].tolist() == ["partial"]
    assert "cut off" in manifest["reason"][0]


def test_feeds_made_to_do_harm(tmp_path: Path) -> None:
    """Entities are not expanded, whether they would fetch a file or fill the memory; each has its reason."""
    item = "<item><title>&x;</title><description>words</description></item>"
    for name, entity in {
        "file.rss": '<!ENTITY x SYSTEM "file:///etc/passwd">',
        "laughs.rss": '<!ENTITY l "ha"><!ENTITY x "' + "&l;" * 1000 + '">',
    }.items():
        (tmp_path / name).write_bytes(b"<!DOCTYPE rss [" + entity.encode() + b"]>" + MADE["rss"](item)[21:])
    (tmp_path / "none.rss").write_bytes(MADE["rss"](""))
    articles, manifest = load_with_manifest(tmp_path)
    assert articles.empty
    assert manifest["status"].tolist() == ["failed", "failed", "empty"]
    assert manifest["reason"].str.contains("entities").tolist() == [True, True, False]


def test_undeclared_entities_of_html_are_forgiven(tmp_path: Path) -> None:
    """Feeds are full of mistakes; the entries around them are kept."""
    item = f"<item><title>A&nbsp;B</title><description>{BODY}</description></item>"
    (tmp_path / "a.rss").write_bytes(MADE["rss"](item * 2))
    articles, manifest = load_with_manifest(tmp_path / "a.rss")
    assert (len(articles), manifest["status"][0]) == (2, "loaded")

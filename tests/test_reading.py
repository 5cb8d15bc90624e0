"""The sentences behind a figure, articles as pages, tables to read, and files that a spreadsheet opens."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from toolkit import (
    evidence,
    evidence_markdown,
    save_table,
    save_tables,
    show_article,
    show_chart,
    show_evidence,
    show_table,
    tables,
    term_lines,
)
from toolkit.errors import TableError, ToolkitError
from toolkit.reading.marks import Mark, marked, segments

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title><svg/onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "&lt;script&gt;&#60;script&#62;",
]
TEXT = (
    "The harbour of Belmur stays shut until Friday, the port office said. “Nobody was hurt,” a pilot told the paper. "
    "“We wait.”\n\nWhat comes next\n\nRain is expected."
)


@pytest.fixture
def articles() -> pd.DataFrame:
    """Two invented articles; the second has markup in every field and no date."""
    rows = {
        "article_id": ["a", "b"],
        "date": pd.to_datetime(["2024-02-29", None]),
        "date_source": ["column", "none"],
        "outlet": ["The Eskeln Courant", HOSTILE[0]],
        "title": ["Harbour shut", HOSTILE[1]],
        "text": [TEXT, " ".join(HOSTILE)],
        "author": [None, HOSTILE[2]],
        "headings": ["What comes next", None],
        "captions": ["Ships wait on Friday. (Photo: Port)", HOSTILE[3]],
        "boilerplate": [None, HOSTILE[4]],
        "url": ["https://courant.example/1", "javascript:alert(1)"],
    }
    return tables.conform(pd.DataFrame(rows), "articles")


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where the words stand in the text."""
    start = text.index(words)
    return start, start + len(words)


@pytest.fixture
def attributions() -> pd.DataFrame:
    """Two attributions of the first article; the second one's content is in two pieces."""

    def row(source: str, cue: str, contents: list[str], speaker: str, quotation: str) -> tuple[object, ...]:
        spans = [span(content) for content in contents]
        content = " … ".join(contents)
        at = (source, *span(source), cue, *span(cue), content, spans)
        return ("a", "text", *at, quotation, speaker, speaker, "person", "described", None, None, "verb")

    first = row("the port office", "said", ["The harbour of Belmur stays shut until Friday"], "port office", "indirect")
    second = row("a pilot", "told", ["“Nobody was hurt,”", "“We wait.”"], "pilot", "direct")
    return tables.from_rows("attributions", [first, second])


@pytest.fixture
def dates() -> pd.DataFrame:
    """One date of the first article, which lies inside an attributed content."""
    day = pd.Timestamp("2024-03-01")
    row = ("a", "text", *span("Friday"), "Friday", "date", "2024-03-01", day, day, "day", True, "weekday")
    return tables.from_rows("dates", [row])


class Seen(HTMLParser):
    """The tags and the words that a browser would make of some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def require_harmless(html: str) -> None:
    """No element and no attribute that could run or fetch anything."""
    for tag, attributes in Seen(html).tags:
        assert tag not in ("script", "img", "svg", "iframe", "object", "link"), tag
        assert not [name for name in attributes if name.startswith("on")], attributes
        assert not (attributes.get("href") or "").startswith("javascript:")


# Evidence


def test_attributions_lead_to_their_sentences(articles: pd.DataFrame, attributions: pd.DataFrame) -> None:
    """A quotation that goes on in the next sentence brings both, with the metadata of its article."""
    found = evidence(attributions, articles)
    assert found["sentence"].tolist() == [
        "The harbour of Belmur stays shut until Friday, the port office said.",
        "“Nobody was hurt,” a pilot told the paper. “We wait.”",
    ]
    assert found["outlet"].tolist() == ["The Eskeln Courant"] * 2
    assert found.loc[0, "date"] == pd.Timestamp("2024-02-29")


def test_offsets_give_back_the_sentences_and_rows_add_up(
    articles: pd.DataFrame, attributions: pd.DataFrame, dates: pd.DataFrame
) -> None:
    """The offsets of evidence lead back into the text, and no row that was passed is lost."""
    for rows in (attributions, dates, pd.concat([attributions, attributions])):
        found = evidence(rows, articles)
        assert found["rows"].sum() == len(rows)
        for start, end, sentence in zip(found["start"], found["end"], found["sentence"], strict=True):
            assert TEXT[start:end] == sentence


def test_evidence_has_its_columns_and_dtypes_also_without_rows(
    articles: pd.DataFrame, attributions: pd.DataFrame
) -> None:
    """An empty table in gives an empty table of the same dtypes out, also when it is grouped."""
    full, none = (evidence(rows, articles, by="speaker") for rows in (attributions, attributions.head(0)))
    assert list(none.columns) == ["speaker", *tables.TABLES["evidence"]]
    assert none.dtypes.to_dict() == full.dtypes.to_dict()


def test_each_takes_other_articles_before_a_second_sentence_of_one(articles: pd.DataFrame) -> None:
    """Three rows of one article and one of another: two sentences come from two articles."""
    rows = pd.DataFrame({"article_id": ["a", "a", "a", "b"], "start": [0, 80, 140, 0], "end": [3, 83, 143, 3], "k": 1})
    assert evidence(rows, articles, each=2)["article_id"].tolist() == ["a", "b"]
    assert len(evidence(rows, articles, by="k", each=3)) == 3


def test_a_copied_sentence_is_one_of_each() -> None:
    """With a number of sentences to give, the same words in another article are no further sentence."""
    copies = pd.DataFrame({"article_id": ["a", "b", "c"], "text": ["It rained.", "It  rained.", "It snowed."]})
    rows = pd.DataFrame({"article_id": ["a", "b", "c"], "start": 0, "end": 2})
    assert evidence(rows, copies, each=2)["sentence"].tolist() == ["It rained.", "It snowed."]
    assert len(evidence(rows, copies)) == 3


def test_each_is_spread_over_time_and_outlets() -> None:
    """Of many articles, the sentences come from the beginning, the middle and the end, and from other outlets."""
    articles = pd.DataFrame(
        {
            "article_id": [f"a{number}" for number in range(9)],
            "text": [f"Day {number} was dry." for number in range(9)],
            "date": pd.date_range("2024-01-01", periods=9),
            "outlet": ["Courant"] * 7 + ["Herald", "Courant"],
        }
    )
    rows = pd.DataFrame({"article_id": articles["article_id"], "start": 0, "end": 3})
    assert evidence(rows, articles, each=3)["article_id"].tolist() == ["a0", "a3", "a7"]
    assert len(evidence(rows, articles, each=20)) == 9


def test_terms_stand_in_sentences_not_in_headings() -> None:
    """Titles, headings and heads of wire reports are shown only for a term that stands nowhere else."""
    articles = pd.DataFrame(
        {
            "article_id": ["a"],
            "title": ["The lamp of Oxmere"],
            "text": ["OXMERE, May 4 (TOMNA) -- The lamp burns.\n\nA lamp, they say\n\nIt went out."],
        }
    )
    lines = term_lines(articles, ["lamp", "oxmere", "they"])
    assert lines[["term", "part", "start"]].to_numpy().tolist() == [
        ["lamp", "text", 29],
        ["oxmere", "title", 12],
        ["oxmere", "text", 0],
        ["they", "text", 50],
    ]


def test_a_title_is_one_sentence(articles: pd.DataFrame) -> None:
    """Rows of the part title bring the whole title."""
    rows = pd.DataFrame({"article_id": ["a"], "part": ["title"], "start": [0], "end": [3]})
    assert evidence(rows, articles)["sentence"].tolist() == ["Harbour shut"]


@pytest.mark.parametrize(
    ("table", "advice"),
    [
        ("sources", "attributions"),
        ("frequencies", "concordance"),
        ("coverage", "article_id"),
        ("merged_events", "event_sentences"),
    ],
)
def test_counts_are_refused_with_what_to_pass_instead(
    table: tables.TableName, advice: str, articles: pd.DataFrame
) -> None:
    """Rows that are counts do not point into articles; the error says which rows do."""
    with pytest.raises(TableError, match=advice):
        evidence(tables.empty(table), articles)


def test_rows_of_other_articles_are_refused(articles: pd.DataFrame) -> None:
    """An unknown article and offsets beyond the text are errors, not wrong sentences."""
    with pytest.raises(TableError, match="'zzz'"):
        evidence(pd.DataFrame({"article_id": ["zzz"], "start": [0], "end": [1]}), articles)
    with pytest.raises(TableError, match="9000 to 9001"):
        evidence(pd.DataFrame({"article_id": ["a"], "start": [9000], "end": [9001]}), articles)


def test_markdown_shows_the_words_as_they_stand() -> None:
    """Signs of Markdown and line ends in articles are words there; only web addresses become links."""
    rows = pd.DataFrame(
        {
            "sentence": ["# Not *a*\nheading <b>[x](y)</b>"],
            "outlet": ["The_Courant"],
            "title": ["A\n> B"],
            "date": [pd.Timestamp("2024-02-29")],
            "url": ["javascript:alert(1)"],
        }
    )
    lines = evidence_markdown(rows).split("\n")
    assert lines[0] == r"> “\# Not \*a\* heading \<b\>\[x\](y)\</b\>”"
    assert lines[2] == r"> — The\_Courant, “A \> B”, 2024-02-29"
    assert "javascript" not in evidence_markdown(rows)


def test_inputs_stay_as_they_were(articles: pd.DataFrame, attributions: pd.DataFrame, dates: pd.DataFrame) -> None:
    """Nothing here changes a table it is given."""
    before = [frame.copy(deep=True) for frame in (articles, attributions, dates)]
    evidence(attributions, articles, by="speaker", each=1)
    show_article(articles, "a", attributions=attributions, dates=dates)
    show_table(attributions, rows=1)
    for frame, copy in zip((articles, attributions, dates), before, strict=True):
        pd.testing.assert_frame_equal(frame, copy)


# Articles


def test_segments_cover_the_stretch_without_gaps() -> None:
    """Cut pieces follow each other from start to end and have exactly the marks that lie over them."""
    marks = [Mark(2, 8, "content", "1", ""), Mark(4, 6, "source", "1", ""), Mark(5, 12, "date", "d1", "")]
    pieces = segments(marks, 0, 10)
    assert [pieces[0][0], pieces[-1][1]] == [0, 10]
    assert all(left[1] == right[0] for left, right in pairwise(pieces))
    for start, end, over in pieces:
        assert over == [mark for mark in marks if mark.start <= start and mark.end >= end]


def test_overlapping_marks_leave_the_words_alone() -> None:
    """Whatever is marked, a reader reads the text as it stands."""
    text = "a <b> & “c” d"
    marks = [Mark(0, 6, "content", "1", "x"), Mark(2, 9, "date", "d1", '"y"'), Mark(4, 13, "source", "2", "z")]
    assert Seen(marked(text, marks, {}, 0, len(text))).words == text


def test_an_article_shows_its_marks_and_what_they_resolve_to(
    articles: pd.DataFrame, attributions: pd.DataFrame, dates: pd.DataFrame
) -> None:
    """Sources, cues, contents and dates are marked, also a date inside a content; notes say what they are."""
    html = show_article(articles, "a", attributions=attributions, dates=dates)._repr_html_()
    assert re.search(r'<span class="tk-content tk-date" title="[^"]+">Friday</span>', html)
    assert re.search(r'<span class="tk-source" title="[^"]+">the port office</span>', html)
    assert "Friday = 2024-03-01, reckoned from the day of publication" in html
    assert "pilot – person, described, direct" in html
    assert '<h3 dir="auto">What comes next</h3>' in html
    for kind in ("source", "cue", "content", "date"):
        assert f"{kind} (" in html, "the legend explains each kind of mark"


def test_what_an_article_contains_is_shown_and_never_run(articles: pd.DataFrame, tmp_path: Path) -> None:
    """Scripts and markup in any field come out as the characters they are, in a notebook and in a saved page."""
    shown = show_article(articles, "b")
    require_harmless(shown._repr_html_())
    page = shown.save(tmp_path / "pages" / "b.html").read_text(encoding="utf-8")
    require_harmless(page)
    assert "default-src 'none'" in page
    words = Seen(page).words
    for field in ("title", "outlet", "text", "author", "captions", "boilerplate"):
        assert articles.loc[1, field] in words


def test_an_article_without_anything_is_still_a_page() -> None:
    """No title, no text, no date, no rows: the page says so."""
    bare = tables.conform(pd.DataFrame({"article_id": ["a"]}), "articles")
    html = show_article(bare, "a", attributions=tables.empty("attributions"), dates=tables.empty("dates"))._repr_html_()
    assert "(no title)" in html
    assert "The article has no text." in html


def test_unknown_articles_and_rows_that_do_not_fit_are_refused(articles: pd.DataFrame, dates: pd.DataFrame) -> None:
    """The error names the article, or how far the rows reach."""
    with pytest.raises(TableError, match="'c' among the 2 articles"):
        show_article(articles, "c")
    with pytest.raises(TableError, match=r"character \d+ of the text, which has 4"):
        show_article(articles.assign(text="Rain"), "a", dates=dates)


# Tables, charts and files


def test_a_table_reads_well() -> None:
    """Counts have separators, shares are per cent, days have no time, missing values are dashes, the rest is told."""
    table = pd.DataFrame(
        {
            "speaker": ["Ministry", None],
            "attributions": [1234, 5],
            "share": [0.125, float("nan")],
            "first": pd.to_datetime(["2024-02-29 10:30", None]),
        }
    )
    words = Seen(show_table(table, rows=1)._repr_html_()).words
    for piece in ("Ministry", "1,234", "12.5%", "2024-02-29", "The first 1 of 2 rows."):
        assert piece in words
    assert "10:30" not in words
    assert Seen(show_table(table)._repr_html_()).words.count("–") == 3
    assert "Nothing here." in show_table(table.head(0), note_if_empty="Nothing here.")._repr_html_()


def test_periods_are_called_by_their_names() -> None:
    """A table of coverage says "March 2024" where it is told what it counts in, and sorts by the day behind it."""
    table = pd.DataFrame({"period": pd.to_datetime(["2024-07-01", "2024-10-01"]), "articles": [1, 2]})
    html = show_table(table, freq="quarter")._repr_html_()
    assert "third quarter of 2024" in html
    assert 'data-value="1719792000.0"' in html
    assert "2024-07-01" in show_table(table)._repr_html_()


def test_sentences_are_folded_under_the_rows_they_belong_to(articles: pd.DataFrame, attributions: pd.DataFrame) -> None:
    """Each row of a table gets its own sentences, matched by the column they are grouped by."""
    table = pd.DataFrame({"speaker": ["pilot", "nobody"], "attributions": [1, 0]})
    html = show_table(table, evidence=evidence(attributions, articles, by="speaker"))._repr_html_()
    assert html.count('<tr class="tk-behind">') == html.count('type="checkbox"') == 1
    assert "Nobody was hurt" in html
    assert "stays shut" not in html
    with pytest.raises(ValueError, match="grouped by a column"):
        show_table(table, evidence=evidence(attributions, articles))


def test_hostile_words_are_harmless_in_tables_and_sentences(articles: pd.DataFrame) -> None:
    """Cells, headings, captions, addresses and sentences escape what articles contain."""
    rows = pd.DataFrame({"article_id": ["b"], "start": [0], "end": [5], HOSTILE[0]: HOSTILE[1], "url": [HOSTILE[1]]})
    require_harmless(show_table(rows, caption=HOSTILE[0])._repr_html_())
    require_harmless(show_table(articles)._repr_html_())
    require_harmless(show_evidence(evidence(rows, articles), title=HOSTILE[0])._repr_html_())


def test_a_chart_is_an_image_with_words() -> None:
    """The picture is in the page, what it shows stands in its alternative text, and no figure stays open."""
    import matplotlib.pyplot as plt

    from toolkit import plot_frequencies

    ax = plot_frequencies(tables.from_rows("frequencies", [("rice <b>", 12, 4, 310.0)]))
    seen = Seen(show_chart(ax, caption="Terms")._repr_html_())
    image = next(attributes for tag, attributes in seen.tags if tag == "img")
    assert (image["src"] or "").startswith("data:image/png;base64,")
    assert "rice <b> 12" in (image["alt"] or "")
    assert not plt.get_fignums()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_formulas_are_neutralised_in_csv(start: str, tmp_path: Path) -> None:
    """A text that a spreadsheet would compute gets an apostrophe; numbers, days and other texts stay."""
    table = pd.DataFrame({"text": [start + "1+1", "a=b", None], "figure": [-1, 2, 3], start + "name": "x"})
    raw = save_table(table, tmp_path / "t.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    back = pd.read_csv(tmp_path / "t.csv", encoding="utf-8-sig")
    assert back.columns.tolist() == ["text", "figure", f"'{start}name"]
    assert back["text"].tolist()[:2] == [f"'{start}1+1", "a=b"]
    assert back["figure"].tolist() == [-1, 2, 3]


def test_tables_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Files are replaced, nothing is left beside them, and other endings or places are refused with a sentence."""
    table = tables.from_rows("frequencies", [("tea", 3, 2, 12.5)])
    save_tables({"terms": table}, tmp_path / "t")
    assert [path.name for path in (tmp_path / "t").iterdir()] == ["terms.csv"]
    back = pd.read_parquet(save_table(table, tmp_path / "t" / "terms.parquet"))
    pd.testing.assert_frame_equal(back, table)
    with pytest.raises(ValueError, match=r"'\.csv', '\.parquet', but '\.xls'"):
        save_table(table, tmp_path / "terms.xls")
    (tmp_path / "file").write_text("")
    with pytest.raises(ToolkitError, match="cannot be written"):
        save_table(table, tmp_path / "file" / "terms.csv")

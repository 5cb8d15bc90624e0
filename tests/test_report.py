"""The report: one page that loads nothing, runs nothing of an article, and says what it rests on."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from toolkit import (
    count_sources,
    coverage,
    event_timeline,
    find_attributions,
    load_with_manifest,
    not_loaded,
    report,
    rerun,
    show_findings,
    show_news,
    show_overview,
    tables,
    term_frequencies,
)
from toolkit.errors import NotebookError, ToolkitError
from toolkit.notebooks.echoes import echo_finding
from toolkit.notebooks.page import notebook_page
from toolkit.notebooks.reporting import data_name, report_folder
from toolkit.notebooks.turns import turn_finding
from toolkit.reading.pages import Shown

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
HOSTILE = (
    "<script>document.title = 'run'</script>",
    '"><img src=https://evil.example/x.png onerror=alert(1)>',
    "</title></style></p><iframe src=https://evil.example></iframe>",
    "[click](javascript:alert(1)) ![x](https://evil.example/y.png)",
)


class Tags(HTMLParser):
    """The tags of a page, and its words outside of style and script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        if self._inside not in ("style", "script"):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


def require_self_contained(html: str) -> Tags:
    """Nothing in the page fetches anything or runs anything but the page's own script."""
    page = Tags(html)
    for tag, attributes in page.tags:
        assert tag not in ("link", "iframe", "object", "embed", "svg", "base", "form", "video", "audio"), tag
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        for name in ("src", "srcset", "data", "poster", "background"):
            assert attributes.get(name, "data:").startswith("data:"), (tag, attributes)
        assert "javascript:" not in attributes.get("href", "")
        assert "url(" not in attributes.get("style", "")
    assert len(page.of("script")) == 1
    styles = re.findall(r"<style>(.*?)</style>", html, re.S)
    assert not [style for style in styles if "url(" in style or "@import" in style]
    policy = next(meta for meta in page.of("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy["content"].startswith("default-src 'none'; img-src data:; style-src 'unsafe-inline'")
    return page


def test_a_page_has_contents_words_and_results_and_no_code() -> None:
    """Sections are listed and can be reached; code, remarks for notebook users and the log are left out."""
    results = [
        new_output("stream", name="stdout", text="printed"),
        new_output("stream", name="stderr", text="a log"),
        new_output("display_data", data={"image/png": "aGk=\n", "text/plain": "a chart"}),
        new_output("execute_result", data={"text/html": Shown("<p>a table</p>", title="t")._repr_html_()}),
        new_output("execute_result", data={"text/plain": "'plain'"}),
    ]
    notebook = new_notebook(
        cells=[
            new_markdown_cell("# Heading of the notebook"),
            new_markdown_cell("For you alone", metadata={"tags": ["notebook-only"]}),
            new_code_cell("secret = 1", outputs=results),
            new_markdown_cell("## What & why?\n\nSome **words**."),
            new_markdown_cell("## What & why?"),
        ]
    )
    html = notebook_page(notebook, "A <title>")
    page = require_self_contained(html)
    for words in ("A <title>", "printed", "a table", "'plain'", "Some words"):
        assert words in page.text
    for words in ("Heading of the notebook", "For you alone", "secret", "a log"):
        assert words not in page.text
    links = [link["href"] for link in page.of("a")]
    assert links == [f"#{heading['id']}" for heading in page.of("h2") if "id" in heading]
    assert len(set(links)) == 2
    assert page.of("img") == [{"src": "data:image/png;base64,aGk=", "alt": "a chart"}]
    assert html.count("<style>") == 2, "the style stands in the page once, not in every result"


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_notebook_prints_is_never_run(text: str) -> None:
    """Text of articles in Markdown, in plain results, in errors and in the title stays text."""
    results = [
        new_output("stream", name="stdout", text=text),
        new_output("execute_result", data={"text/plain": text}),
        new_output("execute_result", data={"text/markdown": text}),
        new_output("execute_result", data={"text/html": pd.DataFrame({text: [text]}).to_html()}),
        new_output("display_data", data={"image/png": '"><script>', "text/plain": text}),
        new_output("error", ename=text, evalue=text, traceback=[text]),
    ]
    notebook = new_notebook(cells=[new_markdown_cell(text), new_code_cell("1", outputs=results)])
    require_self_contained(notebook_page(notebook, text))


def test_data_have_a_name(tmp_path: Path) -> None:
    """A folder keeps its name, a file loses its endings, a pattern is called after its folder and itself."""
    (tmp_path / "kcna.2024").mkdir()
    assert data_name(tmp_path / "kcna.2024") == "kcna.2024"
    assert data_name(tmp_path / "kcna-2024.csv.gz") == "kcna-2024"
    assert data_name(tmp_path / "in" / "*.txt") == "in-txt"
    assert data_name(tmp_path / "in" / "2024-*" / "a?.txt") == "in-2024-a-.txt"
    assert data_name(".") == Path.cwd().name


@pytest.fixture(scope="module")
def sample_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report about the sample."""
    return report(SAMPLE, tmp_path_factory.mktemp("reports") / "sample", title="Tolmaria")


def test_the_report_on_the_sample_is_one_page_with_its_tables(sample_report: Path) -> None:
    """Findings come first, every chart says what it shows, and each table is there as CSV."""
    page = require_self_contained(sample_report.read_text(encoding="utf-8"))
    assert [attributes["alt"] != "" for attributes in page.of("img")] == [True] * 5
    sections = re.findall(r'<h2 id="[^"]*">(.*?)</h2>', sample_report.read_text(encoding="utf-8"))
    assert sections[0] == "Findings"
    assert sections[-1] == "How was this made?"
    assert len([box for box in page.of("input") if box["type"] == "checkbox"]) > 30, "the sentences behind the figures"
    assert "Error" not in page.text
    names = sorted(path.name for path in sample_report.parent.rglob("*") if path.is_file())
    tables = "articles attributions coverage dates events frequencies manifest merged_events outlets pairs sources"
    tables += " source_chains"
    files = [f"{table}{ending}" for table in tables.split() for ending in (".csv", ".parquet")]
    assert names == sorted([*files, "report.html", "report.ipynb"])
    articles = pd.read_csv(sample_report.parent / "tables" / "articles.csv", encoding="utf-8-sig")
    assert f"This rests on {len(articles)} articles" in page.text


def test_no_path_of_this_machine_is_on_the_page(sample_report: Path) -> None:
    """The page can be sent to somebody: it does not tell where the articles lay."""
    assert str(SAMPLE.parent) not in sample_report.read_text(encoding="utf-8")


def test_the_same_articles_give_the_same_report(sample_report: Path, tmp_path: Path) -> None:
    """A second run gives the same page and the same tables, byte for byte."""
    again = report(SAMPLE, tmp_path / "again", title="Tolmaria")
    assert again.read_bytes() == sample_report.read_bytes()
    for table in sorted((sample_report.parent / "tables").iterdir()):
        assert (again.parent / "tables" / table.name).read_bytes() == table.read_bytes(), table.name


def test_hostile_articles_make_a_harmless_report(tmp_path: Path) -> None:
    """Markup in titles, texts, outlets, addresses and file names is shown, never run."""
    rows = [
        {
            "title": text,
            "outlet": text,
            "url": "javascript:alert(1)",
            "date": "2024-02-29",
            "text": f"{text} officials said on Monday. “{text}” a spokesman {text} said. {text} {text}",
        }
        for text in HOSTILE
    ]
    data = tmp_path / "in"
    data.mkdir()
    pd.DataFrame(rows).to_csv(data / "articles.csv", index=False)
    (data / "<img src=x onerror=alert(1)>.txt").write_text("")
    page = require_self_contained(report(data, tmp_path / "out", title=HOSTILE[0]).read_text(encoding="utf-8"))
    assert "<script>document.title" in page.text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("one undated text.txt", "Nothing happened. It rained until dark."),
        ("titles.csv", "title\nHarbour shut\nHarbour open\n"),
        ("one outlet.csv", "title,text,outlet,date\nA,Rain fell.,The Courant,2024-02-29\n"),
        ("korean.csv", "title,text,date\n항구,항구는 금요일까지 닫힌다.,2024-02-29\n"),
    ],
)
def test_poor_collections_have_a_report_too(name: str, content: str, tmp_path: Path) -> None:
    """No dates, no quotations, no texts, no outlets: the report says so instead of failing."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    page = require_self_contained(report(tmp_path / name, tmp_path / "out").read_text(encoding="utf-8"))
    assert "No attribution" in page.text
    assert len(page.of("img")) == 5
    assert "nan" not in page.text.casefold().split()


def test_nothing_to_load_is_one_sentence(tmp_path: Path) -> None:
    """A folder without articles and a path that leads nowhere are errors that say why."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_text("")
    with pytest.raises(ToolkitError, match=r"No article could be loaded from 1 file\..*is empty"):
        report(tmp_path / "in", tmp_path / "out")
    with pytest.raises(ToolkitError, match="nowhere"):
        report(tmp_path / "nowhere", tmp_path / "out")
    assert not (tmp_path / "out").exists()


STORY = """title,text,outlet,date
Harbour,"The harbour is open, the pilot Anna Reed said on Monday. Rain fell on the harbour.",The Courant,2024-01-09
Market,"The market is full, the mayor Tom Vale said. The market grows.",The Courant,2024-01-16
Market again,"The market is full, the mayor Tom Vale said on Tuesday.",The Herald,2024-01-17
Harbour shut,"The harbour is shut, the captain Ina Holm said. A ship burned on Monday.",The Courant,2024-02-06
Harbour still shut,"A ship burned on Monday, Anna Reed said. Smoke, smoke and more smoke.",The Herald,2024-02-07
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Five invented articles of two outlets and two months."""
    path = tmp_path / "story.csv"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_what_is_new_is_told_beside_what_was_there(story: Path, tmp_path: Path) -> None:
    """A source is new when no article before cites it, an event when no article before tells of it."""
    html = report(story, tmp_path / "out", since="2024-02").read_text(encoding="utf-8")
    page = require_self_contained(html)
    assert "This rests on 2 articles of 2 outlets" in page.text
    assert "Selected from 5 articles: published since 2024-02." in page.text
    news = Tags(re.search(r"<section><h2[^>]*>What is new\?</h2>.*?</section>", html, re.S)[0])  # type: ignore[index]
    assert "2 articles since 1 February 2024, beside 3 before." in news.text
    assert "Ina Holm" in news.text
    first_cited = news.text.partition("for the first time")[2].partition("Words used")[0]
    assert "Anna Reed person" not in first_cited, "she was cited in January"
    assert "2024-02-05" in news.text.partition("Told of for the first time")[2]


def test_without_a_first_day_nothing_is_said_of_news(story: Path, tmp_path: Path) -> None:
    """The section on what is new is left out of the page and of its contents."""
    html = report(story, tmp_path / "out", outlets="The Herald", query="market").read_text(encoding="utf-8")
    assert "This rests on 1 article of 1 outlet, published on 17 January 2024." in html
    assert "Selected from 5 articles: with market, of The Herald." in html
    assert "What is new" not in html


def test_a_selection_of_nothing_is_one_sentence(story: Path, tmp_path: Path) -> None:
    """Words that no article has leave nothing to report on, and the error says so."""
    with pytest.raises(ToolkitError, match=r"The selection \(with volcano\) leaves none of 5 articles"):
        report(story, tmp_path / "out", query="volcano")
    assert not (tmp_path / "out").exists(), "nothing was made, nothing is left"


def test_a_selection_by_days_says_which_articles_had_none(story: Path, tmp_path: Path) -> None:
    """Articles without a date that a first or last day leaves out are told on the page."""
    story.write_text(STORY + 'Undated,"The harbour sleeps.",The Courant,\n', encoding="utf-8")
    page = Tags(report(story, tmp_path / "out", since="2024-01-16", query="the").read_text(encoding="utf-8"))
    assert "Selected from 6 articles: with the, published since 2024-01-16." in page.text
    assert "1 article without a date was left out." in page.text


COPIED = (
    "The ferry at Belmur was stopped on Monday after its engineer found water behind the second gate, the port said. "
)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Three invented articles; the second is a copy of the first in another outlet."""
    rows = {
        "title": ["Ferry", "Ferry again", "Rain"],
        "text": [COPIED * 2, COPIED * 2, "It rained in Eskeln on Tuesday until the drains were full, a farmer said."],
        "outlet": ["The Courant", "The Herald", "The Herald"],
        "date": ["2024-01-09", "2024-01-10", "2024-01-17"],
    }
    pd.DataFrame(rows).to_csv(tmp_path / "copied.csv", index=False)
    return tmp_path / "copied.csv"


def counts(path: Path, table: str) -> dict[str, int]:
    """The first column of a table of a report, with its counts."""
    frame = pd.read_parquet(path.parent / "tables" / f"{table}.parquet")
    name = "count" if "count" in frame else "attributions" if "attributions" in frame else "articles"
    return dict(zip(frame.iloc[:, 0], frame[name], strict=True))


def test_a_copied_text_counts_once(copied: Path, tmp_path: Path) -> None:
    """Words, sources and events of a copy are not counted again, its outlet and its week are, and the page says so."""
    path = report(copied, tmp_path / "out")
    text = Tags(path.read_text(encoding="utf-8")).text
    assert "1 article is a copy of others (1 word for word): words, sources and events count a copied text once" in text
    assert "1 of 3 articles is a copy of another, 1 of them in another outlet." in text
    assert counts(path, "frequencies")["ferry"] == 3, "twice in the text, once in the title"
    assert counts(path, "outlets") == {"The Herald": 2, "The Courant": 1}
    assert sum(pd.read_parquet(path.parent / "tables" / "coverage.parquet")["articles"]) == 3
    events = pd.read_parquet(path.parent / "tables" / "merged_events.parquet")
    assert events["articles"].tolist() == [1, 1]


def test_copies_may_be_counted_like_all_others(copied: Path, tmp_path: Path) -> None:
    """The notebook's parameter copies="all" counts every article, and the overview says so; other words are refused."""
    executed = rerun("90_report", tmp_path / "all.ipynb", data=copied, output=tmp_path / "all", copies="all")
    assert "and they are counted like all others" in executed.read_text(encoding="utf-8")
    assert counts(tmp_path / "all" / "report.html", "frequencies")["ferry"] == 6
    with pytest.raises(NotebookError, match="copies must be one of 'once', 'all'"):
        rerun("90_report", tmp_path / "none.ipynb", data=copied, output=tmp_path / "none", copies="twice")
    assert not (tmp_path / "none.ipynb").exists()


GERMAN = (
    "Der Hafen von Belmur bleibt bis Freitag geschlossen, sagte der Hafenmeister am Montag. Die Schiffe warten vor der "
    "Mole, und niemand weiß, wann die Arbeiten an der Schleuse beendet sein werden. Nach Angaben des Ministeriums ist "
    "das Wasser noch immer zu hoch, und die Fischer dürfen erst in der nächsten Woche wieder auslaufen."
)


def test_articles_that_are_not_read_are_told_with_their_languages(tmp_path: Path) -> None:
    """Attributions are looked for in English and Korean: the page says how many articles were not searched."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text(f"{COPIED}", encoding="utf-8")
    page = Tags(report(tmp_path / "in", tmp_path / "out").read_text(encoding="utf-8"))
    assert "1 article (1 in German) was not searched for sources, and hardly for dates" in page.text


def test_no_report_takes_the_place_of_another(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same data and selection have the same folder again; other ones of the same name have one with a number."""
    monkeypatch.chdir(tmp_path)
    under = Path("reports")
    assert report_folder("story.csv", under) == under / "story"
    report("story.csv", under / "story")
    assert report_folder(story, under) == under / "story"
    assert report_folder("story.csv", under, query=None, outlets=None) == under / "story"
    assert report_folder("story.csv", under, query="harbour") == under / "story-2"
    (tmp_path / "other").mkdir()
    assert report_folder("other/story.csv", under) == under / "story-2"
    report("story.csv", under / "story-2", query="harbour", outlets="The Courant")
    assert report_folder("story.csv", under, query="harbour", outlets=["The Courant"]) == under / "story-2"
    assert report_folder("story.csv", under, query="harbour") == under / "story-3"


def test_arguments_that_are_refused_leave_nothing(story: Path, tmp_path: Path) -> None:
    """An unknown outlet is a sentence about it; no folder and no notebook are left behind."""
    with pytest.raises(ValueError, match="The Courant"):
        report(story, tmp_path / "out", outlets="The Currant")
    assert not (tmp_path / "out").exists()


def test_losses_are_files_that_hold_no_article_and_should(tmp_path: Path) -> None:
    """A README and the table of metadata are no losses; a hint stands once."""
    (tmp_path / "README.md").write_text("About these texts.")
    (tmp_path / "articles.csv").write_text("path,title\na.txt,Harbour\n")
    (tmp_path / "a.txt").write_text(COPIED)
    for name in ("b.mov", "c.mov"):
        (tmp_path / name).write_bytes(b"\x00\x01\x02" * 50)
    articles, manifest = load_with_manifest(tmp_path)
    lost = not_loaded(manifest)
    assert lost["path"].tolist() == ["b.mov", "c.mov"]
    assert lost["hint"].notna().tolist() == [True, False]
    assert "2 files are not in it" in show_overview(articles, manifest).body


def months(*texts: str) -> pd.DataFrame:
    """Articles of one outlet, one a month."""
    return tables.conform(
        pd.DataFrame(
            {
                "article_id": [f"a{number}" for number in range(len(texts))],
                "text": texts,
                "date": pd.date_range("2023-01-01", periods=len(texts), freq="MS").astype("datetime64[us]"),
                "outlet": "The Courant",
            }
        ),
        "articles",
    )


def test_words_that_come_up_are_told_with_their_day() -> None:
    """A phrase that every later article has and none before comes up on the first day of these."""
    articles = months(*["The plan of conversion holds."] * 8, *["The readiness norm is filled."] * 8)
    finding = turn_finding(articles, ["the", "of", "is"])
    assert finding is not None
    assert "“readiness norm” from 1 September 2023 on (in 8 of 8 articles, before in none of 8)" in finding.text
    assert "(in none of 8 articles, before in 8 of 8)" in finding.text
    assert turn_finding(months("Rain.", "Sun.")) is None
    same = turn_finding(months(*["The plan holds."] * 12))
    assert same is not None
    assert "No word clearly" in same.text


def test_outlets_that_cite_themselves_are_no_echo() -> None:
    """Only what an article of another outlet cites is counted, also when the speaker was not known as an outlet."""
    articles = months("a", "b", "c").assign(outlet=["The Herald", "The Courant", "The Courant"])
    attributions = pd.DataFrame(
        {
            "article_id": ["a0", "a1", "a2"],
            "speaker": ["Courant", "The Courant", "Tribune"],
            "kind": ["unknown", "outlet", "outlet"],
            "start": 0,
            "end": 1,
        }
    )
    finding = echo_finding(articles, attributions)
    assert finding is not None
    cited = "Courant (1 article of 1 outlet) and Tribune (1 article of 1 outlet)"
    assert finding.text == f"2 articles cite another outlet, most often {cited}."
    assert echo_finding(articles, attributions.iloc[1:2]) is None


def test_the_report_tells_the_turn_in_the_sample(sample_report: Path) -> None:
    """The findings have the planted turn in vocabulary, and the accuracy is that of the methods' page."""
    page = Tags(sample_report.read_text(encoding="utf-8"))
    assert "“readiness norm” from 3 October 2023 on" in page.text
    assert "“conversion” from" in page.text.partition("fade most")[2]
    assert "PolNeAR" in page.text.partition("How accurate is it?")[2]
    assert all(table.get("class") == "tk-table" for table in page.of("table")), "each scrolls in a box of its own"


def test_an_event_rests_on_its_own_sentences() -> None:
    """What else is told of the same day is not shown under the event, neither among findings nor among news."""
    texts = [
        "The old dam at Oxmere broke on May 3.",
        "Water from the Oxmere dam broke a bridge on May 3.",
        "A baker sold forty goats on May 3.",
        "It rained.",
    ]
    articles = pd.DataFrame(
        {
            "article_id": list("abcd"),
            "outlet": ["Courant", "Herald", "Lantern", "Courant"],
            "title": "",
            "text": texts,
            "date": pd.to_datetime(["2024-05-04", "2024-05-05", "2024-05-05", "2024-04-01"]),
            "url": "",
        }
    )
    attributions, events = find_attributions(articles), event_timeline(articles)
    findings = show_findings(
        articles,
        frequencies=term_frequencies(articles).head(0),
        attributions=attributions,
        sources=count_sources(attributions, articles),
        coverage=coverage(articles, freq="month"),
        events=events,
        freq="month",
    )
    told = Tags(findings.body).text.partition("The day told of most")[2]
    assert "Water from the Oxmere dam" in told
    quoted = told.partition("“")[2].partition("”")[0]
    assert told.partition("Sentences")[2].split(")", 1)[1].strip().startswith(quoted)
    assert "goats" not in told
    news = Tags(show_news(articles, since="2024-05-01", attributions=attributions, events=events).body).text
    told = news.partition("Told of for the first time")[2]
    assert told.count("goats") == 2  # as an event, and under it
    assert told.count("Water from the Oxmere dam") >= 1

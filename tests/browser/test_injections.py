"""Articles that carry scripts: whatever stands in a title, a text or a name is shown, and never runs or asks."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from playwright.sync_api import BrowserContext, Page

from toolkit import (
    evidence,
    find_attributions,
    find_dates,
    report,
    rerun,
    show_article,
    show_evidence,
    show_table,
    tables,
)

INJECTIONS = (Path(__file__).parent / "injections.txt").read_text(encoding="utf-8").splitlines()
# What runs is counted, wherever on the page it runs.
COUNTER = "window.count = 0; window.ran = () => { window.count += 1; return ''; };"


@pytest.fixture
def counting(context: BrowserContext, page: Page) -> Page:
    """A page on which every script that an article brought would be counted."""
    context.add_init_script(COUNTER)
    return page


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    """One article for each injection, which stands in every field of it."""
    rows = [
        {
            "article_id": f"a{number}",
            "language": "en",
            "outlet": text,
            "author": text,
            "keywords": text,
            "captions": text,
            "boilerplate": text,
            "url": text if number % 2 else f"https://outside.example/{text}",
            "date": pd.Timestamp(2024, 2, number % 28 + 1),
            "title": text,
            "text": f"{text} “{text}, all of it,” a spokesman for {text} said on Monday.\n\n{text}\n\nThe minister "
            f"{text} Holm told {text} that the harbour of {text} would open in May {number}. {text}",
        }
        for number, text in enumerate(INJECTIONS)
    ]
    return tables.conform(pd.DataFrame(rows), "articles")


@pytest.fixture(scope="module")
def hostile(articles: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with these articles as a table, as pasted text, and as the names of files that cannot be loaded."""
    folder = tmp_path_factory.mktemp("hostile")
    articles[["title", "outlet", "author", "url", "keywords", "date", "text"]].to_csv(folder / "in.csv", index=False)
    pasted = [
        f"Title: {title}\nOutlet: {title}\nAuthor: {title}\nURL: https://outside.example/{title}\n\n{text}"
        for title, text in zip(INJECTIONS, articles["text"].tolist(), strict=True)
    ]
    (folder / "pasted.txt").write_text("\n=====\n".join(pasted), encoding="utf-8")
    for number, text in enumerate(INJECTIONS[::10]):
        name = "".join(sign for sign in text if sign not in '/\\:*?"<>|')
        (folder / f"{number} {name}.txt").write_text("")
    return folder


def require_harmless(page: Page, seen: Any) -> None:
    """Nothing ran, nothing was asked for, and no link would run anything."""
    page.wait_for_load_state("load")
    page.mouse.move(200, 200)
    for key in ("Tab", "Tab", "Tab"):
        page.keyboard.press(key)
    page.wait_for_timeout(500)
    assert page.evaluate("window.count") == 0
    assert seen.outside == []
    assert seen.dialogs == []
    links = page.locator("a[href]").evaluate_all("links => links.map(one => one.protocol)")
    assert set(links) <= {"http:", "https:", "file:"}
    words = "[...document.querySelectorAll('main *, .tk *')].map(one => one.localName)"
    assert not {"script", "iframe", "object", "embed", "svg", "math", "form", "video"} & set(page.evaluate(words))


def test_there_are_a_hundred() -> None:
    """The list is as long as it should be, and each of them is another."""
    assert len(set(INJECTIONS)) == len(INJECTIONS) >= 100


def test_the_counter_counts(counting: Page, tmp_path: Path) -> None:
    """A page that does not escape is found out: the test itself works."""
    page = tmp_path / "page.html"
    page.write_text(f"<main>{INJECTIONS[0]}<img src=x onerror=ran()></main>")
    counting.goto(page.as_uri())
    counting.wait_for_timeout(300)
    assert counting.evaluate("window.count") == 2


@pytest.mark.parametrize("with_policy", [True, False])
def test_a_report_runs_nothing_of_them(with_policy: bool, hostile: Path, counting: Page, seen: Any) -> None:
    """Escaping is enough: also without the policy by which a page forbids scripts and requests, nothing happens."""
    folder = hostile.parent / "hostile-report"
    made = folder / "report.html"
    if not made.exists():
        report(hostile, folder, title=INJECTIONS[0])
    if not with_policy:
        html = made.read_text(encoding="utf-8")
        made = folder / "bare.html"
        made.write_text(html.replace('http-equiv="Content-Security-Policy"', 'name="nothing"'), encoding="utf-8")
    assert made.read_text(encoding="utf-8").count("ran()") > 100
    counting.goto(made.as_uri())
    counting.locator(".tk-fold input").evaluate_all("boxes => boxes.forEach(box => box.click())")
    counting.locator("th[aria-sort]").evaluate_all("headings => headings.forEach(one => one.click())")
    require_harmless(counting, seen)


@pytest.mark.parametrize("notebook", ["10_articles", "20_terms", "30_sources", "40_timelines"])
def test_a_notebook_runs_nothing_of_them(
    notebook: str, hostile: Path, counting: Page, seen: Any, tmp_path: Path
) -> None:
    """What the cells of a notebook display, tables of pandas and charts among it, as a page without a policy."""
    rerun(notebook, tmp_path / "out.ipynb", cache=False, data=str(hostile))
    cells = nbformat.read(tmp_path / "out.ipynb", as_version=4).cells
    shown = [
        output["data"] for cell in cells if cell.cell_type == "code" for output in cell.outputs if "data" in output
    ]
    html = "".join(data.get("text/html", "") + data.get("image/svg+xml", "") for data in shown)
    assert "ran()" in html and not {"text/markdown", "text/latex", "application/javascript"} & set().union(*shown)
    page = tmp_path / "page.html"
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8><main>{html}</main>", encoding="utf-8")
    counting.goto(page.as_uri())
    counting.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    require_harmless(counting, seen)


def _articles(articles: pd.DataFrame) -> str:
    attributions, dates = find_attributions(articles), find_dates(articles)
    ids = articles["article_id"].tolist()
    return "".join(show_article(articles, one, attributions=attributions, dates=dates)._repr_html_() for one in ids)


def _tables(articles: pd.DataFrame) -> str:
    renamed = articles.head(3).rename(columns={"title": INJECTIONS[0], "outlet": INJECTIONS[21]})
    return (
        show_table(articles, rows=500)._repr_html_() + show_table(renamed, caption=INJECTIONS[1], rows=3)._repr_html_()
    )


def _sentences(articles: pd.DataFrame) -> str:
    attributions = find_attributions(articles)
    found = evidence(attributions, articles)
    by_speaker = evidence(attributions, articles, by="speaker")
    table = attributions[["speaker"]].drop_duplicates()
    return (
        show_evidence(found, title=INJECTIONS[2], rows=1000)._repr_html_()
        + show_table(table, rows=1000, evidence=by_speaker)._repr_html_()
    )


@pytest.mark.filterwarnings("ignore:No attributions were looked for")  # some are hardly English
@pytest.mark.parametrize("show", [_articles, _tables, _sentences])
def test_what_a_notebook_displays_runs_nothing_of_them(
    show: Callable[[pd.DataFrame], str], articles: pd.DataFrame, counting: Page, seen: Any, tmp_path: Path
) -> None:
    """Articles, tables and sentences are pieces of a page that has no policy of its own: they are escaped."""
    html = show(articles)
    assert "ran()" in html
    page = tmp_path / "page.html"
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8><main>{html}</main>", encoding="utf-8")
    counting.goto(page.as_uri())
    counting.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    require_harmless(counting, seen)

"""The pictures of the README, made from the sample: python docs/make_pictures.py (or `make pictures`).

They show the report and an article as a reader has them before them. It needs the system's Chromium.
"""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, sync_playwright

from toolkit import find_attributions, find_dates, link_speakers, load_with_manifest, report, show_article
from toolkit.notebooks.printing import find_browser

DOCS = Path(__file__).parent
SAMPLE = DOCS.parent / "data" / "sample"
ARTICLE = "Tolmaria to cut flour rations in grain belt, exile site reports"
WIDTH = 880
COLOURS = 96  # text and bars need no more, and the files are a third of the size


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        made = report(SAMPLE, Path(folder) / "report", title="Tolmaria, 2023–24")
        picture_report(browser, made)
        picture_article(browser, Path(folder) / "article.html")
        browser.close()


def picture_report(browser: Browser, made: Path) -> None:
    """The findings, the sources with the sentences under one of them, and the events."""
    page = browser.new_page(viewport={"width": WIDTH, "height": 900})
    page.goto(made.as_uri())
    page.locator("ol.tk-findings summary").first.click()
    keep(page.locator("main"), "findings", height=1000)
    sources = page.locator("section", has=page.get_by_role("heading", name="Who do they rest on?"))
    table = sources.locator("table.tk-table").first
    table.locator(".tk-fold").nth(1).click()
    keep(sources.locator("figure img").first, "sources-chart")
    keep(table, "sources")
    events = page.locator("section", has=page.get_by_role("heading", name="What happened when?"))
    keep(events.locator("figure img").first, "events")


def picture_article(browser: Browser, path: Path) -> None:
    """An article with what was found in it."""
    articles, _ = load_with_manifest(SAMPLE)
    chosen = articles[articles["title"] == ARTICLE].head(1)
    attributions = link_speakers(find_attributions(chosen), chosen)
    shown = show_article(chosen, chosen["article_id"].iloc[0], attributions=attributions, dates=find_dates(chosen))
    page = browser.new_page(viewport={"width": 760, "height": 900})
    page.goto(shown.save(path).as_uri())
    keep(page.locator("main"), "article", height=760)


def keep(part: Locator, name: str, *, height: int | None = None) -> None:
    """Write a picture of a part of a page, or of its upper end, in few colours."""
    picture = Image.open(BytesIO(part.screenshot())).convert("RGB")
    if height is not None:
        picture = picture.crop((0, 0, picture.width, min(height, picture.height)))
    target = DOCS / "pictures" / f"{name}.png"
    target.parent.mkdir(exist_ok=True)
    picture.quantize(COLOURS).save(target, optimize=True)
    print(f"{target}: {picture.width} x {picture.height}, {target.stat().st_size // 1000} KB")


if __name__ == "__main__":
    main()

"""The report in a browser: quiet, quick to sort, narrow enough for a phone, and on paper."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from toolkit import report
from toolkit.notebooks import printing
from toolkit.notebooks.printing import print_pdf

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def sample_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report about the sample."""
    return report(SAMPLE, tmp_path_factory.mktemp("report"), title="Tolmaria")


def test_it_is_quiet_and_reads_well(sample_page: Path, page: Page, seen: Any, pictures: Path) -> None:
    """Nothing is asked of anyone, nothing is complained of, charts are drawn, and the contents lead somewhere."""
    page.goto(sample_page.as_uri())
    widths = page.locator("img").evaluate_all("images => images.map(one => one.naturalWidth)")
    assert len(widths) >= 5
    assert min(widths) > 300
    lost = page.locator("nav a").evaluate_all(
        "links => links.filter(one => !document.getElementById(decodeURIComponent(one.hash.slice(1)))).length"
    )
    assert lost == 0
    page.screenshot(path=pictures / "report-desk.png", full_page=True)
    assert seen.outside == []
    assert seen.complaints == []


def test_tables_sort_by_a_click_and_by_a_key(sample_page: Path, page: Page, seen: Any) -> None:
    """Figures start with the largest and turn round; words start with the first; sentences stay with their rows."""
    page.goto(sample_page.as_uri())
    table = page.locator("table.tk-table").filter(has=page.locator("th", has_text="per million")).first
    rows = "rows => rows.filter(row => !row.classList.contains('tk-behind'))"
    under = f"({rows})(rows).map(row => [row.cells[0].innerText.trim(), row.nextElementSibling?.innerText])"
    before = table.locator("tbody tr").evaluate_all(f"rows => {under}")

    def column(number: int) -> list[str]:
        cells = f"rows => ({rows})(rows).map(row => row.cells[{number}].innerText.trim())"
        found: list[str] = table.locator("tbody tr").evaluate_all(cells)
        return found

    heading = table.locator("th").nth(2)
    heading.click()
    spread = [int(text.replace(",", "")) for text in column(2)]
    assert spread == sorted(spread, reverse=True)
    assert heading.get_attribute("aria-sort") == "descending"
    heading.press("Enter")
    assert [int(text.replace(",", "")) for text in column(2)] == sorted(spread)
    table.locator("th").first.click()
    assert [text.casefold() for text in column(0)] == sorted(text.casefold() for text in column(0))
    after = table.locator("tbody tr").evaluate_all(f"rows => {under}")
    assert sorted(map(str, after)) == sorted(map(str, before)), "each row has kept the sentences under it"
    assert seen.complaints == []


def test_sentences_unfold_under_a_row(sample_page: Path, page: Page) -> None:
    """A click on a row's name shows the sentences that its figure rests on, another click hides them."""
    page.goto(sample_page.as_uri())
    fold = page.locator(".tk-fold").first
    behind = page.locator("tr.tk-behind").first
    assert not behind.is_visible()
    fold.click()
    assert behind.is_visible()
    assert behind.locator("blockquote").count() >= 1
    fold.click()
    assert not behind.is_visible()


def test_a_phone_shows_it_without_scrolling_sideways(sample_page: Path, page: Page, pictures: Path) -> None:
    """The page is no wider than the screen, also with every table unfolded; letters are large enough to be read."""
    page.set_viewport_size(PHONE)
    page.goto(sample_page.as_uri())
    page.screenshot(path=pictures / "report-phone.png", full_page=True)
    page.locator(".tk-fold input").evaluate_all("boxes => boxes.forEach(box => box.click())")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    sizes = page.locator("main td, main th, main p, main figcaption, main footer").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 12


def test_it_prints(sample_page: Path, page: Page, pictures: Path, tmp_path: Path) -> None:
    """On paper everything is unfolded; `report --pdf` makes the same of it without a hand."""
    page.goto(sample_page.as_uri())
    (pictures / "report.pdf").write_bytes(page.pdf(format="A4", prefer_css_page_size=True))
    page.emulate_media(media="print")
    assert page.locator("tr.tk-behind").first.is_visible()
    made = print_pdf(sample_page, tmp_path / "report.pdf").read_bytes()
    assert made.startswith(b"%PDF-")
    assert made.count(b"/Type /Page") > 10


def test_a_browser_that_fails_is_told_of(sample_page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is no browser is named in the error, with what can be done where there is none at all."""
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "no-such-browser"))
    with pytest.raises(printing.ToolkitError, match=r"no-such-browser could not print report\.html"):
        print_pdf(sample_page, tmp_path / "report.pdf")
    assert not (tmp_path / "report.pdf").exists()

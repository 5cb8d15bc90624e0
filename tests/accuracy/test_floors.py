"""Floors for accuracy on sets that people have marked, some two points below what was measured last.

A change that falls through one has made the toolkit worse on news in general, whatever it has made better.
"""

from pathlib import Path
from types import ModuleType

import pytest

TIMEX = {
    "timebank": {"strict": 89.0, "value": 81.5, "calendar": 88.0},
    "aquaint": {"strict": 84.0, "value": 76.0, "calendar": 88.0},
}
ATTRIBUTIONS = {"content": 68.5, "joint": 63.0, "names": 72.5}
QUOTED = {"joint": 79.5, "names": 82.5}


@pytest.mark.parametrize("name", sorted(TIMEX))
def test_dates(name: str, marked: Path, dates: ModuleType, public_forms: ModuleType) -> None:
    """Extents, values and days of date expressions."""
    documents = public_forms.date_sets(marked).get(name)
    if documents is None:
        pytest.skip(f"there is no set {name}")
    figures = dates.score(documents, dates.toolkit_dates(documents))
    assert {figure: figures[figure] for figure, floor in TIMEX[name].items() if figures[figure] < floor} == {}


def test_attributions(marked: Path, attributions: ModuleType, public_forms: ModuleType) -> None:
    """Content, content with its source, and names as they are counted; the last two also for quotations."""
    gold = public_forms.attribution_sets(marked).get("attributions_dev")
    if gold is None:
        pytest.skip("there is no set of attributions")
    texts, rows = attributions.gold_rows(gold)
    found = attributions.toolkit_rows(texts)
    every = dict(zip(("content", "joint", "names"), attributions.score(texts, rows, found, False), strict=True))
    quoted = dict(zip(("content", "joint", "names"), attributions.score(texts, rows, found, True), strict=True))
    assert {figure: every[figure] for figure, floor in ATTRIBUTIONS.items() if every[figure] < floor} == {}
    assert {figure: quoted[figure] for figure, floor in QUOTED.items() if quoted[figure] < floor} == {}


def test_main_text_of_pages(marked: Path, pages: ModuleType) -> None:
    """The text of saved pages, without what stands around it."""
    if not (marked / "html").is_dir():
        pytest.skip("there are no pages")
    assert pages.score_pages(marked / "html", pages.toolkit_pages)["F1"] >= 96.5


def test_deliveries_of_databases(marked: Path, pages: ModuleType) -> None:
    """Every file gives exactly the articles it holds, with their fields."""
    if not (marked / "exports").is_dir():
        pytest.skip("there are no deliveries")
    files = pages.score_exports(marked / "exports")
    assert files.loc[~files["exact"], "file"].tolist() == []

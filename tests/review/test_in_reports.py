"""A report applies the corrections that lie beside its articles, and tells the review and the claims."""

from pathlib import Path

import pandas as pd

from toolkit import (
    correct,
    find_attributions,
    find_dates,
    load_articles,
    report,
    review_sample,
    save_corrections,
    save_table,
)

ARTICLES = """title,outlet,date,text
Dam,Tolmar Post,2031-05-04,"The dam at Velm leaks, a nurse said on Monday. ""It is loud,"" Ana Ruiz said."
Again,Daily Oru,2031-05-05,"The dam at Velm leaks, the Tolmar Post reported. It broke on 3 May 2031, Boris Halm said."
"""


def test_what_lies_in_settings_is_in_the_report(tmp_path: Path) -> None:
    """One row is rejected, one merged, one is gone; a sheet has a row that is not filled in; a claim is followed."""
    data = tmp_path / "in"
    data.mkdir()
    (data / "articles.csv").write_text(ARTICLES, encoding="utf-8")
    articles = load_articles(data)
    attributions, dates = find_attributions(articles), find_dates(articles)
    halm = attributions[attributions["speaker"] == "Boris Halm"]
    lost = correct(halm, "reject").assign(start=0, end=3, text="The")
    day = dates[dates["text"] == "3 May 2031"]
    for some in (
        correct(halm, "merge", "Boris Halm the Elder"),
        correct(attributions[attributions["speaker"] == "Ana Ruiz"], "reject"),
        correct(day, "value", "2031-05-02"),
        lost,
    ):
        save_corrections(some, data)
    sheet = review_sample(attributions, articles)
    for name in [name for name in sheet.columns if name.endswith("_right") or name == "is_attribution"]:
        sheet[name] = ["yes"] * (len(sheet) - 1) + [None]
    save_table(sheet, data / "settings" / "review.csv")
    (data / "settings" / "claims.csv").write_text("claim,pattern\nThe dam leaks,dam leaks\n", encoding="utf-8")

    page = report(data, tmp_path / "out").read_text(encoding="utf-8")
    for words in ("Checked by a person", "What was put right?", "Corrections of attributions that found no row"):
        assert words in page
    assert "What do the claims rest on?" in page
    tables = tmp_path / "out" / "tables"
    speakers = pd.read_parquet(tables / "attributions.parquet")["speaker"].tolist()
    assert "Boris Halm the Elder" in speakers
    assert not {"Boris Halm", "Ana Ruiz"} & set(speakers)
    assert "2031-05-02" in pd.read_parquet(tables / "dates.parquet")["value"].tolist()
    chains = pd.read_parquet(tables / "source_chains.parquet")
    assert chains["relation"].tolist() == ["own", "echo"]

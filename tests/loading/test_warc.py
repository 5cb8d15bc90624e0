"""Web archives."""

import gzip
import runpy
from pathlib import Path

import pandas as pd
import pytest

from toolkit import load_articles, load_with_manifest

MADE = runpy.run_path(str(Path(__file__).with_name("made_files.py")))
BODY = MADE["BODY"]
PAGES = (
    ("https://velm.example/1", "200 OK", "text/html; charset=utf-8", MADE["page"]()),
    ("https://velm.example/a.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://velm.example/2", "200 OK", "text/html", MADE["page"]("Ferries wait")),
    ("https://velm.example/3", "404 Not Found", "text/html", MADE["page"]("Not found")),
)


@pytest.mark.parametrize("packed", [False, True])
def test_pages_of_a_web_archive_become_articles(tmp_path: Path, packed: bool) -> None:
    """With the address, and when they were fetched in a column of its own: that is no publication date."""
    data = MADE["warc"](*PAGES)
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(gzip.compress(data) if packed else data)
    articles, manifest = load_with_manifest(path)
    assert articles["title"].tolist() == ["Harbour closed", "Ferries wait"]
    assert articles["url"].tolist() == ["https://velm.example/1", "https://velm.example/2"]
    assert articles["captured"].tolist() == ["2031-05-06T08:00:00Z"] * 2
    assert articles["date"].isna().all()
    assert articles["position"].tolist() == [0, 1]
    assert manifest.loc[0, ["format", "status", "found", "loaded"]].tolist() == ["warc", "loaded", 2, 2]
    assert "1 image/png" in manifest["reason"][0]
    assert "status 404" in manifest["reason"][0]


def test_the_date_of_a_page_in_an_archive_is_its_own(tmp_path: Path) -> None:
    """What the page states is its date; the server's encoding counts where the page has none."""
    page = MADE["page"](body="벨름 항구가 월요일에 폐쇄되었다고 항만 책임자가 말했다. 시장은 이유를 밝히지 않았다.")
    page = page.decode().replace(
        '<meta charset="utf-8">', '<meta property="article:published_time" content="2031-05-04">'
    )
    kind = "text/html; charset=EUC-KR"
    (tmp_path / "a.warc").write_bytes(MADE["warc"](("https://velm.example/1", "200 OK", kind, page.encode("cp949"))))
    article = load_articles(tmp_path / "a.warc").iloc[0]
    assert article["date"] == pd.Timestamp("2031-05-04")
    assert article["text"].startswith("벨름 항구가")


def test_an_archive_that_is_cut_off_is_partial(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was read is loaded, the manifest says where it ends, and nothing is printed."""
    data = MADE["warc"](*PAGES[:3])
    (tmp_path / "a.warc").write_bytes(data[:-120])
    (tmp_path / "b.warc").write_bytes(data.replace(b"Content-Length: 4\r\n", b"Content-Length: 99\r\n"))
    (tmp_path / "c.warc.gz").write_bytes(gzip.compress(data)[:-60])
    articles, manifest = load_with_manifest(tmp_path)
    assert manifest["status"].tolist()[0] == "partial"
    assert manifest["status"].tolist()[2] in ("partial", "failed")
    assert manifest["reason"].str.contains("cut off").tolist()[0]
    assert "Harbour closed" in articles["title"].tolist()
    assert capsys.readouterr() == ("", "")


def test_pages_that_cannot_be_read_are_listed(tmp_path: Path) -> None:
    """An empty page, binary data called a page, and a PDF are losses with their reasons; the others are loaded."""
    bad = (
        ("https://velm.example/4", "200 OK", "text/html", b" "),
        ("https://velm.example/5", "200 OK", "text/html", bytes(range(256)) * 9),
        ("https://velm.example/6", "200 OK", "application/pdf", b"%PDF-1.4"),
    )
    (tmp_path / "a.warc").write_bytes(MADE["warc"](*bad, *PAGES))
    _, manifest = load_with_manifest(tmp_path / "a.warc")
    assert manifest.loc[0, ["status", "found", "loaded", "lost"]].tolist() == ["partial", 5, 2, "0-2"]
    for reason in ("the page is empty", "binary data", "a PDF inside"):
        assert reason in manifest["reason"][0]

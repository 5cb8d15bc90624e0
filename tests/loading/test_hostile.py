"""Files made to do harm, or damaged as if they had been: an own reason each, in little time and memory."""

import runpy
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit import load_with_manifest

MADE = runpy.run_path(str(Path(__file__).with_name("made_files.py")))
WORDS = "harbour silt ferry " * 50_000
# What stands before and behind one endless line in each form.
ENDLESS = {
    "a.txt": ("", ""),
    "a.csv": ('title,text\nA,"', '"\n'),
    "a.json": ('[{"title":"A","text":"', '"}]'),
    "a.html": ("<html><body><p>", "</p></body></html>"),
    "a.eml": ("Message-ID: <1>\nFrom: a@velm.example\nSubject: x\n\n", ""),
    "a.mbox": ("From a@velm.example Sun May  4 10:00:00 2031\nMessage-ID: <1>\nSubject: x\n\n", ""),
    "a.rss": ("<rss><channel><item><title>A</title><description>", "</description></item></channel></rss>"),
    "a.warc": ("WARC/1.0\r\nWARC-Type: response\r\nX: ", ""),
}
REASONS = ("more than", "too long", "damaged")
DEEP = 100_000
NESTED = {
    "a.html": "<html><body>" + "<div>" * DEEP + "words" + "</div>" * DEEP,
    "b.html": "<html><body><article><h1>T</h1><p>" + "<span>" * DEEP + "words",
    "a.json": "[" * DEEP + "]" * DEEP,
    "b.json": '[{"title":"A","text":' + "[" * DEEP + "]" * DEEP + "}]",
    "a.rss": "<rss><channel>" + "<a>" * DEEP + "</a>" * DEEP + "</channel></rss>",
    "a.docx": None,
}


def write_endless(path: Path, megabytes: int) -> None:
    """Write a file whose one line has so many megabytes."""
    head, tail = ENDLESS[path.name]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(head)
        for _ in range(megabytes * 1_000_000 // len(WORDS) + 1):
            file.write(WORDS)
        file.write(tail)


def measured(path: Path) -> tuple[str, float, float]:
    """The reason that loading a file in a process of its own gives, its seconds and the megabytes it took."""
    script = (
        "import sys, time\n"
        "from toolkit import load_with_manifest\n"
        "def highest():\n"
        "    status = open('/proc/self/status').read().split('VmHWM:')[1]\n"
        "    return int(status.split()[0]) / 1024\n"
        "before, started = highest(), time.process_time()\n"
        "manifest = load_with_manifest(sys.argv[1])[1]\n"
        "print(time.process_time() - started, highest() - before, manifest['reason'][0])\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    seconds, megabytes, reason = done.stdout.split(" ", 2)
    return reason, float(seconds), float(megabytes)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells it")
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.html", "a.rss", "a.warc"])
def test_a_line_of_50_megabytes(tmp_path: Path, name: str) -> None:
    """It is no article; memory stays within a few times the file."""
    write_endless(tmp_path / name, 51)
    reason, seconds, megabytes = measured(tmp_path / name)
    assert any(words in reason for words in REASONS)
    assert seconds < 30
    assert megabytes < 500


@pytest.mark.soak
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells it")
@pytest.mark.parametrize("name", list(ENDLESS))
def test_a_line_of_a_gigabyte(tmp_path: Path, name: str) -> None:
    """The same for a line that would fill the memory of a small machine."""
    write_endless(tmp_path / name, 1000)
    reason, seconds, megabytes = measured(tmp_path / name)
    assert any(words in reason for words in REASONS)
    assert seconds < 120
    assert megabytes < 1500


@pytest.fixture
def slow() -> Iterator[float]:
    """Seconds of processor time that a test may take."""
    started = time.process_time()
    yield 20
    assert time.process_time() - started < 20


@pytest.mark.parametrize("name", list(NESTED))
def test_what_is_nested_a_hundred_thousand_deep(tmp_path: Path, name: str, slow: float) -> None:
    """Pages, JSON, feeds and documents say so, or give their words."""
    path = tmp_path / name
    if name == "a.docx":
        text = "<w:p><w:r>" * DEEP + "<w:t>x</w:t>" + "</w:r></w:p>" * DEEP
        document = f'<w:document xmlns:w="{MADE["W"]}"><w:body>{text}</w:body></w:document>'
        path.write_bytes(MADE["zipped"]({"[Content_Types].xml": "<Types/>", "word/document.xml": document}))
    else:
        path.write_text(str(NESTED[name]), encoding="utf-8")
    articles, manifest = load_with_manifest(path)
    assert articles.empty
    assert manifest["status"].tolist() == ["failed"]
    assert any(word in manifest["reason"][0] for word in ("nested", "depth"))


def test_deep_markup_in_cells_and_mails_gives_its_words(tmp_path: Path, slow: float) -> None:
    """Where the parser would leave words out, the tags alone are taken away."""
    deep = "<div>" * DEEP + "words of the harbour" + "</div>" * DEEP
    (tmp_path / "a.csv").write_text(f'title,text\nA,"{deep}"\n', encoding="utf-8")
    (tmp_path / "b.eml").write_bytes(MADE["mail"](body=deep, kind="text/html"))
    articles, _ = load_with_manifest(tmp_path)
    assert articles["text"].tolist() == ["words of the harbour"] * 2


def test_passwords_have_their_own_reason(tmp_path: Path) -> None:
    """In a zip archive, a workbook, a Word document and a PDF."""
    member = bytearray(MADE["zipped"]({"secret.txt": MADE["BODY"]}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        member[member.index(mark) + offset] |= 1
    (tmp_path / "a.zip").write_bytes(member)
    for name in ("b.xlsx", "c.docx"):
        (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "d.pdf").write_bytes(MADE["pdf"]([[(11, 60, "Words")]], encrypted=True))
    _, manifest = load_with_manifest(tmp_path)
    assert manifest["status"].tolist() == ["failed"] * 4
    assert manifest["reason"].str.contains("a password protects it").all()
    assert manifest["hint"].notna().all()

"""Packed files, tar archives, mailboxes and pages saved with their pictures."""

import bz2
import gzip
import io
import lzma
import runpy
import tarfile
import unicodedata
from pathlib import Path

import pandas as pd
import pytest

from toolkit import load_articles, load_with_manifest

MADE = runpy.run_path(str(Path(__file__).with_name("made_files.py")))
BODY = MADE["BODY"]


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_any_file_may_be_packed(tmp_path: Path, ending: str, pack: object) -> None:
    """What is inside is recognised as if it had not been packed, whatever the name; several streams are one file."""
    half = len(BODY) // 2
    (tmp_path / f"a.txt{ending}").write_bytes(pack(BODY[:half].encode()) + pack(BODY[half:].encode()))  # type: ignore[operator]
    (tmp_path / f"b.csv{ending}").write_bytes(pack(b"title,text\nA,x\nB,y\n"))  # type: ignore[operator]
    (tmp_path / "c").write_bytes(pack(MADE["page"]()))  # type: ignore[operator]
    articles, manifest = load_with_manifest(tmp_path)
    assert manifest["format"].tolist() == ["txt", "csv", "html"]
    assert manifest["loaded"].tolist() == [1, 2, 1]
    assert articles["text"][0] == BODY


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_packed_files_that_are_cut_off_or_explode(tmp_path: Path, ending: str, pack: object) -> None:
    """Each has its own reason, in bounded time."""
    data = pack("".join(f"{BODY} {n}\n" for n in range(3000)).encode())  # type: ignore[operator]
    (tmp_path / f"a.txt{ending}").write_bytes(data[: len(data) // 2])
    (tmp_path / f"b.txt{ending}").write_bytes(pack(b"\n" * 80_000_000))  # type: ignore[operator]
    (tmp_path / f"c.txt{ending}").write_bytes(pack(pack(BODY.encode())))  # type: ignore[operator]
    _, manifest = load_with_manifest(tmp_path)
    assert manifest["status"].tolist() == ["failed", "failed", "skipped"]
    assert "cut off" in manifest["reason"][0]
    assert "more than 200 times" in manifest["reason"][1]
    assert "packed data inside packed data" in manifest["reason"][2]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_members_of_a_tar_archive_are_read_like_files(tmp_path: Path, mode: str) -> None:
    """Packed or not; an archive inside it too; hidden files are passed over."""
    inner = MADE["tar"]({"c.txt": f"{BODY} Inner.".encode()}, "w:gz")
    members = {"x/a.txt": BODY.encode(), "x/b.csv": b"title,text\nA,x\nB,y\n", ".hidden": b"no", "z.tgz": inner}
    path = tmp_path / f"a.{'tar' if mode == 'w' else 't' + mode[2:]}"
    path.write_bytes(MADE["tar"](members, mode))
    articles, manifest = load_with_manifest(path)
    assert manifest["member"].tolist() == ["x/a.txt", "x/b.csv", "z.tgz!/c.txt"]
    assert articles["member"].tolist() == ["x/a.txt", "x/b.csv", "x/b.csv", "z.tgz!/c.txt"]
    assert set(articles["path"]) == {path.as_posix()}


def test_hostile_tar_archives_do_no_harm(tmp_path: Path) -> None:
    """Names that point outside, links, devices and archives that are cut off are listed; the rest is read."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind, link in [
            ("ok.txt", tarfile.REGTYPE, ""),
            ("../../escape.txt", tarfile.REGTYPE, ""),
            ("/etc/absolute.txt", tarfile.REGTYPE, ""),
            ("soft.txt", tarfile.SYMTYPE, "/etc/passwd"),
            ("hard.txt", tarfile.LNKTYPE, "ok.txt"),
            ("pipe.txt", tarfile.FIFOTYPE, ""),
            ("disk.txt", tarfile.BLKTYPE, ""),
            ("last.txt", tarfile.REGTYPE, ""),
        ]:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, link
            data = BODY.encode() * 200 if kind == tarfile.REGTYPE else b""
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    (tmp_path / "a.tar").write_bytes(out.getvalue()[:-20_000])
    articles, manifest = load_with_manifest(tmp_path / "a.tar")
    reasons = dict(zip(manifest["member"].fillna("whole"), manifest["reason"], strict=True))
    assert articles["member"].tolist() == ["ok.txt"]
    assert "outside the archive" in reasons["../../escape.txt"]
    assert "outside the archive" in reasons["/etc/absolute.txt"]
    assert "link" in reasons["soft.txt"]
    assert "link" in reasons["hard.txt"]
    assert "device" in reasons["pipe.txt"]
    assert "device" in reasons["disk.txt"]
    assert "cut off" in reasons.get("last.txt", reasons.get("whole"))


def test_a_tar_bomb_is_stopped(tmp_path: Path) -> None:
    """Unfolding ends at a limit; what was read before it is kept."""
    bomb = MADE["tar"]({"a.txt": BODY.encode(), "b.txt": b"\n" * 80_000_000}, "w:xz")
    (tmp_path / "a.tar.xz").write_bytes(bomb)
    articles, manifest = load_with_manifest(tmp_path)
    assert len(articles) == 1
    assert manifest["status"].tolist() == ["loaded", "failed"]
    assert "more than 200 times" in manifest["reason"][1]


def test_every_mail_of_a_mailbox_is_a_member(tmp_path: Path) -> None:
    """A line of the text that begins with From does not begin a mail."""
    second = MADE["mail"]("Ferries", f"{BODY}\r\n\r\nFrom the quay one saw nothing.")
    (tmp_path / "a.mbox").write_bytes(MADE["mbox"](MADE["mail"](), second))
    articles, manifest = load_with_manifest(tmp_path / "a.mbox")
    assert manifest["member"].tolist() == ["mail-1.eml", "mail-2.eml"]
    assert articles["title"].tolist() == ["Harbour closed", "Ferries"]
    assert articles["text"][1] == f"{BODY}\n\nFrom the quay one saw nothing."
    assert articles["date"].tolist() == [pd.Timestamp("2031-05-04 10:00")] * 2
    assert articles["outlet"].tolist() == ["Velm Press"] * 2


def test_a_mailbox_is_recognised_and_broken_mails_stop_nothing(tmp_path: Path) -> None:
    """Whatever its name; a mail of attachments alone says so."""
    attached = MADE["mail"](subject="", body="AAAA", kind="application/pdf", extra="")
    (tmp_path / "inbox.txt").write_bytes(MADE["mbox"](MADE["mail"](), attached, MADE["mail"]("Ferries")))
    articles, manifest = load_with_manifest(tmp_path / "inbox.txt")
    assert articles["title"].tolist() == ["Harbour closed", "Ferries"]
    assert manifest["status"].tolist() == ["loaded", "failed", "loaded"]
    assert "attached files were not read" in manifest["reason"][1]


def test_a_newsletter_is_read_as_it_is_shown(tmp_path: Path) -> None:
    """HTML becomes paragraphs; what it hides is left out; a plain part that is a mere stub does not count."""
    hidden = "<div style='display:none'>Preview words</div>"
    shown = f"{hidden}<table><tr><td><h1>Ice early</h1><p>{BODY}</p></td></tr></table>"
    both = (
        "--b\r\nContent-Type: text/plain\r\n\r\nSee it in your browser.\r\n"
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>{shown}</body></html>\r\n--b--"
    )
    (tmp_path / "a.eml").write_bytes(MADE["mail"](body=both, kind='multipart/alternative; boundary="b"'))
    assert load_articles(tmp_path / "a.eml")["text"].tolist() == [f"Ice early\n\n{BODY}"]


def test_a_mail_in_another_encoding_than_it_states(tmp_path: Path) -> None:
    """Hangul in the old code page, declared as UTF-8, is read as what it is."""
    hangul = "벨름 항구가 월요일에 폐쇄되었다고 항만 책임자가 말했다. 시장은 이유를 밝히지 않았다."
    data = MADE["mail"](body="BODY").replace(b"BODY", hangul.encode("cp949"))
    (tmp_path / "a.eml").write_bytes(data)
    articles, manifest = load_with_manifest(tmp_path / "a.eml")
    assert articles["text"].tolist() == [hangul]
    assert manifest["encoding"].tolist() == ["cp949"]


def test_a_page_saved_with_its_pictures(tmp_path: Path) -> None:
    """The page is read, its location is the address; when it was saved is kept beside it and is no publication date."""
    for name in ("a.mhtml", "b.txt"):
        (tmp_path / name).write_bytes(MADE["mhtml"](MADE["page"]()))
    articles, manifest = load_with_manifest(tmp_path)
    assert manifest["format"].tolist() == ["mhtml", "mhtml"]
    assert articles["title"].tolist() == ["Harbour closed"] * 2
    assert articles["url"].tolist() == ["https://www.velmgazette.example/a/1"] * 2
    assert articles["outlet"].tolist() == ["The Velm Gazette"] * 2
    assert articles["captured"].tolist() == ["2031-05-05T08:00:00"] * 2
    assert articles["date"].isna().all()


def test_saved_pages_that_are_broken(tmp_path: Path) -> None:
    """One without its page, and one that is cut off inside it."""
    data = MADE["mhtml"](MADE["page"]())
    (tmp_path / "a.mhtml").write_bytes(data.replace(b"Content-Type: text/html", b"Content-Type: text/css"))
    (tmp_path / "b.mhtml").write_bytes(data[:900])
    articles, manifest = load_with_manifest(tmp_path)
    assert "no page in the file" in manifest["reason"][0]
    assert manifest["status"].tolist()[1] in ("loaded", "partial")
    assert articles["title"].tolist() == ["Harbour closed"]


def test_names_that_windows_wrote_in_its_own_code_page(tmp_path: Path) -> None:
    """Zip archives made on Korean Windows keep the names of their members, and what these say."""
    name = "2031-05-04_벨름신문_항구-폐쇄-논란.txt"
    data = MADE["zipped"]({"x" * len(name.encode("cp949")): "항구가 닫혔다고 선장이 밝혔다."})
    (tmp_path / "a.zip").write_bytes(data.replace(b"x" * len(name.encode("cp949")), name.encode("cp949")))
    articles, manifest = load_with_manifest(tmp_path)
    assert manifest["member"].tolist() == [name]
    assert articles["outlet"].tolist() == ["벨름신문"]


def test_the_folder_that_a_browser_puts_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    """In folders and in archives; a folder of another name is read."""
    files = {
        "Harbour.html": MADE["page"](),
        "Harbour_files/frame.html": b"<html><body><p>Buy now</p></body></html>",
        "Harbour_files/style.css": b"a {}",
        "Ferries_files/a.txt": b"The ferries of Velm were not told of it, said the master.",
    }
    for name, data in files.items():
        (tmp_path / "d" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "d" / name).write_bytes(data)
    (tmp_path / "a.zip").write_bytes(MADE["zipped"](files))
    _, manifest = load_with_manifest(tmp_path)
    assert manifest["status"].tolist() == ["loaded"] * 4
    assert manifest["format"].tolist() == ["txt", "html"] * 2


def test_letters_that_were_taken_apart(tmp_path: Path) -> None:
    """macOS writes Hangul and accents in pieces: in names of files, and in what is copied from them."""
    apart = unicodedata.normalize("NFD", "카페 Café는 닫혔다고 선장이 밝혔다.")
    (tmp_path / unicodedata.normalize("NFD", "2031-05-04_벨름신문_항구-폐쇄-논란.txt")).write_text(
        apart, encoding="utf-8"
    )
    article = load_with_manifest(tmp_path)[0].iloc[0]
    assert (article["text"], article["outlet"]) == (unicodedata.normalize("NFC", apart), "벨름신문")

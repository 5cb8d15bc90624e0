"""From bytes to text: byte order mark, then strict UTF-8, then detection; binary data is refused."""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from dataclasses import dataclass, replace
from typing import BinaryIO, TextIO

from toolkit.loading.records import Source, UnreadableError

_CHUNK = 1 << 20
_SAMPLE = 200_000
LONGEST_LINE = 50_000_000  # bytes: no article is as long, and most readers hold a line whole

# The longer marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Asked in this order when the detector's answer does not fit the whole file.
_FALLBACKS = ("cp949", "cp1252", "cp1251")
# What stands for which: the second has all characters of the first, and more.
_WIDER = {
    "us-ascii": "utf-8",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
# C0 controls that no text uses; stray ones are forgiven up to this share of the characters.
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Marks that belong to the letter before them, and the parts of Hangul's syllables.
_APART = re.compile("[\u0300-\u036f\u1100-\u11ff\u3099\u309a]")
_CONTROL_SHARE = 0.01
_NUL_SHARE, _FEW_NULS = 0.001, 3
_LARGEST_WITH_NULS = 200_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file is to be decoded, and how many places in it the codec cannot read."""

    name: str
    broken: int = 0
    nuls: int = 0  # stray NUL bytes, which are left out


def detect_encoding(source: Source, *, longest_line: int = LONGEST_LINE) -> Encoding:
    """The encoding of a text file.

    A file that is UTF-8 but for a few places (cut off in the middle of a character, pasted together from two files)
    is UTF-8 with that many broken places, not a file in an old code page.

    Raises UnreadableError for binary data, for what no codec reads, and for a line of more than `longest_line` bytes.
    """
    head = source.head(_SAMPLE)
    _refuse_long_lines(source, longest_line)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name, 0 if fits(source, name) else _proportions(source, name)[1])
    if b"\x00" in head:
        name = _guess(head) or ""
        if not name.startswith(("utf-16", "utf-32")) or not fits(source, name):
            return _with_strays(source, longest_line)
    elif fits(source, "utf-8"):
        name = "utf-8"
    else:
        whole, broken = _proportions(source, "utf-8")
        if broken <= whole // 100:
            return Encoding("utf-8", broken)
        fitting = (name for name in (_guess(head), *_FALLBACKS) if name and fits(source, name))
        name = next(fitting, "")
        if not name:
            raise UnreadableError(
                "The encoding of the file could not be recognised.",
                "Save it again as UTF-8, for example from a text editor.",
            )
    sample = head.decode(name, errors="ignore")
    if len(_CONTROLS.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise _binary()
    return Encoding(name)


def open_text(source: Source, encoding: Encoding) -> TextIO:
    """The file as text, line ends as they stand; what cannot be decoded becomes U+FFFD."""
    stream = _without_nuls(source) if encoding.nuls else source.open()
    return io.TextIOWrapper(stream, encoding=encoding.name, errors="replace", newline="")


def read_text(source: Source, encoding: Encoding) -> str:
    """The whole text, every line end a newline."""
    with open_text(source, encoding) as stream:
        return unify(stream.read())


def unify(text: str) -> str:
    r"""The text with newlines for other line ends, and with letters in one piece that macOS took apart.

    >>> unify("one\r\ntwo\rthree"), len(unify("Cafe\u0301"))
    ('one\ntwo\nthree', 4)
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() or not _APART.search(text) else unicodedata.normalize("NFC", text)


def _with_strays(source: Source, longest_line: int) -> Encoding:
    """The encoding of a text in which a few NUL bytes stand, as databases leave behind. Raises UnreadableError."""
    with source.open() as stream:
        data = stream.read(_LARGEST_WITH_NULS + 1)
    count = data.count(b"\x00")
    if len(data) > _LARGEST_WITH_NULS or count > max(len(data) * _NUL_SHARE, _FEW_NULS) or count * 20 > len(data):
        raise _binary()
    encoding = detect_encoding(replace(source, open=lambda: _without_nuls(source)), longest_line=longest_line)
    return Encoding(encoding.name, encoding.broken, count)


def _without_nuls(source: Source) -> BinaryIO:
    with source.open() as stream:
        return io.BytesIO(stream.read().replace(b"\x00", b""))


def fits(source: Source, name: str) -> bool:
    """Whether the codec reads every byte. A NUL byte outside UTF-16 and UTF-32 says that the file is no text."""
    narrow = not name.startswith(("utf-16", "utf-32"))
    try:
        decoder = codecs.getincrementaldecoder(name)()
        with source.open() as stream:
            while chunk := stream.read(_CHUNK):
                if narrow and b"\x00" in chunk:
                    raise _binary()
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except (UnicodeError, LookupError):
        return False
    return True


def wider(name: str) -> str:
    """The encoding that pages and mails mean by the name of a narrower one.

    >>> wider("ISO-8859-1"), wider("koi8-r")
    ('cp1252', 'koi8-r')
    """
    return _WIDER.get(name.casefold(), name.casefold())


def _refuse_long_lines(source: Source, longest: int) -> None:
    """Raise UnreadableError for a file with a longer line, before anything reads it line by line."""
    open_line = 0  # bytes since the last line end
    with source.open() as stream:
        while chunk := stream.read(_CHUNK):
            first = min((place for place in (chunk.find(b"\n"), chunk.find(b"\r")) if place >= 0), default=-1)
            if first < 0 or open_line + first > longest:
                open_line += len(chunk) if first < 0 else first
                if open_line > longest:
                    raise UnreadableError(
                        f"A line of the file has more than {longest:,} bytes: it is no article, and no table of them.",
                        "Look at what wrote the file, or split it.",
                    )
            else:
                open_line = len(chunk) - 1 - max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))


def _proportions(source: Source, name: str) -> tuple[int, int]:
    """How many characters beyond ASCII the codec reads, and how many places it cannot read."""
    decoder = codecs.getincrementaldecoder(name)(errors="replace")
    beyond = broken = 0
    with source.open() as stream:
        while chunk := stream.read(_CHUNK):
            text = decoder.decode(chunk)
            broken += text.count("\ufffd")
            beyond += sum(map((127).__lt__, map(ord, text))) if not text.isascii() else 0
    broken += decoder.decode(b"", final=True).count("\ufffd")
    return beyond - broken, broken


def _guess(head: bytes) -> str | None:
    """The detector's answer. Mainframe code pages are left out: no news file is written in them."""
    import chardet

    eras = chardet.EncodingEra.ALL & ~chardet.EncodingEra.MAINFRAME
    name = chardet.detect(head, encoding_era=eras, prefer_superset=True, compat_names=False)["encoding"]
    return codecs.lookup(name).name if name else None


def _binary() -> UnreadableError:
    return UnreadableError("The file holds binary data, not text.", "Save the articles as text, a page or a table.")

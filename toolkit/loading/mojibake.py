"""Text that was decoded wrongly before it was saved ("Itâ€™s", "CafÃ©", "ê¹€", "±èÁ¤Àº"), put right.

A line is looked at only where it has two letters that such damage leaves side by side. UTF-8 that was taken for a code
page, once or several times, is put right by ftfy, which changes nothing that could be right as it is; Hangul and
Cyrillic of the old code pages that were taken for Latin are told by lines in which nearly every letter has an accent.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

# The first byte of a character in UTF-8 and one that follows, both as a code page shows them; controls of Latin-1.
_SIGNS = re.compile(
    "[\\xc2-\\xf4\\u0102-\\u0111\\u0139-\\u0165\\u0391-\\u03cf\\u0410-\\u044f]"
    "[\\x80-\\xbf\\u0152\\u0153\\u0160\\u0161\\u0178\\u017d\\u017e\\u0192\\u02c6\\u02dc\\u2013-\\u203a\\u20ac\\u2122]"
    "|[\\x80-\\x84\\x86-\\x9f]"
)
_CONTROL = re.compile("[\x80-\x9f]")
# Punctuation of Windows where Latin-1 has controls; and of the Japanese code page, in which Koreans wrote English too.
_WINDOWS = {code: bytes([code]).decode("cp1252") for code in (0x80, 0x85, *range(0x91, 0x98), 0x99)}
# Accents that stand alone were taken from their blank by whoever normalised the damage: "Ã ̈" was "Ã¨".
_LOOSE = re.compile("(?<=[\xc2\xc3]) ([\u0301\u0304\u0308\u0327])")
_ALONE = {"\u0301": "\xb4", "\u0304": "\xaf", "\u0308": "\xa8", "\u0327": "\xb8"}
# A closing quotation mark whose last byte is no character of Windows: whoever copied the damage has lost it.
_HALF_QUOTE = re.compile(r"(?<=[A-Za-z0-9.,;:!?)])\xe2\u20ac(?=[ A-Za-z0-9,.;:!?)\]-]|$)")
_JAPANESE = re.compile("\x81[@-~]")
_ACCENTED = re.compile("[\\xa1-\\xff]{2}")
_LETTERS = re.compile(r"[^\W\d_]")
_LEAST = 6  # letters with accents
_SHARE = 0.8  # of all letters of the line; no language that is written in Latin letters comes near
_PAGES = {"cp949": re.compile("[\uac00-\ud7a3]"), "cp1251": re.compile("[\u0410-\u044f\u0401\u0451]")}


def repair(text: str) -> str:
    """The text with what was decoded wrongly put right; the same text where nothing surely was.

    >>> repair("Itâ€™s a cafÃ©"), repair("±èÁ¤ÀºÀº ¿ù¿äÀÏ")
    ('It’s a café', '김정은은 월요일')
    >>> repair("CAFÉ “Zoé”, São Paulo…")
    'CAFÉ “Zoé”, São Paulo…'
    """
    if text.isascii() or not (_SIGNS.search(text) or _ACCENTED.search(text)):
        return text
    return "\n".join(map(_repair_line, text.split("\n")))


def _repair_line(line: str) -> str:
    if line.isascii():
        return line
    put_right = _from_old_page(line) if _ACCENTED.search(line) else None
    if put_right is None:
        whole = _LOOSE.sub(lambda accent: _ALONE[accent[1]], line)
        whole = _HALF_QUOTE.sub("\xe2\u20ac\x9d", whole)
        put_right = _fix()(whole) if _SIGNS.search(whole) else line
        if _SIGNS.search(put_right):  # a place that is past mending keeps ftfy from the others: word by word
            put_right = " ".join(_fix()(word) if _SIGNS.search(word) else word for word in whole.split(" "))
    if _CONTROL.search(put_right):
        put_right = _JAPANESE.sub(lambda pair: pair[0].encode("latin-1").decode("cp932", "replace"), put_right)
        put_right = put_right.replace("\u3000", " ").translate(_WINDOWS)
    return put_right


def _from_old_page(line: str) -> str | None:
    """A line of Hangul or Cyrillic that was taken for Latin-1, if it is one."""
    letters = len(_LETTERS.findall(line))
    high = sum("\xa1" <= character <= "\xff" for character in line)
    if high < _LEAST or high < _SHARE * letters or _is_utf_8(line):
        return None
    for page, script in _PAGES.items():
        try:
            decoded = line.encode("latin-1").decode(page)
        except UnicodeError:
            continue
        found = len(script.findall(decoded))
        if found >= _SHARE * len(_LETTERS.findall(decoded)) and found * 4 >= high:
            return decoded
    return None


def _is_utf_8(line: str) -> bool:
    try:
        line.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return True


@cache
def _fix() -> Any:
    import ftfy

    config = ftfy.TextFixerConfig(unescape_html=False, fix_c1_controls=False, normalization=None, explain=False)
    return lambda line: ftfy.fix_encoding(line, config)

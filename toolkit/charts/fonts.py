"""Fonts that draw the letters of a label, and what stands in for letters that no font here has.

DejaVu Sans comes with matplotlib, so a chart looks the same everywhere; it has Latin, Greek, Cyrillic, Hebrew and
Arabic letters, but no Hangul, Han or kana. For those the first installed fonts of `_FURTHER` follow it. Where none is
installed, Hangul is romanised letter by letter ("한국" becomes "hanguk"), because a reader of Korean news can read
that; other letters become "[Han 1]", "[Thai 2]": one number per distinct word, so that labels stay apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_BASE = "DejaVu Sans"
_FURTHER = (
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "Source Han Sans KR",
    "NanumGothic",
    "Nanum Gothic",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "AppleGothic",
    "UnDotum",
    "Baekmuk Gulim",
    "Noto Sans CJK JP",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "Arial Unicode MS",
    "Noto Sans Thai",
    "Noto Sans Devanagari",
    "Nirmala UI",
)

_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "").split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ")
_FINALS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".replace("-", "").split(" ")
_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """The installed font families to draw with, best first; naming one that is not there would be logged."""
    from matplotlib.font_manager import fontManager

    installed = {font.name for font in fontManager.ttflist}
    return (_BASE, *(name for name in _FURTHER if name in installed))


@lru_cache(maxsize=1)
def title_weight() -> str:
    """The weight of titles: bold where every family has it, since a weight that is not there would be logged."""
    from matplotlib.font_manager import fontManager

    bold = {font.name for font in fontManager.ttflist if font.weight in (700, "bold")}
    return "bold" if bold.issuperset(families()) else "normal"


@lru_cache(maxsize=1)
def _font_files() -> tuple[str, ...]:
    from matplotlib.font_manager import FontProperties, fontManager

    return tuple(str(fontManager.findfont(FontProperties(family=[name]))) for name in families())


@lru_cache(maxsize=65536)
def can_draw(character: str) -> bool:
    """Whether one of the families has the character."""
    from matplotlib.font_manager import get_font

    return any(get_font(path).get_char_index(ord(character)) for path in _font_files())


@lru_cache(maxsize=65536)
def advance(character: str, bold: bool = False) -> float:
    """Width of a character in points at a font size of 1 point."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    font = FontProperties(family=list(families()), size=100, weight=title_weight() if bold else "normal")
    # Between two bars, because the width of a lone space or accent is not measured.
    both = TextToPath().get_text_width_height_descent(f"|{character}|", font, ismath=False)[0]
    bars = TextToPath().get_text_width_height_descent("||", font, ismath=False)[0]
    return float(both - bars) / 100


def romanise(hangul: str) -> str:
    """Hangul syllables in Latin letters, one by one, without the sound changes between them.

    >>> romanise("한국 2024")
    'hanguk 2024'
    """
    letters = []
    for character in hangul:
        if _FIRST_SYLLABLE <= ord(character) <= _LAST_SYLLABLE:
            rest, final = divmod(ord(character) - _FIRST_SYLLABLE, 28)
            initial, vowel = divmod(rest, 21)
            letters.append(_INITIALS[initial] + _VOWELS[vowel] + _FINALS[final])
        else:
            letters.append(character)
    return "".join(letters)


def drawable(labels: Iterable[object]) -> list[str]:
    """The labels in characters that can be drawn, on one line each; missing values become "(missing)".

    >>> drawable(["rice\\nprice", None, "U.S."])
    ['rice price', '(missing)', 'U.S.']
    """
    numbers: dict[str, int] = {}
    return [_drawable(label, numbers) if isinstance(label, str) else "(missing)" for label in labels]


def stand_in_note(labels: Iterable[object]) -> str:
    """What to say on a chart when some label cannot be drawn as it is written; otherwise nothing.

    >>> stand_in_note(["rice", None])
    ''
    """
    lacking = {c for label in labels if isinstance(label, str) for c in _plain(label) if not can_draw(c)}
    if not lacking:
        return ""
    hangul = all(_FIRST_SYLLABLE <= ord(c) <= _LAST_SYLLABLE for c in lacking)
    return f"letters that no font here has are {'romanised' if hangul else 'replaced'}"


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    # Control characters and line ends become blanks; invisible format characters are kept for the
    # direction of right-to-left text only.
    kept = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    return re.sub(r"\s+", " ", "".join(kept)).strip()


def _drawable(text: str, numbers: dict[str, int]) -> str:
    text = _plain(text)
    if all(map(can_draw, text)):
        return text
    if not can_draw("한"):
        text = romanise(text)
    pieces: list[str] = []
    run, run_script = "", ""
    for character in [*text, ""]:
        script = _script(character) if character and not can_draw(character) else ""
        if run and script != run_script:
            pieces.append(_stand_in(run, run_script, numbers))
            run = ""
        if script:
            run, run_script = run + character, script
        else:
            pieces.append(character)
    return "".join(pieces).strip()


def _script(character: str) -> str:
    name = unicodedata.name(character, "sign").split(" ")[0].split("-")[0]
    return {"CJK": "Han"}.get(name, name.title())


def _stand_in(run: str, script: str, numbers: dict[str, int]) -> str:
    if all(unicodedata.category(c) in ("Cf", "Mn", "Co", "Cn", "Cs") for c in run):
        return ""  # invisible, or without meaning to any reader
    if all(unicodedata.category(c)[0] == "S" for c in run):
        return "".join(f"[{unicodedata.name(c, 'sign').lower()}]" for c in run)
    numbers.setdefault(run, len(numbers) + 1)
    return f"[{script} {numbers[run]}]"

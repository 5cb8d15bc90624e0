"""Language columns as two-letter codes (ISO 639-1)."""

from __future__ import annotations

_NAMES = {
    "ar": "arabic ara العربية",
    "de": "german deutsch ger deu",
    "en": "english eng anglais englisch",
    "es": "spanish español espanol castellano spa spanisch",
    "fa": "persian farsi per fas",
    "fr": "french français francais fra fre französisch",
    "hi": "hindi hin",
    "id": "indonesian ind",
    "it": "italian italiano ita",
    "ja": "japanese jpn 日本語",
    "ko": "korean kor 한국어",
    "nl": "dutch nederlands nld dut",
    "pl": "polish polski pol",
    "pt": "portuguese português portugues por",
    "ru": "russian русский rus",
    "sv": "swedish svenska swe",
    "tr": "turkish türkçe tur",
    "uk": "ukrainian українська ukr",
    "vi": "vietnamese vie",
    "zh": "chinese mandarin zho chi 中文",
}
_CODES = {name: code for code, names in _NAMES.items() for name in names.split()}


def language_code(value: str | None) -> str | None:
    """The code of a language given as a code, a locale or a name; anything else stays as it is.

    >>> language_code("en-US"), language_code("Deutsch"), language_code("Elvish")
    ('en', 'de', 'Elvish')
    """
    if value is None:
        return None
    word = value.casefold().replace("_", "-").split("-")[0].strip()
    return word if len(word) == 2 and word.isalpha() else _CODES.get(word, value)

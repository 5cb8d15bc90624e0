"""The language a text is written in."""

from __future__ import annotations

import re
import threading
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LEAST = 40  # letters; of fewer too many languages are possible
_LEAST_OF_SCRIPT = 10  # where the script leaves no doubt
_READ = 600  # characters: more does not make it surer
_SURE = 0.8
_GLANCE, _SURE_AT_A_GLANCE = 200, 0.95  # nearly all articles are told by their first lines, in half the time
# Scripts that are of one language, as far as news goes.
_SCRIPTS = {
    "ko": re.compile(r"[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"),
    "ja": re.compile(r"[\u3041-\u30ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "he": re.compile(r"[\u05d0-\u05ea]"),
    "hy": re.compile(r"[\u0531-\u0587]"),
    "ka": re.compile(r"[\u10a0-\u10ff]"),
    "th": re.compile(r"[\u0e01-\u0e5b]"),
}
_SHARE = {"ja": 0.1}  # kana stand between Chinese characters
_ENGLISH = ("the", "of", "and", "to")
_ENOUGH_ENGLISH, _ENGLISH_SHARE = 5, 0.1
_LETTER = re.compile(r"[^\W\d_]")
# One classifier for all threads; whether its methods are safe in several at once, its makers do not say.
_LOCK = threading.Lock()


def detect_language(text: str | None) -> str | None:
    """The language of a text as a two-letter code (ISO 639-1), or None where it is too short or too mixed to tell.

    A script that one language alone is written in decides (Hangul, kana, Greek); all else is left to py3langid, a
    classifier by byte sequences (Lui and Baldwin 2012), and believed only where it is sure. The first 600
    characters are read at most. Nothing is downloaded.

    >>> detect_language("The harbour of Velm was closed on Monday, its master said in a statement.")
    'en'
    >>> detect_language("El puerto de Velm fue cerrado el lunes, dijo su director en un comunicado.")
    'es'
    >>> detect_language("항구는 월요일에 폐쇄되었다고 관리자가 밝혔다."), detect_language("Velm, 3 May")
    ('ko', None)
    """
    if not isinstance(text, str):
        return None
    start = text[:_READ]
    plainly_english = _is_plainly_english(start)
    if plainly_english and start.isascii():
        return "en"
    letters = len(_LETTER.findall(start))
    if letters < _LEAST_OF_SCRIPT:
        return None
    for language, script in _SCRIPTS.items():
        if len(script.findall(start)) >= _SHARE.get(language, 0.5) * letters:
            return language
    if letters < _LEAST and start.isascii():
        return None
    if plainly_english:
        return "en"
    with _LOCK:
        language, probability = _classifier().classify(start[:_GLANCE])
        if probability < _SURE_AT_A_GLANCE:
            language, probability = _classifier().classify(start)
    return str(language) if probability >= _SURE else None


def _is_plainly_english(start: str) -> bool:
    """Whether words that no other language has as many of leave no doubt: most news is told so in no time."""
    words = start.lower().split()
    counts = [words.count(word) for word in _ENGLISH]
    return all(counts) and counts[0] >= 2 and sum(counts) >= max(_ENOUGH_ENGLISH, _ENGLISH_SHARE * len(words))


@cache
def _classifier() -> LanguageIdentifier:
    # Read at first use: the model takes half a second.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    classifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Small languages that have no two letters would take away from the sureness of their large neighbours.
    classifier.set_languages([label for label in classifier.labels if len(label) == 2])
    return classifier

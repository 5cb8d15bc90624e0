"""Stop words: words with a grammatical task, which frequency tables leave out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from toolkit.errors import require_choice
from toolkit.text.words import words

LANGUAGES = ("english", "korean")
StopWords = str | Iterable[str] | None


def stop_words(language: str = "all") -> frozenset[str]:
    """The toolkit's own list of stop words, to be used as it is or changed with ``|`` and ``-``.

    Parameters
    ----------
    language : {"all", "english", "korean"}

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> mine = stop_words("english") | {"said", "reuters"}
    >>> "the" in mine, "missile" in mine
    (True, False)
    """
    require_choice("language", language, ("all", *LANGUAGES))
    return frozenset[str]().union(*map(_list, LANGUAGES)) if language == "all" else _list(language)


def chosen_stop_words(choice: StopWords) -> frozenset[str]:
    """The words a verb's option `stop_words` asks for: a list by name, the caller's own words, or None for none."""
    if choice is None:
        return frozenset()
    if isinstance(choice, str):
        require_choice("stop_words", choice, ("all", *LANGUAGES))
        return stop_words(choice)
    if not isinstance(choice, Iterable):
        raise ValueError(f"stop_words must be 'all', a language, words, or None for none, but {choice!r} was passed.")
    entries = list(choice)
    if wild := next((entry for entry in entries if "*" in entry), None):
        raise ValueError(
            f"stop_words must be whole words, but {wild!r} was passed; drop_terms(tokens, patterns=[{wild!r}]) drops "
            "what fits a pattern."
        )
    return frozenset(word for entry in entries for word in words(entry))


@cache
def _list(language: str) -> frozenset[str]:
    lines = files(__name__).joinpath(f"{language}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())

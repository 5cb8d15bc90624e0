"""What a word is: the token definition that every count rests on.

A word is a run of letters, marks and digits, and what joins such runs without a space:

====================================  =================================================================
as written                            words
====================================  =================================================================
``Kim's plan, the workers' plan``     ``kim``, ``plan``, ``the``, ``workers``, ``plan``: possessives go
``it's``, ``don’t``, ``O’Brien``      ``it's``, ``don't``, ``o'brien``: other apostrophes stay, straight
``anti-drone``, ``F-16s``             one word each; a dash (``–``, ``—``, ``--``) parts words
``the U.S.``, ``U.S-led``, ``J.K.``   ``the``, ``u.s.``, ``u.s.-led``, ``j.k.``: letters with dots, the last dot kept
``EE.UU``, ``Ph.D.``                  ``ee.uu.``, ``ph.d.``
``US``, ``US-led``, ``us``            ``u.s.``, ``u.s.-led``, ``us``: the country is not the pronoun
``Mr. Lee etc.``                      ``mr``, ``lee``, ``etc``: any other dot goes
``$7,500``, ``3.5bn``, ``10:30``      ``7,500``, ``3.5bn``, ``10:30``: digits joined by ``.`` ``,`` ``:`` ``/``
``9/11``, ``12-1/8``, ``50%``         ``9/11``, ``12-1/8``, ``50``; so also ``20×10``
``US$5``                              ``us$``, ``5``: not the word "us"
``AT&T``, ``snake_case``              ``at&t``, ``snake_case``
``and/or``, ``No.1``, ``wait...what`` two words each, but ``n/a`` is one
``#Vote2024``, ``@user``, ``#1``      ``#vote2024``, ``@user``, ``1``
``a.b@mail.example``                  one word, as are web addresses (``https://…``, ``www.…``, ``example.com/a``)
``북한은``, ``3만명``                 whole, as Korean writes them; Chinese and Japanese are not segmented
====================================  =================================================================

Words are compared in Unicode's composed form (NFC) and lower case; soft hyphens and byte order marks inside a word
are dropped. A word never holds white space and never depends on what stands beyond it, so a text's words are the
words of its white-space-separated pieces, one after another. The time taken grows linearly with the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from string import ascii_lowercase

import regex

# One character for one, so that offsets stay true.
_FOLDED = dict.fromkeys("’‘ʼʻ＇`´′‛", "'") | dict.fromkeys("‐‑‒−﹣－", "-") | {"＃": "#", "＠": "@"}
_DROPPED = "\u00ad\u2060\ufeff"  # soft hyphen, word joiner, byte order mark

# After these 's is short for "is" or "us"; after any other word it is the possessive.
IS_AFTER = frozenset("it he she that this what who there here where how when why let".split())

# Two-letter country domains are English words too often ("it", "in", "no") to be taken without "co." and its like.
_TOP_DOMAINS = r"com|org|net|gov|edu|mil|int|info|biz|news|(?:co|com|org|net|gov|go|ac|or|ne|re)\.[a-z]{2}"
_REST_OF_ADDRESS = r"""[!\x23-;=?-~]+(?<![.,;:!?')\]}])"""  # printable ASCII but for " < >, not ending in punctuation
# U.S.A and Spanish EE.UU, without the last dot; every count is bounded.
_TWINS = "(?i:" + "|".join(letter * 2 for letter in ascii_lowercase) + ")"
_DOTTED = rf"(?:(?:\p{{L}}|[Pp]h)(?:\.\p{{L}}){{1,9}}|{_TWINS}(?:\.{_TWINS}){{1,4}})"
_PART = (
    rf"(?:{_DOTTED}(?![\p{{L}}\p{{N}}])\.?+"
    r"|(?<!/)\p{L}/\p{L}(?![\p{L}\p{N}/])"
    rf"|[\p{{L}}\p{{N}}][\p{{L}}\p{{M}}\p{{N}}\u200c\u200d{_DROPPED}]*+)"
)

# `regex`, not `re`: it knows the properties of Unicode, the same ones under every version of Python. Every part is
# possessive, bounded, or ends where the next begins, so that no text can make it search in more than linear time.
_WORD = regex.compile(
    rf"""(?x)
    (?<address>
        (?i:https?://|ftp://|www\.){_REST_OF_ADDRESS}
      | @?[\p{{L}}\p{{N}}][\p{{L}}\p{{N}}_.+%-]{{0,63}}@(?:[\p{{L}}\p{{N}}-]{{1,63}}\.){{1,8}}\p{{L}}{{2,24}}
      | (?i:(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,4}}(?:{_TOP_DOMAINS}))(?![\p{{L}}\p{{N}}@-])(?:/{_REST_OF_ADDRESS})?
      | (?<![\p{{L}}\p{{N}}_])(?:@|\#(?=[\p{{N}}_]*+\p{{L}}))[\p{{L}}\p{{M}}\p{{N}}_]++
    )
  | (?<='|\p{{L}}")[sS](?![\p{{L}}\p{{N}}])          # the 's left over in: the “Herald”'s; and: the country"s
  | (?<currency>(?i:us|au|nz|hk|nt|ca|[acs])\$(?=\p{{N}}))
  | (?<word>
        {_PART}
        (?: (?: - | _++ | '(?=\p{{L}}) | (?<=\p{{L}})&(?=\p{{L}})
              | (?<=\p{{N}})(?: [.:/×](?=\p{{N}}) | ,(?=\p{{N}}{{3}}(?!\p{{N}})) ) )
            {_PART} )*+
    )
    """
)
_UNITED_STATES = regex.compile(r"(?<![\p{L}\p{N}.])US(?![\p{L}\p{N}.])")
_OPEN_ABBREVIATION = regex.compile(rf"(?<![\p{{L}}\p{{N}}])({_DOTTED})(?![\p{{L}}\p{{N}}.])")


def words(text: str, *, keep_case: bool = False) -> list[str]:
    """The words of a text, in the order and form in which they are counted.

    Parameters
    ----------
    text : str
        Any text, in any normal form.
    keep_case : bool
        Leave capitals as they are written.

    Returns
    -------
    list of str

    Examples
    --------
    >>> words("The U.S.-led talks on Kim's anti-drone plan don’t end; AT&T paid $7,500.")
    ['the', 'u.s.-led', 'talks', 'on', 'kim', 'anti-drone', 'plan', "don't", 'end', 'at&t', 'paid', '7,500']
    """
    found: list[str] = []
    for piece in text.split():
        if piece.isascii() and piece.isalpha() and piece != "US":
            found.append(piece if keep_case else piece.lower())
        else:
            found += [
                _counted_form(match.group(), match.lastgroup, keep_case)
                for match in _WORD.finditer(fold(piece))
                if match.lastgroup
            ]
    return found


def word_spans(text: str) -> list[tuple[str, int, int]]:
    """Each word with the offsets of what was written for it: ``text[start:end]``.

    >>> word_spans("Kim’s U.S. trip")
    [('kim', 0, 5), ('u.s.', 6, 10), ('trip', 11, 15)]
    """
    return list(spans_from(fold(text), 0))


def spans_from(folded: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The words of `word_spans` that begin at `start`, a place after white space, or later, as they are asked for."""
    for match in _WORD.finditer(folded, start):
        if match.lastgroup:
            yield _counted_form(match.group(), match.lastgroup, False), *match.span()


def fold(text: str) -> str:
    """The text with straight apostrophes and plain hyphens, character for character, so that offsets stay true.

    >>> fold("Kim’s anti‑drone plan")
    "Kim's anti-drone plan"
    """
    if not text.isascii() or "`" in text:
        for odd, plain in _FOLDED.items():
            if odd in text:
                text = text.replace(odd, plain)
    return text


def _counted_form(written: str, kind: str, keep_case: bool) -> str:
    """One word as it is counted, from the word as `_WORD` found it."""
    if "US" in written and kind == "word":
        written = _UNITED_STATES.sub("U.S.", written)
    word = written if keep_case else written.lower()
    if not word.isascii():
        for mark in _DROPPED:
            word = word.replace(mark, "")
        word = unicodedata.normalize("NFC", word)
    if kind == "word":
        if word[-2:] in ("'s", "'S") and word[:-2].lower() not in IS_AFTER:
            word = word[:-2]
        if "." in word and not word.isdecimal():
            word = _OPEN_ABBREVIATION.sub(r"\1.", word)
    return word

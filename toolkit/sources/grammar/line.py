"""A text as a line of letters: one letter per token, its word class, and one sign per token, what it cues.

The classes are explained in `lexicon.py`. First every word gets the class it has by itself; then a few replacements
put right what only the neighbours can tell ("the claim" is a noun, "they claim" a verb). Grammar is then read off the
line with small regular expressions and short walks, which is quick and can be checked by eye: `Line.show()`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise

from toolkit.sources.grammar.classes import settle_classes
from toolkit.sources.grammar.lexicon import NO_CUE, Lexicon
from toolkit.text.datelines import head_end
from toolkit.text.quotation import Quoted, quotation_spans
from toolkit.text.sentences import paragraph_spans, sentence_spans

_TOKEN = re.compile(
    r"""[A-Za-z]++(?:\s++|(?=[,”;:?!)"])) | [,“”?!;()"]\s*+ | \.\s++      # most words and marks, at once
    | (?:[a-z]{4,}+|[A-Z][a-z]{5,}+)(?=\.\s) | [A-Z][a-z]++(?=['’]s\b) | ['’]s\b\s*+
    | (?:
      (?:[A-Za-z]++-)?(?:[A-Z]\.)+(?:[A-Z]\b)?(?!\w)       # U.S., J., ex-U.S.
    | (?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Prof|Rev|St|Adm|Amb|Hon|Jr|Sr|Inc|Corp|Co|Ltd
        |Ala|Ark|Colo|Conn|Del|Ga|Kan|Ky|La|Mass|Md|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Tenn|Va|Vt|Wash|Wyo
        |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|vs|No|Calif|Fla|Tex|Mich|Minn|Wis|Pa|Ariz|Ill|Ind)\.(?!\w)
    | [ap]\.m\.
    | [$£€]?\d+(?:[.,:]\d+)*[A-Za-z]*(?:-[A-Za-z]+)*%?
    | \w+(?:[-&/@]\w+)*(?:\.(?:com|org|net|gov|edu|info|ru|cn|jp|kr|kp|uk|de|fr)\b)*(?:(?<=n)['’]t\b)?
    | ['’](?:s|S|m|re|ve|d|ll)\b
    | ''|``|--+|\.\.\.
    | \S
    )\s*""",
    re.VERBOSE,
)

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[ap]m)?\s")
_LONGEST = 400  # tokens of a sentence
_SHORT = 4  # letters of a word and the space behind it


def _is_headline(pieces: list[str]) -> bool:
    """Whether most longer words have a capital."""
    initials = "".join([piece[0] for piece in pieces if len(piece) > _SHORT])
    return sum(map(str.isupper, initials)) > 0.7 * sum(map(str.isalpha, initials))


class Line:
    """One text, ready to be read: tokens with offsets, letters, signs, sentences, quotations."""

    __slots__ = (
        "closer",
        "cues",
        "documents",
        "letters",
        "light",
        "opener",
        "opens",
        "paragraphs",
        "people",
        "pieces",
        "quoted",
        "quotes",
        "sentence_starts",
        "sentences",
        "starts",
        "table",
        "text",
    )

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.table = lexicon.cues
        self.documents = lexicon.documents
        self.light = lexicon.light
        self.people = lexicon.people
        paragraphs = paragraph_spans(text)
        pieces = _TOKEN.findall(text)
        first = len(text) - len(text.lstrip())
        starts = list(accumulate(map(len, pieces), initial=first))
        starts.pop()
        self.starts = starts
        self.pieces: list[str] = pieces
        entries = "".join(map(lexicon.__getitem__, pieces))
        letters, cues = list(entries[::2]), list(entries[1::2])
        self.sentences = self._read_sentences(letters, cues, lexicon, paragraphs)
        self._skip_head(head_end(text))
        self.sentence_starts = [start for start, _ in self.sentences]
        self.paragraphs = [bisect_left(starts, start) for start, _ in paragraphs]
        self.quotes = quotation_spans(text, paragraphs)
        self.opener: dict[int, Quoted] = {}
        self.closer: dict[int, Quoted] = {}
        self._read_quotes(letters)
        self.letters = settle_classes("".join(letters))
        self.cues = "".join(cues)

    def _read_sentences(
        self, letters: list[str], cues: list[str], lexicon: Lexicon, paragraphs: list[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """Token ranges of the sentences; the first word of each is looked up without its capital."""
        starts, pieces = self.starts, self.pieces
        line = "".join(letters)
        found: list[tuple[int, int]] = []
        breaks = {start for start, _ in paragraphs}
        spans = sentence_spans(self.text, paragraphs)
        bounds = [*(bisect_left(starts, start) for start, _ in spans), len(starts)]
        for (start, _), (i, j) in zip(spans, pairwise(bounds), strict=True):
            if i >= j:
                continue
            low = i
            asked = found and start not in breaks and pieces[i - 1][0] in "”\"’'" and pieces[i - 2][0] in "?!…"
            if asked and any("tail" in lexicon.cues[sign].verb for sign in cues[i : i + 9] if sign != NO_CUE):
                low = found.pop()[0]  # “Is it?” Oru asked.
            while j - low > _LONGEST:  # a text without full stops is read in pieces
                found.append((low, low + _LONGEST))
                low += _LONGEST
            found.append((low, j))
            if 3 < line.count("E", i, j) > 0.2 * (j - i) and _is_headline(pieces[i:j]):
                look_up = [k for k in range(i, j) if letters[k] == "E"]  # a headline with capitals throughout
            else:
                while i < j - 1 and not pieces[i][0].isalnum():
                    i += 1
                look_up = [i]
            if letters[low] == "F" and start in breaks and _CLOCK.match(pieces[low]) and low + 2 < j:
                found[-1] = (low + 1, j)  # 14:32 Police have closed the bridge: a line of a live report
            for k in look_up:
                if letters[k] != "E":
                    continue
                if entry := lexicon.lower(pieces[k].rstrip()):
                    named = k + 1 < j and letters[k + 1] == "E" and len(look_up) == 1
                    if named and entry[0] == "L":  # Said Oru, “...”
                        named = not any(piece[0] in '“"' for piece in pieces[k + 2 : min(j, k + 16)])
                    if not (named and entry[0] in "KVMNL"):
                        letters[k], cues[k] = entry[0], entry[1]
                elif self._is_participle(letters, k):
                    letters[k] = "G"
        return found

    def _skip_head(self, end: int) -> None:
        """Begin the first sentence behind a dateline, which is nobody's statement."""
        if end and self.sentences:
            low, high = self.sentences[0]
            first = bisect_left(self.starts, end)
            if low < first < high:
                self.sentences[0] = first, high

    def _is_participle(self, letters: list[str], k: int) -> bool:
        """Whether a capitalised unknown word that opens a sentence is a form in -ing rather than a name."""
        if k + 1 >= len(letters) or letters[k + 1] in "VLbXM,.:'E":
            return False
        word = self.pieces[k].rstrip()
        return word.endswith("ing") and len(word) > 5

    def _read_quotes(self, letters: list[str]) -> None:
        starts = self.starts
        self.quoted = bytearray(len(starts))
        self.opens: list[int] = []
        for quote in self.quotes:
            i, j = bisect_left(starts, quote.start), bisect_left(starts, quote.end)
            if i >= len(starts) or starts[i] != quote.start:
                continue
            letters[i] = "“"
            self.opener[i] = quote
            self.opens.append(i)
            if quote.closed and j - 1 > i and not self.pieces[j - 1][0].isalnum():
                j -= 1
                letters[j] = "”"
                self.closer[j] = quote
            self.quoted[i:j] = b"\1" * (j - i)

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Offsets of the tokens i to j - 1."""
        return self.starts[i], self.starts[j - 1] + len(self.pieces[j - 1].rstrip())

    def word(self, i: int) -> str:
        """The word at token i, in lower case."""
        return self.pieces[i].rstrip().lower()

    def at(self, offset: int) -> int:
        """The first token that starts at the offset or after it."""
        return bisect_left(self.starts, offset)

    def sentence_of(self, i: int) -> tuple[int, int]:
        """The tokens of the sentence that token i is in."""
        return self.sentences[max(0, bisect_right(self.sentence_starts, i) - 1)]

    def paragraph_of(self, i: int) -> int:
        """The number of the paragraph that token i is in."""
        return bisect_right(self.paragraphs, i) - 1

    def opens_paragraph(self, i: int) -> bool:
        """Whether token i is the first of its paragraph."""
        return self.paragraphs[bisect_right(self.paragraphs, i) - 1] == i

    def next_paragraph(self, i: int) -> tuple[int, int] | None:
        """The tokens of the next paragraph, if token i is the last of its own."""
        n = bisect_right(self.paragraphs, i)
        if n >= len(self.paragraphs) or self.paragraphs[n] != i + 1:
            return None
        return i + 1, self.paragraphs[n + 1] if n + 1 < len(self.paragraphs) else len(self.starts)

    def quotation_of(self, i: int) -> Quoted | None:
        """The quotation that token i is in."""
        if not self.quoted[i]:
            return None
        return self.opener[self.opens[bisect_right(self.opens, i) - 1]]

    def show(self, i: int = 0, j: int | None = None) -> str:
        """Tokens with their letters, for those who mend the grammar.

        >>> from toolkit.sources.grammar.lexicon import load_lexicon
        >>> Line("They claim it. The claim is new.", Lexicon(*load_lexicon())).show()
        'They/R claim/V it/R ./. The/D claim/N is/b new/J ./.'
        """
        return " ".join(
            f"{piece.rstrip()}/{letter}" for piece, letter in zip(self.pieces[i:j], self.letters[i:j], strict=True)
        )

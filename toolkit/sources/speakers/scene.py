"""One part of an article as resolution sees it: where its sentences begin, what is quoted, who is named where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter

from toolkit.sources.found import Found
from toolkit.sources.naming.person import Person
from toolkit.sources.speakers.people import NameBook

_STOP = re.compile(r"[.?!][\"”’')\]]*\s+")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St|No|[A-Z]|U\.S|vs|Jr|Sr)$"
)
_LABEL = re.compile(r"(?P<name>[A-Z][A-Z.’' -]{1,30}|[QA])(?::[ \u00a0]|(?<=Q)(?=[A-Z][a-z]))")
# "It is important", but not "it is planning".
_BEING = re.compile(r"(?:[’']s| is| was| will be| would be) (?!(?:(?:also|now|still|not) )?\w+ing )")
_PARAGRAPHS_OF_A_SPEAKER = 6  # with the empty lines between them
_LONGEST_PARAGRAPH = 2000
_LONGEST_SENTENCE = 500
_LONGEST_GAP = 20  # white space between sentences
_OVERLAPPING = 8  # contents that may lie in one another
_BEFORE_NAME = 40  # characters
_WORDS_BEFORE_NAME = 3
_ASKING = re.compile(r"[^,.;:]{1,60}? (?:ask(?:s|ed)|press(?:es|ed)|question(?:s|ed))\b")
_SUBORDINATE = frozenset("when as after while before if".split())
_TO_HIM = re.compile(r"[^,.;:]{1,60}? (?:told|tells|asked|asks|informed) him\b")
_GOVERNING = frozenset("by to with of from for about against like than on at in".split())


class Scene:
    """The text of one part with its attributions; names are known for the body alone."""

    def __init__(self, text: str, found: Sequence[Found], book: NameBook | None) -> None:
        self.text = text
        self._book = book
        self._contents = sorted([(start, end, place) for place, one in enumerate(found) for start, end in one.content])
        # How far it and those before it reach, for each content: what begins first may hold all others.
        self._reach = list(accumulate(map(itemgetter(1), self._contents), max))

    def sentence_start(self, at: int) -> int:
        """Where the sentence around an offset begins, or a bounded way before it."""
        text = self.text
        floor = max(0, at - _LONGEST_SENTENCE)
        floor = text.rfind("\n", floor, at) + 1 or floor
        mark = at
        while (mark := max([text.rfind(sign, floor, mark) for sign in ".?!"])) >= 0:
            stop = _STOP.match(text, mark, at)
            if stop is not None and not _ABBREVIATED.search(text, max(0, mark - 6), mark):
                return stop.end()
        return floor

    def sentence_before(self, start: int) -> int:
        """Where the sentence begins that ends before an offset."""
        earliest = max(0, start - _LONGEST_GAP)
        end = earliest + len(self.text[earliest:start].rstrip())
        return self.sentence_start(max(0, end - 1))

    def transcript_label(self, at: int) -> str | None:
        """Who speaks in the paragraph around an offset, or one of the few before it: "RUIZ: I think so", "Q: Why?"."""
        end = at
        for _ in range(_PARAGRAPHS_OF_A_SPEAKER):
            start = self.text.rfind("\n", max(0, end - _LONGEST_PARAGRAPH), end) + 1
            label = _LABEL.match(self.text, start)
            if label is not None:
                return label["name"]
            end = start - 1
            if end <= 0:
                return None
        return None

    def attribution_around(self, at: int, *, but: int) -> int | None:
        """The number of the attribution whose content holds an offset, the innermost one; `but` is left out."""
        for start, end, place in reversed(self._contents_before(at)):
            if start <= at < end and place != but:
                return place
        return None

    def is_content(self, at: int) -> bool:
        """Whether an offset lies in what somebody is said to have said."""
        place = bisect_left(self._contents, (at + 1,))
        return place > 0 and self._reach[place - 1] > at

    def _contents_before(self, at: int) -> list[tuple[int, int, int]]:
        place = bisect_left(self._contents, (at + 1,))
        return self._contents[max(0, place - _OVERLAPPING) : place]

    def is_governed(self, start: int) -> bool:
        """Whether a preposition stands before a name, so that it is no subject: "asked by Oru", "seeing Oru off"."""
        for word in reversed(self.text[max(0, start - _BEFORE_NAME) : start].split()[-_WORDS_BEFORE_NAME:]):
            if word.casefold() in _GOVERNING or word.endswith("ing"):
                return True
            if not word.islower() or not word[-1].isalpha():
                return False
        return False

    def is_asking(self, start: int) -> bool:
        """Whether a source asks beside the main clause, so that another answers: "when Oru asked whether"."""
        before = self.text[max(0, start - _BEFORE_NAME) : start].split()[-_WORDS_BEFORE_NAME:]
        return not _SUBORDINATE.isdisjoint(map(str.lower, before)) and _ASKING.match(self.text, start) is not None

    def speaks_to_him(self, start: int) -> bool:
        """Whether a source says something to a man whom the text goes on about: "An official told him"."""
        return _TO_HIM.match(self.text, start) is not None

    def is_relative(self, start: int) -> bool:
        """Whether a source is a relative pronoun."""
        return self.text.startswith(("who ", "that ", "which "), start)

    def is_followed_by_being(self, end: int) -> bool:
        """Whether "it" stands for nothing: "it is important to know that"."""
        return _BEING.match(self.text, end) is not None

    def names_between(self, start: int, end: int, most: int = 64, *, at: int | None = None) -> list[tuple[int, Person]]:
        """The last people named in a stretch of the text, by full or short name.

        Those named in what somebody said are left out, but for those in the same words as the offset `at`.
        """
        if self._book is None:
            return []
        named = self._book.mentions()
        last = bisect_left(named, (end,))
        named = named[max(bisect_left(named, (start,), 0, last), last - most) : last]
        found = [mention for mention in named if not self.is_content(mention[0])]
        if at is None or len(found) == len(named) or (around := self._content_around(at)) is None:
            return found
        return sorted([*found, *(mention for mention in named if around[0] <= mention[0] < around[1])])

    def _content_around(self, at: int) -> tuple[int, int] | None:
        """The innermost content that holds an offset."""
        return next(((start, end) for start, end, _ in reversed(self._contents_before(at)) if start <= at < end), None)

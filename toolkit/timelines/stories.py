"""Which sentences about one day tell of the same thing.

Two things that happen on one day are told in different words. A word counts for as much as it is more frequent among
the sentences about the day than among all others: "Trump" counts for little in an election year, "Hofstra" for much.

1. A word that a quarter of the day's sentences have, and that is rare elsewhere, is a theme of the day: all sentences
   with it are one story.
2. Each other sentence joins the story with which it shares two words or more that are together telling enough, or
   most of what it says; or else it begins a story of its own. Stories that share as much with one another are joined.
3. A sentence that shares less, and hangs on the one before it, goes with the rest of its article.

Everything is looked up by word, so that the work grows with the number of sentences, and the order of the sentences
changes nothing.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d,.]*\d")
_ENDINGS = ("ing", "ed", "e")
# Words of grammar and of the trade, and the parts of dates: to share them is to share nothing.
_COMMON = frozenset(
    """the and for with from that this these those was were are been being has have had will would could can may might
    must shall should does did not but its his her their our your who whom whose which what when where why how than
    then there here also into onto over under after before during since until while about against between among
    through more most less least very much many few some any all each every both other another such only just even
    still yet now again ever never out off per via upon within without because though although however whether
    him them they she you one two three four five six seven eight nine ten first second third last next new old own
    said say says told tells according added announced reported reports report statement called made make makes took
    take taken came come comes went held hold people year years month months week weeks day days time times today
    yesterday tomorrow tonight night morning afternoon evening noon early late ago later earlier
    january february march april june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter quarter
    part place including set""".split()
)
_PRIOR = 50  # unseen sentences, of which half a one has a word: small collections have no rare words of their own
_THEME_SHARE, _THEME_WEIGHT, _THEME_SENTENCES = 0.25, 1.0, 8
_TELLING = 6.0  # what two shared words must weigh together: each is e^3 = 20 times as frequent as elsewhere
_MOST, _ENOUGH = 0.6, 4.0  # the share of a sentence's weight, and the least, that also joins
_WIDE = 200  # a word that this many stories of a day have tells none of them from the others
_CORE = 5  # a word is a story's when a fifth of its sentences have it
_HANGING = re.compile(r"[\"'“‘\s]*(?:he|she|it|they|this|that|these|those|his|her|their|its|but|and)\b", re.IGNORECASE)


def terms(sentence: str) -> frozenset[str]:
    """The words and numbers of a sentence that can tell one event from another, without their endings.

    >>> sorted(terms("The court ruled on Monday that 1,500 ballots were lost."))
    ['1,500', 'ballot', 'court', 'lost', 'rul']
    """
    return frozenset(_stem(word) for word in _WORD.findall(sentence.lower()) if word not in _COMMON)


def _stem(word: str) -> str:
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


class Weights:
    """How much more frequent each word is among the sentences about a day than among all others."""

    def __init__(self, sentences: Sequence[frozenset[str]]) -> None:
        self._sentences = len(sentences)
        self._counts = Counter(term for found in sentences for term in found)

    def of_day(self, sentences: Sequence[frozenset[str]]) -> dict[str, float]:
        """The natural logarithm of the ratio of the two shares, for the words that are more frequent."""
        here = len(sentences)
        elsewhere = self._sentences - here + _PRIOR
        weights = {}
        for term, count in Counter(term for found in sentences for term in found).items():
            weight = math.log(count / here * elsewhere / (self._counts[term] - count + 0.5))
            if weight > 0:
                weights[term] = weight
        return weights


class _Story:
    """The sentences of a story, by their positions, and how many of them have each word."""

    __slots__ = ("counts", "members")

    def __init__(self) -> None:
        self.members: list[int] = []
        self.counts: Counter[str] = Counter()

    def core(self, term: str) -> bool:
        return self.counts[term] * _CORE >= len(self.members)


def stories(
    sentences: Sequence[str], found: Sequence[frozenset[str]], articles: Sequence[str], weights: dict[str, float]
) -> list[list[int]]:
    """Sort the different sentences about one day into stories.

    Parameters
    ----------
    sentences
        Different sentences, in an order that does not depend on that of the table.
    found
        The terms of each.
    articles
        An article each stands in.
    weights
        The weights of the day's terms.

    Returns
    -------
    list of list of int
        The positions of each story's sentences, in the order of each story's first.
    """
    kept = [frozenset(term for term in row if term in weights) for row in found]
    counts = Counter(term for row in kept for term in row)
    made = _by_theme(kept, counts, weights)
    placed = {position for story in made for position in story.members}
    shelf = _Shelf(weights, made)
    # What is most shared comes first, so that a story begins with what its sentences have in common.
    central = [sum(weights[term] for term in sorted(row) if counts[term] > 1) / (len(row) + 8) for row in kept]
    for position in sorted(set(range(len(kept))) - placed, key=lambda i: (-central[i], i)):
        at = shelf.nearest(kept[position])
        shelf.add([position], [kept[position]], at)
    shelf.join(kept)
    return _with_articles(sentences, articles, shelf)


def _by_theme(kept: list[frozenset[str]], counts: Counter[str], weights: dict[str, float]) -> list[_Story]:
    """The stories around the themes of the day, the most frequent theme first."""
    if len(kept) < _THEME_SENTENCES:
        return []
    least = _THEME_SHARE * len(kept)
    themes = sorted(
        (term for term, count in counts.items() if count >= least and weights[term] >= _THEME_WEIGHT),
        key=lambda term: (-counts[term] * weights[term], term),
    )
    left = set(range(len(kept)))
    made = []
    for theme in themes:
        members = sorted(position for position in left if theme in kept[position])
        if len(members) >= least:
            story = _Story()
            story.members = members
            story.counts.update(term for position in members for term in kept[position])
            made.append(story)
            left.difference_update(members)
    return made


class _Shelf:
    """The stories of a day, found by the words of a sentence."""

    def __init__(self, weights: dict[str, float], made: list[_Story]) -> None:
        self._weights = weights
        self.made = made
        self._with: defaultdict[str, list[int]] = defaultdict(list)
        for number, story in enumerate(made):
            for term in story.counts:
                self._with[term].append(number)

    def nearest(self, row: frozenset[str], besides: int | None = None) -> int | None:
        """The story that shares enough with a sentence, the one that shares most."""
        shared: defaultdict[int, float] = defaultdict(float)
        words: Counter[int] = Counter()
        for term in sorted(row):
            numbers = self._with.get(term, [])
            for number in numbers if len(numbers) <= _WIDE else ():
                if number != besides and self.made[number].core(term):
                    shared[number] += self._weights[term]
                    words[number] += 1
        whole = sum(self._weights[term] for term in sorted(row))
        fit = [
            number
            for number, weight in shared.items()
            if (words[number] > 1 and weight >= _TELLING) or (weight >= _ENOUGH and weight >= _MOST * whole)
        ]
        return max(fit, key=lambda number: (shared[number], -number)) if fit else None

    def add(self, positions: list[int], rows: list[frozenset[str]], at: int | None) -> None:
        if at is None:
            at = len(self.made)
            self.made.append(_Story())
        story = self.made[at]
        story.members += positions
        for row in rows:
            for term in row:
                if term not in story.counts:
                    self._with[term].append(at)
                story.counts[term] += 1

    def join(self, kept: list[frozenset[str]]) -> None:
        """Join small stories to larger ones, once, by the words that most of the small one's sentences have."""
        for number in sorted(range(len(self.made)), key=lambda n: (len(self.made[n].members), -n)):
            story = self.made[number]
            core = frozenset(term for term, count in story.counts.items() if 2 * count >= len(story.members))
            at = self.nearest(core, besides=number)
            if at is not None and len(self.made[at].members) >= len(story.members):
                positions = story.members
                self.made[number] = _Story()
                self.add(positions, [kept[position] for position in positions], at)


def _with_articles(sentences: Sequence[str], articles: Sequence[str], shelf: _Shelf) -> list[list[int]]:
    """The stories, with lone sentences that hang on another put to what their article tells of the day."""
    groups = [sorted(story.members) for story in shelf.made if story.members]
    home: dict[str, int] = {}
    for number, members in enumerate(groups):
        for position in members:
            if len(members) > 1 or not _HANGING.match(sentences[position]):
                home.setdefault(articles[position], number)
    for number, members in enumerate(groups):
        if len(members) == 1 and _HANGING.match(sentences[members[0]]):
            at = home.get(articles[members[0]], number)
            if at != number:
                groups[at] = sorted([*groups[at], *members])
                groups[number] = []
    return sorted(members for members in groups if members)

"""Whose verb it is: the start of its group of auxiliaries, its subject, and subjects that verbs share."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.sources.phrases import phrase_after, subject_before
from toolkit.sources.reading import Tokens

_FURTHEST = 60


class Group(NamedTuple):
    """A verb with what goes before it: "would not say" starts at "would"."""

    start: int
    passive: bool
    infinitive: bool
    participle: bool


def verb_group(letters: str, i: int, low: int) -> Group:
    """The group of the verb at token i."""
    letter = letters[i]
    passive = infinitive = participle = False
    k = _skip(letters, i - 1, low)
    before = letters[k] if k >= low else ""
    if letter == "G":
        participle = before != "b"
    elif letter in "LU":
        passive = before == "b"
        participle = letter == "U" and before not in ("b", "X")
    for _ in range(4):
        while k >= low and letters[k] in "bXMZ":
            k -= 1
        if k > low and letters[k] == "t":
            infinitive = True
            k = _skip(letters, k - 1, low)
            if k >= low and letters[k] in "VLUG":
                if letters[k] == "G" and (k == low or letters[_skip(letters, k - 1, low)] not in "b"):
                    participle = True
                k -= 1
                continue
            if k > low and letters[k] == "J" and letters[_skip(letters, k - 1, low)] == "b":
                k -= 1
                continue
            return Group(k + 1, passive, infinitive, participle)
        break
    return Group(k + 1, passive, infinitive, participle)


def _skip(letters: str, k: int, low: int) -> int:
    while k > low and letters[k] == "Z":
        k -= 1
    return k


def shared_subject(letters: str, i: int, low: int) -> Tokens | None:
    """The subject of the nearest finite verb before token i that has one: for "and added", ", saying"."""
    k = i - 1
    stop = max(low, i - _FURTHEST)
    while k >= stop:
        if letters[k] in "VLbXM":
            start = k
            while start > low and letters[start - 1] in "bXMZV":
                start -= 1
            found = subject_before(letters, start, low)
            if found and letters[found[0]] not in "WT":
                return found
            k = start
        k -= 1
    return None


def following_subject(letters: str, i: int, high: int) -> Tokens | None:
    """The subject after the first comma, for a sentence that opens with a participle: "Citing ..., Oru said"."""
    comma = letters.find(",", i, min(high, i + _FURTHEST))
    if comma < 0 or comma + 1 >= high:
        return None
    found = phrase_after(letters, comma + 1, high)
    if found and found[1] < high and letters[found[1]] in "VLbXMZ":
        return found
    return None

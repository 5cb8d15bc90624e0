"""Cues that are no verbs: "a claim by Oru that", "his plan to", "is confident that"."""

from __future__ import annotations

import re

from toolkit.sources.cues.after import statement
from toolkit.sources.grammar.contents import clause_end, clause_limit, phrase_end
from toolkit.sources.grammar.lexicon import Cue
from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.phrase_ends import phrase_after
from toolkit.sources.grammar.phrases import owner_before, subject_before
from toolkit.sources.grammar.reading import Reading, Tokens
from toolkit.sources.grammar.subjects import subject_of, verb_group
from toolkit.sources.wordlists import read_sections

NOUN_RULES = ("noun", "noun-alone", "noun-light", "noun-verb")  # the frame of what follows stands behind them
_FINITE = re.compile("[VbXML]")
_OWN_VERB = re.compile("[VbXML][bXZU]*")
_MAIN_VERB = re.compile("(?<=[NEYFJUrV])[bXM]|(?<=[NEYFJUr])(?:V|L(?=[DJNEPR]))")
_NEW_CLAUSE = re.compile("[,;:SWTHCB“–]")
_COPULAS = frozenset(read_sections("signal_words")["copulas"])
_POSSESSIVES = frozenset("his her their its my our your whose".split())


def read_noun(line: Line, i: int, low: int, high: int, cue: Cue) -> Reading | None:
    """Words or thoughts as a noun, with their owner or author."""
    letters = line.letters
    frames = cue.noun
    source: Tokens | None = None
    start = i
    k = i - 1
    while k > low and letters[k] in "JNZF":
        k -= 1
    if k > low and letters[k] == "'":
        source = owner_before(letters, k, low)
        start = k
    elif k >= low and letters[k] == "D" and line.word(k) in _POSSESSIVES:
        source = (k, k + 1)
        start = k + 1
    j = i + 1
    high = clause_limit(line, i, None, low, high)
    if j < high and letters[j] == "P" and line.word(j) in ("by", "from"):
        agent = phrase_after(letters, j + 1, high)
        if agent is not None:
            source, j = agent, agent[1]
    if j >= high:
        return None
    rule = "noun"
    if source is None and j < high and letters[j] == "P" and line.word(j) == "among" and "that" in frames:
        holders = phrase_after(letters, j + 1, high)  # fear among farmers that
        if holders is not None and letters[holders[1] : holders[1] + 1] == "T":
            source, j = holders, holders[1]
    if source is None:
        governed = _governed(line, k, low, high)
        if governed is None:
            return None
        source, start, rule = governed
    letter = letters[j]
    k = j + 1 + (letters[j + 1 : j + 2] in ("Z", ",", ":")) if letter == "b" else j
    if j < k < high and source is not None and "that" in frames and rule == "noun":
        if letters[k] == "T" and k + 1 < high:  # Oru's answer was that the dam held
            return Reading(source, (start, j + 1), ((k + 1, clause_end(line, k + 1, high)),), "noun-is-that")
        if letters[k] == "“" and k > j + 1 and k in line.opener:  # her answer was: “...”
            return Reading(source, (start, j + 1), ((k, line.at(line.opener[k].end)),), "noun-is-quote")
    if letter == "T" and "that" in frames and j + 1 < high and letters[j + 1] not in "VbXML":
        end = clause_end(line, j + 1, high)
        if not _FINITE.search(letters, low, start):
            end = _before_main_verb(letters, j + 1, end)
        return Reading(source, (start, i + 1), ((j + 1, end),), f"{rule}-that")
    if letter == "t" and "to" in frames:
        return Reading(source, (start, i + 1), ((j, phrase_end(line, j, high)),), f"{rule}-to")
    if letter in "oP" and line.word(j) in frames and j + 1 < high:
        return Reading(source, (start, j + 1), ((j + 1, phrase_end(line, j + 1, high)),), f"{rule}-preposition")
    return None


def _before_main_verb(letters: str, begin: int, end: int) -> int:
    """Where "angered them" begins in "Oru's claim that it was safe angered them"; `end` if nothing like it does."""
    own = _OWN_VERB.search(letters, begin, end)
    main = _MAIN_VERB.search(letters, own.end(), end) if own else None
    return end if main is None or _NEW_CLAUSE.search(letters, begin, main.start()) else main.start()


def _governed(line: Line, k: int, low: int, high: int) -> tuple[Tokens | None, int, str] | None:
    """For a cue noun without owner: the subject of the verb it depends on ("made a promise to", "raised doubts").

    Returns the source (None: nobody is named), where the cue starts, and the name of the rule; None where the verb
    is a cue itself and has read the noun as its object.
    """
    letters = line.letters
    while k > low and letters[k] in "DQFJNZ":
        k -= 1
    if letters[k] == "P" and k > low and letters[k - 1] in "VLUG":
        k -= 1
    if k < low or letters[k] not in "VLUG":
        return None, k + 1, "noun-alone"
    cue = line.table.get(line.cues[k])
    if cue is not None and cue.verb & {"object", "as"}:
        return None
    start, form = verb_group(letters, k, low)
    if form == "passive":
        return None, start, "noun-alone"
    source, _ = subject_of(line, k, low, high, start, form)
    light = line.word(k) in line.light
    return source, start, "noun-light" if light else "noun-verb"


def read_adjective(line: Line, i: int, low: int, high: int, cue: Cue) -> Reading | None:
    """A state of mind after a form of "be"."""
    letters = line.letters
    k = i - 1
    while k > low and letters[k] == "Z":
        k -= 1
    if k <= low or not (letters[k] == "b" or line.word(k) in _COPULAS):
        return None
    while k > low and letters[k - 1] in "bXMZ":
        k -= 1
    source = subject_before(letters, k, low)
    j = i + 1
    if source is None or j >= high:
        return None
    after = statement(line, j, high, cue.adjective, i + 1)
    if after is None and letters[j] in "oP" and line.word(j) in cue.adjective and j + 1 < high:
        after = "preposition", ((j + 1, phrase_end(line, j + 1, high)),), j + 1
    if after is None:
        return None
    return Reading(source, (k, after[2]), after[1], "adjective-" + after[0])

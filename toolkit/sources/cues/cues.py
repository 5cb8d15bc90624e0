"""Reading a cue: whose it is, what it says, by which rule.

For every word that may be a cue, the line of letters is read to its left (the subject) and to its right (what the
verb lets follow). What the column `rule` holds is the group of the cue, the frame that matched, and how the source
was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from toolkit.sources.cues.after import after_verb
from toolkit.sources.cues.headlines import read_dashed, read_headline
from toolkit.sources.cues.nouns import NOUN_RULES, read_adjective, read_noun
from toolkit.sources.cues.passives import read_passive
from toolkit.sources.cues.sayings import read_according, read_as_said, read_poll, read_view
from toolkit.sources.cues.sourceless import read_reportedly, read_seeming
from toolkit.sources.cues.surroundings import (
    before_main_verb,
    doubtful,
    is_adjunct,
    is_finite,
    is_hearsay,
    theme_before,
)
from toolkit.sources.cues.tails import content_before, read_inverted, read_late_tail, read_tail
from toolkit.sources.cues.trust import Completeness, is_kept
from toolkit.sources.grammar.contents import BEFORE_MAIN_CLAUSE, clause_limit
from toolkit.sources.grammar.lexicon import NO_CUE, Cue
from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.phrases import subject_before
from toolkit.sources.grammar.reading import Reading, Tokens
from toolkit.sources.grammar.subjects import agent_after, subject_of, verb_group

_CUE_SIGN = re.compile(rf"[^{NO_CUE}\s]")  # no sign is white space, but a class is found faster than "not one letter"
_MOST_CUES = 41  # a sentence with more of them is no sentence
_NO_PARTICLE = "DFQT,.“”"  # classes of no particle
_MAY_BE_DOUBTFUL = "QDRr"  # classes that a subject begins with of which `doubtful` says anything
_LEAVE = frozenset("authorised authorized allowed permitted cleared entitled empowered".split())
_FORECASTERS = frozenset("analysts economists forecasters traders investors".split())
_CLAUSE = re.compile("[T“]")
_INVERTING = frozenset("inform speak state".split())  # “...,” or the dam is old, warned Oru
_ONLY_THAT = frozenset({"that"})  # held that it was legal; but the rally was held
_SPEAKS = ("tail", "inverted", "say-")


def read_cues(line: Line, completeness: Completeness = "complete") -> list[Reading]:
    """Every attribution that a cue word of the text makes; some that `completeness` leaves out are not even read."""
    found: list[Reading] = []
    any_noun = _keeps_any_noun(completeness)
    signs, letters, quoted, table = line.cues, line.letters, line.quoted, line.table
    marked = {*_sentences_with(line, ":"), *_sentences_with(line, "–")}  # a headline sets its speaker off by them
    for low, high in line.sentences:
        if letters[low] in "CBZP" or low in marked:
            opening = read_poll(line, low, high)
            if opening is None and low in marked:
                opening = read_headline(line, low, high) or read_dashed(line, low, high)
            if opening is not None:
                found.append(opening)
        for match in islice(_CUE_SIGN.finditer(signs, low, high), _MOST_CUES):
            i = match.start()
            if quoted[i]:
                continue
            cue = table[signs[i]]
            letter = letters[i]
            reading = None
            if letter in "VLUG":
                if cue.group == "seem":
                    reading = read_seeming(line, i, low, high)
                else:
                    if letter == "U" and cue.adjective:
                        reading = read_adjective(line, i, low, high, cue)
                    if reading is None and (cue.verb or cue.particles):
                        reading = _read_verb(line, i, low, high, cue, found)
                    if reading is None and letter in "LU" and cue.adjective:
                        reading = read_adjective(line, i, low, high, cue)
            elif letter == "N":
                if i + 1 < high and letters[i + 1] in ".," and "tail" in cue.verb:
                    source = subject_before(letters, i, low)  # “...,” a voice in the advert states.
                    if source and source[0] > low and letters[source[0] - 1] in "”," and source[1] == i:
                        reading = read_tail(line, source, (i, i + 1), low, high, None)
                if reading is None and cue.noun:
                    if "view" in cue.noun:
                        reading = read_view(line, i, low, high, alone=not found or found[-1].cue[0] < low)
                    if reading is None and (any_noun or _CLAUSE.search(letters, i + 1, high)):
                        reading = read_noun(line, i, low, high, cue)
            elif letter == "J":
                if cue.adjective:
                    reading = read_adjective(line, i, low, high, cue)
            elif cue.group == "according":
                reading = read_according(line, i, low, high)
            elif cue.group == "reportedly":
                reading = read_reportedly(line, i, low, high)
            if reading is not None:
                found.append(reading)
    return found


def _sentences_with(line: Line, mark: str) -> Iterator[int]:
    """The first token of every sentence that has a mark."""
    at = line.letters.find(mark)
    while at >= 0:
        low, high = line.sentence_of(at)
        yield low
        at = line.letters.find(mark, max(high, at + 1))


@cache
def _keeps_any_noun(completeness: Completeness) -> bool:
    """Whether "his plan to" and "a warning of" are kept, or only nouns that a clause or a quotation follows."""
    rules = [f"{noun}-{frame}" for noun in NOUN_RULES for frame in ("to", "preposition")]
    return any(is_kept(rule, completeness) for rule in rules)


def _read_verb(line: Line, i: int, low: int, high: int, cue: Cue, found: list[Reading]) -> Reading | None:
    letters = line.letters
    frames, name, cue_end = cue.verb, cue.group, i + 1
    if cue.particles and i + 1 < high and letters[i + 1] not in _NO_PARTICLE:
        frames, name, cue_end = _with_particle(line, i, high, cue)
    if not frames:
        return None
    letter = letters[i]
    start, form = verb_group(letters, i, low)
    active, passive = form == "active", form == "passive"
    before = letters[start - 1] if start > low else ""
    if start < i:
        if letters[i - 1] == "t" and i - 2 > low and line.word(i - 2) in _LEAVE:
            return None  # not authorised to discuss it: nothing is said
        if passive and (frames == _ONLY_THAT or line.word(start) == "being"):
            return None
        if start < i - 2 and is_hearsay(line, start, i):
            return None  # is said to be writing a book
    if active and before in ("", ",", "”", "S"):
        # “...,” said Oru: the verb follows its content, the subject follows the verb.
        after_quotation = before == "”" or (before == "," and start - 1 > low and letters[start - 2] == "”")
        if after_quotation and "tail" in frames:
            reading = read_inverted(line, (start, cue_end), low, high)
            if reading is not None:
                return reading
        if before == "," and (name == "say" or (name in _INVERTING and is_finite(line, start, i, frames))):
            reading = read_inverted(line, (start, cue_end), low, high, strict=True)
            if reading is not None:
                return reading
        if letter in "LU" and before in ("", "S"):
            if "person-to" in frames and letters[i + 1 : i + 2] != "E":
                limit = clause_limit(line, i, None, low, high)  # Asked whether ..., Oru said; when asked by Oru if ...
                return _read_asked(line, i, start, limit, frames, name)
            if before == "S" and "tail" in frames and (agent := agent_after(line, i, high)):
                reported = read_as_said(line, (start, i + 1), (start, agent[1]), low, high, frames)
                if reported is not None:
                    return reported._replace(source=agent, cue=(start, cue_end))  # As reported by Oru, the dam held
    source, how = subject_of(line, i, low, high, start, form)
    last = None
    if how and found and found[-1].cue[0] >= low:
        last = found[-1]
        if how in ("participle", "shared") and last.rule.startswith(_SPEAKS) and not last.rule.endswith("-reduced"):
            source = last.source or source  # “...,” said Oru, adding that ...
    if source is None and active:
        if before in (",", "") and "tail" in frames:
            return read_inverted(line, (start, cue_end), low, high)
        return None
    first = source[0] if source is not None else low
    edge = letters[first - 1] if first > low else ""  # what stands before the source
    if active and source is not None and edge in ("S", "H"):
        if edge == "S" and "tail" in frames:
            said = read_as_said(line, source, (start, cue_end), low, high, frames)
            if said is not None:
                return said
        if edge == "H" and letters.endswith("”bH", low, first):
            content = content_before(line, first - 2, low)  # “We were lied to” is how one farmer put it
            return Reading(source, (start, cue_end), content, "tail-how") if content else None
    limit = high
    if letters[low] in BEFORE_MAIN_CLAUSE or letters[first] in "WT":
        limit = clause_limit(line, i, first, low, high)
    after = after_verb(line, cue_end, limit, frames, passive=passive)
    if active and source is not None:
        if edge and edge in ",”–?!" and "tail" in frames:
            reading = read_tail(line, source, (start, cue_end), low, high, after, addressed="person" in frames)
            if reading is not None:
                return reading
        if after is None and first == low and name == "say":
            reading = read_late_tail(line, source, (start, cue_end), high)
            if reading is not None:
                return reading
    if i == low and letter == "G" and name == "speak-of":
        return None  # Commenting on the news, Oru said: what he said is told
    if passive and (after is None or after[0] in ("object", "as", "to", "order")):
        return read_passive(line, (start, cue_end), source, low, high, after, name, frames)
    if after is None:
        is_speech = how == "quoted" and letter == "G" and "tail" in frames
        return _read_quoted(line, source, (start, cue_end), low, last) if is_speech and source else None
    rule, content, cue_end = after
    if rule == "gap":
        theme = theme_before(letters, first, low)
        if how or (theme is None and letters[content[0][0]] == "L"):
            return None
        content = (theme, *before_main_verb(letters, theme, content, low)) if theme else content
    elif rule == "to" and name == "require" and letter == "L":
        return None  # the two expected to visit it
    if source is not None:
        if rule == "object" and name == "require" and line.word(i).startswith("expect"):
            name = "forecast" if any(line.word(k) in _FORECASTERS for k in range(*source)) else name
        elif name == "describe" and (edge == "H" or (edge == "W" and line.word(first - 1) != "who")):
            content = ((first - 1, first), *content)  # what Oru called “a gift”
        if letters[first] in _MAY_BE_DOUBTFUL:
            how = doubtful(line, *source) or how
    return Reading(source, (start, cue_end), content, f"{name}-{rule}-{how}" if how else f"{name}-{rule}")


def _with_particle(line: Line, i: int, high: int, cue: Cue) -> tuple[frozenset[str], str, int]:
    """The frames and the name of a verb with the particle that follows it, and the token after them."""
    frames, name, cue_end = cue.verb, cue.group, i + 1
    following = line.word(i + 1)
    later = line.word(i + 2) if following == "it" and i + 2 < high else ""
    words = following, later
    for particle, group_name, particle_frames in cue.particles:
        if particle in words and not (cue.verb and is_adjunct(line, i + 1, high)):
            # "made clear that", "made it clear that"
            frames, name, cue_end = particle_frames, group_name, i + 2 + (particle == later)
            if line.letters[i + 1] in "Pt" and "quote" not in frames:
                frames |= {"object"}  # "call for a vote": what follows the preposition
    return frames, name, cue_end


def _read_quoted(line: Line, source: Tokens, cue: Tokens, low: int, last: Reading | None) -> Reading | None:
    """“...,” the paper quoted Oru as saying; “...,” Oru was quoted as saying."""
    start = source[0]
    if last is not None and last.source is not None and last.content[0][0] == start:
        start = last.source[0]
    if start - 2 < low or "”" not in line.letters[start - 2 : start]:
        return None
    content = content_before(line, start, low)
    return Reading(source, cue, content, "tail-quoted") if content else None


def _read_asked(line: Line, i: int, start: int, high: int, frames: frozenset[str], name: str) -> Reading | None:
    source = agent_after(line, i, high)
    after = after_verb(line, source[1] if source else i + 1, high, frames - {"object", "person-to"}, passive=True)
    if after is None or after[0] not in ("wh", "preposition", "quote", "that") or name == "tell":
        return None
    return Reading(source, (start, i + 1), after[1], f"{name}-asked")

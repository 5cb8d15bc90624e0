"""Reading a cue: whose it is, what it says, by which rule.

For every word that may be a cue, the line of letters is read to its left (the subject) and to its right (what the
verb lets follow). What the column `rule` holds is the group of the cue, the frame that matched, and how the source
was found.
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.sources.after import after_verb
from toolkit.sources.contents import clause_limit
from toolkit.sources.headlines import read_dashed, read_headline
from toolkit.sources.lexicon import Cue
from toolkit.sources.line import Line
from toolkit.sources.nouns import NOUN_RULES, read_adjective, read_noun
from toolkit.sources.passives import read_passive
from toolkit.sources.phrases import subject_before
from toolkit.sources.reading import Reading, Tokens
from toolkit.sources.sayings import read_according, read_as_said, read_poll, read_view
from toolkit.sources.sourceless import read_reportedly, read_seeming
from toolkit.sources.subjects import agent_after, subject_of, verb_group
from toolkit.sources.surroundings import (
    before_main_verb,
    doubtful,
    is_adjunct,
    is_finite,
    is_hearsay,
    theme_before,
)
from toolkit.sources.tails import content_before, read_inverted, read_late_tail, read_tail
from toolkit.sources.trust import Completeness, is_kept

_CUE_SIGN = re.compile(r"[^.]")
_MOST_CUES = 40  # a sentence with more of them is no sentence
_LONGEST_TITLE = 24
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
    for low, high in line.sentences:
        opening = read_headline(line, low, high) if ":" in letters[low : low + 8] else None
        if opening is None and letters[low] in "CBZP":
            opening = read_poll(line, low, high)
        if opening is None and letters[high - 1] in "NE" and high - low < _LONGEST_TITLE and "–" in letters[low:high]:
            opening = read_dashed(line, low, high)
        if opening is not None:
            found.append(opening)
        for n, match in enumerate(_CUE_SIGN.finditer(signs, low, high)):
            if n > _MOST_CUES:
                break
            i = match.start()
            if quoted[i]:
                continue
            cue = table[signs[i]]
            letter = letters[i]
            reading = None
            if cue.group == "according":
                reading = read_according(line, i, low, high)
            elif cue.group == "reportedly":
                reading = read_reportedly(line, i, low, high)
            elif cue.group == "seem":
                reading = read_seeming(line, i, low, high) if letter in "VLUG" else None
            elif letter in "VLUG":
                if letter == "U" and cue.adjective:
                    reading = read_adjective(line, i, low, high, cue)
                if reading is None and (cue.verb or cue.particles):
                    reading = _read_verb(line, i, low, high, cue, found)
                if reading is None and cue.adjective and letter in "LU":
                    reading = read_adjective(line, i, low, high, cue)
            elif letter == "N":
                if "tail" in cue.verb and i + 1 < high and letters[i + 1] in ".,":
                    source = subject_before(letters, i, low)  # “...,” a voice in the advert states.
                    if source and source[0] > low and letters[source[0] - 1] in "”," and source[1] == i:
                        reading = read_tail(line, source, (i, i + 1), low, high, None)
                if reading is None and "view" in cue.noun:
                    reading = read_view(line, i, low, high, alone=not found or found[-1].cue[0] < low)
                if reading is None and cue.noun and (any_noun or _CLAUSE.search(letters, i + 1, high)):
                    reading = read_noun(line, i, low, high, cue)
            elif letter == "J" and cue.adjective:
                reading = read_adjective(line, i, low, high, cue)
            if reading is not None:
                found.append(reading)
    return found


@cache
def _keeps_any_noun(completeness: Completeness) -> bool:
    """Whether "his plan to" and "a warning of" are kept, or only nouns that a clause or a quotation follows."""
    rules = [f"{noun}-{frame}" for noun in NOUN_RULES for frame in ("to", "preposition")]
    return any(is_kept(rule, completeness) for rule in rules)


def _read_verb(line: Line, i: int, low: int, high: int, cue: Cue, found: list[Reading]) -> Reading | None:
    letters = line.letters
    frames, name, cue_end = cue.verb, cue.group, i + 1
    if cue.particles and i + 1 < high:
        following = line.word(i + 1)
        later = line.word(i + 2) if following == "it" and i + 2 < high else ""
        for particle, group_name, particle_frames in cue.particles:
            if particle in (following, later) and not (cue.verb and is_adjunct(line, i + 1, high)):
                # "made clear that", "made it clear that"
                frames, name, cue_end = particle_frames, group_name, i + 2 + (particle == later)
                if letters[i + 1] in "Pt" and "quote" not in frames:
                    frames |= {"object"}  # "call for a vote": what follows the preposition
    if not frames:
        return None
    if i - 2 > low and letters[i - 1] == "t" and line.word(i - 2) in _LEAVE:
        return None  # not authorised to discuss it: nothing is said
    group = verb_group(letters, i, low)
    start = group.start
    before = letters[start - 1] if start > low else ""
    if group.passive and (line.word(start) == "being" or frames == _ONLY_THAT):
        return None
    if group.start < i - 2 and is_hearsay(line, group.start, i):
        return None  # is said to be writing a book
    active = not (group.participle or group.purpose or group.passive)

    # “...,” said Oru: the verb follows its content, the subject follows the verb.
    after_quotation = before == "”" or (before == "," and start - 1 > low and letters[start - 2] == "”")
    if after_quotation and active and "tail" in frames:
        reading = read_inverted(line, (start, cue_end), low, high)
        if reading is not None:
            return reading
    if active and before == "," and (name == "say" or (name in _INVERTING and is_finite(line, start, i, frames))):
        reading = read_inverted(line, (start, cue_end), low, high, strict=True)
        if reading is not None:
            return reading

    if (
        letters[i] in "LU"
        and active
        and "person-to" in frames
        and before in ("", "S")
        and letters[i + 1 : i + 2] != "E"
    ):
        limit = clause_limit(line, i, None, low, high)
        return _read_asked(line, i, start, limit, frames, name)  # Asked whether ..., Oru said; when asked by Oru if ...
    if letters[i] in "LU" and active and before == "S" and "tail" in frames and (agent := agent_after(line, i, high)):
        reported = read_as_said(line, (start, i + 1), (start, agent[1]), low, high, frames)
        if reported is not None:
            return reported._replace(source=agent, cue=(start, cue_end))  # As reported by Oru, the dam held
    source, how = subject_of(line, i, low, high, group)
    last = found[-1] if found and found[-1].cue[0] >= low else None
    if (
        how in ("participle", "shared")
        and last
        and last.rule.startswith(_SPEAKS)
        and not last.rule.endswith("-reduced")
    ):
        source = last.source or source  # “...,” said Oru, adding that ...
    if source is None and how != "passive":
        if active and before in (",", "") and "tail" in frames:
            return read_inverted(line, (start, cue_end), low, high)
        if active:
            return None
    if active and source is not None and "tail" in frames:
        said = read_as_said(line, source, (start, cue_end), low, high, frames)
        if said is not None:
            return said
    if source is not None and letters[source[0] - 1] == "H" and active and letters[low : source[0]].endswith("”bH"):
        content = content_before(line, source[0] - 2, low)  # “We were lied to” is how one farmer put it
        return Reading(source, (start, cue_end), content, "tail-how") if content else None
    limit = clause_limit(line, i, source[0] if source else None, low, high)
    after = after_verb(line, cue_end, limit, frames, passive=group.passive)
    if source is not None and active and "tail" in frames and source[0] > low and letters[source[0] - 1] in ",”–?!":
        reading = read_tail(line, source, (start, cue_end), low, high, after, addressed="person" in frames)
        if reading is not None:
            return reading
    if source is not None and active and after is None and source[0] == low and name == "say":
        reading = read_late_tail(line, source, (start, cue_end), high)
        if reading is not None:
            return reading
    if i == low and letters[i] == "G" and name == "speak-of":
        return None  # Commenting on the news, Oru said: what he said is told
    if how == "passive" and (after is None or after[0] in ("object", "as", "to", "order")):
        return read_passive(line, (start, cue_end), source, low, high, after, name, frames)
    if after is None:
        is_speech = how == "quoted" and letters[i] == "G" and "tail" in frames
        return _read_quoted(line, source, (start, cue_end), low, last) if is_speech and source else None
    rule, content, cue_end = after
    if (rule == "gap" and how) or (rule == "to" and name == "require" and letters[i] == "L"):
        return None  # the two expected to visit it
    if rule == "gap" and source is not None:
        theme = theme_before(letters, source[0], low)
        if theme is None and letters[content[0][0]] == "L":
            return None
        content = (theme, *before_main_verb(letters, theme, content, low)) if theme else content
    if rule == "object" and name == "require" and source is not None and line.word(i).startswith("expect"):
        name = "forecast" if any(line.word(k) in _FORECASTERS for k in range(*source)) else name
    if source is not None:
        how = doubtful(line, *source) or how
        k = source[0] - 1
        if name == "describe" and k >= low and (letters[k] == "H" or (letters[k] == "W" and line.word(k) != "who")):
            content = ((k, k + 1), *content)  # what Oru called “a gift”
    return Reading(source, (start, cue_end), content, "-".join(filter(None, (name, rule, how))))


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

"""Reading a cue: whose it is, what it says, by which rule.

For every word that may be a cue, the line of letters is read to its left (the subject) and to its right (what the
verb lets follow). What the column `rule` holds is the group of the cue, the frame that matched, and how the source
was found.
"""

from __future__ import annotations

import re

from toolkit.sources.after import After, after_verb
from toolkit.sources.contents import clause_limit, phrase_end
from toolkit.sources.lexicon import Cue
from toolkit.sources.line import Line
from toolkit.sources.nouns import read_adjective, read_noun
from toolkit.sources.phrases import phrase_after, subject_before
from toolkit.sources.reading import Reading, Tokens
from toolkit.sources.sayings import read_according, read_as_said
from toolkit.sources.subjects import Group, following_subject, main_subject, nearest_subject, verb_group
from toolkit.sources.tails import read_inverted, read_tail

_CUE_SIGN = re.compile(r"[^.]")
_SPEAKS = re.compile(r"tail|inverted|say-")


def read_cues(line: Line) -> list[Reading]:
    """Every attribution that a cue word of the text makes."""
    found: list[Reading] = []
    signs, letters, quoted, table = line.cues, line.letters, line.quoted, line.table
    for low, high in line.sentences:
        for match in _CUE_SIGN.finditer(signs, low, high):
            i = match.start()
            if quoted[i]:
                continue
            cue = table[signs[i]]
            letter = letters[i]
            reading = None
            speaker = found[-1].source if found and found[-1].cue[0] >= low and _SPEAKS.match(found[-1].rule) else None
            if cue.group == "according":
                reading = read_according(line, i, low, high)
            elif letter in "VLUG":
                if letter == "U" and cue.adjective:
                    reading = read_adjective(line, i, low, high, cue)
                if reading is None and (cue.verb or cue.particles):
                    reading = _read_verb(line, i, low, high, cue, speaker)
                if reading is None and cue.adjective and letter in "LU":
                    reading = read_adjective(line, i, low, high, cue)
            elif letter == "N":
                if "tail" in cue.verb and i + 1 < high and letters[i + 1] in ".,":
                    source = subject_before(letters, i, low)  # “...,” a voice in the advert states.
                    if source and source[0] > low and letters[source[0] - 1] == "”" and source[1] == i:
                        reading = read_tail(line, source, (i, i + 1), low, high, None)
                if reading is None and cue.noun:
                    reading = read_noun(line, i, low, high, cue)
            elif letter == "J" and cue.adjective:
                reading = read_adjective(line, i, low, high, cue)
            if reading is not None:
                found.append(reading)
    return found


def _read_verb(line: Line, i: int, low: int, high: int, cue: Cue, speaker: Tokens | None) -> Reading | None:
    letters = line.letters
    frames, name, cue_end = cue.verb, cue.group, i + 1
    if cue.particles and i + 1 < high:
        following = line.words[i + 1].lower()
        for particle, group_name, particle_frames in cue.particles:
            if following == particle:
                frames, name, cue_end = particle_frames, group_name, i + 2
    if not frames:
        return None
    group = verb_group(letters, i, low)
    start = group.start
    before = letters[start - 1] if start > low else ""
    active = not (group.participle or group.purpose or group.passive)

    # “...,” said Oru: the verb follows its content, the subject follows the verb.
    after_quotation = before == "”" or (before == "," and start - 1 > low and letters[start - 2] == "”")
    if after_quotation and active and "tail" in frames:
        reading = read_inverted(line, (start, cue_end), low, high)
        if reading is not None:
            return reading
    if active and before == "," and name == "say":
        reading = read_inverted(line, (start, cue_end), low, high, strict=True)
        if reading is not None:
            return reading

    source, how = _source(line, i, low, high, group, frames)
    if speaker is not None and how in ("participle", "shared"):
        source = speaker  # “...,” said Oru, adding that ...
    if source is None and how not in ("passive", "asked"):
        if active and before in (",", "") and "tail" in frames:
            return read_inverted(line, (start, cue_end), low, high)
        if active:
            return None
    if active and source is not None and "tail" in frames:
        said = read_as_said(line, source, (start, cue_end), low, high)
        if said is not None:
            return said
    limit = clause_limit(line, i, source[0] if source else None, low, high)
    after = after_verb(line, cue_end, limit, frames, passive=group.passive)
    if source is not None and active and "tail" in frames and source[0] > low and letters[source[0] - 1] in ",”–?!":
        reading = read_tail(line, source, (start, cue_end), low, high, after, addressed="person" in frames)
        if reading is not None:
            return reading
    if how == "passive" and (after is None or after[0] in ("object", "as", "to", "order")):
        return _read_passive(line, (start, cue_end), source, low, high, after, name, frames)
    if after is None:
        return None
    rule, content, cue_end = after
    if rule == "gap" and source is not None and source[0] > low and letters[source[0] - 1] in "WT":
        content = ((source[0] - 1, source[0]), *content)
    return Reading(source, (start, cue_end), content, "-".join(filter(None, (name, rule, how))))


def _source(
    line: Line, i: int, low: int, high: int, group: Group, frames: frozenset[str]
) -> tuple[Tokens | None, str]:
    """The source of a verb and how it was found: "" for its own subject."""
    letters, start = line.letters, group.start
    if group.passive:
        return _agent(line, i, high), "passive"
    if group.purpose:
        return main_subject(line, start, low), "purpose"
    before = letters[start - 1] if start > low else ""
    if start == low and letters[i] == "L" and "person-to" in frames:
        return None, "asked"  # Asked whether ..., Oru said ...
    if group.participle:
        if before in "NE" and before:
            own = subject_before(letters, start, low)
            if own is not None and line.words[own[1] - 1].lower() not in line.documents:
                return own, "reduced"
        source = main_subject(line, start, low) or nearest_subject(line, start, low)
        return source or following_subject(letters, i, high), "participle"
    own = subject_before(letters, start, low)
    if own is not None:
        return own, ""
    if before and before in "CB,–t":
        return main_subject(line, start, low) or nearest_subject(line, start, low), "shared"
    return None, ""


def _agent(line: Line, i: int, high: int) -> Tokens | None:
    """ "by Oru" after a passive."""
    letters = line.letters
    for k in range(i + 1, min(high - 1, i + 6)):
        if letters[k] == "P" and line.words[k].lower() == "by":
            return phrase_after(letters, k + 1, high)
        if letters[k] not in "ZYP":
            break
    return None


def _read_passive(
    line: Line,
    cue: Tokens,
    source: Tokens | None,
    low: int,
    high: int,
    after: After | None,
    name: str,
    frames: frozenset[str],
) -> Reading | None:
    """He was accused of lying; the plan is backed by Oru: what is spoken of comes first."""
    if not frames & {"object", "as", "bare", "person-to"}:
        return None
    theme = subject_before(line.letters, cue[0], low)
    if theme is None:
        return None
    rest: tuple[Tokens, ...] = after[1] if after else ()
    j = cue[1]
    if not rest and source is None and "as" in frames and j < high and line.letters[j] in "oPSJDN":
        rest = ((j, phrase_end(line, j + 1, high)),)
    if source is None and not rest:
        return None
    return Reading(source, cue, (theme, *rest), f"{name}-passive")

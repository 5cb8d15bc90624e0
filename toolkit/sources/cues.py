"""Reading a cue: whose it is, what it says, by which rule.

For every word that may be a cue, the line of letters is read to its left (the subject) and to its right (what the
verb, noun or adjective lets follow). Each `_after_*` rule has a name, which ends up in the column `rule`.
"""

from __future__ import annotations

import re
from toolkit.sources.contents import clause_end, phrase_end, trim
from toolkit.sources.lexicon import Cue
from toolkit.sources.line import Line
from toolkit.sources.phrases import phrase_after, subject_before
from toolkit.sources.reading import Reading, Tokens
from toolkit.sources.subjects import following_subject, shared_subject, verb_group


_CUE_SIGN = re.compile(r"[^.]")
_BARE_CLAUSE = re.compile(r"(?:[DJNEFQYZRr'oPCGLUkK&t(]|,(?=[JE]))*?[RNEFQYk)T]Z*[VbXML]")
_NEXT_CLAUSE_WORD = "RDJNEFQSYT"
_PREPOSITIONS = frozenset("about of for on against with to in into over from at as upon".split())
_HEAD_WORDS = "NEFQ"


def read_cues(line: Line, cues: dict[str, Cue]) -> list[Reading]:
    """Every attribution that a cue word of the text makes."""
    found: list[Reading] = []
    signs, letters = line.cues, line.letters
    quoted = line.quoted
    for low, high in line.sentences:
        for match in _CUE_SIGN.finditer(signs, low, high):
            i = match.start()
            if quoted[i]:
                continue
            cue = cues[signs[i]]
            letter = letters[i]
            if letter in "VLUG" and cue.verb:
                reading = _read_verb(line, i, low, high, cue)
            elif letter in "NG" and cue.noun:
                reading = _read_noun(line, i, low, high, cue)
            elif letter in "JLU" and cue.adjective:
                reading = _read_adjective(line, i, low, high, cue)
            else:
                continue
            if reading is not None:
                found.append(reading)
    return found


def _read_verb(line: Line, i: int, low: int, high: int, cue: Cue) -> Reading | None:
    letters = line.letters
    frames = cue.verb
    group = verb_group(letters, i, low)
    start = group.start
    before = letters[start - 1] if start > low else ""

    # “...,” said Oru: the verb follows its content, the subject follows the verb.
    after_quotation = before == "”" or (before == "," and start - 1 > low and letters[start - 2] == "”")
    if after_quotation and "tail" in frames and not group.infinitive and not group.participle:
        reading = _read_inverted(line, i, start, low, high)
        if reading is not None:
            return reading

    source: Tokens | None = None
    rule_end = ""
    if group.passive and "person" not in frames and "person-to" not in frames:
        source, rule_end = _agent(line, i, high), "-passive"
    elif group.passive:
        source, rule_end = _agent(line, i, high), "-passive"
    elif group.participle:
        source = following_subject(letters, i, high) if start <= low else shared_subject(letters, start, low)
        rule_end = "-participle"
    else:
        source = subject_before(letters, start, low)
        if source is None and before == "," and "tail" in frames and not group.infinitive:
            reading = _read_inverted(line, i, start, low, high)
            if reading is not None:
                return reading
        if source is None and before in ("C", "B", ",", "t", "–", ""):
            source = shared_subject(letters, start, low)
            rule_end = "-shared"
        if source is None:
            return None
    if group.infinitive:
        rule_end += "-infinitive"

    tail_ready = source is not None and "tail" in frames and source[0] > low and letters[source[0] - 1] in ",”–?!"
    after = _after_verb(line, i, high, frames, passive=group.passive)
    if tail_ready and source is not None:
        reading = _read_tail(line, source, (start, i + 1), low, high, after)
        if reading is not None:
            return reading
    if after is None:
        return None
    rule, content, cue_end = after
    return Reading(source, (start, cue_end), content, f"{cue.group}-{rule}{rule_end}")


After = tuple[str, tuple[Tokens, ...], int]  # rule, content, the token after the cue


def _after_verb(line: Line, i: int, high: int, frames: frozenset[str], *, passive: bool) -> After | None:
    letters = line.letters
    j = i + 1
    while j < high and letters[j] == "Z":
        j += 1
    if j >= high:
        return None
    letter = letters[j]
    here = _statement(line, j, high, frames, i + 1)
    if here is not None:
        return here
    if "person" in frames or "person-to" in frames:
        person = phrase_after(letters, j, high)
        if person is None and letters[j] == "P":
            person = phrase_after(letters, j + 1, high)
        if person is not None:
            k = _skip_adjuncts(line, person[1], high)
            told = _statement(line, k, high, frames, i + 1)
            if told is not None:
                return told
            if k < high and letters[k] == "t" and "person-to" in frames:
                begin = j if "object" not in frames else j
                return "order", ((begin, clause_end(line, begin, high)),), i + 1
    if letter == "P" or letter == "o" or letter == "t":
        word = line.words[j].lower()
        if word in frames and j + 1 < high and letters[j + 1] not in "Y.,":
            return "preposition", ((j + 1, phrase_end(line, j + 1, high)),), j + 1
    if not passive and "object" in frames and letter in "DJNEFQRrGLUT'ZK":
        end = phrase_end(line, j, high)
        if end > j:
            return "object", ((j, end),), i + 1
    if "as" in frames and letter in "DJNEFQRrT":
        end = clause_end(line, j, high)
        return "as", ((j, end),), i + 1
    k = _skip_adjuncts(line, j, high)
    if k > j:
        return _statement(line, k, high, frames, i + 1)
    return None


def _statement(line: Line, j: int, high: int, frames: frozenset[str], cue_end: int) -> After | None:
    """A clause, question, infinitive or quotation that begins at token j."""
    letters = line.letters
    if j >= high:
        return None
    letter = letters[j]
    if "quote" in frames or "that" in frames:
        k = j + 1 if letter in ",:" and j + 1 < high else j
        if letters[k] == "“" and k in line.opener:
            return _quotation(line, k, high, cue_end, fully=k > j or "object" not in frames)
        if letter == ":" and "quote" in frames:
            return "colon", ((j + 1, clause_end(line, j + 1, high)),), cue_end
    if letter == "T" and "that" in frames and j + 1 < high:
        return "that", ((j, clause_end(line, j, high)),), cue_end
    if (letter in "H" or line.words[j].lower() in ("if", "when", "where")) and "wh" in frames:
        return "wh", ((j, clause_end(line, j, high)),), cue_end
    if letter == "t" and "to" in frames:
        return "to", ((j, clause_end(line, j, high)),), cue_end
    if letter == "G" and "ing" in frames:
        return "ing", ((j, clause_end(line, j, high)),), cue_end
    if "bare" in frames and letter in _NEXT_CLAUSE_WORD and _BARE_CLAUSE.match(letters, j, high):
        return "bare", ((j, clause_end(line, j, high)),), cue_end
    return None


def _quotation(line: Line, k: int, high: int, cue_end: int, *, fully: bool) -> After:
    """Content that opens with a quotation mark at token k: the quotation, with what follows it in the clause."""
    quote = line.opener[k]
    end = line.at(quote.end)
    if end < high and line.letters[end - 1] == "”" and line.letters[end - 2] not in ".?!,":
        end = max(end, clause_end(line, end, high))
    return "quote", ((k, end),), cue_end


_ADJUNCT = re.compile(r"(?:P?Y[YF]*(?:,F)?|P(?=[DJNEFQRr'])|,P)")


def _skip_adjuncts(line: Line, j: int, high: int) -> int:
    """The token after "on Monday", "in a statement", "to reporters": what stands between a verb and its content."""
    letters = line.letters
    for _ in range(4):
        match = _ADJUNCT.match(letters, j, high)
        if match is None:
            break
        k = match.end()
        if letters[k - 1] == "P":
            phrase = phrase_after(letters, k, high)
            if phrase is None:
                break
            k = phrase[1]
        j = k
    return j


def _agent(line: Line, i: int, high: int) -> Tokens | None:
    """ "by Oru" after a passive."""
    letters = line.letters
    for k in range(i + 1, min(high - 1, i + 6)):
        if letters[k] == "P" and line.words[k].lower() == "by":
            return phrase_after(letters, k + 1, high)
        if letters[k] not in "ZYP":
            break
    return None


def _read_inverted(line: Line, i: int, start: int, low: int, high: int) -> Reading | None:
    letters = line.letters
    j = i + 1
    source = phrase_after(letters, j, high)
    if source is None or (source[1] < high and letters[source[1]] in "VbXMT“"):
        return None
    content = _content_before(line, start, low)
    if content is None:
        return None
    more = _more_after(line, source[1], high)
    return Reading(source, (start, i + 1), (*content, *more), "inverted")


def _read_tail(
    line: Line, source: Tokens, cue: Tokens, low: int, high: int, after: After | None
) -> Reading | None:
    """Content before the source: “...,” she said; ..., he thinks."""
    letters = line.letters
    if after is not None and after[0] in ("that", "bare", "wh", "colon", "to"):
        return None
    content = _content_before(line, source[0], low)
    if content is None:
        return None
    if after is not None and after[0] == "quote":
        return Reading(source, cue, (*content, *after[1]), "tail-broken")
    j = _skip_adjuncts(line, cue[1], high)
    person = None
    if after is None and j < high and letters[j] in "DNERr":
        person = phrase_after(letters, j, high)
    if person:
        j = _skip_adjuncts(line, person[1], high)
    if letters[source[0] - 1] == "," and j < high and letters[j] not in ".,?!;)–WSC“”":
        return None
    return Reading(source, cue, (*content, *_more_after(line, j, high)), "tail")


def _content_before(line: Line, end: int, low: int) -> tuple[Tokens, ...] | None:
    """What was said before a tail that starts at token `end`."""
    letters = line.letters
    k = end - 1
    if letters[k] == "," and k - 1 >= low and letters[k - 1] == "”":
        k -= 1
    if letters[k] == "”":
        quote = line.closer.get(k)
        if quote is None:
            return None
        start = line.at(quote.start)
        if start > low and letters[start - 1] not in ":,.”" and start - low > 1:
            start = low  # The plan “is bad,” she said.
        return ((start, k + 1),)
    if letters[k] in ",–":
        start = low
        while start < k and letters[start] in "CB,–":
            start += 1
        last = trim(letters, start, k)
        if last - start < 2:
            return None
        return ((start, last),)
    return None


def _more_after(line: Line, j: int, high: int) -> tuple[Tokens, ...]:
    """The second half of content broken by its cue: , “...” or , and the rest of the clause."""
    letters = line.letters
    while j < high and letters[j] in "ZY":
        j += 1
    if j + 1 < high and letters[j] in ",:–" and letters[j + 1] == "“" and j + 1 in line.opener:
        return ((j + 1, line.at(line.opener[j + 1].end)),)
    return ()


def _read_noun(line: Line, i: int, low: int, high: int, cue: Cue) -> Reading | None:
    letters = line.letters
    frames = cue.noun
    source: Tokens | None = None
    start = i
    k = i - 1
    while k > low and letters[k] in "JNZF":
        k -= 1
    if k > low and letters[k] == "'":
        source = subject_before(letters, k, low)
        start = k
    elif k >= low and letters[k] == "D" and line.words[k].lower() in _POSSESSIVES:
        source = (k, k + 1)
        start = k + 1
    j = i + 1
    if j < high and letters[j] == "P" and line.words[j].lower() in ("by", "from"):
        agent = phrase_after(letters, j + 1, high)
        if agent is not None:
            source, j = agent, agent[1]
    if j >= high:
        return None
    letter = letters[j]
    if letter == "T" and "that" in frames and j + 1 < high:
        return Reading(source, (start, i + 1), ((j, clause_end(line, j, high)),), "noun-that")
    if source is None:
        return None
    if letter == "t" and "to" in frames:
        return Reading(source, (start, i + 1), ((j, phrase_end(line, j, high)),), "noun-to")
    if letter in "oP" and line.words[j].lower() in frames and j + 1 < high:
        return Reading(source, (start, j + 1), ((j + 1, phrase_end(line, j + 1, high)),), "noun-preposition")
    return None


_POSSESSIVES = frozenset("his her their its my our your whose".split())


def _read_adjective(line: Line, i: int, low: int, high: int, cue: Cue) -> Reading | None:
    letters = line.letters
    k = i - 1
    while k > low and letters[k] == "Z":
        k -= 1
    if k <= low or letters[k] != "b":
        return None
    while k > low and letters[k - 1] in "bXMZ":
        k -= 1
    source = subject_before(letters, k, low)
    if source is None:
        return None
    j = i + 1
    if j >= high:
        return None
    after = _statement(line, j, high, cue.adjective, i + 1)
    if after is None and letters[j] in "oP" and line.words[j].lower() in cue.adjective and j + 1 < high:
        after = "preposition", ((j + 1, phrase_end(line, j + 1, high)),), j + 1
    if after is None:
        return None
    return Reading(source, (k, after[2]), after[1], "adjective-" + after[0])

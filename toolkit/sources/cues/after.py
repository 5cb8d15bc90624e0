"""What follows a cue verb: a clause, a question, an infinitive, a quotation, somebody addressed, a thing."""

from __future__ import annotations

import re

from toolkit.sources.cues.surroundings import is_terms
from toolkit.sources.grammar.adjuncts import MAY_BE_SKIPPED, over_title, skip_adjuncts
from toolkit.sources.grammar.contents import clause_end, infinitive_end, phrase_end, seen_end
from toolkit.sources.grammar.line import Line
from toolkit.sources.grammar.phrase_ends import phrase_after
from toolkit.sources.grammar.reading import Tokens
from toolkit.sources.wordlists import read_sections

After = tuple[str, tuple[Tokens, ...], int]  # the frame, the content, the token after the cue

_BARE_CLAUSE = re.compile(r"(?:[DJNEFQYZRr'oPCGLUkK&(“”TW]|,(?=J)|t(?:Z?V)?)*?[RNEFQYk)T”r]Z*(?:“Z*)?[VbXML]")
_BARE_INSERTED = re.compile(r"[RDJNEFQ'oPGLUt]{1,16},[^,;:.]{1,60},Z?[VbXM]")
_INSERTED = re.compile(r",[SPGZBJ][^,;:.?!“”–]{1,40},T(?=[^VLbXM])")
_IDEA = re.compile(r"[DJQ']*NT(?=[^VbXML])")
_ADDRESSED = re.compile(r"[^VbXMLTW;:.?!“”]{1,30}T(?=[DRENJQSP“])")  # "told customers at a popular bar that she"
_PERSON = re.compile(r"r(?=[Po])|[DJQF]*[NE]+(?=P)|E+(?=o)")
_ASIDE = re.compile(",Z{1,3},")
_TIME = re.compile(r"[DFQJ]*Y[YF]*Z?")
_FIGURED = frozenset(read_sections("signal_words")["figured"])
_FIGURE = re.compile(r"[DJEN'F]{0,6}(?P<noun>N)(?:o[DJNEFG']{1,6})?(?P<at>P)(?=[DJQPZ]{0,4}F)")
_LATER_VERB = re.compile("(?:[^VbXM,]|,(?!PH))*[VbXM]")  # but not "told Oru, in what would be a first"
_SOME_VERB = re.compile("[^VbXML,;:]+[VbXML]")
_NO_CLAUSE = ("", "V", ".", ";", "?", "!")  # behind "that"
_AFTER_EARLIER = ("T", "Q", "D", "R", "E", "P")
_ASKS = frozenset("if when where which who".split())
_NAMING = frozenset({"as", "quote"})  # the frames of "call"
_OPENS_CLAUSE = "RDJNEFQSYTZG"


def after_verb(line: Line, i: int, high: int, frames: frozenset[str], *, passive: bool) -> After | None:
    """What the verb whose last token stands before i is followed by, by the frames it has."""
    letters = line.letters
    j = i
    letter = letters[j] if j < high else "."
    while letter == "Z":
        j += 1
        letter = letters[j] if j < high else "."
    if letter in ",J":
        j = _over_remark(line, j, high, frames)
        letter = letters[j] if j < high else "."
    if letter in ".;?!":
        return None
    if "figure" in frames:
        return _figure(line, j, high, i)
    k = skip_adjuncts(line, j, high) if letter in MAY_BE_SKIPPED else j
    if k > j and "that" in frames:
        late = _INSERTED.match(letters, k, high) if letters[k : k + 1] == "," else None
        if late is not None and not _is_its_own(line, late.end() - 1):
            return statement(line, late.end() - 1, high, frames, i)  # said on Monday, citing two officials, that
        if letters[k : k + 1] == "T" and ("," not in letters[j:k] or letters[k - 1] == ","):
            return statement(line, k, high, frames, i)
    told = _to_somebody(line, j, high, frames, i) if "person" in frames or "person-to" in frames else None
    if told is not None and told[0] == "that":
        return told
    here = statement(line, j, high, frames, i)
    if here is not None:
        if here[0] != "bare":
            return here
        if "person" in frames and not passive:
            if told is not None and told[0] == "bare":
                return told  # told reporters the dam had held
            if letter == "N" and letters[j + 1] == "E" and line.word(j) in line.people and line.word(j).endswith("s"):
                here = "bare", ((j + 1, here[1][0][1]),), i  # told reporters Oru had left
        if not passive or "person" in frames:
            return here
    if told is not None:
        return told
    if "person" in frames and not passive and (topic := _topic(line, j, high, frames)):
        return topic
    if letter in "Pot":
        word = line.word(j)
        wanted = word if word != "to" else "to-object"
        if wanted in frames and j + 1 < high and letters[j + 1] not in "Y.," and not is_terms(line, j + 1, high):
            return "preposition", ((j + 1, phrase_end(line, j + 1, high)),), j + 1
    if letter in "DJNQ'" and not passive and ("object" in frames or "as" in frames):
        idea = _IDEA.match(letters, j, high)
        if idea and (held := line.table.get(line.cues[idea.end() - 2])) and "that" in held.noun:
            k = idea.end()  # "expressed doubt that", "dismissed the idea that"
            return "object-that", ((k, clause_end(line, k, high)),), k - 1
    if letter == "r" and frames == _NAMING and (j + 1 >= high or letters[j + 1] in "P.;?!"):
        return None  # called me at two
    if "as" in frames and letter in "DJNEFQRrTPS“WHLU":
        end = seen_end(line, j, high)
        if "object" in frames or letters[j:end].strip("E"):  # "a group called Open Gates" is no view
            return "as", ((j, end),), i
    if "as-as" in frames and letter in "DJNEFQRrT“WLU":
        end = seen_end(line, j, high)
        if any(letters[n] in "SP" and line.word(n) == "as" for n in range(j, end)):
            return "as", ((j, end),), i
    if j < k < high and letters[k] in ",:“" and (further := statement(line, k, high, frames, i)):
        titled = letters[k] == "“" and "bare" not in frames  # began with the song “We Sing”
        return None if titled else further  # stated a day earlier: “...”
    if not passive and "object" in frames:
        if letter in "DJNEFQRrGLUT'ZK“" and not (letter in "DFQJ" and _is_time(letters, j, high)):
            if "person-to" in frames and (letter == "F" or (letter in "rR" and _ends(letters, j + 1, high))):
                return None  # asked 22 dollars, ordered 300 tons, asked her
            end = phrase_end(line, j, high)
            if end > j and letters[end : end + 2] != "SG":  # "quoted him as saying": the second verb tells what
                return "object", ((j, end),), i
        if letter == "H" and line.word(j) == "what" and letters[j + 1 : j + 2] != "t":
            return "object", ((j, clause_end(line, j, high)),), i  # rejected what he called a plot
    if k > j and (further := statement(line, k, high, frames, i)):
        return further
    if letter in "bXMVL" and "bare" in frames and not passive:
        return "gap", ((j, clause_end(line, j, high)),), i  # what he said was ...
    if letter in "DJQN" and "words" in frames and not passive:
        return "words", ((j, phrase_end(line, j, high)),), i  # says yes, says the same
    return None


def _over_remark(line: Line, j: int, high: int, frames: frozenset[str]) -> int:
    """The token after what is set between a verb and what is said: ", though,", ", citing two officials," ."""
    letters = line.letters
    if letters[j] == "J":
        earlier = letters[j + 1 : j + 2] in _AFTER_EARLIER and j + 1 < high and line.word(j) == "earlier"
        return j + 1 if earlier else j  # said earlier this week that
    aside = _ASIDE.match(letters, j, high)
    if aside is not None:
        j = aside.end()  # added, though, that; asked, not very loudly, when
    if "that" not in frames or letters[j : j + 1] != ",":
        return j
    if letters[j + 1 : j + 2] == "T":
        return j + 1  # added, that
    inserted = _INSERTED.match(letters, j, high)
    if inserted is not None and not _is_its_own(line, inserted.end() - 1):
        return inserted.end() - 1  # said, citing two officials, that
    return j


def _figure(line: Line, j: int, high: int, cue_end: int) -> After | None:
    """ "put the number of dead at more than 300"."""
    match = _FIGURE.match(line.letters, j, high)
    if match is None or line.word(match.start("noun")) not in _FIGURED or line.word(match.start("at")) != "at":
        return None
    return "figure", ((j, clause_end(line, j, high)),), cue_end


def _topic(line: Line, j: int, high: int, frames: frozenset[str]) -> After | None:
    """ "warned them against it", "told reporters of the plan": what somebody is told about."""
    match = _PERSON.match(line.letters, j, high)
    if match is None or match.end() + 1 >= high or line.word(match.end()) not in frames:
        return None
    begin = match.end() + 1
    return "topic", ((begin, phrase_end(line, begin, high)),), j


def _is_time(letters: str, j: int, high: int) -> bool:
    """Whether nothing but a time follows: "said Monday", "said the other day"."""
    time = _TIME.match(letters, j, high)
    return time is not None and _ends(letters, time.end(), high)


def _ends(letters: str, i: int, high: int) -> bool:
    """Whether a phrase before token i is over there."""
    return i >= high or letters[i] in ",.;:?!–PSC"


def _to_somebody(line: Line, j: int, high: int, frames: frozenset[str], cue_end: int) -> After | None:
    """ "told reporters on Monday that ...", "urged them to leave"."""
    letters = line.letters
    clause = _ADDRESSED.match(letters, j, high)
    if clause is not None and "that" in frames and not _is_its_own(line, clause.end() - 1):
        begin = clause.end()
        return "that", ((begin, clause_end(line, begin, high)),), cue_end
    person = phrase_after(letters, j, high)
    if person is None and letters[j] == "P":
        person = phrase_after(letters, j + 1, high)
    if person is None:
        return None
    k = skip_adjuncts(line, over_title(letters, person[1], high) or person[1], high)
    told = statement(line, k, high, frames - {"to"} if "person-to" in frames else frames, cue_end)
    if told is not None:
        return told
    if k + 1 < high and letters[k] == "Z" and letters[k + 1] == "t":
        k += 1
    if k < high and letters[k] == "t" and "person-to" in frames:
        return "order", ((j, clause_end(line, j, high)),), cue_end
    return None


def _is_its_own(line: Line, that: int) -> bool:
    """Whether "that" belongs to another cue, "told reporters, adding that", or points, "that same day"."""
    cue = line.table.get(line.cues[that - 1])
    return (cue is not None and "that" in cue.verb and line.letters[that - 1] == "G") or line.word(that + 1) == "same"


def statement(line: Line, j: int, high: int, frames: frozenset[str], cue_end: int) -> After | None:
    """A clause, question, infinitive or quotation that begins at token j."""
    letters = line.letters
    if j >= high:
        return None
    letter = letters[j]
    if letter in "“,:–" and "quote" in frames:
        k = j + 1 if letter != "“" and j + 1 < high else j
        if letters[k] == "“" and k in line.opener:
            return _quotation(line, k, high, cue_end)
        if letter == ":" and j + 1 < high:
            return "colon", ((j + 1, clause_end(line, j + 1, high)),), cue_end
        if letter == ":" and (block := line.next_paragraph(j)) is not None:
            return "colon-block", (block,), cue_end
    if (
        letter == "T"
        and "that" in frames
        and (follows := letters[j + 1 : min(j + 2, high)]) not in _NO_CLAUSE
        and line.word(j + 1) != "same"
    ):
        if len(frames) == 1 and not _SOME_VERB.match(letters, j + 1, high):
            return None  # hold that office
        if follows in "bXM":
            if "quote" not in frames or ("object" in frames and line.word(cue_end - 1).endswith("s")):
                return None  # new rules that could help: a relative clause
            return "bare", ((j, clause_end(line, j, high)),), cue_end  # said that was wrong
        j += follows == "," and j + 2 < high  # said that, costs aside, ...
        return "that", ((j + 1, clause_end(line, j + 1, high)),), cue_end
    if letter in "HSWtG":
        if letter == "t":
            return ("to", ((j, infinitive_end(line, j, high)),), cue_end) if "to" in frames else None
        if letter == "G" and "ing" in frames:
            return "ing", ((j, clause_end(line, j, high)),), cue_end
        if letter != "G" and "wh" in frames and (letter == "H" or line.word(j) in _ASKS):
            return "wh", ((j, clause_end(line, j, high)),), cue_end
    if "bare" in frames:
        if letter in "PZ" and letters[j + 1 : j + 2] in ("F", "Q") and line.word(j) in ("about", "around"):
            letter = "F"  # said about half of them left
        if letter in _OPENS_CLAUSE and _opens_clause(letters, j, high, certain="object" not in frames):
            return "bare", ((j, clause_end(line, j, high)),), cue_end
    return None


def _opens_clause(letters: str, j: int, high: int, *, certain: bool) -> bool:
    """Whether a clause begins at token j; a verb that takes no object leaves less doubt."""
    if _BARE_CLAUSE.match(letters, j, high) or _BARE_INSERTED.match(letters, j, high):
        return True
    return certain and letters[j] in "DEN" and _LATER_VERB.match(letters, j + 1, high) is not None


def _quotation(line: Line, k: int, high: int, cue_end: int) -> After:
    """Content that opens with a quotation mark at token k: the quotation, with what follows it in the clause."""
    end = line.at(line.opener[k].end)
    if end < high and line.letters[end - 1] == "”" and line.letters[end - 2] not in ".?!,":
        end = max(end, clause_end(line, end, high))
    return "quote", ((k, end),), cue_end

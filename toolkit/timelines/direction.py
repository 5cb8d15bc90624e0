"""Whether a date without a year or week lies behind the publication or ahead of it, from the words around it."""

from __future__ import annotations

import re

from toolkit.timelines.cues import cue, is_past_form
from toolkit.timelines.lexer import BREAK, Tokens, atoms_of

_REACH = 30  # tokens to either side, within the sentence or the words in quotation marks
_BEGINS = frozenset(BREAK + atoms_of("OPEN_QUOTE"))
_ENDS = frozenset(BREAK + atoms_of("CLOSE_QUOTE"))
_FUTURE = frozenset(atoms_of("FUTURE"))
_TO = frozenset(atoms_of("TO"))
_BE = frozenset(atoms_of("BE"))
_FUTURE_TO = frozenset(atoms_of("FUTURE_TO"))
_BEFORE = frozenset(atoms_of("before"))
_AHEAD = frozenset(atoms_of("AHEAD"))
_OF = frozenset(atoms_of("of"))
_BEEN = frozenset(atoms_of("BEEN"))
_SINCE = frozenset(atoms_of("SINCE"))
_ON = frozenset(atoms_of("on"))
_AT = frozenset(atoms_of("at"))
_THAT = frozenset(atoms_of("that"))
_AFTER = frozenset(atoms_of("after"))
_UNTIL = frozenset(atoms_of("UNTIL"))
_NOT = frozenset(atoms_of("NOT"))
_POSSESSIVE = frozenset(atoms_of("POSS"))
_FOR = frozenset(atoms_of("for"))
_AT_BEST = {("as", "soon", "as"), ("no", "later", "than")}
_WAITS = frozenset("wait waits waiting prepare prepares preparing brace bracing ready".split())
_AWAITS = frozenset({"await", "awaits", "awaiting"})
_STARTS = frozenset({"starting", "effective"})
_IS = frozenset(atoms_of("IS"))
_BY = frozenset(atoms_of("by"))
_TOLD_WITHIN = 8  # tokens
# Who is told to do something "by Friday" has it before him, whatever the tense of the telling.
_TELLS_TO = frozenset(
    "urge urges urged order orders ordered ask asks asked instruct instructs instructed invite invites invited tell"
    " tells told direct directs directed call calls called advise advises advised require requires required".split()
)
_DEMANDS = frozenset("demand demands demanded".split())
# Words that begin a command: "Come back on Monday."
_COMMANDS = frozenset("ask bring call catch come give go join let return see send stay tell vote wait watch".split())
# What is held on a day that is set before.
_HELD = frozenset(
    "game match meeting vote election ballot session hearing talks summit debate race final opener ceremony funeral"
    " rally conference trial launch auction concert primary runoff referendum fight bout".split()
)
# "Monday's debate might not move much": what has been has effects that are to come.
_MAY = frozenset("might may could would should".split())
_DECLARES = frozenset(
    "declare declared declares proclaim proclaimed proclaims name named set designate designated".split()
)
_DAY_OF = frozenset("day holiday deadline date".split())
_MISSED = frozenset("miss missed missing ignored".split())
_MARKS = frozenset("\"'”")
# "Premier to meet farmers", but not "from Lume to Oxmere".
_UPPER, _LOWER = atoms_of("UPPER"), atoms_of("LOWER")
_INFINITIVE = re.compile(f"[{_UPPER}{_LOWER}][{atoms_of('TO')}][{_LOWER}]")


def direction(tokens: Tokens, first: int, last: int, *, counts_down: bool = True) -> int:
    """Below zero for the past, above for what is to come, 0 where nothing tells.

    The nearest cue before the date counts: 3 where it is adjacent ("left on"), 2 within ten words, 1 beyond. Where
    there is none, the nearest after the date counts 1, or 2 where the date opens the sentence; where there is none
    either, as in headlines, the infinitive of "Premier to meet farmers Monday" does. What stands right before the date,
    as "since", "until", "waiting for" and "starting", comes first; so do "before" and "ahead of" where `counts_down`.
    """
    tags = tokens.tags
    if counts_down and _is_ahead_of(tags, first):
        return -2 if _is_missed(tokens, first) else 3  # "before Monday"
    if first > 1 and tags[first - 1] in _FOR and tokens.word(first - 2) in _WAITS:
        return 3  # "waiting for Thursday's report"
    if first and tokens.word(first - 1) in _AWAITS:
        return 3  # "await Thursday's report"
    until_after = first > 1 and tags[first - 1] in _AFTER and tags[first - 2] in _UNTIL
    if tags[last : last + 1] in _POSSESSIVE and not until_after:  # "will not vote until after Friday's meeting"
        held = _held_on(tokens, last)
        if held and tokens.word(held + 1) not in _MAY and cue(tokens, held + 1, adjacent=False) > 0:
            return 2  # "Friday's match will", "Monday's trial starts"
        if not (held and first and tags[first - 1] in _FOR):  # "takes over for Friday's match": the verb tells
            return -1  # "Wednesday's ruling" has been made
    if first and tags[first - 1] in _SINCE:
        return -3
    if first and tags[first - 1] in _UNTIL and _stands_open(tokens, first - 1):
        return 3
    if first and tags[first - 1] in _BY and _is_told_to(tokens, first - 1):
        return 3  # "called on them to finish by October 9"
    if first and tokens.word(first - 1) in _DECLARES and _is_declared(tokens, last):
        return 2  # "declared Friday a day of mourning"
    if first > 2 and tuple(tokens.word(at) for at in range(first - 3, first)) in _AT_BEST:
        return 2
    if first > 1 and _STARTS & {tokens.word(first - 1), tokens.word(first - 2)}:
        return 2  # "closed for a month starting Friday"
    opens = first < 3 or BREAK in tags[first - 3 : first]
    for index in range(first - 1, max(first - _REACH, 0) - 1, -1):
        if tags[index] in _BEGINS:
            break
        if tags[index] in _THAT and first - index <= 3:
            opens = True  # "she told them that from January all must": what was told has its own verb
            break
        if tokens.text[tokens.starts[index]].isupper() and _commands(tokens, index, first):
            return 2
        found = cue(tokens, index, adjacent=index == first - 1)
        near = index == first - 1 or (index == first - 2 and tags[first - 1] in _ON)
        if not found and tags[index] in _IS and (near or (index == first - 2 and tags[first - 1] in _AT)):
            found = 1  # "the vote is Thursday", "the start is at noon Friday"
        if found:
            return found * (3 if near else 2 if first - index <= 10 else 1)
    if opens and tags[last : last + 1] in _IS:
        return 1  # "Monday is a holiday"
    if first and tags[first - 1] in _AFTER:
        return 0  # "After Tuesday, she will": the day may lie on either side
    for index in range(last, min(last + _REACH, len(tags))):
        if tags[index] in _ENDS:
            break
        if tags[index] in _FUTURE and is_past_form(tokens, index) and tags[index - 1] not in _BE:
            continue  # "its planned strike"
        found = cue(tokens, index, adjacent=False)
        if found > 0 and tags[index] in _FUTURE_TO and is_past_form(tokens, index):
            found = -1  # "on Friday they agreed to meet": the agreeing was on Friday
        if found:
            return 2 * found if opens else found
    sentence = tags[max(first - _REACH, 0) : first].rpartition(BREAK)[2]
    # "Premier to meet farmers Monday", "snow by Tuesday"
    return 1 if _INFINITIVE.search(sentence) or (first and tags[first - 1] in _BY) else 0


def _is_ahead_of(tags: str, first: int) -> bool:
    """Whether "before", "ahead of" or "a deadline of" stands right before a date, and counts down to it."""
    if first and tags[first - 1] in _BEFORE:
        return True
    return first > 1 and tags[first - 1] in _OF and tags[first - 2] in _AHEAD


def _is_missed(tokens: Tokens, first: int) -> bool:
    """Whether "a deadline of" stands behind "missed"."""
    return tokens.tags[first - 1] in _OF and not _MISSED.isdisjoint(
        tokens.word(at) for at in range(max(first - 6, 0), first - 2)
    )


def _is_declared(tokens: Tokens, last: int) -> bool:
    """Whether what a day is declared to be follows it: "named Monday as the deadline", "set Friday as polling day"."""
    following = [tokens.word(at) for at in range(last, min(last + 5, len(tokens.tags)))]
    return following[:1] in (["as"], ["a"], ["the"]) and not _DAY_OF.isdisjoint(following)


def _held_on(tokens: Tokens, possessive: int) -> int:
    """Where what is held on a day stands, shortly after the possessive: "Friday's cup match"; 0 where nothing is."""
    for index in range(possessive + 1, min(possessive + 5, len(tokens.tags) - 1)):
        if tokens.word(index) in _HELD:
            return index
        if tokens.tags[index] in _ENDS:
            break
    return 0


def _is_told_to(tokens: Tokens, by: int) -> bool:
    """Whether "by" follows an infinitive that somebody is told to carry out: "ordered the mills to close by"."""
    for index in range(by - 1, max(by - _REACH, 0) - 1, -1):
        if tokens.tags[index] == BREAK:
            return False
        if tokens.word(index) in _DEMANDS or (tokens.tags[index] in _FOR and tokens.word(index - 1) in _TELLS_TO):
            return True  # "demanded an answer by Friday", "asked for papers by Friday"
        if tokens.tags[index] in _TO:
            before = range(index - 1, max(index - _TOLD_WITHIN, 0) - 1, -1)
            telling = next((at for at in before if tokens.word(at) in _TELLS_TO), None)
            # "They had been told to leave by Friday" leaves it open.
            return telling is not None and "had" not in (tokens.word(at) for at in range(max(telling - 2, 0), telling))
        if cue(tokens, index, adjacent=False):
            return False
    return False


def _commands(tokens: Tokens, index: int, date: int) -> bool:
    """Whether a word begins a command: first in its sentence or quotation, which goes on up to the date."""
    if tokens.word(index) not in _COMMANDS or any(tokens.word(at) in _MARKS for at in range(index + 1, date)):
        return False
    return not index or tokens.tags[index - 1] in _BEGINS or tokens.word(index - 1) in _MARKS


def _stands_open(tokens: Tokens, until: int) -> bool:
    """Whether "until" looks ahead: "extended until Friday", not "was not found until Friday"."""
    tags = tokens.tags
    for index in range(until - 1, max(until - _REACH, 0) - 1, -1):
        if tags[index] == BREAK:
            return index < until - 1
        if tags[index] in _NOT or (tags[index] in _BEEN and tokens.word(index - 1) in ("had", "d")):
            return False  # "was not found until", "had been shut until"
    return until > 0

"""Whether a date without a year or week lies behind the publication or ahead of it, from the words around it."""

from __future__ import annotations

import re

from toolkit.timelines import compiler as _compiler  # noqa: F401  (it tells the lexer all words)
from toolkit.timelines.lexer import BREAK, Tokens, atoms_of

_REACH = 30  # tokens to either side, within the sentence or the words in quotation marks
_BEGINS = frozenset(BREAK + atoms_of("OPEN_QUOTE"))
_ENDS = frozenset(BREAK + atoms_of("CLOSE_QUOTE"))
_FUTURE = frozenset(atoms_of("FUTURE"))
_PAST = frozenset(atoms_of("PAST"))
_TO = frozenset(atoms_of("TO"))
_BE = frozenset(atoms_of("BE"))
_HAVE = frozenset(atoms_of("HAVE"))
_FUTURE_TO = frozenset(atoms_of("FUTURE_TO"))
_DETERMINER = frozenset(atoms_of("A") + atoms_of("THE") + atoms_of("THEIR"))
_NOT_BEFORE_PAST = _DETERMINER | frozenset(atoms_of("NO_PAST_BE"))
_BEFORE = frozenset(atoms_of("before"))
_AHEAD = frozenset(atoms_of("AHEAD"))
_OF = frozenset(atoms_of("of"))
_DUE = frozenset(atoms_of("DUE"))
_BEEN = frozenset(atoms_of("BEEN"))
_PERFECT = frozenset(atoms_of("PERFECT"))
_DUE_ON = frozenset(atoms_of("DUE_ON"))
_SINCE = frozenset(atoms_of("SINCE"))
_COULD = frozenset(atoms_of("COULD"))
_ON = frozenset(atoms_of("on"))
_THAT = frozenset(atoms_of("that"))
_AFTER = frozenset(atoms_of("after"))
_UNTIL = frozenset(atoms_of("UNTIL"))
_NOT = frozenset(atoms_of("NOT"))
_POSSESSIVE = frozenset(atoms_of("POSS"))
_FOR = frozenset(atoms_of("for"))
_AT_BEST = {("as", "soon", "as"), ("no", "later", "than")}
_GOING = frozenset(
    "leaving arriving returning meeting flying traveling travelling going coming visiting holding hosting speaking"
    " opening closing starting beginning playing facing heading".split()
)
_SET_FOR = frozenset("set forecast booked".split())
_WAITS = frozenset("wait waits waiting prepare prepares preparing brace bracing ready".split())
_STARTS = frozenset({"starting", "effective"})
_NO_PLAN = frozenset("than housing home family unit".split())  # "single-family starts"
_IS = frozenset(atoms_of("IS"))
_BY = frozenset(atoms_of("by"))
_COMES = frozenset(atoms_of("COMES"))
_NAME_COMES = frozenset(atoms_of("NAME_COMES"))
_PRESENT = _COMES | _NAME_COMES | frozenset(atoms_of("THEY_COME"))
_NAME = frozenset(atoms_of("UPPER"))
_ONE = frozenset("he she it who which".split())
_MANY = frozenset("i you we they who which".split())
_THEY_ONLY = frozenset("arrive begin convene depart gather meet reopen resume speak".split())  # these are no nouns
_TOLD_WITHIN = 8  # tokens
# Who is told to do something "by Friday" has it before him, whatever the tense of the telling.
_TELLS_TO = frozenset(
    "urge urges urged order orders ordered ask asks asked instruct instructs instructed invite invites invited tell"
    " tells told direct directs directed call calls called advise advises advised require requires required".split()
)
# Words that begin a command: "Come back on Monday."
_COMMANDS = frozenset("ask bring call catch come give go join let return see send stay tell vote wait watch".split())
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
    if counts_down and is_ahead_of(tags, first):
        return 3  # "before Monday"
    if first > 1 and tags[first - 1] in _FOR and tokens.word(first - 2) in _WAITS:
        return 3  # "waiting for Thursday's report"
    if tags[last : last + 1] in _POSSESSIVE:
        return -1  # "Wednesday's ruling" has been made
    if first and tags[first - 1] in _SINCE:
        return -3
    if first and tags[first - 1] in _UNTIL and _stands_open(tokens, first - 1):
        return 3
    if first and tags[first - 1] in _BY and _is_told_to(tokens, first - 1):
        return 3  # "called on them to finish by October 9"
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
        found = _cue(tokens, index, adjacent=index == first - 1)
        if not found and index == first - 1 and tags[index] in _IS:
            found = 1  # "the vote is Thursday"
        if found:
            near = index == first - 1 or (index == first - 2 and tags[first - 1] in _ON)
            return found * (3 if near else 2 if first - index <= 10 else 1)
    if opens and tags[last : last + 1] in _IS:
        return 1  # "Monday is a holiday"
    if first and tags[first - 1] in _AFTER:
        return 0  # "After Tuesday, she will": the day may lie on either side
    for index in range(last, min(last + _REACH, len(tags))):
        if tags[index] in _ENDS:
            break
        if tags[index] in _FUTURE and _is_past_form(tokens, index) and tags[index - 1] not in _BE:
            continue  # "its planned strike"
        found = _cue(tokens, index, adjacent=False)
        if found > 0 and tags[index] in _FUTURE_TO and _is_past_form(tokens, index):
            found = -1  # "on Friday they agreed to meet": the agreeing was on Friday
        if found:
            return 2 * found if opens else found
    sentence = tags[max(first - _REACH, 0) : first].rpartition(BREAK)[2]
    return 1 if _INFINITIVE.search(sentence) else 0


def is_ahead_of(tags: str, first: int) -> bool:
    """Whether "before", "ahead of" or "a deadline of" stands right before a date, and counts down to it."""
    if first and tags[first - 1] in _BEFORE:
        return True
    return first > 1 and tags[first - 1] in _OF and tags[first - 2] in _AHEAD


def _is_told_to(tokens: Tokens, by: int) -> bool:
    """Whether "by" follows an infinitive that somebody is told to carry out: "ordered the mills to close by"."""
    for index in range(by - 1, max(by - _REACH, 0) - 1, -1):
        if tokens.tags[index] == BREAK:
            return False
        if tokens.tags[index] in _TO:
            before = range(index - 1, max(index - _TOLD_WITHIN, 0) - 1, -1)
            telling = next((at for at in before if tokens.word(at) in _TELLS_TO), None)
            # "They had been told to leave by Friday" leaves it open.
            return telling is not None and "had" not in (tokens.word(at) for at in range(max(telling - 2, 0), telling))
        if _cue(tokens, index, adjacent=False):
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


def _cue(tokens: Tokens, index: int, *, adjacent: bool) -> int:
    """1 where a word looks ahead, -1 where it looks back, else 0."""
    tags = tokens.tags
    tag = tags[index]
    before, after = tags[index - 1 : index] or BREAK, tags[index + 1 : index + 2] or BREAK
    if tag in _FUTURE:
        if before in _DETERMINER:
            return 0  # "the plan"
        if before in _TO or (index and tokens.word(index - 1) in _NO_PLAN):
            return 0  # "due to expire": "due" tells; "lower than expected", "housing starts"
        if before in _BEEN and tags[index - 2 : index - 1] in _PERFECT:
            return 1  # "has been scheduled for"
        if before in _BEEN or (tag in _COULD and _denied(tags, index)):
            return -1  # "had been due", "could not be reached"
        if (after in _HAVE and _is_perfect(tokens, index + 1)) or (adjacent and _is_past_form(tokens, index)):
            return -1  # "may have left", "as planned Friday"
        return 1
    if before in _IS and tokens.word(index) in _GOING:
        return 1  # "they are leaving"
    if tag in _DUE:
        # "due Friday", "due to open", "due out in May"; not "with due ceremony", "due to the rain".
        to = index + 2 < len(tags) and after in _TO and tags[index + 2] not in _DETERMINER
        opens = after in _DUE_ON or (to and not _is_plural(tokens.word(index + 2)))  # "due to storms"
        return 0 if not (adjacent or opens) else -1 if before in _BEEN else 1
    if tag in _FUTURE_TO and after in _TO:
        had = before in _BEEN and tags[index - 2 : index - 1] not in _PERFECT
        had = had or (index > 0 and tokens.word(index - 1) == "had")
        return -1 if had else 1  # "plans to", "agreed to"; "had hoped to", "had been invited to"
    if tag in _FUTURE_TO and after in _FOR and tokens.word(index) in _SET_FOR and before not in _BEEN:
        return 1  # "set for Tuesday"
    if tag in _TO:
        return 1 if before in _BE else 0  # "is to meet"
    if tag in _PRESENT and _comes(tokens, index):
        return 1  # "she speaks", "the ministers meet"
    if tag in _PERFECT and not _is_perfect(tokens, index):
        return 0  # "they have a plan"
    if tag in _PAST or _is_past_form(tokens, index):
        if _was_planned(tags, index):
            return 0
        # "will be paid" and "an unnamed place" tell nothing of themselves.
        return 0 if before in _NOT_BEFORE_PAST else -1
    return 0


def _comes(tokens: Tokens, index: int) -> bool:
    """Whether a verb in the present tense tells what is planned; many of its forms are nouns as well."""
    tag, before = tokens.tags[index], tokens.tags[index - 1 : index] or BREAK
    if before == BREAK or before in _DETERMINER or before in _TO:
        return False
    word = tokens.word(index - 1)
    if tag in _COMES:
        return word.isalpha()
    if tag in _NAME_COMES:
        return before in _NAME or word in _ONE
    return word in _MANY or _is_plural(word) or (before in _NAME and _two_meet(tokens, index))


def _two_meet(tokens: Tokens, index: int) -> bool:
    """Whether two names stand before a verb: "Vance and Tolland meet", "Vance and Premier Tolland speak"."""
    if tokens.word(index) not in _THEY_ONLY:
        return False
    joins = (at for at in range(index - 2, max(index - 5, 0), -1) if tokens.word(at) == "and")
    return any(tokens.tags[at - 1] in _NAME for at in joins)


def _is_plural(word: str) -> bool:
    return len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _is_perfect(tokens: Tokens, index: int) -> bool:
    """Whether a past participle follows "have" or "has", at once or after an adverb or two."""
    following = range(index + 1, min(index + 4, len(tokens.tags)))
    return any(tokens.tags[at] in _BEEN or tokens.tags[at] in _PAST or _is_past_form(tokens, at) for at in following)


def _was_planned(tags: str, index: int) -> bool:
    """Whether a participle, or a "have" or "been" before it, stands after "was to": "was to have been lit"."""
    at = index - 1
    while at > 1 and at > index - 3 and (tags[at] in _HAVE or tags[at] in _BEEN):
        at -= 1
    return at > 0 and tags[at] in _TO and tags[at - 1] in _BE


def _denied(tags: str, index: int) -> bool:
    """Whether a "not", "neither" or "nobody" stands right after a word or shortly before it."""
    return not _NOT.isdisjoint(tags[max(index - 8, 0) : index + 2].rpartition(BREAK)[2])


def _is_past_form(tokens: Tokens, index: int) -> bool:
    start, end = tokens.starts[index], tokens.ends[index]
    return tokens.text[start].islower() and tokens.text.endswith("ed", start + 2, end)

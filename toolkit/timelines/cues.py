"""What one word tells of the dates near it: that they are to come, that they have been, or nothing."""

from __future__ import annotations

from toolkit.timelines import compiler as _compiler  # noqa: F401  (it tells the lexer all words)
from toolkit.timelines.lexer import BREAK, Tokens, atoms_of

_FUTURE = frozenset(atoms_of("FUTURE"))
_PAST = frozenset(atoms_of("PAST"))
_TO = frozenset(atoms_of("TO"))
_BE = frozenset(atoms_of("BE"))
_HAVE = frozenset(atoms_of("HAVE"))
_FUTURE_TO = frozenset(atoms_of("FUTURE_TO"))
_DETERMINER = frozenset(atoms_of("A") + atoms_of("THE") + atoms_of("THEIR"))
_NOT_BEFORE_PAST = _DETERMINER | frozenset(atoms_of("NO_PAST_BE"))
_DUE = frozenset(atoms_of("DUE"))
_BEEN = frozenset(atoms_of("BEEN"))
_PERFECT = frozenset(atoms_of("PERFECT"))
_DUE_ON = frozenset(atoms_of("DUE_ON"))
_COULD = frozenset(atoms_of("COULD"))
_NOT = frozenset(atoms_of("NOT"))
_FOR = frozenset(atoms_of("for"))
_GOING = frozenset(
    "leaving arriving returning meeting flying traveling travelling visiting hosting speaking opening starting".split()
)
_SET_FOR = frozenset("set forecast booked".split())
_UNIT = frozenset(atoms_of("UNIT") + atoms_of("UNITS"))
_PERIODS = frozenset({"period", "periods", "half"})
_END = frozenset({"end", "ends", "closes"})
_ONE_FORM = frozenset("cast hit hurt put shut split spread".split())  # the infinitive looks like the past
_CLOSES = frozenset({"ends", "closes", "returns", "leaves"})
_NO_PLAN = frozenset("than housing home family unit".split())  # "single-family starts"
_IS = frozenset(atoms_of("IS"))
_COMES = frozenset(atoms_of("COMES"))
_NAME_COMES = frozenset(atoms_of("NAME_COMES"))
_PRESENT = _COMES | _NAME_COMES | frozenset(atoms_of("THEY_COME"))
_NAME = frozenset(atoms_of("UPPER"))
_ONE = frozenset("he she it who which".split())
_MANY = frozenset("i you we they who which".split())
_THEY_ONLY = frozenset("arrive begin convene depart gather meet reopen resume speak".split())  # these are no nouns
_TWO_DO = frozenset({"face", "meet", "visit"})


def cue(tokens: Tokens, index: int, *, adjacent: bool) -> int:
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
        if (after in _HAVE and _is_perfect(tokens, index + 1)) or (
            adjacent and is_past_form(tokens, index) and before not in _BE
        ):
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
    # "The sale ends Saturday", but not "the quarter ends January 31".
    closes = adjacent and tokens.word(index) in _CLOSES and before not in _DETERMINER
    if (closes or (tag in _PRESENT and _comes(tokens, index))) and not _period_ends(tokens, index):
        return 1  # "she speaks", "the ministers meet"
    if tag in _PERFECT and not _is_perfect(tokens, index):
        return 0  # "they have a plan"
    if tag in _PAST or is_past_form(tokens, index):
        if _was_planned(tags, index):
            return 0
        if (before in _FUTURE or before in _TO) and tokens.word(index) in _ONE_FORM:
            return 0  # "would shut on March 31"
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
        return word.isalpha() or word == ","  # "the premier, who is 60, retires in May"
    if tag in _NAME_COMES:
        return before in _NAME or word in _ONE
    if word == "and":  # "they drew and face Calder on Sunday"
        return tokens.word(index) in _TWO_DO and tokens.tags[index + 1 : index + 2] in _NAME
    return word in _MANY or _is_plural(word) or (before in _NAME and _two_meet(tokens, index))


def _period_ends(tokens: Tokens, index: int) -> bool:
    """Whether a report says when what it is of has ended: "the quarter ends January 31", "periods end Sept 26"."""
    if not index or tokens.word(index) not in _END:
        return False
    return tokens.tags[index - 1] in _UNIT or tokens.word(index - 1) in _PERIODS


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
    return any(tokens.tags[at] in _BEEN or tokens.tags[at] in _PAST or is_past_form(tokens, at) for at in following)


def _was_planned(tags: str, index: int) -> bool:
    """Whether a participle, or a "have" or "been" before it, stands after "was to": "was to have been lit"."""
    at = index - 1
    while at > 1 and at > index - 3 and (tags[at] in _HAVE or tags[at] in _BEEN):
        at -= 1
    return at > 0 and tags[at] in _TO and tags[at - 1] in _BE


def _denied(tags: str, index: int) -> bool:
    """Whether a "not", "neither" or "nobody" stands right after a word or shortly before it."""
    return not _NOT.isdisjoint(tags[max(index - 8, 0) : index + 2].rpartition(BREAK)[2])


def is_past_form(tokens: Tokens, index: int) -> bool:
    """Whether a word in small letters ends in -ed."""
    start, end = tokens.starts[index], tokens.ends[index]
    return tokens.text[start].islower() and tokens.text.endswith("ed", start + 2, end)

"""Compiles the grammar into one regular expression over tags for each tag an expression can begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from toolkit.timelines.fragments import FRAGMENTS
from toolkit.timelines.grammar import RULES
from toolkit.timelines.lexer import atoms_of, learn

_SYMBOLS = {",": "COMMA", "-": "HYPHEN"}
_PIECE = re.compile(r"\s+|[A-Za-z_]+|\(\?<?[=!]|[(),|?-]")
_FRAGMENT = re.compile(r"\$([a-z_]+)")
_WORD = re.compile(r"[A-Za-z_]+")


@dataclass(slots=True)
class _Part:
    """A part of a rule: its regular expression over tags, the tags it can begin with, those that can come second.

    `empty` and `single` tell whether it can match no tag, and just one.
    """

    pattern: str
    begins: frozenset[str] = frozenset()
    seconds: frozenset[str] = frozenset()
    empty: bool = True
    single: bool = False

    def followed_by(self, part: _Part) -> _Part:
        return _Part(
            self.pattern + part.pattern,
            self.begins | part.begins if self.empty else self.begins,
            self.seconds
            | (part.begins if self.single else frozenset())
            | (part.seconds if self.empty else frozenset()),
            self.empty and part.empty,
            (self.single and part.empty) or (self.empty and part.single),
        )


class _Parser:
    """Recursive descent over the notation of the rules."""

    def __init__(self, rule: str) -> None:
        self.pieces: list[str] = [piece for piece in _PIECE.findall(rule) if not piece.isspace()]
        if "".join(self.pieces) != re.sub(r"\s+", "", rule):
            raise ValueError(f"the grammar has a rule that cannot be read: {rule!r}")
        self.at = 0

    def peek(self) -> str:
        return self.pieces[self.at] if self.at < len(self.pieces) else ""

    def take(self) -> str:
        self.at += 1
        return self.pieces[self.at - 1]

    def alternatives(self) -> _Part:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.take()
            branches.append(self.sequence())
        return _Part(
            "|".join(branch.pattern for branch in branches),
            frozenset().union(*(branch.begins for branch in branches)),
            frozenset().union(*(branch.seconds for branch in branches)),
            any(branch.empty for branch in branches),
            any(branch.single for branch in branches),
        )

    def sequence(self) -> _Part:
        part = _Part("")
        while self.peek() not in ("", "|", ")"):
            part = part.followed_by(self.element())
        return part

    def element(self) -> _Part:
        piece = self.take()
        if piece.startswith("("):
            inner = self.alternatives()
            if self.take() != ")":
                raise ValueError("the grammar has a rule with an open bracket")
            if piece != "(":  # a look around takes no token
                return _Part(f"{piece}{inner.pattern})")
            part = replace(inner, pattern=f"(?:{inner.pattern})")
        else:
            name = _SYMBOLS.get(piece, piece)
            tags = atoms_of(name)
            if not tags:
                raise ValueError(f"the grammar names {name!r}, which is neither a class nor a word")
            part = _Part(f"[{tags}]", frozenset(tags), empty=False, single=True)
        if self.peek() == "?":
            self.take()
            part = replace(part, pattern=f"(?:{part.pattern})?", empty=True)
        return part


def _expand(rule: str) -> str:
    """The rule with its fragments put in, to any depth."""
    while "$" in rule:
        rule = _FRAGMENT.sub(lambda match: FRAGMENTS[match[1]], rule)
    return rule


def patterns_by_tag() -> tuple[dict[str, str], str]:
    """Tag -> the rules that can begin with it, in order; and the pattern of what anything that matches begins with.

    A group after each rule carries its number, after an "r".
    """
    rules = [(name, _expand(rule)) for name, rule in RULES]
    learn({word for _, rule in rules for word in _WORD.findall(rule) if word.islower()})
    branches: dict[str, list[str]] = {}
    alone, seconds = set[str](), set[str]()
    for number, (_, rule) in enumerate(rules):
        part = _Parser(rule).alternatives()
        for tag in part.begins:
            branches.setdefault(tag, []).append(f"(?:{part.pattern})(?P<r{number}>)")
        alone |= part.begins if part.single else frozenset()
        seconds |= part.seconds
    # "The" before a word that the grammar does not know begins nothing: it is not worth trying the rules there.
    start = f"[{''.join(sorted(alone))}]|[{''.join(sorted(branches.keys() - alone))}](?=[{''.join(sorted(seconds))}])"
    return {tag: "|".join(patterns) for tag, patterns in branches.items()}, start


_PATTERNS, _START = patterns_by_tag()
# Anything that begins an expression.
START = re.compile(_START)


@cache
def compiled() -> dict[str, re.Pattern[str]]:
    """Tag -> the rules that can begin with it, all compiled on first use: it takes a second or two."""
    distinct = {pattern: re.compile(pattern) for pattern in set(_PATTERNS.values())}
    return {tag: distinct[pattern] for tag, pattern in _PATTERNS.items()}


def rule_name(match: re.Match[str]) -> str:
    """The name of the rule that matched."""
    return RULES[int((match.lastgroup or "r0")[1:])][0]

"""Compiles the grammar into one regular expression over tags for each tag an expression can begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    """A part of a rule: its regular expression over tags, the tags it can begin with, whether it can be empty."""

    pattern: str
    begins: frozenset[str]
    empty: bool


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
            any(branch.empty for branch in branches),
        )

    def sequence(self) -> _Part:
        pattern, begins, empty = "", frozenset[str](), True
        while self.peek() not in ("", "|", ")"):
            part = self.element()
            pattern += part.pattern
            if empty:
                begins |= part.begins
            empty = empty and part.empty
        return _Part(pattern, begins, empty)

    def element(self) -> _Part:
        piece = self.take()
        if piece.startswith("("):
            inner = self.alternatives()
            if self.take() != ")":
                raise ValueError("the grammar has a rule with an open bracket")
            if piece != "(":  # a look around takes no token
                return _Part(f"{piece}{inner.pattern})", frozenset(), True)
            part = _Part(f"(?:{inner.pattern})", inner.begins, inner.empty)
        else:
            name = _SYMBOLS.get(piece, piece)
            tags = atoms_of(name)
            if not tags:
                raise ValueError(f"the grammar names {name!r}, which is neither a class nor a word")
            part = _Part(f"[{tags}]", frozenset(tags), False)
        if self.peek() == "?":
            self.take()
            part = _Part(f"(?:{part.pattern})?", part.begins, True)
        return part


def _expand(rule: str) -> str:
    """The rule with its fragments put in, to any depth."""
    while "$" in rule:
        rule = _FRAGMENT.sub(lambda match: FRAGMENTS[match[1]], rule)
    return rule


def patterns_by_tag() -> dict[str, str]:
    """Tag -> the rules that can begin with it, in order; a group after each rule carries its number, after an "r"."""
    rules = [(name, _expand(rule)) for name, rule in RULES]
    learn({word for _, rule in rules for word in _WORD.findall(rule) if word.islower()})
    branches: dict[str, list[str]] = {}
    for number, (_, rule) in enumerate(rules):
        part = _Parser(rule).alternatives()
        for tag in part.begins:
            branches.setdefault(tag, []).append(f"(?:{part.pattern})(?P<r{number}>)")
    return {tag: "|".join(patterns) for tag, patterns in branches.items()}


_PATTERNS = patterns_by_tag()
# Anything that begins an expression.
START = re.compile(f"[{''.join(sorted(_PATTERNS))}]")


@cache
def compiled() -> dict[str, re.Pattern[str]]:
    """Tag -> the rules that can begin with it, compiled on first use: it takes a third of a second."""
    distinct = {pattern: re.compile(pattern) for pattern in set(_PATTERNS.values())}
    return {tag: distinct[pattern] for tag, pattern in _PATTERNS.items()}


def rule_name(match: re.Match[str]) -> str:
    """The name of the rule that matched."""
    return RULES[int((match.lastgroup or "r0")[1:])][0]

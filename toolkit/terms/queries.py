"""Queries: words, phrases and wildcards joined by AND, OR, NOT and brackets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import regex

from toolkit.terms.patterns import TermPattern

_QUOTES = '"“”„«»'
_LEXEME = regex.compile(rf"\s*+(?:[{_QUOTES}][^{_QUOTES}]*+[{_QUOTES}]|[()]|[^\s(){_QUOTES}]++)")
_OPERATORS = ("AND", "OR", "NOT")
_DEEPEST = 50
Answer = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class _Node:
    """A word, or AND, OR, NOT over others."""

    operator: str
    inside: tuple[_Node, ...] = ()
    pattern: TermPattern | None = None


class Query:
    """A query taken apart: OR binds least, then AND (and NOT between two terms), then NOT.

    Attributes
    ----------
    patterns : list of TermPattern
        Everything the query names, each once.
    wanted : list of TermPattern
        Of these, what does not stand behind NOT.
    """

    def __init__(self, written: str) -> None:
        self._written = written
        self._depth = 0
        self._lexemes = self._read(written)
        self._tree = self._alternatives()
        if self._lexemes:
            raise self._unfit(f"{self._lexemes[0]!r} is one too many")
        self.wanted = list(dict.fromkeys(self._leaves(self._tree, False)))
        self.patterns = list(dict.fromkeys(self._leaves(self._tree, True)))

    def answer(self, present: dict[TermPattern, Answer]) -> Answer:
        """Which articles the query asks for."""
        return self._answer(self._tree, present)

    def _answer(self, node: _Node, present: dict[TermPattern, Answer]) -> Answer:
        if node.pattern is not None:
            return present[node.pattern]
        inside = [self._answer(part, present) for part in node.inside]
        if node.operator == "NOT":
            return ~inside[0]
        joined: Answer = (np.logical_and if node.operator == "AND" else np.logical_or).reduce(inside)
        return joined

    def _leaves(self, node: _Node, with_not: bool) -> list[TermPattern]:
        if node.pattern is not None:
            return [node.pattern]
        if node.operator == "NOT" and not with_not:
            return []
        return [leaf for part in node.inside for leaf in self._leaves(part, with_not)]

    def _read(self, written: str) -> list[str]:
        if not isinstance(written, str):
            raise ValueError(f"query must be text such as 'missile* AND export*', but {written!r} was passed.")
        lexemes, place = [], 0
        while place < len(written.rstrip()):
            match = _LEXEME.match(written, place)
            if match is None:
                raise self._unfit("a quotation mark has no partner")
            lexemes.append(match.group().strip())
            place = match.end()
        return lexemes

    def _alternatives(self) -> _Node:
        parts = [self._conjunction()]
        while self._lexemes and self._lexemes[0] != ")":
            if self._lexemes[0] == "OR":
                del self._lexemes[0]
            parts.append(self._conjunction())
        return parts[0] if len(parts) == 1 else _Node("OR", tuple(parts))

    def _conjunction(self) -> _Node:
        parts = [self._term()]
        while self._lexemes and self._lexemes[0] in ("AND", "NOT"):
            if self._lexemes[0] == "AND":
                del self._lexemes[0]
            parts.append(self._term())
        return parts[0] if len(parts) == 1 else _Node("AND", tuple(parts))

    def _term(self) -> _Node:
        if not self._lexemes:
            raise self._unfit("a word is missing at the end")
        lexeme = self._lexemes.pop(0)
        if lexeme in ("NOT", "("):
            self._depth += 1
            if self._depth > _DEEPEST:
                raise self._unfit(f"it has more than {_DEEPEST} brackets and NOTs within each other")
            inner = self._term() if lexeme == "NOT" else self._alternatives()
            self._depth -= 1
            if lexeme == "NOT":
                return _Node("NOT", (inner,))
            if not self._lexemes or self._lexemes.pop(0) != ")":
                raise self._unfit("a bracket is not closed")
            return inner
        if lexeme == ")" or lexeme in _OPERATORS:
            raise self._unfit(f"{lexeme!r} stands where a word should")
        if lexeme[0] in "+-" and lexeme[1:2].isalnum():
            raise self._unfit(f"{lexeme!r} has a sign where {'NOT' if lexeme[0] == '-' else 'AND'} should stand")
        return _Node("", pattern=TermPattern.parse(lexeme.strip(_QUOTES)))

    def _unfit(self, reason: str) -> ValueError:
        return ValueError(
            f"The query {self._written!r} cannot be read: {reason}. Write it like 'a AND (b OR \"c d\")'."
        )

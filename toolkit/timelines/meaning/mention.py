"""What a rule matched, what is known where it stands, and the register of what each rule means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from toolkit.timelines import values
from toolkit.timelines.direction import direction
from toolkit.timelines.lexer import BREAK, Tokens, atoms_of
from toolkit.timelines.values import Day

_NAMING_RULES = frozenset({"month_day", "holiday"})
_SAID = frozenset(atoms_of("SAID"))
_REPORT_RULES = frozenset({"quarter", "quarter_of_year", "quarter_of_rel_year"})


@dataclass(slots=True)
class Context:
    """What is known where a mention stands; `spoken` is the value last spoken of, `anchored` what it rested on."""

    published: Day | None
    tokens: Tokens
    spoken: str | None = None
    spoken_anchored: bool = False
    spoken_at: int = 0  # where, among the tokens
    happened: str | None = None  # the value last spoken of, but in "it sank Tuesday, police said Wednesday" Tuesday's
    history: list[tuple[values.Period, bool]] = field(default_factory=list)  # the latest first
    report: str | None = None  # the quarter or year whose results the article gives

    def speak(self, value: str, mention: Mention) -> None:
        """Remember what was spoken of; not the day of "the June 15 accord", which is long past."""
        if mention.rule in _NAMING_RULES and mention.word_before() in ("the", "a", "an"):
            return
        if not mention.names_day and self.spoken:
            return
        said = mention.first and self.tokens.tags[mention.first - 1] in _SAID
        if not (said and self.spoken and BREAK not in self.tokens.tags[self.spoken_at : mention.first]):
            self.happened = value
        self.spoken, self.spoken_anchored, self.spoken_at = value, mention.anchored, mention.last
        if found := values.period(value):
            self.history = [(found, mention.anchored), *self.history[:4]]
        if mention.rule in _REPORT_RULES and "Q" in value and mention.direction() <= 0:
            self.report = value


@dataclass(slots=True)
class Mention:
    """The words a rule matched, in lower case, and where they stand among the tokens."""

    rule: str
    first: int
    last: int  # after the last token
    words: list[str]
    context: Context
    anchored: bool = field(default=False)
    names_day: bool = True  # not a time of day that stands without one

    def number_of(self, table: dict[str, int]) -> int | None:
        return next((table[word] for word in self.words if word in table), None)

    def name_of(self, table: dict[str, str]) -> str | None:
        return next((table[word] for word in self.words if word in table), None)

    def has(self, *words: str) -> bool:
        return any(word in self.words for word in words)

    def published(self) -> Day | None:
        """The publication date; asking for it makes the mention anchored."""
        self.anchored = True
        return self.context.published

    def direction(self, *, counts_down: bool = True) -> int:
        return direction(self.context.tokens, self.first, self.last, counts_down=counts_down)

    def word_after(self, distance: int = 0) -> str:
        index = self.last + distance
        return self.context.tokens.word(index) if index < len(self.context.tokens.tags) else ""

    def word_before(self) -> str:
        return self.context.tokens.word(self.first - 1) if self.first else ""


Resolver = Callable[[Mention], str | None]
RESOLVERS: dict[str, Resolver] = {}


def resolves(*rules: str) -> Callable[[Resolver], Resolver]:
    """Enter a function under the names of the rules it resolves."""

    def enter(function: Resolver) -> Resolver:
        for rule in rules:
            RESOLVERS[rule] = function
        return function

    return enter

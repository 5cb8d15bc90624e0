"""Which of several sentences about a day tells what happened, to one who reads it alone."""

from __future__ import annotations

import re

from toolkit.timelines.cue_words import PAST_WORDS

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENOUGH = 6  # different words
# Forms of the commonest verbs of news; others are known by their ending.
_VERBS = frozenset(
    """is are was were be been has have had will would can could may might must shall should do does did
    said says say told tells made make makes took take takes gave give gives came come comes went goes go held hold
    holds met meet meets left leave leaves began begin begins broke fell rose rise rises won lost lose loses sent set
    put hit cut shut let built found find finds brought kept saw seen known shown led read ran run paid sold sought
    struck spoke stood became become becomes grew grown fought caught blew drew flew threw withdrew bore sank burnt
    died dies killed burst""".split()
) | frozenset(PAST_WORDS.split()).difference(("ago", "last", "earlier"))
_BY_ENDING = re.compile(r"[a-z]{2,}(?:ed|ied)\Z")
_HANGING = re.compile(r"[\"'“‘\s]*(?:he|she|it|they|this|that|these|those|his|her|their|its|but|and)\b", re.IGNORECASE)
_NO_ANSWER = re.compile(
    r"went unanswered|(?:did|would|could) not (?:immediately |respond|reply|answer|be reached|comment)"
    r"|(?:declined|refused) (?:to comment|to answer|comment)|no (?:immediate )?comment|not available for comment",
    re.IGNORECASE,
)
_SAID_BY_PRONOUN = re.compile(r"\b(?:he|she|they|it) (?:said|says|told|added)\b", re.IGNORECASE)
_HEDGED = re.compile(
    r"\?[\"'”’)]*\s*\Z|\b(?:could|might|may|would|should|if|whether|unless|perhaps|likely|unlikely|expected|hopes?)\b"
    r"|\b(?:I|we|We|you|You|my|our|your)\b"
)
_LONG = 350  # characters
_FOOTNOTE = re.compile(r"\s*\[\d{1,3}\]\s")
_HANGUL = re.compile(r"[가-힣]")


def rank(sentence: str, part: str | None = "text") -> int:
    """How well a sentence stands for an event: 3 asserts, 2 asks or supposes, 1 hangs on others, 0 says nothing.

    >>> [rank(sentence) for sentence in ("The dam at Oxmere broke on Tuesday after days of rain.",
    ... "The outcome of the Tuesday vote in Oxmere could be pivotal.", "It broke on Tuesday.")]
    [3, 2, 1]
    """
    if says_nothing(sentence):
        return 0
    if not tells(sentence, part):
        return 1
    return 2 if _HEDGED.search(sentence) or len(sentence) > _LONG else 3


def tells(sentence: str, part: str | None = "text") -> bool:
    """Whether a sentence tells something by itself.

    It is not a caption, has some words and one that looks like a verb, does not hang on the sentence before by a
    pronoun that begins it or speaks in it, or on the next by a colon, and does not say that nobody answered. Korean
    sentences are judged by their length alone.

    >>> tells("The dam at Oxmere broke on Tuesday after days of rain."), tells("Oxmere, Tuesday. Photo: Council")
    (True, False)
    >>> tells("Calls to the water ministry went unanswered on Tuesday."), tells("It had been closed since Tuesday.")
    (False, False)
    """
    if part == "captions":
        return False
    words = {word.lower() for word in _WORD.findall(sentence)}
    if _HANGUL.search(sentence):
        return len(sentence) >= 20
    hangs = _HANGING.match(sentence) or _SAID_BY_PRONOUN.search(sentence)
    if len(words) < _ENOUGH or hangs or sentence.rstrip().endswith(":") or says_nothing(sentence):
        return False
    return any(word in _VERBS or _BY_ENDING.match(word) for word in words)


def says_nothing(sentence: str) -> bool:
    """Whether a sentence says of its day no more than that nobody answered, or is a footnote.

    >>> says_nothing("The mayor declined to comment on Tuesday."), says_nothing("[2] The Courier, May 4.")
    (True, True)
    """
    return bool(_NO_ANSWER.search(sentence) or _FOOTNOTE.match(sentence))

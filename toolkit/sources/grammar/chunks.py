"""The plain noun phrase, without prepositions: its first token, from its last; its end, from its first."""

from __future__ import annotations


def chunk_start(line: str, j: int, low: int) -> int | None:
    """The first token of the plain noun phrase (no preposition inside) that ends with token j."""
    k, here = j, line[j]
    if here not in "NEFQKkYr":
        return None
    while k > low:
        before = line[k - 1]
        if here == "D":
            quantified = before in "QF" and not (before == "F" and k - 2 >= low and line[k - 2] == "Y")
            if not quantified and not (before == "Z" and k - 1 == low):
                break
        elif before not in "NEFQJDKk" and (before not in "Y'GLUZ" or not _goes_on_left(line, k, low)):
            break
        k, here = k - 1, before
    return k


def _goes_on_left(line: str, k: int, low: int) -> bool:
    """Whether a phrase goes on to the left of token k with a word of a class that is seldom part of one."""
    here, before = line[k], line[k - 1]
    earlier = line[k - 2] if k - 2 >= low else "."  # what belongs to no phrase
    if before == "Y":
        adjective = earlier == "D" and here in "NE" and (k - 3 < low or line[k - 3] != "P")  # the evening paper
        return here in "Y'" or adjective
    if before == "'":
        return earlier in "NEFQYR"
    if before == "Z":
        return earlier == "D"
    return earlier in "DJ'F" or (before == "G" and k - 1 == low)


def chunk_end(line: str, i: int, high: int) -> int | None:
    """The token after the plain noun phrase that begins at token i."""
    k, end = i, None
    while k < high:
        letter = line[k]
        if letter in "NEFQKk":
            end = k + 1
            if letter == "Q" and k > i and line[k - 1] == "N":
                break
        elif letter == "D":
            if k > i and line[k - 1] not in "QZF'o":
                break
        elif letter != "J" and (letter not in "Y'GLUZ," or not _goes_on_right(line, k, i, headed=end is not None)):
            break
        k += 1
    return end


def _goes_on_right(line: str, k: int, first: int, *, headed: bool) -> bool:
    """Whether the phrase from `first` on, `headed` if it has a noun, goes on with token k, of a rarer class."""
    letter, before = line[k], line[k - 1]
    if letter == "Y":
        return (not headed and k > first) or line[k + 1 : k + 2] == "'"
    if letter == "'":
        return headed or before == "Y"
    if letter in "GLU":
        return not headed or before == "'"
    return not headed and (letter == "Z" or (k > first and before == "J"))

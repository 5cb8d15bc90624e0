"""Several articles in one text are told from pauses inside one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.text.separators import split_articles

ONE = "The harbour of Velm was closed on Monday because of silt, its master told the press."
TWO = "The ferries will wait until the ice has gone, a spokeswoman said on the quay on Friday."


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}\n\n==========\n\n{TWO}",
        f"{ONE}\n=====\n{TWO}\n=====\n",
        f"======\n{ONE}\n\n{'-' * 40}\n\n{TWO}",
        f"Title: A\n\n{ONE}\n\n-----\n\nTitle: B\n\n{TWO}",
        f"Harbour closed\n\n{ONE}\n\n* * * * *\n\nFerries wait\n\n{TWO}",
        f"VELM, May 4 (AFP) - {ONE}\n\n-----\n\nVELM, May 5 (AFP) - {TWO}",
    ],
)
def test_two_articles(text: str) -> None:
    """A wall divides; a short line divides where both pieces begin like articles."""
    pieces = split_articles(text)
    assert len(pieces) == 2
    assert pieces[0].endswith(ONE)
    assert pieces[1].endswith(TWO)


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}\n\n{TWO}",
        f"{ONE}\n\n*****\n\n{TWO}\n\nand so on, the master said.".replace("The ferries", "the ferries"),
        f"Harbour closed\n==============\n\n{ONE}\n\n{TWO}",
        f"{ONE}\n\n==========\nShare\nPrint",
        f"=====\n\n{ONE}",
        f"{ONE}\n\n----\n\n{TWO}",
    ],
)
def test_one_article(text: str) -> None:
    """A pause, an underlined title, a line before link text or before everything divide nothing."""
    assert split_articles(text) == [text]


@given(st.lists(st.sampled_from([ONE, TWO, "=====", "-----", "A", "", "- - - - -"]), max_size=12))
def test_no_line_is_lost(lines: list[str]) -> None:
    """Whatever the text, its lines are in the pieces, in order, but for the dividing ones."""
    text = "\n".join(lines)
    joined = "\n".join(split_articles(text)).split("\n")
    words = [line for line in lines if line and set(line) - set("=- ")]
    assert [line for line in joined if line and set(line) - set("=- ")] == words

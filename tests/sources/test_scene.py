"""Where sentences begin and what is quoted, as the resolution of pronouns sees a text."""

import pytest

from toolkit.sources.found import Found
from toolkit.sources.speakers.scene import Scene


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Oru left. Then ", "Then "),
        ("“Why?” Then ", "Then "),
        ("Oru left.\nThen ", "Then "),
        ("Oru left. Then Dr. Tan and ", "Then Dr. Tan and "),
        ("Oru left. It cost 3.5 crowns, and ", "It cost 3.5 crowns, and "),
        ("Then ", "Then "),
    ],
)
def test_a_sentence_begins_behind_the_last_stop_or_line(before: str, sentence: str) -> None:
    """Neither an abbreviation nor a decimal point ends a sentence; a line end does."""
    text = before + "he slept."
    assert text[Scene(text, [], None).sentence_start(len(before)) :] == sentence + "he slept."


def test_a_content_holds_what_lies_behind_many_others_in_it() -> None:
    """However many contents begin and end inside another one, what follows them is still inside that."""
    text = "x" * 100
    inner = [Found("text", None, None, ((place, place + 1),), "indirect", "test") for place in range(2, 40, 2)]
    scene = Scene(text, [Found("text", None, None, ((0, 90),), "direct", "test"), *inner], None)
    assert scene.is_content(80)
    assert not scene.is_content(95)

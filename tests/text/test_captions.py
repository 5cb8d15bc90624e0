"""Captions are told from sentences that name an agency."""

import pytest

from toolkit.text.captions import is_caption


@pytest.mark.parametrize(
    "line",
    [
        "A ferry in the harbour of Velm. AFP/Ana Solt",
        "The quay on Monday AFP/Ana Solt",
        "Photo by AFP/Ana Solt",
        "Ana Solt/Getty Images.",
    ],
)
def test_credits_end_captions(line: str) -> None:
    """With or without a full stop before them, or alone."""
    assert is_caption(line, head=False)


@pytest.mark.parametrize(
    "line",
    [
        "Most of the people of Velm are against it, according to the CNN/Opin National Poll.",
        "His share fell to 40 per cent in a new Reuters/Opin.",
        "He had never seen the AP photo.",
    ],
)
@pytest.mark.parametrize("head", [True, False])
def test_an_agency_in_a_sentence_is_no_credit(line: str, head: bool) -> None:
    """An article or an adjective leads on to it."""
    assert not is_caption(line, head=head)

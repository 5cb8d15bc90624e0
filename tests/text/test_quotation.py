"""Where quotations begin and end."""

import time

import pytest

from toolkit.text.quotation import quotation_spans


def quoted(text: str) -> list[str]:
    """The quotations of a text, with their marks."""
    return [text[quote.start : quote.end] for quote in quotation_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It holds,” she said.", ["“It holds,”"]),
        ('"It holds," she said. "It does."', ['"It holds,"', '"It does."']),
        ("''It holds,'' she said.", ["''It holds,''"]),
        ("``It holds,'' she said.", ["``It holds,''"]),
        ("«It holds», she said.", ["«It holds»"]),
        ("「물가가 올랐다」고 말했다.", ["「물가가 올랐다」"]),
        ("‘It holds,’ she said.", ["‘It holds,’"]),
        ("“She said ‘run’ and “go” to us,” he said.", ["“She said ‘run’ and “go” to us,”"]),
        ('He said "no "never" again" twice.', ['"no "never" again"']),
        ('“It holds," she said.', ['“It holds,"']),
        ('"It holds,” she said.', ['"It holds,”']),
        ("It's the Orus' house, rock 'n' roll of the '90s.", []),
        ("The board is 6'2\" long.", []),
        ('""It holds,"" she said.', ['""It holds,""']),
        ("“It holds,” she said. ``It's Oru's,'' he said.", ["“It holds,”", "``It's Oru's,''"]),
        ('"\'“”\'"`‘’ “It holds,” she said. "\'“”\'"`‘’"', ["“It holds,”"]),
        ("No marks at all.", []),
        ("", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    """Curly, straight, doubled, angled, corner, single, nested and mixed marks; no apostrophes."""
    assert quoted(text) == expected


def test_a_mark_that_never_closes_ends_with_its_paragraph() -> None:
    """The next paragraph is not swallowed, and the quotation is known to be open."""
    quotes = quotation_spans("“It holds.\n\n“It does,” she said.")
    assert [quote.closed for quote in quotes] == [False, True]
    assert quoted("“It holds.\n\nNobody came.") == ["“It holds."]


def test_a_missing_mark_spoils_only_its_own_quotation() -> None:
    """After a mark that is missing, the next quotation is read as usual."""
    assert quoted("“It holds, she said. “It does,” he said.")[-1] == "“It does,”"


@pytest.mark.parametrize("text", ['"' * 200_000, "“" * 200_000, "“a " * 20_000 + "b” " * 20_000, "“”‘’'\"" * 30_000])
def test_linear_time(text: str) -> None:
    """Nothing but marks, and ten thousands of nested ones, take no more than moments."""
    started = time.process_time()
    quotation_spans(text)
    assert time.process_time() - started < 5.0  # quadratic reading would take minutes

"""A pasted article is taken apart, and no line of it is lost."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.text.paste import take_apart

CAPTION = "The port of Velm seen from the customs house in May of 2031. (Velmark Press-Agency1)"
FIRST = "Port authorities recently ordered the harbour of Velm to be dredged again. They say silt is the reason."
LAST = "However, another source told Tarn Watch that the ferries would not need a deeper channel."
PASTED = f"""harbour, dredging, velmark port, trade,
{CAPTION}

{FIRST}

Speaking on condition of anonymity, a Tarn Watch source in Velmark said Monday that nobody was told why.

“The channel is at its shallowest in forty years,” the text of the notice read.

No word on the ferries

All of this suggests that the ministry is getting ready for the season.

{LAST}

Translated by Mara Lind. Edited by Jon Haver.

Tarn Watch works with a network of sources living in Velmark and abroad. Their identities remain anonymous.

Please send any comments or questions about this article to desk@tarnwatch.example.

Read in Velmarkian
"""

# Lines of every kind; each is told from the others by its words.
PROSE = [FIRST, LAST, "The ministry said nothing.", "“It is late,” the master of the port said, “but not too late.”"]
OTHERS = [
    CAPTION,
    "Harbour closed for a month",
    "Photo: The harbour in May",
    "No word on the ferries",
    "Share this article",
    "© 2031 Tarn Watch. All rights reserved.",
    "Follow us on Telegram.",
    "desk@tarnwatch.example",
    "(END)",
]
TAKEN = {
    "harbour, dredging, trade,": ("keywords", "harbour; dredging; trade"),
    "Translated by Mara Lind.": ("translator", "Mara Lind"),
    "By Ana Solt": ("author", "Ana Solt"),
}


def test_every_part_of_a_pasted_page_finds_its_place() -> None:
    """Keywords, caption, heading, credits, outlet and furniture are told from the body."""
    parts = take_apart(PASTED)
    assert parts.keywords == "harbour; dredging; velmark port; trade"
    assert parts.captions == CAPTION
    assert parts.headings == "No word on the ferries"
    assert (parts.translator, parts.editor, parts.author) == ("Mara Lind", "Jon Haver", None)
    assert parts.outlet == "Tarn Watch"
    assert parts.title is None
    assert not parts.header
    assert parts.boilerplate is not None
    assert [note.split()[0] for note in parts.boilerplate.split("\n\n")] == ["Tarn", "Please", "Read"]
    assert parts.text is not None
    assert parts.text.startswith(FIRST)
    assert parts.text.endswith(LAST)
    assert "\n\nNo word on the ferries\n\n" in parts.text


@settings(max_examples=150, deadline=None)
@given(
    st.permutations([*OTHERS, *TAKEN]).flatmap(
        lambda lines: st.tuples(
            st.lists(st.sampled_from(lines), unique=True, max_size=4),
            st.permutations(PROSE),
            st.lists(st.sampled_from(lines), unique=True, max_size=4),
        )
    ),
    st.sampled_from(["\n", "\n\n", "\n \n"]),
)
def test_every_line_ends_in_exactly_one_place(parts_of_page: tuple[list[str], list[str], list[str]], gap: str) -> None:
    """Whatever stands before and after the body, each line is in one part of the result, and prose in the text."""
    head, body, tail = parts_of_page
    lines = list(dict.fromkeys([*head, *body, *tail]))
    parts = take_apart(gap.join(lines))
    held = [
        line.strip()
        for part in (parts.text, parts.title, parts.captions, parts.boilerplate)
        for line in (part or "").split("\n")
        if line.strip()
    ]
    assert len(held) == len(set(held))
    for line in lines:
        field, value = TAKEN.get(line, ("", ""))
        assert (line in held) != (bool(field) and value in (getattr(parts, field) or ""))
    assert all(line in (parts.text or "") for line in body)


@given(st.text(alphabet="aB .,\n:;()-/©@1“", max_size=200))
def test_any_text_can_be_taken_apart(pasted: str) -> None:
    """No input raises, and no letter or figure is invented."""
    parts = take_apart(pasted)
    joined = "".join(filter(None, (parts.text, parts.title, parts.captions, parts.boilerplate)))
    assert all(joined.count(character) <= pasted.count(character) for character in "aB1@©")


def test_the_body_is_left_as_it_was_written() -> None:
    """Spaces, blank lines and odd characters of the body stay."""
    body = "The  port was\u00a0closed on Monday .\n\n\n\tIts master said: “Why?”\n\nNobody answered him for a week."
    assert take_apart(f"\n\n{body}\n\nShare\n").text == body


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Harbour closed for a month", "Harbour closed for a month"),
        ("What does the harbour need?", "What does the harbour need?"),
        ("“We cannot wait”: the port's long spring", "“We cannot wait”: the port's long spring"),
        ("The harbour was closed on Monday, its master said.", None),
        ("- first of all", None),
        ("and then nothing", None),
    ],
)
def test_a_title_is_a_short_first_line_without_a_full_stop(first: str, title: str | None) -> None:
    """A sentence or a scrap at the top stays in the text."""
    parts = take_apart(f"{first}\n\n{FIRST}\n\n{LAST}")
    assert parts.title == title
    assert (first in (parts.text or "")) == (title is None)


def test_header_lines_say_what_the_article_is() -> None:
    """Title, date, outlet, address and author from lines at the top."""
    head = "Title: Harbour closed\nDate: 4 May 2031\nOutlet: Tarn Watch\nhttps://tarnwatch.example/1\nAuthor: Ana Solt"
    parts = take_apart(f"{head}\n\n{FIRST}\n")
    assert parts.title == "Harbour closed"
    assert parts.header == {"date": "4 May 2031", "outlet": "Tarn Watch", "url": "https://tarnwatch.example/1"}
    assert parts.author == "Ana Solt"
    assert parts.text == FIRST


def test_a_label_inside_the_body_is_no_header_line() -> None:
    """Only the very top is read for header lines."""
    parts = take_apart(f"{FIRST}\n\nSource: the harbour master's log of that day, which nobody had read.\n\n{LAST}")
    assert parts.header == {}
    assert "Source: the harbour" in (parts.text or "")


def test_an_agency_at_the_end_of_the_last_paragraph_is_no_caption() -> None:
    """A wire story that ends with the agency's name in brackets keeps its last paragraph."""
    assert take_apart(f"{FIRST}\n\nThe port stays closed, he said. (Yonhap)").captions is None


def test_a_lone_caption_is_the_body() -> None:
    """An article of one paragraph is never emptied."""
    assert take_apart(CAPTION).text == CAPTION


def test_a_list_between_paragraphs_has_no_headings() -> None:
    """Several short lines in a row are a list."""
    assert take_apart(f"{FIRST}\n\nFlour\n\nRice\n\nDiesel\n\n{LAST}").headings is None


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    """A short last line of a broken paragraph is not taken for a heading or a title."""
    body = (
        "The harbour of Velm was closed on Monday for a month because\n"
        "silt had made the channel too shallow for the larger of the\n"
        "ferries, the ministry of transport told the shipping lines in\n"
        "Tarn"
    )
    parts = take_apart(f"{body}\n\n{LAST}")
    assert parts.title is None
    assert parts.headings is None
    assert parts.text == f"{body}\n\n{LAST}"


def test_hostile_text_takes_linear_time() -> None:
    """Long runs of the characters that the patterns look for do not blow up."""
    started = time.process_time()
    for piece in ("A ", "Aa Bb/", "By A, B and C ", "Photo ", "(", "a, ", "x@y", "© 2031 A ", "told A B C D "):
        take_apart(piece * 20_000)
        take_apart((piece * 12 + "\n") * 1_000)
    assert time.process_time() - started < 20

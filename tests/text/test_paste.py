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
    "WORLD",
    "3 minute read",
    "Updated 3:14 p.m. EDT, Mon May 4, 2031",
    "An empty quay in Velm harbour. Photograph: Jon Haver/Velmark Press",
    "Ferries wait off Velm on Sunday. Jon Haver/Velmark Photo Service",
    "Related articles",
    "Ice comes early to the ports",
    "Advertisement",
    "FacebookTwitterPrintEmailMore",
    "Next: Ferries late",
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
    take_apart("x\n" + " " * 200_000 + "\n\u00a0")
    take_apart(f"{FIRST}\n\nEdited by Mara Lind.\n\n" * 5_000)
    for piece in ("A ", "Aa Bb/", "By A, B and C ", "Photo ", "(", "a, ", "x@y", "© 2031 A ", "told A B C D "):
        take_apart(piece * 20_000)
        take_apart((piece * 12 + "\n") * 1_000)
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    ("head", "author", "date"),
    [
        (["Harbour closed", "By Ana Solt", "3 min read"], "Ana Solt", None),
        (["Harbour closed", "4 May 2031", "Ana Solt", "Transport correspondent, Velm"], "Ana Solt", None),
        (["Harbour closed", "Mon 4 May 2031 14.02 BST", "Last modified on 5 May 2031 09.00 BST"], None, None),
        (
            ["Harbour closed", "Published May 4, 2031 at 2:14 PM", "By A. Solt in Velm"],
            "A. Solt",
            "May 4, 2031 2:14 PM",
        ),
        (["Hafen zu", "Von Ana Solt, Velm", "Stand: 04.05.2031, 14:32 Uhr", "Lesezeit: 3 Min."], "Ana Solt", None),
        (["Le port fermé", "Par Ana Solt (Velm)", "Publié le 4 mai 2031 à 14h32"], "Ana Solt", "4 mai 2031 14:32"),
        (
            ["벨름항 폐쇄", "입력 2031-05-04 14:32 수정 2031-05-04", "홍길동 기자 a@v.example"],
            "홍길동",
            "2031-05-04 14:32",
        ),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_heads_of_pages(head: list[str], author: str | None, date: str | None, gap: str) -> None:
    """Sections, bylines, jobs and times leave the body, with blank lines between them or not; labelled dates count."""
    parts = take_apart(gap.join(["World", *head]) + f"\n\n{FIRST}\n\n{LAST}")
    assert (parts.title, parts.author, parts.header.get("date")) == (head[0], author, date)
    assert parts.text == f"{FIRST}\n\n{LAST}"


def test_a_byline_may_stand_below_the_standfirst() -> None:
    """A first paragraph in a full sentence does not end the head of the page."""
    parts = take_apart(
        f"Harbour closed\n\nIt will hurt the islands most.\n\nAna Solt\nBy Ana Solt\nMay 4, 2031\n\n{FIRST}"
    )
    assert parts.author == "Ana Solt"
    assert parts.text == f"It will hurt the islands most.\n\n{FIRST}"
    assert parts.header == {}


@pytest.mark.parametrize(
    "line",
    [
        "An empty quay in Velm harbour. Photograph: Jon Haver/Velmark Press",
        "The quay at Velm on Sunday. Credit...Jon Haver for The Velmark Times",
        "The harbour in 1950. Photo courtesy of the Velm Museum.",
        "Ferry at night; photo: J. Haver",
        "Leere Kais im Hafen von Velm (Archivbild)",
        "벨름 항구의 빈 부두. /사진=뉴시스",
        "[사진=연합뉴스]",
    ],
)
def test_captions_by_the_word_for_a_picture(line: str) -> None:
    """Inside the body as well, where the credit is marked as one."""
    parts = take_apart(f"{FIRST}\n\n{line}\n\n{LAST}")
    assert (parts.captions, parts.text) == (line, f"{FIRST}\n\n{LAST}")


@pytest.mark.parametrize(
    "line",
    [
        "A photo of the silt was shown to the council. (It was taken on Sunday.)",
        "The council, which met on Monday (Velm time), did not vote.",
        "- Lind leads Solt by ten points. [Tarn/Velm]",
        "“We cannot wait.”",
        "Q: Why is the harbour closed?",
        "1. It is about silt",
        "Read the order, the miners were told, and obey.",
        "VI     4.45     --",
        "By land and sea the goods came to Velm.",
        "Von Velm nach Galm",
    ],
)
def test_what_only_looks_like_the_pages(line: str) -> None:
    """Quotations, lists, questions, figures and sentences with such words stay in the body, at its end too."""
    body = f"{FIRST}\n\n{line}\n\n{LAST}\n\n{line}"
    assert take_apart(f"{body}\n\nShare").text == body


def test_titles_of_other_articles_leave_with_the_line_above_them() -> None:
    """In the middle as far as their block goes, at the end all of them; a sentence or a quotation ends them."""
    related = "Related article\nIce comes early"
    tail = "More on this story\nIce comes early\n\nWhy ferries are late\nVelmark"
    parts = take_apart(f"{FIRST}\n\n{related}\n\nNo word yet\n\n{LAST}\n\n{tail}")
    assert parts.text == f"{FIRST}\n\nNo word yet\n\n{LAST}"
    assert parts.headings == "No word yet"


def test_tags_below_the_article_are_keywords() -> None:
    """A labelled list at the end, with furniture around it."""
    parts = take_apart(f"{FIRST}\n\n{LAST}\n\nShare\n\nTags: harbour, #silt\nNext: Ferries late\n\nLeave a Reply")
    assert (parts.keywords, parts.text) == ("harbour; silt", f"{FIRST}\n\n{LAST}")


def test_an_advertisement_does_not_end_the_article() -> None:
    """What follows the word is the article's."""
    assert take_apart(f"{FIRST}\n\n{LAST}\n\nAdvertisement\n\nA last word").text == f"{FIRST}\n\n{LAST}\n\nA last word"


def test_uneven_lines_at_the_top_are_not_one_paragraph() -> None:
    """A title, a byline and a time without blank lines between them are told apart."""
    head = (
        "Harbour of Velm closed for a month as silt chokes channel\nBy Ana Solt and Ib Lund, Tarn Watch\n3 minute read"
    )
    assert take_apart(f"{head}\n\n{FIRST}").title == head.split("\n")[0]


def test_a_title_that_a_header_line_names_hides_no_other() -> None:
    """The headline below "Title:" stays in the text where it is another, and is not told twice where it is the same."""
    parts = take_apart(f"Title: Harbour closed\n\nFerries must wait\n\n{FIRST}")
    assert (parts.title, parts.text) == ("Harbour closed", f"Ferries must wait\n\n{FIRST}")
    parts = take_apart(f"Title: Harbour closed\n\nHarbour closed\n\n{FIRST}")
    assert (parts.title, parts.text) == ("Harbour closed", FIRST)


def test_places_in_credits_part_no_names() -> None:
    """Everyone is named once, wherever they were and however often they are named."""
    credit = "Reporting by Ana Solt in Velm and Ib Lund in Galm; Additional reporting by Pet Orm; Editing by Jon Haver"
    parts = take_apart(f"By Ana Solt and Ib Lund\n\n{FIRST}\n\n{LAST}\n\n{credit}")
    assert (parts.author, parts.editor) == ("Ana Solt and Ib Lund; Pet Orm", "Jon Haver")


def test_what_cannot_be_seen_is_no_word() -> None:
    """Marks of no width are blank lines, and stand at the edges of no part."""
    parts = take_apart(f"\ufeffHarbour closed\u200b\n\u200b\n{FIRST}\n\u2060\n{LAST}\u200b")
    assert (parts.title, parts.text) == ("Harbour closed", f"{FIRST}\n\u2060\n{LAST}")

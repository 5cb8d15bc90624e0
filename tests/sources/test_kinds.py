"""What a source phrase says on its own, and how well a source can be known."""

import pytest

from toolkit.sources.folding import name_key
from toolkit.sources.naming.anonymity import access_in, anonymity_level, reasons_in
from toolkit.sources.naming.heads import HEADS
from toolkit.sources.naming.kinds import read_phrase
from toolkit.sources.naming.names import names_within, read_name

KINDS = {
    "person": """a source|the official|one witness|Ana Ruiz|Sen. Ruiz|Mr. King|a Velsk police spokesman
        the deputy director
        the mayor of Tolmar|one of the two officials|a Tolmarian|Tolmar campaign manager Mira Ost|Kim Tae Sok
        Ambassador Ri Jae Son|Secretary of State Ana Ruiz|the suspect's lawyer|an engineer on the project|another
        G.I. Valen|Professor Pell Oru of Tolmar University|a passer-by|the radioman|Velsk Herald reporter Pell Oru""",
    "group": """sources|government officials|two people familiar with the matter|witnesses|European diplomats
        many voters
        Republicans|44 percent of voters|a group of scientists|dozens of farmers|local authorities|opposition figures
        Ana Ruiz and Joren Oru|human rights groups|several banks|both|those who left|most of the nurses|police officers
        the president and his aides|Tolmarian troops|the public|28%|a majority of pensioners""",
    "organisation": """the Defence Ministry|the Tolmarian government|police|the FTA|Tolmar Steel Corp
        the Ruiz campaign|the U.S.
        North Korea|the company|the court|the Water Board|the University of Tolmar|the party|a think tank|the air force
        the Ministry of Health and Social Care|the government of Costa Rica|the White House|the Italian firm
        the Ostran Federation of Miners|the House of Delegates|the energy ministry in Velsk""",
    "document": """the order|a report by the water board|the statement|a poll of 900 people|the text of the order
        official figures|the latest figures
        the Water Act|court papers|a CNN poll|its annual report|a copy of the letter|the memo|exit polls|the study
        the white paper|fresh figures|aerial images""",
    "outlet": """the Tolmar Post|state media|local media|Reuters|Daily NK|the newspaper|Velsk News Agency|the Times
        Radio Tolmar
        a television station|The Velsk Herald|CNN|Rodong Sinmun|the official news agency|Velsk.news""",
    "unknown": "the matter|a wave of heat|the northern slope",
}


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        (phrase.strip(), kind)
        for kind, lines in KINDS.items()
        for line in lines.split("\n")
        for phrase in line.split("|")
    ],
)
def test_kinds(phrase, kind):
    """The kind of a source is that of its head noun or name."""
    assert read_phrase(phrase).kind == kind


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Said Khatib", "Said Khatib"),
        ("the said Khatib", "Khatib"),
        ("Said Ana Ruiz", "Ana Ruiz"),
        ("Said Mr. Oru", "Oru"),
        ("Ana June Oru", "Ana June Oru"),
        ("Ana June Oru, the clerk", "Ana June Oru"),
        ("Ana March", "Ana March"),
        ("Ana Oru Monday", "Ana Oru"),
        ("Kim Jong Sun", "Kim Jong Sun"),
        ("the Tolmar Sun", "Tolmar Sun"),
        ("The East Tolmar Sun, a weekly", "East Tolmar Sun"),
        ("Ri Sun Hyok", "Ri Sun Hyok"),
    ],
)
def test_names_that_are_ordinary_words(phrase, name):
    """A determiner, a day or a month may be part of a name, of a person or a paper."""
    assert read_phrase(phrase).label == name


@pytest.mark.parametrize(
    ("phrase", "narrowed"),
    [
        ("a source", False),
        ("a senior official", False),
        ("two people familiar with the matter", False),
        ("witnesses", False),
        ("an official who spoke on condition of anonymity", False),
        ("a ministry spokesman", True),
        ("a man who said that it was closed", False),
        ("the signalwoman", True),
        ("a Halsian", True),
        ("European diplomats", True),
        ("a source in North Korea", True),
        ("a source with intimate knowledge of the weapons sector", True),
        ("an official at the water board", True),
        ("the mayor", True),
        ("his lawyer", True),
    ],
)
def test_what_narrows_a_source_down(phrase, narrowed):
    """An affiliation, a place, a field or an office; rank and what an anonymous source knows in general do not."""
    assert read_phrase(phrase).narrowed is narrowed


@pytest.mark.parametrize(
    ("phrase", "determiner", "order"),
    [
        ("a source", "new", 0),
        ("another source", "another", 0),
        ("the second source", "known", 2),
        ("the other official", "known", -1),
        ("the former mayor", "known", 0),
        ("officials", "bare", 0),
        ("two officials", "new", 0),
        ("his aides", "own", 0),
        ("those officials", "known", 0),
    ],
)
def test_whether_a_source_is_new_or_known(phrase, determiner, order):
    """The words before the noun say whether somebody new speaks."""
    read = read_phrase(phrase)
    assert (read.determiner, read.order) == (determiner, order)


@pytest.mark.parametrize(
    ("sequence", "name"),
    [
        ("Texas Sen. Ana M. Ruiz", "Ana M. Ruiz"),
        ("Velsk Herald Editor Joren Oru", "Joren Oru"),
        ("Foreign Ministry Spokesman Geng Tao", "Geng Tao"),
        ("Grant Young", "Grant Young"),
        ("Mrs. White", "White"),
        ("Vice President", None),
        ("Tolmar Foundation", None),
        ("North Korea", None),
        ("Former President", None),
        ("Velsk County", None),
        ("Long Velsk War", None),
        ("ComradeKim Jong Unvisited Velsk County", "Kim Jong Un"),
    ],
)
def test_the_person_in_a_row_of_capitals(sequence, name):
    """Titles, offices and bodies before a name are no part of it; without a person there is none."""
    found = read_name(sequence)
    assert (found.display if found else None) == name


def test_headings_do_not_run_into_names():
    """Capitalised words that join or question divide a row of capitals."""
    assert [name.display for *_, name in names_within("Why Ana Ruiz And Joren Oru Will Not")] == [
        "Ana Ruiz",
        "Joren Oru",
    ]


@pytest.mark.parametrize("before", ["", "But ", "But The\u00a0", "But The " * 5_000])
def test_little_words_before_a_name_move_its_place_alone(before):
    """However many little words stand before a name, the name and its offsets are found."""
    ((start, end, name),) = names_within(f"{before}Ana Ruiz")
    assert (start, end, name.display) == (len(before), len(before) + 8, "Ana Ruiz")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Kim Tae-sok", "Kim Tae Sok", True),
        ("Ana Ruíz", "ANA RUIZ", True),
        ("Joren P. Oru", "Joren Oru", True),
        ("Joren P. Q. Oru", "Joren Oru", False),
        ("U.S. Court", "U. Court", False),
        ("Ana O’Dell", "Ana O'Dell", True),
    ],
)
def test_spellings_of_one_name(one, other, same):
    """Case, accents, hyphens and a middle initial make no other person."""
    assert (name_key(one) == name_key(other)) is same


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("A source, speaking on condition of anonymity for security reasons, said no.", "for security reasons"),
        (
            "An official spoke on condition of anonymity because he was not authorised to speak publicly.",
            "because he was not authorised to speak publicly",
        ),
        ("said an aide, who asked not to be named because talks go on", "because talks go on"),
        ("two aides, who were not authorized to discuss the plan, said", "were not authorized to discuss the plan"),
        ("said a miner, who would not give her name for fear of losing her job.", "for fear of losing her job"),
        ("granted anonymity to discuss private talks, the aide said", "to discuss private talks"),
        ("He was granted anonymity for this article.", None),
        ("Anonymity is rare here. He said so.", None),
    ],
)
def test_reasons_for_anonymity(text, reason):
    """Why somebody is not named, in the words of the article."""
    found = [text[one.start : one.end] for one in reasons_in(text)]
    assert found == ([] if reason is None else [reason])


@pytest.mark.parametrize(
    ("phrase", "access"),
    [
        ("another source with intimate knowledge of the arms trade", "with intimate knowledge of the arms trade"),
        ("two people familiar with the matter", "familiar with the matter"),
        ("a person close to the king", "close to the king"),
        ("an official briefed on the talks, who left early", "briefed on the talks"),
        ("a man who was present", "who was present"),
        ("a source in Tolmar", None),
        ("officials", None),
    ],
)
def test_how_a_source_is_placed_to_know(phrase, access):
    """Access is given as written."""
    assert access_in(phrase) == access


KOREAN = [
    ("북부의 한 소식통", "person", "described", None),
    ("소식통들", "group", "unnamed", None),
    ("익명을 요구한 관계자", "person", "unnamed", None),
    ("할시아 당국자", "person", "described", None),
    ("당국", "group", "unnamed", None),
    ("외무성의 톰렌 하스키 대변인", "person", "named", "톰렌 하스키"),
    ("김하린 대변인", "person", "named", "김하린"),
    ("하스키 대변인", "person", "named", "하스키"),
    ("펠 오루 미국 대통령", "person", "named", "펠 오루"),
    ("전직 할시아군 장성 마르 에스코", "person", "named", "마르 에스코"),
    ("외무성 대변인", "person", "described", None),
    ("할시아 정부", "organisation", "named", None),
    ("정부", "organisation", "described", None),
    ("국방부", "organisation", "named", None),
    ("벨크통신", "outlet", None, None),
    ("북부일보", "outlet", None, None),
    ("유엔 보고서", "document", None, None),
    ("상인들", "group", "described", None),
    ("언덕", "unknown", "described", None),
]


@pytest.mark.parametrize(("phrase", "kind", "level", "name"), KOREAN)
def test_korean_sources(phrase, kind, level, name):
    """The last word says what the source is; names stand before an office or behind one."""
    read = read_phrase(phrase)
    assert read.kind == kind
    assert anonymity_level(read.kind, named=read.form == "name", narrowed=read.narrowed) == level
    assert (read.name.display if read.name else None) == name


def test_anonymity_of_kinds():
    """Documents and outlets hide nobody; an organisation is never unnamed."""
    assert anonymity_level("document", named=False, narrowed=False) is None
    assert anonymity_level("outlet", named=True, narrowed=True) is None
    assert anonymity_level("organisation", named=False, narrowed=False) == "described"
    assert anonymity_level("group", named=False, narrowed=False) == "unnamed"
    assert anonymity_level("person", named=True, narrowed=True) == "named"


def test_every_head_noun_has_a_kind():
    """The word lists give each noun one kind, and plurals are many."""
    assert HEADS["spokesmen"].many and HEADS["spokesmen"].kind == "group"
    assert HEADS["companies"].kind == "group" and HEADS["company"].kind == "organisation"
    assert HEADS["spokeswoman"].gender == "woman"

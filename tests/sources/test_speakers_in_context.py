"""What an article shows of names that no list knows, and what stays unknown."""

import time

import pandas as pd
import pytest

from toolkit import count_sources, find_attributions, link_speakers, read_aliases
from toolkit.errors import ToolkitError
from toolkit.sources.found import Found
from toolkit.sources.naming.anonymity import reasons_in
from toolkit.sources.naming.kinds import read_phrase
from toolkit.sources.speakers.speakers import Source, describe_sources


def describe(text: str, *sources: str, outlet: str | None = None) -> list[Source]:
    """The sources at the first place of each phrase."""
    spans = [(text.index(source), text.index(source) + len(source)) for source in sources]
    found = [Found("text", span, None, ((0, 1),), "indirect", "test") for span in spans]
    return describe_sources(text, found, article_id="a", outlet=outlet)


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Velmoria denied it. Two men were held in Velmoria.", "Velmoria", "organisation"),
        ("Velmoria denied it. A Velmorian ship left.", "Velmoria", "organisation"),
        ("Velmoria denied it. The capital of Velmoria was calm.", "Velmoria", "organisation"),
        ("Tarn Gleaner said no. The exile site Tarn Gleaner was read.", "Tarn Gleaner", "outlet"),
        ("Tarn Gleaner, a news site, said no.", "Tarn Gleaner", "outlet"),
        ("VELNA said no. The state news agency VELNA was quoted.", "VELNA", "outlet"),
        ("Belan denied it. They have faith in Belan.", "Belan", "person"),
        ("Tarn Oruk said no.", "Tarn Oruk", "person"),
    ],
)
def test_what_stands_beside_a_name_tells_its_kind(text, source, kind):
    """A place is where something is, an outlet has its noun beside it; without a sign a name is a person's."""
    assert describe(text, source)[0].kind == kind


def test_the_outlet_of_the_article_is_an_outlet():
    """Its own name is never taken for a person's."""
    own = describe("Gleaner has learned it.", "Gleaner", outlet="Gleaner")[0]
    assert (own.speaker, own.speaker_id, own.kind, own.anonymity) == ("Gleaner", "gleaner", "outlet", None)


def test_a_name_told_later_is_that_of_the_unnamed_source():
    """ "The spokesman" behind a name says that he was told of before."""
    text = "A spokesman for the ministry said no. The harvest is in. Pell Oru, the spokesman, asked why."
    early, late = describe(text, "A spokesman for the ministry", "Pell Oru")
    assert early == late
    assert (early.speaker, early.anonymity) == ("Pell Oru", "named")


def test_a_statement_that_a_mark_issued_is_nobodys():
    """Where nothing but a mark stands before "released the following statement", "I" is the author."""
    text = "Officials said no.\n, released the following statement. I said it was over."
    assert describe(text, "I ")[0].speaker == "(author)"


def test_a_pronoun_finds_somebody_never_cited_before():
    """A noun that says the sex is enough."""
    she = describe("A woman from the harbour stood there. “No,” she said.", "she")[0]
    assert (she.speaker, she.kind) == ("woman", "person")


def test_an_unresolved_pronoun_says_nothing():
    """Neither a kind nor an anonymity, so that no share is inflated; in counts it stands behind the sources."""
    they = describe("“No,” they said.", "they")[0]
    assert (they.speaker, they.kind, they.anonymity) == ("(unresolved pronoun)", "unknown", None)
    rows = pd.DataFrame([they, they, *describe("Ana Ruiz said no.", "Ana Ruiz")]).assign(article_id="a")
    counted = count_sources(rows, pd.DataFrame({"article_id": ["a"]}))
    assert counted["speaker"].tolist() == ["Ana Ruiz", "(unresolved pronoun)"]


def test_it_that_stands_for_nothing_is_nobody():
    """ "It is important" leads back to no body named before, "it is planning" does."""
    text = "The Velsk Water Board met. It is important to know why. The Velsk Water Board left. It is planning a dam."
    spans = [(0, 21), (27, 29), (56, 77), (84, 86)]
    found = [Found("text", span, None, ((span[1], span[1] + 5),), "indirect", "test") for span in spans]
    names = [source.speaker for source in describe_sources(text, found, article_id="a")]
    assert names == ["Velsk Water Board", "(unresolved pronoun)", "Velsk Water Board", "Velsk Water Board"]


def test_a_body_of_somebody_named_is_named():
    """ "Her office" has a name where she has one, the same in every article."""
    text = "On Monday Ana Ruiz left. Her office said no."
    (office,) = describe(text, "Her office")
    assert (office.speaker, office.speaker_id, office.anonymity) == ("Ana Ruiz’s office", "ana-ruiz-office", "named")


def test_a_country_of_a_korean_text():
    """A name that no list knows is a country's where its ministry stands beside it."""
    (country,) = describe("톨마리아는 부인했다. 톨마리아 외무성은 자료를 냈다.", "톨마리아")
    assert (country.kind, country.anonymity) == ("organisation", "named")


@pytest.mark.parametrize(
    ("phrase", "narrowed"),
    [
        ("a second source, who works at a depot", True),
        ("a source, who asked not to be named", False),
        ("the second employee, a transport clerk", True),
        ("traders", True),
        ("one of the traders", True),
        ("residents", False),
    ],
)
def test_trades_and_clauses_narrow_a_source_down(phrase, narrowed):
    """Where somebody works says something; that they will not be named does not."""
    assert read_phrase(phrase).narrowed is narrowed


def test_nouns_before_names():
    """The field of a minister is no part of the name, and workers are no works."""
    phrase = read_phrase("Minister of Agriculture Velk Orun")
    assert (phrase.label, phrase.kind) == ("Velk Orun", "person")
    assert read_phrase("Workers of the Tolmar Machine Works").kind == "group"


def test_linking_settles_countries_and_outlets():
    """What other articles show, and the names of the outlets, win over a reading as a surname."""
    rows = pd.DataFrame(
        {
            "article_id": ["a", "b", "b"],
            "source": ["Velmoria", "Velmoria", "the Gleaner"],
            "speaker": ["Velmoria", "Velmoria", "Gleaner"],
            "speaker_id": ["velmoria", "b/velmoria", "gleaner"],
            "kind": ["organisation", "person", "organisation"],
            "anonymity": ["named", "named", "named"],
        }
    )
    articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Tarn Gleaner", "Velsk Post"]})
    linked = link_speakers(rows, articles)
    assert linked["speaker_id"].tolist() == ["velmoria", "velmoria", "tarn-gleaner"]
    assert linked["kind"].tolist() == ["organisation", "organisation", "outlet"]
    assert linked["anonymity"].isna().tolist() == [False, False, True]


def test_aliases_beside_the_data(tmp_path):
    """No file is no alias; a wrong one is told of with its path."""
    assert read_aliases(tmp_path).columns.tolist() == ["alias", "speaker", "kind"]
    (tmp_path / "settings").mkdir()
    path = tmp_path / "settings" / "aliases.csv"
    path.write_text("alias,speaker\nRuiz,Ana Ruiz\n", encoding="utf-8")
    assert len(read_aliases(tmp_path)) == len(read_aliases(path)) == len(read_aliases(tmp_path / "*.txt")) == 1
    path.write_text("name,speaker\nRuiz,Ana Ruiz\n", encoding="utf-8")
    with pytest.raises(ToolkitError, match="lack the column 'alias'"):
        read_aliases(tmp_path)
    path.write_text("alias,speaker,kind\nRuiz,Ana Ruiz,human\n", encoding="utf-8")
    with pytest.raises(ToolkitError, match=r"Line 2 .* kind 'human'"):
        read_aliases(tmp_path)


@pytest.mark.parametrize("phrase", ["he", "she", "his aide", "Velmoria"])
def test_many_mentions_take_linear_time(phrase):
    """Sixty thousand mentions cost about a second per megabyte at most."""
    text = f"A woman and a man left. Ordava was calm. {phrase} said. " + f"{phrase} said no. " * 10_000
    spans = []
    at = text.find(phrase, 40)
    while at >= 0:
        spans.append((at, at + len(phrase)))
        at = text.find(phrase, at + len(phrase))
    found = [Found("text", span, None, ((span[1], span[1] + 8),), "indirect", "test") for span in spans]
    begun = time.process_time()
    assert len(describe_sources(text, found, article_id="a")) == len(found)
    assert time.process_time() - begun < 4


@pytest.mark.parametrize("sign", ["for fear of their ", "was not authorized to ", "anonymity because "])
def test_many_reasons_take_linear_time(sign):
    """A megabyte of reasons for anonymity is read in less than a second."""
    begun = time.process_time()
    reasons_in(f"a source {sign}" * (1_000_000 // (9 + len(sign))))
    assert time.process_time() - begun < 2


def test_korean_names_that_end_like_a_particle():
    """ "휘틀로 의원은" is Whitlow, "앞으로 의원들은" nobody called so."""
    articles = pd.DataFrame(
        {
            "article_id": ["a"],
            "text": ["휘틀로 의원은 법안이 통과될 것이라고 말했다. 앞으로 의원들은 반대할 것이라고 말했다."],
        }
    )
    assert find_attributions(articles)["source"].tolist() == ["휘틀로 의원", "의원들"]

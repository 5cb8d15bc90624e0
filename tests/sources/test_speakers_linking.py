"""One identity per speaker over a collection: who is linked, and above all who is not."""

from pathlib import Path

import pandas as pd
import pytest

from toolkit.errors import TableError, ToolkitError
from toolkit.sources.aliases import read_aliases
from toolkit.sources.linking import link_speakers

COLUMNS = ["article_id", "source", "speaker", "speaker_id", "kind", "anonymity"]


def table(*rows: tuple[str | None, ...]) -> pd.DataFrame:
    """Attributions of the columns that linking needs."""
    return pd.DataFrame(rows, columns=COLUMNS).astype("str")


FULL = ("a", "President Ana Ruiz", "Ana Ruiz", "ana-ruiz", "person", "named")
OFFICE = ("b", "President Ruiz", "President Ruiz", "b/ruiz", "person", "named")
BARE = ("c", "Ruiz", "Ruiz", "c/ruiz", "person", "named")
COURTESY = ("d", "Ms. Ruiz", "Ms. Ruiz", "d/ruiz", "person", "named")
SOURCE = ("e", "a source", "source", "e/source-1", "person", "unnamed")
NOBODY = ("e", None, None, None, None, None)


def test_an_office_and_a_surname_are_the_one_who_has_both():
    """ "President Ruiz" of another article is Ana Ruiz, whom the collection calls President."""
    linked = link_speakers(table(FULL, OFFICE))
    assert linked["speaker_id"].tolist() == ["ana-ruiz", "ana-ruiz"]
    assert linked["speaker"].tolist() == ["Ana Ruiz", "Ana Ruiz"]


def test_a_bare_surname_is_never_enough():
    """ "Ruiz" and "Ms. Ruiz" of other articles may be somebody else."""
    given = table(FULL, BARE, COURTESY)
    pd.testing.assert_frame_equal(link_speakers(given), given)


def test_two_holders_of_an_office_are_told_apart():
    """Where two presidents of one name are cited, "President Ruiz" is neither, but the same in all articles."""
    other = ("f", "President Pell Ruiz", "Pell Ruiz", "pell-ruiz", "person", "named")
    again = ("g", "President Ruiz", "President Ruiz", "g/ruiz", "person", "named")
    identities = link_speakers(table(FULL, other, OFFICE, again))["speaker_id"].tolist()
    assert identities == ["ana-ruiz", "pell-ruiz", "president-ruiz", "president-ruiz"]


def test_a_middle_name_may_be_left_out_unless_it_tells_people_apart():
    """Ana Maria Ruiz is Ana Ruiz; with an Ana Sol Ruiz about, nobody knows which of them is Ana Ruiz."""
    maria = ("b", "Ana Maria Ruiz", "Ana Maria Ruiz", "ana-maria-ruiz", "person", "named")
    sol = ("c", "Ana Sol Ruiz", "Ana Sol Ruiz", "ana-sol-ruiz", "person", "named")
    assert set(link_speakers(table(FULL, maria))["speaker_id"]) == {"ana-ruiz"}
    assert link_speakers(table(FULL, maria, sol))["speaker_id"].nunique() == 3


def test_unnamed_speakers_of_copies_are_one():
    """The source of an article and of its copy is one person, that of another article another."""
    copy = ("f", "a source", "source", "f/source-1", "person", "unnamed")
    other = ("g", "a source", "source", "g/source-1", "person", "unnamed")
    articles = pd.DataFrame({"article_id": ["g", "f", "e"], "cluster": [None, "x", "x"]})
    linked = link_speakers(table(SOURCE, copy, other), articles)
    assert linked["speaker_id"].tolist() == ["e/source-1", "e/source-1", "g/source-1"]


@pytest.mark.parametrize(
    "aliases", [{"the Ruiz": "Ana Ruiz"}, pd.DataFrame({"alias": ["RUIZ", None], "speaker": ["Ana Ruiz", "Pell Oru"]})]
)
def test_the_aliases_of_the_user_win(aliases):
    """A mapping and a table do the same, whatever the case; an empty line of the table is passed over."""
    linked = link_speakers(table(FULL, BARE, SOURCE), aliases=aliases)
    assert linked["speaker_id"].tolist() == ["ana-ruiz", "ana-ruiz", "e/source-1"]


def test_an_alias_names_the_unnamed_and_sets_the_kind():
    """Whoever an alias leads to is named; outlets and documents have no anonymity."""
    aliases = pd.DataFrame(
        {"alias": ["source", "Ruiz"], "speaker": ["Ana Ruiz", "Tolmar Post"], "kind": ["", "outlet"]}
    )
    linked = link_speakers(table(SOURCE, BARE), aliases=aliases)
    assert linked["anonymity"][0] == "named"
    assert (linked["kind"][1], linked["speaker_id"][1]) == ("outlet", "tolmar-post")
    assert pd.isna(linked["anonymity"][1])


def test_a_chain_of_aliases_is_followed_to_its_end():
    """Ruiz is Ana Ruiz, who is Ana Oru now."""
    linked = link_speakers(table(BARE), aliases={"Ruiz": "Ana Ruiz", "Ana Ruiz": "Ana Oru"})
    assert linked["speaker"].tolist() == ["Ana Oru"]


def test_aliases_that_contradict_each_other_are_refused():
    """The message names the alias."""
    with pytest.raises(ToolkitError, match="'RUIZ' leads to both 'Ana Ruiz' and 'Pell Ruiz'"):
        link_speakers(
            table(BARE), aliases=pd.DataFrame({"alias": ["Ruiz", "RUIZ"], "speaker": ["Ana Ruiz", "Pell Ruiz"]})
        )
    with pytest.raises(ToolkitError, match="leads back to itself"):
        link_speakers(table(BARE), aliases={"Ruiz": "Oru", "Oru": "Ruiz"})
    with pytest.raises(TableError, match="'alias' and 'speaker'"):
        link_speakers(table(BARE), aliases=pd.DataFrame({"name": ["Ruiz"]}))


def test_rows_without_a_source_and_the_input_stay_as_they_are():
    """Nothing is made up for a missing source, and the table passed in is not changed."""
    given = table(NOBODY, FULL, OFFICE)
    before = given.copy()
    linked = link_speakers(given, aliases={"Ruiz": "Ana Ruiz"})
    pd.testing.assert_frame_equal(given, before)
    assert linked.iloc[0].drop("article_id").isna().all()
    assert dict(linked.dtypes) == dict(given.dtypes)
    assert link_speakers(given.head(0)).empty


def test_tables_of_aliases_may_be_divided_by_semicolons(tmp_path: Path) -> None:
    """A spreadsheet of another language divides columns by semicolons; empty lines name nobody."""
    (tmp_path / "aliases.csv").write_text("\ufeffAlias;Speaker\n;\nTWB;Tolmar Water Board\n", encoding="utf-8")
    assert read_aliases(tmp_path / "aliases.csv")["speaker"].tolist() == ["Tolmar Water Board"]

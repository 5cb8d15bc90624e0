"""Tests of reading marked news in the forms it is published in."""

from pathlib import Path
from types import ModuleType

_TML = """<?xml version="1.0" ?>
<!DOCTYPE TimeML [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
<TimeML><DOCID>velm1</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2031-03-05" functionInDocument="CREATION_TIME">March 5, 2031</TIMEX3></DCT>
<TEXT>
The port <EVENT eid="e1">closed</EVENT> <TIMEX3 tid="t1" type="DATE" value="2031-03-03">on <b>Monday</b></TIMEX3> &amp;
reopens <TIMEX3 tid="t2" type="DATE" value="2031-05"/><TIMEX3 tid="t3" type="DATE" value="2031-05">in May</TIMEX3>.
</TEXT></TimeML>
"""

_INLINE = """<TimeML>Tarn, <TIMEX3 type="DATE" value="2031-03-05" functionInDocument="CREATION_TIME">March 5</TIMEX3>:
It opened <TIMEX3 type="DATE" value="2031-03-04">yesterday</TIMEX3>.</TimeML>
"""

_TEXT = "“Silt,” Ruiz said, “is to blame.” Officials denied it."

_RELATIONS = """T1\tContent 0 7;19 33\t“Silt,” “is to blame.”
T2\tSource 8 12\tRuiz
T3\tCue-Verb 13 17\tsaid
R1\tAttribution Arg1:T1 Arg2:T3\t
R2\tSourceOf Arg1:T2 Arg2:T3\t
T4\tContent 51 53\tit
T5\tCue 44 50\tdenied
#1\tAnnotatorNotes T5\tcheck
R3\tAttribution Arg1:T5 Arg2:T4\t
"""

_EVENTS = """T1\tContent 0 7;19 33\t“Silt,” “is to blame.”
T2\tSource 8 12\tRuiz
T3\tCue 13 17\tsaid
E1\tCue:T3 Content:T1 Source:T2
T4\tCue 44 50\tdenied
T5\tContent 51 53\tit
E2\tCue:T4 Content:T5
"""


def test_timeml(tmp_path: Path, public_forms: ModuleType, dates: ModuleType) -> None:
    """Offsets give back the words; the publication date is no answer; entities that name files stay closed."""
    (tmp_path / "velm").mkdir()
    (tmp_path / "velm" / "one.tml").write_text(_TML)
    (tmp_path / "velm" / "two.tml").write_text(_INLINE)
    one, two = public_forms.date_sets(tmp_path)["velm"]
    assert one["dct"] == two["dct"] == "2031-03-05"
    assert [(one["text"][each["start"] : each["end"]], each["value"]) for each in one["timex"]] == [
        ("on Monday", "2031-03-03"),
        ("in May", "2031-05"),
    ]
    assert [two["text"][start:end] for start, end in two["ignore"]] == ["March 5"]
    assert two["text"].startswith("Tarn, March 5:\nIt") and len(two["timex"]) == 1
    assert dates.score([two], dates.toolkit_dates([two]))["value"] == 100.0


def test_brat(tmp_path: Path, public_forms: ModuleType) -> None:
    """Relations and events say the same: a quotation in two pieces with its source, and a denial of nobody named."""
    for name, lines in (("relations", _RELATIONS), ("events", _EVENTS)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(_TEXT, encoding="utf-8")
        (tmp_path / name / "a.ann").write_text(lines, encoding="utf-8")
    found = public_forms.attribution_sets(tmp_path)
    for articles in found.values():
        assert articles["a"]["text"] == _TEXT
        assert articles["a"]["attributions"] == [
            {"source": [[8, 12]], "cue": [[13, 17]], "content": [[0, 7], [19, 33]]},
            {"source": None, "cue": [[44, 50]], "content": [[51, 53]]},
        ]
    assert len(found) == 2

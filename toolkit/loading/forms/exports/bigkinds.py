"""BigKinds (빅카인즈): the results of a search saved as a workbook (xlsx), which another program may save as CSV.

Structure: a table with Korean headers: 뉴스 식별자 (id), 일자 (20310504), 언론사 (outlet), 기고자 (author), 제목
(title), 통합 분류 1-3 (section), 인물, 위치, 기관 (people, places, organisations), 키워드 (all nouns of the text),
특성추출 (the weightiest of them), 본문 (the first 200 characters of the text, never more), URL, 분석제외 여부.
Accident: which of them there are, and in what order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.loading.forms.exports.entry import unsigned
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record

NAME = "bigkinds"
_TELLING = frozenset({"뉴스 식별자", "통합 분류1", "사건/사고 분류1", "특성추출(가중치순 상위 50개)", "분석제외 여부"})
_COMMON = frozenset({"일자", "언론사", "제목", "키워드"})
_OTHERS = frozenset({"기고자", "본문", "URL"})
_FURTHER = {
    "뉴스 식별자": "database_id",
    "통합 분류1": "section",
    "통합 분류2": "section_2",
    "통합 분류3": "section_3",
    "사건/사고 분류1": "incident",
    "사건/사고 분류2": "incident_2",
    "사건/사고 분류3": "incident_3",
    "인물": "person",
    "위치": "location",
    "기관": "organization",
    "특성추출(가중치순 상위 50개)": "features",
    "분석제외 여부": "excluded",
}
_CUT = 200  # characters of the text that are exported


def is_bigkinds(header: Sequence[object]) -> bool:
    """Whether the header of a table is that of an export of BigKinds."""
    names = {str(name).strip() for name in header if name not in ("", None)}
    whole = _COMMON <= names <= _COMMON | _TELLING | _OTHERS | set(_FURTHER)
    return whole or (bool(names & _TELLING) and "제목" in names)


def read_bigkinds(records: Iterator[Record], tally: Tally) -> Iterator[Record]:
    """The records of the table with plain names for its further columns."""
    tally.form = NAME
    cut = 0
    for record in records:
        further = {_FURTHER.get(name, name): value for name, value in record.further.items()}
        fields = dict(record.fields)
        text, words = fields.get("text"), fields.get("keywords")
        cut += isinstance(text, str) and len(text) >= _CUT - 10
        if isinstance(words, str):
            fields["keywords"] = "; ".join(dict.fromkeys(word.strip() for word in words.split(",")))
        if isinstance(author := fields.get("author"), str):
            fields["author"] = unsigned(author.strip())
        fields.setdefault("language", "ko")
        yield replace(record, fields=fields, further={"database": "BigKinds", **further})
    if cut:
        tally.note(
            f"BigKinds exports the first {_CUT} characters of a text: {cut} texts end there.",
            "For whole texts save the pages that the column url names.",
        )

"""Lines at the head of a pasted article that say what it is: "Date: 2024-02-29", "Outlet: The Courier"."""

from __future__ import annotations

import re

from toolkit.text.datelines import is_stamp

# The words before the colon, and the field each names.
_KEYS = {
    "title": "title",
    "headline": "title",
    "date": "date",
    "published": "date",
    "publication date": "date",
    "date published": "date",
    "posted": "date",
    "published on": "date",
    "outlet": "outlet",
    "source": "outlet",
    "publisher": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "url": "url",
    "link": "url",
    "author": "author",
    "authors": "author",
    "by": "author",
    "byline": "author",
    "translator": "translator",
    "editor": "editor",
    "language": "language",
    "keywords": "keywords",
    "tags": "keywords",
    "topics": "keywords",
    "제목": "title",
    "날짜": "date",
    "출처": "outlet",
    "언론사": "outlet",
    "매체": "outlet",
    "신문사": "outlet",
    "날자": "date",
    "발행일": "date",
    "게재일": "date",
    "주소": "url",
    "글쓴이": "author",
    "기자": "author",
}
_LINE = re.compile(r"\s{0,4}(?P<key>[^\W\d_][^\W\d_]*(?: [^\W\d_]+)?)\s?[:：]\s*(?P<value>\S.{0,400})$")
# "Published May 4, 2031", "입력 2031-05-04 14:32 수정 ...": the label and the first date, whatever stamps follow.
_STAMP = re.compile(
    r"(?:(?:First )?[Pp]ublished|Posted|Publié|Veröffentlicht|Publicado|(?:기사 ?)?입력)(?: on| le| am| el)?\s?:?\s"
    r"(?P<day>(?:[^\W\d_]{3,10}\.?,? )?(?:[^\W\d_]{3,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? [^\W\d_]{3,10}\.? \d{4}"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2})(?!\d))\.?(?:,? (?:at |à |um )?(?P<hour>\d{1,2})[:h.](?P<minute>\d\d)(?![.\d])"
    r"(?P<half> ?[AaPp]\.?[Mm]\b)?)?"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")


def read_header_line(line: str) -> tuple[str, str] | None:
    """The field a header line names, and its value; a line that is only an address is the article's.

    >>> read_header_line("Outlet: The Velmark Courier")
    ('outlet', 'The Velmark Courier')
    >>> read_header_line("Officials: no comment") is None
    True
    """
    line = line.strip()
    if _ADDRESS.match(line):
        return "url", line
    if (stamp := _STAMP.match(line)) and is_stamp(line):
        time = f" {stamp['hour']}:{stamp['minute']}{stamp['half'] or ''}" if stamp["hour"] else ""
        return "date", stamp["day"] + time
    match = _LINE.match(line)
    field = _KEYS.get(match["key"].casefold()) if match else None
    return (field, match["value"].strip()) if match and field else None

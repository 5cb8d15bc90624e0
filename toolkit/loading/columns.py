"""Which column of a table holds what: names in common use, and names the caller gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from toolkit.errors import TableError, did_you_mean
from toolkit.loading.values import whole_characters
from toolkit.tables import TABLES

# Names are compared without case, spaces and punctuation: "Story Text", "story_text" and "story.text" are one. The
# earlier name wins where a table has several; the others stay further columns.
NAMES: dict[str, tuple[str, ...]] = {
    "title": (
        *("title", "headline", "articletitle", "headlinemain", "heading", "headlinetext", "head", "subject"),
        *("titel", "überschrift", "schlagzeile", "titre", "título", "titulo", "titular", "제목", "标题", "標題"),
    ),
    "text": (
        *("text", "body", "content", "storytext", "fulltext", "articletext", "articlebody", "bodytext", "maintext"),
        *("article", "story", "contenttext", "textcontent", "cleantext", "plaintext", "rawtext", "contents"),
        *("volltext", "inhalt", "texte", "contenu", "texto", "cuerpo", "contenido", "본문", "내용", "正文", "内容"),
    ),
    "date": (
        *("date", "published", "publicationdate", "datepublished", "publisheddate", "publishedat", "publishdate"),
        *("pubdate", "publishedon", "datepublication", "publicationdatetime", "articledate", "loaddate", "datetime"),
        *("timestamp", "datum", "erscheinungsdatum", "fecha", "일자", "날짜", "日期"),
    ),
    "outlet": (
        *("outlet", "publisher", "newspaper", "source", "sourcename", "publication", "publicationtitle", "pubtitle"),
        *("outletname", "publishername", "medium", "media", "sitename", "agency", "newsagency", "provider"),
        *("zeitung", "quelle", "journal", "periódico", "periodico", "medio", "언론사", "매체", "媒体"),
    ),
    "author": ("author", "byline", "authors", "writer", "reporter", "creator", "autor", "auteur", "기고자", "기자"),
    "translator": ("translator", "translatedby"),
    "editor": ("editor", "editedby"),
    "language": ("language", "lang", "sprache", "langue", "idioma", "언어"),
    "url": ("url", "link", "storylink", "articleurl", "articlelink", "storyurl", "permalink", "weburl", "sourceurl"),
    "keywords": ("keywords", "keyword", "tags", "topics", "topic", "subjects", "schlagwörter", "키워드"),
    "captions": ("captions", "caption"),
    "headings": ("headings",),
    "boilerplate": ("boilerplate",),
}

# A table that has these was written by the toolkit: every column of articles is taken as it stands.
_OWN = ("article_id", "date_source", "outlet_source", "text")


def check_columns(columns: Mapping[str, str] | None) -> dict[str, str]:
    """The caller's `columns=`; raises ValueError where it maps a name that is not ours."""
    for name in columns or {}:
        if name not in NAMES:
            raise ValueError(
                f"columns must map our names, of {list(NAMES)}, to names in the input, but it maps {name!r}."
                f"{did_you_mean(name, NAMES)}"
            )
    return dict(columns or {})


class ColumnMap:
    """Where the fields of an article stand in the columns of one table.

    `fields` maps our names to places in the row, `further` the names of the other columns to theirs.

    >>> found = ColumnMap(["Publisher", "Headline", "page"])
    >>> found.fields, found.further
    ({'title': 1, 'outlet': 0}, {'page': 2})
    """

    def __init__(self, header: Sequence[object], columns: Mapping[str, str] | None = None) -> None:
        names = ["" if name is None else whole_characters(str(name)).strip().removeprefix("\ufeff") for name in header]
        self.names = names
        self.own = set(_OWN) <= set(names)
        self.unmatched: list[str] = []
        given = dict(columns or {})
        self.fields: dict[str, int] = {}
        if self.own:
            self.fields = {name: names.index(name) for name in TABLES["articles"] if name in names}
        folded = [fold(name) for name in names]
        for ours, theirs in given.items():
            place = _place(names, folded, theirs)
            if place is None:
                self.unmatched.append(theirs)
            else:
                self.fields[ours] = place
        if not self.own:
            self._recognise(folded, given)
        self.further = _further(names, set(self.fields.values()))

    def _recognise(self, folded: list[str], given: Mapping[str, str]) -> None:
        taken = set(self.fields.values())
        found = {}
        for ours, known in NAMES.items():
            if ours in self.fields or ours in given:
                continue
            places = [folded.index(name) for name in known if name in folded]
            free = [place for place in places if place not in taken]
            if free:
                found[ours] = free[0]
                taken.add(free[0])
        self.fields |= found

    @property
    def usable(self) -> bool:
        """Whether the table can hold articles at all."""
        return "text" in self.fields or "title" in self.fields


def fold(name: str) -> str:
    """A column's name without case, spaces and punctuation.

    >>> fold("Story.Link ")
    'storylink'
    """
    return "".join(character for character in name.casefold() if character.isalnum())


def require_met(columns: Mapping[str, str], matched: Iterable[str], met: Sequence[str]) -> None:
    """Raise TableError when a name given in `columns=` stands in none of the tables that were read."""
    for theirs in columns.values():
        if theirs not in matched:
            raise TableError(
                f"columns names {theirs!r}, but no table that was read has such a column; there are {list(met)}."
                f"{did_you_mean(theirs, met)}"
            )


def _place(names: list[str], folded: list[str], theirs: str) -> int | None:
    if theirs in names:
        return names.index(theirs)
    return folded.index(fold(theirs)) if fold(theirs) in folded else None


def _further(names: list[str], taken: set[int]) -> dict[str, int]:
    """The columns that are none of ours, under their own names; a name that is ours or comes twice is changed."""
    further: dict[str, int] = {}
    numbers: dict[str, int] = {}  # how often a name was met
    for place, name in enumerate(names):
        if place in taken:
            continue
        base = name or f"column_{place + 1}"
        base = f"input_{base}" if base in TABLES["articles"] else base
        unique = base
        while unique in further:
            numbers[base] = numbers.get(base, 1) + 1
            unique = f"{base}_{numbers[base]}"
        further[unique] = place
    return further

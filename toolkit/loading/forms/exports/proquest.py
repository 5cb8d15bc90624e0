"""What the layouts of ProQuest (text, HTML, e-mail) have in common: labelled fields, and how they become an article.

Structure: an article is its title and then fields of the form "Label: value", the same fields in text and HTML: a
short form of the citation, the abstract, the full text, then subjects, title, outlet, date, page, language, document
id, and the databases it was found in.
Accident: the language of the labels, their order, which of them there are; a title that is written twice, with its
second line doubled; fields that another program has run together.
"""

from __future__ import annotations

import re

from toolkit.loading.forms.exports.date_lines import find_date
from toolkit.loading.forms.exports.entry import column_name, fold_label, join, read_labels, unsigned

Fields = dict[str, list[str]]

LABELS = read_labels("proquest_labels.txt")
# Fields that no sentence of an article begins with, and that ProQuest writes behind the full text.
CERTAIN = frozenset(
    """outlet year date publication_place publication_country publication_subject source_type database_id database_url
    document_type last_updated issn coden citation business_terms identifier company""".split()
)
_LABEL = re.compile(r"([^\W\d_][^:：\n]{0,48}?)\s?[:：](?:\s|$)")
_NONE = re.compile(
    r"(?:(?:none|not) available|keine verfügbar|aucun|no disponible|nenhum|non disponibile|없음|无)\b.{0,20}",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s?;\s[^;]{2,60}$|\s?\[[^\]]{2,60}\]\.?$")
_CITED = re.compile(r"([^;\[\]]{2,120}?)\s?[;\[]")
_PAGES = re.compile(r":\s?([A-Z]{0,3}[.-]?\d{1,4}(?:[-–,]\s?[A-Z]{0,3}\.?\d{1,4})?)\.?\s?$")
_LONGEST_CREDIT = 120


def label_of(line: str) -> tuple[str, str] | None:
    """The column and the value of a line that begins with a known label.

    >>> label_of("Titre de la publication : Le Courrier de Velm; Velm")
    ('outlet', 'Le Courrier de Velm; Velm')
    """
    match = _LABEL.match(line)
    column = LABELS.get(fold_label(match[1])) if match else None
    return (column, line[match.end() :].strip()) if match and column else None


def unknown_label_of(line: str) -> tuple[str, str] | None:
    """The column and the value of a line that begins like a field with a label that is not known.

    >>> unknown_label_of("Reading level: easy")
    ('reading_level', 'easy')
    """
    match = _LABEL.match(line) if looks_labelled(line) else None
    return (column_name(match[1]), line[match.end() :].strip()) if match else None


def looks_labelled(line: str) -> bool:
    """Whether a line begins like a field, whatever its label: in a language or of a kind that is not known."""
    match = _LABEL.match(line)
    return match is not None and not match[1][0].islower() and match[1].count(" ") < 6


def values_of(fields: Fields, title: str | None) -> dict[str, str | None]:
    """The values of an article from its fields; `title` is the line above them."""
    values: dict[str, str | None] = {
        name: join(parts, "\n\n" if name in ("text", "abstract", "captions", "boilerplate") else " ")
        for name, parts in fields.items()
        if name not in ("links", "outlet", "citation")
    }
    for name in ("abstract", "text"):
        if (value := values.get(name)) and _NONE.fullmatch(value):
            values[name] = None
    values["title"] = _title(title, values.get("title"))
    _read_outlet(values, " ".join(fields.get("outlet", [])))
    _read_citation(values, " ".join(fields.get("citation", [])))
    for name in ("date", "year"):
        found = find_date(values.get(name) or "")
        if found and found.day:
            values["date"] = found.value
            break
    values["author"] = unsigned(values.get("author") or "") or None
    credit = values["credit"] = unsigned((values.get("credit") or "").strip(" ;")) or None
    if credit and len(credit) <= _LONGEST_CREDIT and not values["author"]:
        values["author"] = credit
    if (identifier := values.pop("identifier", None)) is not None:
        values["keywords"] = join([values.get("keywords"), identifier], "; ")
    if values.get("word_count"):
        values["length"] = values.pop("word_count")
    return values


def _title(above: str | None, labelled: str | None) -> str | None:
    """The title: as it stands above the fields, where the labelled one does not only begin like it."""
    above = above or None
    if labelled and above and not fold_label(labelled).startswith(fold_label(above)[:60]):
        return labelled
    return above or labelled


def _read_outlet(values: dict[str, str | None], outlet: str) -> None:
    """The outlet without its place ("Velm Gazette; Velm"), which is in a field of its own, and without its edition."""
    outlet = _PLACE.sub("", outlet.strip())
    name, comma, rest = outlet.partition(", ")
    if comma and re.search(r"edition|ausgabe|édition|edición|edição|판|版", rest, re.IGNORECASE):
        outlet, values["edition"] = name, join([values.get("edition"), " ".join(rest.split())], "; ")
    values["outlet"] = " ".join(outlet.split()) or None


def _read_citation(values: dict[str, str | None], citation: str) -> None:
    """What the short form of the citation says, where no field does: "Velm Gazette; Velm [Velm]. 09 Mar 2031: A.1."."""
    found = find_date(citation)
    if found and found.day:
        values["date"] = values.get("date") or found.value
    cited = _CITED.match(citation)
    if cited and not values["outlet"] and find_date(cited[1]) is None:
        _read_outlet(values, cited[1])
    if page := _PAGES.search(citation):
        values["page"] = values.get("page") or page[1]

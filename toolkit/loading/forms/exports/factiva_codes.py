"""Factiva's layout with codes: a table with a two-letter code per row ("HD", headline; "PD", date; "TD", text)."""

from __future__ import annotations

import re
from typing import Any

from toolkit.loading.forms.exports.date_lines import find_date, read_clock
from toolkit.loading.forms.exports.entry import join
from toolkit.loading.forms.exports.html_blocks import blocks_of, text_of

Values = dict[str, str | None]

# What the codes stand for; the text (LP, TD) and the date (PD, ET) are read apart.
CODES = {
    "SE": "section",
    "CLM": "column",
    "HD": "title",
    "BY": "author",
    "CR": "credit",
    "WC": "length",
    "SN": "outlet",
    "SC": "source_code",
    "NGC": "source_group",
    "GC": "source_group",
    "ED": "edition",
    "PG": "page",
    "VOL": "volume",
    "LA": "language",
    "CY": "copyright",
    "ART": "captions",
    "RF": "references",
    "CT": "contact",
    "CX": "correction",
    "CO": "company",
    "IN": "industry",
    "NS": "keywords",
    "RE": "region",
    "PUB": "publisher",
    "IPC": "information_provider_codes",
    "IPD": "information_provider_descriptors",
    "AN": "database_id",
    "PD": "date",
    "ET": "time",
    "LP": "text",
    "TD": "text",
}
_CODE = re.compile(r"[A-Z]{2,3}")


def read_codes(element: Any) -> Values:
    """The fields of the layout with codes; empty where the article has the other one."""
    values: Values = {}
    text: list[str] = []
    clock = None
    for row in element.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        code = text_of(cells[0]) if len(cells) > 1 else ""
        if code not in CODES:
            if len(cells) > 1 and _CODE.fullmatch(code):
                values[code.casefold()] = text_of(cells[1])
            continue
        column, value = CODES[code], text_of(cells[1])
        if column == "text":
            text += [" ".join(block.text.split()) for block in blocks_of(cells[1])]
        elif column == "date":
            found = find_date(value)
            values["date"] = found.value if found else value
        elif column == "time":
            clock = read_clock(value)
        elif column == "database_id":
            values[column] = value.split(" ")[-1]
        elif column == "keywords":
            values[column] = _index_terms(cells[1])
        else:
            values[column] = value or None
    if not values:
        return {}
    values["text"] = join(text)
    add_clock(values, clock)
    return values


def _index_terms(cell: Any) -> str | None:
    """The terms of an index field, without their codes: "gpol : Domestic Politics | gcat : Political News"."""
    terms = (term.rpartition(" : ")[2].strip() for term in text_of(cell).split("|"))
    return join(terms, "; ")


def add_clock(values: Values, clock: str | None) -> None:
    if clock and (date := values.get("date")) and len(date) == 10:
        values["date"] = f"{date} {clock}"

"""Raw values of the input as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from toolkit.loading.decode import unify

# What other programs write where a value is missing.
_MISSING = frozenset({"", "nan", "NaN", "None", "NULL", "null", "<NA>", "NaT"})


# Under which of its keys a mapping says what it is: names of outlets and people, headlines and bylines of newspapers'
# own services, XML as JSON, WordPress, MongoDB.
_INSIDE = ("name", "title", "main", "original", "#text", "rendered", "$date", "$numberLong", "@value", "value")

_BEFORE_OUTLET = (" - ", " | ", " – ", " — ")


def to_text(value: object) -> str | None:
    """A raw value as text without white space around it; None where it says nothing.

    Lists are joined by "; "; of a mapping, as programs write for an outlet, the name is taken.

    >>> to_text(["tea", "rice"]), to_text({"id": 7, "name": "The Courier"}), to_text("nan")
    ('tea; rice', 'The Courier', None)
    """
    if value is None or value != value:  # None, NaN, NaT
        return None
    if isinstance(value, str):
        text = whole_characters(unify(value)).strip()
    elif isinstance(value, Mapping):
        return next((inside for key in _INSIDE if (inside := to_text(value.get(key)))), None)
    elif isinstance(value, list | tuple | set):
        text = "; ".join(part for item in value if (part := to_text(item)))
    else:
        text = str(value)
    return None if text in _MISSING else text


def whole_characters(text: str) -> str:
    r"""The text with U+FFFD for every half of a surrogate pair, which no table can hold.

    JSON that was cut in the middle of an emoji has them, and names of files in an old encoding.

    >>> whole_characters("harbour \ud83d!") == "harbour \ufffd!"
    True
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def raw_date(value: object) -> object:
    """A date as it stands in the input: a date where the form has dates, else text."""
    if isinstance(value, dt.datetime) and value == value:
        return value.date() if value.time() == dt.time() else value
    return value if isinstance(value, dt.date) and value == value else to_text(value)


def content_of(fields: Mapping[str, object]) -> str:
    """Title, text, url and date as they stand in the input: what an article_id is made from."""
    date = raw_date(fields.get("date"))
    parts = (*(to_text(fields.get(name)) for name in ("title", "text", "url")), date)
    return "\x1f".join("" if part is None else str(part) for part in parts)


def without_outlet(title: str, outlet: str) -> str:
    """A title without the name of the outlet that services and sites put behind it.

    >>> without_outlet("Harbour closed - The Courier", "The Courier")
    'Harbour closed'
    """
    for mark in _BEFORE_OUTLET:
        if title.endswith(mark + outlet):
            return title[: -len(mark + outlet)].rstrip() or title
    return title


def to_keywords(value: object) -> str | None:
    """Keywords joined by "; ", also from a list written out as "['grain', 'wheat']"."""
    text = to_text(value)
    if text is not None and text.startswith("[") and text.endswith("]"):
        items = [item.strip().strip("'\"") for item in text[1:-1].split(",")]
        return "; ".join(item for item in items if item) or None
    return text


def to_whole_number(value: object) -> int | None:
    """A raw value as a whole number; None where it is none."""
    text = to_text(value)
    return int(float(text)) if text and text.removesuffix(".0").isdigit() else None

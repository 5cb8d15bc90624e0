"""What the names of files and folders say of an article: "2024-02-29_Daily-NK_order.txt", "Velmark Courier/a.txt"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from toolkit.loading.decode import unify
from toolkit.loading.records import Source
from toolkit.text.outlet_names import known_outlets

_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<gap>[-_.]?)(?P<month>\d\d)(?P=gap)(?P<day>\d\d)(?!\d)")
_OUTLET = re.compile(r"[^\W\d_][\w&.'’-]{1,39}")
# Words that newspapers, agencies and stations have in their names: a folder called so is named after an outlet.
_PRESS = frozenset(
    """agency argus beacon bulletin chronicle courant courier daily dispatch echo examiner gazette globe guardian herald
    independent inquirer journal lantern mail mercury mirror monitor news newspaper observer post press radio reporter
    review sentinel shimbun standard telegraph television times tribune tv voice weekly zeitung""".split()
)
_NO_OUTLET = frozenset(
    """all archive article articles batch clippings collection corpus data documents download downloads export exports
    file files folder html import inbox input items misc new news old other page pages paste pasted pastes pdf pdfs raw
    sample saved scan scans story stories temp test text texts tmp txt untitled web""".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """What the names say: a date, an outlet that the file's name states, and folders that may be named after one."""

    date: dt.date | None = None
    outlet: str | None = None
    title: str | None = None
    folders: tuple[str, ...] = ()  # the nearest first


def read_names(source: Source) -> Named:
    """What the name of a file, and of the folders it was found in, say of the article in it.

    A date stands at the beginning or the end of the name; an outlet only in names built as date_outlet_title.

    >>> from io import BytesIO
    >>> path = "in/Tarn Watch/2031-05-04_Velmark-Courier_harbour-closed-again.txt"
    >>> named = read_names(Source(path, BytesIO, root="in"))
    >>> named.date, named.outlet, named.title, named.folders
    (datetime.date(2031, 5, 4), 'Velmark Courier', 'harbour closed again', ('Tarn Watch', 'in'))
    """
    name = PurePosixPath(unify(source.name))
    stem = name.name.removesuffix(name.suffix) if len(name.suffix) <= 7 else name.name
    date = _date(stem)
    outlet = title = None
    parts = stem.split("_")
    if date is not None and len(parts) >= 3 and _DAY.fullmatch(parts[0]):
        words = parts[1].replace("-", " ").strip()
        if _OUTLET.fullmatch(parts[1]) and words[0] == words[0].upper() and words.casefold() not in _NO_OUTLET:
            outlet = words
            rest = " ".join(parts[2:]).replace("-", " ").split()
            title = " ".join(rest) if len(rest) > 2 else None
    return Named(date, outlet, title, _folders(source))


def outlet_of_folder(folders: tuple[str, ...], outlets: Mapping[str, str]) -> str | None:
    """The outlet that one of the folders is named after.

    Believed are names of outlets that are known or that the collection itself has (`outlets`: folded name -> name),
    and capitalised names with a word of the press in them; not topics, months, or where the files came from.

    >>> outlet_of_folder(("2031", "tarn-watch"), {"tarnwatch": "Tarn Watch"})
    'Tarn Watch'
    >>> outlet_of_folder(("Velmark Gazette",), {}), outlet_of_folder(("Trade",), {}), outlet_of_folder(("News",), {})
    ('Velmark Gazette', None, None)
    """
    for folder in folders:
        words = [word for word in re.split(r"[\s_\-.]+", folder) if word and not word.isdigit()]
        folded = fold_outlet("".join(words))
        if not folded or folded in _NO_OUTLET:
            continue
        if name := outlets.get(folded) or known_outlets().get(folded):
            return name
        if len(words) > 1 and words[0][0].isupper() and any(word.casefold() in _PRESS for word in words):
            lower = {word.casefold() for word in words}
            if lower - _NO_OUTLET - {"the"} and not lower & (_NO_OUTLET - _PRESS):
                return " ".join(words)
    return None


def fold_outlet(name: str) -> str:
    """An outlet's name for comparing: without "The", case, spaces and punctuation."""
    folded = "".join(character for character in name.casefold() if character.isalnum())
    return folded.removeprefix("the") if len(folded) > 6 else folded


def _date(stem: str) -> dt.date | None:
    for match in _DAY.finditer(stem):
        begins = match.start() == 0
        ends = match.end() == len(stem) and match.start() > 0 and stem[match.start() - 1] in " _-."
        if begins or ends:
            try:
                return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
    return None


def _folders(source: Source) -> tuple[str, ...]:
    """The folders of a file from the nearest up to the one that was named by the caller, those of an archive first."""
    inside = PurePosixPath(unify(source.member or "").replace("\\", "/").replace("!/", "/")).parts[:-1]
    path = PurePosixPath(unify(source.path))
    outside = [path.stem] if source.member is not None else []
    for parent in path.parents:
        if parent.name:
            outside.append(parent.name)
        if source.root is None or parent == PurePosixPath(unify(source.root)):
            break
    return (*reversed(inside), *outside)

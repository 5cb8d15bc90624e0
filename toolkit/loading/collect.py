"""Reading every input of a load, one after the other: what goes wrong in one of them stops no other."""

from __future__ import annotations

import datetime as dt
import gzip
import lzma
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pandas as pd

from toolkit.errors import LoadingError, ToolkitError
from toolkit.loading.assemble import Assembler, given_date
from toolkit.loading.columns import check_columns, require_met
from toolkit.loading.detect import detect_form, forms_read
from toolkit.loading.enrich import enricher
from toolkit.loading.forms.form import Container, Context, Form, Part
from toolkit.loading.forms.frame import records_of_frame
from toolkit.loading.inputs import Link, each_once, find_sources
from toolkit.loading.manifest import Tally
from toolkit.loading.records import Record, Source, UnreadableError, UnreadFormError
from toolkit.loading.sidecar import Sidecar, read_sidecar
from toolkit.progress import track

Input = str | os.PathLike[str] | pd.DataFrame
Day = str | dt.date | None

# Files that describe a folder or say what may be done with it; the last two are those of `apply_to_folder`.
_ABOUT_FOLDER = re.compile(
    r"(?:README|LICEN[CS]E|COPYING|CHANGELOG|CONTRIBUTING)\b|_(?:manifest\.csv|parts\.json)\Z", re.ASCII
)


def collect(
    paths: tuple[Input, ...],
    outlet: str | None,
    date: Day,
    columns: Mapping[str, str] | None,
    *,
    strict: bool,
    progress: bool = False,
) -> tuple[pd.DataFrame, list[Tally]]:
    """The articles of all inputs, and the account of each."""
    if not paths:
        raise ValueError("load_articles needs at least one file, folder, pattern or DataFrame.")
    context = Context(check_columns(columns))
    assembler = Assembler(outlet=outlet, date=given_date(date))
    tallies: list[Tally] = []
    for tally in _read_all(paths, assembler, context, progress=progress):
        tallies.append(tally)
        if strict and tally.is_loss:
            raise LoadingError(f"{tally.path}: {tally.reason or 'nothing was loaded.'} (strict=True)")
    if context.met:
        require_met(context.columns, context.matched, list(context.met))
    if not tallies:
        listed = ", ".join(repr(str(path)) for path in paths)
        raise LoadingError(f"There are no files in {listed}. What is read: {forms_read()}.")
    return assembler.table(), tallies


def _read_all(paths: tuple[Input, ...], assembler: Assembler, context: Context, *, progress: bool) -> Iterator[Tally]:
    """Read every input into the assembler, and hand out its tally when it is done."""
    frames = sum(isinstance(path, pd.DataFrame) for path in paths)
    inputs, links = _inputs(paths)
    sidecars = {item: read_sidecar(item) for item in inputs if isinstance(item, Source)}
    beside = [sidecar for sidecar in sidecars.values() if sidecar is not None]
    shown = track(inputs, total=len(inputs), label="loading", progress=progress, unit="files")
    for number, item in enumerate(shown, start=1):
        if isinstance(item, pd.DataFrame):
            tally = Tally(f"DataFrame {number}" if frames > 1 else "DataFrame", form="dataframe")
            _gather(records_of_frame(item, tally, context), assembler, tally)
            yield tally
        elif sidecars[item] is None:
            yield from read_source(item, assembler, context, beside)
    yield from (sidecar.tally() for sidecar in beside)
    yield from map(link_tally, links)


def link_tally(link: Link) -> Tally:
    """The account of a second name of a file."""
    tally = Tally(link[0])
    tally.skip(f"It is a link to {link[1]}, which was read.", helper=True)
    return tally


def _inputs(paths: tuple[Input, ...]) -> tuple[list[Source | pd.DataFrame], list[Link]]:
    """What is to be read, each file once; a path that names nothing is found before anything is read."""
    found = [[path] if isinstance(path, pd.DataFrame) else find_sources(path) for path in paths]
    kept, links = each_once(source for items in found for source in items if isinstance(source, Source))
    inputs: list[Source | pd.DataFrame] = []
    for item in (item for items in found for item in items):
        if isinstance(item, pd.DataFrame):
            inputs.append(item)
        elif item.stamp in kept:
            inputs.append(kept.pop(item.stamp))
    return inputs, links


def read_source(source: Source, assembler: Assembler, context: Context, sidecars: Sequence[Sidecar]) -> Iterator[Tally]:
    """Read one file or member; a container has a tally for each of its parts instead of one of its own."""
    tally = Tally(source.path, source.member, form=source.suffix.removeprefix(".") or None)
    form = None
    with _troubles(tally):
        if not source.head(1):
            tally.note("The file is empty.")
        elif _ABOUT_FOLDER.match(source.name):
            tally.skip("It tells of the folder it lies in, as its name says; it is no article.", helper=True)
        else:
            form = detect_form(source)
            tally.form = form.name
    if isinstance(form, Form):
        enrich = enricher(source, sidecars, document=form.document)
        _gather(map(enrich, form.read(source, tally, context)), assembler, tally)
    elif form is not None:
        parts = 0
        with _troubles(tally):
            for part in form.parts(source):
                parts += 1
                yield from _read_part(part, source, form, assembler, context, sidecars)
        if parts and not tally.failed:
            return
        if not tally.notes:
            tally.note("There are no files in it.")
    yield tally


def _read_part(
    part: Part,
    source: Source,
    form: Container,
    assembler: Assembler,
    context: Context,
    sidecars: Sequence[Sidecar],
) -> Iterator[Tally]:
    if part.source is not None and part.problem is None:
        yield from read_source(part.source, assembler, context, sidecars)
        return
    tally = Tally(source.path, part.member, form=form.name)
    if part.problem is not None:
        tally.fail(part.problem.reason, part.problem.hint)
    elif part.read is not None:
        enrich = enricher(replace(source, member=part.member), sidecars, document=False)
        _gather(map(enrich, part.read(tally, context)), assembler, tally)
    yield tally


def _gather(records: Iterable[Record], assembler: Assembler, tally: Tally) -> None:
    """Add every record of one input."""
    with _troubles(tally):
        for record in records:
            assembler.add(record, tally)
    assembler.close(tally)
    if not tally.found and not tally.notes:
        tally.note("There is no article in it.")


@contextmanager
def _troubles(tally: Tally) -> Iterator[None]:
    """What goes wrong in one input is written down, and stops no other."""
    try:
        yield
    except UnreadFormError as error:
        tally.skip(error.reason, error.hint)
    except UnreadableError as error:
        tally.fail(error.reason, error.hint)
    except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, zipfile.BadZipFile):
        tally.fail("The compressed data is damaged or cut off.", "Fetch or copy the file again.")
    except RecursionError:
        tally.fail("What is in it is nested too deeply to be an article.")
    except ToolkitError:
        raise
    except Exception as error:  # whatever a library makes of a broken file
        tally.fail(f"Reading failed: {type(error).__name__}: {str(error)[:200]}.")

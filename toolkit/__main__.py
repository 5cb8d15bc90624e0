"""The command line: python -m toolkit report | rerun | load."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from toolkit.errors import ToolkitError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it ended well, 1 when the user's data stood in the way, 2 for a wrong command."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (ToolkitError, ValueError, OSError) as error:
        print(f"toolkit {options.command}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m toolkit", description="Reports about news articles: terms, sources and timelines."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    report = commands.add_parser("report", help="write a report about the articles in DATA")
    report.add_argument("data", metavar="DATA", help="a file, a folder or a quoted pattern such as 'texts/*.txt'")
    report.add_argument(
        "--out",
        metavar="FOLDER",
        help="where the report goes (default: reports/NAME OF DATA, with a number where another report is)",
    )
    report.add_argument("--title", help="heading of the report")
    report.add_argument("--pdf", action="store_true", help="as PDF too; needs Chromium, Chrome or Edge")
    _add_selection(report)
    _add_fillers(report)
    _add_cache(report)
    report.set_defaults(run=_report)

    rerun = commands.add_parser("rerun", help="run a notebook with other parameters")
    rerun.add_argument("notebook", metavar="NOTEBOOK", help="an .ipynb file, or the name of one of the toolkit's own")
    rerun.add_argument("output", metavar="OUTPUT", help="where the executed notebook goes")
    rerun.add_argument(
        "-p",
        dest="parameters",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        type=_parameter,
        help="a value for one of its parameters; may be given several times",
    )
    _add_selection(rerun)
    _add_cache(rerun)
    rerun.set_defaults(run=_rerun)

    load = commands.add_parser("load", help="load DATA, and write it as one table or list what is missing")
    load.add_argument("data", metavar="DATA", help="a file, a folder or a quoted pattern")
    load.add_argument("--out", metavar="FILE", help="write the articles: .parquet or .csv")
    load.add_argument("--manifest", metavar="FILE", help="write what happened to each file: .csv or .parquet")
    load.add_argument(
        "--missing", metavar="FILE", help="write the articles that lack a date, an outlet or a title: .csv"
    )
    _add_fillers(load)
    load.set_defaults(run=_load)
    return parser


def _add_fillers(command: argparse.ArgumentParser) -> None:
    command.add_argument("--date", metavar="YYYY-MM-DD", help="publication date of the articles that have none")
    command.add_argument("--set-outlet", metavar="NAME", help="outlet of the articles that name none")
    command.add_argument(
        "--column",
        dest="columns",
        metavar="OURS=THEIRS",
        action="append",
        type=_parameter,
        help="which column of a table is which, such as text=body; may be given several times",
    )


def _add_cache(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--no-cache", dest="cache", action="store_false", help="keep nothing for the next run, and use nothing kept"
    )


def _add_selection(command: argparse.ArgumentParser) -> None:
    command.add_argument("--query", metavar="WORDS", help="only articles with these words; /.../ is a pattern")
    command.add_argument("--since", metavar="DAY", help="only articles since this day; a report says what is new")
    command.add_argument("--until", metavar="DAY", help="only articles until this day")
    command.add_argument(
        "--outlet", dest="outlets", metavar="NAME", action="append", help="only this outlet; may be given several times"
    )


def _parameter(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.isidentifier():
        raise argparse.ArgumentTypeError(f"write it as NAME=VALUE, not {text!r}")
    return name, value


def _columns(options: argparse.Namespace) -> dict[str, str] | None:
    return dict(options.columns) if options.columns else None


def _report(options: argparse.Namespace) -> None:
    from toolkit.notebooks.reporting import report, report_folder

    selection = {name: getattr(options, name) for name in ("query", "since", "until", "outlets")}
    path = report(
        options.data,
        Path(options.out) if options.out else report_folder(options.data, Path("reports"), **selection),
        title=options.title,
        outlet=options.set_outlet,
        date=options.date,
        columns=_columns(options),
        pdf=options.pdf,
        cache=options.cache,
        **selection,
    )
    if options.pdf:
        print(f"For paper: {path.with_suffix('.pdf')}")
    print(f"The report is {path}; its tables are in {path.parent / 'tables'}.")


def _rerun(options: argparse.Namespace) -> None:
    from toolkit.notebooks.parameters import parse_value, read_parameters
    from toolkit.notebooks.running import find_notebook, read_notebook, rerun

    path = find_notebook(options.notebook)
    known = read_parameters(read_notebook(path), path.name)
    values = {name: parse_value(value, known.get(name)) for name, value in options.parameters}
    selection = {name: getattr(options, name) for name in ("query", "since", "until", "outlets")}
    values |= {name: value for name, value in selection.items() if value is not None}
    print(f"The notebook ran to its end; it is {rerun(path, options.output, cache=options.cache, **values)}.")


def _load(options: argparse.Namespace) -> None:
    from toolkit.loading.load import load_with_manifest
    from toolkit.loading.sidecar import write_missing
    from toolkit.notebooks.overview import loading_told
    from toolkit.reading.words import count_of
    from toolkit.writing import save_table

    articles, manifest = load_with_manifest(
        options.data, outlet=options.set_outlet, date=options.date, columns=_columns(options)
    )
    print("\n".join(loading_told(articles, manifest)))
    for name, table in (("out", articles), ("manifest", manifest)):
        if getattr(options, name):
            print(f"Written: {save_table(table, getattr(options, name))}")
    if options.missing:
        added = write_missing(articles, options.missing)
        was = "was" if added == 1 else "were"
        print(f"Written: {options.missing}; {count_of(added, 'article')} to fill in {was} added.")


if __name__ == "__main__":
    sys.exit(main())

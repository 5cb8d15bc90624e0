"""The verbs of this room: a step over a collection of any size, its result in memory or in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from toolkit.parts import InParts
from toolkit.progress import track
from toolkit.scaling.cluster import Cluster
from toolkit.scaling.collection import Articles, Collection, Part
from toolkit.scaling.joining import Joining
from toolkit.scaling.keeping import Kept, working_folder
from toolkit.scaling.processes import Processes
from toolkit.scaling.running import Engine, Run, run_here
from toolkit.scaling.steps import (
    beginning_of,
    collection_of,
    how_divided,
    instead_of_lost,
    name_of,
    require_table,
    try_arguments,
)

if TYPE_CHECKING:
    from distributed import Client

Result = TypeVar("Result")


def apply(
    step: Callable[..., Result],
    articles: Articles | Sequence[Any],
    *,
    workers: int | None = None,
    client: Client | None = None,
    articles_per_part: int | None = None,
    progress: bool = False,
    **options: Any,
) -> Result:
    """Run a verb over a collection part by part; the result is the one the verb gives for the whole.

    For collections that take long, or that do not fit into memory: the articles of a folder are read a part at a time,
    and parts may be run by several processes or machines.

    Parameters
    ----------
    step : callable
        A verb that can be divided: `load_articles`, `load_with_manifest`, `tokenize`, `find_attributions`,
        `find_dates`, `term_frequencies`, `coverage`; or a function of your own that takes a table of articles and
        returns a table whose rows follow from their own article alone. With `workers` or `client` it must be one that
        other processes can import.
    articles : DataFrame or path
        Articles, or a folder of them that `save_articles` wrote, or a Parquet file. For `load_articles` what it reads:
        a file, a folder, a pattern, or a list of these.
    workers : int, optional
        How many processes to run parts in. Without it, and without `client`, they run in this one.
    client : distributed.Client, optional
        A Dask cluster to run parts on. The toolkit must be installed there; a common disk is needed only where the
        step reads files, as `load_articles` does.
    articles_per_part : int, optional
        How many articles are read at once, 500 by default; for `load_articles` how many files, 20 by default. Less
        takes less memory.
    progress : bool
        Show a progress bar.
    **options
        The step's own arguments.

    Returns
    -------
    What the step returns; from a folder the same as for all of its articles.

    Warns
    -----
    ScalingWarning
        Articles that the step fails on, or that bring its process down, are found, named with the reason, and left
        out. What the step itself warns of is said once.

    Raises
    ------
    ValueError
        The step cannot be divided, as what it finds in an article depends on the others, or cannot be told to other
        processes; or an argument makes no sense.
    ToolkitError
        The step refuses the articles, too many of them fail, or workers cannot be started.

    Examples
    --------
    >>> import pandas as pd
    >>> from toolkit import term_frequencies
    >>> articles = pd.DataFrame({"text": ["The mill closed.", "A mill, a port.", "The port."]})
    >>> apply(term_frequencies, articles, articles_per_part=1, top=2)[["term", "count", "articles"]]
       term  count  articles
    0  mill      2         2
    1  port      2         2
    """
    how = how_divided(step)
    collection = collection_of(how, articles, articles_per_part)
    try_arguments(step, how, collection, options)
    joined = Joining(how)
    with _engine(how.of_part, options, workers, client) as engine:
        run = Run(engine, name_of(step), instead=instead_of_lost(how, options))
        for part, result in run.results(_shown(collection, how, progress, name_of(step))):
            require_table(step, result)
            joined.add(part.place, result)
    run.warn(stacklevel=2)
    if joined.is_empty:
        joined.add((0,), how.of_part(collection.head, **options))
    whole: Result = how.finish(joined.whole(), **options)
    return whole


def apply_to_folder(
    step: Callable[..., Any],
    articles: Articles | Sequence[Any],
    folder: str | os.PathLike[str],
    *,
    workers: int | None = None,
    client: Client | None = None,
    articles_per_part: int | None = None,
    progress: bool = False,
    **options: Any,
) -> Path:
    """Run a verb as `apply` does, and write its result to a folder, so that neither has to fit into memory.

    A run that is ended at any moment goes on where it stopped when the same call is made again. When articles were
    added to a collection, the same call reads only these where the step's rows follow from their own article, as
    attributions and dates do; tokens, counts and loaded files are made anew. So is everything when the toolkit, the
    options or the lines of a function of your own have changed. The folder is there when the result is whole; a result
    of before stays until then.

    Parameters
    ----------
    step, articles, workers, client, articles_per_part, progress, **options
        As in `apply`.
    folder : path
        Where the result goes: a table as Parquet files, which `open_result`, pandas, DuckDB and Polars read; tokens
        as `save_tokens` writes them, which `open_tokens` opens without reading them; loaded articles as a folder that
        `open_articles` reads, with the manifest in `_manifest.csv`. While a run lasts, and after one that was ended,
        what is done lies beside it in a folder whose name begins with a full stop.

    Returns
    -------
    Path
        The folder.

    Warns
    -----
    ScalingWarning
        As `apply` does; articles that were left out are not tried again.

    Raises
    ------
    ValueError, ToolkitError
        As `apply` does; also when the folder holds something else, such as the result of another step.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> import pandas as pd
    >>> from toolkit import find_dates, open_result
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["It met in May 2023.", "It met in 2022."]})
    >>> with TemporaryDirectory() as place:
    ...     folder = apply_to_folder(find_dates, articles, f"{place}/dates")
    ...     open_result(folder)["value"].tolist()
    ['2023-05', '2022']
    """
    how = how_divided(step)
    collection = collection_of(how, articles, articles_per_part)
    try_arguments(step, how, collection, options)
    target = Path(folder).expanduser().absolute()
    with working_folder(target) as work:
        kept = Kept(target, work, how, beginning_of(step, options), name_of(step))
        with _engine(how.of_part, options, workers, client) as engine:
            run = Run(engine, name_of(step), kept.divide, kept.lose, kept.left_out, instead_of_lost(how, options))
            for part, result in run.results(kept.unfinished(_shown(collection, how, progress, name_of(step)))):
                require_table(step, result)
                kept.keep(part, result)
        if not len(collection):
            kept.keep(Part((0,), collection.head), how.of_part(collection.head, **options))
        kept.show(lambda joined: how.finish(joined, **options))
    run.warn(stacklevel=2)
    return target


@contextmanager
def _engine(
    step: Callable[..., Any], options: Mapping[str, Any], workers: int | None, client: Client | None
) -> Iterator[Engine]:
    if client is not None and workers is not None:
        raise ValueError("workers and client say two things: pass the number of processes here, or a cluster.")
    if workers is not None and (not isinstance(workers, int) or workers < 1):
        raise ValueError(f"workers must be a number of processes from 1, or None, but {workers!r} was passed.")
    if client is not None:
        with Cluster(step, options, client) as cluster:
            yield cluster
    elif workers is not None:
        with Processes(step, options, workers) as processes:
            yield processes
    else:
        yield run_here(step, options)


def _shown(collection: Collection, how: InParts, progress: bool, name: str) -> Iterator[Part]:
    """The parts, with a bar that moves on when a part is handed out."""
    unit = "articles" if how.divide is None else "files"
    return track(
        collection.parts(),
        total=len(collection) if progress else 0,
        label=name,
        progress=progress,
        unit=unit,
        size=lambda part: len(part.articles),
    )

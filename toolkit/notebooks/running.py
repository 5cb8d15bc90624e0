"""Run a notebook from top to bottom in a fresh kernel, with other parameters, and keep the result."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from pathlib import Path
from threading import Event, Thread
from typing import Any

import zmq
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NBFormatError, ValidationError, convert, reader, writes

from toolkit import errors
from toolkit.errors import NotebookError
from toolkit.notebooks.cache import cache_folder
from toolkit.notebooks.parameters import inject
from toolkit.progress import SILENT, track
from toolkit.writing import write_aside

# Where the toolkit's own notebooks lie: in a clone, and in an installed package.
_SHELVES = (Path(__file__).parents[2] / "notebooks", Path(__file__).parents[1] / "_notebooks")

# Runs in the kernel before the first cell, and leaves no name behind.
_KEEPING = "__import__('toolkit.notebooks.cached_steps', fromlist=['keep_results']).keep_results({folder!r})"


class CellError(NotebookError):
    """A cell failed: `ename` and `evalue` are its error's class and words; `is_kept`: the notebook was written."""

    def __init__(self, message: str, *, ename: str, evalue: str, is_kept: bool) -> None:
        super().__init__(message)
        self.ename = ename
        self.evalue = evalue
        self.is_kept = is_kept


def rerun(
    notebook: str | os.PathLike[str], output: str | os.PathLike[str], /, *, cache: bool = True, **parameters: object
) -> Path:
    """Run a notebook from top to bottom with other parameters, and write the executed notebook.

    The notebook runs in a fresh kernel of the Python that calls, in its own folder. It is not changed itself. What
    the toolkit's slow verbs find in it is kept in the user's cache folder, and found again by the next run that asks
    the same of the same articles.

    Parameters
    ----------
    notebook
        Path of an .ipynb file, or the name of one of the toolkit's own notebooks ("90_report").
    output
        Where the executed notebook goes; its folder is made. When a cell fails, the notebook as far as it ran is
        written there too, with the error in the cell; but nothing is written when the data or the parameters are
        refused before any cell has shown a result.
    cache
        Whether slow verbs may use and keep what they found. What is kept holds words of the articles; it lies in the
        user's cache folder, or in the folder named by the environment variable TOOLKIT_CACHE, never takes more than
        2 GB, and may be deleted at any time. The result is the same without it.
    **parameters
        Values for the notebook's parameters: plain values (text, numbers, booleans, None, lists and dicts of them)
        and paths. A text for a parameter whose default starts with "./" or "../" is a path. Paths are made
        absolute, relative to the current folder.

    Returns
    -------
    Path
        The path of the executed notebook.

    Raises
    ------
    NotebookError
        When there is no such notebook, a parameter is unknown or not plain, or a cell fails.

    Examples
    --------
    >>> rerun("no_such.ipynb", "out.ipynb")
    Traceback (most recent call last):
    ...
    toolkit.errors.NotebookError: There is no notebook 'no_such.ipynb'. ...
    """
    source, target = find_notebook(notebook), Path(output).absolute()
    if target.resolve() == source.resolve():
        raise NotebookError(f"The output {str(output)!r} is the notebook itself; name another file.")
    content = read_notebook(source)
    inject(content, parameters, source.name)
    for cell in content.cells:
        if cell.cell_type == "code":  # results of an earlier run must not stay behind a cell that fails now
            cell.outputs, cell.execution_count = [], None
    # The kernel is this Python, whatever kernel the notebook was last saved with.
    content.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    content.metadata["language_info"] = {"name": "python"}
    try:
        _run(content, source.parent, _KEEPING.format(folder=str(cache_folder())) if cache else "")
    except (CellExecutionError, RuntimeError) as error:
        where = ""
        if not _is_refusal(error, content):
            write_notebook(content, target)
            where = f" The notebook as far as it ran is in {target}."
        raise _explained(error, content, source, where) from error
    write_notebook(content, target)
    return target


def find_notebook(notebook: str | os.PathLike[str]) -> Path:
    """The path of a notebook, given by its path or by its name on the toolkit's own shelf."""
    path = Path(notebook).expanduser()
    if path.is_file():
        return path.absolute()
    own = {file.stem: file for shelf in _SHELVES for file in sorted(shelf.glob("*.ipynb"))}
    if str(notebook).removesuffix(".ipynb") in own:
        return own[str(notebook).removesuffix(".ipynb")]
    listed = ", ".join(own) or "none"
    raise NotebookError(f"There is no notebook {str(notebook)!r}. The toolkit's own are: {listed}.")


def read_notebook(path: Path) -> Any:
    """The notebook, of any version of the format, as version 4 with an id in every cell."""
    try:
        content = convert(reader.reads(path.read_text(encoding="utf-8")), to_version=4)  # type: ignore[no-untyped-call]
    except (ValueError, KeyError, AttributeError, NBFormatError, ValidationError) as error:
        reason = str(error).partition("\n")[0]
        raise NotebookError(f"{path.name} is not a notebook that can be read: {reason}") from error
    content.nbformat_minor = max(content.nbformat_minor, 5)
    for number, cell in enumerate(content.cells, start=1):
        cell.setdefault("id", f"cell-{number}")
    return content


def write_notebook(content: Any, path: Path) -> None:
    """Write the notebook aside and rename it, so that a broken run leaves no half a file."""
    write_aside(path, writes(content, version=4).encode())  # type: ignore[no-untyped-call]


def _run(content: Any, folder: Path, first: str) -> None:
    """Execute the cells in place, with the notebook's folder as the current one, after some code of ours."""
    # With no folder to look for kernels in, "python3" is the kernel of the Python that runs now.
    manager = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=KernelSpecManager(kernel_dirs=[]))
    if manager.has_trait("transport_encryption") and zmq.has("curve"):
        manager.transport_encryption = "auto"  # else the kernel warns that others on this machine could listen
    # Times would make each run another file; streams in one piece read better.
    in_terminal = sys.stderr.isatty()
    client = NotebookClient(content, km=manager, timeout=None, record_timing=False, coalesce_streams=True)

    async def execute(environment: dict[str, str]) -> None:
        try:
            # An interrupt may come while it starts: then it is ended like any other.
            await client.async_start_new_kernel(cwd=str(folder), env=environment)
            await client.async_start_new_kernel_client()
            cells = track(content.cells, total=len(content.cells), label="notebook", progress=in_terminal, unit="cells")
            for index, cell in enumerate(cells):
                await client.async_execute_cell(cell, index, execution_count=client.code_cells_executed + 1)
        finally:
            if client.kc is not None:
                client.kc.stop_channels()
            await manager.shutdown_kernel(now=True)

    with tempfile.TemporaryDirectory(prefix="toolkit-", ignore_cleanup_errors=True) as profile:
        startup = Path(profile) / "profile_default" / "startup"
        startup.mkdir(parents=True)
        (startup / "00-first.py").write_text(first, encoding="utf-8")
        # A start-up file in the user's profile, or their choice of a window for charts, must not change the result.
        environment = {**os.environ, "IPYTHONDIR": profile, "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
        environment[SILENT] = "1"
        _in_own_thread(lambda: execute(environment))


def _in_own_thread(work: Callable[[], Coroutine[Any, Any, Any]]) -> None:
    """Run a coroutine in a thread and loop of its own: inside Jupyter the caller's loop is already running.

    The loop is a selector loop because the default one of Windows lacks what the kernel's sockets need. An
    interrupt ends the work, and with it the kernel, before it goes on to the caller.
    """
    result: Future[None] = Future()
    started: list[tuple[asyncio.AbstractEventLoop, asyncio.Task[Any] | None]] = []
    interrupted, ended = Event(), Event()

    async def noted() -> None:
        started.append((asyncio.get_running_loop(), asyncio.current_task()))
        if interrupted.is_set():
            raise asyncio.CancelledError  # the interrupt came before there was anything to cancel
        await work()

    def run() -> None:
        try:
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                runner.run(noted())
            result.set_result(None)
        except BaseException as error:
            result.set_exception(error)
        finally:
            ended.set()

    thread = Thread(target=run, name="toolkit-rerun")
    try:
        thread.start()
        # A wait without an end cannot be interrupted on Windows; a join that is interrupted takes the thread for ended.
        while not ended.wait(0.2):
            pass
    except KeyboardInterrupt:
        interrupted.set()
        for loop, task in started:
            if task is not None and not loop.is_closed():
                loop.call_soon_threadsafe(task.cancel)
        if thread.ident is not None:
            ended.wait()
        raise
    result.result()


def _is_refusal(failure: RuntimeError | CellExecutionError, content: Any) -> bool:
    """Whether the user's data or parameters were refused before there was anything to keep."""
    if not isinstance(failure, CellExecutionError) or not (failure.ename == "ValueError" or speaks_of_data(failure)):
        return False
    outputs = [output for cell in content.cells for output in cell.get("outputs", [])]
    return all(output.output_type == "error" or output.get("name") == "stderr" for output in outputs)


def speaks_of_data(failure: CellExecutionError | CellError) -> bool:
    """Whether an error is one of the toolkit's own about the user's data; its sentence is all a user needs."""
    kind = getattr(errors, failure.ename, None)
    return isinstance(kind, type) and issubclass(kind, errors.ToolkitError)


def _explained(failure: RuntimeError | CellExecutionError, content: Any, source: Path, where: str) -> NotebookError:
    """The failure as a sentence that names the cell and the error."""
    if isinstance(failure, DeadKernelError):
        return NotebookError(
            f"{source.name} stopped: the Python that ran it ended without a word, most often because memory ran out."
            f"{where}"
        )
    if not isinstance(failure, CellExecutionError):
        return NotebookError(f"{source.name} could not be run: {str(failure).rstrip('.')}.{where}")
    failed = [cell for cell in content.cells if any(item.output_type == "error" for item in cell.get("outputs", []))]
    count, first_line = failed[-1].execution_count, failed[-1].source.strip().partition("\n")[0]
    words = failure.evalue.rstrip(".")
    return CellError(
        f"{source.name} stopped at cell [{count}], {first_line!r}, with {failure.ename}: {words}.{where}",
        ename=failure.ename,
        evalue=failure.evalue,
        is_kept=bool(where),
    )

"""The parameters of a notebook: which there are, which values they take, and how other values get in.

A notebook's parameters are the plain assignments in its cell tagged "parameters". Other values go into a cell of
their own right behind it, tagged "injected-parameters", as papermill does.
"""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toolkit.errors import NotebookError, did_you_mean

TAG = "parameters"
INJECTED_TAG = "injected-parameters"

_NO_DEFAULT = object()  # the parameter is there, its default is not a plain value


def read_parameters(notebook: Any, name: str, *, tag: str = TAG) -> dict[str, object]:
    """The parameters of a notebook with their defaults, read from the source of the cell and never executed."""
    cell = _tagged(notebook, tag)
    if cell is None:
        return {}
    try:
        statements = ast.parse(cell.source).body
    except SyntaxError as error:
        raise NotebookError(f"The parameters cell of {name} is not valid Python (line {error.lineno}).") from error
    found: dict[str, object] = {}
    for statement in statements:
        targets: list[ast.expr] = []
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets = [statement.target]
        for target in targets:
            if isinstance(target, ast.Name):
                found[target.id] = _default(statement.value)
    return found


def inject(notebook: Any, values: Mapping[str, object], name: str) -> None:
    """Put the values into the notebook, behind its parameters cell; raise NotebookError where they do not fit."""
    known = read_parameters(notebook, name)
    plain: dict[str, object] = {}
    for parameter, value in values.items():
        if parameter not in known:
            listed = ", ".join(known) or "none (no cell is tagged 'parameters')"
            raise NotebookError(
                f"{name} has no parameter {parameter!r}; it has {listed}.{did_you_mean(parameter, known)}"
            )
        plain[parameter] = _plain(value, parameter, is_path=_is_path(known[parameter]))
    # A notebook that was run before has such a cell already.
    notebook.cells = [cell for cell in notebook.cells if INJECTED_TAG not in cell.metadata.get("tags", [])]
    if plain:
        from nbformat.v4 import new_code_cell

        source = "\n".join(["# Parameters", *(f"{parameter} = {value!r}" for parameter, value in plain.items())])
        cell = new_code_cell(source, id=INJECTED_TAG, metadata={"tags": [INJECTED_TAG]})  # type: ignore[no-untyped-call]
        notebook.cells.insert(notebook.cells.index(_tagged(notebook, TAG)) + 1, cell)


def parse_value(text: str, default: object) -> object:
    """The value that a word of the command line stands for, beside the default it replaces.

    Where the default is a text, any word is a text; otherwise numbers, True, False, None and lists are read as
    Python writes them, and everything else is a text.

    >>> parse_value("1984", "2024"), parse_value("1984", 20), parse_value("2024-02-29", None)
    ('1984', 1984, '2024-02-29')
    """
    if isinstance(default, str) and text != "None":
        return text
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


def _tagged(notebook: Any, tag: str) -> Any:
    return next((cell for cell in notebook.cells if tag in cell.metadata.get("tags", [])), None)


def _default(value: ast.expr | None) -> object:
    try:
        return ast.literal_eval(value) if value is not None else _NO_DEFAULT
    except ValueError:
        return _NO_DEFAULT


def _is_path(default: object) -> bool:
    """Whether a parameter names a file or folder: its default is written relative to the notebook."""
    values = default if isinstance(default, list) else [default]
    return any(isinstance(value, str) and value.startswith(("./", "../")) for value in values)


def _plain(value: object, parameter: str, *, is_path: bool) -> object:
    """The value as one that Python reads back from its repr; paths absolute, for a notebook runs in its own folder."""
    if isinstance(value, Path) or (is_path and isinstance(value, str)):
        return str(Path(value).expanduser().absolute())
    if value is None or type(value) in (bool, int, str):
        return value
    if isinstance(value, float) and math.isfinite(value):
        return float(value)
    if isinstance(value, (list, tuple)):
        return [_plain(item, parameter, is_path=is_path) for item in value]
    if isinstance(value, dict):
        return {
            _plain(key, parameter, is_path=False): _plain(item, parameter, is_path=False) for key, item in value.items()
        }
    raise NotebookError(
        f"The parameter {parameter!r} must be a plain value (text, number, True, False, None, a path, or a list or "
        f"dict of them), but {value!r} of type {type(value).__name__} was passed. Pass a date as text: '2024-02-29'."
    )

"""The package as a whole: its public names, what importing it costs, and which part may import which."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import toolkit

PACKAGE = Path(toolkit.__file__).parent
ROOMS = {"loading", "cleaning", "terms", "sources", "timelines"}
BASE = {"errors", "tables", "groups", "parts", "progress", "settings_table", "writing"}


def imports_of(path: Path) -> set[str]:
    """The parts of the toolkit that a module imports anywhere: the first name behind `toolkit.`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "toolkit":
            parts = node.module.split(".")[1:]
            found |= {parts[0]} if parts else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("toolkit.")}
    return found


def test_importing_the_toolkit_imports_no_library() -> None:
    """`import toolkit` is quick because pandas, matplotlib and the rest wait for the first verb."""
    code = "import sys, toolkit; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pandas", "numpy", "matplotlib", "pyarrow", "nltk", "nbclient", "trafilatura"} & set(loaded)


def test_every_public_name_is_there_and_explained() -> None:
    """Each name can be imported, is listed for completion, and has a docstring."""
    for name in toolkit.__all__:
        assert inspect.getdoc(getattr(toolkit, name)), name
        assert name in dir(toolkit)


def test_an_unknown_name_is_refused_as_usual() -> None:
    """A misspelt verb is an AttributeError, as in any module."""
    with pytest.raises(AttributeError, match="no attribute 'lod_articles'"):
        _ = toolkit.lod_articles


def test_type_checkers_see_the_names_that_are_there() -> None:
    """The imports for type checkers and the table of lazy imports name the same things."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    seen = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("toolkit.")
        for alias in node.names
    }
    assert seen == {name: f"toolkit.{module}" for name, module in toolkit._MODULES.items()}


@pytest.mark.parametrize("room", sorted(path.name for path in PACKAGE.iterdir() if path.is_dir()))
def test_arrows_between_the_rooms_run_one_way(room: str) -> None:
    """Rooms rest on the tables and on text, charts on the tables alone; rooms do not know each other."""
    allowed = {
        "text": BASE | {"text"},
        "charts": BASE | {"charts"},
        "storage": BASE | {"storage"},
        "scaling": BASE | {"storage", "scaling"},
        **{each: BASE | {"text", each} for each in ROOMS},
    }.get(room)
    if allowed is not None:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            assert imports_of(path) <= allowed, path.name


@pytest.mark.parametrize(
    ("room", "allowed"),
    [
        ("naming", {"naming"}),
        ("grammar", {"grammar"}),
        ("cues", {"cues", "grammar", "naming"}),
        ("speakers", {"speakers", "naming"}),
        ("provenance", {"provenance", "naming"}),
    ],
)
def test_arrows_between_the_rooms_of_sources_run_one_way(room: str, allowed: set[str]) -> None:
    """Phrases and grammar know nothing of cues and speakers, and cues and speakers nothing of each other."""
    rooms = {path.name for path in (PACKAGE / "sources").iterdir() if path.is_dir()}
    for path in sorted((PACKAGE / "sources" / room).glob("*.py")):
        known = {
            node.module.split(".")[2]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("toolkit.sources.")
        }
        assert known & rooms <= allowed, path.name


@pytest.mark.parametrize("module", sorted(BASE))
def test_the_ground_floor_rests_on_itself(module: str) -> None:
    """errors, tables, groups, parts, progress, settings_table and writing import nothing from above."""
    assert imports_of(PACKAGE / f"{module}.py") <= BASE


def test_no_verb_changes_global_state_or_reaches_out() -> None:
    """No module filters warnings, configures logging, sets rcParams, or opens an address."""
    forbidden = (
        "filterwarnings(",
        "basicConfig(",
        "rcParams[",
        "rcParams.update",
        "urlopen(",
        "requests.",
        "nltk.download",
    )
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in forbidden if word in text], path.name

"""The benchmarks as modules, and the sets that people have marked, where the variable EVAL_DATA names their folder."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

_BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def benchmark(name: str) -> ModuleType:
    """One of the programs in benchmarks/, which are no package."""
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", _BENCHMARKS / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def attributions() -> ModuleType:
    return benchmark("attributions")


@pytest.fixture(scope="session")
def dates() -> ModuleType:
    return benchmark("dates")


@pytest.fixture(scope="session")
def pages() -> ModuleType:
    return benchmark("pages")


@pytest.fixture(scope="session")
def public_forms() -> ModuleType:
    return benchmark("public_forms")


@pytest.fixture(scope="session")
def tables() -> ModuleType:
    return benchmark("tables")


@pytest.fixture(scope="session")
def marked() -> Path:
    """The folder of the marked sets; tests that need it are skipped where there is none."""
    place = os.environ.get("EVAL_DATA")
    if not place:
        pytest.skip("EVAL_DATA names no folder of marked sets")
    return Path(place)

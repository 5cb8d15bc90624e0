"""The project's tasks, for every system that has Python.

    python tasks.py report [DATA]    a report about the sample, or about the articles in the folder or file DATA
    python tasks.py test             linter, types, doctests and tests
    python tasks.py soak             the long tests: damaged files, killed processes
    python tasks.py bench [DATA]     speed and accuracy of every stage, written to docs/benchmarks.md
    python tasks.py lab              JupyterLab in notebooks/
    python tasks.py pictures         the pictures of the README, made anew from the sample

Each sets up what it needs in .venv first. This file runs before anything is installed, and on a Python that may
be too old for the toolkit: it uses the standard library alone, and old syntax.
"""

import argparse
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed"
LOCKS = {"use": ROOT / "requirements.lock", "development": ROOT / "requirements-dev.lock"}

# JupyterLab without the features that ask the network: news, updates, a catalogue of extensions.
LAB = [
    "-m",
    "jupyterlab",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
]

# What it starts with; without this it would ask everybody whether it may fetch news.
QUIET = VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json"

TOO_OLD = "The toolkit needs Python 3.11 or newer, but {found} is Python {version}.{how}"
NO_VENV = (
    "{python} cannot make virtual environments: its module {module} is missing. "
    "On Debian and Ubuntu, `apt install python3-venv` brings it; elsewhere, install Python from python.org."
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="tasks.py", description="Set up the toolkit and run one of its tasks.")
    tasks = parser.add_subparsers(dest="task", metavar="TASK")
    report = tasks.add_parser("report", help="write a report about the sample, or about DATA")
    report.add_argument("data", nargs="?", default=str(ROOT / "data" / "sample"), metavar="DATA")
    tasks.add_parser("test", help="run linter, type checker, doctests and tests")
    tasks.add_parser("soak", help="run the long tests: damaged files, killed processes")
    bench = tasks.add_parser("bench", help="measure every stage on the sample, or on DATA (docs/benchmarks.md)")
    bench.add_argument("data", nargs="?", metavar="DATA")
    tasks.add_parser("lab", help="open JupyterLab in notebooks/")
    tasks.add_parser("pictures", help="make the pictures of the README anew (needs Chromium)")
    options = parser.parse_args()
    if options.task is None:
        parser.error("name a task: report, test, soak, bench, lab or pictures")

    set_up("development" if options.task in ("test", "soak", "bench", "pictures") else "use")
    if options.task == "report":
        return run("-m", "toolkit", "report", options.data)
    if options.task == "soak":
        return run("-m", "pytest", "-m", "soak", folder=ROOT)
    if options.task == "bench":
        return run(str(ROOT / "benchmarks" / "end_to_end.py"), *([options.data] if options.data else []))
    if options.task == "pictures":
        return run(str(ROOT / "docs" / "make_pictures.py"))
    return test() if options.task == "test" else lab()


def test() -> int:
    """Run the checks, and stop at the first that fails."""
    for check in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"], ["pytest"]):
        print("*", *check, flush=True)
        status = run("-m", *check, folder=ROOT)
        if status:
            return status
    return 0


def lab() -> int:
    QUIET.parent.mkdir(parents=True, exist_ok=True)
    QUIET.write_text('{"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}\n', encoding="ascii")
    # Jupyter refuses to start for root, which in a container is often the only user there is.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return run(*LAB, *(["--allow-root"] if is_root else []), folder=ROOT / "notebooks")


def set_up(purpose: str) -> None:
    """Install the locked packages and the toolkit in .venv, unless that has been done."""
    if not works():
        make_venv()
    if STAMP.exists() and digest(purpose) in STAMP.read_text(encoding="ascii").split():
        return
    print("Installing what the toolkit needs in .venv (once, some minutes) ...", flush=True)
    pip("--require-hashes", "--requirement", str(LOCKS[purpose]))
    # The build tools are in the lock as well, so that this step fetches nothing.
    pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    # What development needs includes all that use needs.
    done = list(LOCKS) if purpose == "development" else [purpose]
    STAMP.write_text("\n".join(digest(each) for each in done), encoding="ascii")


def digest(purpose: str) -> str:
    """What an installation rests on, so that it is renewed when that changes."""
    parts = LOCKS[purpose].read_bytes() + (ROOT / "pyproject.toml").read_bytes() + str(ROOT).encode()
    return hashlib.sha256(parts).hexdigest()


def works() -> bool:
    """Whether .venv is there and its Python starts: it does not after Python was upgraded or removed."""
    if not PYTHON.exists():
        return False
    return subprocess.run([str(PYTHON), "-c", "import pip"], capture_output=True).returncode == 0


def make_venv() -> None:
    if sys.version_info < (3, 11):
        how = "" if os.name == "nt" else " Name another one: make PYTHON=python3.12 ..."
        sys.exit(TOO_OLD.format(found=sys.executable, version=sys.version.split()[0], how=how))
    for module in ("venv", "ensurepip"):  # Debian ships Python without them
        try:
            __import__(module)
        except ImportError:
            sys.exit(NO_VENV.format(python=sys.executable, module=module))
    if subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)]).returncode:
        sys.exit(NO_VENV.format(python=sys.executable, module="venv or ensurepip"))


def pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", *arguments]
    if subprocess.run(command).returncode:
        sys.exit("The installation stopped; the lines above say why. Mend that and run the same command again.")


def run(*arguments: str, folder: "Path | None" = None) -> int:
    """Run the Python of .venv and return its exit status."""
    try:
        return subprocess.run([str(PYTHON), *arguments], cwd=folder).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

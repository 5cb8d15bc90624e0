"""A page on paper: as PDF, by the browser that is on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.writing import write_aside

_NAMES = (
    "chromium chromium-browser google-chrome google-chrome-stable chrome brave-browser microsoft-edge msedge".split()
)
# Where installers put browsers without making them known by name.
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
)
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # it asks nothing of any other machine
    "--no-pdf-header-footer",
)
_SECONDS = 180


def find_browser() -> str:
    """The program of a browser that can print: the one that the variable CHROMIUM names, or one that is installed.

    Raises
    ------
    ToolkitError
        When there is none.
    """
    named = os.environ.get("CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _NAMES)), None)
    found = found or next((place for place in _PLACES if Path(place).is_file()), None)
    if found is None:
        raise ToolkitError(
            "There is no Chromium, Chrome or Edge on this machine to make a PDF with. Open report.html in any browser "
            "and print it from there, or name such a browser's program in the environment variable CHROMIUM."
        )
    return found


def print_pdf(page: Path, target: Path) -> Path:
    """Print a page that lies on this machine as PDF, with everything unfolded that is folded on the screen.

    Raises
    ------
    ToolkitError
        When there is no browser for it, or it fails.
    """
    browser = find_browser()
    with tempfile.TemporaryDirectory(prefix="toolkit-", ignore_cleanup_errors=True) as folder:
        made = Path(folder) / "page.pdf"
        command = [browser, *_OPTIONS, f"--user-data-dir={folder}", f"--print-to-pdf={made}"]
        if sys.platform != "win32" and os.geteuid() == 0:
            command.append("--no-sandbox")  # it refuses to start for root otherwise, as in containers
        try:
            ended = subprocess.run([*command, page.absolute().as_uri()], capture_output=True, timeout=_SECONDS)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ToolkitError(f"{browser} could not print {page.name}: {error}.") from error
        if not made.is_file():
            said = ended.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            raise ToolkitError(f"{browser} did not print {page.name} (status {ended.returncode}): {said or 'no word'}.")
        write_aside(target, made.read_bytes())
    return target

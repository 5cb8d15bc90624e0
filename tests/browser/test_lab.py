"""JupyterLab as `make lab` starts it: every notebook opens, runs from its menu, and shows what it has found."""

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
TOKEN = "of-this-test"
NOTEBOOKS = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
# All cells stand on the page at once, so that each can be looked at.
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false"},
}
# A prompt is "[*]:" while its cell waits or runs, "[3]:" when it has run.
PROMPTS = """() => [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell')]
    .filter((cell) => cell.querySelector('.cm-content')?.innerText.trim())
    .map((cell) => cell.querySelector('.jp-InputPrompt').innerText.trim())"""


class Lab:
    """A running JupyterLab, asked as its own page asks it."""

    def __init__(self, address: str) -> None:
        self.address = address

    def ask(self, path: str, method: str = "GET") -> Any:
        request = Request(f"{self.address}{path}", method=method, headers={"Authorization": f"token {TOKEN}"})
        with urlopen(request, timeout=10) as answer:
            content = answer.read()
        return json.loads(content) if content else None

    def kernel_state(self, notebook: str) -> str | None:
        """What the kernel of a notebook does, None while it has none."""
        sessions = [session for session in self.ask("/api/sessions") if session["path"] == notebook]
        return sessions[0]["kernel"]["execution_state"] if sessions else None

    def end_sessions(self) -> None:
        for session in self.ask("/api/sessions"):
            self.ask(f"/api/sessions/{session['id']}", method="DELETE")


def wait_for(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Ask again and again until a condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what} within {seconds} seconds"
        time.sleep(0.2)


def lab_arguments() -> list[str]:
    """The arguments with which tasks.py starts JupyterLab."""
    spec = importlib.util.spec_from_file_location("tasks", ROOT / "tasks.py")
    assert spec is not None and spec.loader is not None
    tasks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tasks)
    return list(tasks.LAB)


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """JupyterLab over a copy of the notebooks and the sample, with settings and files of its own."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    shutil.copytree(ROOT / "data" / "sample", folder / "data" / "sample")
    for name, values in SETTINGS.items():
        path = folder / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(values))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {
        "HOME": folder / "home",
        "IPYTHONDIR": folder / "ipython",
        "JUPYTER_CONFIG_DIR": folder / "config",
        "JUPYTER_DATA_DIR": folder / "share",
        "JUPYTER_RUNTIME_DIR": folder / "run",
        "JUPYTERLAB_SETTINGS_DIR": folder / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": folder / "workspaces",
    }
    environment = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
    options = ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0"]
    with (folder / "lab.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, *lab_arguments(), *options, f"--IdentityProvider.token={TOKEN}"],
            cwd=folder / "notebooks",
            env=environment | {name: str(path) for name, path in own.items()},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    lab = Lab(f"http://127.0.0.1:{port}")

    def is_up() -> bool:
        assert server.poll() is None, (folder / "lab.log").read_text()
        try:
            lab.ask("/api/status")
        except (URLError, OSError):
            return False
        return True

    try:
        wait_for(is_up, 60, "JupyterLab starts")
        yield lab
        lab.end_sessions()
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_notebook_runs_from_the_menu(notebook: str, lab: Lab, page: Page, seen: Any, pictures: Path) -> None:
    """Every cell ends well, tables and charts are there, and nothing is asked of another machine."""
    page.goto(f"{lab.address}/lab/tree/{notebook}?token={TOKEN}&reset", wait_until="domcontentloaded")
    panel = page.locator(".jp-NotebookPanel:visible")
    panel.locator(".jp-CodeCell").first.wait_for(timeout=60_000)
    wait_for(lambda: lab.kernel_state(notebook) == "idle", 60, f"the kernel of {notebook} is idle")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator('[data-command="runmenu:run-all"]').click()
    failures = panel.locator('[data-mime-type="application/vnd.jupyter.error"]')

    def has_ended() -> bool:
        assert failures.count() == 0, failures.first.inner_text()
        return all(prompt.strip("[]:").isdigit() for prompt in page.evaluate(PROMPTS))

    wait_for(has_ended, 240, f"every cell of {notebook} runs")
    wait_for(lambda: lab.kernel_state(notebook) == "idle", 20, f"the kernel of {notebook} is idle again")
    has_ended()
    _keep_picture(page, pictures / f"lab-{Path(notebook).stem}.png")
    warned = panel.locator('[data-mime-type="application/vnd.jupyter.stderr"]')
    assert warned.count() == 0, warned.first.inner_text()
    assert panel.locator(".jp-OutputArea-output table.tk-table").count() >= 2
    widths = panel.locator(".jp-OutputArea-output img").evaluate_all("images => images.map(one => one.naturalWidth)")
    assert widths
    assert min(widths) > 300
    assert seen.outside == []
    lab.end_sessions()


def _keep_picture(page: Page, path: Path) -> None:
    """The whole notebook in one picture, as far as a picture can be long."""
    panel = "document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer')"
    page.set_viewport_size({"width": 1280, "height": min(int(page.evaluate(f"{panel}.scrollHeight")) + 120, 16_000)})
    page.wait_for_timeout(500)
    page.evaluate(f"{panel}.scrollTop = 0")
    page.wait_for_timeout(500)
    page.screenshot(path=path)
    page.set_viewport_size({"width": 1280, "height": 900})

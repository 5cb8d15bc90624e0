"""Look for known holes in the locked packages, where this machine may ask; fail on one that a newer version mends.

Run with any Python: python3 .ci/audit.py [LOCK]. Takes a minute at most. The service is asked for one package first:
where it does not answer, or pip-audit cannot be installed, nothing has been checked. That is said, and is neither a
pass nor a failure: the status is 0 where no hole is known, 1 where a newer version mends one, and 2 where nothing is
known.
"""

import json
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import Any

PIP_AUDIT = "pip-audit==2.10.1"
SECONDS = 60
UNKNOWN = 2
LOCK = Path(__file__).resolve().parents[1] / "requirements.lock"


class NotChecked(Exception):
    """Why nothing could be found out."""


def main() -> int:
    lock = Path(sys.argv[1]) if len(sys.argv) > 1 else LOCK
    try:
        with tempfile.TemporaryDirectory() as folder:
            packages = audit(lock, Path(folder), time.monotonic() + SECONDS)
    except NotChecked as reason:
        print(f"Known holes in dependencies: NOT CHECKED. {reason} This is no pass: nothing is known of any of them.")
        return UNKNOWN
    words, status = judgement(packages)
    print(words)
    return status


def judgement(packages: list[dict[str, Any]]) -> tuple[str, int]:
    """What is to be said of the packages, and whether that is a failure."""
    lines, mended = [], 0
    for package in packages:
        if "skip_reason" in package:
            lines.append(f"{package['name']}: not checked, the service does not tell of it")
        for hole in package.get("vulns", []):
            mended += bool(hole["fix_versions"])
            versions = ", ".join(hole["fix_versions"]) or "no version yet"
            lines.append(f"{package['name']} {package['version']}: {hole['id']}, mended in {versions}")
    holes = sum(len(package.get("vulns", [])) for package in packages)
    total = f"Known holes in {len(packages)} dependencies: {holes}, of which {mended} are mended in a newer version."
    return "\n".join([*lines, total]), int(mended > 0)


def audit(lock: Path, folder: Path, deadline: float) -> list[dict[str, Any]]:
    """The packages of a lock with their known holes."""
    venv.create(folder / "venv", with_pip=True)
    python = next(path for path in (folder / "venv").glob("*/python*") if path.stem == "python")
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", PIP_AUDIT]
    if run(python, install, deadline).returncode:
        raise NotChecked(f"{PIP_AUDIT} cannot be installed here.")
    probe = folder / "probe.txt"
    probe.write_text(first_package(lock.read_text(encoding="utf-8")), encoding="utf-8")
    for package in ask(python, probe, deadline):
        if "skip_reason" in package:
            raise NotChecked(f"The service does not tell of {package['name']}.")
    return ask(python, lock, deadline)


def ask(python: Path, lock: Path, deadline: float) -> list[dict[str, Any]]:
    """What the service says of the packages of a lock."""
    options = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--timeout", "5", "--format", "json"]
    done = run(python, ["-m", "pip_audit", *options, "--requirement", str(lock)], deadline)
    try:
        packages: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        raise NotChecked(
            f"The service does not answer: {(done.stderr.strip().splitlines() or ['no word'])[-1]}"
        ) from None
    return packages


def first_package(lock: str) -> str:
    """The first package of a lock that every system has, with its hashes."""
    packages = lock.replace("\\\n", "\0").splitlines()
    return next(line for line in packages if "==" in line and ";" not in line).replace("\0", "\\\n") + "\n"


def run(python: Path, arguments: list[str], deadline: float) -> "subprocess.CompletedProcess[str]":
    try:
        left = max(deadline - time.monotonic(), 1)
        return subprocess.run([str(python), *arguments], capture_output=True, text=True, timeout=left)
    except subprocess.TimeoutExpired:
        raise NotChecked(f"It took more than {SECONDS} seconds.") from None


if __name__ == "__main__":
    sys.exit(main())

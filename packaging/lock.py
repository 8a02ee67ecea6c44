"""Rewrites the three locked requirement files from pyproject.toml: `python packaging/lock.py` (needs `uv` beside it).

The files carry hashes and no address, so that a mirror or a folder of wheels serves as well as the public registry.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-annotate",
    "--custom-compile-command=python packaging/lock.py",
    "--upgrade",
    "--quiet",
)


def lock(target: str, *more: str) -> None:
    """Resolve into packaging/<target>; raises CalledProcessError with uv's own words on standard error."""
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml"]
    command += [*OPTIONS, *more, "-o", f"packaging/{target}"]
    subprocess.run(command, cwd=HERE.parent, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    lock("requirements-run.txt")
    lock("requirements-camera.txt", "--extra=camera", "--constraint=packaging/requirements-run.txt")
    lock("requirements-dev.txt", "--extra=dev", "--constraint=packaging/requirements-run.txt")

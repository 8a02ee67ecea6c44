"""What belongs to the project: git's own list where there is one, else what lies in the folder but for what runs leave there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

LEFT_BY_RUNS = {"posapp-demo", "build", "dist", "__pycache__"}


@pytest.fixture(scope="session")
def committed() -> list[Path]:
    """Every file of the project, as a path from its top."""
    root = Path(__file__).resolve().parents[2]
    if (root / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
        names = [Path(name) for name in listed.decode().split("\0") if name]
    else:
        found = (path.relative_to(root) for path in root.rglob("*"))
        names = [path for path in found if not path.parts[0].startswith(".") and not LEFT_BY_RUNS & set(path.parts)]
    return [name for name in names if (root / name).is_file()]

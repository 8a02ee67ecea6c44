"""Where the files are that travel with the program: catalogue, fonts, postal towns, icons, texts.

Knows one path and nothing of what lies there. Standard library only; imports no module of posapp.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder of the resources: inside the package when installed from a wheel, beside it in a work tree.

    Raises FileNotFoundError when neither is there: the installation is broken and must be repeated.
    """
    for folder in (_PACKAGE / "_resources", _PACKAGE.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"posapp's resources are missing beside {_PACKAGE}: install posapp again")

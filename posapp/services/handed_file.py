"""A file that somebody handed over for reading: its bytes, or in one problem why there are none. Knows nothing of what is in it."""

from __future__ import annotations

import stat
from pathlib import Path

from posapp.domain.problem import Problem, stop

MOST_BYTES = 64 * 2**20
"""A paper has some hundred kilobytes; what is far above it is another thing, and reading it would stop the counter."""


def content(path: Path) -> bytes | Problem:
    """The bytes. Anything but an ordinary file is left alone: a folder has none, and a pipe would never end."""
    name = path.name
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            return stop("handed-folder", "file", file=name)
        if not stat.S_ISREG(about.st_mode):
            return stop("handed-unreadable", "file", file=name)
        if about.st_size > MOST_BYTES:
            return stop("handed-large", "file", file=name, most=MOST_BYTES >> 20, size=about.st_size >> 20)
        with path.open("rb") as stream:
            read = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return stop("handed-missing", "file", file=name)
    except (OSError, ValueError):
        return stop("handed-unreadable", "file", file=name)
    if not read:
        return stop("handed-empty", "file", file=name)
    if len(read) > MOST_BYTES:  # it grew while it was read
        return stop("handed-large", "file", file=name, most=MOST_BYTES >> 20, size=len(read) >> 20)
    return read

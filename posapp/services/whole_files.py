"""Files that staff keep: each appears whole or not at all, and an older one under the same name stays until then. Knows no contents."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Final

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""How a system says that a file has no room: the disk, what this user may have of it, or one file on it."""
_parts = count()


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Where to write what ``path`` shall hold, in the same folder; it takes the name when the block ends well. OSError when it cannot.

    A link is followed, so that the file behind it changes. A folder or a device is refused: renamed over one, the file would take its place.
    """
    target = Path(os.path.realpath(path))
    if str(path) == "-" or (target.exists() and not target.is_file()):
        why = errno.EISDIR if target.is_dir() else errno.EINVAL
        raise OSError(why, os.strerror(why), str(path))
    # A name of its own length, so that the longest name a system takes can still be written.
    part = target.with_name(f".posapp-{os.getpid()}-{next(_parts)}{target.suffix[:8]}")
    try:
        yield part
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file; answers its place."""
    with whole(path) as part:
        part.write_bytes(content)
    return path


def is_full(fault: Exception) -> bool:
    """True when there was no room for the file."""
    return isinstance(fault, OSError) and fault.errno in FULL

"""A file is there whole or not at all: new, over an older one, through a link, with no room, into a device or a folder."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from posapp.services.whole_files import is_full, whole, write_whole

LIMITED = """
import resource, sys
from pathlib import Path
from posapp.services.whole_files import is_full, write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))
try:
    write_whole(Path(sys.argv[1]), b"x" * 100_000)
except OSError as fault:
    sys.exit(7 if is_full(fault) else 8)
"""


def test_a_new_file_and_one_over_an_older_one(tmp_path: Path) -> None:
    file = tmp_path / "見積.pdf"
    for content in (b"one", b"two"):
        assert write_whole(file, content) == file and file.read_bytes() == content
    assert os.listdir(tmp_path) == ["見積.pdf"]


def test_what_breaks_off_leaves_the_older_file_and_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), whole(file) as part:
        part.write_bytes(b"half")
        raise ZeroDivisionError
    assert file.read_bytes() == b"old" and os.listdir(tmp_path) == ["a.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a Unix matter")
@pytest.mark.parametrize("before", [None, b"old"])
def test_no_room_leaves_no_half_file(tmp_path: Path, before: bytes | None) -> None:
    file = tmp_path / "a.pdf"
    if before is not None:
        file.write_bytes(before)
    ended = subprocess.run([sys.executable, "-c", LIMITED, str(file)], check=False, timeout=60)
    assert ended.returncode == 7
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == (
        {} if before is None else {"a.pdf": before}
    )


def test_no_room_is_told_from_no_leave() -> None:
    assert all(is_full(OSError(number, "")) for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
    assert not is_full(OSError(errno.EACCES, "")) and not is_full(ValueError())


def test_the_file_behind_a_link_changes(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    write_whole(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink() and (tmp_path / "real.pdf").read_bytes() == b"new"


def test_the_longest_name_a_system_takes(tmp_path: Path) -> None:
    name = "あ" * 83 + ".pdf"
    assert len(name.encode()) == 253
    write_whole(tmp_path / name, b"x")
    assert os.listdir(tmp_path) == [name]


@pytest.mark.parametrize("place", ["-", "folder", "none/a.pdf"])
def test_what_is_no_place_for_a_file(tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OSError):
        write_whole(Path(place), b"x")
    assert os.listdir(tmp_path) == ["folder"] and os.listdir(tmp_path / "folder") == []


@pytest.mark.skipif(sys.platform == "win32", reason="devices have no paths in folders there")
def test_a_device_stays_a_device() -> None:
    with pytest.raises(OSError):
        write_whole(Path("/dev/null"), b"x")
    assert not Path("/dev/null").is_file()

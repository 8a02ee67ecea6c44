"""No room on the disk, for the real program: one line that says so, exit status 3, the older file as it was, no half file."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from posapp.__main__ import main
from posapp.services import whole_files

SMALL = 16 * 1024
"""Bytes of the longest file that the limited process may write: less than any paper has."""
LIMITED = f"""
import resource, sys
from posapp.__main__ import main
resource.setrlimit(resource.RLIMIT_FSIZE, ({SMALL}, {SMALL}))
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a Unix matter")
@pytest.mark.parametrize("kind", ["quote", "ledger"])
def test_a_paper_that_has_no_room(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paper", kind, "--example"]) == 0
    request, out = tmp_path / "request.json", tmp_path / "paper.pdf"
    request.write_text(capsys.readouterr().out, "utf-8")
    out.write_bytes(b"old")
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, "paper", kind, str(request), "-o", str(out)], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONUTF8": "1"}, timeout=120,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (3, "")
    assert len(ended.stderr.splitlines()) == 1 and "ディスクに空きがありません" in ended.stderr
    assert out.read_bytes() == b"old"
    assert sorted(os.listdir(tmp_path)) == ["paper.pdf", "request.json"]
    assert json.loads(request.read_text("utf-8"))


def test_the_demonstration_stops_with_whole_files_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Room for two pictures; the third meets a full disk."""
    synced, real = [0], os.fsync

    def fsync(handle: int) -> None:
        synced[0] += 1
        if synced[0] > 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    class Os:
        """The system as the writing of files sees it; the store has its own."""

        def __getattr__(self, name: str) -> object:
            return fsync if name == "fsync" else getattr(os, name)

    monkeypatch.setattr(whole_files, "os", Os())
    out = tmp_path / "demo"
    assert main(["demo", "--out", str(out)]) == 3
    assert "ディスクに空きがありません" in capsys.readouterr().err
    kept = sorted(out.iterdir())
    assert len(kept) == 2
    assert all(file.read_bytes().endswith(b"IEND\xaeB`\x82") for file in kept)

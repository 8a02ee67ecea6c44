"""A program killed with SIGKILL while it prints: nothing asked for is lost, the list tells what came out, nothing comes out twice.

The printing system is a folder: what is held lies in it as ``held``, letting go renames it to ``out``, as one step.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from posapp.services.print_ways import PrintWays
from posapp.services.printing import INTERRUPTED, PrintDesk
from posapp.store.doors import create_store, open_store
from tests.killed import answers
from tests.services.folder_spool import FolderSpool, Paper, clock

KEY = bytes(range(32))

PRINTER = """
import sys
from pathlib import Path
from posapp.services.print_ways import PrintWays
from posapp.services.printing import PrintDesk, of_paper
from posapp.store.doors import open_store
from tests.services.folder_spool import FolderSpool, Paper, clock

store = open_store(Path(sys.argv[1]), bytes(range(32)))
desk = PrintDesk(store.prints, FolderSpool(Path(sys.argv[2])), PrintWays(store), Paper.draw, clock)
print("ready", flush=True)
for number in range(2000):
    row = Paper.row(number)
    store.keep_papers((row,))
    asked = desk.ask((of_paper(row),))
    print(asked[0].id, flush=True)
    desk.run()
    desk.follow()
"""


@pytest.mark.parametrize("more", (0.0, 0.013, 0.029, 0.05, 0.083))
def test_a_kill_while_printing(tmp_path: Path, more: float) -> None:
    folder, system = tmp_path / "data", tmp_path / "system"
    system.mkdir()
    create_store(folder, KEY).close()
    asked = set(answers(PRINTER, folder, system, more=more))
    out = sorted(path.name for path in system.glob("*.out"))
    store = open_store(folder, KEY)
    try:
        desk = PrintDesk(store.prints, FolderSpool(system), PrintWays(store), Paper.draw, clock)
        assert asked <= {str(job.id) for job in desk.jobs()}, "what was answered for is in the list"
        told = desk.recover()
        assert {job.reason for job in told} <= {INTERRUPTED}
        desk.follow()
        printed = sorted(f"{job.title}.out" for job in desk.jobs(("printed",)))
        out = sorted({*out, *(path.name for path in system.glob("*.out"))})
        assert printed == out, "the list tells exactly what came out"
        assert desk.jobs(("waiting", "sent")) == ()
        left = desk.jobs(("failed",))
        desk.print_again(dict.fromkeys(job.id for job in left))
        after = sorted(path.name for path in system.glob("*.out"))
        assert after == sorted(f"{job.title}.out" for job in desk.jobs(("printed",)))
        assert len(after) == len(out) + len(left) == len(desk.jobs())
        assert store.check() == ()
    finally:
        store.close()

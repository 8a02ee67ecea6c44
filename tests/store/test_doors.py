"""Creating and opening: whole or not at all, and every known failure under its own name with nothing lost."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest

import posapp
from posapp.services.ports import StoreFault
from posapp.store import folder as files
from posapp.store import keyfile, keys
from posapp.store.doors import create_store, open_store, store_exists
from posapp.store.driver import Connection, connect
from posapp.store.engine import Database
from posapp.store.faults import faults
from posapp.store.folder import key_path, side_files, store_path, writing_files
from posapp.store.keyfile import Cost, KeyFile
from posapp.store.records import Store
from posapp.store.tables import REVISION
from tests.store.conftest import Samples, fault

ROOT = Path(posapp.__file__).parents[1]


def nothing(_: Path) -> None:
    """No copy."""


@pytest.fixture
def database(store: Store, folder: Path, key: bytes) -> Iterator[Database]:
    """A second opening of the same store, with its one connection in reach."""
    opened = Database(store_path(folder), key, busy_ms=50)
    yield opened
    opened.close()


def vouch(folder: Path, key: bytes) -> None:
    """Let a key file say that this is the store's key."""
    keyfile.write(store_path(folder), KeyFile(id="1", check=keyfile.fingerprint(key)))


def test_a_new_store_is_empty_sound_and_alone(folder: Path, key: bytes) -> None:
    assert not store_exists(folder)
    store = create_store(folder, key)
    assert store_exists(folder)
    assert store.cases() == store.drafts() == store.events()  # type: ignore[comparison-overlap]
    assert store.check() == ()
    assert store.last_backup() is None
    store.close()
    assert [path.name for path in folder.iterdir()] == ["posapp.db"]


def test_a_store_is_never_created_over_another(store: Store, folder: Path, key: bytes, make: Samples) -> None:
    draft = make.draft()
    store.save_draft(draft)
    with pytest.raises(FileExistsError):
        create_store(folder, key)
    assert store.drafts() == (draft,)


def test_what_a_power_cut_left_of_a_creation_is_swept_away(folder: Path, key: bytes) -> None:
    folder.mkdir()
    (folder / "posapp.db.part").write_bytes(b"half a store")
    (folder / "posapp.db.part-wal").write_bytes(b"half a log")
    assert not store_exists(folder)
    create_store(folder, key).close()
    assert [path.name for path in folder.iterdir()] == ["posapp.db"]


def test_a_creation_that_fails_leaves_nothing(folder: Path, key: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(part: Path, path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("posapp.store.doors.put_in_place", full)
    with fault("disk-full"):
        create_store(folder, key)
    assert list(folder.iterdir()) == []


def test_a_disk_that_is_full_from_the_start(folder: Path, key: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, key: bytes, *, create: bool) -> Connection:
        connection = connect(path, key, create=create)
        connection.execute("PRAGMA max_page_count = 1")
        connection.execute("CREATE TABLE t (a)")
        return connection

    monkeypatch.setattr("posapp.store.doors.connect", full)
    with fault("disk-full"):
        create_store(folder, key)
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made(folder: Path, key: bytes) -> None:
    folder.write_text("a file, not a folder")
    with fault("store-readonly"):
        create_store(folder, key)
    with fault("store-readonly"):
        keys.new_key(folder, "合言葉", cost=Cost(time=1, memory_kib=64, lanes=1))


def test_a_key_of_another_length_is_a_mistake(folder: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        create_store(folder, b"short")


def test_a_missing_store(folder: Path, key: bytes) -> None:
    with fault("store-missing"):
        open_store(folder, key)
    assert not folder.exists()


@pytest.mark.parametrize("vouched", [False, True])
def test_a_wrong_key_is_told_quietly(
    store: Store, folder: Path, key: bytes, vouched: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    store.close()
    if vouched:
        vouch(folder, key)
    before = store_path(folder).read_bytes()
    with fault("wrong-key"):
        open_store(folder, bytes(32))
    assert store_path(folder).read_bytes() == before
    assert capfd.readouterr() == ("", "")
    open_store(folder, key).close()


def test_with_its_key_file_spoilt_too_a_spoilt_store_may_as_well_have_another_key(
    store: Store, folder: Path, key: bytes
) -> None:
    store.close()
    vouch(folder, key)
    key_path(store_path(folder)).write_text("{", "utf-8")
    open_store(folder, key).close()
    store_path(folder).write_bytes(b"rubbish" * 1000)
    with fault("wrong-key"):
        open_store(folder, key)


def test_more_threads_than_connections_wait_for_their_turn(store: Store, database: Database) -> None:
    with ExitStack() as held, fault("store-locked"):
        for _ in range(20):
            held.enter_context(database.reading())
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1


@pytest.mark.parametrize("content", [b"not a store at all" * 500, b"\0" * 8192])
def test_a_store_overwritten_with_rubbish_is_damaged(store: Store, folder: Path, key: bytes, content: bytes) -> None:
    store.close()
    vouch(folder, key)
    store_path(folder).write_bytes(content)
    with fault("store-damaged"):
        open_store(folder, key)
    assert store_path(folder).read_bytes() == content


def test_an_emptied_store_is_damaged(store: Store, folder: Path, key: bytes) -> None:
    store.close()
    store_path(folder).write_bytes(b"")
    with fault("store-damaged"):
        open_store(folder, key)


def test_a_store_that_lost_its_revision_is_damaged(store: Store, folder: Path, key: bytes) -> None:
    store.close()
    raw = connect(store_path(folder), key)
    raw.execute("DELETE FROM alembic_version")
    raw.close()
    with fault("store-damaged"):
        open_store(folder, key)


def test_a_bad_page_shows_in_the_check_and_when_it_is_read(
    store: Store, folder: Path, key: bytes, make: Samples
) -> None:
    for _ in range(20):
        store.save_draft(make.draft(body='"' + "内容" * 3000 + '"'))
    store.close()
    path = store_path(folder)
    size = path.stat().st_size
    with path.open("rb+") as stream:
        for at in range(size // 2, size - 4096, 4096):
            stream.seek(at + 100)
            stream.write(b"spoilt")
    opened = open_store(folder, key)
    with fault("store-damaged"):
        opened.drafts()
    assert {finding.area for finding in opened.check()} >= {"pages"} or opened.check()[0].area == "structure"
    with fault("store-damaged"):
        opened.backup(str(folder / "copy.db"))
    opened.close()
    assert not (folder / "copy.db").exists()


@pytest.mark.parametrize("revision", [f"{int(REVISION) + 1:04}", "9999", "a-branch"])
def test_a_newer_store_is_refused_and_left_alone(store: Store, folder: Path, key: bytes, revision: str) -> None:
    store.close()
    raw = connect(store_path(folder), key)
    raw.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    raw.close()
    before = store_path(folder).read_bytes()
    with fault("store-newer"):
        open_store(folder, key)
    assert store_path(folder).read_bytes() == before


def test_a_store_locked_by_another_program(store: Store, folder: Path, key: bytes, make: Samples) -> None:
    draft = make.draft()
    store.save_draft(draft)
    other = connect(store_path(folder), key)
    other.execute("BEGIN IMMEDIATE")
    patient = open_store(folder, key, busy_ms=50)
    with fault("store-locked"):
        patient.save_draft(make.draft())
    assert patient.drafts() == (draft,)
    other.execute("ROLLBACK")
    other.close()
    patient.save_draft(draft)
    patient.close()


def test_a_check_that_cannot_be_made_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(_: object) -> tuple[str, ...]:
        raise StoreFault("store-locked")

    monkeypatch.setattr("posapp.store.examination.broken_links", locked)
    with fault("store-locked"):
        store.check()


def test_a_store_that_another_program_keeps_for_itself(store: Store, folder: Path, key: bytes) -> None:
    store.close()
    other = connect(store_path(folder), key)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("INSERT INTO counters VALUES ('Q', 1)")
    with fault("store-locked"):
        open_store(folder, key, busy_ms=50)
    other.close()
    open_store(folder, key).close()


def test_a_full_disk_keeps_what_was_there(store: Store, database: Database, make: Samples) -> None:
    store.close()
    full = Store(database, nothing)
    submission = make.submission()
    draft = make.draft()
    full.save_draft(draft)
    with database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    large = '"' + "内容" * 20_000 + '"'
    with fault("disk-full"):
        full.save_draft(make.draft(draft.id, body=large))
    with fault("disk-full"):
        for _ in range(50):
            full.submit(make.submission())
    cases = full.cases()
    assert len(full.outbox()) == len(cases)
    assert full.drafts() == (draft,)
    assert full.check() == ()
    with database.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    assert full.submit(submission) == submission.case


def test_a_store_that_may_not_be_written(store: Store, database: Database, make: Samples) -> None:
    with database.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with fault("store-readonly"):
        Store(database, nothing).save_draft(make.draft())


class SaidByDriver(Exception):
    """An error with SQLite's name for it."""

    sqlite_errorname = "SQLITE_IOERR_SHMSIZE"


@pytest.mark.parametrize(("free", "code"), [(0, "disk-full"), (1 << 30, "store-missing"), (None, "store-missing")])
def test_an_io_error_is_a_full_disk_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int | None, code: str
) -> None:
    def usage(_: Path) -> object:
        if free is None:
            raise FileNotFoundError
        return type("Usage", (), {"free": free})

    monkeypatch.setattr("posapp.store.faults.shutil.disk_usage", usage)
    monkeypatch.setattr("posapp.store.faults.DriverError", SaidByDriver)
    with fault(code), faults(tmp_path / "posapp.db"):
        raise SaidByDriver("disk I/O error")


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk-full"), (errno.EACCES, "backup-unreachable"), (errno.ENOENT, "backup-unreachable")],
)
def test_file_errors_of_a_copy(tmp_path: Path, number: int, code: str) -> None:
    with fault(code), writing_files("backup-unreachable"):
        raise OSError(number, os.strerror(number))


def test_a_bug_of_ours_is_not_hidden(store: Store, database: Database) -> None:
    with pytest.raises(Exception, match="no such table") as caught, database.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere WHERE name = ?", ("秘密",))
    assert "秘密" not in str(caught.value)


def test_no_customer_is_readable_in_the_files(store: Store, folder: Path, make: Samples) -> None:
    words = ["𠮷野", "サトウ", "09000001234", "090-0000-1234", "見本機種", "purchase", "CREATE TABLE", "SQLite format"]
    store.save_draft(make.draft())
    store.submit(make.submission())
    path = store_path(folder)
    living = [path, side_files(path)[0]]
    contents = [file.read_bytes() for file in living]
    assert all(len(content) > 4096 for content in contents)
    store.close()
    contents.append(path.read_bytes())
    for content in contents:
        assert not [word for word in words if word.encode() in content or word.encode("utf-16-le") in content]


def test_opening_needs_no_alembic(store: Store, folder: Path) -> None:
    store.close()
    script = (
        "import sys; from pathlib import Path; from posapp.store.doors import open_store\n"
        "store = open_store(Path(sys.argv[1]), bytes(range(32))); assert store.drafts() == (); store.close()\n"
        "sys.exit(any(name.split('.')[0] in ('alembic', 'mako') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_small_file_appears_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "small.json"
    files.write_whole(path, b"old")

    def cut(part: Path, whole: Path) -> None:
        raise OSError(errno.EIO, "power cut")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="power cut"):
        patch.setattr("posapp.store.folder.os.replace", cut)
        files.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    files.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["small.json"]


def test_the_clock_is_handed_in(folder: Path, key: bytes, clock: Callable[[], datetime]) -> None:
    store = create_store(folder, key, clock=clock)
    store.backup(str(folder / "copy.db"))
    assert store.last_backup() == clock()
    store.close()

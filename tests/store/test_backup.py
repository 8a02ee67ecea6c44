"""Copies: examined before they get their name, openable on another computer, and put back without losing what was there."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from posapp.store import keys
from posapp.store.doors import create_store, open_store, restore
from posapp.store.driver import DriverError, connect
from posapp.store.folder import key_path, side_files, store_path
from posapp.store.keyfile import Cost
from posapp.store.records import Store
from tests.store.conftest import Samples, fault

CHEAP = Cost(time=1, memory_kib=64, lanes=1)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "USB").mkdir()
    return tmp_path / "USB" / "控え.db"


def test_a_copy_of_a_store_in_use_is_a_store(store: Store, copy: Path, key: bytes, make: Samples) -> None:
    submission = make.submission()
    store.submit(submission)
    store.backup(str(copy))
    store.save_draft(make.draft())
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    assert "見本".encode() not in copy.read_bytes()
    elsewhere = copy.parent / "other"
    elsewhere.mkdir()
    copy.rename(store_path(elsewhere))
    opened = open_store(elsewhere, key)
    assert opened.cases() == (submission.case,)
    assert opened.drafts() == ()
    assert opened.check() == ()
    opened.close()


def test_a_newer_copy_replaces_the_older(store: Store, copy: Path, key: bytes, clock: Callable[[], datetime]) -> None:
    store.backup(str(copy))
    first = copy.read_bytes()
    store.put_setting("shop", "1")
    store.backup(str(copy))
    assert copy.read_bytes() != first
    assert store.last_backup() == clock()


def test_a_copy_that_fails_keeps_the_older_and_is_not_counted(
    store: Store, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy.write_bytes(b"the older copy")

    def full(part: Path, path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("posapp.store.backup.put_in_place", full)
    with fault("disk-full"):
        store.backup(str(copy))
    assert copy.read_bytes() == b"the older copy"
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
    assert store.last_backup() is None


def test_places_where_no_copy_can_be(store: Store, folder: Path, copy: Path) -> None:
    for target in (copy.parent / "missing" / "copy.db", copy.parent, store_path(folder)):
        with fault("backup-unreachable"):
            store.backup(str(target))
    assert store.last_backup() is None
    assert store.check() == ()


def test_restoring_puts_the_present_store_aside(
    store: Store, folder: Path, copy: Path, key: bytes, make: Samples, clock: Callable[[], datetime]
) -> None:
    old, new = make.draft(), make.draft()
    store.save_draft(old)
    store.backup(str(copy))
    store.save_draft(new)
    store.close()
    aside = restore(folder, copy, key, clock=clock)
    assert aside == folder / "posapp-before-restore-20190615T030000.db"
    opened = open_store(folder, key)
    assert opened.drafts() == (old,)
    opened.close()
    restore(folder, aside, key)
    opened = open_store(folder, key)
    assert opened.drafts() == (new, old)
    opened.close()
    assert copy.exists()


def test_restoring_where_there_is_no_store(store: Store, copy: Path, key: bytes, tmp_path: Path) -> None:
    store.put_setting("shop", "1")
    store.backup(str(copy))
    assert restore(tmp_path / "new", copy, key) is None
    opened = open_store(tmp_path / "new", key)
    assert opened.setting("shop") == "1"
    opened.close()


def test_restoring_on_another_computer_with_the_passphrase(tmp_path: Path, copy: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    key = keys.new_key(first, "一号機", cost=CHEAP)
    store = create_store(first, key)
    store.put_setting("shop", '"一号店"')
    store.backup(str(copy))
    store.close()
    create_store(second, keys.new_key(second, "二号機", cost=CHEAP)).close()
    present = store_path(second).read_bytes()
    aside = restore(second, copy, keys.for_copy(second, copy, lambda: "一号機"))
    opened = open_store(second, keys.from_passphrase(second, "一号機"))
    assert opened.setting("shop") == '"一号店"'
    opened.close()
    assert aside is not None
    assert aside.read_bytes() == present
    connect(aside, keys.for_copy(second, aside, lambda: "二号機")).close()


def test_a_store_in_use_is_not_replaced(store: Store, folder: Path, copy: Path, key: bytes, make: Samples) -> None:
    draft = make.draft()
    store.backup(str(copy))
    store.save_draft(draft)
    with fault("store-locked"):
        restore(folder, copy, key)
    assert store.drafts() == (draft,)
    assert store.check() == ()


def test_a_store_under_another_key_that_may_be_in_use_is_not_replaced(tmp_path: Path, copy: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    key = keys.new_key(first, "一号機", cost=CHEAP)
    store = create_store(first, key)
    store.backup(str(copy))
    store.close()
    open_window = create_store(second, keys.new_key(second, "二号機", cost=CHEAP))
    open_window.put_setting("shop", "2")
    with fault("store-locked"):
        restore(second, copy, key)
    assert open_window.setting("shop") == "2"
    assert open_window.check() == ()
    open_window.close()
    assert restore(second, copy, key) is not None


def test_a_damaged_store_is_replaced_and_kept_with_its_log(
    store: Store, folder: Path, copy: Path, key: bytes, make: Samples
) -> None:
    draft = make.draft()
    store.save_draft(draft)
    store.backup(str(copy))
    store.close()
    store_path(folder).write_bytes(b"rubbish" * 1000)
    side_files(store_path(folder))[0].write_bytes(b"an old log")
    aside = restore(folder, copy, key)
    assert aside is not None
    assert aside.read_bytes() == b"rubbish" * 1000
    assert side_files(aside)[0].read_bytes() == b"an old log"
    opened = open_store(folder, key)
    assert opened.drafts() == (draft,)
    opened.close()


def test_what_may_not_be_restored_changes_nothing(
    store: Store, folder: Path, copy: Path, key: bytes, make: Samples
) -> None:
    draft = make.draft()
    store.save_draft(draft)
    store.backup(str(copy))
    store.close()
    with fault("backup-unreachable"):
        restore(folder, copy.with_name("other.db"), key)
    with fault("wrong-key"):
        restore(folder, copy, bytes(32))
    raw = connect(copy, key)
    raw.execute("UPDATE alembic_version SET version_num = '0099'")
    raw.close()
    with fault("store-newer"):
        restore(folder, copy, key)
    copy.write_bytes(copy.read_bytes()[:8192])
    with fault("store-damaged"):
        restore(folder, copy, key)
    assert [path.name for path in folder.iterdir()] == ["posapp.db"]
    opened = open_store(folder, key)
    assert opened.drafts() == (draft,)
    opened.close()


def test_the_key_of_a_copy(tmp_path: Path, copy: Path) -> None:
    folder, elsewhere = tmp_path / "shop", tmp_path / "elsewhere"
    key = keys.new_key(folder, "古い", cost=CHEAP)
    store = create_store(folder, key)
    store.backup(str(copy))
    store.close()
    keys.set_passphrase(folder, key, "新しい", cost=CHEAP)
    assert keys.for_copy(folder, copy, lambda: "新しい") == key
    assert keys.for_copy(elsewhere, copy, lambda: "古い") == key
    with fault("wrong-key"):
        keys.for_copy(elsewhere, copy, lambda: "新しい")
    key_path(copy).unlink()
    assert keys.for_copy(folder, copy, lambda: "新しい") == key
    with fault("store-missing"):
        keys.for_copy(elsewhere, copy, lambda: "古い")


def test_the_key_file_goes_with_the_copy(tmp_path: Path, copy: Path) -> None:
    folder = tmp_path / "shop"
    store = create_store(folder, keys.new_key(folder, "合言葉", cost=CHEAP))
    store.backup(str(copy))
    store.close()
    assert key_path(copy).name == "控え.db.key.json"
    assert key_path(copy).read_bytes() == key_path(store_path(folder)).read_bytes()


def test_a_copy_never_falls_on_the_stores_own_files_however_they_are_spelt(store: Store, folder: Path) -> None:
    own = (store_path(folder), key_path(store_path(folder)), *side_files(store_path(folder)))
    held = {path: path.read_bytes() for path in own if path.is_file()}
    for path in own:
        with fault("backup-unreachable"):
            store.backup(str(folder / ".." / folder.name / path.name))
    assert {path: path.read_bytes() for path in held} == held


def test_a_copy_never_takes_the_place_of_a_device(store: Store, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy.write_bytes(b"there")
    usual = Path.is_file  # only the device itself is none
    monkeypatch.setattr(Path, "is_file", lambda path: path != copy and usual(path))
    with fault("backup-unreachable"):
        store.backup(str(copy))
    assert copy.read_bytes() == b"there"


def test_a_spoilt_key_file_does_not_stand_in_the_way_of_a_good_copy(tmp_path: Path, copy: Path) -> None:
    folder = tmp_path / "shop"
    store = create_store(folder, keys.new_key(folder, "合言葉", cost=CHEAP))
    store.put_setting("shop", "1")
    store.backup(str(copy))
    store.close()
    key_path(store_path(folder)).write_text('{"format":', "utf-8")
    with fault("store-damaged"):
        keys.from_passphrase(folder, "合言葉")
    assert restore(folder, copy, keys.for_copy(folder, copy, lambda: "合言葉")) is not None
    opened = open_store(folder, keys.from_passphrase(folder, "合言葉"))
    assert opened.setting("shop") == "1"
    opened.close()


def test_restoring_twice_in_a_second_keeps_what_each_replaced(
    store: Store, folder: Path, copy: Path, key: bytes, clock: Callable[[], datetime]
) -> None:
    store.backup(str(copy))
    store.put_setting("shop", "1")
    store.close()
    asides = [restore(folder, copy, key, clock=clock) for _ in range(3)]
    assert len(set(asides)) == 3 and None not in asides
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    assert asides[0] is not None
    asides[0].rename(store_path(elsewhere))
    first = open_store(elsewhere, key)
    assert first.setting("shop") == "1"
    first.close()


def test_what_a_copy_that_was_cut_off_left_is_cleared_away(store: Store, copy: Path) -> None:
    old = copy.with_name(f"{copy.name}.1.part")
    running = copy.with_name(f"{copy.name}.2.part")
    mine = copy.with_name(f"{copy.name}.{os.getpid()}.part-wal")
    for left in (old, running, mine):
        left.write_bytes(b"half a copy")
    os.utime(old, (0, 0))
    store.backup(str(copy))
    assert sorted(path.name for path in copy.parent.iterdir()) == sorted([copy.name, running.name])


@pytest.mark.parametrize(
    ("said", "code"), [("database or disk is full", "disk-full"), ("database is locked", "store-locked")]
)
def test_what_the_copying_of_pages_says_without_a_code_is_understood(
    store: Store, copy: Path, monkeypatch: pytest.MonkeyPatch, said: str, code: str
) -> None:
    class Origin:
        def backup(self, _: object) -> None:
            raise DriverError(said)

        def close(self) -> None: ...

    monkeypatch.setattr(
        "posapp.store.backup.connect",
        lambda path, key, create=False: connect(path, key, create=True) if create else Origin(),
    )
    with fault(code):
        store.backup(str(copy))
    assert list(copy.parent.iterdir()) == []

"""The key comes from the keyring, else from the passphrase; a wrong passphrase is told from a spoilt file."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import keyring.errors
import pytest
from keyring.backend import KeyringBackend

from posapp.services.ports import StoreFault
from posapp.store import keyfile, keys
from posapp.store.doors import create_store, open_store
from posapp.store.folder import key_path, store_path
from posapp.store.keyfile import Cost

CHEAP = Cost(time=1, memory_kib=64, lanes=1)


class DesktopKeyring(KeyringBackend):
    """Keeps passwords in memory; refuses when shut, as a desktop does when staff press cancel."""

    priority = 5

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.shut = False

    def _open(self) -> None:
        if self.shut:
            raise keyring.errors.KeyringLocked("shut")

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.kept[service, username] = password


@pytest.fixture
def desktop(_no_keyring: None) -> Iterator[DesktopKeyring]:
    backend = DesktopKeyring()
    keyring.set_keyring(backend)
    yield backend


def change(folder: Path, **values: Any) -> None:
    """Spoil the key file."""
    path = key_path(store_path(folder))
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **values}), "utf-8")


def code_of(folder: Path) -> str:
    with pytest.raises(StoreFault) as caught:
        keys.from_passphrase(folder, "合言葉")
    return caught.value.code


def test_a_key_under_a_passphrase_opens_the_store(folder: Path) -> None:
    key = keys.new_key(folder, "合言葉 2019", cost=CHEAP)
    create_store(folder, key).close()
    assert keys.from_passphrase(folder, "合言葉 2019") == key
    assert keys.from_passphrase(folder, "合言葉　２０１９") == key
    open_store(folder, keys.from_passphrase(folder, "合言葉 2019")).close()


def test_a_wrong_passphrase_is_a_wrong_key(folder: Path) -> None:
    keys.new_key(folder, "正しい合言葉", cost=CHEAP)
    assert code_of(folder) == "wrong-key"


def test_the_key_file_is_private_and_tells_nothing(folder: Path) -> None:
    key = keys.new_key(folder, "合言葉", cost=CHEAP)
    path = key_path(store_path(folder))
    content = path.read_text("utf-8")
    assert key.hex() not in content
    assert "合言葉" not in content
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_two_seals_of_one_key_share_nothing(folder: Path, key: bytes) -> None:
    first, second = keyfile.seal(key, "合言葉", CHEAP), keyfile.seal(key, "合言葉", CHEAP)
    assert first.salt != second.salt
    assert first.sealed != second.sealed
    assert keyfile.unseal(first, "合言葉") == keyfile.unseal(second, "合言葉") == key


def test_a_shops_key_pays_the_recommended_cost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "Cost", Cost)  # all other tests pay less
    keys.new_key(folder, "合言葉")
    known = keyfile.read(store_path(folder))
    assert known is not None and known.seal is not None
    assert (known.seal.time, known.seal.memory_kib, known.seal.lanes) == (3, 65536, 4)


def test_the_passphrase_can_be_changed_without_writing_the_store(folder: Path) -> None:
    key = keys.new_key(folder, "古い", cost=CHEAP)
    create_store(folder, key).close()
    before = store_path(folder).read_bytes()
    keys.set_passphrase(folder, key, "新しい", cost=CHEAP)
    assert keys.from_passphrase(folder, "新しい") == key
    assert store_path(folder).read_bytes() == before
    with pytest.raises(StoreFault, match="wrong-key"):
        keys.from_passphrase(folder, "古い")
    with pytest.raises(StoreFault, match="wrong-key"):
        keys.set_passphrase(folder, bytes(32), "他人", cost=CHEAP)


def test_without_keyring_and_passphrase_no_key_is_made(folder: Path) -> None:
    assert not keys.keyring_available()
    with pytest.raises(ValueError, match="passphrase"):
        keys.new_key(folder)
    with pytest.raises(ValueError, match="empty"):
        keys.new_key(folder, "　 ")
    assert not key_path(store_path(folder)).exists()


def test_a_key_is_never_made_over_a_store(folder: Path) -> None:
    key = keys.new_key(folder, "合言葉", cost=CHEAP)
    create_store(folder, key).close()
    with pytest.raises(FileExistsError):
        keys.new_key(folder, "合言葉", cost=CHEAP)
    assert keys.from_passphrase(folder, "合言葉") == key


def test_the_keyring_keeps_the_key(folder: Path, desktop: DesktopKeyring) -> None:
    key = keys.new_key(folder)
    assert keys.from_keyring(folder) == key
    assert keys.for_copy(folder, folder / "copy.db", lambda: pytest.fail("asked")) == key
    assert code_of(folder) == "wrong-key"
    desktop.shut = True
    assert keys.from_keyring(folder) is None


def test_a_keyring_with_another_shops_key_is_no_help(folder: Path, desktop: DesktopKeyring) -> None:
    keys.new_key(folder)
    for entry, spoilt in [(entry, text) for entry in desktop.kept for text in ("00" * 32, "no hex")]:
        desktop.kept[entry] = spoilt
        assert keys.from_keyring(folder) is None


def test_a_shut_keyring_asks_for_a_passphrase_instead(folder: Path, desktop: DesktopKeyring) -> None:
    desktop.shut = True
    with pytest.raises(ValueError, match="passphrase"):
        keys.new_key(folder)
    keys.new_key(folder, "合言葉", cost=CHEAP)
    assert keys.from_keyring(folder) is None


def test_the_keyring_can_be_left_alone(folder: Path, desktop: DesktopKeyring) -> None:
    keys.new_key(folder, "合言葉", use_keyring=False, cost=CHEAP)
    assert desktop.kept == {}


def test_no_desktop_keyring_gives_no_key(folder: Path) -> None:
    keys.new_key(folder, "合言葉", cost=CHEAP)
    assert keys.from_keyring(folder) is None


def test_a_lost_key_file_is_missing(folder: Path) -> None:
    assert code_of(folder) == "store-missing"


@pytest.mark.parametrize("content", ["", "[]", "null", "{}", '{"format": 2}', '{"format": 1, "id": "x"}', "\udc80"])
def test_a_key_file_that_is_none_is_damaged(folder: Path, content: str) -> None:
    folder.mkdir()
    key_path(store_path(folder)).write_bytes(content.encode("utf-8", "surrogateescape"))
    assert code_of(folder) == "store-damaged"


@pytest.mark.parametrize(
    "spoilt",
    [
        {"kdf": "md5"},
        {"salt": "00"},
        {"sealed": "zz"},
        {"tag": 5},
        {"memory_kib": 1 << 40},
        {"time": 0},
        {"lanes": "4"},
        {"more": 1},
    ],
)
def test_a_spoilt_seal_is_damaged_and_costs_nothing(folder: Path, spoilt: dict[str, Any]) -> None:
    keys.new_key(folder, "合言葉", cost=CHEAP)
    held = json.loads(key_path(store_path(folder)).read_text("utf-8"))["seal"]
    change(folder, seal={**held, **spoilt})
    assert code_of(folder) == "store-damaged"


def test_a_changed_seal_does_not_open(folder: Path) -> None:
    keys.new_key(folder, "合言葉", cost=CHEAP)
    held = json.loads(key_path(store_path(folder)).read_text("utf-8"))["seal"]
    change(folder, seal={**held, "sealed": "00" * 32})
    assert code_of(folder) == "wrong-key"


def test_a_folder_that_is_a_file_is_no_damaged_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert code_of(tmp_path / "file") == "store-missing"

"""What every test stands on: no display, no clock limits in property tests, no look at the user's own folders."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Generator, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

from posapp.store import keys
from posapp.store.keyfile import Cost

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A runner started in the background ignores Ctrl+C, and so would the programs that tests start and stop with it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The machines that run this are shared and slow: a deadline would test them. The examples do not change by chance, so
# that a red run can be repeated; HYPOTHESIS_PROFILE=search looks for new ones. They do change with the modules loaded
# when a test runs, whose constants Hypothesis tries: no branch may be reached by them alone.
settings.register_profile("posapp", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "posapp"))

ROOT = Path(__file__).resolve().parent.parent
MEASURED = {ROOT / "tests" / room for room in ("domain", "flows", "catalog")}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes begins first, so that no worker is left with it when the others have done."""
    e2e = ROOT / "tests" / "e2e"
    items.sort(key=lambda item: (item.path.stem != "test_demo", e2e not in item.path.parents))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """The rules' coverage counts what the rules' own tests reach; in all others the tracer rests.

    It asks about every line that runs, those of the typesetter too, and would double the length of the run.
    ``--cov=posapp`` measures everything in every test.
    """
    own = MEASURED.intersection(item.path.parents)
    plugin = item.config.pluginmanager.getplugin("_cov")
    if own or plugin is None or plugin.cov_controller is None or item.config.getoption("cov_source") != [True]:
        return (yield)
    plugin.cov_controller.pause()
    sys.settrace(None)  # in a worker of xdist the plugin has started a second tracer below its own
    threading.settrace(None)
    try:
        return (yield)
    finally:
        plugin.cov_controller.resume()


@pytest.fixture(scope="session")
def root() -> Path:
    """The work tree."""
    return ROOT


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home per test: no test reads or writes the data, the settings or the keyring of who runs it."""
    home = tmp_path_factory.mktemp("home")
    for key in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(key, str(home))
    for key in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "POSAPP_DATA"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))  # Qt warns where there is none
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return home


@pytest.fixture(autouse=True, scope="session")
def quick_seals() -> Iterator[None]:
    """A passphrase's cost is meant to be felt; stores that tests make pay little of it. tests/store/test_keys.py holds the true one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "Cost", partial(Cost, time=1, memory_kib=64, lanes=1))
        yield


def pytest_runtestloop() -> None:
    """Modules and tables stay until the end: the collector need not look through them again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def collector_rests() -> Iterator[None]:
    """Python's collector waits for the end of each test: started on a worker's thread it could destroy widgets there.

    What the test left is then collected here: widgets that live on would make every later change of the theme slower.
    """
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()

"""The set-up script: one clear line for each thing that can go wrong, and nothing to do on the second run."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "bootstrap.py"


@pytest.fixture
def bootstrap(tmp_path: Path) -> ModuleType:
    """The script, loaded from a copy of the project's frame in an empty folder."""
    (tmp_path / "packaging").mkdir()
    for path in (ROOT / "packaging").glob("*.*"):
        shutil.copy(path, tmp_path / "packaging")
    spec = importlib.util.spec_from_file_location("bootstrap", tmp_path / "packaging" / "bootstrap.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Recorded:
    """Stands in for running commands: answers by the last word that a rule finds in the command."""

    def __init__(self, **answers: tuple[int, str]) -> None:
        self.answers = answers
        self.commands: list[str] = []

    def __call__(self, *command: str, env: Any = None) -> tuple[int, str]:
        line = " ".join(command)
        self.commands.append(line)
        return next((answer for word, answer in self.answers.items() if word in line), (0, ""))


class HandedOver:
    """Stands in for becoming the program: keeps what would have run, and where."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.folders: list[Path | None] = []

    def __call__(self, command: list[str], folder: Path | None = None) -> int:
        self.commands.append(command[1:])
        self.folders.append(folder)
        return 0


def test_without_a_verb_it_says_what_to_type(bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main([]) == 2
    assert bootstrap.main(["rnu"]) == 2
    assert "run|test|setup" in capsys.readouterr().err


def test_an_old_python_is_told_so_before_anything_else(tmp_path: Path) -> None:
    text = SCRIPT.read_text(encoding="utf-8").replace("OLDEST = (3, 11)", "OLDEST = (99, 0)")
    script = tmp_path / "bootstrap.py"
    script.write_text(text, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script), "run"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("posapp: needs Python")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("said", "mend"),
    [
        ("WARNING: Retrying ... NewConnectionError('...')\nERROR: No matching distribution found for x", "wheelhouse"),
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "refused"),
        ("ERROR: No matching distribution found for sqlcipher3==0.6.4", "sqlcipher3==0.6.4"),
        ("something\nERROR: something else", "something else"),
    ],
)
def test_a_failed_installation_is_one_line_with_its_mend(bootstrap: ModuleType, said: str, mend: str) -> None:
    line = bootstrap.why_pip_failed(said)
    assert mend in line
    assert "\n" not in line


def test_a_full_disk_is_noticed_before_the_set_up(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "NEEDED_MB", 10**12)
    with pytest.raises(bootstrap.Stop, match="make room"):
        bootstrap.set_up("run")


def test_a_python_without_venv_names_the_package(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "logged", Recorded(venv=(1, "ensurepip is not available")))
    monkeypatch.setattr(bootstrap, "apt_get", lambda packages: False)
    with pytest.raises(bootstrap.Stop, match=r"apt-get install python3\.\d+-venv"):
        bootstrap.make_environment()


def test_missing_libraries_are_named_in_one_line(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "Traceback\nImportError: libEGL.so.1: cannot open shared object file: No such file or directory"
    monkeypatch.setattr(bootstrap, "logged", Recorded(QtPrintSupport=(1, said)))
    monkeypatch.setattr(bootstrap, "apt_get", lambda packages: False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(bootstrap.Stop) as stopped:
        bootstrap.check_libraries({})
    assert str(stopped.value).startswith("ImportError: libEGL.so.1")
    assert "sudo apt-get install libbrotli1" in str(stopped.value)
    assert "\n" not in str(stopped.value)


def test_missing_libraries_are_installed_where_that_is_allowed(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Recorded(QtPrintSupport=(1, "ImportError: libEGL.so.1"))
    bootstrap.VENV.mkdir()
    monkeypatch.setattr(bootstrap, "logged", run)
    monkeypatch.setattr(bootstrap, "apt_get", lambda packages: run.answers.popitem() is not None)
    monkeypatch.setattr(sys, "platform", "linux")
    bootstrap.check_libraries({})
    assert json.loads(bootstrap.STAMP.read_text())["offscreen"] == bootstrap.digest("run")


@pytest.mark.parametrize("installs", [True, False])
def test_the_tests_print_server_is_installed_or_named(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], installs: bool
) -> None:
    asked: list[str] = []

    def apt_get(packages: str) -> bool:
        asked.append(packages)
        return installs

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name, path="": None)
    monkeypatch.setattr(bootstrap, "apt_get", apt_get)
    bootstrap.check_printing()
    assert asked == ["cups-client cups-daemon"]
    assert ("sudo apt-get install cups-client cups-daemon" in capsys.readouterr().err) is not installs


def test_a_print_server_that_is_there_or_another_system_asks_for_nothing(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(bootstrap, "apt_get")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name, path="": f"/usr/sbin/{name}")
    bootstrap.check_printing()
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.delattr(shutil, "which")
    bootstrap.check_printing()


def test_a_folder_of_wheels_takes_the_place_of_the_network(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Recorded(pip=(1, "ERROR: No matching distribution found for x"))
    monkeypatch.setattr(bootstrap, "logged", run)
    bootstrap.WHEELHOUSE.mkdir()
    with pytest.raises(bootstrap.Stop, match="lacks it"):
        bootstrap.install("run")
    assert f"--no-index --find-links {bootstrap.WHEELHOUSE}" in run.commands[0]
    assert "--require-hashes" in run.commands[0]
    assert not bootstrap.STAMP.exists()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, ["demo", "--out", "posapp-demo"]), ({"DISPLAY": ":0"}, []), ({"WAYLAND_DISPLAY": "wayland-0"}, [])],
)
def test_run_opens_the_window_or_walks_the_demo(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: list[str]
) -> None:
    handed = HandedOver()
    monkeypatch.setattr(bootstrap, "set_up", lambda name: None)
    monkeypatch.setattr(bootstrap, "hand_over", handed)
    monkeypatch.setattr(sys, "platform", "linux")
    for key in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(key, raising=False)
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    assert bootstrap.main(["run"]) == 0
    assert bootstrap.main(["run", "--", "quote", "x.json"]) == 0
    assert handed.commands == [["-m", "posapp", *expected], ["-m", "posapp", "quote", "x.json"]]


def test_the_test_verb_runs_the_whole_suite_with_its_gate(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = HandedOver()
    monkeypatch.setattr(bootstrap, "set_up", lambda name: None)
    monkeypatch.setattr(bootstrap, "hand_over", handed)
    bootstrap.main(["test"])
    bootstrap.main(["test", "--", "-k", "quote"])
    assert handed.commands == [
        ["-m", "pytest", "-n", "auto", "--dist", "worksteal", "--cov"],
        ["-m", "pytest", "-k", "quote"],
    ]
    assert handed.folders == [bootstrap.ROOT] * 2


def test_a_changed_lock_is_installed_again(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    bootstrap.BIN.mkdir(parents=True)
    bootstrap.PYTHON.touch()
    bootstrap.write_stamp(run=bootstrap.digest("run"), dev=bootstrap.digest("dev"))
    monkeypatch.setattr(bootstrap, "make_environment", lambda: None)
    monkeypatch.setattr(bootstrap, "install", installed.append)
    monkeypatch.setattr(bootstrap, "check_libraries", lambda done: None)
    bootstrap.set_up("dev")
    assert installed == []
    (bootstrap.ROOT / "packaging" / "requirements-dev.txt").write_text("# another set\n")
    bootstrap.set_up("run")
    assert installed == []
    bootstrap.set_up("dev")
    assert installed == ["dev"]


def test_a_moved_folder_is_set_up_again(bootstrap: ModuleType) -> None:
    bootstrap.BIN.mkdir(parents=True)
    bootstrap.PYTHON.touch()
    bootstrap.write_stamp(run="x")
    assert bootstrap.stamp()["run"] == "x"
    bootstrap.STAMP.write_text(bootstrap.STAMP.read_text().replace(str(bootstrap.ROOT), "/elsewhere"))
    assert bootstrap.stamp() == {}
    bootstrap.STAMP.write_text("broken")
    assert bootstrap.stamp() == {}


def test_the_second_run_starts_nothing_but_the_program(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    run = Recorded()
    handed = HandedOver()
    monkeypatch.setattr(bootstrap, "logged", run)
    monkeypatch.setattr(bootstrap, "hand_over", handed)
    bootstrap.BIN.mkdir(parents=True)
    bootstrap.PYTHON.touch()
    digest = bootstrap.digest("run")
    bootstrap.write_stamp(run=digest, offscreen=digest, xcb=digest)
    assert bootstrap.main(["run", "programs"]) == 0
    assert (run.commands, handed.commands) == ([], [["-m", "posapp", "programs"]])

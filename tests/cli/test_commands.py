"""The command line itself: help, arguments, demo and db, and faults that never become a traceback."""

from __future__ import annotations

import errno
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from posapp import __version__
from posapp.__main__ import main as start
from posapp.cli import CatalogCheck, keeping, main, words
from posapp.cli.arguments import COMMANDS
from posapp.cli.malformed import Fault
from posapp.services.ports import StoreFault
from tests.cli.conftest import Run, catalogue, services
from tests.cli.requests import QUOTE

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


@pytest.mark.parametrize(
    "argv", [("--help",), ("-h",), ("help",), ("help", "quote"), ("quote", "--help"), ("catalog", "-h")]
)
def test_help_is_asked_for_in_every_usual_way(run: Run, argv: tuple[str, ...]) -> None:
    ended = run(*argv)
    assert (ended.status, ended.err) == (0, "")
    assert "使い方:" in ended.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_own_help(run: Run, command: str) -> None:
    ended = run(*command.split(), "--help")
    assert ended.out.startswith(f"使い方: posapp {command}")
    assert all(option in ended.out for option in COMMANDS[command].values if option != "--out")


def test_the_overview_names_every_command(run: Run) -> None:
    out = run("--help").out
    assert all(command.split()[0] in out for command in COMMANDS)
    assert set(words.table()["help"]) == {"posapp", *(command.replace(" ", "-") for command in COMMANDS)}


def test_no_argument_at_all_is_not_a_command(run: Run) -> None:
    ended = run()
    assert (ended.status, "使い方" in ended.out) == (2, True)


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"posapp {__version__}\n"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["qoute"], "qoute: 知らないコマンド"),
        (["zzzz"], "posapp --help"),
        (["catalog"], "catalog check"),
        (["db"], "db backup、db restore、db check"),
        (["db", "list"], "db: コマンドが途中"),
        (["quote", "a.json", "b.json"], "余分な引数です（b.json）"),
        (["quote", "--fast"], "知らないオプションです（--fast）"),
        (["programs", "--on"], "--on の値がありません"),
        (["programs", "--on="], "--on の値がありません"),
        (["programs", "--on", "2019-06-15", "--on", "2019-06-15"], "--on が2度"),
        (["demo"], "--out がありません"),
        (["demo", "--out", "--out"], "--out の値がありません"),
        (["paper"], "KIND がありません"),
        (["paper", "letter", "-o", "x.pdf"], "KIND: 使えない語です（letter）"),
        (["paper", "quote"], "--out がありません"),
        (["paper", "quote", "--example=1"], "--example に値は付けられません"),
        (["db", "backup"], "FILE がありません"),
        (["quote", "/nonexistent/request.json"], "/nonexistent/request.json を読めません"),
        (["quote", "."], ". を読めません"),
        (["quote", "a\0b"], "読めません"),
    ],
)
def test_arguments_that_do_not_fit(run: Run, argv: list[str], said: str) -> None:
    ended = run(*argv)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err and ended.err.count("\n") == 1


def test_a_request_from_a_file_and_from_standard_input(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "見積.json"
    file.write_text(json.dumps(QUOTE), "utf-8")
    assert run("quote", str(file)).out == run("quote", given=QUOTE).out == run("quote", "-", given=QUOTE).out


def test_the_value_of_an_option_may_follow_an_equals_sign(run: Run) -> None:
    assert run("programs", "--on=2019-06-15").out == run("programs", "--on", "2019-06-15").out


# --- demo and db


def test_demo_hands_over_and_lists_what_was_written(run: Run, tmp_path: Path) -> None:
    asked: list[Path] = []

    def walk(folder: Path) -> list[Path]:
        asked.append(folder)
        return [folder / "01.png", folder / "quote.pdf"]

    ended = run("demo", "--out", str(tmp_path), doors=services(demo=walk))
    assert (ended.status, asked) == (0, [tmp_path])
    assert ended.answer["files"] == [str(tmp_path / "01.png"), str(tmp_path / "quote.pdf")]
    assert run("demo", "--out", "help", doors=services(demo=walk)).answer["folder"] == "help"
    file = tmp_path / "file"
    file.touch()
    assert run("demo", "--out", str(file), doors=services(demo=walk)).status == 2


@dataclass
class ByHand:
    """A store that keeps what it was asked."""

    found: tuple[str, ...] = ()
    asked: list[tuple[str, ...]] = field(default_factory=list)
    needs_key: bool = False

    def backup(self, target: Path, passphrase: Callable[[], str]) -> None:
        self.asked.append(("backup", target.name, passphrase() if self.needs_key else ""))

    def restore(self, source: Path, passphrase: Callable[[], str]) -> Path | None:
        self.asked.append(("restore", source.name))
        return source.with_name("aside.db") if source.stat().st_size else None

    def check(self, passphrase: Callable[[], str]) -> tuple[str, ...]:
        return self.found


def test_backup_restore_and_check(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = ByHand()
    doors = services(store=lambda: store)
    copy = tmp_path / "copy.db"
    assert run("db", "backup", str(copy), doors=doors).answer == {"backup": str(copy), "problems": []}
    assert run("db", "restore", str(copy), doors=doors).status == 2
    copy.write_bytes(b"x")
    assert run("db", "restore", str(copy), doors=doors).answer["replaced"] == str(tmp_path / "aside.db")
    copy.write_bytes(b"")
    assert run("db", "restore", str(copy), doors=doors).answer["replaced"] is None
    assert run("db", "check", doors=doors).answer == {"sound": True, "findings": [], "problems": []}
    store.found = ("pages: page 7",)
    ended = run("db", "check", doors=doors)
    assert (ended.status, ended.answer["findings"]) == (3, ["pages: page 7"])
    assert run("db", "backup", str(tmp_path / "none" / "copy.db"), doors=doors).status == 2


def test_the_passphrase_is_asked_for_only_when_it_is_needed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ByHand(needs_key=True)
    doors = services(store=lambda: store)
    ended = run("db", "backup", str(tmp_path / "a.db"), doors=doors)
    assert (ended.status, "POSAPP_PASSPHRASE" in ended.err, store.asked) == (3, True, [])
    monkeypatch.setenv("POSAPP_PASSPHRASE", "青葉 通り")
    run("db", "backup", str(tmp_path / "a.db"), doors=doors)
    assert store.asked == [("backup", "a.db", "青葉 通り")]


def test_at_a_terminal_the_passphrase_is_typed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = ByHand(needs_key=True)

    def terminal() -> ByHand:
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("posapp.cli.keeping.getpass.getpass", lambda prompt: "typed")
        return store

    run("db", "backup", str(tmp_path / "a.db"), doors=services(store=terminal))
    assert store.asked == [("backup", "a.db", "typed")]


# --- faults


def line_of(run: Run, fault: BaseException, **more: Any) -> str:
    def breaks() -> Any:
        raise fault

    ended = run("quote", given=QUOTE, doors=services(catalog=breaks, **more))
    assert (ended.status, ended.out) == (3, "")
    assert ended.err.count("\n") == 1 and "Traceback" not in ended.err and JAPANESE.search(ended.err)
    return ended.err


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (RuntimeError("山田 太郎"), "RuntimeError"),
        (KeyboardInterrupt(), "中断"),
        (OSError(errno.ENOSPC, "full"), "空き"),
        (PermissionError(errno.EACCES, "denied", "/shop"), "/shop"),
        (StoreFault("wrong-key"), "合言葉"),
        (StoreFault("store-locked", "detail"), "ほかの"),
        (RecursionError(), "RecursionError"),
    ],
)
def test_a_fault_is_one_line_in_japanese(run: Run, fault: BaseException, said: str) -> None:
    line = line_of(run, fault)
    assert "山田" not in line
    assert said in line


def test_a_catalogue_without_the_laws_figures_quotes_nothing(run: Run) -> None:
    empty = replace(catalogue(), law_book=None)
    for command in ("quote", "compare"):
        ended = run(command, given=QUOTE, doors=services(catalog=lambda: empty))
        assert (ended.status, ended.out) == (3, "")
        assert "法令" in ended.err


def test_a_full_disk_behind_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full(io.BytesIO):
        def write(self, _: Any) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(Full()))
    assert main(["programs"], services()) == 3
    assert "ディスクに空きがありません" in capsys.readouterr().err


def test_a_reader_that_goes_away_ends_the_command_in_one_line(root: Path) -> None:
    with subprocess.Popen(PROGRAM, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.wait(60) == 3
        said = process.stderr.read().decode()
        assert said.endswith("\n") and said.count("\n") == 1 and "Traceback" not in said, said


PROGRAM = [
    sys.executable,
    "-c",
    "import sys, tests.cli.conftest as given; from posapp.cli import main; sys.exit(main(['programs'], given.services()))",
]


def test_a_mistake_without_a_key_is_still_one_line(run: Run) -> None:
    @dataclass
    class Whole:
        file: str = "programs"
        key: str = ""
        what: str = "空です。"
        mend: str = "置いてください。"

    ended = run("catalog", "check", doors=services(check=lambda _: CatalogCheck(files=0, mistakes=(Whole(),))))
    assert ended.err == "programs: 空です。置いてください。\n"


@pytest.mark.parametrize(("argv", "status"), [(["programs"], 3), (["quote", "none.json"], 2)])
def test_a_closed_standard_output_is_said_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], argv: list[str], status: int
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(argv, services()) == status
    assert capsys.readouterr().err.count("\n") == 1


def test_a_closed_standard_error_leaves_standard_output_to_the_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["quote", "none.json"], services()) == 2
    assert capsys.readouterr().out == ""


def test_a_closed_standard_input_is_an_empty_request(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["quote"], services()) == 2
    assert "空です" in capsys.readouterr().err


def test_an_interruption_before_the_command_is_there_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("posapp.app.run_command", stopped)
    assert start(["quote"]) == 3
    assert capsys.readouterr() == ("", words.fault("interrupted") + "\n")


@pytest.mark.parametrize(("name", "said"), [("none.json", "見つかりません"), (".", "フォルダーです")])
def test_why_a_file_cannot_be_read_is_said_in_japanese(run: Run, tmp_path: Path, name: str, said: str) -> None:
    assert said in run("quote", str(tmp_path / name)).err
    assert said in run("db", "restore", str(tmp_path / name), doors=services(store=lambda: None)).err


def test_a_reason_the_table_does_not_know_is_told_as_the_system_says() -> None:
    assert words.reason(OSError(errno.ENOTEMPTY, "Directory not empty")) == "Directory not empty"
    assert words.reason(ValueError("embedded null byte")) == "embedded null byte"


def test_a_passphrase_outside_utf_8_is_the_one_that_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSAPP_PASSPHRASE", "あおば通り".encode().decode("ascii", "surrogateescape"))
    assert keeping.passphrase() == "あおば通り"


def test_a_terminal_that_is_closed_gives_no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.delenv("POSAPP_PASSPHRASE", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", ended)
    with pytest.raises(Fault):
        keeping.passphrase()

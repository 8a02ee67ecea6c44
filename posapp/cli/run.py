"""Runs one command: answer on standard output, one line on standard error for what went wrong, exit status 0 to 3."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
from typing import Any

from posapp import __version__
from posapp.cli import (
    arguments,
    assessing,
    batching,
    comparing,
    keeping,
    ledger,
    linting,
    official,
    outage,
    papers,
    pricing,
    prints,
    quotes,
    quoting,
    tasks,
    verifying,
    whatif,
    words,
)
from posapp.cli.arguments import Call
from posapp.cli.batch import Rules
from posapp.cli.keeping import law
from posapp.cli.malformed import Fault, Malformed
from posapp.cli.ports import CliServices
from posapp.cli.quoting import Answer
from posapp.cli.source import read_request
from posapp.cli.table import day
from posapp.services.whole_files import is_full

DONE, NOT_POSSIBLE, MALFORMED, FAULT = 0, 1, 2, 3
_RULES = {"quote": quoting.quote, "compare": comparing.compare, "what-if": whatif.what_if}
"""Commands that need the law of the day."""


def main(argv: list[str], services: CliServices) -> int:
    """Run the command in ``argv`` (without the program's name) and return its exit status. Raises nothing."""
    try:
        return _run(argv, services)
    except Malformed as wrong:
        _say(wrong.line)
        return MALFORMED
    except KeyboardInterrupt:
        return interrupted()
    except BrokenPipeError:
        # Nobody reads on: the answer ends here, and Python must not try to write the rest at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _say(words.fault("pipe-closed"))
        return FAULT
    except OSError as fault:
        full = is_full(fault)
        place = str(fault.filename or "")
        _say(words.fault("disk-full" if full else "system", detail=f"{place} {words.reason(fault)}".strip()))
        return FAULT
    except Exception as fault:
        if isinstance(fault, Fault):
            _say(words.fault(fault.code, detail=fault.detail))
        elif isinstance(fault, services.faults):
            _say(services.sentences().fault(vars(fault)["code"], vars(fault)["detail"]))
        else:
            # The kind alone: a message could hold what a customer typed.
            _say(words.fault("bug", kind=type(fault).__name__))
        return FAULT


def interrupted() -> int:
    """Say so in one line, whenever it happens."""
    _say(words.fault("interrupted"))
    return FAULT


def _run(argv: list[str], services: CliServices) -> int:
    if argv == [arguments.VERSION]:
        _write(f"posapp {__version__}\n")
        return DONE
    call = arguments.parse(argv)
    if call.help:
        _write(_help(call.command))
        return DONE if argv else MALFORMED
    if call.command == "quote" and batching.asked(call):
        return batching.run(call, lambda: _batch_rules(services), _write_bytes)
    status, answer = _answer(call, services)
    _write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")
    return status


def _help(command: str) -> str:
    texts = words.table()["help"]
    return str(texts[command.replace(" ", "-") or "posapp"]).strip("\n") + "\n"


def _answer(call: Call, services: CliServices) -> Answer:
    command, given = call.command, call.given
    if command == "programs":
        on = day(given["--on"], "--on") if "--on" in given else None
        return quoting.programs(on, services.now().date(), services.catalog())
    if command == "assess" or command in _RULES:
        return _rules(command, read_request(given.get("FILE")), services)
    if command == "paper":
        return papers.paper(call, services)
    if command == "paper lint":
        return linting.lint_paper(call, services)
    if command == "paper verify":
        return verifying.verify_paper(call, services)
    if command.startswith("quotes "):
        return quotes.run(call, services)
    if command == "catalog check":
        status, answer, lines = keeping.check_catalogue(given.get("DIR"), services)
        _say(*lines)
        return status, answer
    if command.startswith(pricing.PREFIX):
        return pricing.run(call, services)
    if command.startswith(ledger.PREFIX):
        return ledger.run(call, services)
    if command.startswith(tasks.PREFIX):
        return tasks.run(call, services)
    if command.startswith(official.PREFIX):
        return official.run(call, services)
    if command.startswith(prints.PREFIX):
        return prints.run(call, services)
    if command.startswith(outage.PREFIX):
        return outage.run(call, services)
    if command == "demo":
        return keeping.demo(call.need("--out"), services)
    if command == "db photos":
        return keeping.photos(services, purge="--purge" in given)
    return keeping.store(command.removeprefix("db "), given.get("FILE"), services)


def _rules(command: str, request: dict[str, Any], services: CliServices) -> Answer:
    catalogue, sentences = services.catalog(), services.sentences()
    if command == "assess":
        return assessing.assess(request, catalogue, sentences)
    return _RULES[command](request, catalogue, law(catalogue), sentences)


def _batch_rules(services: CliServices) -> Rules:
    catalogue = services.catalog()
    return Rules(catalogue=catalogue, law=law(catalogue), sentences=services.sentences())


def _write(text: str) -> None:
    _write_bytes(text.encode("utf-8", "backslashreplace"))


def _write_bytes(text: bytes) -> None:
    if sys.stdout is None:  # closed before the start
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), "stdout")
    sys.stdout.flush()
    sys.stdout.buffer.write(text)
    sys.stdout.buffer.flush()


def _say(*lines: str) -> None:
    if sys.stderr is None:  # print would take standard output instead
        return
    with contextlib.suppress(OSError):
        for line in lines:
            print(line, file=sys.stderr)

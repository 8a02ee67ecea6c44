"""`prices`: a price list checked, previewed, imported, taken back, given out and searched. Rules and store are behind the desk."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from posapp.cli import answers, words
from posapp.cli.answers import Json
from posapp.cli.arguments import Call
from posapp.cli.keeping import open_shop
from posapp.cli.malformed import Malformed
from posapp.cli.ports import CliServices
from posapp.cli.price_answers import device, imported, preview_answer, summary
from posapp.cli.progress import Progress
from posapp.cli.quoting import Answer
from posapp.cli.source import need_ordinary
from posapp.cli.table import day
from posapp.domain.price_changes import Fate, Preview, preview
from posapp.domain.problem import Problem, stopping
from posapp.services.front import Services
from posapp.services.price_ports import PriceImportRow
from posapp.services.pricing import GoOn

PREFIX = "prices "
MOST_FOUND = 20
_STEPS = 1_000

Work: TypeAlias = Callable[[Call, CliServices], Answer]


def run(call: Call, services: CliServices) -> Answer:
    """Run one of the commands."""
    with _unswept():
        return _COMMANDS[call.command.removeprefix(PREFIX)](call, services)


@contextmanager
def _unswept() -> Iterator[None]:
    """Without Python's collector: a million amounts hold no circles, and looking for some takes a third of the time."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def _check(call: Call, services: CliServices) -> Answer:
    """A file by itself: what is wrong in it, whatever the list in force says."""
    file, on = _file(call), _on(call, services)
    with _telling(call, "prices-reading") as go_on:
        incoming = services.price_files().read(file, on, go_on)
    if incoming is None:  # nobody stops it but the interrupt, which ends the command
        raise KeyboardInterrupt
    return _shown(preview((), incoming, on, whole="--whole" in call.given), services)


def _preview(call: Call, services: CliServices) -> Answer:
    with _opened(services) as shop, _telling(call, "prices-reading") as go_on:
        shown = shop.pricing.preview(_file(call), whole="--whole" in call.given, go_on=go_on)
    return _refused(shown, services) if isinstance(shown, tuple) else _shown(shown.preview, services)


def _import(call: Call, services: CliServices) -> Answer:
    file = _file(call)
    with _opened(services) as shop:
        with _telling(call, "prices-reading") as go_on:
            shown = shop.pricing.preview(file, whole="--whole" in call.given, go_on=go_on)
        if isinstance(shown, tuple):
            return _refused(shown, services)
        with _telling(call, "prices-taking") as go_on:
            taken = shop.pricing.take(shown, only_good="--good-rows" in call.given, go_on=go_on)
    refused = [change for change in shown.preview.changes if change.fate is Fate.REFUSED]
    told = preview_answer(replace(shown.preview, changes=tuple(refused)), services.sentences())
    told["counts"] = {fate.value: count for fate, count in shown.preview.counts.items()}
    if isinstance(taken, tuple):
        known = [p for p in taken if p not in shown.preview.problems]
        told["problems"] += answers.problems(known, services.sentences())
        return 1, {"import": None, **told}
    return 0, {"import": imported(taken), **told}


def _undo(call: Call, services: CliServices) -> Answer:
    with _opened(services) as shop:
        undone = shop.pricing.undo()
        if not isinstance(undone, PriceImportRow):
            return 1, {"undone": None, "problems": answers.problems(undone, services.sentences())}
        return 0, {"undone": imported(undone), "list": summary(shop.pricing.summary()), "problems": []}


def _history(call: Call, services: CliServices) -> Answer:
    with _opened(services) as shop:
        desk = shop.pricing
        rows = [imported(row) for row in desk.history()]
        return 0, {"list": summary(desk.summary()), "imports": rows, "problems": []}


def _export(call: Call, services: CliServices) -> Answer:
    file = Path(call.need("FILE"))
    if not file.absolute().parent.is_dir():
        raise Malformed("folder-missing", "FILE", given=str(file.parent))
    with _opened(services) as shop, _telling(call, "prices-writing") as go_on:
        written = shop.pricing.export(file, go_on)
    if isinstance(written, tuple):
        return _refused(written, services)
    return 0, {"file": str(file), "prices": written, "problems": []}


def _search(call: Call, services: CliServices) -> Answer:
    on = _on(call, services)
    with _opened(services) as shop:
        prices = shop.quotes.prices
        hits = prices.search(call.need("TEXT"), on, MOST_FOUND)
        listed = (prices.get(hit.key, on) for hit in hits)
        found: list[Json] = [device(one) for one in listed if one is not None]
        head = prices.head(on)
    told = {"title": head.title, "version": head.version.isoformat(), "sample": head.sample}
    return 0, {"on": on.isoformat(), "list": told, "devices": found, "problems": []}


_COMMANDS: dict[str, Work] = {
    "check": _check, "preview": _preview, "import": _import, "undo": _undo, "history": _history, "export": _export,
    "search": _search,
}  # fmt: skip


def _shown(shown: Preview, services: CliServices) -> Answer:
    """A preview; 1 when a row or the whole file is refused."""
    wrong = not shown.readable or shown.counts[Fate.REFUSED] > 0
    return int(wrong), preview_answer(shown, services.sentences())


def _refused(problems: tuple[Problem, ...], services: CliServices) -> Answer:
    return int(bool(stopping(problems))), {"problems": answers.problems(problems, services.sentences())}


def _file(call: Call) -> Path:
    """The file to read; Malformed when it cannot be opened, as for every other request."""
    file = call.need("FILE")
    need_ordinary(file)
    try:
        with open(file, "rb"):
            return Path(file)
    except (OSError, ValueError) as fault:
        raise Malformed("file-unreadable", "FILE", file=file, reason=words.reason(fault)) from None


def _on(call: Call, services: CliServices) -> date:
    return day(call.given["--on"], "--on") if "--on" in call.given else services.now().date()


@contextmanager
def _opened(services: CliServices) -> Iterator[Services]:
    shop = open_shop(services)
    try:
        yield shop
    finally:
        shop.close()


@contextmanager
def _telling(call: Call, code: str) -> Iterator[GoOn]:
    """Tells how far a step is; the interrupt of the terminal is what stops it."""
    progress = Progress(wanted="--progress" in call.given, total=_STEPS, code=code)

    def go_on(done: int, total: int) -> bool:
        progress.tell(done, done * _STEPS // total if total else 0)
        return True

    try:
        yield go_on
    finally:
        progress.close()

"""`posapp.services.print_ports.Spool` over CUPS (Linux, macOS). Every method blocks: it runs on the worker's thread.

A print is handed over held, and let go only when its ticket is kept: a process that is killed in between has printed nothing.
Handing over, letting go and taking back are the system's own commands, states are asked by IPP (`posapp.ui.printing_ipp`).
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Collection, Mapping
from typing import Final
from urllib.parse import quote, unquote

from posapp.services.print_ports import Abilities, Fate, PrintFault, Stage, Way
from posapp.ui import printing_ipp as ipp

_PATIENCE_S = 30
_NOBODY: Final = ("no default destination", "does not exist", "no destinations", "unknown destination", "not found")
"""What CUPS says when there is nothing to print on."""
_SIDES: Final = {"one": "one-sided", "long": "two-sided-long-edge", "short": "two-sided-short-edge"}
_MARK: Final = "posapp-print"
"""The attribute of a print at the system that says which one of ours it is. CUPS keeps what it does not know."""
_A4: Final = "x-dimension=21000 y-dimension=29700"
_TICKET: Final = re.compile(rb"request id is (\S+-\d+) ")
_HELD, _PROCESSING, _STOPPED, _CANCELLED, _ABORTED, _COMPLETED = 4, 5, 6, 7, 8, 9
_PRINTER_STOPPED = 5
_REMOVED = "printer-removed"
_RETRIED = "resources-are-not-ready"
"""What a print says that the printer broke off and the system will send anew."""
_STAGES: Final = {
    _HELD: Stage.HELD, _CANCELLED: Stage.CANCELLED, _ABORTED: Stage.FAILED, _COMPLETED: Stage.PRINTED,
}  # fmt: skip
_IN_THE_WAY: Final = (
    ("media-jam", "printer-jammed"),
    ("media-empty", "printer-out-of-paper"),
    ("media-needed", "printer-out-of-paper"),
    ("input-tray-missing", "printer-out-of-paper"),
    ("cover-open", "printer-open"),
    ("door-open", "printer-open"),
    ("interlock-open", "printer-open"),
    ("toner-empty", "printer-out-of-ink"),
    ("marker-supply-empty", "printer-out-of-ink"),
    ("offline", "printer-away"),
    ("connecting-to-device", "printer-away"),
    ("timed-out", "printer-away"),
    ("shutdown", "printer-away"),
    ("paused", "printer-stopped"),
    ("moving-to-paused", "printer-stopped"),
)
"""A printer's own words for what holds it up, the one to mend first at the top, and the problem's code."""


class CupsSpool:
    """The printers of CUPS."""

    holds = True

    def printers(self) -> tuple[str, ...]:
        """Names of the printers; none when the system has no printing at all."""
        try:
            told = _run(["lpstat", "-e"])
        except PrintFault:
            return ()
        return tuple(name for line in told.decode("utf-8", "replace").splitlines() if (name := line.strip()))

    def usual(self) -> str:
        """The system's own choice; empty when it has made none."""
        try:
            told = _run(["lpstat", "-d"]).decode("utf-8", "replace")
        except PrintFault:
            return ""
        return told.rpartition(":")[2].strip() if ":" in told else ""

    def abilities(self, printer: str) -> Abilities:
        """Trays and sides, as the printer's queue tells them. PrintFault printer-missing for one that is not there."""
        name = printer or self.usual()
        if not name:
            raise PrintFault("printer-missing")
        status, told = ipp.ask(_server(), ipp.GET_PRINTER, _queue(name), ("media-source-supported", "sides-supported"))
        if status == ipp.NOT_FOUND:
            raise PrintFault("printer-missing", name)
        trays = tuple(str(word) for word in told.get("media-source-supported", ()) if word != "auto")
        able = told.get("sides-supported", ())
        sides = tuple(side for side, word in _SIDES.items() if word in able)
        return Abilities(trays=tuple((tray, tray) for tray in trays), sides=sides or ("one",))

    def hand_over(self, pdf: bytes, title: str, way: Way, mark: str = "") -> str:
        """Give it to the system, held. PrintFault printer-missing or printer-failed when it was not taken."""
        named = ["-d", way.printer] if way.printer else []
        source = f" media-source={way.tray}" if way.tray else ""
        paper = f"media-col={{media-size={{{_A4}}}{source}}}"
        marked = ["-o", f"{_MARK}={mark}"] if mark else []
        sides = f"sides={_SIDES[way.sides]}"
        told = _run(["lp", *named, "-H", "hold", "-t", title, *marked, "-o", paper, "-o", sides, "-"], pdf)
        found = _TICKET.search(told)
        if found is None:
            raise PrintFault("printer-failed")
        return found[1].decode()

    def release(self, ticket: str) -> None:
        """Let it go."""
        _run(["lp", "-i", ticket, "-H", "resume"])

    def withdraw(self, ticket: str) -> None:
        """Take it back; one that has ended is left as it is."""
        try:
            _run(["cancel", ticket])
        except PrintFault:
            if self.fates([ticket])[ticket].stage in (Stage.HELD, Stage.QUEUED, Stage.PRINTING):
                raise

    def held(self) -> Mapping[str, str]:
        """Tickets of marked prints that wait to be let go, and their marks. PrintFault printer-silent."""
        asked = ipp.ask_jobs(_server(), (_MARK, "job-id", "job-state", "job-printer-uri"))
        return {
            f"{unquote(str(job['job-printer-uri'][0]).rpartition('/')[2])}-{job['job-id'][0]}": str(job[_MARK][0])
            for job in asked
            if _HELD in job.get("job-state", ()) and {_MARK, "job-id", "job-printer-uri"} <= job.keys()
        }

    def fates(self, tickets: Collection[str]) -> Mapping[str, Fate]:
        """How far each is. PrintFault printer-silent when the print server does not answer."""
        server, printers = _server(), dict[str, str]()
        return {ticket: _fate(server, ticket, printers) for ticket in tickets}


def _fate(server: str, ticket: str, printers: dict[str, str]) -> Fate:
    queue, _, number = ticket.rpartition("-")
    status, job = ipp.ask(server, ipp.GET_JOB, f"ipp://localhost/jobs/{number}", ("job-state", "job-state-reasons"))
    if queue not in printers:
        printers[queue] = _hindrance(server, queue)
    hindrance, state = printers[queue], next(iter(job.get("job-state", ())), None)
    if status == ipp.NOT_FOUND or state is None:
        return Fate(Stage.FAILED, hindrance) if hindrance == _REMOVED else Fate(Stage.UNKNOWN)
    if _RETRIED in job.get("job-state-reasons", ()):
        return Fate(Stage.QUEUED, hindrance or "printer-away")
    if hindrance == _REMOVED and state in (_CANCELLED, _ABORTED):
        return Fate(Stage.FAILED, hindrance)
    if state in _STAGES:
        return Fate(_STAGES[int(state)])
    if state == _STOPPED:
        return Fate(Stage.QUEUED, hindrance or "printer-stopped")
    return Fate(Stage.PRINTING if state == _PROCESSING else Stage.QUEUED, hindrance)


def _hindrance(server: str, queue: str) -> str:
    """What holds a printer up, as a problem's code; empty when nothing does."""
    status, told = ipp.ask(server, ipp.GET_PRINTER, _queue(queue), ("printer-state", "printer-state-reasons"))
    if status == ipp.NOT_FOUND:
        return _REMOVED
    reasons = [str(word) for word in told.get("printer-state-reasons", ()) if not str(word).endswith("-warning")]
    for sign, code in _IN_THE_WAY:
        if any(reason.startswith(sign) for reason in reasons):
            return code
    return "printer-stopped" if _PRINTER_STOPPED in told.get("printer-state", ()) else ""


def _queue(name: str) -> str:
    return f"ipp://localhost/printers/{quote(name)}"


def _server() -> str:
    """Where the print server is, as the system's own programs find it."""
    return _run(["lpstat", "-H"]).decode("utf-8", "replace").strip()


def _run(command: list[str], given: bytes = b"") -> bytes:
    """What the command printed; PrintFault when it is not there, failed, or took too long."""
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=_PATIENCE_S, check=False, env={**os.environ, "LC_ALL": "C"}
        )  # fmt: skip
    except FileNotFoundError as missing:
        raise PrintFault("printer-missing", command[0]) from missing
    except subprocess.TimeoutExpired as late:
        raise PrintFault("printer-silent") from late
    except OSError as wrong:
        raise PrintFault("printer-failed", wrong.strerror or "") from wrong
    if done.returncode == 0:
        return done.stdout
    complaint = done.stderr.decode("utf-8", "replace").strip()
    code = "printer-missing" if any(sign in complaint.lower() for sign in _NOBODY) else "printer-failed"
    raise PrintFault(code, complaint.splitlines()[-1][:200] if complaint else "")

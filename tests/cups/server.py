"""A print server of the test's own: a real cupsd with its own folder and socket, and printers that a test can jam, break or take away.

It needs no rights of its own and touches nothing of the machine's printing.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

PROGRAMS = ("cupsd", "lpadmin", "lp", "lpstat", "cancel", "cupsdisable", "cupsenable")
PACKAGES = "cups-daemon cups-client"
"""The Debian packages they are in; packaging/bootstrap.py installs them with the development set."""
_PLACES = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"

_CUPSD = """
LogLevel debug
Listen {folder}/s
Browsing No
WebInterface No
DefaultAuthType None
JobRetryInterval 1
JobRetryLimit 100
MaxJobs 500
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
_FILES = """
ServerRoot {folder}/etc
ServerBin {folder}/bin
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/run
TempDir {folder}/tmp
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
FileDevice Yes
SystemGroup root
"""
_BACKEND = """#!/bin/sh
# A printer made of a folder. cupsd calls: job user title copies options [file]
[ $# = 0 ] && { echo 'direct tray "Test" "Tray"'; exit 0; }
into="${DEVICE_URI#tray:}"
echo "$3" > "$into/$1.title"
echo "$5" > "$into/$1.options"
while [ -e "$into/jam" ]; do
    echo "STATE: +media-jam-error" >&2
    sleep 0.1
done
echo "STATE: -media-jam-error" >&2
[ -e "$into/broken" ] && exit 4
cat ${6:+"$6"} > "$into/$1.part" && mv "$into/$1.part" "$into/$1.pdf"
"""
_WIRE = """#!{python} -I
# A printer at the end of a line: it says one byte when it has printed everything.
import os, socket, sys
if len(sys.argv) == 1:
    print('network wire "Unknown" "Wire"')
    sys.exit(0)
host, _, port = os.environ["DEVICE_URI"].removeprefix("wire://").partition(":")
pdf = open(sys.argv[6], "rb").read() if len(sys.argv) > 6 else sys.stdin.buffer.read()
try:
    with socket.create_connection((host, int(port)), 10) as line:
        line.sendall(pdf)
        line.shutdown(socket.SHUT_WR)
        sys.exit(0 if line.recv(1) else 1)
except OSError:
    sys.exit(1)
"""
_PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "COUNTER.PPD"
*Manufacturer: "Test"
*Product: "(Test)"
*ModelName: "Test"
*ShortNickName: "Test"
*NickName: "Test"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*Throughput: "1"
*LandscapeOrientation: Plus90
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "12 12 583 830"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*OpenUI *InputSlot/Paper Source: PickOne
*DefaultInputSlot: Auto
*InputSlot Auto/Auto: ""
*InputSlot Tray1/Tray 1: ""
*InputSlot Tray2/Tray 2: ""
*InputSlot Manual/Manual Feed: ""
*CloseUI: *InputSlot
*OpenUI *Duplex/2-Sided Printing: PickOne
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long-Edge: ""
*Duplex DuplexTumble/Short-Edge: ""
*CloseUI: *Duplex
"""


def missing() -> tuple[str, ...]:
    """Programs that are not there. Other systems keep theirs to themselves: the server below is made for Linux."""
    if not sys.platform.startswith("linux"):
        return PROGRAMS
    return tuple(name for name in PROGRAMS if shutil.which(name, path=_PLACES) is None)


@dataclass
class Queue:
    """One printer: a folder that keeps what came out, with title and options."""

    name: str
    folder: Path

    @property
    def came_out(self) -> list[bytes]:
        """The PDFs in the order of their jobs."""
        return [path.read_bytes() for path in sorted(self.folder.glob("*.pdf"), key=lambda path: int(path.stem))]

    def told(self, what: str) -> list[str]:
        """``title`` or ``options`` of each job that reached the printer."""
        paths = sorted(self.folder.glob(f"*.{what}"), key=lambda path: int(path.stem))
        return [path.read_text(encoding="utf-8").strip() for path in paths]

    def jam(self) -> None:
        """Paper sticks until `clear`."""
        (self.folder / "jam").touch()

    def clear(self) -> None:
        """The paper was taken out."""
        (self.folder / "jam").unlink()


class NetworkPrinter:
    """A printer on the network that reads what it is sent, until it is switched off in the middle of a sheet."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.begun = threading.Event()
        self._calls: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                call, _ = self._listener.accept()
                self._calls.append(call)
                call.recv(1024)
                self.begun.set()

    def switch_off(self) -> None:
        """Gone, in the middle of it."""
        self._listener.close()
        for call in self._calls:
            call.close()


@dataclass
class Server:
    """A running cupsd."""

    folder: Path
    process: subprocess.Popen[bytes] | None = None
    _queues: int = field(default=0)

    @property
    def address(self) -> str:
        """What CUPS_SERVER says."""
        return str(self.folder / "s")

    def start(self) -> None:
        """Start it and wait until it answers."""
        program = shutil.which("cupsd", path=_PLACES)
        assert program is not None
        etc = self.folder / "etc"
        with (self.folder / "log" / "said").open("ab") as said:
            command = [program, "-f", "-c", str(etc / "cupsd.conf"), "-s", str(etc / "cups-files.conf")]
            self.process = subprocess.Popen(command, stdout=said, stderr=said)
        until(lambda: "is running" in self.run("lpstat", "-r"), "cupsd did not start")

    def stop(self) -> None:
        """End it, and wait until it is gone."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
            self.process = None

    def run(self, *command: str) -> str:
        """A command of the system against this server."""
        program = shutil.which(command[0], path=_PLACES)
        assert program is not None
        env = {**os.environ, "CUPS_SERVER": self.address, "LC_ALL": "C"}
        done = subprocess.run([program, *command[1:]], env=env, capture_output=True, timeout=60, check=False)
        return done.stdout.decode() + done.stderr.decode()

    def queue(self, *, usual: bool = False) -> Queue:
        """A new printer with trays and duplex."""
        self._queues += 1
        name = f"counter{self._queues}"
        folder = self.folder / "out" / name
        folder.mkdir(parents=True)
        self._add(name, f"tray:{folder}")
        if usual:
            self.run("lpadmin", "-d", name)
        return Queue(name, folder)

    def network(self, printer: NetworkPrinter) -> str:
        """The queue of a printer on the network; its name."""
        self._queues += 1
        name = f"network{self._queues}"
        self._add(name, f"wire://127.0.0.1:{printer.port}")
        return name

    def unreachable(self) -> str:
        """The queue of a printer by IPP at whose address nobody answers; its name."""
        with socket.create_server(("127.0.0.1", 0)) as closed:
            port = closed.getsockname()[1]
        self._queues += 1
        name = f"away{self._queues}"
        self._add(name, f"ipp://127.0.0.1:{port}/ipp/print")
        return name

    def _add(self, name: str, uri: str) -> None:
        ppd = str(self.folder / "etc" / "counter.ppd")
        self.run("lpadmin", "-p", name, "-v", uri, "-P", ppd, "-E", "-o", "printer-error-policy=retry-job")
        until(lambda: name in self.run("lpstat", "-e").split(), f"no queue {name}")


@contextlib.contextmanager
def running() -> Iterator[Server]:
    """A server in a short folder: the path of a socket may not be long."""
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    try:
        for name in ("etc", "spool", "log", "cache", "run", "tmp", "out", "bin/backend", "bin/filter"):
            (folder / name).mkdir(parents=True)
        folder.chmod(0o755)
        (folder / "etc" / "cupsd.conf").write_text(_CUPSD.format(folder=folder))
        (folder / "etc" / "cups-files.conf").write_text(_FILES.format(folder=folder))
        (folder / "etc" / "counter.ppd").write_text(_PPD)
        for name, script in (("tray", _BACKEND), ("wire", _WIRE.format(python=sys.executable))):
            backend = folder / "bin" / "backend" / name
            backend.write_text(script)
            backend.chmod(0o700)  # run as whoever runs cupsd, not as the system's lp
        own = next(path for path in (Path("/usr/lib/cups"), Path("/usr/libexec/cups")) if path.is_dir())
        (folder / "bin" / "daemon").symlink_to(own / "daemon")
        (folder / "bin" / "backend" / "ipp").symlink_to(own / "backend" / "ipp")
        server = Server(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def until(true: Callable[[], bool], otherwise: str, patience: float = 120) -> None:
    """Wait until something holds."""
    end = time.monotonic() + patience
    while not true():
        if time.monotonic() > end:
            raise AssertionError(otherwise)
        time.sleep(0.05)

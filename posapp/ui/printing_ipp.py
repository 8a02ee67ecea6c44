"""What the system's print server knows, read by IPP (RFC 8010): states of prints and printers, without a word in any language.

Reads only; handing over, letting go and taking back is done with the system's own commands, which know how to sign in. The
states are not read from ``lpstat``: it prints the same words for a print that came out and one that was given up.
"""

from __future__ import annotations

import http.client
import socket
import struct
from collections.abc import Mapping
from typing import Final, TypeAlias

from posapp.services.print_ports import PrintFault

GET_JOB: Final = 0x0009
GET_JOBS: Final = 0x000A
GET_PRINTER: Final = 0x000B
NOT_FOUND: Final = 0x0406
_OPERATION_GROUP, _JOB_GROUP, _END = 0x01, 0x02, 0x03
_INTEGER, _ENUM, _TEXT, _URI, _KEYWORD, _CHARSET, _LANGUAGE = 0x21, 0x23, 0x41, 0x45, 0x44, 0x47, 0x48
_FIRST_VALUE = 0x10
"""Tags below are delimiters of groups."""
_PORT = 631
_PATIENCE_S = 10.0

Values: TypeAlias = tuple["int | str", ...]
Answer: TypeAlias = Mapping[str, Values]


class _Socket(http.client.HTTPConnection):
    """HTTP over a socket that is a file."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_PATIENCE_S)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def connection(server: str) -> http.client.HTTPConnection:
    """A connection to a server as the system names it: a socket's path, or host and port."""
    if server.startswith("/"):
        return _Socket(server)
    host, _, port = server.rpartition(":")
    return http.client.HTTPConnection(host or server, int(port) if host else _PORT, timeout=_PATIENCE_S)


def ask(server: str, operation: int, uri: str, wanted: tuple[str, ...]) -> tuple[int, Answer]:
    """One question: the status and the attributes asked for. PrintFault printer-silent when the server does not answer."""
    target = "job-uri" if operation == GET_JOB else "printer-uri"
    said = _post(server, request(operation, ((_URI, target, (uri,)), (_KEYWORD, "requested-attributes", wanted))))
    return answer(said)


def ask_jobs(server: str, wanted: tuple[str, ...]) -> tuple[Answer, ...]:
    """The attributes asked for of every print that has not ended, of all printers. PrintFault printer-silent."""
    which = (_URI, "printer-uri", ("ipp://localhost/",)), (_KEYWORD, "which-jobs", ("not-completed",))
    said = _post(server, request(GET_JOBS, (*which, (_KEYWORD, "requested-attributes", wanted))))
    return tuple(told for group, told in groups(said)[1] if group == _JOB_GROUP)


def _post(server: str, body: bytes) -> bytes:
    line = connection(server)
    try:
        line.request("POST", "/", body, {"Content-Type": "application/ipp"})
        said = line.getresponse()
        given = said.read()
    except (OSError, http.client.HTTPException) as fault:
        raise PrintFault("printer-silent") from fault
    finally:
        line.close()
    if said.status != http.HTTPStatus.OK:
        raise PrintFault("printer-silent", str(said.status))
    return given


def request(operation: int, attributes: tuple[tuple[int, str, tuple[str, ...]], ...]) -> bytes:
    """The bytes of a request, version 1.1, in English and UTF-8."""
    first = ((_CHARSET, "attributes-charset", ("utf-8",)), (_LANGUAGE, "attributes-natural-language", ("en",)))
    made = struct.pack(">HHIB", 0x0101, operation, 1, _OPERATION_GROUP)
    for tag, name, values in (*first, *attributes):
        for nth, value in enumerate(values):
            key, text = (b"" if nth else name.encode()), value.encode()
            made += struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(text)) + text
    return made + bytes((_END,))


def answer(given: bytes) -> tuple[int, Answer]:
    """Status and attributes of an answer, of whichever group. PrintFault for what is none."""
    status, found = groups(given)
    return status, {key: values for _, told in found for key, values in told.items()}


def groups(given: bytes) -> tuple[int, tuple[tuple[int, Answer], ...]]:
    """Status and groups of an answer; whole numbers as int, words as text, all else left out. PrintFault for what is none."""
    found: list[tuple[int, dict[str, list[int | str]]]] = [(0, {})]
    try:
        _, status, _ = struct.unpack_from(">HHI", given)
        at, name = 8, ""
        while given[at] != _END:
            tag = given[at]
            at += 1
            if tag < _FIRST_VALUE:
                found.append((tag, {}))
                continue
            (size,) = struct.unpack_from(">H", given, at)
            name = given[at + 2 : at + 2 + size].decode() if size else name
            at += 2 + size
            (size,) = struct.unpack_from(">H", given, at)
            value = given[at + 2 : at + 2 + size]
            at += 2 + size
            if tag in (_INTEGER, _ENUM):
                found[-1][1].setdefault(name, []).append(struct.unpack(">i", value)[0])
            elif tag >= _TEXT:
                found[-1][1].setdefault(name, []).append(value.decode("utf-8", "replace"))
    except (struct.error, IndexError, UnicodeDecodeError) as fault:
        raise PrintFault("printer-silent") from fault
    return status, tuple((tag, {key: tuple(values) for key, values in told.items()}) for tag, told in found)

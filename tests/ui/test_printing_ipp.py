"""Questions to the print server as bytes (RFC 8010), and answers that are whole, strange or broken."""

from __future__ import annotations

import struct
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posapp.services.print_ports import PrintFault
from posapp.ui import printing_ipp as ipp


def attribute(tag: int, name: str, value: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(value)) + value


def said(*attributes: bytes, status: int = 0) -> bytes:
    return struct.pack(">HHI", 0x0101, status, 1) + b"\x01" + b"".join(attributes) + b"\x03"


def test_a_request_says_what_is_wanted() -> None:
    made = ipp.request(ipp.GET_JOB, ((0x45, "job-uri", ("ipp://localhost/jobs/7",)), (0x44, "wanted", ("a", "b"))))
    assert made.startswith(b"\x01\x01\x00\x09\x00\x00\x00\x01\x01\x47\x00\x12attributes-charset\x00\x05utf-8")
    assert made.endswith(b"\x44\x00\x06wanted\x00\x01a\x44\x00\x00\x00\x01b\x03")
    assert ipp.answer(made)[1]["wanted"] == ("a", "b")


def test_an_answer_with_numbers_words_and_what_is_neither() -> None:
    state = attribute(0x23, "job-state", struct.pack(">i", 9))
    reasons = attribute(0x44, "reasons", b"one") + attribute(0x44, "", b"two")
    given_back = ipp.answer(said(state, b"\x02", reasons, attribute(0x22, "yes", b"\x01"), status=0x0406))
    assert given_back == (ipp.NOT_FOUND, {"job-state": (9,), "reasons": ("one", "two")})


def test_each_print_of_a_list_keeps_its_own_attributes() -> None:
    numbers = [attribute(0x21, "job-id", struct.pack(">i", number)) for number in (4, 5)]
    status, groups = ipp.groups(said(b"\x02", numbers[0], attribute(0x42, "mark", b"m"), b"\x02", numbers[1]))
    assert (status, groups[2:]) == (0, ((2, {"job-id": (4,), "mark": ("m",)}), (2, {"job-id": (5,)})))


@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda value: said(attribute(0x21, "number", value))))
def test_whatever_comes_is_an_answer_or_a_silent_printer(given_back: bytes) -> None:
    try:
        status, told = ipp.answer(given_back)
    except PrintFault as fault:
        assert fault.code == "printer-silent"
    else:
        assert 0 <= status < 1 << 16 and all(isinstance(values, tuple) for values in told.values())


@pytest.mark.parametrize(
    ("server", "host", "port"), [("localhost:6631", "localhost", 6631), ("printserver", "printserver", 631)]
)
def test_a_server_by_its_address(server: str, host: str, port: int) -> None:
    line = ipp.connection(server)
    assert (line.host, line.port) == (host, port)


@pytest.mark.parametrize(
    ("status", "body"), [(200, said(attribute(0x21, "n", struct.pack(">i", -3)))), (401, b""), (200, b"what")]
)
def test_over_a_line(status: int, body: bytes) -> None:
    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        address = f"127.0.0.1:{server.server_port}"
        if status == 200 and body != b"what":
            assert ipp.ask(address, ipp.GET_PRINTER, "ipp://localhost/printers/a", ("n",)) == (0, {"n": (-3,)})
        else:
            with pytest.raises(PrintFault) as wrong:
                ipp.ask(address, ipp.GET_PRINTER, "ipp://localhost/printers/a", ("n",))
            assert wrong.value.code == "printer-silent"
        thread.join()

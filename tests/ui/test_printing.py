"""Printing through the system, with small programs in the place of the system's own. A real queue is in tests/cups."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from posapp.services.print_ports import PrintFault, Stage, Way
from posapp.ui import printing, printing_cups, printing_raster
from tests.ui.twins import pdf

SPOOL = printing_cups.CupsSpool()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole search path; programs in it are scripts, which Windows does not start."""
    if sys.platform == "win32":
        pytest.skip("CUPS is the other half")
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!{sys.executable}\nimport sys, pathlib\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def keeps(folder: Path) -> None:
    """An ``lp`` that keeps what it was given."""
    script = (
        f"here = pathlib.Path({str(folder)!r})\n"
        "(here / 'arguments').write_text('\\n'.join(sys.argv[1:]), encoding='utf-8')\n"
        "(here / 'given').write_bytes(sys.stdin.buffer.read())\n"
        "print('request id is counter-laser-12 (0 file(s))')"
    )
    program(folder, "lp", script)


@pytest.mark.parametrize(("chosen", "named"), [("", []), ("counter laser", ["-d", "counter laser"])])
def test_the_pdf_itself_is_held_for_the_chosen_printer(programs: Path, chosen: str, named: list[str]) -> None:
    keeps(programs)
    ticket = SPOOL.hand_over(pdf(2), "お見積書; rm -rf *", Way(printer=chosen, tray="tray-2", sides="long"), "0199")
    assert ticket == "counter-laser-12"
    assert (programs / "given").read_bytes() == pdf(2)
    told = (programs / "arguments").read_text(encoding="utf-8").splitlines()
    size = "media-size={x-dimension=21000 y-dimension=29700}"
    assert told == [
        *named, "-H", "hold", "-t", "お見積書; rm -rf *", "-o", "posapp-print=0199", "-o", f"media-col={{{size} media-source=tray-2}}",
        "-o", "sides=two-sided-long-edge", "-",
    ]  # fmt: skip


def test_without_a_tray_the_printer_chooses(programs: Path) -> None:
    keeps(programs)
    SPOOL.hand_over(b"%PDF", "a", Way())
    assert "media-source" not in (programs / "arguments").read_text(encoding="utf-8")


def test_letting_go_and_taking_back_name_the_ticket(programs: Path) -> None:
    keeps(programs)
    SPOOL.release("counter-12")
    assert (programs / "arguments").read_text(encoding="utf-8").split() == ["-i", "counter-12", "-H", "resume"]
    program(programs, "cancel", f"pathlib.Path({str(programs)!r}, 'taken').write_text(sys.argv[1])")
    SPOOL.withdraw("counter-12")
    assert (programs / "taken").read_text(encoding="utf-8") == "counter-12"


def test_no_printing_system_is_a_missing_printer(programs: Path) -> None:
    with pytest.raises(PrintFault) as wrong:
        SPOOL.hand_over(b"%PDF", "a", Way())
    assert wrong.value.code == "printer-missing"
    assert (SPOOL.printers(), SPOOL.usual()) == ((), "")
    with pytest.raises(PrintFault) as wrong:
        SPOOL.abilities("")
    assert wrong.value.code == "printer-missing"


@pytest.mark.parametrize(
    ("complaint", "code"),
    [
        ("lp: Error - no default destination available.", "printer-missing"),
        ("lp: The printer or class does not exist.", "printer-missing"),
        ("lp: Unsupported document-format.", "printer-failed"),
        ("", "printer-failed"),
    ],
)
def test_what_the_system_complains_of_becomes_a_known_fault(programs: Path, complaint: str, code: str) -> None:
    program(programs, "lp", f"sys.stdin.buffer.read(); sys.exit({complaint!r} or 1)")
    with pytest.raises(PrintFault) as wrong:
        SPOOL.hand_over(b"%PDF", "a", Way(printer="x"))
    assert (wrong.value.code, wrong.value.detail) == (code, complaint)


def test_a_program_that_may_not_be_run_is_a_failed_print(programs: Path) -> None:
    (programs / "lp").write_bytes(b"\x00not a program")
    (programs / "lp").chmod(0o755)
    with pytest.raises(PrintFault) as wrong:
        SPOOL.hand_over(b"%PDF", "a", Way())
    assert wrong.value.code == "printer-failed"


def test_a_word_without_a_ticket_is_a_failed_print(programs: Path) -> None:
    program(programs, "lp", "sys.stdin.buffer.read(); print('thank you')")
    with pytest.raises(PrintFault) as wrong:
        SPOOL.hand_over(b"%PDF", "a", Way())
    assert wrong.value.code == "printer-failed"


def test_a_printer_that_never_answers_is_given_up(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing_cups, "_PATIENCE_S", 0.2)
    program(programs, "lp", "import time; time.sleep(20)")
    with pytest.raises(PrintFault) as wrong:
        SPOOL.hand_over(b"%PDF", "a", Way())
    assert wrong.value.code == "printer-silent"


def test_the_printers_of_the_system(programs: Path) -> None:
    program(programs, "lpstat", "print('counter-laser'); print('back_office'); print()")
    assert SPOOL.printers() == ("counter-laser", "back_office")


def test_the_usual_printer(programs: Path) -> None:
    program(programs, "lpstat", "print('system default destination: counter-laser')")
    assert SPOOL.usual() == "counter-laser"
    program(programs, "lpstat", "print('no system default destination')")
    assert SPOOL.usual() == ""


def test_a_print_server_that_is_gone_is_silent(programs: Path) -> None:
    program(programs, "lpstat", f"print({str(programs / 'nothing.sock')!r})")
    with pytest.raises(PrintFault) as wrong:
        SPOOL.fates(["counter-1"])
    assert wrong.value.code == "printer-silent"


def test_this_system_has_its_spool() -> None:
    assert printing.system_spool().holds is (sys.platform != "win32")


def test_what_a_driver_took_counts_as_printed() -> None:
    spool = printing_raster.RasterSpool()
    assert spool.fates(["a"])["a"].stage is Stage.PRINTED
    assert not spool.holds
    spool.release("a")
    spool.withdraw("a")


def test_a_driver_that_is_not_there_is_a_missing_printer(qapp: QApplication) -> None:
    with pytest.raises(PrintFault) as wrong:
        printing_raster.RasterSpool().hand_over(pdf(1), "a", Way(printer="no such printer"))
    assert (wrong.value.code, wrong.value.detail) == ("printer-missing", "no such printer")
    with pytest.raises(PrintFault):
        printing_raster.RasterSpool().abilities("no such printer")


def test_pages_as_pictures_fill_whole_sheets(qapp: QApplication, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printing_raster.paint(pdf(2), printer)
    made = QPdfDocument()
    assert made.load(str(target)) is QPdfDocument.Error.None_
    assert made.pageCount() == 2
    size = made.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (595, 842)
    picture = made.render(0, size.toSize())
    dark = sum(picture.pixelColor(x, y).lightness() < 128 for x in range(0, 595, 2) for y in range(0, 842, 2))
    assert dark > 50, "the words of the page are there"
    made.close()


def test_what_is_no_pdf_is_a_failed_print(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    with pytest.raises(PrintFault) as wrong:
        printing_raster.paint(b"no pdf", printer)
    assert wrong.value.code == "printer-failed"

"""Printing through the system, with small programs in the place of the system's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from posapp.services.papers import PrintFault
from posapp.ui import printing, printing_raster
from tests.ui.twins import pdf

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="CUPS is the other half")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the whole search path."""
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
        "(here / 'given').write_bytes(sys.stdin.buffer.read())"
    )
    program(folder, "lp", script)


@pytest.mark.parametrize(("chosen", "named"), [("", []), ("counter laser", ["-d", "counter laser"])])
def test_the_pdf_itself_goes_to_the_chosen_printer(programs: Path, chosen: str, named: list[str]) -> None:
    keeps(programs)
    printing.SystemPrinter(lambda: chosen).send(pdf(2), "お見積書; rm -rf *")
    assert (programs / "given").read_bytes() == pdf(2)
    told = (programs / "arguments").read_text(encoding="utf-8").splitlines()
    assert told == [*named, "-t", "お見積書; rm -rf *", "-"]


def test_no_printing_system_is_a_missing_printer(programs: Path) -> None:
    with pytest.raises(PrintFault) as wrong:
        printing.SystemPrinter(lambda: "").send(b"%PDF", "a")
    assert wrong.value.code == "printer-missing"
    assert printing.printers() == ()


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
        printing.SystemPrinter(lambda: "x").send(b"%PDF", "a")
    assert (wrong.value.code, wrong.value.detail) == (code, complaint)


def test_a_program_that_may_not_be_run_is_a_failed_print(programs: Path) -> None:
    (programs / "lp").write_bytes(b"\x00not a program")
    (programs / "lp").chmod(0o755)
    with pytest.raises(PrintFault) as wrong:
        printing.SystemPrinter(lambda: "").send(b"%PDF", "a")
    assert wrong.value.code == "printer-failed"


def test_a_printer_that_never_answers_is_given_up(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_PATIENCE_S", 0.2)
    program(programs, "lp", "import time; time.sleep(20)")
    with pytest.raises(PrintFault) as wrong:
        printing.SystemPrinter(lambda: "").send(b"%PDF", "a")
    assert wrong.value.code == "printer-failed"
    assert "応答" in wrong.value.detail


def test_the_printers_of_the_system(programs: Path) -> None:
    program(programs, "lpstat", "print('counter-laser'); print('back_office'); print()")
    assert printing.printers() == ("counter-laser", "back_office")


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

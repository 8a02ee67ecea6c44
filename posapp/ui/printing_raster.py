"""Printing where the system takes no PDF (Windows): each page as a picture of 600 dpi on the whole sheet.

Runs on the worker's thread; knows nothing of papers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from posapp.services.print_ports import Abilities, Fate, PrintFault, Stage, Way
from posapp.ui import text_places as text

DPI = 600


_DUPLEX = {
    "one": QPrinter.DuplexMode.DuplexNone,
    "long": QPrinter.DuplexMode.DuplexLongSide,
    "short": QPrinter.DuplexMode.DuplexShortSide,
}
_PASSED = "passed-on"
"""The ticket of what the driver has taken: Qt tells nothing of it afterwards."""


class RasterSpool:
    """`posapp.services.print_ports.Spool` where nothing can be held back or followed: what the driver took counts as printed.

    Trays are not offered: Qt does not tell which ones a printer has.
    """

    holds = False

    def printers(self) -> tuple[str, ...]:
        """Names of the printers the system offers."""
        return tuple(QPrinterInfo.availablePrinterNames())

    def abilities(self, printer: str) -> Abilities:
        """The sides a printer prints on its own."""
        able = _info(printer).supportedDuplexModes()
        sides = tuple(side for side, mode in _DUPLEX.items() if mode in able or side == "one")
        return Abilities(sides=sides)

    def hand_over(self, pdf: bytes, title: str, way: Way, mark: str = "") -> str:
        """Print every page. PrintFault when there is no such printer or it does not take it."""
        printer = QPrinter(_info(way.printer), QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setDuplex(_DUPLEX[way.sides])
        paint(pdf, printer)
        return _PASSED

    def release(self, ticket: str) -> None:
        """It is on its way already."""

    def held(self) -> Mapping[str, str]:
        """Nothing is held here."""
        return {}

    def fates(self, tickets: Collection[str]) -> Mapping[str, Fate]:
        """As far as anyone can say here."""
        return {ticket: Fate(Stage.PRINTED) for ticket in tickets}

    def withdraw(self, ticket: str) -> None:
        """What the driver has cannot be taken back."""


def _info(name: str) -> QPrinterInfo:
    info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if info.isNull():
        raise PrintFault("printer-missing", name)
    return info


def paint(pdf: bytes, printer: QPrinter) -> None:
    """Paint every page of a PDF, each on a whole A4 sheet, to a printer already chosen."""
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise PrintFault("printer-failed", text.PRINTER_UNREADABLE)
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintFault("printer-failed")
    try:
        sheet = printer.pageLayout().fullRectPixels(DPI)
        for number in range(document.pageCount()):
            if number and not printer.newPage():
                raise PrintFault("printer-failed")
            picture = document.render(number, QSize(sheet.width(), sheet.height()))
            painter.drawImage(sheet, picture)
    finally:
        painter.end()
        document.close()

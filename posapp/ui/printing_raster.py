"""Printing where the system takes no PDF (Windows): each page as a picture of 600 dpi on the whole sheet.

Runs on the worker's thread; knows nothing of papers.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from posapp.services.papers import PrintFault
from posapp.ui import text_places as text

DPI = 600


def printers() -> tuple[str, ...]:
    """Names of the printers the system offers."""
    return tuple(QPrinterInfo.availablePrinterNames())


def send(pdf: bytes, title: str, name: str) -> None:
    """Print every page. ``name`` empty means the usual printer; PrintFault when there is none or it does not take it."""
    info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if info.isNull():
        raise PrintFault("printer-missing", name)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    paint(pdf, printer)


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

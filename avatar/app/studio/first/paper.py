"""The consent statement on paper, or as a file to keep."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QWidget

from avatar.app.files import write_file
from avatar.app.studio.first.statement import as_paper
from avatar.gate.statements import Statement

_MARGIN_MM: Final = 25.0
_POINTS: Final = 11.0
_DPI: Final = 300


def write_pdf(path: Path, read: Statement, title: str) -> None:
    """Write the statement as a PDF, whole or not at all.  May be called in any thread.

    Args:
        path: The file; one of that name is replaced.
        read: The statement.
        title: Above it.

    Raises:
        AvatarError: If it cannot be written.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    _print(writer, read, title)
    buffer.close()
    write_file(path, bytes(buffer.data().data()))


def ask_printer(parent: QWidget, read: Statement, title: str) -> None:
    """Let the system ask which printer, and print."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # looks for printers: not before it is asked

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: _print(printer, read, title))
    dialog.setModal(True)
    dialog.show()


def _print(device: QPagedPaintDevice, read: Statement, title: str) -> None:
    document = QTextDocument()
    font = QFont("Quicksand")
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setHtml(as_paper(read, title))
    document.print_(device)

"""Waiting for what the window does, and hearing what it tells."""

from PySide6.QtWidgets import QApplication

from tests import waiting


def until(condition, limit_s=waiting.PATIENCE_S):
    """Let the window's thread run until something is so."""
    return waiting.until(condition, limit_s, meanwhile=QApplication.processEvents)


def heard(signal):
    """A list that grows with each time the signal is sent: what it told, as a tuple."""
    found = []
    signal.connect(lambda *told: found.append(told))
    return found

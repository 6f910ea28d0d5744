"""Brings pictures from the show to whatever widgets show them, no more often than they ask for."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from avatar.app.show import Show


class Screening(QObject):
    """Copies of pictures, made only while somebody looks, and only of those that differ.

    Args:
        parent: Who owns it.
    """

    picture_changed = Signal(QImage)
    _copied = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show: Show | None = None
        self._viewers: dict[object, int] = {}
        self._due_s = 0.0
        """When the latest picture should have come, seconds on the monotonic clock."""
        self.is_card = False
        """Whether the latest picture is a card."""
        self._image: QImage | None = None
        self._copied.connect(self._deliver)
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._want)

    def follow(self, show: Show) -> None:
        """Take the pictures of this show."""
        self._show = show
        show.viewed(by_window=bool(self._viewers))
        show.told_of_copies(self._copied.emit)
        self._want_next()

    def view(self, viewer: object, interval_ms: int | None) -> None:
        """Say how often a widget wants pictures; None while it is not seen."""
        if interval_ms is None:
            self._viewers.pop(viewer, None)
        else:
            self._viewers[viewer] = interval_ms
        if self._show is not None:
            self._show.viewed(by_window=bool(self._viewers))
        self._want_next()

    def _deliver(self) -> None:
        copy = self._show.newest() if self._show is not None else None
        if copy is None:
            return
        pixels, self.is_card = copy.rgba, copy.is_card
        height, width = pixels.shape[:2]
        self._image = QImage(pixels.data, width, height, QImage.Format.Format_RGBA8888_Premultiplied)
        self._keep_pace(time.monotonic())
        self.picture_changed.emit(self._image)
        self._want_next()

    def _keep_pace(self, now_s: float) -> None:
        """Count from when it was due, not from when it came: they come at the show's pace, which is another.

        Of 30 a second, asked for 50 ms after each other, else every second one would be shown.
        """
        interval_s = self._interval_s()
        self._due_s = max(self._due_s + interval_s, now_s - interval_s)

    def _interval_s(self) -> float:
        """What the most eager viewer wants."""
        return min(self._viewers.values(), default=0) / 1000

    def _want_next(self) -> None:
        """Ask for the next picture when the most eager viewer wants it; while nobody does, for none."""
        if self._show is not None and self._viewers:
            wait_s = self._due_s + self._interval_s() - time.monotonic()
            self._next.start(max(0, round(wait_s * 1000)))

    def _want(self) -> None:
        if self._show is not None:
            self._show.want()

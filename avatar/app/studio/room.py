"""How large windows are and where they go: never larger than the screen, never over what must be in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt

_SIZE: Final = QSize(1280, 800)
"""Of the window at first, where the screen has the room."""

_LEAST: Final = QSize(720, 480)
"""At the usual size of text: at 480 by 480 "Go off air" and "Pause" were out of sight, here they are seen."""

_FRAME: Final = QSize(16, 48)
"""What a desktop puts around a window is known only once that is there; the usual title is below 40 high."""

ALONE: Final = (QSize(1280, 720), QSize(960, 540), QSize(640, 360))
"""Sizes of the picture alone, in pixels of the screen: as it is drawn, and smaller of the same shape."""


def at_first(available: QSize) -> QSize:
    """How large the window opens.

    Args:
        available: Of the screen, without the desktop's own bars.
    """
    return _SIZE.boundedTo(available - _FRAME)


def at_least(available: QSize, text_scale: float) -> QSize:
    """How small the window can be made: with large text more is needed, but never more than there is."""
    return (_LEAST * text_scale).boundedTo(available - _FRAME)


def beside(window: QRect, available: QRect, ratio: float) -> QRect:
    """Where the picture alone opens: as large as fits beside the window, or over its lower right corner.

    There are the pages; what others see, and the buttons that hide it, are on the left.

    Args:
        window: With its frame.
        available: Of the screen.
        ratio: Pixels of the screen for each of these.
    """
    largest, *_, smallest = (size / ratio for size in ALONE)
    free = (
        available.adjusted(window.right() + 1 - available.left(), 0, 0, 0),
        available.adjusted(0, 0, window.left() - 1 - available.right(), 0),
        available.adjusted(0, window.bottom() + 1 - available.top(), 0, 0),
        available.adjusted(0, 0, 0, window.top() - 1 - available.bottom()),
    )
    fitting = ((largest.scaled(_most(one, largest), Qt.AspectRatioMode.KeepAspectRatio), one) for one in free)
    size, place = max(fitting, key=lambda found: found[0].width())
    if size.width() >= smallest.width():
        return QRect(place.topLeft(), size)
    corner = smallest.boundedTo(available.size())
    return QRect(available.bottomRight() - QPoint(corner.width() - 1, corner.height() - 1), corner)


def _most(room: QRect, wanted: QSize) -> QSize:
    return wanted.boundedTo(room.size().expandedTo(QSize(0, 0)))

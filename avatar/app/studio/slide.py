"""Room that scrolls up and down where there is too little, and is as wide as what is in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class Slide(QScrollArea):
    """A scroll area that never cuts its content at the side.

    Args:
        content: What is in it.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self._is_flat = False

    def lie(self, *, flat: bool) -> None:
        """Scroll up and down, or, flat, not at all: then it is as high as what is in it."""
        self._is_flat = flat
        along, across = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(along if flat else across, across if flat else along)
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(never if flat else needed)
        self.fit()

    def fit(self) -> None:
        """What is in it is as wide as it is now."""
        least = self.minimumSizeHint()
        self.setMinimumSize(0 if self._is_flat else least.width(), least.height())
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Its text is larger or smaller now."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """That of what is in it."""
        return self._hint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as what is in it, and not high at all; flat it is the other way round."""
        hint = self._hint()
        return QSize(0, hint.height()) if self._is_flat else QSize(hint.width(), 0)

    def _hint(self) -> QSize:
        content = self.widget()
        if content is None:
            return QSize()
        bar = 0 if self._is_flat else self.verticalScrollBar().sizeHint().width()
        return content.minimumSizeHint().expandedTo(content.sizeHint()) + QSize(bar, 0)

"""Room that scrolls up and down where there is too little, and is as wide as what is in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


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

    def fit(self) -> None:
        """What is in it is as wide as it is now."""
        self.setMinimumWidth(self.minimumSizeHint().width())
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
        """As wide as what is in it, and not high at all."""
        return QSize(self._hint().width(), 0)

    def _hint(self) -> QSize:
        content = self.widget()
        if content is None:
            return QSize()
        bar = self.verticalScrollBar().sizeHint().width()
        return content.minimumSizeHint().expandedTo(content.sizeHint()) + QSize(bar, 0)

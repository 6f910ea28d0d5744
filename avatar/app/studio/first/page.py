"""What every page of the first start has: a title, a sentence, room for its own, and a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from avatar.app.studio import theme
from avatar.app.studio.boxes import column, label, line
from avatar.app.studio.mishaps import told, translated
from avatar.app.studio.spoken import announce
from avatar.errors import AvatarError


class StepPage(QWidget):
    """One page.

    Signals:
        done: The step says that it is done; the flow looks at the disk before it believes it.
        put_off: The step is left for later.
        mend: The owner wants to see what is missing for going on air.

    """

    done = Signal()
    put_off = Signal()
    mend = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.title, self.lead = label("", "title"), label("", "soft")
        self.trouble = label("", "problem")
        self.trouble.hide()
        self.why = label("", "small")
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        gap = 2 if theme.is_large() else 4
        self.body, self.buttons = column(gap=gap), line(gap=3)
        inner = QWidget()
        inner.setLayout(whole := column(column(self.title, self.lead, gap=1), self.body, gap=gap + 1))
        whole.setStretch(1, 1)
        whole.setContentsMargins(0, 0, theme.unit(), 0)
        scroll = QScrollArea()  # buttons and complaints stay in view, however large the text is
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self.setLayout(column(scroll, self.trouble, self.buttons, gap=gap))

    def miss(self, text: str) -> None:
        """Say beside the buttons why the one that goes on cannot be pressed yet.

        Args:
            text: What is missing; empty if nothing is.
        """
        self.why.setText(text)

    def enter(self) -> None:
        """The page comes into view."""

    def leave(self) -> None:
        """The page goes, or the window closes: nothing of it goes on."""

    def say(self, title: str, lead: str = "") -> None:
        """Change title and sentence."""
        self.title.setText(title)
        self.title.setAccessibleName(title)
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))

    def complain(self, problem: str, hint: str = "") -> None:
        """Say what went wrong, and what to do; an empty problem takes it away."""
        self.trouble.setText(f"{problem}\n{hint}".strip())
        self.trouble.setVisible(bool(problem))
        if problem:
            announce(self, self.trouble.text())

    def tell(self, error: AvatarError) -> None:
        """Say what an error says."""
        self.complain(*told(error))

    def quote(self, problem: str, hint: str) -> None:
        """Say what an error of a part behind the window says."""
        self.complain(translated(problem), translated(hint))


def field(text: str, widget: QWidget, beside: QWidget | None = None) -> QWidget:
    """Something to fill in, with its name above it, which screen readers know too.

    Args:
        text: Its name.
        widget: It.
        beside: A button of it.
    """
    found, name = QWidget(), QLabel(text)
    name.setBuddy(widget)
    name.setTextFormat(Qt.TextFormat.PlainText)
    widget.setAccessibleName(text)
    if beside is None:
        found.setLayout(column(name, widget, gap=1))
    else:
        row = line(widget, beside, gap=1)
        row.setStretch(0, 1)
        found.setLayout(column(name, row, gap=1))
    found.setMaximumWidth(round(440 * theme.text_scale()))
    return found


class Pile(QWidget):
    """Several in one place, one of them seen; those that are hidden ask for no room.

    Qt's own stack is as high as the highest of its pages.

    Args:
        pages: The first one is seen at first.
    """

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        self._pages = pages
        self.setLayout(column(*pages, gap=0))
        self.turn_to(0)

    @property
    def index(self) -> int:
        """The one that is seen."""
        return self._index

    def turn_to(self, index: int) -> None:
        """Show another one."""
        self._index = index
        for page in self._pages:  # first those that go: no moment has two
            if page is not self._pages[index]:
                page.hide()
        self._pages[index].show()

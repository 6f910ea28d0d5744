"""The first start as one widget: where one is, the page of the step, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from avatar.app.studio import theme
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.boxes import column, label, line
from avatar.app.studio.broken import BrokenSettings
from avatar.app.studio.first import flow
from avatar.app.studio.first.ahead import Ahead
from avatar.app.studio.first.flow import Flow, Found, Step
from avatar.app.studio.first.page import StepPage

_WIDEST: Final = 960
"""Pixels: a statement in longer lines is tiring to read."""


class Dots(QWidget):
    """How many steps there are, and which are behind."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_step(self, step: Step) -> None:
        """Mark one; screen readers are told by the words beside it."""
        self._at = step.value
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A short bar for each step."""
        unit = theme.unit()
        return QSize(len(Step) * 8 * unit - 2 * unit, 2 * unit)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Those behind and the one that is shown are filled; the one that is shown is higher."""
        tokens, unit = theme.now(), theme.unit()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for step in Step:
            high = 2 * unit if step.value == self._at else unit
            painter.setBrush(QColor(tokens.accent if step.value <= self._at else tokens.line))
            bar = QRectF((step.value - 1) * 8 * unit, unit - high / 2, 6 * unit, high)
            painter.drawRoundedRect(bar, high / 2, high / 2)
        painter.end()


class FirstSteps(QWidget):
    """From a new installation to on air.

    Signals:
        needed: There is something to do; be shown.
        finished: There is nothing left to do; the window may show itself.
        mend: The owner wants to see what is missing for going on air.

    Args:
        backstage: All that the page talks to.
        pages: Makes the page of each step; made when it is first shown.
    """

    needed = Signal()
    finished = Signal()
    mend = Signal()

    def __init__(self, backstage: Backstage, pages: Mapping[Step, Callable[[], StepPage]]) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._backstage, self._makers = backstage, dict(pages)
        self._made: dict[Step, StepPage] = {}
        self._flow = Flow(step=None)
        self._where, self._dots = label("", "small", wraps=False), Dots()
        self._stack = QStackedWidget()
        room = QWidget()
        room.setMaximumWidth(round(_WIDEST * theme.text_scale()))
        edge, gap = (theme.unit() * 4, 2) if theme.is_large() else (theme.unit() * 8, 6)
        top = line(self._dots, self._where, None, gap=4)
        self._ahead = Ahead(backstage)
        self._ahead.unfolded.connect(lambda shown: self._stack.setVisible(not shown))
        within = column(top, BrokenSettings(backstage), self._ahead, self._stack, gap=gap)
        within.setContentsMargins(edge, edge, edge, edge)
        within.setStretch(3, 1000)
        within.addStretch(1)  # where the page is, while how to get a camera stands in its place
        room.setLayout(within)
        self.setLayout(line(room, gap=0))

    @property
    def step(self) -> Step | None:
        """The step that is shown."""
        return self._flow.step

    @property
    def page(self) -> StepPage | None:
        """Its page."""
        return self._made.get(self._flow.step) if self._flow.step else None

    def begin(self) -> None:
        """Look what is on disk, and show the first step that is open, or say that there is none.

        No camera is on before a page says so: a face that nobody asked for anything would fail its prompts.
        """

        def show(found: Found) -> None:
            now = flow.begin(found)
            if now.step is None:
                self._show(now)
            else:
                self.needed.emit()
                self._backstage.lend_camera(lambda: self._show(now))

        self._look(show)

    def leave(self) -> None:
        """The window closes: whatever the page is doing ends, and leaves nothing."""
        if self.page is not None:
            self.page.leave()

    def _look(self, then: Callable[[Found], None]) -> None:
        chosen = self._backstage.chosen
        self._backstage.in_background(lambda: flow.look(chosen), then)

    def _next(self) -> None:
        self._look(lambda found: self._show(flow.go_on(self._flow, found)))

    def _later(self) -> None:
        self._look(lambda found: self._show(flow.put_off(self._flow, found)))

    def _show(self, now: Flow) -> None:
        before = self.page
        if before is not None and now.step is not self._flow.step:
            before.leave()
        self._flow = now
        if now.step is None:
            self.finished.emit()
            return
        page = self._made.get(now.step) or self._make(now.step)
        self._stack.setCurrentWidget(page)
        self._dots.show_step(now.step)
        self._ahead.want(wanted=now.step is not Step.AIR)  # there it stands below the button
        where = self.tr("Step %1 of %2").replace("%1", str(now.step.value)).replace("%2", str(len(Step)))
        self._where.setText(where)
        self._where.setAccessibleName(where)
        page.enter()

    def _make(self, step: Step) -> StepPage:
        page = self._made[step] = self._makers[step]()
        page.done.connect(self._next)
        page.put_off.connect(self._later)
        page.mend.connect(self.mend)
        self._stack.addWidget(page)
        return page


def first_steps(backstage: Backstage) -> FirstSteps:
    """The first start, with all its pages."""
    return FirstSteps(backstage, {step: partial(_page, step, backstage) for step in Step})


def _page(step: Step, backstage: Backstage) -> StepPage:
    """A page.  Loaded when it is wanted: most starts have none, and a window that is there sooner."""
    match step:
        case Step.AGREE:
            from avatar.app.studio.first.consent import ConsentPage

            return ConsentPage(backstage)
        case Step.INTRODUCE:
            from avatar.app.studio.first.enrolment import EnrolmentPage

            return EnrolmentPage(backstage)
        case Step.CHARACTER:
            from avatar.app.studio.first.character import CharacterPage

            return CharacterPage(backstage)
        case Step.REST:
            from avatar.app.studio.first.rest import RestPage

            return RestPage(backstage)
        case Step.AIR:
            from avatar.app.studio.first.call_app import AirPage

            return AirPage(backstage)

"""The window: the main view beside the tabs, or the first steps until there is somebody to show."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget

from avatar.app.desk import BACKGROUND_KEY
from avatar.app.findings import Action
from avatar.app.studio import room, rubbish, theme, tray
from avatar.app.studio.backstage import Backstage
from avatar.app.studio.dress import Dress
from avatar.app.studio.first.walk import FirstSteps, first_steps
from avatar.app.studio.global_keys import GlobalKeys
from avatar.app.studio.help import Help
from avatar.app.studio.keys import Keys
from avatar.app.studio.output_window import OutputWindow
from avatar.app.studio.shelf import Shelf
from avatar.app.studio.sight import Sight
from avatar.app.studio.stagebox import StageBox
from avatar.app.studio.tabs import fill, load, load_others

_PICTURE_ABOVE: Final = 0.5
"""With the tabs below: at twice the text the on-air button and the pause are still in sight."""
_PICTURE: Final = 0.52
"""Of the window, for the main view at first; the rest is the pages'."""

_PAGES_PX: Final = 610
"""Pixels at the usual size of text that pages have beside a large picture, as in a window of 1280."""

_LOOK_MS, _UNSEEN_MS = 10, 500
"""How often to look whether it is on the screen, and how long: one that starts minimised begins, too."""

_LOAD_MS: Final = 3000
"""A character that takes longer, or never comes, does not keep the pages away."""

_NARROW: Final = 900
"""Pixels at the usual size of text: below, the pages go under the picture."""


class MainWindow(QMainWindow):
    """Everything on the screen.

    Args:
        backstage: What it shows and asks.
        dress: Colours, size of text and language.

    Signals:
        steps_wanted(str): Consent or enrolment are asked for, an ``Action``.
    """

    steps_wanted = Signal(str)
    _pressed = Signal(str)

    def __init__(self, backstage: Backstage, dress: Dress) -> None:
        super().__init__()
        self._backstage, self._dress = backstage, dress
        self._waiting_command, self._is_loading, self._is_loaded = "", False, False
        self.box, self.shelf = StageBox(backstage), Shelf()
        self._output: OutputWindow | None = None
        self._tray: tray.Tray | None = None
        self._anywhere = GlobalKeys(self._hear_anywhere, QApplication.platformName())
        self._pressed.connect(self._press_anywhere)
        self._first: FirstSteps | None = None
        self.setWindowTitle("Avatar")
        self.resize(room.at_first(self.screen().availableSize()))
        self._build()
        self._keys = Keys(
            self,
            {
                "h": self._press_help,
                "m": lambda: self.box.tools.others.toggle(),
                "r": lambda: self.box.tools.press_record(),
                "c": self._calibrate,
                "b": self._next_room,
            },
            also=(OutputWindow,),
            panic=self._panic,
            aside=self._panic_aside,
            resume=backstage.resume,
            others=backstage.press,
            quiet=lambda: self._is_walking,
            released=self._release,
        )
        dress.changed.connect(self._rebuild)
        self.steps_wanted.connect(lambda _action: self.walk())
        backstage.settings_changed.connect(self._follow_setting)
        backstage.findings_changed.connect(self._obey_waiting)

    def _build(self) -> None:
        """Make all that is shown."""
        backstage = self._backstage
        opened = self.shelf.name
        self.setMinimumSize(room.at_least(self.screen().availableSize(), theme.text_scale()))
        self.box, self.shelf = StageBox(backstage), Shelf()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._is_dragged = False
        self._split.splitterMoved.connect(self._drag)
        self._main = Sight(self.box)
        self._split.addWidget(self._main)
        self._split.addWidget(self.shelf)
        self._split.setStretchFactor(0, 1)
        self._split.setStretchFactor(1, 1)
        self._split.setHandleWidth(theme.unit())
        walks = self._is_walking
        self._leave_first()
        self._pages = QStackedWidget()
        self._pages.setProperty("role", "page")
        self._pages.addWidget(self._split)
        self.setCentralWidget(self._pages)
        self._arrange(self.size())
        self.box.need_changed.connect(lambda: self._keep_in_sight(self.size()))
        self.box.air.mend.connect(lambda: self.shelf.open("devices"))
        self.box.tools.help_wanted.connect(self._press_help)
        self.box.tools.window_wanted.connect(self._toggle_output)
        self.help = Help(self, backstage, self._anywhere)
        fill(self.shelf, backstage, self._want)
        self.shelf.open(opened)
        if opened:
            self.shelf.wake()
        if walks:
            self.walk()

    def _rebuild(self) -> None:
        """Words or sizes are others."""
        rubbish.mind()
        self.help.deleteLater()
        self._build()

    # From start to end.

    def begin(self, command: str) -> None:
        """Start what is behind the window, once the window is there.

        Args:
            command: What it is to do as soon as it can; see :meth:`obey`.
        """
        self._waiting_command = "" if command == "show" else command
        self._pages.setFocus()  # no button has it yet: a key pressed at random presses nothing
        self._unseen = _UNSEEN_MS // _LOOK_MS
        self._begin_once_seen()

    def _begin_once_seen(self) -> None:
        """Let the first picture of the window be painted alone: threads beside it doubled its time."""
        handle = self.windowHandle()
        self._unseen -= 1
        if self._unseen > 0 and not (handle is not None and handle.isExposed()):
            QTimer.singleShot(_LOOK_MS, self, self._begin_once_seen)
            return
        # One after the other, with a look at keys and mouse in between.
        for step in (self._backstage.open, self.walk, self._begin):
            QTimer.singleShot(0, self, step)

    def _begin(self) -> None:
        self._backstage.standing_changed.connect(self._load)
        QTimer.singleShot(_LOAD_MS, self, self._load)
        self._anywhere.switch(on=self._backstage.settings.window.global_keys)
        if tray.is_there():
            self._tray = tray.Tray(self._backstage, self.bring_forward, QApplication.quit)

    def _load(self, _standing: object = None) -> None:
        """The character is there, and its thread done: a page that is made beside it takes up to a second."""
        if not self._is_loading:
            self._is_loading = True
            self._backstage.in_background(load, self._loaded)

    def _loaded(self, _nothing: None) -> None:
        self._is_loaded = True
        rubbish.spare()
        self.shelf.wake()
        self._backstage.in_background(load_others, lambda _nothing: rubbish.spare())

    def walk(self) -> None:
        """Whatever of the first start is still to be done, in the place of everything else."""
        if self._first is None:
            first = self._first = first_steps(self._backstage)
            self._pages.addWidget(first)
            first.needed.connect(lambda: self._pages.setCurrentWidget(first))
            first.finished.connect(self._walked)
            first.mend.connect(lambda: self.shelf.open("devices"))
        self._first.begin()

    def _walked(self) -> None:
        """Nothing is left to be done: the window shows itself."""
        walked = self._is_walking
        self._pages.setCurrentWidget(self._split)
        if self._is_loaded:  # else it comes then: to wait for a thread that loads it took a third of a second
            self.shelf.wake()
        if walked:
            self._backstage.return_camera()
            self._backstage.recheck()

    @property
    def _is_walking(self) -> bool:
        return self._first is not None and self._pages.currentWidget() is self._first

    def _leave_first(self) -> None:
        if self._first is not None:
            self._first.leave()
            self._first = None

    def end(self) -> None:
        """Everything ends with the window."""
        self._leave_first()
        self._anywhere.close()
        if self._tray is not None:
            self._tray.close()
        if self._output is not None:
            self._output.close()
        self._backstage.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closing is quitting: nothing stays behind that could see or show anything."""
        super().closeEvent(event)
        QApplication.quit()

    def obey(self, command: str) -> None:
        """Do what a later start wants.

        Args:
            command: ``show``, ``on-air``, ``off-air``, ``panic`` or ``resume``.
        """
        backstage = self._backstage
        match command:
            case "panic":
                backstage.panic()
            case "resume":
                backstage.resume()
            case "off-air":
                backstage.go_off_air()
            case "on-air":
                self._waiting_command = command
                self.bring_forward()
                self._obey_waiting()
            case _:
                self.bring_forward()

    def _obey_waiting(self) -> None:
        """Go on air once nothing is missing; what is missing stands below the button."""
        if self._waiting_command == "on-air" and self._backstage.is_healthy:
            self._waiting_command = ""
            self._backstage.go_on_air()

    def bring_forward(self) -> None:
        """Be seen, and in front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # Keys.

    def _panic(self) -> bool:
        """P and Esc.  An overlay that Esc closes is closed by it; what others see is hidden as well.

        Returns:
            Whether an overlay was closed: the widgets below it must not hear the same key once more.
        """
        closes = self.help.isVisible()
        self.help.hide()
        if closes or self._is_walking:
            self._panic_aside()
        else:
            self._backstage.panic()
        return closes

    def _panic_aside(self) -> None:
        """Esc in a list or a dialog, which it closes: while nobody else sees anything, that is all."""
        if self._backstage.is_shown_to_others:
            self._backstage.panic()

    def _hear_anywhere(self, key: str) -> None:
        """In the thread of those keys: a pause waits for nobody, not for the window's thread either."""
        if key == "p":
            self._backstage.panic()
        else:
            self._pressed.emit(key)

    def _press_anywhere(self, key: str) -> None:
        backstage = self._backstage
        if key != "a":
            backstage.press(key)
        elif backstage.status.on_air:
            backstage.go_off_air()
        else:
            self.obey("on-air")

    def _release(self, key: str) -> None:
        """A face that is worn while its key is held goes with it, if the owner wants it so."""
        others = any(one.isdigit() for one in self._keys.held)
        if self._backstage.settings.window.keys == "hold" and key.isdigit() and not others:
            self._backstage.wear(None)

    def _press_help(self) -> None:
        if self.help.isVisible():
            self.help.hide()
        else:
            self.help.open(self._backstage.status)

    def _calibrate(self) -> None:
        self._backstage.calibrate()
        self._backstage.said.emit(self.tr("Sit relaxed for three seconds, and blink twice."))

    def _next_room(self) -> None:
        if self._backstage.status.next_background:
            self._backstage.press(BACKGROUND_KEY)
        else:
            self._backstage.said.emit(self.tr("There is one background; more are under Look."))

    # What is seen.

    def _toggle_output(self) -> None:
        if self._output is not None and self._output.isVisible():
            self._output.close()
            return
        if self._output is None:
            self._output = OutputWindow(self._backstage)
        self._output.open_beside(self.frameGeometry())

    def _want(self, action: str) -> None:
        """A button of a tab asks for something that is the window's."""
        if action == Action.OUTPUT_WINDOW:
            self._toggle_output()
        else:
            self.steps_wanted.emit(action)

    def _follow_setting(self, key: str) -> None:
        settings = self._backstage.settings
        if key == "window.global_keys":
            self._anywhere.switch(on=settings.window.global_keys)
        elif key.startswith("window."):
            self._dress.follow(settings)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody looks."""
        super().showEvent(event)
        self._tell_seen()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks."""
        super().hideEvent(event)
        self._tell_seen()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Minimised, or back."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self._tell_seen()

    def _tell_seen(self) -> None:
        seen = self.isVisible() and not self.isMinimized()
        self._backstage.seen.show_window(visible=seen)
        self.box.preview.watch(seen=seen and self.box.preview.isVisible())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A narrow window has the tabs below the picture."""
        super().resizeEvent(event)
        narrow = self._split.orientation() is Qt.Orientation.Vertical
        if narrow != self._is_narrow(event.size()) or not self._is_dragged:
            self._arrange(event.size())
        self._keep_in_sight(event.size())
        self.help.setGeometry(self.rect())

    def _drag(self) -> None:
        """The room is shared out by hand from now on."""
        self._is_dragged = True

    def _is_narrow(self, size: QSize) -> bool:
        return size.width() < _NARROW * theme.text_scale()

    def _arrange(self, size: QSize) -> None:
        """Put the pages beside the picture or below it, and share the room out."""
        narrow = self._is_narrow(size)
        self._split.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        self.shelf.lie(flat=narrow)
        whole = size.height() if narrow else size.width()
        picture = round(whole * (_PICTURE_ABOVE if narrow else _PICTURE))
        if not narrow:  # a large window is for a large picture
            pages = round(_PAGES_PX * theme.text_scale())
            picture = max(picture, min(whole - pages, self.box.fitting_width(size.height())))
        self._split.setSizes([picture, whole - picture])
        self._keep_in_sight(size)

    def _keep_in_sight(self, size: QSize) -> None:
        """Pages that are below give way first: a pause must never be out of sight."""
        least = self.box.least_height(size.width()) if self._is_narrow(size) else 0
        pages = self.shelf.minimumSizeHint().height() + self._split.handleWidth()
        self._main.setMinimumHeight(max(0, min(least, size.height() - pages)))

"""The main view: who sees it, whose it is, what is missing, keys, and that nothing asked of it waits."""

import sys
import threading
import time
from dataclasses import replace

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from avatar.app.findings import Finding, Said
from avatar.app.status import Status
from avatar.app.studio import tray
from avatar.signal import Reason
from avatar.stage import cards
from avatar.stage.ladder import Act
from tests.app.studio.waiting import heard, until
from tests.waiting import PATIENCE_S

GREEN = Finding(name="python", ok=True, said=Said.PYTHON, values={"version": "3", "system": "here"})
RED = Finding(name="camera", ok=False, said=Said.NO_CAMERA, advice=Said.PLUG_IN)
PERFORMS = Status(act=Act.PERFORM, fps=30.0)


def tell(window, status):
    window.backstage.status = status
    window.backstage.status_changed.emit(status)


def diagnose(window, *findings, checking=False):
    clinic = window.backstage._clinic
    clinic.findings, clinic.is_checking = findings, checking
    clinic.changed.emit(findings)


def asked(window):
    """What the show would be asked, once there is one."""
    return window.backstage._early


def test_every_reason_has_words_on_the_shield(window):
    window.backstage.standing = replace(window.backstage.standing, record_id="x", enrolled=True)
    for reason in cards.WORDS:
        tell(window, Status(act=Act.CARD, reason=reason))
        assert window.box.shield.accessibleName(), reason


def test_a_view_that_was_made_anew_hears_no_more_of_what_goes_on(app, window, monkeypatch):
    """As after another language was chosen.  Mutant: a lambda where a method was; the widgets are gone."""
    slips = []
    monkeypatch.setattr(sys, "excepthook", lambda *slip: slips.append(slip))
    backstage, before = window.backstage, window.box
    window._rebuild()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    until(lambda: not shiboken6.isValid(before))
    for signal, said in (
        (backstage.seen.changed, ()),
        (backstage.standing_changed, (backstage.standing,)),
        (backstage.status_changed, (PERFORMS,)),
        (backstage.findings_changed, ((GREEN,),)),
        (backstage.said, ("news",)),
        (backstage.failed, ("a problem", "what to do")),
        (backstage.settings_changed, ("window.mirror",)),
    ):
        signal.emit(*said)
    assert slips == []


def test_nobody_is_told_that_it_is_them_before_it_is(window):
    """Mutant: say so while idle life is shown."""
    window.backstage.standing = replace(window.backstage.standing, record_id="x", enrolled=True)
    said = {}
    for act in Act:
        tell(window, Status(act=act, reason=Reason.NOT_OWNER))
        said[act] = window.box.shield.accessibleName()
    assert said[Act.PERFORM] == "It is you"
    assert "It is you" not in (said[Act.IDLE], said[Act.CARD])
    tell(window, replace(PERFORMS, paused=True))
    assert window.box.shield.accessibleName() == "Paused"


def test_who_has_withdrawn_is_told_that_and_not_only_that_the_camera_is_off(window):
    window.backstage.standing = replace(window.backstage.standing, record_id="", enrolled=False)
    tell(window, Status(act=Act.CARD, reason=Reason.NO_CONSENT))
    assert window.box.shield.accessibleName() == "Waiting for a yes"
    tell(window, Status(act=Act.CARD, reason=Reason.STARTING))
    assert window.box.shield.accessibleName() == "Not watching"


def test_on_air_works_only_once_everything_was_looked_at_and_is_green(window):
    """Mutants: enable it while the doctor looks; enable it with a red line."""
    air = window.box.air
    assert not air.button.isEnabled()
    diagnose(window, GREEN, checking=True)
    assert not air.button.isEnabled()
    diagnose(window, GREEN, RED)
    assert not air.button.isEnabled()
    assert "Camera" in air.button.accessibleDescription()
    diagnose(window, GREEN)
    assert air.button.isEnabled()
    tell(window, replace(PERFORMS, on_air=True, label="Avatar"))
    assert "“Avatar”" in air.button.accessibleDescription()
    assert air.button.text() == "Go off air"


def test_on_air_from_outside_waits_for_a_green_doctor(window):
    """Mutant: go on air at once."""
    window.obey("on-air")
    assert not asked(window)
    diagnose(window, GREEN, RED)
    assert not asked(window)
    diagnose(window, GREEN)
    assert len(asked(window)) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_P, Qt.Key.Key_Escape])
def test_the_keys_of_a_pause_only_ever_pause(window, key):
    """Mutant: let P end the pause; pressed twice in a fright it would show everything."""
    paused = []
    window.backstage.panic = lambda: paused.append(True)
    window.backstage.resume = lambda: paused.append(False)
    window._keys._panic = window._panic
    for _ in range(3):
        QTest.keyClick(window, key)
    assert paused == [True, True, True]


def test_a_pause_from_anywhere_waits_for_nothing_not_for_the_windows_thread(window, monkeypatch):
    """Mutant: hand it to the window's thread like the other keys; a window that is busy hides nothing."""
    paused = threading.Event()
    monkeypatch.setattr(window.backstage, "panic", paused.set)
    heard = threading.Thread(target=window._hear_anywhere, args=("p",))
    heard.start()
    heard.join(PATIENCE_S)
    assert paused.is_set()  # and nobody has looked after the window's events


def test_letters_in_a_field_are_letters_and_esc_is_heard_there(window):
    """Mutants: hear P in a field; hear no Esc there."""
    paused = []
    window.backstage.panic = lambda: paused.append(True)
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "pm1")
    assert field.text() == "pm1"
    assert not paused
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert paused


def test_esc_closes_the_keys_and_on_air_hides_everything_as_well(window):
    """Mutant: hear it once more in what is below; off air, closing the keys would pause."""
    paused = []
    window.backstage.panic = lambda: paused.append(True)
    QTest.keyClick(window, Qt.Key.Key_H)
    assert window.help.isVisible()
    QTest.keyClick(
        window.help._close, Qt.Key.Key_Escape
    )  # where the focus is; its parents are offered it, too
    assert not window.help.isVisible()
    assert not paused
    tell(window, replace(PERFORMS, on_air=True))
    QTest.keyClick(window, Qt.Key.Key_H)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert paused


def test_esc_in_a_list_or_a_dialog_hides_what_others_see_and_else_closes_it_only(window):
    """Mutant: hide only on air; beside a recording, or a window that OBS shows, nothing would be hidden."""
    paused = []
    window.backstage.panic = lambda: paused.append(True)
    dialog = QDialog(window)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not paused
    for shown in (replace(PERFORMS, on_air=True), replace(PERFORMS, recording="one.mp4")):
        tell(window, shown)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert paused.pop()
    tell(window, PERFORMS)
    window._toggle_output()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert paused.pop()


def test_the_picture_says_so_while_a_window_of_its_own_shows_it(window):
    """Mutant: ask the output only; OBS shows a picture to a call that only its owner sees, it says."""
    preview = window.box.preview
    assert preview.accessibleDescription() == "Only you see this"
    window._toggle_output()
    assert preview.accessibleDescription() == "Shown in its own window"
    tell(window, replace(PERFORMS, on_air=True))
    assert preview.accessibleDescription() == "ON AIR"
    tell(window, PERFORMS)
    window._toggle_output()
    assert preview.accessibleDescription() == "Only you see this"


def picture(left, right):
    """Two halves."""
    rgba = np.zeros((720, 1280, 4), np.uint8)
    rgba[..., 3] = 255
    rgba[:, :640, :3], rgba[:, 640:, :3] = left, right
    return rgba


@pytest.mark.parametrize(("mirrored", "is_card"), [(True, False), (False, False), (True, True)])
def test_the_picture_is_mirrored_and_a_card_never_is(window, mirrored, is_card):
    """Mutants: mirror a card, whose words nobody could read; swap red and blue."""
    rgba = picture((200, 30, 10), (10, 40, 220))
    window.backstage._screening.is_card = is_card
    window.box.preview.mirror(on=mirrored)
    window.backstage.picture_changed.emit(
        QImage(rgba.data, 1280, 720, QImage.Format.Format_RGBA8888_Premultiplied)
    )
    area = window.box.preview.area().toRect()
    shot = window.box.preview.grab().toImage()
    seen = [
        shot.pixelColor(area.topLeft() + QPoint(round(area.width() * x), area.height() // 2)).getRgb()[:3]
        for x in (0.25, 0.75)
    ]
    wanted = [(200, 30, 10), (10, 40, 220)]
    if mirrored and not is_card:
        wanted.reverse()
    assert np.abs(np.array(seen) - np.array(wanted)).max() <= 3


def test_no_picture_is_asked_for_while_nobody_can_see_one(window):
    """Mutant: keep asking while the window is minimised."""
    viewers = window.backstage._screening._viewers
    assert window.box.preview in viewers
    window.hide()
    assert not viewers


def test_the_tray_says_how_it_is_and_does_the_same(window):
    told = []
    one = tray.Tray(window.backstage, lambda: told.append("show"), lambda: told.append("quit"))
    window.backstage.go_on_air = lambda: told.append("air")
    window.backstage.panic = lambda: told.append("pause")
    assert not one._air.isEnabled()
    diagnose(window, GREEN)
    assert one._air.isEnabled()
    for action in one._menu.actions():
        action.trigger()
    assert told == ["air", "pause", "show", "quit"]
    tell(window, replace(PERFORMS, on_air=True, paused=True))
    assert one._icon.toolTip() == "Avatar: paused"
    assert one._air.text() == "Go off air"
    one.close()


def test_nothing_that_is_asked_waits_though_everything_hangs(app, window, monkeypatch):
    """Mutants: open the output, or write the settings, in the window's thread."""
    from avatar.app import settings_file

    forever, waited = threading.Event(), []

    def hang(*_):
        if threading.current_thread() is threading.main_thread():
            waited.append("the window")
        forever.wait(PATIENCE_S)

    backstage = window.backstage
    backstage.open()
    until(lambda: backstage.status.act is Act.PERFORM)
    backstage._open_output = hang
    monkeypatch.setattr(settings_file, "change", hang)
    asks = [
        backstage.go_on_air,
        lambda: backstage.record(on=True),
        lambda: backstage.setting("window.keys", "hold"),
        lambda: backstage.setting("stage.manner", "calm"),
        lambda: backstage.character("otto"),
        lambda: backstage.press("1"),
        backstage.panic,
        backstage.resume,
        backstage.go_off_air,
        backstage.calibrate,
        backstage.enter,
    ]
    began_s = time.monotonic()
    for ask in asks:
        ask()
    assert time.monotonic() - began_s < PATIENCE_S  # nor did they wait for who waits
    assert not waited
    forever.set()


def test_news_leaves_by_itself_and_trouble_stays_until_it_is_put_away(window):
    """Mutant: let both stay; "sit relaxed" stood there minutes later."""
    line = window.box.line
    window.backstage.said.emit("sit relaxed")
    assert line.accessibleName() == "Sit relaxed"
    assert line.property("role") == "notice"
    assert line._leave.isActive()
    line._leave.timeout.emit()
    assert line.isHidden()
    window.backstage.said.emit("sit relaxed")
    window.backstage.failed.emit("the disk is full", "make room")
    assert line.property("role") == "alarm"
    assert not line._leave.isActive()
    assert not line.isHidden()


def test_a_finished_video_is_named_and_its_folder_can_be_opened(window, tmp_path):
    line = window.box.line
    tell(window, replace(PERFORMS, recording=str(tmp_path / "one.mp4")))
    assert line.isHidden()
    tell(window, PERFORMS)
    assert line.accessibleName() == "Your video: one.mp4"
    assert not line._folder.isHidden()
    assert not line._leave.isActive()
    window.backstage.said.emit("something else")
    assert line._folder.isHidden()


def test_b_says_so_where_there_is_no_other_background(window):
    """Mutant: nothing happens and nothing is said."""
    told = heard(window.backstage.said)
    tell(window, replace(PERFORMS, background="drawing", backgrounds=("drawing",)))
    window._next_room()
    assert [text for (text,) in told] == ["There is one background; more are under Look."]
    tell(window, replace(PERFORMS, background="wood", backgrounds=("wood", "moss")))
    window._next_room()
    assert len(told) == 1

"""Colours that can be told apart, icons that follow them, text that may be twice as large."""

import re

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QWidget

from avatar.app.studio import theme
from avatar.app.studio.boxes import Card, Flow, label
from avatar.app.studio.pieces import Button, CopyLine, Eye, Segments, Switch, icon, pixmap
from avatar.app.studio.theme import DARK, LIGHT


def luminance(colour):
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_all_text_can_be_read(tokens):
    for text in ("ink", "soft", "accent", "good", "warn", "bad"):
        for below in ("paper", "surface"):
            assert contrast(getattr(tokens, text), getattr(tokens, below)) >= 4.5, (text, below)
    for text, below in (("ink", "tint"), ("ink", "raised"), ("on_accent", "accent"), ("on_bad", "bad")):
        assert contrast(getattr(tokens, text), getattr(tokens, below)) >= 4.5, (text, below)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_and_the_focus_ring_can_be_seen(tokens):
    for what in ("edge", "focus"):
        for below in ("paper", "surface"):
            assert contrast(getattr(tokens, what), getattr(tokens, below)) >= 3, (what, below)


def test_the_sheet_is_filled_in_and_knows_every_role_that_it_promises():
    sheet = theme.style_sheet(LIGHT, 10.5, 4)
    assert "$" not in sheet
    assert set(re.findall(r'role="(\w+)"', sheet)) == set(theme.ROLES)


def test_light_and_dark_and_large_text_are_chosen_at_once(app):
    small = QFontMetrics(app.font()).height()
    app.theme.choose(colours="dark", text=200)
    try:
        assert theme.now() is DARK
        assert QFontMetrics(app.font()).height() >= 1.9 * small
        assert theme.text_scale() == 2
    finally:
        app.theme.choose(colours="light", text=100)
    assert theme.now() is LIGHT


def test_less_motion_is_heeded(app):
    app.theme.choose(motion="less")
    try:
        assert not theme.moves()
    finally:
        app.theme.choose(motion="system")
    assert theme.moves()


@pytest.mark.parametrize("path", sorted(theme.ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws_something_without_a_word(app, path):
    drawn = pixmap(path.stem, "#000000", 24).toImage()
    assert any(drawn.pixelColor(x, y).alpha() for x in range(24) for y in range(24))
    assert "<text" not in path.read_text(encoding="utf-8")
    assert not icon(path.stem).isNull()


def test_a_button_without_words_has_a_name(app):
    button = Button("", "dice", role="icon", said="Surprise me")
    assert button.accessibleName() == button.toolTip() == "Surprise me"


def test_a_switch_shows_on_and_off_in_another_way_than_by_colour(app):
    switch = Switch("Glasses")
    switch.resize(switch.sizeHint())
    off = switch.grab().toImage().convertToFormat(switch.grab().toImage().Format.Format_Grayscale8)
    switch.setChecked(True)
    on = switch.grab().toImage().convertToFormat(off.format())
    assert on != off
    assert switch.accessibleName() == "Glasses"


def test_segments_tell_what_was_chosen_by_a_person_and_not_by_the_program(app):
    heard = []
    segments = Segments({"calm": "Calm", "lively": "Lively"}, "Movement")
    segments.chosen.connect(heard.append)
    segments.show_value("calm")
    segments._buttons["lively"].click()
    assert heard == ["lively"]


def test_a_row_that_is_full_goes_on_below(app):
    widget, flow = QWidget(), Flow(gap=1)
    for _ in range(4):
        part = QWidget()
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    widget.setLayout(flow)
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(220) == 2 * 20 + theme.unit()
    flow.clear()
    assert flow.count() == 0


def test_a_line_is_copied_whole(app):
    CopyLine("sudo modprobe v4l2loopback").copy()
    assert app.clipboard().text() == "sudo modprobe v4l2loopback"


def test_what_a_stranger_wrote_is_never_markup(app):
    assert label("<b>x</b>").textFormat().name == "PlainText"
    assert Card("Title").accessibleName() == "Title"


def test_an_eye_shows_what_is_typed_and_hides_it_again(app):
    """Mutant: fields that show what is typed from the start."""
    field = QLineEdit()
    eye = Eye(field)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    eye.click()
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Hide what I type"
    eye.hide_all()
    assert field.echoMode() is QLineEdit.EchoMode.Password
    assert eye.accessibleName() == "Show what I type"

"""The live picture: whole on every screen, and nothing but paper beside it."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPixmap, QRegion

from avatar.app.studio import theme
from avatar.settings import choose

RED, BLUE = 200, 10


@pytest.fixture
def preview(app, tmp_path):
    from avatar.app.studio.backstage import Backstage
    from avatar.app.studio.preview import Preview

    backstage = Backstage(choose(tmp_path / "none.toml", {}))
    found = Preview(backstage)
    found.mirror(on=False)
    found.resize(800, 450)
    found.show()
    yield found
    found.close()


def show(preview):
    """Two pictures in a row, red on the left and blue on the right."""
    rgba = np.zeros((720, 1280, 4), np.uint8)
    rgba[:, :640], rgba[:, 640:] = (RED, 30, 10, 255), (BLUE, 40, 220, 255)
    for _ in range(2):
        preview._backstage.picture_changed.emit(
            QImage(rgba.data, 1280, 720, QImage.Format.Format_RGBA8888_Premultiplied)
        )


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_on_a_fine_screen_the_whole_picture_is_seen(preview, ratio):
    """Mutant: paint into the kept picture as if its pixels were the window's; at 2 a quarter is seen."""
    preview.devicePixelRatioF = lambda: ratio
    show(preview)
    shot = preview.grab().toImage()
    seen = [shot.pixelColor(round(800 * x), 400).red() for x in (0.05, 0.45, 0.55, 0.95)]
    assert seen == pytest.approx([RED, RED, BLUE, BLUE], abs=3)


def test_a_picture_that_shrinks_leaves_nothing_beside_it(preview):
    """Mutant: draw the last picture as large as it was until the next one comes."""
    show(preview)
    preview.resize(900, 200)
    seen, place = QPixmap(preview.size()), preview.area().toRect()
    preview.render(seen)
    show(preview)
    preview.render(seen, place.topLeft(), QRegion(place))  # a new picture has its own place painted only
    shot = seen.toImage()
    paper = QColor(theme.now().paper)
    assert all(shot.pixelColor(x, 100) == paper for x in (2, place.left() - 3, place.right() + 3, 897))
    assert shot.pixelColor(place.center() - QPoint(20, 0)).red() == pytest.approx(RED, abs=3)


def test_with_large_text_the_words_on_a_small_picture_leave_room_for_the_face(app, preview):
    """Mutant: as large as all text; at 200 % they cover the hair."""
    app.theme.choose(text=200)
    preview.resize(320, 180)
    preview.say("Own window", alarm=True)
    assert preview._badge.width() <= 0.4 * 320
    small = preview._badge.height()
    preview.resize(1280, 720)
    assert preview._badge.height() > 1.3 * small
    app.theme.choose(text=100)


def test_a_card_that_came_while_it_was_hidden_is_there_once_it_is_seen(preview):
    """Mutant: take none while hidden; a card is sent once, and beside a prompt there is nothing."""
    preview.hide()
    preview._backstage._screening.is_card = True
    show(preview)
    preview.show()
    assert preview.grab().toImage().pixelColor(200, 225).red() == pytest.approx(RED, abs=3)

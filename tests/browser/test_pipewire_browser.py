"""A real browser reads our PipeWire camera, in a session of its own, with no kernel device and no root."""

import contextlib
import tempfile
from pathlib import Path

import pytest

from avatar.stage.outputs.pipewire import NAME, PipeWireCamera
from tests.browser.chromium import PIPEWIRE, browser, camera_page
from tests.browser.private_session import missing, private_session
from tests.stage.outputs.pictures import number_in, showing, worst_colour_error

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not browser(), reason="needs Chromium: apt install chromium"),
    pytest.mark.skipif(bool(missing()), reason=missing() or "complete"),
]

WIDTH, HEIGHT, FPS = 1280, 720, 30


@pytest.fixture
def session(monkeypatch):
    # Not below pytest's own folder: a socket's path may have at most 107 bytes.
    with (
        tempfile.TemporaryDirectory(prefix="avatar-") as folder,
        private_session(Path(folder)) as environment,
    ):
        for name in ("XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"):
            monkeypatch.setenv(name, environment[name])
        monkeypatch.delenv("PIPEWIRE_REMOTE", raising=False)
        yield environment


def test_chromium_sees_moving_pictures_of_the_right_size_and_colours(session, tmp_path):
    camera = PipeWireCamera(WIDTH, HEIGHT, FPS)
    page = camera_page(tmp_path, WIDTH, HEIGHT, flags=[PIPEWIRE], environment=session)
    with contextlib.closing(camera), showing(camera, WIDTH, HEIGHT, FPS), page as opened:
        samples = [opened.sample() for _ in range(5)]
    assert {sample.label for sample in samples} == {NAME}
    assert {sample.rgb.shape for sample in samples} == {(HEIGHT, WIDTH, 3)}
    assert max(worst_colour_error(sample.rgb) for sample in samples) <= 6
    assert len({number_in(sample.rgb) for sample in samples}) >= 3
    assert samples[-1].frames > samples[0].frames

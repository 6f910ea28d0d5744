"""A real browser reads our PipeWire camera, in a session of its own, with no kernel device and no root."""

import tempfile
import threading
from pathlib import Path

import pytest

from avatar.stage.outputs.pipewire import NAME, PipeWireCamera
from tests.browser.chromium import PIPEWIRE, browser, camera_page
from tests.browser.private_session import missing, private_session
from tests.stage.outputs.pictures import bars, number_in, worst_colour_error

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


def keep_showing(camera, stop):
    """Show numbered bars at the camera's rate until told to stop."""
    pictures = [bars(number, WIDTH, HEIGHT) for number in range(16)]
    shown = 0
    while not stop.wait(1 / FPS):
        camera.show(pictures[shown % len(pictures)])
        shown += 1


def test_chromium_sees_moving_pictures_of_the_right_size_and_colours(session, tmp_path):
    camera, stop = PipeWireCamera(WIDTH, HEIGHT, FPS), threading.Event()
    shower = threading.Thread(target=keep_showing, args=(camera, stop))
    shower.start()
    try:
        with camera_page(tmp_path, WIDTH, HEIGHT, flags=[PIPEWIRE], environment=session) as page:
            samples = [page.sample() for _ in range(5)]
    finally:
        stop.set()
        shower.join()
        camera.close()
    assert {sample.label for sample in samples} == {NAME}
    assert {sample.rgb.shape for sample in samples} == {(HEIGHT, WIDTH, 3)}
    assert max(worst_colour_error(sample.rgb) for sample in samples) <= 6
    assert len({number_in(sample.rgb) for sample in samples}) >= 3
    assert samples[-1].frames > samples[0].frames

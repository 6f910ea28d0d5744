"""A real browser reads our PipeWire camera, in a session of its own, with no kernel device and no root."""

import contextlib
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from avatar.stage.outputs.pipewire import NAME, PipeWireCamera
from tests.browser.chromium import PIPEWIRE, browser, camera_page
from tests.browser.private_session import missing, private_session
from tests.stage.outputs.pictures import number_in, showing, worst_colour_error
from tests.waiting import until

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
        tempfile.TemporaryDirectory(prefix="avatar-", ignore_cleanup_errors=True) as folder,
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
        # Looks that are as far apart as the numbers take to come round see the same one again.
        while len({number_in(sample.rgb) for sample in samples}) < 3 and len(samples) < 60:
            samples.append(opened.sample())
    assert {sample.label for sample in samples} == {NAME}
    assert {sample.rgb.shape for sample in samples} == {(HEIGHT, WIDTH, 3)}
    assert max(worst_colour_error(sample.rgb) for sample in samples) <= 6
    assert len({number_in(sample.rgb) for sample in samples}) >= 3
    assert samples[-1].frames > samples[0].frames


UNDER_THE_FILTER = f"""
import time
from avatar import sandbox
from avatar.stage.outputs.choice import open_output
from tests.stage.outputs.pictures import showing
print(sandbox.deny_network())
output = open_output("pipewire", width={WIDTH}, height={HEIGHT})
with showing(output, {WIDTH}, {HEIGHT}):
    time.sleep(1.0)
    print("still showing", flush=True)
    input()
output.close()
"""


def listed(session):
    asks = ["wpctl", "status"]
    return subprocess.run(asks, env=session, capture_output=True, text=True, check=True).stdout


def test_the_camera_stays_where_the_kernel_refuses_network_sockets(session):
    """Kills: an output that needs more than the local sockets which ``avatar run`` leaves itself."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", UNDER_THE_FILTER], env=session, text=True, **pipes) as show:
        assert "refuses" in show.stdout.readline()
        assert show.stdout.readline() == "still showing\n"
        until(lambda: NAME in listed(session).partition("Video")[2], why=f"{NAME} among the cameras")
        show.communicate("\n")
    assert show.returncode == 0

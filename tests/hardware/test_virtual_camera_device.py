"""Numbered colour bars through our VirtualCamera into a real device, and out again in three clients."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from avatar.errors import OutputError
from avatar.stage.outputs import loopback
from avatar.stage.outputs.choice import open_output
from avatar.stage.outputs.virtual_camera import VirtualCamera
from tests.browser.chromium import browser, camera_page
from tests.hardware.readers import opencv, read_ffmpeg, read_opencv
from tests.stage.outputs.pictures import bars, number_in, showing, worst_colour_error

pytestmark = pytest.mark.hardware

WIDTH, HEIGHT, FPS = 1280, 720, 30
NEAR = 6
"""Of 255; I420 and back costs 1 to 4."""


@pytest.fixture
def on_air(output_device):
    camera = VirtualCamera(WIDTH, HEIGHT, FPS, output_device)
    with contextlib.closing(camera), showing(camera, WIDTH, HEIGHT, FPS):
        yield camera


def check(frames):
    assert {frame.shape for frame in frames} == {(HEIGHT, WIDTH, 3)}
    assert max(worst_colour_error(frame) for frame in frames) <= NEAR
    assert len({number_in(frame) for frame in frames}) >= 2


def test_opencv_sees_moving_bars_of_the_right_size_and_colours(on_air, output_device):
    check(read_opencv(output_device, 20))


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="needs ffmpeg")
def test_ffmpeg_sees_moving_bars_of_the_right_size_and_colours(on_air, output_device):
    check(read_ffmpeg(output_device, 20))


@pytest.mark.skipif(not browser(), reason="needs Chromium")
def test_chromium_sees_moving_bars_of_the_right_size_and_colours(on_air, output_device, tmp_path):
    with camera_page(tmp_path, WIDTH, HEIGHT) as page:
        samples = [page.sample(60.0) for _ in range(5)]
    check([sample.rgb for sample in samples])
    assert on_air.label in samples[0].label


def test_auto_takes_the_device_and_names_it_as_call_apps_do(output_device):
    with contextlib.closing(open_output("auto", width=WIDTH, height=HEIGHT)) as output:
        assert output.label == loopback.look(output_device).label


def test_closing_leaves_a_device_that_the_next_program_can_use(output_device):
    """Kills: not reviving at the end; v4l2loopback 0.12.7 would take no second writer, ours or another's."""
    for _ in range(3):
        camera = VirtualCamera(WIDTH, HEIGHT, FPS, output_device)
        camera.show(bars(0, WIDTH, HEIGHT))
        camera.close()
        assert loopback.look(output_device).output


IMPORTS = """
import os, sys, time
from avatar.stage.outputs.virtual_camera import VirtualCamera
from tests.stage.outputs.pictures import bars
"""
NOBODY = """
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
"""
WRITE = f"""
camera = VirtualCamera({WIDTH}, {HEIGHT}, {FPS}, sys.argv[1])
picture = bars(0, {WIDTH}, {HEIGHT})
camera.show(picture)
print("on air", flush=True)
while True:
    camera.show(picture)
    time.sleep(1 / {FPS})
"""


@contextlib.contextmanager
def other_writer(device):
    with subprocess.Popen([sys.executable, "-c", IMPORTS + WRITE, device], stdout=subprocess.PIPE) as program:
        assert program.stdout.readline() == b"on air\n"
        try:
            yield program
        finally:
            program.kill()


def test_a_device_left_dead_by_a_killed_program_is_revived(output_device):
    """Kills: not reviving at the start."""
    with other_writer(output_device):
        pass
    camera = VirtualCamera(WIDTH, HEIGHT, FPS, output_device)
    with contextlib.closing(camera), showing(camera, WIDTH, HEIGHT, FPS):
        check(read_opencv(output_device, 10))


def test_a_reader_that_stays_sees_the_next_session(output_device):
    with other_writer(output_device), opencv(output_device) as capture:
        assert capture.read()[0]
        os.kill(loopback.look(output_device).holders[0].pid, signal.SIGKILL)
        time.sleep(0.2)
        camera = VirtualCamera(WIDTH, HEIGHT, FPS, output_device)
        with contextlib.closing(camera), showing(camera, WIDTH, HEIGHT, FPS):
            frames = [capture.read() for _ in range(12)]
    assert all(ok for ok, _ in frames)
    check([frame[:, :, ::-1] for _, frame in frames[4:]])


def test_a_device_that_somebody_writes_to_is_left_alone_and_the_program_named(output_device):
    """Kills: reviving without asking whether frames still come."""
    with other_writer(output_device) as program:
        with pytest.raises(OutputError, match=rf"process {program.pid}\)"):
            VirtualCamera(WIDTH, HEIGHT, FPS, output_device)
        assert loopback.is_fed(output_device)


def test_another_size_while_a_client_holds_the_device_is_refused(output_device):
    """Kills: trusting the size that was asked for; the client would see garbage."""
    with other_writer(output_device) as program, opencv(output_device) as capture:
        assert capture.read()[0]
        program.kill()
        program.wait()
        smaller = VirtualCamera(640, 360, FPS, output_device)
        with pytest.raises(OutputError, match="1280x720 YU12 to call apps although 640x360"):
            smaller.show(bars(0, 640, 360))


def test_a_user_outside_the_group_is_told_so(output_device):
    if os.getuid() != 0:
        pytest.skip("needs root, to become somebody else")
    command = [sys.executable, "-c", IMPORTS + NOBODY + WRITE, output_device]
    done = subprocess.run(command, capture_output=True, check=False)
    assert b"usermod -aG video" in done.stderr

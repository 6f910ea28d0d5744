"""Real v4l2loopback devices: one to send to, one that plays the webcam.

sudo modprobe v4l2loopback devices=2 video_nr=10,11 card_label=VirtualCam,FakeWebcam exclusive_caps=1,1
AVATAR_TEST_CLIP=face.mp4 python -m pytest -m hardware tests/hardware
"""

import os
from pathlib import Path

import pytest

from avatar.stage.outputs import loopback

OUTPUT = "/dev/video10"
WEBCAM = "/dev/video11"


def fresh(path):
    """A loopback device that takes a writer, revived if the test before left it dead."""
    device = loopback.look(path)
    if device is None:
        pytest.skip(f"there is no loopback camera {path}: {loopback.MODPROBE}")
    if not device.usable:
        pytest.skip(f"{path} is in use by {', '.join(map(str, device.holders)) or 'another program'}")
    if device.dead:
        loopback.revive(path)
    return path


@pytest.fixture
def output_device():
    return fresh(OUTPUT)


@pytest.fixture(scope="session")
def webcam_device():
    return fresh(WEBCAM)


@pytest.fixture(scope="session")
def clip():
    """A recording of one person's face."""
    path = Path(os.environ.get("AVATAR_TEST_CLIP", ""))
    if not path.is_file():
        pytest.skip("set AVATAR_TEST_CLIP to a recording of one person's face")
    return path

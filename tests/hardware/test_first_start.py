"""The first start in a real window, before a real camera device, into a real virtual camera.

A loopback device that plays a recording is a test source: nobody is enrolled from it, so of the five steps
there are two, and every picture bears the mark.  The doctor is told that
all is well, because it misses an owner.
"""

import os
import sys
import time

import pytest

from avatar.gate import consent
from avatar.stage.outputs import loopback
from tests.app.studio.screen import Window, missing, screen
from tests.app.studio.test_flow import Person
from tests.hardware import drawn
from tests.hardware.readers import read_opencv, small
from tests.hardware.show import Feeder
from tests.waiting import until

pytestmark = [
    pytest.mark.hardware,
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {' '.join(missing())}"),
]


@pytest.fixture(scope="module")
def webcam(clip, webcam_device):
    feeder = Feeder(clip, webcam_device)
    until(lambda: loopback.look(webcam_device).fed, 20, "the recording is played")
    yield loopback.look(webcam_device).label
    feeder.stop()


def test_from_a_new_account_to_a_marked_cartoon_in_the_virtual_camera(webcam, output_device, tmp_path):
    flags = {
        "sense.test_source": True,
        "camera.name": webcam,
        "output.kind": "virtual-camera",
        "output.device": output_device,
    }
    where, began = tmp_path / "map.json", time.monotonic()
    (tmp_path / "run").mkdir(mode=0o700)
    with screen() as env:
        env = {**os.environ, **env, "XDG_RUNTIME_DIR": str(tmp_path / "run")}
        told = {"map": str(where), "real": True, "flags": flags}
        window = Window(env, told, "tests.app.studio.launch_first")
        try:
            window.do("windowactivate", "--sync", window.find(60))
            person = Person(window, where)
            person.clicks(consent.AGREEMENT)
            person.clicks("I agree")
            person.waits_for("Go on air")
            person.clicks("Go on air")
            person.waits_for("Go off air")
            until(lambda: seen(output_device), 60, "a cartoon")
            note(f"from the first start to the cartoon in the camera: {time.monotonic() - began:.1f} s")
            person.clicks("Go off air")
            person.waits_for("Go on air")
            window.do("key", "alt+F4")
            assert window.process.wait(15) == 0, window.process.stderr.read().decode()
        finally:
            window.close()
    assert loopback.look(output_device).usable


def note(words):
    """A measured figure, for ``pytest -s``."""
    sys.stdout.write(f"\n{words}\n")


def seen(device):
    """Whether what a call app reads is the cartoon with its mark."""
    return drawn.is_cartoon(small(read_opencv(device, 5)[-1]))

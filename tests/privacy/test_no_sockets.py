"""Neither our code nor the native libraries of the sense process open a network socket.

The kernel is the witness: under the killing variant of the filter a single attempt ends
the process, even one that a library would hide.
"""

import platform
import signal
import subprocess
import sys

import pytest

from tests.sense.processes import environment

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"},
    reason="seccomp filters are for Linux on x86-64 and aarch64",
)

UNDER_THE_FILTER = "from avatar.sandbox import deny_network\nassert 'seccomp' in deny_network(kill=True)\n"

SENSE = """
from tests.sense.drawing import cartoon
from avatar.sense.frame import CameraFrame
from avatar.sense.solve import solve
from avatar.sense.trackers.mediapipe import MediaPipeTracker
from avatar.signal import Live, encode
tracker = MediaPipeTracker()
for number in range(1, 6):
    seen = tracker.observe(CameraFrame(cartoon(), number * 33_333_333))
print(seen.faces, len(encode(Live(1, solve(seen.face)))) <= 128, flush=True)
tracker.close()
print("closed", flush=True)
"""

CAMERAS = """
from avatar.sense.cameras.devices import CameraDevice, list_cameras
from avatar.sense.cameras import opencv
list_cameras()
nothing = CameraDevice(name="none", stable_id="none", index=99, path="/dev/no-such-camera")
assert not opencv.open_capture(nothing, 640, 480, 30).isOpened()
print("looked", flush=True)
"""


def run(code):
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, env=environment()
    )


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_the_control_a_plain_socket_dies(family):
    """Keeps the tests below from passing vacuously."""
    attempt = f"import socket\nsocket.socket(socket.{family})\nprint('alive')\n"
    assert run(attempt).stdout == "alive\n"
    assert run(UNDER_THE_FILTER + attempt).returncode == -signal.SIGSYS


def test_the_control_dies_even_where_the_error_is_swallowed():
    code = "import socket\ntry: socket.create_connection(('192.0.2.1', 9), 0.01)\nexcept Exception: pass\n"
    assert run(UNDER_THE_FILTER + code).returncode == -signal.SIGSYS


def test_tracking_a_face_opens_no_socket_not_even_at_close():
    """Mutant killed: a MediaPipe release that reports usage (0.10.35 and later die here)."""
    done = run(UNDER_THE_FILTER + SENSE)
    assert (done.returncode, done.stdout) == (0, "1 True\nclosed\n"), done.stderr


def test_looking_for_cameras_opens_no_socket():
    done = run(UNDER_THE_FILTER + CAMERAS)
    assert (done.returncode, done.stdout) == (0, "looked\n"), done.stderr

"""Neither our code nor the native libraries of the two processes open a network socket.

The kernel is the witness: under the killing variant of the filter a single attempt ends
the process, even one that a library would hide.
"""

import platform
import shutil
import signal
import subprocess
import sys

import pytest

from tests.sense.processes import environment
from tests.waiting import PATIENCE_S

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


DRAWING = """
from avatar.app.cli import main
assert main(["demo", "--output", "null", "--frames", "5"]) == 0
print("drawn", flush=True)
"""

PIPEWIRE = """
import sys, time
from avatar.stage.outputs import pipewire
from avatar.stage.outputs.pipewire import PipeWireCamera, pipeline
from tests.stage.outputs.pictures import bars
pipewire._PATIENCE_S = 60  # on a busy machine the child has hardly begun when it is asked to end
camera = PipeWireCamera(320, 180, 30, command={command})
for number in range(5):
    camera.show(bars(number))
    time.sleep(0.03)
camera.close()
print("child", camera._child.returncode, flush=True)
"""

GSTREAMER = "[*pipeline(320, 180, 30)[:-3], 'fakesink']"
CALLER = "[sys.executable, '-c', 'import socket; socket.socket(socket.AF_INET)']"


def run(code):
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=2 * PATIENCE_S,
        env=environment(),
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


def test_drawing_opens_no_socket():
    """Mutant killed: a socket opened anywhere between the command line and the output."""
    done = run(UNDER_THE_FILTER + DRAWING)
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["drawn"]), done.stderr


def test_the_control_a_socket_on_the_way_to_the_output_dies():
    """Keeps the test above from passing vacuously."""
    planted = """
import socket
from avatar.stage.outputs.null import NullOutput
NullOutput.show = lambda self, picture: socket.socket(socket.AF_INET)
"""
    assert run(UNDER_THE_FILTER + planted + DRAWING).returncode == -signal.SIGSYS


@pytest.mark.skipif(not shutil.which("gst-launch-1.0"), reason="GStreamer is not installed")
def test_the_child_that_feeds_pipewire_opens_no_socket():
    """With everything but PipeWire's own end, which ``tests/browser`` runs in a session under the filter."""
    done = run(UNDER_THE_FILTER + PIPEWIRE.format(command=GSTREAMER))
    assert (done.returncode, done.stdout) == (0, "child 0\n"), done.stderr


def test_the_control_a_child_that_opens_a_socket_dies():
    """Mutant killed: a filter that children do not inherit."""
    code = PIPEWIRE.format(command=CALLER).replace("    camera.show(bars(number))\n", "")
    waits = code.replace("camera.close()\n", "camera._child.wait(60)\ncamera.close()\n")
    assert run(UNDER_THE_FILTER + waits).stdout == f"child {-signal.SIGSYS}\n"

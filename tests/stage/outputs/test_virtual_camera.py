import os
import subprocess
import sys

import numpy as np
import pytest
import pyvirtualcam

from avatar.errors import OutputError
from avatar.stage.outputs.loopback import Holder, LoopbackDevice
from avatar.stage.outputs.virtual_camera import DeviceFile, VirtualCamera, backends, choose
from tests.stage.outputs.pictures import bars

linux = pytest.mark.skipif(sys.platform != "linux", reason="about Linux device files")


class Tape:
    """A pyvirtualcam backend that keeps what it is sent."""

    opened = ()
    refuse = ""
    fail_from = 1_000_000

    def __init__(self, *, width, height, fps, fourcc, device, **_):
        if self.refuse:
            raise RuntimeError(self.refuse)
        self.asked = (width, height, fps, fourcc.to_bytes(4, "little").decode())
        self.sent, self.closed, self.name = [], 0, device or "Tape"
        Tape.opened += (self,)

    def send(self, frame):
        if len(self.sent) >= self.fail_from:
            raise RuntimeError("Stream does not exist.")
        self.sent.append(bytes(frame))

    def close(self):
        self.closed += 1

    def device(self):
        return self.name

    def native_fourcc(self):
        return None


@pytest.fixture
def tape(monkeypatch):
    monkeypatch.setattr(Tape, "opened", ())
    pyvirtualcam.register_backend("tape", Tape)
    yield Tape
    pyvirtualcam.camera.BACKENDS.pop("tape")


def test_pictures_go_out_as_i420_at_the_size_that_was_asked_for(tape):
    camera = VirtualCamera(320, 180, 30, backend="tape")
    for number in range(3):
        camera.show(bars(number))
    (opened,) = tape.opened
    assert opened.asked == (320, 180, 30, "I420")
    assert opened.sent == [bars(number).i420.tobytes() for number in range(3)]


def test_it_is_called_by_the_devices_name(tape):
    assert VirtualCamera(320, 180, backend="tape", device="OBS Virtual Camera").label == "OBS Virtual Camera"
    assert VirtualCamera(320, 180, backend="tape").label == "Tape"


def test_a_picture_of_another_size_is_refused_and_the_camera_stays_open(tape):
    """Kills: passing on a picture of another size, which a client that holds the device sees as stripes."""
    camera = VirtualCamera(320, 180, backend="tape")
    with pytest.raises(OutputError, match="640x360 for an output of 320x180"):
        camera.show(bars(0, 640, 360))
    camera.show(bars())
    assert len(tape.opened[0].sent) == 1


def test_an_odd_size_is_refused_before_anything_opens(tape):
    with pytest.raises(OutputError, match="321x180"):
        VirtualCamera(321, 180, backend="tape")
    assert tape.opened == ()


def test_closing_twice_closes_once(tape):
    camera = VirtualCamera(320, 180, backend="tape")
    camera.close()
    camera.close()
    assert tape.opened[0].closed == 1


def test_a_closed_camera_takes_no_picture(tape):
    camera = VirtualCamera(320, 180, backend="tape")
    camera.close()
    with pytest.raises(OutputError, match="was closed"):
        camera.show(bars())


def test_a_refusal_becomes_an_error_with_a_fix(tape, monkeypatch):
    monkeypatch.setattr(tape, "refuse", "This backend supports only the 'OBS Virtual Camera' device.")
    with pytest.raises(OutputError) as caught:
        VirtualCamera(320, 180, backend="tape")
    assert "only OBS Virtual Camera" in caught.value.problem
    assert caught.value.hint


def test_a_failed_send_is_an_error_and_releases_the_camera(tape, monkeypatch):
    monkeypatch.setattr(tape, "fail_from", 1)
    camera = VirtualCamera(320, 180, backend="tape")
    camera.show(bars())
    with pytest.raises(OutputError, match="Stream does not exist"):
        camera.show(bars())
    assert tape.opened[0].closed == 1


@linux
def test_a_write_that_the_driver_refuses_is_noticed():
    """Kills: pyvirtualcam's own write, which says so on stderr only (trap c of docs/virtual-camera.md)."""
    descriptor = os.open("/dev/full", os.O_WRONLY)
    try:
        with pytest.raises(OSError, match="No space left"):
            DeviceFile(descriptor, "/dev/full").write(np.zeros(100, np.uint8))
    finally:
        os.close(descriptor)


@linux
def test_a_picture_that_the_driver_cuts_off_is_noticed():
    """Kills: ignoring how much was written."""
    reading, writing = os.pipe2(os.O_NONBLOCK)
    try:
        with pytest.raises(OutputError, match=r"took 65536 of 1382400 bytes"):
            DeviceFile(writing, "/dev/video10").write(np.zeros(1382400, np.uint8))
    finally:
        os.close(reading)
        os.close(writing)


@linux
def test_the_librarys_file_is_found_among_those_that_were_not_open_before(tmp_path):
    device = tmp_path / "video10"
    before = {}
    first = os.open(device, os.O_WRONLY | os.O_CREAT)
    try:
        DeviceFile.opened_since(before, str(device)).write(np.arange(10, dtype=np.uint8))
        assert device.read_bytes() == bytes(range(10))
        assert DeviceFile.opened_since({str(first): str(device)}, str(device)) is None
    finally:
        os.close(first)


def device(path="/dev/video10", **facts):
    return LoopbackDevice(path=path, label="Avatar", **{"accessible": True, "output": True, **facts})


BUSY = {"output": False, "capture": True, "fed": True, "holders": (Holder(42, "obs", write_only=False),)}


def test_the_first_free_device_is_taken():
    chosen = choose([device("/dev/video8", **BUSY), device("/dev/video9"), device()])
    assert chosen.path == "/dev/video9"


def test_a_device_in_use_names_the_program_that_has_it():
    with pytest.raises(OutputError, match=r"already gets its pictures from obs \(process 42\)"):
        choose([device(**BUSY)])


def test_a_device_without_permission_names_the_group():
    with pytest.raises(OutputError, match="usermod -aG video"):
        choose([device(accessible=False)])


@linux
@pytest.mark.parametrize(
    ("path", "problem"), [("/dev/video63", "there is no"), ("/dev/null", "is not a virtual")]
)
def test_a_device_that_is_none_is_an_error_with_a_fix(path, problem):
    with pytest.raises(OutputError, match=problem) as caught:
        VirtualCamera(device=path)
    assert caught.value.hint


def test_each_system_has_its_backend_by_name():
    """Kills: no backend named, with which pyvirtualcam takes whatever somebody registered."""
    assert backends(None, "linux") == ("v4l2loopback",)
    assert backends(None, "darwin") == ("obs",)
    assert backends(None, "win32") == ("obs", "unitycapture")
    assert backends("OBS Virtual Camera", "win32") == ("obs", "unitycapture")
    assert backends("Unity Video Capture", "win32") == ("unitycapture",)


def test_importing_the_module_loads_no_camera_library():
    code = "import sys, avatar.stage.outputs.virtual_camera; sys.exit('pyvirtualcam' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

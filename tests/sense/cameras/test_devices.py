"""Cameras are chosen by name, and looked up again at each opening."""

import errno
import os
import struct

import pytest

from avatar.gate import CameraHealth
from avatar.sense.cameras import UnusableCameraError
from avatar.sense.cameras.devices import CameraDevice, choose, list_cameras
from avatar.sense.cameras.linux import list_devices, parse_capability
from avatar.sense.cameras.macos import parse
from avatar.sense.cameras.windows import describe

C920 = CameraDevice(name="HD Pro Webcam C920", stable_id="usb-C920-index0", index=2, path="/dev/video2")
BUILT_IN = CameraDevice(name="Integrated Camera", stable_id="usb-Chicony", index=0, path="/dev/video0")
TWIN = CameraDevice(name="HD Pro Webcam C930", stable_id="usb-C930", index=6, path="/dev/video6")
LOOP = CameraDevice(
    name="FakeWebcam",
    stable_id="loop",
    index=10,
    path="/dev/video10",
    is_virtual=True,
    why="its driver is 'x'",
)


@pytest.mark.parametrize(
    "wanted", ["HD Pro Webcam C920", "hd pro webcam c920", "usb-C920-index0", "/dev/video2", "C920"]
)
def test_a_camera_is_found_by_name_id_or_device_file(wanted):
    assert choose([BUILT_IN, C920, LOOP], wanted, test_source=False) is C920


def test_without_a_name_the_first_real_camera_is_taken():
    assert choose([BUILT_IN, C920, LOOP], None, test_source=True) is BUILT_IN


@pytest.mark.parametrize("wanted", [None, "FakeWebcam"])
def test_a_virtual_camera_is_refused(wanted):
    """Mutant killed: ``_refuse_virtual`` returning the camera always."""
    with pytest.raises(UnusableCameraError, match="not a real camera: its driver") as caught:
        choose([LOOP], wanted, test_source=False)
    assert caught.value.health is CameraHealth.VIRTUAL
    assert caught.value.hint


@pytest.mark.parametrize("wanted", [None, "FakeWebcam"])
def test_the_test_setting_lets_a_virtual_camera_in(wanted):
    assert choose([LOOP], wanted, test_source=True) is LOOP


@pytest.mark.parametrize(
    ("cameras", "wanted", "says"),
    [
        ([], None, "there is no camera"),
        ([BUILT_IN], "C920", "no camera called 'C920'; there is: Integrated Camera"),
        ([], "C920", "there is: none"),
        ([BUILT_IN], "", "no camera called ''"),
        ([C920, TWIN], "HD Pro", "fits several cameras: HD Pro Webcam C920, HD Pro Webcam C930"),
    ],
)
def test_a_missing_camera_is_told_with_what_there_is(cameras, wanted, says):
    with pytest.raises(UnusableCameraError, match=says) as caught:
        choose(cameras, wanted, test_source=False)
    assert caught.value.health is CameraHealth.MISSING
    assert caught.value.hint


@pytest.mark.parametrize(
    "source",
    [
        "me.mp4",
        "/home/me/me.mp4",
        "file:///me.mp4",
        "rtsp://host/me",
        "http://host/me.mjpg",
        "screen",
        ":0.0",
    ],
)
@pytest.mark.parametrize("test_source", [False, True])
def test_a_file_an_address_or_a_screen_is_no_camera(source, test_source):
    """Only what the system lists can be opened.  Mutant killed: what is not listed opened as it is called."""
    with pytest.raises(UnusableCameraError, match="no camera called") as caught:
        choose([BUILT_IN, C920, LOOP], source, test_source=test_source)
    assert caught.value.health is CameraHealth.MISSING


def capability(driver, card, bus="usb-0000:00:14.0-7", whole=0x84A00001, device=0x04200001):
    text = driver.encode().ljust(16, b"\0") + card.encode().ljust(32, b"\0") + bus.encode().ljust(32, b"\0")
    return text + struct.pack("=III", 0x060100, whole, device) + bytes(12)


def test_the_drivers_answer_is_read():
    says = parse_capability(capability("uvcvideo", "HD Pro Webcam C920"))
    assert (says.driver, says.card, says.can_capture, says.can_output) == (
        "uvcvideo",
        "HD Pro Webcam C920",
        True,
        False,
    )


def test_a_metadata_node_cannot_capture_though_its_driver_can():
    assert not parse_capability(capability("uvcvideo", "C920", device=0x04A00000)).can_capture


def test_a_loopback_shows_its_output_side_even_while_somebody_writes():
    says = parse_capability(capability("v4l2 loopback", "Cam", whole=0x85200003, device=0x05200001))
    assert says.can_capture
    assert says.can_output


@pytest.fixture
def system(tmp_path):
    """A folder like /sys/class/video4linux: node → name and index."""

    def make(**nodes):
        for node, (name, index) in nodes.items():
            folder = tmp_path / "class" / node
            folder.mkdir(parents=True)
            (folder / "name").write_text(name + "\n")
            (folder / "index").write_text(f"{index}\n")
        return tmp_path / "class"

    return make


def test_only_nodes_that_capture_are_listed_in_order_of_their_number(system):
    folder = system(video10=("Cam ten", 0), video2=("C920", 0), video3=("C920", 1), video4=("Out", 0))
    answers = {
        "/dev/video10": capability("v4l2 loopback", "Cam ten", "platform:v4l2loopback-000"),
        "/dev/video2": capability("uvcvideo", "C920"),
        "/dev/video3": capability("uvcvideo", "C920", device=0x04A00000),
        "/dev/video4": capability("v4l2 loopback", "Out", device=0x05200002),
    }
    found = list_devices(folder, lambda path: parse_capability(answers[path]), folder / "none")
    assert [(c.name, c.index, c.path, c.is_virtual) for c in found] == [
        ("C920", 2, "/dev/video2", False),
        ("Cam ten", 10, "/dev/video10", True),
    ]
    assert found[1].stable_id == "platform:v4l2loopback-000:Cam ten"


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.EACCES, "you may not open /dev/video0: your user is not in its group 'video'"),
        (errno.EBUSY, "/dev/video0 is in use by another program"),
        (errno.EIO, "/dev/video0 does not answer"),
    ],
)
def test_a_camera_that_may_not_be_opened_is_listed_with_the_problem(system, number, says):
    def refuse(path):
        raise OSError(number, os.strerror(number))

    folder = system(video0=("C920", 0), video1=("C920", 1))
    (only,) = list_devices(folder, refuse, folder / "none")
    assert only.name == "C920"
    assert only.problem.startswith(says)


def test_a_name_that_survives_replugging_is_used_where_the_system_keeps_one(system, tmp_path):
    folder = system(video0=("C920", 0))
    links = tmp_path / "by-id"
    links.mkdir()
    (links / "usb-046d_C920-video-index0").symlink_to("/dev/video0")
    (only,) = list_devices(folder, lambda path: parse_capability(capability("uvcvideo", "C920")), links)
    assert only.stable_id == "usb-046d_C920-video-index0"


def test_a_computer_without_cameras_lists_none(tmp_path):
    assert list_devices(tmp_path / "nothing", lambda path: None, tmp_path) == []


@pytest.mark.skipif("sys.platform != 'linux'", reason="asks as Linux does")
def test_real_cameras_are_listed_first(monkeypatch):
    """Mutant: as the system lists them; of two that have one name the program would be taken."""
    found = [
        CameraDevice(name="C920", stable_id=str(index), index=index, is_virtual=virtual)
        for index, virtual in enumerate([True, False, True, False])
    ]
    monkeypatch.setattr("avatar.sense.cameras.linux.list_devices", lambda: found)
    assert [one.index for one in list_cameras()] == [1, 3, 0, 2]
    assert choose(list_cameras(), "C920", test_source=False).index == 1


def test_this_computers_own_list_is_a_list():
    assert all(isinstance(camera, CameraDevice) for camera in list_cameras())


def test_a_macs_report_is_read_in_opencvs_order():
    report = """{"SPCameraDataType": [
      {"_name": "OBS Virtual Camera", "spcamera_model-id": "OBS Camera", "spcamera_unique-id": "7626645E"},
      {"_name": "FaceTime HD Camera", "spcamera_model-id": "FaceTime", "spcamera_unique-id": "3F45E80A"}]}"""
    assert [(c.index, c.name, c.is_virtual) for c in parse(report)] == [
        (0, "FaceTime HD Camera", False),
        (1, "OBS Virtual Camera", True),
    ]


def test_windows_cameras_keep_directshows_order_and_a_program_has_no_device_path():
    found = describe([("Integrated Camera", r"\\?\usb#vid_04f2&pid_b6d9#6"), ("OBS Virtual Camera", "")])
    assert [(c.index, c.name, c.is_virtual) for c in found] == [
        (0, "Integrated Camera", False),
        (1, "OBS Virtual Camera", True),
    ]
    assert found[0].stable_id.startswith(r"\\?\usb")
    assert found[0].path == ""

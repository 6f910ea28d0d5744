import os
import subprocess
import sys

import pytest

from avatar.stage.outputs.loopback import (
    Holder,
    LoopbackDevice,
    holders,
    is_real_camera,
    look,
    module_state,
    probe,
)

linux = pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
WRITER = Holder(42, "obs", write_only=True)
READER = Holder(43, "chromium", write_only=False)

DEVICES = [  # what the driver was seen to offer on a real device (docs/virtual-camera.md), and what it means
    ("fresh", {"output": True, "capture": False}, "usable"),
    ("somebody writes", {"output": False, "capture": True, "holders": (WRITER,), "fed": True}, "busy"),
    ("its writer is paused", {"output": False, "capture": True, "holders": (WRITER,)}, "busy"),
    ("writer of another user", {"output": False, "capture": True, "fed": True}, "busy"),
    ("0.12.7 after its writer", {"output": False, "capture": False}, "dead"),
    ("0.12.7 after its writer, a call holds it", {"capture": True, "holders": (READER,)}, "dead"),
    ("revived, a call holds it", {"output": True, "capture": True, "holders": (READER,)}, "usable"),
    (
        "no exclusive_caps, written",
        {"output": True, "capture": True, "holders": (WRITER,), "fed": True},
        "busy",
    ),
]


@pytest.mark.parametrize(("story", "facts", "meaning"), DEVICES)
def test_state(story, facts, meaning):
    """Kills: reviving a device that has a writer, which would put two programs on one camera."""
    device = LoopbackDevice(path="/dev/video10", label="Avatar", accessible=True, **facts)
    seen = "dead" if device.dead else "usable" if device.usable else "busy"
    assert seen == meaning, story


def test_a_dead_device_counts_as_usable_because_it_can_be_revived():
    assert LoopbackDevice(path="/dev/video10", label="Avatar", accessible=True).usable


def test_a_device_that_may_not_be_opened_is_neither_dead_nor_usable():
    device = LoopbackDevice(path="/dev/video10", label="Avatar", accessible=False)
    assert not device.dead
    assert not device.usable


def machine(root, *, loaded=False, built_for="", source="", secure_boot=None):
    (root / "usr/src").mkdir(parents=True)
    if loaded:
        (root / "sys/module/v4l2loopback").mkdir(parents=True)
    if built_for:
        (root / "lib/modules" / built_for / "updates/dkms").mkdir(parents=True)
        (root / "lib/modules" / built_for / "updates/dkms/v4l2loopback.ko.xz").touch()
    if source:
        (root / f"usr/src/v4l2loopback-{source}").mkdir()
    if secure_boot is not None:
        folder = root / "sys/firmware/efi/efivars"
        folder.mkdir(parents=True)
        name = "SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"
        (folder / name).write_bytes(bytes([6, 0, 0, 0, secure_boot]))
    return root


MACHINES = [
    ("loaded", {"loaded": True}, "", ""),
    ("nothing there", {}, "not installed", "apt install v4l2loopback-dkms"),
    ("built but not loaded", {"built_for": "6.1.0-40"}, "not loaded", "modprobe v4l2loopback"),
    ("built for the last kernel", {"built_for": "6.1.0-39", "source": "0.12.7"}, "was not built", "dkms"),
    (
        "too old for the kernel",
        {"source": "0.12.7", "kernel": "6.8.0-31-generic"},
        "does not build",
        "backports",
    ),
    (
        "new enough",
        {"source": "0.13.2", "kernel": "6.8.0-31-generic"},
        "was not built",
        "linux-headers-6.8.0-31",
    ),
    ("Secure Boot", {"built_for": "6.1.0-40", "secure_boot": 1}, "Secure Boot", "mokutil"),
    ("Secure Boot off", {"built_for": "6.1.0-40", "secure_boot": 0}, "not loaded", "modprobe v4l2loopback"),
]


@pytest.mark.parametrize(("story", "facts", "problem", "fix"), MACHINES)
def test_what_keeps_the_module_out(tmp_path, story, facts, problem, fix):
    kernel = facts.pop("kernel", "6.1.0-40")
    state = module_state(machine(tmp_path, **facts), kernel)
    assert problem in state.problem, story
    assert fix in state.fix, story
    assert bool(problem) == bool(state.problem)
    assert "\n" not in state.fix


@linux
def test_a_program_that_holds_a_file_is_found_and_its_direction_told(tmp_path):
    file = tmp_path / "video10"
    file.touch()
    code = "import os, sys; os.open(sys.argv[1], os.O_WRONLY); print(flush=True); sys.stdin.read()"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", code, str(file)], **pipes) as program:
        program.stdout.readline()
        (holder,) = holders(str(file))
        assert holder.pid == program.pid
        assert holder.write_only
        program.stdin.close()
    assert holders(str(file)) == ()


@linux
def test_this_process_is_not_another_holder(tmp_path):
    file = tmp_path / "video10"
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT)
    try:
        assert holders(str(file)) == ()
    finally:
        os.close(descriptor)


@pytest.mark.parametrize("path", ["/dev/video63", "/dev/null"])
def test_what_is_no_loopback_camera_is_none(path):
    assert look(path) is None


def test_a_machine_without_video_devices_has_no_loopback_camera(tmp_path):
    assert probe(tmp_path) == []


DRIVERS = [  # where /sys says that a device hangs, its driver, and whether it is opened
    ("v4l2loopback", "devices/virtual/video4linux", "", True),
    ("a loopback driver on a bus of its own", "devices/platform/loopback.0", "v4l2loopback", True),
    ("a USB webcam", "devices/pci0000:00/usb1/1-4", "uvcvideo", False),
    ("a laptop's image processor", "devices/pci0000:00/0000:00:05.0", "intel-ipu6", False),
    ("a camera without a driver's name", "devices/platform/cam", "", False),
]


@linux
@pytest.mark.parametrize(("story", "place", "driver", "opened"), DRIVERS)
def test_a_real_camera_is_never_opened(tmp_path, monkeypatch, story, place, driver, opened):
    """Mutant: ``is_real_camera`` always False (the drawing process would open webcams to ask their name)."""
    device = tmp_path / place / "video4linux" / "video7"
    device.mkdir(parents=True)
    if driver:
        (tmp_path / "drivers" / driver).mkdir(parents=True)
        (device / "device").mkdir()
        (device / "device/driver").symlink_to(tmp_path / "drivers" / driver)
    (tmp_path / "class/video4linux").mkdir(parents=True)
    (tmp_path / "class/video4linux/video7").symlink_to(device)
    asked = []
    real_open = os.open

    def watch(path, *rest, **more):
        if str(path).startswith("/dev/video"):
            asked.append(str(path))
            raise FileNotFoundError(path)
        return real_open(path, *rest, **more)

    monkeypatch.setattr(os, "open", watch)
    assert probe(tmp_path) == []
    assert asked == (["/dev/video7"] if opened else []), story


@linux
def test_where_sys_tells_nothing_the_driver_is_asked(tmp_path):
    assert not is_real_camera(tmp_path / "class/video4linux/video7")

"""What counts as a camera with a lens.  Descriptions from driver sources, manuals and devices seen."""

import pytest

from avatar.sense.cameras.virtual import Description, is_virtual, why_virtual

USB = "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-7/1-7:1.0/video4linux/video0"
NOWHERE = "/sys/devices/virtual/video4linux/video10"


def linux(name, driver, location=USB, *, can_output=False):
    return Description(system="linux", name=name, driver=driver, location=location, can_output=can_output)


def windows(name, location):
    return Description(system="win32", name=name, location=location)


def mac(name, transport=""):
    return Description(system="darwin", name=name, transport=transport)


REAL = [
    linux("Integrated Camera: Integrated C", "uvcvideo"),
    linux("HD Pro Webcam C920", "uvcvideo"),
    linux("Logitech BRIO", "uvcvideo"),
    linux("", "uvcvideo"),
    linux("unicam", "unicam", "/sys/devices/platform/soc/fe801000.csi/video4linux/video0"),
    linux("Intel IPU6 ISYS Capture 0", "isys", "/sys/devices/pci0000:00/0000:00:05.0/video4linux/video3"),
    windows("Integrated Camera", r"\\?\usb#vid_04f2&pid_b6d9&mi_00#6&2b1c#{65e8773d}\global"),
    windows("Logi C270 HD WebCam", r"\\?\usb#vid_046d&pid_0825&mi_00#7&1#{65e8773d}\{bbefb6c7}"),
    windows("Surface Camera Front", r"\\?\display#int3470#4&37#{65e8773d}\global"),
    mac("FaceTime HD Camera Apple Camera VendorID_0x106B ProductID_0x1570", "bltn"),
    mac("C922 Pro Stream Webcam UVC Camera VendorID_1133 ProductID_2140", "usb "),
    mac("iPhone Camera iPhone15,2", "cont"),
]
VIRTUAL = [
    linux("FakeWebcam", "v4l2 loopback", NOWHERE),
    linux("HD Pro Webcam C920", "v4l2 loopback", NOWHERE),
    linux("OBS Virtual Camera", "v4l2 loopback", NOWHERE, can_output=True),
    linux("Droidcam", "v4l2loopback-dc", NOWHERE),
    linux("HD Pro Webcam C920", "akvcam", "/sys/devices/pci0000:00/video4linux/video2"),
    linux("vivid", "vivid", "/sys/devices/platform/vivid.0/video4linux/video0"),
    linux("Sensor A", "vimc", "/sys/devices/platform/vimc.0/video4linux/video1"),
    linux("HD Pro Webcam C920", "uvcvideo", NOWHERE),
    linux("HD Pro Webcam C920", "myloop", can_output=True),
    linux("HD Pro Webcam C920", "uvcvideo", "/sys/devices/platform/vhci_hcd.0/usb3/3-1/video4linux/video2"),
    linux("HD Pro Webcam C920", "uvcvideo", "/sys/devices/platform/dummy_hcd.0/usb3/3-1/video4linux/video2"),
    linux("HD Pro Webcam C920", "uvcvideo", "/sys/devices/platform/usbip-vudc.0/usb4/4-1/video4linux/video3"),
    linux("UVC Camera", "g_webcam gadget"),
    linux("My OBS thing", "unknown"),
    windows("OBS Virtual Camera", ""),
    windows("Logi C270 HD WebCam", ""),
    windows("Windows Virtual Camera Device", r"\\?\swd#vcamdevapi#aa#{65e8773d}\{bb}"),
    windows("Logi C270 HD WebCam", r"\\?\SWD#VCAMDEVAPI#aa#{65e8773d}\{bb}"),
    windows("Logi C270 HD WebCam", r"\\?\root#media#0003#{65e8773d}\global"),
    windows("Unity Video Capture", r"\\?\usb#vid_0000"),
    mac("OBS Virtual Camera", "virt"),
    mac("FaceTime HD Camera", "virt"),
    mac("Snap Camera"),
    mac("CamTwist"),
    mac("mmhmm Camera", "usb "),
]


@pytest.mark.parametrize("camera", REAL, ids=lambda c: f"{c.system}-{c.name}-{c.driver or c.transport}")
def test_a_camera_with_a_lens_is_let_in(camera):
    assert why_virtual(camera) == ""


@pytest.mark.parametrize("camera", VIRTUAL, ids=lambda c: f"{c.system}-{c.name}-{c.driver or c.location}")
def test_a_program_is_not_whatever_it_calls_itself(camera):
    """Mutants killed: deciding by name only; leaving out any one of driver, output, location or transport."""
    assert is_virtual(camera)
    assert why_virtual(camera)


def test_the_tables_are_long_enough_to_mean_something():
    assert len(REAL) + len(VIRTUAL) >= 20
    assert {c.system for c in REAL} == {c.system for c in VIRTUAL} == {"linux", "win32", "darwin"}

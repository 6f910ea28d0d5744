"""What macOS says of how cameras are attached, from fake libraries; nothing here ran on a Mac."""

import ctypes
import json
import sys

from avatar.sense.cameras.coremedia import ask, code_of, transports
from avatar.sense.cameras.macos import parse

CAMERAS = {"0x1400000046d085c": "usb ", "7626645E-4425-469E": "virt"}


class Media:
    """CoreMediaIO with two cameras, the second of which may be mute."""

    def __init__(self, cameras, *, fails=()):
        self.cameras, self.fails = list(cameras.items()), fails

    def CMIOObjectGetPropertyDataSize(self, item, address, _size, _data, size):  # noqa: N802, as in the library
        assert (item, address._obj.selector, address._obj.scope) == (1, code_of("dev#"), code_of("glob"))
        size._obj.value = 4 * len(self.cameras)
        return 0

    def CMIOObjectGetPropertyData(self, item, address, _size, _data, room, used, into):  # noqa: N802
        selector, target = address._obj.selector, into._obj
        if (item, selector) in self.fails:
            return -1
        assert room == ctypes.sizeof(target)
        if selector == code_of("dev#"):
            target[:] = range(40, 40 + len(self.cameras))
        elif selector == code_of("uid "):
            target.value = item  # stands for the address of a text
        else:
            target.value = code_of(self.cameras[item - 40][1])
        used._obj.value = room
        return 0


class Foundation:
    def __init__(self, cameras):
        self.names, self.released = list(cameras), []

    def CFStringGetCString(self, text, buffer, room, encoding):  # noqa: N802
        assert encoding == 0x08000100
        buffer.value = self.names[text.value - 40].encode()[: room - 1]
        return True

    def CFRelease(self, text):  # noqa: N802
        self.released.append(text.value)


def test_each_camera_is_told_with_its_transport_and_every_text_is_given_back():
    foundation = Foundation(CAMERAS)
    assert transports(Media(CAMERAS), foundation) == CAMERAS
    assert foundation.released == [40, 41]


def test_a_camera_that_says_nothing_is_left_out():
    mute = Media(CAMERAS, fails=[(40, code_of("tran"))])
    assert transports(mute, Foundation(CAMERAS)) == {"7626645E-4425-469E": "virt"}
    assert transports(Media(CAMERAS, fails=[(1, code_of("dev#"))]), Foundation(CAMERAS)) == {}


def test_a_camera_with_an_innocent_name_and_a_virtual_transport_is_refused():
    """Mutant: never look the transport up; a program called FaceTime HD Camera is a webcam."""
    cameras = [{"_name": "FaceTime HD Camera", "spcamera_unique-id": unique} for unique in CAMERAS]
    found = {one.stable_id: one for one in parse(json.dumps({"SPCameraDataType": cameras}), CAMERAS)}
    assert found["7626645E-4425-469E"].is_virtual
    assert "transport" in found["7626645E-4425-469E"].why
    assert not found["0x1400000046d085c"].is_virtual


def test_a_crash_or_nonsense_costs_the_transports_only():
    """Mutant: call the library in this process; a fault in it takes the camera down."""
    crash = (sys.executable, "-c", "import os; os.abort()")
    assert ask(crash) == ask((sys.executable, "-c", "print([1])")) == ask(("/no/such/program",)) == {}
    assert ask((sys.executable, "-c", 'print(\'{"a": "virt"}\')')) == {"a": "virt"}

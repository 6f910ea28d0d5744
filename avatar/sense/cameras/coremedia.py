"""How macOS's cameras are attached, from CoreMediaIO.  Written from its headers, not yet run on a Mac.

A program of its own, ``python -m avatar.sense.cameras.coremedia``: whatever a C call does there, the list of
cameras is made without it.
"""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
from ctypes import byref, c_bool, c_char_p, c_int32, c_long, c_uint32, c_void_p
from typing import Any, Final

_FRAMEWORK: Final = "/System/Library/Frameworks/{0}.framework/{0}"
_SYSTEM_OBJECT: Final = 1
_UTF_8: Final = 0x0800_0100
_LONGEST: Final = 512
_LIMIT_S: Final = 10.0


class Address(ctypes.Structure):
    """``CMIOObjectPropertyAddress``: what is asked for, in which scope, of which element."""

    _fields_ = (("selector", c_uint32), ("scope", c_uint32), ("element", c_uint32))


def code_of(word: str) -> int:
    """Four letters as the number that stands for them."""
    return int.from_bytes(word.encode("latin-1"), "big")


def transports(media: Any, foundation: Any) -> dict[str, str]:  # noqa: ANN401 - C libraries, or their fakes
    """The transport of every camera, four letters such as ``usb `` or ``virt``, by its unique id.

    Args:
        media: The library CoreMediaIO.
        foundation: The library CoreFoundation.
    """
    address, size = Address(code_of("dev#"), code_of("glob"), 0), c_uint32()
    if media.CMIOObjectGetPropertyDataSize(_SYSTEM_OBJECT, byref(address), 0, None, byref(size)):
        return {}
    devices = (c_uint32 * (size.value // ctypes.sizeof(c_uint32)))()
    if not _get(media, _SYSTEM_OBJECT, "dev#", devices):
        return {}
    found = {}
    for device in devices:
        name, transport = c_void_p(), c_uint32()
        if _get(media, device, "uid ", name) and name.value:
            text = ctypes.create_string_buffer(_LONGEST)
            told = foundation.CFStringGetCString(name, text, _LONGEST, _UTF_8)
            foundation.CFRelease(name)
            if told and _get(media, device, "tran", transport):
                found[text.value.decode("utf-8", "replace")] = transport.value.to_bytes(4, "big").decode(
                    "latin-1"
                )
    return found


def _get(media: Any, item: int, property_: str, into: Any) -> bool:  # noqa: ANN401 - any C type
    address, used, size = Address(code_of(property_), code_of("glob"), 0), c_uint32(), ctypes.sizeof(into)
    return not media.CMIOObjectGetPropertyData(item, byref(address), 0, None, size, byref(used), byref(into))


def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL]:
    media, foundation = (ctypes.CDLL(_FRAMEWORK.format(name)) for name in ("CoreMediaIO", "CoreFoundation"))
    where: list[Any] = [c_uint32, ctypes.POINTER(Address), c_uint32, c_void_p]
    media.CMIOObjectGetPropertyDataSize.argtypes = [*where, ctypes.POINTER(c_uint32)]
    media.CMIOObjectGetPropertyData.argtypes = [*where, c_uint32, ctypes.POINTER(c_uint32), c_void_p]
    for function in (media.CMIOObjectGetPropertyDataSize, media.CMIOObjectGetPropertyData):
        function.restype = c_int32
    foundation.CFStringGetCString.argtypes = [c_void_p, c_char_p, c_long, c_uint32]
    foundation.CFStringGetCString.restype = c_bool
    foundation.CFRelease.argtypes, foundation.CFRelease.restype = [c_void_p], None
    return media, foundation


def ask(command: tuple[str, ...] = (sys.executable, "-P", "-m", __name__)) -> dict[str, str]:
    """What :func:`transports` finds, asked in a process of its own; empty if that fails in any way."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=_LIMIT_S, check=True, text=True)
        found = json.loads(done.stdout)
        return {str(key): str(value) for key, value in found.items()}
    except (OSError, ValueError, AttributeError, subprocess.SubprocessError):
        return {}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(transports(*_libraries())))

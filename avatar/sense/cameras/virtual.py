"""Decides from a device's description whether a camera is a program.  Pure: no device is touched.

A virtual camera can play any recording, so it is refused as input.  What a driver or the
system says comes first; a name can be chosen freely and counts last, and only against.
On macOS the transport that CoreMediaIO tells is each camera program's own word, and some
published ones say that they are built in, or on PCI: it counts only against, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_DRIVERS: Final = ("v4l2 loopback", "v4l2loopback", "akvcam", "vivid", "vimc", "vidtv", "visl", "gadget")
"""Linux kernel drivers that have no lens: loopbacks, test pattern generators, and gadget mode, which plays a
webcam to another machine."""

_PATHS: Final = ("/devices/virtual/", "/vhci_hcd", "/dummy_hcd", "/usbip")
"""Where Linux puts devices without hardware: virtual ones, and USB over a network or from a file."""

_WINDOWS_PATHS: Final = ("\\\\?\\swd#vcamdevapi", "\\\\?\\swd#", "\\\\?\\root#")
"""Windows' software devices: Media Foundation's virtual cameras, software and root enumerated ones."""

_NAMES: Final = re.compile(
    r"virtual|\bobs\b|obs[- ]camera|manycam|xsplit|snap camera|camtwist|droidcam|ivcam|epoccam|iriun|e2esoft|"
    r"vcam\b|loopback|dummy video|splitcam|youcam|chromacam|nvidia broadcast|vtube|vseeface|webcamoid|akvcam|"
    r"unity video capture|unitycapture|ndi (webcam|video)|spout|mmhmm|fakewebcam|screen ?capture|avatar",
    re.IGNORECASE,
)
"""Names of programs that offer a camera; ours is among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What the system says about a camera.

    Attributes:
        system: ``linux``, ``darwin`` or ``win32``.
        name: Name shown to people.
        driver: Linux: the driver's name.
        location: Linux: the real path of the device in ``/sys``; Windows: the device path.
        can_output: Linux: programs can write pictures into it.
        transport: macOS: the four letters of its CoreMediaIO transport, such as ``usb `` or ``virt``.
    """

    system: str
    name: str
    driver: str = ""
    location: str = ""
    can_output: bool = False
    transport: str = ""


def why_virtual(camera: Description) -> str:
    """In words, why this camera is a program; empty if nothing says so."""
    says = {"linux": _linux, "darwin": _macos, "win32": _windows}.get(camera.system, lambda _: "")(camera)
    if not says and (word := _NAMES.search(camera.name)):
        says = f"its name says {word.group(0)!r}"
    return says


def is_virtual(camera: Description) -> bool:
    """Whether this camera is a program."""
    return bool(why_virtual(camera))


def _linux(camera: Description) -> str:
    driver = camera.driver.casefold()
    if any(known in driver for known in _DRIVERS):
        return f"its driver is {camera.driver!r}"
    if camera.can_output:
        return "programs can write pictures into it"
    if any(part in camera.location for part in _PATHS):
        return "it has no hardware behind it"
    return ""


def _macos(camera: Description) -> str:
    if camera.transport.strip().casefold() == "virt":
        return "macOS says its transport is virtual"
    return ""


def _windows(camera: Description) -> str:
    path = camera.location.casefold()
    if not path:
        return "it has no device path"
    if path.startswith(_WINDOWS_PATHS):
        return "Windows lists it as a software device"
    return ""

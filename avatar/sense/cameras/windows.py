"""Cameras on Windows, as DirectShow lists them.  Written from documentation, not yet run on Windows.

OpenCV's DirectShow backend numbers cameras in the order of this same enumeration, so the
index found here is the one it opens.  COM is called through its tables by ``ctypes``; the
numbers of the methods are their places in ``objidl.h``, ``strmif.h`` and ``oaidl.h``.
"""

from __future__ import annotations

import ctypes
from typing import Any, Final
from uuid import UUID

from avatar.sense.cameras.devices import CameraDevice
from avatar.sense.cameras.virtual import Description, why_virtual

_SYSTEM_DEVICE_ENUM: Final = "62BE5D10-60EB-11D0-BD3B-00A0C911CE86"
_CREATE_DEV_ENUM: Final = "29840822-5B84-11D0-BD3B-00A0C911CE86"
_VIDEO_INPUT: Final = "860BB310-5D01-11D0-BD3B-00A0C911CE86"
_PROPERTY_BAG: Final = "55272A00-42CB-11CE-8135-00AA004BB851"

_IN_PROCESS: Final = 1  # CLSCTX_INPROC_SERVER
_OK: Final = 0
_STRING: Final = 8  # VT_BSTR
_RELEASE: Final = 2  # IUnknown
_CREATE_CLASS_ENUMERATOR: Final = 3  # ICreateDevEnum
_NEXT: Final = 3  # IEnumMoniker
_BIND_TO_STORAGE: Final = 9  # IMoniker
_READ: Final = 3  # IPropertyBag


class _Variant(ctypes.Structure):
    """``VARIANT`` with the one member that is read here."""

    _fields_ = (
        ("kind", ctypes.c_ushort),
        ("reserved", ctypes.c_ushort * 3),
        ("text", ctypes.c_wchar_p),
        ("rest", ctypes.c_void_p),
    )


def _guid(text: str) -> ctypes.Array[ctypes.c_char]:
    return ctypes.create_string_buffer(UUID(text).bytes_le, 16)


def _call(thing: ctypes.c_void_p, place: int, *arguments: object) -> int:
    """Call the method at a place of a COM object's table."""
    table: Any = ctypes.cast(thing, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))
    prototype = ctypes.CFUNCTYPE(ctypes.c_long, ctypes.c_void_p, *(ctypes.c_void_p for _ in arguments))
    result: int = prototype(table[0][place])(thing, *arguments)
    return result


def _property(bag: ctypes.c_void_p, name: str) -> str:
    """One text from a property bag; empty if it is not there, as programs have no device path."""
    value = _Variant()
    key = ctypes.create_unicode_buffer(name)
    if _call(bag, _READ, ctypes.cast(key, ctypes.c_void_p), ctypes.addressof(value), None) != _OK:
        return ""
    text = value.text if value.kind == _STRING else None
    windll: Any = vars(ctypes)["windll"]
    windll.oleaut32.VariantClear(ctypes.byref(value))
    return text or ""


def _monikers() -> list[tuple[str, str]]:
    """Name and device path of each video input, in DirectShow's order."""
    windll: Any = vars(ctypes)["windll"]
    windll.ole32.CoInitialize(None)
    maker, listing = ctypes.c_void_p(), ctypes.c_void_p()
    created = windll.ole32.CoCreateInstance(
        _guid(_SYSTEM_DEVICE_ENUM), None, _IN_PROCESS, _guid(_CREATE_DEV_ENUM), ctypes.byref(maker)
    )
    if created != _OK:
        return []
    found: list[tuple[str, str]] = []
    kind = ctypes.cast(_guid(_VIDEO_INPUT), ctypes.c_void_p)
    # S_FALSE, not an error: there is no camera at all.
    if _call(maker, _CREATE_CLASS_ENUMERATOR, kind, ctypes.addressof(listing), None) == _OK:
        moniker = ctypes.c_void_p()
        while _call(listing, _NEXT, 1, ctypes.addressof(moniker), None) == _OK:
            bag = ctypes.c_void_p()
            bag_kind = ctypes.cast(_guid(_PROPERTY_BAG), ctypes.c_void_p)
            bound = _call(moniker, _BIND_TO_STORAGE, None, None, bag_kind, ctypes.addressof(bag))
            if bound == _OK:
                found.append((_property(bag, "FriendlyName"), _property(bag, "DevicePath")))
                _call(bag, _RELEASE)
            else:
                found.append(("", ""))  # keeps the numbering
            _call(moniker, _RELEASE)
        _call(listing, _RELEASE)
    _call(maker, _RELEASE)
    return found


def describe(found: list[tuple[str, str]]) -> list[CameraDevice]:
    """Cameras from names and device paths in DirectShow's order."""
    cameras = []
    for index, (name, path) in enumerate(found):
        why = why_virtual(Description(system="win32", name=name, location=path))
        cameras.append(
            CameraDevice(
                name=name or f"camera {index}",
                stable_id=path or name,
                index=index,
                is_virtual=bool(why),
                why=why,
            )
        )
    return cameras


def list_devices() -> list[CameraDevice]:
    """Every camera; none if the system does not say."""
    try:
        return describe(_monikers())
    except (OSError, KeyError, ValueError):
        return []

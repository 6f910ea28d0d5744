"""The neural network files, loaded as bytes and only if they are the ones we tested.

Bytes, because the libraries cannot open a path with letters outside ASCII on Windows.
Origin and licence of each file stand in ``NOTICE`` beside it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from avatar.errors import ModelError

FACE_LANDMARKER: Final = "face_landmarker.task"
FACE_DETECTION: Final = "face_detection_yunet_2023mar_int8bq.onnx"
FACE_RECOGNITION: Final = "face_recognition_sface_2021dec_int8bq.inputs-stripped.onnx"

SHA256: Final[dict[str, str]] = {
    FACE_LANDMARKER: "64184e229b263107bc2b804c6625db1341ff2bb731874b0bcc2fe6544e0bc9ff",
    FACE_DETECTION: "49f000ec501fef24739071fc7e68267d32209045b6822c0c72dce1da25726f10",
    FACE_RECOGNITION: "487a139eb85ccd5ff30aef7d0add7f12d2bb7abb90c5f08a7f481b452a660e00",
}
"""The files this version was tested with."""

FOLDER: Final = Path(__file__).resolve().parent
_HINT: Final = "install avatar-onlyme again: pip install --force-reinstall avatar-onlyme"


def load(name: str, folder: Path = FOLDER) -> bytes:
    """Read a model file and check that it is the one this version was tested with.

    Args:
        name: One of ``SHA256``.
        folder: Where the files are; another only in tests.

    Raises:
        ModelError: If the file is missing, unreadable or not that one.
    """
    if name not in SHA256:
        raise ModelError(f"there is no model file called {name!r}", hint=f"use one of {', '.join(SHA256)}")
    try:
        content = (folder / name).read_bytes()
    except FileNotFoundError as error:
        raise ModelError(f"the model file {name} is missing from {folder}", hint=_HINT) from error
    except OSError as error:
        raise ModelError(
            f"the model file {name} in {folder} cannot be read: {error.strerror}", hint=_HINT
        ) from error
    found = hashlib.sha256(content).hexdigest()
    if found != SHA256[name]:
        raise ModelError(
            f"the model file {name} in {folder} was changed: its sha256 starts with {found[:12]}, "
            f"not {SHA256[name][:12]}",
            hint=_HINT,
        )
    return content


def check(folder: Path = FOLDER) -> list[tuple[str, bool, str]]:
    """Name, whether it can be used, and otherwise the problem, of each model file."""
    report = []
    for name in SHA256:
        try:
            load(name, folder)
        except ModelError as error:
            report.append((name, False, error.problem))
        else:
            report.append((name, True, ""))
    return report

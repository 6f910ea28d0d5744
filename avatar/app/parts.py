"""What this program is made of, and under which licences."""

from __future__ import annotations

import importlib.metadata
from dataclasses import dataclass
from typing import Final

OURS: Final = "avatar-onlyme"


@dataclass(frozen=True, slots=True)
class Made:
    """One part.

    Attributes:
        name: What it is called.
        licence: SPDX expression.
        distribution: Its name among Python's packages; empty if it is none.
    """

    name: str
    licence: str
    distribution: str = ""

    @property
    def version(self) -> str:
        """The installed version; empty if it has none, or is not installed."""
        try:
            return importlib.metadata.version(self.distribution) if self.distribution else ""
        except importlib.metadata.PackageNotFoundError:
            return ""


LIBRARIES: Final = (
    Made("Qt for Python", "LGPL-3.0-only", "PySide6-Essentials"),
    Made("MediaPipe", "Apache-2.0", "mediapipe"),
    Made("OpenCV", "Apache-2.0", "opencv-python-headless"),
    Made("ThorVG", "MIT", "thorvg-cython"),
    Made("pyvirtualcam", "GPL-2.0-only", "pyvirtualcam"),
    Made("PyAV, FFmpeg", "BSD-3-Clause, LGPL-2.1-or-later", "av"),
    Made("sounddevice, PortAudio", "MIT", "sounddevice"),
    Made("cryptography", "Apache-2.0 OR BSD-3-Clause", "cryptography"),
    Made("Pillow", "MIT-CMU", "pillow"),
    Made("NumPy", "BSD-3-Clause", "numpy"),
    Made("FlatBuffers", "Apache-2.0", "flatbuffers"),
    Made("platformdirs", "MIT", "platformdirs"),
    Made("keyring", "MIT", "keyring"),
    Made("TOML Kit", "MIT", "tomlkit"),
)
"""Every distribution that this package asks for; licences as each declares them."""

DATA: Final = (
    Made("Quicksand", "OFL-1.1"),
    Made("Face Landmarker (Google)", "Apache-2.0"),
    Made("YuNet (S. Yu, Y. Feng)", "MIT"),
    Made("SFace (Y. Zhong)", "Apache-2.0"),
)
"""Fonts and neural networks; ``avatar/models/NOTICE`` says more, also what is not known."""

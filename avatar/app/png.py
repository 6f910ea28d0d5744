"""Writes pictures as PNG files, whole or not at all."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from avatar.app.files import write_file
from avatar.errors import UsageError

SUFFIX: Final = ".png"


def check_name(path: Path) -> None:
    """Refuse a file name that is not a PNG's.

    Raises:
        UsageError: If it is not.
    """
    if path.suffix.casefold() != SUFFIX:
        raise UsageError(
            f"--out {path}: pictures are written as PNG", hint=f"name it {path.stem or 'x'}{SUFFIX}"
        )


def straight(rgba: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Alpha premultiplied to straight, as files have it.

    Args:
        rgba: (height, width, 4), premultiplied.
    """
    alpha = rgba[..., 3:].astype(np.uint16)
    if alpha.min() == 255:
        return rgba
    colour = (rgba[..., :3].astype(np.uint16) * 255 + alpha // 2) // np.maximum(alpha, 1)
    return np.concatenate([np.minimum(colour, 255).astype(np.uint8), rgba[..., 3:]], axis=2)


def write_png(path: Path, pixels: NDArray[np.uint8]) -> None:
    """Write a picture; an older file is replaced once the new one is whole.

    Args:
        path: Ends with ``.png``; its folder must exist.
        pixels: (height, width, 3 or 4) uint8, alpha straight.

    Raises:
        AvatarError: If it cannot be written; nothing is left.
    """
    buffer = BytesIO()
    Image.fromarray(pixels).save(buffer, format="PNG", optimize=True)
    write_file(path, buffer.getvalue())

"""The owner's own picture behind the character: brought in, judged, kept small, read again.

A foreign picture must not bring a real face on air.  So it passes the judge of a character's pictures
(:mod:`avatar.app.photoreal`) before it is kept, and each time a character is loaded with it.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from avatar.app import photoreal, places
from avatar.app.files import write_file
from avatar.errors import AvatarError, CharacterError
from avatar.stage.rigs.images import FORMATS, Judge, Pixels, flat

SIZE: Final = (1280, 720)
"""Pixels that are kept: those of the picture that goes out."""

_MOST_BYTES: Final = 40_000_000
_MOST_PIXELS: Final = 50_000_000
"""What the largest cameras of phones make, 150 MB while it is decoded; a JPEG is decoded smaller."""

_KEPT_BYTES: Final = 8_000_000
"""Three times what 1280 by 720 pixels of noise take as PNG."""

_HINT: Final = "choose a picture without a person in it, or a drawn one"


def keep(path: Path, judge: Judge = photoreal.judge) -> None:
    """Bring a picture in: cut it to the shape of a call, judge it, and only then keep it.

    The whole is judged, too: of a person cut at the eyes no face would be found.  What was hidden in the
    file, such as where it was taken, is not kept.

    Args:
        path: A PNG or JPEG file.
        judge: Says whether it shows a photographed face.

    Raises:
        AvatarError: If it cannot be read, is refused or cannot be written; then nothing changed.
    """
    whole, shaped = _read(_bytes_of(path, _MOST_BYTES), path.name)
    for pixels in (whole, shaped):
        if judge(pixels).photo is not False:
            raise CharacterError(f"{path.name}: it may show a photographed face", hint=_HINT)
    written = io.BytesIO()
    Image.fromarray(shaped).save(written, "PNG")
    target = places.wallpaper_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    write_file(target, written.getvalue())


def is_kept() -> bool:
    """Whether there is one."""
    return places.wallpaper_file().is_file()


def read() -> bytes:
    """The one that is kept, not judged.

    Raises:
        CharacterError: If there is none.
    """
    if not is_kept():
        raise CharacterError("there is no picture of your own", hint="choose one under Look, in the window")
    return _bytes_of(places.wallpaper_file(), _KEPT_BYTES)


def forget() -> None:
    """Delete it.

    Raises:
        AvatarError: If it cannot be deleted.
    """
    path = places.wallpaper_file()
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise AvatarError(f"{path} cannot be written: {error.strerror}", hint="delete it by hand") from error


def _bytes_of(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise CharacterError(f"{path} cannot be read: {error.strerror}", hint="check its name") from error
    if len(data) > most:
        raise CharacterError(f"{path.name} has more than {most} bytes", hint="make it smaller")
    return data


def _read(data: bytes, name: str) -> tuple[Pixels, Pixels]:
    """The whole picture, upright and no larger than it need be, and (720, 1280, 3) uint8 from its middle."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a decompression bomb is only a warning to Pillow
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                width, height = image.size
                if width * height > _MOST_PIXELS:
                    raise CharacterError(
                        f"{name}: {width} by {height} pixels are more than {_MOST_PIXELS}",
                        hint="make it smaller: 1280 by 720 is as sharp as a call",
                    )
                image.draft("RGB", (2 * SIZE[0], 2 * SIZE[0]))  # upright it may be as high as it is wide here
                whole = flat(ImageOps.exif_transpose(image))
        shaped = ImageOps.fit(whole, SIZE)
        whole.thumbnail((SIZE[0], SIZE[0]))
        return np.asarray(whole), np.asarray(shaped)
    except CharacterError:
        raise
    except UnidentifiedImageError as error:
        raise CharacterError(f"{name} is not a PNG or JPEG picture", hint="save it as PNG") from error
    except Exception as error:  # Pillow's decoders raise almost anything on broken files
        raise CharacterError(
            f"{name} cannot be decoded ({type(error).__name__})", hint="save it again as PNG"
        ) from error

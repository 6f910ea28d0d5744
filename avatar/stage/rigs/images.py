"""Decodes the pictures that may stand behind a character, and asks a judge about each.

A photograph of a face must not get into a call by this way: a picture that nobody has judged is refused.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from avatar.errors import CharacterError

FORMATS: Final = ("PNG", "JPEG")

MOST_PIXELS: Final = 4_200_000
"""2560 x 1600.  Four bytes each while it is decoded, three while it is shown."""

LONGEST_SIDE: Final = 4096

Pixels = NDArray[np.uint8]


class Verdict(Protocol):
    """What a judge says of a picture."""

    @property
    def photo(self) -> bool:
        """Whether it is, or may be, a photograph of a face."""
        ...

    @property
    def why(self) -> str:
        """The reason, in words for the person who chose the picture."""
        ...


Judge = Callable[[Pixels], Verdict]
"""Looks at (height, width, 3) uint8, as it will be shown."""


def read_image(data: bytes, file: str, judge: Judge | None) -> Pixels:
    """Decode a picture and have it judged.

    Args:
        data: The file.
        file: Its name, for messages.
        judge: Decides; None refuses every picture.

    Returns:
        (height, width, 3) uint8; what was transparent is white.

    Raises:
        CharacterError: If it is not a PNG or JPEG picture, is too large, or is refused by the judge.
    """
    pixels = decode(data, file)
    if judge is None:
        raise CharacterError(
            f"{file}: pictures are refused, because nothing here can tell whether they are photographs",
            hint="use colour, gradient or drawing for this background",
        )
    verdict = judge(pixels)
    if verdict.photo is not False:
        raise CharacterError(f"{file}: {verdict.why}", hint="use a drawn picture, a colour or a gradient")
    return pixels


def decode(data: bytes, file: str) -> Pixels:
    """Decode a picture: (height, width, 3) uint8, what was transparent is white.

    Raises:
        CharacterError: If it is not a PNG or JPEG picture, or is too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a decompression bomb is only a warning to Pillow
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                width, height = image.size
                if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
                    raise CharacterError(
                        f"{file}: {width} by {height} pixels are more than {MOST_PIXELS}",
                        hint="make it smaller: 1280 by 720 is as sharp as a call",
                    )
                return np.ascontiguousarray(np.asarray(flat(image)))
    except CharacterError:
        raise
    except UnidentifiedImageError as error:
        raise CharacterError(f"{file} is not a PNG or JPEG picture", hint="save it as PNG") from error
    except Exception as error:  # Pillow's decoders raise almost anything on broken files
        raise CharacterError(
            f"{file} cannot be decoded ({type(error).__name__})", hint="save it again as PNG"
        ) from error


def flat(image: Image.Image) -> Image.Image:
    """What is seen over white, in RGB: nothing may hide under transparent pixels."""
    if image.has_transparency_data:
        colours = image.convert("RGBA")
        paper = Image.new("RGBA", colours.size, (255, 255, 255, 255))
        image = Image.alpha_composite(paper, colours)
    return image.convert("RGB")

"""``judge``: says of one picture whether a face in it was photographed.

One line of JSON with its size and then its pixels come in, one line of JSON goes out: a verdict, no face.
"""

from __future__ import annotations

import json
import sys
from typing import Final

from avatar.errors import AvatarError
from avatar.sandbox import deny_network, forbid_dumps
from avatar.sense.wire import claim_stdout

_MOST_PIXELS: Final = 16_777_216
"""4096 x 4096; the loader of characters lets no larger picture come so far."""
_LONGEST_LINE: Final = 200


def judge() -> int:
    """Judge, and print it.

    Raises:
        AvatarError: If what comes in is not a picture.
    """
    out = claim_stdout()
    deny_network()
    forbid_dumps()
    width, height = _size(sys.stdin.buffer.readline(_LONGEST_LINE))
    content = sys.stdin.buffer.read(width * height * 3 + 1)
    if len(content) != width * height * 3:
        raise AvatarError(f"{len(content)} bytes are not {width} by {height} pixels", hint="use 'avatar'")
    import numpy as np

    from avatar.sense.photos import PhotoJudge

    rgb = np.frombuffer(content, np.uint8).reshape(height, width, 3)
    out.write(json.dumps({"photo": PhotoJudge().is_photo(rgb)}).encode() + b"\n")
    return 0


def _size(line: bytes) -> tuple[int, int]:
    """Width and height.

    Raises:
        AvatarError: If the line makes no sense.
    """
    try:
        told = json.loads(line)
        width, height = int(told["width"]), int(told["height"])
    except (ValueError, KeyError, TypeError) as error:
        raise AvatarError(f"the sense process was told {line!r}: {error}", hint="use 'avatar'") from error
    if not (width > 0 and height > 0 and width * height <= _MOST_PIXELS):
        raise AvatarError(f"{width} by {height} pixels are no picture", hint="use 'avatar'")
    return width, height

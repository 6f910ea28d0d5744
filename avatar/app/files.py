"""Writes a file whole or not at all."""

from __future__ import annotations

import contextlib
from pathlib import Path

from avatar.errors import AvatarError
from avatar.stage.outputs.advice import OUT_HINT, spare_special


def write_file(path: Path, data: bytes) -> None:
    """Put a file in its place once all of it is written; an older one is replaced then.

    Args:
        path: Its folder must exist.
        data: All of it.

    Raises:
        AvatarError: If it cannot be written, or something that is no regular file is there; nothing is left.
    """
    part = path.with_name(f".{path.name}.part")
    for place in (path, part):
        spare_special(place)
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise AvatarError(f"{path} cannot be written: {error.strerror or error}", hint=OUT_HINT) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)

"""Chooses and opens an output by its name.

Nothing is imported before it is needed: a live run loads no video library, a
recording no camera library.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Final, Literal, cast, get_args

from avatar.errors import OutputError
from avatar.stage.outputs import Output

_log: Final = logging.getLogger(__name__)

Kind = Literal["auto", "virtual-camera", "pipewire", "null", "file"]

KINDS: Final[tuple[str, ...]] = get_args(Kind)
"""What ``--output`` takes."""


def open_output(
    kind: str,
    *,
    device: str | None = None,
    width: int = 1280,
    height: int = 720,
    fps: int = 30,
    path: Path | None = None,
) -> Output:
    """Open an output.

    Args:
        kind: One of ``KINDS``; "auto" is the virtual camera if there is one, else PipeWire on Linux.
        device: The virtual camera's device; the first usable one if None.
        width: Of every picture, in pixels.
        height: Of every picture, in pixels.
        fps: Pictures a second.
        path: The video's name, for "file" only.

    Raises:
        OutputError: If it cannot be opened; for "auto", with what was tried.
    """
    if kind not in KINDS:
        raise OutputError(f'there is no output "{kind}"', hint=f"--output {'|'.join(KINDS)}")
    match cast("Kind", kind):
        case "auto":
            return _first_that_opens(device, width, height, fps)
        case "virtual-camera":
            return _virtual_camera(device, width, height, fps, "it was asked for")
        case "pipewire":
            return _pipewire(width, height, fps, "it was asked for")
        case "null":
            from avatar.stage.outputs.null import NullOutput

            return _selected(NullOutput(), "null", "it was asked for")
        case "file":
            from avatar.stage.outputs.video_file import VideoFile

            if path is None:
                raise OutputError("a video needs a file name", hint="--out avatar.mp4")
            return _selected(VideoFile(path, width, height, fps), "file", "it was asked for")


def _first_that_opens(device: str | None, width: int, height: int, fps: int) -> Output:
    """The virtual camera, or PipeWire where there is none and none was asked for."""
    try:
        return _virtual_camera(device, width, height, fps, "there is a usable one")
    except OutputError as problem:
        if device is not None or sys.platform != "linux":
            raise
        camera = problem
    try:
        return _pipewire(width, height, fps, camera.problem)
    except OutputError as pipewire:
        raise OutputError(f"{camera.problem}; and {pipewire.problem}", hint=camera.hint) from pipewire


def _virtual_camera(device: str | None, width: int, height: int, fps: int, why: str) -> Output:
    from avatar.stage.outputs.virtual_camera import VirtualCamera

    return _selected(VirtualCamera(width, height, fps, device), "virtual-camera", why)


def _pipewire(width: int, height: int, fps: int, why: str) -> Output:
    from avatar.stage.outputs.pipewire import PipeWireCamera

    return _selected(PipeWireCamera(width, height, fps), "pipewire", why)


def _selected(output: Output, name: str, why: str) -> Output:
    _log.info('selected output=%s label="%s" because %s', name, output.label, why)
    return output

"""``run``: configured by one line of JSON, signals on standard output until standard input closes."""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Final

from avatar.errors import AvatarError, CameraError, ModelError
from avatar.gate import Identity, Policy
from avatar.sandbox import deny_network, forbid_dumps
from avatar.sense.wire import Wire, claim_stdout
from avatar.signal import Marks, Reason

if TYPE_CHECKING:
    from avatar.sense.cameras import Camera
    from avatar.sense.trackers import Tracker

_log = logging.getLogger(__name__)

_BREATH_S: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the parent says, once.

    Attributes:
        camera: Name, stable id or device file; None for the first real camera.
        test_source: Let a virtual camera in; marks every signal.
        identity: ``required`` or ``off``; off marks every signal.
        consent_path: The consent record.
        width: Capture width to ask for, pixels.
        height: Capture height to ask for, pixels.
        fps: Frames a second to ask for.
    """

    camera: str | None = None
    test_source: bool = False
    identity: str = "required"
    consent_path: str = ""
    width: int = 640
    height: int = 480
    fps: int = 30


_KINDS: Final[dict[str, tuple[type, ...]]] = {
    "camera": (str, type(None)),
    "test_source": (bool,),
    "identity": (str,),
    "consent_path": (str,),
    "width": (int,),
    "height": (int,),
    "fps": (int,),
}


def read_config(line: str) -> Config:
    """Read the parent's line.

    Raises:
        AvatarError: If it is not one JSON object with these names and types; nothing is guessed.
    """
    try:
        told = json.loads(line)
        config = Config(**told)
        Identity(config.identity)
        wrong = [f.name for f in fields(Config) if type(getattr(config, f.name)) not in _KINDS[f.name]]
        if wrong:
            raise ValueError(f"wrong type for {', '.join(wrong)}")
    except (ValueError, TypeError) as error:
        raise AvatarError(
            f"the sense process was told {line.strip()[:200]!r}: {error}",
            hint="start it through 'avatar run'",
        ) from error
    return config


def end_with_parent() -> None:
    """End this process at once when the parent closes our standard input, or is gone."""
    while os.read(0, 4096):
        pass
    os._exit(0)


def run() -> int:
    """Sense until standard input closes.

    Returns:
        Exit code: 1 after an error, which was sent as a held signal and said on standard error.
    """
    wire_out = claim_stdout()
    config = read_config(_read_line())
    forbid_dumps()
    protection = deny_network()
    policy = Policy(identity=Identity(config.identity))
    marks = Marks.IDENTITY_OFF if policy.identity is Identity.OFF else Marks.NONE
    marks |= Marks.TEST_SOURCE if config.test_source else Marks.NONE
    wire = Wire(wire_out, marks)
    threading.Thread(target=end_with_parent, name="parent-watch", daemon=True).start()
    try:
        wire.hold(Reason.STARTING)
        _log.info("sandbox=%r", protection)
        return _sense(config, policy, marks, wire)
    except BrokenPipeError:
        return 0
    except AvatarError as error:
        wire.hold(_reason(error))
        raise
    except Exception as error:
        wire.hold(Reason.SENSE_FAILED)
        _log.debug("failed", exc_info=True)
        raise AvatarError(f"sensing failed ({type(error).__name__})", hint="run 'avatar doctor'") from error


def _read_line() -> str:
    """The first line of standard input, without taking more than it."""
    line = b""
    while not line.endswith(b"\n") and (more := os.read(0, 1)):
        line += more
    if not line:
        os._exit(0)
    return line.decode("utf-8", "replace")


def _reason(error: AvatarError) -> Reason:
    """The card for an error."""
    health = getattr(error, "health", None)
    if health is not None:
        return Reason(health.value)
    if isinstance(error, CameraError):
        return Reason.CAMERA_MISSING
    return Reason.MODEL_CHANGED if isinstance(error, ModelError) else Reason.SENSE_FAILED


def _sense(config: Config, policy: Policy, marks: Marks, wire: Wire) -> int:
    """Wait for consent, load, sense; after withdrawal the camera is released and only the reason is left."""
    from avatar.sense.consent import ConsentFile

    consent = ConsentFile(Path(config.consent_path))
    if not consent.is_given():
        wire.hold(Reason.NO_CONSENT)
        _log.info("consent=missing camera=closed")
        while not consent.is_given():
            time.sleep(_BREATH_S)
        wire.hold(Reason.STARTING)
    began_s = time.monotonic()
    camera, tracker = _load(config)
    _log.info("ready_s=%.2f", time.monotonic() - began_s)
    from avatar.sense.worker import signals

    for signal in signals(camera, tracker, consent, policy, marks):
        wire.send(signal)
    camera.close()
    wire.hold(Reason.REVOKED)
    _log.info("consent=withdrawn camera=closed")
    while True:
        time.sleep(3600.0)  # until the parent closes our standard input


def _load(config: Config) -> tuple[Camera, Tracker]:
    """Open the camera in a thread while the networks load here: each takes a good part of a second.

    Raises:
        UnusableCameraError: If there is no such camera: at once, or it cannot be opened.
        ModelError: If a model file is missing or was changed.
    """
    from avatar.sense.cameras.devices import choose, list_cameras

    device = choose(list_cameras(), config.camera, test_source=config.test_source)
    opened: list[Camera | BaseException] = []

    def open_camera() -> None:
        try:
            from avatar.sense.cameras.opencv import open_webcam

            opened.append(open_webcam(device, config.width, config.height, config.fps))
        except BaseException as error:
            opened.append(error)

    opening = threading.Thread(target=open_camera, name="camera", daemon=True)
    opening.start()
    from avatar.sense.trackers.mediapipe import MediaPipeTracker

    tracker = MediaPipeTracker()
    opening.join()
    camera = opened[0]
    if isinstance(camera, BaseException):
        raise camera
    return camera, tracker

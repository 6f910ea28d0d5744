"""``run``: configured by one line of JSON, signals on standard output until standard input closes."""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from avatar.errors import AvatarError, CameraError, ModelError, VaultError
from avatar.gate import FLOOR, Policy, looser_than_floor
from avatar.sandbox import deny_network, end_with_parent, forbid_dumps
from avatar.sense.wire import Wire, claim_stdout
from avatar.sense.wishes import SHUT, Wishes, listen_to_parent, until_wanted
from avatar.signal import Marks, Reason

if TYPE_CHECKING:
    from avatar.sense.cameras.devices import CameraDevice
    from avatar.sense.cameras.opencv import Webcam
    from avatar.sense.cameras.shutter import Shutter
    from avatar.sense.consent import Consent
    from avatar.sense.owner import Owner
    from avatar.sense.trackers import Tracker
    from avatar.sense.voice import Voice
    from avatar.sense.worker import Reader

_log = logging.getLogger(__name__)

_BREATH_S: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the parent says, once.

    Attributes:
        camera: Name, stable id or device file; None for the first real camera.
        test_source: Let a virtual camera in; marks every signal.
        consent_path: The consent record.
        vault_folder: Where the owner's template is.
        passphrase: Opens the vault where there is no keyring; None if it is not needed.
        typed_now: It was typed for this process, not kept from an earlier one.
        prompts_at_start: Prompts asked at every start; more than the floor is stricter.
        similarity: What opens the gate, in percent; more is stricter.
        prompt_after: Seconds of absence after which a prompt is asked; fewer is stricter.
        full_every: Hours after which all prompts are asked again; fewer is stricter.
        seal: Salt of the sealed character whose key to release, hexadecimal; empty for none.
        makes_key: Make the secret of sealed characters if there is none yet.
        cannot: What the owner cannot do: ``nothing``, ``blink``, ``turn`` or ``both``.
        width: Capture width to ask for, pixels.
        height: Capture height to ask for, pixels.
        fps: Frames a second to ask for.
        track_hz: Most of them that are tracked.
        microphone: ``off``, ``with camera``: the sound opens the mouth, too; ``alone``: nothing else does.
        microphone_name: Which; empty for the system's own choice.
        glasses: The owner wears glasses that mirror.
        voice_over: An earlier process was granted voice alone: the camera opens only when it is asked for.
        camera_wanted: Whether a camera may be open from the start, or not before the parent says so.
    """

    camera: str | None = None
    test_source: bool = False
    consent_path: str = ""
    vault_folder: str = ""
    passphrase: str | None = field(default=None, repr=False)
    typed_now: bool = False
    prompts_at_start: int = FLOOR.prompts_at_start
    similarity: int = round(100 * FLOOR.similarity_to_open)
    prompt_after: int = round(FLOOR.prompt_after_s)
    full_every: int = round(FLOOR.full_every_s / 3600)
    seal: str = ""
    makes_key: bool = False
    cannot: str = "nothing"
    width: int = 640
    height: int = 480
    fps: int = 30
    track_hz: int = 15
    microphone: str = "off"
    microphone_name: str = ""
    glasses: bool = False
    voice_over: bool = False
    camera_wanted: bool = True


_KINDS: Final[dict[str, tuple[type, ...]]] = {
    "camera": (str, type(None)),
    "test_source": (bool,),
    "consent_path": (str,),
    "vault_folder": (str,),
    "passphrase": (str, type(None)),
    "typed_now": (bool,),
    "prompts_at_start": (int,),
    "similarity": (int,),
    "prompt_after": (int,),
    "full_every": (int,),
    "seal": (str,),
    "makes_key": (bool,),
    "cannot": (str,),
    "width": (int,),
    "height": (int,),
    "fps": (int,),
    "track_hz": (int,),
    "microphone": (str,),
    "microphone_name": (str,),
    "glasses": (bool,),
    "voice_over": (bool,),
    "camera_wanted": (bool,),
}


ALONE: Final = "alone"
_MICROPHONE: Final = ("off", "with camera", ALONE)


def read_config(line: str) -> Config:
    """Read the parent's line.

    Raises:
        AvatarError: If it is not one JSON object with these names and types; nothing is guessed.
    """
    try:
        told = json.loads(line)
        config = Config(**told)
        wrong = [f.name for f in fields(Config) if type(getattr(config, f.name)) not in _KINDS[f.name]]
        if wrong:
            raise ValueError(f"wrong type for {', '.join(wrong)}")
        loose = looser_than_floor(policy_of(config))
        if loose:
            raise ValueError(f"looser than the floor: {', '.join(loose)}")
        bytes.fromhex(config.seal)
        if config.microphone not in _MICROPHONE:
            raise ValueError(f"microphone {config.microphone!r}")
    except (ValueError, TypeError) as error:
        # Not the line itself: a passphrase may be in it.
        raise AvatarError(
            f"the sense process was told something impossible: {error}", hint="start it through 'avatar run'"
        ) from error
    return config


def policy_of(config: Config) -> Policy:
    """The floor, made stricter as told.  Voice alone looks at nobody later: all prompts are asked."""
    least = FLOOR.prompts_in_full if config.microphone == ALONE else 0
    stricter = config.similarity / 100 - FLOOR.similarity_to_open
    return replace(
        FLOOR,
        prompts_at_start=max(least, config.prompts_at_start),
        similarity_to_open=FLOOR.similarity_to_open + stricter,
        similarity_to_stay=FLOOR.similarity_to_stay + stricter,
        prompt_after_s=float(config.prompt_after),
        full_every_s=config.full_every * 3600.0,
    )


Job = Callable[["Config", Marks, Wire], int]
"""What to do once the process is set up; the exit code."""


def run(job: Job | None = None) -> int:
    """Set the process up and sense until standard input closes.

    Args:
        job: What to do instead of sensing.

    Returns:
        Exit code: 1 after an error, which was sent as a held signal and said on standard error.
    """
    wire_out = claim_stdout()
    config = read_config(_read_line())
    forbid_dumps()
    end_with_parent()
    protection = deny_network()
    marks = Marks.TEST_SOURCE if config.test_source else Marks.NONE
    wire = Wire(wire_out, marks)
    wishes = Wishes()
    if not config.camera_wanted:
        wishes.take(SHUT)
    threading.Thread(target=listen_to_parent, args=(wishes,), name="parent-watch", daemon=True).start()
    try:
        wire.hold(Reason.STARTING)
        _log.info("sandbox=%r", protection)
        return job(config, marks, wire) if job else _sense(config, marks, wire, wishes)
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
    if isinstance(error, VaultError):
        return Reason.VAULT_LOCKED
    return Reason.MODEL_CHANGED if isinstance(error, ModelError) else Reason.SENSE_FAILED


def _sense(config: Config, marks: Marks, wire: Wire, wishes: Wishes) -> int:
    """Wait for consent, load, sense; after withdrawal the camera is released and only the reason is left."""
    from avatar.sense.consent import ConsentFile

    consent = ConsentFile(Path(config.consent_path))
    if not consent.is_given():
        wire.hold(Reason.NO_CONSENT)
        _log.info("consent=missing camera=closed")
        while not consent.is_given():
            time.sleep(_BREATH_S)
        wire.hold(Reason.STARTING)
    if config.microphone == ALONE:
        from avatar.sense.alone import drive
        from avatar.sense.microphone import Microphone, opener_of

        microphone = Microphone(opener_of(config.microphone_name))
        drive(config, consent, marks, wire, wishes, microphone)
    else:
        _drive(config, consent, marks, wire, wishes)
    wire.hold(Reason.EXPIRED if consent.is_expired() else Reason.REVOKED)
    _log.info("consent=ended camera=closed")
    while True:
        time.sleep(3600.0)  # until the parent closes our standard input


def _drive(config: Config, consent: Consent, marks: Marks, wire: Wire, wishes: Wishes) -> None:
    """Sense until consent is withdrawn; camera, networks and template are gone when this returns."""
    if not until_wanted(wishes, consent, wire):
        return
    began_s = time.monotonic()
    webcam, tracker, device = load_camera(config)
    camera, voice = shutter_for(config, webcam, device, wishes), voice_for(config)
    try:
        owner = owner_for(config, device)
        gate = owner.first_gate(time.monotonic())
        _log.info("ready_s=%.2f", time.monotonic() - began_s)
        from avatar.sense.attention import Attention
        from avatar.sense.memory import give_back
        from avatar.sense.seal import messages
        from avatar.sense.worker import sparingly, steps

        give_back()
        seen = steps(
            camera,
            tracker,
            consent,
            owner,
            policy_of(config),
            marks,
            gate=gate,
            reader=reader_for(owner, wishes.recalibrate, glasses=config.glasses),
            # Sound opens the mouth at each turn of the camera, so that none is left out for it.
            attention=Attention(config.track_hz) if voice else Attention(config.track_hz, camera.rest),
            voice=voice,
        )
        for message in sparingly(messages(seen, key_for(config, owner))):
            wire.send(message)
    finally:
        if voice is not None:
            voice.ears.close()
        camera.close()
        tracker.close()


def shutter_for(config: Config, webcam: Webcam, device: CameraDevice, wishes: Wishes) -> Shutter:
    """The camera, which the owner can have released; only that very one is opened again."""
    from avatar.sense.cameras.devices import list_cameras, same_again
    from avatar.sense.cameras.shutter import Shutter

    def reopen() -> Webcam:
        from avatar.sense.cameras.opencv import open_webcam

        return open_webcam(same_again(list_cameras(), device), config.width, config.height, config.fps)

    return Shutter(webcam, reopen, wishes.camera)


def voice_for(config: Config) -> Voice | None:
    """The microphone's part, if it was switched on; it opens when the gate does."""
    if config.microphone == "off":
        return None
    from avatar.sense.microphone import Microphone, opener_of
    from avatar.sense.voice import Voice

    return Voice(Microphone(opener_of(config.microphone_name)))


def key_for(config: Config, owner: Owner) -> bytes | None:
    """The key of the sealed character that is asked for, if this owner has it.

    Raises:
        VaultError: If it cannot be reached.
    """
    from avatar.sense.seal import character_key

    salt, folder = bytes.fromhex(config.seal), Path(config.vault_folder)
    return character_key(owner, folder, config.passphrase, salt, may_make=config.makes_key)


def reader_for(owner: Owner, recalibrate: threading.Event, *, glasses: bool = False) -> Reader:
    """Reads the face with what was kept of the owner, and keeps what it learns."""
    from avatar.sense.enrolled import EnrolledOwner
    from avatar.sense.reading import Reading
    from avatar.sense.worker import Reader

    def asked() -> bool:
        asked_now = recalibrate.is_set()
        recalibrate.clear()
        return asked_now

    habits = owner.habits if isinstance(owner, EnrolledOwner) else None
    if habits is None:
        return Reader(Reading.start().behind(glasses=glasses), asked)
    kept = habits.load()
    reading = kept if kept.calibration.seen_s else kept.restarted()  # the first time: the calibration step
    return Reader(reading.behind(glasses=glasses), asked, habits.save)


def load_camera(config: Config) -> tuple[Webcam, Tracker, CameraDevice]:
    """Open the camera in a thread while the networks load here: each takes a good part of a second.

    Raises:
        UnusableCameraError: If there is no such camera: at once, or it cannot be opened.
        ModelError: If a model file is missing or was changed.
    """
    from avatar.sense.cameras.devices import choose, list_cameras

    device = choose(list_cameras(), config.camera, test_source=config.test_source)
    opened: list[Webcam | BaseException] = []

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
    return camera, tracker, device


def owner_for(config: Config, device: CameraDevice) -> Owner:
    """Whoever the template recognises.  A virtual camera that a test let in has no owner to recognise.

    Raises:
        VaultError: If there is a template and it cannot be opened.
    """
    from avatar.sense.owner import AssumedOwner, NobodyEnrolled

    if device.is_virtual:
        return AssumedOwner()
    from avatar.sense.enrolled import CANNOT, Terms, load_owner

    folder, record = Path(config.vault_folder), Path(config.consent_path)
    terms = Terms(
        policy=policy_of(config),
        cannot=CANNOT[config.cannot],
        has_passphrase=bool(config.passphrase) and config.typed_now,
        is_locked=bool(config.passphrase),
    )
    return load_owner(folder, record, config.passphrase, terms) or NobodyEnrolled()

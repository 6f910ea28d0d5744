"""``enrol``: prompts, embeddings, template, vault.

Live cameras only; what crosses to the drawing process is a reason and a progress.
"""

from __future__ import annotations

import logging
import random
from dataclasses import replace
from pathlib import Path
from typing import Final

from avatar.errors import AvatarError, ConsentError
from avatar.gate import FLOOR, CameraHealth
from avatar.gate import consent as consent_record
from avatar.gate.liveness import Failure, Prompt
from avatar.keys import destroy_template_key
from avatar.models import FACE_RECOGNITION, load
from avatar.sense.cameras import Sight
from avatar.sense.consent import ConsentFile
from avatar.sense.enrolled import CANNOT, open_vault
from avatar.sense.enrolment import Enrolment, Trouble
from avatar.sense.features import FeatureReader
from avatar.sense.frame import CameraFrame, NoFrame, Shut
from avatar.sense.identity import Embedder
from avatar.sense.proof import ProofFile
from avatar.sense.run import Config, load_camera
from avatar.sense.template import Template
from avatar.sense.trackers import Tracker
from avatar.sense.vault import CHARACTERS_KEY, UnusableTemplateError, Vault, forget
from avatar.sense.wire import Wire
from avatar.signal import Held, Marks, Reason

_log = logging.getLogger(__name__)

_EMBED_EVERY_S: Final = 0.1
"""As often as :mod:`avatar.sense.enrolment` keeps one."""

_COMPLAINTS: Final = {
    Trouble.NO_FACE.value: Reason.NO_FACE,
    Trouble.TWO_PEOPLE.value: Reason.ENROL_NOT_ALONE,
    Trouble.TOO_DARK.value: Reason.ENROL_TOO_DARK,
    Trouble.TOO_SMALL.value: Reason.ENROL_TOO_SMALL,
    Trouble.OTHER_PERSON.value: Reason.ENROL_TWO_PEOPLE,
    Trouble.TOO_LONG.value: Reason.ENROL_TOO_SLOW,
    Failure.SLOW.value: Reason.ENROL_TOO_SLOW,
}
"""What the enrolment says, as a reason; anything else was another movement than the one asked for."""

_BEGIN_AGAIN: Final = "run 'avatar consent withdraw', which erases the template, and begin again"

_PROMPTS: Final = {prompt: Reason[f"PROMPT_{prompt.name}"] for prompt in Prompt}


class Session:
    """One enrolment before one camera.

    Args:
        tracker: Loaded.
        embedder: Loaded.
        chance: ``random.SystemRandom`` outside tests.
        cannot: What this person cannot do.
    """

    def __init__(
        self,
        tracker: Tracker,
        embedder: Embedder,
        chance: random.Random,
        cannot: frozenset[Prompt] = frozenset(),
    ) -> None:
        self._tracker, self._embedder = tracker, embedder
        self._reader = FeatureReader()
        self._taken_s = float("-inf")
        self.enrolment = Enrolment(chance, cannot)

    def take(self, frame: CameraFrame) -> tuple[Reason, int]:
        """Take one frame; what to show, and the progress, 0 to 255."""
        now_s = frame.captured_ns / 1e9
        seen = self._tracker.observe(frame)
        features = self._reader.read(seen.face, now_s)
        quality = embedding = None
        if seen.face is not None:
            quality = self._embedder.quality(frame.rgb, seen.face)
            if now_s - self._taken_s >= _EMBED_EVERY_S:
                embedding = self._embedder.embed(frame.rgb, seen.face)
                self._taken_s = now_s
        fails = self.enrolment.fails
        self.enrolment.step(seen, features, quality, embedding)
        if self.enrolment.fails != fails:
            _log.info("enrolment=try-failed why=%r", self.enrolment.complaint)
        progress = round(255 * self.enrolment.progress)
        shown = self.enrolment.shown
        if shown is not None:
            return _PROMPTS[shown], progress
        if self.enrolment.complaint and progress == 0:
            return _COMPLAINTS.get(self.enrolment.complaint, Reason.ENROL_WRONG_MOVE), progress
        return Reason.PROMPT_STRAIGHT, progress


def enrol(config: Config, marks: Marks, wire: Wire) -> int:
    """Enrol until the template is stored.

    Raises:
        ConsentError: If there is no consent, or it is withdrawn on the way: nothing is kept.
        CameraError: If the camera cannot be used.
        VaultError: If the template cannot be stored.
        AvatarError: If too many tries failed.
    """
    consent_path = Path(config.consent_path)
    record = consent_record.load(consent_path)
    consent = ConsentFile(consent_path)
    if record is None or not consent.is_given():
        raise ConsentError("there is no consent on record", hint="run 'avatar consent' once")
    vault = open_vault(Path(config.vault_folder), config.passphrase)
    before = _enrolled_before(vault, record.record_id, Path(config.vault_folder))
    camera, tracker, _ = load_camera(replace(config, test_source=False))
    embedder = Embedder(load(FACE_RECOGNITION))
    session = Session(tracker, embedder, random.SystemRandom(), CANNOT[config.cannot])
    for sight in camera.frames():
        if not consent.is_given():
            camera.close()
            raise ConsentError(
                "consent was withdrawn, so nothing was kept", hint="run 'avatar consent' first"
            )
        _step(session, sight, marks, wire)
        del sight
        if session.enrolment.is_done:
            break
        if session.enrolment.fails >= FLOOR.tries_before_passphrase:
            camera.close()
            raise AvatarError(
                f"{session.enrolment.fails} tries failed, the last because of: {session.enrolment.complaint}",
                hint="sit in good light, alone, half a metre from the camera, and run 'avatar enrol' again",
            )
    camera.close()
    if not session.enrolment.is_done:
        raise AvatarError(
            "the camera ended before the prompts did", hint="plug it in and run 'avatar enrol' again"
        )
    template = Template.from_embeddings(session.enrolment.embeddings)
    if before is not None and not before.similarity(template.mean) >= FLOOR.similarity_to_open:
        raise AvatarError("somebody else is enrolled here already", hint=_BEGIN_AGAIN)
    if before is None:  # nobody knows whether this is who sealed characters under an earlier template
        destroy_template_key(Path(config.vault_folder), CHARACTERS_KEY)
    content = template.to_bytes()
    vault.save(content, record.record_id)
    ProofFile(Path(config.vault_folder), content).prove()
    if not consent.is_given():  # withdrawn while it was being written
        forget(Path(config.vault_folder))
        raise ConsentError("consent was withdrawn, so nothing was kept", hint="run 'avatar consent' first")
    wire.send(Held(0, Reason.ENROLLED, marks, 255))
    return 0


def _enrolled_before(vault: Vault, record_id: str, folder: Path) -> Template | None:
    """The template that is to be replaced: only its owner may, and not while prompts are refused.

    Raises:
        VaultError: If it cannot be opened, because of another passphrase for instance.
        AvatarError: If too many prompts failed.
    """
    if not vault.exists():
        return None
    try:
        content = vault.load(record_id)
    except UnusableTemplateError:
        return None  # of an earlier consent or version, or damaged: nobody drives with it any more
    if ProofFile(folder, content).read().fails >= FLOOR.tries_before_passphrase:
        raise AvatarError("too many prompts failed, so the owner cannot be changed", hint=_BEGIN_AGAIN)
    return Template.from_bytes(content)


def _step(session: Session, sight: Sight, marks: Marks, wire: Wire) -> None:
    """One frame, or why there is none."""
    match sight:
        case CameraFrame(captured_ns=at_ns, health=CameraHealth.OK):
            reason, progress = session.take(sight)
        case CameraFrame(captured_ns=at_ns, health=health):
            reason, progress = Reason(health.value), 0
        case Shut(at_ns=at_ns):
            reason, progress = Reason.STARTING, 0
        case NoFrame(at_ns=at_ns, health=health):
            reason, progress = Reason.STARTING if health is CameraHealth.OK else Reason(health.value), 0
    if reason is not Reason.STARTING:
        wire.send(Held(at_ns, reason, marks, progress))

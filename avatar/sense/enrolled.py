"""The enrolled owner: recognised by the template, alive by the prompts they answer."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

from avatar.gate import Gate, Policy, State
from avatar.gate import consent as consent_record
from avatar.gate.challenge import Attempts, Need, plan
from avatar.gate.liveness import Features, Prompt, Sequence, Status, ask
from avatar.keys import template_keys
from avatar.models import FACE_RECOGNITION, SHA256, load
from avatar.sense.features import FeatureReader
from avatar.sense.frame import CameraFrame
from avatar.sense.identity import Embedder
from avatar.sense.owner import Who
from avatar.sense.template import Template
from avatar.sense.trackers import Observation
from avatar.sense.vault import Fault, UnusableTemplateError, Vault
from avatar.sense.verifier import Recogniser, Verifier
from avatar.signal import Reason

_ASKS: Final = {prompt: Reason[f"PROMPT_{prompt.name}"] for prompt in Prompt}
_MATCH_WANTED: Final = (Status.HOLDING_NEUTRAL, Status.RETURNING)


class EnrolledOwner:
    """Judges every frame against the template, and asks for prompts while the gate wants them.

    Args:
        template: Of the owner.
        recogniser: Loaded.
        policy: The gate's thresholds.
        chance: ``random.SystemRandom`` outside tests: who can guess the dice can record the answers.
    """

    def __init__(
        self, template: Template, recogniser: Recogniser, policy: Policy, chance: random.Random
    ) -> None:
        self._policy, self._chance = policy, chance
        self._verifier = Verifier(
            template, recogniser, to_open=policy.similarity_to_open, to_stay=policy.similarity_to_stay
        )
        self._reader = FeatureReader()
        self._sequence: Sequence | None = None
        self._attempts = Attempts()

    def look(self, frame: CameraFrame, seen: Observation, gate: Gate) -> Who:
        """See :class:`avatar.sense.owner.Owner`."""
        now_s = frame.captured_ns / 1e9
        sighting = self._verifier.look(frame, seen, now_s)
        if sighting.stranger:
            self._reader.reset()
        passed, asks, progress = 0, None, 0
        if not gate.is_open:
            features = self._reader.read(seen.face, now_s)
            matched = sighting.compared and sighting.matched_s == now_s
            passed, asks, progress = self._ask(gate, features, now_s, matched=matched)
        return Who(
            similarity=sighting.similarity,
            suspect=sighting.suspect,
            stranger=sighting.stranger,
            prompts_passed=passed,
            refused=not self._attempts.may_try(now_s),
            asks=asks,
            progress=progress,
        )

    def _ask(
        self, gate: Gate, features: Features, now_s: float, *, matched: bool
    ) -> tuple[int, Reason | None, int]:
        """Go on with the prompts: how many are passed, which to show, and how far it is."""
        if gate.state is not State.PROMPTING or not self._attempts.may_try(now_s):
            self._sequence = None
            return 0, None, 0
        if self._sequence is None:
            need = Need.START if gate.owed <= 1 else Need.AFTER_LOCK
            self._sequence = ask(plan(need, self._chance))
        sequence = self._sequence = self._sequence.step(features, matched=matched)
        if sequence.status is Status.ANSWERED:
            self._attempts = Attempts()
            return len(sequence.prompts), None, 255
        if sequence.status is Status.FAILED:
            self._attempts = self._attempts.fail(now_s)
            self._sequence = None
            return 0, Reason.PROMPT_STRAIGHT, 0
        if sequence.run.status in _MATCH_WANTED:
            self._verifier.ask()
        shown = Reason.PROMPT_STRAIGHT if sequence.shown is None else _ASKS[sequence.shown]
        return 0, shown, 255 * sequence.place // len(sequence.prompts)


def open_vault(folder: Path, passphrase: str | None) -> Vault:
    """The vault of templates that this version's recognising network made.

    Raises:
        VaultError: If there is neither keyring nor passphrase.
    """
    return Vault(folder, template_keys(folder, passphrase), SHA256[FACE_RECOGNITION])


def load_owner(
    folder: Path, consent_path: Path, passphrase: str | None, policy: Policy
) -> EnrolledOwner | None:
    """The owner whose template is stored, or None if nobody is enrolled under the consent in force.

    Raises:
        VaultError: If there is a template and it cannot be opened.
        AvatarError: If what is in it is no template of this version.
        ModelError: If the recognising network's file was changed.
    """
    record = consent_record.load(consent_path)
    if record is None or not (folder / "template.vault").exists():
        return None
    try:
        content = open_vault(folder, passphrase).load(record.record_id)
    except UnusableTemplateError as error:
        if error.fault in (Fault.MISSING, Fault.OTHER_RECORD, Fault.OTHER_MODEL):
            return None
        raise
    recogniser = Embedder(load(FACE_RECOGNITION))
    return EnrolledOwner(Template.from_bytes(content), recogniser, policy, random.SystemRandom())

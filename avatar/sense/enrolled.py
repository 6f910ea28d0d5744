"""The enrolled owner: recognised by the template, alive by the prompts they answer."""

from __future__ import annotations

import math
import random
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from avatar.gate import Gate, Policy, State
from avatar.gate import consent as consent_record
from avatar.gate.challenge import Attempts, Need, needs_passphrase, plan
from avatar.gate.liveness import Features, Prompt, Rest, Sequence, Status, ask
from avatar.keys import template_keys
from avatar.models import FACE_RECOGNITION, SHA256, load
from avatar.sense.features import FeatureReader
from avatar.sense.frame import CameraFrame
from avatar.sense.habits import HabitsFile
from avatar.sense.identity import Embedder
from avatar.sense.owner import Who
from avatar.sense.proof import ProofFile
from avatar.sense.template import Template
from avatar.sense.trackers import Observation
from avatar.sense.vault import FILE, Fault, UnusableTemplateError, Vault
from avatar.sense.verifier import Recogniser, Sighting, Verifier
from avatar.signal import Reason

_ASKS: Final = {prompt: Reason[f"PROMPT_{prompt.name}"] for prompt in Prompt}


CANNOT: Final = {
    "nothing": frozenset[Prompt](),
    "blink": frozenset({Prompt.BLINK_TWICE}),
    "turn": frozenset({Prompt.TURN_LEFT, Prompt.TURN_RIGHT}),
    "both": frozenset({Prompt.BLINK_TWICE, Prompt.TURN_LEFT, Prompt.TURN_RIGHT}),
}
"""The setting ``gate.cannot``, as prompts that are left out."""

_LIGHT_S: Final = 5.0
"""Time to turn on a light before the next prompt, after an answer that could not be seen in the dark: there
the ranges of lids and jaw shrink (findings, at 10 % light).  With light it goes on at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How this owner proves to be alive.

    Attributes:
        policy: The gate's thresholds.
        cannot: Prompts this person cannot answer; the passphrase makes up for them.
        has_passphrase: The passphrase was typed at this start, and opened the vault.
        is_locked: The vault opens by a passphrase only, typed now or kept by a window.
    """

    policy: Policy
    cannot: frozenset[Prompt] = frozenset()
    has_passphrase: bool = False
    is_locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deal:
    """Prompts that were dealt.

    Attributes:
        owed: What they pay, however many they are.
        need: What they were dealt for.
        sequence: How far they are; None where the passphrase is all that is asked.
        was_shown: One was shown, so giving up is a failed try.
    """

    owed: int
    need: Need
    sequence: Sequence | None
    was_shown: bool = False


class EnrolledOwner:
    """Judges every frame against the template, and asks for prompts while the gate wants them.

    Args:
        template: Of the owner.
        recogniser: Loaded.
        terms: How they prove to be alive.
        proof: When they last did, in full.
        chance: ``random.SystemRandom`` outside tests: who can guess the dice can record the answers.
        habits: How the owner's face rests and moves; None keeps nothing.
    """

    def __init__(
        self,
        template: Template,
        recogniser: Recogniser,
        terms: Terms,
        proof: ProofFile,
        chance: random.Random,
        habits: HabitsFile | None = None,
    ) -> None:
        policy = terms.policy
        self.habits = habits
        self._terms, self._proof, self._chance = terms, proof, chance
        self._verifier = Verifier(
            template, recogniser, to_open=policy.similarity_to_open, to_stay=policy.similarity_to_stay
        )
        self._reader = FeatureReader()
        self._deal: _Deal | None = None
        self._rest = Rest()
        self._dark_until_s = -math.inf
        self._passphrase_left = terms.has_passphrase
        self._was_stranger = self._too_dark = False
        memory = proof.read()
        if memory.fails >= policy.tries_before_passphrase and terms.has_passphrase:
            proof.forgive()
            memory = proof.read()
        self._attempts = Attempts(memory.fails, time.monotonic() - proof.fail_age_s())

    def first_gate(self, now_s: float) -> Gate:
        """The gate to start with: how much is owed depends on the last full proof, and on who was seen."""
        age_s, policy = self._proof.age_s(), self._terms.policy
        recent = age_s <= policy.full_every_s and not self._proof.read().locked
        owed = policy.prompts_at_start if recent else policy.prompts_in_full
        return Gate(owed=owed, proven_s=now_s - age_s if recent else float("-inf"))

    def look(self, frame: CameraFrame, seen: Observation, gate: Gate) -> Who:
        """See :class:`avatar.sense.owner.Owner`."""
        now_s = frame.captured_ns / 1e9
        if seen.faces > 1 and gate.state in (State.CLOSED, State.VERIFYING):
            # It stays shut for two.  Which of them is followed is chance: a visitor locks nobody out.
            self._verifier.look_away()
            sighting = Sighting()
        else:
            # Before the gate opens a prompt may wait for this very comparison; afterwards no picture should.
            sighting = self._verifier.look(frame, seen, now_s, may_put_off=gate.is_open)
        if sighting.stranger:
            self._reader.reset()
            self._rest = Rest()
            if not self._was_stranger:
                self._proof.lock()
        self._was_stranger, self._too_dark = sighting.stranger, sighting.too_dark
        passed, asks, progress = 0, None, 0
        if not gate.is_open:
            # Of two faces nobody knows whose movement it was: a bystander must not answer.
            features = self._reader.read(seen.face if seen.faces == 1 else None, now_s)
            matched = sighting.compared and sighting.matched_s == now_s
            passed, asks, progress = self._ask(gate, features, now_s, matched=matched)
        return Who(
            similarity=sighting.similarity,
            suspect=sighting.suspect,
            stranger=sighting.stranger,
            prompts_passed=passed,
            refused=not self._attempts.may_try(now_s, self._terms.policy),
            asks=asks,
            progress=progress,
        )

    def catch_up(self) -> None:
        """Compare the face of the last look, if that was put off."""
        self._verifier.catch_up()

    def look_away(self) -> None:
        """See :class:`avatar.sense.owner.Owner`."""
        self._verifier.look_away()

    def _ask(
        self, gate: Gate, features: Features, now_s: float, *, matched: bool
    ) -> tuple[int, Reason | None, int]:
        """Go on with the prompts: how many are passed, which to show, and how far it is."""
        if gate.state is State.VERIFYING:
            self._verifier.ask()  # who rests already need not begin again when the prompts do
            rest = self._rest.step(features, matched=matched)
            self._drop(now_s)
            self._rest = rest
            return 0, None, 0
        if gate.state is not State.PROMPTING or not self._attempts.may_try(now_s, self._terms.policy):
            self._drop(now_s)
            return 0, None, 0
        if self._deal is None and self._too_dark and now_s < self._dark_until_s:
            return 0, Reason.TOO_DARK, 0
        if self._deal is None or gate.owed > self._deal.owed:
            self._deal = self._dealt(gate.owed)
            if self._deal is None:
                return 0, Reason.PASSPHRASE, 0
        deal = self._deal
        if deal.sequence is None:
            return self._answered(deal)  # only the passphrase is asked of this person, and it was typed
        sequence = deal.sequence.step(features, matched=matched)
        if sequence.shown is not None and not deal.was_shown:
            self._proof.fail(self._attempts.fails + 1)  # until it is answered: a new start forgets nothing
            deal = replace(deal, was_shown=True)
        self._deal = replace(deal, sequence=sequence)
        match sequence.status:
            case Status.ANSWERED:
                return self._answered(deal)
            case Status.FAILED:
                self._fail(now_s)
                return 0, Reason.TOO_DARK if self._too_dark else Reason.PROMPT_STRAIGHT, 0
            case Status.HOLDING_NEUTRAL | Status.RETURNING:
                self._verifier.ask()
        shown = Reason.PROMPT_STRAIGHT if sequence.shown is None else _ASKS[sequence.shown]
        return 0, shown, 255 * sequence.place // len(sequence.prompts)

    def _dealt(self, owed: int) -> _Deal | None:
        """New prompts for what is owed; None if the passphrase is needed and not at hand.  It counts once."""
        need = Need.START if owed <= 1 else Need.AFTER_LOCK
        if self._terms.cannot and not (self._terms.is_locked or self._terms.has_passphrase):
            return None  # whoever writes a line into the settings would leave out what they cannot answer
        if needs_passphrase(need, self._terms.cannot):
            if not self._passphrase_left:
                return None
            self._passphrase_left = False
        prompts = plan(need, self._chance, self._terms.cannot)
        rest, self._rest = self._rest, Rest()
        return _Deal(owed=owed, need=need, sequence=ask(prompts, rest) if prompts else None)

    def _answered(self, deal: _Deal) -> tuple[int, None, int]:
        """Everything that was dealt is answered: that, and no more, is passed."""
        self._attempts = Attempts()
        if deal.need is Need.AFTER_LOCK:
            self._proof.prove()
        elif deal.was_shown:
            self._proof.answer()
        self._deal = replace(deal, was_shown=False)
        return deal.owed, None, 255

    def _drop(self, now_s: float) -> None:
        """Give up the prompts: a failed try if one was shown, else hiding would deal new ones for nothing."""
        if self._deal is not None and self._deal.was_shown:
            self._fail(now_s)
        self._deal, self._rest = None, Rest()

    def _fail(self, now_s: float) -> None:
        """Count a failed try; after too many only the passphrase helps, also after a new start."""
        self._deal, self._dark_until_s = None, now_s + _LIGHT_S
        self._attempts = self._attempts.fail(now_s)
        self._proof.fail(self._attempts.fails)


def open_vault(folder: Path, passphrase: str | None) -> Vault:
    """The vault of templates that this version's recognising network made.

    Raises:
        VaultError: If there is neither keyring nor passphrase.
    """
    return Vault(folder, template_keys(folder, passphrase), SHA256[FACE_RECOGNITION])


def load_owner(
    folder: Path, consent_path: Path, passphrase: str | None, terms: Terms
) -> EnrolledOwner | None:
    """The owner whose template is stored, or None if nobody is enrolled under the consent in force.

    Raises:
        VaultError: If there is a template and it cannot be opened.
        AvatarError: If what is in it is no template of this version.
        ModelError: If the recognising network's file was changed.
    """
    record = consent_record.load(consent_path)
    if record is None or not (folder / FILE).exists():
        return None
    try:
        content = open_vault(folder, passphrase).load(record.record_id)
    except UnusableTemplateError as error:
        if error.fault in (Fault.MISSING, Fault.OTHER_RECORD, Fault.OTHER_MODEL):
            return None
        raise
    recogniser = Embedder(load(FACE_RECOGNITION))
    proof = ProofFile(folder, content)
    template, habits = Template.from_bytes(content), HabitsFile(folder, content)
    return EnrolledOwner(template, recogniser, terms, proof, random.SystemRandom(), habits)

"""``avatar run``: the main job, from the settings to the call app, in a terminal."""

from __future__ import annotations

import signal as system_signal
import sys
from contextlib import ExitStack
from types import FrameType
from typing import Final

from avatar import sandbox
from avatar.app import alone, passphrase
from avatar.app.consent import record_event
from avatar.app.desk import Attended, Desk
from avatar.app.enrol import enrol, require_consent
from avatar.app.enrolment import is_enrolled
from avatar.app.keyboard import NoKeys, open_keys
from avatar.app.ledger import Event
from avatar.app.parcels import OWNER_ONLY
from avatar.app.part import admit, open_output_of, prepare
from avatar.app.settling import Settling
from avatar.app.show import Show
from avatar.app.status import Status
from avatar.errors import AvatarError, VaultError
from avatar.settings import OPTIONS, Chosen
from avatar.signal import Reason
from avatar.stage import cards
from avatar.stage.director import SignalSource
from avatar.stage.ladder import Act

_TO_DO: Final = {
    Reason.NO_CONSENT: "run 'avatar consent'",
    Reason.NOT_ENROLLED: "run 'avatar enrol'",
    Reason.PASSPHRASE: "stop avatar (Ctrl-C), start it again and type it",
    Reason.NOT_OWNER: "face the camera, in good light; if that does not help, run 'avatar enrol' again",
}
"""What only the owner is told, and only in a terminal: others read the card."""


def explain(chosen: Chosen) -> int:
    """Print every setting in force and where it came from."""
    for key in OPTIONS:
        section, name = key.split(".")
        value = getattr(getattr(chosen.settings, section), name)
        print(f"{key} = {value!r}  ({chosen.origins[key]})")
    return 0


class _Reporter:
    """Tells the terminal, once, when what the audience sees changes."""

    def __init__(self) -> None:
        self._said: tuple[Act, Reason] | None = None
        self._settling = Settling()

    def __call__(self, status: Status) -> None:
        said = self._settling.hear(status)
        if said:
            print(said, flush=True)
        now = (status.act, status.reason if status.act is Act.CARD else Reason.STARTING)
        # The desk has said that it is a pause, and what ends it.
        if now == self._said or status.paused or status.act in (Act.HOLD, Act.EASE):
            return
        self._said = now
        if status.act is Act.CARD:
            words = cards.WORDS[status.reason]
            problem = f" ({status.problem})" if status.problem else ""
            to_do = f"\n  try: {_TO_DO[status.reason]}" if status.reason in _TO_DO else ""
            print(f"card: {words.title} - {words.line}{problem}{to_do}", flush=True)
        elif status.act is Act.IDLE:
            print("away: the avatar idles", flush=True)
        else:
            print(f'on air: choose "{status.label}" as the camera in your call app', flush=True)


def _until_stopped() -> list[int]:
    """Filled when somebody wants the show to end."""
    stopping: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopping.append(number)

    for number in (system_signal.SIGINT, system_signal.SIGTERM):
        system_signal.signal(number, stop)
    return stopping


def _admitted(chosen: Chosen) -> tuple[str, str | None]:
    """The record id of the consent in force, and the passphrase if one is needed.

    Raises:
        AvatarError: If there is no consent, or nobody is enrolled and nobody there to be.
    """
    settings = chosen.settings
    record_id = require_consent()
    alone.choose(chosen)
    if not is_enrolled() and not settings.sense.test_source:
        if not sys.stdin.isatty():
            raise VaultError("nobody is enrolled, so nobody may drive", hint="run 'avatar enrol' once")
        enrol(chosen)
    secret = None if settings.sense.test_source else passphrase.ask_to_open()
    if settings.gate.cannot != "nothing" and not settings.sense.test_source:
        if secret is None:
            raise VaultError(
                f'gate.cannot = "{settings.gate.cannot}" needs a passphrase, and your template has none',
                hint="run 'avatar consent withdraw', then 'avatar enrol', which asks for one;"
                ' or set gate.cannot to "nothing"',
            )
        record_event(Event.PASSPHRASE_USED, record_id)
    return record_id, secret


def run(chosen: Chosen) -> int:
    """Go on air until Ctrl-C.

    Raises:
        AvatarError: If the show cannot start or the output is lost.
    """
    settings = chosen.settings
    part = prepare(chosen)  # what is wrong with the character is said before anything is asked
    meta = part.rig.manifest.meta
    if part.sealed is None and meta.performers == "owner only":
        print(f"{meta.name}, owner only: {OWNER_ONLY}", flush=True)
    part = admit(part, *_admitted(chosen))
    print(sandbox.deny_network(), flush=True)
    stopping = _until_stopped()
    lost: list[AvatarError] = []
    with ExitStack() as opened:
        output = open_output_of(settings)
        keys = open_keys()
        opened.callback(keys.close)

        def attend(source: SignalSource, desk: Desk) -> SignalSource:
            if isinstance(keys, NoKeys):
                return source
            print(desk.help(), flush=True)
            return Attended(source, keys, desk)

        show = Show(part, lost=lost.append, changed=_Reporter(), attend=attend)
        opened.callback(show.close)
        show.send_to(output)
        show.watch()
        show.run(on=lambda: not stopping and not lost)
    if lost:
        raise lost[0]
    print("off air")
    return 0

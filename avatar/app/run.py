"""``avatar run``: the main job, from the settings to the call app."""

from __future__ import annotations

import random
import signal as system_signal
import sys
from contextlib import ExitStack
from dataclasses import replace
from types import FrameType
from typing import Final

from avatar import characters, sandbox
from avatar.app import passphrase, roster
from avatar.app.agreement import open_ledger
from avatar.app.consent import record_event
from avatar.app.desk import Attended, Desk
from avatar.app.enrol import enrol, require_consent
from avatar.app.enrolment import config_from, is_enrolled
from avatar.app.journal import Journal
from avatar.app.keyboard import NoKeys, open_keys
from avatar.app.ledger import Event
from avatar.app.locked import Locked
from avatar.app.look import Look, dressed, read_look, split
from avatar.app.parcels import OWNER_ONLY
from avatar.app.session import Sense
from avatar.clock import MonotonicClock
from avatar.errors import VaultError
from avatar.settings import OPTIONS, Chosen, Settings
from avatar.signal import Marks, Reason
from avatar.stage import cards
from avatar.stage.director import Director, SignalSource, perform
from avatar.stage.expressions import wardrobe
from avatar.stage.idle import Idle
from avatar.stage.ladder import Act, Ladder
from avatar.stage.outputs import Output
from avatar.stage.outputs.choice import open_output
from avatar.stage.picture import Picture
from avatar.stage.renderers import open_renderer
from avatar.stage.retarget import MANNERS
from avatar.stage.rigs import Rig, load_rig
from avatar.stage.sealed import Sealed, is_sealed, read_sealed

_STAND_IN: Final = "robin"

WIDTH, HEIGHT = 1280, 720
"""One size everywhere: what call apps ask for, a width divisible by 8, and never changed within a session."""


def explain(chosen: Chosen) -> int:
    """Print every setting in force and where it came from."""
    for key in OPTIONS:
        section, name = key.split(".")
        value = getattr(getattr(chosen.settings, section), name)
        print(f"{key} = {value!r}  ({chosen.origins[key]})")
    return 0


def marks_of(settings: Settings) -> Marks:
    """Words that these settings burn into every picture."""
    return Marks.TEST_SOURCE if settings.sense.test_source else Marks.NONE


def look_of(settings: Settings) -> Look:
    """How the settings say that the character is to look.

    Raises:
        UsageError: If one of them is not written so.
    """
    stage = settings.stage
    named = ("stage.toggles", "stage.palette")
    return read_look(stage.background, split(stage.toggles), split(stage.palette), named)


def dressed_as(settings: Settings) -> Rig:
    """The character of the settings, looking as they say.

    Raises:
        AvatarError: If there is none, or it has nothing of that name.
    """
    return dressed(roster.find(settings.stage.character), look_of(settings))


def sealed_as(settings: Settings) -> Sealed | None:
    """The sealed character of the settings, unopened; None if theirs is not sealed.

    Raises:
        CharacterError: If there is none of this name, or the file was changed.
    """
    path = roster.find(settings.stage.character)
    return read_sealed(path) if is_sealed(path) else None


def _open_output(settings: Settings) -> Output:
    return open_output(
        settings.output.kind,
        device=settings.output.device or None,
        width=WIDTH,
        height=HEIGHT,
        fps=settings.stage.rate,
    )


class _Reporter:
    """Tells the terminal, once, when what the audience sees changes."""

    def __init__(self, director: Director, sense: Sense, label: str, journal: Journal) -> None:
        self._director, self._sense, self._label, self._journal = director, sense, label, journal
        self._open = False
        self._said: tuple[Act, Reason] | None = None

    def __call__(self, _picture: Picture, _now_s: float) -> None:
        ladder = self._director.ladder
        now = (ladder.act, ladder.reason if ladder.act is Act.CARD else Reason.STARTING)
        if now == self._said or ladder.act in (Act.HOLD, Act.EASE):
            return
        self._said = now
        self._note(ladder)
        if ladder.act is Act.CARD:
            words = cards.WORDS[ladder.reason]
            problem = f" ({self._sense.problem})" if self._sense.problem else ""
            print(f"card: {words.title} - {words.line}{problem}", flush=True)
        elif ladder.act is Act.IDLE:
            print("away: the avatar idles", flush=True)
        else:
            self._sense.problem = ""
            print(f'on air: choose "{self._label}" as the camera in your call app', flush=True)

    def _note(self, ladder: Ladder) -> None:
        """Write to the ledger when the gate opened, or closed and why."""
        performing = ladder.act is not Act.CARD
        if performing and not self._open:
            self._journal.note(Event.GATE_OPENED)
        elif not performing and ladder.reason in (Reason.NOT_OWNER, Reason.REFUSED):
            self._journal.note(Event.GATE_LOCKED, ladder.reason)
        elif self._open and not performing:
            self._journal.note(Event.GATE_CLOSED, ladder.reason)
        self._open = performing


def _attended(director: Director, sense: Sense, source: SignalSource, opened: ExitStack) -> Attended:
    """The signals, and the keys of the terminal if there is one."""
    keys, desk = open_keys(), Desk(director, sense.recalibrate)
    opened.callback(keys.close)
    if not isinstance(keys, NoKeys):
        print(desk.help(), flush=True)
    return Attended(source, keys, desk)


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
    if not is_enrolled() and not settings.sense.test_source:
        if not sys.stdin.isatty():
            raise VaultError("nobody is enrolled, so nobody may drive", hint="run 'avatar enrol' once")
        enrol(chosen)
    secret = None if settings.sense.test_source else passphrase.ask_to_open()
    if secret is not None and settings.gate.cannot != "nothing":
        record_event(Event.PASSPHRASE_USED, record_id)
    return record_id, secret


def run(chosen: Chosen) -> int:
    """Go on air until Ctrl-C.

    Raises:
        AvatarError: If the show cannot start or the output is lost.
    """
    settings = chosen.settings
    sealed = sealed_as(settings)
    # A sealed one is not there before the gate opens; its stand-in is never drawn.
    character = load_rig(characters.folder(_STAND_IN)) if sealed else dressed_as(settings)
    if character.manifest.meta.performers == "owner only":
        print(f"{character.manifest.meta.name}, owner only: {OWNER_ONLY}", flush=True)
    record_id, secret = _admitted(chosen)
    print(sandbox.deny_network(), flush=True)
    stopping = _until_stopped()
    clock = MonotonicClock()
    with ExitStack() as opened:
        output = _open_output(settings)
        opened.callback(output.close)
        config = replace(config_from(chosen, secret), seal=sealed.salt.hex() if sealed else "")
        sense = Sense(config, clock)  # loads beside what follows
        opened.callback(sense.close)
        renderer = open_renderer(WIDTH, HEIGHT)
        opened.callback(renderer.close)
        director = Director(
            character,
            renderer,
            Idle(random.Random()),
            marks=marks_of(settings),
            faces=wardrobe(character.manifest.expressions.values()),
            manner=MANNERS[settings.stage.manner],
        )
        output.show(director.draw(clock.now_s()))  # the starting card
        journal = Journal(open_ledger(), record_id)
        opened.callback(journal.close)
        report = _Reporter(director, sense, output.label, journal)
        source = Locked(sense, director, sealed, look_of(settings), character) if sealed else sense
        perform(
            director,
            _attended(director, sense, source, opened),
            output,
            clock,
            rate=settings.stage.rate,
            on=lambda: not stopping,
            shown=report,
        )
    print("off air")
    return 0

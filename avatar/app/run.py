"""``avatar run``: the main job, from the settings to the call app."""

from __future__ import annotations

import random
import signal as system_signal
import sys
from contextlib import ExitStack
from types import FrameType

from avatar import sandbox
from avatar.app import consent as consent_command
from avatar.app import places
from avatar.app.session import Sense, SenseConfig
from avatar.characters import folder
from avatar.clock import MonotonicClock
from avatar.errors import ConsentError
from avatar.gate import consent
from avatar.settings import OPTIONS, Chosen, Settings
from avatar.signal import Marks, Reason
from avatar.stage import cards
from avatar.stage.director import Director, perform
from avatar.stage.idle import Idle
from avatar.stage.ladder import Act
from avatar.stage.outputs import Output
from avatar.stage.outputs.choice import open_output
from avatar.stage.picture import Picture
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig

WIDTH, HEIGHT = 1280, 720
"""One size everywhere: what call apps ask for, a width divisible by 8, and never changed within a session."""


def explain(chosen: Chosen) -> int:
    """Print every setting in force and where it came from."""
    for key in OPTIONS:
        section, name = key.split(".")
        value = getattr(getattr(chosen.settings, section), name)
        print(f"{key} = {value!r}  ({chosen.origins[key]})")
    return 0


def _ask_consent_if_needed() -> None:
    """Ask now if somebody is there to answer.

    Raises:
        ConsentError: If there is no consent and nobody to ask.
    """
    if consent.is_given(places.consent_file()):
        return
    if not sys.stdin.isatty():
        raise ConsentError(
            "there is no consent on record, so nothing may move", hint="run 'avatar consent' once"
        )
    consent_command.ask()


def marks_of(settings: Settings) -> Marks:
    """Words that these settings burn into every picture."""
    marks = Marks.IDENTITY_OFF if settings.gate.identity == "off" else Marks.NONE
    return marks | Marks.TEST_SOURCE if settings.sense.test_source else marks


def sense_config(settings: Settings) -> SenseConfig:
    """What the sense process is told."""
    return SenseConfig(
        camera=settings.camera.name or None,
        test_source=settings.sense.test_source,
        identity=settings.gate.identity,
        consent_path=str(places.consent_file()),
        fps=settings.sense.rate,
    )


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

    def __init__(self, director: Director, sense: Sense, label: str) -> None:
        self._director, self._sense, self._label = director, sense, label
        self._said: tuple[Act, Reason] | None = None

    def __call__(self, _picture: Picture, _now_s: float) -> None:
        ladder = self._director.ladder
        now = (ladder.act, ladder.reason if ladder.act is Act.CARD else Reason.STARTING)
        if now == self._said or ladder.act in (Act.HOLD, Act.EASE):
            return
        self._said = now
        if ladder.act is Act.CARD:
            words = cards.WORDS[ladder.reason]
            problem = f" ({self._sense.problem})" if self._sense.problem else ""
            print(f"card: {words.title} - {words.line}{problem}", flush=True)
        elif ladder.act is Act.IDLE:
            print("away: the avatar idles", flush=True)
        else:
            self._sense.problem = ""
            print(f'on air: choose "{self._label}" as the camera in your call app', flush=True)


def run(chosen: Chosen) -> int:
    """Go on air until Ctrl-C.

    Raises:
        AvatarError: If the show cannot start or the output is lost.
    """
    settings = chosen.settings
    character = folder(settings.stage.character)
    _ask_consent_if_needed()
    print(sandbox.deny_network(), flush=True)
    stopping: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopping.append(number)

    for number in (system_signal.SIGINT, system_signal.SIGTERM):
        system_signal.signal(number, stop)
    clock = MonotonicClock()
    with ExitStack() as opened:
        output = _open_output(settings)
        opened.callback(output.close)
        sense = Sense(sense_config(settings), clock)  # loads beside what follows
        opened.callback(sense.close)
        renderer = open_renderer(WIDTH, HEIGHT)
        opened.callback(renderer.close)
        director = Director(load_rig(character), renderer, Idle(random.Random()), marks=marks_of(settings))
        output.show(director.draw(clock.now_s()))  # the starting card
        report = _Reporter(director, sense, output.label)
        perform(
            director, sense, output, clock, rate=settings.stage.rate, on=lambda: not stopping, shown=report
        )
    print("off air")
    return 0

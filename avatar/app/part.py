"""What a show plays, and where to: a character as the settings dress it, what the sense process is told.

Made before the show needs it, and beside it: loading a drawing takes longer than a picture may.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from avatar import characters
from avatar.app import roster
from avatar.app.enrolment import config_from
from avatar.app.language import language_of_cards
from avatar.app.look import Look, dressed, read_look, split
from avatar.app.session import SenseConfig
from avatar.settings import Chosen, Settings
from avatar.signal import Marks, Reason
from avatar.stage.framing import Framing
from avatar.stage.outputs import Output
from avatar.stage.outputs.choice import open_output
from avatar.stage.retarget import MANNERS, Manner
from avatar.stage.rigs import Rig, load_rig
from avatar.stage.sealed import Sealed, is_sealed, read_sealed

_STAND_IN: Final = "robin"

WIDTH, HEIGHT = 1280, 720
"""One size everywhere: what call apps ask for, a width divisible by 8, and never changed within a session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One performer's part.

    Attributes:
        name: The character, as the settings call it.
        rig: It, dressed; a stand-in that is never drawn where it is sealed.
        sealed: The sealed file, unopened; None for a character that anybody may see.
        look: What it wears, for when it is opened.
        config: What the sense process is told.
        record_id: Of the consent in force, for the ledger; empty if there is none.
        marks: Words burned into every picture.
        manner: How much of a performance is shown.
        rate: Pictures a second.
        framing: How large the character stands in the picture, and where.
        language: Of cards.
        releases_camera: A pause releases the camera.
        rests_unread: So does an output that nobody reads.
    """

    name: str
    rig: Rig
    sealed: Sealed | None
    look: Look
    config: SenseConfig
    record_id: str
    marks: Marks
    manner: Manner
    rate: int
    framing: Framing
    language: str = "en"
    releases_camera: bool = True
    rests_unread: bool = True

    @property
    def waits_for(self) -> Reason:
        """What the card says while no sense process runs."""
        return Reason.STARTING if self.record_id else Reason.NO_CONSENT


def marks_of(settings: Settings) -> Marks:
    """Words that these settings burn into every picture."""
    marks = Marks.TEST_SOURCE if settings.sense.test_source else Marks.NONE
    return marks | Marks.VOICE_ONLY if settings.sense.microphone == "alone" else marks


def framing_of(settings: Settings) -> Framing:
    """How large the settings want the character, and where."""
    return Framing(zoom=settings.stage.zoom / 100, place=settings.stage.framing)


def look_of(settings: Settings) -> Look:
    """How the settings say that the character is to look.

    Raises:
        UsageError: If one of them is not written so.
    """
    stage = settings.stage
    named = ("stage.toggles", "stage.palette")
    return read_look(stage.background, split(stage.toggles), split(stage.palette), named)


def admit(part: Part, record_id: str, secret: str | None) -> Part:
    """The part for a performer who agreed.

    Args:
        part: As prepared.
        record_id: Of the consent in force.
        secret: The passphrase, where there is one.
    """
    return replace(part, record_id=record_id, config=replace(part.config, passphrase=secret))


def retold(part: Part, chosen: Chosen) -> Part:
    """The part with the same character, for settings that ask for nothing else to be drawn."""
    settings = chosen.settings
    told = config_from(chosen, part.config.passphrase)
    return replace(
        part,
        config=replace(told, seal=part.config.seal, typed_now=part.config.typed_now),
        marks=marks_of(settings),
        manner=MANNERS[settings.stage.manner],
        framing=framing_of(settings),
        language=language_of_cards(settings),
        releases_camera=settings.camera.pause == "release",
        rests_unread=settings.camera.unread == "release",
    )


def prepare(chosen: Chosen) -> Part:
    """Load what the settings ask for.

    Raises:
        AvatarError: If there is no such character, or it has nothing of a name that the settings say.
    """
    settings = chosen.settings
    path, look = roster.find(settings.stage.character), look_of(settings)
    sealed = read_sealed(path) if is_sealed(path) else None
    # A sealed one is not there before the gate opens; its stand-in is never drawn.
    rig = load_rig(characters.folder(_STAND_IN)) if sealed else dressed(path, look)
    return Part(
        name=settings.stage.character,
        rig=rig,
        sealed=sealed,
        look=look,
        config=replace(config_from(chosen, None), seal=sealed.salt.hex() if sealed else ""),
        record_id="",
        marks=marks_of(settings),
        manner=MANNERS[settings.stage.manner],
        rate=settings.stage.rate,
        framing=framing_of(settings),
        language=language_of_cards(settings),
        releases_camera=settings.camera.pause == "release",
        rests_unread=settings.camera.unread == "release",
    )


def open_output_of(settings: Settings) -> Output:
    """The output that the settings name.

    Raises:
        OutputError: If it cannot be opened.
    """
    return open_output(
        settings.output.kind,
        device=settings.output.device or None,
        width=WIDTH,
        height=HEIGHT,
        fps=settings.stage.rate,
    )

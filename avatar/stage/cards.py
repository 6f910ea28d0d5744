"""Holding cards: what the audience sees while there is no performance to draw.

A card is a calm picture and a few words, so that the audience knows why nothing moves
and the owner knows what to do.  The words are true for both, and blame nobody.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from avatar.signal import Marks, Reason
from avatar.stage.rigs import scene_from_svg
from avatar.stage.scene import DESIGN_SIZE, Colour, Label, Pill, Scene


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says.

    Attributes:
        title: Read at a glance, also in a small tile of a call.
        line: Why, and what helps if something does.
    """

    title: str
    line: str


WORDS: Final[dict[Reason, Words]] = {
    Reason.STARTING: Words("Just a moment", "The avatar is getting ready."),
    Reason.NO_CONSENT: Words(
        "Waiting for a yes", "The avatar moves once its owner has agreed (avatar consent)."
    ),
    Reason.REVOKED: Words("Taking a break", "The owner's permission has ended, so the avatar rests."),
    Reason.EXPIRED: Words("Time to say yes again", "The owner's permission was for a year, which is over."),
    Reason.NO_FACE: Words("Be right back", "Nobody is in front of the camera."),
    Reason.SEVERAL_FACES: Words(
        "One at a time", "More than one face is in view. The avatar waits for just one."
    ),
    Reason.NOT_VERIFIED: Words("Saying hello", "Making sure that the avatar's owner is here."),
    Reason.NOT_ENROLLED: Words("Not introduced yet", "The avatar does not know its owner yet: avatar enrol"),
    Reason.CHECKING: Words("A quick look", "Making sure that it is still the avatar's owner."),
    Reason.REFUSED: Words("A short rest", "Several answers did not fit, so the avatar waits."),
    Reason.VAULT_LOCKED: Words("The key is missing", "The avatar cannot open what it knows of its owner."),
    Reason.PASSPHRASE: Words("The passphrase, please", "Stop avatar (Ctrl-C), start it again and type it."),
    Reason.PROMPT_STRAIGHT: Words("Look at the screen", "Straight ahead, mouth closed, eyes open."),
    Reason.PROMPT_TURN_LEFT: Words("Turn to your left", "A clear turn of the head, then back to the screen."),
    Reason.PROMPT_TURN_RIGHT: Words(
        "Turn to your right", "A clear turn of the head, and back to the screen."
    ),
    Reason.PROMPT_LOOK_UP: Words("Look up", "Lift your chin, then look at the screen again."),
    Reason.PROMPT_SMILE: Words("Smile", "A broad one, then relax again."),
    Reason.PROMPT_OPEN_MOUTH: Words("Open your mouth", "Wide, then close it again."),
    Reason.PROMPT_BLINK_TWICE: Words("Blink twice", "Two blinks in a row, eyes on the screen."),
    Reason.TOO_DARK: Words("Some light, please", "It is too dark to see the answer. Then once more."),
    Reason.VOICE_OVER: Words(
        "The camera, please", "Voice alone has come to its end. Press c, and look at the camera."
    ),
    Reason.ENROLLED: Words("Nice to meet you", "The avatar knows its owner now."),
    Reason.ENROL_TOO_DARK: Words("A little more light", "The face is too dark to be learnt."),
    Reason.ENROL_TOO_SMALL: Words("Come closer", "The face is too small to be learnt."),
    Reason.ENROL_WRONG_MOVE: Words("Let us try again", "That was another movement than the one asked for."),
    Reason.ENROL_TOO_SLOW: Words("Once more", "That took a little long. Take your time, then try again."),
    Reason.ENROL_NOT_ALONE: Words("Just you, please", "More than one face is in view."),
    Reason.ENROL_TWO_PEOPLE: Words(
        "One face, please", "Two different faces were seen. Begin again with just one."
    ),
    Reason.PAUSED: Words("A short pause", "The avatar's owner has paused it and is back soon."),
    Reason.UNREAD: Words("Nobody was watching", "So the camera is off. It opens as soon as somebody looks."),
    Reason.NOT_OWNER: Words("This seat is taken", "The avatar moves only for its owner."),
    Reason.SEALED: Words("Somebody else's avatar", "This character belongs to somebody else."),
    Reason.CAMERA_MISSING: Words("No camera yet", "Plug in a webcam to go on."),
    Reason.CAMERA_DENIED: Words(
        "The camera is shy", "Allow the avatar to use the camera in the system's settings."
    ),
    Reason.CAMERA_BUSY: Words("One moment", "Another program is using the camera. Close it to go on."),
    Reason.CAMERA_VIRTUAL: Words(
        "A real webcam, please", "The chosen camera is a virtual one. Choose a webcam to go on."
    ),
    Reason.CAMERA_LOST: Words("The camera went away", "Plug the webcam in again to go on."),
    Reason.CAMERA_STALLED: Words(
        "The camera fell asleep", "No new pictures are coming from it. Waking it up."
    ),
    Reason.CAMERA_BLACK: Words("It is dark in here", "The camera sees only black. Is its cover closed?"),
    Reason.CAMERA_FROZEN: Words("The camera is stuck", "It repeats one picture. Plug it in again to go on."),
    Reason.MODEL_CHANGED: Words(
        "Stopped to be safe", "A file of the program has changed. Install the avatar again."
    ),
    Reason.SENSE_FAILED: Words(
        "Back in a moment", "The part that watches the face stopped. It is starting again."
    ),
    Reason.SENSE_LOST: Words("Reconnecting", "The part that watches the face went quiet. Starting it again."),
    Reason.SLOW: Words("Catching its breath", "The computer is very busy. Closing other programs helps."),
    Reason.INCOMPATIBLE: Words(
        "Please start again", "Two versions of the avatar are running. Stop both, start one."
    ),
}
"""The words of every card.  Titles have at most 24 characters, lines at most 70."""

_ART_FOLDER: Final = Path(__file__).with_name("card_art")
_AWAY: Final = frozenset(
    {
        Reason.NO_FACE,
        Reason.SEVERAL_FACES,
        Reason.REVOKED,
        Reason.EXPIRED,
        Reason.PAUSED,
        Reason.UNREAD,
        Reason.VOICE_OVER,
    }
)
_LOCKED: Final = frozenset(
    {
        Reason.NO_CONSENT,
        Reason.NOT_ENROLLED,
        Reason.NOT_VERIFIED,
        Reason.NOT_OWNER,
        Reason.REFUSED,
        Reason.VAULT_LOCKED,
        Reason.PASSPHRASE,
        Reason.SEALED,
        Reason.MODEL_CHANGED,
    }
)

_INK: Final = Colour(62, 44, 48)
_SOFT_INK: Final = Colour(92, 78, 80)
_MIDDLE: Final = DESIGN_SIZE[0] / 2
_TITLE_Y: Final = 500.0
_TITLE_SIZE: Final = 72.0
_LINE_Y: Final = 566.0
_LINE_SIZE: Final = 42.0  # 10.5 px high in a tile of 320 px: the smallest that is still read
_ROW_GAP: Final = 48.0
_LONGEST_ROW: Final = 44  # characters; with this font about 800 of the 1,280 design pixels

_MARK_WORDS: Final = {Marks.TEST_SOURCE: "test source", Marks.VOICE_ONLY: "voice only"}
_MARK_SIZE: Final = 42.0  # 10.5 px high in a tile of 320 px
_MARK_X: Final = (40.0, 348.0)  # side by side; the first words are the shorter ones
_MARK_Y: Final = 680.0  # below the last row of a card's words
_MARK_INK: Final = Colour(255, 248, 236)
_MARK_PILL: Final = Pill(colour=Colour(44, 32, 40, 232), padding=20.0)


def card(reason: Reason) -> Scene:
    """The picture on a card, without its words."""
    return _scene(_art_name(reason))


@functools.cache
def words(reason: Reason) -> tuple[Label, ...]:
    """The words on a card, to be drawn over :func:`card`."""
    text = WORDS[reason]
    title = Label(text=text.title, x=_MIDDLE, y=_TITLE_Y, size=_TITLE_SIZE, colour=_INK, anchor="middle")
    rows = (
        Label(
            text=row,
            x=_MIDDLE,
            y=_LINE_Y + number * _ROW_GAP,
            size=_LINE_SIZE,
            colour=_SOFT_INK,
            anchor="middle",
            weight="medium",
        )
        for number, row in enumerate(_wrap(text.line))
    )
    return (title, *rows)


@functools.cache
def labels(marks: Marks) -> tuple[Label, ...]:
    """The words to burn into every picture, card or performance, while ``marks`` hold.

    They stand side by side at the bottom left, on dark pills.
    """
    held = [text for mark, text in _MARK_WORDS.items() if marks & mark]
    return tuple(
        Label(text=text, x=x, y=_MARK_Y, size=_MARK_SIZE, colour=_MARK_INK, pill=_MARK_PILL)
        for text, x in zip(held, _MARK_X, strict=False)
    )


def _art_name(reason: Reason) -> str:
    if reason.name.startswith("PROMPT_"):
        return reason.name.lower()
    if reason in _AWAY:
        return "away"
    if reason in _LOCKED:
        return "locked"
    if reason.name.startswith("CAMERA_"):
        return "camera"
    return "starting"


@functools.cache
def _scene(name: str) -> Scene:
    return scene_from_svg(_ART_FOLDER / f"{name}.svg")


def _wrap(line: str) -> tuple[str, ...]:
    """Break a line into at most two rows: between sentences if they fit, else into equal rows."""
    first, stop, second = line.partition(". ")
    if stop and max(len(first) + 1, len(second)) <= _LONGEST_ROW:
        return f"{first}.", second
    if len(line) <= _LONGEST_ROW:
        return (line,)
    spaces = (place for place, letter in enumerate(line) if letter == " ")
    middle = min(spaces, key=lambda place: abs(2 * place - len(line)))
    return line[:middle], line[middle + 1 :]

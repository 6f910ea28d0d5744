"""What cards and prompts say to the owner, in the window's language.  Others read ``stage/card_words``."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from avatar.signal import Reason
from avatar.stage.cards import WORDS, Words

SOURCES: Final = (
    QT_TRANSLATE_NOOP("Cards", "Just a moment"),
    QT_TRANSLATE_NOOP("Cards", "The avatar is getting ready."),
    QT_TRANSLATE_NOOP("Cards", "Waiting for a yes"),
    QT_TRANSLATE_NOOP("Cards", "The avatar moves once you have agreed."),
    QT_TRANSLATE_NOOP("Cards", "Taking a break"),
    QT_TRANSLATE_NOOP("Cards", "The owner's permission has ended, so the avatar rests."),
    QT_TRANSLATE_NOOP("Cards", "Time to say yes again"),
    QT_TRANSLATE_NOOP("Cards", "The owner's permission was for a year, which is over."),
    QT_TRANSLATE_NOOP("Cards", "Be right back"),
    QT_TRANSLATE_NOOP("Cards", "Nobody is in front of the camera."),
    QT_TRANSLATE_NOOP("Cards", "One at a time"),
    QT_TRANSLATE_NOOP("Cards", "More than one face is in view. The avatar waits for just one."),
    QT_TRANSLATE_NOOP("Cards", "Saying hello"),
    QT_TRANSLATE_NOOP("Cards", "Making sure that the avatar's owner is here."),
    QT_TRANSLATE_NOOP("Cards", "Not introduced yet"),
    QT_TRANSLATE_NOOP("Cards", "The avatar does not know you yet."),
    QT_TRANSLATE_NOOP("Cards", "A quick look"),
    QT_TRANSLATE_NOOP("Cards", "Making sure that it is still the avatar's owner."),
    QT_TRANSLATE_NOOP("Cards", "A short rest"),
    QT_TRANSLATE_NOOP("Cards", "Several answers did not fit, so the avatar waits."),
    QT_TRANSLATE_NOOP("Cards", "The key is missing"),
    QT_TRANSLATE_NOOP("Cards", "The avatar cannot open what it knows of its owner."),
    QT_TRANSLATE_NOOP("Cards", "The passphrase, please"),
    QT_TRANSLATE_NOOP("Cards", "Type it in this window."),
    QT_TRANSLATE_NOOP("Cards", "Look at the screen"),
    QT_TRANSLATE_NOOP("Cards", "Straight ahead, mouth closed, eyes open."),
    QT_TRANSLATE_NOOP("Cards", "Turn to your left"),
    QT_TRANSLATE_NOOP("Cards", "A clear turn of the head, then back to the screen."),
    QT_TRANSLATE_NOOP("Cards", "Turn to your right"),
    QT_TRANSLATE_NOOP("Cards", "A clear turn of the head, and back to the screen."),
    QT_TRANSLATE_NOOP("Cards", "Look up"),
    QT_TRANSLATE_NOOP("Cards", "Lift your chin, then look at the screen again."),
    QT_TRANSLATE_NOOP("Cards", "Smile"),
    QT_TRANSLATE_NOOP("Cards", "A broad one, then relax again."),
    QT_TRANSLATE_NOOP("Cards", "Open your mouth"),
    QT_TRANSLATE_NOOP("Cards", "Wide, then close it again."),
    QT_TRANSLATE_NOOP("Cards", "Blink twice"),
    QT_TRANSLATE_NOOP("Cards", "Two blinks in a row, eyes on the screen."),
    QT_TRANSLATE_NOOP("Cards", "Some light, please"),
    QT_TRANSLATE_NOOP("Cards", "It is too dark to see the answer. Then once more."),
    QT_TRANSLATE_NOOP("Cards", "The camera, please"),
    QT_TRANSLATE_NOOP("Cards", "Voice alone has come to its end. Press c, and look at the camera."),
    QT_TRANSLATE_NOOP("Cards", "Nice to meet you"),
    QT_TRANSLATE_NOOP("Cards", "The avatar knows its owner now."),
    QT_TRANSLATE_NOOP("Cards", "A little more light"),
    QT_TRANSLATE_NOOP("Cards", "The face is too dark to be learnt."),
    QT_TRANSLATE_NOOP("Cards", "Come closer"),
    QT_TRANSLATE_NOOP("Cards", "The face is too small to be learnt."),
    QT_TRANSLATE_NOOP("Cards", "Let us try again"),
    QT_TRANSLATE_NOOP("Cards", "That was another movement than the one asked for."),
    QT_TRANSLATE_NOOP("Cards", "Once more"),
    QT_TRANSLATE_NOOP("Cards", "That took a little long. Take your time, then try again."),
    QT_TRANSLATE_NOOP("Cards", "Just you, please"),
    QT_TRANSLATE_NOOP("Cards", "More than one face is in view."),
    QT_TRANSLATE_NOOP("Cards", "One face, please"),
    QT_TRANSLATE_NOOP("Cards", "Two different faces were seen. Begin again with just one."),
    QT_TRANSLATE_NOOP("Cards", "A short pause"),
    QT_TRANSLATE_NOOP("Cards", "You have paused it. Others see that it is back soon."),
    QT_TRANSLATE_NOOP("Cards", "Nobody was watching"),
    QT_TRANSLATE_NOOP("Cards", "So the camera is off. It opens as soon as somebody looks."),
    QT_TRANSLATE_NOOP("Cards", "You are not recognised"),
    QT_TRANSLATE_NOOP(
        "Cards",
        "Is it you? Face the camera, with light on your face. If that does not help: withdraw under Privacy,"
        " and introduce yourself again.",
    ),
    QT_TRANSLATE_NOOP("Cards", "Somebody else's avatar"),
    QT_TRANSLATE_NOOP("Cards", "This character belongs to somebody else."),
    QT_TRANSLATE_NOOP("Cards", "No camera yet"),
    QT_TRANSLATE_NOOP("Cards", "Plug in a webcam to go on."),
    QT_TRANSLATE_NOOP("Cards", "The camera is shy"),
    QT_TRANSLATE_NOOP("Cards", "Allow the avatar to use the camera in the system's settings."),
    QT_TRANSLATE_NOOP("Cards", "One moment"),
    QT_TRANSLATE_NOOP("Cards", "Another program is using the camera. Close it to go on."),
    QT_TRANSLATE_NOOP("Cards", "A real webcam, please"),
    QT_TRANSLATE_NOOP("Cards", "The chosen camera is a virtual one. Choose a webcam to go on."),
    QT_TRANSLATE_NOOP("Cards", "The camera went away"),
    QT_TRANSLATE_NOOP("Cards", "Plug the webcam in again to go on."),
    QT_TRANSLATE_NOOP("Cards", "The camera fell asleep"),
    QT_TRANSLATE_NOOP("Cards", "No new pictures are coming from it. Waking it up."),
    QT_TRANSLATE_NOOP("Cards", "It is dark in here"),
    QT_TRANSLATE_NOOP("Cards", "The camera sees only black. Is its cover closed?"),
    QT_TRANSLATE_NOOP("Cards", "The camera is stuck"),
    QT_TRANSLATE_NOOP("Cards", "It repeats one picture. Plug it in again to go on."),
    QT_TRANSLATE_NOOP("Cards", "Stopped to be safe"),
    QT_TRANSLATE_NOOP("Cards", "A file of the program has changed. Install the avatar again."),
    QT_TRANSLATE_NOOP("Cards", "Back in a moment"),
    QT_TRANSLATE_NOOP("Cards", "The part that watches the face stopped. It is starting again."),
    QT_TRANSLATE_NOOP("Cards", "Reconnecting"),
    QT_TRANSLATE_NOOP("Cards", "The part that watches the face went quiet. Starting it again."),
    QT_TRANSLATE_NOOP("Cards", "Catching its breath"),
    QT_TRANSLATE_NOOP("Cards", "The computer is very busy. Closing other programs helps."),
    QT_TRANSLATE_NOOP("Cards", "Please start again"),
    QT_TRANSLATE_NOOP("Cards", "Two versions of the avatar are running. Stop both, start one."),
)
"""Every word that is said here once more, where the translators' tool finds it; a test compares the two."""

FOR_OWNER: Final = {
    Reason.NO_CONSENT: Words("Waiting for a yes", "The avatar moves once you have agreed."),
    Reason.NOT_ENROLLED: Words("Not introduced yet", "The avatar does not know you yet."),
    Reason.PASSPHRASE: Words("The passphrase, please", "Type it in this window."),
    Reason.PAUSED: Words("A short pause", "You have paused it. Others see that it is back soon."),
    Reason.NOT_OWNER: Words(
        "You are not recognised",
        "Is it you? Face the camera, with light on your face. If that does not help: withdraw under Privacy,"
        " and introduce yourself again.",
    ),
}
"""Where the owner is told something else than the others, most often what to do."""


def said(reason: Reason) -> Words:
    """Title and line of a card or prompt, for the owner, translated."""
    words = FOR_OWNER.get(reason, WORDS[reason])
    return Words(
        QCoreApplication.translate("Cards", words.title), QCoreApplication.translate("Cards", words.line)
    )

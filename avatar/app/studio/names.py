"""What the built-in characters and parts call things, in the window's language.

A name that a stranger gave is shown as it is, only without underscores.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from avatar.stage.rigs.views import OWN


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of one kind are called.

    Attributes:
        context: Of the translations.
        known: English words by name.
    """

    context: str
    known: Mapping[str, object]

    def __call__(self, name: str) -> str:
        """What a name is called, translated; one that is not ours as it is, made readable."""
        if name in self.known:
            return QCoreApplication.translate(self.context, str(self.known[name]))
        return name.replace("_", " ").strip().capitalize()


EXPRESSIONS: Final = Names(
    "Expressions",
    {
        "happy": QT_TRANSLATE_NOOP("Expressions", "Happy"),
        "laughing": QT_TRANSLATE_NOOP("Expressions", "Laughing"),
        "sad": QT_TRANSLATE_NOOP("Expressions", "Sad"),
        "angry": QT_TRANSLATE_NOOP("Expressions", "Angry"),
        "surprised": QT_TRANSLATE_NOOP("Expressions", "Surprised"),
        "wink": QT_TRANSLATE_NOOP("Expressions", "Wink"),
        "kiss": QT_TRANSLATE_NOOP("Expressions", "Kiss"),
        "doubt": QT_TRANSLATE_NOOP("Expressions", "Doubtful"),
        "sleepy": QT_TRANSLATE_NOOP("Expressions", "Sleepy"),
    },
)
"""Faces on a key."""

WORN: Final = Names(
    "Worn",
    {
        "glasses": QT_TRANSLATE_NOOP("Worn", "Glasses"),
        "headphones": QT_TRANSLATE_NOOP("Worn", "Headphones"),
        "leaf": QT_TRANSLATE_NOOP("Worn", "Leaf"),
        "bow": QT_TRANSLATE_NOOP("Worn", "Bow tie"),
        "moustache": QT_TRANSLATE_NOOP("Worn", "Moustache"),
    },
)
"""What can be put on."""

GREEN: Final = "#00b140"
"""Chroma key green, which OBS and call apps cut out; no skin, hair or dress of the cast is near it."""

ROOMS: Final = Names(
    "Rooms",
    {
        "drawing": QT_TRANSLATE_NOOP("Rooms", "As drawn"),
        "window": QT_TRANSLATE_NOOP("Rooms", "Window"),
        "evening": QT_TRANSLATE_NOOP("Rooms", "Evening"),
        "amber": QT_TRANSLATE_NOOP("Rooms", "Amber"),
        "attic": QT_TRANSLATE_NOOP("Rooms", "Attic"),
        "see-through": QT_TRANSLATE_NOOP("Rooms", "See-through"),
        "plum": QT_TRANSLATE_NOOP("Rooms", "Plum"),
        "none": QT_TRANSLATE_NOOP("Rooms", "None"),
        "workshop": QT_TRANSLATE_NOOP("Rooms", "Workshop"),
        "moss": QT_TRANSLATE_NOOP("Rooms", "Moss"),
        "night": QT_TRANSLATE_NOOP("Rooms", "Night"),
        "dusk": QT_TRANSLATE_NOOP("Rooms", "Dusk"),
        "wood": QT_TRANSLATE_NOOP("Rooms", "Wood"),
        "mint": QT_TRANSLATE_NOOP("Rooms", "Mint"),
        "transparent": QT_TRANSLATE_NOOP("Rooms", "See-through"),
        GREEN: QT_TRANSLATE_NOOP("Rooms", "Green"),
        OWN: QT_TRANSLATE_NOOP("Rooms", "Own picture"),
    },
)
"""Backgrounds."""

COLOURS: Final = Names(
    "Colours",
    {
        "skin": QT_TRANSLATE_NOOP("Colours", "Skin"),
        "blush": QT_TRANSLATE_NOOP("Colours", "Cheeks"),
        "lips": QT_TRANSLATE_NOOP("Colours", "Lips"),
        "eyes": QT_TRANSLATE_NOOP("Colours", "Eyes"),
        "hair": QT_TRANSLATE_NOOP("Colours", "Hair"),
        "cloth": QT_TRANSLATE_NOOP("Colours", "Clothes"),
        "cloth_accent": QT_TRANSLATE_NOOP("Colours", "Collar"),
        "frame": QT_TRANSLATE_NOOP("Colours", "Glasses"),
        "hat": QT_TRANSLATE_NOOP("Colours", "Hat"),
        "metal": QT_TRANSLATE_NOOP("Colours", "Jewellery"),
        "device": QT_TRANSLATE_NOOP("Colours", "Headphones"),
        "sheet": QT_TRANSLATE_NOOP("Colours", "Sheet"),
        "shell": QT_TRANSLATE_NOOP("Colours", "Shell"),
        "jacket": QT_TRANSLATE_NOOP("Colours", "Jacket"),
        "wool": QT_TRANSLATE_NOOP("Colours", "Wool"),
        "scarf": QT_TRANSLATE_NOOP("Colours", "Scarf"),
        "moustache": QT_TRANSLATE_NOOP("Colours", "Moustache"),
        "coat": QT_TRANSLATE_NOOP("Colours", "Coat"),
        "plate": QT_TRANSLATE_NOOP("Colours", "Face plate"),
        "jumper": QT_TRANSLATE_NOOP("Colours", "Jumper"),
        "trim": QT_TRANSLATE_NOOP("Colours", "Trim"),
        "bow": QT_TRANSLATE_NOOP("Colours", "Bow tie"),
    },
)
"""Families of colours."""

TONES: Final = Names(
    "Tones",
    {
        "porcelain": QT_TRANSLATE_NOOP("Tones", "Porcelain"),
        "fair": QT_TRANSLATE_NOOP("Tones", "Fair"),
        "peach": QT_TRANSLATE_NOOP("Tones", "Peach"),
        "rose": QT_TRANSLATE_NOOP("Tones", "Rose"),
        "sand": QT_TRANSLATE_NOOP("Tones", "Sand"),
        "olive": QT_TRANSLATE_NOOP("Tones", "Olive"),
        "honey": QT_TRANSLATE_NOOP("Tones", "Honey"),
        "amber": QT_TRANSLATE_NOOP("Tones", "Amber"),
        "bronze": QT_TRANSLATE_NOOP("Tones", "Bronze"),
        "chestnut": QT_TRANSLATE_NOOP("Tones", "Chestnut"),
        "umber": QT_TRANSLATE_NOOP("Tones", "Umber"),
        "deep": QT_TRANSLATE_NOOP("Tones", "Deep brown"),
        "ebony": QT_TRANSLATE_NOOP("Tones", "Ebony"),
        "black": QT_TRANSLATE_NOOP("Tones", "Black"),
        "espresso": QT_TRANSLATE_NOOP("Tones", "Espresso"),
        "dark_brown": QT_TRANSLATE_NOOP("Tones", "Dark brown"),
        "brown": QT_TRANSLATE_NOOP("Tones", "Brown"),
        "auburn": QT_TRANSLATE_NOOP("Tones", "Auburn"),
        "copper": QT_TRANSLATE_NOOP("Tones", "Copper"),
        "dark_blond": QT_TRANSLATE_NOOP("Tones", "Dark blond"),
        "blond": QT_TRANSLATE_NOOP("Tones", "Blond"),
        "platinum": QT_TRANSLATE_NOOP("Tones", "Platinum"),
        "iron": QT_TRANSLATE_NOOP("Tones", "Iron grey"),
        "silver": QT_TRANSLATE_NOOP("Tones", "Silver"),
        "white": QT_TRANSLATE_NOOP("Tones", "White"),
        "blue": QT_TRANSLATE_NOOP("Tones", "Blue"),
        "violet": QT_TRANSLATE_NOOP("Tones", "Violet"),
        "pink": QT_TRANSLATE_NOOP("Tones", "Pink"),
        "teal": QT_TRANSLATE_NOOP("Tones", "Teal"),
        "black_brown": QT_TRANSLATE_NOOP("Tones", "Black-brown"),
        "hazel": QT_TRANSLATE_NOOP("Tones", "Hazel"),
        "moss": QT_TRANSLATE_NOOP("Tones", "Moss"),
        "green": QT_TRANSLATE_NOOP("Tones", "Green"),
        "sea_green": QT_TRANSLATE_NOOP("Tones", "Sea green"),
        "ice": QT_TRANSLATE_NOOP("Tones", "Ice blue"),
        "grey": QT_TRANSLATE_NOOP("Tones", "Grey"),
    },
)
"""Colours with names of their own."""

SLOTS: Final = Names(
    "Slots",
    {
        "background": QT_TRANSLATE_NOOP("Slots", "Room"),
        "neck": QT_TRANSLATE_NOOP("Slots", "Neck"),
        "clothes": QT_TRANSLATE_NOOP("Slots", "Clothes"),
        "ears": QT_TRANSLATE_NOOP("Slots", "Ears"),
        "face": QT_TRANSLATE_NOOP("Slots", "Face"),
        "marks": QT_TRANSLATE_NOOP("Slots", "Skin marks"),
        "age": QT_TRANSLATE_NOOP("Slots", "Lines"),
        "nose": QT_TRANSLATE_NOOP("Slots", "Nose"),
        "eyes": QT_TRANSLATE_NOOP("Slots", "Eyes"),
        "beard": QT_TRANSLATE_NOOP("Slots", "Beard"),
        "mouth": QT_TRANSLATE_NOOP("Slots", "Mouth"),
        "hair": QT_TRANSLATE_NOOP("Slots", "Hair"),
        "brows": QT_TRANSLATE_NOOP("Slots", "Brows"),
        "glasses": QT_TRANSLATE_NOOP("Slots", "Glasses"),
        "headwear": QT_TRANSLATE_NOOP("Slots", "Hat"),
        "earrings": QT_TRANSLATE_NOOP("Slots", "Earrings"),
        "hearing": QT_TRANSLATE_NOOP("Slots", "Hearing aids"),
        "headphones": QT_TRANSLATE_NOOP("Slots", "Headphones"),
    },
)
"""Kinds of parts."""

PARTS: Final = (
    QT_TRANSLATE_NOOP("Parts", "A room with a garden window"),
    QT_TRANSLATE_NOOP("Parts", "A blue room with a garden window"),
    QT_TRANSLATE_NOOP("Parts", "The garden room in the evening"),
    QT_TRANSLATE_NOOP("Parts", "A lilac room with a garden window"),
    QT_TRANSLATE_NOOP("Parts", "A rose-coloured room with a garden window"),
    QT_TRANSLATE_NOOP("Parts", "A plain studio wall"),
    QT_TRANSLATE_NOOP("Parts", "A warm studio wall"),
    QT_TRANSLATE_NOOP("Parts", "Neck"),
    QT_TRANSLATE_NOOP("Parts", "Blazer over a blouse"),
    QT_TRANSLATE_NOOP("Parts", "Cardigan over a shirt"),
    QT_TRANSLATE_NOOP("Parts", "Tunic with a high collar"),
    QT_TRANSLATE_NOOP("Parts", "Hoodie"),
    QT_TRANSLATE_NOOP("Parts", "Jumper over a shirt"),
    QT_TRANSLATE_NOOP("Parts", "Shirt"),
    QT_TRANSLATE_NOOP("Parts", "Shirt and tie"),
    QT_TRANSLATE_NOOP("Parts", "T-shirt"),
    QT_TRANSLATE_NOOP("Parts", "Turtleneck"),
    QT_TRANSLATE_NOOP("Parts", "Plain ears"),
    QT_TRANSLATE_NOOP("Parts", "Round ears"),
    QT_TRANSLATE_NOOP("Parts", "Small ears"),
    QT_TRANSLATE_NOOP("Parts", "Angular"),
    QT_TRANSLATE_NOOP("Parts", "Full cheeks"),
    QT_TRANSLATE_NOOP("Parts", "Heart"),
    QT_TRANSLATE_NOOP("Parts", "Long"),
    QT_TRANSLATE_NOOP("Parts", "Oval"),
    QT_TRANSLATE_NOOP("Parts", "Round"),
    QT_TRANSLATE_NOOP("Parts", "Square jaw"),
    QT_TRANSLATE_NOOP("Parts", "Freckles"),
    QT_TRANSLATE_NOOP("Parts", "Many freckles"),
    QT_TRANSLATE_NOOP("Parts", "Beauty spot"),
    QT_TRANSLATE_NOOP("Parts", "Small scar"),
    QT_TRANSLATE_NOOP("Parts", "Laugh lines"),
    QT_TRANSLATE_NOOP("Parts", "Lines below the eyes"),
    QT_TRANSLATE_NOOP("Parts", "Many lines"),
    QT_TRANSLATE_NOOP("Parts", "Broad"),
    QT_TRANSLATE_NOOP("Parts", "Button"),
    QT_TRANSLATE_NOOP("Parts", "Curved"),
    QT_TRANSLATE_NOOP("Parts", "Small"),
    QT_TRANSLATE_NOOP("Parts", "Snub"),
    QT_TRANSLATE_NOOP("Parts", "Straight"),
    QT_TRANSLATE_NOOP("Parts", "Almond"),
    QT_TRANSLATE_NOOP("Parts", "Bright"),
    QT_TRANSLATE_NOOP("Parts", "Calm"),
    QT_TRANSLATE_NOOP("Parts", "Hooded"),
    QT_TRANSLATE_NOOP("Parts", "Long lashes"),
    QT_TRANSLATE_NOOP("Parts", "Monolid"),
    QT_TRANSLATE_NOOP("Parts", "Sleepy"),
    QT_TRANSLATE_NOOP("Parts", "Along the jaw"),
    QT_TRANSLATE_NOOP("Parts", "Full beard"),
    QT_TRANSLATE_NOOP("Parts", "Goatee"),
    QT_TRANSLATE_NOOP("Parts", "Curled moustache"),
    QT_TRANSLATE_NOOP("Parts", "Moustache"),
    QT_TRANSLATE_NOOP("Parts", "Short beard"),
    QT_TRANSLATE_NOOP("Parts", "Sideburns"),
    QT_TRANSLATE_NOOP("Parts", "Stubble"),
    QT_TRANSLATE_NOOP("Parts", "Friendly"),
    QT_TRANSLATE_NOOP("Parts", "Full lips"),
    QT_TRANSLATE_NOOP("Parts", "Heart lips"),
    QT_TRANSLATE_NOOP("Parts", "Thin lips"),
    QT_TRANSLATE_NOOP("Parts", "Wide"),
    QT_TRANSLATE_NOOP("Parts", "Afro"),
    QT_TRANSLATE_NOOP("Parts", "Bob with a fringe"),
    QT_TRANSLATE_NOOP("Parts", "Box braids"),
    QT_TRANSLATE_NOOP("Parts", "High bun"),
    QT_TRANSLATE_NOOP("Parts", "Short crop"),
    QT_TRANSLATE_NOOP("Parts", "Short curls"),
    QT_TRANSLATE_NOOP("Parts", "Buzz cut with a fade"),
    QT_TRANSLATE_NOOP("Parts", "Long and straight"),
    QT_TRANSLATE_NOOP("Parts", "Long waves"),
    QT_TRANSLATE_NOOP("Parts", "Pixie"),
    QT_TRANSLATE_NOOP("Parts", "High ponytail"),
    QT_TRANSLATE_NOOP("Parts", "Low ponytail"),
    QT_TRANSLATE_NOOP("Parts", "Bald crown"),
    QT_TRANSLATE_NOOP("Parts", "Side part"),
    QT_TRANSLATE_NOOP("Parts", "Swept back"),
    QT_TRANSLATE_NOOP("Parts", "Undercut"),
    QT_TRANSLATE_NOOP("Parts", "Arched"),
    QT_TRANSLATE_NOOP("Parts", "Bold"),
    QT_TRANSLATE_NOOP("Parts", "Bushy"),
    QT_TRANSLATE_NOOP("Parts", "Rounded"),
    QT_TRANSLATE_NOOP("Parts", "Soft"),
    QT_TRANSLATE_NOOP("Parts", "Thin"),
    QT_TRANSLATE_NOOP("Parts", "Cat-eye glasses"),
    QT_TRANSLATE_NOOP("Parts", "Half-rim glasses"),
    QT_TRANSLATE_NOOP("Parts", "Oval glasses"),
    QT_TRANSLATE_NOOP("Parts", "Round glasses"),
    QT_TRANSLATE_NOOP("Parts", "Square glasses"),
    QT_TRANSLATE_NOOP("Parts", "Thick frames"),
    QT_TRANSLATE_NOOP("Parts", "Knitted hat"),
    QT_TRANSLATE_NOOP("Parts", "Beret"),
    QT_TRANSLATE_NOOP("Parts", "Cap"),
    QT_TRANSLATE_NOOP("Parts", "Headscarf"),
    QT_TRANSLATE_NOOP("Parts", "Turban"),
    QT_TRANSLATE_NOOP("Parts", "Drops"),
    QT_TRANSLATE_NOOP("Parts", "Hoops"),
    QT_TRANSLATE_NOOP("Parts", "Studs"),
    QT_TRANSLATE_NOOP("Parts", "Hearing aids"),
    QT_TRANSLATE_NOOP("Parts", "Hearing aid, left"),
    QT_TRANSLATE_NOOP("Parts", "Hearing aid, right"),
    QT_TRANSLATE_NOOP("Parts", "Headphones"),
)
"""Titles of the built-in parts, once more where the translators' tool finds them; a test compares the two."""


def part_title(title: str) -> str:
    """The title of a part, translated where it is one of ours."""
    return QCoreApplication.translate("Parts", title)


def artist_said(artist: str) -> str:
    """Who drew a character: a person's name stays as it is, ours is translated."""
    ours = QT_TRANSLATE_NOOP("Artists", "the avatar project")
    return QCoreApplication.translate("Artists", artist) if artist == ours else artist

"""The words of the command that composes people from parts: ``make``."""

from __future__ import annotations

import argparse
from pathlib import Path

from avatar.app.cli_art import Commands

SLOTS = (
    *("background", "neck", "clothes", "ears", "face", "marks", "age", "nose", "eyes", "beard", "mouth"),
    *("hair", "brows", "glasses", "headwear", "earrings", "hearing", "headphones"),
)
"""Those of ``avatar.maker``, spelled out: describing the command line must not load the drawing side."""

COLOURS = {
    "skin": "skin",
    "hair": "hair-colour",
    "eyes": "eye-colour",
    "lips": "lip-colour",
    "blush": "blush-colour",
    "cloth": "cloth-colour",
    "cloth_accent": "accent-colour",
    "frame": "frame-colour",
    "hat": "hat-colour",
    "metal": "metal-colour",
    "device": "device-colour",
}
"""Flag by family of colours."""


def add_make(commands: Commands[argparse.ArgumentParser]) -> None:
    """Describe it."""
    parser = commands.add_parser("make", help="compose a person from parts: a character of your own")
    parser.set_defaults(call=_make)
    parser.add_argument("--seed", type=_seed, metavar="N", help="start from this person (default: anybody)")
    parser.add_argument("--title", default="", metavar="NAME", help="what the character is called")
    parser.add_argument("--out", type=Path, metavar="PATH", help="the folder or the .avatar file to write")
    parser.add_argument(
        "--import", dest="keep", action="store_true", help="put it among your characters, to perform as"
    )
    parser.add_argument("--list", action="store_true", help="print every part and every name of a colour")
    parser.add_argument("--json", action="store_true", help="print JSON: the recipe, or the list")
    for slot in SLOTS:
        parser.add_argument(f"--{slot}", dest=f"part.{slot}", metavar="PART", help=f"{slot}: see --list")
    for family, flag in COLOURS.items():
        parser.add_argument(
            f"--{flag}", dest=f"colour.{family}", metavar="COLOUR", help="a name from --list, or #rrggbb"
        )


def _seed(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"must be 0 or more, got {text}")
    return number


def _make(given: argparse.Namespace) -> int:
    from avatar.app import make

    if given.list:
        return make.show_parts(as_json=given.json)
    return make.make(
        make.Asked(
            seed=given.seed,
            title=given.title,
            parts=_chosen(given, "part."),
            colours=_chosen(given, "colour."),
            out=given.out,
            keep=given.keep,
        ),
        as_json=given.json,
    )


def _chosen(given: argparse.Namespace, kind: str) -> dict[str, str]:
    values: dict[str, str | None] = vars(given)
    return {key.removeprefix(kind): v for key, v in values.items() if key.startswith(kind) and v is not None}

"""The words of the commands that draw characters and keep them: ``pose``, ``sheet``, ``characters``."""

from __future__ import annotations

import argparse
from pathlib import Path

from avatar.errors import UsageError

Commands = argparse._SubParsersAction  # the type of what argparse hands out; it has no public name


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Describe them all."""
    _add_pose(commands)
    _add_sheet(commands)
    _add_characters(commands)


def _add_pose(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("pose", help="draw one picture of a character")
    parser.set_defaults(call=_pose)
    parser.add_argument("character", metavar="CHARACTER", help="a name, a folder or an .avatar file")
    parser.add_argument(
        "--set",
        dest="values",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a control by its ARKit name, gaze_x, gaze_y or breathe; may be given again",
    )
    for angle, way in (
        ("yaw", "to its own left"),
        ("pitch", "up"),
        ("roll", "towards its own left shoulder"),
    ):
        parser.add_argument(f"--{angle}", type=float, metavar="DEGREES", help=f"turn the head {way}")
    parser.add_argument("--expression", default="", metavar="NAME", help="wear an expression")
    parser.add_argument(
        "--background",
        default="",
        metavar="NAME",
        help="one of its own, 'transparent', or a plain colour, #rrggbb",
    )
    parser.add_argument(
        "--toggle",
        dest="toggles",
        action="append",
        default=[],
        metavar="NAME[=off]",
        help="put something on, or take it off; may be given again",
    )
    parser.add_argument(
        "--palette",
        dest="colours",
        action="append",
        default=[],
        metavar="NAME=#RRGGBB",
        help="another base colour; may be given again",
    )
    parser.add_argument(
        "--size", default="1280x720", metavar="WxH", help="in pixels, even (default 1280x720)"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the PNG file to write")


def _pose(given: argparse.Namespace) -> int:
    from avatar.app import look, pose

    angles = {name: getattr(given, name) for name in pose.ANGLES if getattr(given, name) is not None}
    return pose.pose(
        pose.Asked(
            character=given.character,
            values=given.values,
            angles=angles,
            expression=given.expression,
            look=look.read_look(given.background, given.toggles, given.colours, ("--toggle", "--palette")),
            size=given.size,
            out=given.out,
        )
    )


def _add_sheet(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser("sheet", help="draw many poses of a character on one picture")
    parser.set_defaults(call=_sheet)
    parser.add_argument("character", nargs="?", default="", metavar="CHARACTER", help="a name or a path")
    parser.add_argument(
        "--expressions",
        action="store_true",
        help="the whole cast's faces, shuffled and unlabelled, for somebody to name; the answers apart",
    )
    parser.add_argument("--seed", type=int, default=1, help="of the shuffling (default 1)")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="the PNG to write; or a folder for pages"
    )


def _sheet(given: argparse.Namespace) -> int:
    from avatar.app import sheet

    if given.expressions:
        if given.character:
            raise UsageError(
                "--expressions draws the whole cast", hint=f"leave out {given.character}, or --expressions"
            )
        return sheet.expressions(given.out, given.seed)
    if not given.character:
        raise UsageError("sheet: whose?", hint="name a character, or give --expressions for all")
    return sheet.sheet(given.character, given.out)


def _add_characters(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "characters", help="list who there is to perform as; show, check, import, export"
    )
    parser.set_defaults(call=_characters, action=None)
    parser.add_argument("--json", action="store_true", help="print a list of JSON objects")
    actions = parser.add_subparsers(dest="action", metavar="ACTION")
    everyone = actions.add_parser("list", help="the same as without an action: everybody")
    show = actions.add_parser("show", help="artist, licence, who may perform as it, what it can do")
    show.add_argument("name", metavar="NAME", help="a name or a path")
    check = actions.add_parser("check", help="load it, draw it, and say what is wrong and how to mend it")
    check.add_argument("name", metavar="PATH", help="a folder, an .avatar file or a name")
    bring = actions.add_parser("import", help="keep a copy of a character, once it is read, judged and drawn")
    bring.add_argument("path", metavar="PATH", help="a folder or an .avatar file")
    bring.add_argument("--name", default="", help="what to call it (default: its file's name)")
    bring.add_argument("--replace", action="store_true", help="in the place of yours of the same name")
    give = actions.add_parser("export", help="write a character as one .avatar file")
    give.add_argument("name", metavar="NAME", help="a name or a path")
    give.add_argument("--out", type=Path, required=True, metavar="FILE", help="the .avatar file to write")
    for action, text in (
        ("seal", "lock an imported character: it opens only for you, in front of the camera"),
        ("unseal", "open a sealed character for good"),
    ):
        one = actions.add_parser(action, help=text)
        one.add_argument("name", metavar="NAME", help="a name")
    for one in (everyone, show, check):
        # Suppressed, so that "characters --json show" is not undone by the action's own default.
        one.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print JSON")


def _characters(given: argparse.Namespace) -> int:
    from avatar.app import characters, parcels, places, seal
    from avatar.settings import choose

    match given.action:
        case "import":
            return parcels.bring_in(given.path, name=given.name, replace=given.replace)
        case "export":
            return parcels.give(given.name, given.out)
        case "seal":
            return seal.seal_one(given.name, choose(places.settings_file(), {}))
        case "unseal":
            return seal.unseal_one(given.name, choose(places.settings_file(), {}))
        case "show":
            return characters.show(given.name, as_json=given.json)
        case "check":
            return characters.check_one(given.name, as_json=given.json)
        case _:
            return characters.show_all(as_json=given.json)

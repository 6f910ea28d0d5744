"""``avatar characters``: who there is to perform as, and whether a drawing of one's own works."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from avatar.app import roster
from avatar.app.pose import settle
from avatar.app.roster import Entry
from avatar.app.sheet import POSES
from avatar.errors import AvatarError, CharacterError
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig, manifest
from avatar.stage.rigs.manifest import Manifest

_CHECKED: Final = (320, 180)
"""Size of the pictures that ``check`` draws: small, because nobody looks at them."""

_PERFORMERS: Final = {
    "anyone": "anyone whom the program knows as its owner",
    "owner only": "you alone; do not pass its files on",
}


def read_notes(path: Path) -> Manifest:
    """The manifest of a character.

    Raises:
        CharacterError: If it cannot be read.
    """
    try:
        return manifest.read_manifest((path / manifest.FILE).read_bytes())
    except OSError as error:
        raise CharacterError(
            f"{path} cannot be read: {error.strerror}", hint=f"a character is a folder with {manifest.FILE}"
        ) from error


def describe(entry: Entry) -> dict[str, Any]:
    """What one character says of itself; ``problem`` is empty when it can be read."""
    found: dict[str, Any] = {
        "name": entry.name,
        "title": "",
        "artist": "",
        "licence": "",
        "performers": "",
        "built_in": entry.built_in,
        "problem": "",
    }
    try:
        notes = read_notes(entry.path)
    except CharacterError as error:
        return found | {"problem": error.problem}
    said = {
        "artist": notes.meta.artist,
        "licence": notes.meta.licence,
        "performers": notes.meta.performers,
    }
    return found | {"title": notes.meta.name} | said


def show_all(*, as_json: bool) -> int:
    """List everybody."""
    found = [describe(entry) for entry in roster.everyone()]
    if as_json:
        return _print_json(found)
    width = max(len(one["name"]) for one in found)
    for one in found:
        whose = "built-in" if one["built_in"] else "yours"
        said = one["problem"] or f"by {one['artist']}, {one['licence']}, performed by {one['performers']}"
        print(f"{one['name']:{width}}  {whose:8}  {said}")
    return 0


def show(name: str, *, as_json: bool) -> int:
    """Say everything about one.

    Raises:
        CharacterError: If there is none of this name, or it cannot be loaded.
    """
    path = roster.find(name)
    entry = next((e for e in roster.everyone() if e.path == path), Entry(name, path, built_in=False))
    notes = read_notes(path)
    rig = load_rig(path)
    found = describe(entry) | {"layers": len(rig.pose({}, 0.0).art.layers)}
    if as_json:
        return _print_json([found])
    print(f"{notes.meta.name} ({entry.name}, {'built-in' if entry.built_in else 'yours'})")
    print(f"artist      {notes.meta.artist}\nlicence     {notes.meta.licence}")
    print(f"performers  {notes.meta.performers}: {_PERFORMERS[notes.meta.performers]}")
    print(f"layers      {found['layers']}")
    return 0


def check(path: str, *, as_json: bool) -> int:
    """Load a character, draw every pose of the contact sheet, and say what is wrong, if anything.

    Returns:
        0 if nothing is wrong, else 1.
    """
    problem = hint = ""
    try:
        _try_out(roster.find(path))
    except AvatarError as error:
        problem, hint = error.problem, error.hint
    if as_json:
        _print_json([{"name": path, "ok": not problem, "problem": problem, "fix": hint}])
    elif problem:
        print(f"{path}: not yet\n  problem: {problem}\n  fix: {hint}")
    else:
        print(f"{path}: fine, drawn in {len(POSES)} poses")
    return 1 if problem else 0


def _try_out(path: Path) -> None:
    rig = load_rig(path)
    with closing(open_renderer(*_CHECKED)) as renderer:
        for controls in POSES.values():
            settle(rig, controls)
            renderer.draw(rig.pose(controls, 0.0))


def _print_json(found: list[dict[str, Any]]) -> int:
    print(json.dumps(found, indent=2))
    return 0

"""``avatar characters``: who there is to perform as, and whether a drawing of one's own works."""

from __future__ import annotations

import json
from typing import Any, Final

from avatar.app import check, roster
from avatar.app.parcels import OWNER_ONLY
from avatar.app.photoreal import judge
from avatar.app.roster import Entry
from avatar.errors import CharacterError
from avatar.stage.expressions import wardrobe
from avatar.stage.rigs import load_rig, read_manifest_of
from avatar.stage.sealed import is_sealed

_PERFORMERS: Final = {"anyone": "whoever has the file may perform as it", "owner only": OWNER_ONLY}


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
    if is_sealed(entry.path):
        return found | {"title": entry.name, "performers": "sealed to its owner"}
    try:
        meta = read_manifest_of(entry.path).meta
    except CharacterError as error:
        return found | {"problem": error.problem}
    said = {"artist": meta.artist, "licence": meta.licence, "performers": meta.performers}
    return found | {"title": meta.name} | said


def show_all(*, as_json: bool) -> int:
    """List everybody."""
    found = [describe(entry) for entry in roster.everyone()]
    if as_json:
        return _print_json(found)
    width = max(len(one["name"]) for one in found)
    for one in found:
        whose = "built-in" if one["built_in"] else "yours"
        sealed = one["performers"] if one["title"] and not one["artist"] else ""
        said = (
            one["problem"]
            or sealed
            or f"by {one['artist']}, {one['licence']}, performed by {one['performers']}"
        )
        print(f"{one['name']:{width}}  {whose:8}  {said}")
    return 0


def show(name: str, *, as_json: bool) -> int:
    """Say everything about one.

    Raises:
        CharacterError: If there is none of this name, or it cannot be loaded.
    """
    path = roster.find(name)
    entry = next((e for e in roster.everyone() if e.path == path), Entry(name, path, built_in=False))
    rig = load_rig(path, judge=judge)
    notes = rig.manifest
    found = describe(entry) | {
        "path": str(path),
        "layers": len(rig.pose({}, 0.0).art.layers),
        "expressions": sorted(wardrobe(notes.expressions.values())),
        "toggles": sorted(notes.toggles),
        "palette": {colour: family[0] for colour, family in notes.palette.items()},
        "backgrounds": sorted(notes.backgrounds),
        "meta": dict(notes.meta.vrm),
    }
    if as_json:
        return _print_json([found])
    _print(found)
    return 0


def _print(found: dict[str, Any]) -> None:
    whose = "built-in" if found["built_in"] else "yours"
    colours = ", ".join(f"{name} {colour}" for name, colour in found["palette"].items())
    lines = {
        "artist": found["artist"],
        "licence": found["licence"],
        "performers": f"{found['performers']}: {_PERFORMERS[found['performers']]}",
        **{name: _plain(value) for name, value in found["meta"].items()},
        "expressions": ", ".join(found["expressions"]),
        "toggles": ", ".join(found["toggles"]),
        "palette": colours,
        "backgrounds": ", ".join(found["backgrounds"]),
        "layers": str(found["layers"]),
        "path": found["path"],
    }
    print(f"{found['title']} ({found['name']}, {whose})")
    width = max(map(len, lines))
    for name, value in lines.items():
        if value:
            print(f"{name:{width}}  {value}")


def _plain(value: str | bool | tuple[str, ...]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else ", ".join(value)


def check_one(path: str, *, as_json: bool) -> int:
    """Load a character, draw every pose of the contact sheet, and say what is wrong, if anything.

    Returns:
        0 if nothing is wrong, else 1.
    """
    try:
        found = check.examine(roster.find(path))
    except CharacterError as error:
        found = check.Findings(problems=[(error.problem, error.hint)])
    if as_json:
        problems = [{"problem": problem, "fix": fix} for problem, fix in found.problems]
        _print_json([{"name": path, "ok": not problems, "problems": problems, "advice": found.advice}])
    else:
        print(f"{path}: {'not yet' if found.problems else 'fine'}")
        for problem, fix in found.problems:
            print(f"  problem: {problem}\n  fix: {fix}")
        for line in found.advice:
            print(f"  note: {line}")
    return 1 if found.problems else 0


def _print_json(found: list[dict[str, Any]]) -> int:
    print(json.dumps(found, indent=2))
    return 0

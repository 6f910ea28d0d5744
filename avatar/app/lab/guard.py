"""``avatar lab guard``: how often the guard is wrong about folders of photographs and of art."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from avatar.app.lab.attack import upper_bound
from avatar.app.photoreal import BY_FACES, judge
from avatar.errors import AvatarError, CharacterError
from avatar.stage.rigs.images import decode

_SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg"})


@dataclass(slots=True, kw_only=True)
class Tally:
    """What was said of one kind of picture.

    Attributes:
        pictures: How many were judged.
        wrong: Those of them about which the guard was wrong.
        by_fallback: How many of them the stage's own judge decided, because no face could be looked for.
        unread: Those that no character could show either: broken, or too large.
    """

    pictures: int = 0
    wrong: list[str] = field(default_factory=list)
    by_fallback: int = 0
    unread: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """With the rate and its one-sided 95 % upper bound, 0 to 1; None of no picture."""
        wrong, of = len(self.wrong), self.pictures
        return {
            "pictures": of,
            "wrong": wrong,
            "rate": round(wrong / of, 6) if of else None,
            "upper_95": round(upper_bound(wrong, of), 6) if of else None,
            "by_fallback": self.by_fallback,
            "wrong_files": self.wrong,
            "unread_files": self.unread,
        }


def measure(folders: Sequence[Path], *, are_photos: bool) -> Tally:
    """Judge every PNG and JPEG file below the folders, as if it were put behind a character.

    Args:
        folders: Searched to the bottom.
        are_photos: What the pictures are: photographs of faces, to be refused, or art, to be let in.

    Raises:
        AvatarError: If one is no folder, or cannot be read, or none of them holds a picture.
    """
    tally = Tally()
    for path in _pictures(folders):
        try:
            pixels = decode(path.read_bytes(), path.name)
        except OSError as error:
            raise AvatarError(f"{path} cannot be read: {error.strerror}", hint="see who owns it") from error
        except CharacterError as error:
            print(f"not judged: {error.problem}", file=sys.stderr)
            tally.unread.append(str(path))
            continue
        verdict = judge(pixels)
        tally.pictures += 1
        tally.by_fallback += verdict.judged_by != BY_FACES
        if verdict.photo is not are_photos:
            tally.wrong.append(str(path))
    return tally


def _pictures(folders: Sequence[Path]) -> list[Path]:
    for folder in folders:
        if not folder.is_dir():
            raise AvatarError(f"{folder} is no folder", hint="name folders that hold PNG or JPEG files")
    found = {path for folder in folders for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES}
    paths = sorted(path for path in found if path.is_file())
    if not paths:
        raise AvatarError(
            f"no PNG and no JPEG file is in {', '.join(map(str, folders))}",
            hint="name folders that hold PNG or JPEG files",
        )
    return paths


def guard(photos: Sequence[Path], art: Sequence[Path], *, as_json: bool) -> int:
    """Measure and print.

    Raises:
        AvatarError: As :func:`measure`.
    """
    found = {
        "photos": measure(photos, are_photos=True).as_json(),
        "art": measure(art, are_photos=False).as_json(),
    }
    if as_json:
        print(json.dumps(found, indent=2))
        return 0
    for kind, mistake in (("photos", "let in"), ("art", "refused")):
        print(_line(kind, mistake, found[kind]))
        for path in found[kind]["wrong_files"]:
            print(f"  {mistake}: {path}")
    return 0


def _line(kind: str, mistake: str, one: dict[str, Any]) -> str:
    if not one["pictures"]:
        return f"{kind}: none could be judged"
    return (
        f"{kind}: {one['wrong']} of {one['pictures']} {mistake} ({one['rate']:.1%}, below "
        f"{one['upper_95']:.1%} with 95 % confidence); {one['by_fallback']} judged without faces, "
        f"{len(one['unread_files'])} not judged"
    )

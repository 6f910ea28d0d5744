"""``avatar sheet``: many poses of a character on one picture, for an artist's eye.

With ``--expressions`` the whole cast's faces, unlabelled and shuffled, for somebody who is to
name them without knowing what they should be; the answers go into a file of their own.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from avatar import characters, fonts
from avatar.app import png, roster
from avatar.app.files import write_file
from avatar.app.photoreal import judge
from avatar.app.pose import settle
from avatar.errors import AvatarError, UsageError
from avatar.stage.expressions import DEFAULTS
from avatar.stage.outputs.advice import OUT_HINT
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import Rig, load_rig

TILE: Final = (284, 160)
"""The smallest picture a character must be legible in: a tile of a call, whole picture, 160 px high."""

EIGHT: Final = ("neutral", "happy", "laughing", "sad", "angry", "surprised", "wink", "kiss")
"""The faces that a viewer is asked to name."""

_LARGE: Final = (374, 210)
_CROP: Final = 280
"""Pixels of the large pictures' width that are kept, from the middle: the rest is background."""

_COLUMNS: Final = 6
_PAGE: Final = (4, 4)
"""Columns and rows of tiles on a page for a viewer: 16 faces can be looked at one by one."""

_GAP: Final = 8
_CAPTION: Final = 24
_LETTERS: Final = 16
_PAPER: Final = (250, 248, 244)
_INK: Final = (62, 44, 48)

Pose = Mapping[str, float]


def _turned(**degrees: float) -> dict[str, float]:
    return {name: math.radians(value) for name, value in degrees.items()}


def _face(name: str) -> dict[str, float]:
    return dict(DEFAULTS[name].controls)


POSES: Final[Mapping[str, Pose]] = {
    "neutral": {},
    **{name: _face(name) for name in DEFAULTS},
    "eyes closed": {"eyeBlinkLeft": 1.0, "eyeBlinkRight": 1.0},
    "talking": {"jawOpen": 0.5},
    "oh": {"jawOpen": 0.45, "mouthFunnel": 0.9},
    "ee": {"jawOpen": 0.15, "mouthStretchLeft": 0.9, "mouthStretchRight": 0.9},
    "brows up": {"browInnerUp": 0.9, "browOuterUpLeft": 0.9, "browOuterUpRight": 0.9},
    "brows down": {"browDownLeft": 1.0, "browDownRight": 1.0},
    "left smile": {"mouthSmileLeft": 1.0},
    "jaw right": {"jawRight": 1.0, "mouthRight": 0.8, "jawOpen": 0.2},
    "looking left": {"gaze_x": 1.0},
    "looking right": {"gaze_x": -1.0},
    "looking up": {"gaze_y": 1.0},
    "looking down": {"gaze_y": -1.0},
    "yaw 35": _turned(yaw=35),
    "yaw -35": _turned(yaw=-35),
    "pitch 25": _turned(pitch=25),
    "pitch -25": _turned(pitch=-25),
    "roll 30": _turned(roll=30),
    "roll -30": _turned(roll=-30),
    "all three": _turned(yaw=28, pitch=10, roll=-12),
    "listening": _turned(yaw=-20, pitch=-6, roll=12) | _face("happy"),
}
"""What a contact sheet shows, by caption."""

_SMALL: Final = (*EIGHT, "talking", "yaw 35", "yaw -35", "all three")


@dataclass(frozen=True, slots=True)
class _Cell:
    picture: NDArray[np.uint8]
    caption: str


def sheet(character: str, out: Path) -> int:
    """Write the contact sheet of one character.

    Raises:
        AvatarError: If the character cannot be loaded or the file cannot be written.
    """
    png.check_name(out)
    rig = load_rig(roster.find(character), judge=judge)
    poses = _poses(rig)
    large = [_Cell(_middle(cell.picture), cell.caption) for cell in _cells(rig, poses, _LARGE)]
    rows = _rows(large, _COLUMNS)
    small = {name: poses[name] for name in _SMALL}
    rows += _rows(list(_cells(rig, small, TILE)), _COLUMNS)
    png.write_png(out, _paste(rows))
    print(f"{out}: {len(poses)} poses, and {len(small)} of them {TILE[1]} px high")
    return 0


def expressions(out: Path, seed: int) -> int:
    """Write the cast's faces for an independent viewer: pages of numbered tiles, and the answers apart.

    Args:
        out: A folder, made if missing, for several pages; or one ``.png`` for a single one.
        seed: The same one shuffles the same way.

    Raises:
        AvatarError: If they cannot be written.
    """
    cells, answers = _shuffled(seed)
    single = out.suffix.casefold() == png.SUFFIX
    if not single and out.suffix:
        raise UsageError(f"--out {out}: must be a folder or a PNG file", hint=f"name it {out.stem}")
    columns, lines = (8, math.ceil(len(cells) / 8)) if single else _PAGE
    pages = _rows(cells, columns * lines)
    try:
        (out.parent if single else out).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AvatarError(f"{out} cannot be written: {error.strerror}", hint=OUT_HINT) from error
    for number, page in enumerate(pages, 1):
        png.write_png(out if single else out / f"page-{number}.png", _paste(_rows(page, columns)))
    key = out.with_suffix(".key.txt") if single else out / "key.txt"
    write_file(key, "".join(f"{answer}\n" for answer in answers).encode())
    print(f"{out}: {len(cells)} faces on {len(pages)} pages; the answers are in {key}")
    return 0


def _poses(rig: Rig) -> dict[str, Pose]:
    """All poses, with the character's own expressions where it has them."""
    return {**POSES, **{name: face.controls for name, face in rig.manifest.expressions.items()}}


def _shuffled(seed: int) -> tuple[list[_Cell], list[str]]:
    """Numbered tiles of every face of the cast, and "number character face" for each."""
    found = []
    for character in characters.names():
        rig = load_rig(characters.folder(character))
        faces = {name: _poses(rig)[name] for name in EIGHT}
        found += [(cell.picture, f"{character} {cell.caption}") for cell in _cells(rig, faces, TILE)]
    random.Random(seed).shuffle(found)
    cells = [_Cell(picture, str(number)) for number, (picture, _) in enumerate(found, 1)]
    return cells, [f"{number} {answer}" for number, (_, answer) in enumerate(found, 1)]


def _cells(rig: Rig, poses: Mapping[str, Pose], size: tuple[int, int]) -> Iterator[_Cell]:
    with closing(open_renderer(*size)) as renderer:
        for caption, controls in poses.items():
            settle(rig, controls)
            yield _Cell(renderer.draw(rig.pose(controls, 0.0)).rgba[..., :3].copy(), caption)


def _middle(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    left = (picture.shape[1] - _CROP) // 2
    return picture[:, left : left + _CROP]


def _rows(cells: Sequence[_Cell], columns: int) -> list[list[_Cell]]:
    return [list(cells[i : i + columns]) for i in range(0, len(cells), columns)]


def _paste(rows: Sequence[Sequence[_Cell]]) -> NDArray[np.uint8]:
    """One picture of rows of captioned cells."""
    width = max(sum(cell.picture.shape[1] + _GAP for cell in row) for row in rows) + _GAP
    tops = [_GAP]
    for row in rows:
        tops.append(tops[-1] + row[0].picture.shape[0] + _CAPTION + _GAP)
    paper = Image.new("RGB", (width, tops[-1]), _PAPER)
    pen = ImageDraw.Draw(paper)
    font = ImageFont.truetype(BytesIO(fonts.load("bold")), _LETTERS)
    for row, top in zip(rows, tops, strict=False):
        left = _GAP
        for cell in row:
            height, wide = cell.picture.shape[:2]
            paper.paste(Image.fromarray(cell.picture), (left, top))
            pen.text((left + 2, top + height + 2), cell.caption, fill=_INK, font=font)
            left += wide + _GAP
    return np.asarray(paper)

"""A person drawn anew from one photograph: the face as a textured solid that turns, nods, blinks, smiles.

Only for measuring how people fare with the prompts.  It is what an attack would look like, too, if
somebody fed it through a camera: SECURITY.md says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from avatar.sense.solve import BLENDSHAPES, solve
from avatar.sense.trackers.mediapipe import StillLandmarker

HEIGHT, WIDTH = 360, 480
_EYES_PX = 46.0
"""Distance of the eyes: somebody some 60 cm from a webcam, at this size."""
_DEPTH = 1.3
"""Where the neck's axis lies, in depths of the face behind its middle."""
_FOCAL = 2.2
"""In picture widths, of a webcam with 60 degrees across, cut."""

_UPPER = {"right": (33, 246, 161, 160, 159, 158, 157, 173, 133)}
_UPPER["left"] = (263, 466, 388, 387, 386, 385, 384, 398, 362)
_LOWER = {
    "right": (33, 7, 163, 144, 145, 153, 154, 155, 133),
    "left": (263, 249, 390, 373, 374, 380, 381, 382, 362),
}
"""Rims of the lids from the outer to the inner corner."""
_FOLD = {"right": (56, 28, 27, 29, 30, 247), "left": (286, 258, 257, 259, 260, 467)}
"""Skin above the upper lid, whose colour a shut lid has."""
_CHIN = (152, 148, 377, 176, 400, 149, 378, 150, 379, 136, 365, 172, 397, 175, 199, 200, 18, 83, 313, 17)
_CHIN += (84, 314, 181, 405, 91, 321, 16, 85, 315, 180, 404, 90, 320, 15, 86, 316, 179, 403, 14, 87, 317, 178)
_CHIN += (
    402,
    88,
    318,
    182,
    406,
    201,
    421,
    208,
    428,
    171,
    396,
    140,
    369,
    170,
    395,
    32,
    262,
    194,
    418,
    106,
    335,
)
"""What goes down with the jaw."""
_CORNERS = (61, 291)
_CHEEK = 0.35
"""How far around a corner of the mouth the skin goes with it, in eye distances."""
_INNER_LIPS = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95)


@dataclass(frozen=True, slots=True)
class Face:
    """How the puppet holds itself: radians, and shares of a whole movement."""

    yaw: float = 0.0
    pitch: float = 0.0
    blink: float = 0.0
    smile: float = 0.0
    jaw: float = 0.0


FAIR = {"blink": 0.30, "smile": 0.56, "jaw": 0.42}
"""How strongly the tracker must see what is drawn, above rest.  The weakest on recordings of people: lids
0.40, smile 0.75, jaw 0.56.  A drawing that moves less than three quarters of that says nothing about
people."""
_FULL_TURN, _FULL_NOD = math.radians(46), math.radians(25)


class Puppet:
    """One photograph of one person, to be drawn in any pose.

    Args:
        rgb: A photograph with a frontal face.
        landmarker: Finds the face.

    Raises:
        ValueError: If there is no face in it.
    """

    def __init__(self, rgb, landmarker: StillLandmarker) -> None:
        rgb, points = _framed(rgb, landmarker)
        self._rgb, self._points = rgb, points
        self._lids = {
            side: [
                float(v)
                for v in np.mean([rgb[int(y), int(x)] for x, y in points[list(_FOLD[side]), :2]], axis=0)
            ]
            for side in _FOLD
        }
        self._triangles = _mesh(points[:468, :2])
        self._behind = cv2.GaussianBlur(rgb, (0, 0), 6)
        self._drawn: dict[Face, np.ndarray] = {}

    def draw(self, face: Face) -> np.ndarray:
        """The picture, (HEIGHT, WIDTH, 3); poses are rounded to a degree and a sixth of a movement."""
        degree = math.radians(1.0)
        near = Face(
            round(face.yaw / degree) * degree,
            round(face.pitch / degree) * degree,
            *(round(share * 6) / 6 for share in (face.blink, face.smile, face.jaw)),
        )
        if near not in self._drawn:
            self._drawn[near] = self._render(near)
        return self._drawn[near]

    def is_fair(self, landmarker: StillLandmarker) -> bool:
        """Whether the tracker sees in the drawing what it sees in people; written before the first try."""
        rest = _seen(landmarker, self._render(Face()))
        if rest is None or any(rest[name] > _REST[name] for name in _REST):
            return False
        for name, least in FAIR.items():
            made = _seen(landmarker, self._render(Face(**{name: 1.0})))
            if made is None or not made[name] - rest[name] >= least:
                return False
        turned = [Face(yaw=_FULL_TURN), Face(yaw=-_FULL_TURN), Face(pitch=_FULL_NOD)]
        return all(_seen(landmarker, self._render(face)) is not None for face in turned)

    def _render(self, face: Face) -> np.ndarray:
        shown = _turn(_express(self._points, face), face)
        picture = self._behind.copy()
        depth = shown[self._triangles][:, :, 2].mean(axis=1)
        for corners in self._triangles[np.argsort(-depth)]:
            _paint(picture, self._rgb, self._points[corners, :2], shown[corners, :2])
        if face.blink > 0:
            _shut(picture, shown, self._lids, face.blink)
        if face.jaw > 0:
            mouth = np.round(shown[_INNER_LIPS, :2]).astype(np.int32)
            cv2.fillPoly(picture, [mouth], (45, 18, 18), cv2.LINE_AA)
        return picture


_REST = {"blink": 0.35, "smile": 0.35, "jaw": 0.25, "yaw": math.radians(12), "pitch": math.radians(15)}
"""A photograph of somebody who laughs, squints or looks away is none of somebody at rest."""


def _seen(landmarker, rgb):
    """What the tracker makes of a still; None where it finds nobody."""
    face = landmarker.largest(np.ascontiguousarray(rgb))
    if face is None:
        return None
    shapes = dict(zip(BLENDSHAPES, face.blendshapes.tolist(), strict=True))
    pose = solve(face).pose
    return {
        "blink": min(shapes["eyeBlinkLeft"], shapes["eyeBlinkRight"]),
        "smile": (shapes["mouthSmileLeft"] + shapes["mouthSmileRight"]) / 2,
        "jaw": shapes["jawOpen"],
        "yaw": abs(pose.yaw),
        "pitch": abs(pose.pitch),
    }


def _framed(rgb, landmarker):
    """Scale and cut so that the eyes are ``_EYES_PX`` apart and the face is in the middle."""
    face = landmarker.largest(rgb)
    if face is None:
        raise ValueError("no face")
    height, width = rgb.shape[:2]
    points = face.landmarks.astype(float) * (width, height, width)
    eyes = points[[468, 473], :2]
    scale = _EYES_PX / math.dist(*eyes)
    middle = points[:468, :2].mean(axis=0) * scale
    shift = np.array([WIDTH / 2, HEIGHT / 2]) - middle
    matrix = np.array([[scale, 0, shift[0]], [0, scale, shift[1]]])
    kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    if scale < 0.5:
        rgb = cv2.resize(rgb, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        matrix[:, :2] = np.eye(2)
    framed = cv2.warpAffine(rgb, matrix, (WIDTH, HEIGHT), flags=kind, borderMode=cv2.BORDER_REPLICATE)
    found = landmarker.largest(np.ascontiguousarray(framed))
    if found is None:
        raise ValueError("no face after framing")
    return framed, found.landmarks.astype(float) * (WIDTH, HEIGHT, WIDTH)


def _mesh(points):
    """Triangles between the landmarks as they lie in the photograph, (n, 3)."""
    net = cv2.Subdiv2D((-WIDTH, -HEIGHT, 3 * WIDTH, 3 * HEIGHT))
    for x, y in points:
        net.insert((float(x), float(y)))
    corners = net.getTriangleList().reshape(-1, 3, 2)
    gaps = np.linalg.norm(corners[:, :, None] - points[None, None], axis=3)
    nearest = gaps.argmin(axis=2)
    real = (gaps.min(axis=2) < 0.5).all(axis=1)
    return nearest[real]


def _express(points, face):
    """Move the corners of the mouth, the cheeks and the jaw; lids are painted."""
    moved = points.copy()
    unit = math.dist(points[468, :2], points[473, :2])
    for corner in _CORNERS:
        out = np.sign(points[corner, 0] - points[13, 0])
        far = np.linalg.norm(points[:, :2] - points[corner, :2], axis=1) / unit
        follows = face.smile * unit * np.exp(-0.5 * (far / _CHEEK) ** 2)
        moved[:, 0] += 0.20 * out * follows
        moved[:, 1] -= 0.24 * follows
    moved[list(_CHIN), 1] += 0.50 * unit * face.jaw
    return moved


def _shut(picture, shown, colours, blink):
    """Paint lids over the eyes: skin down to where the lid is, and the lashes along it."""
    for side in ("right", "left"):
        upper, lower = shown[list(_UPPER[side]), :2], shown[list(_LOWER[side]), :2]
        wide = math.dist(upper[0], upper[-1])
        bow = np.sin(np.linspace(0, math.pi, len(upper)))
        rim = upper + blink * (lower - upper) + np.outer(bow, (0, 0.1 * blink * wide))
        up = np.array([0, 0.08 * wide])
        lid = np.round(np.vstack([upper - up, rim[::-1]]) * 16).astype(np.int32)
        cv2.fillPoly(picture, [lid], colours[side], cv2.LINE_AA, 4)
        cv2.polylines(picture, [np.round(rim * 16).astype(np.int32)], False, (50, 32, 28), 2, cv2.LINE_AA, 4)


def _turn(points, face):
    """Turn about the neck's axis and project; the nose goes to the picture's right at positive yaw."""
    centre = points[:468].mean(axis=0)
    pivot = np.array([0.0, 0.0, _DEPTH * (points[:468, 2].max() - centre[2])])
    around = points - centre - pivot
    cos, sin = math.cos(face.yaw), math.sin(face.yaw)
    around = around @ np.array([[cos, 0, -sin], [0, 1, 0], [sin, 0, cos]]).T
    cos, sin = math.cos(face.pitch), math.sin(face.pitch)
    around = around @ np.array([[1, 0, 0], [0, cos, sin], [0, -sin, cos]]).T + pivot
    scale = _FOCAL * WIDTH / (_FOCAL * WIDTH + around[:, 2:])
    return np.hstack([around[:, :2] * scale + centre[:2], around[:, 2:]])


def _paint(picture, texture, source, target) -> None:
    """One triangle, unless it shows its back."""
    (ax, ay), (bx, by), (cx, cy) = target
    if (bx - ax) * (cy - ay) - (by - ay) * (cx - ax) == 0:
        return
    flipped = np.linalg.det(target[1:] - target[0]) * np.linalg.det(source[1:] - source[0]) <= 0
    left, top = np.maximum(np.floor(target.min(axis=0)).astype(int) - 1, 0)
    right, bottom = np.minimum(np.ceil(target.max(axis=0)).astype(int) + 2, (WIDTH, HEIGHT))
    if flipped or right <= left or bottom <= top:
        return
    matrix = cv2.getAffineTransform(np.float32(source), np.float32(target - (left, top)))
    size = (int(right - left), int(bottom - top))
    patch = cv2.warpAffine(texture, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = np.zeros(size[::-1], np.uint8)
    cv2.fillConvexPoly(mask, np.round((target - (left, top)) * 16).astype(np.int32), 255, cv2.LINE_8, 4)
    mask = cv2.dilate(mask, np.ones((2, 2), np.uint8)) > 0
    picture[top:bottom, left:right][mask] = patch[mask]

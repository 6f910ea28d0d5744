"""People for the verifier: a texture that changes with the person, and a score that goes with it.

One character is a tenth of a second::

    y the owner            q the owner, scoring between staying and opening
    h the owner, a hand before the eyes: another texture, 0.35
    l the owner, lively: another texture every time, a good score
    s a stranger: another texture, 0.1       k somebody alike: another texture, 0.35
    m a stranger who took over without a visible change: the owner's texture, 0.1
    g somebody alike who did: the owner's texture, 0.35
    d the owner in the dark, 0.3             t the owner turned too far, 0.3
    j the owner, moving so fast that the face is blurred, 0.1
    n a network that answers with no number  2 the owner and a second face      . nobody
    f the owner, changed a little: two patches of the texture have changed places, the colours are the same
    F a stranger who looks like that          p a stranger made of the owner's patches, in another order
"""

from dataclasses import replace

import numpy as np

from avatar.sense.frame import CameraFrame
from avatar.sense.identity import FIVE, SIZE
from avatar.sense.template import Template
from avatar.sense.trackers import Observation
from avatar.sense.verifier import Verifier
from tests.sense.fakes import face

PERIOD_S = 0.1
SCORES = {
    "y": 0.8,
    "2": 0.8,
    "l": 0.8,
    "f": 0.8,
    "F": 0.1,
    "p": 0.1,
    "q": 0.45,
    "h": 0.35,
    "k": 0.35,
    "g": 0.35,
} | {
    "s": 0.1,
    "m": 0.1,
    "j": 0.1,
    "d": 0.3,
    "t": 0.3,
    "n": np.nan,
}
FIVE_PLACES = ((0.342, 0.462), (0.656, 0.460), (0.5, 0.64), (0.371, 0.825), (0.632, 0.823))
TEXTURES = {"h": 2, "s": 3, "k": 4, "n": 5}
"""All others wear the owner's."""
SKIN = (1.0, 0.8, 0.7)
"""Red, green and blue of it."""


def embedding(similarity):
    """One with that cosine to the owner's."""
    made = np.zeros(SIZE, np.float32)
    made[:2] = similarity, np.sqrt(1 - similarity**2)
    return made


OWNER = Template.from_embeddings([embedding(1.0)])


class FakeRecogniser:
    """The frame is the aligned face, and its person is told."""

    def __init__(self):
        self.who, self.compared = "", []

    def align(self, rgb, points):
        return rgb

    def recognise(self, aligned):
        self.compared.append(self.who)
        return embedding(SCORES[self.who])


def pixels(who, place):
    """A texture of blocks, as large as an aligned face."""
    seed = 100 + place if who == "l" else TEXTURES.get(who, 1)
    blocks = np.random.default_rng(seed).integers(60, 200, (8, 8, 1), np.uint8)
    if who in "fF":
        blocks[[3, 5], [4, 3]] = blocks[[5, 3], [3, 4]]
    if who == "p":
        blocks[3:7, 2:6] = blocks[3:7, 2:6][::-1, ::-1]
    grey = np.kron(blocks, np.ones((14, 14, 1), np.uint8))
    rgb = np.uint8(grey * SKIN)
    return rgb // 12 if who == "d" else rgb


def observed(who, place):
    """What the tracker says: five points as those of an aligned face, 35 pixels from eye to eye."""
    if who == ".":
        return Observation(0, None)
    seen = face(yaw=1.0 if who == "t" else 0.0)
    landmarks = np.random.default_rng(1).uniform(0.2, 0.8, (478, 3)).astype(np.float32)
    landmarks[FIVE, :2] = FIVE_PLACES
    if who == "j":
        landmarks[:, 0] += 0.1 * (place % 2)
    return Observation(2 if who == "2" else 1, replace(seen, landmarks=landmarks, aspect=1.0))


def play(story, recogniser=None):
    """Every sighting of a story."""
    recogniser = recogniser or FakeRecogniser()
    verifier = Verifier(OWNER, recogniser, to_open=0.5, to_stay=0.4)
    sightings = []
    for place, recogniser.who in enumerate(story):
        frame = CameraFrame(pixels(recogniser.who, place), 0)
        seen = observed(recogniser.who, place)
        sightings.append(verifier.look(frame, seen, place * PERIOD_S))
    return sightings


def letter(sighting):
    """X stranger   u unknown   s suspect   O the owner, certain"""
    if sighting.stranger:
        return "X"
    if sighting.similarity != sighting.similarity:
        return "u"
    return "s" if sighting.suspect else "O"


def told(story):
    """A story's outcome, one letter a character."""
    return "".join(map(letter, play(story)))

"""Who walks in front of the camera, drawn as a timeline.

One character is 100 ms.
    in   y the enrolled person   s a stranger        p a photo of the enrolled person
         2 two people            . nobody            u somebody not yet measured
         x consent withdrawn     n no consent        b the camera shows black
    out  c closed   v verifying   O open   g grace   R revoked
"""

import pytest

from avatar.gate import CameraHealth, Evidence, Gate, Identity, Policy, State, step
from avatar.signal import Reason

SEEN = {
    "y": Evidence(consent=True, faces=1, similarity=0.8, liveness=0.95),
    "s": Evidence(consent=True, faces=1, similarity=0.1, liveness=0.95),
    "p": Evidence(consent=True, faces=1, similarity=0.8, liveness=0.05),
    "2": Evidence(consent=True, faces=2, similarity=0.8, liveness=0.95),
    ".": Evidence(consent=True, faces=0),
    "u": Evidence(consent=True, faces=1),
    "x": Evidence(consent=False, withdrawn=True, faces=1, similarity=0.8, liveness=0.95),
    "n": Evidence(consent=False, faces=1, similarity=0.8, liveness=0.95),
    "b": Evidence(consent=True, faces=1, similarity=0.8, liveness=0.95, camera=CameraHealth.BLACK),
}
MARK = {
    State.CLOSED: "c",
    State.VERIFYING: "v",
    State.OPEN: "O",
    State.GRACE: "g",
    State.REVOKED: "R",
}
STRICT = Policy(dwell_s=0.5, grace_s=0.3)
UNCHECKED = Policy(identity=Identity.OFF, dwell_s=0.5, grace_s=0.3)


def play(timeline, policy=STRICT):
    gate, marks = Gate(), ""
    for tenth, character in enumerate(timeline):
        gate = step(gate, SEEN[character], tenth / 10, policy)
        marks += MARK[gate.state]
    return marks


@pytest.mark.parametrize(
    ("story", "seen", "gate"),
    [
        ("half a second of proof opens it", "yyyyyyyy", "vvvvvOOO"),
        ("a stranger never gets in", "ssssssss", "cccccccc"),
        ("neither does a photo", "pppppppp", "cccccccc"),
        ("neither does somebody nobody measured", "uuuuuuuu", "cccccccc"),
        ("nor anybody without consent", "nnnnnnnn", "cccccccc"),
        ("a sneeze is forgiven", "yyyyyy..yy", "vvvvvOggOO"),
        ("leaving the chair is not", "yyyyyy.....y", "vvvvvOgggccv"),
        ("back after the grace asks for proof again", "yyyyyy....yyyyyy", "vvvvvOgggcvvvvvO"),
        ("a stranger taking the chair shuts it at once", "yyyyyysy", "vvvvvOcv"),
        ("swapping in grace shuts it at once", "yyyyyy.sy", "vvvvvOgcv"),
        ("holding up a photo shuts it at once", "yyyyyypy", "vvvvvOcv"),
        ("a visitor in view shuts it", "yyyyyy2y", "vvvvvOcv"),
        ("a black camera shuts it", "yyyyyyby", "vvvvvOcv"),
        ("withdrawal is final", "yyyyyyxyyyyyyyy", "vvvvvORRRRRRRRR"),
        ("withdrawal in grace too", "yyyyyy.xyyyyyyy", "vvvvvOgRRRRRRRR"),
    ],
)
def test_scenario(story, seen, gate):
    assert play(seen) == gate, story


@pytest.mark.parametrize(
    ("story", "seen", "gate"),
    [
        ("with the check off somebody not measured drives", "uuuuuuu", "vvvvvOO"),
        ("but not without consent", "nnnnnnn", "ccccccc"),
        ("nor two at once", "uuuuuu2u", "vvvvvOcv"),
        ("nor before a black camera", "bbbbbbb", "ccccccc"),
        ("and withdrawal is as final", "uuuuuuxuuuuuu", "vvvvvORRRRRRR"),
    ],
)
def test_scenario_with_the_identity_check_off(story, seen, gate):
    assert play(seen, UNCHECKED) == gate, story


@pytest.mark.parametrize(
    ("seen", "reason"),
    [
        ("n", Reason.NO_CONSENT),
        ("x", Reason.REVOKED),
        ("b", Reason.CAMERA_BLACK),
        (".", Reason.NO_FACE),
        ("2", Reason.SEVERAL_FACES),
        ("u", Reason.NOT_VERIFIED),
        ("s", Reason.NOT_OWNER),
        ("p", Reason.NOT_LIVE),
    ],
)
def test_a_shut_gate_says_why(seen, reason):
    assert step(Gate(), SEEN[seen], 0.0, STRICT).reason is reason


@pytest.mark.parametrize("health", [one for one in CameraHealth if one is not CameraHealth.OK])
def test_each_trouble_with_the_camera_has_its_own_reason(health):
    seen = Evidence(consent=True, faces=1, similarity=1.0, liveness=1.0, camera=health)
    assert step(Gate(), seen, 0.0, STRICT).reason.name == f"CAMERA_{health.name}"

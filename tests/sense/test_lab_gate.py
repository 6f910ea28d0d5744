"""The whole judgement on a recording of a drawing.

All drawings look alike to the recognising network, so what happens to somebody else is in
``test_verifier.py``, and was measured on recordings of people (``docs/architecture.md``).
"""

import json

import cv2
import numpy as np
import pytest

from avatar.gate import State
from tests.sense.drawing import cartoon
from tests.sense.processes import finish, start


def write(file, pictures):
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter_fourcc(*"MJPG"), 15, (640, 480))
    for rgb in pictures:
        writer.write(cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))
    writer.release()
    return str(file)


@pytest.fixture(scope="module")
def recordings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gate")
    drawn = [cartoon(centre=(300 + 2 * place, 240)) for place in range(30)]
    empty = np.full((480, 640, 3), 90, np.uint8)
    return {
        "owner": write(folder / "owner.avi", drawn),
        "leaves": write(folder / "leaves.avi", [*drawn, *[empty + place % 2 for place in range(15)]]),
        "freezes": write(folder / "freezes.avi", [*drawn, *[drawn[-1]] * 30]),
        "nobody": write(folder / "nobody.avi", [empty + place % 2 for place in range(15)]),
    }


def gate(*files):
    out, err = finish(start("gate", *files))
    assert "Traceback" not in err
    return json.loads(out) if out else err


def test_the_owner_opens_it_and_leaving_shuts_it(recordings):
    found = gate(recordings["owner"], recordings["leaves"])
    assert set(found) == {"timeline", "time_to_open_s", "time_to_close_s"}
    assert 0 < found["time_to_open_s"] < 2
    assert found["time_to_close_s"] == pytest.approx(2.0 - found["time_to_open_s"], abs=0.15)
    timeline = found["timeline"]
    assert len(timeline) == 45
    assert {one["state"] for one in timeline} <= {state.value for state in State}
    assert all((one["state"] == "open") == (one["reason"] == "") for one in timeline)
    assert timeline[-1]["reason"] == "no_face"


def test_a_recording_that_stands_still_is_a_camera_that_froze(recordings):
    """Mutant: believe every frame of a file."""
    timeline = gate(recordings["owner"], recordings["freezes"])["timeline"]
    assert "open" in {one["state"] for one in timeline}
    assert (timeline[-1]["state"], timeline[-1]["reason"]) == ("closed", "camera_frozen")


def test_nobody_cannot_be_enrolled(recordings):
    said = gate(recordings["nobody"], recordings["owner"])
    assert "error:" in said
    assert "recognised" in said

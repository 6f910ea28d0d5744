"""Whatever a stranger sends: a character, or an error with a name.

``AVATAR_FUZZ=10000 python -m pytest tests/stage/rigs/test_fuzz.py -s`` does it ten thousand times.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from avatar.stage.rigs import files, load_rig
from tests.stage.rigs import fuzz, mutations

ROOT = Path(__file__).resolve().parents[3]
COUNT = int(os.environ.get("AVATAR_FUZZ", "300"))
SEED = os.environ.get("AVATAR_FUZZ_SEED", "1")


@pytest.mark.skipif(sys.platform == "win32", reason="this system does not tell how much memory a process had")
def test_spoilt_characters_load_or_are_refused_by_name(capsys):
    """No crash, none over a second, none over 200 MB, always a CharacterError with file and fix.

    Mutants: let a ValueError of the reader through; remove the limit on stops of a gradient.
    """
    command = [sys.executable, "-m", "tests.stage.rigs.fuzz", SEED, str(COUNT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr[-2000:]
    report = json.loads(done.stdout)
    if COUNT > 300:
        with capsys.disabled():
            sys.stdout.write(f"{done.stdout}\n")
    assert report["wrong"] == []
    assert report["slowest"][0] < 1
    assert report["grown_mb"] < 200
    assert report["outcomes"]["refused"] > COUNT / 4
    assert report["outcomes"]["loaded"] > COUNT / 20


def test_what_is_spoilt_was_good(tmp_path):
    path = tmp_path / "x.avatar"
    path.write_bytes(files.pack(mutations.everything()))
    rig = load_rig(path, judge=lambda _: fuzz.Passed())
    assert list(rig.manifest.backgrounds) == ["room", "dusk", "wall", "none"]
    assert len(rig.pose({}, 0).art.layers) == 15


def test_the_same_number_always_spoils_the_same():
    assert [mutations.mutated("a", n) for n in range(20)] == [mutations.mutated("a", n) for n in range(20)]

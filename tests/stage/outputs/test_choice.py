import subprocess
import sys

import pytest

from avatar.errors import OutputError
from avatar.stage.outputs.choice import KINDS, open_output
from tests.stage.outputs.pictures import bars

linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems have one kind of camera")


@pytest.fixture
def no_cameras(monkeypatch, tmp_path):
    """A session without PipeWire; the machine must have no loopback device either."""
    from avatar.stage.outputs.loopback import probe

    if probe():
        pytest.skip("this machine has a virtual camera")
    for name in ("PIPEWIRE_RUNTIME_DIR", "PIPEWIRE_REMOTE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


def test_null_takes_pictures():
    output = open_output("null")
    output.show(bars())
    output.close()
    assert output.shown == 1


def test_a_file_is_written_where_asked(tmp_path):
    output = open_output("file", width=320, height=180, path=tmp_path / "out.mp4")
    output.show(bars())
    output.close()
    assert (tmp_path / "out.mp4").stat().st_size > 500
    assert output.label.endswith("out.mp4")


def test_a_file_needs_a_name():
    with pytest.raises(OutputError, match="--out"):
        open_output("file")


def test_an_unknown_kind_lists_those_there_are():
    with pytest.raises(OutputError) as caught:
        open_output("webcam")
    assert all(kind in caught.value.hint for kind in KINDS)


def test_the_choice_is_logged_with_its_reason(caplog):
    with caplog.at_level("INFO"):
        open_output("null")
    assert 'selected output=null label="nowhere (no output)" because it was asked for' in caplog.text


@linux
def test_auto_without_any_camera_says_both_causes_and_one_fix(no_cameras):
    with pytest.raises(OutputError) as caught:
        open_output("auto")
    assert "there is no virtual camera" in caught.value.problem
    assert "no PipeWire camera" in caught.value.problem
    assert "\n" not in caught.value.hint
    assert "modprobe" in caught.value.hint


@linux
def test_a_device_that_was_asked_for_is_not_replaced_by_pipewire(no_cameras):
    with pytest.raises(OutputError) as caught:
        open_output("auto", device="/dev/video63")
    assert "PipeWire" not in caught.value.problem


def test_a_live_run_never_loads_the_video_library():
    code = (
        "import sys; from avatar.stage.outputs.choice import open_output; open_output('null').close();"
        "import avatar.stage.outputs.virtual_camera, avatar.stage.outputs.pipewire;"
        "sys.exit('av' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

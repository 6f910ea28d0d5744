import os
import subprocess
import sys

import av
import pytest

from avatar.errors import OutputError
from avatar.stage.outputs.video_file import VideoFile
from tests.stage.outputs.pictures import bars, number_in, worst_colour_error

WIDTH, HEIGHT = 640, 360


def record(path, count=10, fps=30):
    video = VideoFile(path, WIDTH, HEIGHT, fps)
    for number in range(count):
        video.show(bars(number, WIDTH, HEIGHT))
    video.close()
    return video


def read(path):
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def test_every_picture_comes_back_in_its_size_and_colours(tmp_path):
    record(tmp_path / "out.mp4")
    frames = read(tmp_path / "out.mp4")
    assert [frame.shape for frame in frames] == [(HEIGHT, WIDTH, 3)] * 10
    assert [number_in(frame) for frame in frames] == list(range(10))
    assert max(worst_colour_error(frame) for frame in frames) <= 6


def test_it_plays_at_its_rate_and_says_what_its_colours_are(tmp_path):
    record(tmp_path / "out.mp4", count=15, fps=60)
    with av.open(str(tmp_path / "out.mp4")) as container:
        stream = container.streams.video[0]
        assert stream.average_rate == 60
        assert stream.codec_context.name == "h264"
        assert stream.codec_context.pix_fmt == "yuv420p"
        assert (stream.codec_context.colorspace, stream.codec_context.color_range) == (6, 1)


def test_the_file_appears_when_it_is_whole(tmp_path):
    video = VideoFile(tmp_path / "out.mp4", WIDTH, HEIGHT)
    video.show(bars(0, WIDTH, HEIGHT))
    assert not (tmp_path / "out.mp4").exists()
    video.close()
    video.close()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.mp4"]


def test_a_video_without_pictures_is_no_file(tmp_path):
    VideoFile(tmp_path / "out.mp4", WIDTH, HEIGHT).close()
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_what_cannot_be_finished_leaves_nothing(tmp_path):
    """Mutant: keep the part."""
    video = VideoFile(tmp_path / "out.mp4", WIDTH, HEIGHT)
    video.show(bars(0, WIDTH, HEIGHT))
    (tmp_path / "out.mp4").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        video.close()
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_an_older_file_is_spared_until_the_new_one_is_whole(tmp_path):
    (tmp_path / "out.mp4").write_bytes(b"older")
    video = VideoFile(tmp_path / "out.mp4", WIDTH, HEIGHT)
    video.show(bars(0, WIDTH, HEIGHT))
    assert (tmp_path / "out.mp4").read_bytes() == b"older"
    video.close()
    assert len(read(tmp_path / "out.mp4")) == 1


def test_a_picture_of_another_size_is_refused(tmp_path):
    video = VideoFile(tmp_path / "out.mp4", WIDTH, HEIGHT)
    with pytest.raises(OutputError, match="320x180"):
        video.show(bars())
    video.close()


def test_a_finished_video_takes_no_picture(tmp_path):
    video = record(tmp_path / "out.mp4", count=1)
    with pytest.raises(OutputError, match="is finished"):
        video.show(bars(0, WIDTH, HEIGHT))


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are files on POSIX only")
@pytest.mark.parametrize("name", ["out.mp4", ".out.mp4.part"])
def test_a_pipe_or_folder_is_neither_replaced_nor_written(tmp_path, name):
    """Kills: ``spare_special`` left out (a device would be replaced, a pipe without a reader hangs)."""
    os.mkfifo(tmp_path / name)
    with pytest.raises(OutputError, match="is not a regular file") as caught:
        VideoFile(tmp_path / "out.mp4", WIDTH, HEIGHT)
    assert caught.value.hint
    assert (tmp_path / name).is_fifo()
    with pytest.raises(OutputError, match="is not a regular file"):
        VideoFile(tmp_path, WIDTH, HEIGHT)


def test_a_folder_that_is_not_there_is_an_error_with_a_fix(tmp_path):
    with pytest.raises(OutputError, match="No such file") as caught:
        VideoFile(tmp_path / "nowhere" / "out.mp4")
    assert caught.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on file size stands in for a full disk")
def test_a_full_disk_is_an_error_and_leaves_no_file(tmp_path):
    """Kills: a broken file under the name that was asked for."""
    code = f"""
import resource
from pathlib import Path
import numpy as np
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
from avatar.errors import OutputError
from avatar.stage.outputs.video_file import VideoFile
from avatar.stage.picture import Picture
from tests.stage.outputs.pictures import frozen
noise = np.random.default_rng(1)
video = VideoFile(Path({str(tmp_path)!r}) / "out.mp4", 640, 360)
try:
    for _ in range(60):
        planes = noise.integers(0, 256, (540, 640), np.uint8)
        video.show(Picture(frozen(np.zeros((360, 640, 4), np.uint8)), frozen(planes)))
    video.close()
except OutputError as error:
    print(error.problem)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "cannot be written" in done.stdout
    assert not [path for path in tmp_path.iterdir() if path.is_file()]

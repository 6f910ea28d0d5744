import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avatar import characters
from avatar.stage.i420 import Converter
from avatar.stage.renderers import open_renderer
from avatar.stage.rigs import load_rig

cv2 = pytest.importorskip("cv2")


def converted(rgba, area=None):
    height, width = rgba.shape[:2]
    i420 = np.zeros((height * 3 // 2, width), np.uint8)
    Converter().convert(rgba, i420, area or (0, 0, width, height))
    return i420


def expected(rgba):
    return cv2.cvtColor(rgba, cv2.COLOR_RGBA2YUV_I420)


def farthest(one, other):
    return int(np.abs(one.astype(int) - other.astype(int)).max())


def random_picture(seed, height, width, *, block=1):
    small = np.random.default_rng(seed).integers(0, 256, (height // block, width // block, 4), np.uint8)
    return np.ascontiguousarray(small.repeat(block, axis=0).repeat(block, axis=1))


@given(st.integers(0, 99), st.integers(1, 40), st.integers(1, 40))
@settings(max_examples=40)
def test_colours_agree_with_opencv(seed, half_height, half_width):
    """In blocks of two by two: OpenCV takes the chroma of one pixel of each, we the mean of two."""
    rgba = random_picture(seed, 4 * half_height, 4 * half_width, block=2)
    assert farthest(converted(rgba), expected(rgba)) <= 1


@given(st.integers(0, 99))
@settings(max_examples=20)
def test_brightness_agrees_with_opencv_pixel_by_pixel(seed):
    rgba = random_picture(seed, 24, 40)
    assert farthest(converted(rgba)[:24], expected(rgba)[:24]) <= 1


def test_transparency_changes_no_colour():
    """Mutant: cut out green without alpha."""
    rgba = random_picture(7, 40, 40)
    opaque = rgba.copy()
    opaque[..., 3] = 255
    assert np.array_equal(converted(rgba), converted(opaque))


def test_a_drawn_picture_agrees_with_opencv():
    renderer = open_renderer(640, 360)
    picture = renderer.draw(load_rig(characters.folder(characters.names()[0])).pose({}, 0.0))
    theirs = expected(np.ascontiguousarray(picture.rgba))
    assert farthest(picture.i420[:360], theirs[:360]) <= 1
    assert np.mean(np.abs(picture.i420[360:].astype(int) - theirs[360:]) <= 2) > 0.97
    renderer.close()


@pytest.mark.parametrize(
    ("colour", "yuv"),
    [
        ((0, 0, 0), (16, 128, 128)),
        ((255, 255, 255), (235, 128, 128)),
        ((128, 128, 128), (126, 128, 128)),
        ((255, 0, 0), (82, 90, 240)),
        ((0, 255, 0), (144, 54, 34)),
        ((0, 0, 255), (41, 240, 110)),
    ],
)
def test_the_colours_of_the_standard(colour, yuv):
    rgba = np.full((4, 4, 4), (*colour, 255), np.uint8)
    i420 = converted(rgba)
    found = (i420[0, 0], i420[4, 0], i420[5, 0])
    assert np.abs(np.subtract(found, yuv, dtype=int)).max() <= 1


@given(st.integers(0, 9), st.integers(0, 9), st.integers(1, 9), st.integers(1, 9))
@settings(max_examples=30)
def test_only_the_area_is_written_and_as_in_the_whole(left, top, width, height):
    rgba = random_picture(3, 40, 40)
    area = (2 * left, 2 * top, 2 * (left + width), 2 * (top + height))
    part, whole = converted(rgba, area), converted(rgba)
    inside = np.zeros((40, 40), bool)
    inside[area[1] : area[3], area[0] : area[2]] = True
    quarter = inside[::2, ::2].reshape(10, 40)
    mask = np.concatenate([inside, quarter, quarter])
    assert (part[mask] == whole[mask]).all()
    assert not part[~mask].any()

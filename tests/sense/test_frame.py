"""What a camera gave, in the order of colours that is asked for."""

import numpy as np

from avatar.sense.frame import CameraFrame

BGR = np.arange(2 * 4 * 3, dtype=np.uint8).reshape(2, 4, 3)


def test_a_frame_as_opencv_gives_it_has_red_first():
    """Mutant: blue first, which the networks were not made for."""
    frame = CameraFrame.from_bgr(BGR, 7)
    assert np.array_equal(frame.rgb, BGR[..., ::-1])
    assert frame.rgb.flags.c_contiguous
    assert frame.rgb is frame.rgb  # converted once
    assert frame.captured_ns == 7


def test_green_is_the_same_however_a_frame_was_made():
    rgb = np.ascontiguousarray(BGR[..., ::-1])
    assert np.array_equal(CameraFrame.from_bgr(BGR, 0).green, CameraFrame(rgb, 0).green)

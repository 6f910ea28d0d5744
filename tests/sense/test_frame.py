"""What a camera gave, in the order of colours that is asked for."""

import numpy as np
import pytest

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


@pytest.mark.parametrize("blue_first", [True, False])
def test_a_frame_written_into_shared_memory_can_be_written_again_after_another(blue_first):
    """Mutant: the second time what is in the memory is taken for this frame's, and is the other's."""
    memory, one = np.zeros_like(BGR), np.ascontiguousarray(BGR[..., ::-1])
    frame = CameraFrame.from_bgr(BGR, 0) if blue_first else CameraFrame(one, 0)
    for _ in range(2):
        frame.convert_into(memory)
        assert np.array_equal(memory, one)
        assert np.array_equal(frame.rgb, one)
        CameraFrame.from_bgr(BGR + 9, 1).convert_into(memory)
    assert np.array_equal(frame.green, BGR[..., 1])

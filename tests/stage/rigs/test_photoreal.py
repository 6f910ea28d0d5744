"""The guard: a photograph, also a flattened one, is told from a drawing.  All pictures are made here."""

import time

import numpy as np
import pytest
from PIL import Image, ImageFilter

from avatar.stage.rigs.images import Verdict as AskedFor
from avatar.stage.rigs.photoreal import judge, likeness, measure


def photographed(seed=0, side=400):
    """Light that falls off over every scale, and grain: what a lens and a sensor make of the world."""
    random = np.random.default_rng(seed)
    picture = np.zeros((side, side, 3))
    for octave in range(2, 8):
        small = random.normal(size=(2**octave, 2**octave)) / 1.6**octave
        tones = Image.fromarray(small.astype(np.float32)).resize((side, side), Image.Resampling.BICUBIC)
        picture += np.asarray(tones)[..., None] * random.uniform(0.8, 1.2, 3)
    picture = 120 + 70 * picture / picture.std() + random.normal(0, 4, picture.shape)
    return picture.clip(0, 255).astype(np.uint8)


def drawn():
    """A sky, a head, two eyes, a mouth."""
    y, x = np.mgrid[:360, :640]
    picture = np.empty((360, 640, 3), np.uint8)
    picture[:] = (200, 225, 250)
    for cx, cy, rx, ry, colour in [
        (320, 170, 112, 132, (40, 30, 50)),
        (320, 170, 108, 128, (250, 210, 180)),
        (275, 150, 12, 18, (40, 30, 50)),
        (365, 150, 12, 18, (40, 30, 50)),
        (320, 230, 40, 12, (170, 50, 60)),
    ]:
        picture[((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1] = colour
    smooth = Image.fromarray(picture).resize((1280, 720), Image.Resampling.BICUBIC)
    return np.asarray(smooth.resize((640, 360), Image.Resampling.BICUBIC))


def flattened(rgb, colours, width):
    """Few colours by k-means, then a median filter: the hole of a rule that looked at entropy alone."""
    image = Image.fromarray(rgb).quantize(colours, kmeans=3).convert("RGB")
    return np.asarray(image.filter(ImageFilter.MedianFilter(width)))


CHANGED = {
    "as it is": lambda rgb: rgb,
    "grey": lambda rgb: np.repeat(rgb[..., 1:2], 3, 2),
    "upside down": lambda rgb: rgb[::-1, ::-1],
    "mirrored": lambda rgb: rgb[:, ::-1],
    "smoothed": lambda rgb: np.asarray(Image.fromarray(rgb).filter(ImageFilter.GaussianBlur(2))),
    "in 8 steps": lambda rgb: rgb // 32 * 32 + 16,
    "16 colours and a median": lambda rgb: flattened(rgb, 16, 5),
    "8 colours and a median": lambda rgb: flattened(rgb, 8, 5),
}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("change", CHANGED)
def test_what_a_camera_could_have_seen_is_refused(change, seed):
    """Mutants: ``_LIMIT`` 9; ``if odds < _LIMIT`` without ``not``; count the colours only."""
    verdict = judge(np.ascontiguousarray(CHANGED[change](photographed(seed))))
    assert verdict.photo is True
    assert "photograph" in verdict.why
    assert "on this machine" in verdict.judged_by


def test_what_was_drawn_is_let_in():
    """Keeps the refusals from being everything.  Mutant: ``_LIMIT`` -20."""
    assert judge(drawn()).photo is False
    assert judge(np.full((200, 300, 3), 90, np.uint8)).photo is False


def test_a_likeness_that_is_no_number_refuses(monkeypatch):
    """Mutant: ``odds >= _LIMIT``."""
    monkeypatch.setattr("avatar.stage.rigs.photoreal.likeness", lambda rgb: float("nan"))
    assert judge(drawn()).photo is True


@pytest.mark.parametrize("shape", [(1, 1), (1, 4096), (4096, 1), (7, 3000), (2, 2)])
def test_any_size_gets_a_verdict(shape):
    """Mutant: ``_LEAST`` 1."""
    for value in (0, 255):
        assert isinstance(likeness(np.full((*shape, 3), value, np.uint8)), float)
    assert np.isfinite(measure(np.random.default_rng(0).integers(0, 256, (*shape, 3), np.uint8))).all()


def test_the_same_picture_gets_the_same_verdict_whatever_its_memory_looks_like():
    rgb = photographed()
    assert likeness(rgb) == likeness(np.asfortranarray(rgb))


def test_it_takes_less_than_a_third_of_a_second():
    rgb = np.tile(photographed(), (4, 6, 1))
    judge(rgb)
    started = time.process_time()
    judge(rgb)
    assert time.process_time() - started < 0.3


def test_it_is_the_judge_that_the_loader_asks():
    verdict: AskedFor = judge(drawn())
    assert not verdict.photo

import numpy as np

from avatar.stage.outputs.null import NullOutput
from avatar.stage.picture import Picture
from tests.stage.outputs.pictures import frozen


def test_planes_are_asked_for_only_where_that_is_measured():
    asked = []
    picture = Picture(
        frozen(np.zeros((2, 2, 4), np.uint8)), frozen(np.zeros((3, 2), np.uint8)), lambda: asked.append(1)
    )
    plain, camera = NullOutput(), NullOutput(planes=True)
    plain.show(picture)
    assert not asked
    camera.show(picture)
    assert asked
    assert plain.shown == camera.shown == 1

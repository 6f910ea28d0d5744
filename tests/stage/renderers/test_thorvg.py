import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from avatar import characters
from avatar.errors import RendererError
from avatar.performance import COEFFICIENTS
from avatar.stage.renderers import library, open_renderer, plates, spread
from avatar.stage.rigs import load_rig, scene_from_svg
from avatar.stage.scene import Colour, Label, Pill
from tests.stage import pebble

SIZE = (480, 270)
DT = 1 / 30
WORDS = (Label(text="identity check off", x=60, y=640, pill=Pill(colour=Colour(20, 20, 40, 200))),)


@pytest.fixture
def renderer():
    opened = open_renderer(*SIZE)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def cast():
    return load_rig(characters.folder(characters.names()[0]))


def fresh(scene, labels=()):
    """The picture as a renderer draws it that has drawn nothing before."""
    opened = open_renderer(*SIZE)
    picture = opened.draw(scene, labels)
    copy = picture.rgba.copy(), picture.i420.copy()
    opened.close()
    return copy


def differs(picture, other):
    return int(np.abs(picture.rgba.astype(int) - other[0]).max())


def test_the_same_scene_gives_the_same_bytes(cast):
    scene = cast.pose({"yaw": 0.3, "jawOpen": 0.5}, DT)
    one, other = fresh(scene), fresh(scene)
    assert one[0].tobytes() == other[0].tobytes()
    assert one[1].tobytes() == other[1].tobytes()


HEAD = st.fixed_dictionaries(
    {}, optional={n: st.floats(-0.5, 0.5) for n in ("yaw", "pitch", "roll", "x", "y", "z")}
)
FACE = st.dictionaries(
    st.sampled_from((*COEFFICIENTS, "gaze_x", "gaze_y", "breathe")), st.floats(0, 1), max_size=4
)
CHANGE = st.tuples(
    st.one_of(st.none(), st.none(), st.none(), HEAD), FACE, st.sampled_from([False, False, False, True])
)


def play_and_compare(changes, name="amara"):
    """Draw change after change with one renderer, and each with a fresh one."""
    rig = load_rig(characters.folder(name))
    renderer = open_renderer(*SIZE)
    head, face = {}, {}
    for turned, more, marked in changes:
        head, face = head if turned is None else turned, {**face, **more}
        scene = rig.pose({**face, **head}, 5.0)  # a pause so long that no strand swings
        picture = renderer.draw(scene, WORDS if marked else ())
        expected = fresh(scene, WORDS if marked else ())
        assert differs(picture, expected) <= 2
        assert np.abs(picture.i420.astype(int) - expected[1]).max() <= 2
    renderer.close()


@pytest.fixture
def tight_views(monkeypatch):
    """Nothing but what must be drawn is drawn, so that no mistake hides in a margin."""
    monkeypatch.setattr(plates, "_MARGIN", 0)
    monkeypatch.setattr(plates, "_SPARE", 0)
    monkeypatch.setattr(plates, "_LOOSE", 1)


@pytest.mark.usefixtures("tight_views")
@given(st.lists(CHANGE, min_size=3, max_size=9))
@settings(
    max_examples=15,
    phases=[Phase.generate],  # shrinking a failure would take minutes of drawing
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_drawing_only_what_changed_equals_drawing_everything(changes):
    """Any history of heads, faces and words; the stories below name their mutants."""
    play_and_compare(changes)


@pytest.mark.usefixtures("tight_views")
@pytest.mark.parametrize("name", characters.names())
def test_a_head_that_never_rests_is_drawn_whole_in_bands(name, monkeypatch):
    """Mutants: restore only where layers reach now, or only where they reached before; restore in bands what
    words are put on, or what they were on; measure none of the curves' inner points.
    """
    monkeypatch.setattr(spread, "_WORTH", 0)
    random = np.random.default_rng(5)
    turns = [
        dict(zip(("yaw", "pitch", "roll", "x", "y"), random.uniform(-0.6, 0.6, 5), strict=True))
        for _ in range(12)
    ]
    play_and_compare([(turn, {}, number in {6, 7}) for number, turn in enumerate(turns)], name)


@pytest.mark.parametrize("unasked", [1, 3, 40])
def test_planes_are_true_whenever_they_are_asked_for(unasked, cast, renderer):
    """Mutants: convert only what the last picture changed; keep the last area of many, not one around all."""
    for number in range(unasked):
        renderer.draw(cast.pose({"yaw": 0.4 * (-1) ** number, "jawOpen": number % 3 / 3}, 5.0))
    renderer.draw(cast.pose({"yaw": -0.4}, 5.0))
    scene = cast.pose({"yaw": -0.4, "eyeBlinkLeft": 1.0}, 5.0)
    picture, expected = renderer.draw(scene), fresh(scene)
    assert np.abs(picture.i420.astype(int) - expected[1]).max() <= 2


@pytest.mark.usefixtures("tight_views")
def test_a_face_that_acts_while_the_head_is_still_is_drawn_whole():
    """Mutant: do not keep the bitmap under the lips true to the jaw."""
    acts = [
        {"mouthSmileLeft": 0.1},
        {"mouthSmileLeft": 0.2},
        {"jawOpen": 0.9},
        {"mouthPucker": 0.6},
        {"jawOpen": 0.0},
        {"mouthPucker": 0.0},
        {"breathe": 1.0},
        {"mouthFrownLeft": 0.8},
        {"browInnerUp": 1.0},
        {"eyeBlinkLeft": 1.0},
        {"browInnerUp": 0.0},
        {"gaze_x": 1.0},
        {"jawOpen": 0.4},
        {"mouthLeft": 1.0},
    ]
    play_and_compare([(None, act, False) for act in acts])


@pytest.mark.usefixtures("tight_views")
@pytest.mark.parametrize("name", ["bolt", "ember"])  # whose chest moves below the chin, and under it
def test_a_chest_that_moves_under_a_still_head_leaves_the_face_over_it(name):
    """Mutants: draw a plate only where it moved itself; keep what is under it only where that moved last."""
    acts = [
        {"jawOpen": 0.2},
        {"jawOpen": 0.4},
        {"breathe": 0.5},
        {"eyeBlinkLeft": 0.7},
        {"jawOpen": 0.9, "breathe": 1.0},
        {"mouthPucker": 0.6},
        {"jawOpen": 0.0, "eyeBlinkLeft": 0.0, "breathe": 0.3},
        {"gaze_x": 0.8},
    ]
    play_and_compare([(None, act, number in {4, 5}) for number, act in enumerate(acts)], name)


@pytest.mark.usefixtures("tight_views")
def test_words_in_the_way_of_something_that_moves_are_drawn_once(tmp_path, renderer):
    """Mutant: draw the words over an area that was not restored beneath them.

    Their bar is half transparent: drawn twice, it is darker.
    """
    rig = pebble.rig(tmp_path)
    words = (Label(text="on air", x=420, y=640, pill=Pill(colour=Colour(20, 20, 40, 120))),)
    for values in ({}, {"breathe": 0.5}, {"breathe": 1.0}, {"x": -0.2}, {"x": -0.25}, {"jawOpen": 1.0}):
        scene = rig.pose(values, 5.0)
        assert differs(renderer.draw(scene, words), fresh(scene, words)) <= 2


@pytest.mark.usefixtures("tight_views")
def test_a_point_bends_the_curve_as_far_as_its_neighbours(tmp_path, renderer):
    """Mutants: redraw only around the points that moved, or around the ends of what they bend."""
    roof = '<path id="{}" d="M300 300C300 100 500 100 600 {}C700 300 800 300 900 300L600 500Z" fill="#05a"/>'
    drawing = pebble.with_layer(roof.format("roof", 300), variants=roof.format("roof@jawOpen", 340))
    rig = pebble.rig(tmp_path, svg=drawing)
    for opened in (0.0, 1.0, 0.3):
        scene = rig.pose({"jawOpen": opened}, DT)
        assert differs(renderer.draw(scene), fresh(scene)) <= 2


def test_a_fading_layer_is_redrawn(tmp_path, renderer):
    toml = pebble.texts()[1] + '[layers.mouth]\nfade = ["yaw", -1, 1]\n'
    rig = pebble.rig(tmp_path, toml=toml)
    for yaw in (-0.02, -0.01, 0.0, 0.005, 0.02, -0.02):
        scene = rig.pose({"yaw": yaw}, DT)
        assert differs(renderer.draw(scene), fresh(scene)) <= 2


def test_scenes_of_different_arts_take_turns(cast, renderer):
    card = scene_from_svg('<svg><rect width="1280" height="720" fill="#123456"/></svg>')
    cast.reset()
    first = renderer.draw(cast.pose({}, DT)).rgba.copy()
    assert renderer.draw(card).rgba[5, 5].tolist() == [0x12, 0x34, 0x56, 255]
    assert np.array_equal(renderer.draw(cast.pose({}, DT)).rgba, first)
    assert np.array_equal(renderer.draw(card).rgba[-1, -1], [0x12, 0x34, 0x56, 255])


def test_an_unchanged_scene_is_the_same_picture_and_costs_no_drawing(cast, renderer, monkeypatch):
    picture = renderer.draw(cast.pose({}, 0.0))
    monkeypatch.setattr(renderer._api, "canvas_draw", None)  # would fail if it were called
    assert renderer.draw(cast.pose({}, 0.0)) is picture


def test_what_nothing_is_drawn_on_is_opaque_black(renderer):
    picture = renderer.draw(scene_from_svg('<svg><circle r="5"/></svg>'))
    assert picture.rgba[-1, -1].tolist() == [0, 0, 0, 255]
    assert (picture.rgba[..., 3] == 255).all()
    assert picture.i420[-1, -1] == 128


def test_pictures_are_read_only_and_of_the_size_asked_for(cast, renderer):
    picture = renderer.draw(cast.pose({}, 0.0))
    assert picture.size == SIZE
    with pytest.raises(ValueError, match="read-only"):
        picture.rgba[0, 0, 0] = 1


def test_a_clipped_layer_is_drawn_only_inside_the_other(tmp_path, renderer):
    big = '<rect id="big" x="0" y="0" width="1280" height="720" fill="#00ff00"/>'
    toml = pebble.texts()[1] + '[layers.big]\nclip = "face"\ndepth = 0\n'
    rig = pebble.rig(tmp_path, svg=pebble.with_layer(big), toml=toml)
    rgba = renderer.draw(rig.pose({}, 0.0)).rgba
    middle, outside = rgba[127, 240], rgba[127, 40]
    assert middle.tolist() == [0, 255, 0, 255]
    assert outside.tolist() == [0, 0, 0, 255]


@pytest.mark.parametrize(
    ("kind", "ends"), [("linear", 'x1="0" y1="0" x2="1280" y2="0"'), ("radial", 'cx="0" cy="360" r="1280"')]
)
def test_gradients_go_from_the_first_anchor_to_the_second(renderer, kind, ends):
    scene = scene_from_svg(
        f'<svg><defs><{kind}Gradient id="g" gradientUnits="userSpaceOnUse" {ends}>'
        f'<stop offset="0" stop-color="#000"/><stop offset="100%" stop-color="#fff"/></{kind}Gradient></defs>'
        '<rect width="1280" height="720" fill="url(#g)"/></svg>'
    )
    row = renderer.draw(scene).rgba[135, :, 0].astype(int)
    assert row[0] <= 2
    assert row[240] == pytest.approx(127, abs=3)
    assert row[-1] >= 253


# ---------------------------------------------------------------------- words


def boxed(renderer, **label):
    """The box around white words on black, in design pixels."""
    rgba = renderer.draw(scene_from_svg('<svg><circle r="1"/></svg>'), (Label(**label),)).rgba
    rows, columns = np.nonzero(rgba[8:, :, 0] > 128)
    scale = 1280 / SIZE[0]
    return columns.min() * scale, (rows.min() + 8) * scale, columns.max() * scale, (rows.max() + 8) * scale


def test_words_are_where_their_anchor_says(renderer):
    start = boxed(renderer, text="Hello", x=640, y=360, size=60)
    middle = boxed(renderer, text="Hello", x=640, y=360, size=60, anchor="middle")
    end = boxed(renderer, text="Hello", x=640, y=360, size=60, anchor="end")
    assert start[0] == pytest.approx(640, abs=12)
    assert (middle[0] + middle[2]) / 2 == pytest.approx(640, abs=8)
    assert end[2] == pytest.approx(640, abs=12)
    assert (middle[1] + middle[3]) / 2 == pytest.approx(360, abs=20)
    assert 30 < middle[3] - middle[1] < 60


def test_bold_is_bolder(renderer):
    def ink(weight):
        scene = scene_from_svg('<svg><circle r="1"/></svg>')
        return int(
            renderer.draw(scene, (Label(text="Hello", x=300, y=300, weight=weight),)).rgba[8:, :, 0].sum()
        )

    assert ink("bold") > 1.1 * ink("medium")


def test_words_go_when_they_are_no_longer_said(cast, renderer):
    plain = renderer.draw(cast.pose({}, 0.0)).rgba.copy()
    assert differs(renderer.draw(cast.pose({}, 0.0), WORDS), (plain,)) > 100
    assert np.array_equal(renderer.draw(cast.pose({}, 0.0)).rgba, plain)


def test_accents_and_punctuation_have_letters(renderer):
    scene = scene_from_svg('<svg><circle r="1"/></svg>')
    seen = {
        renderer.draw(scene, (Label(text=text, x=300, y=300, size=80),)).rgba.tobytes()
        for text in ("é", "ü", "ß", "…", "—", "“", "ñ", "€")
    }
    assert len(seen) == 8


# ---------------------------------------------------------------------- limits


@pytest.mark.parametrize("size", [(0, 0), (641, 360), (640, 361), (-2, 4), (100_000, 2)])
def test_sizes_that_cannot_be_drawn_are_refused(size):
    with pytest.raises(RendererError, match="cannot be drawn"):
        open_renderer(*size)


def test_closing_twice_is_safe_and_drawing_after_it_is_an_error(cast):
    opened = open_renderer(*SIZE)
    opened.draw(cast.pose({}, 0.0), WORDS)
    opened.close()
    opened.close()
    with pytest.raises(RendererError, match="closed"):
        opened.draw(cast.pose({}, 0.0))


def test_a_missing_library_says_what_to_install(monkeypatch):
    monkeypatch.setattr(library, "_candidates", lambda: iter(()))
    with pytest.raises(RendererError, match="pip install --force-reinstall thorvg-cython"):
        library.load.__wrapped__()


def test_a_library_that_does_not_load_is_named(monkeypatch, tmp_path):
    broken = tmp_path / "libthorvg-1.so"
    broken.write_bytes(b"not a library")
    monkeypatch.setattr(library, "_candidates", lambda: iter([broken]))
    with pytest.raises(RendererError, match=r"libthorvg-1\.so: "):
        library.load.__wrapped__()


def test_drawing_does_not_load_the_python_bindings():
    assert library.load()
    assert "thorvg_cython" not in sys.modules


def resident_pages():
    return int(Path("/proc/self/statm").read_text().split()[1])


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="asks Linux how much memory it uses")
def test_three_hundred_pictures_need_no_more_memory(cast, renderer):
    """Mutant: close no canvas."""

    def draw(count):
        for step in range(count):
            renderer.draw(
                cast.pose({"yaw": np.sin(step / 9) / 3, "jawOpen": step % 7 / 7}, DT), WORDS[: step % 2]
            )

    draw(60)
    before = resident_pages()
    draw(300)
    assert (resident_pages() - before) * 4096 < 2_000_000


def test_many_cards_do_not_pile_up(renderer):
    for shade in range(20):
        renderer.draw(scene_from_svg(f'<svg><rect width="9" height="9" fill="#0000{shade:02x}"/></svg>'))
    assert len(renderer._plates) <= 4

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avatar import characters
from avatar.performance import CONTROLS, RANGES
from avatar.stage.rigs import load_rig
from tests.stage import pebble

DT = 1 / 30
NAMES = (*CONTROLS, "breathe")
LIMITS = dict(zip(NAMES, (*RANGES, (0.0, 1.0)), strict=True))
controls = st.fixed_dictionaries({}, optional={n: st.floats(*LIMITS[n]) for n in NAMES})


@pytest.fixture(scope="module")
def rig(tmp_path_factory):
    return pebble.rig(tmp_path_factory.mktemp("pebble"))


def posed(rig, dt_s=DT, **values):
    """The points for these controls, from rest."""
    rig.reset()
    return rig.pose(values, dt_s).points.copy()


def layer(rig, points, name):
    found = next(each for each in rig.pose({}, 0.0).art.layers if each.name == name)
    return points[found.start : found.end]


def test_with_nothing_said_the_character_is_as_drawn(rig):
    rest = rig.pose({}, 0.0).art.points
    assert posed(rig) == pytest.approx(rest, abs=1e-3)


def test_variants_mix_linearly(rig):
    none, half, full = (layer(rig, posed(rig, jawOpen=v), "mouth") for v in (0, 0.5, 1))
    assert half == pytest.approx(
        (none + full) / 2, abs=0.6
    )  # perspective is not linear, by less than a pixel
    assert np.ptp(full[:, 1]) > 4 * np.ptp(none[:, 1])


def test_a_variant_moves_only_its_own_layer(rig):
    one, other = posed(rig), posed(rig, eyeBlinkLeft=1.0)
    assert layer(rig, one, "eye_right").tolist() == layer(rig, other, "eye_right").tolist()
    assert np.ptp(layer(rig, other, "eye_left")[:, 1]) < 5


@pytest.mark.parametrize(
    ("turn", "axis", "way"),
    [
        ({"yaw": 0.4}, 0, 1),  # the performer's left is the picture's right
        ({"yaw": -0.4}, 0, -1),
        ({"pitch": 0.3}, 1, -1),  # up is smaller y
        ({"pitch": -0.3}, 1, 1),
        ({"x": 0.5}, 0, 1),
        ({"y": 0.5}, 1, -1),
    ],
)
def test_the_face_goes_the_performers_own_way(rig, turn, axis, way):
    """Mutant: turn the sign of any sine."""
    before, after = layer(rig, posed(rig), "mouth"), layer(rig, posed(rig, **turn), "mouth")
    assert way * (after - before)[:, axis].mean() > 10


def test_roll_takes_the_crown_to_the_performers_left_shoulder(rig):
    crown = np.argmin(layer(rig, posed(rig), "face")[:, 1])
    assert layer(rig, posed(rig, roll=0.3), "face")[crown, 0] > layer(rig, posed(rig), "face")[crown, 0] + 40


def test_a_nearer_face_is_larger(rig):
    assert np.ptp(layer(rig, posed(rig, z=1.0), "face")[:, 0]) > np.ptp(layer(rig, posed(rig), "face")[:, 0])


def test_a_silhouette_keeps_its_breadth_and_an_eye_narrows(rig):
    turned = posed(rig, yaw=0.6)
    broad = np.ptp(layer(rig, turned, "face")[:, 0]) / np.ptp(layer(rig, posed(rig), "face")[:, 0])
    eye = np.ptp(layer(rig, turned, "eye_left")[:, 0]) / np.ptp(layer(rig, posed(rig), "eye_left")[:, 0])
    assert broad > 0.9
    assert eye < 0.85


def test_the_body_follows_the_head_a_little(rig):
    before, after = posed(rig), posed(rig, x=1.0)
    body = (layer(rig, after, "shirt") - layer(rig, before, "shirt"))[:, 0].mean()
    head = (layer(rig, after, "face") - layer(rig, before, "face"))[:, 0].mean()
    assert 0 < body < head


@given(controls, st.floats(0, 1))
@settings(max_examples=60)
def test_any_performance_can_be_drawn(rig, values, dt_s):
    points = rig.pose(values, dt_s).points
    assert np.isfinite(points).all()
    assert np.abs(points).max() < 3_000


@given(st.sampled_from(NAMES), st.sampled_from([math.nan, math.inf, -math.inf, 1e308, -1e308]))
@settings(max_examples=30)
def test_nonsense_is_clamped_or_ignored(rig, name, value):
    safe = 0.0 if math.isnan(value) else min(max(value, LIMITS[name][0]), LIMITS[name][1])
    assert posed(rig, **{name: value}).tolist() == posed(rig, **{name: safe}).tolist()


@pytest.mark.parametrize("name", characters.names())
def test_nothing_jumps(name):
    """A hundredth more of any control moves no point by more than six pixels.

    Mutant: round the weights of variants to tenths.
    """
    rig = load_rig(characters.folder(name))
    for control in NAMES:
        low, high = LIMITS[control]
        for value in np.linspace(low, high - 0.01, 7):
            near = np.abs(posed(rig, **{control: value + 0.01}) - posed(rig, **{control: value})).max()
            assert near < 6, (control, value, near)


def test_a_point_at_the_viewers_eye_is_not_drawn_at_infinity(tmp_path):
    """Mutant: no _NEAREST."""
    toml = PLAIN + "[layers.eye]\ndepth = 600.0\nscale = 2.0\nlift = 200.0\n"
    found = pebble.rig(tmp_path, svg=pebble.with_layer(GAZE), toml=toml)
    for yaw in (0.0, 0.4, -0.6):
        assert np.abs(posed(found, yaw=yaw, pitch=yaw)).max() < 20_000


def test_a_head_that_trembles_less_than_can_be_seen_stands_still(rig):
    """Mutant: STILL_PX = 0."""
    rig.reset()
    noise = np.random.default_rng(1).normal(0, 0.0002, (200, 3))
    seen = [rig.pose({"yaw": 0.2 + a, "pitch": b, "roll": c}, DT).points.copy() for a, b, c in noise]
    moved = sum(not np.array_equal(a, b) for a, b in itertools.pairwise(seen[20:]))
    assert moved < 20


def test_a_head_that_turns_slowly_is_never_far_behind(rig):
    rig.reset()
    for step in range(200):
        yaw = 0.0005 * step
        followed = rig.pose({"yaw": yaw}, DT).points.copy()
    assert np.abs(followed - posed(rig, yaw=yaw)).max() < 1.0


def test_breathing_moves_the_body_in_steps_too_small_to_see(rig):
    seen = [posed(rig, breathe=v) for v in np.linspace(0, 1, 101)]
    steps = [np.abs(b - a).max() for a, b in itertools.pairwise(seen)]
    assert max(steps) < 0.65
    assert sum(step > 0 for step in steps) < 20
    assert np.abs(seen[-1] - seen[0]).max() > 2


GAZE = '<circle id="eye" cx="600" cy="300" r="9" fill="#000"/>'
RIGHT = '<circle id="eye@gaze_x" cx="610" cy="300" r="9"/>'
LEFT = '<circle id="eye@gaze_x-" cx="600" cy="330" r="9"/>'
PLAIN = 'format = 1\n[meta]\nname = "A"\nartist = "B"\nlicence = "C"\nperformers = "anyone"\n'


def eye_at(folder, variants, **values):
    rig = pebble.rig(folder, svg=pebble.with_layer(GAZE, variants=variants), toml=PLAIN)
    return layer(rig, posed(rig, **values), "eye")[:-1].mean(axis=0)


def test_gaze_goes_both_ways_unless_the_artist_drew_the_other_side(tmp_path):
    assert eye_at(tmp_path, RIGHT, gaze_x=-1.0) - eye_at(tmp_path, RIGHT) == pytest.approx([-10, 0], abs=0.1)
    both = RIGHT + LEFT
    assert eye_at(tmp_path, both, gaze_x=-1.0) - eye_at(tmp_path, both) == pytest.approx([0, 30], abs=0.1)
    assert eye_at(tmp_path, both, gaze_x=1.0) - eye_at(tmp_path, both) == pytest.approx([10, 0], abs=0.1)


def test_a_corrective_counts_by_the_product(tmp_path):
    both = '<circle id="eye@jawOpen+mouthPucker" cx="600" cy="340" r="9"/>'
    rest = eye_at(tmp_path, both)
    assert eye_at(tmp_path, both, jawOpen=1.0) == pytest.approx(rest)
    assert eye_at(tmp_path, both, jawOpen=0.5, mouthPucker=0.5) - rest == pytest.approx([0, 10], abs=0.1)


def test_retargeting_has_a_gain_and_a_limit(tmp_path):
    toml = PLAIN + "[retarget.gaze_x]\ngain = 3.0\nlimit = 0.5\n"
    rig = pebble.rig(tmp_path, svg=pebble.with_layer(GAZE, variants=RIGHT), toml=toml)
    moved = layer(rig, posed(rig, gaze_x=0.1), "eye") - layer(rig, posed(rig), "eye")
    assert moved[:, 0].mean() == pytest.approx(3, abs=0.1)
    moved = layer(rig, posed(rig, gaze_x=-1.0), "eye") - layer(rig, posed(rig), "eye")
    assert moved[:, 0].mean() == pytest.approx(-5, abs=0.1)


def test_a_layer_fades_as_it_turns_away(tmp_path):
    rig = pebble.rig(
        tmp_path, toml=pebble.texts()[1].replace('depth = "silhouette"', 'fade = ["yaw", 10, 20]')
    )
    shares = []
    for degrees in (-25, 5, 15, 25):
        scene = rig.pose({"yaw": math.radians(degrees)}, DT)
        shares.append(float(scene.opacity[[x.name for x in scene.art.layers].index("face")]))
    assert shares == pytest.approx([1, 1, 0.5, 0], abs=1e-3)


SPRING = (
    PLAIN
    + "[layers.eye]\nspring = 's'\nfrom = [600, 200]\nto = [600, 300]\n"
    + "[springs.s]\nfrequency_hz = 2.0\nhang = {hang}\n"
)


def test_a_strand_lags_behind_swings_and_comes_to_rest(tmp_path):
    rig = pebble.rig(tmp_path, svg=pebble.with_layer(GAZE), toml=SPRING.format(hang=0.0))
    place = lambda: layer(rig, rig.pose({"x": 1.0}, DT).points.copy(), "eye")[:, 0].mean()  # noqa: E731
    rig.reset()
    rig.pose({"x": 0.0}, DT)
    path = [place() for _ in range(150)]
    assert path[0] < path[-1] - 10
    assert max(path) > path[-1] + 2
    assert path[-1] == path[-2]


def test_a_hanging_strand_stays_upright_when_the_head_tilts(tmp_path):
    places = []
    for hang in (0.0, 1.0):
        rig = pebble.rig(tmp_path, svg=pebble.with_layer(GAZE), toml=SPRING.format(hang=hang))
        places.append(layer(rig, posed(rig, roll=0.3), "eye")[:, 0].mean())
    assert places[1] - places[0] == pytest.approx(100 * math.sin(0.3), rel=0.2)


def test_the_same_performance_always_gives_the_same_points(tmp_path):
    one, other = pebble.rig(tmp_path), load_rig(tmp_path)
    for step in range(30):
        values = {"yaw": math.sin(step / 5), "jawOpen": abs(math.cos(step)), "breathe": step / 30}
        assert one.pose(values, DT).points.tolist() == other.pose(values, DT).points.tolist()


def test_an_outline_is_ink_below_and_outside_its_fill(rig):
    names = [each.name for each in rig.pose({}, 0.0).art.layers]
    assert names.index("face ink") == names.index("face") - 1
    points = posed(rig)
    ink, fill = layer(rig, points, "face ink"), layer(rig, points, "face")
    assert np.ptp(ink[:, 0]) == pytest.approx(np.ptp(fill[:, 0]) + 8, abs=0.3)

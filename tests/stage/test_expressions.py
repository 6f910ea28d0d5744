"""Faces on a key: how they come, mix and go."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avatar.performance import COEFFICIENTS, CONTROLS, GAZE, RANGES
from avatar.stage.expressions import DEFAULTS, EASE_S, NamedExpression, Worn, wardrobe

LIMITS = dict(zip(CONTROLS, RANGES, strict=True))
MOVED = (*GAZE, *COEFFICIENTS)
faces = st.builds(
    NamedExpression,
    name=st.sampled_from(["one", "other"]),
    controls=st.fixed_dictionaries({}, optional={n: st.floats(*LIMITS[n]) for n in MOVED}),
    mix=st.sampled_from(["add", "replace"]),
)
lives = st.fixed_dictionaries({}, optional={n: st.floats(*LIMITS[n]) for n in CONTROLS})


def after(seconds, wanted, worn=None, rate=30):
    worn = worn or Worn()
    for _ in range(round(seconds * rate)):
        worn = worn.advance(wanted, 1 / rate)
    return worn


def test_every_key_from_1_to_9_has_a_face_of_its_own():
    assert [one.key for one in DEFAULTS.values()] == list(range(1, 10))


@pytest.mark.parametrize("name", DEFAULTS)
def test_the_defaults_are_legal_values_and_none_looks_like_another(name):
    assert all(
        LIMITS[control][0] <= v <= LIMITS[control][1] for control, v in DEFAULTS[name].controls.items()
    )
    shown = [{c: v for c, v in one.controls.items() if v} for one in DEFAULTS.values()]
    assert all(one != other for one, other in itertools.combinations(shown, 2))


@given(faces, lives, st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=80)
def test_whatever_is_mixed_stays_in_range(face, live, share, presence):
    """Mutant: a plain sum."""
    mixed = Worn({face.name: share}).mix(live, {face.name: face}, presence)
    for control, value in mixed.items():
        assert LIMITS[control][0] - 1e-9 <= value <= LIMITS[control][1] + 1e-9


@given(faces, lives)
@settings(max_examples=40)
def test_where_no_performance_is_shown_nothing_is_changed(face, live):
    """Mutant: leave the presence out of the mixing; a key would move a character that nobody drives."""
    mixed = Worn({face.name: 1.0}).mix(live, {face.name: face}, 0.0)
    assert {control: mixed[control] for control in live} == live
    assert not any(mixed[control] for control in set(mixed) - set(live))


def test_it_comes_and_goes_without_a_jump():
    shown = []
    worn = Worn()
    for wanted in ["happy"] * 15 + [None] * 15:
        worn = worn.advance(wanted, 1 / 30)
        shown.append(worn.mix({}, DEFAULTS, 1.0).get("mouthSmileLeft", 0.0))
    assert shown[14] == DEFAULTS["happy"].controls["mouthSmileLeft"]
    assert shown[-1] == 0
    assert max(abs(b - a) for a, b in itertools.pairwise(shown)) < 0.25
    assert 0.15 <= EASE_S <= 0.25


def test_a_new_face_takes_over_from_the_old_one():
    worn = after(1, "sad", after(1, "happy"))
    assert worn.shares == {"sad": 1.0}


def test_added_it_leaves_the_performers_own_motion_to_be_seen():
    laughing = Worn({"laughing": 1.0})
    shut, wide = (laughing.mix({"jawOpen": jaw}, DEFAULTS, 1.0)["jawOpen"] for jaw in (0.0, 1.0))
    assert 0 < shut < wide == 1


def test_replaced_controls_do_not_listen_and_all_others_do():
    live = {"mouthSmileLeft": 1.0, "jawOpen": 0.4, "yaw": 0.2}
    mixed = Worn({"sad": 1.0}).mix(live, DEFAULTS, 1.0)
    assert (mixed["mouthSmileLeft"], mixed["jawOpen"], mixed["yaw"]) == (0.0, 0.4, 0.2)


def test_a_characters_own_faces_win_by_name_and_by_key():
    own = [
        NamedExpression(name="happy", controls={"jawOpen": 1.0}),
        NamedExpression(name="zen", controls={}, key=3),
    ]
    found = wardrobe(own)
    assert found["happy"].controls == {"jawOpen": 1.0}
    assert [name for name, one in found.items() if one.key == 3] == ["zen"]
    assert found["sad"].key is None
    assert set(found) == {*DEFAULTS, "zen"}


def test_a_name_that_is_gone_shows_nothing():
    assert Worn({"gone": 1.0}).mix({"yaw": 0.1}, DEFAULTS, 1.0) == {"yaw": 0.1}


@given(st.lists(st.tuples(st.sampled_from(["happy", "sad", None]), st.floats(0, 1)), max_size=30))
@settings(max_examples=40)
def test_shares_stay_between_off_and_on(story):
    worn = Worn()
    for wanted, dt_s in story:
        worn = worn.advance(wanted, dt_s)
        assert all(0 < share <= 1 for share in worn.shares.values())

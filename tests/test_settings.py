import pytest
from hypothesis import given
from hypothesis import strategies as st

from avatar.errors import SettingsError
from avatar.gate import FLOOR
from avatar.settings import OPTIONS, Settings, choose


def write(tmp_path, text):
    path = tmp_path / "avatar.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_and_flags_everything_is_default(tmp_path):
    chosen = choose(tmp_path / "none.toml", {})
    assert chosen.settings == Settings()
    assert set(chosen.origins.values()) == {"default"}


def test_a_flag_beats_the_file_and_the_file_beats_the_default(tmp_path):
    path = write(tmp_path, '[stage]\nrate = 60\n[output]\nkind = "null"\n')
    chosen = choose(path, {"stage.rate": 30})
    assert chosen.settings.stage.rate == 30
    assert chosen.settings.output.kind == "null"
    assert chosen.origins["stage.rate"] == "flag --stage-rate"
    assert chosen.origins["output.kind"] == str(path)
    assert chosen.origins["camera.name"] == "default"


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("[stage]\nrate = 25", "avatar.toml: stage.rate = 25: must be 30 or 60", "change it"),
        ("[sense]\nrate = -1", "avatar.toml: sense.rate = -1: must be 8 to 60", "change it"),
        ('[sense]\ntest_source = "yes"', 'test_source = "yes": must be true or false', "change it"),
        ("[sense]\nrate = true", "sense.rate = true: must be", "change it"),
        ('[gate]\ncannot = "wink"', 'must be "nothing" or "blink"', "change it"),
        ("[stage\nrate", "avatar.toml: ", "correct"),
        ("[stage]\nrate = [30]", "must be 30 or 60", "change it"),
    ],
)
def test_a_wrong_file_says_where_and_what_to_do(tmp_path, text, problem, hint):
    with pytest.raises(SettingsError) as caught:
        choose(write(tmp_path, text), {})
    assert problem in caught.value.problem
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ('[gate]\ncanot = "blink"', "gate.canot is not a setting of this version; did you mean gate.cannot?"),
        ("colour = 3", "colour is not a setting of this version"),
        ("[sky]\ncolour = [3]", "sky.colour is not a setting of this version"),
    ],
)
def test_a_name_that_is_not_known_is_said_and_the_rest_holds(tmp_path, text, note):
    """A newer version may have written it.  Mutant: drop it without a word; a slip would go unseen."""
    chosen = choose(write(tmp_path, f"{text}\n[stage]\nrate = 60"), {})
    assert chosen.notes == (f"avatar.toml: {note}",)
    assert chosen.settings.stage.rate == 60


def test_a_file_that_is_not_text_says_so(tmp_path):
    path = tmp_path / "avatar.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"avatar\.toml"):
        choose(path, {})


@given(st.text(max_size=8))
def test_a_flag_is_allowed_or_refused_never_a_crash(text):
    for option in OPTIONS.values():
        try:
            option.check(option.parse(text), "here")
        except SettingsError as error:
            assert error.hint  # noqa: PT017 - either outcome is fine, a crash is not


def test_safe_is_the_default():
    """Mutants: a prompt less by default; test source let in by default."""
    assert Settings().gate.prompts_at_start >= FLOOR.prompts_at_start
    assert Settings().gate.cannot == "nothing"
    assert Settings().sense.test_source is False


@pytest.mark.parametrize("prompts", [FLOOR.prompts_at_start - 1, FLOOR.prompts_in_full + 1])
def test_no_file_asks_for_fewer_prompts_than_the_floor_or_more_than_are_dealt(tmp_path, prompts):
    """Mutants: ``Range(0, 3)``, ``Range(1, 4)``: three are dealt at most, and would pay for four."""
    with pytest.raises(SettingsError, match="must be 1 to 3"):
        choose(write(tmp_path, f"[gate]\nprompts_at_start = {prompts}"), {})


@pytest.mark.parametrize("loose", ["similarity = 49", "prompt_after = 31", "full_every = 25"])
def test_no_file_makes_the_gate_looser_than_the_floor(tmp_path, loose):
    """Mutants: ``Range(40, 70)``, ``Range(5, 60)``, ``Range(1, 48)``."""
    with pytest.raises(SettingsError, match="must be"):
        choose(write(tmp_path, f"[gate]\n{loose}"), {})


def test_every_setting_has_a_flag_of_its_own_and_a_sentence():
    flags = [option.flag for option in OPTIONS.values()]
    assert len(set(flags)) == len(flags)
    assert all(option.help.endswith(".") for option in OPTIONS.values())

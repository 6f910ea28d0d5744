"""The numbers that ``avatar lab attack`` prints."""

import pytest

from avatar.app.cli import main
from avatar.app.lab.attack import upper_bound


@pytest.mark.parametrize(
    ("accepted", "tries", "bound"),
    [(0, 1000, 0.002991), (0, 59, 0.0495), (1, 5969, 0.000794), (40, 100, 0.4870), (5, 5, 1.0), (0, 1, 0.95)],
)
def test_the_upper_bound_is_clopper_and_pearsons(accepted, tries, bound):
    """Mutant: the normal approximation, which is 0 for no accepted try."""
    assert upper_bound(accepted, tries) == pytest.approx(bound, rel=1e-3)


def test_a_missing_recording_is_one_sentence(tmp_path, capsys):
    probe = str(tmp_path / "nothing.mp4")
    assert main(["lab", "attack", "--enrol", probe, "--probe", probe]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("error: there is no file ")
    assert said[1].startswith("try: ")
    assert len(said) == 2


@pytest.mark.parametrize(
    "wrong", [["--prompts", "-1"], ["--prompts", "13"], ["--tries", "0"], ["--seed", "-1"]]
)
def test_impossible_numbers_are_wrong_usage(wrong):
    with pytest.raises(SystemExit) as left:
        main(["lab", "attack", "--enrol", "a", "--probe", "b", *wrong])
    assert left.value.code == 2

"""Pairs of pictures compared, from the command line to the rates."""

import json
from pathlib import Path

import cv2
import pytest

from avatar.app.cli import main
from avatar.errors import AvatarError
from avatar.gate import Policy
from avatar.sense.lab_identity import Pair, rates, read_pairs
from tests.sense.drawing import cartoon


@pytest.fixture
def album(tmp_path, monkeypatch):
    """A folder with drawings, which is the current one."""
    monkeypatch.chdir(tmp_path)
    cv2.imwrite("one.png", cv2.cvtColor(cartoon(), cv2.COLOR_RGB2BGR))
    cv2.imwrite("two.png", cv2.cvtColor(cartoon(centre=(400, 200)), cv2.COLOR_RGB2BGR))
    cv2.imwrite("room.png", cartoon() * 0 + 90)
    return tmp_path


def listed(*lines):
    Path("pairs.csv").write_text("\n".join(("a,b,same", *lines)) + "\n", encoding="utf-8")


def run(capsys, *flags):
    code = main(["lab", "identity", "--pairs", "pairs.csv", *flags])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_pairs_come_back_in_their_order_and_a_picture_without_a_face_is_null(album, capsys):
    """Mutants: pairs sorted; 0 in place of null."""
    listed("two.png,one.png,1", "one.png,room.png,0", "one.png,one.png,1")
    code, out, _ = run(capsys, "--json")
    assert code == 0
    found = json.loads(out)
    assert [(pair["a"], pair["b"]) for pair in found["pairs"]] == [
        ("two.png", "one.png"),
        ("one.png", "room.png"),
        ("one.png", "one.png"),
    ]
    alike, faceless, same = (pair["similarity"] for pair in found["pairs"])
    assert faceless is None
    assert 0.8 < alike < same
    assert same == pytest.approx(1, abs=1e-4)
    chosen = {Policy().similarity_to_open, Policy().similarity_to_stay}
    assert chosen <= {row["threshold"] for row in found["rates"]}
    assert all(set(row) == {"threshold", "fmr", "fnmr"} for row in found["rates"])


def test_without_json_it_says_the_rates_in_words(album, capsys):
    listed("two.png,one.png,1")
    code, out, _ = run(capsys)
    assert code == 0
    assert out.splitlines()[0] == "1 pairs, 0 of them without a face in one picture"
    assert "false matches not measured, false non-matches 0.00%" in out


PROBLEMS = {
    "no list": (None, "pairs.csv cannot be read: No such file"),
    "empty": ("", "has no column a, b, same"),
    "no pair": ("a,b,same\n", "lists no pair"),
    "column": ("a,b\none.png,two.png\n", "has no column same"),
    "same": ("a,b,same\none.png,two.png,maybe\n", "line 2: same = 'maybe': must be 1 or 0"),
    "picture": ("a,b,same\none.png,gone.png,1\n", "line 2: there is no picture 'gone.png'"),
    "short line": ("a,b,same\none.png\n", "line 2: same = ''"),
    "no text": ("a,b,same\n\xff\xfe\x00", "not a CSV text file"),
}


@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_bad_list_is_one_clear_sentence(album, problem):
    content, sentence = PROBLEMS[problem]
    if content is not None:
        (album / "pairs.csv").write_bytes(content.encode("latin-1"))
    with pytest.raises(AvatarError) as caught:
        read_pairs((album / "pairs.csv").relative_to(album))
    assert sentence in caught.value.problem
    assert caught.value.hint


def test_a_picture_that_is_none_is_an_error_with_exit_code_1(album, capsys):
    (album / "text.png").write_text("no picture")
    listed("one.png,text.png,1")
    code, out, err = run(capsys, "--json")
    assert (code, out) == (1, "")
    assert err.splitlines()[0] == "error: text.png is not a picture that can be decoded"
    assert err.splitlines()[1].startswith("try: ")


def test_rates_count_a_match_from_the_threshold_on_and_a_missing_face_as_none():
    """Mutants: ``>`` for ``>=``; pairs without a face left out; same and different confused."""
    pairs = [Pair("a", "b", same) for same in (True, True, True, False, False)]
    table = {row["threshold"]: row for row in rates(pairs, [0.9, 0.5, None, 0.5, 0.1])}
    assert table[0.5]["fnmr"] == pytest.approx(1 / 3)
    assert table[0.5]["fmr"] == pytest.approx(1 / 2)
    assert table[0.51]["fnmr"] == pytest.approx(2 / 3)
    assert table[0.51]["fmr"] == 0


def test_a_rate_of_nothing_is_null():
    assert all(row["fmr"] is None for row in rates([Pair("a", "b", same=True)], [0.4]))

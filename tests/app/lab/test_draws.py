"""What drawing costs, measured on a character of the cast; the numbers themselves depend on the machine."""

import json

from avatar.app.cli import main
from avatar.app.lab import draws


def test_every_character_is_measured_beside_the_limits(monkeypatch, capsys):
    monkeypatch.setattr(draws, "names", lambda: ("robin",))
    monkeypatch.setattr(draws, "_PICTURES", 20)
    code = main(["lab", "draws", "--json"])
    (found,) = json.loads(capsys.readouterr().out)
    assert found["name"] == "robin"
    assert all(found[key] > 0 for key in draws.LIMITS)
    assert found["over"] == [key for key, limit in draws.LIMITS.items() if found[key] > limit]
    assert code == bool(found["over"])


def test_a_loaded_character_is_light_whatever_the_machine():
    """Mutant: keep every picture that was drawn."""
    assert draws.memory_mb("robin") < draws.LIMITS["memory_mb"]


def test_too_dear_a_character_is_named_and_the_exit_code_says_so(monkeypatch, capsys):
    monkeypatch.setattr(draws, "names", lambda: ("robin",))
    monkeypatch.setattr(draws, "_PICTURES", 5)
    monkeypatch.setitem(draws.LIMITS, "load_ms", 0.001)
    assert main(["lab", "draws"]) == 1
    assert "load_ms" in capsys.readouterr().out.splitlines()[0].split("over: ")[1]

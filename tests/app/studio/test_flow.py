"""The first start in a real window: a new account, real keys, a real mouse, left half-way and resumed."""

import json
import os
import time

import pytest

from avatar.app import agreement, places
from avatar.gate import consent
from avatar.settings import choose
from tests.app.studio.screen import Window, missing, screen
from tests.waiting import PATIENCE_S, until

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed: {' '.join(missing())}")

SECRET = "correct horse"


class Person:
    """Somebody at the window, who sees what can be pressed."""

    def __init__(self, window, where):
        self.window, self._where = window, where

    def sees(self, name):
        """Whether something of this name can be pressed, and where."""
        try:
            spot = json.loads(self._where.read_text()).get(name)
        except (OSError, ValueError):
            return None
        return spot[:2] if spot and spot[2] else None

    def waits_for(self, name):
        end = time.monotonic() + PATIENCE_S
        before = None
        while True:
            spot = self.sees(name)
            if spot and spot == before:
                return spot  # twice in the same place: nothing moves any more
            before = spot
            assert self.window.process.poll() is None, self.window.process.stderr.read().decode()
            assert time.monotonic() < end, f"{name} is not there: {self._where.read_text()}"
            time.sleep(0.06)

    def clicks(self, name):
        x, y = self.waits_for(name)
        self.window.do("mousemove", "--sync", str(x), str(y), "click", "1")

    def tabs_to(self, name):
        """Press Tab until the focus is there."""
        for _ in range(40):
            now, times = self.focus()
            if now == name:
                return
            self.presses("Tab")
            until(lambda times=times: self.focus()[1] > times, why=f"another focus than {now!r}")
        raise AssertionError(f"no Tab leads to {name}")

    def focus(self):
        """What has the focus, and how many times it has gone to something else."""
        return json.loads(self._where.read_text())["the focus"][:2]

    def presses(self, *keys):
        self.window.do("key", "--delay", "20", *keys)

    def types(self, text):
        self.window.do("type", "--delay", "15", text)


@pytest.fixture(scope="module")
def display():
    with screen() as env:
        yield env


@pytest.fixture
def somebody(display, tmp_path):
    """Opens the window on this test's own account; again, if it was closed."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    made = []

    def one(**told):
        env = {**os.environ, **{k: display[k] for k in ("DISPLAY", "QT_QPA_PLATFORM")}}
        env["XDG_RUNTIME_DIR"] = str(runtime)
        where = tmp_path / "map.json"
        where.unlink(missing_ok=True)
        told = {"map": str(where), "diary": str(tmp_path / "diary"), **told}
        window = Window(env, told, "tests.app.studio.launch_first")
        made.append(window)
        window.activate()
        return Person(window, where)

    yield one
    for window in made:
        window.close()


def on_air(tmp_path):
    diary = tmp_path / "diary"
    until(lambda: diary.exists() and len(diary.read_text().splitlines()) >= 5, why="pictures that are sent")


def test_from_a_new_account_to_on_air_by_keyboard_alone(somebody, tmp_path):
    """Mutant: a control that takes no focus."""
    person = somebody(prompts_s=0.05)
    person.waits_for(consent.AGREEMENT)
    person.tabs_to(consent.AGREEMENT)
    person.presses("space")
    person.tabs_to("I agree")
    person.presses("space")
    person.waits_for("Passphrase")
    person.tabs_to("Passphrase")
    person.types(SECRET)
    person.presses("Tab")
    person.types(SECRET)
    person.tabs_to("Begin")
    person.presses("space")
    person.waits_for("This is me")
    person.tabs_to("This is me")
    person.presses("space")
    person.waits_for("Go on air")
    person.tabs_to("Go on air")
    person.presses("space")
    on_air(tmp_path)
    assert agreement.is_given()
    assert choose(places.settings_file(), {}).origins["stage.character"] != "default"
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "map.json"]
    assert not [path for path in kept if SECRET.encode() in path.read_bytes()]


def test_left_half_way_nothing_stays_and_the_next_start_goes_on_there(somebody):
    """With the mouse.  Mutant: remember the step, not what it left."""
    person = somebody(prompts_s=5)
    person.clicks(consent.AGREEMENT)
    person.clicks("I agree")
    is_introduced(person)
    person.waits_for("Stop for now")
    person.presses("alt+F4")
    person.window.process.wait(PATIENCE_S)
    kept = sorted(path.name for path in places.vault_folder().iterdir())
    assert kept == ["consent.json", "ledger.jsonl", "ledger.key", "ledger.lock"]
    person = somebody(prompts_s=0.05)
    is_introduced(person)
    person.waits_for("This is me")
    person.window.process.kill()
    person.window.process.wait()
    person = somebody()
    person.clicks("Boo")
    person.clicks("This is me")
    person.clicks("Later")
    person.clicks("To the window")
    person.waits_for("Go on air")
    assert choose(places.settings_file(), {}).settings.stage.character == "boo"


def is_introduced(person):
    person.clicks("Passphrase")
    person.types(SECRET)
    person.presses("Tab")
    person.types(SECRET)
    person.clicks("Begin")

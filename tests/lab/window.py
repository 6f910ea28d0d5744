"""What the window costs and whether it ever stands still: on a real screen, with a scripted sense.

``python -m tests.lab.window [start] [preview] [pauses] [panics]`` prints: start to first picture of the
window, memory, processor time with the preview large, small and minimised, the longest pause of the window's
thread while the camera is lost, sense is killed, the disk is full and pages are opened, and the time from the
pause's key to its card on air in each state.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.app.scripted import HUNG, LIVE, held, live
from tests.app.studio.screen import PROJECT, Window, screen

RUNS = 5
SIZES = {(1160, 760): 3, (1600, 980): 3, (640, 620): 1}
"""Of the window, and how often to measure."""

PAGES = ("expressions", "look", "devices", "privacy", "about", "character")
"""The last one is open from the beginning."""


def home():
    """Folders of its own, so that nothing of the account is read or changed."""
    folder = tempfile.mkdtemp(prefix="avatar-window-")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
        os.environ[name] = f"{folder}/{name.lower()}"
        Path(os.environ[name]).mkdir(mode=0o700)
    os.environ["HOME"] = folder  # where videos go
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    return Path(folder)


def median(numbers):
    return sorted(numbers)[len(numbers) // 2]


def starts(env):
    """Milliseconds from the command to a window that is seen, as xdotool sees it."""
    took = []
    for _ in range(RUNS):
        home()
        one = Window({**os.environ, **env_of(env)}, {"diary": "/dev/null"})
        one.find()
        took.append(1000 * (time.monotonic() - one.began_s))
        one.process.terminate()
        one.close()
    return took


def env_of(env):
    return {name: env[name] for name in ("DISPLAY", "QT_QPA_PLATFORM")}


def measure(env, told):
    """Run :func:`inside` in a process of its own; what it found."""
    home()
    done = subprocess.run(
        [sys.executable, "-m", "tests.lab.window", json.dumps(told)],
        env={**os.environ, **env_of(env), "PYTHONPATH": str(PROJECT)},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


class Heartbeat:
    """The longest pause of the window's thread, in milliseconds."""

    def __init__(self):
        from PySide6.QtCore import Qt, QTimer

        self.longest_ms, self.at_s, self.gaps = 0.0, time.monotonic(), []
        self.timer = QTimer(interval=2)
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self.beat)
        self.timer.start()

    def beat(self):
        now = time.monotonic()
        self.gaps.append(1000 * (now - self.at_s))
        self.at_s = now

    def take(self):
        """The longest since the last call."""
        longest, self.gaps = max(self.gaps, default=0.0), []
        return longest


def inside(told):
    """The window in this process; yields to it by a script of (seconds, what to do)."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from avatar.app import places, recorder, settings_file
    from avatar.app.studio import application, rubbish
    from avatar.app.studio.backstage import Backstage
    from avatar.app.studio.dress import Dress
    from avatar.app.studio.first.flow import HABITS_FILE
    from avatar.app.studio.window import MainWindow
    from avatar.gate import consent
    from avatar.settings import choose
    from tests.app.scripted import command
    from tests.app.studio.launch import Diary

    sys.setswitchinterval(told.get("switch", application._SWITCH_S))
    recorder.load()  # as the application does
    consent.give(places.consent_file(), consent.AGREEMENT)
    for name in ("template.vault", HABITS_FILE):  # an owner who was here before
        (places.vault_folder() / name).touch()
    settings_file.change(places.settings_file(), {"stage.character": "robin"})
    chosen = choose(places.settings_file(), {"sense.test_source": True})
    app = QApplication([])
    diary = Diary()
    backstage = Backstage(chosen, command=command(*told["parts"]), open_output=lambda _settings: diary)
    if not told.get("doctor"):
        backstage.recheck = lambda: None
    window = MainWindow(backstage, Dress(app, chosen.settings))
    window.resize(*told.get("size", (1160, 760)))
    rubbish.spare()  # as the application does
    found, heart = {"errors": []}, Heartbeat()
    backstage.failed.connect(lambda problem, _hint: found["errors"].append(problem))
    window.show()
    window.begin("show")

    def use():
        """Processor time of the window's process and its threads so far."""
        return time.process_time()

    def step(name):
        match name:
            case "rest":
                heart.take()
            case "beat":
                found.setdefault("beats", []).append(heart.take())
            case "cpu":
                found.setdefault("cpu", []).append((time.monotonic(), use()))
            case "minimise":
                window.showMinimized()
            case "kill":
                os.kill(backstage._show._sense.pid, signal.SIGKILL)
            case "stop":
                os.kill(backstage._show._sense.pid, signal.SIGSTOP)
            case "full":
                import resource

                resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            case "setting":
                backstage.setting("output.kind", "null")
                backstage.record(on=True)
            case "air":
                backstage.go_on_air()
            case "pause":
                found["pressed_ns"] = time.monotonic_ns()
                backstage.panic()
            case "another":
                backstage.character("otto")
            case "memory":
                text = Path("/proc/self/status").read_text()
                found["rss_mb"] = int(text.split("VmRSS:")[1].split()[0]) / 1024
            case page if page in PAGES:
                window.shelf.open(page)
            case "unseen":
                backstage.view(window.box.preview, None)
            case "end":
                app.quit()

    for at_s, name in told["script"]:
        QTimer.singleShot(round(at_s * 1000), window, lambda name=name: step(name))
    app.exec()
    window.end()
    if "pressed_ns" in found:
        pauses = [int(line.split()[0]) for line in diary.lines if "pause" in line]
        found["pause_ms"] = (pauses[0] - found["pressed_ns"]) / 1e6
    sys.stdout.write(json.dumps(found) + "\n")


def cost(env, size, do="nothing"):
    """Per cent of a core that the window's process uses."""
    script = [(3, do), (3.7, "cpu"), (7.7, "cpu"), (7.8, "end")]
    told = {"parts": [LIVE], "size": size, "script": script}
    (began_s, before), (ended_s, after) = measure(env, told)["cpu"]
    return 100 * (after - before) / (ended_s - began_s)


STATES = {
    "starting": [held("STARTING")],
    "checking": [held("PROMPT_TURN_LEFT")],
    "performing": [LIVE],
    "held": [held("NOT_OWNER")],
    "sense silent": [live(1.0), HUNG],
    "camera lost": [live(1.0), held("CAMERA_LOST")],
}


def start(env):
    """How soon it is there, how long its thread stands still meanwhile, and how large it is."""
    took = starts(env)
    print(f"start to window: median {median(took):.0f} ms, longest {max(took):.0f} of {RUNS}")
    told = {"parts": [LIVE], "doctor": True, "script": [(8, "beat"), (8.1, "memory"), (8.2, "end")]}
    found = [measure(env, told) for _ in range(3)]
    pauses = [round(one["beats"][0]) for one in found]
    print(f"start, doctor and first performance: longest pause {pauses} ms")
    print(f"memory of the window's process: {found[0]['rss_mb']:.0f} MB")


def preview(env):
    """What the picture in the window costs."""
    for size, times in SIZES.items():
        pairs = [(cost(env, size, "unseen"), cost(env, size)) for _ in range(times)]
        more = median([with_it - none for none, with_it in pairs])
        told = ", ".join(f"{with_it:.1f} against {none:.1f}" for none, with_it in pairs)
        print(f"preview at {size}: {more:+.1f} % of a core, median of {told}")
    small = (640, 620)
    print(f"minimised: {cost(env, small, 'minimise') - cost(env, small, 'unseen'):+.1f} % of a core")


def pauses(env):
    """How long the window's thread stands still when something goes wrong, or is opened."""
    troubles = {
        "camera lost": ([live(3), held("CAMERA_LOST")], [(2, "rest"), (6, "beat"), (6.1, "end")]),
        "sense killed": ([LIVE], [(2, "rest"), (3, "kill"), (7, "beat"), (7.1, "end")]),
        "sense hung": ([LIVE], [(2, "rest"), (3, "stop"), (7, "beat"), (7.1, "end")]),
        "disk full, settings and recording": (
            [LIVE],
            [(2, "rest"), (3, "full"), (3.2, "setting"), (7, "beat"), (7.1, "end")],
        ),
        "another character": ([LIVE], [(2, "rest"), (3, "another"), (6, "beat"), (6.1, "end")]),
    }
    for name, (parts, script) in troubles.items():
        found = measure(env, {"parts": parts, "script": script})
        print(f"{name}: longest pause of the window {found['beats'][0]:.0f} ms {found['errors']}")
    script = [(3, "rest")]
    for number, page in enumerate(PAGES):
        script += [(3.1 + number, page), (4 + number, "beat")]
    found = measure(env, {"parts": [LIVE], "script": [*script, (4.1 + len(PAGES), "end")]})
    told = ", ".join(f"{page} {beat:.0f}" for page, beat in zip(PAGES, found["beats"], strict=True))
    print(f"pages opened for the first time: {told} ms")


def panics(env):
    """From the pause's key to its card."""
    for name, parts in STATES.items():
        script = [(2, "air"), (4, "pause"), (5, "end")]
        print(f"pause while {name}: {measure(env, {'parts': parts, 'script': script})['pause_ms']:.0f} ms")
    for name, do in (("sense hangs", "stop"), ("sense is killed", "kill"), ("disk is full", "full")):
        script = [(2, "air"), (3.9, do), (4, "pause"), (5, "end")]
        print(f"pause while {name}: {measure(env, {'parts': [LIVE], 'script': script})['pause_ms']:.0f} ms")


PARTS = {one.__name__: one for one in (start, preview, pauses, panics)}


def main(names):
    with screen() as env:
        for name in names or PARTS:
            PARTS[name](env)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1].startswith("{"):
        inside(json.loads(sys.argv[1]))
    elif set(sys.argv[1:]) <= set(PARTS):
        main(sys.argv[1:])
    else:
        sys.exit(__doc__)

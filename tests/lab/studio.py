"""Pictures of the window at every step, by script: ``python -m tests.lab.studio [--out FOLDER] [--dark]``.

A new account in a folder of its own, a scripted enrolment and sense, no camera, no screen.  Each step is
written once as it is on an ordinary screen and once as on one with twice the pixels (``@2x``).
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "studio"
SIZE = (1160, 760)
LARGEST = 150_000
"""Bytes of one picture."""


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=DOCS)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--language", default="en")
    parser.add_argument("--scale", type=int, action="append")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.inside:
        return Tour(given).go()
    given.out.mkdir(parents=True, exist_ok=True)
    for scale in given.scale or (1, 2):
        with tempfile.TemporaryDirectory() as home:
            env = {**os.environ, "QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": "offscreen"}
            env |= dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"), home)
            env["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
            subprocess.run(
                [sys.executable, "-m", "tests.lab.studio", "--inside", *arguments],
                env=env,
                cwd=ROOT,
                check=True,
            )
    return 0


class Tour:
    """Goes through the window as a person would."""

    def __init__(self, given):
        from PySide6.QtWidgets import QApplication

        from avatar.app import places
        from avatar.app.studio.backstage import Backstage
        from avatar.app.studio.dress import Dress
        from avatar.app.studio.first import enrolment
        from avatar.app.studio.window import MainWindow
        from avatar.settings import choose
        from avatar.testing import RecordingOutput
        from tests.app.scripted import LIVE, PRELUDE, command
        from tests.app.studio.launch import _cure
        from tests.app.studio.launch_first import ENROL, HELLO, LEARN, SETTLE

        self.given = given
        self.app = QApplication(["avatar"])
        flags = {
            "window.theme": "dark" if given.dark else "light",
            "window.text": given.text,
            "window.language": given.language,
            "window.motion": "less",
        }
        chosen = choose(places.settings_file(), flags)
        enrolment.list_devices = lambda: [
            {"name": name, "is_virtual": False} for name in ("HD webcam", "Desk camera")
        ]
        output = RecordingOutput()
        output.label = "Avatar"
        output.show = lambda _picture: None
        dress = Dress(self.app, chosen.settings)
        self.backstage = Backstage(
            chosen,
            command=command(*HELLO, LEARN, SETTLE.replace("SETTLE_S", "6"), LIVE),
            enrol_command=(sys.executable, "-c", PRELUDE + ENROL.replace("PROMPTS_S", "0.6")),
            open_output=lambda _settings: output,
        )
        clinic = self.backstage._clinic
        clinic.recheck = lambda _label: _cure(clinic)
        self.window = MainWindow(self.backstage, dress)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.begin("show")

    def wait(self, true, limit_s=20.0):
        began = time.monotonic()
        while not true():
            assert time.monotonic() - began < limit_s, "it did not come"
            self.app.processEvents()
            time.sleep(0.01)

    def pause(self, seconds):
        began = time.monotonic()
        self.wait(lambda: time.monotonic() - began > seconds)

    def shot(self, name):
        """Write what is seen: few colours, as many as the file may hold."""
        from PIL import Image

        self.pause(0.25)
        image = self.window.grab().toImage().convertToFormat(_rgb())
        width, height = image.width(), image.height()
        rows = bytes(image.constBits())
        picture = Image.frombytes("RGB", (width, height), rows, "raw", "RGB", image.bytesPerLine())
        scale = os.environ["QT_SCALE_FACTOR"]
        path = self.given.out / f"{name}{'@2x' if scale == '2' else ''}.png"
        for colours in (256, 128, 64, 32):
            picture.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
            if path.stat().st_size <= LARGEST:
                break
        print(f"{path.name}: {width}x{height}, {path.stat().st_size // 1000} kB")

    def page(self, step):
        first = self.window._first
        self.wait(lambda: first.step is step and first.page is not None)
        return first.page

    def go(self):
        from avatar.app.studio.first.flow import Step

        self.wait(lambda: self.window._first is not None)
        self.agree(self.page(Step.AGREE))
        self.introduce(self.page(Step.INTRODUCE))
        self.choose(self.page(Step.CHARACTER))
        self.rest(self.page(Step.REST))
        self.page(Step.AIR)
        self.shot("first-5-call-app")
        self.backstage.go_on_air()
        self.wait(lambda: self.backstage.status.on_air)
        self.shot("first-5-on-air")
        self.window._first.page.done.emit()
        self.wait(lambda: not self.window._is_walking)
        self.tabs()
        self.window.end()
        return 0

    def agree(self, page):
        self.pause(0.3)
        page._look()
        self.shot("first-1-agree")
        page._text.verticalScrollBar().setValue(10**6)
        page._box.setChecked(True)
        page._agree.click()

    def introduce(self, page):
        from avatar.app.studio.said import said
        from avatar.signal import Reason

        self.wait(lambda: page._camera.count() == 2)
        self.shot("first-2-introduce")
        for field in (page._typed, page._again):
            field.setText("correct horse")
        page._begin.click()
        for reason, name in (
            (Reason.PROMPT_TURN_LEFT, "turn"),
            (Reason.PROMPT_TURN_RIGHT, "again"),
            (Reason.PROMPT_BLINK_TWICE, "blink"),
            (Reason.ENROLLED, "known"),
        ):
            self.wait(lambda reason=reason: page._words.text() == said(reason).title)
            self.shot(f"first-2-{name}")

    def choose(self, page):
        from avatar.maker import random_recipe

        self.wait(lambda: len(page._tiles) > 2 and not page._stage._image.isNull())
        self.wait(lambda: all(tile.is_drawn for name, tile in page._tiles.items() if name))
        self.shot("first-3-character")
        page._thrown(random_recipe(7))  # the same in every edition
        self.pause(1.2)
        self.shot("first-3-made")
        page._tiles["robin"].click()
        page._take.click()

    def rest(self, page):
        from avatar.app.studio.first.rest import Part

        self.wait(lambda: page._progress.part is Part.RELAX)
        self.pause(1.0)
        self.shot("first-4-rest")

    def tabs(self):
        shelf = self.window.shelf
        for name in shelf._names:
            shelf.open(name)
            self.pause(1.5)
            self.shot(f"tab-{name}")


def _rgb():
    from PySide6.QtGui import QImage

    return QImage.Format.Format_RGB888


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The whole window as ``avatar`` opens it, with a scripted sense and an output that keeps a diary.

``python -m tests.app.studio.launch TOLD``, where TOLD is JSON: ``parts`` (see ``tests.app.scripted``),
``flags`` (dotted settings), ``command``, ``diary`` (a file: a line for each picture shown on air, the time in
ns, and ``pause`` or ``other``), ``healthy`` (false: the doctor's own findings).
"""

import json
import sys
import time

import numpy as np

from avatar.app import places
from avatar.app.findings import Finding, Said
from avatar.gate import consent
from avatar.settings import choose
from tests.app.scripted import LIVE, command


class Diary:
    """An output that writes down when it showed what."""

    label = "Avatar"

    def __init__(self, path=""):
        from avatar.signal import Reason
        from avatar.stage import cards
        from avatar.stage.renderers import open_renderer

        renderer = open_renderer(1280, 720)
        drawn = renderer.draw(cards.card(Reason.PAUSED), cards.words(Reason.PAUSED))
        self._pause = drawn.rgba[:640:8, ::8].copy()  # above the place of a test source's mark
        renderer.close()
        self._path, self.lines = path, []

    def show(self, picture):
        what = "pause" if np.array_equal(picture.rgba[:640:8, ::8], self._pause) else "other"
        self._write(what)

    def close(self):
        self._write("closed")

    def _write(self, what):
        self.lines.append(f"{time.monotonic_ns()} {what}")
        if self._path:
            with open(self._path, "a") as diary:  # noqa: PTH123
                diary.write(f"{self.lines[-1]}\n")


def main(told):
    from avatar.app.studio import application
    from avatar.app.studio.backstage import Backstage

    def make(chosen):
        found = Backstage(
            chosen,
            command=command(*told.get("parts", [LIVE])),
            open_output=lambda _settings: Diary(told["diary"]),
        )
        if told.get("healthy", True):
            clinic = found._clinic
            clinic.recheck = lambda _label: _cure(clinic)
        return found

    if not told.get("new"):
        consent.give(places.consent_file(), consent.AGREEMENT)
    flags = {"sense.test_source": True, **told.get("flags", {})}
    return application.run(choose(places.settings_file(), flags), told.get("command", "show"), make)


def _cure(clinic):
    """A machine on which everything is there."""
    clinic.findings = (
        Finding(name="python", ok=True, said=Said.PYTHON, values={"version": "", "system": ""}),
    )
    clinic.changed.emit(clinic.findings)


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))

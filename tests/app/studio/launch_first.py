"""The whole window on a new account, for the first start: two cameras, a scripted enrolment and sense.

``python -m tests.app.studio.launch_first TOLD``, where TOLD is JSON: ``map`` (a file that says all the time
what can be pressed and where), ``diary`` (see ``tests.app.studio.launch``), ``prompts_s`` (how long a
prompt is shown), ``flags``, ``parts`` (of sense), ``cameras``,
``rest_s`` (how long the resting face takes), ``real`` (true: nothing is scripted, but
for the doctor: a test source has no owner, and for the doctor that is a red line).
"""

import json
import sys
from pathlib import Path

from avatar.app import places
from avatar.settings import choose
from tests.app.scripted import LIVE, PRELUDE, command, held
from tests.app.studio.launch import Diary, _cure

ENROL = """
def prompt(reason, progress, for_s):
    until = time.monotonic() + for_s
    while time.monotonic() < until:
        send(Held(time.monotonic_ns(), reason, progress=progress)); time.sleep(1 / 30)
first = config["passphrase"] is None or len(config["passphrase"]) >= 8
for reason, progress in (
    (Reason.PROMPT_STRAIGHT, 0), (Reason.PROMPT_TURN_LEFT, 12), (Reason.ENROL_WRONG_MOVE, 0),
    (Reason.PROMPT_STRAIGHT, 0), (Reason.PROMPT_TURN_RIGHT, 64), (Reason.PROMPT_STRAIGHT, 96),
    (Reason.PROMPT_BLINK_TWICE, 128), (Reason.PROMPT_SMILE, 200)):
    prompt(reason, progress, PROMPTS_S)
folder = config["vault_folder"]
open(folder + "/template.vault", "wb").write(b"a template, as far as a script has one")
send(Held(time.monotonic_ns(), Reason.ENROLLED, progress=255))
"""
"""A try that fails, then one that does not; the template is written at the very end, as it is in earnest."""

HELLO = [held("NOT_VERIFIED", 0.3), held("PROMPT_TURN_LEFT", 0.7)]
"""What the gate asks at a start."""

SETTLE = """
until = time.monotonic() + SETTLE_S
while (left := until - time.monotonic()) > 0:
    share = max(1, min(254, int(255 * (1 - left / SETTLE_S))))
    send(Live(time.monotonic_ns(), performance(HeadPose(), {}), progress=share)); time.sleep(1 / 30)
"""
"""Three relaxed seconds and two blinks."""

LEARN = """
open(config["vault_folder"] + "/habits", "wb").write(b"how a script's face rests")
"""


def where(app, times):
    """What can be pressed or typed into, by its name: the middle, in pixels of the screen.

    Beside "the focus" stands what has it, and how many times it has gone to something else.
    """
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    found = {}
    for widget in app.allWidgets():
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox) and widget.isVisible():
            named = widget.text() if isinstance(widget, QAbstractButton) else ""
            at = widget.mapToGlobal(QPoint(0, 0))
            spot = [at.x() + widget.width() // 2, at.y() + widget.height() // 2]
            if widget.metaObject().className() == "QCheckBox":
                spot[0] = at.x() + 14  # the words beside a box are narrower than the box is wide
            found[named or widget.accessibleName()] = [*spot, widget.isEnabled()]
    focus, named = app.focusWidget(), ""
    if focus is not None:
        named = (focus.text() if isinstance(focus, QAbstractButton) else "") or focus.accessibleName()
    found["the focus"] = [named, times, False]
    return found


def main(told):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from avatar.app.studio import application
    from avatar.app.studio.backstage import Backstage
    from avatar.app.studio.first import enrolment

    if not told.get("real"):
        cameras = told.get("cameras", ["HD webcam", "Desk camera"])
        enrolment.list_devices = lambda: [{"name": name, "is_virtual": False} for name in cameras]
    settle = SETTLE.replace("SETTLE_S", str(told.get("rest_s", 1.0)))
    script = PRELUDE + ENROL.replace("PROMPTS_S", str(told.get("prompts_s", 0.3)))

    moves = []

    def write():
        whole = Path(told["map"] + ".new")
        whole.write_text(json.dumps(where(QApplication.instance(), len(moves))))
        whole.replace(told["map"])

    def real(chosen):
        """The machine's own cameras, and nothing by script."""
        return Backstage(chosen)

    def scripted(chosen):
        return Backstage(
            chosen,
            command=command(*told.get("parts", [*HELLO, LEARN, settle, LIVE])),
            enrol_command=(sys.executable, "-c", script),
            open_output=lambda _settings: Diary(told["diary"]),
        )

    def make(chosen):
        found = (real if told.get("real") else scripted)(chosen)
        clinic = found._clinic
        clinic.recheck = lambda _label: _cure(clinic)
        timer = QTimer(found, interval=40)
        timer.timeout.connect(write)
        QApplication.instance().focusChanged.connect(lambda *_: moves.append(1))
        timer.start()
        return found

    chosen = choose(places.settings_file(), told.get("flags", {}))
    return application.run(chosen, told.get("command", "show"), make)


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))

"""The doctor in a process of its own, for the window: what is tried there may hang or crash.

``python -m avatar.app.checkup LABEL`` prints what each look found, one line of JSON as each ends.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from typing import Final

from avatar.app.doctor import in_force, rounds
from avatar.app.exams import EXAMS, Patient
from avatar.app.findings import Finding, Said
from avatar.app.priority import give_way

COMMAND: Final = (sys.executable, "-P", "-m", "avatar.app.checkup")

_LIMIT_S: Final = 10.0 + max(exam.limit_s for exam in EXAMS)
"""Ten seconds to start from a cold disk."""


def checkup(on_air: str = "", command: Sequence[str] = COMMAND) -> Iterator[tuple[Finding, ...]]:
    """Have everything looked at.

    Args:
        on_air: Label of the output that this program shows pictures on now; empty if none.
        command: How the process is run; tests give another one.

    Yields:
        What each look found, as it ends.  If the process fails, one red line that says so.
    """
    try:
        process = subprocess.Popen(
            [*command, on_air], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        yield (_failed(str(error.strerror)),)
        return
    give_way(process.pid)
    limit = threading.Timer(_LIMIT_S, process.kill)
    limit.start()
    try:
        assert process.stdout is not None
        for line in process.stdout:
            yield tuple(Finding.from_json(one) for one in json.loads(line))
        if process.wait():
            yield (_failed(f"it ended with code {process.returncode}"),)
    except (ValueError, LookupError, TypeError) as error:
        yield (_failed(type(error).__name__),)
    finally:
        limit.cancel()
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _failed(why: str) -> Finding:
    values = {"problem": f"the doctor did not finish: {why}"}
    return Finding(name="doctor", ok=False, said=Said.FAILED, values=values, advice=Said.LOOK_AGAIN)


def main(on_air: str) -> int:
    """Look, and print."""
    for _, found in rounds(Patient(settings=in_force(), on_air=on_air)):
        print(json.dumps([one.as_json() for one in found]), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

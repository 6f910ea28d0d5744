"""``avatar doctor``: looks at everything a show needs; one line each, and a fix for every red one.

All looks go on at once, each in a thread of its own with a limit: a camera that hangs
delays nothing else, and cannot hold up the window.
"""

from __future__ import annotations

import json
import queue
import threading
import time
from collections.abc import Iterator, Sequence

from avatar.app import places
from avatar.app.exams import EXAMS, Exam, Patient
from avatar.app.findings import Finding, Said
from avatar.errors import AvatarError, SettingsError
from avatar.settings import Settings, choose

_DEBUG = "avatar --debug doctor"


def rounds(patient: Patient, exams: Sequence[Exam] = EXAMS) -> Iterator[tuple[Exam, tuple[Finding, ...]]]:
    """Begin every exam now, and tell of each as it ends, or when its time is over.

    A look that fails is a red line, never an exception.

    Args:
        patient: What the exams are about.
        exams: Which.

    Yields:
        Each exam once, with what it found.
    """
    news: queue.SimpleQueue[tuple[Exam, tuple[Finding, ...]]] = queue.SimpleQueue()
    began = time.monotonic()
    for exam in exams:
        threading.Thread(
            target=lambda exam=exam: news.put((exam, _look(exam, patient))), name=exam.name, daemon=True
        ).start()
    waiting = sorted(exams, key=lambda exam: exam.limit_s)
    while waiting:
        left_s = waiting[0].limit_s - (time.monotonic() - began)
        try:
            exam, found = news.get(timeout=max(0.0, left_s))
        except queue.Empty:
            exam, found = waiting[0], (_silent(waiting[0]),)
        if exam in waiting:  # else it answers after all, too late
            waiting.remove(exam)
            yield exam, found


def _look(exam: Exam, patient: Patient) -> tuple[Finding, ...]:
    try:
        return tuple(exam.look(patient))
    except AvatarError as error:
        problem, hint = error.problem, error.hint
    except Exception as error:
        problem, hint = f"{type(error).__name__}: {error}", ""
    failed = Finding(
        name=exam.name,
        ok=False,
        said=Said.FAILED,
        values={"problem": problem},
        command="" if hint else _DEBUG,
        hint=hint,
    )
    return (failed,)


def _silent(exam: Exam) -> Finding:
    return Finding(
        name=exam.name,
        ok=False,
        said=Said.NO_ANSWER,
        values={"seconds": f"{exam.limit_s:.0f}"},
        advice=Said.LOOK_AGAIN,
    )


def in_force() -> Settings:
    """The settings of the file; the defaults if it cannot be read, which the exam of the settings says."""
    try:
        return choose(places.settings_file(), {}).settings
    except SettingsError:
        return Settings()


def examine(settings: Settings | None = None, *, on_air: str = "") -> list[Finding]:
    """Look at everything, and wait for all of it.

    Args:
        settings: In force; see :func:`in_force` if not given.
        on_air: Label of the output that this program shows pictures on now; empty if none.

    Returns:
        The findings, in the order of :data:`EXAMS`.
    """
    settings = settings or in_force()
    found = dict(rounds(Patient(settings=settings, on_air=on_air)))
    return [finding for exam in EXAMS for finding in found[exam]]


def doctor(*, as_json: bool) -> int:
    """Print the report; exit code 1 if a line is red."""
    found = examine()
    if as_json:
        print(json.dumps([one.as_json() for one in found], indent=2))
    else:
        for one in found:
            print(f"{'ok ' if one.ok else 'NO '} {one.name}: {one.detail}")
            if one.fix:
                print(f"    fix: {one.fix}")
    return 0 if all(one.ok for one in found) else 1

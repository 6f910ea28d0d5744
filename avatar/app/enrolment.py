"""An enrolment as seen from the drawing side: prompts come in, success or an error ends it.

The process that looks into the camera is another one, and this one never sees a picture.  Nothing of an
enrolment that is left or that fails stays: the template is written once, whole, at the very end.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from types import TracebackType
from typing import Final

from avatar.app import agreement, places
from avatar.app.ledger import Event
from avatar.app.session import LONGEST_LINE, SenseConfig, printable, read_exactly
from avatar.errors import AvatarError
from avatar.settings import Chosen
from avatar.signal import SIGNAL_SIZE, Held, Reason, decode
from avatar.stage.retarget import MANNERS

ENROL_COMMAND: Final = (sys.executable, "-P", "-m", "avatar.sense", "enrol")

_PATIENCE_S: Final = 2.0
"""For a process that was asked to end: it closes its camera within 0.3 s."""


def is_enrolled() -> bool:
    """Whether a template is stored, usable or not."""
    return (places.vault_folder() / "template.vault").exists()


def config_from(chosen: Chosen, secret: str | None) -> SenseConfig:
    """What the sense process is told."""
    settings = chosen.settings
    return SenseConfig(
        camera=settings.camera.name or None,
        test_source=settings.sense.test_source,
        consent_path=str(places.consent_file()),
        vault_folder=str(places.vault_folder()),
        passphrase=secret,
        prompts_at_start=settings.gate.prompts_at_start,
        similarity=settings.gate.similarity,
        prompt_after=settings.gate.prompt_after,
        full_every=settings.gate.full_every,
        cannot=settings.gate.cannot,
        fps=settings.sense.rate,
        track_hz=MANNERS[settings.stage.manner].track_hz,
        microphone=settings.sense.microphone,
        microphone_name=settings.sense.microphone_name,
        glasses=settings.sense.glasses,
    )


class Enrolment:
    """One enrolment, from the start of its process to the end of it.

    ``with Enrolment(config, record_id) as one: for held in one.prompts(): ...``

    Args:
        config: What the process is told.
        record_id: Of the consent in force, for the ledger.
        command: How it is run; tests give another one.

    Attributes:
        warnings: What could not be written in the ledger, and why.
    """

    def __init__(self, config: SenseConfig, record_id: str, command: Sequence[str] = ENROL_COMMAND) -> None:
        self._config, self._record_id, self._command = config, record_id, command
        self._process: subprocess.Popen[bytes] | None = None
        self._listener: threading.Thread | None = None
        self._words: list[str] = []
        self._left = threading.Event()
        self._late: threading.Timer | None = None
        self.warnings: tuple[str, ...] = ()

    def __enter__(self) -> Enrolment:
        """Start the process.

        Raises:
            AvatarError: If it does not start.
        """
        try:
            process = subprocess.Popen(
                list(self._command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
            )
        except OSError as error:
            raise AvatarError(
                f"the sense process does not start: {error.strerror}", hint="run 'avatar doctor'"
            ) from error
        self._process = process
        self._listener = threading.Thread(target=self._listen, args=(process,), daemon=True)
        self._listener.start()
        assert process.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # it ended or was left at once
            process.stdin.write(json.dumps(asdict(self._config)).encode() + b"\n")
        if self._left.is_set():
            self.leave()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process and wait until it is gone: the camera is free then."""
        self.leave()
        process = self._process
        if process is None:
            return
        process.wait()
        if self._late is not None:
            self._late.cancel()
        if process.stdout is not None:
            process.stdout.close()
        if self._listener is not None:
            self._listener.join(1)

    def leave(self) -> None:
        """Stop, from any thread: the process ends by itself and keeps nothing; :meth:`prompts` just ends."""
        self._left.set()
        process = self._process
        if process is not None and process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
            if self._late is None:
                self._late = threading.Timer(_PATIENCE_S, process.kill)  # if it has not ended by then
                self._late.daemon = True
                self._late.start()

    def prompts(self) -> Iterator[Held]:
        """What to show, as it comes; the last one is ``ENROLLED``.

        Raises:
            AvatarError: If it ends in another way than by success or :meth:`leave`.
        """
        assert self._process is not None
        assert self._process.stdout is not None
        while len(data := read_exactly(self._process.stdout, SIGNAL_SIZE)) == SIGNAL_SIZE:
            held = decode(data)
            if not isinstance(held, Held):
                continue
            if held.reason is Reason.ENROLLED:
                self.warnings = agreement.write_down(Event.ENROLLED, self._record_id)
                yield held
                return
            yield held
        if not self._left.is_set():
            raise self._problem()

    def _problem(self) -> AvatarError:
        """Why it ended, in the process's own words if it had any."""
        if self._listener is not None:
            self._listener.join(1)
        said = (*self._words, "run 'avatar doctor'") if self._words else ()
        problem, hint = (said or ("the enrolment ended early", "run 'avatar doctor'"))[:2]
        return AvatarError(problem, hint=hint)

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        """Remember what it complains of."""
        assert process.stderr is not None
        with process.stderr:
            for raw in process.stderr:
                line = printable(raw[:LONGEST_LINE])
                if line.startswith(("error:", "try:")):
                    self._words.append(line.partition(":")[2].strip())
